use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account of Solana is handed to a program, which may take what is in it from then on.
    SOLANA_ACCOUNT_ASSIGNED = "solana-account-assigned", [Critical, Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if !matches!(act.deed, Deed::Administer { power: Power::AccountAssigned, .. }) {
            return;
        }
        let account = act.party(Role::Account);
        // Whose accounts are the user's is not always known; it may be this one.
        let own = account.is_none_or(|one| acts.own.is_empty() || acts.is_own(&one.address));
        let (level, detail) = if own {
            (
                Level::Critical,
                "The account would no longer be yours: all its SOL would be the program's to take, and your \
                 key could not move it any more. No site needs that of a wallet.",
            )
        } else {
            (
                Level::Warning,
                "It is not your own account, as far as this request shows. Programs set up accounts of their \
                 own in this way; a wallet is never one of them.",
            )
        };
        findings.push(SOLANA_ACCOUNT_ASSIGNED.about_act(level, act, Role::Owner, detail));
    });
}
