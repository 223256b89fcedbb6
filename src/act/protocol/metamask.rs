//! `MetaMask`'s routers: trades and bridges by way of others, whose adapters are told of them in bytes.
//!
//! A router puts the account before those bytes, and hands both on: so a trade's proceeds are paid to whoever signs.
//! Who receives on another network stands in what the bridge itself is told.

use alloy_primitives::U256;

use super::foreign::To;
use super::function::{Called, Does, Function, Of, Shape, UNSAID, function};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::{Act, Deed, Part, Party, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swap(string aggregatorId,address tokenFrom,uint256 amount,bytes data)", Does::Custom(swap)),
    function("bridge(string adapterId,address srcToken,uint256 amount,bytes data)", Does::Custom(bridge)),
];

/// What most adapters for trades are told.
static SWAP: Function = function(
    "swap(address account,address tokenFrom,address tokenTo,uint256 amountFrom,uint256 amountTo,bytes,uint256 fee,address feeWallet,bool feeTo)",
    Does::Ordinary,
);

/// What those are told that trade with a maker who has signed for it, by `AirSwap`.
static SIGNED: Function = function(
    "swap(address account,uint256,uint256,address maker,address tokenTo,uint256 amountTo,address tokenFrom,uint256 amountFrom,uint8,bytes32,bytes32,uint256 fee,address feeWallet,bool feeTo)",
    Does::Ordinary,
);

/// What adapters for bridges are told.
static BRIDGE: Function = function(
    "bridge(address account,address aggregator,address,uint256 destChain,address srcToken,address,uint256 srcAmount,bytes data,uint256 fee,address feeWallet)",
    Does::Ordinary,
);

/// What an adapter is told, with room for the account before it.
fn told(called: &Called<'_>) -> Option<Vec<u8>> {
    Some([&[0; 32], called.bytes_at("data")?].concat())
}

/// How much of a fee is paid to whom.
fn fee(adapter: &Called<'_>, reader: &Reader) -> Option<(U256, Party)> {
    Some((adapter.uint("fee")?, adapter.party(Role::FeeReceiver, "feeWallet", reader)?))
}

fn swap(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.given_as(Of::Token("tokenFrom"), "amount", reader)?;
    let (path, told) = (called.path("data"), told(called)?);
    let call = Call { data: &told, path: &path, ..*called.call };
    let (from, amount) = (called.address("tokenFrom"), called.uint("amount")?);
    let signed = called.text_at("aggregatorId")?.starts_with("airswap");
    let adapter = encoded(&call, if signed { &SIGNED } else { &SWAP });
    let fee_to = adapter.bool_at("feeTo").filter(|_| {
        adapter.address("tokenFrom") == from
            && adapter.address("tokenTo") != from
            && adapter.uint("amountFrom").is_some_and(|traded| traded <= amount)
    });
    let gives = vec![Part { asset: asset.clone(), amount: called.amount("amount"), to: None }];
    let Some(fee_to) = fee_to else {
        reader.only_searched(path.as_str(), "what it must bring");
        let deed = Deed::Trade { gives, gets: Vec::new() };
        return Some(called.act(deed, Role::Contract, Vec::new(), reader));
    };
    let got = adapter.asset(Of::Token("tokenTo"), reader)?;
    let least = adapter.amount("amountTo");
    let gets = vec![Part { asset: got.clone(), amount: least, to: None }];
    let deed = Deed::Trade { gives, gets };
    let mut act = called.act(deed, Role::Contract, Vec::new(), reader);
    let (asset, whole) = if fee_to { (got, adapter.uint("amountTo")?) } else { (asset, amount) };
    act.pays_fee(fee(&adapter, reader), (asset, whole));
    Some(act)
}

fn bridge(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (asset, amount) =
        (called.given_as(Of::Token("srcToken"), "amount", reader)?, called.uint("amount")?);
    let sent = called.amount("amount");
    let mut act = called.bridge(asset.clone(), sent, UNSAID, To::Unsaid, reader);
    let (path, told) = (called.path("data"), told(called)?);
    let call = Call { data: &told, path: &path, ..*called.call };
    let adapter = encoded(&call, &BRIDGE);
    let onward = adapter.bytes_at("data").filter(|_| {
        adapter.address("srcToken") == called.address("srcToken")
            && adapter.uint("srcAmount").is_some_and(|bridged| bridged <= amount)
    });
    if let (Some(onward), Deed::Bridge { to_chain, .. }) = (onward, &mut act.deed) {
        *to_chain = To::ChainId("destChain").read(&adapter);
        act.words = act.in_words();
        let mut goes_on = false;
        if super::is_known(adapter.address("aggregator")?, onward) {
            let shape = Shape::One { to: "aggregator", value: UNSAID, data: "data" };
            let inner = adapter.calls(shape, reader)?.calls.into_iter().next();
            goes_on = act.goes_on(inner);
        }
        act.pays_fee(fee(&adapter, reader), (asset, amount));
        if goes_on {
            return Some(act);
        }
    }
    // What is not known has to name the account somewhere, at least.
    let is_known = act.party(Role::Contract).is_some_and(|contract| contract.kind.is_some());
    if !is_known || !reader.is_named_in(&told) {
        reader.only_searched(path, "who receives on the other network");
    }
    Some(act)
}
