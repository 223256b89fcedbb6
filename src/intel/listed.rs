//! A listed address, with what its sources say.

use std::borrow::Cow;
use std::fmt;

use super::Evidence;
use super::address::{ChainAddress, ChainKind, Form, Owner};
use super::category::{Category, Confidence};
use super::format::{Group, Statement, Tables};
use super::set::AddressSet;

/// What stands for the address in the URL of a source that has one page per address.
const ADDRESS_IN_URL: &str = "{address}";

/// An address that the set lists.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    set: &'a AddressSet,
    key: Key,
    group: Group,
    form: &'static Form,
}

/// The bytes that an address stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Short([u8; 20]),
    Long([u8; 32]),
}

impl<'a> Listed<'a> {
    pub(super) fn new(set: &'a AddressSet, key: Key, group: u16) -> Option<Self> {
        let group = set.tables().group(group)?;
        Some(Self { set, key, group, form: group.form()? })
    }

    /// The address in the alphabet it is listed in, whichever it was found in.
    pub fn address(&self) -> ChainAddress {
        match (self.form.chain, self.key) {
            (ChainKind::Evm, Key::Short(account)) => ChainAddress::Evm(account.into()),
            (ChainKind::Tron, Key::Short(account)) => ChainAddress::Tron(account.into()),
            (chain, key) => {
                let spelled = self.group.spelling;
                let spelled = spelled.and_then(|number| self.set.tables().string(number));
                let text = match (spelled, &key) {
                    (Some(text), _) => Some(text.to_owned()),
                    (None, Key::Short(bytes)) => self.form.write(bytes),
                    (None, Key::Long(bytes)) => self.form.write(bytes),
                };
                ChainAddress::Text(chain, text.unwrap_or_default())
            }
        }
    }

    /// The kind of chain it is listed for.
    pub fn chain(&self) -> ChainKind {
        self.form.chain
    }

    /// The most severe category that a source gives it.
    pub fn category(&self) -> Category {
        self.group.category
    }

    /// Whether an authority says so: a sanctions list, a police, a court.
    pub fn is_official(&self) -> bool {
        self.statements().any(|statement| statement.confidence == Confidence::Official)
    }

    /// What each source says: official ones before named investigators before the community,
    /// and the newest first among equals.
    pub fn evidence(&self) -> Vec<Evidence> {
        let tables = self.set.tables();
        self.statements().filter_map(|statement| self.evidence_of(&tables, statement)).collect()
    }

    /// Whether both are the same address, or obey the same key or script in different spellings.
    pub fn has_owner_of(&self, other: &Listed<'_>) -> bool {
        self.key == other.key && self.owner() == other.owner()
    }

    /// What its bytes are.
    pub(super) fn owner(&self) -> Owner {
        self.form.owner
    }

    pub(super) fn statements(&self) -> impl Iterator<Item = Statement> + use<'a> {
        self.set.tables().statements(self.group)
    }

    fn evidence_of(&self, tables: &Tables<'_>, statement: Statement) -> Option<Evidence> {
        let source = tables.source(statement.source)?;
        let url = if source.url.contains(ADDRESS_IN_URL) {
            Cow::Owned(source.url.replace(ADDRESS_IN_URL, &self.address().to_string()))
        } else {
            Cow::Borrowed(source.url)
        };
        let string = |number: Option<u16>| number.and_then(|number| tables.string(number));
        let incident = statement.incident.and_then(|number| tables.incident(number));
        Some(Evidence {
            actor: string(statement.actor).map(str::to_owned),
            incident: incident.map(|incident| {
                [incident.name, string(statement.detail).unwrap_or_default()].concat()
            }),
            category: statement.category,
            confidence: statement.confidence,
            source: format!("{}: {}", source.authority, source.title),
            url: url.into_owned(),
            date: source.date.to_owned(),
        })
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
