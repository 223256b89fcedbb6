use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// All that is staked with a validator goes to another validator, and to whoever that one pays out to.
    STAKE_MERGED = "stake-merged", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Administer { power: Power::StakeMerged, about: Some(validator) } = &act.deed else { return };
        let detail = format!(
            "Whoever the other validator pays out to gets all of it, 32 ETH or more. Go on only if {validator} is a \
             validator of your own."
        );
        findings.push(STAKE_MERGED.about_act(Level::Warning, act, Role::Owner, &detail));
    });
}
