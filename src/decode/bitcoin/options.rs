//! What a request says of how its transaction is to be signed, in the words of each wallet.

use serde_json::Value;

use crate::decode::object::Object;
use crate::decode::{Unread, value};

/// Which inputs are to be signed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signing {
    /// The inputs that are named. Empty if none is: wallets then sign all that are theirs.
    pub inputs: Vec<usize>,
    /// What the signature of an input is to cover (the sighash type); of `None`, that of every input.
    pub sighashes: Vec<(Option<usize>, u32)>,
    /// Whether the wallet is to publish it at once.
    pub publishes: bool,
}

/// The members that say nothing of what is signed: for whom, where, and what becomes of it.
const HARMLESS: &[&str] = &[
    "account",
    "address",
    "autoFinalize",
    "autoFinalized",
    "chain",
    "feeRate",
    "fill",
    "finalize",
    "isFinalize",
    "message",
    "network",
    "publicKey",
    "scope",
    "signingProtocol",
    "type",
];

/// The members that are read here.
const READ: &[&str] = &[
    "allowedSighash",
    "broadcast",
    "inputsToSign",
    "options",
    "sigHash",
    "signAtIndex",
    "signInputs",
    "signingIndexes",
    "toSignInputs",
];

impl Signing {
    /// Reads an object of options; `payload` are the members that hold the transaction itself.
    pub(super) fn read(object: &Object<'_>, payload: &[&str], unread: &mut Vec<Unread>) -> Self {
        let mut signing = Self::default();
        let known = [HARMLESS, READ, payload].concat();
        object.note_others(&known, "request", unread);
        signing.add(object, unread);
        if let Some(Value::Object(members)) = object.get("options") {
            let place = object.place.member("options");
            let inner = Object::new(members, place);
            inner.note_others(&known, "request", unread);
            signing.add(&inner, unread);
        }
        signing
    }

    fn add(&mut self, object: &Object<'_>, unread: &mut Vec<Unread>) {
        self.publishes |= object.get("broadcast").is_some_and(|value| *value == Value::Bool(true));
        if let Some(Value::Object(by_address)) = object.get("signInputs") {
            for indexes in by_address.values() {
                self.indexes(indexes);
            }
        }
        for name in ["signAtIndex", "signingIndexes"] {
            if let Some(indexes) = object.get(name) {
                self.indexes(indexes);
            }
        }
        for name in ["allowedSighash", "sigHash"] {
            if let Some(kinds) = object.get(name) {
                self.sighash(None, kinds, object, name, unread);
            }
        }
        for name in ["toSignInputs", "inputsToSign"] {
            let list = object.get(name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            for (at, item) in list.iter().enumerate() {
                let (list_place, Some(members)) = (object.place.member(name), item.as_object())
                else {
                    continue;
                };
                let item = Object::new(members, list_place.item(at));
                let mut indexes = Vec::new();
                for member in ["index", "signingIndexes"] {
                    if let Some(value) = item.get(member) {
                        indexes.extend(self.indexes(value));
                    }
                }
                for member in ["sighashTypes", "sigHash", "sighashType"] {
                    let Some(kinds) = item.get(member) else { continue };
                    for index in &indexes {
                        self.sighash(Some(*index), kinds, &item, member, unread);
                    }
                }
            }
        }
    }

    fn indexes(&mut self, value: &Value) -> Vec<usize> {
        let index = |value: &Value| value.as_u64().and_then(|index| usize::try_from(index).ok());
        let indexes: Vec<usize> = match value {
            Value::Array(list) => list.iter().filter_map(index).collect(),
            one => index(one).into_iter().collect(),
        };
        self.inputs.extend(&indexes);
        indexes
    }

    fn sighash(
        &mut self,
        index: Option<usize>,
        kinds: &Value,
        object: &Object<'_>,
        name: &str,
        unread: &mut Vec<Unread>,
    ) {
        let kinds = kinds.as_array().map_or(std::slice::from_ref(kinds), Vec::as_slice);
        for kind in kinds {
            if let Some(kind) = sighash(kind) {
                self.sighashes.push((index, kind));
            } else {
                let reason = "what the signature is to cover is not said in a way that is known";
                unread.push(Unread::new(object.place.member(name), reason));
            }
        }
    }

    /// Whether an input is to be signed, as far as the request says.
    pub fn signs(&self, index: usize) -> bool {
        self.inputs.is_empty() || self.inputs.contains(&index)
    }

    /// What signatures of an input are to cover by these options.
    pub fn sighashes_of(&self, index: usize) -> impl Iterator<Item = u32> {
        let of_it = move |(one, _): &&(Option<usize>, u32)| one.is_none_or(|one| one == index);
        self.sighashes.iter().filter(of_it).map(|(_, kind)| *kind)
    }
}

/// A sighash type: its number, or its name as wallet-standard has it.
fn sighash(value: &Value) -> Option<u32> {
    if let Value::String(name) = value
        && name.bytes().any(|byte| byte.is_ascii_alphabetic())
    {
        let name = name.to_ascii_uppercase().replace("SIGHASH_", "");
        return Some(match name.as_str() {
            "DEFAULT" => 0x00,
            "ALL" => 0x01,
            "NONE" => 0x02,
            "SINGLE" => 0x03,
            "ALL|ANYONECANPAY" | "ALL|ANYONE_CAN_PAY" => 0x81,
            "NONE|ANYONECANPAY" | "NONE|ANYONE_CAN_PAY" => 0x82,
            "SINGLE|ANYONECANPAY" | "SINGLE|ANYONE_CAN_PAY" => 0x83,
            _ => return None,
        });
    }
    u32::try_from(value::number(value)?).ok()
}
