//! What a rule reports, and what could not be read.

use serde::{Deserialize, Serialize};

use crate::act::Role;
use crate::intel::{ChainAddress, Evidence};

/// How bad a finding is. Ordered: `Notice < Warning < Danger < Critical`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Worth a line.
    Notice,
    /// Unusual power given away.
    Warning,
    /// Very likely loss.
    Danger,
    /// A listed address, or an act that hands over everything.
    Critical,
}

/// One thing a rule found in a request, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Finding {
    /// The id of the rule, in kebab case; it names the danger.
    pub rule: String,
    /// How bad it is.
    pub level: Level,
    /// One sentence for a worried person.
    pub title: String,
    /// What it means and what could happen, in a few sentences.
    pub detail: String,
    /// The address the finding is about, in canonical spelling.
    pub subject: Option<ChainAddress>,
    /// The role in which the subject was met.
    pub role: Option<Role>,
    /// Where in the request it was found, as a JSONPath-like pointer that goes on through
    /// decoded layers, for example `params[0].data/approve.spender`.
    pub path: String,
    /// Who says so: one entry per source, the most authoritative first.
    pub evidence: Vec<Evidence>,
}

/// Something that could not be read. A request with a gap is never clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Gap {
    /// Where it is, in the same notation as [`Finding::path`].
    pub path: String,
    /// What could not be read, and why.
    pub reason: String,
}
