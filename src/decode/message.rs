//! Messages: `personal_sign` (EIP-191) and `eth_sign`.

use alloy_primitives::eip191_hash_message;
use serde_json::Value;

use super::{Asked, Party, Place, Unread, list, object, value};

/// The parameters of a signature over bytes: message and account, and which of them is where.
struct Signing<'a> {
    message: &'a Value,
    /// Which parameter the message is.
    index: usize,
    signer: Option<Party>,
}

/// Reads `personal_sign`: `[message, account]`, or the other way round as wallets accept it.
pub(super) fn personal_sign(
    params: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let signing = parameters(params, place, 0, unread)?;
    prefixed(signing.message, place.item(signing.index), signing.signer, unread)
}

/// Reads a message to sign with the EIP-191 prefix.
///
/// It is hex (`0x…`) or text; text that only begins like hex is text.
pub(super) fn prefixed(
    message: &Value,
    place: Place<'_>,
    signer: Option<Party>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let Value::String(text) = message else {
        unread.push(Unread::new(place, "the message is not a string"));
        return None;
    };
    let is_hex = text
        .strip_prefix("0x")
        .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let bytes =
        if is_hex { value::bytes(message, place, unread)? } else { text.clone().into_bytes() };
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_hexdigit()) && text.len() != 64 {
        let reason = "digits without 0x: some wallets sign them as bytes, others as text";
        unread.push(Unread::odd(place, reason));
    }
    let text = String::from_utf8(bytes.clone()).ok();
    let digest = eip191_hash_message(&bytes);
    Some(Asked::Message { bytes, text, signer, digest, path: place.into() })
}

/// Reads `eth_sign`: `[account, bytes]`, or the other way round.
pub(super) fn eth_sign(
    params: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let signing = parameters(params, place, 1, unread)?;
    let at = place.item(signing.index);
    let bytes = match signing.message {
        // Some wallets take text here and sign its bytes.
        Value::String(text) if !text.starts_with("0x") => text.clone().into_bytes(),
        message => value::bytes(message, at, unread)?,
    };
    Some(Asked::Bare { bytes, signer: signing.signer, path: at.into() })
}

/// Tells message and account apart. `usual` is where the message stands by the method's own order.
fn parameters<'a>(
    params: &'a Value,
    place: Place<'_>,
    usual: usize,
    unread: &mut Vec<Unread>,
) -> Option<Signing<'a>> {
    let list = list(params);
    let other = 1 - usual;
    let swapped = list.get(usual).is_some_and(value::is_address)
        && list.get(other).is_some_and(|value| !value::is_address(value));
    let (index, account) = if swapped { (other, usual) } else { (usual, other) };
    // A message alone is enough to judge; a wallet would take its own account.
    let index = if list.len() == 1 { 0 } else { index };
    let Some(message) = list.get(index) else {
        unread.push(Unread::new(place, "there is no message to sign"));
        return None;
    };
    let signer = match list.get(account) {
        Some(value) if list.len() > 1 => object::party(value, place.item(account), unread),
        _ => None,
    };
    for (index, value) in list.iter().enumerate().skip(2) {
        // A password belongs here by the method's old definition, and libraries still pass one.
        let is_password = index == 2 && value.is_string();
        if !value.is_null() && !is_password {
            unread.push(Unread::new(place.item(index), "a parameter that is not expected"));
        }
    }
    Some(Signing { message, index, signer })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ACCOUNT: &str = "0x0000000000000000000000000000000000000001";

    fn message(params: &Value) -> (Vec<u8>, Option<String>, String, usize) {
        let mut unread = Vec::new();
        let Some(Asked::Message { bytes, text, path, .. }) =
            personal_sign(params, Place::written("params"), &mut unread)
        else {
            panic!("not read: {params}")
        };
        (bytes, text, path, unread.len())
    }

    #[test]
    fn text_and_hex_in_either_order() {
        let hello = (b"hello".to_vec(), Some("hello".to_owned()));
        for (params, path) in [
            (json!(["hello", ACCOUNT]), "params[0]"),
            (json!([ACCOUNT, "hello"]), "params[1]"),
            (json!(["0x68656c6c6f", ACCOUNT]), "params[0]"),
            (json!(["hello"]), "params[0]"),
            (json!("hello"), "params[0]"),
        ] {
            let (bytes, text, found, notes) = message(&params);
            assert_eq!((bytes, text), hello, "{params}");
            assert_eq!((found.as_str(), notes), (path, 0), "{params}");
        }
    }

    #[test]
    fn odd_messages_are_read_as_wallets_read_them() {
        assert_eq!(message(&json!(["0xhello", ACCOUNT])).1.as_deref(), Some("0xhello"));
        assert_eq!(message(&json!(["0xff", ACCOUNT])).1, None);
        let (bytes, _, _, notes) = message(&json!(["0xabc", ACCOUNT]));
        assert_eq!((bytes, notes), (vec![0x0a, 0xbc], 1));
        assert_eq!(message(&json!(["hi", ACCOUNT, {"a": 1}])).3, 1);
        // Two addresses: the first is the message, as the method has it.
        assert_eq!(message(&json!([ACCOUNT, ACCOUNT])).2, "params[0]");
    }

    #[test]
    fn the_digest_is_that_of_eip191() {
        let mut unread = Vec::new();
        let asked =
            personal_sign(&json!(["hello", ACCOUNT]), Place::written("params"), &mut unread);
        let Some(Asked::Message { digest, .. }) = asked else { panic!() };
        let expected = "50b2c43fd39106bafbba0da34fc430e1f91e3c96ea2acee2bc34119f92b37750";
        assert_eq!(hex::encode(digest), expected);
    }

    #[test]
    fn nothing_to_sign_is_unread() {
        for params in [json!([]), json!(null), json!([5, ACCOUNT])] {
            let mut unread = Vec::new();
            assert!(
                personal_sign(&params, Place::written("params"), &mut unread).is_none(),
                "{params}"
            );
            assert_eq!(unread.len(), 1, "{params}");
        }
    }
}
