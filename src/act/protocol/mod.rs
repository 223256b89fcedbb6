//! The protocols that are read, one file for each family.
//!
//! A file holds a table of functions (see `function.rs`), readers of typed data, or both. A new one
//! needs its line in [`FUNCTIONS`] or [`TYPED_DATA`].

mod access;
mod aggregators;
mod airdrop;
mod authorization_signed;
mod balancer;
mod bridges;
mod bulker;
mod called;
mod collectible;
mod collectible_orders;
mod common;
mod curve;
mod deal;
mod delegation;
mod does;
mod entry_point;
mod erc20;
mod erc3009_signed;
mod erc4626;
mod erc6909;
mod erc7579;
mod erc777;
mod exchanges;
mod foreign;
mod forwarder;
mod function;
mod gmx;
mod governance;
mod guess;
mod guess_typed;
mod hyperliquid;
mod lending;
mod lifi;
mod limit_orders;
mod market_calls;
mod meta_transaction;
mod mints;
mod morpho_bundles;
mod multicall;
mod multisend;
mod names;
mod odos;
mod offer;
mod okx;
mod older_markets;
mod oneinch;
mod operator;
mod ownable;
mod payments;
mod pendle;
mod permit;
mod permit2;
mod permit2_calls;
mod permit2_transfer;
mod permit_calls;
mod plan;
mod positions;
mod prediction;
mod proxy;
mod proxy_actions;
mod rarible;
mod safe;
mod safe_factory;
mod safe_signed;
mod seaport;
mod seaport_signed;
mod settler;
mod smart_account;
mod staking;
mod streams;
mod sun;
mod uniswap_v2;
mod uniswap_v3;
mod uniswap_v4;
mod universal_router;
mod unknown;
mod vote;
mod wrapped_signed;
mod wyvern;
mod zeroex;
mod zodiac;

pub(super) use guess_typed::typed_data as guess_typed_data;
pub(super) use safe::{has_no_such_function, is_run_by_accounts};
pub(super) use unknown::unknown;

use self::function::{Called, Function};
use super::call::Call;
use super::{Act, Reader};
use crate::decode::abi::{self, SELECTOR};
use crate::decode::{TypedData, Unread};

/// The functions that are known, by protocol. No selector stands twice.
static FUNCTIONS: &[&[Function]] = &[
    erc20::FUNCTIONS,
    collectible::FUNCTIONS,
    access::FUNCTIONS,
    delegation::FUNCTIONS,
    entry_point::FUNCTIONS,
    erc7579::FUNCTIONS,
    forwarder::FUNCTIONS,
    governance::FUNCTIONS,
    multicall::FUNCTIONS,
    multisend::FUNCTIONS,
    ownable::FUNCTIONS,
    proxy::FUNCTIONS,
    proxy_actions::FUNCTIONS,
    safe::FUNCTIONS,
    safe_factory::FUNCTIONS,
    smart_account::FUNCTIONS,
    zodiac::FUNCTIONS,
    erc777::FUNCTIONS,
    permit_calls::FUNCTIONS,
    erc4626::FUNCTIONS,
    erc6909::FUNCTIONS,
    permit2_calls::FUNCTIONS,
    universal_router::FUNCTIONS,
    uniswap_v2::FUNCTIONS,
    uniswap_v3::FUNCTIONS,
    uniswap_v4::FUNCTIONS,
    oneinch::FUNCTIONS,
    zeroex::FUNCTIONS,
    aggregators::FUNCTIONS,
    curve::FUNCTIONS,
    balancer::FUNCTIONS,
    operator::FUNCTIONS,
    lending::FUNCTIONS,
    staking::FUNCTIONS,
    sun::FUNCTIONS,
    bridges::ACROSS,
    bridges::CANONICAL,
    bridges::CIRCLE,
    bridges::HOP,
    bridges::INTENTS,
    bridges::LAYER_ZERO,
    bridges::SOCKET,
    bridges::WORMHOLE,
    seaport::FUNCTIONS,
    market_calls::FUNCTIONS,
    airdrop::FUNCTIONS,
    names::FUNCTIONS,
    lifi::FUNCTIONS,
    pendle::FUNCTIONS,
    gmx::FUNCTIONS,
    odos::FUNCTIONS,
    bulker::FUNCTIONS,
    okx::FUNCTIONS,
    exchanges::FUNCTIONS,
    streams::FUNCTIONS,
    older_markets::FUNCTIONS,
    bridges::MESSAGES,
    common::FUNCTIONS,
    mints::FUNCTIONS,
    morpho_bundles::FUNCTIONS,
    payments::FUNCTIONS,
    positions::FUNCTIONS,
];

/// What reads typed data: each says whether it knows the type.
static TYPED_DATA: &[fn(&TypedData, &mut Reader) -> Option<Act>] = &[
    permit::signed,
    permit2::signed,
    seaport_signed::signed,
    permit2_transfer::signed,
    erc3009_signed::signed,
    authorization_signed::signed,
    prediction::signed,
    limit_orders::signed,
    rarible::signed,
    wyvern::signed,
    collectible_orders::signed,
    vote::signed,
    hyperliquid::signed,
    wrapped_signed::signed,
    safe_signed::signed,
    meta_transaction::signed,
    delegation::signed,
];

/// How many functions are known.
const COUNT: usize = {
    let mut count = 0;
    let mut table = 0;
    while table < FUNCTIONS.len() {
        #[allow(clippy::indexing_slicing)]
        {
            count += FUNCTIONS[table].len();
        }
        table += 1;
    }
    count
};

/// Table and row of every function, sorted by selector. Made by the compiler.
static INDEX: [(u8, u8); COUNT] = index();

#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation)]
const fn index() -> [(u8, u8); COUNT] {
    let mut index = [(0, 0); COUNT];
    // A compiler's error, should there ever be more.
    assert!(FUNCTIONS.len() <= 256);
    let (mut filled, mut table) = (0, 0);
    while table < FUNCTIONS.len() {
        let mut row = 0;
        assert!(FUNCTIONS[table].len() <= 256);
        while row < FUNCTIONS[table].len() {
            let selector = FUNCTIONS[table][row].selector;
            // Insertion into what is sorted already.
            let mut at = filled;
            while at > 0 && selector_at(&index, at - 1) > selector {
                index[at] = index[at - 1];
                at -= 1;
            }
            index[at] = (table as u8, row as u8);
            filled += 1;
            row += 1;
        }
        table += 1;
    }
    index
}

#[allow(clippy::indexing_slicing)]
const fn selector_at(index: &[(u8, u8); COUNT], at: usize) -> u32 {
    let (table, row) = index[at];
    FUNCTIONS[table as usize][row as usize].selector
}

/// For each first byte of a selector, where in the index those begin that have it; and where the last end.
static STARTS: [u16; 257] = starts();

#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation)]
const fn starts() -> [u16; 257] {
    let mut starts = [0; 257];
    let (mut first, mut at) = (0, 0);
    while first < 257 {
        while at < COUNT && (selector_at(&INDEX, at) >> 24) < first as u32 {
            at += 1;
        }
        starts[first] = at as u16;
        first += 1;
    }
    starts
}

/// The function with this selector, if it is known.
pub(super) fn function(calldata: &[u8]) -> Option<&'static Function> {
    let selector = u32::from_be_bytes(*calldata.first_chunk::<SELECTOR>()?);
    let first = usize::from(*calldata.first()?);
    let same = usize::from(*STARTS.get(first)?)..usize::from(*STARTS.get(first + 1)?);
    // There are a handful with the same first byte.
    let mut rows = INDEX
        .get(same)?
        .iter()
        .filter_map(|(table, row)| FUNCTIONS.get(usize::from(*table))?.get(usize::from(*row)));
    rows.find(|function| function.selector == selector)
}

/// The signatures of the functions that are known.
pub(super) fn signatures() -> impl Iterator<Item = &'static str> {
    FUNCTIONS.iter().flat_map(|table| table.iter().map(|function| function.signature))
}

/// What a call does, if its function is known and its arguments can be read.
pub(super) fn call(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    let Some(function) = function(call.data) else {
        return lifi::bridge(call, reader).or_else(|| bridges::route(call, reader));
    };
    let act = Called::new(call, function).read(reader)?;
    let arguments = call.data.get(SELECTOR..).unwrap_or_default();
    // What is packed by rules of its own has no standard encoding to deviate from.
    if !function.is_packed()
        && let Some(oddity) = abi::oddity(function.signature, arguments)
        && !(oddity == abi::Oddity::Trailing && takes_more(call, reader))
    {
        reader.unread.push(Unread::odd(call.path, oddity.words()));
    }
    Some(act)
}

/// Whether the contract is one of those that applications add bytes of their own to the arguments for: to
/// say where a trade came from, or what a partner earns. They are searched like all others.
fn takes_more(call: &Call<'_>, reader: &Reader) -> bool {
    use super::Kind::{Bridge, Marketplace, Router, Settlement};
    let kind = super::known::contract(reader.chain, &call.to).map(|known| known.kind);
    matches!(kind, Some(Bridge | Marketplace | Router | Settlement))
}

/// What signing typed data does, if a protocol knows its type.
pub(super) fn typed_data(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    TYPED_DATA.iter().find_map(|read| read(data, reader))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_found_by_its_selector() {
        for position in 0..COUNT {
            let selector = selector_at(&INDEX, position);
            let found = function(&selector.to_be_bytes()).unwrap();
            assert_eq!(found.selector, selector);
            assert!(
                position + 1 == COUNT || selector_at(&INDEX, position + 1) != selector,
                "{} stands twice",
                found.signature
            );
        }
        assert!(function(&[0xde, 0xad, 0xbe, 0xef]).is_none());
    }
}
