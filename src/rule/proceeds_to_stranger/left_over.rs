//! What is paid too much, or not used by the calls that it is paid for.

use alloy_primitives::U256;

use super::paid_out::CALLS_OF_OTHERS;
use super::{Found, PROCEEDS_TO_STRANGER, is_stranger, is_unsaid};
use crate::act::{Act, Acts, Amount, Asset, Deed, Kind, Part, Party, Role, worth};
use crate::finding::{Finding, Level};
use crate::rule::batch::{HANDED_ON, allowed, handed_on};
use crate::rule::left_for_anyone::spent;
use crate::rule::token_paid_to_itself::SQUID;

/// Tells who else gets back what an order, a stream, a trade or calls of others have not used.
pub(super) fn refund<'a>(act: &'a Act, acts: &Acts, found: &mut Found<'a, '_>) {
    let Some(party) = refunded(act, acts) else { return };
    if found.is_seen(party, Level::Warning) {
        return;
    }
    // Where no call is made, or none that takes much, it is all that was paid for them.
    let none = act.calls.is_empty();
    let all = act.is_named(&[CALLS_OF_OTHERS]) && (none || is_unused(act, acts));
    let level = match (is_unsaid(acts), all) {
        (true, _) => Level::Notice,
        (false, true) => Level::Danger,
        (false, false) => Level::Warning,
    };
    let mut finding = PROCEEDS_TO_STRANGER.about_one_of(level, act, party, LEFT);
    if all {
        let who = party.short();
        let (what, and) = if none { ("all", ", and make none") } else { ("most", "") };
        finding.title =
            format!("{} have {what} that is paid for calls go to {who}{and}.", act.begins());
    }
    found.push(party, finding);
}

/// Tells who is handed what was paid for calls of others, by one of these calls.
pub(super) fn handed<'a>(act: &'a Act, acts: &Acts, found: &mut Found<'a, '_>) {
    let to = if act.is_named(&[CALLS_OF_OTHERS]) {
        handed_on(act, acts)
    } else {
        allowed_by_squid(act, acts)
    };
    let Some(party) = to.filter(|party| !found.is_seen(party, Level::Warning)) else { return };
    let mut finding = PROCEEDS_TO_STRANGER.about_one_of(Level::Warning, act, party, HANDED_ON);
    let who = party.short();
    if !act.own_words().contains(&who) {
        finding.title = act.and_also(&format!("hand what is paid for that to {who}"));
    }
    found.push(party, finding);
}

/// Whoever else gets back what a cancelled order, a stopped stream, a trade of OKX's or calls of others (GMX) have not used.
fn refunded<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    const UNUSED: [&str; 3] = ["cancellationReceiver", "sender", "unusedTo"];
    act.parties.iter().find(|party| {
        let name = party.name_of_argument();
        party.role == Role::RefundReceiver
            && (UNUSED.contains(&name) || name.starts_with("refundReceivers["))
            && is_stranger(act, party, acts)
    })
}

/// Whom nobody knows and Squid's calls allow to take something and then call, for something other than a trade: of what
/// is not called, and of what may take all, more is told.
fn allowed_by_squid<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    let is_squid = act.party(Role::Contract).is_some_and(|one| one.has_name(SQUID));
    let used = |by: &Party| {
        let mut calls = act.calls.iter().filter(|call| {
            call.party(Role::Contract).is_some_and(|contract| contract.address == by.address)
        });
        let trades =
            |call: &Act| matches!(call.deed, Deed::Trade { .. } | Deed::Call { read: false, .. });
        calls.clone().next().is_some() && !calls.any(trades)
    };
    let unknown = |one: &&Party| one.kind.is_none() && !acts.is_own(&one.address) && used(one);
    let some = |call: &&Act| matches!(&call.deed, Deed::Allow { amount, .. } if !amount.unlimited);
    let allowing = act.calls.iter().filter(|call| is_squid && some(call));
    allowing.filter_map(allowed).find(unknown)
}

/// Whether less than half of something that GMX is paid for calls is used by them.
fn is_unused(calls: &Act, acts: &Acts) -> bool {
    let mut unused = false;
    acts.each(|act| {
        let Deed::Send { asset, amount } = &act.deed else { return };
        let paid = act.is_named(&["sendTokens("])
            && act.party(Role::Payee).is_some_and(|payee| payee.kind == Some(Kind::Multicall));
        unused |= paid && amount.number().is_some_and(|paid| spent(calls, asset, "") < paid / TWO);
    });
    unused
}

const TWO: U256 = U256::from_limbs([2, 0, 0, 0]);

/// Whoever else gets back what is paid too much, where that may be a hundred dollars or more.
pub(super) fn refunds(acts: &Acts, findings: &mut Vec<Finding>) {
    const MATTERS: u64 = 10_000_000;
    if is_unsaid(acts) {
        return;
    }
    let mut paid: Vec<(&str, &Act)> = Vec::new();
    acts.each(|act| {
        if let Deed::Send { asset: Asset::Native { .. }, .. } = act.deed {
            paid.extend(act.party(Role::Payee).map(|payee| (payee.path.as_str(), act)));
        }
    });
    let mut seen: Vec<&str> = Vec::new();
    acts.each(|act| {
        let mut refunded = act.parties.iter().filter(|party| party.role == Role::RefundReceiver);
        let Some(receiver) = refunded.find(|party| is_stranger(act, party, acts)) else { return };
        if seen.contains(&receiver.path.as_str()) {
            return;
        }
        let contract = act.party(Role::Contract).map(|contract| contract.path.as_str());
        let payment = paid.iter().find(|(path, _)| Some(*path) == contract).map(|(_, paid)| *paid);
        let too_much = match (&act.deed, payment.map(|payment| &payment.deed)) {
            (Deed::Trade { gives, .. }, _) => worth::least(&coins(gives)),
            (deed, Some(Deed::Send { asset, amount })) => {
                let part = |amount: &Amount| worth::least(&[Part { asset: asset.clone(), amount: amount.clone(), to: None }]);
                let used = match deed {
                    Deed::Bridge { asset: Asset::Native { .. }, amount, .. }
                    | Deed::Deposit { asset: Asset::Native { .. }, amount } => part(amount),
                    _ => worth::Worth::ZERO,
                };
                part(amount).saturating_sub(used)
            }
            _ => return,
        };
        if too_much >= worth::Worth::from(MATTERS) {
            seen.push(&receiver.path);
            // What no call uses goes there for certain.
            let unused = receiver.name_of_argument() == "refundTo" && !uses_coins(act);
            let level = if unused { Level::Danger } else { Level::Warning };
            let detail = "This is not the account that signs. More is paid than the fee can be, and what is left of it \
                          goes to that address.";
            findings.push(PROCEEDS_TO_STRANGER.about_one_of(level, act, receiver, detail));
        }
    });
}

/// Whether some of the network's own coin goes on by a call inside.
fn uses_coins(act: &Act) -> bool {
    act.calls.iter().any(|call| {
        let used = match &call.deed {
            Deed::Send { asset, amount }
            | Deed::Deposit { asset, amount }
            | Deed::Withdraw { asset, amount }
            | Deed::Bridge { asset, amount, .. } => {
                matches!(asset, Asset::Native { .. }) && !amount.is_zero()
            }
            Deed::Trade { gives, .. } => !coins(gives).is_empty(),
            Deed::Call { read, amount, .. } => !read || !amount.is_zero(),
            _ => false,
        };
        used || uses_coins(call)
    })
}

/// What is given of the network's own coin.
fn coins(parts: &[Part]) -> Vec<Part> {
    parts.iter().filter(|part| matches!(part.asset, Asset::Native { .. })).cloned().collect()
}

const LEFT: &str = "This is not the account that signs. What is not used of it goes to that address, and whoever \
                    wrote this request may see to it that nothing is.";
