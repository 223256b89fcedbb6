use alloy_primitives::{Address, address};

use super::Lists;
use super::batch;
use crate::act::{Act, Acts, Kind, Party, is_trading_settler};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A contract that does whatever anybody asks of it may take something.
    APPROVED_TO_EVERYONE = "approved-to-everyone", [Danger], check;
}

/// Contracts besides those for several calls that make calls of anybody's choice in their own name, or that were
/// found to: what swaps and bridges go through, and applications never ask to allow.
const ANYBODYS: [Address; 7] = [
    // Relay's first router
    address!("0xeeeeee9eC4769A09a76A83C7bC42b185872860eE"),
    // Squid's multicalls: allowances to the newer were taken in April 2026.
    address!("0xEa749Fd6bA492dbc14c24FE8A3d08769229b896c"),
    address!("0xaD6Cea45f98444a922a2b4fE96b8C90F0862D2F4"),
    // Across's handler of messages
    address!("0x924a9f036260DdD5808007E1AA95f08eD08aA569"),
    // Enso's shortcuts
    address!("0x4Fe93ebC4Ce6Ae4f81601cC7Ce7139023919E003"),
    // The first Multicall of Ethereum
    address!("0xeefBa1e63905eF1D7ACbA5a8513c70307C1cE441"),
    // SushiSwap's RouteProcessor2: allowances to it were taken in April 2023.
    address!("0x044b75f554b886A065b9567891e45c79542d7357"),
];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Some(spender) = batch::allowed(act).filter(|_| lasts(act)) else { return };
        if obeys_anybody(spender, acts) {
            findings.push(APPROVED_TO_EVERYONE.about_act(
                Level::Danger,
                act,
                spender.role,
                "This contract makes any call for anybody. Whatever it may take from you, the next \
                 person who calls it can have.",
            ));
        }
    });
}

/// Whether the allowance stays after what is done now: not what a contract is lent for the calls inside, nor what a
/// signature lets it take once.
fn lasts(act: &Act) -> bool {
    let once = act.read_as.as_deref().is_some_and(|read_as| read_as.contains("TransferFrom"));
    act.calls.is_empty() && !once
}

/// How its later ones are known: what they are to take is allowed to its approval proxies.
pub(super) const RELAY_ROUTER: &str = "Relay router";

/// Whether it is of a kind that makes any call for anybody.
pub(super) const fn is_open(party: &Party) -> bool {
    matches!(party.kind, Some(Kind::Multicall | Kind::MultiSendCallOnly))
}

/// Whether a contract makes whatever call anybody asks of it.
pub(super) fn obeys_anybody(spender: &Party, acts: &Acts) -> bool {
    let is_settler = |address| is_trading_settler(acts.asker.chain, address);
    is_anybodys(spender) || spender.address.bytes20().is_some_and(is_settler)
}

/// Whether it is one of those that do so besides 0x's Settlers.
pub(super) fn is_anybodys(party: &Party) -> bool {
    is_open(party)
        || party.has_name(RELAY_ROUTER)
        || party.address.bytes20().is_some_and(|address| ANYBODYS.contains(address))
}
