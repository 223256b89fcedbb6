//! Protocol buffers, read by the tables of `schema.rs`: as leniently as Tron's nodes, and reported strictly.

use alloy_primitives::Address;
use prost::encoding::{WireType, decode_varint, encode_varint, encoded_len_varint};

use super::schema::{ANY, Field, Kind};
use crate::decode::{Unread, limits};

/// The byte before the 20 bytes of an address.
pub(super) const PREFIX: u8 = 0x41;

/// A message: its fields in the order of its bytes, without those that are zero or empty, which count as
/// missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    fields: Vec<(&'static str, Value)>,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, a truth, or one of several names.
    Number(u64),
    /// Bytes or text.
    Bytes(Vec<u8>),
    /// A message.
    Message(Message),
}

impl Value {
    fn is_default(&self) -> bool {
        match self {
            Self::Number(number) => *number == 0,
            Self::Bytes(bytes) => bytes.is_empty(),
            // A message that is there means something, also if it is empty.
            Self::Message(_) => false,
        }
    }
}

impl Message {
    fn last(&self, name: &str) -> Option<&Value> {
        self.fields.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// A number; zero if it is not there.
    pub fn number(&self, name: &str) -> u64 {
        match self.last(name) {
            Some(Value::Number(number)) => *number,
            _ => 0,
        }
    }

    /// Bytes; none if they are not there.
    pub fn bytes(&self, name: &str) -> &[u8] {
        match self.last(name) {
            Some(Value::Bytes(bytes)) => bytes,
            _ => &[],
        }
    }

    /// An address, if it is one.
    pub fn address(&self, name: &str) -> Option<Address> {
        address(self.bytes(name))
    }

    /// A text: of bytes that are none, in hex.
    pub fn text(&self, name: &str) -> String {
        text(self.bytes(name))
    }

    /// A message inside.
    pub fn message(&self, name: &str) -> Option<&Self> {
        match self.last(name) {
            Some(Value::Message(message)) => Some(message),
            _ => None,
        }
    }

    /// Every value of a repeated field.
    pub fn each(&self, name: &str) -> impl Iterator<Item = &Value> {
        self.fields.iter().filter(move |(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Every message of a repeated field.
    pub fn messages(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.each(name).filter_map(|value| match value {
            Value::Message(message) => Some(message),
            _ => None,
        })
    }

    /// Every field and every value of it.
    pub(super) fn fields(&self) -> &[(&'static str, Value)] {
        &self.fields
    }
}

/// An address of its bytes.
pub fn address(bytes: &[u8]) -> Option<Address> {
    let [PREFIX, account @ ..] = bytes else { return None };
    Address::try_from(account).ok()
}

/// A text of its bytes; in hex if they are none.
pub fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.chars().any(char::is_control) => text.to_owned(),
        _ => hex::encode_prefixed(bytes),
    }
}

/// Reads a message. What cannot be read of it is noted at `path`, and the rest is kept.
pub(super) fn read(
    mut bytes: &[u8],
    schema: &'static [Field],
    path: &str,
    unread: &mut Vec<Unread>,
) -> Message {
    let mut message = Message::default();
    let mut seen: Vec<u32> = Vec::new();
    while !bytes.is_empty() {
        let Some((number, content)) = field(&mut bytes, path, unread) else {
            let reason = "the bytes from here on are no fields of the transaction";
            unread.push(Unread::ambiguous(path, reason));
            break;
        };
        let known = schema.iter().find(|known| known.number == number);
        let Some((field, value)) = known.and_then(|field| {
            value(field.kind, &content, &format!("{path}.{}", field.name), unread)
                .map(|value| (field, value))
        }) else {
            let reason = format!("field {number} of the transaction is not known here");
            unread.push(Unread::new(path, reason));
            continue;
        };
        if !field.repeated {
            if seen.contains(&number) {
                let reason = format!("{} stands there twice: the last one counts", field.name);
                unread.push(Unread::ambiguous(path, reason));
            }
            seen.push(number);
        }
        if message.fields.len() >= limits::PROTOBUF_FIELDS {
            let reason = format!("only the first {} fields were read", limits::PROTOBUF_FIELDS);
            unread.push(Unread::ambiguous(path, reason));
            break;
        }
        if !value.is_default() || field.repeated {
            message.fields.push((field.name, value));
        } else {
            // An explicit zero takes back what stood there before.
            message.fields.retain(|(name, _)| *name != field.name);
        }
    }
    message
}

/// What stands in a field, before it is known what that is.
enum Content<'a> {
    Varint(u64),
    Bytes(&'a [u8]),
    /// Eight or four bytes, or the brackets of a group, which no field of Tron's has.
    Other,
}

/// Takes the next field off the bytes: its number and what it holds. `None` if there is none.
fn field<'a>(
    bytes: &mut &'a [u8],
    path: &str,
    unread: &mut Vec<Unread>,
) -> Option<(u32, Content<'a>)> {
    let key = varint(bytes, path, unread)?;
    let kind = WireType::try_from(key & 7).ok()?;
    let number = u32::try_from(key >> 3).ok().filter(|number| *number > 0)?;
    let mut take = |count: usize| {
        let (taken, rest) = bytes.split_at_checked(count)?;
        *bytes = rest;
        Some(taken)
    };
    let content = match kind {
        WireType::Varint => Content::Varint(varint(bytes, path, unread)?),
        WireType::LengthDelimited => {
            let length = usize::try_from(varint(bytes, path, unread)?).ok()?;
            let (taken, rest) = bytes.split_at_checked(length)?;
            *bytes = rest;
            Content::Bytes(taken)
        }
        WireType::SixtyFourBit => {
            take(8)?;
            Content::Other
        }
        WireType::ThirtyTwoBit => {
            take(4)?;
            Content::Other
        }
        WireType::StartGroup | WireType::EndGroup => Content::Other,
    };
    Some((number, content))
}

fn varint(bytes: &mut &[u8], path: &str, unread: &mut Vec<Unread>) -> Option<u64> {
    let before = bytes.len();
    let number = decode_varint(bytes).ok()?;
    if before.saturating_sub(bytes.len()) != encoded_len_varint(number) {
        unread.push(Unread::odd(path, "a number that is written longer than it need be"));
    }
    Some(number)
}

/// The value of a field of a kind; `None` if it is written as another.
fn value(kind: Kind, content: &Content<'_>, path: &str, unread: &mut Vec<Unread>) -> Option<Value> {
    if let (Kind::Number, Content::Varint(number)) = (kind, content)
        && i64::try_from(*number).is_err()
    {
        unread.push(Unread::ambiguous(path, "a number below zero"));
    }
    Some(match (kind, content) {
        (Kind::Number | Kind::Bool | Kind::Enum(_) | Kind::Contract, Content::Varint(number)) => {
            Value::Number(*number)
        }
        (Kind::Address, Content::Bytes(bytes)) => {
            if address(bytes).is_none() {
                unread.push(Unread::new(path, "not an address of Tron"));
            }
            Value::Bytes(bytes.to_vec())
        }
        (Kind::Name | Kind::Bytes | Kind::Text, Content::Bytes(bytes)) => {
            Value::Bytes(bytes.to_vec())
        }
        (Kind::Message(schema), Content::Bytes(bytes)) => {
            Value::Message(read(bytes, schema, path, unread))
        }
        (Kind::Any, Content::Bytes(bytes)) => Value::Message(read(bytes, ANY, path, unread)),
        _ => return None,
    })
}

/// Writes a number as a field.
pub(super) fn write_number(number: u32, value: u64, out: &mut Vec<u8>) {
    if value != 0 {
        encode_varint(u64::from(number) << 3, out);
        encode_varint(value, out);
    }
}

/// Writes bytes as a field; also if there are none where a message is meant.
pub(super) fn write_bytes(number: u32, bytes: &[u8], out: &mut Vec<u8>) {
    encode_varint(u64::from(number) << 3 | 2, out);
    encode_varint(u64::try_from(bytes.len()).unwrap_or(u64::MAX), out);
    out.extend_from_slice(bytes);
}
