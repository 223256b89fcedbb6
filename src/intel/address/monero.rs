//! Monero's addresses: a network byte, the public spend key, the public view key, and the first
//! four bytes of their Keccak-256, in base58 of its own making: every eight bytes become eleven
//! characters, so that no block depends on another.

use alloy_primitives::keccak256;

use super::form::Owner;
use super::{ChainAddress, ChainKind, Payload};

/// How many characters an address has.
pub(crate) const LENGTH: usize = 95;

/// How many characters stand for eight bytes.
const BLOCK: usize = 11;

/// The network bytes of the main network: of an account, and of a subaddress.
const PREFIXES: [u8; 2] = [18, 42];

const ALPHABET: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Reads an address of the main network.
pub(super) fn read(text: &str) -> Option<(ChainAddress, Payload)> {
    if text.len() != LENGTH {
        return None;
    }
    let mut bytes = Vec::with_capacity(69);
    for block in text.as_bytes().chunks(BLOCK) {
        // The last block has seven characters for five bytes.
        let length = if block.len() == BLOCK { 8 } else { 5 };
        let number = number(block)?;
        let number = number.to_be_bytes();
        let (zeros, written) = number.split_at_checked(number.len() - length)?;
        if zeros.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend(written);
    }
    let (body, checksum) = bytes.split_last_chunk::<4>()?;
    let (prefix, keys) = body.split_first()?;
    if !PREFIXES.contains(prefix) || keccak256(body).0.first_chunk() != Some(checksum) {
        return None;
    }
    let spend_key = *keys.first_chunk()?;
    let address = ChainAddress::Text(ChainKind::Monero, text.to_owned());
    Some((address, Payload::Long(Owner::SpendKey, spend_key)))
}

/// The number that a block of characters stands for.
fn number(block: &[u8]) -> Option<u128> {
    block.iter().try_fold(0u128, |number, character| {
        let value = ALPHABET.iter().position(|known| known == character)?;
        number.checked_mul(58)?.checked_add(value as u128)
    })
}
