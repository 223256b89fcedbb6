//! The protocols that are read, one file for each family.
//!
//! A file holds a table of functions (see `function.rs`), readers of typed data, or both. A new one
//! needs its line in [`FUNCTIONS`] or [`TYPED_DATA`].

mod access;
mod aggregators;
mod airdrop;
mod aragon;
mod authorization_signed;
mod balancer;
mod blend;
mod bridges;
mod bulker;
mod called;
mod cauldron;
mod collectible;
mod collectible_orders;
mod common;
mod cow_conditional;
mod curve;
mod deal;
mod defi_saver;
mod delegation;
mod does;
mod enso;
mod entry_point;
mod erc20;
mod erc3009_signed;
mod erc4626;
mod erc6909;
mod erc7579;
mod erc777;
mod euler;
mod exchange_signed;
mod exchanges;
mod factories;
mod farms;
mod fees;
mod foreign;
mod forwarder;
mod function;
mod gmx;
mod governance;
mod guess;
mod guess_typed;
mod hypercore;
mod hyperliquid;
mod instadapp;
mod lending;
mod lifi;
mod limit_orders;
mod lists;
mod magpie;
mod market_calls;
mod meta_transaction;
mod metamask;
mod mints;
mod morpho_bundles;
mod multicall;
mod multisend;
mod names;
mod namesakes;
mod odos;
mod offer;
mod okx;
mod older_markets;
mod oneinch;
mod operator;
mod opyn;
mod ownable;
mod packed;
mod payments;
mod pendle;
mod permit;
mod permit2;
mod permit2_calls;
mod permit2_transfer;
mod permit_calls;
mod plan;
mod pools;
mod positions;
mod powers_signed;
mod prediction;
mod proxy;
mod proxy_actions;
mod railgun;
mod rarible;
mod safe;
mod safe_factory;
mod safe_signed;
mod seaport;
mod seaport_signed;
mod settler;
mod smart_account;
mod spectra;
mod staking;
mod streams;
mod sun;
mod uniswap_v2;
mod uniswap_v3;
mod uniswap_v4;
mod universal_router;
mod unknown;
mod validators;
mod vote;
mod wrapped_signed;
mod wyvern;
mod zeroex;
mod zodiac;

pub(super) use bridges::with_memo;
pub(crate) use guess_typed::is_payment;
pub(super) use guess_typed::typed_data as guess_typed_data;
pub(super) use meta_transaction::paid_in_tokens;
pub(super) use safe::{has_no_such_function, is_run_by_accounts};
pub(super) use unknown::unknown;
pub(super) use wrapped_signed::contents_type;

use alloy_primitives::Address;

use self::function::{Called, Function};
use super::call::{Call, RELAY_SOLVER};
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
    farms::FUNCTIONS,
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
    metamask::FUNCTIONS,
    pendle::FUNCTIONS,
    gmx::FUNCTIONS,
    magpie::FUNCTIONS,
    odos::FUNCTIONS,
    bulker::FUNCTIONS,
    okx::FUNCTIONS,
    exchanges::FUNCTIONS,
    streams::FUNCTIONS,
    older_markets::FUNCTIONS,
    wyvern::FUNCTIONS,
    bridges::MESSAGES,
    common::FUNCTIONS,
    mints::FUNCTIONS,
    morpho_bundles::FUNCTIONS,
    payments::FUNCTIONS,
    opyn::FUNCTIONS,
    positions::FUNCTIONS,
    bridges::SYNTHETIC,
    cow_conditional::FUNCTIONS,
    instadapp::FUNCTIONS,
    railgun::FUNCTIONS,
    validators::FUNCTIONS,
    enso::FUNCTIONS,
    hypercore::FUNCTIONS,
    cauldron::FUNCTIONS,
    factories::FUNCTIONS,
    aragon::FUNCTIONS,
    euler::FUNCTIONS,
];

/// What reads typed data: each says whether it knows the type.
static TYPED_DATA: &[fn(&TypedData, &mut Reader) -> Option<Act>] = &[
    permit::signed,
    permit2::signed,
    seaport_signed::signed,
    permit2_transfer::signed,
    erc3009_signed::signed,
    bridges::signed,
    authorization_signed::signed,
    prediction::signed,
    limit_orders::signed,
    rarible::signed,
    wyvern::signed,
    collectible_orders::signed,
    blend::signed,
    vote::signed,
    hyperliquid::signed,
    exchange_signed::signed,
    gmx::signed,
    wrapped_signed::signed,
    safe_signed::signed,
    meta_transaction::signed,
    delegation::signed,
    powers_signed::signed,
    wrapped_signed::of_operations,
];

/// The function with this selector, if it is known.
pub(super) fn function(calldata: &[u8]) -> Option<Function> {
    packed::find(calldata)
}

/// Whether a call is of a function that is known.
fn is_known(to: Address, calldata: &[u8]) -> bool {
    function(calldata).is_some() || lifi::is_bridge(to)
}

/// The signatures of the functions that are known.
pub(super) fn signatures() -> impl Iterator<Item = &'static str> {
    packed::signatures()
}

/// What a call does, if its function is known and its arguments can be read.
pub(super) fn call(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    // What has no selector may begin like a function all the same.
    if let Some(act) = validators::request(call, reader) {
        return Some(act);
    }
    let Some(function) = function(call.data) else {
        return lifi::other(call, reader).or_else(|| bridges::route(call, reader));
    };
    let act = Called::new(call, &function).read(reader)?;
    // What is packed by rules of its own has no standard encoding to deviate from.
    if !function.is_packed()
        && let Some(oddity) = oddity(call, &function, reader)
        && !settler::is_first_last(&Called::new(call, &function))
    {
        reader.unread.push(Unread::odd(call.path, oddity.words()));
    }
    Some(act)
}

/// How the arguments of a call deviate from their standard encoding, if not only by what applications add to them.
fn oddity(call: &Call<'_>, function: &Function, reader: &Reader) -> Option<abi::Oddity> {
    let arguments = call.data.get(SELECTOR..).unwrap_or_default();
    let oddity = abi::oddity(function.signature, arguments)?;
    let added = oddity == abi::Oddity::Trailing
        && (takes_more(call, reader)
            || is_tagged(function, arguments)
            || is_numbered(&Called::new(call, function), reader));
    (!added).then_some(oddity)
}

/// What `OpenSea` adds to every call that it asks for: of items, in two versions, and of tokens.
const TAGS: [[u8; 4]; 3] =
    [[0x36, 0x0c, 0x6e, 0xbe], [0x3d, 0x95, 0x8f, 0xe2], [0x86, 0x5d, 0x85, 0x97]];

/// What stands before such a tag, if there is one.
fn untagged(bytes: &[u8]) -> Option<&[u8]> {
    TAGS.iter().find_map(|tag| bytes.strip_suffix(tag))
}

/// Whether all that follows whole arguments is such a tag.
fn is_tagged(function: &Function, arguments: &[u8]) -> bool {
    untagged(arguments).is_some_and(|rest| abi::oddity(function.signature, rest).is_none())
}

/// Whether a token is sent to Relay with the number of an order behind it.
fn is_numbered(called: &Called<'_>, reader: &Reader) -> bool {
    const WHOLE: usize = SELECTOR + 3 * abi::WORD;
    let data = called.call.data;
    let is_whole = untagged(data).unwrap_or(data).len() == WHOLE;
    let to = called.address("to").filter(|_| is_whole);
    let to = to.and_then(|to| super::known::contract(reader.chain, &to));
    called.function.signature.starts_with("transfer(")
        && to.is_some_and(|to| to.name == RELAY_SOLVER)
}

/// Whether the contract is one of those that applications add bytes of their own to the arguments for: to
/// say where a trade came from, or what a partner earns. They are searched like all others.
fn takes_more(call: &Call<'_>, reader: &Reader) -> bool {
    use super::Kind::{Bridge, Marketplace, Names, Router, Settlement, Vault};
    match super::known::contract(reader.chain, &call.to).map(|known| known.kind) {
        Some(Bridge | Marketplace | Names | Router | Settlement) => true,
        // It calls an aggregator that the request does not name.
        Some(Vault) => call.by.account == Some(call.to),
        _ => false,
    }
}

/// What signing typed data does, if a protocol knows its type.
pub(super) fn typed_data(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    TYPED_DATA.iter().find_map(|read| read(data, reader))
}
