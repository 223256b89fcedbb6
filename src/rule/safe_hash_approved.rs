use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An owner approves a Safe transaction by its hash alone.
    SAFE_HASH_APPROVED = "safe-hash-approved", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(&act.deed, Deed::Administer { power: Power::SafeHashApproved, .. }) {
            findings.push(SAFE_HASH_APPROVED.about_act(
                Level::Warning,
                act,
                Role::Contract,
                "The hash can stand for anything that the Safe is able to do, and nothing here says \
                 for what. Compute it from the transaction yourself, on another device, before you \
                 approve it.",
            ));
        }
    });
}
