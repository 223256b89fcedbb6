use super::Lists;
use super::batch::is_others_permit;
use crate::act::{Acts, Deed, Kind, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction lets somebody take tokens through Permit2.
    PERMIT2_APPROVAL = "permit2-approval", [Warning, Notice], check, lowered by trust;
}

/// Permit2's own functions, and the commands by which routers call them.
const FUNCTIONS: [&str; 5] = [
    "approve(address,address,uint160,uint48)",
    "permit(address,((",
    "permitBatch(",
    "PERMIT2_PERMIT(",
    "PERMIT2_PERMIT_BATCH(",
];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Allow { amount, .. } = &act.deed else {
            return;
        };
        let read_as = act.read_as.as_deref().unwrap_or_default();
        let permit2 = FUNCTIONS.iter().any(|function| read_as.starts_with(function));
        if !permit2 || amount.is_zero() || !act.is_call() || is_others_permit(act, acts) {
            return;
        }
        let router = act.party(Role::Spender).is_some_and(|party| party.kind == Some(Kind::Router));
        let (level, detail) = if router {
            (Level::Notice, "The spender is a router that everybody knows.")
        } else {
            (
                Level::Warning,
                "Every token that you have approved for Permit2 can be taken this way, without another \
                 approval by the token itself.",
            )
        };
        findings.push(PERMIT2_APPROVAL.about_act(level, act, Role::Spender, detail));
    });
}
