use alloy_primitives::U256;

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
        // Of the same thing, whatever it is, that much is kept.
        let unnamed = [asset, &arrives.asset].iter().all(|one| **one == Asset::Unnamed);
        let few = |of: U256| arrives.amount.number().is_some_and(|left| left < of / U256::from(2));
        let counted = unnamed
            && act.is_named(&SAME_UNITS)
            && amount.number().is_some_and(|of| of >= MANY && few(of));
        let half = half || counted;
        let pool = act.is_named(&POOLS);
        let much = worth::least(std::slice::from_ref(&sent)) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN);
        if pool && !(counted || much && (is_nothing || half)) {
            return;
        }
        let made_up = act.is_named(&PAIRS) && worth::is_of_unknown_token(arrives);
        let (level, detail) = if made_up {
            (
                Level::Danger,
                "The bridge takes whatever token is named for the other network, and another one has this name there. \
                 By the one that is named, whoever made it can bring back what you send.",
            )
        } else if pool {
            (Level::Warning, "No least amount is asked for that comes near what is sent: a pool pays out what it has.")
        } else if act.is_named(&["depositForBurn"]) && (is_nothing || half) {
            (Level::Warning, "Circle may keep so much of it as its fee: no transfer needs as much.")
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
        if made_up {
            "Whoever made the token that arrives can take what is sent.".clone_into(&mut finding.title);
        }
        findings.push(finding);
    });
}

/// So many units of dollars are five hundred of them.
const MANY: U256 = U256::from_limbs([500_000_000, 0, 0, 0]);

/// Optimism's and its kin, which take any pair of tokens: what arrives is told of those that are no pair.
const PAIRS: [&str; 4] = [
    "bridgeERC20",
    "depositERC20",
    "startBridgeTokensViaOptimism",
    "swapAndStartBridgeTokensViaOptimism",
];

/// Stargate's pools.
const POOLS: [&str; 2] = ["swap(uint16", "swapETH"];

/// What counts what is sent and what arrives in the same units: Stargate's pools, and Hop.
const SAME_UNITS: [&str; 3] = [POOLS[0], "send(uint256,address", "swapAndSend("];

/// From when on a fifth of it is more than bringing it there costs: twenty dollars, in thousandths of a cent.
const A_FIFTH_MATTERS: u64 = 2_000_000;

/// Whether it is a token of Solana that is not known by its mint.
fn is_unknown_mint(asset: &Asset) -> bool {
    matches!(asset, Asset::Token { address, symbol: None, .. } if address.solana_key().is_some())
}
