use super::Lists;
use crate::act::{Act, Acts, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A signature lets somebody else send a transaction in the account's name.
    META_TRANSACTION = "meta-transaction", [Warning, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let by_signature =
            matches!(act.deed, Deed::Calls { .. }) && act.means == Means::Signature;
        // What a Safe or another account does by its owners' signatures is its ordinary way.
        if by_signature && act.party(Role::VerifyingContract).is_some() {
            let pays = act.calls.iter().any(|call| pays(call, acts));
            findings.push(META_TRANSACTION.about_act(
                if pays { Level::Warning } else { Level::Notice },
                act,
                Role::VerifyingContract,
                "It costs you no fee: somebody else sends it, when they like. What it does counts as \
                 done by you, and is judged here as if you sent it yourself.",
            ));
        }
    });
}

/// Whether somebody else is paid, by this act or one inside it.
fn pays(act: &Act, acts: &Acts) -> bool {
    let is_payment = matches!(&act.deed, Deed::Send { amount, .. } if !amount.is_zero());
    is_payment && act.party(Role::Payee).is_some_and(|payee| !acts.is_own(&payee.address))
        || act.calls.iter().any(|call| pays(call, acts))
}
