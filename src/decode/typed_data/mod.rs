//! Typed data (EIP-712), read by its types as wallets read it.

mod schema;
mod typed;

use alloy_primitives::{Address, B256, U256, keccak256};
use serde_json::{Map, Value};

pub use schema::Schema;
pub use typed::Typed;

use super::{Party, Place, Unread, list, object, value};
use crate::request::json;

/// The type of the domain.
const DOMAIN: &str = "EIP712Domain";

/// Typed data to sign.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedData {
    /// The primary type.
    pub primary_type: String,
    /// The primary type with its members and every type it refers to (`encodeType`).
    pub encoded_type: String,
    /// The domain's members that are signed: those that the type `EIP712Domain` names.
    pub domain: Typed,
    /// The message's members that are signed: those that its type names.
    pub message: Typed,
    /// The account that signs.
    pub signer: Option<Party>,
    /// The hashes, if everything that they cover could be read.
    pub hashes: Option<Hashes>,
    /// Where the typed data stands.
    pub path: String,
}

/// The hashes of typed data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashes {
    /// The domain separator.
    pub domain: B256,
    /// `hashStruct(message)`.
    pub message: B256,
    /// `keccak256(0x19 ‖ 0x01 ‖ domain ‖ message)`: what is signed.
    pub digest: B256,
}

impl TypedData {
    /// The domain's `name`, whatever the page wrote there.
    pub fn domain_name(&self) -> Option<&str> {
        self.domain.get("name").and_then(Typed::text)
    }

    /// The domain's `verifyingContract`.
    pub fn verifying_contract(&self) -> Option<Address> {
        self.domain.get("verifyingContract").and_then(Typed::address)
    }

    /// The domain's `chainId`.
    pub fn chain_id(&self) -> Option<U256> {
        self.domain.get("chainId").and_then(Typed::uint)
    }
}

/// Reads the parameters of `eth_signTypedData_v4`: account and typed data in either order, the
/// typed data as an object or as JSON text.
pub(super) fn read(
    params: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Box<TypedData>> {
    let list = list(params);
    let swapped = list.first().is_some_and(|first| !value::is_address(first))
        && list.get(1).is_none_or(value::is_address);
    let (data, account) = if swapped { (0, 1) } else { (1, 0) };
    let signer =
        list.get(account).and_then(|value| object::party(value, place.item(account), unread));
    let path: &str = &place.item(data).to_string();
    let object = match list.get(data) {
        Some(Value::Object(object)) => object.clone(),
        Some(Value::String(text)) => match json::parse(text) {
            Ok(Value::Object(object)) => {
                if repeats_a_member(text, &object) {
                    unread.push(Unread::new(path, "a member stands twice: readers may differ"));
                }
                object
            }
            Ok(_) => return none(path, "the typed data is not a JSON object", unread),
            Err(error) => {
                return none(path, &format!("the typed data is not JSON: {error}"), unread);
            }
        },
        Some(Value::Array(_)) => {
            return none(path, "typed data in the old array form (version 1)", unread);
        }
        Some(_) => return none(path, "the typed data is not a JSON object", unread),
        None => return none(&place.to_string(), "there is no typed data to sign", unread),
    };
    for (index, extra) in list.iter().enumerate().skip(2) {
        if !extra.is_null() {
            unread.push(Unread::new(place.item(index), "a parameter that is not expected"));
        }
    }
    from_object(&object, signer, path, unread).map(Box::new)
}

fn none<T>(path: &str, reason: &str, unread: &mut Vec<Unread>) -> Option<T> {
    unread.push(Unread::new(path, reason));
    None
}

/// Reads typed data from its JSON object.
fn from_object(
    object: &Map<String, Value>,
    signer: Option<Party>,
    path: &str,
    unread: &mut Vec<Unread>,
) -> Option<TypedData> {
    let Some(Value::String(primary_type)) = object.get("primaryType") else {
        return none(path, "the typed data names no primary type", unread);
    };
    let mut schema = match Schema::from_json(object.get("types")) {
        Ok(schema) => schema,
        Err(reason) => return none(&format!("{path}.types"), &reason, unread),
    };
    if !schema.contains(primary_type) {
        let reason = "the types do not declare the primary type";
        return none(&format!("{path}.primaryType"), reason, unread);
    }
    let empty = Value::Object(Map::new());
    let domain = object.get("domain").unwrap_or(&empty);
    let declared = schema.contains(DOMAIN);
    if !declared {
        // MetaMask then signs an empty domain; others build the type from the members they find.
        unread.push(Unread::new(
            format!("{path}.types"),
            "EIP712Domain is not declared: wallets differ in what they sign as the domain",
        ));
        schema.declare_domain(DOMAIN, domain);
    }
    let before = unread.len();
    let domain_path = format!("{path}.domain");
    let (domain, domain_hash) = typed::read(&mut schema, DOMAIN, domain, &domain_path, unread);
    let domain_hash =
        if declared { domain_hash } else { Some(keccak256(keccak256(format!("{DOMAIN}()")))) };
    let message_path = format!("{path}.message");
    let (message, message_hash) = typed::read(
        &mut schema,
        primary_type,
        object.get("message").unwrap_or(&Value::Null),
        &message_path,
        unread,
    );
    let hashes = match (domain_hash, message_hash) {
        (Some(domain), Some(message)) if primary_type != DOMAIN => {
            let mut preimage = [0; 66];
            preimage[..2].copy_from_slice(&[0x19, 0x01]);
            preimage[2..34].copy_from_slice(domain.as_slice());
            preimage[34..].copy_from_slice(message.as_slice());
            Some(Hashes { domain, message, digest: keccak256(preimage) })
        }
        _ => None,
    };
    if hashes.is_none() && unread.len() == before {
        unread.push(Unread::new(path, "the hash of this typed data could not be computed"));
    }
    Some(TypedData {
        primary_type: primary_type.clone(),
        encoded_type: schema.encode_type(primary_type),
        domain,
        message,
        signer,
        hashes,
        path: path.to_owned(),
    })
}

/// Whether some object in the JSON text has two members of one name.
///
/// Parsing keeps the last of them; written back, the JSON has then fewer quotes than the text had.
/// Every string has exactly two unescaped quotes, whatever it holds.
fn repeats_a_member(text: &str, parsed: &Map<String, Value>) -> bool {
    fn strings(text: &str) -> usize {
        let mut escaped = false;
        let mut quotes = 0;
        for byte in text.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => quotes += 1,
                _ => {}
            }
        }
        quotes / 2
    }
    fn kept(value: &Value) -> usize {
        match value {
            Value::String(_) => 1,
            Value::Array(list) => list.iter().map(kept).sum(),
            Value::Object(members) => members.values().map(|member| 1 + kept(member)).sum(),
            Value::Null | Value::Bool(_) | Value::Number(_) => 0,
        }
    }
    strings(text) != parsed.values().map(|member| 1 + kept(member)).sum::<usize>()
}
