//! A team's own list as JSON: a list of addresses, or of objects with the columns of the CSV
//! form; or an object that says of itself where it comes from and holds such a list.

use serde::Deserialize;

use super::list::{About, Item};
use super::list_csv::named;

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Plain(Vec<Entry>),
    WithSource { source: About, addresses: Vec<Entry> },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Address(String),
    Item {
        address: String,
        chain: Option<String>,
        category: Option<String>,
        confidence: Option<String>,
        actor: Option<String>,
        incident: Option<String>,
        note: Option<String>,
    },
}

/// Reads the list, and what it says of itself.
///
/// # Errors
///
/// If it is not JSON of one of the forms.
pub(crate) fn read(text: &str) -> Result<(About, Vec<Item>), String> {
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
    let file = File::deserialize(value).map_err(|_| {
        "neither a list of addresses nor an object with \"source\" and \"addresses\"".to_owned()
    })?;
    let (about, entries) = match file {
        File::Plain(entries) => (About::default(), entries),
        File::WithSource { source, addresses } => (source, addresses),
    };
    let entries = entries.into_iter().zip(1..);
    let items = entries.map(|(entry, number)| item(entry, format!("entry {number}")));
    Ok((about, items.collect::<Result<_, _>>()?))
}

fn item(entry: Entry, place: String) -> Result<Item, String> {
    Ok(match entry {
        Entry::Address(value) => Item { value, place, ..Item::default() },
        Entry::Item { address, chain, category, confidence, actor, incident, note } => Item {
            value: address,
            chain: named(chain.as_deref(), &place)?,
            category: named(category.as_deref(), &place)?,
            confidence: named(confidence.as_deref(), &place)?,
            actor,
            incident,
            note: note.unwrap_or_default(),
            place,
        },
    })
}
