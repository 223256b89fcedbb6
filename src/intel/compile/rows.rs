//! The rows of the files, as they are written.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::super::address::ChainKind;
use super::super::category::{Category, Confidence};
use super::Files;

/// One source's statement about one address.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressRow {
    /// The kind of chain.
    pub chain: ChainKind,
    /// The address in canonical spelling.
    pub address: String,
    /// What the source says it is.
    pub category: Category,
    /// The group or person the source names.
    pub actor: Option<String>,
    /// What it is listed for: the name of an incident, and what the source says beyond it.
    pub incident: Option<String>,
    /// How sure the source is.
    pub confidence: Confidence,
    /// The id of the source.
    pub source: String,
    /// What else the source says of this address; for who reads the file, not compiled.
    pub note: String,
}

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceRow {
    /// Its id, in kebab case.
    pub id: String,
    /// Who published it.
    pub authority: String,
    /// What it is, and how it was read.
    pub title: String,
    /// Where to read it; `{address}` stands for the address.
    pub url: String,
    /// When it was published.
    pub date: String,
}

/// A theft, or an action of an authority.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IncidentRow {
    /// Its id, in kebab case.
    pub id: String,
    /// Its name, with which the column `incident` of an address begins.
    pub name: String,
    /// When it happened: a date, or a year, or a year and a month; empty if unknown.
    pub date: String,
    /// What was taken, in US dollars of the day; empty if it is not known or nothing was taken.
    pub amount_usd: Option<u64>,
    /// Who is held responsible.
    pub actor: String,
    /// What happened, in one sentence.
    pub what: String,
    /// Where to read of it and its amount, a URL; empty if the sources of the addresses say it all.
    pub source: String,
}

/// An address that lists name by mistake, or that must be understood with care.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExceptionRow {
    /// The kind of chain.
    pub chain: ChainKind,
    /// The address in canonical spelling.
    pub address: String,
    /// What the row keeps it from.
    pub bars: Bars,
    /// Why.
    pub reason: String,
    /// Where it was seen; for who reads the file.
    pub seen_in: String,
}

/// What an exception keeps an address from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bars {
    /// It may not be listed at all.
    All,
    /// It may not be listed as North Korean.
    Dprk,
    /// It must be listed, and the reason says how to understand that.
    Nothing,
}

/// The files, validated.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The number of the set.
    pub number: u64,
    /// The addresses: a row for every source that lists one.
    pub addresses: Vec<AddressRow>,
    /// The publications, by id.
    pub sources: BTreeMap<String, SourceRow>,
    /// The incidents.
    pub incidents: Vec<IncidentRow>,
    /// The exceptions.
    pub exceptions: Vec<ExceptionRow>,
}

/// The name among `names` that the text of a column `incident` begins with, and what follows it.
///
/// What follows begins with a mark, so that no name is taken for the beginning of a word.
pub fn incident_name<'t>(names: &BTreeMap<&str, usize>, text: &'t str) -> Option<(usize, &'t str)> {
    let marks = [" (", ": ", ", ", "; "];
    let ends = marks.iter().flat_map(|mark| text.match_indices(mark).map(|(at, _)| at));
    let mut ends: Vec<usize> = ends.chain([text.len()]).collect();
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.into_iter().find_map(|end| {
        let (name, rest) = text.split_at_checked(end)?;
        names.get(name).map(|incident| (*incident, rest))
    })
}

/// Rows with `file:line` before each.
pub(super) struct PlacedRows {
    pub(super) number: u64,
    pub(super) addresses: Vec<(String, AddressRow)>,
    pub(super) sources: Vec<(String, SourceRow)>,
    pub(super) incidents: Vec<(String, IncidentRow)>,
    pub(super) exceptions: Vec<(String, ExceptionRow)>,
}

impl PlacedRows {
    pub(super) fn into_rows(self) -> Rows {
        let sources = self.sources.into_iter().map(|(_, source)| (source.id.clone(), source));
        Rows {
            number: self.number,
            addresses: self.addresses.into_iter().map(|(_, row)| row).collect(),
            sources: sources.collect(),
            incidents: self.incidents.into_iter().map(|(_, row)| row).collect(),
            exceptions: self.exceptions.into_iter().map(|(_, row)| row).collect(),
        }
    }
}

/// Reads every row that can be read, and notes those that cannot.
pub(super) fn read(files: &Files<'_>, problems: &mut Vec<String>) -> PlacedRows {
    let number = std::str::from_utf8(files.version).ok().and_then(|text| text.trim().parse().ok());
    if number.is_none() {
        problems.push("intel/VERSION: not a number".to_owned());
    }
    PlacedRows {
        number: number.unwrap_or_default(),
        addresses: rows("addresses.csv", files.addresses, problems),
        sources: rows("sources.csv", files.sources, problems),
        incidents: rows("incidents.csv", files.incidents, problems),
        exceptions: rows("exceptions.csv", files.exceptions, problems),
    }
}

fn rows<T: DeserializeOwned>(
    file: &str,
    text: &[u8],
    problems: &mut Vec<String>,
) -> Vec<(String, T)> {
    let mut rows = Vec::new();
    let mut csv = csv::Reader::from_reader(text);
    let header = csv.headers().cloned().unwrap_or_default();
    for record in csv.records() {
        let row = record.and_then(|record| {
            let line = record.position().map_or(0, csv::Position::line);
            let place = format!("intel/{file}:{line}");
            let untidy = record
                .iter()
                .any(|field| field.trim() != field || field.contains(char::is_control));
            if untidy {
                problems.push(format!("{place}: space around a field, or a line break in it"));
            }
            match record.deserialize(Some(&header)) {
                Ok(row) => Ok((place, row)),
                Err(error) => Err(error),
            }
        });
        match row {
            Ok(row) => rows.push(row),
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                problems.push(format!("intel/{file}:{line}: {error}"));
            }
        }
    }
    rows
}
