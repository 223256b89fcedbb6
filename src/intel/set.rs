//! The address set itself: bundled or given, and looked up by address.

use std::borrow::Cow;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};

use super::IntelInfo;
use super::address::{ChainAddress, Owner, Payload};
use super::error::IntelError;
use super::filter::Filter;
use super::format::{self, DIGEST_LENGTH, HEADER_LENGTH, KeyTable, LONG, NO_TABLES, SHORT, Tables};
use super::listed::{Key, Listed};

/// The set that the build compiled out of `intel/*.csv`.
const BUNDLED_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/addresses.bin"));

// This fails the compilation, not the engine.
const _: () = assert!(
    Tables::cut(BUNDLED_BYTES).is_ok(),
    "the build wrote an address set that the engine cannot read"
);

/// How many addresses a small set has at the most.
const SMALL: usize = 1 << 14;

/// After so many bytes, the search in strides is worth its filter.
const WORTH_STRIDES: usize = 2048;

static BUNDLED: LazyLock<AddressSet> = LazyLock::new(|| AddressSet::of(BUNDLED_BYTES.into()));

static EMPTY: LazyLock<AddressSet> = LazyLock::new(|| AddressSet::of(Cow::Borrowed(&[])));

/// Who is listed, by whom and for what.
///
/// Used in place: nothing is parsed or allocated per entry, and a set is cheap to clone.
#[derive(Clone)]
pub struct AddressSet(Arc<Parts>);

struct Parts {
    bytes: Cow<'static, [u8]>,
    filter: Filter,
    /// Made when more than a few bytes were searched: an engine starts faster without it.
    by_strides: OnceLock<Filter>,
    /// How many bytes were searched without it.
    searched: AtomicUsize,
    short: KeyPlace,
    long: KeyPlace,
}

/// Where a table of keys is, so that a search need not cut all tables.
struct KeyPlace {
    start: usize,
    count: usize,
    key_length: usize,
}

impl KeyPlace {
    fn table<'a>(&self, bytes: &'a [u8]) -> KeyTable<'a> {
        let bytes = bytes.get(self.start..).unwrap_or_default();
        match KeyTable::take(bytes, self.count, self.key_length) {
            Some((table, _)) if self.count > 0 => table,
            _ => KeyTable::EMPTY,
        }
    }
}

impl AddressSet {
    /// The set that came with this engine.
    pub fn bundled() -> Self {
        BUNDLED.clone()
    }

    /// A set that lists nobody.
    pub fn empty() -> Self {
        EMPTY.clone()
    }

    /// Reads a set in the binary form that the compiler writes, and takes it over.
    ///
    /// The digest tells a damaged set from a whole one. It does not tell who made it: where
    /// that matters, the caller must know where the bytes come from. Takes linear time, whatever the
    /// bytes are.
    ///
    /// # Errors
    ///
    /// [`IntelError`] says what is wrong with the bytes.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, IntelError> {
        let bytes = bytes.into();
        let tables = Tables::cut(&bytes)?;
        let body = bytes.len().saturating_sub(DIGEST_LENGTH);
        let computed = format::digest(bytes.get(..body).unwrap_or_default());
        if computed != tables.digest {
            return Err(IntelError::WrongDigest {
                computed,
                declared: tables.digest.try_into().unwrap_or_default(),
            });
        }
        tables.check()?;
        Ok(Self::of(bytes))
    }

    /// A set of bytes that are known to be good, or of none.
    fn of(bytes: Cow<'static, [u8]>) -> Self {
        let tables = Tables::cut(&bytes).unwrap_or(NO_TABLES);
        let filter = Filter::of(&tables);
        let (short, long) = (tables.short.count(), tables.long.count());
        let after_short = HEADER_LENGTH + KeyTable::length_of(short, SHORT);
        let short = KeyPlace { start: HEADER_LENGTH, count: short, key_length: SHORT };
        let long = KeyPlace { start: after_short, count: long, key_length: LONG };
        Self(Arc::new(Parts {
            bytes,
            filter,
            by_strides: OnceLock::new(),
            searched: AtomicUsize::new(0),
            short,
            long,
        }))
    }

    /// The set in its binary form; empty for the set that lists nobody.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// The number of the set: a later set has a higher one. Zero for the set that lists nobody.
    pub fn number(&self) -> u64 {
        self.tables().number
    }

    /// Which set this is. Version and date of a set that lists nobody are empty.
    pub fn info(&self) -> IntelInfo {
        let tables = self.tables();
        IntelInfo {
            version: match tables.number {
                0 => String::new(),
                number => number.to_string(),
            },
            as_of: String::from_utf8_lossy(tables.as_of).into_owned(),
            entries: u32::try_from(tables.addresses()).unwrap_or(u32::MAX),
        }
    }

    /// Every listed address: those of 20 bytes before those of 32, sorted by their bytes.
    pub fn iter(&self) -> impl Iterator<Item = Listed<'_>> {
        let tables = self.tables();
        let short = tables.short.iter().map(|(key, group)| (Key::Short(key), group));
        let long = tables.long.iter().map(|(key, group)| (Key::Long(key), group));
        short.chain(long).filter_map(move |(key, group)| Listed::new(self, key, group))
    }

    /// What is listed under an address.
    ///
    /// An address is found as well if another one is listed that obeys the same key or script:
    ///
    /// - EVM networks and Tron share the 20 bytes of an account;
    /// - Bitcoin, its relatives and the XRP Ledger write the hash of one key, or of one script, each
    ///   in its own alphabet, and Bitcoin itself writes the hash of a key in two.
    ///
    /// [`Listed::address`] is then spelled otherwise than the address that was asked for.
    pub fn lookup(&self, address: &ChainAddress) -> Option<Listed<'_>> {
        match address {
            // Nearly everybody who is asked for is not listed.
            ChainAddress::Evm(bytes) | ChainAddress::Tron(bytes)
                if !self.filter().may_be_key(bytes.as_slice()) =>
            {
                None
            }
            ChainAddress::Evm(bytes) | ChainAddress::Tron(bytes) => {
                nearest(address, Owner::Account, self.find_short(&bytes.0))
            }
            ChainAddress::Text(chain, text) => {
                let (address, payload) = ChainAddress::read(text).ok()?;
                if address.chain() != *chain {
                    return None;
                }
                match payload {
                    Payload::Short(owner, key) => nearest(&address, owner, self.find_short(&key)),
                    Payload::Long(owner, key) => nearest(&address, owner, self.find_long(&key)),
                    Payload::Other => None,
                }
            }
        }
    }

    /// The tables; those of a set that lists nobody if there are no bytes.
    pub(super) fn tables(&self) -> Tables<'_> {
        Tables::cut(&self.0.bytes).unwrap_or(NO_TABLES)
    }

    pub(super) fn filter(&self) -> &Filter {
        &self.0.filter
    }

    /// The filter for the search of so many bytes.
    pub(super) fn filter_for(&self, length: usize) -> &Filter {
        if !self.is_small() {
            return &self.0.filter;
        }
        if let Some(by_strides) = self.0.by_strides.get() {
            return by_strides;
        }
        let before = self.0.searched.fetch_add(length, Ordering::Relaxed);
        if before.saturating_add(length) < WORTH_STRIDES {
            return &self.0.filter;
        }
        self.0.by_strides.get_or_init(|| Filter::by_strides(&self.tables()))
    }

    /// Whether the set is small enough for searches in strides: the filter of a larger one would not
    /// stay in the processor's cache.
    pub(super) fn is_small(&self) -> bool {
        self.0.short.count + self.0.long.count <= SMALL
    }

    /// Whether keys of 32 bytes are listed.
    pub(super) fn has_long_keys(&self) -> bool {
        self.0.long.count > 0
    }

    /// What is listed under 20 bytes.
    #[inline]
    pub(super) fn find_short(
        &self,
        key: &[u8; SHORT],
    ) -> impl Iterator<Item = Listed<'_>> + use<'_> {
        let key = *key;
        let table = self.filter().may_be_key(&key).then(|| self.0.short.table(&self.0.bytes));
        let groups = table.into_iter().flat_map(move |table| table.find(key));
        groups.filter_map(move |group| Listed::new(self, Key::Short(key), group))
    }

    /// What is listed under 32 bytes.
    #[inline]
    pub(super) fn find_long(&self, key: &[u8; LONG]) -> impl Iterator<Item = Listed<'_>> + use<'_> {
        let key = *key;
        let table = self.filter().may_be_key(&key).then(|| self.0.long.table(&self.0.bytes));
        let groups = table.into_iter().flat_map(move |table| table.find(key));
        groups.filter_map(move |group| Listed::new(self, Key::Long(key), group))
    }
}

/// Of what is listed under the bytes of an address: the address itself, else one of its chain, else one
/// that has the same owner.
fn nearest<'a>(
    address: &ChainAddress,
    owner: Owner,
    listed: impl Iterator<Item = Listed<'a>>,
) -> Option<Listed<'a>> {
    listed.filter(|listed| listed.owner() == owner).max_by_key(|listed| {
        let same_chain = listed.chain() == address.chain();
        (same_chain && listed.address() == *address, same_chain)
    })
}

impl fmt::Debug for AddressSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AddressSet").field(&self.info()).finish()
    }
}
