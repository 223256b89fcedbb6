//! What the set knows, in sums: for a page that shows it, and for the command line.

use serde::{Deserialize, Serialize};

use super::address::ChainKind;
use super::category::Category;
use super::format::Tables;
use super::listed::Listed;
use super::set::AddressSet;
use crate::order::{self, sorted};

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
        let incidents: Vec<KnownIncident> =
            sums.incidents.into_iter().filter_map(|sum| sum.incident(&tables)).collect();
        let incidents = sorted(incidents, |a, b| (&b.date, &a.name).cmp(&(&a.date, &b.name)));
        let categories = sums.categories.0.into_iter();
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

/// How often each was met, in their order.
struct Counts<T>(Vec<(T, u32)>);

impl<T> Default for Counts<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy + Ord> Counts<T> {
    fn add(&mut self, one: T) {
        match self.0.binary_search_by_key(&one, |(met, _)| *met) {
            Ok(at) => self.0.iter_mut().skip(at).take(1).for_each(|(_, count)| *count += 1),
            Err(at) => self.0.insert(at, (one, 1)),
        }
    }
}

#[derive(Default)]
struct Sums {
    categories: Counts<Category>,
    /// In the order of their numbers.
    incidents: Vec<IncidentSum>,
    sources: Counts<u16>,
}

struct IncidentSum {
    number: u16,
    category: Category,
    addresses: u32,
    chains: Vec<ChainKind>,
    sources: Counts<u16>,
}

impl Sums {
    fn add(&mut self, listed: &Listed<'_>) {
        self.categories.add(listed.category());
        let mut met = Vec::new();
        for statement in listed.statements() {
            self.sources.add(statement.source);
            if let Some(incident) = statement.incident
                && let Some(sum) = self.incident(incident, statement.category)
            {
                sum.category = sum.category.min(statement.category);
                // Several sources may list one address for one incident.
                sum.addresses += u32::from(order::insert(&mut met, incident));
                order::insert(&mut sum.chains, listed.chain());
                sum.sources.add(statement.source);
            }
        }
    }

    fn incident(&mut self, number: u16, category: Category) -> Option<&mut IncidentSum> {
        let at = self.incidents.partition_point(|sum| sum.number < number);
        if self.incidents.get(at).is_none_or(|sum| sum.number != number) {
            let (chains, sources) = (Vec::new(), Counts::default());
            self.incidents
                .insert(at, IncidentSum { number, category, addresses: 0, chains, sources });
        }
        self.incidents.get_mut(at)
    }
}

impl IncidentSum {
    fn incident(self, tables: &Tables<'_>) -> Option<KnownIncident> {
        let incident = tables.incident(self.number)?;
        Some(KnownIncident {
            name: incident.name.to_owned(),
            actor: incident.actor.map(str::to_owned),
            date: incident.date.map(str::to_owned),
            amount_usd: incident.amount_usd.map(str::to_owned),
            what: incident.what.map(str::to_owned),
            url: incident.url.map(str::to_owned),
            category: self.category,
            addresses: self.addresses,
            chains: self.chains.into_iter().map(|chain| chain.name().to_owned()).collect(),
            sources: known_sources(tables, self.sources),
        })
    }
}

/// The sources with these numbers and counts, the newest first.
fn known_sources(tables: &Tables<'_>, counts: Counts<u16>) -> Vec<KnownSource> {
    let sources = counts.0.into_iter().filter_map(|(number, addresses)| {
        let source = tables.source(number)?;
        Some(KnownSource {
            authority: source.authority.to_owned(),
            title: source.title.to_owned(),
            url: source.url.to_owned(),
            date: source.date.to_owned(),
            addresses,
        })
    });
    sorted(sources.collect(), |a, b| (&b.date, a).cmp(&(&a.date, b)))
}
