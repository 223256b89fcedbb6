use super::Lists;
use super::order_for_nothing::GIVEN_AWAY;
use super::trade_for_nothing::{MATTERS, MATTERS_BETWEEN_KNOWN};
use crate::act::{Acts, Asset, Deed, Part, Role, worth};
use crate::finding::{Finding, Level};

declare_rule! {
    /// What is sent to another network arrives there as nothing, as next to nothing, or as a token that is not known.
    BRIDGE_FOR_NOTHING = "bridge-for-nothing", [Danger, Warning, Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Bridge { asset, amount, arrives, .. } = &act.deed else { return };
        let Some(arrives) = arrives.first() else { return };
        let sent = Part { asset: asset.clone(), amount: amount.clone(), to: None };
        let is_nothing = worth::is_dust(arrives) && !worth::is_dust(&sent);
        let matters = worth::least(std::slice::from_ref(&sent)) >= worth::Worth::from(MATTERS);
        let given_away = matters && worth::is_less(arrives, GIVEN_AWAY, &sent);
        let half = matters && worth::is_less(arrives, 2, &sent);
        let (level, detail) = if act.is_named(&["depositForBurn"]) && (is_nothing || half) {
            (Level::Warning, "Circle may keep so much of it as its fee: nobody has to ask for as much.")
        } else if is_nothing || given_away {
            (
                Level::Danger,
                "Nothing of it arrives, or next to nothing: whoever pays that out on the other network gets all that \
                 you send.",
            )
        } else if matches!(arrives.asset, Asset::Collectible { .. }) {
            (
                Level::Warning,
                "Anybody may make the collection that it arrives in. Whoever has made this one can bring it back from \
                 there, and then has what you send. Look whether the address is the one that the collection's makers \
                 publish.",
            )
        } else if half {
            (
                Level::Warning,
                "Less than half of it arrives: whoever pays that out on the other network may keep the rest.",
            )
        } else if worth::least(std::slice::from_ref(&sent)) >= worth::Worth::from(A_FIFTH_MATTERS)
            && worth::are_fewer_hundredths(&[arrives], 80, &[&sent])
        {
            (
                Level::Warning,
                "A fifth of it or more does not arrive: whoever pays that out on the other network may keep it.",
            )
        } else if (worth::is_of_unknown_token(arrives) || is_unknown_mint(&arrives.asset))
            && worth::least(std::slice::from_ref(&sent)) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN)
        {
            (
                Level::Notice,
                "What arrives is a token that is not known here. Anybody can make a token and call it what they like; it \
                 may be worth nothing. Look up what this one is.",
            )
        } else {
            return;
        };
        let mut finding = BRIDGE_FOR_NOTHING.about_act(level, act, Role::Contract, detail);
        finding.path.clone_from(&act.path);
        findings.push(finding);
    });
}

/// From when on a fifth of it is more than bringing it there costs: twenty dollars, in thousandths of a cent.
const A_FIFTH_MATTERS: u64 = 2_000_000;

/// Whether it is a token of Solana that is not known by its mint.
fn is_unknown_mint(asset: &Asset) -> bool {
    matches!(asset, Asset::Token { address, symbol: None, .. } if address.solana_key().is_some())
}
