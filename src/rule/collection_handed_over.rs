use super::Lists;
use crate::act::{Acts, Deed, Kind, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody may move everything in a collection.
    COLLECTION_HANDED_OVER = "collection-handed-over", [Danger, Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::AllowCollection { allowed: true, .. } = &act.deed else {
            return;
        };
        let operator = act.party(Role::Operator);
        // The account itself may do so anyway.
        if operator.is_some_and(|operator| acts.is_own(&operator.address)) {
            return;
        }
        let kind = operator.and_then(|operator| operator.kind);
        let (level, detail) = if kind == Some(Kind::Marketplace) {
            (
                Level::Warning,
                "Marketplaces ask for this so that they can hand over what you sell. It does not end \
                 by itself, and every listing that you sign from now on can be carried out.",
            )
        } else if kind == Some(Kind::Manager) && act.party(Role::Contract).is_some() {
            (
                Level::Warning,
                "It is a contract of the protocol's own, which does for each caller only what that one could \
                 do. It does not end by itself.",
            )
        } else if act.party(Role::Contract).is_some() {
            (
                Level::Danger,
                "The operator could do with all that you have in this protocol what you could do yourself, \
                 now and later, without asking again.",
            )
        } else {
            (
                Level::Danger,
                "The operator could take every token that you own in this collection, now and \
                 later, without asking again.",
            )
        };
        findings.push(COLLECTION_HANDED_OVER.about_act(level, act, Role::Operator, detail));
    });
}
