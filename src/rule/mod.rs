//! The rules: one file each, with its documentation beside it in a file of the same name.
//!
//! A rule looks at every act and yields findings. No rule hides another's: all of them see
//! everything, and all findings are kept.

use crate::act::Acts;
use crate::book::Book;
use crate::finding::{Finding, Level};
use crate::intel::AddressSet;

/// Declares a rule: `NAME = "its-id", [the levels it can have], check;` under its one-line doc.
/// A rule that the user's trust lowers says so: `check, lowered by trust;`.
macro_rules! declare_rule {
    (
        #[doc = $about:literal]
        $name:ident = $id:literal, [$($level:ident),+], $check:path
        $(, lowered by $trust:ident)?;
    ) => {
        #[doc = $about]
        pub(super) static $name: $crate::rule::Rule = $crate::rule::Rule {
            id: $id,
            about: $about,
            levels: &[$($crate::finding::Level::$level),+],
            lowered_by_trust: declare_rule!(@lowered $($trust)?),
            check: $check,
        };
    };
    (@lowered) => { false };
    (@lowered trust) => { true };
}

mod allowance_raised;
mod ambiguous_encoding;
mod blocked_by_you;
mod collection_handed_over;
mod dprk_address;
mod dprk_address_in_bytes;
mod eth_sign;
mod hash_as_message;
mod item_approved;
mod permit2_signed;
mod permit_signed;
mod unlimited_approval;

/// A danger that the engine notices.
#[derive(Debug)]
pub struct Rule {
    /// Its id: names the danger, in kebab case. Stable.
    pub id: &'static str,
    /// What it notices, in one sentence.
    pub about: &'static str,
    /// The levels its findings can have, the worst first, before trust lowers them.
    pub levels: &'static [Level],
    /// Whether it is lowered by one level where the user trusts the address it is about.
    ///
    /// So are the rules about what is the user's own business: whom to allow what, whom to pay for
    /// the first time. A rule about what others say of an address is not.
    pub lowered_by_trust: bool,
    check: fn(&Acts, &Lists<'_>, &mut Vec<Finding>),
}

/// Every rule. Of two findings of one level, the rule that stands first here gives the summary.
pub static CATALOGUE: &[&Rule] = &[
    &dprk_address::DPRK_ADDRESS,
    &dprk_address_in_bytes::DPRK_ADDRESS_IN_BYTES,
    &blocked_by_you::BLOCKED_BY_YOU,
    &eth_sign::ETH_SIGN,
    &hash_as_message::HASH_AS_MESSAGE,
    &ambiguous_encoding::AMBIGUOUS_ENCODING,
    &collection_handed_over::COLLECTION_HANDED_OVER,
    &unlimited_approval::UNLIMITED_APPROVAL,
    &permit_signed::PERMIT_SIGNED,
    &permit2_signed::PERMIT2_SIGNED,
    &allowance_raised::ALLOWANCE_RAISED,
    &item_approved::ITEM_APPROVED,
];

/// The lists that rules look addresses up in.
#[derive(Clone, Copy, Debug)]
pub struct Lists<'a> {
    /// The address set.
    pub intel: &'a AddressSet,
    /// The user's own addresses.
    pub book: &'a Book,
}

/// What all rules find, the worst first.
pub fn check(acts: &Acts, lists: &Lists<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in CATALOGUE {
        let before = findings.len();
        (rule.check)(acts, lists, &mut findings);
        if rule.lowered_by_trust {
            findings.iter_mut().skip(before).for_each(|finding| lower(finding, lists.book));
        }
    }
    // Stable, so that what stands first in the catalogue stays first within its level.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    findings
}

/// Lowers a finding about an address that the user trusts.
fn lower(finding: &mut Finding, book: &Book) {
    let lowered = match finding.level {
        Level::Danger => Level::Warning,
        Level::Warning => Level::Notice,
        level @ (Level::Critical | Level::Notice) => level,
    };
    if lowered < finding.level && finding.subject.as_ref().is_some_and(|one| book.trusts(one)) {
        finding.level = lowered;
        finding.detail.push_str(" You trust this address, so it counts for less.");
    }
}

impl Rule {
    /// A finding of this rule about an act, with the address in `role` as its subject.
    fn about_act(
        &self,
        level: Level,
        act: &crate::act::Act,
        role: crate::act::Role,
        detail: &str,
    ) -> Finding {
        let party = act.party(role);
        Finding {
            rule: self.id.to_owned(),
            level,
            title: act.words.clone(),
            detail: detail.to_owned(),
            subject: party.map(|party| party.address.clone()),
            role: party.map(|party| party.role),
            path: party.map_or(&act.path, |party| &party.path).clone(),
            evidence: Vec::new(),
        }
    }

    /// A finding of this rule about somebody in an act, who is called `who` in its sentence.
    fn about_party(
        &self,
        level: Level,
        act: &crate::act::Act,
        party: &crate::act::Party,
        who: &str,
        detail: String,
    ) -> Finding {
        let title = match act.effect_on(party.role, who) {
            Some(effect) => format!("This would {effect}."),
            None => format!("This request names {who}."),
        };
        Finding {
            rule: self.id.to_owned(),
            level,
            title,
            detail,
            subject: Some(party.address.clone()),
            role: Some(party.role),
            path: party.path.clone(),
            evidence: Vec::new(),
        }
    }
}
