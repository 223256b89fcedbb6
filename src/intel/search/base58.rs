//! Addresses in base58, with and without a checksum.
//!
//! The general decoder works byte by byte; the ones here work on 32 bits at a time, so that they can
//! be tried at every character of a hostile megabyte.

use super::super::address::MONERO_LENGTH;
use super::super::set::AddressSet;
use super::Hit;
use super::alphabet::{Alphabet, BASE58, RIPPLE, value};

/// What the addresses with a checksum begin with that have [`CHECKED`] characters: `T` Tron; `3`
/// Bitcoin; `L`, `M` Litecoin; `D`, `A`, `9` Dogecoin; `X`, `7` Dash; `G`, `A` Bitcoin Gold.
const FIRST_OF_CHECKED: &[u8] = b"T3LMDA9X7G";

/// How many characters a prefix of one byte that is not zero, 20 bytes and four of checksum take.
const CHECKED: usize = 34;

/// The same with a prefix of two bytes: Zcash, which begins with `t`.
const CHECKED_TWO: usize = 35;

/// How few characters remain of a hash with many zeros before it, after a prefix that is zero:
/// Bitcoin's `1`, and `r` on the XRP Ledger.
const SHORTEST_CHECKED: usize = 25;

/// How many characters a Solana key takes that does not begin with zeros.
const SOLANA: [usize; 2] = [43, 44];

/// How few characters a Solana key takes.
const SHORTEST_SOLANA: usize = 32;

/// How many characters are gathered before they are added to the number: 58⁵ fits in 32 bits.
const CHARACTERS_AT_ONCE: usize = 5;

impl AddressSet {
    /// Finds addresses in a run of base58.
    pub(super) fn base58_in(&self, run: &[u8], hit: Hit<'_>) {
        for (at, first) in run.iter().enumerate() {
            let rest = run.get(at..).unwrap_or_default();
            match first {
                b'1' => self.checked_with_zeros(at, rest, &BASE58, hit),
                b'r' => self.checked_with_zeros(at, rest, &RIPPLE, hit),
                b't' => self.checked(at, rest, CHECKED_TWO, hit),
                b'4' | b'8' => {
                    if let Some(spelling) = rest.get(..MONERO_LENGTH) {
                        self.monero(at, spelling, hit);
                    }
                }
                _ => {}
            }
            if FIRST_OF_CHECKED.contains(first) {
                self.checked(at, rest, CHECKED, hit);
            }
        }
        let [shorter, longer] = SOLANA;
        if (SHORTEST_SOLANA..shorter).contains(&run.len()) {
            if let Ok(Ok(key)) = bs58::decode(run).into_vec().map(<[u8; 32]>::try_from) {
                self.find_long(&key).for_each(|listed| hit(0, listed));
            }
        } else if self.tables().long.count() > 0 {
            self.solana_in(run, shorter, hit);
            self.solana_in(run, longer, hit);
        }
    }

    /// Reports the address that the first characters are.
    fn checked(&self, at: usize, text: &[u8], length: usize, hit: Hit<'_>) {
        let Some(spelling) = text.get(..length) else {
            return;
        };
        let mut number = Number::<7>::default();
        for characters in spelling.chunks(CHARACTERS_AT_ONCE) {
            number.push(characters, &BASE58);
        }
        if self.filter().may_be_key(&number.hash()) {
            self.spelled(at, spelling, hit);
        }
    }

    /// Reports the address that the first characters are, however many, whose prefix is zero.
    fn checked_with_zeros(&self, at: usize, text: &[u8], alphabet: &Alphabet, hit: Hit<'_>) {
        let Some((beginning, rest)) = text.split_at_checked(SHORTEST_CHECKED) else {
            return;
        };
        let mut number = Number::<7>::default();
        for characters in beginning.chunks(CHARACTERS_AT_ONCE) {
            number.push(characters, alphabet);
        }
        let more = rest.iter().take(CHECKED - SHORTEST_CHECKED);
        for (length, character) in (SHORTEST_CHECKED + 1..).zip(more) {
            number.push(std::slice::from_ref(character), alphabet);
            if self.filter().may_be_key(&number.hash()) {
                self.spelled(at, text.get(..length).unwrap_or_default(), hit);
            }
        }
    }

    /// Reports a Monero address. Its second byte on is the spend key, which the first two blocks of
    /// eleven characters tell more than enough of.
    fn monero(&self, at: usize, spelling: &[u8], hit: Hit<'_>) {
        let mut blocks = [0u8; 16];
        for (bytes, characters) in blocks.as_chunks_mut::<8>().0.iter_mut().zip(spelling.chunks(11))
        {
            let mut number = Number::<2>::default();
            number.push(characters.get(..5).unwrap_or_default(), &BASE58);
            number.push(characters.get(5..10).unwrap_or_default(), &BASE58);
            number.push(characters.get(10..).unwrap_or_default(), &BASE58);
            *bytes = number.to_u64().to_be_bytes();
        }
        if self.filter().may_be_key(blocks.get(1..).unwrap_or_default()) {
            self.spelled(at, spelling, hit);
        }
    }

    /// Finds 32 bytes that take this many characters, at every character.
    fn solana_in(&self, run: &[u8], length: usize, hit: Hit<'_>) {
        let (mut number, mut scale) = (Number::<9>::default(), Number::<9>::one());
        for _ in 0..length {
            scale.multiply(58, 0);
        }
        for (end, character) in run.iter().enumerate() {
            number.push(std::slice::from_ref(character), &BASE58);
            if let Some(before) = end.checked_sub(length).and_then(|before| run.get(before)) {
                number.subtract(&scale, value(&BASE58, *before));
            }
            if let Some(start) = (end + 1).checked_sub(length)
                && let Some(key) = number.key()
                && self.filter().may_be_key(&key)
            {
                // The same number has more characters with zeros before it; only one spelling is an
                // address.
                let spelling = run.get(start..=end).unwrap_or_default();
                self.find_long(&key)
                    .filter(|listed| listed.address().to_string().as_bytes() == spelling)
                    .for_each(|listed| hit(start, listed));
            }
        }
    }
}

/// A number of so many 32-bit words, the least significant first. What does not fit is lost.
#[derive(Clone)]
struct Number<const WORDS: usize>([u32; WORDS]);

impl<const WORDS: usize> Default for Number<WORDS> {
    fn default() -> Self {
        Self([0; WORDS])
    }
}

impl<const WORDS: usize> Number<WORDS> {
    fn one() -> Self {
        let mut one = Self::default();
        one.multiply(0, 1);
        one
    }

    /// Appends characters, at most five.
    #[inline]
    fn push(&mut self, characters: &[u8], alphabet: &Alphabet) {
        let (mut scale, mut added) = (1, 0);
        for character in characters {
            scale *= 58;
            added = added * 58 + u64::from(value(alphabet, *character));
        }
        self.multiply(scale, added);
    }

    /// Multiplies by one number and adds another; both have 32 bits.
    #[inline]
    fn multiply(&mut self, by: u64, mut carry: u64) {
        for word in &mut self.0 {
            let sum = u64::from(*word) * by + carry;
            *word = low(sum);
            carry = sum >> 32;
        }
    }

    /// Subtracts another number so many times.
    #[inline]
    fn subtract(&mut self, other: &Self, times: u8) {
        let mut borrow = 0;
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            let taken = u64::from(*other) * u64::from(times) + borrow;
            let (left, less) = word.overflowing_sub(low(taken));
            *word = left;
            borrow = (taken >> 32) + u64::from(less);
        }
    }
}

impl Number<7> {
    /// The 20 bytes before the last four, which are the checksum.
    #[inline]
    fn hash(&self) -> [u8; 20] {
        let [_, w1, w2, w3, w4, w5, _] = self.0;
        let mut hash = [0; 20];
        for (bytes, word) in hash.as_chunks_mut().0.iter_mut().zip([w5, w4, w3, w2, w1]) {
            *bytes = word.to_be_bytes();
        }
        hash
    }
}

impl Number<9> {
    /// The last 32 bytes, if what is before them is zero.
    #[inline]
    fn key(&self) -> Option<[u8; 32]> {
        let (zero, words) = self.0.split_last()?;
        let mut key = [0; 32];
        for (bytes, word) in key.as_chunks_mut().0.iter_mut().zip(words.iter().rev()) {
            *bytes = word.to_be_bytes();
        }
        (*zero == 0).then_some(key)
    }
}

impl Number<2> {
    fn to_u64(&self) -> u64 {
        let [low, high] = self.0;
        u64::from(high) << 32 | u64::from(low)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the high half is carried")]
fn low(number: u64) -> u32 {
    number as u32
}
