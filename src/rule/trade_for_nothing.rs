use super::Lists;
use crate::act::{Act, Acts, Asset, Deed, Part, Role, worth};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A trade takes anything for what it gives, even nothing or next to nothing.
    TRADE_FOR_NOTHING = "trade-for-nothing", [Warning, Notice], check, lowered by trust;
}

/// From when on it matters, in thousandths of a cent: a dollar, by the least that a coin has cost in years.
pub(super) const MATTERS: u64 = 100_000;

/// The same where a known contract trades known tokens: five hundred dollars. Nobody makes those up, and for
/// less hardly anybody moves their price.
pub(super) const MATTERS_BETWEEN_KNOWN: u64 = 50_000_000;

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for act in &acts.acts {
        let Some((level, trade)) = unbounded(act) else { continue };
        let mut finding = TRADE_FOR_NOTHING.about_act(
            level,
            trade,
            Role::Contract,
            "No least amount is asked for that comes near what is given. Where a token is traded by few, whoever sees the trade first, or \
             whoever made the token, can take all of it.",
        );
        finding.path.clone_from(&trade.path);
        findings.push(finding);
    }
}

/// The first trade of an act that would take nothing, if nothing else in it says what must come out of it at the end:
/// the one that matters for certain, if there is one.
fn unbounded(outer: &Act) -> Option<(Level, &Act)> {
    let is_known = outer.party(Role::Contract).is_some_and(|contract| contract.kind.is_some());
    let mut all = Vec::new();
    steps(outer, &mut all);
    let matters = |act: &&Act| {
        let (gives, gets) = open(act)?;
        let known = is_known && !gets.iter().any(worth::is_of_unknown_token);
        let bound = if known { MATTERS_BETWEEN_KNOWN } else { MATTERS };
        let level = if worth::least(gives) >= worth::Worth::from(bound) {
            Level::Warning
        } else if gets.iter().all(worth::is_dust)
            && (gives.is_empty() || gives.iter().any(is_unpriced))
        {
            Level::Notice
        } else {
            return None;
        };
        (!all.iter().any(|other| bounds(other, gives, gets, &all))).then_some(level)
    };
    let found = all.iter().filter_map(|act| Some((matters(act)?, *act)));
    found.reduce(|one, other| if other.0 > one.0 { other } else { one })
}

/// Whether a part is of a token that is known, and nobody here knows what it is worth.
fn is_unpriced(part: &Part) -> bool {
    matches!(part.asset, Asset::Token { .. })
        && !worth::is_of_unknown_token(part)
        && worth::most(&[part]).is_none()
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

/// The two sides of a trade that takes nothing, or far less than what is given.
fn open(act: &Act) -> Option<(&[Part], &[Part])> {
    let Deed::Trade { gives, gets } = &act.deed else { return None };
    let said = act.is_call() && !gets.is_empty() && gets.iter().all(is_said);
    (said && (gets.iter().all(worth::is_dust) || is_far_less(gets, gives))).then_some((gives, gets))
}

fn is_said(part: &Part) -> bool {
    !part.amount.value.is_empty()
}

/// Whether an act says what must come out at the end, of a trade that does not.
fn bounds(act: &Act, gives: &[Part], gets: &[Part], all: &[&Act]) -> bool {
    match &act.deed {
        // What is got is traded on.
        Deed::Trade { gives: next, .. } => {
            open(act).is_none() && next.iter().any(|part| is_among(&part.asset, gets))
        }
        // What is left is paid out, and how much that is at least.
        Deed::Withdraw { asset, amount } => {
            let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
            let of_trade = || {
                matches!(asset, Asset::Native { .. })
                    || all.iter().any(|one| {
                        matches!(&one.deed, Deed::Trade { gets, .. } if is_among(asset, gets))
                    })
            };
            let least = std::slice::from_ref(&part);
            *asset == Asset::Unnamed
                || is_said(&part)
                    && !worth::is_dust(&part)
                    && of_trade()
                    && !is_far_less(least, gives)
        }
        _ => false,
    }
}

fn is_among(asset: &Asset, parts: &[Part]) -> bool {
    parts.iter().any(|part| match (&part.asset, asset) {
        (Asset::Token { address: one, .. }, Asset::Token { address: other, .. }) => one == other,
        (one, other) => one == other,
    })
}

/// Whether the least that is asked for is worth less than half of what is given, whatever the day.
fn is_far_less(gets: &[Part], gives: &[Part]) -> bool {
    let gets: Vec<&Part> = gets.iter().collect();
    worth::most(&gets)
        .is_some_and(|most| most.saturating_mul(worth::Worth::from(2)) < worth::least(gives))
}
