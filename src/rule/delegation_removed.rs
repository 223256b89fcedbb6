use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account is taken back from the code that it was handed to.
    DELEGATION_REMOVED = "delegation-removed", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(act.deed, Deed::Delegate { removed: true, .. }) {
            findings.push(DELEGATION_REMOVED.about_act(
                Level::Notice,
                act,
                Role::Delegate,
                "That is good: afterwards the account answers to your own key alone.",
            ));
        }
    });
}
