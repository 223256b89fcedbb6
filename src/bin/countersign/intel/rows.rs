//! The rows of the address set's files, as they are read and written.

use serde::{Deserialize, Serialize};

/// A row of `addresses.csv`: what one source says of one address. Ordered as in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressRow {
    pub(crate) chain: String,
    pub(crate) address: String,
    pub(crate) category: String,
    pub(crate) actor: String,
    pub(crate) incident: String,
    pub(crate) confidence: String,
    pub(crate) source: String,
    pub(crate) note: String,
}

impl AddressRow {
    /// What no two rows share, and what they are sorted by.
    pub(crate) fn key(&self) -> (&str, &str, &str) {
        (&self.chain, &self.address, &self.source)
    }
}

/// A row of `sources.csv`: a publication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceRow {
    pub(crate) id: String,
    pub(crate) authority: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) date: String,
}

/// A row of `exceptions.csv`: an address that lists name by mistake.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExceptionRow {
    pub(crate) chain: String,
    pub(crate) address: String,
    pub(crate) bars: String,
    pub(crate) reason: String,
    pub(crate) seen_in: String,
}

/// A row of `incidents.csv`: a theft, or an action of an authority.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IncidentRow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) date: String,
    pub(crate) amount_usd: String,
    pub(crate) actor: String,
    pub(crate) what: String,
    pub(crate) source: String,
}

/// What the ids of a publication and its later states have in common: the id without the date at
/// its end, if it has one.
pub(crate) fn stem(id: &str) -> &str {
    /// The length of `-YYYY-MM-DD`.
    const DATE: usize = 11;
    let Some((stem, date)) = id.len().checked_sub(DATE).and_then(|at| id.split_at_checked(at))
    else {
        return id;
    };
    let is_date = date.bytes().enumerate().all(|(at, byte)| match at {
        0 | 5 | 8 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if is_date { stem } else { id }
}

/// A value by the name it has in the files, which is the one it has in JSON.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_at_the_end_is_not_part_of_the_stem() {
        for (id, expected) in [
            ("ofac-sdn-27307-2026-08-20", "ofac-sdn-27307"),
            ("fbi-2023-08-22", "fbi"),
            ("fbi-psa-i-022625", "fbi-psa-i-022625"),
            ("2023-08-22", "2023-08-22"),
            ("-2023-08-22", ""),
            ("a-20230-8-22", "a-20230-8-22"),
            ("", ""),
        ] {
            assert_eq!(stem(id), expected);
        }
    }
}
