//! Why an address is listed, and how sure its source is.
//!
//! The build script reads the same types out of `intel/addresses.csv`, so this file uses
//! nothing else of the crate.

use serde::{Deserialize, Serialize};

/// Why an address is listed. Ordered: the most severe first.
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
    /// On an official sanctions list for another reason.
    SanctionedOther = 3,
    /// A mixing service. Where an official source says so, it is under sanctions as well.
    Mixer = 4,
    /// A service that launders stolen funds. Where an official source says so, it is under
    /// sanctions as well.
    LaunderingService = 5,
}

impl Category {
    /// Every category, in the order of the enum.
    pub const ALL: [Self; 6] = [
        Self::DprkSanctioned,
        Self::DprkAttributed,
        Self::DprkSuspected,
        Self::SanctionedOther,
        Self::Mixer,
        Self::LaunderingService,
    ];

    /// Its name in kebab case, as it is serialised and as `intel/addresses.csv` writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DprkSanctioned => "dprk-sanctioned",
            Self::DprkAttributed => "dprk-attributed",
            Self::DprkSuspected => "dprk-suspected",
            Self::SanctionedOther => "sanctioned-other",
            Self::Mixer => "mixer",
            Self::LaunderingService => "laundering-service",
        }
    }

    /// Whether the category says that the address is linked to North Korea.
    pub const fn is_dprk(self) -> bool {
        matches!(self, Self::DprkSanctioned | Self::DprkAttributed | Self::DprkSuspected)
    }
}

/// How sure the source is. Ordered: the most authoritative first.
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

impl Confidence {
    /// Every confidence, in the order of the enum.
    pub const ALL: [Self; 3] = [Self::Official, Self::Attributed, Self::Community];
}
