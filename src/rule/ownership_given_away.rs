use super::Lists;
use crate::act::{Acts, Deed, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A contract gets another owner, or none.
    OWNERSHIP_GIVEN_AWAY = "ownership-given-away", [Danger, Warning, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Administer { power, .. } = &act.deed else { return };
        let owner = act.party(Role::Owner).map(|owner| &owner.address);
        let (level, detail) = match power {
            Power::OwnershipTransferred
                if owner.and_then(|owner| owner.bytes20()).is_some_and(|owner| owner.is_zero()) =>
            {
                (Level::Warning, RENOUNCED)
            }
            Power::OwnershipTransferred if owner.is_some_and(|owner| acts.is_own(owner)) => {
                (Level::Notice, "The new owner is the account that acts here.")
            }
            Power::OwnershipTransferred => (
                Level::Danger,
                "The owner of a contract can usually change its rules, replace its code and take \
                 what is in it. It cannot be taken back. Make sure that the new owner's address \
                 is right, by another channel than this page.",
            ),
            Power::OwnershipRenounced => (Level::Warning, RENOUNCED),
            Power::OwnershipAccepted => (
                Level::Notice,
                "You become responsible for the contract: see that you know what it is.",
            ),
            _ => return,
        };
        findings.push(OWNERSHIP_GIVEN_AWAY.about_act(level, act, Role::Owner, detail));
    });
}

const RENOUNCED: &str = "Nobody will be able to administer the contract any more, for ever: not to stop \
                         it, not to repair it, not to take out what only the owner can take.";
