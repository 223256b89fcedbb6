//! The address set itself: bundled or given, and looked up by address.

use std::borrow::Cow;
use std::fmt;

use alloy_primitives::keccak256;

use super::IntelInfo;
use super::address::ChainAddress;
use super::error::IntelError;
use super::filter::{Filter, middle};
use super::format::{DIGEST_LENGTH, FOLDED_LENGTH, NO_TABLES, Tables, fold, key_and_record};
use super::listed::Listed;

/// The set that the build compiled out of `intel/*.csv`.
static BUNDLED_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/addresses.bin"));

/// What the bundled set is searched with. It is derived when the engine is compiled, which
/// proves at the same time that the set is whole.
static BUNDLED_FILTERS: Filters = match Tables::cut(BUNDLED_BYTES) {
    Ok(tables) => Filters::of(&tables),
    // This fails the compilation, not the engine.
    Err(_) => panic!("the build wrote an address set that it cannot read"),
};

/// What a set that lists nobody is searched with.
static NO_FILTERS: Filters = Filters::of(&NO_TABLES);

/// Who is listed, by whom and for what.
///
/// Used in place: nothing is parsed or allocated per entry, and the bundled set is cheap to
/// make and to clone.
#[derive(Clone)]
pub struct AddressSet {
    bytes: Cow<'static, [u8]>,
    pub(super) filters: Cow<'static, Filters>,
}

/// What is asked before a search; derived from the keys, so it cannot disagree with them.
#[derive(Clone)]
pub(super) struct Filters {
    /// Of the middle bytes of the short and the long keys.
    pub(super) keys: Filter,
    /// Of the folded first characters of spellings.
    pub(super) spellings: Filter,
}

impl Filters {
    const fn of(tables: &Tables<'_>) -> Self {
        let mut keys = Filter::new();
        let mut short_keys = tables.short_keys;
        while let Some((key, rest)) = short_keys.split_first() {
            if let Some(middle) = middle(key) {
                keys.insert(middle);
            }
            short_keys = rest;
        }
        let mut long_keys = tables.long_keys;
        while let Some((key, rest)) = long_keys.split_first() {
            if let Some(middle) = middle(key) {
                keys.insert(middle);
            }
            long_keys = rest;
        }
        let mut spellings = Filter::new();
        let mut folded = tables.spellings;
        while let Some((entry, rest)) = folded.split_first() {
            if let Some(characters) = entry.first_chunk() {
                spellings.insert(u64::from_be_bytes(*characters));
            }
            folded = rest;
        }
        Self { keys, spellings }
    }
}

impl AddressSet {
    /// The set that came with this engine.
    pub const fn bundled() -> Self {
        Self { bytes: Cow::Borrowed(BUNDLED_BYTES), filters: Cow::Borrowed(&BUNDLED_FILTERS) }
    }

    /// A set that lists nobody.
    pub const fn empty() -> Self {
        Self { bytes: Cow::Borrowed(&[]), filters: Cow::Borrowed(&NO_FILTERS) }
    }

    /// Reads a set in the binary form that the build writes, and takes it over.
    ///
    /// The digest tells a damaged set from a whole one. It does not tell who made it: where
    /// that matters, the caller must know where the bytes come from.
    ///
    /// # Errors
    ///
    /// [`IntelError`] says what is wrong with the bytes.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, IntelError> {
        let bytes = bytes.into();
        let tables = Tables::cut(&bytes)?;
        let body = bytes.len().saturating_sub(DIGEST_LENGTH);
        let computed = keccak256(bytes.get(..body).unwrap_or_default()).0;
        if computed != tables.digest {
            return Err(IntelError::WrongDigest {
                computed,
                declared: tables.digest.try_into().unwrap_or_default(),
            });
        }
        tables.check()?;
        let filters = Cow::Owned(Filters::of(&tables));
        Ok(Self { bytes, filters })
    }

    /// The set in its binary form; empty for the set that lists nobody.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Which set this is. Version and date of a set that lists nobody are empty.
    pub fn info(&self) -> IntelInfo {
        let tables = self.tables();
        let as_of = String::from_utf8_lossy(tables.as_of).into_owned();
        let mut version = as_of.clone();
        if let Some(start) = tables.digest.first_chunk::<4>() {
            version.push('-');
            version.push_str(&hex::encode(start));
        }
        IntelInfo {
            version,
            as_of,
            entries: u32::try_from(tables.records.len()).unwrap_or(u32::MAX),
        }
    }

    /// What is listed under an address.
    ///
    /// EVM networks and Tron share the 20 bytes of an account, and whoever holds its key holds
    /// both; so an address of one is found when it is listed for the other, too.
    pub fn lookup(&self, address: &ChainAddress) -> Option<Listed<'_>> {
        match address {
            ChainAddress::Evm(bytes) | ChainAddress::Tron(bytes) => {
                let mut found = None;
                for listed in self.find_short(&bytes.0) {
                    if listed.chain() == address.chain() {
                        return Some(listed);
                    }
                    if listed.chain().is_account20() {
                        found = Some(listed);
                    }
                }
                found
            }
            ChainAddress::Text(chain, text) => {
                let searched = Listed::searched(*chain, text).as_bytes();
                self.find_folded(searched.first_chunk()?).find(|listed| {
                    listed.chain() == *chain
                        && listed.length_at_start_of(searched) == Some(searched.len())
                })
            }
        }
    }

    /// Every listed address.
    pub fn iter(&self) -> impl Iterator<Item = Listed<'_>> {
        let tables = self.tables();
        (0..u32::try_from(tables.records.len()).unwrap_or(u32::MAX))
            .filter_map(move |number| Listed::new(tables, number))
    }

    /// The tables; those of a set that lists nobody if there are no bytes.
    pub(super) fn tables(&self) -> Tables<'_> {
        Tables::cut(&self.bytes).unwrap_or(NO_TABLES)
    }

    /// What is listed under 20 bytes.
    pub(super) fn find_short(&self, key: &[u8; 20]) -> impl Iterator<Item = Listed<'_>> {
        let tables = self.tables();
        records_of::<20, 24>(tables.short_keys, *key)
            .filter_map(move |record| Listed::new(tables, record))
    }

    /// What is listed under 32 bytes.
    pub(super) fn find_long(&self, key: &[u8; 32]) -> impl Iterator<Item = Listed<'_>> {
        let tables = self.tables();
        records_of::<32, 36>(tables.long_keys, *key)
            .filter_map(move |record| Listed::new(tables, record))
    }

    /// What is listed under spellings whose first characters fold to the same as these.
    pub(super) fn find_folded(
        &self,
        first: &[u8; FOLDED_LENGTH],
    ) -> impl Iterator<Item = Listed<'_>> {
        let tables = self.tables();
        records_of::<FOLDED_LENGTH, 12>(tables.spellings, fold(*first).to_be_bytes())
            .filter_map(move |record| Listed::new(tables, record))
    }
}

/// The records of every entry of a table that has the key.
fn records_of<const K: usize, const N: usize>(
    table: &[[u8; N]],
    key: [u8; K],
) -> impl Iterator<Item = u32> {
    let start =
        table.partition_point(|entry| entry.first_chunk::<K>().is_some_and(|found| *found < key));
    table
        .iter()
        .skip(start)
        .map_while(key_and_record::<K, N>)
        .take_while(move |(found, _)| **found == key)
        .map(|(_, record)| record)
}

impl fmt::Debug for AddressSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AddressSet").field(&self.info()).finish()
    }
}
