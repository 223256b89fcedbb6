//! What an importer reads out of one publication, whatever its format.

use countersign::intel::{Category, ChainAddress, Confidence};

use super::rows::{SourceRow, stem};

/// A publication, read in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Publication {
    /// What it is and how much was read, for whoever imports it.
    pub(crate) about: String,
    /// Its date, `YYYY-MM-DD`.
    pub(crate) date: String,
    /// Which sources it takes the place of.
    pub(crate) lineage: Lineage,
    /// The sources its statements are of.
    pub(crate) sources: Vec<SourceRow>,
    /// What it says, one statement for each address and source.
    pub(crate) statements: Vec<Statement>,
    /// What stands where an address should, and is none that can be listed.
    pub(crate) rejected: Vec<Remark>,
    /// What is listed and may have been written down wrongly.
    pub(crate) doubtful: Vec<Remark>,
}

/// What a publication says of one address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) address: ChainAddress,
    /// What the publication itself makes of the address.
    pub(crate) category: Category,
    /// Who the publication says it belongs to.
    pub(crate) actor: Option<String>,
    /// What the publication says it is listed for.
    pub(crate) incident: Option<String>,
    pub(crate) confidence: Confidence,
    /// The id of the source.
    pub(crate) source: String,
    /// The programmes it is listed under: while they stay the same, so does what a person decided
    /// about the entry.
    pub(crate) programmes: Vec<String>,
    pub(crate) note: String,
}

/// What there is to say of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Remark {
    pub(crate) reason: String,
    pub(crate) value: String,
    /// Where it stands: an entry, a line.
    pub(crate) place: String,
}

/// The earlier publications of which a new one is the next state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lineage {
    /// OFAC's list of Specially Designated Nationals, with one source for each entry and date.
    Sdn,
    /// Sources with these ids.
    Ids(Vec<String>),
}

impl Lineage {
    /// Whether a source is one of them.
    pub(crate) fn holds(&self, source: &SourceRow) -> bool {
        match self {
            Self::Sdn => {
                let entry = stem(&source.id).strip_prefix("ofac-sdn-");
                source.authority == "OFAC"
                    && stem(&source.id) != source.id
                    && entry.is_some_and(|entry| {
                        // Mirrors of the list that name no entry have one source for a chain.
                        entry == "evm" || entry.bytes().all(|byte| byte.is_ascii_digit())
                    })
            }
            Self::Ids(ids) => ids.contains(&source.id),
        }
    }
}
