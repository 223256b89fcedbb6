//! Keys that act for an account without asking it again: Tempo's `wallet_authorizeAccessKey`.

use serde_json::Value;

use super::{Permission, keep};
use crate::decode::object::Object;
use crate::decode::{Asked, Party, Place, Unread, list, transaction, value};

/// The members of a key that acts for an account of Tempo's. What it may call only restricts it.
const KEY: &[&str] = &[
    "account",
    "address",
    "allowedCalls",
    "chainId",
    "expiry",
    "from",
    "keyId",
    "keyType",
    "limits",
    "publicKey",
    "scopes",
    "signature",
    "type",
    "witness",
];

/// Reads `wallet_authorizeAccessKey`.
pub(in crate::decode) fn access_keys(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let mut found = Vec::new();
    for (index, one) in list(params).iter().enumerate() {
        access_key(one, place.item(index), wallet, &mut found, unread);
    }
    (!found.is_empty()).then_some(Asked::Permissions(found))
}

/// Reads a key that acts for an account of Tempo's: up to a limit for each token, or without one.
pub(in crate::decode) fn access_key(
    value: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    found: &mut Vec<Permission>,
    unread: &mut Vec<Unread>,
) {
    let Some(object) = Object::read(value, place, unread) else { return };
    object.note_others(KEY, "key", unread);
    let is_address = |name: &&&str| object.get(name).is_some_and(value::is_address);
    let named = ["keyId", "address", "publicKey"].iter().filter(is_address);
    let named: Vec<Party> = named.filter_map(|name| object.party(name, unread)).collect();
    let grantee = named.first().cloned();
    if let Some(other) =
        named.iter().find(|one| grantee.as_ref().map(|key| key.address) != Some(one.address))
    {
        let reason = format!("another key is named here: {}", other.address);
        unread.push(Unread::ambiguous(other.path.as_str(), reason));
    }
    let all = Permission {
        kind: "access key".to_owned(),
        grantee,
        grantee_kind: object.text("keyType", unread),
        chain_id: transaction::chain(object, wallet, unread),
        expiry: object.number("expiry", unread),
        path: place.into(),
        ..Permission::default()
    };
    let limits = place.member("limits");
    for (index, limit) in object.list("limits", unread).iter().enumerate() {
        let Some(limit) = Object::read(limit, limits.item(index), unread) else { continue };
        let permission = Permission {
            token: limit.party("token", unread),
            amount: limit.number("limit", unread),
            period: limit.number("period", unread).filter(|period| !period.is_zero()),
            ..all.clone()
        };
        keep(permission, found, unread);
    }
    if object.get("limits").and_then(Value::as_array).is_none_or(Vec::is_empty) {
        keep(all, found, unread);
    }
}
