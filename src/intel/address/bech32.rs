//! Segregated-witness addresses of Bitcoin and Litecoin (BIP 173 and BIP 350).

use bech32::primitives::decode::SegwitHrpstring;

use super::{ChainAddress, ChainKind, Payload};

/// Reads an address in bech32 or bech32m, in lower or in upper case.
pub(super) fn read(text: &str) -> Option<(ChainAddress, Payload)> {
    let segwit = SegwitHrpstring::new(text).ok()?;
    let chain = match segwit.hrp().to_lowercase().as_str() {
        "bc" => ChainKind::Bitcoin,
        "ltc" => ChainKind::Litecoin,
        _ => return None,
    };
    let program: Vec<u8> = segwit.byte_iter().collect();
    let payload = match program.len() {
        20 => Payload::Short(program.try_into().ok()?),
        32 => Payload::Long(program.try_into().ok()?),
        _ => Payload::Other,
    };
    Some((ChainAddress::Text(chain, text.to_ascii_lowercase()), payload))
}
