use super::Lists;
use crate::act::{Acts, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A signature lets somebody else send a transaction in the account's name.
    META_TRANSACTION = "meta-transaction", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let by_signature =
            matches!(act.deed, Deed::Calls { .. }) && act.means == Means::Signature;
        // What a Safe or another account does by its owners' signatures is its ordinary way.
        if by_signature && act.party(Role::VerifyingContract).is_some() {
            findings.push(META_TRANSACTION.about_act(
                Level::Notice,
                act,
                Role::VerifyingContract,
                "It costs you no fee: somebody else sends it, when they like. What it does counts as \
                 done by you, and is judged here as if you sent it yourself.",
            ));
        }
    });
}
