//! What a page may ask a wallet to change about itself: networks, tokens shown, add-ons, accounts.

use serde_json::Value;

use super::object::{self, Object};
use super::transaction::{self, Names};
use super::{Asked, Party, Place, Recipient, Transaction, Unread, limits, list};

/// A network to add (`wallet_addEthereumChain`, EIP-3085).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// Its chain id.
    pub chain_id: Option<u64>,
    /// The name that the page gives it.
    pub name: Option<String>,
    /// The nodes that would be asked: URL, and where it stands.
    pub rpc_urls: Vec<(String, String)>,
    /// The block explorers: URL, and where it stands.
    pub explorer_urls: Vec<(String, String)>,
    /// The symbol of its coin, as the page gives it.
    pub symbol: Option<String>,
    /// The decimals of its coin, as the page gives them.
    pub decimals: Option<u64>,
    /// Where the network stands.
    pub path: String,
}

/// A token that the wallet is to show (`wallet_watchAsset`, EIP-747).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedAsset {
    /// `ERC20`, `ERC721`, `ERC1155`, or what the page wrote.
    pub kind: Option<String>,
    /// Its contract.
    pub contract: Option<Party>,
    /// The symbol that the page gives it.
    pub symbol: Option<String>,
    /// The decimals that the page gives it.
    pub decimals: Option<u64>,
    /// The token id, for collections.
    pub token_id: Option<String>,
    /// The picture that the page gives it.
    pub image: Option<String>,
    /// The chain that it is on.
    pub chain_id: Option<u64>,
    /// Where it stands.
    pub path: String,
}

/// A piece of foreign code that the wallet is to install (`wallet_requestSnaps`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddOn {
    /// Its id: `npm:@example/snap`, `local:http://…`.
    pub id: String,
    /// Which versions.
    pub version: Option<String>,
    /// Where it stands.
    pub path: String,
}

/// An account under the user's own, with keys of the page (`wallet_addSubAccount`, ERC-7895); or more keys for the
/// account itself (`wallet_grantAdmin`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubAccount {
    /// `create`, `deployed`, `undeployed`, or what the page wrote.
    pub kind: Option<String>,
    /// The account, if it exists.
    pub account: Option<Party>,
    /// The keys that would control it: type, and the key or address as it is written.
    pub keys: Vec<(String, String)>,
    /// The call of the factory that would create it.
    pub deployment: Option<Transaction>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// Where it stands.
    pub path: String,
}

/// Reads `wallet_addEthereumChain`.
pub(super) fn network(params: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<Asked> {
    let first = place.item(0);
    let object = Object::read(list(params).first().unwrap_or(&Value::Null), first, unread)?;
    let known =
        ["chainId", "chainName", "rpcUrls", "blockExplorerUrls", "iconUrls", "nativeCurrency"];
    object.note_others(&known, "network", unread);
    let currency = object
        .get("nativeCurrency")
        .and_then(|value| Object::read(value, first.member("nativeCurrency"), unread));
    let network = Network {
        chain_id: object.chain_id("chainId", unread),
        name: object.text("chainName", unread),
        rpc_urls: urls(object, "rpcUrls", unread),
        explorer_urls: urls(object, "blockExplorerUrls", unread),
        symbol: currency.and_then(|currency| currency.text("symbol", unread)),
        decimals: currency
            .and_then(|currency| currency.number("decimals", unread))
            .and_then(|decimals| u64::try_from(decimals).ok()),
        path: first.into(),
    };
    if network.chain_id.is_none() && object.get("chainId").is_none() {
        unread.push(Unread::new(first, "the network has no chain id"));
    }
    // Tempo has none, and says six.
    let counts = |decimals| decimals == 18 || network.chain_id == Some(4217) && decimals == 6;
    if network.decimals.is_some_and(|decimals| !counts(decimals)) {
        let place = first.member("nativeCurrency");
        let reason = "every network counts its coin in 18 decimals: amounts would be shown wrong";
        unread.push(Unread::new(place.member("decimals"), reason));
    }
    for (url, place) in &network.explorer_urls {
        if !url.starts_with("https://") && !url.starts_with("http://") {
            unread.push(Unread::new(place.as_str(), "not the address of a page"));
        }
    }
    Some(Asked::Network(Box::new(network)))
}

/// A list of URLs, each with its place.
fn urls(object: Object<'_>, name: &str, unread: &mut Vec<Unread>) -> Vec<(String, String)> {
    let member = object.place.member(name);
    let mut urls = Vec::new();
    for (index, url) in object.list(name, unread).iter().take(limits::PARTS).enumerate() {
        let place = member.item(index);
        match url.as_str() {
            Some(url) => urls.push((url.to_owned(), place.into())),
            None => unread.push(Unread::new(place, "not a URL")),
        }
    }
    urls
}

/// Reads `wallet_watchAsset`: an object, or a list of objects.
pub(super) fn watched_assets(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let mut assets = Vec::new();
    let is_list = params.is_array();
    for (index, param) in list(params).iter().take(limits::PARTS).enumerate() {
        let item = place.item(index);
        let at = if is_list { item } else { place };
        let Some(object) = Object::read(param, at, unread) else { continue };
        object.note_others(&["type", "options"], "asset", unread);
        let Some(options) = object
            .get("options")
            .and_then(|options| Object::read(options, at.member("options"), unread))
        else {
            unread.push(Unread::new(at, "it does not say which asset"));
            continue;
        };
        let known =
            ["address", "symbol", "decimals", "image", "tokenId", "chainId", "name", "standard"];
        options.note_others(&known, "asset", unread);
        assets.push(WatchedAsset {
            kind: object.text("type", unread),
            contract: options.party("address", unread),
            symbol: options.text("symbol", unread),
            decimals: options
                .number("decimals", unread)
                .and_then(|decimals| u64::try_from(decimals).ok()),
            token_id: options
                .get("tokenId")
                .map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)),
            image: options.text("image", unread),
            chain_id: options.chain_id("chainId", unread).or(wallet),
            path: at.into(),
        });
    }
    if assets.is_empty() {
        unread.push(Unread::new(place, "there is no asset that could be read"));
        return None;
    }
    Some(Asked::WatchedAssets(assets))
}

/// Reads `wallet_requestSnaps`: an object with a member for each.
pub(super) fn add_ons(params: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<Asked> {
    let item = place.item(0);
    let at = if params.is_array() { item } else { place };
    let object = Object::read(list(params).first().unwrap_or(&Value::Null), at, unread)?;
    // An older method has the permissions to install them here.
    let inner = object.get("wallet_snap").and_then(Value::as_object);
    let member = at.member("wallet_snap");
    let object = inner.map_or(object, |members| Object::new(members, member));
    let add_ons: Vec<AddOn> = object
        .members()
        .take(limits::PARTS)
        .map(|(id, options)| AddOn {
            id: id.to_owned(),
            version: options.get("version").and_then(Value::as_str).map(str::to_owned),
            path: object.place.member(id).into(),
        })
        .collect();
    if add_ons.is_empty() {
        unread.push(Unread::new(at, "it names nothing to install"));
        return None;
    }
    Some(Asked::AddOns(add_ons))
}

/// Reads `wallet_requestPermissions` (EIP-2255): to see accounts and networks gives nothing away, but
/// wallets grant other things by the same method, such as installing code of somebody's in the wallet.
pub(super) fn permissions(
    params: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let harmless = |name: &String| name == "eth_accounts" || name == "endowment:permitted-chains";
    let read = match list(params) {
        [Value::Object(asked)] => asked.keys().all(harmless),
        _ => false,
    };
    if read {
        return Some(Asked::Nothing);
    }
    unread.push(Unread::new(place.item(0), "it asks for more than to see your accounts"));
    None
}

/// Reads `wallet_addSubAccount`.
pub(super) fn sub_account(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let first = list(params).first().unwrap_or(&Value::Null);
    one_account(first, place.item(0), wallet, unread)
        .map(|account| Asked::SubAccount(Box::new(account)))
}

/// Reads an account and its keys, or another key for the account that there is.
pub(super) fn one_account(
    value: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<SubAccount> {
    let outer = Object::read(value, place, unread)?;
    let member = place.member("account");
    let object = match outer.get("account") {
        Some(account) => {
            outer.note_others(&["version", "account", "chainId"], "request", unread);
            Object::read(account, member, unread)?
        }
        None => outer,
    };
    let known = ["type", "key", "keys", "address", "chainId", "factory", "factoryData", "version"];
    object.note_others(&known, "account", unread);
    let chain_id = transaction::chain(object, wallet, unread);
    let keys = object.place.member("keys");
    let mut read = Vec::new();
    if let Some(one) = object.get("key") {
        read.extend(key(one, object.place.member("key"), unread));
    }
    for (index, one) in object.list("keys", unread).iter().take(limits::PARTS).enumerate() {
        read.extend(key(one, keys.item(index), unread));
    }
    let deployment = object.party("factory", unread).map(|factory| Transaction {
        to: Recipient::Account(factory.address),
        data: object.calldata("factoryData", unread).unwrap_or_default(),
        chain_id,
        path: object.place.into(),
        names: Names { to: "factory", data: "factoryData", ..Names::OBJECT },
        ..Transaction::default()
    });
    Some(SubAccount {
        kind: object.text("type", unread),
        account: object.party("address", unread),
        keys: read,
        deployment,
        chain_id,
        path: object.place.into(),
    })
}

/// Reads a key: its type, and the key or address as it is written.
pub(super) fn key(
    value: &Value,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<(String, String)> {
    let key = Object::read(value, place, unread)?;
    let public = key.one_of(&["publicKey", "key", "address"], unread);
    Some((
        key.text("type", unread).unwrap_or_default(),
        public.and_then(|name| key.text(name, unread)).unwrap_or_default(),
    ))
}

/// Reads `eth_decrypt`: the message and the account.
pub(super) fn decryption(params: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Asked {
    let account =
        list(params).get(1).and_then(|account| object::party(account, place.item(1), unread));
    Asked::Decryption { account, path: place.item(0).into() }
}

/// Reads `eth_getEncryptionPublicKey`: the account.
pub(super) fn encryption_key(params: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Asked {
    let item = place.item(0);
    let account = list(params).first().and_then(|account| object::party(account, item, unread));
    Asked::EncryptionKey { account, path: item.into() }
}
