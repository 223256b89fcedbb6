use super::Lists;
use crate::act::{Act, Acts, Deed, Kind, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An approval is given by signature alone (EIP-2612 and its kin).
    PERMIT_SIGNED = "permit-signed", [Warning, Notice], check, lowered by trust;
}

/// Whether so much is allowed, and to such a spender, that it is an ordinary step of a trade: a limited
/// amount, to a contract for trading that is known.
pub(super) fn is_ordinary(act: &Act) -> bool {
    let limited = matches!(&act.deed, Deed::Allow { amount, .. } if !amount.unlimited);
    let spender = act.party(Role::Spender).and_then(|spender| spender.kind);
    let trades = matches!(
        spender,
        Some(
            Kind::Router
                | Kind::Settlement
                | Kind::Vault
                | Kind::Manager
                | Kind::Bridge
                | Kind::Permit2
        )
    );
    limited && trades
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Allow { amount, .. } = &act.deed
            && act.means == Means::Signature
            && act.read_as.as_deref().is_some_and(is_permit)
            && !amount.is_zero()
        {
            let level = if is_ordinary(act) { Level::Notice } else { Level::Warning };
            findings.push(PERMIT_SIGNED.about_act(
                level,
                act,
                Role::Spender,
                "This signature is an approval. It costs no fee and leaves no trace until somebody \
                 uses it, which may be much later. It is not a log-in.",
            ));
        }
    });
}

/// The types by which tokens take approvals.
fn is_permit(read_as: &str) -> bool {
    matches!(
        read_as,
        "Permit"
            | "PermitAll"
            | "ApproveWithAuthorization"
            | "DelegationWithSig"
            | "CreditDelegation"
    )
}
