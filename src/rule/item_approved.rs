use super::Lists;
use crate::act::{Acts, Asset, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An approval hands over one item, or would if the contract is a collection, where it is not known which it is.
    ITEM_APPROVED = "item-approved", [Warning, Notice], check;
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
        // A position, or what else a contract that everybody knows keeps under the number.
        let known = |role| act.party(role).is_some_and(|one| one.kind.is_some());
        let holds = known(Role::Token) || known(Role::Contract);
        let stranger = act
            .party(Role::Spender)
            .is_some_and(|one| one.kind.is_none() && !acts.is_own(&one.address));
        let level = if item && holds && stranger { Level::Warning } else { Level::Notice };
        findings.push(ITEM_APPROVED.about_act(level, act, Role::Spender, detail));
    });
}
