//! A team's own list as CSV: a header, and a column `address` at the least.

use super::list::Item;

/// The columns that are read; others are left alone.
const COLUMNS: [&str; 7] =
    ["address", "chain", "category", "confidence", "actor", "incident", "note"];

/// Reads the list; gives its items, and the columns that were left alone.
///
/// # Errors
///
/// If it is no whole table, has no column `address`, or if a field can never be right. A value
/// that is no address is no error here.
pub(crate) fn read(text: &str) -> Result<(Vec<Item>, Vec<String>), String> {
    // The reader takes a file that was cut inside quotation marks for whole.
    if text.matches('"').count() % 2 == 1 {
        return Err("a quotation mark is not closed: the file is cut short".to_owned());
    }
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|error| error.to_string())?.clone();
    let places = COLUMNS.map(|column| {
        header
            .iter()
            .position(|name| name.trim_start_matches('\u{feff}').eq_ignore_ascii_case(column))
    });
    if places.first().is_none_or(Option::is_none) {
        return Err("it has no column \"address\"".to_owned());
    }
    let unread = header.iter().enumerate().filter(|(at, _)| !places.contains(&Some(*at)));
    let unread = unread.map(|(_, name)| name.to_owned()).collect();
    let mut items = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let place = format!("line {}", record.position().map_or(0, csv::Position::line));
        let [address, chain, category, confidence, actor, incident, note] =
            places.map(|at| at.and_then(|at| record.get(at)).filter(|field| !field.is_empty()));
        let Some(value) = address else {
            return Err(format!("{place}: the address is missing"));
        };
        items.push(Item {
            value: value.to_owned(),
            chain: named(chain, &place)?,
            category: named(category, &place)?,
            confidence: named(confidence, &place)?,
            actor: actor.map(str::to_owned),
            incident: incident.map(str::to_owned),
            note: note.unwrap_or_default().to_owned(),
            place,
        });
    }
    Ok((items, unread))
}

/// A field that must be one of the names that the files use.
pub(crate) fn named<T: serde::de::DeserializeOwned>(
    name: Option<&str>,
    place: &str,
) -> Result<Option<T>, String> {
    let parse = |name: &str| serde_json::from_value(serde_json::Value::String(name.to_owned()));
    name.map(parse).transpose().map_err(|error| format!("{place}: {error}"))
}
