//! Wormhole's token bridge, and what is on top of it: Threshold's gateways, Mayan.

use alloy_primitives::U256;

use super::super::does::NEXT_TO_NOTHING;
use super::super::exchanges::take_over;
use super::super::fees::given;
use super::super::foreign::To;
use super::super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, bridge, function, trade,
};
use super::super::is_known;
use super::synthetic::{BY_CIRCLE, for_fee, ordered};
use crate::act::{Act, Reader, Role};

const TO: To = To::Wormhole("recipientChain");
const ORDER: To = To::Wormhole("params.destChainId");

const COIN_ORDER: Does = bridge(Of::Native, VALUE, "params.destAddr", ORDER);
const TOKEN_ORDER: Does = bridge(Of::Token("tokenIn"), "amountIn", "params.destAddr", ORDER);

/// To whom an order that nobody carries out comes back.
const TRADER: &[(Role, &str)] = &[(Role::RefundReceiver, "params.trader")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("transferTokens(address token,uint256 amount,uint16 recipientChain,bytes32 recipient,uint256 arbiterFee,uint32 nonce)", bridge(Of::Token("token"), "amount", "recipient", TO)),
    function("transferTokensWithPayload(address token,uint256 amount,uint16 recipientChain,bytes32 recipient,uint32 nonce,bytes payload)", bridge(Of::Token("token"), "amount", "recipient", TO)),
    function("wrapAndTransferETH(uint16 recipientChain,bytes32 recipient,uint256 arbiterFee,uint32 nonce)", bridge(Of::Native, VALUE, "recipient", TO)),
    function("wrapAndTransferETHWithPayload(uint16 recipientChain,bytes32 recipient,uint32 nonce,bytes payload)", bridge(Of::Native, VALUE, "recipient", TO)),
    function("transferTokensWithRelay(address token,uint256 amount,uint256 toNativeTokenAmount,uint16 recipientChain,bytes32 recipient,uint32 batchId)", bridge(Of::Token("token"), "amount", "recipient", TO)),
    function("wrapAndTransferEthWithRelay(uint256 toNativeTokenAmount,uint16 recipientChain,bytes32 recipient,uint32 batchId)", bridge(Of::Native, VALUE, "recipient", TO)),
    function("completeTransfer(bytes vaa)", Does::Ordinary),
    function("completeTransferAndUnwrapETH(bytes vaa)", Does::Ordinary),
    function("transfer(uint256 amount,uint16 recipientChain,bytes32 recipient)", bridge(Of::Unnamed, "amount", "recipient", TO)),
    function("transfer(uint256 amount,uint16 recipientChain,bytes32 recipient,bytes32 refundAddress,bool shouldQueue,bytes transceiverInstructions)", bridge(Of::Unnamed, "amount", "recipient", TO)).with(&[(Role::RefundReceiver, "refundAddress")]),
    // Circle's dollars, and Threshold's bitcoin
    function("transferTokensWithPayload((address token,uint256 amount,uint16 targetChain,bytes32 mintRecipient) params,uint32 batchId,bytes payload)", bridge(Of::Token("params.token"), "params.amount", "params.mintRecipient", To::Wormhole("params.targetChain"))),
    function("sendTbtc(uint256 amount,uint16 recipientChain,bytes32 recipient,uint256 arbiterFee,uint32 nonce)", Does::Custom(|called, reader| for_fee(called, bridge(Of::Unnamed, "amount", "recipient", TO), &["arbiterFee"], reader))),
    function("depositForBurn(uint256 amount,uint16,uint32 domain,bytes32 recipient,address token,bytes32,uint256 maxFee,uint32,(address,bytes,bytes),(uint16 share,address payee) fee)", Does::Custom(executed)),
    function("depositForBurn(uint256 amount,uint16,uint32 domain,bytes32 recipient,address token,(address,bytes,bytes),(uint16 share,address payee) fee)", Does::Custom(executed)),
    function("receiveTbtc(bytes vaa)", Does::Ordinary),
    function("receiveMessage(bytes)", Does::Ordinary),
    // Mayan: who gets it in an auction; through its forwarder, whose calls stand inside.
    function("createOrderWithEth((bytes32 trader,bytes32 tokenOut,uint64 minAmountOut,uint64 gasDrop,uint64 cancelFee,uint64 refundFee,uint64 deadline,bytes32 destAddr,uint16 destChainId,bytes32 referrerAddr,uint8 referrerBps,uint8 auctionMode,bytes32 random) params)", Does::Custom(|called, reader| ordered(called, COIN_ORDER, reader))).with(TRADER),
    function("createOrderWithToken(address tokenIn,uint256 amountIn,(bytes32 trader,bytes32 tokenOut,uint64 minAmountOut,uint64 gasDrop,uint64 cancelFee,uint64 refundFee,uint64 deadline,bytes32 destAddr,uint16 destChainId,bytes32 referrerAddr,uint8 referrerBps,uint8 auctionMode,bytes32 random) params)", Does::Custom(|called, reader| ordered(called, TOKEN_ORDER, reader))).with(TRADER),
    function("createOrderWithEth((uint8 payloadType,bytes32 trader,bytes32 destAddr,uint16 destChainId,bytes32 referrerAddr,bytes32 tokenOut,uint64 minAmountOut,uint64 gasDrop,uint64 cancelFee,uint64 refundFee,uint64 deadline,uint8 referrerBps,uint8 auctionMode,bytes32 random) params,bytes customPayload)", Does::Custom(|called, reader| ordered(called, COIN_ORDER, reader))).with(TRADER),
    function("createOrderWithToken(address tokenIn,uint256 amountIn,(uint8 payloadType,bytes32 trader,bytes32 destAddr,uint16 destChainId,bytes32 referrerAddr,bytes32 tokenOut,uint64 minAmountOut,uint64 gasDrop,uint64 cancelFee,uint64 refundFee,uint64 deadline,uint8 referrerBps,uint8 auctionMode,bytes32 random) params,bytes customPayload)", Does::Custom(|called, reader| ordered(called, TOKEN_ORDER, reader))).with(TRADER),
    function("forwardEth(address mayanProtocol,bytes protocolData)", Does::Calls(Shape::One { to: "mayanProtocol", value: VALUE, data: "protocolData" })),
    function("forwardERC20(address tokenIn,uint256 amountIn,(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permitParams,address mayanProtocol,bytes protocolData)", Does::Calls(Shape::One { to: "mayanProtocol", value: UNSAID, data: "protocolData" })),
    function("swapAndForwardEth(uint256 amountIn,address swapProtocol,bytes swapData,address middleToken,uint256 minMiddleAmount,address mayanProtocol,bytes mayanData)", Does::Custom(swapped)).with(&[(Role::Executor, "swapProtocol")]),
    function("swapAndForwardERC20(address tokenIn,uint256 amountIn,(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permitParams,address swapProtocol,bytes swapData,address middleToken,uint256 minMiddleAmount,address mayanProtocol,bytes mayanData)", Does::Custom(swapped)).with(&[(Role::Executor, "swapProtocol")]),
    function("bridge(address tokenIn,uint256 amountIn,uint64 redeemFee,uint256 circleMaxFee,uint64 gasDrop,bytes32 destAddr,uint32 destDomain,bytes32 referrerAddress,uint8 referrerBps,uint8 payloadType,uint32 minFinalityThreshold,bytes customPayload)", Does::Custom(|called, reader| for_fee(called, BY_CIRCLE, &["redeemFee", "circleMaxFee"], reader))),
];

/// Circle's bridge, and a share of what is sent for whoever is named, in hundred thousandths.
fn executed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const WHOLE: U256 = U256::from_limbs([100_000, 0, 0, 0]);
    let does = bridge(Of::Token("token"), "amount", "recipient", To::Circle("domain"));
    let mut act = for_fee(called, does, &["maxFee"], reader)?;
    let share = called.uint("amount")?.saturating_mul(called.uint("fee.share")?) / WHOLE;
    let payee = called.party(Role::FeeReceiver, "fee.payee", reader);
    act.pays_fee(Some(share).filter(|share| !share.is_zero()).zip(payee), given(&act.deed)?);
    Some(act)
}

/// An order for what a trade brings, and that trade: its call is the page's, and the least that must come of it may be
/// nothing.
fn swapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let order = Shape::One { to: "mayanProtocol", value: UNSAID, data: "mayanData" };
    let mut act = called.calls(order, reader)?;
    let coin = called.get("tokenIn").is_none();
    let given = if coin { Of::Native } else { Of::Token("tokenIn") };
    let got = (Of::Token("middleToken"), "minMiddleAmount");
    let mut traded = called.read_as(trade((given, "amountIn"), got, UNSAID), reader)?;
    let nothing = called.uint("minMiddleAmount")? < NEXT_TO_NOTHING;
    if is_known(called.address("swapProtocol")?, called.bytes_at("swapData")?) {
        let value = if coin { "amountIn" } else { UNSAID };
        let inner = Shape::One { to: "swapProtocol", value, data: "swapData" };
        for inner in called.calls(inner, reader)?.calls {
            if nothing {
                take_over(&mut traded, inner, called, reader);
            } else {
                traded.calls.push(inner);
            }
        }
    } else if nothing {
        reader.only_searched(called.path("swapData"), "what comes of the trade before");
    }
    act.calls.push(traded);
    Some(act)
}
