use super::Lists;
use super::approved_to_everyone::is_open;
use super::left_for_anyone::PROXIED_PLAN;
use crate::act::{Act, Acts, Asset, Deed, Kind, Part, Party, Role, worth};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;
use crate::order::insert;

declare_rule! {
    /// A trade takes anything for what it gives, even nothing or next to nothing.
    TRADE_FOR_NOTHING = "trade-for-nothing", [Danger, Warning, Notice], check, lowered by trust;
}

/// From when on it matters, in thousandths of a cent: a dollar, by the least that a coin has cost in years.
pub(super) const MATTERS: u64 = 100_000;

/// The same where a known contract trades known tokens: five hundred dollars. Nobody makes those up, and for
/// less hardly anybody moves their price.
pub(super) const MATTERS_BETWEEN_KNOWN: u64 = 50_000_000;

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for act in &acts.acts {
        let Some((level, trade)) = unbounded(act, acts, MATTERS_BETWEEN_KNOWN) else { continue };
        let unsure = open(trade).is_none();
        let stranger = handed_to(trade).filter(|_| unsure || level != Level::Notice);
        findings.push(if let Some(stranger) = stranger {
            let who = stranger.short();
            let detail = match (unsure, stranger.kind) {
                (true, _) => UNSURE,
                (false, None) => HANDED_OVER,
                (false, Some(_)) => LEFT_OPEN,
            };
            TRADE_FOR_NOTHING.about_party(level, trade, stranger, &who, detail.to_owned())
        } else {
            let about = TRADE_FOR_NOTHING.about_act(level, trade, Role::Contract, UNBOUNDED);
            Finding { path: trade.path.clone(), ..about }
        });
    }
    let told = |one: &Finding| one.rule == TRADE_FOR_NOTHING.id && one.level != Level::Notice;
    if findings.iter().any(told) {
        return;
    }
    for together in &acts.together {
        let batch = acts.acts.get(together.clone()).unwrap_or_default();
        if let Some(trade) = of_many(batch, acts) {
            let about =
                TRADE_FOR_NOTHING.about_act(Level::Warning, trade, Role::Contract, UNBOUNDED);
            findings.push(Finding { path: trade.path.clone(), ..about });
        }
    }
}

/// The first of several trades that are made together, and none of which would matter: as one of them all would.
fn of_many<'a>(batch: &'a [Act], acts: &Acts) -> Option<&'a Act> {
    let mut sum = worth::Worth::ZERO;
    let mut first = None;
    for act in batch {
        let Some((Level::Warning, trade)) = unbounded(act, acts, MATTERS) else { continue };
        let Deed::Trade { gives, .. } = &trade.deed else { continue };
        sum = sum.saturating_add(worth::likely_least(gives));
        first = first.or(Some(trade));
    }
    first.filter(|_| sum >= worth::Worth::from(MATTERS_BETWEEN_KNOWN))
}

const UNBOUNDED: &str = "No least amount is asked for that comes near what is given. Where a token is traded by few, whoever sees the trade first, or \
                         whoever made the token, can take all of it.";

const HANDED_OVER: &str = "No least amount is asked for that comes near what is given, and all of it is handed to an address that is \
                           not known here, which the page chose. Whoever made that contract can keep the rest.";

const UNSURE: &str = "All of it is handed to an address that is not known here, which the page chose, and that may keep what is more than \
                      the least that you get. Whether that is worth what you give cannot be said here: look it up.";

const LEFT_OPEN: &str = "No least amount is asked for that comes near what is given, and all of it is handed to a contract that makes \
                         any call for anybody. Whoever says what it calls, here the page, can keep the rest.";

/// The first trade of an act that would take nothing, if nothing else in it says what must come out of it at the end:
/// the one that matters for certain, if there is one.
fn unbounded<'a>(outer: &'a Act, acts: &Acts, from: u64) -> Option<(Level, &'a Act)> {
    let is_own = |party: &Party| acts.is_own(&party.address);
    let is_known = outer.party(Role::Contract).is_some_and(|contract| contract.kind.is_some());
    let mut all = Vec::new();
    steps(outer, &mut all);
    // Where several trades of a plan each pay the account, none of them says what must come of another.
    let parts: Vec<&Act> =
        all.iter().filter(|act| act.is_named(&PLANS)).flat_map(|plan| &plan.calls).collect();
    let is_step = |act: &Act| {
        let router = act.party(Role::Contract).is_some_and(|one| one.kind == Some(Kind::Router));
        router && act.calls.is_empty() && outer.calls.iter().any(|part| std::ptr::eq(part, act))
    };
    // A step of a router that is called by itself pays whoever calls where it names nobody.
    let pays_own = |act: &Act| act.party(Role::Payee).map_or_else(|| is_step(act), is_own);
    all.extend(
        parts.into_iter().filter(|part| matches!(part.deed, Deed::Trade { .. }) && pays_own(part)),
    );
    let mut got: Vec<&ChainAddress> = Vec::new();
    for act in &all {
        if let Deed::Trade { gets, .. } = &act.deed {
            gets.iter().filter_map(|part| token(&part.asset)).for_each(|one| {
                insert(&mut got, one);
            });
        }
    }
    let bounding: Vec<&Act> = all.iter().copied().filter(|act| may_bound(act, &got)).collect();
    let own: Vec<Part> = all.iter().filter_map(|act| act.put_there()).collect();
    let mut found: Option<(Level, &Act)> = None;
    let mut judged = 0;
    let itself = outer.party(Role::Contract).map(|contract| &contract.address);
    for act in all {
        // What a function that is not known trades for itself is bounded by its own arguments.
        if act.guess && act.party(Role::Payee).is_some_and(|payee| Some(&payee.address) == itself) {
            continue;
        }
        let Some(level) = matters(act, is_known, from) else { continue };
        judged += 1;
        // So many that ask for nothing, or that put something in, are no honest trade.
        let too_many = judged > JUDGED || own.len() > JUDGED;
        if too_many || pays_own(act) || !bounding.iter().any(|other| bounds(other, act, &own)) {
            found = found.filter(|(worst, _)| *worst >= level).or(Some((level, act)));
        }
        if judged > JUDGED {
            break;
        }
    }
    found
}

/// How much it matters that a trade takes nothing, or far less than what is given; `None` if it does not, or takes more.
fn matters(act: &Act, is_known: bool, from: u64) -> Option<Level> {
    let Some((gives, gets)) = open(act) else { return unsure(act) };
    let handed = handed_to(act).is_some();
    let carries = act.is_named(&CARRY_CALLS);
    let unknown = gets.iter().any(worth::is_of_unknown_token);
    let known = is_known && !handed && !unknown && !carries;
    let bound = if known { from } else { MATTERS };
    if worth::likely_least(gives) >= worth::Worth::from(bound) {
        return Some(if handed { Level::Danger } else { Level::Warning });
    }
    let unpriced = gives.is_empty() || gives.iter().any(is_unpriced);
    let level = match (handed, unpriced) {
        (true, true) => Level::Danger,
        (true, false) if gives.iter().any(worth::is_of_unknown_token) => Level::Warning,
        (false, true) if act.is_named(&SELLS_ITEMS) => Level::Warning,
        (false, true) => Level::Notice,
        (false, false) if gives.iter().any(worth::is_of_unknown_token) => Level::Notice,
        (_, false) => return None,
    };
    gets.iter().all(worth::is_dust).then_some(level)
}

/// How much it matters that something is handed to a stranger for what nobody here knows the worth of: more where the rest
/// of it is far less than what is given.
fn unsure(act: &Act) -> Option<Level> {
    /// Whom Pendle hands what is given to: what yield is worth there, which is given or got, nobody here knows.
    const PENDLE: [&str; 3] = ["pendleSwap", "extRouter", "limitRouter"];
    let Deed::Trade { gives, gets } = &act.deed else { return None };
    let whom = handed_to(act).filter(|_| act.is_call() && gets.iter().all(is_said))?;
    let matters = worth::least(gives) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN);
    let unsaid = gives.is_empty() || gives.iter().any(is_unpriced);
    if PENDLE.contains(&whom.name_of_argument()) && (matters || unsaid) {
        return Some(Level::Warning);
    }
    let (got, given) = (of_worth(gets), of_worth(gives));
    let (known, others): (Vec<&Part>, Vec<&Part>) =
        got.into_iter().partition(|part| worth::most(&[*part]).is_some());
    (matters && !others.is_empty()).then(|| {
        let few = !known.is_empty() && worth::is_likely_less(&known, 2, &given);
        if few { Level::Warning } else { Level::Notice }
    })
}

/// Functions of known contracts that hand on what the page says to others, and keep to the least that it names.
const CARRY_CALLS: [&str; 4] =
    ["swap(string,address,uint256,bytes)", "fillQuote", "strictlySwapAndCall(", "processRoute"];

/// Functions that sell items to pools, which anybody may make at any price.
const SELLS_ITEMS: [&str; 3] =
    ["swapNFTsForToken(", "robustSwapNFTsForToken(", "swap(((address,bool,uint256[]"];

/// The address of the page's choice, that nobody knows, to which what is given goes first: where nothing says what must
/// come of it, that may keep all of it.
pub(super) fn handed_to(act: &Act) -> Option<&Party> {
    let is_it =
        |role, party: &Party| act.party(role).is_some_and(|other| other.address == party.address);
    let is_own = |party| is_it(Role::Contract, party) || is_it(Role::Signer, party);
    // What is handed to those who make calls for anybody goes where the page, or anybody, says.
    let may_keep = |party: &Party| party.kind.is_none() || is_open(party);
    act.parties
        .iter()
        .find(|party| party.role == Role::Executor && may_keep(party) && !is_own(party))
}

/// The functions that make a whole of several trades.
const PLANS: [&str; 3] = ["execute(bytes,", PROXIED_PLAN, "multicall("];

/// How many trades that ask for nothing are looked into: far more than any honest request has.
const JUDGED: usize = 64;

/// The token that an asset is.
fn token(asset: &Asset) -> Option<&ChainAddress> {
    match asset {
        Asset::Token { address, .. } => Some(address),
        _ => None,
    }
}

/// Whether a part is of a token that is known, and nobody here knows what it is worth.
fn is_unpriced(part: &Part) -> bool {
    matches!(part.asset, Asset::Token { .. })
        && !worth::is_of_unknown_token(part)
        && !worth::has_least(part)
}

/// The acts that a batch or the like comes to. What a trade consists of is summed up by it.
pub(super) fn steps<'a>(act: &'a Act, all: &mut Vec<&'a Act>) {
    if !matches!(act.deed, Deed::Calls { .. }) {
        all.push(act);
    }
    if !matches!(act.deed, Deed::Trade { .. }) {
        act.calls.iter().for_each(|call| steps(call, all));
    }
}

/// The two sides of a trade that takes nothing, or far less than what is given; or less at all, where the same is given
/// and got by one who is not known.
fn open(act: &Act) -> Option<(&[Part], &[Part])> {
    let Deed::Trade { gives, gets } = &act.deed else { return None };
    let said = act.is_call() && !gets.is_empty() && gets.iter().all(is_said);
    let short = || {
        // What is next to nothing besides is there to hide it.
        let (got, given) = (of_worth(gets), of_worth(gives));
        let less = |got: &[&Part], times| worth::is_likely_less(got, times, &given);
        // What nobody knows besides is as likely there to hide it.
        let priced =
            || got.iter().copied().filter(|part| worth::is_priced(part)).collect::<Vec<_>>();
        handed_to(act).is_some()
            && (worth::are_fewer_hundredths(&got, 90, &given)
                || less(&got, 2)
                || got.len() > 1 && less(&priced(), BESIDES))
    };
    let open = gets.iter().all(worth::is_dust) || is_far_less(gets, gives) || short();
    (said && open).then_some((gives, gets))
}

/// How many times less what has a price must be than what is given, where something that has none is got besides.
const BESIDES: u64 = 10;

/// The parts that are more than dust.
fn of_worth(parts: &[Part]) -> Vec<&Part> {
    parts.iter().filter(|part| !worth::is_dust(part)).collect()
}

fn is_said(part: &Part) -> bool {
    !part.amount.value.is_empty()
}

/// Whether an act says what must come out at the end: where something is traded on, or paid out of what was got.
fn may_bound(act: &Act, got: &[&ChainAddress]) -> bool {
    match &act.deed {
        Deed::Trade { .. } => open(act).is_none(),
        Deed::Withdraw { asset, amount } => {
            let of_trade = match asset {
                Asset::Native { .. } => true,
                asset => token(asset).is_some_and(|token| got.binary_search(&token).is_ok()),
            };
            let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
            *asset == Asset::Unnamed || of_trade && is_said(&part) && !worth::is_dust(&part)
        }
        _ => false,
    }
}

/// Whether such an act says it of a trade that does not.
fn bounds(act: &Act, trade: &Act, own: &[Part]) -> bool {
    let Deed::Trade { gives, gets } = &trade.deed else { return false };
    // What may fail by itself says nothing, nor what gives something else than what was got.
    let is_other = trade.party(Role::Payee).is_some_and(|payee| act.spares(&payee.address));
    if is_other || !act.is_made_with(trade) {
        return false;
    }
    match &act.deed {
        Deed::Trade { gives: next, .. } => {
            let next: Vec<Part> =
                next.iter().filter(|part| is_among(&part.asset, gets)).cloned().collect();
            !next.is_empty() && !is_far_less(&next, gives)
        }
        Deed::Withdraw { asset, amount } => {
            let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
            // What was put in before and is not given comes out again, and was not bought.
            let put: Vec<&Part> = own.iter().filter(|put| !is_among(&put.asset, gives)).collect();
            is_of_where(act, trade)
                && !is_far_less(std::slice::from_ref(&part), gives)
                && !worth::are_fewer_hundredths(&[&part], 200, &put)
        }
        _ => false,
    }
}

/// Whether an act takes out of where a trade is made, or of where its proceeds go.
fn is_of_where(act: &Act, trade: &Act) -> bool {
    let places = [Role::Contract, Role::Payee].map(|role| trade.party(role));
    let contract = act.party(Role::Contract);
    contract.is_none()
        || places.iter().all(Option::is_none)
        || places
            .iter()
            .flatten()
            .any(|place| contract.is_some_and(|contract| contract.address == place.address))
}

fn is_among(asset: &Asset, parts: &[Part]) -> bool {
    parts.iter().any(|part| match (&part.asset, asset) {
        (Asset::Token { address: one, .. }, Asset::Token { address: other, .. }) => one == other,
        (one, other) => one == other,
    })
}

/// Whether the least that is asked for is worth less than half of what is given, whatever the day.
fn is_far_less(gets: &[Part], gives: &[Part]) -> bool {
    let gets = of_worth(gets);
    // One of two dollars, or of two kinds of ether, costs about what the other does.
    worth::are_fewer_hundredths(&gets, 50, &of_worth(gives))
        || worth::most(&gets)
            .is_some_and(|most| most.saturating_mul(worth::Worth::from(2)) < worth::least(gives))
}
