//! Numbers of seven and of nine 32-bit words, the least significant first, for base58. What does not fit
//! is lost.
//!
//! Every step is written out word by word: the search takes some of them for every character, and a
//! loop would take three times as long where the engine is compiled to be small.

use super::alphabet::{Alphabet, value};

/// Declares a number of words, with a name for each of them.
macro_rules! number {
    ($(#[$about:meta])* $name:ident: $($word:ident)+) => {
        $(#[$about])*
        #[derive(Clone, Copy, Default)]
        pub(super) struct $name { $($word: u32),+ }

        impl $name {
            /// 58 to the power of a number of characters.
            pub(super) fn power(characters: usize) -> Self {
                let mut power = Self::default();
                power.append(0, 1);
                (0..characters).for_each(|_| power.push(0));
                power
            }

            /// Appends a character.
            #[inline]
            pub(super) fn push(&mut self, value: u8) {
                self.append(58, value.into());
            }

            /// Appends characters, at most five: 58⁵ fits in 32 bits.
            #[inline]
            pub(super) fn push_few(&mut self, characters: &[u8], alphabet: &Alphabet) {
                let (mut scale, mut added) = (1, 0);
                for character in characters {
                    scale *= 58;
                    added = added * 58 + u64::from(value(alphabet, *character));
                }
                self.append(scale, added);
            }

            #[inline]
            fn append(&mut self, scale: u64, value: u64) {
                let mut carry = value;
                $(
                    carry += u64::from(self.$word) * scale;
                    self.$word = low(carry);
                    carry >>= 32;
                )+
                let _ = carry;
            }

            /// The number with a character before all others, which counts for `scale`.
            #[inline]
            pub(super) fn with(self, scale: &Self, value: u8) -> Self {
                let value = u64::from(value);
                let mut sum = self;
                let mut carry = 0;
                $(
                    carry += u64::from(self.$word) + u64::from(scale.$word) * value;
                    sum.$word = low(carry);
                    carry >>= 32;
                )+
                let _ = carry;
                sum
            }

            /// Takes away a character that counted for `scale`.
            #[inline]
            pub(super) fn drop(&mut self, scale: &Self, value: u8) {
                let value = u64::from(value);
                let mut borrow = 0;
                $(
                    borrow += u64::from(scale.$word) * value;
                    let (left, less) = self.$word.overflowing_sub(low(borrow));
                    self.$word = left;
                    borrow = (borrow >> 32) + u64::from(less);
                )+
                let _ = borrow;
            }
        }
    };
}

number! {
    /// A prefix, 20 bytes, and four of checksum.
    Seven: w0 w1 w2 w3 w4 w5 w6
}

number! {
    /// 32 bytes, and what goes beyond them.
    Nine: w0 w1 w2 w3 w4 w5 w6 w7 w8
}

impl Seven {
    /// The first eight of the 20 bytes before the checksum.
    #[inline]
    pub(super) fn gram(&self) -> u64 {
        u64::from(self.w5) << 32 | u64::from(self.w4)
    }
}

impl Nine {
    /// The first eight of the 32 bytes.
    #[inline]
    pub(super) fn gram(&self) -> u64 {
        u64::from(self.w7) << 32 | u64::from(self.w6)
    }

    /// The 32 bytes, if nothing goes beyond them.
    pub(super) fn key(&self) -> Option<[u8; 32]> {
        let words = [self.w7, self.w6, self.w5, self.w4, self.w3, self.w2, self.w1, self.w0];
        let mut key = [0; 32];
        for (bytes, word) in key.as_chunks_mut().0.iter_mut().zip(words) {
            *bytes = word.to_be_bytes();
        }
        (self.w8 == 0).then_some(key)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the high half is carried")]
fn low(number: u64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_follows_its_characters() {
        let (mut number, mut exact) = (Nine::default(), 0u128);
        let scale = Nine::power(20);
        let values: Vec<u8> =
            (0..200u32).map(|at| u8::try_from(at * at * 7 % 58).unwrap()).collect();
        for (at, value) in values.iter().enumerate() {
            number.push(*value);
            exact = exact * 58 + u128::from(*value);
            if at >= 20 {
                number.drop(&scale, values[at - 20]);
                exact -= u128::from(values[at - 20]) * 58u128.pow(20);
            }
            let key = number.key().unwrap();
            assert_eq!(u128::from_be_bytes(*key.last_chunk().unwrap()), exact);
            let longer = number.with(&scale, 3).key().unwrap();
            assert_eq!(
                u128::from_be_bytes(*longer.last_chunk().unwrap()),
                exact + 3 * 58u128.pow(20)
            );
        }
    }
}
