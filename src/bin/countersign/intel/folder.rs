//! A folder with an address set as text: read whole, and written whole or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::rows::{AddressRow, ExceptionRow, IncidentRow, SourceRow};

const ADDRESSES: &str = "addresses.csv";
const SOURCES: &str = "sources.csv";
const EXCEPTIONS: &str = "exceptions.csv";
const INCIDENTS: &str = "incidents.csv";
const VERSION: &str = "VERSION";

/// The files of an address set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Folder {
    pub(crate) addresses: Vec<AddressRow>,
    pub(crate) sources: Vec<SourceRow>,
    pub(crate) exceptions: Vec<ExceptionRow>,
    pub(crate) incidents: Vec<IncidentRow>,
    /// The number of the set, `YYYYMMDDNN`; higher with every change.
    pub(crate) number: u64,
}

/// The files of an address set as bytes.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    pub(crate) addresses: Vec<u8>,
    pub(crate) sources: Vec<u8>,
    pub(crate) incidents: Vec<u8>,
    pub(crate) exceptions: Vec<u8>,
    pub(crate) version: Vec<u8>,
}

impl Folder {
    /// Reads a folder. A file that is not there is an empty one: so begins a set of one's own.
    ///
    /// # Errors
    ///
    /// If a file cannot be read or is not the table it should be.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let number = text(&folder.join(VERSION))?;
        let number = if number.is_empty() { "0".to_owned() } else { number };
        Ok(Self {
            addresses: read(&folder.join(ADDRESSES))?,
            sources: read(&folder.join(SOURCES))?,
            exceptions: read(&folder.join(EXCEPTIONS))?,
            incidents: read(&folder.join(INCIDENTS))?,
            number: number.trim().parse().map_err(|_| format!("{VERSION} is not a number"))?,
        })
    }

    /// The files as they are written.
    ///
    /// # Errors
    ///
    /// If a row cannot be written as text, which no row that was read can cause.
    pub(crate) fn files(&self) -> Result<Files, String> {
        Ok(Files {
            addresses: table(&self.addresses)?,
            sources: table(&self.sources)?,
            incidents: table(&self.incidents)?,
            exceptions: table(&self.exceptions)?,
            version: format!("{}\n", self.number).into_bytes(),
        })
    }

    /// Writes what differs from what stands in the folder, and gives the names of those files.
    ///
    /// Every file is written beside the old one first, and all of them take their places only
    /// when all have been written: a full disk leaves the folder as it was.
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub(crate) fn write(&self, folder: &Path) -> Result<Vec<&'static str>, String> {
        let mut staged = Vec::new();
        let result = self.stage(folder, &mut staged).and_then(|()| {
            for name in &staged {
                fs::rename(folder.join(beside(name)), folder.join(name))
                    .map_err(|error| format!("{name}: {error}"))?;
            }
            Ok(())
        });
        if result.is_err() {
            for name in &staged {
                // What is left over is named after its file and would be overwritten next time.
                let _ = fs::remove_file(folder.join(beside(name)));
            }
        }
        result.map(|()| staged)
    }

    fn stage(&self, folder: &Path, staged: &mut Vec<&'static str>) -> Result<(), String> {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let files = self.files()?;
        for (name, bytes) in [
            (SOURCES, files.sources),
            (INCIDENTS, files.incidents),
            (EXCEPTIONS, files.exceptions),
            (ADDRESSES, files.addresses),
            (VERSION, files.version),
        ] {
            if fs::read(folder.join(name)).is_ok_and(|before| before == bytes) {
                continue;
            }
            staged.push(name);
            write_through(&folder.join(beside(name)), &bytes)
                .map_err(|error| format!("{}: {error}", folder.join(name).display()))?;
        }
        Ok(())
    }

    /// The addresses, each once.
    pub(crate) fn listed(&self) -> BTreeSet<(&str, &str)> {
        self.addresses.iter().map(|row| (row.chain.as_str(), row.address.as_str())).collect()
    }
}

/// The name under which a file is written before it takes its place.
fn beside(name: &str) -> String {
    format!(".{name}.new")
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The text of a file; nothing if there is no such file.
fn text(path: &Path) -> Result<String, String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|error| format!("{}: {error}", path.display())),
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let name = path.display();
    let text = text(path)?;
    let mut rows = Vec::new();
    for row in csv::Reader::from_reader(text.as_bytes()).into_deserialize() {
        rows.push(row.map_err(|error| format!("{name}: {error}"))?);
    }
    Ok(rows)
}

fn table<T: Serialize + Columns>(rows: &[T]) -> Result<Vec<u8>, String> {
    // The header is written even where there are no rows.
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.write_record(T::COLUMNS).map_err(|error| error.to_string())?;
    for row in rows {
        writer.serialize(row).map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

/// The columns of a table, in order.
trait Columns {
    const COLUMNS: &'static [&'static str];
}

impl Columns for AddressRow {
    const COLUMNS: &'static [&'static str] =
        &["chain", "address", "category", "actor", "incident", "confidence", "source", "note"];
}

impl Columns for SourceRow {
    const COLUMNS: &'static [&'static str] = &["id", "authority", "title", "url", "date"];
}

impl Columns for ExceptionRow {
    const COLUMNS: &'static [&'static str] = &["chain", "address", "bars", "reason", "seen_in"];
}

impl Columns for IncidentRow {
    const COLUMNS: &'static [&'static str] =
        &["id", "name", "date", "amount_usd", "actor", "what", "source"];
}
