//! Bitcoin Cash's own spelling, as its cashaddr specification gives it.

use super::form::Owner;
use super::{ChainAddress, ChainKind, Payload};

/// The prefix of the main network; the specification allows to leave it out.
const PREFIX: &str = "bitcoincash:";

/// The characters for the values 0 to 31; the same as in bech32.
const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// How many of the last five-bit values are the checksum.
const CHECKSUM_LENGTH: usize = 8;

/// Reads an address with or without its prefix, in lower or in upper case.
pub(super) fn read(text: &str) -> Option<(ChainAddress, Payload)> {
    if text.bytes().any(|byte| byte.is_ascii_lowercase())
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
    {
        return None;
    }
    let text = text.to_ascii_lowercase();
    let body = text.strip_prefix(PREFIX).unwrap_or(&text);
    let values: Vec<u8> = body.bytes().map(value).collect::<Option<_>>()?;
    if checksum(&values) != 0 {
        return None;
    }
    let data = values.get(..values.len().checked_sub(CHECKSUM_LENGTH)?)?;
    let bytes = regroup(data)?;
    let (&version, hash) = bytes.split_first()?;
    // The top bit is reserved, then four bits of type, then three of size. The types 2 and 3 are
    // those of 0 and 1, for wallets that know tokens.
    let payload = match (version >> 3, version & 7) {
        (0 | 2, 0) => Payload::Short(Owner::KeyHash, hash.try_into().ok()?),
        (1 | 3, 0) => Payload::Short(Owner::ScriptHash, hash.try_into().ok()?),
        (0..=3, 3) if hash.len() == 32 => Payload::Other,
        _ => return None,
    };
    Some((ChainAddress::Text(ChainKind::BitcoinCash, format!("{PREFIX}{body}")), payload))
}

/// Writes an address with its prefix.
pub(super) fn write(version: u8, hash: &[u8]) -> Option<String> {
    let mut values = Vec::with_capacity(hash.len() * 8 / 5 + 2 + CHECKSUM_LENGTH);
    let mut held = 0u16;
    let mut bits = 0;
    for byte in std::iter::once(&version).chain(hash) {
        held = (held << 8) | u16::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            values.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        values.push(u8::try_from(held << (5 - bits)).ok()?);
    }
    let data = values.len();
    values.resize(data + CHECKSUM_LENGTH, 0);
    let sum = checksum(&values);
    for (place, value) in values.iter_mut().rev().take(CHECKSUM_LENGTH).enumerate() {
        *value = u8::try_from((sum >> (5 * place)) & 0x1f).ok()?;
    }
    let body = values.iter().map(|value| ALPHABET.get(usize::from(*value)).copied());
    let body = String::from_utf8(body.collect::<Option<_>>()?).ok()?;
    Some(format!("{PREFIX}{body}"))
}

/// The five bits a character stands for.
fn value(character: u8) -> Option<u8> {
    let place = ALPHABET.iter().position(|known| *known == character)?;
    u8::try_from(place).ok()
}

/// The 40-bit BCH code over the prefix's low five bits, a zero and the values; zero if right.
fn checksum(values: &[u8]) -> u64 {
    const GENERATOR: [u64; 5] =
        [0x98_f2bc_8e61, 0x79_b76d_99e2, 0xf3_3e5f_b3c4, 0xae_2eab_e2a8, 0x1e_4f43_e470];
    let prefix = PREFIX.bytes().map(|byte| byte & 0x1f);
    // The colon that ends the prefix counts as zero, which its low five bits are not.
    let prefix = prefix.take(PREFIX.len() - 1).chain([0]);
    let mut state = 1u64;
    for value in prefix.chain(values.iter().copied()) {
        let top = state >> 35;
        state = ((state & 0x07_ffff_ffff) << 5) ^ u64::from(value);
        for (bit, term) in GENERATOR.into_iter().enumerate() {
            if (top >> bit) & 1 == 1 {
                state ^= term;
            }
        }
    }
    state ^ 1
}

/// Regroups five-bit values into bytes; the padding must be short and zero.
fn regroup(values: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(values.len() * 5 / 8);
    let mut held = 0u16;
    let mut bits = 0;
    for value in values {
        held = (held << 5) | u16::from(*value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    (bits < 5 && held == 0).then_some(bytes)
}
