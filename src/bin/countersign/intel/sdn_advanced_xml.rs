//! OFAC's `SDN_ADVANCED.XML`: parties with their features first, what they are listed for last.
//!
//! Elements are known by their local names, since their namespace changed in 2024, and types by
//! the texts that the file itself gives their numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;

use super::ofac::{self, ADDRESS_TYPE, Entry};
use super::publication::Publication;
use super::xml::{Attributes, Visit, walk};

/// The outermost element.
pub(crate) const ROOT: &str = "Sanctions";

/// What the file calls a measure that names a programme.
const PROGRAMME_MEASURE: &str = "Program";

/// What the file calls the list that this importer is about. It holds entries of others, too, that
/// forbid far less.
const SDN_LIST: &str = "SDN List";

/// The parts of a name in the order in which they are spoken; others stand behind them.
const NAME_ORDER: [&str; 5] =
    ["First Name", "Middle Name", "Patronymic", "Last Name", "Matronymic"];

/// The part that is written in capitals, as the list itself does, since in some countries it
/// stands first and in others last.
const FAMILY_NAME: &str = "Last Name";

/// Reads the list.
///
/// # Errors
///
/// If it is another document, cut short, or lacks a part that the reading needs.
pub(crate) fn read(input: impl BufRead) -> Result<Publication, String> {
    let mut list = List::default();
    walk(input, ROOT, &mut list)?;
    list.finish()
}

#[derive(Default)]
struct List {
    date: Date,
    /// Ticker by the number of the feature type.
    tickers: BTreeMap<String, String>,
    name_parts: BTreeMap<String, String>,
    programme_measures: BTreeSet<String>,
    sdn_lists: BTreeSet<String>,
    /// The number of the type whose text comes next.
    number: String,
    party: Party,
    parties: usize,
    entries: BTreeMap<u32, Entry>,
    sanction: Sanction,
    sanctioned: BTreeSet<u32>,
    listed_elsewhere: BTreeSet<u32>,
    sections: usize,
}

#[derive(Default)]
struct Date {
    year: String,
    month: String,
    day: String,
}

impl Date {
    fn set(&mut self, path: &str, text: &str) {
        let part = match path.rsplit('/').next() {
            Some("Year") => &mut self.year,
            Some("Month") => &mut self.month,
            _ => &mut self.day,
        };
        text.clone_into(part);
    }

    fn text(&self) -> Option<String> {
        let year: u16 = self.year.parse().ok()?;
        let month: u8 = self.month.parse().ok()?;
        let day: u8 = self.day.parse().ok()?;
        Some(format!("{year:04}-{month:02}-{day:02}"))
    }
}

/// The party that is being read.
#[derive(Default)]
struct Party {
    uid: String,
    /// Whether the alias that is being read is the name of the party.
    main_name: bool,
    /// The parts of the name: their group, and the text.
    name: Vec<(String, String)>,
    /// The kind of part that each group is.
    groups: BTreeMap<String, String>,
    ticker: Option<String>,
    addresses: Vec<(String, String)>,
}

/// The listing that is being read.
#[derive(Default)]
struct Sanction {
    uid: String,
    list: String,
    date: Date,
    is_programme: bool,
    programmes: Vec<String>,
}

impl Visit for List {
    fn open(&mut self, path: &str, attributes: &Attributes<'_>) {
        let Some(path) = path.strip_prefix(ROOT) else {
            return;
        };
        let get = |name| attributes.get(name).unwrap_or_default();
        match path {
            "/ReferenceValueSets/FeatureTypeValues/FeatureType"
            | "/ReferenceValueSets/NamePartTypeValues/NamePartType"
            | "/ReferenceValueSets/SanctionsTypeValues/SanctionsType"
            | "/ReferenceValueSets/ListValues/List" => self.number = get("ID"),
            "/DistinctParties/DistinctParty" => {
                self.parties += 1;
                self.party = Party::default();
            }
            "/SanctionsEntries/SanctionsEntry" => {
                let (uid, list) = (get("ProfileID"), get("ListID"));
                self.sanction = Sanction { uid, list, ..Sanction::default() };
            }
            "/SanctionsEntries/SanctionsEntry/SanctionsMeasure" => {
                self.sanction.is_programme =
                    self.programme_measures.contains(&get("SanctionsTypeID"));
            }
            _ => {
                if let Some(path) = path.strip_prefix("/DistinctParties/DistinctParty/Profile") {
                    self.open_in_profile(path, attributes);
                }
            }
        }
    }

    fn close(&mut self, path: &str, text: &str) -> Result<(), String> {
        let Some(path) = path.strip_prefix(ROOT) else {
            return Ok(());
        };
        match path {
            "/DateOfIssue/Year" | "/DateOfIssue/Month" | "/DateOfIssue/Day" => {
                self.date.set(path, text);
            }
            "/ReferenceValueSets/FeatureTypeValues/FeatureType" => {
                if let Some(ticker) = text.strip_prefix(ADDRESS_TYPE) {
                    self.tickers.insert(self.number.clone(), ticker.trim().to_owned());
                }
            }
            "/ReferenceValueSets/NamePartTypeValues/NamePartType" => {
                self.name_parts.insert(self.number.clone(), text.to_owned());
            }
            "/ReferenceValueSets/SanctionsTypeValues/SanctionsType" => {
                if text == PROGRAMME_MEASURE {
                    self.programme_measures.insert(self.number.clone());
                }
            }
            "/ReferenceValueSets/ListValues/List" => {
                if text == SDN_LIST {
                    self.sdn_lists.insert(self.number.clone());
                }
            }
            "/ReferenceValueSets" | "/DistinctParties" | "/SanctionsEntries" => self.sections += 1,
            "/DistinctParties/DistinctParty" => self.close_party()?,
            "/SanctionsEntries/SanctionsEntry/EntryEvent/Date/Year"
            | "/SanctionsEntries/SanctionsEntry/EntryEvent/Date/Month"
            | "/SanctionsEntries/SanctionsEntry/EntryEvent/Date/Day" => {
                self.sanction.date.set(path, text);
            }
            "/SanctionsEntries/SanctionsEntry/SanctionsMeasure/Comment" => {
                if self.sanction.is_programme && !text.is_empty() {
                    self.sanction.programmes.push(text.to_owned());
                }
            }
            "/SanctionsEntries/SanctionsEntry" => self.close_sanction(),
            _ => {
                if let Some(path) = path.strip_prefix("/DistinctParties/DistinctParty/Profile/") {
                    self.close_in_profile(path, text);
                }
            }
        }
        Ok(())
    }
}

impl List {
    fn open_in_profile(&mut self, path: &str, attributes: &Attributes<'_>) {
        let get = |name| attributes.get(name).unwrap_or_default();
        let party = &mut self.party;
        match path {
            "" => party.uid = get("ID"),
            "/Identity/Alias" => {
                party.main_name = get("Primary") == "true" && party.name.is_empty();
            }
            "/Identity/Alias/DocumentedName/DocumentedNamePart/NamePartValue"
                if party.main_name =>
            {
                party.name.push((get("NamePartGroupID"), String::new()));
            }
            "/Identity/NamePartGroups/MasterNamePartGroup/NamePartGroup" => {
                party.groups.insert(get("ID"), get("NamePartTypeID"));
            }
            "/Feature" => party.ticker = self.tickers.get(&get("FeatureTypeID")).cloned(),
            _ => {}
        }
    }

    fn close_in_profile(&mut self, path: &str, text: &str) {
        let party = &mut self.party;
        match path {
            "Identity/Alias/DocumentedName" => party.main_name = false,
            "Identity/Alias/DocumentedName/DocumentedNamePart/NamePartValue" => {
                if party.main_name
                    && let Some((_, part)) = party.name.last_mut()
                {
                    text.clone_into(part);
                }
            }
            "Feature/FeatureVersion/VersionDetail" => {
                if let Some(ticker) = &party.ticker {
                    party.addresses.push((ticker.clone(), text.to_owned()));
                }
            }
            _ => {}
        }
    }

    /// Keeps the party if it has addresses; of the others nothing is needed.
    fn close_party(&mut self) -> Result<(), String> {
        let party = std::mem::take(&mut self.party);
        if party.addresses.is_empty() {
            return Ok(());
        }
        let name = self.name(&party);
        let number = &party.uid;
        let uid: u32 = number.parse().map_err(|_| format!("{number:?} is not a profile's ID"))?;
        let entry = self.entries.entry(uid).or_default();
        entry.uid = uid;
        entry.name = name;
        entry.addresses.extend(party.addresses);
        Ok(())
    }

    fn name(&self, party: &Party) -> String {
        let mut spoken: Vec<(usize, String)> = Vec::new();
        for (group, text) in &party.name {
            let kind = party.groups.get(group).and_then(|kind| self.name_parts.get(kind));
            let kind = kind.map_or("", String::as_str);
            let place = NAME_ORDER.iter().position(|one| *one == kind);
            let text = if kind == FAMILY_NAME { text.to_uppercase() } else { text.clone() };
            spoken.push((place.unwrap_or(NAME_ORDER.len()), text));
        }
        spoken.sort_by_key(|(place, _)| *place);
        let words: Vec<String> = spoken.into_iter().map(|(_, text)| text).collect();
        words.join(" ")
    }

    fn close_sanction(&mut self) {
        let sanction = std::mem::take(&mut self.sanction);
        let Ok(uid) = sanction.uid.parse() else {
            return;
        };
        if !self.sdn_lists.contains(&sanction.list) {
            self.listed_elsewhere.insert(uid);
        } else if let Some(entry) = self.entries.get_mut(&uid) {
            self.sanctioned.insert(uid);
            for programme in sanction.programmes {
                if !entry.programmes.contains(&programme) {
                    entry.programmes.push(programme);
                }
            }
            // The first listing counts, where an entry has been listed more than once.
            let date = sanction.date.text();
            entry.listed = match (entry.listed.take(), date) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
    }

    fn finish(self) -> Result<Publication, String> {
        let date = self.date.text().ok_or("it has no date of issue")?;
        // ReferenceValueSets, DistinctParties and SanctionsEntries.
        if self.sections != 3 {
            return Err("one of its three parts is missing: the file is not whole".to_owned());
        }
        let unnamed = [
            self.tickers.is_empty(),
            self.programme_measures.is_empty(),
            self.sdn_lists.is_empty(),
        ];
        if unnamed.contains(&true) {
            return Err(
                "it does not name the types of addresses, the programmes or the list: its \
                        form has changed"
                    .to_owned(),
            );
        }
        let mut entries = Vec::new();
        for (uid, mut entry) in self.entries {
            let sanctioned = self.sanctioned.contains(&uid) && !entry.programmes.is_empty();
            match (sanctioned, self.listed_elsewhere.contains(&uid)) {
                (true, _) => {
                    entry.programmes.sort();
                    entries.push(entry);
                }
                // On one of the other lists alone: nobody is forbidden to deal with it.
                (false, true) => {}
                (false, false) => {
                    return Err(format!("entry {uid} has addresses, but no programme lists it"));
                }
            }
        }
        let about = format!(
            "SDN list (advanced form) of {date}: {} parties, {} of them with addresses",
            self.parties,
            entries.len()
        );
        Ok(ofac::publication(about, date, entries))
    }
}
