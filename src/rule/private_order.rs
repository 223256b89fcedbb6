use super::Lists;
use super::order_for_nothing::gives_item;
use crate::act::{Acts, Deed, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An order can be filled by one person only.
    PRIVATE_ORDER = "private-order", [Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(act.deed, Deed::Trade { .. })
            && (act.means == Means::Signature || gives_item(act))
            && act.party(Role::Taker).is_some_and(|taker| {
                !acts.is_own(&taker.address)
            })
        {
            let mut finding = PRIVATE_ORDER.about_act(
                Level::Warning,
                act,
                Role::Taker,
                "Nobody but this one address could take your offer, so nobody can offer more. Sales \
                 agreed in a chat look like this, and so do thefts.",
            );
            finding.title = match act.party(Role::Taker) {
                Some(taker) => format!("Only {} could take this offer.", taker.address),
                None => finding.title,
            };
            findings.push(finding);
        }
    });
}
