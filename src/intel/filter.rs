//! A filter before the search of the keys: most windows of a payload are no key, and a look at one
//! word says so.

use super::format::Tables;

/// How many bytes are hashed at once: what fits a register.
pub(crate) const GRAM: usize = 8;

/// Where in a key the first of its hashed bytes stand. Zeros pad the front of an ABI word, and
/// vanity addresses repeat digits at either end.
pub(crate) const FIRST: usize = 4;

/// A set of at most so many keys is searched for in strides: of every key the bytes at as many
/// places are put in as a stride is long, so that one place in a stride of the payload is enough to
/// look at. With more keys that would make the filter too large for the processor's cache.
const STRIDE_UP_TO: usize = 1 << 14;

/// The length of a stride. A key of 20 bytes has 9 places after [`FIRST`] for 8 bytes, and their
/// mirror images, in a key that is written backwards, must have as many.
const STRIDE: usize = 8;

/// How many bits of the filter there are for every value that is put in. With three of them set per
/// value, one of a thousand other values is kept.
const BITS_PER_VALUE: usize = 32;

/// A Bloom filter whose bits for a value stand in one word. It never misses a value that was put in.
/// It is derived from the keys, so it cannot disagree with them; and what it keeps is compared in
/// full, so nobody gains by values that it keeps by mistake.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    words: Box<[u64]>,
    stride: usize,
    /// Whether eight zeros are in a key. They are what payloads hold most, so they are told apart
    /// before the filter is asked.
    zero: bool,
}

impl Filter {
    /// A filter of the keys of a set.
    pub(crate) fn of(tables: &Tables<'_>) -> Self {
        let keys = tables.addresses();
        let stride = if keys <= STRIDE_UP_TO { STRIDE } else { 1 };
        let bits = keys.saturating_mul(stride * BITS_PER_VALUE).next_power_of_two();
        let words = bits.div_ceil(64).max(1);
        let mut filter = Self { words: vec![0; words].into(), stride, zero: false };
        tables.short.iter::<20>().for_each(|(key, _)| filter.insert(&key));
        tables.long.iter::<32>().for_each(|(key, _)| filter.insert(&key));
        filter
    }

    /// How far apart the places of a payload are that must be looked at. A key in it shows the value
    /// of its bytes at [`FIRST`] or one of the places after it, fewer than a stride away.
    #[inline]
    pub(crate) fn stride(&self) -> usize {
        self.stride
    }

    fn insert(&mut self, key: &[u8]) {
        for place in FIRST..FIRST + self.stride {
            let bytes = key.get(place..).and_then(|rest| rest.first_chunk());
            let Some(value) = bytes.map(|bytes| u64::from_be_bytes(*bytes)) else {
                continue;
            };
            self.zero |= value == 0;
            let (word, bits) = self.place(value);
            if let Some(word) = self.words.get_mut(word) {
                *word |= bits;
            }
        }
    }

    /// Whether the value, forwards or backwards, may be part of a key.
    #[inline]
    pub(crate) fn may_hold(&self, value: u64) -> bool {
        if value == 0 {
            return self.zero;
        }
        let (word, bits) = self.place(value);
        self.words.get(word).is_some_and(|word| word & bits == bits)
    }

    /// Whether the bytes may be a key.
    #[inline]
    pub(crate) fn may_be_key(&self, bytes: &[u8]) -> bool {
        let value = bytes.get(FIRST..).and_then(|rest| rest.first_chunk::<GRAM>());
        value.is_some_and(|value| self.may_hold(u64::from_be_bytes(*value)))
    }

    /// The word for a value and the bits in it; the same for the value with its bytes reversed.
    #[inline]
    fn place(&self, value: u64) -> (usize, u64) {
        let hash = mix(value.min(value.swap_bytes()));
        let bits = 1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63);
        // The number of words is a power of two.
        ((hash >> 32) as usize & (self.words.len() - 1), bits)
    }
}

/// Mixes the bits of a value so that each depends on all of them: two multiplications by odd numbers
/// with a fold between.
#[inline]
fn mix(value: u64) -> u64 {
    let value = (value ^ value >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (value ^ value >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(32)
}
