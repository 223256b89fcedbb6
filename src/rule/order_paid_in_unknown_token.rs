use super::Lists;
use super::order_for_nothing::GIVEN_AWAY;
use super::trade_for_nothing::{MATTERS, MATTERS_BETWEEN_KNOWN, steps};
use crate::act::{Act, Acts, Asset, Deed, Part, Party, Role, is_known_collection, worth};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// A collectible, or much money, is given for nothing but a token or an item that is not known here.
    ORDER_PAID_IN_UNKNOWN_TOKEN = "order-paid-in-unknown-token", [Warning, Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Trade { gives, gets } = &act.deed else { return };
        let sells = gives.iter().any(|part| collection(part).is_some());
        // An item for another of the same collection is worth what the owner knows.
        let other = |part: &Part| {
            collection(part)
                .is_some_and(|of| gives.iter().all(|given| collection(given) != Some(of)))
        };
        // What others get of it is theirs to worry about.
        let (strange, rest): (Vec<&Part>, Vec<&Part>) = paid(gives, gets, acts)
            .partition(|part| worth::is_of_unknown_token(part) || other(part));
        let Some(first) = strange.first() else { return };
        let detail = if collection(first).is_some() { ITEM } else { TOKEN };
        // Coins beside it are the price, unless they are much less than what is sold is known to cost.
        let all: Vec<&Part> = gives.iter().collect();
        if sells && (rest.is_empty() || worth::is_likely_less(&rest, 2, &all)) {
            let role = Role::VerifyingContract;
            let mut finding =
                ORDER_PAID_IN_UNKNOWN_TOKEN.about_act(Level::Warning, act, role, detail);
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
    for outer in &acts.acts {
        let mut all = Vec::new();
        steps(outer, &mut all);
        let Some(act) = all.into_iter().find(|act| buys_unknown(act, acts)) else { continue };
        let Deed::Trade { gets, .. } = &act.deed else { continue };
        let detail = match gets.as_slice() {
            [] if act.is_named(&BY_MARKET) => MARKET,
            [] => POOLS,
            gets if gets.iter().any(|part| collection(part).is_some()) => BID,
            _ => TOKEN,
        };
        let role = Role::VerifyingContract;
        let mut finding = ORDER_PAID_IN_UNKNOWN_TOKEN.about_act(Level::Notice, act, role, detail);
        finding.path.clone_from(&act.path);
        if let Some(bought) = gets.iter().find_map(collection) {
            finding.subject = Some(bought.clone());
            finding.role = Some(Role::Token);
        }
        findings.push(finding);
    }
}

/// Whether much money is given for nothing but a token that is not known, or an item of whichever collection, or to
/// pools or markets that are not known.
fn buys_unknown(act: &Act, acts: &Acts) -> bool {
    let Deed::Trade { gives, gets } = &act.deed else { return false };
    let mut mine = paid(gives, gets, acts).peekable();
    let by_pools = act.is_named(&BY_POOLS) || act.is_named(&BY_MARKET);
    (worth::likely_least(gives) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN)
        || gives.is_empty() && by_pools)
        && (mine.peek().is_some() || gets.is_empty() && by_pools)
        && mine.all(|part| {
            worth::is_of_unknown_token(part)
                || collection(part).is_some_and(|of| !is_known(of, act))
        })
}

/// What the account is paid: what is next to nothing beside what is given, as the price of anything, is no payment.
fn paid<'a>(gives: &'a [Part], gets: &'a [Part], acts: &'a Acts) -> impl Iterator<Item = &'a Part> {
    let little = |part: &&Part| {
        worth::is_priced(part)
            && (worth::most(&[*part]).is_some_and(|most| most < worth::Worth::from(MATTERS))
                || gives.iter().any(|given| worth::is_less(part, GIVEN_AWAY, given)))
    };
    gets.iter()
        .filter(|part| part.to.as_ref().is_none_or(|to| acts.is_own(to)))
        .filter(move |part| !little(part))
}

/// Whether everybody knows a collection, as such or as the contract that is called.
fn is_known(collection: &ChainAddress, act: &Act) -> bool {
    let known = |party: &Party| party.kind.is_some() && party.address == *collection;
    is_known_collection(collection) || act.party(Role::Contract).is_some_and(known)
}

/// What functions are called that say through which pools or markets a trade goes, and nothing of what comes out.
const BY_POOLS: [&str; 9] = [
    "swapOnUniswapFork",
    "buyOnUniswapFork",
    "callUniswap",
    "unoswap",
    "ethUnoswap",
    "unxswap",
    "uniswapV3Swap",
    "swapOnUniswapV2Fork",
    "buyOnUniswapV2Fork",
];

/// The same in one market of Pendle's, or by one of its tokens.
const BY_MARKET: [&str; 5] = [
    "swapExactTokenFor",
    "addLiquiditySingleToken",
    "addLiquidityDualToken",
    "mintPyFromToken",
    "mintSyFromToken",
];

const POOLS: &str = "The request names only pools or markets that are not known here, and not what comes out of them. What is given goes \
                     to the first of them as it is, so that whoever made it may keep it. Look whether the site is the one you meant.";
const MARKET: &str = "The request names only a market or a token of yield that is not known here, and not what comes out of it. It alone \
                      says which tokens are taken, and what the yield is that you get for them. Look whether the application lists it.";
const TOKEN: &str = "You would be paid in a token that is not known here. Anybody can make a token and call it what \
                     they like; it may be worth nothing. Look up what this one is before you sell for it.";
const BID: &str = "Anybody can make a collection that looks like a famous one, with the same pictures; an item of it may be worth \
                   nothing. Compare the collection's address before you pay for it.";
const ITEM: &str = "You would be paid in an item of another collection. Anybody can make a collection that looks like a \
                    famous one; it may be worth nothing. Compare its address before you swap for it.";

/// The collection that a part is of.
fn collection(part: &Part) -> Option<&ChainAddress> {
    match &part.asset {
        Asset::Collectible { address, .. } | Asset::Collection { address } => Some(address),
        _ => None,
    }
}
