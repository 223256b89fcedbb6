//! Writes the validated rows in the binary form.
//!
//! The same rows give the same bytes on every machine: everything is sorted, nothing is hashed
//! by address or time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::address::{FORMS, Payload};
use super::super::category::Category;
use super::super::format::{
    self, Group, MAGIC, MAX_STATEMENTS, NONE, Statement, Tables, VERSION, dropped, index_length,
};
use super::ChainAddress;
use super::rows::{AddressRow, Rows, incident_name};

/// Compiles the set, and reads it back before it is let out.
///
/// # Errors
///
/// A sentence that says which limit of the binary form the rows exceed.
pub fn compile(rows: &Rows) -> Result<Vec<u8>, String> {
    let names = rows.incidents.iter().enumerate();
    let mut encoder = Encoder {
        rows,
        source_numbers: rows.sources.keys().map(String::as_str).zip(0..).collect(),
        incident_numbers: names.map(|(number, row)| (row.name.as_str(), number)).collect(),
        strings: Strings::default(),
        short: Vec::new(),
        long: Vec::new(),
        groups: Vec::new(),
        group_numbers: BTreeMap::new(),
        lists: BTreeMap::new(),
        statements: Vec::new(),
    };
    let sources = encoder.sources()?;
    let incidents = encoder.incidents()?;
    for statements in rows.addresses.chunk_by(|a, b| (a.chain, &a.address) == (b.chain, &b.address))
    {
        encoder.add_address(statements)?;
    }
    let bytes = encoder.finish(&sources, &incidents)?;
    Tables::cut(&bytes)
        .and_then(|tables| tables.check())
        .map_err(|error| format!("the compiled address set: {error}"))?;
    Ok(bytes)
}

/// A key, the form it is written in, its group.
type Keyed<const K: usize> = ([u8; K], u8, u16);

struct Encoder<'a> {
    rows: &'a Rows,
    source_numbers: BTreeMap<&'a str, u16>,
    incident_numbers: BTreeMap<&'a str, usize>,
    strings: Strings,
    short: Vec<Keyed<20>>,
    long: Vec<Keyed<32>>,
    groups: Vec<Group>,
    group_numbers: BTreeMap<Group, u16>,
    /// Where the statements that are made together begin.
    lists: BTreeMap<Vec<[u8; Statement::LENGTH]>, u32>,
    statements: Vec<[u8; Statement::LENGTH]>,
}

impl Encoder<'_> {
    fn sources(&mut self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        for source in self.rows.sources.values() {
            for text in [&source.authority, &source.title, &source.url, &source.date] {
                bytes.extend(self.strings.number(text)?.to_le_bytes());
            }
        }
        Ok(bytes)
    }

    fn incidents(&mut self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::new();
        for incident in &self.rows.incidents {
            let amount = incident.amount_usd.map(|amount| amount.to_string()).unwrap_or_default();
            let texts = [
                &incident.name,
                &incident.actor,
                &incident.date,
                &amount,
                &incident.what,
                &incident.source,
            ];
            for text in texts {
                bytes.extend(self.strings.number_if_any(text)?.to_le_bytes());
            }
        }
        Ok(bytes)
    }

    fn add_address(&mut self, rows: &[AddressRow]) -> Result<(), String> {
        let Some(first) = rows.first() else {
            return Ok(());
        };
        let text = first.address.as_str();
        let unfit = |why: &str| format!("{text}: {why}");
        let (address, payload) =
            ChainAddress::read(text).map_err(|error| unfit(&error.to_string()))?;
        let (owner, key) = match &payload {
            Payload::Short(owner, key) => (*owner, key.as_slice()),
            Payload::Long(owner, key) => (*owner, key.as_slice()),
            Payload::Other => return Err(unfit("a kind of address that is not searched for")),
        };
        // A form is right if it spells the address; where the bytes do not, the chain tells it.
        let form = FORMS.iter().position(|form| {
            (form.chain, form.owner) == (address.chain(), owner)
                && form.write(key).is_none_or(|spelling| spelling == text)
        });
        let form = form.and_then(|form| Some((u8::try_from(form).ok()?, FORMS.get(form)?)));
        let Some((number, form)) = form else {
            return Err(unfit("a way to write addresses that is not known"));
        };
        let spelling =
            if form.is_spelled_by_its_bytes() { None } else { Some(self.strings.number(text)?) };
        let (category, statements, first_statement) = self.statements(rows)?;
        let group = Group { form: number, category, statements, first_statement, spelling };
        let group = self.group(group).ok_or_else(|| unfit("too many groups before it"))?;
        match payload {
            Payload::Short(_, key) => self.short.push((key, number, group)),
            Payload::Long(_, key) => self.long.push((key, number, group)),
            Payload::Other => {}
        }
        Ok(())
    }

    fn group(&mut self, group: Group) -> Option<u16> {
        let next = u16::try_from(self.groups.len()).ok()?;
        let number = *self.group_numbers.entry(group).or_insert(next);
        if number == next {
            self.groups.push(group);
        }
        Some(number)
    }

    /// Adds what the sources say, the most authoritative first and the newest among equals; gives
    /// the most severe category, and how many statements there are and where they begin.
    fn statements(&mut self, rows: &[AddressRow]) -> Result<(Category, u16, u32), String> {
        let mut rows: Vec<&AddressRow> = rows.iter().collect();
        rows.sort_by_key(|row| {
            let date = self.rows.sources.get(&row.source).map(|source| &source.date);
            (row.confidence, Reverse(date), row.category, &row.source)
        });
        let worst = rows.iter().map(|row| row.category).min();
        let worst = worst.ok_or("an address without a statement")?;
        let count = u16::try_from(rows.len()).ok().filter(|count| *count <= MAX_STATEMENTS);
        let count = count.ok_or("more statements about an address than there may be")?;
        let list =
            rows.into_iter().map(|row| self.statement(row)).collect::<Result<Vec<_>, _>>()?;
        let next = u32::try_from(self.statements.len()).map_err(|_| "too many statements")?;
        if let Some(first) = self.lists.get(&list) {
            return Ok((worst, count, *first));
        }
        self.statements.extend(&list);
        self.lists.insert(list, next);
        Ok((worst, count, next))
    }

    fn statement(&mut self, row: &AddressRow) -> Result<[u8; Statement::LENGTH], String> {
        let source = self.source_numbers.get(row.source.as_str()).copied();
        let source = source.ok_or_else(|| format!("{}: no such source", row.source))?;
        let (incident, detail) = match &row.incident {
            None => (NONE, NONE),
            Some(text) => {
                let (number, detail) = incident_name(&self.incident_numbers, text)
                    .ok_or_else(|| format!("{text}: no such incident"))?;
                let number = u16::try_from(number).map_err(|_| "too many incidents")?;
                (number, self.strings.number_if_any(detail)?)
            }
        };
        let actor = self.strings.number_if_any(row.actor.as_deref().unwrap_or_default())?;
        let [a0, a1] = actor.to_le_bytes();
        let [i0, i1] = incident.to_le_bytes();
        let [d0, d1] = detail.to_le_bytes();
        let [s0, s1] = source.to_le_bytes();
        let (category, confidence) = (row.category as u8, row.confidence as u8);
        Ok([a0, a1, i0, i1, d0, d1, s0, s1, category, confidence])
    }

    fn finish(mut self, sources: &[u8], incidents: &[u8]) -> Result<Vec<u8>, String> {
        self.short.sort_unstable();
        self.long.sort_unstable();
        let dates = self.rows.sources.values().map(|source| source.date.as_str());
        let as_of = dates.max().ok_or("an address set without sources")?;
        let counts = [
            self.short.len(),
            self.long.len(),
            self.groups.len(),
            self.statements.len(),
            self.rows.sources.len(),
            self.rows.incidents.len(),
            self.strings.ends.len(),
            self.strings.text.len(),
        ];
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(self.rows.number.to_le_bytes());
        bytes.extend(as_of.as_bytes());
        for count in counts {
            let count = u32::try_from(count).map_err(|_| "too large an address set")?;
            bytes.extend(count.to_le_bytes());
        }
        write_keys(&mut bytes, &self.short)?;
        write_keys(&mut bytes, &self.long)?;
        for group in &self.groups {
            bytes.extend([group.form, group.category as u8]);
            bytes.extend(group.statements.to_le_bytes());
            bytes.extend(group.first_statement.to_le_bytes());
            bytes.extend(group.spelling.unwrap_or(NONE).to_le_bytes());
        }
        bytes.extend(self.statements.iter().flatten());
        bytes.extend(sources);
        bytes.extend(incidents);
        bytes.extend(self.strings.ends.iter().flat_map(|end| end.to_le_bytes()));
        bytes.extend(self.strings.text.as_bytes());
        let digest = format::digest(&bytes);
        bytes.extend(digest);
        Ok(bytes)
    }
}

/// Writes a table of keys: the index of their beginnings, their rests, their groups.
fn write_keys<const K: usize>(bytes: &mut Vec<u8>, keys: &[Keyed<K>]) -> Result<(), String> {
    let dropped = dropped(keys.len());
    let beginning = |(key, ..): &Keyed<K>| {
        let (beginning, _) = key.split_at_checked(dropped).unwrap_or_default();
        beginning.iter().fold(0usize, |number, byte| number << 8 | usize::from(*byte))
    };
    for number in 0..index_length(keys.len()) {
        let start = keys.partition_point(|key| beginning(key) < number);
        let start = u32::try_from(start).map_err(|_| "too many addresses")?;
        bytes.extend(start.to_le_bytes());
    }
    for (key, ..) in keys {
        bytes.extend(key.get(dropped..).unwrap_or_default());
    }
    for (_, _, group) in keys {
        bytes.extend(group.to_le_bytes());
    }
    Ok(())
}

/// Every string once, numbered in the order of first use.
#[derive(Default)]
struct Strings {
    numbers: BTreeMap<String, u16>,
    ends: Vec<u32>,
    text: String,
}

impl Strings {
    fn number(&mut self, text: &str) -> Result<u16, String> {
        if let Some(number) = self.numbers.get(text) {
            return Ok(*number);
        }
        let number = u16::try_from(self.ends.len()).ok().filter(|number| *number != NONE);
        let number = number.ok_or_else(|| format!("too many strings before {text:?}"))?;
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).map_err(|_| "too much text")?;
        self.ends.push(end);
        self.numbers.insert(text.to_owned(), number);
        Ok(number)
    }

    /// The number of a string; [`NONE`] for an empty one.
    fn number_if_any(&mut self, text: &str) -> Result<u16, String> {
        if text.is_empty() { Ok(NONE) } else { self.number(text) }
    }
}
