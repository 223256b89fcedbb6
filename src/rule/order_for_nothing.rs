use alloy_primitives::U256;

use super::Lists;
use crate::act::{Act, Acts, Asset, Deed, Part, Role, worth};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An order gives things away for nothing, or next to nothing.
    ORDER_FOR_NOTHING = "order-for-nothing", [Critical, Danger, Warning], check;
}

/// How the two sides of an order compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Terms {
    /// Nothing is seen to be wrong with them.
    Ordinary,
    /// The maker gets nothing, or next to nothing.
    Nothing,
    /// The maker gets less than half of what is given.
    Half,
    /// The maker gets little of what the request does not name.
    Little,
    /// An item is sold for some cents of ether.
    Cheap,
    /// The maker gets nothing, and somebody else is paid in full.
    SomeoneElse,
    /// The maker gets less than others do.
    MostlyOthers,
    /// Others get more than a fee of markets ever is.
    HighFee,
    /// Whoever sells an item pays a coin besides.
    Besides,
}

/// A payment to the maker is next to nothing where others get a thousand times as much.
const NEXT_TO_NOTHING: u64 = 1_000;

/// As many of an unnamed unit as are no price for an item, be it cents or the points of a game.
const FEW: u64 = 100;

/// Fewer hundred-thousandths of an ether are some cents.
const CHEAP: worth::Worth = worth::Worth::from_limbs([5, 0, 0, 0, 0, 0, 0, 0]);

/// Nobody sells an item for fewer cents on Ethereum, since the fees of the sale would be more.
const OF_A_SALE: u64 = 30;

/// As many as are a price only if they are no coin's smallest units.
const LITTLE: u64 = 1_000_000;

/// An order pays next to nothing where what is given is worth a hundred times as much.
pub(super) const GIVEN_AWAY: u64 = 100;

/// How the two sides of an order compare; `None` if the act is no order.
pub(super) fn terms(act: &Act, acts: &Acts) -> Option<Terms> {
    let Deed::Trade { gives, gets } = &act.deed else { return None };
    // What looks like a little of a token that is not known may be an item of a collection, by its number.
    let is_nothing = |part: &Part| {
        worth::is_dust(part) && (part.amount.is_zero() || !worth::is_of_unknown_token(part))
    };
    if !is_offer(act, gives, gets) || gives.iter().all(is_nothing) {
        return None;
    }
    let is_mine = |part: &&Part| part.to.as_ref().is_none_or(|to| acts.is_own(to));
    // What is given and comes back is no payment.
    let sells = gives.iter().any(|part| is_item(&part.asset));
    let cents = if is_elsewhere(acts) { worth::SOME_CENTS } else { OF_A_SALE };
    let is_dust = |part: &Part| match cheap_ether(part, acts) {
        _ if !sells => worth::is_dust(part),
        Some(ether) => ether.is_zero(),
        None => worth::is_dust_price(part, cents),
    };
    let comes_back =
        |part: &Part| is_item(&part.asset) && gives.iter().any(|given| given.asset == part.asset);
    // One of something that is not named, in an order that is only guessed at, is hardly a price; and a few are none
    // for an item, in any currency.
    let is_below = |part: &Part, few: u64| {
        let number = part.amount.number();
        act.guess && part.asset == Asset::Unnamed && number.is_some_and(|n| n < U256::from(few))
    };
    let few = if sells { FEW } else { 2 };
    let pays = |part: &&Part| !is_dust(part) && !comes_back(part) && !is_below(part, few);
    let mine: Vec<&Part> = gets.iter().filter(is_mine).filter(pays).collect();
    let others: Vec<&Part> = gets.iter().filter(|part| !is_mine(part)).filter(pays).collect();
    if mine.is_empty() {
        // Collectibles are sold for oneself. Tokens are at times swapped for somebody else on purpose.
        let swapped = !others.is_empty()
            && gives.iter().all(|given| {
                !is_item(&given.asset) && others.iter().all(|part| part.asset != given.asset)
            });
        // How much they get of what a guess does not name, nobody knows.
        let unnamed = act.guess && others.iter().all(|part| part.asset == Asset::Unnamed);
        let swapped = swapped || unnamed && !others.is_empty();
        // Whoever does gets what it is worth.
        let worth_less = worth::most(&others).is_some_and(|most| is_half(most, gives));
        return Some(if swapped && !worth_less { Terms::SomeoneElse } else { Terms::Nothing });
    }
    if let Some(terms) = by_worth(&mine, gives) {
        return Some(terms);
    }
    if others.iter().any(|part| is_item(&part.asset)) {
        return Some(Terms::SomeoneElse);
    }
    if sells && mine.iter().all(|part| is_below(part, LITTLE)) {
        return Some(Terms::Little);
    }
    if mine.iter().any(|part| is_item(&part.asset) || part.asset == Asset::Unnamed) {
        return Some(Terms::Ordinary);
    }
    if let Some(terms) = sells.then(|| paid_besides(&mine, gives)).flatten() {
        return Some(terms);
    }
    let all: Vec<&Part> = gives.iter().collect();
    let terms = split(&mine, &others, &all);
    let is_half =
        || worth::are_fewer_hundredths(&mine, 50, &all) || worth::is_likely_less(&mine, 2, &all);
    let is_cheap = |part: &&Part| cheap_ether(part, acts).is_some_and(|ether| ether < CHEAP);
    Some(match terms {
        Terms::Ordinary | Terms::HighFee if is_half() => Terms::Half,
        Terms::Ordinary if sells && mine.iter().all(is_cheap) => Terms::Cheap,
        terms => terms,
    })
}

/// Whether the account gets next to nothing for what it gives, or less than half, whatever the day.
fn by_worth(mine: &[&Part], gives: &[Part]) -> Option<Terms> {
    let all: Vec<&Part> = gives.iter().collect();
    let one = |times| matches!((mine, gives), ([one], [only]) if worth::is_less(one, times, only));
    let most = worth::most(mine);
    if one(GIVEN_AWAY)
        || worth::are_fewer_hundredths(mine, 1, &all)
        || worth::is_likely_less(mine, GIVEN_AWAY, &all)
        || most.is_some_and(|most| is_given_away(most, gives))
    {
        return Some(Terms::Nothing);
    }
    (one(2) || most.is_some_and(|most| is_half(most, gives))).then_some(Terms::Half)
}

/// Whether whoever sells an item would pay coins besides, and more than a fee.
fn paid_besides(mine: &[&Part], gives: &[Part]) -> Option<Terms> {
    let coins = |part: &&Part| !is_item(&part.asset) && part.asset != Asset::Unnamed;
    let mut paid = gives.iter().filter(coins).filter(|part| !worth::is_dust(part));
    let is_more = |paid: &Part| mine.iter().all(|own| worth::is_less(own, 1, paid));
    if paid.clone().any(is_more) {
        return Some(Terms::Nothing);
    }
    // Certainly less than a fifth, whatever the day, is a fee.
    let are_fees = paid.all(|paid| mine.iter().any(|own| worth::is_less(paid, 4, own)));
    (!are_fees).then_some(Terms::Besides)
}

/// How what is paid is split between the account and others.
fn split(mine: &[&Part], others: &[&Part], given: &[&Part]) -> Terms {
    let compared = mine.iter().map(|part| {
        let (mine, others) = (worth::sum(mine, &part.asset), worth::sum(others, &part.asset));
        if mine.saturating_mul(worth::Worth::from(NEXT_TO_NOTHING)) < others {
            Terms::Nothing
        } else {
            shared(mine, others)
        }
    });
    // What others are paid in something else that one gets comes out of what is given, or out of the price.
    let besides = others.iter().filter(|part| mine.iter().all(|own| own.asset != part.asset));
    let besides = besides.map(|part| {
        let offered = worth::sum(given, &part.asset);
        let paid = worth::sum(others, &part.asset);
        match offered.checked_sub(paid) {
            Some(rest) if !offered.is_zero() => shared(rest, paid),
            _ if worth::most(mine).is_some_and(|most| most < least(others)) => Terms::MostlyOthers,
            // Certainly less than a fifth, whatever the day.
            _ if mine.iter().any(|own| worth::is_less(part, 4, own)) => Terms::Ordinary,
            _ => Terms::HighFee,
        }
    });
    compared.chain(besides).fold(Terms::Ordinary, worse)
}

/// How many hundred-thousandths of an ether a part is, where things are sold for less than the fees of Ethereum.
fn cheap_ether(part: &Part, acts: &Acts) -> Option<worth::Worth> {
    worth::ether(part).filter(|_| is_elsewhere(acts))
}

/// Whether the fees of a sale are next to nothing: everywhere but on Ethereum.
fn is_elsewhere(acts: &Acts) -> bool {
    acts.asker.chain.is_some_and(|chain| chain.number() != Some(1))
        && !acts.signed.iter().any(|one| one.chain_id == Some(U256::ONE))
}

/// The least that some parts are worth together.
fn least(parts: &[&Part]) -> worth::Worth {
    let parts = parts.iter().map(|part| worth::least(std::slice::from_ref(*part)));
    parts.fold(worth::Worth::ZERO, worth::Worth::saturating_add)
}

/// Whether what is paid, at most, is next to nothing for what is given.
fn is_given_away(most: worth::Worth, gives: &[Part]) -> bool {
    most.saturating_mul(worth::Worth::from(GIVEN_AWAY)) < worth::least(gives)
}

/// Whether it is less than half of what is given.
fn is_half(most: worth::Worth, gives: &[Part]) -> bool {
    most.saturating_mul(worth::Worth::from(2)) < worth::least(gives)
}

/// How it is that others get so much of one asset, and the maker so much.
fn shared(mine: worth::Worth, others: worth::Worth) -> Terms {
    /// Markets and creators together take an eighth at most.
    const FEE: u64 = 5;
    if mine < others {
        Terms::MostlyOthers
    } else if !others.is_zero()
        && others.saturating_mul(worth::Worth::from(FEE)) >= mine.saturating_add(others)
    {
        Terms::HighFee
    } else {
        Terms::Ordinary
    }
}

/// The worse of two.
fn worse(one: Terms, other: Terms) -> Terms {
    let order = [Terms::Nothing, Terms::MostlyOthers, Terms::HighFee];
    order.into_iter().find(|terms| one == *terms || other == *terms).unwrap_or(Terms::Ordinary)
}

/// Whether both sides of a trade are said: in a signed order, and in a transaction that makes or takes one. A
/// transaction that names no payment may be paid in what it does not name.
fn is_offer(act: &Act, gives: &[Part], gets: &[Part]) -> bool {
    const ORDERS: [&str; 6] = [
        "createOrder",
        "fulfill",
        "validate",
        // CoW Protocol's, for as long as they stand
        "create((address,bytes32,bytes)",
        "createWithContext((address,bytes32,bytes)",
        // 1inch's, of the network's own coin
        "create((uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)",
    ];
    let orders = act.is_named(&ORDERS);
    let sells = gives.iter().any(|part| is_item(&part.asset)) && !gets.is_empty();
    !act.is_call() || orders || sells
}

pub(super) fn gives_item(act: &Act) -> bool {
    matches!(&act.deed, Deed::Trade { gives, .. } if gives.iter().any(|part| is_item(&part.asset)))
}

fn is_item(asset: &Asset) -> bool {
    matches!(asset, Asset::Collectible { .. } | Asset::Collection { .. })
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let (level, detail) = match terms(act, acts) {
            Some(Terms::Nothing) if act.is_call() && !gives_item(act) => (
                Level::Critical,
                "You would give this away and get nothing for it, or so little that it is nothing. Whoever \
                 fills the order need pay no more.",
            ),
            Some(Terms::Nothing) if act.is_call() && !act.is_named(&["validate"]) => (
                Level::Critical,
                "You would give this away and get nothing for it, or so little that it is nothing. This is \
                 how tokens and collections are stolen: the page calls it a claim or a listing.",
            ),
            Some(Terms::Nothing) => (
                Level::Critical,
                "Whoever holds this signature can take what you offer, and you get nothing for it, or \
                 so little that it is nothing. This is how tokens and collections are stolen: the page calls it a \
                 log-in or a listing.",
            ),
            Some(Terms::Half) => (
                Level::Danger,
                "What you would get is worth less than half of what you offer, by any price these \
                 have had.",
            ),
            Some(Terms::Cheap) => (
                Level::Warning,
                "These are some cents. If what you offer is worth more, anybody can have it for them.",
            ),
            Some(Terms::Little) => (
                Level::Warning,
                "The request does not say what the price is counted in. If it is a coin's smallest unit, \
                 you would get nothing for this.",
            ),
            _ => return,
        };
        let gainer = [Role::Payee, Role::Taker];
        let gainer = gainer.into_iter().find(|role| act.party(*role).is_some());
        let role = gainer.unwrap_or(Role::VerifyingContract);
        let mut finding = ORDER_FOR_NOTHING.about_act(level, act, role, detail);
        if gainer.is_none() {
            finding.path.clone_from(&act.path);
        }
        findings.push(finding);
    });
}
