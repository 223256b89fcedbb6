//! Reads and validates the address set as it is written: `addresses.csv`, `sources.csv` and
//! `exceptions.csv`. Every problem is told with its file and line.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::model::{Category, ChainAddress, ChainKind, Confidence};

/// One source's statement about one address.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressRow {
    pub(crate) chain: ChainKind,
    pub(crate) address: String,
    pub(crate) category: Category,
    pub(crate) actor: Option<String>,
    pub(crate) incident: Option<String>,
    pub(crate) confidence: Confidence,
    pub(crate) source: String,
    /// What else the source says of this address; for who reads the file, not compiled.
    #[serde(rename = "note")]
    pub(crate) _note: String,
}

/// A publication.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceRow {
    pub(crate) id: String,
    pub(crate) authority: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) date: String,
}

/// An address that lists name by mistake, or that must be understood with care.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExceptionRow {
    pub(crate) chain: ChainKind,
    pub(crate) address: String,
    pub(crate) bars: Bars,
    pub(crate) reason: String,
    /// Where it was seen; for who reads the file.
    #[serde(rename = "seen_in")]
    pub(crate) _seen_in: String,
}

/// What an exception keeps an address from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Bars {
    /// It may not be listed at all.
    All,
    /// It may not be listed as North Korean.
    Dprk,
    /// It must be listed, and the reason says how to understand that.
    Nothing,
}

/// The three files, validated.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) addresses: Vec<AddressRow>,
    pub(crate) sources: BTreeMap<String, SourceRow>,
    /// What is asked of the engine's tests, too: that it hits none of these.
    #[allow(dead_code, reason = "only tests look at it after validation")]
    pub(crate) exceptions: Vec<ExceptionRow>,
}

/// Reads the three files in a directory and validates every row.
pub(crate) fn read(directory: &Path) -> Result<Rows, Vec<String>> {
    let mut reader = Reader { directory, problems: Vec::new() };
    let sources = reader.rows::<SourceRow>("sources.csv");
    let exceptions = reader.rows::<ExceptionRow>("exceptions.csv");
    let addresses = reader.rows::<AddressRow>("addresses.csv");
    let mut problems = reader.problems;
    check_sources(&sources, &mut problems);
    check_exceptions(&exceptions, &mut problems);
    check_addresses(&addresses, &sources, &exceptions, &mut problems);
    if problems.is_empty() {
        let sources = without_lines(sources).map(|source| (source.id.clone(), source));
        Ok(Rows {
            addresses: without_lines(addresses).collect(),
            sources: sources.collect(),
            exceptions: without_lines(exceptions).collect(),
        })
    } else {
        Err(problems)
    }
}

/// A row with `file:line` before it.
type Placed<T> = (String, T);

fn without_lines<T>(rows: Vec<Placed<T>>) -> impl Iterator<Item = T> {
    rows.into_iter().map(|(_, row)| row)
}

struct Reader<'a> {
    directory: &'a Path,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn rows<T: DeserializeOwned>(&mut self, file: &str) -> Vec<Placed<T>> {
        let text = match fs::read(self.directory.join(file)) {
            Ok(text) => text,
            Err(error) => {
                self.problems.push(format!("intel/{file}: {error}"));
                return Vec::new();
            }
        };
        let mut rows = Vec::new();
        let mut csv = csv::Reader::from_reader(text.as_slice());
        let header = csv.headers().cloned().unwrap_or_default();
        for record in csv.records() {
            let row = record.and_then(|record| {
                let line = record.position().map_or(0, csv::Position::line);
                let place = format!("intel/{file}:{line}");
                let untidy = record
                    .iter()
                    .any(|field| field.trim() != field || field.contains(char::is_control));
                if untidy {
                    self.problems
                        .push(format!("{place}: space around a field, or a line break in it"));
                }
                match record.deserialize(Some(&header)) {
                    Ok(row) => Ok((place, row)),
                    Err(error) => Err(error),
                }
            });
            match row {
                Ok(row) => rows.push(row),
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    self.problems.push(format!("intel/{file}:{line}: {error}"));
                }
            }
        }
        rows
    }
}

fn check_sources(sources: &[Placed<SourceRow>], problems: &mut Vec<String>) {
    check_order(sources, |source| source.id.clone(), problems);
    for (place, source) in sources {
        let SourceRow { id, authority, title, url, date } = source;
        if !is_kebab_case(id) {
            problems.push(format!("{place}: the id {id:?} is not in kebab case"));
        }
        if authority.is_empty() || title.is_empty() {
            problems.push(format!("{place}: the authority or the title is missing"));
        }
        // The review window makes a link of it, so nothing but the web may stand here.
        if !url.starts_with("https://") || url.contains(char::is_whitespace) {
            problems.push(format!("{place}: the URL {url:?} is not an https address"));
        }
        if !is_date(date) {
            problems.push(format!("{place}: {date:?} is not a date, YYYY-MM-DD"));
        }
    }
}

fn check_exceptions(exceptions: &[Placed<ExceptionRow>], problems: &mut Vec<String>) {
    let key = |row: &ExceptionRow| (name(row.chain), row.address.clone());
    check_order(exceptions, key, problems);
    for (place, exception) in exceptions {
        check_spelling(place, exception.chain, &exception.address, problems);
        if exception.reason.is_empty() {
            problems.push(format!("{place}: the reason is missing"));
        }
    }
}

fn check_addresses(
    addresses: &[Placed<AddressRow>],
    sources: &[Placed<SourceRow>],
    exceptions: &[Placed<ExceptionRow>],
    problems: &mut Vec<String>,
) {
    let key = |row: &AddressRow| (name(row.chain), row.address.clone(), row.source.clone());
    check_order(addresses, key, problems);
    let known: BTreeSet<_> = sources.iter().map(|(_, source)| &source.id).collect();
    let excepted: BTreeMap<_, _> =
        exceptions.iter().map(|(place, row)| ((row.chain, &row.address), (place, row))).collect();
    for (place, row) in addresses {
        check_spelling(place, row.chain, &row.address, problems);
        if !known.contains(&row.source) {
            problems.push(format!("{place}: sources.csv has no {:?}", row.source));
        }
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
    let used: BTreeSet<_> = addresses.iter().map(|(_, row)| &row.source).collect();
    for (place, source) in sources {
        if !used.contains(&source.id) {
            problems.push(format!("{place}: no address is listed by {:?}", source.id));
        }
    }
    let listed: BTreeSet<_> = addresses.iter().map(|(_, row)| (row.chain, &row.address)).collect();
    for (place, row) in exceptions {
        if row.bars == Bars::Nothing && !listed.contains(&(row.chain, &row.address)) {
            problems.push(format!("{place}: a note on a listed address, but it is not listed"));
        }
    }
}

/// An address must be read as one of its chain, and be spelled as the engine would spell it.
fn check_spelling(place: &str, chain: ChainKind, text: &str, problems: &mut Vec<String>) {
    match text.parse::<ChainAddress>() {
        Err(_) => problems.push(format!("{place}: {text:?} is not an address of any chain")),
        Ok(address) if address.chain() != chain => {
            let read = name(address.chain());
            problems.push(format!("{place}: {text} is an address of {read}"));
        }
        Ok(address) if address.to_string() != text => {
            problems.push(format!("{place}: {text} should be spelled {address}"));
        }
        Ok(_) => {}
    }
}

/// Rows stand in the order of their keys, byte by byte, and no key stands twice.
fn check_order<T, K: Ord>(rows: &[Placed<T>], key: impl Fn(&T) -> K, problems: &mut Vec<String>) {
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

/// The name of a chain in the files.
pub(crate) fn name(chain: ChainKind) -> &'static str {
    match chain {
        ChainKind::Evm => "evm",
        ChainKind::Tron => "tron",
        ChainKind::Bitcoin => "bitcoin",
        ChainKind::Solana => "solana",
        ChainKind::Litecoin => "litecoin",
        ChainKind::BitcoinCash => "bitcoin-cash",
        ChainKind::Dogecoin => "dogecoin",
        ChainKind::Xrp => "xrp",
        ChainKind::Zcash => "zcash",
    }
}

fn is_kebab_case(text: &str) -> bool {
    text.split('-').all(|word| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return false;
    };
    let number = |digits: &str, length: usize| {
        (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse::<u16>().ok())
            .flatten()
    };
    let days = match (number(year, 4), number(month, 2)) {
        (Some(_), Some(1 | 3 | 5 | 7 | 8 | 10 | 12)) => 31,
        (Some(_), Some(4 | 6 | 9 | 11)) => 30,
        (Some(year), Some(2)) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        (Some(_), Some(2)) => 28,
        _ => return false,
    };
    number(day, 2).is_some_and(|day| (1..=days).contains(&day))
}
