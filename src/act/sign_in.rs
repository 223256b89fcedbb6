//! Sign-in messages (EIP-4361), read by the grammar of the standard.
//!
//! A message that asks to sign in but deviates from the grammar is read as far as it goes, and each
//! deviation is named: sites and wallets differ in what they let pass.

use std::ops::Range;

use alloy_primitives::Address;
use serde_json::Value;

use super::{Act, Deed, Means, Party, Reader, Role};
use crate::decode::{Chain, Unread, limits, shortened};
use crate::intel::{ChainAddress, ChainKind, base64};
use crate::site::names_site;

/// What stands between the domain and the account. Other chains have the same sentence with another
/// word for the account (CAIP-122).
const WANTS: &str = " wants you to sign in with your ";

/// The word for the account, on the networks that wallets sign in with.
const fn account_line(kind: ChainKind) -> &'static str {
    match kind {
        ChainKind::Solana => "Solana account:",
        ChainKind::Bitcoin => "Bitcoin account:",
        _ => "Ethereum account:",
    }
}

/// Whether the network has a sign-in of its own, in which hardly anything has to be said, in place of that of
/// EIP-4361.
const fn is_lax(kind: ChainKind) -> bool {
    matches!(kind, ChainKind::Solana | ChainKind::Bitcoin)
}

/// How a resource begins that is a list of abilities (EIP-5573).
const RECAP: &str = "- urn:recap:";

/// What the abilities are read as.
const READ_AS_RECAP: &str = "EIP-5573";

/// The shortest nonce that the standard allows.
const NONCE: usize = 8;

/// A sign-in message.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    /// The domain, with its scheme if that is given.
    domain: String,
    account: String,
    statement: Option<String>,
    uri: Option<String>,
    chain_id: Option<String>,
    expires: Option<String>,
    faults: Vec<String>,
}

/// The act of signing in, if the message is one that asks for it.
pub(super) fn act(
    text: &str,
    path: &str,
    signer: Option<Party>,
    reader: &mut Reader,
) -> Option<Act> {
    let kind = reader.chain.map_or(ChainKind::Evm, Chain::kind);
    let mut message = parse(text, kind)?;
    let lists = text.lines().any(|line| line.starts_with(RECAP));
    let listed = abilities(text).unwrap_or_else(|| {
        let reason = "it also lets the one at its URI do what its recap (EIP-5573) lists";
        reader.unread.push(Unread::new(path, reason));
        Vec::new()
    });
    if lists && !tells(message.statement.as_deref().unwrap_or_default(), &listed) {
        message
            .faults
            .push("its statement does not say what its recap (EIP-5573) lists".to_owned());
    }
    let mut parties: Vec<Party> = signer.into_iter().collect();
    if is_lax(kind) {
        let account = message.account.parse().ok();
        let account = account.filter(|account: &ChainAddress| account.chain() == kind);
        parties.extend(account.map(|one| Party::foreign(Role::Account, one, path.to_owned())));
    } else if let Some(account) = address(&message.account) {
        parties.push(Party::new(Role::Account, account, path.to_owned(), reader.chain));
    }
    let deadline = message.expires.as_deref().and_then(unix_time);
    let Message { domain, account, statement, uri, chain_id, expires, faults } = message;
    // These networks have names where EVM networks have numbers. Farcaster's accounts are on one network, whatever
    // network the wallet is on.
    let is_farcaster = text.lines().any(|line| line.starts_with("- farcaster://fid/"));
    let elsewhere = |id: &String| is_farcaster && id == "10";
    let chain_id = chain_id.filter(|id| !is_lax(kind) && !elsewhere(id));
    let granted = listed.iter().filter(|one| !is_asking(one)).take(limits::ITEMS);
    let granted = granted.map(|(resource, abilities)| {
        let who = shortened(uri.as_deref().unwrap_or("its URI"));
        let what: Vec<String> = abilities.iter().map(|one| shortened(one)).collect();
        let permission = format!("{who} do {} with {}", what.join(", "), shortened(resource));
        let words = format!("This would let {permission} in your name.");
        let deed =
            Deed::Grant { permission, asset: None, amount: None, period: None, expires: None };
        let read_as = Some(READ_AS_RECAP.to_owned());
        let mut act = Act::new(deed, path.to_owned(), read_as, Means::Signature, parties.clone());
        act.deadline = deadline.map(|time| time.to_string());
        act.words = words;
        act
    });
    let granted: Vec<Act> = granted.collect();
    reader.note_more(path, listed.len());
    let deed = Deed::SignIn { domain, account, uri, chain_id, statement, expires, faults };
    let read_as = Some(if is_lax(kind) { "CAIP-122" } else { "EIP-4361" }.to_owned());
    let mut act = Act::new(deed, path.to_owned(), read_as, Means::Signature, parties);
    act.deadline = deadline.map(|time| time.to_string());
    act.calls = granted;
    Some(act)
}

/// What the recaps of a message list: resources, and what may be done with each. `None` if one cannot be read.
fn abilities(text: &str) -> Option<Vec<(String, Vec<String>)>> {
    let mut all = Vec::new();
    for recap in text.lines().filter_map(|line| line.strip_prefix(RECAP)) {
        let bytes = base64(recap.trim_end_matches('=').as_bytes());
        let recap: Value = serde_json::from_slice(&bytes).ok()?;
        for (resource, listed) in recap.get("att")?.as_object()? {
            let listed = listed.as_object()?;
            if !listed.is_empty() {
                all.push((resource.clone(), listed.keys().cloned().collect()));
            }
        }
    }
    Some(all)
}

/// Whether all that is listed is that the wallet may be asked for things, as whoever is connected may: `WalletConnect` has
/// it signed along with a sign-in, and each is asked for again.
fn is_asking((resource, abilities): &(String, Vec<String>)) -> bool {
    resource.starts_with("eip155") && abilities.iter().all(|one| one.starts_with("request/"))
}

/// Whether a statement names what is listed, as it must: the last part of each ability, and the resource.
fn tells(statement: &str, listed: &[(String, Vec<String>)]) -> bool {
    let named = |what: &str| statement.contains(&format!("'{what}'"));
    listed.iter().all(|(resource, abilities)| {
        let mut last = abilities.iter().map(|one| one.split_once('/').map_or(&**one, |one| one.1));
        named(resource) && last.all(named)
    })
}

/// Reads a message that asks to sign in; `None` if it does not ask for that.
fn parse(text: &str, kind: ChainKind) -> Option<Message> {
    let wants = wants(text)?;
    let at = wants.start;
    let (domain, rest) = (text.get(..at)?, text.get(wants.end..)?);
    let mut message = Message::default();
    let mut faults = Vec::new();
    if text.get(wants) != Some(WANTS) {
        faults.push("what it asks for is not written as the standard has it");
    }
    if text.contains('\r') {
        faults.push("its lines end in another way than the standard has it");
    }
    let mut lines = rest.lines();
    // OpenSea leaves out what kind of account it is.
    let names = |line| line == account_line(kind) || line == "account:";
    if !lines.next().is_some_and(names) {
        faults.push(match kind {
            ChainKind::Solana => "its first line does not name a Solana account",
            ChainKind::Bitcoin => "its first line does not name a Bitcoin account",
            _ => "its first line does not name an Ethereum account",
        });
    }
    // What stands before the domain on lines of its own is not part of it.
    let domain = domain.lines().last().unwrap_or_default();
    if domain.len() != at || !is_domain(domain) || !names_site(domain) {
        faults.push("its first line does not begin with a domain");
    }
    // Sites differ in what they let pass before it.
    let word = domain.split_whitespace().last().filter(|word| names_site(word));
    word.unwrap_or(domain).clone_into(&mut message.domain);

    let account = lines.next().unwrap_or_default();
    account.clone_into(&mut message.account);
    faults.extend(account_faults(account, kind));
    let ends_there = is_lax(kind) && rest.lines().count() <= 2;
    if lines.next() != Some("") && !ends_there {
        faults.push("there is no empty line after the account");
    }
    let mut statement: Vec<&str> = Vec::new();
    let mut fields: Vec<&str> = Vec::new();
    for line in lines {
        if fields.is_empty() && !begins_fields(line, kind) {
            statement.push(line);
        } else {
            fields.push(line);
        }
    }
    // An empty line stands before the fields; without a statement, two.
    while statement.last() == Some(&"") {
        statement.pop();
    }
    if statement.len() > 1 {
        faults.push("its statement has more than one line");
    }
    message.statement = (!statement.is_empty()).then(|| statement.join("\n"));
    read_fields(&fields, kind, &mut message, &mut faults);
    faults.dedup();
    message.faults = faults.into_iter().map(str::to_owned).collect();
    Some(message)
}

/// Where the sentence stands first, with other blanks or capitals too: sites differ in what they let pass.
fn wants(text: &str) -> Option<Range<usize>> {
    /// Far more than any domain, and what may stand before it.
    const FIRST: usize = 1_000;
    let exact = text.find(WANTS).map(|at| at..at + WANTS.len());
    let until = exact.as_ref().map_or(FIRST, |exact| exact.start);
    let mut from = 0;
    let text = text.get(..FIRST).unwrap_or(text);
    while let Some(at) = text.get(from..)?.find(char::is_whitespace) {
        let start = from + at;
        if start >= until {
            break;
        }
        let mut rest = text.get(start..)?;
        let follows = WANTS.split_whitespace().all(|word| {
            let next = rest.trim_start();
            let has = next.get(..word.len()).is_some_and(|next| next.eq_ignore_ascii_case(word));
            rest = next.get(word.len()..).filter(|_| has).unwrap_or_default();
            has && rest.starts_with(char::is_whitespace)
        });
        if follows {
            return Some(start..text.len() - rest.trim_start().len());
        }
        from = start + text.get(start..)?.chars().next()?.len_utf8();
    }
    exact
}

/// The fields in the order of the standard; those that need not be there are marked.
const FIELDS: [(&str, bool); 8] = [
    ("URI: ", true),
    ("Version: ", true),
    ("Chain ID: ", true),
    ("Nonce: ", true),
    ("Issued At: ", true),
    ("Expiration Time: ", false),
    ("Not Before: ", false),
    ("Request ID: ", false),
];

/// Whether the fields begin with a line: with the URI, or with whichever comes first where none is needed.
fn begins_fields(line: &str, kind: ChainKind) -> bool {
    let mut names = FIELDS.iter().take(if is_lax(kind) { FIELDS.len() } else { 1 });
    names.any(|(name, _)| line.starts_with(name))
}

fn read_fields(
    lines: &[&str],
    kind: ChainKind,
    message: &mut Message,
    faults: &mut Vec<&'static str>,
) {
    let mut lines = lines.iter().copied().peekable();
    for (name, needed) in FIELDS {
        let Some(value) = lines.peek().and_then(|line| line.strip_prefix(name)) else {
            if needed && !is_lax(kind) {
                faults.push(match name {
                    "URI: " => "it has no URI",
                    "Version: " => "it has no version",
                    "Chain ID: " => "it has no chain id",
                    "Nonce: " => "it has no nonce, so that it could be used again",
                    _ => "it does not say when it was written",
                });
            }
            continue;
        };
        lines.next();
        let owned = || Some(value.to_owned());
        let well_formed = match name {
            "URI: " => {
                message.uri = owned();
                is_uri(value)
            }
            "Version: " => value == "1",
            "Chain ID: " => {
                message.chain_id = owned();
                !value.is_empty()
                    && (is_lax(kind) || value.bytes().all(|byte| byte.is_ascii_digit()))
            }
            "Nonce: " => {
                value.len() >= NONCE && value.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
            "Expiration Time: " => {
                message.expires = owned();
                unix_time(value).is_some()
            }
            "Issued At: " | "Not Before: " => unix_time(value).is_some(),
            _ => true,
        };
        if !well_formed {
            faults.push(match name {
                "URI: " => "its URI is none",
                "Version: " => "its version is not 1",
                "Chain ID: " => "its chain id is not a number",
                "Nonce: " => {
                    "its nonce is too short or has other characters than letters and digits"
                }
                _ => "a time in it is not written as the standard has it",
            });
        }
    }
    if lines.peek() == Some(&"Resources:") {
        lines.next();
        while lines.next_if(|line| line.strip_prefix("- ").is_some_and(is_uri)).is_some() {}
    }
    if lines.next().is_some() {
        faults.push("it has lines that do not belong there");
    }
}

/// What is wrong with the account. One in small letters has no checksum that could be wrong, and many
/// sites write it so.
fn account_faults(account: &str, kind: ChainKind) -> Vec<&'static str> {
    if is_lax(kind) {
        let right = account.parse().is_ok_and(|one: ChainAddress| one.chain() == kind);
        return if right { Vec::new() } else { vec!["its account is not an address"] };
    }
    if address(account).is_none() {
        return vec!["its account is not an address"];
    }
    let plain = account.bytes().all(|byte| !byte.is_ascii_uppercase());
    if plain || Address::parse_checksummed(account, None).is_ok() {
        Vec::new()
    } else {
        vec!["the checksum of its account is wrong"]
    }
}

fn address(text: &str) -> Option<Address> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() == 40)?;
    digits.parse().ok()
}

/// Whether a text is a domain as sites have them, with or without a scheme: letters of ASCII only,
/// since others can look like them.
fn is_domain(text: &str) -> bool {
    let authority = text.split_once("://").map_or(text, |(_, authority)| authority);
    !authority.is_empty()
        && authority.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:[]_".contains(&byte))
}

/// Whether a text is a URI: a scheme, a colon, and no white space.
fn is_uri(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    }) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The unix seconds of a time as RFC 3339 writes it: `2021-09-30T16:25:24.000Z`.
pub(super) fn unix_time(text: &str) -> Option<u64> {
    const SECONDS_A_DAY: i64 = 86_400;
    /// The last years that are written with four digits are also the last that mean something.
    const YEARS: std::ops::RangeInclusive<i64> = 1970..=9999;
    let (date, rest) = text.split_once(['T', 't', ' '])?;
    let [year, month, day] = numbers(date, '-')?;
    let zone = rest.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = rest.split_at_checked(zone)?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let [hour, minute, second] = numbers(time, ':')?;
    let in_range = YEARS.contains(&year)
        && (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    if !in_range {
        return None;
    }
    let offset = match zone.strip_prefix(['+', '-']) {
        None => (zone.len() == 1).then_some(0)?,
        Some(offset) => {
            let (hours, minutes) = offset.split_once(':')?;
            let [hours, minutes, _] = numbers(&format!("{hours}:{minutes}:00"), ':')?;
            let seconds = (hours * 60 + minutes) * 60;
            if zone.starts_with('-') { -seconds } else { seconds }
        }
    };
    let days = days_since_1970(year, month, day);
    let seconds = days * SECONDS_A_DAY + (hour * 60 + minute) * 60 + second - offset;
    u64::try_from(seconds).ok()
}

/// Three numbers of digits alone, the first of up to four of them, the others of two.
fn numbers(text: &str, separator: char) -> Option<[i64; 3]> {
    let mut parts = text.split(separator).map(|part| {
        let digits = (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if digits { part.parse().ok() } else { None }
    });
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

/// The days from 1970-01-01 to a date of the Gregorian calendar. Years are counted from March, so that
/// the day that is put in comes last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    /// The days from 0000-03-01 to 1970-01-01.
    const EPOCH: i64 = 719_468;
    let year = if month <= 2 { year - 1 } else { year };
    let since_march = (month + 9) % 12;
    let day_of_year = (153 * since_march + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - EPOCH
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: &str = "example.com wants you to sign in with your Ethereum account:\n\
        0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\
        I accept the terms: https://example.com/tos\n\n\
        URI: https://example.com/login\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
        Issued At: 2021-09-30T16:25:24Z\nResources:\n- ipfs://bafybei\n- https://example.com/a.json";

    #[test]
    fn the_usual_message_has_no_faults() {
        let message = parse(USUAL, ChainKind::Evm).unwrap();
        assert_eq!(message.faults, [""; 0]);
        assert_eq!(message.domain, "example.com");
        assert_eq!(
            message.statement.as_deref(),
            Some("I accept the terms: https://example.com/tos")
        );
        assert_eq!(message.uri.as_deref(), Some("https://example.com/login"));
        assert_eq!(message.chain_id.as_deref(), Some("1"));
        let without = USUAL.replace("I accept the terms: https://example.com/tos\n", "");
        let message = parse(&without, ChainKind::Evm).unwrap();
        assert_eq!((message.faults.as_slice(), message.statement), ([].as_slice(), None));
        let timed = USUAL.replace(
            "Resources:",
            "Expiration Time: 2021-09-30T17:25:24.123+01:00\nNot Before: 2021-09-30T16:25:24Z\n\
             Request ID: some/id\nResources:",
        );
        let message = parse(&timed, ChainKind::Evm).unwrap();
        assert_eq!(message.faults, [""; 0]);
        assert_eq!(message.expires.as_deref().and_then(unix_time), Some(1_633_019_124));
    }

    #[test]
    fn each_deviation_is_named() {
        for (from, to, fault) in [
            ("0xC02a", "0xc02a", "checksum"),
            ("0xC02aaA39", "0xC02", "not an address"),
            ("Ethereum account", "Solana account", "Ethereum account"),
            ("example.com wants", "exаmple.com wants", "begin with a domain"),
            ("example.com wants", "hello\nexample.com wants", "begin with a domain"),
            ("example.com wants", "Example wants", "begin with a domain"),
            ("example.com wants", "Welcome! This site wants", "begin with a domain"),
            ("Cc2\n\n", "Cc2\n", "empty line"),
            ("tos\n\n", "tos\nmore\n\n", "more than one line"),
            ("URI: https://example.com/login\n", "", "no URI"),
            ("URI: https:", "URI: ", "URI is none"),
            ("Version: 1", "Version: 2", "not 1"),
            ("Chain ID: 1\n", "", "no chain id"),
            ("Chain ID: 1", "Chain ID: 0x1", "not a number"),
            ("Nonce: 32891756", "Nonce: 1234567", "too short"),
            ("Nonce: 32891756\n", "", "used again"),
            ("Issued At: 2021-09-30T16:25:24Z\n", "", "when it was written"),
            ("2021-09-30T16", "2021-13-30T16", "a time in it"),
            ("- ipfs://bafybei", "- not a uri", "do not belong"),
            ("\n", "\r\n", "lines end"),
        ] {
            let message = parse(&USUAL.replace(from, to), ChainKind::Evm).unwrap();
            let found = message.faults.iter().any(|words| words.contains(fault));
            assert!(found, "{to:?}: {:?}", message.faults);
        }
        assert!(parse("example.com wants you to sign in", ChainKind::Evm).is_none());
    }

    #[test]
    fn times_are_those_of_the_calendar() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2000-02-29T12:00:00.5Z", Some(951_825_600)),
            ("2024-12-31T23:59:59-00:30", Some(1_735_691_399)),
            ("2024-12-31", None),
            ("2024-12-31T23:59Z", None),
            ("2024-12-31T24:00:00Z", None),
            ("2024-12-31T23:59:59", None),
            ("2024-12-31T23:59:59.Z", None),
        ] {
            assert_eq!(unix_time(text), seconds, "{text}");
        }
    }
}
