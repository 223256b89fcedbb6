//! Socket's gateway (Bungee): four bytes with the number of a route in place of a selector, and then the
//! call of the route's own code, which swaps or uses somebody's bridge.

use alloy_primitives::{Address, address};

use super::super::foreign::To;
use super::super::function::{Called, Does, Function, Of, Shape, UNSAID, bridge, function, trade};
use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Deed, Kind, Reader, Role};
use crate::decode::abi::SELECTOR;

const GATEWAY: Address = address!("0x3a23F943181408EAC424116Af7b7790c94Cb97a5");

const TO: To = To::ChainId("toChainId");
const NATIVE: Does = bridge(Of::Native, "amount", "receiverAddress", TO);
const TOKEN: Does = bridge(Of::Token("token"), "amount", "receiverAddress", TO);
const SWAP: (Of, &str) = (Of::Token("fromToken"), "amount");
const SWAPPED: (Of, &str) = (Of::Token("toToken"), UNSAID);
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
    function("swapAndMultiBridge((uint32 swapRouteId,bytes swapImplData,uint32[] bridgeRouteIds,bytes[] bridgeImplDataItems,uint256[] bridgeRatios,bytes[] eventDataItems) request)", Does::Calls(Shape::Own("request.bridgeImplDataItems"))),
    // Swaps
    function("performAction(address fromToken,address toToken,uint256 amount,address receiverAddress,bytes swapExtraData)", trade(SWAP, SWAPPED, "receiverAddress")),
    function("performAction(address fromToken,address toToken,uint256 amount,address receiverAddress,bytes32 metadata,bytes swapExtraData)", trade(SWAP, SWAPPED, "receiverAddress")),
    function("performActionWithIn(address fromToken,address toToken,uint256 amount,bytes swapExtraData)", trade(SWAP, SWAPPED, UNSAID)),
    function("performActionWithIn(address fromToken,address toToken,uint256 amount,bytes32 metadata,bytes swapExtraData)", trade(SWAP, SWAPPED, UNSAID)),
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
    function("bridgeERC20To(uint256 amount,bytes32 metadata,address receiverAddress,address token,uint256 toChainId,uint32 destinationDomain,uint256 fee)", TOKEN),
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
    let mut act = called.bridge(asset.clone(), amount.clone(), "receiverAddress", TO, reader);
    let named = NAMED.iter().find_map(|name| called.party(Role::Mentioned, name, reader));
    let stranger = named.filter(|party| party.kind != Some(Kind::Bridge));
    let stranger = stranger.filter(|party| party.address.bytes20() != Some(&Address::ZERO));
    if let Some(stranger) = stranger {
        act.pays(stranger, asset, amount);
    }
    Some(act)
}

fn swapped_to_across(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    swapped_and_bridged(called, "across.senderReceiverAddresses.1", ACROSS, reader)
}

fn swapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    swapped_and_bridged(called, "data.receiverAddress", To::ChainId("data.toChainId"), reader)
}

/// What is given to the swap is what moves.
fn swapped_and_bridged(
    called: &Called<'_>,
    recipient: &'static str,
    to: To,
    reader: &mut Reader,
) -> Option<Act> {
    let inner = called.calls(Shape::Own("swapData"), reader)?;
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
