//! A filter before the search of the keys: most windows of a payload are no key, and a look at one
//! word says so.

use super::format::{LONG, SHORT, Tables};

/// How many bytes are hashed at once: what fits a register.
pub(crate) const GRAM: usize = 8;

/// The length of a stride: a key of 20 bytes has that many places for a gram, and one more. The mirror
/// images of these places, in a key that is written backwards, are as many and beside each other.
pub(crate) const STRIDE: usize = 20 - GRAM;

/// How many bits a filter has for every value that is put in. With three of them set per value, one of
/// some hundred other values is kept; the filter of a million must be small enough for the processor's
/// cache.
const BITS_PER_VALUE: usize = 16;

/// The same for a filter by strides. Of what it keeps by mistake, twelve keys are compared.
const BITS_PER_VALUE_IN_STRIDES: usize = 32;

/// A Bloom filter whose bits for a value stand in one word. It never misses a value that was put in.
/// It is derived from the keys, so it cannot disagree with them; and what it keeps is compared in
/// full, so nobody gains by values that it keeps by mistake.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    words: Box<[u64]>,
    /// How far a hash is shifted to leave the number of a word.
    shift: u32,
    stride: usize,
    /// Whether eight zeros are in a key. They are what payloads hold most, so they are told apart
    /// before the filter is asked.
    zero: bool,
}

impl Filter {
    /// A filter of the first bytes of every key of a set.
    pub(crate) fn of(tables: &Tables<'_>) -> Self {
        let mut filter = Self::new(tables.addresses(), 1, BITS_PER_VALUE);
        let first_bytes = tables.short.first_bytes().chain(tables.long.first_bytes());
        first_bytes.for_each(|value| filter.insert(value, value.swap_bytes()));
        filter
    }

    /// A filter of the bytes of every key at as many places as a stride is long, so that one place in a
    /// stride of a payload is enough to look at.
    pub(crate) fn by_strides(tables: &Tables<'_>) -> Self {
        let mut filter = Self::new(tables.addresses(), STRIDE, BITS_PER_VALUE_IN_STRIDES);
        tables.short.iter::<SHORT>().for_each(|(key, _)| filter.insert_key(&key));
        tables.long.iter::<LONG>().for_each(|(key, _)| filter.insert_key(&key));
        filter
    }

    fn new(keys: usize, stride: usize, bits_per_value: usize) -> Self {
        let bits = keys.saturating_mul(stride * bits_per_value).next_power_of_two();
        // A hash leaves the number of one of at least two words.
        let words = bits.div_ceil(64).max(2);
        Self { words: vec![0; words].into(), shift: u64::BITS - words.ilog2(), stride, zero: false }
    }

    /// How far apart the places of a payload are that must be looked at. A key in it shows the value
    /// of its first bytes, or of those at one of the places after, fewer than a stride away.
    #[inline]
    pub(crate) fn stride(&self) -> usize {
        self.stride
    }

    /// Puts in the values of a key at every place of a stride: the value and its mirror image are carried
    /// from one place to the next.
    fn insert_key(&mut self, key: &[u8]) {
        let (mut value, mut mirrored) = (0, 0);
        for (byte, length) in key.iter().take(GRAM + self.stride - 1).zip(1..) {
            value = value << 8 | u64::from(*byte);
            mirrored = mirrored >> 8 | u64::from(*byte) << 56;
            if length >= GRAM {
                self.insert(value, mirrored);
            }
        }
    }

    #[inline]
    fn insert(&mut self, value: u64, mirrored: u64) {
        self.zero |= value == 0;
        let (word, [first, second, third]) = self.place(value, mirrored);
        if let Some(word) = self.words.get_mut(word) {
            *word |= 1 << first | 1 << second | 1 << third;
        }
    }

    /// Whether the value, forwards or backwards, may be part of a key. It does not matter in which order
    /// its bytes were read.
    #[inline]
    pub(crate) fn may_hold(&self, value: u64) -> bool {
        let (word, [first, second, third]) = self.place(value, value.swap_bytes());
        let word = self.words.get(word).copied().unwrap_or_default();
        // Mostly the first bit is not set, and nothing more is computed.
        word >> first & 1 == 1
            && word >> second & word >> third & 1 == 1
            && (value != 0 || self.zero)
    }

    /// Whether the bytes may be a key.
    #[inline]
    pub(crate) fn may_be_key(&self, bytes: &[u8]) -> bool {
        let value = bytes.first_chunk::<GRAM>();
        value.is_some_and(|value| self.may_hold(u64::from_le_bytes(*value)))
    }

    /// The word for a value and its mirror image, and the bits in it; the same for both.
    ///
    /// The top bits of a product depend on all bits of its factors, those below on fewer.
    #[inline]
    fn place(&self, value: u64, mirrored: u64) -> (usize, [u64; 3]) {
        let hash = value.min(mirrored).wrapping_mul(GOLDEN);
        let word = hash >> self.shift;
        (
            usize::try_from(word).unwrap_or_default(),
            [hash >> 32 & 63, hash >> 26 & 63, hash >> 20 & 63],
        )
    }
}

/// An odd number whose bits follow no pattern: the golden ratio of 64 bits.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
