use super::Lists;
use super::batch::is_others_permit;
use super::deadline_far_away::is_far;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// An allowance that could end stays for years, or for ever.
    APPROVAL_NEVER_EXPIRES = "approval-never-expires", [Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    // Of several for the same spender, how many there are says it all.
    let mut found: Vec<(Option<&ChainAddress>, usize, Finding)> = Vec::new();
    acts.each(|act| {
        if let Deed::Allow { amount, expires: Some(expires), .. } = &act.deed
            && !amount.is_zero()
            && is_far(expires, acts.asker.now)
            && !is_others_permit(act, acts)
        {
            let spender = act.party(Role::Spender).map(|spender| &spender.address);
            if let Some((_, count, _)) = found.iter_mut().find(|(one, ..)| *one == spender) {
                *count += 1;
                return;
            }
            let finding = APPROVAL_NEVER_EXPIRES.about_act(
                Level::Warning,
                act,
                Role::Spender,
                "The allowance has a date on which it ends, and that is set so far away that it never \
                 does. The spender keeps it until you take it back.",
            );
            found.push((spender, 1, finding));
        }
    });
    findings.extend(found.into_iter().map(|(_, count, finding)| {
        let title = match count {
            1 => "This allowance would not end by itself.".to_owned(),
            count => format!("These {count} allowances would not end by themselves."),
        };
        Finding { title, ..finding }
    }));
}
