//! Transactions that are signed already and only to be published: `eth_sendRawTransaction`, and the
//! ways to hand them to block builders.

use serde_json::Value;

use super::read;
use crate::decode::object::Object;
use crate::decode::{Asked, Chain, Part, Place, Transaction, Unread, limits, list, value};

/// The members in which objects of such methods hold transactions, or lists of them.
const HOLDERS: &[&str] =
    &["tx", "txs", "rawTransaction", "signedTransaction", "raw", "body", "bundle"];

/// Reads every raw transaction in the parameters.
pub(in crate::decode) fn published(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let mut found = Vec::new();
    for (index, param) in list(params).iter().enumerate() {
        // What follows the first are settings: how long to wait, under which conditions.
        if index == 0 || param.as_str().is_some_and(|text| text.starts_with("0x")) {
            collect(param, place.item(index), wallet, &mut found, 0, unread);
        }
    }
    if found.is_empty() {
        unread.push(Unread::new(place, "there is no transaction that could be read"));
        return None;
    }
    if found.len() == 1 {
        return found.pop().map(|one| Asked::Transaction(Box::new(one)));
    }
    let parts = found.into_iter().map(|transaction| Part {
        chain: transaction.chain_id.map(Chain::Evm),
        path: transaction.path.clone(),
        asked: Some(Asked::Transaction(Box::new(transaction))),
    });
    Some(Asked::Several(parts.collect()))
}

fn collect(
    value: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    found: &mut Vec<Transaction>,
    depth: usize,
    unread: &mut Vec<Unread>,
) {
    if depth > limits::JSON_DEPTH || found.len() >= limits::PARTS {
        unread.push(Unread::new(place, "too many transactions, or too deep in one another"));
        return;
    }
    match value {
        Value::String(_) => {
            let Some(bytes) = value::bytes(value, place, unread) else { return };
            match read(&bytes, place, unread) {
                Some((mut transaction, _)) => {
                    note(&transaction, wallet, place, unread);
                    transaction.chain_id = transaction.chain_id.or(wallet);
                    found.push(transaction);
                }
                None => unread.push(Unread::new(place, "not a transaction of a known type")),
            }
        }
        Value::Array(list) => {
            for (index, item) in list.iter().enumerate() {
                collect(item, place.item(index), wallet, found, depth + 1, unread);
            }
        }
        Value::Object(members) => {
            let object = Object::new(members, place);
            for (name, member) in object.members() {
                if HOLDERS.contains(&name) {
                    collect(member, place.member(name), wallet, found, depth + 1, unread);
                }
            }
        }
        _ => unread.push(Unread::new(place, "not a transaction")),
    }
}

/// Notes what a person who publishes it should know.
fn note(
    transaction: &Transaction,
    wallet: Option<u64>,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) {
    if let (Some(named), Some(wallet)) = (transaction.chain_id, wallet)
        && named != wallet
    {
        let reason = format!("it is for chain {named}, the wallet is on {wallet}");
        unread.push(Unread::new(place.layer("chainId"), reason));
    }
    if transaction.any_chain && transaction.signed {
        let reason = "it names no chain, as before EIP-155: anybody can repeat it on every other";
        unread.push(Unread::odd(place, reason));
    }
    if !transaction.signed {
        unread.push(Unread::odd(place, "the transaction is not signed: nodes would refuse it"));
    }
}
