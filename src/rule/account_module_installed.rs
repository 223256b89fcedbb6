use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account that is a contract gets or loses a module, which may act or decide for it.
    ACCOUNT_MODULE_INSTALLED = "account-module-installed", [Danger, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let (level, detail) = match &act.deed {
            Deed::Administer { power: Power::AccountModuleInstalled, .. } => (
                Level::Danger,
                "A module decides which signatures count as yours, or acts for the account without \
                 any. A hostile one takes everything in it.",
            ),
            Deed::Administer { power: Power::AccountModuleRemoved, .. } => (
                Level::Notice,
                "What the module allowed or checked is no longer so. Make sure that it is not the \
                 one that protects the account, or the only one that lets you in.",
            ),
            _ => return,
        };
        findings.push(ACCOUNT_MODULE_INSTALLED.about_act(level, act, Role::Module, detail));
    });
}
