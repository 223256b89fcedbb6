//! The look at every entry, after which nothing in a set can fail to be found.

use super::super::error::IntelError;
use super::entries::{Group, INCIDENT_LENGTH, Incident, SOURCE_LENGTH, Source, Statement};
use super::{MAX_STATEMENTS, NO_FORM, Tables};

impl Tables<'_> {
    /// Looks at every entry. Takes linear time, whatever the bytes are.
    pub(crate) fn check(&self) -> Result<(), IntelError> {
        let bad = |table| move |index| IntelError::BadEntry { table, index };
        if std::str::from_utf8(self.as_of).is_err() {
            return Err(bad("header")(0));
        }
        self.strings_are_good().map_err(bad("strings"))?;
        all(self.incidents, |entry| self.incident_is_good(entry)).map_err(bad("incidents"))?;
        all(self.sources, |entry| self.source_is_good(*entry)).map_err(bad("sources"))?;
        all(self.statements, |entry| self.statement_is_good(entry)).map_err(bad("statements"))?;
        all(self.groups, |entry| self.group_is_good(entry)).map_err(bad("groups"))?;
        let forms = |long: bool| -> Vec<u8> {
            let groups = self.groups.iter().map(|entry| {
                let group = Group::decode(entry)?;
                (group.form()?.is_long() == long).then_some(group.form)
            });
            groups.map(|form| form.unwrap_or(NO_FORM)).collect()
        };
        self.short.check(&forms(false)).map_err(bad("short keys"))?;
        self.long.check(&forms(true)).map_err(bad("long keys"))
    }

    fn strings_are_good(&self) -> Result<(), usize> {
        let mut start = 0;
        for (index, end) in self.ends.iter().enumerate() {
            let end = u32::from_le_bytes(*end) as usize;
            let text = self.text.get(start..end).ok_or(index)?;
            std::str::from_utf8(text).map_err(|_| index)?;
            start = end;
        }
        if start == self.text.len() { Ok(()) } else { Err(self.ends.len()) }
    }

    fn incident_is_good(&self, entry: &[u8; INCIDENT_LENGTH]) -> Option<()> {
        let incident = Incident::decode(self, entry)?;
        is_link(incident.url.unwrap_or(LINK)).then_some(())
    }

    fn source_is_good(&self, entry: [u8; SOURCE_LENGTH]) -> Option<()> {
        is_link(Source::decode(self, entry)?.url).then_some(())
    }

    fn statement_is_good(&self, entry: &[u8; Statement::LENGTH]) -> Option<()> {
        let statement = Statement::decode(entry)?;
        for string in [statement.actor, statement.detail].into_iter().flatten() {
            self.ends.get(usize::from(string))?;
        }
        if let Some(incident) = statement.incident {
            self.incidents.get(usize::from(incident))?;
        }
        self.sources.get(usize::from(statement.source)).map(|_| ())
    }

    fn group_is_good(&self, entry: &[u8; Group::LENGTH]) -> Option<()> {
        let group = Group::decode(entry)?;
        let end = (group.first_statement as usize).checked_add(usize::from(group.statements))?;
        let spelled = match group.spelling {
            Some(string) => self.ends.get(usize::from(string)).is_some(),
            None => group.form()?.is_spelled_by_its_bytes(),
        };
        let some = 0 < group.statements && group.statements <= MAX_STATEMENTS;
        (some && end <= self.statements.len() && spelled).then_some(())
    }
}

/// What every link begins with.
const LINK: &str = "https://";

/// Whoever shows the evidence makes a link of it, so nothing but the web may stand there.
fn is_link(url: &str) -> bool {
    url.starts_with(LINK)
}

/// Whether all entries are good; else the number of the first that is not.
fn all<const N: usize>(
    entries: &[[u8; N]],
    is_good: impl Fn(&[u8; N]) -> Option<()>,
) -> Result<(), usize> {
    match entries.iter().position(|entry| is_good(entry).is_none()) {
        Some(index) => Err(index),
        None => Ok(()),
    }
}
