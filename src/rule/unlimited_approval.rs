use super::Lists;
use super::batch::is_others_permit;
use crate::act::{Acts, Asset, Change, Deed, Part, Role, worth};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody may take every token of a kind, now and later.
    UNLIMITED_APPROVAL = "unlimited-approval", [Danger, Warning], check, lowered by trust;
}

/// What nobody has in an account: a hundred million dollars, in a thousandth of a cent. A number may be so large and
/// still not the customary one.
const NOBODYS: u64 = 10_000_000_000_000;

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Allow { asset, amount, change: Change::Set | Change::Raise, .. } = &act.deed
        else {
            return;
        };
        if is_others_permit(act, acts) {
            return;
        }
        let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
        // Of which token, and so how much, is only said by number: it may be all of it.
        let unsaid = *asset == Asset::Unnamed
            && !act.guess
            && !amount.is_zero()
            && act.is_call()
            && act
                .party(Role::Spender)
                .is_some_and(|one| one.kind.is_none() && !acts.is_own(&one.address));
        let nobodys = amount.unlimited || worth::least(&[part]) >= worth::Worth::from(NOBODYS);
        if !nobodys && !unsaid {
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
        let detail = match act.lends() {
            true => DEBT,
            false if !nobodys => UNSAID,
            false => detail,
        };
        findings.push(UNLIMITED_APPROVAL.about_act(level, act, Role::Spender, detail));
    });
}

const UNSAID: &str = "Of which token this is so much, the request does not say in words: it may be all that you have there. \
                      Allow it to nobody whom you did not choose yourself.";

const DEBT: &str = "It can borrow as much as what you have there allows, and the debt is yours. Allow only as much as \
                    you mean.";
