//! Addresses in base58, with and without a checksum.
//!
//! The general decoder works byte by byte; the ones here work on 32 bits at a time, so that they can
//! be tried at every character of a hostile megabyte.

use super::super::address::MONERO_LENGTH;
use super::super::set::AddressSet;
use super::Hit;
use super::alphabet::{Alphabet, BASE58, NONE, RIPPLE, value, values};

/// What the addresses with a checksum begin with that have [`CHECKED`] characters: `T` Tron; `3`
/// Bitcoin; `L`, `M` Litecoin; `D`, `A`, `9` Dogecoin; `X`, `7` Dash; `G`, `A` Bitcoin Gold.
static FIRST_OF_CHECKED: Alphabet = values(b"T3LMDA9X7G");

/// How many characters a prefix of one byte that is not zero, 20 bytes and four of checksum take.
const CHECKED: usize = 34;

/// How many bytes an address with a prefix of one byte and a checksum stands for.
const CHECKED_BYTES: usize = 25;

/// How many characters a Solana key takes that does not begin with zeros; or one more.
const SOLANA: usize = 43;

/// How few characters a Solana key takes.
const SHORTEST_SOLANA: usize = 32;

/// How many characters are gathered before they are added to the number: 58⁵ fits in 32 bits.
const CHARACTERS_AT_ONCE: usize = 5;

impl AddressSet {
    /// Finds addresses in a run of base58.
    pub(super) fn base58_in(&self, run: &[u8], hit: Hit<'_>) {
        let mut window = Window::<7>::new(CHECKED);
        for (at, first) in run.iter().enumerate() {
            let rest = run.get(at..).unwrap_or_default();
            match first {
                b'1' => self.checked_with_zeros(at, rest, &BASE58, hit),
                b'r' => self.checked_with_zeros(at, rest, &RIPPLE, hit),
                b'4' | b'8' => {
                    if let Some(spelling) = rest.get(..MONERO_LENGTH) {
                        self.monero(at, spelling, hit);
                    }
                }
                _ => {}
            }
            window.push(run, at);
            let Some(start) = (at + 1).checked_sub(CHECKED) else {
                continue;
            };
            let spelling = run.get(start..=at).unwrap_or_default();
            if spelling.first().is_some_and(|first| value(&FIRST_OF_CHECKED, *first) != NONE)
                && self.filter().may_be_key(&window.number.hash())
            {
                self.spelled(start, spelling, hit);
            }
            // Zcash has a prefix of two bytes, which takes a character more.
            if let Some(start) = start.checked_sub(1)
                && let Some(spelling @ [b't', ..]) = run.get(start..=at)
                && self.filter().may_be_key(&window.with(b't').hash())
            {
                self.spelled(start, spelling, hit);
            }
        }
        if (SHORTEST_SOLANA..SOLANA).contains(&run.len()) {
            if let Ok(Ok(key)) = bs58::decode(run).into_vec().map(<[u8; 32]>::try_from) {
                self.find_long(&key).for_each(|listed| hit(0, listed));
            }
        } else if self.has_long_keys() {
            self.solana_in(run, hit);
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
        let Some((beginning, rest)) = text.split_at_checked(shortest) else {
            return;
        };
        let mut number = Number::<7>::default();
        for characters in beginning.chunks(CHARACTERS_AT_ONCE) {
            number.push(characters, alphabet);
        }
        let mut length = shortest;
        for character in rest.iter().take(longest - shortest).map(Some).chain([None]) {
            if self.filter().may_be_key(&number.hash()) {
                self.spelled(at, text.get(..length).unwrap_or_default(), hit);
            }
            if let Some(character) = character {
                number.push(std::slice::from_ref(character), alphabet);
                length += 1;
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
            for characters in characters.chunks(CHARACTERS_AT_ONCE) {
                number.push(characters, &BASE58);
            }
            *bytes = number.to_u64().to_be_bytes();
        }
        if self.filter().may_be_key(blocks.get(1..).unwrap_or_default()) {
            self.spelled(at, spelling, hit);
        }
    }

    /// Finds keys of 32 bytes at every character.
    fn solana_in(&self, run: &[u8], hit: Hit<'_>) {
        let mut window = Window::<9>::new(SOLANA);
        for at in 0..run.len() {
            window.push(run, at);
            let Some(start) = (at + 1).checked_sub(SOLANA) else {
                continue;
            };
            self.solana(start, run.get(start..=at), window.number.key(), hit);
            if let Some(start) = start.checked_sub(1)
                && let Some(first) = run.get(start)
            {
                self.solana(start, run.get(start..=at), window.with(*first).key(), hit);
            }
        }
    }

    #[inline]
    fn solana(&self, at: usize, spelling: Option<&[u8]>, key: Option<[u8; 32]>, hit: Hit<'_>) {
        let Some(key) = key.filter(|key| self.filter().may_be_key(key)) else {
            return;
        };
        // The same number has more characters with zeros before it; only one spelling is an address.
        self.find_long(&key)
            .filter(|listed| Some(listed.address().to_string().as_bytes()) == spelling)
            .for_each(|listed| hit(at, listed));
    }
}

/// How many characters the largest number of so many bytes takes, and the smallest with a byte more.
fn digits(bytes: usize) -> usize {
    // A byte takes log 256 / log 58 characters.
    bytes * 13_657 / 10_000 + 1
}

/// The number of the last so many characters, as one moves along.
struct Window<const WORDS: usize> {
    number: Number<WORDS>,
    /// What a character before the window would count for.
    scale: Number<WORDS>,
    length: usize,
}

impl<const WORDS: usize> Window<WORDS> {
    fn new(length: usize) -> Self {
        let mut scale = Number::default();
        scale.multiply(0, 1);
        for _ in 0..length {
            scale.multiply(58, 0);
        }
        Self { number: Number::default(), scale, length }
    }

    /// Takes in the character at a place of a run, and lets go of the one that falls out.
    #[inline]
    fn push(&mut self, run: &[u8], at: usize) {
        if let Some(entering) = run.get(at) {
            self.number.push(std::slice::from_ref(entering), &BASE58);
        }
        if let Some(leaving) = at.checked_sub(self.length).and_then(|before| run.get(before)) {
            self.number.subtract(&self.scale, value(&BASE58, *leaving));
        }
    }

    /// The number with a character before it.
    #[inline]
    fn with(&self, character: u8) -> Number<WORDS> {
        let mut number = self.number.clone();
        number.add(&self.scale, value(&BASE58, character));
        number
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

    /// Adds another number so many times.
    #[inline]
    fn add(&mut self, other: &Self, times: u8) {
        let mut carry = 0;
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            let sum = u64::from(*word) + u64::from(*other) * u64::from(times) + carry;
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
