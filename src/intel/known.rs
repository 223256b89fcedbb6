//! What the set knows, in sums: for a page that shows it, and for the command line.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::address::ChainKind;
use super::category::Category;
use super::format::Tables;
use super::listed::Listed;
use super::set::AddressSet;

/// What an address set knows, in sums.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Known {
    /// The version of the set; a later set has a higher one.
    pub version: String,
    /// The date of the newest source in it, `YYYY-MM-DD`.
    pub as_of: String,
    /// How many different addresses it holds.
    pub entries: u32,
    /// How many addresses there are of each category, the most severe first. An address counts
    /// once, by the most severe category that a source gives it.
    pub categories: Vec<KnownCategory>,
    /// The thefts and actions that addresses are listed for, the newest first.
    pub incidents: Vec<KnownIncident>,
    /// The publications, the newest first.
    pub sources: Vec<KnownSource>,
}

/// How many addresses a category has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct KnownCategory {
    /// The category.
    pub category: Category,
    /// How many addresses.
    pub addresses: u32,
}

/// A theft, or an action of an authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct KnownIncident {
    /// Its name, as people know it.
    pub name: String,
    /// Who is held responsible.
    pub actor: Option<String>,
    /// When it happened: `YYYY-MM-DD`, or as much of it as is known.
    pub date: Option<String>,
    /// What was taken, in US dollars of the day, a decimal string.
    pub amount_usd: Option<String>,
    /// What happened, in one sentence.
    pub what: Option<String>,
    /// Where to read of it and of the amount, where the sources below do not say it.
    pub url: Option<String>,
    /// The most severe category that a source gives an address of it.
    pub category: Category,
    /// How many addresses are listed for it.
    pub addresses: u32,
    /// The kinds of chain they are of.
    pub chains: Vec<String>,
    /// The publications that list them, the newest first.
    pub sources: Vec<KnownSource>,
}

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct KnownSource {
    /// Who published it.
    pub authority: String,
    /// What it is.
    pub title: String,
    /// Where to read it. `{address}` in it stands for an address.
    pub url: String,
    /// When it was published, `YYYY-MM-DD`.
    pub date: String,
    /// How many addresses it lists: in all, or for the incident.
    pub addresses: u32,
}

impl AddressSet {
    /// What the set knows, in sums. Walks the whole set: for a page, not for a review.
    pub fn known(&self) -> Known {
        let tables = self.tables();
        let info = self.info();
        let mut sums = Sums::default();
        for listed in self.iter() {
            sums.add(&listed);
        }
        let mut incidents: Vec<KnownIncident> = sums
            .incidents
            .into_iter()
            .filter_map(|(number, sum)| sum.incident(&tables, number))
            .collect();
        incidents.sort_by(|a, b| (&b.date, &a.name).cmp(&(&a.date, &b.name)));
        let categories = sums.categories.into_iter();
        Known {
            version: info.version,
            as_of: info.as_of,
            entries: info.entries,
            categories: categories
                .map(|(category, addresses)| KnownCategory { category, addresses })
                .collect(),
            incidents,
            sources: known_sources(&tables, sums.sources),
        }
    }
}

/// Counts by the numbers of incidents and sources.
#[derive(Default)]
struct Sums {
    categories: BTreeMap<Category, u32>,
    incidents: BTreeMap<u16, IncidentSum>,
    sources: BTreeMap<u16, u32>,
}

#[derive(Default)]
struct IncidentSum {
    category: Option<Category>,
    addresses: u32,
    chains: BTreeSet<ChainKind>,
    sources: BTreeMap<u16, u32>,
}

impl Sums {
    fn add(&mut self, listed: &Listed<'_>) {
        *self.categories.entry(listed.category()).or_default() += 1;
        let mut met = BTreeSet::new();
        for statement in listed.statements() {
            *self.sources.entry(statement.source).or_default() += 1;
            if let Some(incident) = statement.incident {
                let sum = self.incidents.entry(incident).or_default();
                let category =
                    sum.category.map_or(statement.category, |c| c.min(statement.category));
                sum.category = Some(category);
                // Several sources may list one address for one incident.
                sum.addresses += u32::from(met.insert(incident));
                sum.chains.insert(listed.chain());
                *sum.sources.entry(statement.source).or_default() += 1;
            }
        }
    }
}

impl IncidentSum {
    fn incident(self, tables: &Tables<'_>, number: u16) -> Option<KnownIncident> {
        let incident = tables.incident(number)?;
        Some(KnownIncident {
            name: incident.name.to_owned(),
            actor: incident.actor.map(str::to_owned),
            date: incident.date.map(str::to_owned),
            amount_usd: incident.amount_usd.map(str::to_owned),
            what: incident.what.map(str::to_owned),
            url: incident.url.map(str::to_owned),
            category: self.category?,
            addresses: self.addresses,
            chains: self.chains.into_iter().map(|chain| chain.name().to_owned()).collect(),
            sources: known_sources(tables, self.sources),
        })
    }
}

/// The sources with these numbers and counts, the newest first.
fn known_sources(tables: &Tables<'_>, counts: BTreeMap<u16, u32>) -> Vec<KnownSource> {
    let sources = counts.into_iter().filter_map(|(number, addresses)| {
        let source = tables.source(number)?;
        Some(KnownSource {
            authority: source.authority.to_owned(),
            title: source.title.to_owned(),
            url: source.url.to_owned(),
            date: source.date.to_owned(),
            addresses,
        })
    });
    let mut sources: Vec<_> = sources.collect();
    sources.sort_by(|a, b| (&b.date, a).cmp(&(&a.date, b)));
    sources
}
