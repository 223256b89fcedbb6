//! The entries of the smaller tables.

use super::super::address::{FORMS, Form};
use super::super::category::{Category, Confidence};
use super::{NONE, Tables};

/// How some addresses are written, and what is said of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Group {
    /// Which form, by its place among all of them.
    pub(crate) form: u8,
    /// The most severe category that a source gives.
    pub(crate) category: Category,
    /// How many statements there are.
    pub(crate) statements: u16,
    /// The first of them.
    pub(crate) first_statement: u32,
    /// The string that spells the only address of the group, where its bytes do not.
    pub(crate) spelling: Option<u16>,
}

impl Group {
    pub(crate) const LENGTH: usize = 10;

    pub(super) fn decode(entry: &[u8; Self::LENGTH]) -> Option<Self> {
        let [form, category, n0, n1, f0, f1, f2, f3, s0, s1] = *entry;
        FORMS.get(usize::from(form))?;
        Some(Self {
            form,
            category: *Category::ALL.get(usize::from(category))?,
            statements: u16::from_le_bytes([n0, n1]),
            first_statement: u32::from_le_bytes([f0, f1, f2, f3]),
            spelling: some(u16::from_le_bytes([s0, s1])),
        })
    }

    /// How its addresses are written.
    pub(crate) fn form(&self) -> Option<&'static Form> {
        FORMS.get(usize::from(self.form))
    }
}

/// What one source says about some addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) actor: Option<u16>,
    pub(crate) incident: Option<u16>,
    /// What the source says of the incident beyond its name: the string after it.
    pub(crate) detail: Option<u16>,
    pub(crate) source: u16,
    pub(crate) category: Category,
    pub(crate) confidence: Confidence,
}

impl Statement {
    pub(crate) const LENGTH: usize = 10;

    pub(super) fn decode(entry: &[u8; Self::LENGTH]) -> Option<Self> {
        let [a0, a1, i0, i1, d0, d1, s0, s1, category, confidence] = *entry;
        Some(Self {
            actor: some(u16::from_le_bytes([a0, a1])),
            incident: some(u16::from_le_bytes([i0, i1])),
            detail: some(u16::from_le_bytes([d0, d1])),
            source: u16::from_le_bytes([s0, s1]),
            category: *Category::ALL.get(usize::from(category))?,
            confidence: *Confidence::ALL.get(usize::from(confidence))?,
        })
    }
}

/// How many bytes a [`Source`] takes.
pub(crate) const SOURCE_LENGTH: usize = 8;

/// How many bytes an [`Incident`] takes.
pub(crate) const INCIDENT_LENGTH: usize = 12;

/// A publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Source<'a> {
    pub(crate) authority: &'a str,
    pub(crate) title: &'a str,
    pub(crate) url: &'a str,
    pub(crate) date: &'a str,
}

impl<'a> Source<'a> {
    pub(super) fn decode(tables: &Tables<'a>, entry: [u8; SOURCE_LENGTH]) -> Option<Self> {
        let strings = Strings { tables, numbers: &entry };
        Some(Self {
            authority: strings.at(0)?,
            title: strings.at(1)?,
            url: strings.at(2)?,
            date: strings.at(3)?,
        })
    }
}

/// A theft, or an action of an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Incident<'a> {
    pub(crate) name: &'a str,
    pub(crate) actor: Option<&'a str>,
    pub(crate) date: Option<&'a str>,
    pub(crate) amount_usd: Option<&'a str>,
    pub(crate) what: Option<&'a str>,
    pub(crate) url: Option<&'a str>,
}

impl<'a> Incident<'a> {
    pub(super) fn decode(tables: &Tables<'a>, entry: &[u8; INCIDENT_LENGTH]) -> Option<Self> {
        let strings = Strings { tables, numbers: entry };
        let any = |place| strings.at(place).map(|text| Some(text).filter(|text| !text.is_empty()));
        Some(Self {
            name: strings.at(0)?,
            actor: any(1)?,
            date: any(2)?,
            amount_usd: any(3)?,
            what: any(4)?,
            url: any(5)?,
        })
    }
}

/// String numbers, one after the other.
struct Strings<'t, 'a> {
    tables: &'t Tables<'a>,
    numbers: &'t [u8],
}

impl<'a> Strings<'_, 'a> {
    /// The string with the number at this place, empty if there is meant to be none; `None` if it is
    /// missing.
    fn at(&self, place: usize) -> Option<&'a str> {
        let number = u16::from_le_bytes(*self.numbers.as_chunks().0.get(place)?);
        match some(number) {
            Some(number) => self.tables.string(number),
            None => Some(""),
        }
    }
}

fn some(number: u16) -> Option<u16> {
    (number != NONE).then_some(number)
}
