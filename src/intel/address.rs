//! An address together with the kind of chain it is written for.

use std::fmt;
use std::str::FromStr;

use alloy_primitives::Address;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The kinds of chain that the address set holds addresses of.
///
/// A kind is an alphabet, not a network: one EVM address means the same 20 bytes on
/// every EVM network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum ChainKind {
    /// Ethereum and every network with its 20-byte addresses.
    Evm = 0,
    /// Tron: the same 20 bytes, written in base58check with the prefix `0x41`.
    Tron = 1,
    /// Bitcoin: base58check or bech32/bech32m.
    Bitcoin = 2,
    /// Solana: a 32-byte public key in base58.
    Solana = 3,
    /// Litecoin.
    Litecoin = 4,
    /// Bitcoin Cash: base58check or cashaddr.
    BitcoinCash = 5,
    /// Dogecoin.
    Dogecoin = 6,
    /// The XRP Ledger: base58check in its own alphabet.
    Xrp = 7,
    /// Zcash: transparent addresses.
    Zcash = 8,
}

/// An address as the engine carries it: 20 bytes where the chain has them, else its spelling.
///
/// Displayed and serialised canonically: EIP-55 for EVM, base58check for Tron, the chain's
/// own spelling otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChainAddress {
    /// An EVM address.
    Evm(Address),
    /// A Tron address, without its prefix byte `0x41`.
    Tron(Address),
    /// An address of any other chain, as it is written.
    Text(ChainKind, String),
}
