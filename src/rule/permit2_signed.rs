use super::Lists;
use crate::act::{Acts, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An allowance in Permit2 is given by signature alone.
    PERMIT2_SIGNED = "permit2-signed", [Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Allow { amount, .. } = &act.deed
            && act.means == Means::Signature
            && matches!(act.read_as.as_deref(), Some("PermitSingle" | "PermitBatch"))
            && !amount.is_zero()
        {
            findings.push(PERMIT2_SIGNED.about_act(
                Level::Warning,
                act,
                Role::Spender,
                "This signature is an approval, by way of Permit2, which may already take your \
                 tokens. Whoever holds the signature can use it, and it is not a log-in.",
            ));
        }
    });
}
