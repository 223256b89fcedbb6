//! `countersign intel import`: publications in, a difference out, and on demand a changed set.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::diff::Diff;
use super::folder::Folder;
use super::list::{self, About, Item};
use super::merge::{Merged, merge};
use super::publication::{Publication, Remark};
use super::{compile, list_csv, list_json, list_text, sdn_advanced_xml, sdn_xml};

/// A publication may lose this share of its addresses, in percent, before somebody has to say that
/// it is right so. The largest delisting so far took one in eight.
const LARGEST_LOSS: usize = 20;

/// The largest list that is read, in bytes. OFAC's lists are not held in memory and may be larger.
const LARGEST_LIST: u64 = 64 << 20;

/// How much of a file is looked at to tell its form.
const START: usize = 4096;

/// How many values are printed of those that share a reason.
const REMARKS_SHOWN: usize = 8;

/// What `import` is asked to do.
#[derive(Args)]
pub(crate) struct Import {
    /// The publications: OFAC's `SDN.XML` or `SDN_ADVANCED.XML`, or lists.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The form of the files; told from their content when left out.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The folder with the address set as text.
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Write the changed set. Without it, the difference is shown and nothing is changed.
    #[arg(long)]
    write: bool,
    /// Take a publication that is older than the one before, or that lost many addresses.
    #[arg(long)]
    force: bool,
    #[command(flatten, next_help_heading = "Where a list comes from")]
    about: About,
}

/// The forms that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// OFAC's `SDN.XML`.
    Sdn,
    /// OFAC's `SDN_ADVANCED.XML`.
    SdnAdvanced,
    /// A text or a web page with addresses in it.
    List,
    /// A table with a column `address`.
    Csv,
    /// A list of addresses, or of objects with an `address`.
    Json,
}

impl Import {
    /// Imports, and gives what is to be printed.
    ///
    /// # Errors
    ///
    /// If any of the files is refused; then nothing was changed.
    pub(crate) fn run(self) -> Result<String, String> {
        let before = Folder::read(&self.into)?;
        let mut folder = before.clone();
        let mut text = String::new();
        for file in &self.files {
            let name = file.display();
            let refused = |reason: String| format!("{name} is refused: {reason}");
            let publication = self.read(file, &folder).map_err(refused)?;
            let merged = merge(&folder, &publication);
            self.check(&publication, &merged).map_err(refused)?;
            text.push_str(&report(&publication, &merged));
            folder = merged.folder;
        }
        compile::compiled(&folder).map_err(|problems| {
            format!("the set would not be valid any more:\n  {}", problems.join("\n  "))
        })?;
        let diff = Diff::between(&before, &folder);
        text.push('\n');
        text.push_str(&diff.text());
        text.push('\n');
        if folder == before {
            text.push_str("Nothing changes.\n");
        } else if self.write {
            let written = folder.write(&self.into)?;
            let _ = writeln!(text, "Written: {}.", written.join(", "));
        } else {
            text.push_str("Nothing was written; --write does that.\n");
        }
        Ok(text)
    }

    fn read(&self, path: &Path, folder: &Folder) -> Result<Publication, String> {
        let file = File::open(path).map_err(|error| error.to_string())?;
        let mut input = BufReader::new(file);
        let start = start(&mut input)?;
        let format = match self.format {
            Some(format) => format,
            None => guess(&start)?,
        };
        match format {
            Format::Sdn => sdn_xml::read(input),
            Format::SdnAdvanced => sdn_advanced_xml::read(input),
            Format::List => {
                let items = list_text::read(&whole(input)?);
                self.list("a list in text", About::default(), items, folder)
            }
            Format::Csv => {
                let (items, unread) = list_csv::read(&whole(input)?)?;
                let form = match unread.as_slice() {
                    [] => "a list in CSV".to_owned(),
                    _ => format!("a list in CSV (columns left alone: {})", unread.join(", ")),
                };
                self.list(&form, About::default(), items, folder)
            }
            Format::Json => {
                let (about, items) = list_json::read(&whole(input)?)?;
                self.list("a list in JSON", about, items, folder)
            }
        }
    }

    fn list(
        &self,
        form: &str,
        own: About,
        items: Vec<Item>,
        folder: &Folder,
    ) -> Result<Publication, String> {
        if items.is_empty() {
            return Err("there is no address in it".to_owned());
        }
        let about = self.about.clone().or(own);
        let known = about.known(folder);
        list::publication(form, about.or(known), items)
    }

    /// Refuses what is no next state of its publication, or not likely to be a whole one.
    fn check(&self, publication: &Publication, merged: &Merged) -> Result<(), String> {
        if publication.statements.is_empty() {
            return Err("there is no address in it".to_owned());
        }
        if self.force {
            return Ok(());
        }
        if let Some(before) = merged.newest_before.as_ref().filter(|one| **one > publication.date) {
            return Err(format!(
                "it is of {}, and the set has the one of {before}; --force takes it all the same",
                publication.date
            ));
        }
        let least = merged.before - merged.before * LARGEST_LOSS / 100;
        if merged.after < least {
            return Err(format!(
                "it lists {} addresses, and the one before listed {}: it may not be whole; \
                 --force takes it all the same",
                merged.after, merged.before
            ));
        }
        Ok(())
    }
}

/// The beginning of a file, which stays to be read.
fn start(input: &mut BufReader<File>) -> Result<String, String> {
    let bytes = input.fill_buf().map_err(|error| error.to_string())?;
    let bytes = bytes.get(..START).unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"BZh")
        || bytes.starts_with(b"\x1f\x8b")
    {
        return Err("it is compressed: unpack it first".to_owned());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("it is empty".to_owned());
    }
    Ok(String::from_utf8_lossy(bytes).trim_start_matches('\u{feff}').trim_start().to_owned())
}

/// Tells the form of a file from its beginning.
fn guess(start: &str) -> Result<Format, String> {
    if list_text::is_page(start) {
        return Ok(Format::List);
    }
    if start.starts_with(['{', '[']) {
        return Ok(Format::Json);
    }
    if start.starts_with('<') {
        // The outermost element, whatever stands before it and with whatever prefix.
        let mut names = start.split('<').filter_map(|tag| {
            let name: &str =
                tag.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next()?;
            let first = name.chars().next()?;
            first.is_ascii_alphabetic().then(|| name.rsplit(':').next().unwrap_or(name))
        });
        return match names.next() {
            Some(sdn_xml::ROOT) => Ok(Format::Sdn),
            Some(sdn_advanced_xml::ROOT) => Ok(Format::SdnAdvanced),
            Some(name) => Err(format!("it begins with <{name}>, which none of the forms does")),
            None => Err("it begins like a document, and is none".to_owned()),
        };
    }
    let header = start.lines().next().unwrap_or_default().to_ascii_lowercase();
    let is_table = header.split(',').any(|name| name.trim().trim_matches('"') == "address");
    Ok(if is_table { Format::Csv } else { Format::List })
}

/// The whole of a list as text.
fn whole(input: impl Read) -> Result<String, String> {
    let mut text = String::new();
    let read = input.take(LARGEST_LIST + 1).read_to_string(&mut text);
    match read.map(|length| u64::try_from(length).unwrap_or(u64::MAX)) {
        Ok(length) if length <= LARGEST_LIST => Ok(text),
        Ok(_) => Err(format!("more than {} MiB", LARGEST_LIST >> 20)),
        Err(error) => Err(format!("it is no text in UTF-8: {error}")),
    }
}

/// What was read, and what of it does not become part of the set.
fn report(publication: &Publication, merged: &Merged) -> String {
    let mut text = format!("{}\n", publication.about);
    let mut chains: BTreeMap<String, usize> = BTreeMap::new();
    for statement in &publication.statements {
        *chains.entry(super::rows::word(&statement.address.chain())).or_default() += 1;
    }
    let chains: Vec<String> =
        chains.iter().map(|(chain, count)| format!("{count} {chain}")).collect();
    let _ = writeln!(
        text,
        "  {} statements about {} addresses ({}), {} before",
        publication.statements.len(),
        merged.after,
        chains.join(", "),
        merged.before
    );
    remark(&mut text, "left out", &publication.rejected);
    remark(&mut text, "taken all the same", &publication.doubtful);
    for (address, reason) in &merged.kept_out {
        let _ = writeln!(text, "  kept out by exceptions.csv: {address}: {reason}");
    }
    text
}

/// Adds remarks, those with one reason together.
fn remark(text: &mut String, done: &str, remarks: &[Remark]) {
    let mut by_reason: BTreeMap<&str, Vec<&Remark>> = BTreeMap::new();
    for one in remarks {
        by_reason.entry(&one.reason).or_default().push(one);
    }
    for (reason, values) in by_reason {
        let _ = writeln!(text, "  {} {done}: {reason}", values.len());
        for one in values.iter().take(REMARKS_SHOWN) {
            let value = if one.value.is_empty() { "nothing" } else { &one.value };
            let _ = writeln!(text, "    {value}, {}", one.place);
        }
        if values.len() > REMARKS_SHOWN {
            let _ = writeln!(text, "    and {} more", values.len() - REMARKS_SHOWN);
        }
    }
}
