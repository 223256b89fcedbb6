use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody else would control a token account, a stake, a token or a program of Solana.
    SOLANA_AUTHORITY_GIVEN_AWAY = "solana-authority-given-away", [Critical, Danger, Warning, Notice],
        check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Administer { power, .. } = &act.deed else { return };
        let own = act.party(Role::Owner).is_some_and(|owner| acts.is_own(&owner.address));
        let (level, detail) = match power {
            Power::TokenAccountGiven | Power::StakeGiven | Power::AuthorityGiven if own => {
                (Level::Notice, "That is your own account.")
            }
            Power::TokenAccountGiven => (
                Level::Critical,
                "All the tokens in it would be somebody else's at once, though nothing seems to be sent. \
                 Thieves ask for this in place of a transfer, because it does not look like one.",
            ),
            Power::StakeGiven => (
                Level::Critical,
                "Whoever may take out a stake owns it: all of it would be somebody else's.",
            ),
            Power::AuthorityGiven => (
                Level::Danger,
                "They could use it against you later, and you could not take it back. Make sure, by another \
                 channel than this page, that it is who it should be.",
            ),
            Power::AuthorityRemoved => (
                Level::Warning,
                "It cannot be undone: nobody would have this control any more, you neither.",
            ),
            _ => return,
        };
        findings.push(SOLANA_AUTHORITY_GIVEN_AWAY.about_act(level, act, Role::Owner, detail));
    });
}
