//! Bytes in the spellings of wallets outside EVM: hex, base64, base58, or a list of numbers, which is what
//! becomes of a `Uint8Array` in JSON.

use serde_json::{Map, Value};

/// The longest base58 that is read: decoding takes the square of the length, and the longest transaction
/// of Solana, which is what is written so, has 1,232 bytes.
const BASE58: usize = 2_000;

/// Every way in which a value may spell bytes, the one that says most of itself first: a text may be read
/// in more alphabets than one, and only what the bytes are tells which was meant.
pub(super) fn readings(value: &Value) -> Vec<Vec<u8>> {
    match value {
        Value::String(text) => {
            let text = text.trim();
            [hex_digits(text), base64(text), base58(text)].into_iter().flatten().collect()
        }
        _ => numbers(value).into_iter().collect(),
    }
}

/// The bytes of the first spelling that is one of what `read` reads, and what it read.
pub(super) fn first<T>(value: &Value, read: impl Fn(&[u8]) -> Option<T>) -> Option<(Vec<u8>, T)> {
    readings(value).into_iter().find_map(|bytes| read(&bytes).map(|found| (bytes, found)))
}

/// Bytes written as numbers: a list, `{"0": 1, "1": 2}`, or `{"type": "Buffer", "data": […]}`.
pub(super) fn numbers(value: &Value) -> Option<Vec<u8>> {
    let byte = |value: &Value| value.as_u64().and_then(|byte| u8::try_from(byte).ok());
    match value {
        Value::Array(list) if list.is_empty() => None,
        Value::Array(list) => list.iter().map(byte).collect(),
        Value::Object(members) => match members.get("data") {
            Some(Value::Array(list)) => list.iter().map(byte).collect(),
            _ if members.is_empty() => None,
            _ => numbered(members)?.into_iter().map(byte).collect(),
        },
        _ => None,
    }
}

/// The items of a list that became an object of JSON, `{"0": …, "1": …}`, in the list's order.
pub(super) fn numbered(members: &Map<String, Value>) -> Option<Vec<&Value>> {
    (0..members.len()).map(|index| members.get(&index.to_string())).collect()
}

fn hex_digits(text: &str) -> Option<Vec<u8>> {
    hex::decode(text).ok()
}

fn base58(text: &str) -> Option<Vec<u8>> {
    if text.len() > BASE58 {
        return None;
    }
    bs58::decode(text).into_vec().ok()
}

/// The bytes of base58 that is longer than any address.
pub(super) fn long_base58(text: &str) -> Option<Vec<u8>> {
    /// Monero's addresses have 95 characters.
    const LONGEST_ADDRESS: usize = 106;
    base58(text).filter(|_| text.len() > LONGEST_ADDRESS)
}

/// Base64 in either of its alphabets, with or without padding. Bits behind the last byte are let pass, as
/// browsers do.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    if padding > 2 || digits.len() % 4 == 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(bits.checked_shr(held)?.to_le_bytes()[0]);
            bits &= (1 << held) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn base64_is_read_in_both_alphabets() {
        for (text, bytes) in [
            ("", Some(&b""[..])),
            ("Zg==", Some(b"f")),
            ("Zg", Some(b"f")),
            ("Zm8=", Some(b"fo")),
            ("Zm9v", Some(b"foo")),
            ("Zm9vYg==", Some(b"foob")),
            ("+/+/", Some(&[0xfb, 0xff, 0xbf])),
            ("-_-_", Some(&[0xfb, 0xff, 0xbf])),
            ("Zg===", None),
            ("Zm9vY", None),
            ("Zm 9", None),
        ] {
            assert_eq!(base64(text).as_deref(), bytes, "{text}");
        }
    }

    #[test]
    fn lists_of_numbers_are_bytes() {
        for value in [
            json!([1, 2, 255]),
            json!({"0": 1, "1": 2, "2": 255}),
            json!({"type": "Buffer", "data": [1, 2, 255]}),
        ] {
            assert_eq!(readings(&value), [vec![1, 2, 255]], "{value}");
        }
        for value in
            [json!([256]), json!([]), json!({"0": 1, "2": 2}), json!({}), json!(5), json!(null)]
        {
            assert!(readings(&value).is_empty(), "{value}");
        }
    }

    #[test]
    fn a_text_may_be_read_in_several_alphabets() {
        assert_eq!(readings(&json!("abcd")).len(), 3);
        assert_eq!(readings(&json!("0x00ff")).first(), Some(&vec![0, 255]));
        let found =
            first(&json!("2NEpo7TZRRrLZSi2U"), |bytes| bytes.starts_with(b"Hello").then_some(()));
        assert_eq!(found.unwrap().0, b"Hello World!");
    }
}
