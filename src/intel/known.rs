//! What the set knows, in sums: for a page that shows it, and for the command line.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::category::Category;
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
        let info = self.info();
        let mut categories: BTreeMap<Category, u32> = BTreeMap::new();
        let mut incidents: BTreeMap<String, Gathered> = BTreeMap::new();
        let mut sources: BTreeMap<KnownSource, u32> = BTreeMap::new();
        for listed in self.iter() {
            *categories.entry(listed.category()).or_default() += 1;
            for said in listed.evidence() {
                let (authority, title) =
                    said.source.split_once(": ").unwrap_or(("", said.source.as_str()));
                let source = KnownSource {
                    authority: authority.to_owned(),
                    title: title.to_owned(),
                    url: said.url,
                    date: said.date,
                    addresses: 0,
                };
                *sources.entry(source.clone()).or_default() += 1;
                if let Some(name) = said.incident {
                    let gathered = incidents.entry(name).or_default();
                    gathered.actor = gathered.actor.take().or(said.actor);
                    let worst = gathered.category.get_or_insert(said.category);
                    *worst = said.category.min(*worst);
                    gathered.addresses.insert(listed.address().to_string());
                    if let Ok(serde_json::Value::String(chain)) =
                        serde_json::to_value(listed.chain())
                    {
                        gathered.chains.insert(chain);
                    }
                    *gathered.sources.entry(source).or_default() += 1;
                }
            }
        }
        Known {
            version: info.version,
            as_of: info.as_of,
            entries: info.entries,
            categories: categories
                .into_iter()
                .map(|(category, addresses)| KnownCategory { category, addresses })
                .collect(),
            incidents: incidents
                .into_iter()
                .filter_map(|(name, gathered)| {
                    Some(KnownIncident {
                        name,
                        actor: gathered.actor,
                        date: None,
                        amount_usd: None,
                        what: None,
                        category: gathered.category?,
                        addresses: u32::try_from(gathered.addresses.len()).unwrap_or(u32::MAX),
                        chains: gathered.chains.into_iter().collect(),
                        sources: counted(gathered.sources),
                    })
                })
                .collect(),
            sources: counted(sources),
        }
    }
}

fn counted(sources: BTreeMap<KnownSource, u32>) -> Vec<KnownSource> {
    sources
        .into_iter()
        .map(|(source, addresses)| KnownSource { addresses, ..source })
        .collect()
}

#[derive(Default)]
struct Gathered {
    actor: Option<String>,
    category: Option<Category>,
    addresses: BTreeSet<String>,
    chains: BTreeSet<String>,
    sources: BTreeMap<KnownSource, u32>,
}
