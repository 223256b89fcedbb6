//! Every run of bytes and every text in a request, so that nothing can hide a listed address.

use serde_json::Value;

use super::{Unread, limits};

/// A run of bytes or a text of the request, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// Where it stands.
    pub path: String,
    /// What it is.
    pub content: Content,
}

/// What a payload is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Bytes that were written in hex: every 20-byte window may be an address, and so may text.
    Bytes(Vec<u8>),
    /// Text: addresses are spelled out in it.
    Text(String),
}

/// Collects the payloads of a request's parameters, through nested JSON text as well.
pub(super) fn collect(params: &Value, unread: &mut Vec<Unread>) -> Vec<Payload> {
    let mut collector = Collector { payloads: Vec::new(), strings: 0, unread };
    collector.value(params, "params", 0);
    if collector.strings > limits::STRINGS {
        let reason = format!("only the first {} strings were searched", limits::STRINGS);
        collector.unread.push(Unread::new("params", reason));
    }
    collector.payloads
}

struct Collector<'a> {
    payloads: Vec<Payload>,
    strings: usize,
    unread: &'a mut Vec<Unread>,
}

impl Collector<'_> {
    fn value(&mut self, value: &Value, path: &str, depth: usize) {
        if depth > limits::JSON_DEPTH {
            let reason = format!("nested deeper than {} levels", limits::JSON_DEPTH);
            self.unread.push(Unread::new(path, reason));
            return;
        }
        match value {
            Value::Null | Value::Bool(_) => {}
            // An address may be written as a number: in decimal, in JSON as well.
            Value::Number(number) => self.text(&number.to_string(), path, depth),
            Value::String(text) => self.text(text, path, depth),
            Value::Array(list) => {
                for (index, item) in list.iter().enumerate() {
                    self.value(item, &format!("{path}[{index}]"), depth + 1);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    let inner = format!("{path}.{}", crate::request::shortened_name(name));
                    // A member's name is the page's own text too.
                    self.text(name, &inner, depth);
                    self.value(member, &inner, depth + 1);
                }
            }
        }
    }

    fn text(&mut self, text: &str, path: &str, depth: usize) {
        /// Shorter than any address in any alphabet and encoding that is searched for.
        const SHORTEST: usize = 20;
        if text.len() < SHORTEST {
            return;
        }
        self.strings += 1;
        if self.strings > limits::STRINGS {
            return;
        }
        if let Some(json) = nested_json(text) {
            self.value(&json, path, depth + 1);
            // The text as well: of two members with one name, parsing keeps only the last.
            let content = Content::Text(text.to_owned());
            self.payloads.push(Payload { path: path.to_owned(), content });
            return;
        }
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
        let content = match hex::decode(digits) {
            Ok(bytes) => Content::Bytes(bytes),
            Err(_) => match super::value::decimal(text) {
                // A uint256 in decimal: its bytes are what a contract would see.
                Some(number) => Content::Bytes(number.to_be_bytes_vec()),
                None => Content::Text(text.to_owned()),
            },
        };
        // A long run of decimal digits is hex as well: it is searched both ways.
        if matches!(content, Content::Bytes(_))
            && let Some(number) = super::value::decimal(text)
        {
            let content = Content::Bytes(number.to_be_bytes_vec());
            self.payloads.push(Payload { path: path.to_owned(), content });
        }
        self.payloads.push(Payload { path: path.to_owned(), content });
    }
}

/// Typed data is usually passed as JSON text inside the JSON.
fn nested_json(text: &str) -> Option<Value> {
    let trimmed = text.trim_start();
    if trimmed.starts_with(['{', '[']) { serde_json::from_str(trimmed).ok() } else { None }
}
