//! The binary form of the address set, read in place.
//!
//! All numbers are little-endian. After the header come the tables, one after the other, and
//! last the Keccak-256 of everything before it:
//!
//! | table | an entry |
//! |---|---|
//! | `short_keys` | 20 bytes, then its record; sorted. Accounts, and hashes of keys and scripts |
//! | `long_keys` | 32 bytes, then its record; sorted. Solana keys and witness programs |
//! | `spellings` | the first 8 characters, folded, then its record; sorted. Not EVM, not Tron |
//! | `records` | one listed address: chain, category, how many statements, where it stands, first statement |
//! | `statements` | what one source says: actor, incident, source, category, confidence |
//! | `sources` | authority and title, URL, date |
//! | `ends` | where each string ends in the text |
//! | text | all strings, UTF-8 |
//!
//! The build script writes this form and reads it back with this same file, which therefore
//! uses nothing of the crate but its neighbours.

use super::address::ChainKind;
use super::category::{Category, Confidence};
use super::error::IntelError;

/// The first bytes of every address set.
pub(crate) const MAGIC: [u8; 8] = *b"csignset";
/// The version of the form described here.
pub(crate) const VERSION: u32 = 1;
/// The length of a date, `YYYY-MM-DD`.
pub(crate) const DATE_LENGTH: usize = 10;
/// The length of the digest at the end.
pub(crate) const DIGEST_LENGTH: usize = 32;
/// How many characters of a spelling its table holds.
pub(crate) const FOLDED_LENGTH: usize = 8;
/// The string number that stands for no string.
pub(crate) const NO_STRING: u16 = u16::MAX;
/// Magic, version, date, and the eight counts.
pub(crate) const HEADER_LENGTH: usize = MAGIC.len() + 4 + DATE_LENGTH + 8 * 4;

/// The tables of an address set, as slices of its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables<'a> {
    pub(crate) as_of: &'a [u8],
    pub(crate) digest: &'a [u8],
    pub(crate) short_keys: &'a [[u8; 24]],
    pub(crate) long_keys: &'a [[u8; 36]],
    pub(crate) spellings: &'a [[u8; 12]],
    pub(crate) records: &'a [[u8; 12]],
    pub(crate) statements: &'a [[u8; 8]],
    pub(crate) sources: &'a [[u8; 6]],
    pub(crate) ends: &'a [[u8; 4]],
    pub(crate) text: &'a [u8],
}

/// A set that lists nobody.
pub(crate) const NO_TABLES: Tables<'static> = Tables {
    as_of: &[],
    digest: &[],
    short_keys: &[],
    long_keys: &[],
    spellings: &[],
    records: &[],
    statements: &[],
    sources: &[],
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
    /// same for every set; it is a constant function so that the bundled set is cut, and
    /// proven to be whole, when the engine is compiled.
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
        let Some((as_of, mut rest)) = rest.split_at_checked(DATE_LENGTH) else {
            return Err(too_short);
        };
        let mut counts = [0; 8];
        let mut unread: &mut [usize] = &mut counts;
        while let Some((count, later)) = unread.split_first_mut() {
            let Some((value, after)) = number(rest) else {
                return Err(too_short);
            };
            *count = value as usize;
            unread = later;
            rest = after;
        }
        let [short, long, spellings, records, statements, sources, ends, text] = counts;
        let declared = short
            .saturating_mul(24)
            .saturating_add(long.saturating_mul(36))
            .saturating_add(spellings.saturating_mul(12))
            .saturating_add(records.saturating_mul(12))
            .saturating_add(statements.saturating_mul(8))
            .saturating_add(sources.saturating_mul(6))
            .saturating_add(ends.saturating_mul(4))
            .saturating_add(text)
            .saturating_add(HEADER_LENGTH + DIGEST_LENGTH);
        let wrong_length = IntelError::WrongLength { length: bytes.len(), declared };
        if declared != bytes.len() {
            return Err(wrong_length);
        }
        let Some((short_keys, rest)) = take(rest, short) else {
            return Err(wrong_length);
        };
        let Some((long_keys, rest)) = take(rest, long) else {
            return Err(wrong_length);
        };
        let Some((spellings, rest)) = take(rest, spellings) else {
            return Err(wrong_length);
        };
        let Some((records, rest)) = take(rest, records) else {
            return Err(wrong_length);
        };
        let Some((statements, rest)) = take(rest, statements) else {
            return Err(wrong_length);
        };
        let Some((sources, rest)) = take(rest, sources) else {
            return Err(wrong_length);
        };
        let Some((ends, rest)) = take(rest, ends) else {
            return Err(wrong_length);
        };
        let Some((text, digest)) = rest.split_at_checked(text) else {
            return Err(wrong_length);
        };
        Ok(Self {
            as_of,
            digest,
            short_keys,
            long_keys,
            spellings,
            records,
            statements,
            sources,
            ends,
            text,
        })
    }

    /// The record with a number.
    pub(crate) fn record(&self, number: u32) -> Option<Record> {
        Record::decode(self.records.get(number as usize)?)
    }

    /// What the sources say about a record's address.
    pub(crate) fn statements(&self, record: Record) -> impl Iterator<Item = Statement> + '_ {
        self.statements
            .iter()
            .skip(record.first_statement as usize)
            .take(usize::from(record.statements))
            .filter_map(|entry| Statement::decode(*entry))
    }

    /// The source with a number: who and what, URL, date.
    pub(crate) fn source(&self, number: u16) -> Option<[&'a str; 3]> {
        let (numbers, _) = self.sources.get(usize::from(number))?.as_chunks();
        let [title, url, date] = numbers else {
            return None;
        };
        let string = |number: &[u8; 2]| self.string(u16::from_le_bytes(*number).into());
        Some([string(title)?, string(url)?, string(date)?])
    }

    /// The string with a number.
    pub(crate) fn string(&self, number: u32) -> Option<&'a str> {
        let number = number as usize;
        let start = match number.checked_sub(1) {
            Some(before) => u32::from_le_bytes(*self.ends.get(before)?),
            None => 0,
        };
        let end = u32::from_le_bytes(*self.ends.get(number)?);
        std::str::from_utf8(self.text.get(start as usize..end as usize)?).ok()
    }

    /// Looks at every entry, so that afterwards nothing in the tables can fail to be found.
    pub(crate) fn check(&self) -> Result<(), IntelError> {
        let bad = |table| move |index| IntelError::BadEntry { table, index };
        if std::str::from_utf8(self.as_of).is_err() {
            return Err(bad("header")(0));
        }
        keys_are_good::<20, 24>(self.short_keys, self.records.len()).map_err(bad("short keys"))?;
        keys_are_good::<32, 36>(self.long_keys, self.records.len()).map_err(bad("long keys"))?;
        keys_are_good::<FOLDED_LENGTH, 12>(self.spellings, self.records.len())
            .map_err(bad("spellings"))?;
        for index in 0..self.ends.len() {
            let string = u32::try_from(index).ok().and_then(|number| self.string(number));
            string.ok_or(bad("strings")(index))?;
        }
        for (index, entry) in self.records.iter().enumerate() {
            self.record_is_good(entry).ok_or(bad("records")(index))?;
        }
        for (index, entry) in self.statements.iter().enumerate() {
            self.statement_is_good(*entry).ok_or(bad("statements")(index))?;
        }
        for index in 0..self.sources.len() {
            let source = u16::try_from(index)
                .ok()
                .and_then(|number| self.source(number))
                // Whoever shows the evidence makes a link of it.
                .filter(|[_, url, _]| url.starts_with("https://"));
            source.ok_or(bad("sources")(index))?;
        }
        Ok(())
    }

    fn record_is_good(&self, entry: &[u8; 12]) -> Option<()> {
        let record = Record::decode(entry)?;
        if record.chain.is_account20() {
            self.short_keys.get(record.place as usize)?;
        } else {
            self.string(record.place)?;
        }
        let first = record.first_statement as usize;
        let last = first.checked_add(usize::from(record.statements))?;
        (record.statements > 0 && last <= self.statements.len()).then_some(())
    }

    fn statement_is_good(&self, entry: [u8; 8]) -> Option<()> {
        let statement = Statement::decode(entry)?;
        for string in [statement.actor, statement.incident].into_iter().flatten() {
            self.string(string.into())?;
        }
        self.source(statement.source).map(|_| ())
    }
}

/// Whether the keys of a table are sorted and their records exist; else the first that is not.
fn keys_are_good<const K: usize, const N: usize>(
    table: &[[u8; N]],
    records: usize,
) -> Result<(), usize> {
    let mut before: Option<&[u8; K]> = None;
    for (index, entry) in table.iter().enumerate() {
        let (key, record) = key_and_record::<K, N>(entry).ok_or(index)?;
        if before.is_some_and(|before| before > key) || record as usize >= records {
            return Err(index);
        }
        before = Some(key);
    }
    Ok(())
}

/// The two parts of an entry of a key table.
pub(crate) fn key_and_record<const K: usize, const N: usize>(
    entry: &[u8; N],
) -> Option<(&[u8; K], u32)> {
    let (key, rest) = entry.split_first_chunk::<K>()?;
    Some((key, u32::from_le_bytes(*rest.first_chunk()?)))
}

/// One listed address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    /// The alphabet it is listed in.
    pub(crate) chain: ChainKind,
    /// The most severe category that a source gives.
    pub(crate) category: Category,
    /// How many statements there are about it.
    pub(crate) statements: u16,
    /// Which of the short keys it is (EVM, Tron), or which string spells it.
    pub(crate) place: u32,
    /// The first statement about it.
    pub(crate) first_statement: u32,
}

impl Record {
    fn decode(entry: &[u8; 12]) -> Option<Self> {
        let [chain, category, n0, n1, p0, p1, p2, p3, f0, f1, f2, f3] = *entry;
        Some(Self {
            chain: *ChainKind::ALL.get(usize::from(chain))?,
            category: *Category::ALL.get(usize::from(category))?,
            statements: u16::from_le_bytes([n0, n1]),
            place: u32::from_le_bytes([p0, p1, p2, p3]),
            first_statement: u32::from_le_bytes([f0, f1, f2, f3]),
        })
    }
}

/// What one source says about one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) actor: Option<u16>,
    pub(crate) incident: Option<u16>,
    pub(crate) source: u16,
    pub(crate) category: Category,
    pub(crate) confidence: Confidence,
}

impl Statement {
    fn decode(entry: [u8; 8]) -> Option<Self> {
        let [a0, a1, i0, i1, s0, s1, category, confidence] = entry;
        let string = |number| (number != NO_STRING).then_some(number);
        Some(Self {
            actor: string(u16::from_le_bytes([a0, a1])),
            incident: string(u16::from_le_bytes([i0, i1])),
            source: u16::from_le_bytes([s0, s1]),
            category: *Category::ALL.get(usize::from(category))?,
            confidence: *Confidence::ALL.get(usize::from(confidence))?,
        })
    }
}

/// The first characters of a spelling in the form they are searched by.
///
/// Setting the bit that tells upper from lower case makes one search find bech32 in both;
/// what is then compared in full decides.
pub(crate) fn fold(characters: [u8; FOLDED_LENGTH]) -> u64 {
    u64::from_be_bytes(characters) | 0x2020_2020_2020_2020
}
