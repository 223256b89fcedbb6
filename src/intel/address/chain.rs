//! The kinds of chain.

use serde::{Deserialize, Serialize};

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

impl ChainKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 9] = [
        Self::Evm,
        Self::Tron,
        Self::Bitcoin,
        Self::Solana,
        Self::Litecoin,
        Self::BitcoinCash,
        Self::Dogecoin,
        Self::Xrp,
        Self::Zcash,
    ];

    /// Whether an address of this kind is the 20 bytes that EVM networks and Tron share.
    pub const fn is_account20(self) -> bool {
        matches!(self, Self::Evm | Self::Tron)
    }
}
