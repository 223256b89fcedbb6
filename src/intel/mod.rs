//! The address set: who is listed, by whom, for what, and where to read it.

mod address;

use serde::{Deserialize, Serialize};

pub use address::{ChainAddress, ChainKind};

/// Why an address is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Category {
    /// On an official sanctions list, under a North Korea programme.
    DprkSanctioned = 0,
    /// Linked to North Korea by an official statement or a named investigator.
    DprkAttributed = 1,
    /// Believed to be linked to North Korea; not confirmed.
    DprkSuspected = 2,
    /// A mixing service.
    Mixer = 3,
    /// A service that launders stolen funds.
    LaunderingService = 4,
    /// On an official sanctions list for another reason.
    SanctionedOther = 5,
}

/// How sure the source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Confidence {
    /// The listing authority is an official one (OFAC, FBI, DOJ).
    Official = 0,
    /// A named security firm, a block explorer's label or a curated registry.
    Attributed = 1,
    /// Published research of the community.
    Community = 2,
}

/// One source's statement about an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Evidence {
    /// The group or person the source names.
    pub actor: Option<String>,
    /// The theft or action the address is listed for.
    pub incident: Option<String>,
    /// Why it is listed.
    pub category: Category,
    /// How sure the source is.
    pub confidence: Confidence,
    /// The source, in words: who published it, and what.
    pub source: String,
    /// Where to read it.
    pub url: String,
    /// The date of the publication, `YYYY-MM-DD`.
    pub date: String,
}

/// Which address set an engine uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IntelInfo {
    /// The version of the set.
    pub version: String,
    /// The date of the newest source in it, `YYYY-MM-DD`.
    pub as_of: String,
    /// How many different addresses it holds.
    pub entries: u32,
}
