//! The transaction object of `eth_sendTransaction`.

use alloy_primitives::{Address, U256};
use serde_json::{Map, Value};

use super::{Unread, list, value};
use crate::request::{shortened, shortened_name};

/// A transaction, as far as it says what would happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Who signs it.
    pub from: Option<Address>,
    /// Whom it calls or pays.
    pub to: Recipient,
    /// Wei sent along; `None` if what is written there could not be read.
    pub value: Option<U256>,
    /// The calldata, or the code that creates a contract.
    pub data: Vec<u8>,
    /// The chain it is for, if that is known.
    pub chain_id: Option<u64>,
    /// Where the transaction object stands.
    pub path: String,
    /// The member the calldata was read from: `data` or `input`.
    pub data_member: &'static str,
    /// Other calldata: set where `data` and `input` differ, since wallets disagree on which they send.
    pub rival_data: Option<Vec<u8>>,
}

/// Whom a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A contract or an account.
    Account(Address),
    /// Nobody: the data creates a contract.
    NewContract,
    /// Something that is no address, for example a name.
    Unreadable,
}

/// Members that decide about price and order, not about what happens.
const INDIFFERENT: &[&str] = &[
    "gas",
    "gasLimit",
    "gasPrice",
    "maxFeePerGas",
    "maxPriorityFeePerGas",
    "nonce",
    "type",
    "accessList",
];

/// Reads the transaction in the first parameter.
pub(super) fn read(
    params: &Value,
    chain_id: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Box<Transaction>> {
    let list = list(params);
    for (index, extra) in list.iter().enumerate().skip(1) {
        // Nothing stands there by the standard; a block tag is a harmless habit of some libraries.
        if !extra.is_null() && extra.as_str().is_none_or(|tag| tag.len() > 10) {
            unread
                .push(Unread::new(format!("params[{index}]"), "a parameter that is not expected"));
        }
    }
    let path = "params[0]".to_owned();
    let Some(Value::Object(members)) = list.first() else {
        unread.push(Unread::new(path, "there is no transaction object"));
        return None;
    };
    for (name, member) in members {
        known(name, member, unread);
    }
    let chain_id = chain(members, chain_id, unread);

    let data = bytes(members, "data", unread);
    let input = bytes(members, "input", unread);
    let (data, data_member, rival_data) = match (data, input) {
        (Some(data), Some(input)) if data != input => {
            unread.push(Unread::new(
                path.clone(),
                "data and input differ: wallets do not agree on which of them they send",
            ));
            (data, "data", Some(input))
        }
        (Some(data), _) => (data, "data", None),
        (None, Some(input)) => (input, "input", None),
        (None, None) => (Vec::new(), "data", None),
    };
    Some(Box::new(Transaction {
        from: present(members, "from")
            .and_then(|value| value::address(value, "params[0].from", unread)),
        to: recipient(members, unread),
        value: match members.get("value") {
            Some(value) => value::quantity(value, "params[0].value", unread),
            None => Some(U256::ZERO),
        },
        chain_id,
        data,
        path,
        data_member,
        rival_data,
    }))
}

/// Notes a member that this reader does not know; wallets may act on it.
fn known(name: &str, member: &Value, unread: &mut Vec<Unread>) {
    let known = matches!(name, "from" | "to" | "value" | "data" | "input" | "chainId")
        || INDIFFERENT.contains(&name);
    let empty = match member {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    if !known && !empty {
        let path = format!("params[0].{}", shortened_name(name));
        unread.push(Unread::new(path, "a member of the transaction that is not read here"));
    }
}

/// The chain that a transaction is for: the one that it names, or else the wallet's. One for another
/// chain than the wallet's would do something else there.
fn chain(
    members: &Map<String, Value>,
    chain_id: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<u64> {
    let Some(value) = present(members, "chainId") else { return chain_id };
    let named = match value {
        Value::Number(number) => number.as_u64(),
        // Unlike amounts, chain ids are written in decimal often enough, and wallets take them so.
        Value::String(text) => match text.strip_prefix("0x") {
            Some(hex) => u64::from_str_radix(hex, 16).ok(),
            None => text.parse().ok(),
        },
        _ => None,
    };
    let reason = match (named, chain_id) {
        (Some(named), Some(chain_id)) if named != chain_id => {
            format!("the transaction is for chain {named}, the wallet is on {chain_id}")
        }
        (None, _) => format!("not a chain id: {}", shortened(&value.to_string())),
        (Some(_), _) => return named,
    };
    unread.push(Unread::new("params[0].chainId", reason));
    named.or(chain_id)
}

fn bytes(
    members: &Map<String, Value>,
    name: &'static str,
    unread: &mut Vec<Unread>,
) -> Option<Vec<u8>> {
    let value = present(members, name)?;
    value::bytes(value, &format!("params[0].{name}"), unread)
}

fn recipient(members: &Map<String, Value>, unread: &mut Vec<Unread>) -> Recipient {
    match present(members, "to") {
        // An empty string or bare prefix is how some libraries spell "no recipient".
        None => Recipient::NewContract,
        Some(Value::String(text)) if matches!(text.as_str(), "" | "0x") => Recipient::NewContract,
        Some(value) => match value::address(value, "params[0].to", unread) {
            Some(address) => Recipient::Account(address),
            None => Recipient::Unreadable,
        },
    }
}

/// A member that is there and not null.
fn present<'a>(members: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    members.get(name).filter(|value| !value.is_null())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn transaction(params: &Value) -> (Transaction, Vec<Unread>) {
        let mut unread = Vec::new();
        let transaction = read(params, Some(1), &mut unread).unwrap();
        (*transaction, unread)
    }

    #[test]
    fn an_ordinary_transaction_is_read_in_full() {
        let (transaction, unread) = transaction(&json!([{
            "from": "0x0000000000000000000000000000000000000001",
            "to": "0x0000000000000000000000000000000000000002",
            "value": "0x5", "data": "0xabcd", "gas": "0x5208", "chainId": "0x1", "type": "0x2",
            "maxFeePerGas": "0x1", "accessList": []
        }]));
        assert_eq!(unread, []);
        assert_eq!((transaction.value, transaction.chain_id), (Some(U256::from(5)), Some(1)));
        assert_eq!(transaction.data, [0xab, 0xcd]);
    }

    #[test]
    fn data_and_input_that_differ_are_both_kept() {
        let (both, unread) = transaction(&json!([{"data": "0x01", "input": "0x02"}]));
        assert_eq!((both.data, both.rival_data), (vec![1], Some(vec![2])));
        assert_eq!(unread.len(), 1);
        let (same, unread) = transaction(&json!([{"data": "0x01", "input": "0x01"}]));
        assert_eq!((same.rival_data, unread.len()), (None, 0));
        let (input, _) = transaction(&json!([{"input": "0x02"}]));
        assert_eq!((input.data, input.data_member), (vec![2], "input"));
    }

    #[test]
    fn what_is_not_read_is_noted() {
        let cases = [
            (json!([{"chainId": 10}]), "params[0].chainId"),
            (json!([{"authorizationList": [{}]}]), "params[0].authorizationList"),
            (json!([{"to": "vitalik.eth"}]), "params[0].to"),
            (json!([{"value": "lots"}]), "params[0].value"),
            (json!([{}, {"evil": true}]), "params[1]"),
        ];
        for (params, path) in cases {
            let (_, unread) = transaction(&params);
            let paths: Vec<_> = unread.iter().map(|unread| unread.path.as_str()).collect();
            assert_eq!(paths, [path], "{params}");
        }
        let mut unread = Vec::new();
        assert!(read(&json!(["0x"]), None, &mut unread).is_none());
        assert_eq!(unread.len(), 1);
    }
}
