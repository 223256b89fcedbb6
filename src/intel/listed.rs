//! A listed address, with what its sources say.

use std::fmt;

use super::Evidence;
use super::address::{CASHADDR_PREFIX, ChainAddress, ChainKind};
use super::category::Category;
use super::format::{Record, Statement, Tables};

/// What stands for the address in the URL of a source that has one page per address.
const ADDRESS_IN_URL: &str = "{address}";

/// An address that the set lists.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    tables: Tables<'a>,
    record: Record,
}

impl<'a> Listed<'a> {
    pub(super) fn new(tables: Tables<'a>, number: u32) -> Option<Self> {
        let record = tables.record(number)?;
        Some(Self { tables, record })
    }

    /// The address in the alphabet it is listed in, whichever it was found in.
    pub fn address(&self) -> ChainAddress {
        let account = || {
            let entry = self.tables.short_keys.get(self.record.place as usize)?;
            entry.first_chunk::<20>().copied()
        };
        match self.record.chain {
            ChainKind::Evm => ChainAddress::Evm(account().unwrap_or_default().into()),
            ChainKind::Tron => ChainAddress::Tron(account().unwrap_or_default().into()),
            chain => ChainAddress::Text(chain, self.spelling().to_owned()),
        }
    }

    /// The kind of chain it is listed for.
    pub fn chain(&self) -> ChainKind {
        self.record.chain
    }

    /// The most severe category that a source gives it.
    pub fn category(&self) -> Category {
        self.record.category
    }

    /// What each source says: official ones before named investigators before the community,
    /// and the newest first among equals.
    pub fn evidence(&self) -> Vec<Evidence> {
        self.tables
            .statements(self.record)
            .filter_map(|statement| self.evidence_of(statement))
            .collect()
    }

    fn evidence_of(&self, statement: Statement) -> Option<Evidence> {
        let [source, url, date] = self.tables.source(statement.source)?;
        let url = if url.contains(ADDRESS_IN_URL) {
            url.replace(ADDRESS_IN_URL, &self.address().to_string())
        } else {
            url.to_owned()
        };
        let string = |number: Option<u16>| {
            number.and_then(|number| self.tables.string(number.into())).map(str::to_owned)
        };
        Some(Evidence {
            actor: string(statement.actor),
            incident: string(statement.incident),
            category: statement.category,
            confidence: statement.confidence,
            source: source.to_owned(),
            url,
            date: date.to_owned(),
        })
    }

    /// The spelling of an address that is neither EVM nor Tron.
    fn spelling(&self) -> &'a str {
        self.tables.string(self.record.place).unwrap_or_default()
    }

    /// The part of a spelling that is searched for: cashaddr may stand without its prefix.
    pub(super) fn searched(chain: ChainKind, spelling: &str) -> &str {
        match chain {
            ChainKind::BitcoinCash => match spelling.split_at_checked(CASHADDR_PREFIX.len()) {
                Some((prefix, rest)) if prefix.eq_ignore_ascii_case(CASHADDR_PREFIX) => rest,
                _ => spelling,
            },
            _ => spelling,
        }
    }

    /// How many characters the address takes if the text begins with it. Case matters in
    /// base58 and not in bech32.
    pub(super) fn length_at_start_of(&self, text: &[u8]) -> Option<usize> {
        let spelling = self.spelling();
        let searched = Self::searched(self.record.chain, spelling).as_bytes();
        let found = text.get(..searched.len())?;
        let any_case = match self.record.chain {
            ChainKind::Bitcoin => spelling.starts_with("bc1"),
            ChainKind::Litecoin => spelling.starts_with("ltc1"),
            ChainKind::BitcoinCash => spelling.starts_with(CASHADDR_PREFIX),
            _ => false,
        };
        (found == searched || (any_case && found.eq_ignore_ascii_case(searched)))
            .then_some(searched.len())
    }
}

impl fmt::Debug for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listed")
            .field("address", &self.address().to_string())
            .field("category", &self.category())
            .finish_non_exhaustive()
    }
}
