//! EIP-7702 authorisations: an account handed to the code at an address.

use alloy_primitives::{B256, U256};
use serde_json::Value;

use super::envelope::{Signature, authorization_hash, recover};
use super::object::{self, Object};
use super::{Asked, Party, Place, Unread, limits, list, value};

/// An authorisation to run the code at an address as that of an account (EIP-7702).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The chain it is good on; zero is every chain. `None` if it is missing or could not be read.
    pub chain_id: Option<U256>,
    /// The code; the zero address takes a delegation back.
    pub delegate: Option<Party>,
    /// The account's count of transactions that it is for.
    pub nonce: Option<U256>,
    /// The account that is handed over: who signed it, or who is asked to.
    pub authority: Option<Party>,
    /// `keccak256(0x05 ‖ rlp([chain_id, address, nonce]))`: what is signed.
    pub hash: Option<B256>,
    /// Whether it is signed already.
    pub signed: bool,
    /// Where it stands.
    pub path: String,
}

/// The names that libraries have for the address of the code: the plainest last, which some have for the
/// account too.
const DELEGATE: &[&str] =
    &["contractAddress", "delegate", "delegation", "implementation", "contract", "address"];

/// The members of an authorisation.
const KNOWN: &[&str] = &[
    "address",
    "contractAddress",
    "delegate",
    "delegation",
    "implementation",
    "contract",
    "chainId",
    "nonce",
    "from",
    "account",
    "authority",
    "yParity",
    "v",
    "r",
    "s",
    "signature",
    "executor",
    "optional",
];

/// Reads the parameters of `eth_signAuthorization` and `wallet_signAuthorization`. No standard says
/// what they are: libraries pass one object or a list of them, with the account before it or not, or
/// the members one by one.
pub(super) fn asked(
    params: &Value,
    place: Place<'_>,
    chain_id: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let list = list(params);
    let mut found = Vec::new();
    let mut account = None;
    for (index, param) in list.iter().enumerate() {
        match param {
            Value::Array(items) => {
                let list = place.item(index);
                for (index, item) in items.iter().enumerate() {
                    found.push((item, list.item(index).to_string()));
                }
            }
            Value::Object(_) => found.push((param, place.item(index).to_string())),
            _ => {}
        }
    }
    if found.is_empty() {
        return one_by_one(list, place, chain_id, unread);
    }
    if let Some(first) = list.first().filter(|first| first.is_string()) {
        account = object::party(first, place.item(0), unread);
    }
    if found.len() > limits::AUTHORIZATIONS {
        unread.push(too_many(place));
    }
    let mut read_all = Vec::new();
    for (item, path) in found.into_iter().take(limits::AUTHORIZATIONS) {
        let item_place = Place::written(&path);
        read_all.extend(read_each(item, item_place, account.as_ref(), chain_id, unread));
    }
    Some(Asked::Authorizations(read_all))
}

/// Reads the code's address, the chain's id and the nonce as parameters of their own.
fn one_by_one(
    list: &[Value],
    place: Place<'_>,
    chain_id: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let addresses: Vec<usize> =
        (0..list.len()).filter(|index| list.get(*index).is_some_and(value::is_address)).collect();
    // With two addresses, the account stands first.
    let (Some(&delegate), account) = (addresses.last(), addresses.first()) else {
        unread.push(Unread::new(place, "there is no authorisation that could be read"));
        return None;
    };
    let party = |index: usize, unread: &mut Vec<Unread>| {
        object::party(list.get(index)?, place.item(index), unread)
    };
    let numbers: Vec<&Value> = list
        .iter()
        .filter(|value| value.is_number() || value.is_string() && !value::is_address(value))
        .collect();
    // What stands alone may be the chain's id or the nonce.
    if !numbers.is_empty() {
        let reason =
            "the chain and the nonce are not named: it may be good on other chains as well";
        unread.push(Unread::ambiguous(place, reason));
    }
    let authority = account.filter(|account| **account != delegate);
    let authorization = Authorization {
        chain_id: if numbers.is_empty() { chain_id.map(U256::from) } else { None },
        delegate: party(delegate, unread),
        nonce: None,
        authority: authority.and_then(|index| party(*index, unread)),
        hash: None,
        signed: false,
        path: place.into(),
    };
    Some(Asked::Authorizations(vec![authorization]))
}

/// What is said of a list with more authorisations than are read.
pub(super) fn too_many(place: Place<'_>) -> Unread {
    let reason = format!("only the first {} authorisations were read", limits::AUTHORIZATIONS);
    Unread::new(place, reason)
}

/// Reads one authorisation, or one for each code that it names, since a wallet may take any of them;
/// `account` is who signs it, where it does not say so itself.
pub(super) fn read_each(
    value: &Value,
    place: Place<'_>,
    account: Option<&Party>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Vec<Authorization> {
    let Some(first) = read(value, place, account, wallet, unread) else { return Vec::new() };
    let mut all = vec![first];
    for name in DELEGATE {
        let Some(other) = value.get(name).filter(|value| value::is_address(value)) else {
            continue;
        };
        let Some(other) = object::party(other, place.member(name), &mut Vec::new()) else {
            continue;
        };
        let is_known = all.iter().any(|one| {
            [&one.delegate, &one.authority]
                .into_iter()
                .flatten()
                .any(|known| known.address == other.address)
        });
        if !is_known && let Some(first) = all.first().cloned() {
            all.push(Authorization { delegate: Some(other), hash: None, ..first });
        }
    }
    all
}

/// Reads one authorisation.
pub(super) fn read(
    value: &Value,
    place: Place<'_>,
    account: Option<&Party>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Authorization> {
    let object = Object::read(value, place, unread)?;
    object.note_others(KNOWN, "authorisation", unread);
    let delegate = object.one_of(DELEGATE, unread);
    if delegate.is_none() {
        unread.push(Unread::new(place, "it does not say which code the account is handed to"));
    }
    let delegate = delegate.and_then(|name| object.party(name, unread));
    let named = object.chain_id("chainId", unread);
    if let (Some(named), Some(wallet)) = (named, wallet)
        && named != wallet
        && named != 0
    {
        let reason = format!("it is for chain {named}, the wallet is on {wallet}");
        unread.push(Unread::new(place.member("chainId"), reason));
    }
    let chain_id = match object.get("chainId") {
        Some(_) => named,
        None => wallet,
    };
    let nonce = object.number("nonce", unread);
    let signature = signature(object);
    let hash = match (chain_id, &delegate, nonce) {
        (Some(chain_id), Some(delegate), Some(nonce)) => {
            Some(authorization_hash(U256::from(chain_id), delegate.address, nonce))
        }
        _ => None,
    };
    let authority = match (&signature, hash) {
        (Some(signature), Some(hash)) => {
            recover(signature, hash, place.member("authority"), unread)
        }
        _ => object
            .one_of(&["from", "account", "authority"], unread)
            .and_then(|name| object.party(name, unread))
            .or_else(|| account.cloned()),
    };
    Some(Authorization {
        chain_id: chain_id.map(U256::from),
        delegate,
        nonce,
        authority,
        hash,
        signed: signature.is_some(),
        path: place.into(),
    })
}

/// The signature of an authorisation, in members of their own or as 65 bytes.
fn signature(object: Object<'_>) -> Option<Signature> {
    let number = |name: &str| value::number(object.get(name)?);
    if let (Some(r), Some(s)) = (number("r"), number("s")) {
        let parity = number("yParity").or_else(|| number("v"))?;
        // Before there was a parity, it was counted from 27.
        let parity = if parity >= U256::from(27) { parity - U256::from(27) } else { parity };
        return Some(Signature::new(parity, r, s));
    }
    let bytes = hex::decode(object.get("signature")?.as_str()?).ok()?;
    let (r, s, v) = (bytes.get(..32)?, bytes.get(32..64)?, *bytes.get(64)?);
    let parity = U256::from(if v >= 27 { v - 27 } else { v });
    Some(Signature::new(parity, U256::from_be_slice(r), U256::from_be_slice(s)))
}
