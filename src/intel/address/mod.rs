//! An address together with the kind of chain it is written for.
//!
//! The build script validates `intel/*.csv` with this same module, so that what the set
//! holds and what the engine recognises cannot differ. It uses nothing else of the crate.

mod base58;
mod bech32;
mod cashaddr;
mod chain;
mod checksum;
mod form;
mod monero;
mod spelled;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use alloy_primitives::Address;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use chain::ChainKind;
pub(crate) use form::{FORMS, Form, Owner};
pub(crate) use monero::LENGTH as MONERO_LENGTH;
pub use spelled::BitcoinSpelling;

/// The prefix byte of Tron's 21-byte addresses.
const TRON_PREFIX: u8 = 0x41;

/// The longest spelling of an address that is read, which is Monero's. Decoding base58 takes the
/// square of the length.
const MAX_LENGTH: usize = 95;

/// An address as the engine carries it: 20 bytes where the chain has them, else its spelling.
///
/// Displayed and serialised canonically: EIP-55 for EVM, base58check for Tron, the chain's
/// own spelling otherwise (bech32 in lower case, cashaddr with its prefix).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(type = "string"))]
pub enum ChainAddress {
    /// An EVM address.
    Evm(Address),
    /// A Tron address, without its prefix byte `0x41`.
    Tron(Address),
    /// An address of any other chain, as it is written.
    Text(ChainKind, String),
}

/// Text that is not an address of any chain the engine knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAddress;

impl fmt::Display for NotAnAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an address")
    }
}

impl std::error::Error for NotAnAddress {}

/// The bytes an address stands for: what a transaction holds in place of its spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Payload {
    /// An account (EVM, Tron) or the hash of a key or script (Bitcoin and relatives, XRP).
    Short(Owner, [u8; 20]),
    /// A public key (Solana, Monero) or a witness program (taproot, pay-to-witness-script-hash).
    Long(Owner, [u8; 32]),
    /// A witness program or a script hash of a length or version that is hardly in use.
    Other,
}

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

    /// Whether both are the same account: EVM networks and Tron share its 20 bytes, and whoever holds
    /// the key to one holds the key to the other.
    pub fn is_same_account(&self, other: &Self) -> bool {
        match (self.bytes20(), other.bytes20()) {
            (Some(one), Some(other)) => one == other,
            _ => self == other,
        }
    }

    /// Calls with the address as it is written. Nothing is allocated for those that are met most.
    pub fn with_text<T>(&self, call: impl FnOnce(&str) -> T) -> T {
        match self {
            Self::Evm(address) => checksum::with_text(address, call),
            Self::Tron(address) => call(&base58::write_checked(&[TRON_PREFIX], address.as_slice())),
            Self::Text(_, text) => call(text),
        }
    }

    /// Reads an address of any alphabet, together with the bytes it stands for.
    pub(crate) fn read(text: &str) -> Result<(Self, Payload), NotAnAddress> {
        if text.len() > MAX_LENGTH {
            return Err(NotAnAddress);
        }
        if let Some(digits) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
            let mut bytes = [0; 20];
            hex::decode_to_slice(digits, &mut bytes).map_err(|_| NotAnAddress)?;
            return Ok((Self::Evm(bytes.into()), Payload::Short(Owner::Account, bytes)));
        }
        bech32::read(text)
            .or_else(|| base58::read_checked(text))
            .or_else(|| base58::read_xrp(text))
            .or_else(|| cashaddr::read(text))
            .or_else(|| bech32::read_bnb(text))
            .or_else(|| monero::read(text))
            .or_else(|| Some((spelled::read_test(text)?, Payload::Other)))
            .or_else(|| base58::read_solana(text))
            .ok_or(NotAnAddress)
    }
}

impl From<Address> for ChainAddress {
    fn from(address: Address) -> Self {
        Self::Evm(address)
    }
}

impl fmt::Display for ChainAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_text(|text| f.write_str(text))
    }
}

/// Reads `0x` and 40 hex digits as EVM, in any case, as a wallet would: a wrong EIP-55
/// checksum does not change which account is meant. Every other alphabet is told by its
/// checksum; 32 bytes in base58, which have none, are a Solana key.
impl FromStr for ChainAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        Self::read(text).map(|(address, _)| address)
    }
}

impl Serialize for ChainAddress {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.with_text(|text| serializer.serialize_str(text))
    }
}

impl<'de> Deserialize<'de> for ChainAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_str(&text).map_err(serde::de::Error::custom)
    }
}
