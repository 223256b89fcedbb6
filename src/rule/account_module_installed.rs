use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account that is a contract gets a module, which may act or decide for it.
    ACCOUNT_MODULE_INSTALLED = "account-module-installed", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(&act.deed, Deed::Administer { power: Power::AccountModuleInstalled, .. }) {
            findings.push(ACCOUNT_MODULE_INSTALLED.about_act(
                Level::Danger,
                act,
                Role::Module,
                "A module decides which signatures count as yours, or acts for the account without \
                 any. A hostile one takes everything in it.",
            ));
        }
    });
}
