//! Bitcoin Cash's own spelling, as its cashaddr specification gives it.

use super::{ChainAddress, ChainKind, Payload};

/// The prefix of the main network; the specification allows to leave it out.
pub(crate) const PREFIX: &str = "bitcoincash:";

/// The characters for the values 0 to 31; the same as in bech32.
const ALPHABET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

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
    let values: Vec<u8> = body.chars().map(value).collect::<Option<_>>()?;
    if checksum(&values) != 0 {
        return None;
    }
    let data = values.get(..values.len().checked_sub(CHECKSUM_LENGTH)?)?;
    let bytes = regroup(data)?;
    let (&version, hash) = bytes.split_first()?;
    // The top bit is reserved, then four bits of type, then three of size.
    let payload = match (version >> 3, version & 7) {
        (0..=3, 0) => Payload::Short(hash.try_into().ok()?),
        (0..=3, 3) => Payload::Long(hash.try_into().ok()?),
        _ => return None,
    };
    Some((ChainAddress::Text(ChainKind::BitcoinCash, format!("{PREFIX}{body}")), payload))
}

/// The five bits a character stands for.
fn value(character: char) -> Option<u8> {
    ALPHABET.find(character).and_then(|place| u8::try_from(place).ok())
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
