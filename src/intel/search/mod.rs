//! Listed addresses anywhere in bytes or text, whatever the encoding around them.

mod alphabet;
mod base58;
mod bech32;
mod disguise;
mod keys;
mod number;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use text::base64;

use super::listed::Listed;
use super::set::AddressSet;

/// What is called for every address that is found: with the offset of its first byte or character,
/// and what is listed.
type Hit<'h> = &'h mut dyn FnMut(usize, Listed<'_>);

impl AddressSet {
    /// Finds listed addresses in raw bytes, at every alignment.
    ///
    /// `hit` is called with the offset of the first byte and what is listed. Found are:
    ///
    /// - the 20 bytes of EVM and Tron accounts,
    /// - the 20-byte hashes of Bitcoin's, its relatives' and the XRP Ledger's addresses, as
    ///   their scripts and memos carry them,
    /// - the 32 bytes of Solana keys, of Bitcoin's longer witness programs, and of Monero's spend
    ///   keys,
    /// - all of them with the last byte first, and in sets of up to 16,384 addresses at half a byte's
    ///   offset as well.
    ///
    /// All bytes of a key must be there. 160 bits do not repeat by chance, so a hit is never
    /// an accident; but the same hash can stand in two spellings of Bitcoin, and the one that
    /// is listed is reported. Takes linear time.
    pub fn scan_bytes(&self, bytes: &[u8], mut hit: impl FnMut(usize, Listed<'_>)) {
        self.keys_in(bytes, &mut hit);
        self.shifted_keys_in(bytes, &mut hit);
    }

    /// Finds listed addresses that are spelled out in text, whatever stands around them.
    ///
    /// `hit` is called with the offset of the first character and what is listed. Found are:
    ///
    /// - in hexadecimal, everything that [`scan_bytes`](Self::scan_bytes) finds in bytes: with
    ///   or without `0x`, in any case, anywhere in a longer run of digits. The offset is that
    ///   of the first digit of the address, after `0x`;
    /// - accounts written as decimal numbers;
    /// - base58 with a checksum: Tron, Bitcoin and all its relatives, the XRP Ledger; also where
    ///   another address of the same key is listed;
    /// - base58 without one: Solana's keys, of which those with less than 43 characters must not
    ///   touch other characters of base58; and Monero's addresses;
    /// - bech32 and bech32m of any chain, and cashaddr with or without its prefix, in any case;
    /// - all of these, and the bytes of accounts and keys, within base64.
    ///
    /// Text need not be UTF-8. Takes linear time, however the text is made.
    pub fn scan_text(&self, text: impl AsRef<[u8]>, mut hit: impl FnMut(usize, Listed<'_>)) {
        self.spellings_in(text.as_ref(), true, &mut hit);
    }
}
