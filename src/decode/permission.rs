//! Permissions to act for an account without asking again: `wallet_grantPermissions` and
//! `wallet_requestExecutionPermissions` (ERC-7715).

use alloy_primitives::U256;
use serde_json::Value;

use super::object::{self, Object};
use super::{Asked, Party, Place, Unread, limits, list, transaction, value};

/// A permission that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Its type, such as `native-token-stream` or `erc20-token-periodic`: whatever the page wrote.
    pub kind: String,
    /// Who may act by it, where that is an address.
    pub grantee: Option<Party>,
    /// How the one who may act is named: `account`, `key`, `keys`, `wallet`; or what the page wrote.
    pub grantee_kind: Option<String>,
    /// The account that grants it, if named.
    pub account: Option<Party>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// Until when, in unix seconds; `None` if it has no end or none that could be read.
    pub expiry: Option<U256>,
    /// The token it is about, if any.
    pub token: Option<Party>,
    /// Every number in its data, by name: `amountPerSecond`, `allowance`, `periodDuration`.
    pub numbers: Vec<(String, U256)>,
    /// Every other address in its data, such as call targets.
    pub addresses: Vec<Party>,
    /// Why the page says it needs it. Whatever the page wrote.
    pub justification: Option<String>,
    /// Whether the user may change it before granting.
    pub adjustable: bool,
    /// Where it stands.
    pub path: String,
}

/// How deep the data of a permission is read. That of the types in use has two levels.
const DATA_DEPTH: usize = 4;

/// How many numbers and addresses of a permission's data are kept. The types in use have five.
const DATA_ITEMS: usize = 64;

/// The members of a request for permissions, in all drafts of the standard.
const KNOWN: &[&str] = &[
    "account",
    "address",
    "from",
    "chainId",
    "expiry",
    "signer",
    "key",
    "to",
    "permission",
    "permissions",
    "isAdjustmentAllowed",
    "rules",
];

/// Reads requests for permissions, of any draft of the standard.
pub(super) fn read(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let mut found = Vec::new();
    for (index, param) in list(params).iter().enumerate() {
        let at = place.item(index);
        // A list in the list: libraries wrap the requests once more.
        if let Value::Array(items) = param {
            for (index, item) in items.iter().enumerate() {
                request(item, at.item(index), wallet, &mut found, unread);
            }
        } else if !param.is_null() {
            request(param, at, wallet, &mut found, unread);
        }
    }
    if found.is_empty() {
        unread.push(Unread::new(place, "there is no permission that could be read"));
        return None;
    }
    Some(Asked::Permissions(found))
}

/// Reads one request, which is for one permission or several.
pub(super) fn request(
    value: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    found: &mut Vec<Permission>,
    unread: &mut Vec<Unread>,
) {
    let Some(object) = Object::read(value, place, unread) else { return };
    object.note_others(KNOWN, "request for permissions", unread);
    let mut permission = Permission {
        kind: String::new(),
        grantee: None,
        grantee_kind: None,
        account: object
            .one_of(&["from", "account", "address"], unread)
            .and_then(|name| object.party(name, unread)),
        chain_id: transaction::chain(object, wallet, unread),
        expiry: object.number("expiry", unread),
        token: None,
        numbers: Vec::new(),
        addresses: Vec::new(),
        justification: None,
        adjustable: false,
        path: String::new(),
    };
    grantee(object, &mut permission, unread);
    let rules = place.member("rules");
    for (index, rule) in object.list("rules", unread).iter().enumerate() {
        let is_expiry = rule.get("type").and_then(Value::as_str) == Some("expiry");
        let data = rule.get("data").unwrap_or(rule);
        match data.get("timestamp").or_else(|| data.get("expiry")).and_then(value::number) {
            Some(time) if is_expiry => permission.expiry = Some(time),
            // A rule that is not known can only restrict, but it was not read.
            _ => unread.push(Unread::new(rules.item(index), "a rule that is not read here")),
        }
    }
    let several = place.member("permissions");
    match (object.get("permission"), object.get("permissions")) {
        (Some(one), _) => one_of(one, place.member("permission"), permission, found, unread),
        (None, Some(Value::Array(all))) => {
            for (index, one) in all.iter().enumerate() {
                one_of(one, several.item(index), permission.clone(), found, unread);
            }
        }
        // Another form has a list for each type: `{ calls: […], spend: […] }`.
        (None, Some(Value::Object(kinds))) => {
            for (kind, items) in kinds {
                let member = several.member(kind);
                let mut permission = permission.clone();
                permission.kind.clone_from(kind);
                permission.path = member.into();
                let mut data = Data { permission: &mut permission, unread };
                data.read(items, kind, member, 0);
                keep(permission, found, unread);
            }
        }
        _ => unread.push(Unread::new(place, "it does not say which permission")),
    }
}

/// Who may act by the permission.
fn grantee(object: Object<'_>, permission: &mut Permission, unread: &mut Vec<Unread>) {
    if object.get("to").is_some() {
        permission.grantee = object.party("to", unread);
        permission.grantee_kind = Some("account".to_owned());
    }
    let Some(name) = object.one_of(&["signer", "key"], unread) else { return };
    let Some(value) = object.get(name) else { return };
    let at = object.place.member(name);
    let Some(signer) = Object::read(value, at, unread) else { return };
    permission.grantee_kind = signer.text("type", unread);
    let data = signer.get("data").unwrap_or(value);
    let inside = at.member("data");
    for name in ["address", "id", "publicKey"] {
        if let Some(value) = data.get(name).filter(|value| value::is_address(value)) {
            let place = if signer.get("data").is_some() { inside } else { at };
            let named = object::party(value, place.member(name), unread);
            let others = permission.grantee.as_ref().filter(|before| {
                named.as_ref().is_some_and(|named| named.address != before.address)
            });
            if let Some(before) = others {
                let reason = format!("{} is named for the same, too", before.address);
                unread.push(Unread::ambiguous(place.member(name), reason));
            }
            permission.grantee = named;
        }
    }
}

fn one_of(
    value: &Value,
    place: Place<'_>,
    mut permission: Permission,
    found: &mut Vec<Permission>,
    unread: &mut Vec<Unread>,
) {
    let Some(object) = Object::read(value, place, unread) else { return };
    let known = ["type", "data", "required", "policies", "isAdjustmentAllowed", "rules"];
    object.note_others(&known, "permission", unread);
    permission.kind = match object.get("type") {
        Some(Value::String(kind)) => kind.clone(),
        // Earlier: `{ custom: "name" }`.
        Some(other) => other.get("custom").and_then(Value::as_str).unwrap_or_default().to_owned(),
        None => String::new(),
    };
    permission.adjustable = object.get("isAdjustmentAllowed") == Some(&Value::Bool(true));
    permission.path = place.into();
    for name in ["data", "policies"] {
        if let Some(value) = object.get(name) {
            let mut data = Data { permission: &mut permission, unread };
            data.read(value, name, place.member(name), 0);
        }
    }
    keep(permission, found, unread);
}

fn keep(permission: Permission, found: &mut Vec<Permission>, unread: &mut Vec<Unread>) {
    if found.len() < limits::PARTS {
        found.push(permission);
    } else if found.len() == limits::PARTS {
        let reason = format!("only the first {} permissions were read", limits::PARTS);
        unread.push(Unread::new(permission.path, reason));
    }
}

/// Reads the data of a permission: whatever its type, the numbers and addresses in it.
struct Data<'a> {
    permission: &'a mut Permission,
    unread: &'a mut Vec<Unread>,
}

impl Data<'_> {
    fn read(&mut self, value: &Value, name: &str, place: Place<'_>, depth: usize) {
        let kept = self.permission.numbers.len() + self.permission.addresses.len();
        if depth > DATA_DEPTH || kept > DATA_ITEMS {
            self.unread.push(Unread::new(place, "more than a permission of a known type has"));
            return;
        }
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.read(item, name, place.item(index), depth + 1);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    self.read(member, name, place.member(name), depth + 1);
                }
            }
            Value::String(text) if name == "justification" => {
                self.permission.justification = Some(text.clone());
            }
            _ if value::is_address(value) => {
                let party = object::party(value, place, self.unread);
                let names = ["token", "tokenAddress", "contractAddress", "address"];
                if self.permission.token.is_none() && names.contains(&name) {
                    self.permission.token = party;
                } else {
                    self.permission.addresses.extend(party);
                }
            }
            _ => {
                if let Some(number) = value::number(value) {
                    self.permission.numbers.push((name.to_owned(), number));
                }
            }
        }
    }
}
