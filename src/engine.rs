//! The engine: a request in, a review out.

use serde::{Deserialize, Serialize};

use crate::act::{self, Act, Asker, Doubt, Question};
use crate::book::Book;
use crate::decode::{self, Unread, limits};
use crate::digest::Digests;
use crate::finding::{Finding, Gap};
use crate::intel::{AddressSet, Bundle, BundleError, IntelInfo, Known, Lookup, ReleaseKeys};
use crate::request::Request;
use crate::review::{self, Verdict};
use crate::rule::{self, Lists};
use crate::summary::summary;

/// Which engine and which address set made a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EngineInfo {
    /// The version of the engine.
    pub version: String,
    /// The address set.
    pub intel: IntelInfo,
}

/// What the engine says about a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Review {
    /// The overall verdict.
    pub verdict: Verdict,
    /// One sentence a person understands: who gets what.
    pub summary: String,
    /// What the request would do.
    pub acts: Vec<Act>,
    /// What the rules found, the worst first.
    pub findings: Vec<Finding>,
    /// What could not be read.
    pub gaps: Vec<Gap>,
    /// The hashes that would be signed.
    pub digests: Digests,
    /// Facts of the chain that would make the review better.
    pub questions: Vec<Question>,
    /// What made this review.
    pub engine: EngineInfo,
}

/// Reads requests and judges them by the rules and an address set.
///
/// It does no I/O and answers every request with a review. All it keeps of one is how the last addresses
/// are spelled.
#[derive(Clone, Debug)]
pub struct Engine {
    intel: AddressSet,
    book: Book,
}

impl Engine {
    /// An engine with the address set it was built with.
    pub fn new() -> Self {
        Self::with_intel(AddressSet::bundled())
    }

    /// An engine with another address set; [`AddressSet::empty`] judges by acts alone.
    ///
    /// This is the way for a set of one's own: no signature is asked for, and whoever calls it
    /// answers for where the set comes from.
    pub fn with_intel(intel: AddressSet) -> Self {
        Self { intel, book: Book::default() }
    }

    /// Replaces the address set by the one in a signed bundle, if one of the keys that are
    /// compiled in signed it, it has not expired at `now` (unix seconds), and it is newer than the
    /// set in use. Anything else leaves the set in use in place.
    ///
    /// # Errors
    ///
    /// [`BundleError`] says why the bundle was not taken; [`BundleError::code`] names the kind.
    pub fn load_intel(&mut self, bundle: &[u8], now: u64) -> Result<IntelInfo, BundleError> {
        self.load_intel_signed_by(&ReleaseKeys::compiled_in(), bundle, now)
    }

    /// As [`Engine::load_intel`], for those who sign bundles with keys of their own.
    ///
    /// # Errors
    ///
    /// As [`Engine::load_intel`].
    pub fn load_intel_signed_by(
        &mut self,
        keys: &ReleaseKeys,
        bundle: &[u8],
        now: u64,
    ) -> Result<IntelInfo, BundleError> {
        self.intel = Bundle::open(bundle, keys)?.replacing(&self.intel, now)?;
        Ok(self.intel.info())
    }

    /// Keeps the user's own addresses: each list is for every request that does not bring that list
    /// itself. A book with thousands of entries is read once then, not with each request.
    pub fn set_book(&mut self, book: Book) {
        self.book = book;
    }

    /// Which engine and which address set this is.
    pub fn info(&self) -> EngineInfo {
        EngineInfo { version: env!("CARGO_PKG_VERSION").to_owned(), intel: self.intel.info() }
    }

    /// What the address set knows, in sums.
    pub fn known(&self) -> Known {
        self.intel.known()
    }

    /// What the address set says of the address that a text spells; nothing if it is no address.
    pub fn lookup(&self, address: &str) -> Option<Lookup> {
        self.intel.ask(address)
    }

    /// Reviews a request. Always returns a review: what could not be read stands in its gaps.
    pub fn review(&self, request: &Request) -> Review {
        let decoded = decode::decode(request);
        let digests = Digests::of(&decoded);
        let read = act::read(decoded, asker(request));
        let book = request.book.or(&self.book);
        let lists = Lists { intel: &self.intel, book: &book };
        let findings = rule::check(&read, &lists);
        let act::Acts { acts, questions, unread, .. } = read;
        let gaps = gaps(unread);
        let verdict = review::verdict(&findings, &gaps);
        Review {
            verdict,
            summary: summary(verdict, &acts, &findings, &gaps),
            acts,
            findings,
            gaps,
            digests,
            questions,
            engine: self.info(),
        }
    }
}

/// Who asks, for what reads acts and judges them.
fn asker(request: &Request) -> Asker {
    Asker {
        origin: request.origin.clone(),
        top_origin: request.top_origin.clone(),
        account: request.account.clone(),
        chain: None,
        now: request.now,
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl From<Unread> for Gap {
    fn from(unread: Unread) -> Self {
        Self { path: unread.path, reason: unread.reason }
    }
}

/// What could not be read, bounded: a hostile request can be unreadable in a million places.
fn gaps(unread: Vec<Unread>) -> Vec<Gap> {
    // A misspelled address was read: a rule speaks of it.
    let gap = |unread: &Unread| unread.doubt != Doubt::Checksum;
    let more = unread.iter().filter(|unread| gap(unread)).count().saturating_sub(limits::GAPS);
    let mut gaps: Vec<Gap> =
        unread.into_iter().filter(gap).take(limits::GAPS).map(Gap::from).collect();
    if more > 0 {
        gaps.push(Gap { path: String::new(), reason: format!("and {more} more") });
    }
    gaps
}
