use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody may create tokens from now on.
    MINTER_CHANGED = "minter-changed", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(&act.deed, Deed::Administer { power: Power::MinterAdded, .. }) {
            findings.push(MINTER_CHANGED.about_act(
                Level::Danger,
                act,
                Role::Admin,
                "Whoever may create tokens can create as many as everybody else holds together, and \
                 sell them until the token is worth nothing.",
            ));
        }
    });
}
