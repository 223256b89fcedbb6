//! Socket's gateway (Bungee): four bytes with the number of a route in place of a selector, and then the
//! call of the route's own code, which swaps or uses somebody's bridge.

use alloy_primitives::{Address, U256, address};

use super::super::fees::given;
use super::super::foreign::To;
use super::super::function::{Called, Does, Function, Of, Shape, UNSAID, bridge, function, trade};
use super::super::plan::note_odd;
use super::hop::note_least;
use super::synthetic::for_fee;
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Asset, Deed, Party, Reader, Role};
use crate::decode::abi::SELECTOR;

const GATEWAY: Address = address!("0x3a23F943181408EAC424116Af7b7790c94Cb97a5");

const TO: To = To::ChainId("toChainId");
const NATIVE: Does = bridge(Of::Native, "amount", "receiverAddress", TO);
const TOKEN: Does = bridge(Of::Token("token"), "amount", "receiverAddress", TO);
const SWAP: (Of, &str) = (Of::Token("fromToken"), "amount");
const SWAPPED: (Of, &str) = (Of::Token("toToken"), UNSAID);
const SWAPS: Does = Does::Custom(swap);
const TAKES_FEE: Does = Does::Custom(takes_fee);
const ACROSS: To = To::ChainId("across.outputAmountToChainIdArray.1");
/// Across gives back to whom it calls the depositor what nobody pays out.
const SENDER: &[(Role, &str)] = &[(Role::RefundReceiver, "across.senderReceiverAddresses.0")];

macro_rules! across {
    ($before:literal, $token:literal) => {
        concat!($before, "(address[] senderReceiverAddresses,", $token, ",uint256[] outputAmountToChainIdArray,uint32[] quoteAndDeadlineTimeStamps,uint256 bridgeFee,bytes32 metadata) across)")
    };
}
macro_rules! queries {
    ($before:literal) => {
        concat!($before, ",(address swapAdapter,address tokenOut,uint256 minAmountOut,uint256 deadline,bytes rawParams) originQuery,(address swapAdapter,address tokenOut,uint256 minAmountOut,uint256 deadline,bytes rawParams) destinationQuery)")
    };
}

#[rustfmt::skip]
pub(in crate::act::protocol) static FUNCTIONS: &[Function] = &[
    function("executeRoute(uint32 routeId,bytes routeData)", Does::Calls(Shape::Own("routeData"))),
    function("executeRoutes(uint32[] routeIds,bytes[] dataItems)", Does::Calls(Shape::Own("dataItems"))),
    function("executeRoutes(uint32[] routeIds,bytes[] dataItems,bytes[] eventDataItems)", Does::Calls(Shape::Own("dataItems"))),
    function("executeController((uint32 controllerId,bytes data) request)", Does::Calls(Shape::Own("request.data"))),
    function("swapAndMultiBridge((uint32 swapRouteId,bytes swapImplData,uint32[] bridgeRouteIds,bytes[] bridgeImplDataItems,uint256[] bridgeRatios,bytes[] eventDataItems) request)", Does::Custom(swapped_to_several)),
    // Its controllers, which pay a fee first
    function("takeFeesAndSwap((address feeAddress,address token,uint256 fee,uint32 routeId,bytes data) request)", TAKES_FEE),
    function("takeFeesAndBridge((address feeAddress,address token,uint256 fee,uint32 routeId,bytes data) request)", TAKES_FEE),
    function("takeFeesAndMultiBridge((address feeAddress,address token,uint256 fee,uint32[] routeIds,bytes[] data) request)", TAKES_FEE),
    function("takeFeeAndSwapAndBridge((address feeAddress,address token,uint256 fee,uint32 swapId,bytes data,uint32 bridgeId,bytes onward) request)", TAKES_FEE),
    function("takeFeeAndRefuelAndSwapAndBridge((address feeAddress,address token,uint256 fee,uint32 refuelId,bytes refuel,uint32 swapId,bytes data,uint32 bridgeId,bytes onward) request)", TAKES_FEE),
    // Swaps
    function("performAction(address fromToken,address toToken,uint256 amount,address receiverAddress,bytes swapExtraData)", SWAPS),
    function("performAction(address fromToken,address toToken,uint256 amount,address receiverAddress,bytes32 metadata,bytes swapExtraData)", SWAPS),
    function("performActionWithIn(address fromToken,address toToken,uint256 amount,bytes swapExtraData)", SWAPS),
    function("performActionWithIn(address fromToken,address toToken,uint256 amount,bytes32 metadata,bytes swapExtraData)", SWAPS),
    // Across
    function(across!("bridgeNativeTo(uint256 amount,", "address outputToken"), bridge(Of::Native, "amount", "across.senderReceiverAddresses.1", ACROSS)).with(SENDER),
    function(across!("bridgeERC20To(uint256 amount,", "address[] inputOutputTokens"), bridge(Of::Token("across.inputOutputTokens.0"), "amount", "across.senderReceiverAddresses.1", ACROSS)).with(SENDER),
    function(across!("swapAndBridge(uint32 swapId,bytes swapData,", "address outputToken"), Does::Custom(swapped_to_across)).with(SENDER),
    function("bridgeNativeTo(uint256 amount,uint256 toChainId,bytes32 metadata,address receiverAddress,uint32 quoteTimestamp,int64 relayerFeePct)", NATIVE),
    // Connext
    function("bridgeERC20To(uint256 amount,(uint256 toChainId,uint256 slippage,uint256 relayerFee,uint32 dstChainDomain,address token,address receiverAddress,bytes32 metadata,bytes callData,address delegate) data)",
        bridge(Of::Token("data.token"), "amount", "data.receiverAddress", To::ChainId("data.toChainId"))),
    function("swapAndBridge(uint32 swapId,bytes swapData,(uint256 toChainId,uint256 slippage,uint256 relayerFee,uint32 dstChainDomain,address receiverAddress,bytes32 metadata,bytes callData,address delegate) data)", Does::Custom(swapped)),
    // Synapse, Circle, Optimism and what is built like it, Hop, Refuel
    function(queries!("bridgeNativeTo(uint256 amount,bytes32 metadata,address receiverAddress,uint256 toChainId"), NATIVE),
    function(queries!("bridgeERC20To(uint256 amount,bytes32 metadata,address receiverAddress,address token,uint256 toChainId"), TOKEN),
    function("bridgeERC20To(uint256 amount,bytes32 metadata,address receiverAddress,address token,uint256 toChainId,uint32 destinationDomain,uint256 fee)", Does::Custom(|called, reader| for_fee(called, TOKEN, &["fee"], reader))),
    function("bridgeNativeTo(address receiverAddress,address customBridgeAddress,uint32 l2Gas,uint256 amount,bytes32 metadata,bytes data)", Does::Custom(handed_on)),
    function("bridgeNativeTo(address receiverAddress,uint32 l2Gas,uint256 amount,uint256 toChainId,bytes32 metadata,bytes32 bridgeHash,bytes data)", NATIVE),
    function("bridgeNativeTo(address receiverAddress,uint256 gasLimit,uint256 fees,bytes32 metadata,uint256 amount,uint256 toChainId,bytes32 bridgeHash)", NATIVE),
    function("bridgeNativeTo(address receiverAddress,address l1bridgeAddr,address relayer,uint256 toChainId,uint256 amount,uint256 amountOutMin,uint256 relayerFee,uint256 deadline,bytes32 metadata)", Does::Custom(handed_on)).with(&[(Role::FeeReceiver, "relayer")]),
    function("bridgeNativeTo(address receiverAddress,address hopAMM,uint256 amount,uint256 toChainId,uint256 bonderFee,uint256 amountOutMin,uint256 deadline,uint256 amountOutMinDestination,uint256 deadlineDestination,bytes32 metadata)", Does::Custom(handed_on)),
    function("bridgeNativeTo(uint256 amount,address receiverAddress,uint256 toChainId,bytes32 metadata)", NATIVE),
];

/// The selectors of these alone: their rows are packed with all others.
static SELECTORS: [u32; FUNCTIONS.len()] = selectors();

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn selectors() -> [u32; FUNCTIONS.len()] {
    let mut selectors = [0; FUNCTIONS.len()];
    let mut at = 0;
    while at < FUNCTIONS.len() {
        selectors[at] = FUNCTIONS[at].selector;
        at += 1;
    }
    selectors
}

/// What a route does, if that is known.
pub(in crate::act::protocol) fn route(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    let data = call.data.get(SELECTOR..).filter(|_| call.to == GATEWAY)?;
    let known = crate::act::protocol::function(data);
    let function = known.filter(|function| SELECTORS.contains(&function.selector))?;
    let path = format!("{}/route", call.path);
    Called::new(&Call { data, path: &path, ..*call }, &function).read(reader)
}

/// A bridge whose contract the request names: the gateway hands the coins to that one, whatever it does with them.
fn handed_on(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const NAMED: [&str; 3] = ["customBridgeAddress", "l1bridgeAddr", "hopAMM"];
    let (asset, amount) = (called.asset(Of::Native, reader)?, called.amount("amount"));
    note_least(called, &asset, called.get("hopAMM").is_some(), reader);
    let mut act = called.bridge(asset, amount, "receiverAddress", TO, reader);
    act.leaves_fee(called.uint("bonderFee").unwrap_or_default());
    let named = NAMED.iter().find_map(|name| called.party(Role::Executor, name, reader));
    act.parties.extend(named.filter(|party| party.address.bytes20() != Some(&Address::ZERO)));
    Some(act)
}

/// A swap at an exchange that the route knows: how much is got, and who gets it, stands in the call of that. Nobody
/// compares the two. Without a receiver it stays in the gateway, for a bridge to go on with.
fn swap(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const EXTRA: &str = "swapExtraData";
    let mut act = called.read_as(trade(SWAP, SWAPPED, "receiverAddress"), reader)?;
    if called.get("receiverAddress").is_none() {
        let path = called.call.to_path.to_owned();
        act.parties.insert(0, Party::new(Role::Payee, called.call.to, path, reader.chain));
        act.words = act.in_words();
    }
    let (data, path) = (called.bytes_at(EXTRA)?, called.path(EXTRA));
    if data.is_empty() {
        return Some(act);
    }
    let call = Call { by: Caller::contract(called.call), data, path: &path, ..*called.call };
    let function = crate::act::protocol::function(data);
    if let Some(function) = &function {
        let arguments = data.get(SELECTOR..).unwrap_or_default();
        note_odd(&Call { data: arguments, ..call }, function, reader);
    }
    let inner = function.and_then(|function| Called::new(&call, &function).read(reader));
    let Some(Act { deed: Deed::Trade { gets: said, .. }, parties, .. }) = inner else {
        reader.only_searched(path, "what the swap does, and who gets what comes of it,");
        return Some(act);
    };
    if let Deed::Trade { gets, .. } = &mut act.deed
        && let ([part], [said]) = (gets.as_mut_slice(), said.as_slice())
        && part.asset == said.asset
    {
        part.amount = said.amount.clone();
        act.words = act.in_words();
    }
    let receiver = act.party(Role::Payee).map(|payee| payee.address.clone());
    for party in parties {
        let address = &party.address;
        let expected = receiver.as_ref() == Some(address)
            || address.bytes20().is_some_and(|one| one.is_zero() || *one == called.call.to)
            || reader.is_own(address);
        match party.role {
            Role::Payee if !expected => {
                let asset = called.asset(SWAPPED.0, reader)?;
                act.pays(party, asset, Amount::unread());
            }
            Role::Executor | Role::Mentioned | Role::FeeReceiver => act.parties.push(party),
            _ => {}
        }
    }
    Some(act)
}

/// A swap, and then several bridges, each of which has data of its own.
fn swapped_to_several(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let swap = called.calls(Shape::Own("request.swapImplData"), reader)?;
    let mut act = called.calls(Shape::Own("request.bridgeImplDataItems"), reader)?;
    act.calls.splice(0..0, swap.calls);
    Some(act)
}

/// What a controller does, and the fee that it pays before, to whom and however much the request says. What goes on
/// over a bridge after a swap is written without saying which.
fn takes_fee(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = if called.get("request.onward").is_some() {
        reader.only_searched(called.path("request.onward"), "where it goes, and who receives it,");
        swapped_and_bridged(called, "request.data", UNSAID, To::Unsaid, reader)?
    } else {
        called.calls(Shape::Own("request.data"), reader)?
    };
    let token = called.asset(Of::Token("request.token"), reader)?;
    let moved = if act.deed.asset().is_some() { Some(&act) } else { act.calls.first() };
    let moved = moved.and_then(|act| given(&act.deed)).filter(|(asset, _)| *asset == token);
    let whole = moved.map_or(U256::ZERO, |(_, whole)| whole);
    let wallet = called.party(Role::FeeReceiver, "request.feeAddress", reader)?;
    let fee = called.uint("request.fee")?;
    act.pays_fee(Some((fee, wallet)).filter(|_| !fee.is_zero()), (token, whole));
    Some(act)
}

fn swapped_to_across(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    swapped_and_bridged(called, "swapData", "across.senderReceiverAddresses.1", ACROSS, reader)
}

fn swapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let to = To::ChainId("data.toChainId");
    swapped_and_bridged(called, "swapData", "data.receiverAddress", to, reader)
}

/// What is given to the swap is what moves.
fn swapped_and_bridged(
    called: &Called<'_>,
    swap: &'static str,
    recipient: &'static str,
    to: To,
    reader: &mut Reader,
) -> Option<Act> {
    let inner = called.calls(Shape::Own(swap), reader)?;
    let given = inner.calls.iter().find_map(|act| match &act.deed {
        Deed::Trade { gives, .. } => gives.first().cloned(),
        _ => None,
    });
    let (asset, amount) =
        given.map_or((Asset::Unnamed, Amount::unread()), |part| (part.asset, part.amount));
    let mut act = called.bridge(asset, amount, recipient, to, reader);
    act.calls = inner.calls;
    Some(act)
}
