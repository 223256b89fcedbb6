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
    /// Bitcoin: base58check or bech32/bech32m. Bitcoin SV writes its addresses in the same way.
    Bitcoin = 2,
    /// Solana: a 32-byte public key in base58.
    Solana = 3,
    /// Litecoin.
    Litecoin = 4,
    /// Bitcoin Cash: base58check or cashaddr.
    BitcoinCash = 5,
    /// Dogecoin. Verge writes its addresses in the same way.
    Dogecoin = 6,
    /// The XRP Ledger: base58check in its own alphabet.
    Xrp = 7,
    /// Zcash: transparent addresses.
    Zcash = 8,
    /// Dash.
    Dash = 9,
    /// Bitcoin Gold.
    BitcoinGold = 10,
    /// BNB Beacon Chain: bech32 with the prefix `bnb`. BNB Smart Chain is EVM.
    BnbBeacon = 11,
    /// Monero: two public keys in base58, in blocks.
    Monero = 12,
}

impl ChainKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 13] = [
        Self::Evm,
        Self::Tron,
        Self::Bitcoin,
        Self::Solana,
        Self::Litecoin,
        Self::BitcoinCash,
        Self::Dogecoin,
        Self::Xrp,
        Self::Zcash,
        Self::Dash,
        Self::BitcoinGold,
        Self::BnbBeacon,
        Self::Monero,
    ];

    /// Its name in kebab case, as it is serialised and as `intel/*.csv` write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Evm => "evm",
            Self::Tron => "tron",
            Self::Bitcoin => "bitcoin",
            Self::Solana => "solana",
            Self::Litecoin => "litecoin",
            Self::BitcoinCash => "bitcoin-cash",
            Self::Dogecoin => "dogecoin",
            Self::Xrp => "xrp",
            Self::Zcash => "zcash",
            Self::Dash => "dash",
            Self::BitcoinGold => "bitcoin-gold",
            Self::BnbBeacon => "bnb-beacon",
            Self::Monero => "monero",
        }
    }

    /// Whether an address of this kind is the 20 bytes that EVM networks and Tron share.
    pub const fn is_account20(self) -> bool {
        matches!(self, Self::Evm | Self::Tron)
    }
}
