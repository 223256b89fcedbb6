//! What is to be signed without a request around it, as block explorers, nodes and tools hand it out: a
//! transaction, typed data, the bytes of a transaction.

use serde_json::{Value, json};

/// What a node adds to a transaction that was sent. Nobody is asked to sign it.
const ADDED: &[&str] = &[
    "blockHash",
    "blockNumber",
    "blockTimestamp",
    "hash",
    "r",
    "s",
    "transactionIndex",
    "v",
    "yParity",
];

/// The request that a value is, or that would ask for what it is; anything else stays as it is.
pub(crate) fn request(value: Value) -> Value {
    match value {
        Value::String(text) if is_bytes(&text) => published(&text),
        Value::Object(mut members) if !members.contains_key("method") => {
            // A node's answer.
            if let Some(result @ (Value::Object(_) | Value::String(_))) = members.remove("result") {
                return request(result);
            }
            let has = |name: &str| members.contains_key(name);
            if has("types") && has("primaryType") {
                return json!({ "method": "eth_signTypedData_v4", "params": [members] });
            }
            if has("to") || has("from") && (has("data") || has("input")) {
                members.retain(|name, _| !ADDED.contains(&name.as_str()));
                return json!({ "method": "eth_sendTransaction", "params": [members] });
            }
            Value::Object(members)
        }
        other => other,
    }
}

/// A text that is the bytes of a transaction in hex, as a request; `None` if it is none.
pub(crate) fn transaction(text: &str) -> Option<Value> {
    let text = text.trim();
    is_bytes(text).then(|| published(text))
}

fn published(bytes: &str) -> Value {
    json!({ "method": "eth_sendRawTransaction", "params": [bytes] })
}

fn is_bytes(text: &str) -> bool {
    /// Shorter than any transaction: a hash, an address or a number.
    const HASH: usize = 64;
    let digits = text.strip_prefix("0x").unwrap_or_default();
    digits.len() > HASH && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_bare_is_asked_for() {
        let method = |value: Value| request(value)["method"].clone();
        assert_eq!(method(json!({ "to": "0x", "value": "0x1" })), "eth_sendTransaction");
        assert_eq!(method(json!({ "from": "0x", "data": "0x60" })), "eth_sendTransaction");
        assert_eq!(method(json!({ "types": {}, "primaryType": "A" })), "eth_signTypedData_v4");
        assert_eq!(method(json!(format!("0x{}", "ab".repeat(40)))), "eth_sendRawTransaction");
        assert_eq!(method(json!({ "method": "eth_sign", "to": "0x" })), "eth_sign");
        for other in [json!(5), json!("0xab"), json!({}), json!({ "from": "0x" }), json!(null)] {
            assert_eq!(request(other.clone()), other);
        }
    }

    #[test]
    fn what_a_node_adds_is_left_out() {
        let answer =
            json!({ "id": 1, "result": { "to": "0x", "input": "0x", "hash": "0x", "v": "0x1" } });
        let expected =
            json!({ "method": "eth_sendTransaction", "params": [{ "to": "0x", "input": "0x" }] });
        assert_eq!(request(answer), expected);
    }
}
