//! Writes the validated rows in the binary form that `src/intel/format.rs` describes.
//!
//! The same rows give the same bytes on every machine: everything is sorted, nothing is hashed
//! by address or time.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use alloy_primitives::keccak256;

use crate::model::address::{CASHADDR_PREFIX, Payload};
use crate::model::format::{FOLDED_LENGTH, MAGIC, NO_STRING, Tables, VERSION, fold};
use crate::model::{Category, ChainAddress};
use crate::rows::{AddressRow, Rows};

/// Encodes the set, and reads it back before it is let out.
pub(crate) fn encode(rows: &Rows) -> Result<Vec<u8>, String> {
    let mut encoder = Encoder {
        rows,
        strings: Strings::default(),
        sources: Vec::new(),
        short_keys: Vec::new(),
        long_keys: Vec::new(),
        spellings: Vec::new(),
        records: Vec::new(),
        statements: Vec::new(),
    };
    encoder.add_sources()?;
    for statements in rows.addresses.chunk_by(|a, b| (a.chain, &a.address) == (b.chain, &b.address))
    {
        encoder.add_address(statements)?;
    }
    let bytes = encoder.finish()?;
    Tables::cut(&bytes)
        .and_then(|tables| tables.check())
        .map_err(|error| format!("the compiled address set: {error}"))?;
    Ok(bytes)
}

/// A record before it is known which of the sorted short keys it is.
struct PendingRecord {
    start: [u8; 4],
    place: Option<u32>,
    first_statement: u32,
}

struct Encoder<'a> {
    rows: &'a Rows,
    strings: Strings,
    sources: Vec<u8>,
    short_keys: Vec<([u8; 20], u32)>,
    long_keys: Vec<([u8; 32], u32)>,
    spellings: Vec<([u8; FOLDED_LENGTH], u32)>,
    records: Vec<PendingRecord>,
    statements: Vec<[u8; 8]>,
}

impl Encoder<'_> {
    fn add_sources(&mut self) -> Result<(), String> {
        for source in self.rows.sources.values() {
            let title = format!("{}: {}", source.authority, source.title);
            for text in [title.as_str(), &source.url, &source.date] {
                let number = self.strings.short_number(text)?;
                self.sources.extend(number.to_le_bytes());
            }
        }
        Ok(())
    }

    fn add_address(&mut self, rows: &[AddressRow]) -> Result<(), String> {
        let Some(first) = rows.first() else {
            return Ok(());
        };
        let text = first.address.as_str();
        let (address, payload) =
            ChainAddress::read(text).map_err(|error| format!("{text}: {error}"))?;
        let number = u32::try_from(self.records.len()).map_err(|_| "too many addresses")?;
        let account = match address {
            ChainAddress::Evm(_) | ChainAddress::Tron(_) => true,
            ChainAddress::Text(..) => {
                self.add_spelling(text, number)?;
                false
            }
        };
        match payload {
            Payload::Short(key) => self.short_keys.push((key, number)),
            Payload::Long(key) => self.long_keys.push((key, number)),
            Payload::Other => {}
        }
        let place = if account { None } else { Some(self.strings.number(text)?) };
        let first_statement =
            u32::try_from(self.statements.len()).map_err(|_| "too many statements")?;
        let category = self.add_statements(rows)?;
        let count = u16::try_from(rows.len()).map_err(|_| format!("{text}: too many rows"))?;
        let [low, high] = count.to_le_bytes();
        self.records.push(PendingRecord {
            start: [first.chain as u8, category as u8, low, high],
            place,
            first_statement,
        });
        Ok(())
    }

    fn add_spelling(&mut self, text: &str, record: u32) -> Result<(), String> {
        let searched = text.strip_prefix(CASHADDR_PREFIX).unwrap_or(text);
        let first =
            searched.as_bytes().first_chunk().ok_or_else(|| format!("{text}: too short"))?;
        self.spellings.push((fold(*first).to_be_bytes(), record));
        Ok(())
    }

    /// Adds what the sources say, the most authoritative first and the newest among equals;
    /// gives the most severe category.
    fn add_statements(&mut self, rows: &[AddressRow]) -> Result<Category, String> {
        let mut rows: Vec<&AddressRow> = rows.iter().collect();
        rows.sort_by_key(|row| {
            let date = self.rows.sources.get(&row.source).map(|source| &source.date);
            (row.confidence, Reverse(date), row.category, &row.source)
        });
        for row in &rows {
            let source = self
                .rows
                .sources
                .keys()
                .position(|id| *id == row.source)
                .and_then(|number| u16::try_from(number).ok())
                .ok_or_else(|| format!("{}: no such source, or too many", row.source))?;
            let mut statement = [0; 8];
            let [actor, incident] = [&row.actor, &row.incident].map(|text| match text {
                Some(text) => self.strings.short_number(text),
                None => Ok(NO_STRING),
            });
            statement[0..2].copy_from_slice(&actor?.to_le_bytes());
            statement[2..4].copy_from_slice(&incident?.to_le_bytes());
            statement[4..6].copy_from_slice(&source.to_le_bytes());
            statement[6] = row.category as u8;
            statement[7] = row.confidence as u8;
            self.statements.push(statement);
        }
        rows.iter()
            .map(|row| row.category)
            .min()
            .ok_or_else(|| "an address without a statement".to_owned())
    }

    fn finish(mut self) -> Result<Vec<u8>, String> {
        self.short_keys.sort_unstable();
        self.long_keys.sort_unstable();
        self.spellings.sort_unstable();
        for (index, (_, record)) in self.short_keys.iter().enumerate() {
            if let Some(record) = self.records.get_mut(*record as usize) {
                record.place.get_or_insert(u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        let as_of = self
            .rows
            .sources
            .values()
            .map(|source| source.date.as_str())
            .max()
            .ok_or("an address set without sources")?;
        let counts = [
            self.short_keys.len(),
            self.long_keys.len(),
            self.spellings.len(),
            self.records.len(),
            self.statements.len(),
            self.rows.sources.len(),
            self.strings.ends.len(),
            self.strings.text.len(),
        ];
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(as_of.as_bytes());
        for count in counts {
            let count = u32::try_from(count).map_err(|_| "too large an address set")?;
            bytes.extend(count.to_le_bytes());
        }
        write_keys(&mut bytes, &self.short_keys);
        write_keys(&mut bytes, &self.long_keys);
        write_keys(&mut bytes, &self.spellings);
        for record in &self.records {
            bytes.extend(record.start);
            bytes.extend(record.place.unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend(record.first_statement.to_le_bytes());
        }
        bytes.extend(self.statements.iter().flatten());
        bytes.extend(&self.sources);
        bytes.extend(self.strings.ends.iter().flat_map(|end| end.to_le_bytes()));
        bytes.extend(self.strings.text.as_bytes());
        let digest = keccak256(&bytes);
        bytes.extend(digest);
        Ok(bytes)
    }
}

fn write_keys<const K: usize>(bytes: &mut Vec<u8>, keys: &[([u8; K], u32)]) {
    for (key, record) in keys {
        bytes.extend(key);
        bytes.extend(record.to_le_bytes());
    }
}

/// Every string once, numbered in the order of first use.
#[derive(Default)]
struct Strings {
    numbers: BTreeMap<String, u32>,
    ends: Vec<u32>,
    text: String,
}

impl Strings {
    fn number(&mut self, text: &str) -> Result<u32, String> {
        if let Some(number) = self.numbers.get(text) {
            return Ok(*number);
        }
        let number = u32::try_from(self.ends.len()).map_err(|_| "too many strings")?;
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).map_err(|_| "too much text")?;
        self.ends.push(end);
        self.numbers.insert(text.to_owned(), number);
        Ok(number)
    }

    /// The number of a string that the tables hold in 16 bits.
    fn short_number(&mut self, text: &str) -> Result<u16, String> {
        match u16::try_from(self.number(text)?) {
            Ok(number) if number != NO_STRING => Ok(number),
            _ => Err(format!("too many strings before {text:?}")),
        }
    }
}
