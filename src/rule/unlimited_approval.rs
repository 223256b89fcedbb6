use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody may take every token of a kind, now and later.
    UNLIMITED_APPROVAL = "unlimited-approval", [Danger, Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Allow { amount, .. } = &act.deed else {
            return;
        };
        if !amount.unlimited {
            return;
        }
        let spender = act.party(Role::Spender).and_then(|party| party.address.bytes20());
        let has_code = spender.and_then(|spender| acts.facts.has_code(spender));
        let (level, detail) = if has_code == Some(false) {
            (
                Level::Danger,
                "The spender is a person's account, not a contract: no honest application needs \
                 that. They could take all of it, and all that you receive later.",
            )
        } else {
            (
                Level::Warning,
                "The allowance covers all that you have of this token and all that you receive \
                 later, until you take it back. Allow only as much as you mean to spend.",
            )
        };
        findings.push(UNLIMITED_APPROVAL.about_act(level, act, Role::Spender, detail));
    });
}
