//! The engine: a request in, a review out.

use serde::{Deserialize, Serialize};

use crate::act::{self, Act, Asker, Deed, Doubt, Question, and_at_least, and_more};
use crate::book::Book;
use crate::decode::{self, Unread, limits};
use crate::digest::Digests;
use crate::finding::{Finding, Gap, Level};
use crate::intel::{AddressSet, Bundle, BundleError, IntelInfo, Known, Lookup, ReleaseKeys};
use crate::order;
use crate::request::Request;
use crate::review::{self, Verdict};
use crate::rule::{self, Lists};

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

/// Whether an act is worth a mention beside another: not what stays with the user, nor the fee.
fn counts(act: &Act) -> bool {
    !matches!(act.deed, Deed::Keep { .. } | Deed::Fee { .. })
}

/// One sentence: the worst that was found, or what would happen and whether all of it was read.
fn summary(verdict: Verdict, acts: &[Act], findings: &[Finding], gaps: &[Gap]) -> String {
    let only_gaps = findings
        .first()
        .is_none_or(|worst| verdict == Verdict::Warning && worst.level == Level::Notice);
    match (findings.first(), act::leading(acts)) {
        // At the worst level it need not be said what could not be read.
        (Some(worst), _) if !only_gaps && verdict == Verdict::Critical => {
            and_more(&worst.title, as_bad(worst, findings))
        }
        (Some(worst), _) if !only_gaps && gaps.is_empty() => {
            and_at_least(&told(worst, acts), as_bad(worst, findings))
        }
        (Some(worst), _) if !only_gaps => {
            format!("{} Part of it could not be read.", told(worst, acts))
        }
        (_, Some(act)) if gaps.is_empty() => and_more(&act.words, others(act, acts)),
        (_, Some(act)) => format!("{} Part of it could not be read.", act.words),
        (_, None) if gaps.is_empty() => "This signs nothing.".to_owned(),
        (_, None) => "What this asks for could not be read.".to_owned(),
    }
}

/// How many other things the request would do were found to be as dangerous as the worst.
fn as_bad(worst: &Finding, findings: &[Finding]) -> usize {
    if worst.level < Level::Danger {
        return 0;
    }
    let mut titles: Vec<&str> = vec![&worst.title];
    for finding in findings.iter().filter(|one| one.level == worst.level && says(&one.title)) {
        order::insert(&mut titles, finding.title.as_str());
    }
    titles.len().saturating_sub(1)
}

/// Whether a sentence says what an act does.
fn says(sentence: &str) -> bool {
    ["This would ", "This looks as if it would "].iter().any(|start| sentence.starts_with(start))
}

/// What was found; after what is done by the act that it was found in, unless it says that itself.
fn told(worst: &Finding, acts: &[Act]) -> String {
    let found_in = acts.iter().find(|act| worst.path.starts_with(act.path.as_str()));
    match found_in.or(acts.first()) {
        Some(act) if says(&act.words) && !says(&worst.title) => {
            format!("{} {}", act.words, worst.title)
        }
        Some(act) if act.own_words() == worst.title => act.words.clone(),
        // Its own sentence is that of another of its calls.
        Some(act) => and_more(&worst.title, beside(act, &worst.title).unwrap_or_default()),
        None => worst.title.clone(),
    }
}

/// How many calls are made beside the one that a sentence tells of.
fn beside(act: &Act, sentence: &str) -> Option<usize> {
    if !matches!(act.deed, Deed::Calls { .. }) {
        return None;
    }
    let told = act.calls.iter().any(|call| call.own_words() == sentence);
    let others = told.then(|| act.calls.len().saturating_sub(1));
    others.or_else(|| act.calls.iter().find_map(|call| beside(call, sentence)))
}

/// How many acts there are besides the first and what its sentence tells of.
fn others(first: &Act, acts: &[Act]) -> usize {
    let others = acts.iter().filter(|act| !std::ptr::eq(*act, first));
    others.filter(|act| counts(act) && !first.tells_of(act)).count()
}
