//! Listed addresses anywhere in bytes or text, whatever the encoding around them.

use super::filter::{MIDDLE, middle};
use super::format::{FOLDED_LENGTH, fold};
use super::listed::Listed;
use super::set::AddressSet;
use super::tron;

impl AddressSet {
    /// Finds listed addresses in raw bytes, at every alignment.
    ///
    /// `hit` is called with the offset of the first byte and what is listed. Found are:
    ///
    /// - the 20 bytes of EVM and Tron accounts,
    /// - the 20-byte hashes of Bitcoin's, its relatives' and the XRP Ledger's addresses, as
    ///   their scripts and memos carry them,
    /// - the 32 bytes of Solana keys and of Bitcoin's longer witness programs.
    ///
    /// All bytes of a key must be there. 160 bits do not repeat by chance, so a hit is never
    /// an accident; but the same hash can stand in two spellings of Bitcoin, and the one that
    /// is listed is reported. Takes linear time.
    pub fn scan_bytes(&self, bytes: &[u8], mut hit: impl FnMut(usize, Listed<'_>)) {
        let middles = bytes.get(MIDDLE..).unwrap_or_default().windows(8);
        for (start, window) in middles.enumerate() {
            let Some(middle) = window.first_chunk() else {
                continue;
            };
            if !self.filters.keys.may_hold(u64::from_be_bytes(*middle)) {
                continue;
            }
            let rest = bytes.get(start..).unwrap_or_default();
            if let Some(key) = rest.first_chunk() {
                self.find_short(key).for_each(|listed| hit(start, listed));
            }
            if let Some(key) = rest.first_chunk() {
                self.find_long(key).for_each(|listed| hit(start, listed));
            }
        }
    }

    /// Finds listed addresses that are spelled out in text, whatever stands around them.
    ///
    /// `hit` is called with the offset of the first character and what is listed. Found are:
    ///
    /// - in hexadecimal, everything that [`scan_bytes`](Self::scan_bytes) finds in bytes: with
    ///   or without `0x`, in any case, anywhere in a longer run of digits. The offset is that
    ///   of the first digit of the address, after `0x`;
    /// - Tron's base58, also for an account that is listed for EVM;
    /// - the spellings of all other chains: base58 as it is, bech32 and cashaddr in any case,
    ///   cashaddr with or without its prefix. The offset is that after the prefix.
    ///
    /// Text need not be UTF-8. Takes linear time, however the text is made.
    pub fn scan_text(&self, text: impl AsRef<[u8]>, mut hit: impl FnMut(usize, Listed<'_>)) {
        let text = text.as_ref();
        let mut digits = HexDigits::default();
        for (at, byte) in text.iter().enumerate() {
            digits.push(*byte);
            if let Some(key) = digits.last_20()
                && middle(&key).is_some_and(|middle| self.filters.keys.may_hold(middle))
            {
                let start = (at + 1).saturating_sub(2 * key.len());
                self.find_short(&key).for_each(|listed| hit(start, listed));
            }
            if let Some(key) = digits.last_32()
                && middle(&key).is_some_and(|middle| self.filters.keys.may_hold(middle))
            {
                let start = (at + 1).saturating_sub(2 * key.len());
                self.find_long(&key).for_each(|listed| hit(start, listed));
            }
            let rest = text.get(at..).unwrap_or_default();
            if *byte == tron::FIRST_CHARACTER
                && let Some(account) = tron::account(rest)
                && middle(&account).is_some_and(|middle| self.filters.keys.may_hold(middle))
                && tron::has_right_checksum(rest)
            {
                self.find_short(&account)
                    .filter(|listed| listed.chain().is_account20())
                    .for_each(|listed| hit(at, listed));
            }
            if let Some(first) = rest.first_chunk::<FOLDED_LENGTH>()
                && self.filters.spellings.may_hold(fold(*first))
            {
                self.find_folded(first)
                    .filter(|listed| listed.length_at_start_of(rest).is_some())
                    .for_each(|listed| hit(at, listed));
            }
        }
    }
}

/// The last 64 hexadecimal digits of a run, so that no alignment of digits is missed.
#[derive(Default)]
struct HexDigits {
    high: u128,
    low: u128,
    /// How many digits there have been without a break.
    length: usize,
}

impl HexDigits {
    #[inline]
    fn push(&mut self, byte: u8) {
        if let Some(digit) = char::from(byte).to_digit(16) {
            self.high = (self.high << 4) | (self.low >> 124);
            self.low = (self.low << 4) | u128::from(digit);
            self.length += 1;
        } else {
            self.length = 0;
        }
    }

    #[inline]
    fn last_20(&self) -> Option<[u8; 20]> {
        (self.length >= 40).then(|| {
            let mut key = [0; 20];
            key[..4].copy_from_slice(&self.high.to_be_bytes()[12..]);
            key[4..].copy_from_slice(&self.low.to_be_bytes());
            key
        })
    }

    #[inline]
    fn last_32(&self) -> Option<[u8; 32]> {
        (self.length >= 64).then(|| {
            let mut key = [0; 32];
            key[..16].copy_from_slice(&self.high.to_be_bytes());
            key[16..].copy_from_slice(&self.low.to_be_bytes());
            key
        })
    }
}
