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

/// The prefix byte of Tron's 21-byte addresses.
const TRON_PREFIX: u8 = 0x41;

/// Text that is not an address of any chain the engine knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAddress;

impl fmt::Display for NotAnAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an address")
    }
}

impl std::error::Error for NotAnAddress {}

impl ChainAddress {
    /// The kind of chain the address is written for.
    pub fn chain(&self) -> ChainKind {
        match self {
            Self::Evm(_) => ChainKind::Evm,
            Self::Tron(_) => ChainKind::Tron,
            Self::Text(chain, _) => *chain,
        }
    }

    /// The 20 bytes, for the chains that have them.
    pub fn bytes20(&self) -> Option<&Address> {
        match self {
            Self::Evm(address) | Self::Tron(address) => Some(address),
            Self::Text(..) => None,
        }
    }
}

impl From<Address> for ChainAddress {
    fn from(address: Address) -> Self {
        Self::Evm(address)
    }
}

impl fmt::Display for ChainAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Evm(address) => write!(f, "{address}"),
            Self::Tron(address) => {
                let mut payload = [TRON_PREFIX; 21];
                payload[1..].copy_from_slice(address.as_slice());
                f.write_str(&bs58::encode(payload).with_check().into_string())
            }
            Self::Text(_, text) => f.write_str(text),
        }
    }
}

/// Reads `0x` and 40 hex digits (any case) as EVM, `T…` in base58check as Tron.
///
/// Other alphabets are told apart by the address set, which holds them with their chain.
impl FromStr for ChainAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        if let Some(digits) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
            let mut bytes = [0; 20];
            hex::decode_to_slice(digits, &mut bytes).map_err(|_| NotAnAddress)?;
            return Ok(Self::Evm(Address::from(bytes)));
        }
        let payload = bs58::decode(text)
            .with_check(Some(TRON_PREFIX))
            .into_vec()
            .map_err(|_| NotAnAddress)?;
        match payload.get(1..).map(<[u8; 20]>::try_from) {
            Some(Ok(bytes)) => Ok(Self::Tron(Address::from(bytes))),
            _ => Err(NotAnAddress),
        }
    }
}

impl Serialize for ChainAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ChainAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_str(&text).map_err(serde::de::Error::custom)
    }
}
