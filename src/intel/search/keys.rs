//! Keys in bytes.

use super::super::filter::{GRAM, STRIDE};
use super::super::format::{LONG, SHORT};
use super::super::listed::Listed;
use super::super::set::AddressSet;
use super::Hit;

impl AddressSet {
    /// Finds keys at every offset, forwards and backwards.
    pub(super) fn keys_in(&self, bytes: &[u8], hit: Hit<'_>) {
        let filter = self.filter_for(bytes.len());
        // Each by itself, so that the step is known when it is compiled.
        if filter.stride() == STRIDE {
            for (at, value) in bytes.windows(GRAM).enumerate().step_by(STRIDE) {
                if value.first_chunk().is_some_and(|v| filter.may_hold(u64::from_le_bytes(*v))) {
                    self.keys_around(bytes, at, STRIDE, hit);
                }
            }
        } else {
            for (at, value) in bytes.windows(GRAM).enumerate() {
                if value.first_chunk().is_some_and(|v| filter.may_hold(u64::from_le_bytes(*v))) {
                    self.keys_around(bytes, at, 1, hit);
                }
            }
        }
    }

    /// Finds keys that begin in the middle of a byte, in a small set: in a large one it would take as
    /// long again as all the rest.
    pub(super) fn shifted_keys_in(&self, bytes: &[u8], hit: Hit<'_>) {
        if !self.is_small() {
            return;
        }
        let filter = self.filter_for(bytes.len());
        let step = filter.stride();
        for (at, pair) in bytes.windows(GRAM + 1).enumerate().step_by(step) {
            if let [high @ .., last] = pair
                && let Some(high) = high.first_chunk()
            {
                let value = u64::from_be_bytes(*high) << 4 | u64::from(last >> 4);
                if filter.may_hold(value) {
                    self.shifted_keys_around(bytes, at, step, hit);
                }
            }
        }
    }

    /// Compares every key that may show the bytes at `at`, of which the filter knows.
    #[cold]
    fn keys_around(&self, bytes: &[u8], at: usize, stride: usize, hit: Hit<'_>) {
        for place in 0..stride {
            if let Some(start) = at.checked_sub(place) {
                let rest = bytes.get(start..).unwrap_or_default();
                if let Some(key) = rest.first_chunk() {
                    self.short(start, key, hit);
                }
                if let Some(key) = rest.first_chunk() {
                    self.long(start, key, hit);
                }
            }
            // Backwards, what is `place` bytes from the start is as far from the end.
            if let Some(start) = (at + GRAM + place).checked_sub(SHORT)
                && let Some(mut key) = bytes.get(start..).and_then(|b| b.first_chunk()).copied()
            {
                key.reverse();
                self.short(start, &key, hit);
            }
            if let Some(start) = (at + GRAM + place).checked_sub(LONG)
                && let Some(mut key) = bytes.get(start..).and_then(|b| b.first_chunk()).copied()
            {
                key.reverse();
                self.long(start, &key, hit);
            }
        }
    }

    #[cold]
    fn shifted_keys_around(&self, bytes: &[u8], at: usize, stride: usize, hit: Hit<'_>) {
        for place in 0..stride {
            let Some(start) = at.checked_sub(place) else {
                continue;
            };
            let rest = bytes.get(start..).unwrap_or_default();
            if let Some(bytes) = rest.first_chunk::<{ SHORT + 1 }>() {
                self.short(start, &shifted(bytes), hit);
            }
            if let Some(bytes) = rest.first_chunk::<{ LONG + 1 }>() {
                self.long(start, &shifted(bytes), hit);
            }
        }
    }

    fn short(&self, start: usize, key: &[u8; SHORT], hit: Hit<'_>) {
        self.find_short(key).for_each(|listed: Listed<'_>| hit(start, listed));
    }

    fn long(&self, start: usize, key: &[u8; LONG], hit: Hit<'_>) {
        self.find_long(key).for_each(|listed: Listed<'_>| hit(start, listed));
    }
}

/// The bytes that begin in the middle of the first one.
fn shifted<const N: usize, const K: usize>(bytes: &[u8; N]) -> [u8; K] {
    let mut key = [0; K];
    for (byte, pair) in key.iter_mut().zip(bytes.windows(2)) {
        if let [high, low] = pair {
            *byte = high << 4 | low >> 4;
        }
    }
    key
}
