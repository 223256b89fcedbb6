use alloy_primitives::U256;

use super::Lists;
use super::approved_to_everyone::RELAY_ROUTER;
use super::batch::{self, Batch};
use super::lookalike_payee::is_known;
use super::paid_to_unknown_contract::SENT;
use super::proceeds_to_stranger::pays_what_is_due;
use super::token_paid_to_itself::SQUID;
use super::trade_for_nothing::MATTERS_BETWEEN_KNOWN;
use crate::act::{Act, Acts, Amount, Asset, Deed, Kind, Part, Party, Role, worth};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// A batch takes something out, borrows it or trades for it, and sends it on to a stranger.
    PROCEEDS_SENT_ON = "proceeds-sent-on", [Danger, Warning, Notice], check, lowered by trust;
}

/// How the functions are called of pairs and pools that look for what they were paid before.
const PAID_FIRST: [&str; 8] = [
    "swap(",
    "mint(address)",
    "burn(address)",
    "sellBase(",
    "sellQuote(",
    "buyShares(",
    "exchange_received(",
    "execute(bytes,bytes[]",
];

/// What makes calls one after the other with what the first of them bring.
const ROUTERS: [&str; 2] = [RELAY_ROUTER, SQUID];

/// What an account gets from a protocol.
struct Gain<'a> {
    asset: &'a Asset,
    amount: &'a Amount,
    /// The contract that it comes from: shares of a vault are counted in, and pay out another token.
    from: Option<&'a ChainAddress>,
    taken_out: bool,
    /// Whether a router got it that sends on what it has by its next calls.
    by_router: bool,
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut told: Vec<&ChainAddress> = Vec::new();
    batch::each(acts, |batch| {
        // In their order: what is called before it is paid does nothing for that.
        let mut called: Vec<(usize, &ChainAddress, bool)> = Vec::new();
        let mut gains: Vec<Gain<'_>> = Vec::new();
        let mut sums: Vec<(&Asset, U256)> = Vec::new();
        let mut at = 0;
        each(batch, &mut |act| {
            at += 1;
            let contracts = act.parties.iter().filter(|party| party.role == Role::Contract);
            let contracts = contracts.filter(|_| !batch::is_claim(act));
            called.extend(contracts.map(|party| (at, &party.address, act.is_named(&PAID_FIRST))));
        });
        at = 0;
        each(batch, &mut |act| {
            at += 1;
            let Some((asset, amount, payee)) = sent_by(act, acts) else {
                gained_by(act, acts, &mut gains);
                return;
            };
            let stranger = payee.kind.is_none() && !is_known(&payee.address, acts, lists);
            if !stranger || told.contains(&&payee.address) {
                return;
            }
            // Many small payments are one large one.
            let before = sums.iter_mut().find(|(other, _)| *other == asset);
            let sum = before.as_ref().map_or(U256::ZERO, |(_, sum)| *sum);
            let sum = amount.number().map(|amount| amount.saturating_add(sum));
            match before {
                Some((_, before)) => *before = sum.unwrap_or(*before),
                None => sums.push((asset, sum.unwrap_or_default())),
            }
            let value = sum.map_or_else(|| amount.value.clone(), |sum| sum.to_string());
            let amount = Amount { value, ..*amount };
            let sources: Vec<&Gain<'_>> =
                gains.iter().filter(|gain| gain.is_sent_on(asset, &amount)).collect();
            if sources.is_empty() {
                return;
            }
            let emptied = sources
                .iter()
                .any(|gain| gain.by_router || gain.taken_out && gain.amount.unlimited);
            // What a pair is paid before it is called is how it is used, short of all there is. What other functions
            // do with it nobody knows.
            let mut calls = called
                .iter()
                .filter(|(when, contract, _)| *when > at && **contract == payee.address);
            let called = calls.clone().next().is_some();
            let used = calls.any(|(.., paid_first)| *paid_first) && !emptied;
            if used && !matters(asset, &amount) {
                return;
            }
            told.push(&payee.address);
            let (level, detail) = match (used, emptied && !called) {
                (true, _) => (Level::Notice, SENT),
                (_, true) => (Level::Danger, GIVEN_AWAY),
                _ => (Level::Warning, GIVEN_AWAY),
            };
            findings.push(PROCEEDS_SENT_ON.about_act(level, act, Role::Payee, detail));
        });
    });
}

const GIVEN_AWAY: &str = "The same batch takes this out, borrows it or trades for it first, so that one click gives \
                          away what you did not even hold. Go on only if you chose the receiver yourself.";

/// Whether it is so much that somebody should look whom it goes to, whatever that is called for.
pub(super) fn matters(asset: &Asset, amount: &Amount) -> bool {
    let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
    worth::least(&[part]) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN)
}

fn each<'a>(batch: Batch<'a>, visit: &mut dyn FnMut(&'a Act)) {
    for act in batch {
        act.each(visit);
    }
}

/// What an act sends of the account's own, as tokens and the network do it: routers have payments of their
/// own, which are judged as proceeds.
fn sent_by<'a>(act: &'a Act, acts: &Acts) -> Option<(&'a Asset, &'a Amount, &'a Party)> {
    let Deed::Send { asset, amount } = &act.deed else { return None };
    let own = act.party(Role::Holder).is_none_or(|holder| acts.is_own(&holder.address));
    let read_as = act.read_as.as_deref();
    let plain =
        read_as.is_none_or(|name| name.starts_with("transfer") || name.starts_with("safeTransfer"));
    let payee = act.party(Role::Payee)?;
    (own && plain && !amount.is_zero()).then_some((asset, amount, payee))
}

/// Adds what an act brings to the account.
fn gained_by<'a>(act: &'a Act, acts: &Acts, gains: &mut Vec<Gain<'a>>) {
    let contract = act.party(Role::Contract);
    let payee = act.party(Role::Payee);
    // What Relay's router and Squid get, their next calls send on.
    let by_router =
        payee.and_then(|payee| payee.name.as_deref()).is_some_and(|name| ROUTERS.contains(&name));
    let own = by_router || payee.is_none_or(|payee| acts.is_own(&payee.address));
    if !own || !act.is_call() {
        return;
    }
    let from = contract.map(|party| &party.address);
    match &act.deed {
        // A claim does not say what it brings, so that any payment after it would look like a part of it.
        Deed::Withdraw { asset: Asset::Unnamed, .. } if pays_what_is_due(act) => {}
        Deed::Withdraw { asset, amount } => {
            // The coin and the token that it is wrapped in are one and the same: of itself that is no gain.
            let unwraps = act.parties.iter().any(|party| party.kind == Some(Kind::WrappedNative));
            if !unwraps || !gains.is_empty() {
                let by_router = by_router || unwraps && gains.iter().any(|gain| gain.by_router);
                gains.push(Gain { asset, amount, from, taken_out: !unwraps, by_router });
            }
        }
        Deed::Borrow { asset, amount } => {
            gains.push(Gain { asset, amount, from, taken_out: true, by_router });
        }
        Deed::Trade { gets, .. } => {
            let own = gets.iter().filter(|part| part.to.as_ref().is_none_or(|to| acts.is_own(to)));
            gains.extend(own.map(|part| Gain {
                asset: &part.asset,
                amount: &part.amount,
                from: None,
                taken_out: false,
                by_router,
            }));
        }
        _ => {}
    }
}

impl Gain<'_> {
    /// Whether what is sent is of what was gained, and more than an application's share of it.
    fn is_sent_on(&self, sent: &Asset, amount: &Amount) -> bool {
        match (self.asset, sent) {
            (Asset::Native { .. }, Asset::Native { .. }) => !is_share(amount, self.amount),
            (Asset::Token { address, .. }, _) if self.from == Some(address) => true,
            (Asset::Token { address: gained, .. }, Asset::Token { address, .. }) => {
                gained == address && !is_share(amount, self.amount)
            }
            (
                Asset::Collectible { address: gained, .. } | Asset::Collection { address: gained },
                Asset::Collectible { address, .. } | Asset::Collection { address },
            ) => gained == address,
            (Asset::Unnamed, _) => true,
            _ => false,
        }
    }
}

/// Whether an amount is no more than three percent of what was gained, as fees are.
fn is_share(sent: &Amount, gained: &Amount) -> bool {
    /// Of how many parts an application's share is one.
    const PARTS: U256 = U256::from_limbs([33, 0, 0, 0]);
    // No token has more: such a number stands for all that there is.
    let gained = gained.number().filter(|gained| gained.bit_len() <= 128);
    sent.number().zip(gained).is_some_and(|(sent, gained)| sent.saturating_mul(PARTS) <= gained)
}
