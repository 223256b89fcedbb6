use super::Lists;
use crate::act::{Acts, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A payment is signed for somebody else to carry out (ERC-3009, accounts of exchanges).
    TRANSFER_AUTHORISATION_SIGNED = "transfer-authorisation-signed", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Send { amount, .. } = &act.deed
            && act.means == Means::Signature
            && acts.signed.iter().any(|signed| {
                // Of a type that is not known, what it calls is all that is known.
                Some(&signed.primary_type) == act.read_as.as_ref()
                    || act.guess && !signed.read && act.path.starts_with(&signed.path)
            })
            && !amount.is_zero()
            && act.party(Role::Payee).is_some_and(|payee| {
                !acts.is_own(&payee.address)
            })
        {
            findings.push(TRANSFER_AUTHORISATION_SIGNED.about_act(
                Level::Danger,
                act,
                Role::Payee,
                "Your signature alone is the payment: whoever holds it carries it out, at a time of \
                 their choosing, and you pay no fee that would remind you of it. It is not a log-in.",
            ));
        }
    });
}
