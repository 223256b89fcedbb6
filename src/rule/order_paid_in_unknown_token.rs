use super::Lists;
use crate::act::{Acts, Asset, Deed, Role, worth};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A collectible is sold for nothing but a token that is not known here.
    ORDER_PAID_IN_UNKNOWN_TOKEN = "order-paid-in-unknown-token", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Trade { gives, gets } = &act.deed else { return };
        let sells = gives.iter().any(|part| {
            matches!(part.asset, Asset::Collectible { .. } | Asset::Collection { .. })
        });
        // What others get of it is theirs to worry about.
        let mut mine =
            gets.iter().filter(|part| part.to.as_ref().is_none_or(|to| acts.is_own(to))).peekable();
        if sells && mine.peek().is_some() && mine.all(worth::is_of_unknown_token) {
            let mut finding = ORDER_PAID_IN_UNKNOWN_TOKEN.about_act(
                Level::Warning,
                act,
                Role::VerifyingContract,
                "You would be paid in a token that is not known here. Anybody can make a token and call \
                 it what they like; it may be worth nothing. Look up what this one is before you sell for it.",
            );
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}
