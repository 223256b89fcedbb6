//! Bytes and JSON into calls, typed data, messages and transactions.
//!
//! Everything is read as leniently as the wallet or the chain would read it, and reported strictly:
//! whatever deviates from the canonical form becomes an [`Unread`].

pub mod abi;
mod authorization;
pub mod bitcoin;
mod blob;
mod call_batch;
mod connection;
mod cursor;
pub mod envelope;
pub mod facts;
pub mod limits;
mod message;
mod object;
mod parts;
pub mod payload;
mod permission;
mod place;
pub mod safe;
pub mod solana;
pub mod transaction;
pub mod tron;
pub mod typed_data;
mod user_operation;
mod value;
mod wallet_setting;

use alloy_primitives::{Address, B256};
use serde_json::Value;

use crate::request::Request;
pub(crate) use crate::request::shortened;
pub use crate::request::{Chain, Doubt, Unread, spelled};
pub use authorization::Authorization;
pub use call_batch::CallBatch;
pub use connection::SignIn;
pub use facts::Facts;
pub use payload::{Payload, SHORTEST};
pub use permission::Permission;
pub(crate) use permission::flowed;
use place::Place;
pub use transaction::{Paymaster, Recipient, Transaction};
pub use typed_data::TypedData;
pub use user_operation::UserOperation;
pub(crate) use user_operation::is_delegation;
pub use wallet_setting::{AddOn, Network, SubAccount, WatchedAsset};

/// What was asked, decoded.
#[derive(Clone, Debug)]
pub enum Asked {
    /// A transaction to sign, to send, or, if it is signed already, to publish.
    Transaction(Box<Transaction>),
    /// Typed data to sign (EIP-712).
    TypedData(Box<TypedData>),
    /// A message to sign with the EIP-191 prefix.
    Message {
        /// The bytes that are signed, without the prefix.
        bytes: Vec<u8>,
        /// The bytes as text, where they are UTF-8.
        text: Option<String>,
        /// The account that signs.
        signer: Option<Party>,
        /// The EIP-191 hash.
        digest: B256,
        /// Where the message stands.
        path: String,
    },
    /// Bytes to sign without any prefix (`eth_sign`).
    Bare {
        /// The bytes.
        bytes: Vec<u8>,
        /// The account that signs.
        signer: Option<Party>,
        /// Where the bytes stand.
        path: String,
    },
    /// A transaction of Tron to sign or, if it is signed already, to publish.
    Tron(Box<tron::Transaction>),
    /// Calls to make together (EIP-5792).
    Calls(Box<CallBatch>),
    /// Accounts to hand to code (EIP-7702).
    Authorizations(Vec<Authorization>),
    /// A user operation to sign or send (ERC-4337).
    UserOperation(Box<UserOperation>),
    /// Permissions to act for the account later (ERC-7715).
    Permissions(Vec<Permission>),
    /// A network to add (EIP-3085).
    Network(Box<Network>),
    /// Tokens to show (EIP-747).
    WatchedAssets(Vec<WatchedAsset>),
    /// Foreign code to install in the wallet.
    AddOns(Vec<AddOn>),
    /// An account under the user's own (ERC-7895).
    SubAccount(Box<SubAccount>),
    /// A sign-in that the wallet writes itself (ERC-7846).
    SignIn(Box<SignIn>),
    /// To tell the page a key by which messages are encrypted for the account.
    EncryptionKey {
        /// The account.
        account: Option<Party>,
        /// Where it stands.
        path: String,
    },
    /// To decrypt a message for the page (`eth_decrypt`).
    Decryption {
        /// The account whose key decrypts.
        account: Option<Party>,
        /// Where the message stands.
        path: String,
    },
    /// A private key that a page handed over to sign with.
    PrivateKey {
        /// Where it stood.
        path: String,
    },
    /// Another network for the wallet to be on, asked for along with something else.
    Switch {
        /// The chain id.
        chain_id: Option<u64>,
        /// Where it was asked.
        path: String,
    },
    /// What a wallet of Bitcoin is asked for.
    Bitcoin(bitcoin::Bitcoin),
    /// What a wallet of Solana is asked for.
    Solana(solana::Solana),
    /// Several things at once: a JSON-RPC batch, or what a wrapping method carries.
    Several(Vec<Part>),
    /// Nothing that is signed.
    Nothing,
}

/// One of several things that were asked at once.
#[derive(Clone, Debug)]
pub struct Part {
    /// What was asked, if it could be read at all.
    pub asked: Option<Asked>,
    /// The network that it is for, if known.
    pub chain: Option<Chain>,
    /// Where it stands: `params[1]`.
    pub path: String,
}

/// An address that was read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The address.
    pub address: Address,
    /// Where it was read.
    pub path: String,
}

/// An address outside EVM as it is written, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The address, which nobody has checked.
    pub text: String,
    /// Where it stands.
    pub path: String,
}

/// A request, decoded.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// What was asked, if it could be read at all.
    pub asked: Option<Asked>,
    /// Every run of bytes and every text in the request, for the search for listed addresses.
    pub payloads: Vec<Payload>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// The network of the request, if it is known.
    pub chain: Option<Chain>,
    /// Answers to earlier questions.
    pub facts: Facts,
}

/// Decodes a request. Never fails.
pub fn decode(request: &Request) -> Decoded {
    let mut unread = request.unread.clone();
    let chain = chain(request, &mut unread);
    let before = unread.len();
    let place = Place::written("params");
    let Part { asked, chain, .. } = parts::read(request, place, chain, &mut unread);
    // What signs nothing, and was read in full, needs no search: a page may look up any address it likes.
    let payloads = match asked {
        Some(Asked::Nothing) if unread.len() == before => Vec::new(),
        _ => payload::collect(&request.params, request.unparsed.as_deref(), &mut unread),
    };
    Decoded { asked, payloads, unread, chain, facts: Facts::new(&request.facts) }
}

/// The network that the request names by its CAIP-2 id.
fn chain(request: &Request, unread: &mut Vec<Unread>) -> Option<Chain> {
    let id = request.chain.as_deref()?;
    let chain = Chain::read(id);
    if chain.is_none() {
        let reason =
            format!("{} is not the CAIP-2 id of a network that is read here", shortened(id));
        unread.push(Unread::new("chain", reason));
    }
    chain
}

/// The bytes that a text spells, in every alphabet that it may be written in.
pub(crate) fn spelled_bytes(text: &str) -> Vec<Vec<u8>> {
    blob::readings(&Value::String(text.to_owned()))
}

/// The parameters as a list. Wallets take a bare object for a list of one.
fn list(params: &Value) -> &[Value] {
    match params {
        Value::Array(list) => list,
        Value::Null => &[],
        other => std::slice::from_ref(other),
    }
}

/// What a wallet's request asks for: one thing, or several at once, no more than the limit. Of nothing
/// at all `nothing` is noted, unless the reason stands there already.
fn several<T>(
    mut found: Vec<T>,
    asked: fn(T) -> Asked,
    nothing: &str,
    chain: Option<Chain>,
    place: Place<'_>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    if found.len() > limits::PARTS {
        let reason = format!("more than {} things in one request", limits::PARTS);
        unread.push(Unread::new(place, reason));
        found.truncate(limits::PARTS);
    }
    if found.len() > 1 {
        let part = |one| Part { asked: Some(asked(one)), chain, path: place.into() };
        return Some(Asked::Several(found.into_iter().map(part).collect()));
    }
    let found = found.pop();
    if found.is_none() && unread.is_empty() {
        unread.push(Unread::new(place, nothing));
    }
    found.map(asked)
}
