//! `countersign intel show` and `stats`: what the address set says, for a terminal.

use std::collections::BTreeMap;
use std::fmt::Write;

use countersign::intel::{AddressSet, ChainKind, Evidence, Known, KnownIncident, KnownSource};

use super::rows::word;

/// How many of several incidents or sources are shown in full. More are named only.
const SHOWN_IN_FULL: usize = 3;

/// What the set says of an address, or what it has under the name of an incident, an actor or a
/// source; `false` if nothing.
pub(crate) fn show(set: &AddressSet, asked: &str) -> (String, bool) {
    let asked = asked.trim();
    let version = set.info().version;
    if let Some(answer) = set.ask(asked) {
        if answer.evidence.is_empty() {
            let text = format!(
                "{} is not in address set {version}. That does not make it safe.\n",
                answer.address
            );
            return (text, false);
        }
        return (address(&answer.address.to_string(), &answer), true);
    }
    let known = set.known();
    let is_asked = |text: &str| text.to_lowercase().contains(&asked.to_lowercase());
    let incidents: Vec<&KnownIncident> = known
        .incidents
        .iter()
        .filter(|one| is_asked(&one.name) || one.actor.as_deref().is_some_and(is_asked))
        .collect();
    let sources: Vec<&KnownSource> = known
        .sources
        .iter()
        .filter(|one| is_asked(&one.authority) || is_asked(&one.title) || is_asked(&one.url))
        .collect();
    if asked.is_empty() || incidents.is_empty() && sources.is_empty() {
        let text = format!(
            "{asked:?} is no address, and no incident, actor or source of address set {version} \
             has that name.\n"
        );
        return (text, false);
    }
    let mut text = String::new();
    for (incident, number) in incidents.iter().zip(0..) {
        self::incident(&mut text, set, incident, number < SHOWN_IN_FULL);
    }
    for (source, number) in sources.iter().zip(0..) {
        self::source(&mut text, set, source, number < SHOWN_IN_FULL);
    }
    (text, true)
}

/// What each source says of an address.
fn address(asked: &str, answer: &countersign::intel::Lookup) -> String {
    let mut text = format!("{asked}\n");
    if let Some(listed) = answer.listed_as.as_ref().filter(|listed| **listed != answer.address) {
        let _ = writeln!(text, "  listed as {listed}: the same key owns it in both spellings");
    }
    for evidence in &answer.evidence {
        let Evidence { actor, incident, category, confidence, source, url, date } = evidence;
        let named: Vec<&str> =
            [actor, incident].into_iter().flatten().map(String::as_str).collect();
        let named = if named.is_empty() { "no one is named".to_owned() } else { named.join(": ") };
        let _ = writeln!(text, "\n  {named}");
        let _ = writeln!(text, "    {}, {}", word(category), word(confidence));
        let _ = writeln!(text, "    {source}");
        let _ = writeln!(text, "    published {date}, {url}");
    }
    text
}

fn incident(text: &mut String, set: &AddressSet, incident: &KnownIncident, in_full: bool) {
    let KnownIncident { name, actor, date, amount_usd, category, addresses, chains, .. } = incident;
    let _ = writeln!(text, "{name}");
    let amount = amount_usd.as_ref().map(|amount| format!("{amount} US dollars"));
    let parts: Vec<&str> =
        [actor, date, &amount].into_iter().flatten().map(String::as_str).collect();
    if !parts.is_empty() {
        let _ = writeln!(text, "  {}", parts.join(", "));
    }
    if let Some(what) = &incident.what {
        let _ = writeln!(text, "  {what}");
    }
    let chains = chains.join(", ");
    let _ = writeln!(text, "  {}: {}, {chains}", word(category), counted(*addresses));
    if in_full {
        for source in &incident.sources {
            let _ = writeln!(text, "  by {}", about(source));
        }
        list(text, set, |evidence| {
            let rest =
                evidence.incident.as_deref().and_then(|text| text.strip_prefix(name.as_str()));
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
    }
    text.push('\n');
}

fn source(text: &mut String, set: &AddressSet, source: &KnownSource, in_full: bool) {
    let _ = writeln!(text, "{}", about(source));
    if in_full {
        let _ = writeln!(text, "  {}", source.url);
        let whole = format!("{}: {}", source.authority, source.title);
        list(text, set, |evidence| evidence.source == whole && evidence.date == source.date);
    }
    text.push('\n');
}

fn about(source: &KnownSource) -> String {
    let KnownSource { authority, title, date, addresses, .. } = source;
    format!("{authority}: {title}, {date}, {}", counted(*addresses))
}

fn counted(addresses: u32) -> String {
    format!("{addresses} {}", if addresses == 1 { "address" } else { "addresses" })
}

/// The addresses of which a source says something that is asked for.
fn list(text: &mut String, set: &AddressSet, is_asked: impl Fn(&Evidence) -> bool) {
    for listed in set.iter() {
        if listed.evidence().iter().any(&is_asked) {
            let _ = writeln!(text, "    {:<13} {}", word(&listed.chain()), listed.address());
        }
    }
}

/// How much the set holds of what.
pub(crate) fn stats(set: &AddressSet) -> String {
    let Known { version, as_of, entries, categories, incidents, sources } = set.known();
    let mut text = format!("address set {version}, as of {as_of}\n");
    let _ = writeln!(
        text,
        "{} in {} bytes, {} incidents, {} sources\n",
        counted(entries),
        set.as_bytes().len(),
        incidents.len(),
        sources.len()
    );
    let mut counts: BTreeMap<(ChainKind, String), u32> = BTreeMap::new();
    for listed in set.iter() {
        *counts.entry((listed.chain(), word(&listed.category()))).or_default() += 1;
    }
    for category in categories {
        let name = word(&category.category);
        let chains: Vec<String> = counts
            .iter()
            .filter(|((_, category), _)| *category == name)
            .map(|((chain, _), count)| format!("{count} {}", word(chain)))
            .collect();
        let _ = writeln!(text, "{name:<18} {:>6}  {}", category.addresses, chains.join(", "));
    }
    let mut authorities: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for source in sources {
        let (publications, addresses) = authorities.entry(source.authority).or_default();
        *publications += 1;
        *addresses += source.addresses;
    }
    text.push('\n');
    for (authority, (publications, addresses)) in authorities {
        let plural = if publications == 1 { "publication" } else { "publications" };
        let _ =
            writeln!(text, "{authority:<22} {publications:>4} {plural}, {addresses} statements");
    }
    text
}
