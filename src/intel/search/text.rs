//! Addresses spelled out in text.

use alloy_primitives::U256;

use super::super::address::ChainAddress;
use super::super::set::AddressSet;
use super::Hit;
use super::alphabet::{BASE58, BASE64, DECIMAL, HEX, NONE, Runs, value};

/// The shortest spelling that is searched for: a hash with several zeros before it, in base58. Base64
/// has every character that any other alphabet has.
pub(super) const SHORTEST: usize = 25;

/// How many hexadecimal digits an account has.
const HEX_DIGITS: usize = 40;

/// How many decimal digits a number has that may be an account. Those with fewer begin with more
/// than three bytes of zeros, and nobody who is listed does.
const DECIMAL_DIGITS: usize = 41;

/// How many decimal digits a 256-bit number has at the most, which is what a contract takes.
const MOST_DECIMAL_DIGITS: usize = 78;

/// How many characters 20 bytes take in base64.
const BASE64_CHARACTERS: usize = 27;

impl AddressSet {
    /// Finds spellings in text, and in what base64 in it stands for if `encoded`.
    pub(super) fn spellings_in(&self, text: &[u8], encoded: bool, hit: Hit<'_>) {
        for (start, run) in Runs::new(text, &BASE64, SHORTEST) {
            let hit: Hit<'_> = &mut |at, listed| hit(start + at, listed);
            self.hexadecimal_in(run, hit);
            self.decimal_in(run, hit);
            let digits = run.strip_prefix(b"0x").unwrap_or(run);
            if digits.iter().all(|byte| value(&HEX, *byte) != NONE) {
                // No address in another alphabet is made of hexadecimal digits alone.
                continue;
            }
            for (start, run) in Runs::new(run, &BASE58, SHORTEST) {
                self.base58_in(run, &mut |at, listed| hit(start + at, listed));
            }
            self.bech32_in(run, hit);
            if encoded && run.len() >= BASE64_CHARACTERS {
                self.base64_in(run, hit);
            }
        }
    }

    /// Reports the address that a spelling is, if it is listed.
    pub(super) fn spelled(&self, at: usize, spelling: &[u8], hit: Hit<'_>) {
        if let Ok(spelling) = std::str::from_utf8(spelling)
            && let Ok(address) = spelling.parse::<ChainAddress>()
            && let Some(listed) = self.lookup(&address)
        {
            hit(at, listed);
        }
    }

    fn hexadecimal_in(&self, run: &[u8], hit: Hit<'_>) {
        for (start, digits) in Runs::new(run, &HEX, HEX_DIGITS) {
            // From the first digit, and from the second: an address may begin at either.
            for shift in 0..2 {
                let pairs = digits.get(shift..).unwrap_or_default().as_chunks().0;
                let bytes: Vec<u8> = pairs
                    .iter()
                    .map(|[high, low]| value(&HEX, *high) << 4 | value(&HEX, *low))
                    .collect();
                self.keys_in(&bytes, &mut |at, listed| hit(start + shift + 2 * at, listed));
            }
        }
    }

    fn decimal_in(&self, run: &[u8], hit: Hit<'_>) {
        for (start, digits) in Runs::new(run, &DECIMAL, DECIMAL_DIGITS) {
            let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
            let significant = digits.get(zeros..).unwrap_or_default();
            if significant.len() <= MOST_DECIMAL_DIGITS
                && let Some(number) = decimal(significant)
            {
                let bytes = number.to_be_bytes::<32>();
                if let Some(account) = bytes.last_chunk() {
                    self.find_short(account).for_each(|listed| hit(start, listed));
                }
                self.find_long(&bytes).for_each(|listed| hit(start, listed));
            }
        }
    }

    fn base64_in(&self, run: &[u8], hit: Hit<'_>) {
        // What is encoded may begin at any character, and four begin anew.
        for shift in 0..4 {
            let bytes = base64(run.get(shift..).unwrap_or_default());
            let place = |at: usize| shift + at * 4 / 3;
            self.keys_in(&bytes, &mut |at, listed| hit(place(at), listed));
            self.spellings_in(&bytes, false, &mut |at, listed| hit(place(at), listed));
        }
    }
}

/// The number that decimal digits stand for, if it has 256 bits at the most. Takes as many digits at a time
/// as fit a register.
fn decimal(digits: &[u8]) -> Option<U256> {
    const AT_ONCE: usize = 19;
    digits.chunks(AT_ONCE).try_fold(U256::ZERO, |number, chunk| {
        let digit = |digit: &u8| u64::from(value(&DECIMAL, *digit));
        let (scale, more) = chunk
            .iter()
            .fold((1, 0), |(scale, more): (u64, u64), one| (scale * 10, more * 10 + digit(one)));
        number.checked_mul(U256::from(scale))?.checked_add(U256::from(more))
    })
}

/// The bytes that characters of base64 stand for.
pub(crate) fn base64(characters: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(characters.len() / 4 * 3 + 3);
    let (fours, rest) = characters.as_chunks::<4>();
    for four in fours {
        let number =
            four.iter().fold(0u32, |number, c| number << 6 | u32::from(value(&BASE64, *c)));
        bytes.extend_from_slice(number.to_be_bytes().last_chunk::<3>().unwrap_or(&[0; 3]));
    }
    // Two or three characters are left of one or two bytes.
    let number = rest.iter().fold(0u32, |number, c| number << 6 | u32::from(value(&BASE64, *c)));
    let number = number << (6 * (4 - rest.len()));
    let left = rest.len().saturating_sub(1);
    bytes.extend(number.to_be_bytes().iter().skip(1).take(left));
    bytes
}
