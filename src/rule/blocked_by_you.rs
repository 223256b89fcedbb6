use alloy_primitives::Address;

use super::Lists;
use crate::act::{Acts, Content, Role};
use crate::book::{AddressList, BookEntry};
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

/// How many hex digits an account has.
const HEX_DIGITS: usize = 40;

/// The shortest spelling of an address in another alphabet.
const SHORTEST_WORD: usize = 25;

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

/// Blocked addresses that stand in the request's bytes and texts, whether those were read or not: as a token
/// that is traded, somebody whom no role names, or spelled out in a message.
fn in_bytes(
    acts: &Acts,
    lists: &Lists<'_>,
    mut met: Vec<ChainAddress>,
    findings: &mut Vec<Finding>,
) {
    let blocked = &lists.book.blocked;
    let starts = Starts::of(blocked);
    for payload in &acts.payloads {
        let mut found = |offset: usize, address: &ChainAddress| {
            let entries = blocked.entries_of(address);
            let Some(entry) = entries.first() else { return };
            if met.iter().any(|one| one.is_same_account(&entry.address)) {
                return;
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
        };
        match &payload.content {
            Content::Bytes(bytes) => {
                starts.accounts_in(bytes, &mut found);
                starts.spelled_in(bytes, &mut found);
            }
            Content::Text(text) => starts.spelled_in(text.as_bytes(), &mut found),
        }
    }
}

/// Which first two bytes the blocked accounts have, so that hardly any place is looked up.
struct Starts(Vec<bool>);

impl Starts {
    fn of(blocked: &AddressList) -> Self {
        let mut starts = Self(vec![false; 1 << 16]);
        for account in blocked.iter().filter_map(|entry| entry.address.bytes20()) {
            if let Some(start) = starts.0.get_mut(start(account.as_slice())) {
                *start = true;
            }
        }
        starts
    }

    /// Calls with every twenty bytes that may be a blocked account.
    fn accounts_in(&self, bytes: &[u8], found: &mut dyn FnMut(usize, &ChainAddress)) {
        for (offset, window) in bytes.windows(Address::len_bytes()).enumerate() {
            if self.0.get(start(window)) == Some(&true) {
                found(offset, &Address::from_slice(window).into());
            }
        }
    }

    /// Calls with every address that is spelled out in text: in hex wherever it stands, in other alphabets as
    /// a word.
    fn spelled_in(&self, text: &[u8], found: &mut dyn FnMut(usize, &ChainAddress)) {
        for (start, digits) in runs(text, u8::is_ascii_hexdigit, HEX_DIGITS) {
            for shift in 0..2 {
                let pairs = digits.get(shift..).unwrap_or_default().as_chunks::<2>().0;
                let Ok(bytes) = hex::decode(pairs.as_flattened()) else { continue };
                self.accounts_in(&bytes, &mut |at, account| found(start + shift + 2 * at, account));
            }
        }
        for (start, word) in runs(text, u8::is_ascii_alphanumeric, SHORTEST_WORD) {
            if let Ok(address) = std::str::from_utf8(word).unwrap_or_default().parse() {
                found(start, &address);
            }
        }
    }
}

/// The number that the first two bytes are.
fn start(bytes: &[u8]) -> usize {
    match bytes {
        [first, second, ..] => usize::from(u16::from_be_bytes([*first, *second])),
        _ => 0,
    }
}

/// The runs of such characters that are not shorter than that, and where they begin.
fn runs(
    text: &[u8],
    is_part: fn(&u8) -> bool,
    shortest: usize,
) -> impl Iterator<Item = (usize, &[u8])> {
    let mut start = 0;
    text.split(move |byte| !is_part(byte)).filter_map(move |run| {
        let at = start;
        start += run.len() + 1;
        (run.len() >= shortest).then_some((at, run))
    })
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
