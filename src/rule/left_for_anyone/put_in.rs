//! What is put into such a contract.

use super::JUDGED;
use super::excused::is_for_order;
use super::routers::{RELAY, is_adapter, is_obedient, is_of, keeps_nothing, pays_for_anybody};
use crate::act::{Act, Acts, Amount, Asset, Deed, Kind, Party, Role};
use crate::rule::approved_to_everyone::RELAY_ROUTER;
use crate::rule::proceeds_to_stranger::PASSED_ON;

/// What moves the account's own into a router by itself, whoever is named.
pub(super) const PULLS: [&str; 7] = [
    "pull(",
    "wrapETH(",
    "transferAndMulticall(",
    "fundAndRunMulticall(",
    "TRANSFER_FROM",
    "pullToken(",
    BRIDGED,
];

/// What Squid makes calls with, and then sends on what they bring.
const BRIDGED: &str = "callBridge";

/// The functions of Uniswap's routers of which nothing that is sent along comes back by itself.
pub(super) const PLAN: &str = "execute(bytes,";
/// A plan by way of a proxy, which hands the router what is given.
pub(in crate::rule) const PROXIED_PLAN: &str = "execute(address,address,uint256,bytes,";
pub(super) const OWN: &str = "multicall(";
const KEEPING: [&str; 4] = [PLAN, OWN, "exactInput", "exactOutput"];

/// What is got where the request does not say what.
pub(super) static COIN: Asset = Asset::Native { symbol: None, decimals: None };
static UNNAMED: Asset = Asset::Unnamed;
pub(super) static UNSAID: Amount = Amount { value: String::new(), unlimited: false };

/// What an act leaves with a contract that anybody can take it from.
pub(super) fn put_in(act: &Act) -> Option<(&Asset, &Amount)> {
    let payee = act.party(Role::Payee);
    if let Deed::Send { asset: asset @ Asset::Token { .. }, amount } = &act.deed {
        // What Morpho's adapters are paid for the calls that follow, and GMX's vaults for the order that does.
        let paid = act.is_named(&PASSED_ON) && payee.is_some_and(is_adapter) || is_for_order(act);
        return paid.then_some((asset, amount));
    }
    let contract = act.party(Role::Contract)?;
    let pulls = || act.is_named(&PULLS);
    let own = payee.map_or_else(pulls, |payee| payee.address == contract.address);
    let keeps = payee.and_then(|payee| payee.kind).filter(|kind| keeps_nothing(*kind));
    let obeys = payee.is_some_and(is_obedient);
    // What is left of the coin, Relay's pay back.
    let relay = payee.is_some_and(|payee| payee.has_name(RELAY_ROUTER));
    let pays_back = |asset: &Asset| relay && matches!(asset, Asset::Native { .. });
    match &act.deed {
        Deed::Trade { gets, .. } => {
            let got = gets.first().map_or((&UNNAMED, &UNSAID), |part| (&part.asset, &part.amount));
            let left = keeps.is_some() || is_for_order(act) || obeys && !gets.is_empty();
            left.then_some(got)
        }
        Deed::Bridge { asset, amount, .. } if act.is_named(&[BRIDGED]) && !act.bridged => {
            Some((asset, amount))
        }
        // It gets shares of what is put in.
        Deed::Deposit { .. } if !own && keeps.is_none() && obeys => Some((&UNNAMED, &UNSAID)),
        Deed::Deposit { asset, amount }
        | Deed::Withdraw { asset, amount }
        | Deed::Borrow { asset, amount } => {
            let left = if own {
                contract.kind == Some(Kind::Router) || is_obedient(contract)
            } else {
                // A function that pays a token out may name it in the same place. What GMX is paid for calls is judged by
                // whether they follow.
                (keeps.is_some_and(|kind| kind != Kind::WrappedNative) || obeys)
                    && !act.is_named(&["sendWnt("])
                    || !matches!(act.deed, Deed::Deposit { .. }) && is_for_order(act)
            };
            (left && !(own && pays_back(asset))).then_some((asset, amount))
        }
        _ => None,
    }
}

/// What an act leaves, made by these contracts. What is left of the coin, Relay's routers pay back when they have made
/// their calls.
pub(super) fn put_by<'a>(act: &'a Act, makers: &[&Party]) -> Option<(&'a Asset, &'a Amount)> {
    let pays_back = act.party(Role::Payee).is_some_and(|payee| payee.has_name(RELAY_ROUTER))
        && makers.iter().any(|one| is_of(one, RELAY));
    put_in(act).filter(|(asset, _)| !(pays_back && matches!(asset, Asset::Native { .. })))
}

/// Notes where the coin is wrapped or unwrapped by a contract that holds nothing for anybody, and by which: it has the
/// other then. Those of another network are made by whoever receives there. What Relay's unwrap, they pay back.
pub(super) fn note_wraps<'a>(
    act: &'a Act,
    maker: Option<&'a Party>,
    acts: &Acts,
    wraps: &mut Vec<(&'a str, &'a Party)>,
) {
    let unwraps = matches!(act.deed, Deed::Withdraw { .. });
    if let Some(maker) = maker.filter(|_| wraps.len() <= JUDGED && wrapped(act).is_some())
        && !(unwraps && is_of(maker, RELAY))
    {
        wraps.push((&act.path, maker));
    }
    let contract = act.party(Role::Contract).filter(|_| act.party(Role::Account).is_none());
    let inner = match &act.deed {
        Deed::Calls { .. } => contract.filter(|one| pays_for_anybody(one, acts)),
        Deed::Bridge { .. } => {
            let receives = act.party(Role::BridgeRecipient);
            receives.filter(|one| one.kind == Some(Kind::Multicall))
        }
        _ => None,
    };
    act.calls.iter().for_each(|call| note_wraps(call, inner, acts, wraps));
}

/// What whoever calls a token that wraps the coin has of it then, where that is all that an act does.
pub(super) fn wrapped(act: &Act) -> Option<(Asset, &Amount)> {
    let token = act.party(Role::Contract).filter(|one| one.kind == Some(Kind::WrappedNative))?;
    if act.party(Role::Payee).is_some() {
        return None;
    }
    match &act.deed {
        Deed::Deposit { asset: Asset::Native { .. }, amount } => {
            let address = token.address.clone();
            Some((Asset::Token { address, symbol: None, decimals: None }, amount))
        }
        Deed::Withdraw { asset: asset @ Asset::Native { .. }, amount } => {
            Some((asset.clone(), amount))
        }
        _ => None,
    }
}

/// Whether coins are paid to a contract that only passes them on.
pub(super) fn is_coin_for_router(act: &Act, acts: &Acts) -> bool {
    matches!(act.deed, Deed::Send { asset: Asset::Native { .. }, .. })
        && act.party(Role::Payee).is_some_and(|payee| {
            matches!(payee.kind, Some(Kind::Router | Kind::Multicall))
                || pays_for_anybody(payee, acts)
        })
}

/// The coins that are sent along with a plan, if they are not what the plan speaks of; or without any call.
pub(super) fn sent_along<'a>(act: &'a Act, all: &[&Act], acts: &Acts) -> Option<&'a Amount> {
    let Deed::Send { asset: Asset::Native { .. }, amount } = &act.deed else { return None };
    let payee = act.party(Role::Payee)?;
    let calls =
        |act: &&Act| act.party(Role::Contract).is_some_and(|contract| contract.path == payee.path);
    let keeps = match payee.kind {
        Some(Kind::Router) => all.iter().any(|act| act.is_named(&KEEPING) && calls(act)),
        Some(Kind::Multicall) => true,
        // What follows says how much it uses.
        _ if is_adapter(payee) => true,
        _ => pays_for_anybody(payee, acts) && !all.iter().any(calls),
    };
    (keeps && !amount.is_zero()).then_some(amount)
}
