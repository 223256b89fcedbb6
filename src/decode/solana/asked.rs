//! Methods and parameters in the shapes of wallet-standard and of `window.solana`.

use serde_json::Value;

use super::{SignIn, Solana, Transaction};
use crate::decode::object::Object;
use crate::decode::{Asked, Chain, Named, Place, Unread, blob, list, several};

/// What a method asks for.
#[derive(Clone, Copy)]
enum Kind {
    Transactions,
    Message,
    SignIn,
    Nothing,
}

/// What the method of this name asks a wallet of Solana for; `None` if it is not known.
fn kind(name: &str) -> Option<Kind> {
    let folded: String =
        name.chars().filter(|c| !matches!(c, '_' | ':')).flat_map(char::to_lowercase).collect();
    let folded =
        ["solana", "sol"].iter().find_map(|prefix| folded.strip_prefix(prefix)).unwrap_or(&folded);
    Some(match folded {
        "signtransaction"
        | "signtransactions"
        | "signalltransactions"
        | "signandsendtransaction"
        | "signandsendalltransactions"
        | "signrawtransaction"
        | "sendtransaction"
        | "sendandconfirm" => Kind::Transactions,
        "signmessage" | "signoffchainmessage" => Kind::Message,
        "signin" | "signinmessage" => Kind::SignIn,
        "connect" | "disconnect" | "getaccounts" | "requestaccounts" | "getbalance" => {
            Kind::Nothing
        }
        _ => return None,
    })
}

/// Options that say how a transaction is sent, and not what it does.
const HARMLESS: &[&str] = &[
    "account",
    "address",
    "chain",
    "commitment",
    "display",
    "maxRetries",
    "minContextSlot",
    "mode",
    "options",
    "preflightCommitment",
    "pubkey",
    "scope",
    "skipPreflight",
];

/// The members under which wallets take one transaction, and several.
const ONE: &[&str] = &["transaction", "message", "serializedTransaction", "raw"];
const MANY: &[&str] = &["transactions", "messages", "inputs"];

/// Whether a method is one of those that are read here.
pub(in crate::decode) fn knows(method: &str) -> bool {
    kind(method).is_some()
}

/// Reads what a wallet of Solana is asked.
pub(in crate::decode) fn read(
    method: &str,
    params: &Value,
    place: Place<'_>,
    chain: Option<Chain>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let mut found = Vec::new();
    let mut reader = Reader { found: &mut found, unread };
    match kind(method)? {
        Kind::Nothing => return Some(Asked::Nothing),
        kind => reader.parameters(kind, params, place),
    }
    several(found, Asked::Solana, "there is nothing in it to sign", chain, place, unread)
}

struct Reader<'a> {
    found: &'a mut Vec<Solana>,
    unread: &'a mut Vec<Unread>,
}

impl Reader<'_> {
    fn parameters(&mut self, kind: Kind, params: &Value, place: Place<'_>) {
        // A list of numbers is the bytes of one thing.
        if blob::numbers(params).is_some() {
            return self.one(kind, params, place);
        }
        let listed = params.is_array();
        let items = list(params);
        // `signIn()` without anything is a sign-in all the same.
        if let (Kind::SignIn, []) = (kind, items) {
            self.sign_in(&Value::Object(serde_json::Map::new()), place);
        }
        for (index, item) in items.iter().enumerate() {
            let at = place.item(index);
            let at = if listed { at } else { place };
            if index > 0 && is_option(kind, item) {
                continue;
            }
            match item {
                Value::Array(several) if blob::numbers(item).is_none() => {
                    for (index, one) in several.iter().enumerate() {
                        self.one(kind, one, at.item(index));
                    }
                }
                item => self.one(kind, item, at),
            }
        }
    }

    fn one(&mut self, kind: Kind, item: &Value, place: Place<'_>) {
        match kind {
            Kind::Transactions => self.transactions(item, place),
            Kind::Message => self.message(item, place),
            Kind::SignIn => self.sign_in(item, place),
            Kind::Nothing => {}
        }
    }

    fn transactions(&mut self, item: &Value, place: Place<'_>) {
        let members = item.as_object().filter(|_| blob::numbers(item).is_none());
        let Some(members) = members else {
            return self.transaction(item, place);
        };
        let object = Object::new(members, place);
        object.note_others(&[HARMLESS, ONE, MANY].concat(), "request", self.unread);
        let name = object.one_of(&[MANY, ONE].concat(), self.unread);
        if let Some(name) = name.filter(|name| MANY.contains(name)) {
            let at = place.member(name);
            for (index, one) in object.list(name, self.unread).iter().enumerate() {
                match one.as_object().filter(|_| blob::numbers(one).is_none()) {
                    Some(members) if members.contains_key("transaction") => {
                        let at = at.item(index);
                        self.transaction(
                            members.get("transaction").unwrap_or(&Value::Null),
                            at.member("transaction"),
                        );
                    }
                    _ => self.transaction(one, at.item(index)),
                }
            }
        } else if let Some(name) = name {
            let value = object.get(name).unwrap_or(&Value::Null);
            self.transaction(value, place.member(name));
        } else {
            self.unread.push(Unread::new(place, "there is no transaction in it"));
        }
    }

    fn transaction(&mut self, value: &Value, place: Place<'_>) {
        let read = |whole| blob::first(value, |bytes| Transaction::read(bytes, whole));
        let Some((_, transaction)) = read(true).or_else(|| read(false)) else {
            self.unread.push(Unread::new(place, "this is not a transaction of Solana"));
            return;
        };
        if transaction.trailing {
            let reason = "bytes follow the end of the transaction";
            self.unread.push(Unread::ambiguous(place, reason));
        }
        let transaction = Box::new(transaction);
        self.found.push(Solana::Transaction { transaction, path: place.into() });
    }

    fn message(&mut self, item: &Value, place: Place<'_>) {
        let members = item.as_object().filter(|_| blob::numbers(item).is_none());
        let object = members.map(|members| Object::new(members, place));
        let name = object.and_then(|object| object.one_of(&["message", "data"], self.unread));
        let value = match (object, name) {
            (Some(object), Some(name)) => object.get(name).unwrap_or(&Value::Null),
            (Some(_), None) => {
                self.unread.push(Unread::new(place, "there is no message to sign"));
                return;
            }
            (None, _) => item,
        };
        let at = name.map_or(String::from(place), |name| place.member(name).into());
        let Some(bytes) = message_bytes(value) else {
            self.unread.push(Unread::new(at.as_str(), "the message is neither text nor bytes"));
            return;
        };
        let signer = object.and_then(|object| account(&object));
        self.found.push(Solana::Message { bytes, signer, path: at });
    }

    fn sign_in(&mut self, item: &Value, place: Place<'_>) {
        if item.is_null() {
            self.found
                .push(Solana::SignIn(Box::new(SignIn { path: place.into(), ..SignIn::default() })));
            return;
        }
        let Some(object) = Object::read(item, place, self.unread) else { return };
        let known = [
            "account",
            "address",
            "chainId",
            "domain",
            "expirationTime",
            "issuedAt",
            "nonce",
            "notBefore",
            "requestId",
            "resources",
            "scope",
            "statement",
            "uri",
            "version",
        ];
        object.note_others(&known, "sign-in", self.unread);
        let sign_in = SignIn {
            domain: object.text("domain", self.unread),
            account: account(&object),
            statement: object.text("statement", self.unread),
            uri: object.text("uri", self.unread),
            chain: object.text("chainId", self.unread),
            expires: object.text("expirationTime", self.unread),
            path: place.into(),
        };
        self.found.push(Solana::SignIn(Box::new(sign_in)));
    }
}

/// Whether a parameter that is not the first says something about the one before it: options, an encoding.
fn is_option(kind: Kind, value: &Value) -> bool {
    match value {
        Value::String(text) => matches!(kind, Kind::Message) || text.len() < 16,
        Value::Object(members) => {
            !ONE.iter().chain(MANY).any(|name| members.contains_key(*name))
                && !matches!(kind, Kind::SignIn)
                && blob::numbers(value).is_none()
        }
        Value::Array(_) => false,
        _ => true,
    }
}

/// The account that a request names as the one that signs.
fn account(object: &Object<'_>) -> Option<Named> {
    let named = |name: &'static str| {
        let value = object.get(name)?;
        let text = value.as_str().or_else(|| value.get("address")?.as_str())?;
        Some(Named { text: text.to_owned(), path: object.place.member(name).into() })
    };
    ["address", "account", "pubkey"].into_iter().find_map(named)
}

/// The bytes of a message. In text they are base64 (wallet-standard, `MetaMask`) or base58 (`window.solana`);
/// what is neither is signed as it stands. Of two readings, the one is taken that is text or a transaction.
fn message_bytes(value: &Value) -> Option<Vec<u8>> {
    let Value::String(text) = value else { return blob::numbers(value) };
    let says_something = |bytes: &[u8]| {
        let text = std::str::from_utf8(bytes);
        let is_text =
            text.is_ok_and(|text| text.chars().all(|c| !c.is_control() || c.is_whitespace()));
        (is_text || Transaction::read(bytes, true).is_some()).then_some(())
    };
    let spelled = !text.contains(char::is_whitespace);
    let read = spelled.then(|| blob::first(value, says_something)).flatten();
    let bytes = read.map(|(bytes, ())| bytes).filter(|bytes| !bytes.is_empty());
    bytes
        .or_else(|| spelled.then(|| blob::base64(text)).flatten().filter(|bytes| !bytes.is_empty()))
        .or_else(|| Some(text.clone().into_bytes()))
}
