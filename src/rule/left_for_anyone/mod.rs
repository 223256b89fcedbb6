//! What is left in a contract that pays it to anybody, and what takes it out again.

mod between;
mod excused;
mod put_in;
mod routers;
mod taken_out;

use alloy_primitives::U256;

use super::Lists;
use super::token_paid_to_itself::is_bridged;
use crate::act::{Act, Acts, Asset, Deed, Doubt, Party, Role, Unread, network};
use crate::book::Book;
use crate::finding::{Finding, Level};
use between::{at_least, calls_stranger, is_locked};
pub(super) use excused::encloses;
use excused::{awaits, is_for_order, is_order_for, note_handed_back};
pub(super) use put_in::PROXIED_PLAN;
use put_in::{
    COIN, PULLS, UNSAID, is_coin_for_router, note_wraps, put_by, put_in, sent_along, wrapped,
};
use routers::{are_there, is_adapter, is_listed, is_squids_router, note_all, place};
pub(super) use routers::{is_told_as_left, pays_for_anybody};
pub(super) use taken_out::spent;
use taken_out::{
    CHANGES, EXACT_OUT, allowed, passed_on, sent_on, sum, taken_at_end, unwrapped, used_at,
};

declare_rule! {
    /// Something is put into a router, or traded into it, and nothing takes it out again.
    LEFT_FOR_ANYONE = "left-for-anyone", [Danger, Warning], check;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    // Calls of others may come between those that are made one by one.
    let alone = || {
        let mut calls = acts.one_by_one.iter().filter_map(|call| acts.acts.get(call.clone()));
        let found = calls.find_map(|call| left(call, acts, lists.book))?;
        Some(Finding { level: Level::Warning, ..found })
    };
    findings.extend(left(&acts.acts, acts, lists.book).or_else(alone));
}

/// The first of what is left somewhere by some of the acts, and not taken out by them.
#[allow(clippy::too_many_lines)] // One part for each way in which something is left.
fn left(some: &[Act], acts: &Acts, book: &Book) -> Option<Finding> {
    let mut wraps: Vec<(&str, &Party)> = Vec::new();
    for act in some {
        note_wraps(act, None, acts, &mut wraps);
    }
    // Hardly any request leaves something anywhere.
    let mut leaves = !wraps.is_empty();
    for act in some {
        act.each(&mut |act| leaves |= put_in(act).is_some() || is_coin_for_router(act, acts));
    }
    if !leaves {
        return None;
    }
    // In the order in which they are made, and each act before those inside it; and which contracts make each of them,
    // the outermost first.
    let (mut all, mut makers): (Vec<&Act>, Vec<Vec<&Party>>) = (Vec::new(), Vec::new());
    for act in some {
        note_all(act, &mut Vec::new(), &mut all, &mut makers);
    }
    let mut handed_back: Vec<&str> = Vec::new();
    for act in some {
        note_handed_back(act, &mut Vec::new(), &mut handed_back);
    }
    let coin = acts.asker.chain.and_then(network::coin_of).unwrap_or_default();
    let mut judged = 0;
    for (position, act) in all.iter().enumerate() {
        let by = makers.get(position).map(Vec::as_slice).unwrap_or_default();
        let put = put_by(act, by);
        let wrap = wraps.iter().find(|(path, _)| *path == act.path);
        if put.is_none() && wrap.is_none() && !is_coin_for_router(act, acts) {
            continue;
        }
        judged += 1;
        // What other contracts do is not done with what was put in here.
        let place = wrap.map(|(_, maker)| *maker).or_else(|| place(act));
        // Squid has the calls made first, and then sends on what they bring.
        if judged <= JUDGED && place.is_some_and(|place| is_bridged(act, place)) {
            continue;
        }
        // Whoever is called from there on may take it first. Coins that are sent along stand behind the call.
        let payee = act.party(Role::Payee).filter(|_| is_coin_for_router(act, acts));
        let call = payee.and_then(|payee| {
            let is_it = |one: &Party| one.path == payee.path;
            all.iter().position(|one| one.party(Role::Contract).is_some_and(is_it))
        });
        let strangers =
            all.iter().zip(&makers).enumerate().skip(call.unwrap_or(position).saturating_add(1));
        let robbed = strangers
            .filter(|(_, (one, makers))| {
                place.is_some_and(|place| !is_locked(makers, by, place, acts))
                    && calls_stranger(one, acts, book)
            })
            .map(|(at, _)| at)
            .next()
            .unwrap_or(all.len());
        // What is moved in by itself is there before anything else is done.
        let first = act.is_named(&PULLS);
        let for_bridge = act.party(Role::Payee).is_some_and(is_squids_router);
        let (mut by_it, mut made): (Vec<&Act>, Vec<&Act>) = (Vec::new(), Vec::new());
        let mut later: Vec<(usize, &Act)> = Vec::new();
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
                if !(spares || for_bridge) && (before || at > position || awaits(one, act)) {
                    later.push((at, one));
                }
            }
        }
        let late = later.iter().any(|(at, _)| *at > robbed);
        // After that it is certain to be there only where nothing at all is done without it.
        let certain = |(at, one): (usize, &Act), asset: &Asset, taken: U256| {
            if at > robbed { taken.min(at_least(one, asset, coin)) } else { taken }
        };
        let (left, taken) = if judged > JUDGED {
            (&UNSAID, U256::ZERO)
        } else if let (Some(_), Some((asset, amount))) = (wrap, wrapped(act)) {
            let allowed = allowed(&made, &asset, "");
            let used = |(at, one): &(usize, &Act)| {
                let used = passed_on(one, &asset, "", &allowed).max(unwrapped(one, act));
                certain((*at, one), &COIN, used)
            };
            (amount, sum(later.iter().map(used)))
        } else if let Some((_, amount)) = put.filter(|_| is_for_order(act)) {
            let follows = |later: &&Act| later.is_made_with(act) && is_order_for(later, act);
            let follows = all.iter().take(robbed.saturating_add(1)).skip(position + 1).any(follows);
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
            later.retain(|(_, one)| {
                let again = one.party(Role::Payee).map(|one| &one.address) == payee;
                !sends || !again || one.is_named(&CHANGES)
            });
            let taken = later.iter().map(|(at, one)| {
                let sent = if sends_on { sent_on(one, asset, coin, &allowed) } else { U256::ZERO };
                let taken = taken_at_end(one, act, asset, coin).saturating_add(sent);
                certain((*at, one), asset, taken)
            });
            (amount, sum(taken))
        } else if let Some(amount) = sent_along(act, &all, acts) {
            let adapter = act.party(Role::Payee).is_some_and(is_adapter);
            let all = all.iter().copied().enumerate();
            let looked_at = if adapter { later } else { all.collect() };
            let made = looked_at.iter().filter(|(_, one)| one.is_made_with(act));
            let used = |(at, one): &(usize, &Act)| {
                // What a stranger's token may cost at most is its price.
                if *at >= robbed && one.is_named(&EXACT_OUT) {
                    at_least(one, &COIN, coin)
                } else {
                    certain((*at, one), &COIN, used_at(adapter, one, coin, acts))
                }
            };
            (amount, sum(made.map(used)))
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
        let detail = if late { ROBBED } else { DETAIL };
        let mut finding = LEFT_FOR_ANYONE.about_act(level, act, Role::Payee, detail);
        finding.path.clone_from(&act.path);
        return Some(finding);
    }
    None
}

/// How many things that are left with a contract are followed: far more than any honest request has.
pub(super) const JUDGED: usize = 64;

const DETAIL: &str = "It stays in a contract that holds nothing for anybody, and nothing in this request takes it out: \
                      whoever calls that contract next can have it.";

const ROBBED: &str = "It lies in a contract that pays it to anybody while code of somebody is run who is not known here and \
                      can take it first: what takes it out after that does not ask for as much.";

/// Whether something that is not read stands in an act, or around it.
fn is_within(unread: &Unread, act: &Act) -> bool {
    unread.doubt == Doubt::Unknown
        && (unread.path.starts_with(&act.path) || act.path.starts_with(&unread.path))
}
