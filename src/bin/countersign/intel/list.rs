//! What the plain forms of lists have in common: addresses that one publication names, with
//! whatever it says about them.

use std::collections::BTreeSet;

use clap::Args;
use countersign::intel::{Category, ChainAddress, ChainKind, Confidence};
use serde::Deserialize;

use super::folder::Folder;
use super::ofac::doubt;
use super::publication::{Lineage, Publication, Remark, Statement};
use super::rows::SourceRow;

/// What a plain list does not say of itself.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct About {
    /// The id of the source: a new one, or one that the set has and that this list is the next
    /// state of.
    #[arg(long = "source", value_name = "ID")]
    pub(crate) id: Option<String>,
    /// Who published the list.
    #[arg(long)]
    pub(crate) authority: Option<String>,
    /// What the list is.
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// Where to read it; `{address}` in it stands for an address.
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// When it was published, YYYY-MM-DD.
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// Why its addresses are listed, where the list does not say it of each.
    #[arg(long, value_parser = named::<Category>)]
    pub(crate) category: Option<Category>,
    /// How sure it is, where the list does not say it of each.
    #[arg(long, value_parser = named::<Confidence>)]
    pub(crate) confidence: Option<Confidence>,
    /// Whom the addresses belong to, where the list does not say it of each.
    #[arg(long)]
    pub(crate) actor: Option<String>,
    /// What they are listed for, where the list does not say it of each.
    #[arg(long)]
    pub(crate) incident: Option<String>,
    /// The id of an older source that this list takes the place of.
    #[arg(long, value_name = "ID")]
    pub(crate) replaces: Vec<String>,
}

/// A value by its name in the files.
fn named<T: serde::de::DeserializeOwned>(name: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::String(name.to_owned()))
        .map_err(|error| error.to_string())
}

impl About {
    /// What is said here, and what is not from another.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            id: self.id.or(other.id),
            authority: self.authority.or(other.authority),
            title: self.title.or(other.title),
            url: self.url.or(other.url),
            date: self.date.or(other.date),
            category: self.category.or(other.category),
            confidence: self.confidence.or(other.confidence),
            actor: self.actor.or(other.actor),
            incident: self.incident.or(other.incident),
            replaces: [self.replaces, other.replaces].concat(),
        }
    }

    /// What the set knows of the source already.
    pub(crate) fn known(&self, folder: &Folder) -> Self {
        let known = folder.sources.iter().find(|source| Some(&source.id) == self.id.as_ref());
        known.map_or_else(Self::default, |source| Self {
            authority: Some(source.authority.clone()),
            title: Some(source.title.clone()),
            url: Some(source.url.clone()),
            date: Some(source.date.clone()),
            ..Self::default()
        })
    }

    fn source(&self) -> Result<SourceRow, String> {
        let parts = [
            ("--source", &self.id),
            ("--authority", &self.authority),
            ("--title", &self.title),
            ("--url", &self.url),
            ("--date", &self.date),
        ];
        let missing: Vec<&str> =
            parts.iter().filter(|(_, part)| part.is_none()).map(|(name, _)| *name).collect();
        match parts.map(|(_, part)| part.clone()) {
            [Some(id), Some(authority), Some(title), Some(url), Some(date)] => {
                Ok(SourceRow { id, authority, title, url, date })
            }
            _ => Err(format!(
                "a list does not say where it comes from: {} is missing",
                missing.join(", ")
            )),
        }
    }
}

/// What a list says of one address.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    /// The address as it stands in the list.
    pub(crate) value: String,
    /// Where it stands.
    pub(crate) place: String,
    /// The chain, where the list says it of this address.
    pub(crate) chain: Option<ChainKind>,
    pub(crate) category: Option<Category>,
    pub(crate) confidence: Option<Confidence>,
    pub(crate) actor: Option<String>,
    pub(crate) incident: Option<String>,
    pub(crate) note: String,
}

/// Makes a publication of a list's items.
///
/// # Errors
///
/// If it is not said where the list comes from, or why an address is in it.
pub(crate) fn publication(
    form: &str,
    about: About,
    items: Vec<Item>,
) -> Result<Publication, String> {
    let source = about.source()?;
    let mut statements: Vec<Statement> = Vec::new();
    let mut rejected = Vec::new();
    let mut doubtful = Vec::new();
    let read = items.len();
    let mut seen = BTreeSet::new();
    for item in items {
        let address = match address(&item) {
            Ok(address) => address,
            Err(reason) => {
                rejected.push(Remark { reason, value: item.value, place: item.place });
                continue;
            }
        };
        if !seen.insert(address.clone()) {
            let reason = "it stands in the list already".to_owned();
            rejected.push(Remark { reason, value: item.value, place: item.place });
            continue;
        }
        if let Some(reason) = doubt(&item.value, &address) {
            doubtful.push(Remark { reason, value: item.value, place: item.place.clone() });
        }
        let category = item.category.or(about.category);
        let confidence = item.confidence.or(about.confidence);
        statements.push(Statement {
            address,
            category: category.ok_or_else(|| format!("{}: --category is missing", item.place))?,
            actor: item.actor.or_else(|| about.actor.clone()),
            incident: item.incident.or_else(|| about.incident.clone()),
            confidence: confidence
                .ok_or_else(|| format!("{}: --confidence is missing", item.place))?,
            source: source.id.clone(),
            programmes: Vec::new(),
            note: item.note,
        });
    }
    Ok(Publication {
        about: format!("{form}, {}: {}: {read} values", source.authority, source.title),
        date: source.date.clone(),
        lineage: Lineage::Ids([vec![source.id.clone()], about.replaces].concat()),
        sources: vec![source],
        statements,
        rejected,
        doubtful,
    })
}

/// Reads an item's address.
fn address(item: &Item) -> Result<ChainAddress, String> {
    let address: ChainAddress =
        item.value.parse().map_err(|_| "not an address of any chain known here".to_owned())?;
    match (&address, item.chain) {
        // Any 32 bytes in base58 are a key of Solana: only whoever wrote the list can know.
        (ChainAddress::Text(ChainKind::Solana, _), None) => {
            Err("it would be an address of Solana, but the list does not say so".to_owned())
        }
        (address, Some(chain)) if address.chain() != chain && !also_written(address, chain) => {
            Err("an address of another chain than the list says".to_owned())
        }
        _ => Ok(address),
    }
}

/// Whether an address that is read as one chain's is written like that on another, too: the old
/// spellings of Litecoin and Bitcoin Cash are Bitcoin's.
fn also_written(address: &ChainAddress, chain: ChainKind) -> bool {
    address.chain() == ChainKind::Bitcoin
        && matches!(chain, ChainKind::Litecoin | ChainKind::BitcoinCash)
}
