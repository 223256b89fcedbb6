//! Transactions as Tron's nodes write them in JSON: `raw_data`, which wallets show and nobody signs.
//!
//! It is written as bytes by the same tables that bytes are read by, so that both are compared in one form.

use alloy_primitives::Address;
use serde_json::Value;

use super::schema::{self, Field, Kind};
use super::wire::{self, Message, PREFIX};
use crate::request::{Chain, shortened, shortened_name, spelled};

/// Something that JSON says in another way than the bytes: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands.
    pub path: String,
    /// What differs.
    pub reason: String,
}

/// Writes JSON as bytes.
pub(super) struct Writer<'a> {
    /// Whether addresses are in base58 and names are text, and not in hex.
    pub(super) visible: bool,
    /// What could not be written.
    pub(super) differences: &'a mut Vec<Difference>,
}

impl Writer<'_> {
    fn note(&mut self, path: &str, reason: impl Into<String>) {
        self.differences.push(Difference { path: path.to_owned(), reason: reason.into() });
    }

    /// A message.
    pub(super) fn message(&mut self, json: &Value, schema: &[Field], path: &str) -> Vec<u8> {
        let mut out = Vec::new();
        let Value::Object(members) = json else {
            self.note(path, "this is not an object, so what it stands for is not known");
            return out;
        };
        for (name, member) in members {
            let known = schema.iter().any(|field| field.name == name);
            if !known && !member.is_null() {
                let path = format!("{path}.{}", shortened_name(name));
                self.note(&path, "this is said beside the transaction, and not signed");
            }
        }
        for field in schema {
            let Some(member) = members.get(field.name).filter(|member| !member.is_null()) else {
                continue;
            };
            let path = format!("{path}.{}", field.name);
            match member {
                Value::Array(list) if field.repeated => {
                    for (index, item) in list.iter().enumerate() {
                        self.field(field, item, json, &format!("{path}[{index}]"), &mut out);
                    }
                }
                item => self.field(field, item, json, &path, &mut out),
            }
        }
        out
    }

    fn field(
        &mut self,
        field: &Field,
        item: &Value,
        parent: &Value,
        path: &str,
        out: &mut Vec<u8>,
    ) {
        let number = match (field.kind, item) {
            (Kind::Number, item) => number(item),
            (Kind::Bool, Value::Bool(truth)) => Some(u64::from(*truth)),
            (Kind::Enum(_) | Kind::Contract, Value::Number(number)) => number.as_u64(),
            (Kind::Enum(names), Value::String(name)) => {
                let at = names.iter().position(|known| known.eq_ignore_ascii_case(name));
                at.and_then(|at| u64::try_from(at).ok())
            }
            (Kind::Contract, Value::String(name)) => schema::number_of(name),
            _ => None,
        };
        if let Some(number) = number {
            wire::write_number(field.number, number, out);
            return;
        }
        let bytes = match (field.kind, item) {
            (Kind::Message(schema), Value::Object(_)) => Some(self.message(item, schema, path)),
            (Kind::Any, Value::Object(_)) => Some(self.any(item, parent, path)),
            (Kind::Address, Value::String(text)) => {
                address(text).map(|address| [&[PREFIX], address.as_slice()].concat())
            }
            (Kind::Text, Value::String(text)) => Some(text.clone().into_bytes()),
            (Kind::Name, Value::String(text)) if self.visible => Some(text.clone().into_bytes()),
            (Kind::Name | Kind::Bytes, Value::String(text)) => {
                Some(hex::decode(text).unwrap_or_else(|_| text.clone().into_bytes()))
            }
            _ => None,
        };
        match bytes {
            Some(bytes) => wire::write_bytes(field.number, &bytes, out),
            None => self.note(path, format!("{} cannot be read", shortened(&item.to_string()))),
        }
    }

    /// The parameter of a contract, whose type its parent names.
    fn any(&mut self, item: &Value, parent: &Value, path: &str) -> Vec<u8> {
        let mut out = Vec::new();
        if let Some(url) = item.get("type_url").and_then(Value::as_str) {
            wire::write_bytes(1, url.as_bytes(), &mut out);
        }
        let kind = parent.get("type").and_then(Value::as_str).and_then(schema::named);
        if let (Some(kind), Some(value)) = (kind, item.get("value")) {
            let bytes = self.message(value, kind.fields, &format!("{path}.value"));
            wire::write_bytes(2, &bytes, &mut out);
        } else {
            self.note(path, "what this contract is for is not known");
        }
        out
    }
}

/// An address in any spelling that Tron's libraries take: base58check, hex with `41` before it, or with `0x`
/// in its place.
pub(crate) fn address(text: &str) -> Option<Address> {
    let bytes = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) if digits.len() == 40 => {
            return hex::decode(digits).ok()?.as_slice().try_into().ok();
        }
        Some(digits) => hex::decode(digits).ok()?,
        None if text.len() == 42 => hex::decode(text).ok()?,
        None => bs58::decode(text).with_check(None).into_vec().ok()?,
    };
    wire::address(&bytes)
}

fn number(item: &Value) -> Option<u64> {
    match item {
        // Whole numbers below zero are what they are in 64 bits, as in the bytes.
        Value::Number(number) => {
            number.as_u64().or_else(|| number.as_i64().map(i64::cast_unsigned))
        }
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Where two messages differ: what is said, and what is signed.
pub(super) fn compare(signed: &Message, said: &Message, path: &str, out: &mut Vec<Difference>) {
    let mut names: Vec<&'static str> = Vec::new();
    for (name, _) in signed.fields().iter().chain(said.fields()) {
        if !names.contains(name) {
            names.push(name);
        }
    }
    // Contracts and their parameters are compared by what is in them.
    names.retain(|name| !matches!(*name, "contract" | "parameter"));
    for name in names {
        let one: Vec<&wire::Value> = signed.each(name).collect();
        let other: Vec<&wire::Value> = said.each(name).collect();
        let path = format!("{path}.{name}");
        if let ([wire::Value::Message(one)], [wire::Value::Message(other)]) =
            (one.as_slice(), other.as_slice())
        {
            compare(one, other, &path, out);
        } else if one != other {
            let reason = format!("it says {}, but {} is signed", shown(&other), shown(&one));
            out.push(Difference { path, reason });
        }
    }
}

fn shown(values: &[&wire::Value]) -> String {
    match values {
        [] => "nothing".to_owned(),
        [wire::Value::Number(number)] => number.to_string(),
        [wire::Value::Bytes(bytes)] => match wire::address(bytes) {
            Some(address) => spelled(address, Some(Chain::Tron(None))).to_string(),
            None => shortened(&wire::text(bytes)),
        },
        _ => "something else".to_owned(),
    }
}
