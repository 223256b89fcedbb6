use super::Lists;
use crate::act::{Acts, Change, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Whoever may take tokens later is a person's account and not a contract.
    SPENDER_WITHOUT_CODE = "spender-without-code", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let role = match &act.deed {
            Deed::Allow { change: Change::Set | Change::Raise, amount, .. }
                if !amount.is_zero() || act.may_be_item() =>
            {
                Role::Spender
            }
            Deed::AllowCollection { allowed: true, .. } => Role::Operator,
            _ => return,
        };
        let code = act.party(role).and_then(|party| party.address.bytes20());
        if code.and_then(|address| acts.facts.has_code(address)) == Some(false) {
            findings.push(SPENDER_WITHOUT_CODE.about_act(
                Level::Danger,
                act,
                role,
                "There is no contract at that address: it is somebody's own account, who could \
                 take what you allow at any time. Applications take it by contracts.",
            ));
        }
    });
}
