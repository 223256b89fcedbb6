//! The binary form of the address set, read in place. `docs/intel.md` describes it byte by byte.
//!
//! All numbers are little-endian. After the header come the tables, one after the other, and last
//! the digest of everything before it:
//!
//! | table | an entry |
//! |---|---|
//! | short keys | see [`KeyTable`]: 20 bytes. Accounts, and hashes of keys and scripts |
//! | long keys | see [`KeyTable`]: 32 bytes. Solana keys, witness programs, Monero's spend keys |
//! | groups | how an address is written, and which statements are made of it |
//! | statements | what one source says: actor, incident, detail, source, category, confidence |
//! | sources | authority, title, URL, date |
//! | incidents | name, actor, date, amount, what happened, where to read of it |
//! | ends | where each string ends in the text |
//! | text | all strings, UTF-8 |
//!
//! Addresses are kept as the bytes they stand for; their spelling follows from the form in which
//! they are written. Addresses of one form that the same is said of share a group, so an entry takes
//! no more than its key.
//!
//! The compiler writes this form and reads it back with this same module, which therefore uses
//! nothing of the crate but its neighbours.

mod check;
mod entries;
mod keys;

use blake2::digest::consts::U32;
use blake2::{Blake2b, Digest};

use super::error::IntelError;

pub(crate) use entries::{Group, INCIDENT_LENGTH, Incident, SOURCE_LENGTH, Source, Statement};
pub(crate) use keys::{KeyTable, NO_FORM};
// For what compiles a set: the build script, and the feature `compile`.
#[allow(unused_imports)]
pub(crate) use keys::{dropped, index_length};

/// The first bytes of every address set.
pub(crate) const MAGIC: [u8; 8] = *b"csignset";
/// The version of the form described here.
pub(crate) const VERSION: u32 = 2;
/// The length of the keys of accounts and hashes.
pub(crate) const SHORT: usize = 20;
/// The length of the keys of public keys and witness programs.
pub(crate) const LONG: usize = 32;
/// The length of a date, `YYYY-MM-DD`.
pub(crate) const DATE_LENGTH: usize = 10;
/// The length of the digest at the end.
pub(crate) const DIGEST_LENGTH: usize = 32;
/// The string number that stands for no string, and the incident number for no incident.
pub(crate) const NONE: u16 = u16::MAX;
/// How many statements there may be about an address: so many sources have never listed one, and
/// who makes a set cannot make a lookup slow with more.
pub(crate) const MAX_STATEMENTS: u16 = 256;
/// How many counts stand in the header.
pub(crate) const COUNTS: usize = 8;
/// Magic, version, the number of the set, date, and the counts.
pub(crate) const HEADER_LENGTH: usize = MAGIC.len() + 4 + 8 + DATE_LENGTH + COUNTS * 4;

/// The tables of an address set, as slices of its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) number: u64,
    pub(crate) as_of: &'a [u8],
    pub(crate) digest: &'a [u8],
    pub(crate) short: KeyTable<'a>,
    pub(crate) long: KeyTable<'a>,
    pub(crate) groups: &'a [[u8; Group::LENGTH]],
    pub(crate) statements: &'a [[u8; Statement::LENGTH]],
    pub(crate) sources: &'a [[u8; SOURCE_LENGTH]],
    pub(crate) incidents: &'a [[u8; INCIDENT_LENGTH]],
    pub(crate) ends: &'a [[u8; 4]],
    pub(crate) text: &'a [u8],
}

/// A set that lists nobody.
pub(crate) const NO_TABLES: Tables<'static> = Tables {
    number: 0,
    as_of: &[],
    digest: &[],
    short: KeyTable::EMPTY,
    long: KeyTable::EMPTY,
    groups: &[],
    statements: &[],
    sources: &[],
    incidents: &[],
    ends: &[],
    text: &[],
};

/// Takes the next `count` entries off the front of `bytes`.
const fn take<const N: usize>(bytes: &[u8], count: usize) -> Option<(&[[u8; N]], &[u8])> {
    let Some(length) = count.checked_mul(N) else {
        return None;
    };
    match bytes.split_at_checked(length) {
        Some((entries, rest)) => Some((entries.as_chunks().0, rest)),
        None => None,
    }
}

/// Takes the next number off the front of `bytes`.
const fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    match bytes.split_first_chunk() {
        Some((number, rest)) => Some((u32::from_le_bytes(*number), rest)),
        None => None,
    }
}

impl<'a> Tables<'a> {
    /// Cuts the bytes into their tables. This takes no look at the entries, so it costs the
    /// same for every set; it is a constant function so that the bundled set is proven to be whole
    /// when the engine is compiled.
    pub(crate) const fn cut(bytes: &'a [u8]) -> Result<Self, IntelError> {
        let too_short =
            IntelError::TooShort { length: bytes.len(), needed: HEADER_LENGTH + DIGEST_LENGTH };
        let Some((magic, rest)) = bytes.split_first_chunk() else {
            return Err(too_short);
        };
        if u64::from_le_bytes(*magic) != u64::from_le_bytes(MAGIC) {
            return Err(IntelError::NotAnAddressSet { magic: *magic });
        }
        let Some((version, rest)) = number(rest) else {
            return Err(too_short);
        };
        if version != VERSION {
            return Err(IntelError::UnknownVersion { version, supported: VERSION });
        }
        let Some((set_number, rest)) = rest.split_first_chunk() else {
            return Err(too_short);
        };
        let Some((as_of, mut rest)) = rest.split_at_checked(DATE_LENGTH) else {
            return Err(too_short);
        };
        let mut counts = [0; COUNTS];
        let mut unread: &mut [usize] = &mut counts;
        while let Some((count, later)) = unread.split_first_mut() {
            let Some((value, after)) = number(rest) else {
                return Err(too_short);
            };
            *count = value as usize;
            unread = later;
            rest = after;
        }
        let [short, long, groups, statements, sources, incidents, ends, text] = counts;
        let declared = KeyTable::length_of(short, SHORT)
            .saturating_add(KeyTable::length_of(long, LONG))
            .saturating_add(groups.saturating_mul(Group::LENGTH))
            .saturating_add(statements.saturating_mul(Statement::LENGTH))
            .saturating_add(sources.saturating_mul(SOURCE_LENGTH))
            .saturating_add(incidents.saturating_mul(INCIDENT_LENGTH))
            .saturating_add(ends.saturating_mul(4))
            .saturating_add(text)
            .saturating_add(HEADER_LENGTH + DIGEST_LENGTH);
        let wrong_length = IntelError::WrongLength { length: bytes.len(), declared };
        if declared != bytes.len() {
            return Err(wrong_length);
        }
        let Some((short, rest)) = KeyTable::take(rest, short, SHORT) else {
            return Err(wrong_length);
        };
        let Some((long, rest)) = KeyTable::take(rest, long, LONG) else {
            return Err(wrong_length);
        };
        let Some((groups, rest)) = take(rest, groups) else {
            return Err(wrong_length);
        };
        let Some((statements, rest)) = take(rest, statements) else {
            return Err(wrong_length);
        };
        let Some((sources, rest)) = take(rest, sources) else {
            return Err(wrong_length);
        };
        let Some((incidents, rest)) = take(rest, incidents) else {
            return Err(wrong_length);
        };
        let Some((ends, rest)) = take(rest, ends) else {
            return Err(wrong_length);
        };
        let Some((text, digest)) = rest.split_at_checked(text) else {
            return Err(wrong_length);
        };
        Ok(Self {
            number: u64::from_le_bytes(*set_number),
            as_of,
            digest,
            short,
            long,
            groups,
            statements,
            sources,
            incidents,
            ends,
            text,
        })
    }

    /// How many addresses there are.
    pub(crate) const fn addresses(&self) -> usize {
        self.short.count() + self.long.count()
    }

    /// The group with a number.
    pub(crate) fn group(&self, number: u16) -> Option<Group> {
        Group::decode(self.groups.get(usize::from(number))?)
    }

    /// What the sources say about the addresses of a group.
    pub(crate) fn statements(&self, group: Group) -> impl Iterator<Item = Statement> + use<'a> {
        let first = group.first_statement as usize;
        let of_group = first.checked_add(usize::from(group.statements));
        let entries = of_group.and_then(|end| self.statements.get(first..end));
        entries.unwrap_or_default().iter().filter_map(Statement::decode)
    }

    /// The source with a number.
    pub(crate) fn source(&self, number: u16) -> Option<Source<'a>> {
        Source::decode(self, *self.sources.get(usize::from(number))?)
    }

    /// The incident with a number.
    pub(crate) fn incident(&self, number: u16) -> Option<Incident<'a>> {
        Incident::decode(self, self.incidents.get(usize::from(number))?)
    }

    /// The string with a number.
    pub(crate) fn string(&self, number: u16) -> Option<&'a str> {
        let number = usize::from(number);
        let start = match number.checked_sub(1) {
            Some(before) => u32::from_le_bytes(*self.ends.get(before)?),
            None => 0,
        };
        let end = u32::from_le_bytes(*self.ends.get(number)?);
        std::str::from_utf8(self.text.get(start as usize..end as usize)?).ok()
    }
}

/// The digest of a set: `BLAKE2b` with 256 bits, which takes a quarter of the time of Keccak or SHA-256
/// where there are no instructions for these; `b2sum -l 256` computes it as well.
pub(crate) fn digest(bytes: &[u8]) -> [u8; DIGEST_LENGTH] {
    Blake2b::<U32>::digest(bytes).into()
}
