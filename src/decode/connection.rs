//! `wallet_connect` (ERC-7846): a page connects, and may ask for more along with it.

use serde_json::Value;

use super::object::Object;
use super::{
    Asked, Chain, Part, Permission, Place, SubAccount, Unread, limits, list, message, permission,
    wallet_setting,
};

/// A sign-in that the wallet writes itself from parts (`wallet_connect`, ERC-7846).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The domain, if the page names one; the wallet takes the page's otherwise.
    pub domain: Option<String>,
    /// The URI, if the page names one.
    pub uri: Option<String>,
    /// What the page says it is for.
    pub statement: Option<String>,
    /// The nonce.
    pub nonce: Option<String>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// Not before, if given (RFC 3339).
    pub not_before: Option<String>,
    /// Until when, if given (RFC 3339).
    pub expiration_time: Option<String>,
    /// The resources it lists.
    pub resources: Vec<String>,
    /// Where it stands.
    pub path: String,
}

/// What may be asked for along with a connection. Some of it says only how the wallet shows itself.
const CAPABILITIES: &[&str] = &[
    "signInWithEthereum",
    "grantPermissions",
    SPENDING[0].0,
    SPENDING[1].0,
    "addSubAccount",
    "grantAdmins",
    "personalSign",
    "email",
    "createAccount",
    "selectAccount",
    "showDeposit",
];

/// Reads permissions from a capability.
type Reads = fn(&Value, Place<'_>, Option<u64>, &mut Vec<Permission>, &mut Vec<Unread>);

/// Capabilities that let somebody spend.
const SPENDING: [(&str, Reads); 2] =
    [("spendPermissions", permission::spending), ("authorizeAccessKey", permission::access_key)];

/// The members of the capability `signInWithEthereum`.
const SIGN_IN: &[&str] = &[
    "domain",
    "uri",
    "statement",
    "nonce",
    "chainId",
    "version",
    "scheme",
    "issuedAt",
    "notBefore",
    "expirationTime",
    "requestId",
    "resources",
    "address",
];

/// Reads the capabilities that are asked for along with a connection.
pub(super) fn read(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let Some(first) = list(params).first() else { return Some(Asked::Nothing) };
    let at = place.item(0);
    let object = Object::read(first, at, unread)?;
    object.note_others(&["version", "capabilities", "chainIds"], "connection", unread);
    let Some(value) = object.get("capabilities") else { return Some(Asked::Nothing) };
    let capabilities = Object::read(value, at.member("capabilities"), unread)?;
    capabilities.note_others(CAPABILITIES, "connection's capabilities", unread);
    let mut parts = Vec::new();
    let mut part = |asked: Asked, place: Place<'_>| {
        parts.push(Part { asked: Some(asked), chain: wallet.map(Chain::Evm), path: place.into() });
    };
    if let Some(value) = capabilities.get("signInWithEthereum") {
        let place = capabilities.place.member("signInWithEthereum");
        if let Some(object) = Object::read(value, place, unread) {
            part(Asked::SignIn(Box::new(sign_in(object, wallet, unread))), place);
        }
    }
    if let Some(value) = capabilities.get("grantPermissions") {
        let place = capabilities.place.member("grantPermissions");
        let mut found = Vec::new();
        permission::request(value, place, wallet, &mut found, unread);
        part(Asked::Permissions(found), place);
    }
    for (name, read) in SPENDING {
        if let Some(value) = capabilities.get(name) {
            let place = capabilities.place.member(name);
            let mut found = Vec::new();
            read(value, place, wallet, &mut found, unread);
            part(Asked::Permissions(found), place);
        }
    }
    if let Some(value) = capabilities.get("addSubAccount") {
        let place = capabilities.place.member("addSubAccount");
        if let Some(account) = wallet_setting::one_account(value, place, wallet, unread) {
            part(Asked::SubAccount(Box::new(account)), place);
        }
    }
    let place = capabilities.place.member("grantAdmins");
    let admins = capabilities.list("grantAdmins", unread).iter().take(limits::PARTS).enumerate();
    let keys: Vec<_> = admins
        .filter_map(|(index, key)| wallet_setting::key(key, place.item(index), unread))
        .collect();
    if !keys.is_empty() {
        let path = place.into();
        part(
            Asked::SubAccount(Box::new(SubAccount { keys, path, ..SubAccount::default() })),
            place,
        );
    }
    if let Some(value) = capabilities.get("personalSign") {
        let place = capabilities.place.member("personalSign");
        let message = value.get("message").unwrap_or(value);
        if let Some(message) = message::prefixed(message, place.member("message"), None, unread) {
            part(message, place);
        }
    }
    match parts.len() {
        0 => Some(Asked::Nothing),
        1 => parts.pop().and_then(|part| part.asked),
        _ => Some(Asked::Several(parts)),
    }
}

fn sign_in(object: Object<'_>, wallet: Option<u64>, unread: &mut Vec<Unread>) -> SignIn {
    object.note_others(SIGN_IN, "sign-in", unread);
    let place = object.place.member("resources");
    let mut resources = Vec::new();
    for (index, resource) in object.list("resources", unread).iter().take(limits::PARTS).enumerate()
    {
        match resource.as_str() {
            Some(resource) => resources.push(resource.to_owned()),
            None => unread.push(Unread::new(place.item(index), "not a text")),
        }
    }
    SignIn {
        domain: object.text("domain", unread),
        uri: object.text("uri", unread),
        statement: object.text("statement", unread),
        nonce: object.text("nonce", unread),
        chain_id: object.chain_id("chainId", unread).or(wallet),
        not_before: object.text("notBefore", unread),
        expiration_time: object.text("expirationTime", unread),
        resources,
        path: object.place.into(),
    }
}
