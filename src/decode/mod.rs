//! Bytes and JSON into calls, typed data, messages and transactions.
//!
//! Everything is read as leniently as the wallet or the chain would read it, and reported strictly:
//! whatever deviates from the canonical form becomes an [`Unread`].

pub mod abi;
pub mod facts;
pub mod limits;
mod message;
pub mod payload;
pub mod transaction;
pub mod typed_data;
mod value;

use alloy_primitives::{Address, B256};
use serde_json::Value;

pub use crate::request::Unread;
pub(crate) use crate::request::shortened;
use crate::request::{Method, Request};
pub use facts::Facts;
pub use payload::Payload;
pub use transaction::{Recipient, Transaction};
pub use typed_data::TypedData;

/// What was asked, decoded.
#[derive(Clone, Debug)]
pub enum Asked {
    /// A transaction to sign or send (boxed: by far the largest).
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
    /// Nothing that is signed.
    Nothing,
}

/// An address that was read, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// The address.
    pub address: Address,
    /// Which member of which container it was read from.
    pub member: &'static str,
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
    /// The EVM chain id of the request, if it is an EVM chain.
    pub chain_id: Option<u64>,
    /// Answers to earlier questions.
    pub facts: Facts,
}

/// Decodes a request. Never fails.
pub fn decode(request: &Request) -> Decoded {
    let mut unread = request.unread.clone();
    let chain_id = chain_id(request, &mut unread);
    let method = Method::named(&request.method);
    let asked = match method {
        _ if request.method.is_empty() => None,
        Method::Transaction => {
            transaction::read(&request.params, chain_id, &mut unread).map(Asked::Transaction)
        }
        Method::TypedData => typed_data::read(&request.params, &mut unread).map(Asked::TypedData),
        Method::PersonalSign => message::personal_sign(&request.params, &mut unread),
        Method::EthSign => message::eth_sign(&request.params, &mut unread),
        Method::Permissions => permissions(&request.params, &mut unread),
        Method::ReadOnly => Some(Asked::Nothing),
        Method::Unknown => {
            let name = shortened(&request.method);
            unread
                .push(Unread::new("method", format!("{name} is not a method that is known here")));
            None
        }
    };
    // What signs nothing needs no search: a page may look up any address it likes.
    let payloads = match method {
        Method::ReadOnly => Vec::new(),
        _ => payload::collect(&request.params, request.unparsed.as_deref(), &mut unread),
    };
    Decoded { asked, payloads, unread, chain_id, facts: Facts::new(&request.facts) }
}

/// Reads `wallet_requestPermissions` (EIP-2255): to see accounts and networks gives nothing away, but
/// wallets grant other things by the same method, such as installing code of somebody's in the wallet.
fn permissions(params: &Value, unread: &mut Vec<Unread>) -> Option<Asked> {
    let harmless = |name: &String| name == "eth_accounts" || name == "endowment:permitted-chains";
    let read = match list(params) {
        [Value::Object(asked)] => asked.keys().all(harmless),
        _ => false,
    };
    if read {
        return Some(Asked::Nothing);
    }
    unread.push(Unread::new("params[0]", "it asks for more than to see your accounts"));
    None
}

/// The number in `eip155:<number>`; other namespaces are noted, since nothing else is read yet.
fn chain_id(request: &Request, unread: &mut Vec<Unread>) -> Option<u64> {
    let chain = request.chain.as_deref()?;
    let digits = chain.strip_prefix("eip155:").filter(|id| id.bytes().all(|b| b.is_ascii_digit()));
    let id = digits.and_then(|id| id.parse().ok());
    if id.is_none() {
        let chain = shortened(chain);
        unread.push(Unread::new("chain", format!("{chain} is not the CAIP-2 id of an EVM chain")));
    }
    id
}

/// The parameters as a list. Wallets take a bare object for a list of one.
fn list(params: &Value) -> &[Value] {
    match params {
        Value::Array(list) => list,
        Value::Null => &[],
        other => std::slice::from_ref(other),
    }
}
