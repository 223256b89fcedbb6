use super::Lists;
use crate::act::{Acts, Change, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An allowance is raised instead of set: a form that wallets often do not show as an approval.
    ALLOWANCE_RAISED = "allowance-raised", [Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Allow { change: Change::Raise, amount, .. } = &act.deed else {
            return;
        };
        if !amount.is_zero() {
            findings.push(ALLOWANCE_RAISED.about_act(
                Level::Warning,
                act,
                Role::Spender,
                "This adds to whatever was allowed before. Honest applications set an allowance; \
                 raising one is a favourite of thieves, because wallets show it less clearly.",
            ));
        }
    });
}
