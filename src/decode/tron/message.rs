//! Messages and typed data as Tron's wallets sign them: in the ways of `signMessage`, of `signMessageV2`, and
//! of TIP-712.

use alloy_primitives::{B256, keccak256};
use serde_json::{Map, Value};

use super::{Transaction, transaction};
use crate::decode::typed_data::{self, Version};
use crate::decode::{Asked, Place, Unread, blob};

/// A message as `signMessage` and `sign` take it: bytes in hex. Before them stands the length 32, however
/// many they are.
pub(super) fn first_version(
    value: &Value,
    place: Place<'_>,
    tron: bool,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let Value::String(text) = value else {
        unread.push(Unread::new(place, "the message is not a string"));
        return None;
    };
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
    let bytes = hex::decode(digits).unwrap_or_else(|_| {
        unread.push(Unread::odd(place, "the message is not hex: some wallets refuse it"));
        text.clone().into_bytes()
    });
    let prefix = if tron { TRON } else { ETHEREUM };
    let digest = keccak256([prefix, b"32", bytes.as_slice()].concat());
    Some(message(bytes, digest, place))
}

/// What stands before a message, and the length after it.
const TRON: &[u8] = b"\x19TRON Signed Message:\n";
const ETHEREUM: &[u8] = b"\x19Ethereum Signed Message:\n";

/// A message as `signMessageV2` takes it: text, or bytes as a list of numbers or in hex.
pub(super) fn second_version(
    value: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let byte = |value: &Value| value.as_u64().and_then(|byte| u8::try_from(byte).ok());
    let bytes = match value {
        Value::String(text) => Some(text.clone().into_bytes()),
        Value::Array(list) => list.iter().map(byte).collect(),
        Value::Object(members) => match members.get("bytes") {
            Some(hex) => hex.as_str().and_then(|text| hex::decode(text).ok()),
            // What a list of bytes becomes as an object of JSON.
            None => blob::numbered(members).and_then(|items| items.into_iter().map(byte).collect()),
        },
        _ => None,
    };
    let Some(bytes) = bytes else {
        unread.push(Unread::new(place, "the message is neither text nor bytes"));
        return None;
    };
    let length = bytes.len().to_string();
    let digest = keccak256([TRON, length.as_bytes(), bytes.as_slice()].concat());
    Some(message(bytes, digest, place))
}

fn message(bytes: Vec<u8>, digest: B256, place: Place<'_>) -> Asked {
    let text = String::from_utf8(bytes.clone()).ok();
    Asked::Message { bytes, text, signer: None, digest, path: place.into() }
}

/// Typed data (TIP-712): the domain, the types and the message, or an object of them.
pub(super) fn typed_data(
    all: &[Value],
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let [domain, types, value, ..] = all else {
        let one = all.first().unwrap_or(&Value::Null);
        let item = place.item(0);
        let data = typed_data::read_one(one, item, Version::Tip712, None, unread);
        return data.map(Asked::TypedData);
    };
    let object = Map::from_iter([
        ("types".to_owned(), types.clone()),
        ("domain".to_owned(), domain.clone()),
        ("message".to_owned(), value.clone()),
    ]);
    typed_data::read_one(&Value::Object(object), place, Version::Tip712, None, unread)
        .map(Asked::TypedData)
}

/// The transaction that bytes are, if they are one: nobody has an honest reason to have it signed as a message.
pub fn recognise(bytes: &[u8], path: &str) -> Option<Box<Transaction>> {
    let mut unread = Vec::new();
    let (mut transaction, raw) = transaction::from_bytes(bytes, path, &mut unread);
    let whole =
        unread.is_empty() && transaction.count == 1 && !raw.bytes("ref_block_bytes").is_empty();
    path.clone_into(&mut transaction.path);
    whole.then(|| Box::new(transaction))
}
