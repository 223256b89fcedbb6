//! Hashes of what was not given as bytes: transaction objects and authorisations.

use alloy_primitives::{Address, B256, U256, keccak256};
use serde_json::Value;

use super::layout::Layout;
use super::{AUTHORIZATION_MAGIC, rlp};
use crate::decode::object::Object;
use crate::decode::transaction::Hashes;
use crate::decode::{Place, Recipient, Transaction, value};

/// `keccak256(0x05 ‖ rlp([chain_id, address, nonce]))` of EIP-7702.
pub(in crate::decode) fn authorization_hash(chain_id: U256, address: Address, nonce: U256) -> B256 {
    let mut items = Vec::new();
    rlp::put_number(&mut items, chain_id);
    rlp::put_bytes(&mut items, address.as_slice());
    rlp::put_number(&mut items, nonce);
    let mut preimage = vec![AUTHORIZATION_MAGIC];
    rlp::put_list(&mut preimage, &items);
    keccak256(preimage)
}

/// The signing hash of a transaction object, if every field that it covers was given: a wallet would
/// otherwise choose what is missing.
pub(in crate::decode) fn hash_of_object(
    object: Object<'_>,
    transaction: &Transaction,
) -> Option<Hashes> {
    let kind = match object.get("type") {
        Some(kind) => u8::try_from(value::number(kind)?).ok()?,
        // A price alone can become any type, by the wallet's choice.
        None if object.get("maxFeePerGas").is_some()
            && object.get("authorizationList").is_none() =>
        {
            2
        }
        None => return None,
    };
    let layout = Layout::numbered(kind)?;
    // Blobs and authorisations come in too many forms to be sure of the wallet's encoding.
    if kind > 2 || transaction.rival_data.is_some() {
        return None;
    }
    let chain_id = U256::from(transaction.chain_id?);
    let number = |name: &str| {
        let mut notes = Vec::new();
        object.quantity(name, &mut notes).filter(|_| notes.is_empty())
    };
    let mut items = Vec::new();
    for name in layout.names() {
        match *name {
            "chainId" => rlp::put_number(&mut items, chain_id),
            "nonce" => rlp::put_number(&mut items, transaction.nonce?),
            "gasLimit" => {
                rlp::put_number(&mut items, number(object.first(&["gas", "gasLimit"])?)?);
            }
            "to" => match transaction.to {
                Recipient::Account(to) => rlp::put_bytes(&mut items, to.as_slice()),
                Recipient::NewContract => rlp::put_bytes(&mut items, &[]),
                Recipient::Unreadable => return None,
            },
            "value" => rlp::put_number(&mut items, transaction.value?),
            "data" => rlp::put_bytes(&mut items, &transaction.data),
            "accessList" => put_access_list(&mut items, object.get("accessList"))?,
            price => rlp::put_number(&mut items, number(price)?),
        }
    }
    Some(Hashes { signing: layout.hash(items, Some(chain_id)), transaction: None })
}

/// Appends an access list (EIP-2930): a list of addresses, each with a list of storage keys.
fn put_access_list(out: &mut Vec<u8>, list: Option<&Value>) -> Option<()> {
    let mut entries = Vec::new();
    for entry in list.map_or(Some(&[][..]), |list| list.as_array().map(Vec::as_slice))? {
        let bytes = |value: &Value, length: usize| {
            let mut notes = Vec::new();
            let bytes = value::bytes(value, Place::written(""), &mut notes)?;
            (notes.is_empty() && bytes.len() == length).then_some(bytes)
        };
        let mut keys = Vec::new();
        for key in entry.get("storageKeys")?.as_array()? {
            rlp::put_bytes(&mut keys, &bytes(key, 32)?);
        }
        let mut items = Vec::new();
        rlp::put_bytes(&mut items, &bytes(entry.get("address")?, 20)?);
        rlp::put_list(&mut items, &keys);
        rlp::put_list(&mut entries, &items);
    }
    rlp::put_list(out, &entries);
    Some(())
}
