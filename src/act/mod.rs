//! What decoded things do: every act with every address in it, labelled with its role.
//!
//! A protocol is one file in `act::protocol`: its functions or types, and what each of them does.

mod amount;
mod call;
mod protocol;
mod question;
mod sign;
mod tokens;
mod words;

use serde::{Deserialize, Serialize};

pub use amount::UNLIMITED;
pub use question::{Question, RpcCall};

pub use crate::decode::payload::{Content, Payload};
use crate::decode::{Asked, Decoded, Facts, Unread};
use crate::intel::ChainAddress;

/// The part an address plays in an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Receives the asset.
    Payee,
    /// May take the asset later (ERC-20 approvals, permits).
    Spender,
    /// May move every token of a collection (ERC-721 and ERC-1155 `setApprovalForAll`).
    Operator,
    /// Whose asset is moved or allowed.
    Holder,
    /// The account that signs.
    Signer,
    /// The token or collection.
    Token,
    /// The contract that is called.
    Contract,
    /// The contract that verifies a signature (EIP-712 `verifyingContract`).
    VerifyingContract,
    /// The code an account is handed to (EIP-7702).
    Delegate,
    /// Named in the request without a role of its own.
    Mentioned,
}

/// An address in an act, with its role and the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Party {
    /// The part it plays.
    pub role: Role,
    /// The address.
    pub address: ChainAddress,
    /// Where in the request it stands.
    pub path: String,
}

/// What is sent or allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Asset {
    /// The network's own coin; amounts are in its smallest unit (wei).
    Native {
        /// Its usual symbol, where the network is known.
        symbol: Option<String>,
        /// Its decimals, where the network is known.
        decimals: Option<u8>,
    },
    /// A fungible token (ERC-20); or an ERC-721 token where the two share a function.
    Token {
        /// The token contract.
        address: ChainAddress,
        /// Its symbol, where known.
        symbol: Option<String>,
        /// Its decimals, where known.
        decimals: Option<u8>,
    },
    /// One token of a collection (ERC-721, ERC-1155).
    Collectible {
        /// The collection's contract.
        address: ChainAddress,
        /// The token id, a decimal string.
        id: String,
    },
    /// Everything in a collection.
    Collection {
        /// The collection's contract.
        address: ChainAddress,
    },
}

/// How much, in the asset's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Amount {
    /// A decimal string; empty if what is written there could not be read.
    pub value: String,
    /// Whether it is more than anyone could hold, as in an unlimited approval.
    pub unlimited: bool,
}

/// What becomes of an allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It becomes the amount (`approve`, permits).
    Set,
    /// The amount is added to it (`increaseAllowance`).
    Raise,
    /// The amount is taken off it (`decreaseAllowance`).
    Lower,
}

/// How an act takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// By a transaction of the signer.
    Transaction,
    /// By a signature that somebody else may use.
    Signature,
}

/// What an act does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Deed {
    /// Moves an asset to the payee.
    Send {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
    },
    /// Allows the spender to take an asset. Amount zero takes an allowance back.
    Allow {
        /// What.
        asset: Asset,
        /// How much.
        amount: Amount,
        /// What becomes of the allowance there was.
        change: Change,
        /// Until when, in unix seconds as a decimal string, if the allowance itself ends.
        expires: Option<String>,
    },
    /// Allows (or forbids) the operator to move everything in a collection.
    AllowCollection {
        /// The collection.
        asset: Asset,
        /// Whether it is allowed or taken back.
        allowed: bool,
    },
    /// Calls a contract, in a way that could not be read further.
    Call {
        /// The function selector, `0x` and eight hex digits, if there is one.
        selector: Option<String>,
        /// The native amount sent along, in wei.
        amount: Amount,
    },
    /// Creates a contract.
    Deploy {
        /// The native amount sent along, in wei.
        amount: Amount,
    },
    /// Signs a text (EIP-191 `personal_sign`).
    SignMessage {
        /// The text as the wallet shows it, where the bytes are UTF-8.
        text: Option<String>,
        /// The bytes, `0x` hex.
        bytes: String,
    },
    /// Signs a bare 32-byte hash, which can stand for anything.
    SignHash {
        /// The hash, `0x` hex.
        hash: String,
        /// Whether the wallet prefixes it (EIP-191) or signs it as it is (`eth_sign`).
        prefixed: bool,
    },
    /// Signs typed data (EIP-712) that is not one of the forms read above.
    SignTypedData {
        /// The primary type.
        primary_type: String,
        /// The name in the domain, if any: whatever the page wrote there.
        domain: Option<String>,
    },
}

/// One thing that the request would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Act {
    /// What it does.
    #[serde(flatten)]
    // In parentheses: an interface cannot extend a union, so it has to become an intersection.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "(Deed)"))]
    pub deed: Deed,
    /// One sentence in plain words.
    pub words: String,
    /// Where in the request it was read.
    pub path: String,
    /// What it was read as, for example `approve(address,uint256)` or `Permit`.
    pub read_as: Option<String>,
    /// How it takes effect.
    pub means: Means,
    /// Every address in it.
    pub parties: Vec<Party>,
    /// Until when a signature may be used, in unix seconds as a decimal string.
    pub deadline: Option<String>,
    /// Acts inside this one.
    pub calls: Vec<Act>,
}

impl Act {
    /// The act's address in this role, if it has one.
    pub fn party(&self, role: Role) -> Option<&Party> {
        self.parties.iter().find(|party| party.role == role)
    }

    /// This act and every act inside it.
    pub fn each<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        for call in &self.calls {
            call.each(visit);
        }
    }
}

/// Everything that a request would do, and the bytes it is made of.
#[derive(Clone, Debug, Default)]
pub struct Acts {
    /// The acts, as they stand in the request.
    pub acts: Vec<Act>,
    /// Every run of bytes and every text in the request.
    pub payloads: Vec<Payload>,
    /// Facts of the chain that would make the review better.
    pub questions: Vec<Question>,
    /// What is known already of the facts.
    pub facts: Facts,
    /// What could not be read, by decoding or by what follows it.
    pub unread: Vec<Unread>,
}

impl Acts {
    /// Visits every act, outer ones first.
    pub fn each<'a>(&'a self, mut visit: impl FnMut(&'a Act)) {
        for act in &self.acts {
            act.each(&mut visit);
        }
    }
}

/// Says what a decoded request does.
pub fn read(decoded: Decoded) -> Acts {
    let Decoded { asked, payloads, unread, chain_id, facts } = decoded;
    let mut reader = Reader { chain_id, facts, questions: Vec::new(), unread };
    let acts = match &asked {
        None | Some(Asked::Nothing) => Vec::new(),
        Some(Asked::Transaction(transaction)) => call::transaction(transaction, &mut reader),
        Some(Asked::TypedData(data)) => vec![sign::typed_data(data, &mut reader)],
        Some(Asked::Message { bytes, text, signer, path, .. }) => {
            vec![sign::message(bytes, text.as_deref(), *signer, path, &mut reader)]
        }
        Some(Asked::Bare { bytes, signer, path }) => vec![sign::bare(bytes, *signer, path)],
    };
    let Reader { questions, unread, facts, .. } = reader;
    Acts { acts, payloads, questions, facts, unread }
}

/// What reading acts needs besides the decoded request, and what it leaves behind.
struct Reader {
    chain_id: Option<u64>,
    facts: Facts,
    questions: Vec<Question>,
    unread: Vec<Unread>,
}
