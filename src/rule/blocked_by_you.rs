use alloy_primitives::Address;

use super::Lists;
use crate::act::{Acts, Content, Role};
use crate::book::BookEntry;
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// An address in any role, or anywhere in the request's bytes, is in the user's own block list.
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
    let met = seen.into_iter().map(|(_, address)| address.clone()).collect();
    in_bytes(acts, lists, met, findings);
}

/// Blocked accounts that stand in the request's bytes, whether those were read or not: as a token that is
/// traded, or somebody whom no role names.
fn in_bytes(
    acts: &Acts,
    lists: &Lists<'_>,
    mut met: Vec<ChainAddress>,
    findings: &mut Vec<Finding>,
) {
    let blocked = &lists.book.blocked;
    // Which first two bytes there are, so that hardly any place in the bytes is looked up.
    let mut starts = vec![false; 1 << 16];
    let start = |bytes: &[u8]| match bytes {
        [first, second, ..] => usize::from(u16::from_be_bytes([*first, *second])),
        _ => 0,
    };
    for address in blocked.iter().filter_map(|entry| entry.address.bytes20()) {
        if let Some(start) = starts.get_mut(start(address.as_slice())) {
            *start = true;
        }
    }
    for payload in &acts.payloads {
        let Content::Bytes(bytes) = &payload.content else { continue };
        for (offset, window) in bytes.windows(Address::len_bytes()).enumerate() {
            if starts.get(start(window)) != Some(&true) {
                continue;
            }
            let entries = blocked.entries_of(&Address::from_slice(window).into());
            let Some(entry) = entries.first() else { continue };
            if met.iter().any(|one| one.is_same_account(&entry.address)) {
                continue;
            }
            met.push(entry.address.clone());
            let told: Vec<String> = entries.iter().take(ENTRIES_TOLD).map(told).collect();
            findings.push(Finding {
                rule: BLOCKED_BY_YOU.id.to_owned(),
                level: Level::Critical,
                title: format!("Inside this request is {}.", who(entries)),
                detail: told.join(" "),
                subject: Some(entry.address.clone()),
                role: None,
                path: payload.path_at(offset),
                evidence: Vec::new(),
            });
        }
    }
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
