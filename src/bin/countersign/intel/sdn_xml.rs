//! OFAC's `SDN.XML`: one element for each entry, with everything in it.

use std::io::BufRead;

use super::ofac::{self, ADDRESS_TYPE, Entry};
use super::publication::Publication;
use super::xml::{Attributes, Visit, walk};

/// The outermost element.
pub(crate) const ROOT: &str = "sdnList";

/// Reads the list.
///
/// # Errors
///
/// If it is another document, cut short, or does not hold as many entries as it says.
pub(crate) fn read(input: impl BufRead) -> Result<Publication, String> {
    let mut list = List::default();
    walk(input, ROOT, &mut list)?;
    list.finish()
}

#[derive(Default)]
struct List {
    date: Option<String>,
    declared: Option<usize>,
    read: usize,
    entry: Entry,
    first_name: String,
    last_name: String,
    id_type: String,
    id_number: String,
    entries: Vec<Entry>,
}

impl Visit for List {
    fn open(&mut self, path: &str, _: &Attributes<'_>) {
        match path {
            "sdnList/sdnEntry" => {
                self.entry = Entry::default();
                self.first_name.clear();
                self.last_name.clear();
            }
            "sdnList/sdnEntry/idList/id" => {
                self.id_type.clear();
                self.id_number.clear();
            }
            _ => {}
        }
    }

    fn close(&mut self, path: &str, text: &str) -> Result<(), String> {
        match path {
            // The misspelling is the list's own; the right spelling would be as good.
            "sdnList/publshInformation/Publish_Date"
            | "sdnList/publishInformation/Publish_Date" => {
                let date = date(text).ok_or_else(|| format!("{text:?} is not its date"))?;
                self.date = Some(date);
            }
            "sdnList/publshInformation/Record_Count"
            | "sdnList/publishInformation/Record_Count" => {
                let count = text.parse().map_err(|_| format!("{text:?} is not a count"))?;
                self.declared = Some(count);
            }
            "sdnList/sdnEntry/uid" => {
                self.entry.uid = text.parse().map_err(|_| format!("{text:?} is not a uid"))?;
            }
            "sdnList/sdnEntry/firstName" => text.clone_into(&mut self.first_name),
            "sdnList/sdnEntry/lastName" => text.clone_into(&mut self.last_name),
            "sdnList/sdnEntry/programList/program" => {
                self.entry.programmes.push(text.to_owned());
            }
            "sdnList/sdnEntry/idList/id/idType" => text.clone_into(&mut self.id_type),
            "sdnList/sdnEntry/idList/id/idNumber" => text.clone_into(&mut self.id_number),
            "sdnList/sdnEntry/idList/id" => {
                if let Some(ticker) = self.id_type.strip_prefix(ADDRESS_TYPE) {
                    let address = (ticker.trim().to_owned(), self.id_number.clone());
                    self.entry.addresses.push(address);
                }
            }
            "sdnList/sdnEntry" => self.close_entry()?,
            _ => {}
        }
        Ok(())
    }
}

impl List {
    fn close_entry(&mut self) -> Result<(), String> {
        self.read += 1;
        let mut entry = std::mem::take(&mut self.entry);
        if entry.addresses.is_empty() {
            return Ok(());
        }
        if entry.uid == 0 || entry.programmes.is_empty() {
            return Err(format!("entry {} has no uid or no programme", entry.uid));
        }
        let name = format!("{} {}", self.first_name, self.last_name);
        name.trim().clone_into(&mut entry.name);
        entry.programmes.sort();
        entry.programmes.dedup();
        self.entries.push(entry);
        Ok(())
    }

    fn finish(self) -> Result<Publication, String> {
        let date = self.date.ok_or("it has no date of publication")?;
        let declared = self.declared.ok_or("it does not say how many records it has")?;
        if declared != self.read {
            return Err(format!(
                "it says that it has {declared} records, and has {}: the file is not whole",
                self.read
            ));
        }
        let about = format!(
            "SDN list of {date}: {declared} entries, {} of them with addresses",
            self.entries.len()
        );
        Ok(ofac::publication(about, date, self.entries))
    }
}

/// `YYYY-MM-DD` from the list's `MM/DD/YYYY`.
fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('/').collect();
    let [month, day, year] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) =
        (year.parse::<u16>().ok()?, month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}
