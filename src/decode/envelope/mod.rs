//! Transactions as bytes (RLP and EIP-2718): legacy, 2930, 1559, 4844 and 7702, signed and unsigned.

mod hash;
mod layout;
mod published;
mod rlp;
mod signature;
#[cfg(test)]
mod tests;

use alloy_primitives::{Address, keccak256};

use super::transaction::{Hashes, Names};
use super::{Authorization, Party, Place, Recipient, Transaction, Unread, authorization, limits};
pub(super) use hash::{authorization_hash, hash_of_object};
use layout::Layout;
pub(super) use published::published;
pub(super) use signature::{Signature, recover};

/// A transaction or an authorisation in bytes that were given as something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// A transaction, signed or to be signed.
    Transaction(Box<Transaction>),
    /// What an account signs to be handed to code (EIP-7702): `0x05 ‖ rlp([chain_id, address, nonce])`.
    Authorization(Box<Authorization>),
}

/// The magic byte of EIP-7702's authorisations.
const AUTHORIZATION_MAGIC: u8 = 5;

/// The most fields of an envelope: those of a signed blob or set-code transaction, and one to tell
/// that there are more.
const FIELDS: usize = 15;

/// The transaction or authorisation that bytes are, from the first to the last of them, or that they
/// spell in hex. `path` is where the bytes stand.
pub fn recognise(bytes: &[u8], path: &str) -> Option<Hidden> {
    let place = Place::written(path);
    let exact = |bytes: &[u8]| {
        if let [AUTHORIZATION_MAGIC, list @ ..] = bytes {
            let authorization = unsigned_authorization(list, place)?;
            return Some(Hidden::Authorization(Box::new(authorization)));
        }
        let (transaction, exact) = read(bytes, place, &mut Vec::new())?;
        exact.then(|| Hidden::Transaction(Box::new(transaction)))
    };
    exact(bytes).or_else(|| {
        let text = std::str::from_utf8(bytes).ok()?.trim();
        exact(&hex::decode(text.strip_prefix("0X").unwrap_or(text)).ok()?)
    })
}

/// Reads a transaction, and tells whether the bytes are exactly what a node would take. Nothing is
/// noted if it is none.
fn read(bytes: &[u8], place: Place<'_>, unread: &mut Vec<Unread>) -> Option<(Transaction, bool)> {
    let (layout, list) = Layout::of(bytes)?;
    let outer = rlp::first(list)?;
    let (mut body, mut canonical) = (outer, outer.canonical);
    let (mut fields, plain) = rlp::items(outer.list()?, FIELDS)?;
    canonical &= plain;
    // On their way through the network, blobs go with the transaction: [transaction, blobs, …].
    if layout.carries_blobs()
        && let Some(inner) = fields.first().copied().filter(|first| first.list().is_some())
    {
        body = inner;
        let (inner, plain) = rlp::items(inner.list()?, FIELDS)?;
        fields = inner;
        canonical &= plain;
    }
    let signed = layout.is_signed(&fields)?;
    let field = |name: &str| layout.index(name).and_then(|index| fields.get(index));
    let to = match field("to")?.bytes()? {
        [] => Recipient::NewContract,
        bytes => Recipient::Account(Address::try_from(bytes).ok()?),
    };
    let numbers = layout.numbers(&fields)?;
    let mut transaction = Transaction {
        to,
        value: Some(field("value")?.number()?),
        data: field("data")?.bytes()?.to_vec(),
        nonce: Some(field("nonce")?.number()?),
        signed,
        path: place.into(),
        names: Names::LAYER,
        ..Transaction::default()
    };
    let limit = field("gasLimit")?.number()?;
    let price = field("maxFeePerGas").or_else(|| field("gasPrice"))?.number()?;
    transaction.fee = Some(limit.saturating_mul(price));
    if let Some(list) = field("authorizationList") {
        transaction.authorizations = authorizations(list.list()?, place, unread)?;
    }
    if let Some(list) = field("accessList") {
        list.list()?;
    }
    let (chain_id, signature) = layout.signature(&fields, signed)?;
    transaction.any_chain = chain_id.is_none();
    transaction.chain_id = chain_id.and_then(|id| u64::try_from(id).ok());
    if chain_id.is_some() && transaction.chain_id.is_none() {
        unread.push(Unread::new(place.layer("chainId"), "no chain has an id so large"));
    }
    let signing = layout.signing_hash(&fields, chain_id);
    let whole = layout.whole(body.whole);
    transaction.hashes = Some(Hashes { signing, transaction: signed.then(|| keccak256(&whole)) });
    if let Some(signature) = signature {
        let from = place.layer("from");
        transaction.from = recover(&signature, signing, from, unread);
    }
    canonical &= numbers;
    if !canonical {
        unread.push(Unread::odd(place, "not the canonical encoding: nodes would refuse it"));
        transaction.hashes = None;
    }
    if !outer.rest.is_empty() {
        let reason = "bytes follow the transaction: nodes would refuse it";
        unread.push(Unread::odd(place, reason));
    }
    Some((transaction, canonical && outer.rest.is_empty()))
}

/// The authorisations of a set-code transaction, all of them signed.
fn authorizations(
    list: &[u8],
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Vec<Authorization>> {
    let member = place.layer("authorizationList");
    let mut rest = list;
    let mut read = Vec::new();
    while !rest.is_empty() {
        if read.len() == limits::AUTHORIZATIONS {
            unread.push(authorization::too_many(member));
            break;
        }
        let encoded = rlp::first(rest)?;
        rest = encoded.rest;
        let place = member.item(read.len());
        let (fields, _) = rlp::items(encoded.list()?, 7)?;
        let [chain_id, address, nonce, y_parity, r, s] = fields.as_slice() else { return None };
        let mut authorization = unsigned(chain_id, address, nonce, place)?;
        authorization.signed = true;
        let signature = Signature::new(y_parity.number()?, r.number()?, s.number()?);
        // One that was not made for this is skipped by the chain, so it is not an error here.
        authorization.authority = authorization
            .hash
            .and_then(|hash| recover(&signature, hash, place.member("authority"), &mut Vec::new()));
        read.push(authorization);
    }
    Some(read)
}

fn unsigned_authorization(list: &[u8], place: Place<'_>) -> Option<Authorization> {
    let outer = rlp::first(list)?;
    let (fields, canonical) = rlp::items(outer.list()?, 4)?;
    let [chain_id, address, nonce] = fields.as_slice() else { return None };
    let exact = canonical && outer.canonical && outer.rest.is_empty();
    unsigned(chain_id, address, nonce, place).filter(|_| exact)
}

fn unsigned(
    chain_id: &rlp::Encoded<'_>,
    address: &rlp::Encoded<'_>,
    nonce: &rlp::Encoded<'_>,
    place: Place<'_>,
) -> Option<Authorization> {
    let (chain_id, nonce) = (chain_id.number()?, nonce.number()?);
    let address = Address::try_from(address.bytes()?).ok()?;
    Some(Authorization {
        chain_id: Some(chain_id),
        delegate: Some(Party { address, path: place.member("address").into() }),
        nonce: Some(nonce),
        authority: None,
        hash: Some(authorization_hash(chain_id, address, nonce)),
        signed: false,
        path: place.into(),
    })
}
