//! Transactions of Tron: what is signed, what is said of it, and whether the two are the same.

use alloy_primitives::B256;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::json::{self, Difference, Writer};
use super::schema::{self, ContractType, RAW};
use super::wire::{self, Message};
use crate::decode::object::Object;
use crate::decode::{Place, Unread, limits};

/// A transaction of Tron.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// What it does: one thing, since the network takes no more.
    pub contracts: Vec<Contract>,
    /// How many contracts stand in it, read or not.
    pub count: usize,
    /// The most that it may burn for energy, in sun.
    pub fee_limit: u64,
    /// Until when it may be sent, in milliseconds since 1970.
    pub expiration: u64,
    /// When it was made, in milliseconds since 1970; zero if it does not say.
    pub timestamp: u64,
    /// What is written in it for people.
    pub memo: Vec<u8>,
    /// What its signature covers and what it is known by: the SHA-256 of its bytes. `None` if there are none.
    pub id: Option<B256>,
    /// Where what is said of it is not what is signed.
    pub differences: Vec<Difference>,
    /// How many signatures it has already.
    pub signatures: usize,
    /// Whether it is signed already, and only to be published.
    pub published: bool,
    /// The permission that it is to be signed by, if that is asked for beside it.
    pub permission: Option<u64>,
    /// Where the transaction stands.
    pub path: String,
    /// Where its bytes stand: `params[0].raw_data_hex`.
    pub raw_path: String,
}

/// One thing that a transaction does.
#[derive(Clone, Debug)]
pub struct Contract {
    /// What kind of thing; `None` if it is not known.
    pub kind: Option<&'static ContractType>,
    /// What the kind is called.
    pub name: String,
    /// What it says.
    pub message: Message,
    /// The permission that it is to be signed by: zero is the owner's.
    pub permission: u64,
    /// Where it stands: `params[0].raw_data_hex/TransferContract`.
    pub path: String,
}

impl Contract {
    /// Where one of its fields stands.
    pub fn field(&self, name: &str) -> String {
        format!("{}.{name}", self.path)
    }
}

/// What a transaction's object may have.
const KNOWN: &[&str] = &[
    "visible",
    "txID",
    "raw_data",
    "raw_data_hex",
    "signature",
    "ret",
    "contract_address",
    "__payload__",
];

/// Reads a transaction's object.
pub(super) fn read(
    value: &Value,
    place: Place<'_>,
    published: bool,
    unread: &mut Vec<Unread>,
) -> Option<Box<Transaction>> {
    let object = Object::read(value, place, unread)?;
    object.note_others(KNOWN, "transaction", unread);
    let mut differences = Vec::new();
    let said = object.get("raw_data");
    let signed = object.get("raw_data_hex").map(|value| {
        let bytes = value.as_str().and_then(|text| hex::decode(text).ok());
        if bytes.is_none() {
            unread.push(Unread::ambiguous(place.member("raw_data_hex"), "not hex"));
        }
        bytes.unwrap_or_default()
    });
    let visible = object.get("visible").and_then(Value::as_bool).unwrap_or_default();
    let raw_data = place.member("raw_data").to_string();
    let rebuilt = said.map(|said| {
        Writer { visible, differences: &mut differences }.message(said, RAW, &raw_data)
    });
    let (bytes, raw_path) = match (&signed, &rebuilt) {
        (Some(bytes), _) => (bytes, place.member("raw_data_hex").to_string()),
        (None, Some(bytes)) => {
            let reason = "there are no bytes to sign: what the wallet makes of this is not known";
            unread.push(Unread::ambiguous(place, reason));
            (bytes, raw_data.clone())
        }
        (None, None) => {
            unread.push(Unread::new(place, "there is no transaction"));
            return None;
        }
    };
    let mut transaction = from_bytes(bytes, &raw_path, unread);
    if signed.is_some() {
        let id = B256::from_slice(&Sha256::digest(bytes));
        transaction.0.id = Some(id);
        if let Some(rebuilt) = &rebuilt {
            // What is odd about the JSON is noted as a difference, once.
            let said = from_bytes(rebuilt, &raw_data, &mut Vec::new());
            compare(&transaction, &said, &raw_data, &mut differences);
        }
        let named = object.get("txID").and_then(Value::as_str);
        if let Some(named) = named
            && hex::decode(named).ok().as_deref() != Some(id.as_slice())
        {
            let reason = "this is not the id of the transaction that is signed".to_owned();
            differences.push(Difference { path: place.member("txID").to_string(), reason });
        }
    } else if let Some(first) = differences.first() {
        unread.push(Unread::new(first.path.as_str(), first.reason.as_str()));
        differences.clear();
    }
    differences.truncate(limits::GAPS);
    let signatures = match object.get("signature") {
        Some(Value::Array(list)) => list.len(),
        Some(_) => 1,
        None => 0,
    };
    Some(Box::new(Transaction {
        differences,
        signatures,
        published,
        path: place.into(),
        ..transaction.0
    }))
}

/// Reads the bytes of a transaction, with all that stands in them.
pub(super) fn from_bytes(
    bytes: &[u8],
    path: &str,
    unread: &mut Vec<Unread>,
) -> (Transaction, Message) {
    let raw = wire::read(bytes, RAW, path, unread);
    let all: Vec<&Message> = raw.messages("contract").collect();
    let several = all.len() > 1;
    let mut contracts = Vec::with_capacity(1);
    for (index, one) in all.iter().enumerate().take(limits::TRON_CONTRACTS) {
        let at = if several { format!("{path}/contract[{index}]") } else { path.to_owned() };
        contracts.push(contract(one, &at, unread));
    }
    if all.is_empty() {
        unread.push(Unread::new(path, "the transaction does nothing that can be read"));
    }
    for (name, reason) in [
        ("auths", "what this is for is not known here"),
        ("scripts", "what this is for is not known here"),
    ] {
        if raw.each(name).next().is_some() {
            unread.push(Unread::new(format!("{path}.{name}"), reason));
        }
    }
    let transaction = Transaction {
        contracts,
        count: all.len(),
        fee_limit: raw.number("fee_limit"),
        expiration: raw.number("expiration"),
        timestamp: raw.number("timestamp"),
        memo: raw.bytes("data").to_vec(),
        id: None,
        differences: Vec::new(),
        signatures: 0,
        published: false,
        permission: None,
        path: String::new(),
        raw_path: path.to_owned(),
    };
    (transaction, raw)
}

fn contract(message: &Message, path: &str, unread: &mut Vec<Unread>) -> Contract {
    let number = message.number("type");
    let kind = schema::numbered(number);
    let name = schema::name(number);
    let path = format!("{path}/{name}");
    let parameter = message.message("parameter");
    let mut read = Message::default();
    match (kind, parameter) {
        (Some(kind), Some(parameter)) => {
            let url = parameter.text("type_url");
            if url.rsplit(['.', '/']).next() != Some(kind.name) {
                let reason = "its type has another name than its number says";
                unread.push(Unread::ambiguous(path.as_str(), reason));
            }
            read = wire::read(parameter.bytes("value"), kind.fields, &path, unread);
        }
        (Some(_), None) => unread.push(Unread::new(path.as_str(), "it says nothing")),
        // A rule speaks of it, and nothing of it is read.
        (None, _) => {
            let reason = "what transactions of this type do is not read here";
            unread.push(Unread::new(path.as_str(), reason));
        }
    }
    Contract { kind, name, message: read, permission: message.number("Permission_id"), path }
}

/// Compares what is signed with what is said.
fn compare(
    signed: &(Transaction, Message),
    said: &(Transaction, Message),
    path: &str,
    out: &mut Vec<Difference>,
) {
    json::compare(&signed.1, &said.1, path, out);
    if signed.0.count != said.0.count {
        let reason =
            format!("it says {} contracts, but {} are signed", said.0.count, signed.0.count);
        out.push(Difference { path: format!("{path}.contract"), reason });
    }
    let headers = signed.1.messages("contract").zip(said.1.messages("contract"));
    for (index, (one, other)) in headers.enumerate() {
        json::compare(one, other, &format!("{path}.contract[{index}]"), out);
    }
    for (index, (one, other)) in signed.0.contracts.iter().zip(&said.0.contracts).enumerate() {
        let path = format!("{path}.contract[{index}].parameter.value");
        json::compare(&one.message, &other.message, &path, out);
    }
}
