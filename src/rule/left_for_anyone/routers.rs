//! Which contracts keep nothing for anybody, and which of them makes a call.

use super::excused::ORDERS;
use crate::act::{Act, Acts, Kind, Party, Role};
use crate::rule::approved_to_everyone::{RELAY_ROUTER, is_anybodys, obeys_anybody};
use crate::rule::token_paid_to_itself::{SQUID, holds_nothing};

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

/// Morpho's, which move what they have for whoever calls their bundler.
const ADAPTERS: [&str; 2] = ["Morpho adapter", "Morpho ParaSwap adapter"];

/// How the names of Relay's contracts begin.
pub(super) const RELAY: &str = "Relay ";

pub(super) fn is_of(party: &Party, family: &str) -> bool {
    party.name.as_deref().is_some_and(|name| name.starts_with(family))
}

pub(super) fn is_adapter(party: &Party) -> bool {
    party.name.as_deref().is_some_and(|name| ADAPTERS.contains(&name))
}

pub(super) fn is_listed(party: &Party) -> bool {
    party.name.as_deref().is_some_and(|name| OBEDIENT.contains(&name))
}

pub(super) fn is_obedient(party: &Party) -> bool {
    is_listed(party) || is_anybodys(party)
}

/// Whether it is Squid's contract that has another make calls, and only sends on what they bring it.
pub(super) fn is_squids_router(party: &Party) -> bool {
    party.has_name(SQUID) && !is_anybodys(party)
}

/// Whether it pays whatever it holds to whom anybody says.
pub(in crate::rule) fn pays_for_anybody(party: &Party, acts: &Acts) -> bool {
    is_obedient(party) || obeys_anybody(party, acts)
}

/// Whether what is paid to a contract and stays there is told of here.
pub(in crate::rule) fn is_told_as_left(payee: &Party) -> bool {
    is_obedient(payee)
        || payee.kind.is_some_and(keeps_nothing)
        || ORDERS.iter().any(|(vault, _)| payee.has_name(vault))
}

/// Whether a contract of this kind pays nothing out but what it is told to. Tokens are told of as strangers.
pub(super) fn keeps_nothing(kind: Kind) -> bool {
    holds_nothing(kind) && !matches!(kind, Kind::Token | Kind::Collection)
}

/// Where an act leaves something: with whom it pays, or else with the contract that is called.
pub(super) fn place(act: &Act) -> Option<&Party> {
    act.party(Role::Payee).or(act.party(Role::Contract))
}

/// Notes every act and those inside it, in the order in which they are made, and of each by which contracts it is made:
/// those that the acts around it call, or whoever receives on another network, and its own.
pub(super) fn note_all<'a>(
    act: &'a Act,
    around: &mut Vec<&'a Party>,
    all: &mut Vec<&'a Act>,
    makers: &mut Vec<Vec<&'a Party>>,
) {
    let before = around.len();
    let roles = [Role::Contract, Role::Account, Role::BridgeRecipient];
    around.extend(act.parties.iter().filter(|party| roles.contains(&party.role)));
    all.push(act);
    makers.push(around.clone());
    let mut calls: Vec<&Act> = act.calls.iter().collect();
    calls.sort_by_key(|call| call.turn);
    for call in calls {
        note_all(call, around, all, makers);
    }
    around.truncate(before);
}

/// Whether one of the contracts that make a call is where something is. Of Relay's routers each has only its own.
pub(super) fn are_there(makers: &[&Party], place: &Party) -> bool {
    let another = |maker: &&Party| maker.address != place.address && maker.has_name(RELAY_ROUTER);
    makers.iter().any(|maker| is_there(maker, place))
        && !(place.has_name(RELAY_ROUTER) && makers.iter().any(another))
}

/// Whether a contract that makes calls is the one where something is, or another of Relay's or Squid's for the same.
pub(super) fn is_there(maker: &Party, place: &Party) -> bool {
    // Relay's proxy has the router make calls with what it was paid; another router has nothing of that.
    maker.address == place.address
        || is_of(maker, SQUID) && is_of(place, SQUID)
        || is_of(maker, RELAY) && is_of(place, RELAY) && maker.name != place.name
}
