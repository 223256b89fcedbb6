//! Addresses in base58, with and without a checksum.
//!
//! The general decoder works byte by byte; here numbers of some words are carried from one character
//! to the next, so that every character of a hostile megabyte can be the first of an address.

use super::super::address::MONERO_LENGTH;
use super::super::set::AddressSet;
use super::Hit;
use super::alphabet::{Alphabet, BASE58, NONE, RIPPLE, value, values};
use super::number::{Nine, Seven};

/// What the addresses with a checksum begin with that have [`CHECKED`] characters: `T` Tron; `3`
/// Bitcoin; `L`, `M` Litecoin; `D`, `A`, `9` Dogecoin; `X`, `7` Dash; `G`, `A` Bitcoin Gold.
static FIRST_OF_CHECKED: Alphabet = values(b"T3LMDA9X7G");

/// How many characters a prefix of one byte that is not zero, 20 bytes and four of checksum take.
const CHECKED: usize = 34;

/// How many bytes an address with a prefix of one byte and a checksum stands for.
const CHECKED_BYTES: usize = 25;

/// How many characters a Solana key takes that does not begin with zeros; or one more.
const SOLANA: usize = 43;

/// How many characters are gathered before they are added to a number.
const CHARACTERS_AT_ONCE: usize = 5;

/// The highest value of a first character with which one more does not go beyond 32 bytes.
const HIGHEST_OF_LONGER: u8 = 17;

/// How few characters a Solana key takes.
const SHORTEST_SOLANA: usize = 32;

impl AddressSet {
    /// Finds addresses in a run of base58.
    pub(super) fn base58_in(&self, run: &[u8], hit: Hit<'_>) {
        self.beginnings_in(run, hit);
        self.checked_in(run, hit);
        if (SHORTEST_SOLANA..SOLANA).contains(&run.len()) {
            if let Ok(Ok(key)) = bs58::decode(run).into_vec().map(<[u8; 32]>::try_from) {
                self.find_long(&key).for_each(|listed| hit(0, listed));
            }
        } else if self.has_long_keys() {
            self.solana_in(run, hit);
        }
    }

    /// Finds what is told by its first character and has a length of its own.
    fn beginnings_in(&self, run: &[u8], hit: Hit<'_>) {
        for (at, first) in run.iter().enumerate() {
            let alphabet = match first {
                b'1' => &BASE58,
                b'r' => &RIPPLE,
                b'4' | b'8' => {
                    if let Some(spelling) = run.get(at..).and_then(|r| r.get(..MONERO_LENGTH)) {
                        self.monero(at, spelling, hit);
                    }
                    continue;
                }
                _ => continue,
            };
            self.checked_with_zeros(at, run.get(at..).unwrap_or_default(), alphabet, hit);
        }
    }

    /// Finds addresses with a checksum whose prefix is not zero.
    fn checked_in(&self, run: &[u8], hit: Hit<'_>) {
        let Some((beginning, rest)) = run.split_at_checked(CHECKED) else {
            return;
        };
        let scale = Seven::power(CHECKED);
        let mut number = Seven::default();
        for characters in beginning.chunks(CHARACTERS_AT_ONCE) {
            number.push_few(characters, &BASE58);
        }
        let mut leaving = run.iter();
        let mut before = 0;
        for (start, entering) in rest.iter().map(Some).chain([None]).enumerate() {
            let Some(first) = leaving.next() else {
                return;
            };
            if value(&FIRST_OF_CHECKED, *first) != NONE && self.filter().may_hold(number.gram()) {
                let spelling = run.get(start..start + CHECKED).unwrap_or_default();
                self.spelled(start, spelling, hit);
            }
            // Zcash has a prefix of two bytes, which takes a character more.
            if before == b't'
                && self.filter().may_hold(number.with(&scale, value(&BASE58, b't')).gram())
            {
                let spelling = run.get(start - 1..start + CHECKED).unwrap_or_default();
                self.spelled(start - 1, spelling, hit);
            }
            before = *first;
            if let Some(entering) = entering {
                number.push(value(&BASE58, *entering));
                number.drop(&scale, value(&BASE58, *first));
            }
        }
    }

    /// Reports the address that the first characters are, whose prefix is a zero.
    ///
    /// Every zero byte before the first other one is a character of its own, and the rest has one of
    /// two lengths.
    fn checked_with_zeros(&self, at: usize, text: &[u8], alphabet: &Alphabet, hit: Hit<'_>) {
        let zero = text.first();
        let zeros = text.iter().take(CHECKED_BYTES - 1).take_while(|c| Some(*c) == zero).count();
        let shortest = zeros + digits(CHECKED_BYTES - zeros - 1);
        let longest = zeros + digits(CHECKED_BYTES - zeros);
        let Some((beginning, rest)) = text.split_at_checked(shortest - 1) else {
            return;
        };
        let mut number = Seven::default();
        for characters in beginning.chunks(CHARACTERS_AT_ONCE) {
            number.push_few(characters, alphabet);
        }
        for (character, length) in rest.iter().zip(shortest..=longest) {
            number.push(value(alphabet, *character));
            if self.filter().may_hold(number.gram()) {
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
            let number = characters.iter().fold(0u64, |number, character| {
                number.wrapping_mul(58).wrapping_add(value(&BASE58, *character).into())
            });
            *bytes = number.to_be_bytes();
        }
        if self.filter().may_be_key(blocks.get(1..).unwrap_or_default()) {
            self.spelled(at, spelling, hit);
        }
    }

    /// Finds keys of 32 bytes at every character.
    fn solana_in(&self, run: &[u8], hit: Hit<'_>) {
        let Some((beginning, rest)) = run.split_at_checked(SOLANA) else {
            return;
        };
        let scale = Nine::power(SOLANA);
        let mut number = Nine::default();
        for characters in beginning.chunks(CHARACTERS_AT_ONCE) {
            number.push_few(characters, &BASE58);
        }
        let mut before = NONE;
        for (start, entering) in rest.iter().map(Some).chain([None]).enumerate() {
            let Some(first) = run.get(start) else {
                return;
            };
            if self.filter().may_hold(number.gram()) {
                self.solana(run, start, SOLANA, &number, hit);
            }
            if before <= HIGHEST_OF_LONGER {
                let longer = number.with(&scale, before);
                if self.filter().may_hold(longer.gram()) {
                    self.solana(run, start - 1, SOLANA + 1, &longer, hit);
                }
            }
            before = value(&BASE58, *first);
            if let Some(entering) = entering {
                number.push(value(&BASE58, *entering));
                number.drop(&scale, before);
            }
        }
    }

    #[cold]
    fn solana(&self, run: &[u8], start: usize, length: usize, number: &Nine, hit: Hit<'_>) {
        let Some(key) = number.key() else {
            return;
        };
        // The same number has more characters with zeros before it; only one spelling is an address.
        let spelling = run.get(start..start + length);
        self.find_long(&key)
            .filter(|listed| Some(listed.address().to_string().as_bytes()) == spelling)
            .for_each(|listed| hit(start, listed));
    }
}

/// How many characters the largest number of so many bytes takes, and the smallest with a byte more.
fn digits(bytes: usize) -> usize {
    // A byte takes log 256 / log 58 characters.
    bytes * 13_657 / 10_000 + 1
}
