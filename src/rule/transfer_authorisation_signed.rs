use super::Lists;
use crate::act::{Acts, Deed, Kind, Means, Party, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A payment is signed for somebody else to carry out (ERC-3009, accounts of exchanges).
    TRANSFER_AUTHORISATION_SIGNED = "transfer-authorisation-signed", [Danger, Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        // What only a known contract can take is no payment by whoever holds the signature.
        let only_by = |payee: &Party| {
            act.read_as.as_deref() == Some("ReceiveWithAuthorization") && payee.kind == Some(Kind::Bridge)
        };
        if let Deed::Send { amount, .. } = &act.deed
            && act.means == Means::Signature
            && acts.signed.iter().any(|signed| {
                // Of a type that is not known, what it calls is all that is known.
                Some(&signed.primary_type) == act.read_as.as_ref()
                    || act.guess && !signed.read && act.path.starts_with(&signed.path)
            })
            && !amount.is_zero()
            && let Some(payee) = act.party(Role::Payee)
            && !acts.is_own(&payee.address)
        {
            findings.push(TRANSFER_AUTHORISATION_SIGNED.about_act(
                if only_by(payee) { Level::Warning } else { Level::Danger },
                act,
                Role::Payee,
                "Your signature alone is the payment: whoever holds it carries it out, at a time of \
                 their choosing, and you pay no fee that would remind you of it. It is not a log-in.",
            ));
        }
    });
}
