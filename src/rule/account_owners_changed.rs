use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account that is a contract gets or loses an owner or a key.
    ACCOUNT_OWNERS_CHANGED = "account-owners-changed", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(
            &act.deed,
            Deed::Administer { power: Power::AccountOwnerAdded | Power::AccountOwnerRemoved, .. }
        ) {
            findings.push(ACCOUNT_OWNERS_CHANGED.about_act(
                Level::Danger,
                act,
                Role::Owner,
                "Every owner and every key of an account can send away everything in it, now or \
                 later. A site has no reason to ask for this; only your wallet itself has, when you \
                 add a device of your own.",
            ));
        }
    });
}
