//! Puts a publication in the place of its earlier states.

use std::collections::{BTreeMap, BTreeSet};

use countersign::intel::compile::incident_name;
use countersign::intel::{Category, ChainAddress};

use super::folder::Folder;
use super::ofac;
use super::publication::{Publication, Statement};
use super::rows::{AddressRow, IncidentRow, SourceRow, stem, word};

/// A set with a publication put in, before it is written.
#[derive(Clone, Debug)]
pub(crate) struct Merged {
    pub(crate) folder: Folder,
    /// How many addresses the earlier states listed.
    pub(crate) before: usize,
    /// How many the publication lists now.
    pub(crate) after: usize,
    /// The date of the newest earlier state.
    pub(crate) newest_before: Option<String>,
    /// What the exceptions keep out, and their reasons.
    pub(crate) kept_out: Vec<(ChainAddress, String)>,
}

/// The set with the publication in it, and without whatever only earlier states of it said.
pub(crate) fn merge(old: &Folder, publication: &Publication) -> Merged {
    let replaced: BTreeSet<&str> = old
        .sources
        .iter()
        .filter(|source| publication.lineage.holds(source))
        .map(|source| source.id.as_str())
        .collect();
    let (earlier, others): (Vec<&AddressRow>, Vec<&AddressRow>) =
        old.addresses.iter().partition(|row| replaced.contains(row.source.as_str()));
    let mut merged = Merged {
        folder: Folder { addresses: others.into_iter().cloned().collect(), ..old.clone() },
        before: earlier.iter().map(|row| &row.address).collect::<BTreeSet<_>>().len(),
        after: 0,
        newest_before: old
            .sources
            .iter()
            .filter(|source| replaced.contains(source.id.as_str()))
            .map(|source| source.date.clone())
            .max(),
        kept_out: Vec::new(),
    };
    let decided = Decided::of(&earlier);
    let mut listed = BTreeSet::new();
    for statement in &publication.statements {
        let row = decided.row(statement);
        if let Some(reason) = barred(old, &row) {
            merged.kept_out.push((statement.address.clone(), reason));
        } else {
            listed.insert(row.address.clone());
            merged.folder.addresses.push(row);
        }
    }
    merged.after = listed.len();
    merged.folder.addresses.sort_by(|one, other| one.key().cmp(&other.key()));
    merged.put_sources(&replaced, publication);
    merged.put_incidents(publication);
    if merged.folder != *old {
        merged.folder.number = next_number(old, &merged.folder);
    }
    merged
}

impl Merged {
    fn put_sources(&mut self, replaced: &BTreeSet<&str>, publication: &Publication) {
        let used: BTreeSet<String> =
            self.folder.addresses.iter().map(|row| row.source.clone()).collect();
        let mut sources: BTreeMap<String, SourceRow> = BTreeMap::new();
        for source in &self.folder.sources {
            if !replaced.contains(source.id.as_str()) {
                sources.insert(source.id.clone(), source.clone());
            }
        }
        for source in &publication.sources {
            if used.contains(&source.id) {
                sources.insert(source.id.clone(), source.clone());
            }
        }
        self.folder.sources = sources.into_values().collect();
    }

    /// Adds the incidents that are named for the first time, and leaves out those that nothing is
    /// listed for any more.
    fn put_incidents(&mut self, publication: &Publication) {
        let Folder { addresses, incidents, .. } = &mut self.folder;
        let names: Vec<String> = incidents.iter().map(|incident| incident.name.clone()).collect();
        let names: BTreeMap<&str, usize> = names.iter().map(String::as_str).zip(0..).collect();
        let mut used = BTreeSet::new();
        let mut added: BTreeMap<&str, &AddressRow> = BTreeMap::new();
        for row in addresses.iter().filter(|row| !row.incident.is_empty()) {
            match incident_name(&names, &row.incident) {
                Some((number, _)) => _ = used.insert(number),
                None => _ = added.entry(&row.incident).or_insert(row),
            }
        }
        let ours: BTreeSet<&str> =
            publication.sources.iter().map(|source| source.id.as_str()).collect();
        let added = added.into_values().filter(|row| ours.contains(row.source.as_str()));
        let mut number = 0..;
        incidents.retain(|_| number.next().is_some_and(|number| used.contains(&number)));
        incidents.extend(added.map(|row| IncidentRow {
            id: kebab_case(&row.incident),
            name: row.incident.clone(),
            date: last_date(&row.incident).unwrap_or_default().to_owned(),
            amount_usd: String::new(),
            // Every incident has one; where nobody is named, the authority that lists it stands in.
            actor: Some(&row.actor).filter(|actor| !actor.is_empty()).cloned().unwrap_or_else(
                || publication.sources.first().map(|one| one.authority.clone()).unwrap_or_default(),
            ),
            what: String::new(),
            source: String::new(),
        }));
        incidents.sort();
    }
}

/// What people decided about the entries of earlier states: better names and incidents than the
/// publication has, and other categories than its programmes say.
struct Decided<'a> {
    by_entry: BTreeMap<&'a str, Vec<&'a AddressRow>>,
}

impl<'a> Decided<'a> {
    fn of(earlier: &[&'a AddressRow]) -> Self {
        let mut by_entry: BTreeMap<&str, Vec<&AddressRow>> = BTreeMap::new();
        for row in earlier {
            by_entry.entry(stem(&row.source)).or_default().push(row);
        }
        Self { by_entry }
    }

    fn row(&self, statement: &Statement) -> AddressRow {
        let mut row = AddressRow {
            chain: word(&statement.address.chain()),
            address: statement.address.to_string(),
            category: word(&statement.category),
            actor: statement.actor.clone().unwrap_or_default(),
            incident: statement.incident.clone().unwrap_or_default(),
            confidence: word(&statement.confidence),
            source: statement.source.clone(),
            note: statement.note.clone(),
        };
        let entry = self.by_entry.get(stem(&statement.source)).map_or(&[][..], Vec::as_slice);
        let same: Vec<&AddressRow> = entry
            .iter()
            .copied()
            .filter(|before| (&before.chain, &before.address) == (&row.chain, &row.address))
            .collect();
        let all = agreed(entry, |row| &row.actor);
        if let Some(actor) = agreed(&same, |row| &row.actor).or(all) {
            let listing = format!("{}{}", ofac::DESIGNATION, row.actor);
            if let Some(date) = row.incident.strip_prefix(&listing) {
                row.incident = format!("{}{actor}{date}", ofac::DESIGNATION);
            }
            actor.clone_into(&mut row.actor);
        }
        // A theft is told of an address by name. Only of the listing itself can it be said that
        // every address of the entry is listed for it.
        let all = agreed(entry, |row| &row.incident);
        let all = all.filter(|text| text.starts_with(ofac::DESIGNATION));
        if let Some(incident) = agreed(&same, |row| &row.incident).or(all) {
            incident.clone_into(&mut row.incident);
        }
        let decided = agreed(&same, |row| &row.category).or(agreed(entry, |row| &row.category));
        if let Some(category) = decided.filter(|_| programmes_stay(entry, statement)) {
            category.clone_into(&mut row.category);
        }
        row
    }
}

/// What all rows say in a column; `None` if they differ, say nothing, or there are none.
fn agreed<'a>(
    rows: &[&'a AddressRow],
    column: impl Fn(&'a AddressRow) -> &'a String,
) -> Option<&'a str> {
    let first = column(rows.first()?);
    let all = !first.is_empty() && rows.iter().all(|row| column(row) == first);
    all.then_some(first)
}

/// Whether the entry is listed under the same programmes as before. Mirrors of the list do not
/// name them.
fn programmes_stay(entry: &[&AddressRow], statement: &Statement) -> bool {
    let now: BTreeSet<&str> = statement.programmes.iter().map(String::as_str).collect();
    entry.iter().all(|row| {
        let before = ofac::programmes(&row.note);
        before.is_empty() || now == before.iter().map(String::as_str).collect()
    })
}

/// Why an exception keeps a row out of the set.
fn barred(folder: &Folder, row: &AddressRow) -> Option<String> {
    let exception = folder
        .exceptions
        .iter()
        .find(|one| (&one.chain, &one.address) == (&row.chain, &row.address))?;
    let dprk =
        Category::ALL.iter().any(|category| category.is_dprk() && word(category) == row.category);
    let barred = exception.bars == "all" || exception.bars == "dprk" && dprk;
    barred.then(|| exception.reason.clone())
}

/// The number of a changed set: by its newest date, and higher than before in any case.
fn next_number(old: &Folder, new: &Folder) -> u64 {
    /// How many changes a date has numbers for.
    const CHANGES_A_DAY: u64 = 100;
    let newest = new.sources.iter().map(|source| source.date.as_str()).max().unwrap_or_default();
    let digits: String = newest.chars().filter(char::is_ascii_digit).collect();
    let by_date = digits.parse::<u64>().unwrap_or(0).saturating_mul(CHANGES_A_DAY);
    old.number.max(by_date).saturating_add(1)
}

/// A text as an id: its words in lower case, with hyphens between.
pub(crate) fn kebab_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    words.join("-")
}

/// The date at the end of an incident's text.
fn last_date(text: &str) -> Option<&str> {
    let date = text.rsplit(", ").next()?;
    (stem(&format!("-{date}")).is_empty()).then_some(date)
}
