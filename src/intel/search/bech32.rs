//! Addresses in bech32, bech32m and cashaddr.

use bech32::Bech32;
use bech32::primitives::decode::{CheckedHrpstring, SegwitHrpstring};

use super::super::set::AddressSet;
use super::Hit;
use super::alphabet::{BECH32, NONE, Runs, value};

/// How many characters the checksum of bech32 has.
const CHECKSUM: usize = 6;

/// How many characters before the `1` are tried as the prefix of a chain. The longest in use for
/// accounts have about ten.
const LONGEST_PREFIX: usize = 16;

/// How many characters of a cashaddr hold its version and the first eight bytes of its hash.
const READ: usize = 15;

/// How many characters a cashaddr has without its prefix: the version and 20 bytes, and a checksum.
const CASHADDR: usize = 42;

impl AddressSet {
    pub(super) fn bech32_in(&self, run: &[u8], hit: Hit<'_>) {
        for (one, _) in run.iter().enumerate().filter(|(_, byte)| **byte == b'1') {
            let data = run.get(one + 1..).unwrap_or_default();
            // Twenty bytes; a witness version and twenty bytes; a witness version and 32 bytes.
            self.bech32_at(run, one, data, 0, 20, hit);
            self.bech32_at(run, one, data, 1, 20, hit);
            self.bech32_at(run, one, data, 1, 32, hit);
        }
        for (start, run) in Runs::new(run, &BECH32, CASHADDR) {
            self.cashaddr_in(run, &mut |at, listed| hit(start + at, listed));
        }
    }

    fn cashaddr_in(&self, run: &[u8], hit: Hit<'_>) {
        let mut read = 0u128;
        for (at, character) in run.iter().enumerate() {
            read = read << 5 | u128::from(value(&BECH32, *character));
            let Some(start) = (at + 1).checked_sub(READ) else {
                continue;
            };
            // Eight bits of version, of which the top one is zero and the last three are for a hash of
            // 20 bytes; then as much of the hash as the filter asks for; and three bits more.
            let [.., version, h0, h1, h2, h3, h4, h5, h6, h7] = (read >> 3).to_be_bytes();
            if version & 0b1110_0111 == 0
                && self.filter().may_be_key(&[h0, h1, h2, h3, h4, h5, h6, h7])
                && let Some(spelling) = run.get(start..start + CASHADDR)
            {
                self.spelled(start, &spelling.to_ascii_lowercase(), hit);
            }
        }
    }

    /// Reports the address that has its bytes so many characters after its `1`, if it is one.
    fn bech32_at(
        &self,
        run: &[u8],
        one: usize,
        data: &[u8],
        version: usize,
        length: usize,
        hit: Hit<'_>,
    ) {
        let end = version + (length * 8).div_ceil(5) + CHECKSUM;
        let mut bytes = [0; 32];
        let Some((bytes, _)) = bytes.split_at_mut_checked(length) else {
            return;
        };
        if data.len() < end || !bytes_of(data.get(version..).unwrap_or_default(), bytes) {
            return;
        }
        let short = bytes.first_chunk().filter(|_| length == 20);
        let found = match short {
            Some(key) => self.find_short(key).next(),
            None => bytes.first_chunk().and_then(|key| self.find_long(key).next()),
        };
        let Some(listed) = found else {
            return;
        };
        let spelling = run.get(..one + 1 + end).unwrap_or_default().to_ascii_lowercase();
        for start in (one.saturating_sub(LONGEST_PREFIX)..one).rev() {
            let spelling = spelling.get(start..).unwrap_or_default();
            let Ok(spelling) = std::str::from_utf8(spelling) else {
                return;
            };
            let whole = if version == 0 {
                CheckedHrpstring::new::<Bech32>(spelling).is_ok()
            } else {
                SegwitHrpstring::new(spelling).is_ok()
            };
            if whole {
                // Where the chain is known, what is listed for it goes before the rest.
                let known = spelling.parse().ok().and_then(|address| self.lookup(&address));
                hit(start, known.unwrap_or(listed));
                return;
            }
        }
    }
}

/// Fills `bytes` with what the first characters stand for; whether they are all of the alphabet.
fn bytes_of(characters: &[u8], bytes: &mut [u8]) -> bool {
    let mut characters = characters.iter();
    let (mut held, mut bits) = (0u16, 0);
    for byte in bytes {
        while bits < 8 {
            let value = match characters.next() {
                Some(character) => value(&BECH32, *character),
                None => NONE,
            };
            if value == NONE {
                return false;
            }
            held = held << 5 | u16::from(value);
            bits += 5;
        }
        bits -= 8;
        let [_, whole] = (held >> bits).to_be_bytes();
        *byte = whole;
    }
    true
}
