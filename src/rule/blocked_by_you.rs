use super::Lists;
use crate::act::{Acts, Role};
use crate::book::BookEntry;
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// An address in any role is in the user's own block list.
    BLOCKED_BY_YOU = "blocked-by-you", [Critical], check;
}

/// How many entries about one address are told; more say nothing more.
const ENTRIES_TOLD: usize = 3;

/// How many characters of a name are shown: enough for any that a person gives.
const NAME_SHOWN: usize = 60;

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    if lists.book.blocked.is_empty() {
        return;
    }
    let mut seen: Vec<(Role, &ChainAddress)> = Vec::new();
    acts.each(|act| {
        for party in &act.parties {
            let key = (party.role, &party.address);
            let entries = lists.book.blocked.entries_of(&party.address);
            if entries.is_empty() || seen.contains(&key) {
                continue;
            }
            seen.push(key);
            let told: Vec<String> = entries.iter().take(ENTRIES_TOLD).map(told).collect();
            findings.push(BLOCKED_BY_YOU.about_party(
                Level::Critical,
                act,
                party,
                &who(entries),
                told.join(" "),
            ));
        }
    });
}

/// Who it is, in words, by the entry that is the user's own if there is one.
fn who(entries: &[BookEntry]) -> String {
    let own = entries.iter().find(|entry| entry.list.is_none()).or(entries.first());
    let name = own.and_then(|entry| entry.name.as_deref()).map(quoted);
    let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
    match own.and_then(|entry| entry.list.as_deref()) {
        Some(list) => format!("an address that the list {} blocks{name}", quoted(list)),
        None => format!("an address that you have blocked{name}"),
    }
}

/// What an entry says.
fn told(entry: &BookEntry) -> String {
    let name = entry.name.as_deref().map(|name| format!(", as {}", quoted(name)));
    let name = name.unwrap_or_default();
    match entry.list.as_deref() {
        Some(list) => format!("This address is on the block list {}{name}.", quoted(list)),
        None => format!("You put this address on your own block list{name}."),
    }
}

/// A name in quotation marks, with what is invisible in it made visible, and cut if it is long.
fn quoted(name: &str) -> String {
    match name.char_indices().nth(NAME_SHOWN) {
        Some((end, _)) => format!("{:?}…", name.get(..end).unwrap_or_default()),
        None => format!("{name:?}"),
    }
}
