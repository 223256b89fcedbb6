//! The addresses of an act, and the parts they play.

use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

use super::known::Kind;
use crate::decode::{Chain, spelled};
use crate::intel::ChainAddress;

/// The part an address plays in an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Receives the asset, or what is traded, withdrawn or credited.
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
    /// The code an account is handed to (EIP-7702), or who may act for the account (ERC-7710, ERC-7715,
    /// agents).
    Delegate,
    /// The code that is run as the account itself (`delegatecall`).
    Code,
    /// The account that acts: a Safe, or another account that is a contract.
    Account,
    /// Becomes (or stops being) an owner.
    Owner,
    /// Gets (or loses) a role of administration: minter, admin, proposer.
    Admin,
    /// May act for an account without its owners (Safe modules, ERC-7579 modules).
    Module,
    /// Checks an account's transactions, and can stop them.
    Guard,
    /// Answers calls that an account does not know.
    FallbackHandler,
    /// The code that a proxy or an account runs from now on.
    Implementation,
    /// Decides who may fill an order (Seaport zones).
    Zone,
    /// The only one who may fill an order.
    Taker,
    /// Gets back what is paid too much.
    RefundReceiver,
    /// Pays for the gas, and may be paid for that.
    Paymaster,
    /// Gets a fee.
    FeeReceiver,
    /// Receives on another network.
    BridgeRecipient,
    /// Creates the account that acts.
    Factory,
    /// Is handed what is given before anything comes of it: an aggregator's executor, a bridge's adapter, the first
    /// pool of a route.
    Executor,
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
    /// What it is, if it is a contract that everybody knows; of a token its symbol.
    #[serde(default)]
    pub name: Option<String>,
    /// Where in the request it stands.
    pub path: String,
    /// What kind of contract it is, if it is one that everybody knows.
    #[serde(skip)]
    pub kind: Option<Kind>,
}

impl Party {
    /// An address in a role. Contracts are known by their network.
    pub(super) fn new(role: Role, address: Address, path: String, chain: Option<Chain>) -> Self {
        let known = match super::known::contract(chain, &address) {
            Some(known) => Some((known.name, known.kind)),
            None => super::tokens::known(chain, &address).map(|token| (token.symbol, Kind::Token)),
        };
        let (name, kind) = known.unzip();
        Self { role, address: spelled(address, chain), name: name.map(str::to_owned), path, kind }
    }

    /// Whether it is the zero address, which stands for nobody.
    pub fn is_nobody(&self) -> bool {
        self.address.bytes20().is_some_and(|address| address.is_zero())
    }

    /// Whether it is the contract that everybody knows by this name.
    pub fn has_name(&self, name: &str) -> bool {
        self.name.as_deref() == Some(name)
    }

    /// What the argument is called that it was read from.
    pub fn name_of_argument(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// An address of any alphabet in a role, of which no more is known.
    pub(super) fn foreign(role: Role, address: ChainAddress, path: String) -> Self {
        Self { role, address, name: None, path, kind: None }
    }
}
