//! 1inch's aggregation routers, versions 4 to 6.
//!
//! Version 6 and some functions of version 5 name pools instead of tokens (`pools.rs`).

use alloy_primitives::U256;

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, function, trade, withdraw,
};
use super::limit_orders::note_extension;
use super::pools::by_pools;
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Deed, Part, Party, Reader, Role, known};

const SWAP: Does = trade(
    (Of::Token("desc.srcToken"), "desc.amount"),
    (Of::Token("desc.dstToken"), "desc.minReturnAmount"),
    "desc.dstReceiver",
);
const BY_POOLS: Does = Does::Custom(by_pools);
const FILL: Does = Does::Custom(fill);
const CLIPPER: Does = Does::Custom(clipper);
/// Whose code the router runs with the tokens that it was given.
const EXECUTOR: &[(Role, &str)] =
    &[(Role::Executor, "executor"), (Role::Executor, "desc.srcReceiver")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("permitAndCall(bytes permit,bytes action)", Does::Calls(Shape::Own("action"))),
    // Version 6
    function("swap(address executor,(address srcToken,address dstToken,address srcReceiver,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 flags) desc,bytes data)", SWAP).with(EXECUTOR),
    function("unoswap(uint256 token,uint256 amount,uint256 minReturn,uint256 dex)", BY_POOLS),
    function("unoswap2(uint256 token,uint256 amount,uint256 minReturn,uint256 dex,uint256 dex2)", BY_POOLS),
    function("unoswap3(uint256 token,uint256 amount,uint256 minReturn,uint256 dex,uint256 dex2,uint256 dex3)", BY_POOLS),
    function("unoswapTo(uint256 to,uint256 token,uint256 amount,uint256 minReturn,uint256 dex)", BY_POOLS),
    function("unoswapTo2(uint256 to,uint256 token,uint256 amount,uint256 minReturn,uint256 dex,uint256 dex2)", BY_POOLS),
    function("unoswapTo3(uint256 to,uint256 token,uint256 amount,uint256 minReturn,uint256 dex,uint256 dex2,uint256 dex3)", BY_POOLS),
    function("ethUnoswap(uint256 minReturn,uint256 dex)", BY_POOLS),
    function("ethUnoswap2(uint256 minReturn,uint256 dex,uint256 dex2)", BY_POOLS),
    function("ethUnoswap3(uint256 minReturn,uint256 dex,uint256 dex2,uint256 dex3)", BY_POOLS),
    function("ethUnoswapTo(uint256 to,uint256 minReturn,uint256 dex)", BY_POOLS),
    function("ethUnoswapTo2(uint256 to,uint256 minReturn,uint256 dex,uint256 dex2)", BY_POOLS),
    function("ethUnoswapTo3(uint256 to,uint256 minReturn,uint256 dex,uint256 dex2,uint256 dex3)", BY_POOLS),
    function("clipperSwap(address clipperExchange,uint256 srcToken,address dstToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,bytes32 r,bytes32 vs)", CLIPPER),
    function("clipperSwapTo(address clipperExchange,address recipient,uint256 srcToken,address dstToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,bytes32 r,bytes32 vs)", CLIPPER),
    function("fillOrder((uint256 salt,uint256 maker,uint256 receiver,uint256 makerAsset,uint256 takerAsset,uint256 makingAmount,uint256 takingAmount,uint256 makerTraits) order,bytes32 r,bytes32 vs,uint256 amount,uint256 takerTraits)", FILL),
    function("fillOrderArgs((uint256 salt,uint256 maker,uint256 receiver,uint256 makerAsset,uint256 takerAsset,uint256 makingAmount,uint256 takingAmount,uint256 makerTraits) order,bytes32 r,bytes32 vs,uint256 amount,uint256 takerTraits,bytes args)", FILL),
    function("fillContractOrder((uint256 salt,uint256 maker,uint256 receiver,uint256 makerAsset,uint256 takerAsset,uint256 makingAmount,uint256 takingAmount,uint256 makerTraits) order,bytes signature,uint256 amount,uint256 takerTraits)", FILL),
    function("fillContractOrderArgs((uint256 salt,uint256 maker,uint256 receiver,uint256 makerAsset,uint256 takerAsset,uint256 makingAmount,uint256 takingAmount,uint256 makerTraits) order,bytes signature,uint256 amount,uint256 takerTraits,bytes args)", FILL),
    function("cancelOrder(uint256 makerTraits,bytes32 orderHash)", Does::Ordinary),
    function("cancelOrders(uint256[] makerTraits,bytes32[] orderHashes)", Does::Ordinary),
    function("increaseEpoch(uint96 series)", Does::Ordinary),
    function("bitsInvalidateForOrder(uint256 makerTraits,uint256 additionalMask)", Does::Ordinary),
    // Version 5
    function("swap(address executor,(address srcToken,address dstToken,address srcReceiver,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 flags) desc,bytes permit,bytes data)", SWAP).with(EXECUTOR),
    function("unoswap(address token,uint256 amount,uint256 minReturn,uint256[] pools)", BY_POOLS),
    function("unoswapTo(address to,address token,uint256 amount,uint256 minReturn,uint256[] pools)", BY_POOLS),
    function("unoswapToWithPermit(address to,address token,uint256 amount,uint256 minReturn,uint256[] pools,bytes permit)", BY_POOLS),
    function("uniswapV3Swap(uint256 amount,uint256 minReturn,uint256[] pools)", BY_POOLS),
    function("uniswapV3SwapTo(address to,uint256 amount,uint256 minReturn,uint256[] pools)", BY_POOLS),
    function("uniswapV3SwapToWithPermit(address to,address token,uint256 amount,uint256 minReturn,uint256[] pools,bytes permit)", BY_POOLS),
    function("clipperSwap(address clipperExchange,address srcToken,address dstToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,bytes32 r,bytes32 vs)", CLIPPER),
    function("clipperSwapTo(address clipperExchange,address recipient,address srcToken,address dstToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,bytes32 r,bytes32 vs)", CLIPPER),
    function("fillOrder((uint256 salt,address makerAsset,address takerAsset,address maker,address receiver,address allowedSender,uint256 makingAmount,uint256 takingAmount,uint256 offsets,bytes interactions) order,bytes signature,bytes interaction,uint256 makingAmount,uint256 takingAmount,uint256 skipPermitAndThresholdAmount)", FILL),
    function("fillOrderTo((uint256 salt,address makerAsset,address takerAsset,address maker,address receiver,address allowedSender,uint256 makingAmount,uint256 takingAmount,uint256 offsets,bytes interactions) order,bytes signature,bytes interaction,uint256 makingAmount,uint256 takingAmount,uint256 skipPermitAndThresholdAmount,address target)", FILL),
    function("fillOrderRFQ((uint256 info,address makerAsset,address takerAsset,address maker,address allowedSender,uint256 makingAmount,uint256 takingAmount) order,bytes signature,uint256 flagsAndAmount)", FILL),
    function("fillOrderRFQTo((uint256 info,address makerAsset,address takerAsset,address maker,address allowedSender,uint256 makingAmount,uint256 takingAmount) order,bytes signature,uint256 flagsAndAmount,address target)", FILL),
    function("fillOrderRFQCompact((uint256 info,address makerAsset,address takerAsset,address maker,address allowedSender,uint256 makingAmount,uint256 takingAmount) order,bytes32 r,bytes32 vs,uint256 flagsAndAmount)", FILL),
    // Version 4
    function("swap(address executor,(address srcToken,address dstToken,address srcReceiver,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 flags,bytes permit) desc,bytes data)", SWAP).with(EXECUTOR),
    function("unoswap(address token,uint256 amount,uint256 minReturn,bytes32[] pools)", BY_POOLS),
    function("unoswapWithPermit(address token,uint256 amount,uint256 minReturn,bytes32[] pools,bytes permit)", BY_POOLS),
    function("clipperSwap(address srcToken,address dstToken,uint256 amount,uint256 minReturn)", trade((Of::Token("srcToken"), "amount"), (Of::Token("dstToken"), "minReturn"), UNSAID)),
    function("clipperSwapTo(address recipient,address srcToken,address dstToken,uint256 amount,uint256 minReturn)", trade((Of::Token("srcToken"), "amount"), (Of::Token("dstToken"), "minReturn"), "recipient")),
    function("clipperSwapToWithPermit(address recipient,address srcToken,address dstToken,uint256 amount,uint256 minReturn,bytes permit)", trade((Of::Token("srcToken"), "amount"), (Of::Token("dstToken"), "minReturn"), "recipient")),
    function("clipperSwapToWithPermit(address clipperExchange,address recipient,address srcToken,address dstToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,bytes32 r,bytes32 vs,bytes permit)", CLIPPER),
    function("create((uint256 salt,uint256 maker,uint256 receiver,uint256 makerAsset,uint256 takerAsset,uint256 makingAmount,uint256 takingAmount,uint256 makerTraits) order)", Does::Custom(created)),
    function("fillOrderRFQ((uint256 info,address makerAsset,address takerAsset,address maker,address allowedSender,uint256 makingAmount,uint256 takingAmount) order,bytes signature,uint256 making,uint256 taking)", FILL),
    function("fillOrderRFQTo((uint256 info,address makerAsset,address takerAsset,address maker,address allowedSender,uint256 makingAmount,uint256 takingAmount) order,bytes signature,uint256 making,uint256 taking,address target)", FILL),
    function("fillOrderRFQToWithPermit((uint256 info,address makerAsset,address takerAsset,address maker,address allowedSender,uint256 makingAmount,uint256 takingAmount) order,bytes signature,uint256 making,uint256 taking,address target,bytes permit)", FILL),
    function("fillOrderRFQToWithPermit((uint256 info,address makerAsset,address takerAsset,address maker,address allowedSender,uint256 makingAmount,uint256 takingAmount) order,bytes signature,uint256 flagsAndAmount,address target,bytes permit)", FILL),
    // Orders that are no longer to be filled
    function("cancelOrder((uint256,address,address,address,address,address,uint256,uint256,uint256,bytes))", Does::Ordinary),
    function("cancelOrderRFQ(uint256)", Does::Ordinary),
    function("cancelOrderRFQ(uint256,uint256)", Does::Ordinary),
    function("increaseNonce()", Does::Ordinary),
    function("increaseNonce(uint8)", Does::Ordinary),
    function("advanceNonce(uint8)", Does::Ordinary),
    function("advanceEpoch(uint96,uint256)", Does::Ordinary),
    // Its staked token
    function("earlyWithdraw(uint256,uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("earlyWithdrawTo(address to,uint256,uint256)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("withdrawTo(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
];

/// A trade at a price that the exchange has signed. The router hands it what is given, and looks at nothing after
/// that: what one that nobody knows says of what comes out binds nobody.
fn clipper(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let gives = called.given_as(Of::Token("srcToken"), "inputAmount", reader)?;
    let gets = called.asset(Of::Token("dstToken"), reader)?;
    let mut act =
        called.traded((gives, "inputAmount"), (gets, "outputAmount"), "recipient", reader);
    let exchange = called.party(Role::Executor, "clipperExchange", reader);
    if let Some(exchange) = exchange.filter(|exchange| exchange.kind.is_none()) {
        if let Deed::Trade { gets, .. } = &mut act.deed {
            for part in gets {
                part.amount = Amount::of(U256::ZERO);
            }
        }
        act.parties.push(exchange);
        act.words = act.in_words();
    }
    Some(act)
}

/// An order that gives the coin that is sent along.
fn created(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let parties = ["order.receiver", "order.takerAsset"].map(|member| called.address(member));
    let traits = called.uint("order.makerTraits")?;
    let payee = if note_extension(traits, called.path("order.makerTraits"), parties, reader) {
        called.party(Role::Mentioned, "order.receiver", reader)
    } else {
        called.beneficiary("order.receiver", reader)
    };
    let mut part = |of, amount| {
        Some(Part { asset: called.asset(of, reader)?, amount: called.amount(amount), to: None })
    };
    let deed = Deed::Trade {
        gives: vec![part(Of::Native, VALUE)?],
        gets: vec![part(Of::Token("order.takerAsset"), "order.takingAmount")?],
    };
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}

/// Takes somebody's order: gives what its maker wants, at most for the whole of it. The caller gets it, or
/// the one whose address begins the arguments if the traits say so.
fn fill(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// The bit of the traits that says that the arguments begin with the address of who gets it.
    const HAS_TARGET: usize = 251;
    let part = |asset, amount| Part { asset, amount: called.amount(amount), to: None };
    let gives = part(
        called.given_as(Of::Token("order.takerAsset"), "order.takingAmount", reader)?,
        "order.takingAmount",
    );
    let gets = part(called.asset(Of::Token("order.makerAsset"), reader)?, "order.makingAmount");
    let mut parties: Vec<Party> = called.beneficiary("target", reader).into_iter().collect();
    if called.uint("takerTraits").is_some_and(|traits| traits.bit(HAS_TARGET))
        && let Some(target) = called.get("args").and_then(|args| args.bytes()?.get(..20))
    {
        let target = alloy_primitives::Address::from_slice(target);
        parties.push(Party::new(Role::Payee, target, called.path("args"), reader.chain));
    }
    parties.extend(called.party(Role::Mentioned, "order.maker", reader));
    let deed = Deed::Trade { gives: vec![gives], gets: vec![gets] };
    Some(called.act(deed, Role::Contract, parties, reader))
}

/// What the contract that is called is to tell an aggregator, 1inch or 0x, whose calldata stand at an argument.
pub(super) fn handed(called: &Called<'_>, argument: &str, reader: &mut Reader) -> Vec<Act> {
    let path = called.path(argument);
    let data = called.bytes_at(argument).unwrap_or_default();
    let function = super::function(data);
    let has = |all: &[Function]| {
        function.is_some_and(|function| all.iter().any(|one| one.selector == function.selector))
    };
    let names: &[&str] = if has(FUNCTIONS) {
        &["1inch router v6", "1inch router v5", "1inch router v4"]
    } else if has(super::zeroex::FUNCTIONS) {
        &["0x exchange proxy"]
    } else {
        &[]
    };
    let Some(to) = names.iter().find_map(|name| known::named(reader.chain, name)) else {
        reader.only_searched(path, "what is traded, and for whom,");
        return Vec::new();
    };
    let (by, value) = (Caller::contract(called.call), Some(U256::ZERO));
    let call = Call { by, to, to_path: &path, value, data, path: &path, ..*called.call };
    let mut acts = reader.call(&call);
    // What that contract gets it has for whoever calls it.
    let is_it =
        |one: &Party| one.role == Role::Payee && one.address.bytes20() == Some(&called.call.to);
    for act in acts.iter_mut().filter(|act| act.parties.iter().any(is_it)) {
        act.parties.retain(|one| !is_it(one));
        act.words = act.in_words();
    }
    acts
}
