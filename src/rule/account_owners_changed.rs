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
            // Hyperliquid's accounts say how many of their keys have to sign.
            let alone = matches!(&act.deed, Deed::Administer { about: Some(about), .. }
                if about.split_whitespace().collect::<String>().contains("\"threshold\":1}"));
            let detail =
                if alone { format!("Any one key is enough. {DETAIL}") } else { DETAIL.to_owned() };
            let owners = act.parties.iter().filter(|party| party.role == Role::Owner);
            let strangers = owners.filter(|owner| !acts.is_own(&owner.address));
            let about: Vec<_> = strangers
                .map(|one| ACCOUNT_OWNERS_CHANGED.about_one_of(Level::Danger, act, one, &detail))
                .collect();
            if about.is_empty() {
                let level = Level::Danger;
                findings.push(ACCOUNT_OWNERS_CHANGED.about_act(level, act, Role::Owner, &detail));
            }
            findings.extend(about);
        }
    });
}

const DETAIL: &str = "Every owner and every key of an account can send away everything in it, now or later. A site \
                      has no reason to ask for this; only your wallet itself has, when you add a device of your own.";
