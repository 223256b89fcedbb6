//! What must be true of the rows. Every mistake is told with its file and line.

use std::collections::{BTreeMap, BTreeSet};

use super::super::address::{ChainAddress, ChainKind};
use super::super::category::{Category, Confidence};
use super::rows::{
    AddressRow, Bars, ExceptionRow, IncidentRow, PlacedRows, SourceRow, incident_name,
};

/// Notes every mistake.
pub(super) fn check(rows: &PlacedRows, problems: &mut Vec<String>) {
    check_sources(&rows.sources, problems);
    check_incidents(&rows.incidents, problems);
    check_exceptions(&rows.exceptions, problems);
    check_addresses(&rows.addresses, &rows.exceptions, problems);
    check_references(rows, problems);
}

fn check_sources(sources: &[(String, SourceRow)], problems: &mut Vec<String>) {
    check_order(sources, |source| source.id.clone(), problems);
    for (place, source) in sources {
        let SourceRow { id, authority, title, url, date } = source;
        if !is_kebab_case(id) {
            problems.push(format!("{place}: the id {id:?} is not in kebab case"));
        }
        if authority.is_empty() || title.is_empty() {
            problems.push(format!("{place}: the authority or the title is missing"));
        }
        if !is_url(url) {
            problems.push(format!("{place}: the URL {url:?} is not an https address"));
        }
        if !is_date(date) || date.len() != 10 {
            problems.push(format!("{place}: {date:?} is not a date, YYYY-MM-DD"));
        }
    }
}

fn check_incidents(incidents: &[(String, IncidentRow)], problems: &mut Vec<String>) {
    check_order(incidents, |incident| incident.id.clone(), problems);
    let mut names = BTreeSet::new();
    for (place, incident) in incidents {
        let IncidentRow { id, name, date, actor, what, source, .. } = incident;
        if !is_kebab_case(id) {
            problems.push(format!("{place}: the id {id:?} is not in kebab case"));
        }
        if name.is_empty() || !names.insert(name) {
            problems.push(format!("{place}: the name is missing, or another incident has it"));
        }
        if actor.is_empty() {
            problems.push(format!("{place}: the actor is missing"));
        }
        if !what.is_empty() && !what.ends_with('.') {
            problems.push(format!("{place}: what happened is not a sentence"));
        }
        if !date.is_empty() && !is_date(date) {
            problems.push(format!("{place}: {date:?} is not a date, a month or a year"));
        }
        if !source.is_empty() && !is_url(source) {
            problems.push(format!("{place}: the source {source:?} is not an https address"));
        }
        if incident.amount_usd.is_some() && source.is_empty() {
            problems.push(format!("{place}: an amount without a source"));
        }
    }
}

fn check_exceptions(exceptions: &[(String, ExceptionRow)], problems: &mut Vec<String>) {
    let key = |row: &ExceptionRow| (row.chain.name(), row.address.clone());
    check_order(exceptions, key, problems);
    for (place, exception) in exceptions {
        check_spelling(place, exception.chain, &exception.address, problems);
        if exception.reason.is_empty() {
            problems.push(format!("{place}: the reason is missing"));
        }
    }
}

fn check_addresses(
    addresses: &[(String, AddressRow)],
    exceptions: &[(String, ExceptionRow)],
    problems: &mut Vec<String>,
) {
    let key = |row: &AddressRow| (row.chain.name(), row.address.clone(), row.source.clone());
    check_order(addresses, key, problems);
    let excepted: BTreeMap<_, _> =
        exceptions.iter().map(|(place, row)| ((row.chain, &row.address), (place, row))).collect();
    for (place, row) in addresses {
        check_spelling(place, row.chain, &row.address, problems);
        if row.category == Category::DprkSanctioned && row.confidence != Confidence::Official {
            problems.push(format!("{place}: only an official source sanctions"));
        }
        if let Some((exception_place, exception)) = excepted.get(&(row.chain, &row.address)) {
            let barred = match exception.bars {
                Bars::All => true,
                Bars::Dprk => row.category.is_dprk(),
                Bars::Nothing => false,
            };
            if barred {
                let reason = &exception.reason;
                problems.push(format!("{place}: excepted by {exception_place}: {reason}"));
            }
        }
    }
    let listed: BTreeSet<_> = addresses.iter().map(|(_, row)| (row.chain, &row.address)).collect();
    for (place, row) in exceptions {
        if row.bars == Bars::Nothing && !listed.contains(&(row.chain, &row.address)) {
            problems.push(format!("{place}: a note on a listed address, but it is not listed"));
        }
    }
}

/// What a row names must be there, and what is there must be named.
fn check_references(rows: &PlacedRows, problems: &mut Vec<String>) {
    let sources: BTreeSet<_> = rows.sources.iter().map(|(_, source)| &source.id).collect();
    let incidents = rows.incidents.iter().enumerate();
    let incidents: BTreeMap<&str, usize> =
        incidents.map(|(number, (_, incident))| (incident.name.as_str(), number)).collect();
    let mut used_sources = BTreeSet::new();
    let mut used_incidents = BTreeSet::new();
    for (place, row) in &rows.addresses {
        if !sources.contains(&row.source) {
            problems.push(format!("{place}: sources.csv has no {:?}", row.source));
        }
        used_sources.insert(&row.source);
        if let Some(text) = &row.incident {
            match incident_name(&incidents, text) {
                Some((number, _)) => _ = used_incidents.insert(number),
                None => problems.push(format!("{place}: incidents.csv has no {text:?}")),
            }
        }
    }
    for (place, source) in &rows.sources {
        if !used_sources.contains(&source.id) {
            problems.push(format!("{place}: no address is listed by {:?}", source.id));
        }
    }
    for (number, (place, incident)) in rows.incidents.iter().enumerate() {
        if !used_incidents.contains(&number) {
            problems.push(format!("{place}: no address is listed for {:?}", incident.name));
        }
    }
}

/// An address must be read as one of its chain, and be spelled as the engine would spell it.
fn check_spelling(place: &str, chain: ChainKind, text: &str, problems: &mut Vec<String>) {
    match text.parse::<ChainAddress>() {
        Err(_) => problems.push(format!("{place}: {text:?} is not an address of any chain")),
        Ok(address) if address.chain() != chain => {
            let read = address.chain().name();
            problems.push(format!("{place}: {text} is an address of {read}"));
        }
        Ok(address) if address.to_string() != text => {
            problems.push(format!("{place}: {text} should be spelled {address}"));
        }
        Ok(_) => {}
    }
}

/// Rows stand in the order of their keys, byte by byte, and no key stands twice.
fn check_order<T, K: Ord>(rows: &[(String, T)], key: impl Fn(&T) -> K, problems: &mut Vec<String>) {
    for pair in rows.windows(2) {
        if let [(_, before), (place, row)] = pair {
            let (before, this) = (key(before), key(row));
            if before == this {
                problems.push(format!("{place}: the row before has the same key"));
            } else if before > this {
                problems.push(format!("{place}: the row before belongs after this one"));
            }
        }
    }
}

/// The review window makes a link of it, so nothing but the web may stand there.
fn is_url(text: &str) -> bool {
    text.starts_with("https://") && !text.contains(char::is_whitespace)
}

fn is_kebab_case(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// A year, a month of a year, or a day of it.
fn is_date(text: &str) -> bool {
    let number = |digits: &str, length: usize| {
        (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse::<u16>().ok())
            .flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match parts.as_slice() {
        [year] => return number(year, 4).is_some(),
        [year, month] => (number(year, 4), number(month, 2), Some(1)),
        [year, month, day] => (number(year, 4), number(month, 2), number(day, 2)),
        _ => return false,
    };
    let days = match (year, month) {
        (Some(_), Some(1 | 3 | 5 | 7 | 8 | 10 | 12)) => 31,
        (Some(_), Some(4 | 6 | 9 | 11)) => 30,
        (Some(year), Some(2)) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        (Some(_), Some(2)) => 28,
        _ => return false,
    };
    day.is_some_and(|day| (1..=days).contains(&day))
}
