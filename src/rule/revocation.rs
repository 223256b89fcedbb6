use super::Lists;
use crate::act::{Act, Acts, Change, Deed, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// What somebody was allowed to take is taken back.
    REVOCATION = "revocation", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    // Of what was not read nobody knows whether it gives more than is taken back.
    if !acts.unread.is_empty() {
        return;
    }
    let mut given: Vec<(&ChainAddress, &ChainAddress)> = Vec::new();
    acts.each(|act| {
        if gives(act) {
            given.extend(between(act));
        }
    });
    acts.each(|act| {
        // Some tokens want an allowance taken back before it is given anew: that is no revocation.
        if let Some(role) = taken_back(act).filter(|_| act.cost().is_none())
            && between(act).is_none_or(|between| !given.contains(&between))
        {
            findings.push(REVOCATION.about_act(
                Level::Notice,
                act,
                role,
                "That is good: nobody can use what they are no longer allowed to.",
            ));
        }
    });
}

/// In which role somebody loses what they were allowed, if the act does nothing else.
fn taken_back(act: &Act) -> Option<Role> {
    match &act.deed {
        Deed::Allow { amount, change: Change::Set, .. }
            if amount.is_zero() && !act.may_be_item() =>
        {
            Some(Role::Spender)
        }
        Deed::AllowCollection { allowed: false, .. } => Some(Role::Operator),
        _ => None,
    }
}

fn gives(act: &Act) -> bool {
    match &act.deed {
        Deed::Allow { amount, change, .. } => !amount.is_zero() && *change != Change::Lower,
        Deed::AllowCollection { allowed, .. } => *allowed,
        _ => false,
    }
}

/// Who may take what.
fn between(act: &Act) -> Option<(&ChainAddress, &ChainAddress)> {
    let taker = act.party(Role::Spender).or(act.party(Role::Operator))?;
    Some((&taker.address, &act.party(Role::Token)?.address))
}
