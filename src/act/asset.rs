//! What acts move and allow, and how much of it.

use serde::{Deserialize, Serialize};

use crate::intel::ChainAddress;

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
    /// A token of Tron itself (TRC-10), which has a number and no contract.
    Trc10 {
        /// Its number, as text.
        id: String,
        /// Its symbol, where known.
        symbol: Option<String>,
        /// Its decimals, where known.
        decimals: Option<u8>,
    },
    /// Something that the request does not name.
    Unnamed,
}

/// How much, in the asset's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Amount {
    /// A decimal string; empty if it is not known, or what is written there could not be read.
    pub value: String,
    /// Whether it is more than anyone could hold, as in an unlimited approval.
    pub unlimited: bool,
}

/// An asset, how much of it, and who gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Part {
    /// What.
    pub asset: Asset,
    /// How much: of what is given at most, of what is got at least.
    pub amount: Amount,
    /// Who gets it, if that is not the one who gives.
    pub to: Option<ChainAddress>,
}
