//! What a page may ask a wallet to change about itself: networks, tokens shown, add-ons, accounts.

use super::{Party, Transaction};

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

/// An account under the user's own, with keys of the page (`wallet_addSubAccount`, ERC-7895).
#[derive(Clone, Debug, PartialEq, Eq)]
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
