use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainKind;

declare_rule! {
    /// The votes of an account of Tron's would go to other representatives.
    TRON_VOTES = "tron-votes", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let on_tron = act.parties.iter().any(|party| party.address.chain() == ChainKind::Tron);
        if on_tron && matches!(act.deed, Deed::Vote { .. }) {
            findings.push(TRON_VOTES.about_act(
                Level::Notice,
                act,
                Role::Signer,
                "It takes the place of all votes that you gave before, and decides who shares the \
                 rewards with you.",
            ));
        }
    });
}
