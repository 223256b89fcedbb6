use super::Lists;
use super::batch::is_others_permit;
use super::deadline_far_away::is_far;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An allowance that could end stays for years, or for ever.
    APPROVAL_NEVER_EXPIRES = "approval-never-expires", [Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::Allow { amount, expires: Some(expires), .. } = &act.deed
            && !amount.is_zero()
            && is_far(expires, acts.asker.now)
            && !is_others_permit(act, acts)
        {
            let mut finding = APPROVAL_NEVER_EXPIRES.about_act(
                Level::Warning,
                act,
                Role::Spender,
                "The allowance has a date on which it ends, and that is set so far away that it never \
                 does. The spender keeps it until you take it back.",
            );
            "This allowance would not end by itself.".clone_into(&mut finding.title);
            findings.push(finding);
        }
    });
}
