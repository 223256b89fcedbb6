//! Single JSON values as wallets read them: bytes, quantities, addresses, chain ids.

use alloy_primitives::{Address, U256};
use serde_json::Value;

use super::{Place, Unread};
use crate::request::{shortened, spelled};

/// Bytes from a hex string.
///
/// A missing prefix, a missing digit (padded on the left, as ethereumjs does) and other oddities are
/// noted, since two wallets may read them differently. `None` where there are no bytes at all.
pub(super) fn bytes(value: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<Vec<u8>> {
    let text = match value {
        Value::Null => return Some(Vec::new()),
        Value::String(text) => text,
        _ => {
            unread.push(Unread::new(place, "not a hex string"));
            return None;
        }
    };
    let digits = match text.strip_prefix("0x") {
        Some(digits) => digits,
        None if text.is_empty() => "",
        None => {
            unread.push(Unread::odd(place, "hex without the prefix 0x"));
            text.strip_prefix("0X").unwrap_or(text)
        }
    };
    let padded;
    let even = if digits.len().is_multiple_of(2) {
        digits
    } else {
        let reason = "an odd number of hex digits: wallets do not agree on where one is missing";
        unread.push(Unread::ambiguous(place, reason));
        padded = format!("0{digits}");
        &padded
    };
    let decoded = hex::decode(even).ok();
    if decoded.is_none() {
        unread.push(Unread::new(place, format!("not hex: {}", shortened(text))));
    }
    decoded
}

/// Calldata: bytes whose selector is written in small letters, as every library writes it.
pub(super) fn calldata(
    value: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Vec<u8>> {
    /// The prefix and the digits of the selector.
    const SELECTOR: std::ops::Range<usize> = 2..10;
    let selector = value.as_str().and_then(|text| text.as_bytes().get(SELECTOR));
    if selector.is_some_and(|digits| digits.iter().any(u8::is_ascii_uppercase)) {
        let reason = "the selector is written in capitals, which hides it from some filters";
        unread.push(Unread::odd(place, reason));
    }
    bytes(value, place, unread)
}

/// A whole number: `0x` hex as the JSON-RPC standard has it; anything else is noted.
pub(super) fn quantity(value: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<U256> {
    let read = match value {
        Value::Null => return Some(U256::ZERO),
        Value::Number(number) => number.as_u64().map(U256::from),
        Value::String(text) => match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
            Some("") => {
                unread.push(Unread::odd(place, "a quantity without digits"));
                Some(U256::ZERO)
            }
            Some(hex) => {
                if text.starts_with("0X") {
                    unread.push(Unread::odd(place, "a quantity with a capital X"));
                }
                digits(hex, 16)
            }
            None => {
                // MetaMask puts the prefix before it, others read a decimal; hex is the larger.
                let read = digits(text, 16);
                if read.is_some() {
                    let reason = "a quantity without 0x: read as hex, which some wallets do not do";
                    // A single digit is the same number either way.
                    unread.push(match digits(text, 10) {
                        decimal if decimal == read => Unread::odd(place, reason),
                        _ => Unread::ambiguous(place, reason),
                    });
                }
                read
            }
        },
        _ => None,
    };
    if read.is_none() {
        unread
            .push(Unread::new(place, format!("not a quantity: {}", shortened(&value.to_string()))));
    }
    read
}

/// A whole number in a member where decimals are usual too: nonces of JSON, timestamps, token ids.
pub(super) fn number(value: &Value) -> Option<U256> {
    match value {
        Value::Number(number) => number.as_u64().map(U256::from),
        Value::String(text) => match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
            Some(hex) => digits(hex, 16),
            None => digits(text, 10),
        },
        _ => None,
    }
}

/// A number of digits alone: no sign, separators or spaces.
pub(super) fn digits(text: &str, radix: u32) -> Option<U256> {
    if text.is_empty() || !text.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    // Most numbers are small, and a machine word is read far faster.
    if let Ok(number) = u64::from_str_radix(text, radix) {
        return Some(U256::from(number));
    }
    U256::from_str_radix(text, u64::from(radix)).ok()
}

/// Whether the capitals in an address's forty hex digits are a checksum, and a wrong one. Rootstock has
/// checksums of its own (EIP-1191).
pub(super) fn is_misspelled(digits: &str) -> bool {
    const ROOTSTOCK: [u64; 2] = [30, 31];
    let capitals = digits.bytes().any(|byte| byte.is_ascii_uppercase());
    let small = digits.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut address = [0; 20];
    if !(capitals && small) || hex::decode_to_slice(digits, &mut address).is_err() {
        return false;
    }
    let address = Address::from(address);
    // Most are right, and are written again later: this remembers them.
    let right = spelled(address, None).with_text(|text| text.get(2..) == Some(digits));
    let right_on = |chain_id| {
        let mut text = [0; 42];
        let _ = address.to_checksum_raw(&mut text, Some(chain_id));
        text.get(2..) == Some(digits.as_bytes())
    };
    !right && !ROOTSTOCK.into_iter().any(right_on)
}

/// A 20-byte address in hex.
pub(super) fn address(
    value: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Address> {
    let read = value.as_str().and_then(|text| {
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
        let mut bytes = [0; 20];
        hex::decode_to_slice(digits, &mut bytes).ok()?;
        if !text.starts_with("0x") {
            unread.push(Unread::odd(place, "an address without the prefix 0x"));
        }
        if is_misspelled(digits) {
            unread.push(Unread::misspelled(place, text));
        }
        Some(Address::from(bytes))
    });
    if read.is_none() {
        let reason = format!("not an address: {}", shortened(&value.to_string()));
        // Some wallets pad what is too short, or take a number for an address; others refuse.
        let padded = value.is_number()
            || value.as_str().is_some_and(|text| {
                let (text, radix) = match text.strip_prefix("0x") {
                    Some(hex) => (hex, 16),
                    None => (text, 10),
                };
                digits(text, radix).is_some_and(|number| number.bit_len() <= 160)
            });
        let note = if padded { Unread::ambiguous } else { Unread::new };
        unread.push(note(place, reason));
    }
    read
}

/// The number of an EVM chain: `0x` hex by the standard, a CAIP-2 id in newer ones; a number, or
/// digits, which unlike those of amounts are taken for decimal ones.
pub(super) fn chain_id(value: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<u64> {
    let read = match value {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => chain_id_of_text(text, place, unread),
        _ => None,
    };
    if read.is_none() {
        unread
            .push(Unread::new(place, format!("not a chain id: {}", shortened(&value.to_string()))));
    }
    read
}

fn chain_id_of_text(text: &str, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<u64> {
    let number = |text: &str, radix| digits(text, radix).and_then(|id| u64::try_from(id).ok());
    if let Some(hex) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        if text.starts_with("0X") || hex.len() > 1 && hex.starts_with('0') {
            let reason = "a chain id that is not written plainly, which hides it from some filters";
            unread.push(Unread::odd(place, reason));
        }
        return number(hex, 16);
    }
    if let Some(reference) = text.strip_prefix("eip155:") {
        return number(reference, 10);
    }
    let id = number(text, 10);
    if id.is_some_and(|id| id > 9) {
        let reason = "a chain id without 0x: read as decimal, not as hex";
        unread.push(Unread::odd(place, reason));
    }
    id
}

/// Whether a value is spelled like an address: what wallets go by when parameters are swapped.
pub(super) fn is_address(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
        digits.len() == 40 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn bytes_are_read_as_wallets_read_them() {
        let cases = [
            (json!("0x"), Some(vec![]), 0),
            (json!(null), Some(vec![]), 0),
            (json!(""), Some(vec![]), 0),
            (json!("0xAb01"), Some(vec![0xab, 1]), 0),
            (json!("ab01"), Some(vec![0xab, 1]), 1),
            (json!("0Xab"), Some(vec![0xab]), 1),
            (json!("0xabc"), Some(vec![0x0a, 0xbc]), 1),
            (json!("0xzz"), None, 1),
            (json!(5), None, 1),
        ];
        for (value, expected, notes) in cases {
            let mut unread = Vec::new();
            assert_eq!(bytes(&value, Place::written("p"), &mut unread), expected, "{value}");
            assert_eq!(unread.len(), notes, "{value}: {unread:?}");
        }
    }

    #[test]
    fn quantities_are_hex_and_anything_else_is_noted() {
        let cases = [
            (json!("0xde0b6b3a7640000"), Some(1_000_000_000_000_000_000_u128), 0),
            (json!("0x00ff"), Some(255), 0),
            (json!(7), Some(7), 0),
            (json!("1000"), Some(0x1000), 1),
            (json!("ffff"), Some(0xffff), 1),
            (json!("0x1_000"), None, 1),
            (json!("0x"), Some(0), 1),
            (json!("-1"), None, 1),
            (json!("1e18"), Some(0x1e18), 1),
            (json!(1.5), None, 1),
            (json!([]), None, 1),
        ];
        for (value, expected, notes) in cases {
            let mut unread = Vec::new();
            assert_eq!(
                quantity(&value, Place::written("p"), &mut unread),
                expected.map(U256::from),
                "{value}"
            );
            assert_eq!(unread.len(), notes, "{value}: {unread:?}");
        }
    }
}
