use super::Lists;
use crate::act::{Acts, Deed, ResourceChange, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Coins of Tron's would be staked, and cannot be used for a time.
    TRON_FREEZE = "tron-freeze", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Resources { change: ResourceChange::Stake, .. } = &act.deed {
            findings.push(TRON_FREEZE.about_act(
                Level::Notice,
                act,
                Role::Signer,
                "They stay yours. Once you take them out of stake it is fourteen days until you can use \
                 them.",
            ));
        }
    });
}
