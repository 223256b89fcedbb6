//! A sieve before the tables: most addresses are in none of them, and a look at one bit says so.

use alloy_primitives::Address;

/// How many bits a sieve has; of addresses that are in no table, it lets one in a dozen pass.
const BITS: usize = 1 << 14;

/// A bit for each of the addresses in some tables, by their last two bytes. Made by the compiler.
pub(in crate::act) struct Sieve([u64; BITS / 64]);

impl Sieve {
    pub(in crate::act) const fn new() -> Self {
        Self([0; BITS / 64])
    }

    /// The same with another address.
    #[allow(clippy::indexing_slicing)] // The number of a bit is less than there are.
    pub(in crate::act) const fn with(mut self, address: &Address) -> Self {
        let bit = Self::bit(address);
        self.0[bit / 64] |= 1 << (bit % 64);
        self
    }

    /// Whether the address may be one of them.
    pub(in crate::act) fn may_have(&self, address: &Address) -> bool {
        let bit = Self::bit(address);
        self.0.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    const fn bit(address: &Address) -> usize {
        let [.., high, low] = address.0.0;
        u16::from_be_bytes([high, low]) as usize % BITS
    }
}
