//! A filter before the binary search: most windows of a payload are no key, and one bit says so.

/// How many bits of the hash choose a place in the filter.
const HASH_BITS: u32 = 16;

/// A Bloom filter with two hashes: it never misses a value that was put in, and with some
/// thousand values keeps one of a thousand others.
#[derive(Clone)]
pub(crate) struct Filter {
    words: [u64; 1 << (HASH_BITS - 6)],
}

impl Filter {
    /// A filter that keeps nothing.
    pub(crate) const fn new() -> Self {
        Self { words: [0; 1 << (HASH_BITS - 6)] }
    }

    /// Puts a value in.
    #[expect(clippy::indexing_slicing, reason = "`place` is below the length")]
    pub(crate) const fn insert(&mut self, value: u64) {
        let hash = hash(value);
        let (word, bit) = place(hash);
        self.words[word] |= bit;
        let (word, bit) = place(hash << HASH_BITS);
        self.words[word] |= bit;
    }

    /// Whether the value may have been put in.
    #[inline]
    pub(crate) const fn may_hold(&self, value: u64) -> bool {
        let hash = hash(value);
        self.has(place(hash)) && self.has(place(hash << HASH_BITS))
    }

    #[expect(clippy::indexing_slicing, reason = "`place` is below the length")]
    #[inline]
    const fn has(&self, (word, bit): (usize, u64)) -> bool {
        self.words[word] & bit != 0
    }
}

/// Fibonacci hashing: the top bits of a product with the golden ratio are the good ones.
#[inline]
const fn hash(value: u64) -> u64 {
    value.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The word and the bit in it that the top bits of a hash choose.
#[inline]
const fn place(hash: u64) -> (usize, u64) {
    let top = hash >> (u64::BITS - HASH_BITS);
    ((top >> 6) as usize, 1 << (top & 63))
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
