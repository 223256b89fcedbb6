//! Strangers that are called in between: they may take it first.

use alloy_primitives::U256;

use super::routers::{RELAY, is_adapter, is_of, is_there};
use super::taken_out::{is_same, sum};
use crate::act::{Act, Acts, Amount, Asset, Deed, Part, Party, Role, worth};
use crate::book::Book;
use crate::rule::approved_to_everyone::obeys_anybody;
use crate::rule::token_paid_to_itself::SQUID;

/// Whether code is run by an act that somebody has written whom nobody knows: a contract that is called, a token that
/// is moved, or whoever gets coins or items.
pub(super) fn calls_stranger(act: &Act, acts: &Acts, book: &Book) -> bool {
    const CALLED: [Role; 4] = [Role::Contract, Role::Token, Role::Account, Role::Executor];
    // Known contracts may call whomever their arguments name.
    const NAMED: [Role; 2] = [Role::Mentioned, Role::Zone];
    let calls = !matches!(act.deed, Deed::Allow { .. } | Deed::Send { .. } | Deed::Vote { .. })
        && !act.is_named(&["approve("]);
    // Tokens tell nobody that they come.
    let tells = match &act.deed {
        Deed::Send { asset, .. } | Deed::Withdraw { asset, .. } => {
            !matches!(asset, Asset::Token { .. })
        }
        _ => false,
    };
    act.by_strangers
        || moved(act).iter().any(worth::is_of_unknown_token)
        || act.parties.iter().any(|one| {
            let is_run = CALLED.contains(&one.role)
                || calls && NAMED.contains(&one.role)
                || tells && one.role == Role::Payee;
            is_run
                && one.kind.is_none()
                && one.address.bytes20().is_none_or(|address| !address.is_zero())
                && !acts.is_own(&one.address)
                && !obeys_anybody(one, acts)
                && !book.paid.contains(&one.address)
                && !book.trusted.contains(&one.address)
        })
}

/// What an act moves.
fn moved(act: &Act) -> Vec<Part> {
    if let Deed::Trade { gives, gets } = &act.deed {
        return gives.iter().chain(gets).cloned().collect();
    }
    let part = |(asset, amount): (&Asset, &Amount)| Part {
        asset: asset.clone(),
        amount: amount.clone(),
        to: None,
    };
    act.deed.moved().map(part).into_iter().collect()
}

/// Whether one of the contracts that make a call lets nobody else take what an act has put into a place until it has done
/// all that it is asked: it is locked. Another contract in the same lock is one where what puts it there is made by it
/// as well.
pub(super) fn is_locked(makers: &[&Party], put: &[&Party], place: &Party, acts: &Acts) -> bool {
    makers.iter().any(|maker| {
        let guards = maker.name.as_deref().is_some_and(|name| name.ends_with("universal router"))
            || [RELAY, SQUID, ACROSS, "Spectra ", MORPHO, GMX]
                .iter()
                .any(|family| is_of(maker, family))
            || ["Uniswap V4 positions", "PancakeSwap Infinity positions"]
                .iter()
                .any(|name| maker.has_name(name))
            || obeys_anybody(maker, acts) && maker.kind.is_none();
        let in_it = put.iter().any(|one| std::ptr::eq(*one, *maker))
            && (is_there(maker, place)
                || maker.has_name(MORPHO) && is_adapter(place)
                || is_of(maker, GMX) && is_of(place, GMX));
        guards && (maker.address == place.address || in_it)
    })
}

const MORPHO: &str = "Morpho bundler";
const GMX: &str = "GMX ";
const ACROSS: &str = "Across message handler";

/// How much of it an act takes, or else nothing at all is done.
pub(super) fn at_least(act: &Act, left: &Asset, coin: &str) -> U256 {
    let said = |asset: &Asset, amount: &Amount| {
        let is_it = matches!((left, asset), (Asset::Unnamed, _) | (_, Asset::Unnamed));
        let is_it = is_it || is_same(left, asset, coin);
        amount.number().filter(|_| is_it && !amount.unlimited).unwrap_or_default()
    };
    match &act.deed {
        Deed::Trade { gives, .. } => sum(gives.iter().map(|part| said(&part.asset, &part.amount))),
        Deed::Send { asset, amount }
        | Deed::Deposit { asset, amount }
        | Deed::Withdraw { asset, amount }
        | Deed::Bridge { asset, amount, .. } => said(asset, amount),
        _ => U256::ZERO,
    }
}
