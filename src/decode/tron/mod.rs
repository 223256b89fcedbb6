//! What Tron's wallets are asked: transactions in protocol buffers, messages, typed data (TIP-712).

mod json;
mod message;
mod schema;
mod transaction;
pub mod wire;

use serde_json::Value;

pub use json::Difference;
pub(super) use json::address;
pub use message::recognise;
pub use schema::operation;
pub use transaction::{Contract, Transaction};

use super::{Asked, Part, Place, Unread, list};
use crate::request::Tron;

/// What stands in the parameters in place of a private key that the page handed over.
const KEY: &str = "private_key";

/// Reads the parameters of a method of Tron's.
pub(super) fn read(
    method: Tron,
    params: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let key = list(params).iter().skip(1).position(is_key);
    let asked = to_sign(method, params, place, unread);
    let Some(path) = key.map(|at| place.item(at + 1).to_string()) else { return asked };
    let part = |asked| Part { asked, chain: None, path: place.into() };
    Some(Asked::Several(vec![part(asked), part(Some(Asked::PrivateKey { path }))]))
}

/// Reads what is to be signed.
fn to_sign(
    method: Tron,
    params: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let all = list(params);
    let item = place.item(0);
    let at = if params.is_array() { item } else { place };
    let Some(first) = all.first().filter(|first| !first.is_null()) else {
        unread.push(Unread::new(place, "there is nothing to sign"));
        return None;
    };
    let rest =
        || all.iter().enumerate().skip(1).filter(|(_, value)| !is_key(value) && !value.is_null());
    match method {
        Tron::TypedData => return message::typed_data(all, place, unread),
        Tron::Message => return message::first_version(first, at, true, unread),
        Tron::MessageV2 => return message::second_version(first, at, unread),
        // By its first form, the method for transactions signs messages as well.
        Tron::Sign if first.is_string() => {
            let tron = !rest().any(|(_, value)| *value == Value::Bool(false));
            return message::first_version(first, at, tron, unread);
        }
        Tron::Sign | Tron::MultiSign | Tron::Send => {}
    }
    let transaction = wrapped(first, at, |value, place| {
        transaction::read(value, place, method == Tron::Send, unread)
    });
    let mut transaction = transaction?;
    for (index, value) in rest() {
        match (method, value) {
            (Tron::MultiSign, Value::Number(number)) => transaction.permission = number.as_u64(),
            // Options of `sendRawTransaction`, which only look at what was answered; and how messages begin.
            (Tron::Send, Value::Object(_)) | (_, Value::Bool(_)) => {}
            _ => {
                let reason = "a parameter that is not expected";
                unread.push(Unread::new(place.item(index), reason));
            }
        }
    }
    Some(Asked::Tron(transaction))
}

/// A transaction, or what wraps one: some wallets take it as a member of another object, along with what
/// their node answered.
fn wrapped<T>(value: &Value, place: Place<'_>, read: impl FnOnce(&Value, Place<'_>) -> T) -> T {
    let wraps = |value: &Value| value.get("raw_data_hex").or(value.get("raw_data")).is_none();
    let once = place.member("transaction");
    let twice = once.member("transaction");
    match value.get("transaction").filter(|_| wraps(value)) {
        None => read(value, place),
        Some(first) => match first.get("transaction").filter(|_| wraps(first)) {
            None => read(first, once),
            Some(second) => read(second, twice),
        },
    }
}

/// Whether a parameter is a private key: what stands for one, or 64 hex digits.
fn is_key(value: &Value) -> bool {
    let digits = |text: &str| {
        let digits = text.strip_prefix("0x").unwrap_or(text);
        digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    value.get(KEY) == Some(&Value::Bool(true)) || value.as_str().is_some_and(digits)
}
