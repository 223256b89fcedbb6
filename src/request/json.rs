//! JSON as JavaScript reads it, which is a little more than the JSON reader takes.

use std::borrow::Cow;

use serde_json::Value;

/// Reads JSON text that may hold what JavaScript allows in strings: halves of surrogate pairs. They
/// become U+FFFD, as in every UTF-8 encoder, so that is what a wallet would sign as well.
///
/// # Errors
///
/// If it is not JSON, or is nested deeper than the reader goes (128 levels).
pub fn parse(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(&well_formed(text))
}

/// JSON text with the escapes of lone surrogates replaced by that of U+FFFD.
pub fn well_formed(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u") {
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
            assert_eq!(parse(text).unwrap(), value, "{text}");
        }
        for text in ["\"\\u12\"", "\"\\", "\\u", "{", ""] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn escapes_are_undone_in_any_text() {
        assert_eq!(unescaped(r"\u0030\u0078ab \/ \ud800").as_deref(), Some("0xab / \u{fffd}"));
        assert_eq!(unescaped("nothing"), None);
        assert_eq!(unescaped("end\\").as_deref(), Some("end"));
        assert_eq!(unescaped("\\é").as_deref(), Some("é"));
    }
}
