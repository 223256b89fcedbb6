//! How much of it is taken out again.

use alloy_primitives::U256;

use super::excused::{encloses, is_step};
use super::put_in::{COIN, OWN, PLAN, put_in, wrapped};
use super::routers::{is_adapter, keeps_nothing, pays_for_anybody};
use crate::act::{Act, Acts, Asset, Deed, Role};
use crate::intel::ChainAddress;

/// Trades of Uniswap's for an exact amount, of which the rest of what may be given stays where it is.
pub(super) const EXACT_OUT: [&str; 5] = [
    "V3_SWAP_EXACT_OUT(",
    "V2_SWAP_EXACT_OUT(",
    "STABLE_SWAP_EXACT_OUT(",
    "exactOutput",
    "swapTokensForExactTokens(",
];

/// What pays a share of what a router holds, and leaves the rest.
const PORTIONS: [&str; 2] = ["PAY_PORTION", "TAKE_PORTION"];

/// What makes something else of what Morpho's adapter holds: shares, or what they stand for.
pub(super) const CHANGES: [&str; 4] = ["erc4626", "wrapStEth(", "unwrapStEth(", "stakeEth("];

/// What pays out no more than it says, the last of them all there is where that is nothing. Others say the least.
const EXACT: [&str; 4] = ["TRANSFER(", "unwrapNative(", "wrapNative(", ALL_FOR_NONE];
const ALL_FOR_NONE: &str = "cleanup";

const UNWRAPS: [&str; 3] = ["UNWRAP_WETH(", "unwrapWETH9", "unwrapWNativeToken"];

/// Steps of plans that give tokens alone.
const SWAPS: [&str; 10] = [
    "V3_SWAP",
    "V2_SWAP",
    "STABLE_SWAP",
    "CURVE_",
    "DEPOSIT_ASSET_",
    "DEPOSIT_IBT_",
    "REDEEM_",
    "WRAP_VAULT_",
    "UNWRAP_VAULT_",
    "PENDLE_",
];

/// How much an act takes out of where it was put, for whatever purpose.
fn taken_out(act: &Act, left: &Asset, coin: &str) -> U256 {
    let is_it = |other: &Asset| {
        matches!((left, other), (Asset::Unnamed, _) | (_, Asset::Unnamed))
            || is_same(left, other, coin)
    };
    // What is made into something else is not there any more, though that is.
    let stays = put_in(act).is_some() && !act.is_named(&CHANGES);
    match &act.deed {
        // Only the most is said that it takes.
        Deed::Trade { .. } if act.is_named(&EXACT_OUT) => U256::ZERO,
        Deed::Trade { gives, .. } => {
            let gives = gives.iter().filter(|part| is_it(&part.asset));
            sum(gives.map(|part| part.amount.number().unwrap_or(U256::MAX)))
        }
        Deed::Withdraw { asset, amount } if is_it(asset) && !stays => {
            // Where a stranger gets the share, that is told.
            if act.is_named(&PORTIONS) && act.party(Role::Payee).is_none() {
                U256::ZERO
            } else if act.is_named(&["morphoWithdraw"]) {
                // It is paid by Morpho.
                U256::ZERO
            } else if act.is_named(&EXACT) && !(amount.is_zero() && act.is_named(&[ALL_FOR_NONE])) {
                amount.number().unwrap_or(U256::MAX)
            } else {
                U256::MAX
            }
        }
        Deed::Deposit { asset, amount } if is_it(asset) && !stays => {
            // Of so many shares it is not said how much they take: what is left is sent back after it.
            let by_shares = amount.value.is_empty()
                && !amount.unlimited
                && act.is_named(&["morphoSupply(", "morphoRepay("]);
            amount.number().unwrap_or(if by_shares { U256::ZERO } else { U256::MAX })
        }
        Deed::Bridge { asset, amount, .. } if is_it(asset) && !stays => {
            amount.number().unwrap_or(U256::MAX)
        }
        Deed::Call { read: false, .. } => U256::MAX,
        _ => U256::ZERO,
    }
}

/// How much of what was put in by an act another takes, also where that only ends after it.
pub(super) fn taken_at_end(later: &Act, act: &Act, left: &Asset, coin: &str) -> U256 {
    match &later.lends {
        Some(part) if part.asset == *left && encloses(later, act) => {
            part.amount.number().unwrap_or_default()
        }
        Some(_) => U256::ZERO,
        None => taken_out(later, left, coin),
    }
}

/// How much a contract that makes any call sends on by one, or lets another take for whatever its function is for.
pub(super) fn sent_on(
    act: &Act,
    left: &Asset,
    coin: &str,
    allowed: &[(&ChainAddress, U256)],
) -> U256 {
    match &act.deed {
        Deed::Send { asset, amount } if *left == Asset::Unnamed || is_same(asset, left, coin) => {
            amount.number().unwrap_or(U256::MAX)
        }
        // What a known contract does that is no more than its own business takes nothing.
        Deed::Call { read, .. }
            if !read || act.party(Role::Contract).is_none_or(|one| one.kind.is_none()) =>
        {
            let contract = act.party(Role::Contract).map(|contract| &contract.address);
            let may_take = allowed.iter().filter(|(spender, _)| Some(*spender) == contract);
            sum(may_take.map(|(_, amount)| *amount))
        }
        _ => U256::ZERO,
    }
}

/// Who may take how much of something by an approval among these.
pub(super) fn allowed<'a>(
    all: &[&'a Act],
    left: &Asset,
    coin: &str,
) -> Vec<(&'a ChainAddress, U256)> {
    let mut allowed = Vec::new();
    for act in all.iter().filter(|act| act.is_named(&["approve("])) {
        let amount = match &act.deed {
            Deed::Allow { asset, amount, .. }
                if *left == Asset::Unnamed || is_same(asset, left, coin) =>
            {
                amount.number().unwrap_or(U256::MAX)
            }
            Deed::Allow { .. } => continue,
            _ => U256::MAX,
        };
        let roles = [Role::Spender, Role::Mentioned];
        let spenders = act.parties.iter().filter(|party| roles.contains(&party.role));
        allowed.extend(spenders.map(|party| (&party.address, amount)));
    }
    allowed
}

/// How much of what was paid for them calls take.
pub(super) fn passed_on(
    act: &Act,
    left: &Asset,
    coin: &str,
    allowed: &[(&ChainAddress, U256)],
) -> U256 {
    taken_out(act, left, coin).saturating_add(sent_on(act, left, coin, allowed))
}

/// How much of an asset the calls inside an act take: also of the coin and of the token that wraps it.
pub(in crate::rule) fn spent(act: &Act, asset: &Asset, coin: &str) -> U256 {
    let mut all: Vec<&Act> = Vec::new();
    act.calls.iter().for_each(|call| call.each(&mut |one| all.push(one)));
    let allowed = allowed(&all, asset, coin);
    sum(all.iter().map(|one| passed_on(one, asset, coin, &allowed)))
}

/// How much of what an act has wrapped another unwraps, or of the coin goes along with a call.
pub(super) fn unwrapped(later: &Act, act: &Act) -> U256 {
    let wraps = matches!(act.deed, Deed::Deposit { .. });
    match &later.deed {
        Deed::Withdraw { amount, .. } if wraps && wrapped(later).is_some() => {
            amount.number().unwrap_or(U256::MAX)
        }
        Deed::Deposit { asset: Asset::Native { .. }, amount } | Deed::Call { amount, .. }
            if !wraps =>
        {
            amount.number().unwrap_or_default()
        }
        _ => U256::ZERO,
    }
}

/// How much of the coin that was sent along an act uses, at an adapter of Morpho's or at another router.
pub(super) fn used_at(adapter: bool, act: &Act, coin: &str, acts: &Acts) -> U256 {
    if adapter { wraps_coin(act).max(used(act, "", acts)) } else { used(act, coin, acts) }
}

/// How many of the coins that are sent along a step of a plan uses, or pays out: what is sent along itself does not.
pub(super) fn used(act: &Act, coin: &str, acts: &Acts) -> U256 {
    let native = |asset: &Asset| matches!(asset, Asset::Native { .. });
    // What a plan comes to is what its steps do, and what they trade was wrapped before.
    if !act.calls.is_empty()
        || act.is_named(&[PLAN, OWN])
        || act.is_named(&UNWRAPS)
        || act.is_named(&SWAPS)
    {
        return U256::ZERO;
    }
    match &act.deed {
        Deed::Deposit { asset, amount } if native(asset) => amount.number().unwrap_or(U256::MAX),
        Deed::Send { asset, amount } if native(asset) => {
            let keeps = act.party(Role::Payee).is_some_and(|payee| {
                payee.kind.is_some_and(keeps_nothing) || pays_for_anybody(payee, acts)
            });
            // What an adapter of Morpho's is paid is judged by itself.
            let keeps = keeps && !act.party(Role::Payee).is_some_and(is_adapter);
            amount.number().filter(|_| !keeps).unwrap_or_default()
        }
        // A plan's steps wrap it first; what calls itself wraps it where it gives that.
        _ => {
            let is_step = act.read_as.as_deref().is_some_and(is_step);
            let coin = if is_step { "" } else { coin };
            taken_out(act, &COIN, coin)
        }
    }
}

/// How many coins an adapter of Morpho's wraps.
fn wraps_coin(act: &Act) -> U256 {
    match &act.deed {
        Deed::Withdraw { amount, .. } if act.is_named(&["wrapNative("]) => {
            amount.number().unwrap_or(U256::MAX)
        }
        _ => U256::ZERO,
    }
}

/// Whether two assets are one, or the network's own coin and the token that wraps it.
pub(super) fn is_same(one: &Asset, other: &Asset, coin: &str) -> bool {
    is_coin(one, coin) && is_coin(other, coin)
        || match (one, other) {
            (Asset::Token { address: one, .. }, Asset::Token { address: other, .. }) => {
                one == other
            }
            _ => one == other,
        }
}

/// Whether it is the network's own coin, or the token that wraps it.
fn is_coin(asset: &Asset, coin: &str) -> bool {
    match asset {
        Asset::Native { .. } => true,
        Asset::Token { symbol: Some(symbol), .. } => symbol
            .strip_prefix('W')
            .is_some_and(|wrapped| !coin.is_empty() && wrapped.eq_ignore_ascii_case(coin)),
        _ => false,
    }
}

pub(super) fn sum(amounts: impl Iterator<Item = U256>) -> U256 {
    amounts.fold(U256::ZERO, U256::saturating_add)
}
