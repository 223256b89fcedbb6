use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An approval hands over one item, if the contract is a collection; it is not known which it is.
    ITEM_APPROVED = "item-approved", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(act.deed, Deed::Allow { .. }) && act.may_be_item() {
            findings.push(ITEM_APPROVED.about_act(
                Level::Notice,
                act,
                Role::Spender,
                "Tokens and collections share this function. For a token the number is an amount; \
                 for a collection it is the one item that the spender could take.",
            ));
        }
    });
}
