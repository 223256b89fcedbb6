use super::Lists;
use crate::act::{Acts, Deed, ResourceChange, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// The energy or bandwidth of staked coins would be lent to somebody.
    TRON_RESOURCES_DELEGATED = "tron-resources-delegated", [Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Resources { change: ResourceChange::Delegate, locked_for, .. } = &act.deed else {
            return;
        };
        let own = act.party(Role::Payee).is_some_and(|payee| acts.is_own(&payee.address));
        if own {
            return;
        }
        let detail = if locked_for.is_some() {
            "They use it in your place, for nothing, and your coins stay bound for as long as it is \
             locked."
        } else {
            "They use it in your place, for nothing, until you take it back."
        };
        findings.push(TRON_RESOURCES_DELEGATED.about_act(Level::Warning, act, Role::Payee, detail));
    });
}
