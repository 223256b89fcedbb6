//! Typed data (EIP-712), read by its types as wallets read it.

mod atom;
mod legacy;
mod number;
mod schema;
#[cfg(test)]
mod tests;
mod typed;

use alloy_primitives::{Address, B256, U256, keccak256};
use serde_json::{Map, Value};

pub use atom::Atom;
pub use schema::Schema;
pub use typed::Typed;

use super::{Party, Place, Unread, list, object, value};
use crate::request::json;

/// The type of the domain.
const DOMAIN: &str = "EIP712Domain";

/// A version of typed data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// The first form: a list of named values, without a domain.
    V1,
    /// EIP-712 without arrays and empty structs.
    V3,
    /// EIP-712.
    V4,
    /// EIP-712 as Tron has it (TIP-712): addresses are written as Tron's, and the number of a TRC-10 token
    /// has a type of its own.
    Tip712,
}

/// Typed data to sign.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedData {
    /// The version.
    pub version: Version,
    /// The primary type; empty in version 1, whose values are the message's members.
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
    /// What is signed in version 1.
    pub legacy_hash: Option<B256>,
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

impl Hashes {
    /// The hashes of a domain and a message whose own are known.
    pub(in crate::decode) fn of(domain: B256, message: B256) -> Self {
        let digest = keccak256([&[0x19, 0x01], domain.as_slice(), message.as_slice()].concat());
        Self { domain, message, digest }
    }
}

impl TypedData {
    /// The domain's `name`, whatever the page wrote there.
    pub fn domain_name(&self) -> Option<&str> {
        self.domain.text_at("name")
    }

    /// The domain's `verifyingContract`.
    pub fn verifying_contract(&self) -> Option<Address> {
        self.domain.address_at("verifyingContract")
    }

    /// The domain's `chainId`.
    pub fn chain_id(&self) -> Option<U256> {
        self.domain.uint_at("chainId")
    }
}

/// Reads the parameters of `eth_signTypedData` in any version: account and typed data in either
/// order, the typed data as an object or as JSON text.
pub(super) fn read(
    params: &Value,
    place: Place<'_>,
    version: Version,
    unread: &mut Vec<Unread>,
) -> Option<Box<TypedData>> {
    let list = list(params);
    let swapped = list.first().is_some_and(|first| !value::is_address(first))
        && list.get(1).is_none_or(value::is_address);
    let (data, account) = if swapped { (0, 1) } else { (1, 0) };
    let signer =
        list.get(account).and_then(|value| object::party(value, place.item(account), unread));
    for (index, extra) in list.iter().enumerate().skip(2) {
        if !extra.is_null() {
            unread.push(Unread::new(place.item(index), "a parameter that is not expected"));
        }
    }
    let Some(value) = list.get(data) else {
        unread.push(Unread::new(place, "there is no typed data to sign"));
        return None;
    };
    read_one(value, place.item(data), version, signer, unread)
}

/// Reads typed data: an object, or JSON text; or a list, which is of version 1.
pub(super) fn read_one(
    value: &Value,
    place: Place<'_>,
    version: Version,
    signer: Option<Party>,
    unread: &mut Vec<Unread>,
) -> Option<Box<TypedData>> {
    let parsed;
    let value = match value {
        Value::String(text) => match json::parse(text) {
            Ok(read) => {
                unread.extend(read.repeated.map(|repeated| repeated.unread(place)));
                parsed = read.value;
                &parsed
            }
            Err(error) => {
                return none(place, &format!("the typed data is not JSON: {error}"), unread);
            }
        },
        _ => value,
    };
    let read = match value {
        Value::Object(object) => from_object(object, version, signer, place, unread),
        Value::Array(list) => legacy::read(list, signer, place, unread),
        _ => return none(place, "the typed data is not a JSON object", unread),
    };
    read.map(Box::new)
}

/// Notes typed data that no reader should take: those that do differ in what they make of it.
fn none<T>(place: Place<'_>, reason: &str, unread: &mut Vec<Unread>) -> Option<T> {
    unread.push(Unread::ambiguous(place, reason));
    None
}

/// Reads typed data from its JSON object.
fn from_object(
    object: &Map<String, Value>,
    version: Version,
    signer: Option<Party>,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<TypedData> {
    let tron = version == Version::Tip712;
    let deduced;
    let primary_type = match object.get("primaryType") {
        Some(Value::String(primary_type)) => primary_type,
        None if tron => {
            let Some(name) = schema::primary_type(object.get("types")) else {
                return none(place, "the types do not say which of them is signed", unread);
            };
            deduced = name;
            &deduced
        }
        _ => return none(place, "the typed data names no primary type", unread),
    };
    for name in object.keys() {
        let known = matches!(name.as_str(), "types" | "primaryType" | "domain" | "message");
        if !(known || tron && name == "value") {
            let reason = "a member that typed data does not have: it would not be signed";
            unread.push(Unread::odd(place.member(name), reason));
        }
    }
    let mut schema = match Schema::from_json(object.get("types")) {
        Ok(schema) => schema,
        Err(reason) => {
            unread.push(Unread::ambiguous(place.member("types"), reason));
            return None;
        }
    };
    if !schema.contains(primary_type) {
        let reason = "the types do not declare the primary type";
        return none(place.member("primaryType"), reason, unread);
    }
    let empty = Value::Object(Map::new());
    let domain = object.get("domain").unwrap_or(&empty);
    let declared = schema.contains(DOMAIN);
    if !declared && tron {
        // Its wallets build the type from the members they find.
        schema.declare_domain(DOMAIN, domain);
    } else if !declared {
        // MetaMask then signs an empty domain; others build the type from the members they find.
        unread.push(Unread::ambiguous(
            place.member("types"),
            "EIP712Domain is not declared: wallets differ in what they sign as the domain",
        ));
        schema.declare_domain(DOMAIN, domain);
    }
    if !tron && let Some(reason) = schema.differs(DOMAIN) {
        unread.push(Unread::odd(place.member("types"), reason));
    }
    let before = unread.len();
    // The domain is hashed by its own type alone: no other struct is known to it.
    let (domain, domain_hash) = typed::read(
        &mut schema.alone(DOMAIN),
        (version, None),
        DOMAIN,
        domain,
        place.member("domain"),
        unread,
    );
    let domain_hash = if declared || tron {
        domain_hash
    } else {
        Some(keccak256(keccak256(format!("{DOMAIN}()"))))
    };
    let (message, message_hash) = typed::read(
        &mut schema,
        (version, domain.uint_at("chainId")),
        primary_type,
        object.get("message").or(object.get("value").filter(|_| tron)).unwrap_or(&Value::Null),
        place.member("message"),
        unread,
    );
    let hashes = match (domain_hash, message_hash) {
        (Some(domain), Some(message)) if primary_type != DOMAIN => {
            Some(Hashes::of(domain, message))
        }
        _ => None,
    };
    if hashes.is_none() && unread.len() == before {
        unread.push(Unread::new(place, "the hash of this typed data could not be computed"));
    }
    Some(TypedData {
        version,
        primary_type: primary_type.clone(),
        encoded_type: schema.encode_type(primary_type),
        domain,
        message,
        signer,
        hashes,
        legacy_hash: None,
        path: place.into(),
    })
}
