//! Values of typed data, read by their types, and hashed on the way (`hashStruct` of EIP-712).

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Address, B256, U256, keccak256};
use serde_json::Value;

use super::Schema;
use crate::decode::{Unread, limits};
use crate::request::{shortened, shortened_name};

/// A value of typed data: only what its type names, and so only what is signed.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A value of an elementary type.
    Atom(DynSolValue),
    /// A struct's members in the order of its type.
    Struct(Vec<(String, Typed)>),
    /// An array.
    List(Vec<Typed>),
    /// A struct that is null (hashed as zero), or a value that could not be read.
    Nothing,
}

impl Typed {
    /// A struct's member.
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Struct(members) => {
                members.iter().find(|(member, _)| member == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// An array's items.
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// An `address`.
    pub fn address(&self) -> Option<Address> {
        match self {
            Self::Atom(DynSolValue::Address(address)) => Some(*address),
            _ => None,
        }
    }

    /// A `uint…`.
    pub fn uint(&self) -> Option<U256> {
        match self {
            Self::Atom(DynSolValue::Uint(number, _)) => Some(*number),
            _ => None,
        }
    }

    /// A `bool`.
    pub fn bool(&self) -> Option<bool> {
        match self {
            Self::Atom(DynSolValue::Bool(value)) => Some(*value),
            _ => None,
        }
    }

    /// A `string`.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Atom(DynSolValue::String(text)) => Some(text),
            _ => None,
        }
    }
}

/// How many values one typed data may hold; null members count, which take no room in the JSON.
const VALUES: usize = 500_000;

/// Reads a struct, with its `hashStruct` if all of it could be read.
pub(super) fn read(
    schema: &mut Schema,
    name: &str,
    value: &Value,
    path: &str,
    unread: &mut Vec<Unread>,
) -> (Typed, Option<B256>) {
    let mut reader = Reader { schema, unread, values: 0 };
    reader.structure(name, value, path, 0)
}

struct Reader<'a> {
    schema: &'a mut Schema,
    unread: &'a mut Vec<Unread>,
    values: usize,
}

impl Reader<'_> {
    fn fail(&mut self, path: &str, reason: impl Into<String>) -> (Typed, Option<B256>) {
        self.unread.push(Unread::new(path, reason));
        (Typed::Nothing, None)
    }

    /// A value of any type, and the word it is in its parent's encoding.
    fn value(
        &mut self,
        kind: &str,
        value: &Value,
        path: &str,
        depth: usize,
    ) -> (Typed, Option<B256>) {
        self.values += 1;
        if depth > limits::JSON_DEPTH {
            return self.fail(path, format!("nested deeper than {} levels", limits::JSON_DEPTH));
        }
        if self.values > VALUES {
            return self.fail(path, format!("more than {VALUES} values"));
        }
        if let Some(item_kind) = kind.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
            return self.array(item_kind, value, path, depth);
        }
        if self.schema.contains(kind) {
            // Wallets hash a struct that is null or missing as zero (version 4).
            if value.is_null() {
                return (Typed::Nothing, Some(B256::ZERO));
            }
            return self.structure(kind, value, path, depth);
        }
        if let Value::Number(number) = value
            && !is_exact(number)
        {
            return self.fail(path, format!("{number} is a number that wallets round"));
        }
        match atom(kind, value) {
            Some(atom) => {
                let word = match &atom {
                    DynSolValue::Bytes(bytes) => Some(keccak256(bytes)),
                    DynSolValue::String(text) => Some(keccak256(text)),
                    other => other.as_word(),
                };
                (Typed::Atom(atom), word)
            }
            None if kind == "address"
                && let Some(atom) = value.as_str().and_then(padded_address) =>
            {
                self.unread.push(Unread::new(path, "an address that is not written in full"));
                let word = atom.as_word();
                (Typed::Atom(atom), word)
            }
            None if value.is_null() => self.fail(path, format!("there is no value of type {kind}")),
            None => {
                let value = shortened(&value.to_string());
                self.fail(path, format!("{value} is not a value of type {}", shortened(kind)))
            }
        }
    }

    fn array(
        &mut self,
        (item_kind, length): (&str, &str),
        value: &Value,
        path: &str,
        depth: usize,
    ) -> (Typed, Option<B256>) {
        let Value::Array(list) = value else {
            return self.fail(path, "not a list");
        };
        if !length.is_empty() && length.parse() != Ok(list.len()) {
            // Wallets do not check the length, contracts do: the two would see different data.
            self.unread.push(Unread::new(path, format!("not a list of {length} items")));
        }
        let mut items = Vec::with_capacity(list.len());
        let mut words = Some(Vec::with_capacity(list.len() * 32));
        for (index, item) in list.iter().enumerate() {
            let (item, word) = self.value(item_kind, item, &format!("{path}[{index}]"), depth + 1);
            items.push(item);
            match (&mut words, word) {
                (Some(words), Some(word)) => words.extend_from_slice(word.as_slice()),
                _ => words = None,
            }
            if self.values > VALUES {
                break;
            }
        }
        (Typed::List(items), words.map(keccak256))
    }

    fn structure(
        &mut self,
        name: &str,
        value: &Value,
        path: &str,
        depth: usize,
    ) -> (Typed, Option<B256>) {
        let Value::Object(object) = value else {
            return self.fail(path, format!("not an object of type {}", shortened_name(name)));
        };
        let members = self.schema.members(name).unwrap_or_default().to_vec();
        for member in object.keys() {
            if !members.iter().any(|known| known.name == *member) {
                let path = format!("{path}.{}", shortened_name(member));
                self.unread.push(Unread::new(
                    path,
                    "a member that the types do not name: it would not be signed",
                ));
            }
        }
        let mut read = Vec::with_capacity(members.len());
        let mut encoded = Some(self.schema.type_hash(name).to_vec());
        for member in members {
            let inner = format!("{path}.{}", shortened_name(&member.name));
            let value = object.get(&member.name).unwrap_or(&Value::Null);
            let (value, word) = self.value(&member.kind, value, &inner, depth + 1);
            match (&mut encoded, word) {
                (Some(encoded), Some(word)) => encoded.extend_from_slice(word.as_slice()),
                _ => encoded = None,
            }
            read.push((member.name, value));
            if self.values > VALUES {
                break;
            }
        }
        (Typed::Struct(read), encoded.map(keccak256))
    }
}

/// Whether JavaScript reads a number as the one that is written: a whole one up to 2^53.
fn is_exact(number: &serde_json::Number) -> bool {
    const LARGEST: u64 = 1 << 53;
    number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs)).is_some_and(|n| n <= LARGEST)
}

/// An address as wallets read one: with zeros before it, if it is written too short.
fn padded_address(text: &str) -> Option<DynSolValue> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    if digits.is_empty() || digits.len() > 40 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let address = format!("{digits:0>40}").parse().ok()?;
    Some(DynSolValue::Address(address))
}

/// A value of an elementary type. Only spellings that all wallets read alike are taken.
fn atom(kind: &str, value: &Value) -> Option<DynSolValue> {
    /// The longest name of an elementary type: `function`, `uint256`, `bytes32`.
    const LONGEST: usize = 8;
    if kind.len() > LONGEST || !kind.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let kind = DynSolType::parse(kind).ok()?;
    let spelled_alike = match &kind {
        DynSolType::Bool => value.is_boolean(),
        DynSolType::Uint(_) | DynSolType::Int(_) => match value {
            Value::Number(_) => true,
            Value::String(text) => {
                let (digits, hex) = match text.strip_prefix("0x") {
                    Some(digits) => (digits, true),
                    None => (text.strip_prefix('-').unwrap_or(text), false),
                };
                !digits.is_empty()
                    && digits
                        .bytes()
                        .all(|byte| byte.is_ascii_digit() || hex && byte.is_ascii_hexdigit())
            }
            _ => false,
        },
        DynSolType::Address | DynSolType::Bytes | DynSolType::FixedBytes(_) => {
            value.as_str().is_some_and(|text| text.starts_with("0x"))
        }
        DynSolType::String => value.is_string(),
        _ => false,
    };
    if spelled_alike { kind.coerce_json(value).ok() } else { None }
}
