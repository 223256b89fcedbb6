use super::Lists;
use crate::act::{Acts, Asset, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An approval hands over one item, or would if the contract is a collection, where it is not known which it is.
    ITEM_APPROVED = "item-approved", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<&str> = Vec::new();
    acts.each(|act| {
        let Deed::Allow { asset, .. } = &act.deed else { return };
        let item = matches!(asset, Asset::Collectible { .. }) && act.is_call();
        let detail = if act.may_be_item() {
            "Tokens and collections share this function. For a token the number is an amount; \
             for a collection it is the one item that the spender could take."
        } else if item {
            "The spender could take this one item, whenever they like and for nothing."
        } else {
            return;
        };
        // The same over and over is said once.
        if seen.contains(&act.words.as_str()) {
            return;
        }
        seen.push(&act.words);
        findings.push(ITEM_APPROVED.about_act(Level::Notice, act, Role::Spender, detail));
    });
}
