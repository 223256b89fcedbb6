//! Addresses in bech32: segregated witness of Bitcoin and Litecoin (BIP 173, BIP 350), and chains
//! that write the hash of a key without a witness version.

use bech32::primitives::decode::{CheckedHrpstring, SegwitHrpstring};
use bech32::{Bech32, Fe32, Hrp};

use super::form::Owner;
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
    let payload = match (segwit.witness_version().to_u8(), program.len()) {
        (0, 20) => Payload::Short(Owner::KeyHash, program.try_into().ok()?),
        (0, 32) => Payload::Long(Owner::WitnessScript, program.try_into().ok()?),
        (1, 32) => Payload::Long(Owner::TaprootKey, program.try_into().ok()?),
        _ => Payload::Other,
    };
    Some((ChainAddress::Text(chain, text.to_ascii_lowercase()), payload))
}

/// The prefix in small letters, the witness version and the witness program of an address.
pub(super) fn segwit_parts(text: &str) -> Option<(String, u8, Vec<u8>)> {
    let segwit = SegwitHrpstring::new(text).ok()?;
    let version = segwit.witness_version().to_u8();
    Some((segwit.hrp().to_lowercase(), version, segwit.byte_iter().collect()))
}

/// Reads an address of BNB Beacon Chain, in lower or in upper case.
pub(super) fn read_bnb(text: &str) -> Option<(ChainAddress, Payload)> {
    let read = CheckedHrpstring::new::<Bech32>(text).ok()?;
    if read.hrp().to_lowercase() != "bnb" {
        return None;
    }
    let bytes: Vec<u8> = read.byte_iter().collect();
    let payload = Payload::Short(Owner::KeyHash, bytes.try_into().ok()?);
    Some((ChainAddress::Text(ChainKind::BnbBeacon, text.to_ascii_lowercase()), payload))
}

/// Writes a witness program.
pub(super) fn write_segwit(prefix: &str, version: u8, program: &[u8]) -> Option<String> {
    let version = Fe32::try_from(version).ok()?;
    bech32::segwit::encode(Hrp::parse(prefix).ok()?, version, program).ok()
}

/// Writes bytes without a witness version.
pub(super) fn write(prefix: &str, bytes: &[u8]) -> Option<String> {
    bech32::encode::<Bech32>(Hrp::parse(prefix).ok()?, bytes).ok()
}
