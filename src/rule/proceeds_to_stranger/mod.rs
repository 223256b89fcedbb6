//! Who gets what is traded, withdrawn, borrowed, minted or left over, where that is not the account.

mod left_over;
mod named;
mod paid_out;
mod taken;
mod told;

use super::Lists;
use crate::act::{Act, Acts, Deed, Kind, Party, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

pub(super) use paid_out::{CALLS_OF_OTHERS, PASSED_ON, pays_what_is_due};
pub(super) use told::Told;

declare_rule! {
    /// What is traded, withdrawn, borrowed or deposited goes to somebody other than the account.
    PROCEEDS_TO_STRANGER = "proceeds-to-stranger", [Danger, Warning, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let on_the_way = paid_out::on_the_way(acts);
    let mut found = Found { seen: Vec::new(), told: Told::default(), findings };
    taken::each_with_caller(acts, &mut |act, caller| {
        for said in named::all(act, acts).chain(taken::by(act, caller, acts)) {
            found.say(act, said);
        }
        // What orders pay has a rule of its own.
        if !act.is_call() && matches!(act.deed, Deed::Trade { .. }) {
            return;
        }
        left_over::refund(act, acts, &mut found);
        left_over::handed(act, acts, &mut found);
        paid_out::tell(act, caller, &on_the_way, acts, &mut found);
    });
    left_over::refunds(acts, findings);
    paid_out::hidden(acts, findings);
}

/// A finding in the making: its level, who it is about, what would be done, and what there is to say of that.
type Said<'a> = (Level, &'a Party, String, &'static str);

/// What is found, each address once at each level.
struct Found<'a, 'f> {
    seen: Vec<(&'a ChainAddress, Level)>,
    told: Told<'a>,
    findings: &'f mut Vec<Finding>,
}

impl<'a> Found<'a, '_> {
    fn is_seen(&self, party: &Party, level: Level) -> bool {
        self.seen.iter().any(|(address, at)| **address == party.address && *at == level)
    }

    fn push(&mut self, party: &'a Party, finding: Finding) {
        self.seen.push((&party.address, finding.level));
        self.findings.push(finding);
    }

    /// Tells it, unless as much is told of the same address; but each thing that is taken.
    fn say(&mut self, act: &Act, (level, party, effect, detail): Said<'a>) {
        if self.is_seen(party, level) && !taken::TAKEN.contains(&detail) {
            return;
        }
        let mut finding = PROCEEDS_TO_STRANGER.about_one_of(level, act, party, detail);
        if !effect.is_empty() {
            finding.title = format!("{} {effect}.", act.begins());
        }
        self.push(party, finding);
    }

    /// Tells it: of several that somebody gets, the one that is worth most.
    fn push_most(&mut self, party: &'a Party, act: &Act, finding: Finding) {
        if !self.told.replaces(&party.address, act, &finding, self.findings)
            && !self.is_seen(party, finding.level)
        {
            self.told.note(&party.address, act, self.findings.len());
            self.push(party, finding);
        }
    }
}

/// Whether the request does not say who signs it.
fn is_unsaid(acts: &Acts) -> bool {
    acts.own.is_empty() && acts.asker.account.is_none()
}

/// Whether the payee is neither the account, nor the contract that is called, nor another that everybody
/// knows to pass on what it is given.
fn is_stranger(act: &Act, payee: &Party, acts: &Acts) -> bool {
    let known = payee.kind.is_some_and(|kind| !is_counted_as_stranger(kind));
    let own = acts.is_own(&payee.address);
    let called = act.parties.iter().any(|party| is_called(party) && party.address == payee.address);
    !known && !own && !called
}

const fn is_counted_as_stranger(kind: Kind) -> bool {
    matches!(kind, Kind::Token | Kind::Sweeper)
}

fn is_called(party: &Party) -> bool {
    matches!(party.role, Role::Contract | Role::Account)
}
