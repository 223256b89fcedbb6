//! Permissions to act for an account without asking again: `wallet_grantPermissions` and
//! `wallet_requestExecutionPermissions` (ERC-7715).

mod data;
mod key;

use alloy_primitives::U256;
use serde_json::Value;

use super::object::{self, Object};
use super::{Asked, Party, Place, Unread, limits, list, transaction, value};
use data::{DATA_ITEMS, Data};

pub(crate) use data::flowed;
pub(super) use key::{access_key, access_keys};

/// A permission that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// How much may be taken, in each period if it has one.
    pub amount: Option<U256>,
    /// How many seconds a period has: one where it flows.
    pub period: Option<U256>,
    /// How much of what flows may be taken at once.
    pub at_once: Option<U256>,
    /// How much of what flows may be taken in all.
    pub in_all: Option<U256>,
    /// Every other address in its data, such as call targets.
    pub addresses: Vec<Party>,
    /// Why the page says it needs it. Whatever the page wrote.
    pub justification: Option<String>,
    /// Whether the user may change it before granting.
    pub adjustable: bool,
    /// Where it stands.
    pub path: String,
}

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
        account: object
            .one_of(&["from", "account", "address"], unread)
            .and_then(|name| object.party(name, unread)),
        chain_id: transaction::chain(object, wallet, unread),
        expiry: object.number("expiry", unread),
        ..Permission::default()
    };
    grantee(object, &mut permission, unread);
    let rules = place.member("rules");
    for (index, rule) in object.list("rules", unread).iter().enumerate() {
        let kind = rule.get("type").and_then(Value::as_str).unwrap_or_default();
        let data = rule.get("data").unwrap_or(rule);
        let at = rules.item(index);
        match data.get("timestamp").or_else(|| data.get("expiry")).and_then(value::number) {
            Some(time) if kind == "expiry" => permission.expiry = Some(time),
            // Who may carry it out, or be paid by it: nobody else.
            _ if matches!(kind, "redeemer" | "payee")
                && named(data, at, &mut permission, unread) => {}
            // A rule that is not known can only restrict, but it was not read.
            _ => unread.push(Unread::new(at, "a rule that is not read here")),
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
                permission.kind.clone_from(kind);
                permission.path = member.into();
                // Each amount is one of its own.
                let each = items.as_array().filter(|_| kind == "spend");
                for (index, item) in each.into_iter().flatten().enumerate() {
                    let mut permission = permission.clone();
                    let at = member.item(index);
                    permission.path = at.into();
                    Data::of(item, kind, at, unread).settle(&mut permission);
                    keep(permission, found, unread);
                }
                if each.is_none() {
                    let mut permission = permission.clone();
                    Data::of(items, kind, member, unread).settle(&mut permission);
                    keep(permission, found, unread);
                }
            }
        }
        _ => unread.push(Unread::new(place, "it does not say which permission")),
    }
}

/// Reads what the account under the user's own may spend of it, for each chain (the capability `spendPermissions`).
pub(super) fn spending(
    value: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    found: &mut Vec<Permission>,
    unread: &mut Vec<Unread>,
) {
    let Some(object) = Object::read(value, place, unread) else { return };
    for (chain, _) in object.members() {
        let at = place.member(chain);
        for (index, one) in object.list(chain, unread).iter().enumerate() {
            let at = at.item(index);
            let kind = "spendPermissions".to_owned();
            let chain_id = value::number(&Value::from(chain)).and_then(|id| u64::try_from(id).ok());
            let chain_id = chain_id.or(wallet);
            let mut permission =
                Permission { kind, chain_id, path: at.into(), ..Permission::default() };
            Data::of(one, "data", at, unread).settle(&mut permission);
            keep(permission, found, unread);
        }
    }
}

/// Reads who is named in a rule. Whether all of it was read.
fn named(
    data: &Value,
    at: Place<'_>,
    permission: &mut Permission,
    unread: &mut Vec<Unread>,
) -> bool {
    let Some(Value::Array(all)) = data.get("addresses") else { return false };
    let (inside, few) = (at.member("data"), all.len() <= DATA_ITEMS);
    for (index, one) in all.iter().enumerate().take(DATA_ITEMS) {
        let place = inside.member("addresses");
        permission.addresses.extend(object::party(one, place.item(index), unread));
    }
    few && all.iter().all(value::is_address)
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
                let reason = format!("two are named in its place: {} as well", before.address);
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
    let at = place.member("data");
    let mut data = Data::of(object.get("data").unwrap_or(&Value::Null), "data", at, unread);
    data.policies = true;
    if let Some(policies) = object.get("policies") {
        data.read(policies, "policies", place.member("policies"), 1);
    }
    data.settle(&mut permission);
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
