use super::Lists;
use super::deadline_far_away::is_far;
use super::permit_signed::is_ordinary;
use crate::act::{Act, Acts, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An allowance in Permit2 is given by signature alone.
    PERMIT2_SIGNED = "permit2-signed", [Danger, Warning, Notice], check, lowered by trust;
}

/// What it takes, one or several of them; and what Permit3 takes for several networks.
const TYPES: [&str; 3] = ["PermitSingle", "PermitBatch", "ChainPermits"];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Allow { amount, .. } = &act.deed
            && act.means == Means::Signature
            && act.read_as.as_deref().is_some_and(|read_as| TYPES.contains(&read_as))
            && !amount.is_zero()
        {
            let level = if is_ordinary(act) {
                Level::Notice
            } else if hands_over(act, acts) {
                Level::Danger
            } else {
                Level::Warning
            };
            findings.push(PERMIT2_SIGNED.about_act(
                level,
                act,
                Role::Spender,
                "This signature is an approval, by way of Permit2 or its like, which may already take your \
                 tokens. Whoever holds the signature can use it, and it is not a log-in.",
            ));
        }
    });
}

/// Whether a spender that is not known would get all of several tokens, or all of one for years.
fn hands_over(act: &Act, acts: &Acts) -> bool {
    let Deed::Allow { amount, expires, .. } = &act.deed else { return false };
    let unknown = act.party(Role::Spender).is_some_and(|spender| spender.kind.is_none());
    let lasting = [expires.as_deref(), act.deadline.as_deref()]
        .into_iter()
        .flatten()
        .any(|end| is_far(end, acts.asker.now));
    amount.unlimited && unknown && (lasting || act.read_as.as_deref() != Some("PermitSingle"))
}
