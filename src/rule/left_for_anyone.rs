use alloy_primitives::U256;

use super::Lists;
use super::approved_to_everyone::obeys_anybody;
use super::proceeds_to_stranger::PASSED_ON;
use super::token_paid_to_itself::holds_nothing;
use crate::act::{Act, Acts, Amount, Asset, Deed, Doubt, Kind, Party, Role, network};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;
use crate::order::insert;

declare_rule! {
    /// Something is put into a router, or traded into it, and nothing takes it out again.
    LEFT_FOR_ANYONE = "left-for-anyone", [Danger, Warning], check;
}

/// What moves the account's own into a router by itself, whoever is named.
const PULLS: [&str; 5] =
    ["pull(", "wrapETH(", "transferAndMulticall(", "fundAndRunMulticall(", "TRANSFER_FROM"];

/// What contracts of bridges are called that do with what they hold whatever anybody tells them.
const OBEDIENT: [&str; 4] = ["Relay router", "Relay approval proxy", "Socket gateway", "Squid"];

/// Trades of Uniswap's for an exact amount, of which the rest of what may be given stays where it is.
const EXACT_OUT: [&str; 5] = [
    "V3_SWAP_EXACT_OUT(",
    "V2_SWAP_EXACT_OUT(",
    "STABLE_SWAP_EXACT_OUT(",
    "exactOutput",
    "swapTokensForExactTokens(",
];

/// What pays a share of what a router holds, and leaves the rest.
const PORTIONS: [&str; 2] = ["PAY_PORTION", "TAKE_PORTION"];

/// The functions of Uniswap's routers of which nothing that is sent along comes back by itself.
const PLAN: &str = "execute(bytes,";
const OWN: &str = "multicall(";
const UNWRAPS: [&str; 3] = ["UNWRAP_WETH(", "unwrapWETH9", "unwrapWNativeToken"];
const SWAPS: [&str; 3] = ["V3_SWAP", "V2_SWAP", "STABLE_SWAP"];
const KEEPING: [&str; 4] = [PLAN, OWN, "exactInput", "exactOutput"];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    // Calls of others may come between those that are made one by one.
    let alone = || {
        let mut calls = acts.one_by_one.iter().filter_map(|call| acts.acts.get(call.clone()));
        let found = calls.find_map(|call| left(call, acts))?;
        Some(Finding { level: Level::Warning, ..found })
    };
    findings.extend(left(&acts.acts, acts).or_else(alone));
}

/// The first of what is left somewhere by some of the acts, and not taken out by them.
fn left(some: &[Act], acts: &Acts) -> Option<Finding> {
    // In the order in which they are made, and each act before those inside it.
    let mut all: Vec<&Act> = Vec::new();
    for act in some {
        act.each(&mut |act| all.push(act));
    }
    // Hardly any request leaves something anywhere.
    if !all.iter().any(|act| put_in(act).is_some() || is_coin_for_router(act, acts)) {
        return None;
    }
    // Which contracts make each of them, the outermost first.
    let mut makers: Vec<Vec<&Party>> = Vec::with_capacity(all.len());
    for act in some {
        note_makers(act, &mut Vec::new(), &mut makers);
    }
    let allowed = allowed(&all);
    let mut handed_back: Vec<&str> = Vec::new();
    for act in some {
        note_handed_back(act, &mut Vec::new(), &mut handed_back);
    }
    let coin = acts.asker.chain.and_then(network::coin_of).unwrap_or_default();
    // Squid has the calls made first, and then sends on what they bring.
    let squid = |parties: &[&Party]| parties.iter().any(|party| is_called(party, "Squid"));
    let is_bridge = |act: &Act| matches!(act.deed, Deed::Bridge { .. });
    let by_squid = all.iter().zip(&makers).any(|(act, makers)| is_bridge(act) && squid(makers));
    let mut judged = 0;
    for (position, act) in all.iter().enumerate() {
        let put = put_in(act);
        if by_squid && act.party(Role::Payee).is_some_and(|payee| is_called(payee, "Squid")) {
            continue;
        }
        if put.is_none() && !is_coin_for_router(act, acts) {
            continue;
        }
        judged += 1;
        let (left, taken) = if judged > JUDGED {
            (&UNSAID, U256::ZERO)
        } else if let (Some((asset, amount)), Deed::Send { .. }) = (put, &act.deed) {
            let later = all.iter().skip(position + 1).filter(|later| later.is_made_with(act));
            let payee = act.party(Role::Payee).map(|payee| &payee.address);
            let later = later.filter(|one| one.party(Role::Payee).map(|one| &one.address) != payee);
            (amount, sum(later.map(|later| passed_on(later, asset, coin, &allowed))))
        } else if let Some((asset, amount)) = put {
            if handed_back.binary_search(&act.path.as_str()).is_ok() {
                continue;
            }
            // What other contracts pay out is not what was put in here.
            let place = place(act);
            let later = all.iter().zip(&makers).skip(position + 1);
            let later = later.filter(|(later, makers)| {
                place.is_none_or(|place| {
                    makers.iter().any(|maker| maker.address == *place) && !later.spares(place)
                }) && later.is_made_with(act)
            });
            let taken = sum(later.map(|(later, _)| taken_out(later, asset, coin)));
            let obedient = act.parties.iter().any(is_obedient);
            let sent = all.iter().filter(|_| obedient).map(|one| sent_on(one, asset, &allowed));
            (amount, taken.saturating_add(sum(sent)))
        } else if let Some(amount) = sent_along(act, &all, acts) {
            let made = all.iter().filter(|one| one.is_made_with(act));
            (amount, sum(made.map(|one| used(one, coin, acts))))
        } else {
            continue;
        };
        let left = left.number().unwrap_or_default();
        let kept = left / U256::from(10);
        if judged <= JUDGED && !taken.is_zero() && taken >= left - kept {
            continue;
        }
        // What is not read might take it out.
        let is_read = acts.unread.iter().all(|unread| unread.doubt != Doubt::Unknown);
        let level = if is_read { Level::Danger } else { Level::Warning };
        let mut finding = LEFT_FOR_ANYONE.about_act(level, act, Role::Payee, DETAIL);
        finding.path.clone_from(&act.path);
        return Some(finding);
    }
    None
}

/// Notes of every act by which contracts it is made: those that the acts around it call, and its own.
fn note_makers<'a>(act: &'a Act, around: &mut Vec<&'a Party>, makers: &mut Vec<Vec<&'a Party>>) {
    let before = around.len();
    let roles = [Role::Contract, Role::Account];
    around.extend(act.parties.iter().filter(|party| roles.contains(&party.role)));
    makers.push(around.clone());
    act.calls.iter().for_each(|call| note_makers(call, around, makers));
    around.truncate(before);
}

/// Where an act leaves something: with whom it pays, or else with the contract that is called.
fn place(act: &Act) -> Option<&ChainAddress> {
    act.party(Role::Payee).or(act.party(Role::Contract)).map(|party| &party.address)
}

/// Notes where acts stand that bring something to a contract which has them done as a part of its own doing, and
/// passes on what comes of it: an aggregator that trades in several places. Plans of Uniswap's say themselves what is
/// paid out.
fn note_handed_back<'a>(
    act: &'a Act,
    around: &mut Vec<&'a ChainAddress>,
    handed_back: &mut Vec<&'a str>,
) {
    if act.party(Role::Payee).is_some_and(|payee| around.contains(&&payee.address)) {
        insert(handed_back, act.path.as_str());
    }
    let plan = act.read_as.as_deref().is_some_and(|read_as| {
        is_step(read_as) || act.is_named(&[PLAN, OWN, "modifyLiquidities("])
    });
    let contract = act.party(Role::Contract).filter(|_| !plan);
    let contract = contract.filter(|_| !matches!(act.deed, Deed::Calls { .. }));
    around.extend(contract.map(|contract| &contract.address));
    act.calls.iter().for_each(|call| note_handed_back(call, around, handed_back));
    if contract.is_some() {
        around.pop();
    }
}

/// Whether it is a command of a plan.
fn is_step(read_as: &str) -> bool {
    read_as.starts_with(|first: char| first.is_ascii_uppercase())
}

fn sum(amounts: impl Iterator<Item = U256>) -> U256 {
    amounts.fold(U256::ZERO, U256::saturating_add)
}

/// How many things that are left with a contract are followed: far more than any honest request has.
const JUDGED: usize = 64;

const DETAIL: &str = "It stays in a contract that holds nothing for anybody, and nothing in this request takes it out: \
                      whoever calls that contract next can have it.";

/// What is got where the request does not say what.
static UNNAMED: Asset = Asset::Unnamed;
static UNSAID: Amount = Amount { value: String::new(), unlimited: false };

/// What an act leaves with a contract that anybody can take it from.
fn put_in(act: &Act) -> Option<(&Asset, &Amount)> {
    let payee = act.party(Role::Payee);
    if let Deed::Send { asset: asset @ Asset::Token { .. }, amount } = &act.deed {
        // What Morpho's adapters are paid for the calls that follow, and GMX's vaults for the order that does.
        let payee = payee.and_then(|payee| payee.name.as_deref())?;
        let paid = act.is_named(&PASSED_ON) && payee == ADAPTER || ORDERS.contains(&payee);
        return paid.then_some((asset, amount));
    }
    let contract = act.party(Role::Contract)?;
    let pulls = || act.is_named(&PULLS);
    let own = payee.map_or_else(pulls, |payee| payee.address == contract.address);
    let keeps = payee.and_then(|payee| payee.kind).filter(|kind| keeps_nothing(*kind));
    match &act.deed {
        Deed::Trade { gets, .. } if payee.is_some_and(is_obedient) => {
            let got = gets.first().map(|part| (&part.asset, &part.amount));
            // What is left of the coin, Relay's pay back.
            let pays_back = payee.is_some_and(|payee| is_called(payee, "Relay router"));
            got.filter(|(asset, _)| !pays_back || !matches!(asset, Asset::Native { .. }))
        }
        Deed::Trade { gets, .. } => {
            let got = gets.first().map_or((&UNNAMED, &UNSAID), |part| (&part.asset, &part.amount));
            keeps.is_some().then_some(got)
        }
        Deed::Deposit { asset, amount }
        | Deed::Withdraw { asset, amount }
        | Deed::Borrow { asset, amount } => {
            let left = if own {
                contract.kind == Some(Kind::Router) || is_obedient(contract)
            } else {
                // A function that pays a token out may name it in the same place. What GMX is paid for calls is judged by
                // whether they follow.
                keeps.is_some_and(|kind| kind != Kind::WrappedNative)
                    && !act.is_named(&["sendWnt("])
                    || payee.is_some_and(is_obedient)
            };
            left.then_some((asset, amount))
        }
        _ => None,
    }
}

const ADAPTER: &str = "Morpho adapter";

/// What GMX's vaults are called: what comes in counts as paid by whoever makes an order next.
const ORDERS: [&str; 5] =
    ["GMX orders", "GMX deposits", "GMX withdrawals", "GMX shifts", "GMX vaults"];

/// How much of what was paid for them calls take, or orders: of what is counted in shares, it is not said how much.
fn passed_on(act: &Act, left: &Asset, coin: &str, allowed: &[&ChainAddress]) -> U256 {
    let by_shares = match &act.deed {
        Deed::Deposit { amount, .. } | Deed::Withdraw { amount, .. } => amount.is_zero(),
        _ => false,
    };
    if by_shares || act.is_named(&["create"]) {
        return U256::MAX;
    }
    taken_out(act, left, coin).saturating_add(sent_on(act, left, allowed))
}

/// How much of an asset the calls inside an act take.
pub(super) fn spent(act: &Act, asset: &Asset) -> U256 {
    let mut all: Vec<&Act> = Vec::new();
    act.calls.iter().for_each(|call| call.each(&mut |one| all.push(one)));
    let allowed = allowed(&all);
    sum(all.iter().map(|one| passed_on(one, asset, "", &allowed)))
}

fn is_called(party: &Party, name: &str) -> bool {
    party.name.as_deref() == Some(name)
}

fn is_obedient(party: &Party) -> bool {
    party.name.as_deref().is_some_and(|name| OBEDIENT.contains(&name))
}

/// Whether it pays whatever it holds to whom anybody says.
pub(super) fn pays_for_anybody(party: &Party, acts: &Acts) -> bool {
    is_obedient(party) || is_called(party, ADAPTER) || obeys_anybody(party, acts)
}

/// Whether a contract of this kind pays nothing out but what it is told to. Tokens are told of as strangers.
fn keeps_nothing(kind: Kind) -> bool {
    holds_nothing(kind) && !matches!(kind, Kind::Token | Kind::Collection)
}

/// How much an act takes out of where it was put, for whatever purpose.
fn taken_out(act: &Act, left: &Asset, coin: &str) -> U256 {
    let is_it = |other: &Asset| {
        matches!((left, other), (Asset::Unnamed, _) | (_, Asset::Unnamed))
            || is_coin(left, coin) && is_coin(other, coin)
            || match (left, other) {
                (Asset::Token { address: one, .. }, Asset::Token { address: other, .. }) => {
                    one == other
                }
                _ => left == other,
            }
    };
    match &act.deed {
        // Only the most is said that it takes.
        Deed::Trade { .. } if act.is_named(&EXACT_OUT) => U256::ZERO,
        Deed::Trade { gives, .. } => {
            let gives = gives.iter().filter(|part| is_it(&part.asset));
            sum(gives.map(|part| part.amount.number().unwrap_or(U256::MAX)))
        }
        Deed::Withdraw { asset, amount } if is_it(asset) && put_in(act).is_none() => {
            // Where a stranger gets the share, that is told.
            if act.is_named(&PORTIONS) && act.party(Role::Payee).is_none() {
                U256::ZERO
            } else if act.is_named(&["TRANSFER("]) {
                amount.number().unwrap_or(U256::MAX)
            } else {
                U256::MAX
            }
        }
        Deed::Deposit { asset, amount } if is_it(asset) && put_in(act).is_none() => {
            amount.number().unwrap_or(U256::MAX)
        }
        Deed::Bridge { asset, amount, .. } if is_it(asset) => amount.number().unwrap_or(U256::MAX),
        Deed::Call { read: false, .. } => U256::MAX,
        _ => U256::ZERO,
    }
}

/// How much a contract that makes any call sends on by one, or lets another take for whatever its function is for.
fn sent_on(act: &Act, left: &Asset, allowed: &[&ChainAddress]) -> U256 {
    match &act.deed {
        Deed::Send { asset, amount } if asset == left => amount.number().unwrap_or(U256::MAX),
        Deed::Call { .. } => {
            let contract = act.party(Role::Contract).map(|contract| &contract.address);
            let may_take = contract.is_some_and(|one| allowed.binary_search(&one).is_ok());
            if may_take { U256::MAX } else { U256::ZERO }
        }
        _ => U256::ZERO,
    }
}

/// Who may take something by an approval among these.
fn allowed<'a>(all: &[&'a Act]) -> Vec<&'a ChainAddress> {
    let mut allowed = Vec::new();
    for act in all.iter().filter(|act| act.is_named(&["approve("])) {
        let roles = [Role::Spender, Role::Mentioned];
        for party in act.parties.iter().filter(|party| roles.contains(&party.role)) {
            insert(&mut allowed, &party.address);
        }
    }
    allowed
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

/// Whether coins are paid to a contract that only passes them on.
fn is_coin_for_router(act: &Act, acts: &Acts) -> bool {
    matches!(act.deed, Deed::Send { asset: Asset::Native { .. }, .. })
        && act.party(Role::Payee).is_some_and(|payee| {
            matches!(payee.kind, Some(Kind::Router | Kind::Multicall))
                || pays_for_anybody(payee, acts)
        })
}

/// The coins that are sent along with a plan, if they are not what the plan speaks of; or without any call.
fn sent_along<'a>(act: &'a Act, all: &[&Act], acts: &Acts) -> Option<&'a Amount> {
    let Deed::Send { asset: Asset::Native { .. }, amount } = &act.deed else { return None };
    let payee = act.party(Role::Payee)?;
    let calls =
        |act: &&Act| act.party(Role::Contract).is_some_and(|contract| contract.path == payee.path);
    let keeps = match payee.kind {
        Some(Kind::Router) => all.iter().any(|act| act.is_named(&KEEPING) && calls(act)),
        Some(Kind::Multicall) => true,
        _ => pays_for_anybody(payee, acts) && !all.iter().any(calls),
    };
    (keeps && !amount.is_zero()).then_some(amount)
}

/// How many of the coins that are sent along a step of a plan uses, or pays out: what is sent along itself does not.
fn used(act: &Act, coin: &str, acts: &Acts) -> U256 {
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
            amount.number().filter(|_| !keeps).unwrap_or_default()
        }
        // A plan's steps wrap it first; what calls itself wraps it where it gives that.
        _ => {
            let is_step = act.read_as.as_deref().is_some_and(is_step);
            let coin = if is_step { "" } else { coin };
            taken_out(act, &Asset::Native { symbol: None, decimals: None }, coin)
        }
    }
}
