use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A contract's waiting time is changed or skipped.
    TIMELOCK_BYPASSED = "timelock-bypassed", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(
            &act.deed,
            Deed::Administer { power: Power::TimelockDelayChanged | Power::TimelockBypassed, .. }
        ) {
            findings.push(TIMELOCK_BYPASSED.about_act(
                Level::Warning,
                act,
                Role::Contract,
                "The waiting time is there so that others can see what is coming and leave in time. \
                 Without it nobody can stop what follows.",
            ));
        }
    });
}
