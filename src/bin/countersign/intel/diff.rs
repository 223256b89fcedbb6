//! What differs between two states of an address set, as whoever has to answer for it reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::folder::Folder;
use super::rows::{AddressRow, SourceRow, stem};

/// What differs between two states of a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Diff {
    /// By the publication, and by whom the addresses are said to belong to.
    groups: BTreeMap<(String, String), Group>,
    /// How many rows a newer state of their publication repeats, and nothing else changed.
    confirmed: usize,
    /// How many rows changed in their note alone.
    notes: usize,
    new_to_the_set: usize,
    gone_from_the_set: usize,
    /// Changes of the other files, one line each.
    others: Vec<String>,
}

/// The rows of one publication about one actor that differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Group {
    title: String,
    lines: Vec<Line>,
}

/// A row that differs. Ordered as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    kind: Kind,
    chain: String,
    address: String,
    what: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Added,
    Removed,
    Changed,
}

/// Marks an address that nothing listed before.
const NEW: &str = " (new to the set)";
/// Marks an address that nothing lists any more.
const GONE: &str = " (gone from the set)";
/// Marks a row that goes while others about its address stay.
const STAYS: &str = " (still listed by another)";

impl Diff {
    /// What has to be done to come from one state to the other.
    pub(crate) fn between(old: &Folder, new: &Folder) -> Self {
        let mut diff = Self::default();
        let (listed, now) = (old.listed(), new.listed());
        diff.new_to_the_set = now.difference(&listed).count();
        diff.gone_from_the_set = listed.difference(&now).count();
        for (before, after) in pairs(old, new) {
            let elsewhere = match (before, after) {
                (None, Some(row)) if !listed.contains(&(&*row.chain, &*row.address)) => NEW,
                (Some(row), None) if !now.contains(&(&*row.chain, &*row.address)) => GONE,
                (Some(_), None) => STAYS,
                _ => "",
            };
            diff.add(old, new, (before, after), elsewhere);
        }
        diff.groups.values_mut().for_each(|group| group.lines.sort());
        diff.add_others(old, new);
        diff
    }

    /// Whether nothing differs at all.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn add(&mut self, old: &Folder, new: &Folder, pair: Pair<'_>, elsewhere: &str) {
        let (kind, row, what) = match pair {
            (None, Some(row)) => (Kind::Added, row, format!("{}{elsewhere}", said(row))),
            (Some(row), None) => (Kind::Removed, row, format!("{}{elsewhere}", said(row))),
            (Some(before), Some(after)) => {
                let changes = changes(before, after);
                if changes.is_empty() {
                    self.confirmed += usize::from(before.source != after.source);
                    let note = before.source == after.source && before.note != after.note;
                    self.notes += usize::from(note);
                    return;
                }
                (Kind::Changed, after, changes.join("; "))
            }
            (None, None) => return,
        };
        let sources = if kind == Kind::Removed { &old.sources } else { &new.sources };
        let source = sources.iter().find(|source| source.id == row.source);
        let title = source.map_or_else(|| row.source.clone(), title);
        let key = (stem(&row.source).to_owned(), row.actor.clone());
        let group = self.groups.entry(key).or_default();
        if group.title.is_empty() || kind != Kind::Removed {
            group.title = title;
        }
        let (chain, address) = (row.chain.clone(), row.address.clone());
        group.lines.push(Line { kind, chain, address, what });
    }

    fn add_others(&mut self, old: &Folder, new: &Folder) {
        let name = |row: &super::rows::ExceptionRow| {
            format!("exception ({}): {} {}: {}", row.bars, row.chain, row.address, row.reason)
        };
        self.add_set(old.exceptions.iter().map(name), new.exceptions.iter().map(name));
        let name = |row: &super::rows::IncidentRow| {
            let parts = [&row.date, &row.amount_usd, &row.actor, &row.what];
            let parts: Vec<&str> =
                parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
            format!("incident: {} [{}]", row.name, parts.join("; "))
        };
        self.add_set(old.incidents.iter().map(name), new.incidents.iter().map(name));
    }

    fn add_set(&mut self, old: impl Iterator<Item = String>, new: impl Iterator<Item = String>) {
        let (old, new): (BTreeSet<String>, BTreeSet<String>) = (old.collect(), new.collect());
        self.others.extend(new.difference(&old).map(|line| format!("+ {line}")));
        self.others.extend(old.difference(&new).map(|line| format!("- {line}")));
    }

    /// How many rows there are of a kind.
    fn count(&self, kind: Kind) -> usize {
        let lines = self.groups.values().flat_map(|group| &group.lines);
        lines.filter(|line| line.kind == kind).count()
    }

    /// The difference as text: sums first, then each publication and actor.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let [added, removed, changed] =
            [Kind::Added, Kind::Removed, Kind::Changed].map(|kind| self.count(kind));
        let _ = writeln!(
            text,
            "rows: {added} added, {removed} removed, {changed} changed, {} confirmed by a newer \
             publication, {} with another note",
            self.confirmed, self.notes
        );
        let _ = writeln!(
            text,
            "addresses: {} new to the set, {} gone from it",
            self.new_to_the_set, self.gone_from_the_set
        );
        for ((stem, actor), group) in &self.groups {
            let actor = if actor.is_empty() { "(nobody named)" } else { actor };
            let count = |kind| group.lines.iter().filter(|line| line.kind == kind).count();
            let _ = writeln!(text, "\n{stem}: {actor}\n  {}", group.title);
            let _ = writeln!(
                text,
                "  {} added, {} removed, {} changed",
                count(Kind::Added),
                count(Kind::Removed),
                count(Kind::Changed)
            );
            for Line { kind, chain, address, what } in &group.lines {
                let sign = match kind {
                    Kind::Added => '+',
                    Kind::Removed => '-',
                    Kind::Changed => '~',
                };
                let _ = writeln!(text, "  {sign} {chain} {address}  {what}");
            }
        }
        if !self.others.is_empty() {
            let _ = writeln!(text);
        }
        for line in &self.others {
            let _ = writeln!(text, "{line}");
        }
        text
    }
}

fn title(source: &SourceRow) -> String {
    format!("{}: {}", source.authority, source.title)
}

/// What a row says, in short.
fn said(row: &AddressRow) -> String {
    let parts = [&row.category, &row.confidence, &row.incident];
    let parts: Vec<&str> =
        parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    parts.join(", ")
}

/// What is said differently, apart from the note.
fn changes(before: &AddressRow, after: &AddressRow) -> Vec<String> {
    let columns = [
        ("category", &before.category, &after.category),
        ("actor", &before.actor, &after.actor),
        ("incident", &before.incident, &after.incident),
        ("confidence", &before.confidence, &after.confidence),
    ];
    let mut changes = Vec::new();
    for (name, before, after) in columns {
        if before != after {
            let shown = |text: &str| if text.is_empty() { "nothing" } else { text }.to_owned();
            changes.push(format!("{name}: {} → {}", shown(before), shown(after)));
        }
    }
    changes
}

type Pair<'a> = (Option<&'a AddressRow>, Option<&'a AddressRow>);

/// Each row with the one it has become: the row of the same source, or else of another state of
/// the same publication.
fn pairs<'a>(old: &'a Folder, new: &'a Folder) -> Vec<Pair<'a>> {
    let mut before: BTreeMap<(&str, &str, &str), &AddressRow> =
        old.addresses.iter().map(|row| (row.key(), row)).collect();
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    let mut unmatched = Vec::new();
    for row in &new.addresses {
        match before.remove(&row.key()) {
            Some(same) => pairs.push((Some(same), Some(row))),
            None => unmatched.push(row),
        }
    }
    let mut by_stem: BTreeMap<(&str, &str, &str), Vec<&AddressRow>> = BTreeMap::new();
    for row in before.into_values() {
        by_stem.entry((&row.chain, &row.address, stem(&row.source))).or_default().push(row);
    }
    for row in unmatched {
        let key = (row.chain.as_str(), row.address.as_str(), stem(&row.source));
        // Where a set holds several states of one publication, the newest is the one compared.
        let earlier = by_stem.remove(&key).and_then(|mut rows| rows.pop());
        pairs.push((earlier, Some(row)));
    }
    pairs.extend(
        by_stem.into_values().filter_map(|mut rows| rows.pop()).map(|row| (Some(row), None)),
    );
    pairs
}
