use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// The code of a contract is replaced, or somebody else may replace it.
    UPGRADE = "upgrade", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let (role, detail) = match &act.deed {
            Deed::Administer { power: Power::Upgraded, .. } => (
                Role::Implementation,
                "The new code decides over everything that the contract holds and over every \
                 allowance it was given. Read it, at this very address, before you sign.",
            ),
            Deed::Administer { power: Power::ProxyAdminChanged, .. } => (
                Role::Admin,
                "Whoever administers a proxy can replace its code at any time, and so take \
                 everything that it holds.",
            ),
            _ => return,
        };
        findings.push(UPGRADE.about_act(Level::Danger, act, role, detail));
    });
}
