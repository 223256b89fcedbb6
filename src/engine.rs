//! The engine: a request in, a review out.

use serde::{Deserialize, Serialize};

use crate::act::{self, Act, Asker, Asset, Deed, Doubt, Question, Role, and_at_least, and_more};
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

/// The rule whose notice says who is paid in place of the address, which tells nobody anything.
const PAID_TO_UNKNOWN: &str = "paid-to-unknown-contract";

/// Whether an act is worth a mention beside another: not what stays with the user, nor the fee.
fn counts(act: &Act) -> bool {
    !matches!(act.deed, Deed::Keep { .. } | Deed::Fee { .. })
}

/// One sentence: the worst that was found, or what would happen and whether all of it was read.
fn summary(verdict: Verdict, acts: &[Act], findings: &[Finding], gaps: &[Gap]) -> String {
    let only_gaps = findings.first().is_none_or(|worst| {
        let notice = worst.level == Level::Notice;
        notice && (verdict == Verdict::Warning || is_of_less(worst, acts))
    });
    match (findings.first(), act::leading(acts)) {
        // At the worst level it need not be said what could not be read.
        (Some(worst), _) if !only_gaps && verdict == Verdict::Critical => {
            and_more(&worst.title, as_bad(worst, acts, findings))
        }
        (Some(worst), _) if !only_gaps && gaps.is_empty() => {
            and_at_least(&told(worst, acts), as_bad(worst, acts, findings))
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

/// Whether it is only noticed of another act than the one that counts most that nobody knows who is paid.
fn is_of_less(worst: &Finding, acts: &[Act]) -> bool {
    let mut most = act::leading(acts);
    while let Some(inner) = most.filter(|act| matches!(act.deed, Deed::Calls { .. }))
        && let Some(first) = act::leading(&inner.calls)
    {
        most = Some(first);
    }
    worst.rule == PAID_TO_UNKNOWN
        && most.is_some_and(|act| {
            // What is sent along with a call is paid for it.
            !matches!(act.deed, Deed::Send { asset: Asset::Native { .. }, .. })
                && act.parties.iter().all(|party| party.path != worst.path)
                && act
                    .calls
                    .iter()
                    .all(|call| found_in(worst, std::slice::from_ref(call)).is_none())
        })
}

/// How many other things the request would do were found to be as dangerous as the worst: other acts, and the same
/// for others in the same act.
fn as_bad(worst: &Finding, acts: &[Act], findings: &[Finding]) -> usize {
    if worst.level < Level::Danger {
        return 0;
    }
    let own = found_in(worst, acts).map(|(act, _)| std::ptr::from_ref(act));
    let mut things: Vec<(Option<*const Act>, &str)> = Vec::new();
    let does = |one: &&Finding| says(&one.title) && one.role != Some(Role::Signer);
    for finding in findings.iter().filter(does).filter(|one| one.level == worst.level) {
        let found = found_in(finding, acts);
        let place = found.map(|(act, _)| std::ptr::from_ref(act));
        let by_itself = found.is_none_or(|(_, by_itself)| by_itself);
        if place != own {
            order::insert(&mut things, (place, ""));
        } else if by_itself && finding.rule == worst.rule && finding.subject != worst.subject {
            order::insert(&mut things, (place, finding.title.as_str()));
        }
    }
    things.len()
}

/// The act that a finding tells of: the one that names whom it is about, or else the innermost of those in whose place
/// it is; and whether it is that by itself. What code looks like that is run as the account is no act of its own, nor
/// what is disguised as a message.
fn found_in<'a>(finding: &Finding, acts: &'a [Act]) -> Option<(&'a Act, bool)> {
    let mut around: Option<(&Act, &Act)> = None;
    let mut left: Vec<(&Act, Option<&Act>)> = acts.iter().rev().map(|act| (act, None)).collect();
    while let Some((act, whole)) = left.pop() {
        let told = whole.unwrap_or(act);
        let mut parties = act.parties.iter();
        if parties.any(|party| Some(party.role) == finding.role && party.path == finding.path) {
            return Some((told, whole.is_none()));
        }
        let is_around = finding.path.starts_with(act.path.as_str());
        if is_around && around.is_none_or(|(_, found)| found.path.len() < act.path.len()) {
            around = Some((told, act));
        }
        let is_whole = matches!(act.deed, Deed::Delegatecall { .. } | Deed::SignEncoded { .. });
        let whole = whole.or(Some(act).filter(|_| is_whole));
        left.extend(act.calls.iter().rev().map(|call| (call, whole)));
    }
    around.map(|(told, act)| (told, std::ptr::eq(told, act)))
}

/// Whether a sentence says what an act does.
fn says(sentence: &str) -> bool {
    ["This would ", "This looks as if it would "].iter().any(|start| sentence.starts_with(start))
}

/// What was found; after what is done by the act that it was found in, unless it says that itself.
fn told(worst: &Finding, acts: &[Act]) -> String {
    let mut counting = acts.iter().filter(|act| counts(act));
    let found_in = counting.find(|act| worst.path.starts_with(act.path.as_str()));
    match found_in.or(act::leading(acts)) {
        Some(act) if says(&act.words) && !says(&worst.title) => {
            format!("{} {}", act.words, worst.title)
        }
        // Its own sentence may be that of another of its calls.
        Some(act) => {
            let more = act.more_than(&worst.title).or_else(|| beside(act, &worst.title));
            and_more(&worst.title, more.unwrap_or_default())
        }
        None => worst.title.clone(),
    }
}

/// How many calls are made beside the one that a sentence tells of.
fn beside(act: &Act, sentence: &str) -> Option<usize> {
    if !matches!(act.deed, Deed::Calls { .. }) {
        return None;
    }
    let told = act.calls.iter().any(|call| call.more_than(sentence).is_some());
    let others = told.then(|| act.calls.len().saturating_sub(1));
    others.or_else(|| act.calls.iter().find_map(|call| beside(call, sentence)))
}

/// How many acts there are besides the first and what its sentence tells of.
fn others(first: &Act, acts: &[Act]) -> usize {
    let others = acts.iter().filter(|act| !std::ptr::eq(*act, first));
    others.filter(|act| counts(act) && !first.tells_of(act)).count()
}
