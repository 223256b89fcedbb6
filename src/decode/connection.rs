//! `wallet_connect` (ERC-7846): a page connects, and may ask for more along with it.

use serde_json::Value;

use super::object::Object;
use super::{Asked, Chain, Part, Place, Unread, limits, list, permission};

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
    capabilities.note_others(
        &["signInWithEthereum", "grantPermissions"],
        "connection's capabilities",
        unread,
    );
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
