//! The address set: who is listed, by whom, for what, and where to read it.
//!
//! The set is written down in `intel/*.csv` and compiled into the engine. [`AddressSet::lookup`]
//! answers for one address; [`AddressSet::scan_bytes`] and [`AddressSet::scan_text`] find
//! listed addresses in what nobody decoded.

mod address;
mod bundle;
mod category;
#[cfg(feature = "compile")]
pub mod compile;
mod error;
mod filter;
mod format;
mod known;
mod listed;
mod lookup;
mod search;
mod set;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use address::{BitcoinSpelling, ChainAddress, ChainKind, NotAnAddress};
pub use bundle::{Bundle, BundleError, NotAKey, ReleaseKeys, UNTRUSTED_COMMENT, to_sign};
pub use category::{Category, Confidence};
pub use error::IntelError;
pub use known::{Known, KnownCategory, KnownIncident, KnownSource};
pub use listed::Listed;
pub use lookup::Lookup;
pub(crate) use search::base64;
pub use set::AddressSet;

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
