//! A filter before the binary search: most windows of a payload are no key, and one bit says so.

/// How many bits of the hash choose a place in the filter.
const HASH_BITS: u32 = 16;

/// A set of hashes: it never misses a value that was put in, and seldom keeps another.
#[derive(Clone)]
pub(crate) struct Filter {
    words: [u64; 1 << (HASH_BITS - 6)],
}

impl Filter {
    /// A filter that keeps nothing.
    pub(crate) const fn new() -> Self {
        Self {
            words: [0; 1 << (HASH_BITS - 6)],
        }
    }

    /// Puts a value in.
    #[expect(clippy::indexing_slicing, reason = "`place` is below the length")]
    pub(crate) const fn insert(&mut self, value: u64) {
        let (word, bit) = Self::place(value);
        self.words[word] |= 1 << bit;
    }

    /// Whether the value may have been put in.
    #[expect(clippy::indexing_slicing, reason = "`place` is below the length")]
    #[inline]
    pub(crate) const fn may_hold(&self, value: u64) -> bool {
        let (word, bit) = Self::place(value);
        self.words[word] & (1 << bit) != 0
    }

    /// Fibonacci hashing: the top bits of a product with the golden ratio.
    #[expect(clippy::cast_possible_truncation, reason = "16 bits are left")]
    #[inline]
    const fn place(value: u64) -> (usize, u32) {
        let hash = value.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - HASH_BITS);
        ((hash >> 6) as usize, hash as u32 & 63)
    }
}

/// The eight bytes of a key that are hashed.
///
/// They lie in the middle: zeros pad the front of an ABI word, and vanity addresses repeat
/// digits at either end.
#[inline]
pub(crate) const fn middle(key: &[u8]) -> Option<u64> {
    let Some((_, rest)) = key.split_at_checked(MIDDLE) else {
        return None;
    };
    match rest.first_chunk() {
        Some(bytes) => Some(u64::from_be_bytes(*bytes)),
        None => None,
    }
}

/// Where the hashed bytes of a key begin.
pub(crate) const MIDDLE: usize = 8;
