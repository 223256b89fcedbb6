use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// Somebody other than the account receives on another network.
    BRIDGE_TO_STRANGER = "bridge-to-stranger", [Warning, Notice], check, lowered by trust;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<&ChainAddress> = Vec::new();
    acts.each(|act| {
        if !matches!(act.deed, Deed::Bridge { .. }) {
            return;
        }
        let Some(recipient) = act.party(Role::BridgeRecipient) else {
            return;
        };
        let evm = recipient.address.bytes20();
        let paid_before = !lists.book.paid.entries_of(&recipient.address).is_empty();
        if acts.is_own(&recipient.address)
            || paid_before
            || seen.contains(&&recipient.address)
        {
            return;
        }
        seen.push(&recipient.address);
        let unknown_own = acts.own.is_empty() && acts.asker.account.is_none();
        let (level, detail) = match evm {
            Some(_) if unknown_own => (
                Level::Notice,
                "The request does not say which account signs it. Check that this is yours.",
            ),
            Some(_) => (
                Level::Warning,
                "This is not the account that signs. What is sent over a bridge cannot be called back: \
                 check that the address is the one you want, letter by letter.",
            ),
            None => (
                Level::Warning,
                "It is an address of another kind of network, which cannot be compared with your \
                 account. Check that it is yours, letter by letter.",
            ),
        };
        findings.push(BRIDGE_TO_STRANGER.about_act(level, act, Role::BridgeRecipient, detail));
    });
}
