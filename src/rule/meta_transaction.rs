use super::Lists;
use super::batch::allowed;
use crate::act::{Act, Acts, Deed, Means, Party, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A signature lets somebody else send a transaction in the account's name.
    META_TRANSACTION = "meta-transaction", [Warning, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let by_signature = matches!(act.deed, Deed::Calls { .. }) && act.means == Means::Signature;
        // What a Safe does by its owners' signatures is its ordinary way.
        if by_signature && act.party(Role::VerifyingContract).is_some() {
            // Where nobody else is named, the account pays for what is sent.
            let pays = act.is_named(&["PackedUserOperation", "UserOperation", "SafeOp"])
                && act.party(Role::Paymaster).is_none();
            let gives = act.calls.iter().any(|call| gives(call, acts));
            findings.push(META_TRANSACTION.about_act(
                if gives { Level::Warning } else { Level::Notice },
                act,
                Role::VerifyingContract,
                if pays { PAID } else { SENT },
            ));
        }
    });
}

const SENT: &str = "It costs you no fee: somebody else sends it, when they like. What it does counts as done by you, and \
                    is judged here as if you sent it yourself.";

const PAID: &str = "Somebody else sends it, when they like, and your account pays for it. What it does counts as done by \
                    you, and is judged here as if you sent it yourself.";

/// Whether somebody else is paid, or somebody whom nobody knows is let take something, by this act or one inside it: a
/// permit is told like that as well.
fn gives(act: &Act, acts: &Acts) -> bool {
    let is_payment = matches!(&act.deed, Deed::Send { amount, .. } if !amount.is_zero());
    let is_others = |party: &Party| !acts.is_own(&party.address);
    is_payment && act.party(Role::Payee).is_some_and(is_others)
        || allowed(act).is_some_and(|party| party.kind.is_none() && is_others(party))
        || act.calls.iter().any(|call| gives(call, acts))
}
