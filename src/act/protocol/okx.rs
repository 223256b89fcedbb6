//! OKX's router. It packs numbers of its own above the address of the token that is given, and puts what
//! its partners earn behind the arguments.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, Of, UNSAID, VALUE, function, trade};
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};

const SMART: Does = trade(
    (Of::Token("request.fromToken"), "request.fromTokenAmount"),
    (Of::Token("request.toToken"), "request.minReturnAmount"),
    "receiver",
);
const BY_POOLS: Does = Does::Custom(by_pools);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("smartSwapByOrderId(uint256 orderId,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[] batchesAmount,(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 fromToken)[][] batches,(uint256 pathIndex,address payer,address fromToken,address toToken,uint256 fromTokenAmountMax,uint256 toTokenAmountMax,uint256 salt,uint256 deadLine,bool isPushOrder,bytes extension)[] extraData)", SMART),
    function("smartSwapTo(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[] batchesAmount,(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 fromToken)[][] batches,(uint256 pathIndex,address payer,address fromToken,address toToken,uint256 fromTokenAmountMax,uint256 toTokenAmountMax,uint256 salt,uint256 deadLine,bool isPushOrder,bytes extension)[] extraData)", SMART),
    function("dagSwapByOrderId(uint256 orderId,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 fromToken)[] paths)", SMART),
    function("dagSwapTo(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 fromToken)[] paths)", SMART),
    function("unxswapByOrderId(uint256 srcToken,uint256 amount,uint256 minReturn,bytes32[] pools)", trade((Of::Token("srcToken"), "amount"), (Of::Unnamed, UNSAID), UNSAID)),
    function("unxswapTo(uint256 srcToken,uint256 amount,uint256 minReturn,address receiver,bytes32[] pools)", trade((Of::Token("srcToken"), "amount"), (Of::Unnamed, UNSAID), "receiver")),
    function("uniswapV3SwapTo(uint256 receiver,uint256 amount,uint256 minReturn,uint256[] pools)", BY_POOLS),
    function("swapWrap(uint256 orderId,uint256 rawdata)", Does::Custom(wraps)),
    function("unxswapToWithBaseRequest(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,bytes32[] pools)", SMART),
    function("uniswapV3SwapToWithBaseRequest(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[] pools)", SMART),
    function("swapWrapToWithBaseRequest(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request)", SMART),
    function("smartSwapByInvest((uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[],(address[],address[],uint256[],bytes[],uint256)[][],(uint256,address,address,address,uint256,uint256,uint256,uint256,bool,bytes)[],address receiver)", SMART),
    function("smartSwapByInvestWithRefund((uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[],(address[],address[],uint256[],bytes[],uint256)[][],(uint256,address,address,address,uint256,uint256,uint256,uint256,bool,bytes)[],address receiver,address refundTo)", SMART).with(&[(Role::RefundReceiver, "refundTo")]),
];

/// Pools say neither which token is given nor which is got: the coin is given where some is sent along.
fn by_pools(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let coin = called.call.value.is_some_and(|value| !value.is_zero());
    let (asset, amount) = if coin {
        (called.asset(Of::Native, reader)?, called.amount(VALUE))
    } else {
        (Asset::Unnamed, called.amount("amount"))
    };
    let payee = called.beneficiary("receiver", reader).into_iter().collect();
    let gives = vec![Part { asset, amount, to: None }];
    Some(called.act(Deed::Trade { gives, gets: Vec::new() }, Role::Contract, payee, reader))
}

/// Wraps the coin that is sent along; without any, what is unwrapped. The amount stands in the low half.
fn wraps(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let coin = called.call.value.is_some_and(|value| !value.is_zero());
    let deed = if coin {
        Deed::Deposit { asset: called.asset(Of::Native, reader)?, amount: called.amount(VALUE) }
    } else {
        let low = called.uint("rawdata")? & U256::from(u128::MAX);
        Deed::Withdraw { asset: called.asset(Of::Native, reader)?, amount: Amount::of(low) }
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}
