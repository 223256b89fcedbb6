//! Every run of bytes and every text in a request, so that nothing can hide a listed address.

use alloy_primitives::U256;
use serde_json::Value;

use super::{Place, Unread, limits};
use crate::request::json;

/// A run of bytes or a text of the request, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// Where it stands.
    pub path: String,
    /// What it is.
    pub content: Content,
}

impl Payload {
    /// Where its byte at an offset stands.
    pub fn path_at(&self, offset: usize) -> String {
        match offset {
            0 => self.path.clone(),
            _ => format!("{}[byte {offset}]", self.path),
        }
    }

    /// Its size in bytes.
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Bytes(bytes) => bytes.len(),
            Content::Text(text) => text.len(),
        }
    }
}

/// What a payload is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Bytes that were written in hex: every 20-byte window may be an address, and so may text.
    Bytes(Vec<u8>),
    /// Text: addresses are spelled out in it.
    Text(String),
}

/// Texts that are shorter are no payloads of their own: shorter than any address in any alphabet and encoding that is
/// searched for, with room for the leading zeros that a number is written without.
pub const SHORTEST: usize = 20;

/// Collects the payloads of a request's parameters, through nested JSON text as well; `unparsed` is
/// the text of a request that is not JSON.
pub(super) fn collect(
    params: &Value,
    unparsed: Option<&str>,
    unread: &mut Vec<Unread>,
) -> Vec<Payload> {
    let mut collector = Collector { payloads: Vec::new(), strings: 0, rest: String::new(), unread };
    if let Some(text) = unparsed {
        collector.foreign(Place::written(""), text);
    }
    collector.value(params, Place::written("params"), 0);
    if collector.strings > limits::STRINGS {
        let reason =
            format!("only the first {} strings were searched in every spelling", limits::STRINGS);
        collector.unread.push(Unread::new("params", reason));
    }
    let Collector { mut payloads, rest, .. } = collector;
    if !rest.is_empty() {
        payloads.push(Payload { path: "params".to_owned(), content: Content::Text(rest) });
    }
    payloads
}

struct Collector<'a> {
    payloads: Vec<Payload>,
    strings: usize,
    /// The strings beyond the limits, a line each: searched as text, without a path of their own.
    rest: String,
    unread: &'a mut Vec<Unread>,
}

impl Collector<'_> {
    fn value(&mut self, value: &Value, place: Place<'_>, depth: usize) {
        if depth > limits::JSON_DEPTH {
            let reason = format!("nested deeper than {} levels", limits::JSON_DEPTH);
            self.unread.push(Unread::new(place, reason));
            self.deeper(value);
            return;
        }
        match value {
            Value::Null | Value::Bool(_) => {}
            // An address may be written as a number: in decimal, in JSON as well.
            Value::Number(number) => self.text(&number.to_string(), place, depth),
            Value::String(text) => self.text(text, place, depth),
            Value::Array(list) => {
                if let Some(bytes) = bytes_in(list.iter()) {
                    self.bytes(place, bytes);
                }
                for (index, item) in list.iter().enumerate() {
                    self.value(item, place.item(index), depth + 1);
                }
            }
            Value::Object(members) => {
                // So JSON writes a list of bytes that JavaScript holds in an array of its own kind.
                let item = |index: usize| members.get(&index.to_string());
                if members.contains_key("0")
                    && let items = (0..members.len()).map_while(item).collect::<Vec<_>>()
                    && let Some(bytes) = bytes_in(items.into_iter())
                {
                    self.bytes(place, bytes);
                }
                for (name, member) in members {
                    let inner = place.member(name);
                    // A member's name is the page's own text too.
                    self.text(name, inner, depth);
                    self.value(member, inner, depth + 1);
                }
            }
        }
    }

    /// Everything in a value that is nested too deep, without recursion.
    fn deeper(&mut self, value: &Value) {
        let mut open = vec![value];
        while let Some(value) = open.pop() {
            match value {
                Value::Null | Value::Bool(_) => {}
                Value::Number(number) => self.remains(&number.to_string()),
                Value::String(text) => self.remains(text),
                Value::Array(list) => open.extend(list),
                Value::Object(members) => {
                    for (name, member) in members {
                        self.remains(name);
                        open.push(member);
                    }
                }
            }
        }
    }

    fn remains(&mut self, text: &str) {
        self.rest.push_str(text);
        self.rest.push('\n');
    }

    fn text(&mut self, text: &str, place: Place<'_>, depth: usize) {
        if text.len() < SHORTEST {
            return;
        }
        self.strings += 1;
        if self.strings > limits::STRINGS {
            self.remains(text);
            return;
        }
        if text.trim_start().starts_with(['{', '[']) {
            if let Ok(json::Parsed { value, .. }) = json::parse(text) {
                self.value(&value, place, depth + 1);
            }
            // The text as well: of two members with one name, parsing keeps only the last.
            self.foreign(place, text);
            return;
        }
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
        let decoded = padded(digits);
        let whole = decoded.is_some() && digits.len() < text.len();
        if let Some(bytes) = decoded {
            self.bytes(place, bytes);
        } else {
            self.foreign(place, text);
        }
        // Solana's transactions are written in base58, too.
        if let Some(bytes) = super::blob::long_base58(text) {
            self.bytes(place, bytes);
        }
        // A number's bytes are what a contract would see, in whatever spelling it is written.
        if !whole && let Some(number) = number(text) {
            self.bytes(place, number.to_be_bytes_vec());
        }
    }

    fn bytes(&mut self, place: Place<'_>, bytes: Vec<u8>) {
        self.payloads.push(Payload { path: place.into(), content: Content::Bytes(bytes) });
    }

    /// Text as it stands, and as it reads with the escapes of JSON undone.
    fn foreign(&mut self, place: Place<'_>, text: &str) {
        for text in [Some(text.to_owned()), json::unescaped(text)].into_iter().flatten() {
            self.payloads.push(Payload { path: place.into(), content: Content::Text(text) });
        }
    }
}

/// The bytes that hex digits spell, and zeros behind them: the chain reads zeros beyond the end of
/// calldata, and an address may end in them.
fn padded(digits: &str) -> Option<Vec<u8>> {
    /// The bytes of an address.
    const ADDRESS: usize = 20;
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let size = digits.len() / 2;
    let mut bytes = vec![0; size + ADDRESS];
    hex::decode_to_slice(digits, bytes.get_mut(..size)?).ok()?;
    Some(bytes)
}

/// Bytes that are written as a list of numbers, if there are enough of them for an address.
fn bytes_in<'v>(values: impl ExactSizeIterator<Item = &'v Value>) -> Option<Vec<u8>> {
    /// The bytes of an address.
    const ADDRESS: usize = 20;
    if values.len() < ADDRESS {
        return None;
    }
    let byte = |value: &Value| match value {
        Value::Number(number) => number.as_u64()?.try_into().ok(),
        Value::String(text) => number(text)?.try_into().ok(),
        _ => None,
    };
    values.map(byte).collect()
}

/// A whole number in any spelling that JavaScript's `BigInt` takes, and negative ones as the chain
/// holds them.
fn number(text: &str) -> Option<U256> {
    /// 256 binary digits and a prefix.
    const LONGEST: usize = 260;
    if text.len() > LONGEST {
        return None;
    }
    let (magnitude, negative) = match text.strip_prefix('-') {
        Some(magnitude) => (magnitude, true),
        None => (text, false),
    };
    let (digits, radix) = match magnitude.get(..2) {
        Some("0x" | "0X") => (magnitude.get(2..)?, 16),
        Some("0o" | "0O") => (magnitude.get(2..)?, 8),
        Some("0b" | "0B") => (magnitude.get(2..)?, 2),
        _ => (magnitude, 10),
    };
    let number = super::value::digits(digits, radix)?;
    Some(if negative { number.wrapping_neg() } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_bytes_are_bytes() {
        let list = |json: &str| {
            let value: Value = serde_json::from_str(json).unwrap();
            let payloads = collect(&value, None, &mut Vec::new());
            payloads.into_iter().map(|payload| payload.content).collect::<Vec<_>>()
        };
        let numbers: Vec<String> = (0..20).map(|byte: u8| byte.to_string()).collect();
        let bytes = Content::Bytes((0..20).collect());
        assert_eq!(list(&format!("[[{}]]", numbers.join(","))), [bytes]);
        let members: Vec<String> = numbers.iter().map(|n| format!("\"{n}\":\"0x{n}\"")).collect();
        let hex = Content::Bytes(
            (0..20u8).map(|n| u8::from_str_radix(&n.to_string(), 16).unwrap()).collect(),
        );
        assert_eq!(list(&format!("{{{}}}", members.join(","))), [hex]);
        assert!(list(&format!("[{},256]", numbers.join(","))).is_empty());
        assert!(list(&format!("[{}]", numbers[1..].join(","))).is_empty());
    }

    #[test]
    fn numbers_are_read_in_every_spelling() {
        for text in ["0x98", "0X98", "0o230", "0b10011000", "152"] {
            assert_eq!(number(text), Some(U256::from(0x98)), "{text}");
        }
        assert_eq!(number("-1"), Some(U256::MAX));
        for text in ["", "0x", "1_000", "0x1_0", "1.5", "+1", "-", "é1", "0"] {
            assert_eq!(number(text).is_some(), text == "0", "{text}");
        }
    }
}
