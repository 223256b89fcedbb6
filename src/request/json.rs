//! JSON as JavaScript reads it, which is a little more than the JSON reader takes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Number, Value};

use super::{Unread, shortened_name};

/// JSON that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The value. Of members with one name, the last, as JavaScript has it.
    pub value: Value,
    /// A member that stands twice in one object, if there is one.
    pub repeated: Option<Repeated>,
}

/// A member that stands twice in one object: readers differ in which of them they believe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The member's name.
    pub name: String,
    /// Whether the two have different values.
    pub differs: bool,
}

impl Repeated {
    /// What is to be said of it where the JSON stands.
    pub fn unread(self, path: impl Into<String>) -> Unread {
        let name = shortened_name(&self.name);
        if self.differs {
            let reason =
                format!("the member {name} stands twice: readers differ in which they take");
            Unread::ambiguous(path, reason)
        } else {
            Unread::odd(path, format!("the member {name} stands twice"))
        }
    }
}

/// Reads JSON text that may hold what JavaScript allows in strings: halves of surrogate pairs. They
/// become U+FFFD, as in every UTF-8 encoder, so that is what a wallet would sign as well.
///
/// # Errors
///
/// If it is not JSON, or is nested deeper than the reader goes (128 levels).
pub fn parse(text: &str) -> serde_json::Result<Parsed> {
    let text = well_formed(text);
    let mut reader = serde_json::Deserializer::from_str(&text);
    let parsed = Parsed::deserialize(&mut reader)?;
    reader.end()?;
    Ok(parsed)
}

impl<'de> Deserialize<'de> for Parsed {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let mut repeated = None;
        let value = Reader { repeated: &mut repeated }.deserialize(input)?;
        Ok(Self { value, repeated })
    }
}

/// Reads a value as `serde_json` does, and looks out for members that stand twice.
struct Reader<'a> {
    repeated: &'a mut Option<Repeated>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = access.next_element_seed(Reader { repeated: &mut *self.repeated })? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = access.next_key::<String>()? {
            let value = access.next_value_seed(Reader { repeated: &mut *self.repeated })?;
            let Some(before) = members.get_mut(&name) else {
                members.insert(name, value);
                continue;
            };
            let differs = *before != value;
            *before = value;
            if self.repeated.as_ref().is_none_or(|worst| differs && !worst.differs) {
                *self.repeated = Some(Repeated { name, differs });
            }
        }
        Ok(Value::Object(members))
    }
}

/// JSON text with the escapes of lone surrogates replaced by that of U+FFFD.
pub fn well_formed(text: &str) -> Cow<'_, str> {
    // One byte is found several times faster than two.
    if !text.as_bytes().contains(&b'\\') || !text.contains("\\u") {
        return Cow::Borrowed(text);
    }
    let mut fixed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        fixed.push_str(before);
        let (whole, next) = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (escape.get(..12), 12),
            (Some(0xd800..=0xdfff), _) => (Some("\\ufffd"), 6),
            (Some(_), _) => (escape.get(..6), 6),
            // Another escape: the backslash and what it escapes.
            (None, _) => {
                let length = 1 + escape.chars().nth(1).map_or(0, char::len_utf8);
                (escape.get(..length), length)
            }
        };
        fixed.push_str(whole.unwrap_or_default());
        rest = escape.get(next..).unwrap_or_default();
    }
    fixed.push_str(rest);
    Cow::Owned(fixed)
}

/// Text with the escapes of JSON strings undone, wherever they stand; `None` if there are none.
///
/// For text that is no JSON here but may be for a wallet: what is spelled in escapes must not hide.
pub fn unescaped(text: &str) -> Option<String> {
    if !text.contains('\\') {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let length = if let Some(unit) = unit(escape) {
            plain.push(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER));
            6
        } else {
            let escaped = escape.chars().nth(1);
            plain.extend(escaped);
            1 + escaped.map_or(0, char::len_utf8)
        };
        rest = escape.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    Some(plain)
}

/// The code unit of a text that begins with `\uXXXX`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn halves_of_surrogate_pairs_are_replaced_and_pairs_are_kept() {
        for (text, value) in [
            (r#""a\ud800b""#, json!("a\u{fffd}b")),
            (r#""\udc00""#, json!("\u{fffd}")),
            (r#""\ud83d\ude00""#, json!("😀")),
            (r#""\ud83d\ud83d\ude00""#, json!("\u{fffd}😀")),
            (r#""\\ud800""#, json!("\\ud800")),
            (r#""\\\ud800\"x\u0041""#, json!("\\\u{fffd}\"xA")),
            (r#"["plain", 1]"#, json!(["plain", 1])),
        ] {
            assert_eq!(parse(text).unwrap().value, value, "{text}");
        }
        for text in ["\"\\u12\"", "\"\\", "\\u", "{", ""] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn members_that_stand_twice_are_told() {
        let repeated = |text: &str| {
            parse(text).unwrap().repeated.map(|repeated| (repeated.name, repeated.differs))
        };
        assert_eq!(repeated(r#"{"a": 1, "b": {"a": 1}}"#), None);
        assert_eq!(repeated(r#"[{"a": 1, "a": 1}]"#), Some(("a".to_owned(), false)));
        assert_eq!(
            repeated(r#"{"b":1,"b":1,"x":{"a":{},"\u0061":[]}}"#),
            Some(("a".to_owned(), true))
        );
        let last = parse(r#"{"a": 1, "a": 2}"#).unwrap();
        assert_eq!(last.value, json!({"a": 2}));
    }

    #[test]
    fn escapes_are_undone_in_any_text() {
        assert_eq!(unescaped(r"\u0030\u0078ab \/ \ud800").as_deref(), Some("0xab / \u{fffd}"));
        assert_eq!(unescaped("nothing"), None);
        assert_eq!(unescaped("end\\").as_deref(), Some("end"));
        assert_eq!(unescaped("\\é").as_deref(), Some("é"));
    }
}
