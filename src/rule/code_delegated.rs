use super::Lists;
use crate::act::{Acts, Deed, Kind, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account is handed over to code (EIP-7702).
    CODE_DELEGATED = "code-delegated", [Critical, Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if !matches!(act.deed, Deed::Delegate { removed: false, .. }) {
            return;
        }
        let (level, detail) = match act.party(Role::Delegate).and_then(|code| code.kind) {
            Some(Kind::Delegate) => (
                Level::Notice,
                "The code is one that a wallet's makers publish. From then on it decides what may be \
                 done with the account besides your own key.",
            ),
            Some(Kind::Sweeper) => (
                Level::Critical,
                "This code is known for emptying every account that is handed to it, at once and \
                 whenever something arrives there later.",
            ),
            _ => (
                Level::Critical,
                "The code then is your account: it can send away everything that you own, on its \
                 own and at any time, without asking you again. No site needs that; only your wallet \
                 should ever propose it, with its own code.",
            ),
        };
        findings.push(CODE_DELEGATED.about_act(level, act, Role::Delegate, detail));
    });
}
