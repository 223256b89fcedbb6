use super::Lists;
use crate::act::{Acts, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An approval is given by signature alone (EIP-2612 and DAI's permits).
    PERMIT_SIGNED = "permit-signed", [Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Allow { amount, .. } = &act.deed
            && act.means == Means::Signature
            && act.read_as.as_deref() == Some("Permit")
            && !amount.is_zero()
        {
            findings.push(PERMIT_SIGNED.about_act(
                Level::Warning,
                act,
                Role::Spender,
                "This signature is an approval. It costs no fee and leaves no trace until somebody \
                 uses it, which may be much later. It is not a log-in.",
            ));
        }
    });
}
