//! Values of typed data, read by their types, and hashed on the way (`hashStruct` of EIP-712).

use alloy_primitives::{Address, B256, U256, keccak256};
use serde_json::{Map, Value};

use super::atom::{Atom, Kind, Read};
use super::{Schema, Version};
use crate::decode::{Place, Unread, limits, value};
use crate::request::{shortened, shortened_name};

/// A value of typed data: only what its type names, and so only what is signed.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// A value of an elementary type.
    Atom(Atom),
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

    /// A member that is an `address`.
    pub fn address_at(&self, name: &str) -> Option<Address> {
        self.get(name)?.address()
    }

    /// A member that is a `uint…`.
    pub fn uint_at(&self, name: &str) -> Option<U256> {
        self.get(name)?.uint()
    }

    /// A member that is a `bool`.
    pub fn bool_at(&self, name: &str) -> Option<bool> {
        self.get(name)?.bool()
    }

    /// A member that is a `string`.
    pub fn text_at(&self, name: &str) -> Option<&str> {
        self.get(name)?.text()
    }

    /// A member that is `bytes` or `bytes1` to `bytes32`.
    pub fn bytes_at(&self, name: &str) -> Option<&[u8]> {
        self.get(name)?.bytes()
    }

    /// An array's items.
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// A struct's members, in the order of its type.
    pub fn members(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Struct(members) => Some(members),
            _ => None,
        }
    }

    /// An `address`.
    pub fn address(&self) -> Option<Address> {
        match self {
            Self::Atom(Atom::Address(address)) => Some(*address),
            _ => None,
        }
    }

    /// A `uint…`.
    pub fn uint(&self) -> Option<U256> {
        match self {
            Self::Atom(Atom::Uint(number)) => Some(*number),
            _ => None,
        }
    }

    /// A `bool`.
    pub fn bool(&self) -> Option<bool> {
        match self {
            Self::Atom(Atom::Bool(value)) => Some(*value),
            _ => None,
        }
    }

    /// A `string`.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Atom(Atom::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A `bytes` or `bytes1` to `bytes32`.
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Atom(Atom::Bytes(bytes)) => Some(bytes),
            Self::Atom(Atom::FixedBytes(word, size)) => word.get(..*size),
            _ => None,
        }
    }
}

/// How many values one typed data may hold; null members count, which take no room in the JSON.
const VALUES: usize = 500_000;

/// The names that every object of JavaScript inherits, so that a wallet finds something there.
const INHERITED: &[&str] = &[
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "length",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// Reads a struct, with its `hashStruct` if all of it could be read. If it is a message, the chain is its domain's.
pub(super) fn read(
    schema: &mut Schema,
    (version, chain): (Version, Option<U256>),
    name: &str,
    value: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> (Typed, Option<B256>) {
    let mut reader = Reader { schema, version, chain, unread, values: 0 };
    reader.structure(name, value, place, 0)
}

struct Reader<'a> {
    schema: &'a mut Schema,
    version: Version,
    chain: Option<U256>,
    unread: &'a mut Vec<Unread>,
    values: usize,
}

impl Reader<'_> {
    fn fail(&mut self, place: Place<'_>, reason: impl Into<String>) -> (Typed, Option<B256>) {
        self.unread.push(Unread::new(place, reason));
        (Typed::Nothing, None)
    }

    /// A value of any type, and the word it is in its parent's encoding. `None` for one that is
    /// missing.
    fn value(
        &mut self,
        kind: &str,
        value: Option<&Value>,
        place: Place<'_>,
        depth: usize,
    ) -> (Typed, Option<B256>) {
        self.values += 1;
        if depth > limits::JSON_DEPTH {
            return self.fail(place, format!("nested deeper than {} levels", limits::JSON_DEPTH));
        }
        if self.values > VALUES {
            return self.fail(place, format!("more than {VALUES} values"));
        }
        if let Some(item_kind) = kind.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
            return self.array(item_kind, value.unwrap_or(&Value::Null), place, depth);
        }
        if self.schema.contains(kind) {
            return match value {
                // Hashed as zero since version 4.
                None | Some(Value::Null) if self.version == Version::V4 => {
                    (Typed::Nothing, Some(B256::ZERO))
                }
                None => self.fail(place, "a struct that is missing"),
                Some(value) => self.structure(kind, value, place, depth),
            };
        }
        let tron = self.version == Version::Tip712;
        let parsed = match kind {
            "trcToken" if tron => Some(Kind::Uint(256)),
            kind => Kind::parse(kind),
        };
        let atom = parsed.zip(value).and_then(|(kind, value)| match kind {
            Kind::Address if tron => Read::tron_address(value),
            kind => kind.read(value),
        });
        match (atom, value) {
            (Some(read), _) => {
                if let Some((doubt, reason)) = read.note {
                    self.unread.push(Unread { doubt, ..Unread::new(place, reason) });
                }
                (Typed::Atom(read.atom), read.word)
            }
            (None, None | Some(Value::Null)) => {
                self.fail(place, format!("there is no value of type {}", shortened_name(kind)))
            }
            (None, Some(value)) => {
                let value = shortened(&value.to_string());
                self.fail(place, format!("{value} is not a value of type {}", shortened(kind)))
            }
        }
    }

    fn array(
        &mut self,
        (item_kind, length): (&str, &str),
        value: &Value,
        place: Place<'_>,
        depth: usize,
    ) -> (Typed, Option<B256>) {
        let Value::Array(list) = value else {
            return self.fail(place, "not a list");
        };
        if !length.is_empty() && length.parse() != Ok(list.len()) {
            // Wallets do not check the length, contracts do: the two would see different data.
            let reason = format!("not a list of {} items", shortened_name(length));
            self.unread.push(Unread::ambiguous(place, reason));
        }
        let mut items = Vec::with_capacity(list.len());
        let mut words = Some(Vec::with_capacity(list.len() * 32));
        if self.version == Version::V3 {
            let reason = "an array, which version 3 does not know: some wallets refuse it";
            self.unread.push(Unread::odd(place, reason));
            words = None;
        }
        for (index, item) in list.iter().enumerate() {
            let (item, word) = self.value(item_kind, Some(item), place.item(index), depth + 1);
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
        place: Place<'_>,
        depth: usize,
    ) -> (Typed, Option<B256>) {
        let Some(members) = self.schema.members(name) else {
            return self.fail(place, format!("the type {} is not declared", shortened_name(name)));
        };
        let nothing = Map::new();
        let object = match value {
            Value::Object(object) => object,
            Value::Null if !members.is_empty() => {
                return self.fail(place, format!("not an object of type {}", shortened_name(name)));
            }
            // To JavaScript, any value is an object, if one without the members that are asked for.
            _ => {
                let reason = format!("not an object of type {}", shortened_name(name));
                self.unread.push(Unread::ambiguous(place, reason));
                &nothing
            }
        };
        for (member, value) in object {
            let named = members.iter().any(|known| known.name == *member);
            if !named && !self.is_said_anyway(name, member, value, object) {
                self.unread.push(Unread::odd(
                    place.member(member),
                    "a member that the types do not name: it would not be signed",
                ));
            }
        }
        let mut read = Vec::with_capacity(members.len());
        let mut encoded = Some(self.schema.type_hash(name).to_vec());
        for member in members.iter() {
            let inner = place.member(&member.name);
            let value = object.get(&member.name);
            if value.is_none() && INHERITED.contains(&member.name.as_str()) {
                let (value, _) = self.fail(inner, "missing, and a name that every object has");
                read.push((member.name.clone(), value));
                encoded = None;
                continue;
            }
            if value.is_none() && self.version == Version::V3 {
                let reason =
                    "a member that is missing: version 3 leaves it out, version 4 does not";
                self.unread.push(Unread::ambiguous(inner, reason));
                read.push((member.name.clone(), Typed::Nothing));
                continue;
            }
            let (value, word) = self.value(&member.kind, value, inner, depth + 1);
            match (&mut encoded, word) {
                (Some(encoded), Some(word)) => encoded.extend_from_slice(word.as_slice()),
                _ => encoded = None,
            }
            read.push((member.name.clone(), value));
            if self.values > VALUES {
                break;
            }
        }
        (Typed::Struct(read), encoded.map(keccak256))
    }

    /// Whether a member that no type names only repeats what is signed, as some libraries send it along: `OpenSea`'s
    /// how many payments an order has; those of Hyperliquid the chain of the domain, and in a word what is done. One that
    /// is null says nothing.
    fn is_said_anyway(
        &self,
        name: &str,
        member: &str,
        value: &Value,
        object: &Map<String, Value>,
    ) -> bool {
        /// Longer than the name of any action.
        const WORD: usize = 40;
        let hyperliquid = name.starts_with("HyperliquidTransaction:");
        match member {
            "totalOriginalConsiderationItems" if name == "OrderComponents" => {
                let payments = object.get("consideration").and_then(Value::as_array);
                payments.is_some_and(|list| value::number(value) == Some(U256::from(list.len())))
            }
            "signatureChainId" if hyperliquid => {
                self.chain.is_some() && value::number(value) == self.chain
            }
            "type" if hyperliquid => value.as_str().is_some_and(|word| {
                word.len() <= WORD && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }),
            _ => value.is_null(),
        }
    }
}
