use super::Lists;
use crate::act::{Act, Acts, Asset, Deed, Means, Part, Role, worth};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A trade takes anything for what it gives, even nothing or next to nothing.
    TRADE_FOR_NOTHING = "trade-for-nothing", [Warning], check, lowered by trust;
}

/// From when on it matters, in thousandths of a cent: a dollar, by the least that a coin has cost in years.
pub(super) const MATTERS: u64 = 100_000;

/// The same where a known contract trades known tokens: five hundred dollars. Nobody makes those up, and for
/// less hardly anybody moves their price.
const MATTERS_BETWEEN_KNOWN: u64 = 50_000_000;

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for act in &acts.acts {
        let Some(trade) = unbounded(act) else { continue };
        let mut finding = TRADE_FOR_NOTHING.about_act(
            Level::Warning,
            trade,
            Role::Contract,
            "No least amount is asked for that comes near what is given. Where a token is traded by few, whoever sees the trade first, or \
             whoever made the token, can take all of it.",
        );
        finding.path.clone_from(&trade.path);
        findings.push(finding);
    }
}

/// The first trade of an act that would take nothing, if nothing else in it says what must come out at the end.
fn unbounded(outer: &Act) -> Option<&Act> {
    let is_known = outer.party(Role::Contract).is_some_and(|contract| contract.kind.is_some());
    let mut found = None;
    let mut bounded = false;
    outer.each(&mut |act| match &act.deed {
        Deed::Trade { gives, gets } if act.means == Means::Transaction => {
            let known = |part: &Part| !part.amount.value.is_empty();
            if gets.is_empty() || !gets.iter().all(known) {
                bounded = true;
            } else if gets.iter().all(worth::is_dust) || is_far_less(gets, gives) {
                let known = is_known && !gets.iter().any(worth::is_of_unknown_token);
                let bound = if known { MATTERS_BETWEEN_KNOWN } else { MATTERS };
                let matters = worth::least(gives) >= worth::Worth::from(bound);
                found = found.or(Some(act).filter(|_| matters));
            } else {
                bounded = true;
            }
        }
        // What is left is paid out, and how much that is at least.
        Deed::Withdraw { asset, amount } => {
            let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
            bounded |=
                *asset == Asset::Unnamed || !amount.value.is_empty() && !worth::is_dust(&part);
        }
        _ => {}
    });
    found.filter(|_| !bounded)
}

/// Whether the least that is asked for is worth less than half of what is given, whatever the day.
fn is_far_less(gets: &[Part], gives: &[Part]) -> bool {
    let gets: Vec<&Part> = gets.iter().collect();
    worth::most(&gets)
        .is_some_and(|most| most.saturating_mul(worth::Worth::from(2)) < worth::least(gives))
}
