use alloy_primitives::U256;

use super::Lists;
use super::approved_to_everyone::{RELAY_ROUTER, is_anybodys, obeys_anybody};
use super::proceeds_to_stranger::PASSED_ON;
use super::token_paid_to_itself::{SQUID, holds_nothing, is_bridged};
use crate::act::{Act, Acts, Amount, Asset, Deed, Doubt, Kind, Party, Role, Unread, network};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;
use crate::order::insert;

declare_rule! {
    /// Something is put into a router, or traded into it, and nothing takes it out again.
    LEFT_FOR_ANYONE = "left-for-anyone", [Danger, Warning], check;
}

/// What moves the account's own into a router by itself, whoever is named.
const PULLS: [&str; 6] = [
    "pull(",
    "wrapETH(",
    "transferAndMulticall(",
    "fundAndRunMulticall(",
    "TRANSFER_FROM",
    "pullToken(",
];

/// What contracts are called that do with what they hold whatever anybody tells them, besides those that make any call.
const OBEDIENT: [&str; 10] = [
    RELAY_ROUTER,
    "Relay approval proxy",
    "Socket gateway",
    "Squid",
    "LI.FI",
    "Synapse router",
    "Balancer relayer",
    "Uniswap V4 pools",
    ADAPTERS[0],
    ADAPTERS[1],
];

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
/// A plan by way of a proxy, which hands the router what is given.
pub(super) const PROXIED_PLAN: &str = "execute(address,address,uint256,bytes,";
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
    let mut wraps: Vec<(&str, &Party)> = Vec::new();
    for act in some {
        note_wraps(act, None, acts, &mut wraps);
    }
    // Hardly any request leaves something anywhere.
    if wraps.is_empty()
        && !all.iter().any(|act| put_in(act).is_some() || is_coin_for_router(act, acts))
    {
        return None;
    }
    // Which contracts make each of them, the outermost first.
    let mut makers: Vec<Vec<&Party>> = Vec::with_capacity(all.len());
    for act in some {
        note_makers(act, &mut Vec::new(), &mut makers);
    }
    let mut handed_back: Vec<&str> = Vec::new();
    for act in some {
        note_handed_back(act, &mut Vec::new(), &mut handed_back);
    }
    let coin = acts.asker.chain.and_then(network::coin_of).unwrap_or_default();
    let mut judged = 0;
    for (position, act) in all.iter().enumerate() {
        let put = put_by(act, makers.get(position).map(Vec::as_slice).unwrap_or_default());
        let wrap = wraps.iter().find(|(path, _)| *path == act.path);
        if put.is_none() && wrap.is_none() && !is_coin_for_router(act, acts) {
            continue;
        }
        judged += 1;
        // What other contracts do is not done with what was put in here.
        let place = wrap.map(|(_, maker)| *maker).or_else(|| place(act));
        // Squid has the calls made first, and then sends on what they bring.
        if judged <= JUDGED && place.is_some_and(|place| is_bridged(act, place, acts)) {
            continue;
        }
        // What is moved in by itself is there before anything else is done.
        let first = act.is_named(&PULLS);
        let (mut by_it, mut made): (Vec<&Act>, Vec<&Act>) = (Vec::new(), Vec::new());
        let mut later: Vec<&Act> = Vec::new();
        for (at, (one, makers)) in all.iter().zip(&makers).enumerate() {
            if place.is_none_or(|place| are_there(makers, place)) {
                by_it.push(one);
                if !one.is_made_with(act) {
                    continue;
                }
                made.push(one);
                let spares = place.is_some_and(|place| one.spares(&place.address));
                // What it stands inside only sums it up, but for what waits for it.
                let before = first && !encloses(one, act);
                if !spares && (before || at > position || awaits(one, act)) {
                    later.push(one);
                }
            }
        }
        let (left, taken) = if judged > JUDGED {
            (&UNSAID, U256::ZERO)
        } else if let (Some(_), Some((asset, amount))) = (wrap, wrapped(act)) {
            let allowed = allowed(&made, &asset, "");
            let used = |one: &&Act| passed_on(one, &asset, "", &allowed).max(unwrapped(one, act));
            (amount, sum(later.iter().map(used)))
        } else if let Some((_, amount)) = put.filter(|_| is_for_order(act)) {
            let follows = |later: &&Act| later.is_made_with(act) && is_order_for(later, act);
            let follows = all.iter().skip(position + 1).any(follows);
            (amount, if follows { U256::MAX } else { U256::ZERO })
        } else if let Some((asset, amount)) = put {
            if handed_back.binary_search(&act.path.as_str()).is_ok() {
                continue;
            }
            let allowed = allowed(&made, asset, coin);
            let sends = matches!(act.deed, Deed::Send { .. });
            let sends_on = sends || act.parties.iter().any(is_listed);
            let payee = act.party(Role::Payee).map(|payee| &payee.address);
            // What goes there again is not taken out, if it is not made into something else.
            later.retain(|one| {
                let again = one.party(Role::Payee).map(|one| &one.address) == payee;
                !sends || !again || one.is_named(&CHANGES)
            });
            let taken = sum(later.iter().map(|later| taken_at_end(later, act, asset, coin)));
            let sent =
                later.iter().filter(|_| sends_on).map(|one| sent_on(one, asset, coin, &allowed));
            (amount, taken.saturating_add(sum(sent)))
        } else if let Some(amount) = sent_along(act, &all, acts) {
            let adapter = act.party(Role::Payee).is_some_and(is_adapter);
            let looked_at = if adapter { &later } else { &all };
            let made = looked_at.iter().filter(|one| one.is_made_with(act));
            (amount, sum(made.map(|one| used_at(adapter, one, coin, acts))))
        } else {
            continue;
        };
        let left = left.number().unwrap_or_default();
        let kept = left / U256::from(10);
        if judged <= JUDGED && !taken.is_zero() && taken >= left - kept {
            continue;
        }
        // What is not read of what is done there might take it out.
        let hides = |act: &&Act| acts.unread.iter().any(|unread| is_within(unread, act));
        let level = if by_it.iter().any(hides) { Level::Warning } else { Level::Danger };
        let mut finding = LEFT_FOR_ANYONE.about_act(level, act, Role::Payee, DETAIL);
        finding.path.clone_from(&act.path);
        return Some(finding);
    }
    None
}

/// How much of the coin that was sent along an act uses, at an adapter of Morpho's or at another router.
fn used_at(adapter: bool, act: &Act, coin: &str, acts: &Acts) -> U256 {
    if adapter { wraps_coin(act).max(used(act, "", acts)) } else { used(act, coin, acts) }
}

/// What an act leaves, made by these contracts. What is left of the coin, Relay's routers pay back when they have made
/// their calls.
fn put_by<'a>(act: &'a Act, makers: &[&Party]) -> Option<(&'a Asset, &'a Amount)> {
    let pays_back = act.party(Role::Payee).is_some_and(|payee| is_called(payee, RELAY_ROUTER))
        && makers.iter().any(|one| is_of(one, RELAY));
    put_in(act).filter(|(asset, _)| !(pays_back && matches!(asset, Asset::Native { .. })))
}

/// Whether something that is not read stands in an act, or around it.
fn is_within(unread: &Unread, act: &Act) -> bool {
    unread.doubt == Doubt::Unknown
        && (unread.path.starts_with(&act.path) || act.path.starts_with(&unread.path))
}

/// Whether one of the contracts that make a call is where something is. Of Relay's routers each has only its own.
fn are_there(makers: &[&Party], place: &Party) -> bool {
    let another = |maker: &&Party| maker.address != place.address && is_called(maker, RELAY_ROUTER);
    makers.iter().any(|maker| is_there(maker, place))
        && !(is_called(place, RELAY_ROUTER) && makers.iter().any(another))
}

/// Whether a contract that makes calls is the one where something is, or another of Relay's or Squid's for the same.
fn is_there(maker: &Party, place: &Party) -> bool {
    // Relay's proxy has the router make calls with what it was paid; another router has nothing of that.
    maker.address == place.address
        || is_of(maker, SQUID) && is_of(place, SQUID)
        || is_of(maker, RELAY) && is_of(place, RELAY) && maker.name != place.name
}

/// How the names of Relay's contracts begin.
const RELAY: &str = "Relay ";

fn is_of(party: &Party, family: &str) -> bool {
    party.name.as_deref().is_some_and(|name| name.starts_with(family))
}

/// How Morpho's functions begin that take what is put in when the calls inside have been made.
const AWAITING: [&str; 3] = ["morphoSupply", "morphoRepay(", LOAN];

/// Lends for as long as the calls inside take.
const LOAN: &str = "morphoFlashLoan(";

/// Whether an act takes something when those inside it have been made, and another is one of those.
fn awaits(outer: &Act, act: &Act) -> bool {
    outer.is_named(&AWAITING) && encloses(outer, act)
}

/// Whether an act stands inside another.
pub(super) fn encloses(outer: &Act, act: &Act) -> bool {
    outer.calls.iter().any(|inner| std::ptr::eq(inner, act) || encloses(inner, act))
}

/// How much of what was put in by an act another takes, also where that only ends after it.
fn taken_at_end(later: &Act, act: &Act, left: &Asset, coin: &str) -> U256 {
    match &later.lends {
        Some(part) if part.asset == *left && encloses(later, act) => {
            part.amount.number().unwrap_or_default()
        }
        Some(_) => U256::ZERO,
        None => taken_out(later, left, coin),
    }
}

/// Notes where the coin is wrapped or unwrapped by a contract that holds nothing for anybody, and by which: it has the
/// other then. Those of another network are made by whoever receives there. What Relay's unwrap, they pay back.
fn note_wraps<'a>(
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
fn wrapped(act: &Act) -> Option<(Asset, &Amount)> {
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

/// How much of what an act has wrapped another unwraps, or of the coin goes along with a call.
fn unwrapped(later: &Act, act: &Act) -> U256 {
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

/// Notes of every act by which contracts it is made: those that the acts around it call, or whoever receives on another
/// network, and its own.
fn note_makers<'a>(act: &'a Act, around: &mut Vec<&'a Party>, makers: &mut Vec<Vec<&'a Party>>) {
    let before = around.len();
    let roles = [Role::Contract, Role::Account, Role::BridgeRecipient];
    around.extend(act.parties.iter().filter(|party| roles.contains(&party.role)));
    makers.push(around.clone());
    act.calls.iter().for_each(|call| note_makers(call, around, makers));
    around.truncate(before);
}

/// Where an act leaves something: with whom it pays, or else with the contract that is called.
fn place(act: &Act) -> Option<&Party> {
    act.party(Role::Payee).or(act.party(Role::Contract))
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
        is_step(read_as)
            || act.is_named(&[PLAN, PROXIED_PLAN, OWN, "modifyLiquidities("])
            || act.is_named(&AWAITING)
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
        let paid = act.is_named(&PASSED_ON) && payee.is_some_and(is_adapter) || is_for_order(act);
        return paid.then_some((asset, amount));
    }
    let contract = act.party(Role::Contract)?;
    let pulls = || act.is_named(&PULLS);
    let own = payee.map_or_else(pulls, |payee| payee.address == contract.address);
    let keeps = payee.and_then(|payee| payee.kind).filter(|kind| keeps_nothing(*kind));
    let obeys = payee.is_some_and(is_obedient);
    // What is left of the coin, Relay's pay back.
    let relay = payee.is_some_and(|payee| is_called(payee, RELAY_ROUTER));
    let pays_back = |asset: &Asset| relay && matches!(asset, Asset::Native { .. });
    match &act.deed {
        Deed::Trade { gets, .. } => {
            let got = gets.first().map_or((&UNNAMED, &UNSAID), |part| (&part.asset, &part.amount));
            let left = keeps.is_some() || is_for_order(act) || obeys && !gets.is_empty();
            left.then_some(got)
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

/// Morpho's, which move what they have for whoever calls their bundler.
const ADAPTERS: [&str; 2] = ["Morpho adapter", "Morpho ParaSwap adapter"];

fn is_adapter(party: &Party) -> bool {
    party.name.as_deref().is_some_and(|name| ADAPTERS.contains(&name))
}

/// What GMX's vaults are called, and what makes the orders that are paid there: what comes in counts as paid by whoever
/// makes one next.
const ORDERS: [(&str, &str); 5] = [
    ("GMX orders", "createOrder("),
    ("GMX deposits", "createDeposit("),
    ("GMX withdrawals", "createWithdrawal("),
    ("GMX shifts", "createShift("),
    ("GMX vaults", "createGlv"),
];

/// Whether one of those vaults is paid.
fn is_for_order(act: &Act) -> bool {
    let payee = act.party(Role::Payee);
    payee.is_some_and(|payee| ORDERS.iter().any(|(vault, _)| is_called(payee, vault)))
}

/// Whether an act makes an order by what another has paid for it.
fn is_order_for(act: &Act, paid: &Act) -> bool {
    let (contract, payee) = (act.party(Role::Contract), paid.party(Role::Payee));
    // New ones come out at times, and pay there themselves.
    let is_theirs = contract.is_some_and(|contract| {
        contract.name.as_deref().is_some_and(|name| name.starts_with("GMX "))
            || paid.party(Role::Contract).is_some_and(|one| one.address == contract.address)
    });
    // An order takes the token that it names.
    let is_of_it = match (&act.deed, put_in(paid)) {
        (Deed::Deposit { asset, .. }, Some((paid @ Asset::Token { .. }, _))) => {
            !matches!(asset, Asset::Token { .. }) || asset == paid
        }
        _ => true,
    };
    is_theirs
        && is_of_it
        && ORDERS.iter().any(|(vault, makes)| {
            act.is_named(&[makes]) && payee.is_some_and(|payee| is_called(payee, vault))
        })
}

/// How much of what was paid for them calls take.
fn passed_on(act: &Act, left: &Asset, coin: &str, allowed: &[(&ChainAddress, U256)]) -> U256 {
    taken_out(act, left, coin).saturating_add(sent_on(act, left, coin, allowed))
}

/// How much of an asset the calls inside an act take: also of the coin and of the token that wraps it.
pub(super) fn spent(act: &Act, asset: &Asset, coin: &str) -> U256 {
    let mut all: Vec<&Act> = Vec::new();
    act.calls.iter().for_each(|call| call.each(&mut |one| all.push(one)));
    let allowed = allowed(&all, asset, coin);
    sum(all.iter().map(|one| passed_on(one, asset, coin, &allowed)))
}

fn is_called(party: &Party, name: &str) -> bool {
    party.name.as_deref() == Some(name)
}

fn is_listed(party: &Party) -> bool {
    party.name.as_deref().is_some_and(|name| OBEDIENT.contains(&name))
}

fn is_obedient(party: &Party) -> bool {
    is_listed(party) || is_anybodys(party)
}

/// Whether it pays whatever it holds to whom anybody says.
pub(super) fn pays_for_anybody(party: &Party, acts: &Acts) -> bool {
    is_obedient(party) || obeys_anybody(party, acts)
}

/// Whether what is paid to a contract and stays there is told of here.
pub(super) fn is_told_as_left(payee: &Party) -> bool {
    is_obedient(payee)
        || payee.kind.is_some_and(keeps_nothing)
        || ORDERS.iter().any(|(vault, _)| is_called(payee, vault))
}

/// Whether a contract of this kind pays nothing out but what it is told to. Tokens are told of as strangers.
fn keeps_nothing(kind: Kind) -> bool {
    holds_nothing(kind) && !matches!(kind, Kind::Token | Kind::Collection)
}

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
            } else if act.is_named(&EXACT) && !amount.is_zero() {
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
        Deed::Bridge { asset, amount, .. } if is_it(asset) => amount.number().unwrap_or(U256::MAX),
        Deed::Call { read: false, .. } => U256::MAX,
        _ => U256::ZERO,
    }
}

/// What makes something else of what Morpho's adapter holds: shares, or what they stand for.
const CHANGES: [&str; 4] = ["erc4626", "wrapStEth(", "unwrapStEth(", "stakeEth("];

/// What pays out no more than it says, and all there is where that is nothing. Others say the least.
const EXACT: [&str; 4] = ["TRANSFER(", "cleanup", "unwrapNative(", "wrapNative("];

/// How much a contract that makes any call sends on by one, or lets another take for whatever its function is for.
fn sent_on(act: &Act, left: &Asset, coin: &str, allowed: &[(&ChainAddress, U256)]) -> U256 {
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
fn allowed<'a>(all: &[&'a Act], left: &Asset, coin: &str) -> Vec<(&'a ChainAddress, U256)> {
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

/// Whether two assets are one, or the network's own coin and the token that wraps it.
fn is_same(one: &Asset, other: &Asset, coin: &str) -> bool {
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
        // What follows says how much it uses.
        _ if is_adapter(payee) => true,
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
            // What an adapter of Morpho's is paid is judged by itself.
            let keeps = keeps && !act.party(Role::Payee).is_some_and(is_adapter);
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

/// How many coins an adapter of Morpho's wraps.
fn wraps_coin(act: &Act) -> U256 {
    match &act.deed {
        Deed::Withdraw { amount, .. } if act.is_named(&["wrapNative("]) => {
            amount.number().unwrap_or(U256::MAX)
        }
        _ => U256::ZERO,
    }
}
