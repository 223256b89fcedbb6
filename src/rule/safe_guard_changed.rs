use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// What checks a Safe's transactions is replaced or taken away.
    SAFE_GUARD_CHANGED = "safe-guard-changed", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let guard = matches!(
            &act.deed,
            Deed::Administer { power: Power::SafeGuardChanged | Power::SafeModuleGuardChanged, .. }
        );
        if guard {
            let address = act.party(Role::Guard).and_then(|guard| guard.address.bytes20());
            let detail = if address.is_some_and(|address| address.is_zero()) {
                "The guard is taken away: what it has stopped so far will pass from now on."
            } else {
                "A guard sees every transaction of the Safe before it runs. A hostile one can stop all \
                 of them, and so lock up everything in the Safe for ever."
            };
            findings.push(SAFE_GUARD_CHANGED.about_act(Level::Danger, act, Role::Guard, detail));
        }
    });
}
