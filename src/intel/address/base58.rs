//! Addresses in base58: Tron, Bitcoin and its relatives, the XRP Ledger, Solana.

use super::{ChainAddress, ChainKind, Payload, TRON_PREFIX};

/// Reads an address in base58check; the version bytes tell the chain.
///
/// Bitcoin Cash's old spelling cannot be told from Bitcoin's, nor Litecoin's old `3…` from
/// Bitcoin's pay-to-script-hash; both are read as Bitcoin.
pub(super) fn read_checked(text: &str) -> Option<(ChainAddress, Payload)> {
    let bytes = bs58::decode(text).with_check(None).into_vec().ok()?;
    let (chain, hash) = match bytes.as_slice() {
        [TRON_PREFIX, hash @ ..] => (ChainKind::Tron, hash),
        [0x00 | 0x05, hash @ ..] => (ChainKind::Bitcoin, hash),
        [0x30 | 0x32, hash @ ..] => (ChainKind::Litecoin, hash),
        [0x1e | 0x16, hash @ ..] => (ChainKind::Dogecoin, hash),
        [0x1c, 0xb8 | 0xbd, hash @ ..] => (ChainKind::Zcash, hash),
        _ => return None,
    };
    let hash = <[u8; 20]>::try_from(hash).ok()?;
    let address = match chain {
        ChainKind::Tron => ChainAddress::Tron(hash.into()),
        _ => ChainAddress::Text(chain, text.to_owned()),
    };
    Some((address, Payload::Short(hash)))
}

/// Reads an account of the XRP Ledger, which has base58check with an alphabet of its own.
pub(super) fn read_xrp(text: &str) -> Option<(ChainAddress, Payload)> {
    let bytes = bs58::decode(text)
        .with_alphabet(bs58::Alphabet::RIPPLE)
        .with_check(Some(0x00))
        .into_vec()
        .ok()?;
    let hash = <[u8; 20]>::try_from(bytes.get(1..)?).ok()?;
    Some((ChainAddress::Text(ChainKind::Xrp, text.to_owned()), Payload::Short(hash)))
}

/// Reads a Solana public key: 32 bytes in base58, without a checksum.
pub(super) fn read_solana(text: &str) -> Option<(ChainAddress, Payload)> {
    let bytes = bs58::decode(text).into_vec().ok()?;
    let key = <[u8; 32]>::try_from(bytes).ok()?;
    Some((ChainAddress::Text(ChainKind::Solana, text.to_owned()), Payload::Long(key)))
}
