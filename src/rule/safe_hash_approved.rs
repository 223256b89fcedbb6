use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An owner approves a Safe transaction by its hash alone, or that of another shared wallet by its number.
    SAFE_HASH_APPROVED = "safe-hash-approved", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Administer { power: Power::SafeHashApproved, about } = &act.deed {
            findings.push(SAFE_HASH_APPROVED.about_act(
                Level::Warning,
                act,
                Role::Contract,
                detail(about.as_deref()),
            ));
        }
    });
}

fn detail(about: Option<&str>) -> &'static str {
    if about.is_some_and(|about| !about.starts_with("0x")) {
        return "The number can stand for anything that the wallet is able to do, and nothing here says for what. Look \
                up what it stands for, where you trust what you see, before you confirm it.";
    }
    "The hash can stand for anything that the Safe is able to do, and nothing here says for what. Compute it from the \
     transaction yourself, on another device, before you approve it."
}
