use super::Lists;
use crate::act::{Acts, Deed, Kind, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A module may act for a Safe without its owners.
    SAFE_MODULE_ENABLED = "safe-module-enabled", [Danger, Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if !matches!(&act.deed, Deed::Administer { power: Power::SafeModuleEnabled, .. }) {
            return;
        }
        for module in act.parties.iter().filter(|party| party.role == Role::Module) {
            let (level, detail) = if module.kind == Some(Kind::SafeModule) {
                (
                    Level::Warning,
                    "The module is one that many Safes have. Still, whoever it listens to can then \
                     act for the Safe without its owners.",
                )
            } else {
                (
                    Level::Danger,
                    "A module needs no signature of any owner: it can take everything in the Safe, \
                     now or later. Enable none that you have not chosen yourself.",
                )
            };
            let (who, detail) = (module.short(), detail.to_owned());
            findings.push(SAFE_MODULE_ENABLED.about_party(level, act, module, &who, detail));
        }
    });
}
