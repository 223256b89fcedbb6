//! Addresses in base58: Tron, Bitcoin and its relatives, the XRP Ledger, Solana.

use super::form::{Owner, base58_form};
use super::{ChainAddress, ChainKind, Payload};

/// How many bytes of a hash stand in an address.
const HASH_LENGTH: usize = 20;

/// Reads an address in base58check; the bytes before the hash tell the chain.
///
/// Bitcoin Cash's old spelling cannot be told from Bitcoin's, nor Litecoin's old `3…` from
/// Bitcoin's pay-to-script-hash, nor Verge's from Dogecoin's; they are read as Bitcoin and Dogecoin.
pub(super) fn read_checked(text: &str) -> Option<(ChainAddress, Payload)> {
    let bytes = bs58::decode(text).with_check(None).into_vec().ok()?;
    let (prefix, hash) = bytes.split_at_checked(bytes.len().checked_sub(HASH_LENGTH)?)?;
    let hash = <[u8; HASH_LENGTH]>::try_from(hash).ok()?;
    let form = base58_form(prefix)?;
    let address = match form.chain {
        ChainKind::Tron => ChainAddress::Tron(hash.into()),
        chain => ChainAddress::Text(chain, text.to_owned()),
    };
    Some((address, Payload::Short(form.owner, hash)))
}

/// Reads an account of the XRP Ledger, which has base58check with an alphabet of its own.
pub(super) fn read_xrp(text: &str) -> Option<(ChainAddress, Payload)> {
    let bytes = bs58::decode(text)
        .with_alphabet(bs58::Alphabet::RIPPLE)
        .with_check(Some(0x00))
        .into_vec()
        .ok()?;
    let hash = <[u8; HASH_LENGTH]>::try_from(bytes.get(1..)?).ok()?;
    let address = ChainAddress::Text(ChainKind::Xrp, text.to_owned());
    Some((address, Payload::Short(Owner::KeyHash, hash)))
}

/// Reads a Solana public key: 32 bytes in base58, without a checksum.
pub(super) fn read_solana(text: &str) -> Option<(ChainAddress, Payload)> {
    let bytes = bs58::decode(text).into_vec().ok()?;
    let key = <[u8; 32]>::try_from(bytes).ok()?;
    let address = ChainAddress::Text(ChainKind::Solana, text.to_owned());
    Some((address, Payload::Long(Owner::SolanaKey, key)))
}

/// Writes base58check.
pub(super) fn write_checked(prefix: &[u8], bytes: &[u8]) -> String {
    bs58::encode([prefix, bytes].concat()).with_check().into_string()
}

/// Writes base58check in the alphabet of the XRP Ledger.
pub(super) fn write_ripple(prefix: &[u8], bytes: &[u8]) -> String {
    let bytes = [prefix, bytes].concat();
    bs58::encode(bytes).with_alphabet(bs58::Alphabet::RIPPLE).with_check().into_string()
}
