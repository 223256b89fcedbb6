use super::Lists;
use crate::act::{Act, Acts, Asset, Deed, Role};
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
        let certain = item && is_at_collection(act);
        let detail = if act.may_be_item() && !certain {
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
        let stranger = act
            .party(Role::Spender)
            .is_some_and(|one| one.kind.is_none() && !acts.is_own(&one.address));
        let warns = certain && stranger && !is_put_there(act, acts);
        let level = if warns { Level::Warning } else { Level::Notice };
        findings.push(ITEM_APPROVED.about_act(level, act, Role::Spender, detail));
    });
}

/// Whether the item is put into the contract that may take it by a call that follows, as positions are into gauges.
fn is_put_there(approval: &Act, acts: &Acts) -> bool {
    let spender = approval.party(Role::Spender).map(|spender| &spender.address);
    let Deed::Allow { asset: Asset::Collectible { id, .. }, .. } = &approval.deed else {
        return false;
    };
    // Items that are worth something by themselves are put nowhere without a name.
    let is_position = approval
        .party(Role::Token)
        .and_then(|token| token.name.as_deref())
        .is_some_and(|name| name.ends_with("positions"));
    let (mut allowed, mut put) = (false, false);
    acts.each(|act| {
        let contract = act.party(Role::Contract).map(|contract| &contract.address);
        let is_it = matches!(&act.deed, Deed::Deposit { amount, .. } if amount.value == *id);
        put |= is_position
            && allowed
            && is_it
            && contract == spender
            && act.is_named(&["deposit(uint256)"]);
        allowed |= std::ptr::eq(act, approval);
    });
    put
}

/// Whether the contract is one that is known: then it is known to be a collection.
fn is_at_collection(act: &Act) -> bool {
    act.party(Role::Token).is_some_and(|token| token.kind.is_some())
}
