//! Other aggregators of exchanges: `ParaSwap` (Velora), `KyberSwap`, Odos, `OpenOcean`, `MetaMask`'s own,
//! Sushi's route processors, and `CoW` Protocol's calls.

use super::bridges::ALL;
use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, deposit, function, trade, withdraw,
};
use super::lists::Sums;
use super::odos;
use super::pools::{by_factory, by_pools};
use crate::act::call::{Call, Caller};
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Doubt, Party, Reader, Role, and_more};
use crate::decode::{Unread, abi, limits};

const PARASWAP_5: Does = trade(
    (Of::Token("data.fromToken"), "data.fromAmount"),
    (Of::Token("data.toToken"), "data.toAmount"),
    "data.beneficiary",
);
const PARASWAP_6: Does = trade(
    (Of::Token("data.srcToken"), "data.fromAmount"),
    (Of::Token("data.destToken"), "data.toAmount"),
    "data.beneficiary",
);
const KYBER: Does = trade(
    (Of::Token("execution.desc.srcToken"), "execution.desc.amount"),
    (Of::Token("execution.desc.dstToken"), "execution.desc.minReturnAmount"),
    "execution.desc.dstReceiver",
);
const SUSHI: Does =
    trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "amountOutMin"), "to");
const FORK: Does = Does::Custom(by_factory);
const PATH_IN: Does =
    trade((Of::Token("path.0"), "amountIn"), (Of::Token("path.last"), "amountOutMin"), UNSAID);
const PATH_OUT: Does =
    trade((Of::Token("path.0"), "amountInMax"), (Of::Token("path.last"), "amountOut"), UNSAID);
const BY_POOLS: Does = Does::Custom(by_pools);
/// The vault is whatever contract is named, and has all of it.
const VAULT: &[(Role, &str)] =
    &[(Role::Executor, "data.vault"), (Role::Mentioned, "data.funds.recipient")];
const ZEROX: Does =
    trade((Of::Token("fromToken"), "fromAmount"), (Of::Token("toToken"), "amountOutMin"), UNSAID);
const BEBOP: Does = trade(
    (Of::Token("order.takerToken"), "order.takerAmount"),
    (Of::Token("order.makerToken"), "order.makerAmount"),
    "order.receiver",
);
const AIRSWAP: Does = trade(
    (Of::Token("senderToken"), "senderAmount"),
    (Of::Token("signerToken"), "signerAmount"),
    "recipient",
);

const DEPOSITOR: &[(Role, &str)] = &[(Role::RefundReceiver, "depositor")];

const CLIPPER: Does = trade(
    (Of::Token("inputToken"), "inputAmount"),
    (Of::Token("outputToken"), "outputAmount"),
    "destination",
);
const CLIPPER_COIN: Does =
    trade((Of::Token("inputToken"), "inputAmount"), (Of::Native, "outputAmount"), "destination");

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // ParaSwap 5
    function("simpleSwap((address fromToken,address toToken,uint256 fromAmount,uint256 toAmount,uint256 expectedAmount,address[] callees,bytes exchangeData,uint256[] startIndexes,uint256[] values,address beneficiary,address partner,uint256 feePercent,bytes permit,uint256 deadline,bytes16 uuid) data)", PARASWAP_5).with(&[(Role::Executor, "data.callees")]),
    function("simpleBuy((address fromToken,address toToken,uint256 fromAmount,uint256 toAmount,uint256 expectedAmount,address[] callees,bytes exchangeData,uint256[] startIndexes,uint256[] values,address beneficiary,address partner,uint256 feePercent,bytes permit,uint256 deadline,bytes16 uuid) data)", PARASWAP_5).with(&[(Role::Executor, "data.callees")]),
    function("multiSwap((address fromToken,uint256 fromAmount,uint256 toAmount,uint256 expectedAmount,address beneficiary,(address to,uint256 totalNetworkFee,(address adapter,uint256 percent,uint256 networkFee,(uint256 index,address targetExchange,uint256 percent,bytes payload,uint256 networkFee)[] route)[] adapters)[] path,address partner,uint256 feePercent,bytes permit,uint256 deadline,bytes16 uuid) data)",
        trade((Of::Token("data.fromToken"), "data.fromAmount"), (Of::Token("data.path.last.to"), "data.toAmount"), "data.beneficiary")),
    function("megaSwap((address fromToken,uint256 fromAmount,uint256 toAmount,uint256 expectedAmount,address beneficiary,(uint256 fromAmountPercent,(address to,uint256 totalNetworkFee,(address adapter,uint256 percent,uint256 networkFee,(uint256 index,address targetExchange,uint256 percent,bytes payload,uint256 networkFee)[] route)[] adapters)[] path)[] path,address partner,uint256 feePercent,bytes permit,uint256 deadline,bytes16 uuid) data)",
        trade((Of::Token("data.fromToken"), "data.fromAmount"), (Of::Token("data.path.0.path.last.to"), "data.toAmount"), "data.beneficiary")),
    // ParaSwap 6
    function("swapExactAmountIn(address executor,(address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary) data,uint256 partnerAndFee,bytes permit,bytes executorData)", PARASWAP_6).with(&[(Role::Executor, "executor")]),
    function("swapExactAmountOut(address executor,(address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary) data,uint256 partnerAndFee,bytes permit,bytes executorData)", PARASWAP_6).with(&[(Role::Executor, "executor")]),
    function("swapExactAmountInPro(address executor,(address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary) data,uint256 partnerAndFee,bytes permit,bytes executorData)", PARASWAP_6).with(&[(Role::Executor, "executor")]),
    function("swapExactAmountOutPro(address executor,(address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary) data,uint256 partnerAndFee,bytes permit,bytes executorData)", PARASWAP_6).with(&[(Role::Executor, "executor")]),
    function("swapExactAmountInOnUniswapV2((address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary,bytes pools) data,uint256 partnerAndFee,bytes permit)", PARASWAP_6),
    function("swapExactAmountOutOnUniswapV2((address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary,bytes pools) data,uint256 partnerAndFee,bytes permit)", PARASWAP_6),
    function("swapExactAmountInOnUniswapV3((address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary,bytes pools) data,uint256 partnerAndFee,bytes permit)", PARASWAP_6),
    function("swapExactAmountOutOnUniswapV3((address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary,bytes pools) data,uint256 partnerAndFee,bytes permit)", PARASWAP_6),
    function("swapExactAmountInOnCurveV1((uint256 curveData,uint256 curveAssets,address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary) data,uint256 partnerAndFee,bytes permit)", PARASWAP_6).with(&[(Role::Executor, "data.curveData")]),
    function("swapExactAmountInOnCurveV2((uint256 curveData,uint256 i,uint256 j,address poolAddress,address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,address beneficiary) data,uint256 partnerAndFee,bytes permit)", PARASWAP_6).with(&[(Role::Executor, "data.poolAddress")]),
    function("swapExactAmountInOnBalancerV2((uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,uint256 beneficiaryAndApproveFlag) data,uint256 partnerAndFee,bytes permit,bytes pools)", Does::Custom(balancer)),
    function("swapExactAmountOutOnBalancerV2((uint256 fromAmount,uint256 toAmount,uint256 quotedAmount,bytes32 metadata,uint256 beneficiaryAndApproveFlag) data,uint256 partnerAndFee,bytes permit,bytes pools)", Does::Custom(balancer)),
    function("swapExactAmountInOutOnMakerPSM((address srcToken,address destToken,uint256 fromAmount,uint256 toAmount,uint256 toll,uint256 to18ConversionFactor,address exchange,address gemJoinAddress,bytes32 metadata,uint256 beneficiaryDirectionApproveFlag) data,bytes permit)",
        trade((Of::Token("data.srcToken"), "data.fromAmount"), (Of::Token("data.destToken"), "data.toAmount"), "data.beneficiaryDirectionApproveFlag")).with(&[(Role::Executor, "data.exchange")]),
    // KyberSwap
    function("swap((address callTarget,address approveTarget,bytes targetData,(address srcToken,address dstToken,address[] srcReceivers,uint256[] srcAmounts,address[] feeReceivers,uint256[] feeAmounts,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 flags,bytes permit) desc,bytes clientData) execution)", KYBER).with(&[(Role::Executor, "execution.desc.srcReceivers"), (Role::Executor, "execution.callTarget"), (Role::FeeReceiver, "execution.desc.feeReceivers")]),
    function("swapGeneric((address callTarget,address approveTarget,bytes targetData,(address srcToken,address dstToken,address[] srcReceivers,uint256[] srcAmounts,address[] feeReceivers,uint256[] feeAmounts,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 flags,bytes permit) desc,bytes clientData) execution)", KYBER).with(&[(Role::Executor, "execution.desc.srcReceivers"), (Role::Executor, "execution.callTarget"), (Role::FeeReceiver, "execution.desc.feeReceivers")]),
    function("swapSimpleMode(address caller,(address srcToken,address dstToken,address[] srcReceivers,uint256[] srcAmounts,address[] feeReceivers,uint256[] feeAmounts,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 flags,bytes permit) desc,bytes executorData,bytes clientData)",
        trade((Of::Token("desc.srcToken"), "desc.amount"), (Of::Token("desc.dstToken"), "desc.minReturnAmount"), "desc.dstReceiver")).with(&[(Role::Executor, "desc.srcReceivers"), (Role::Executor, "caller"), (Role::FeeReceiver, "desc.feeReceivers")]),
    // Odos
    function("swap((address inputToken,uint256 inputAmount,address inputReceiver,address outputToken,uint256 outputQuote,uint256 outputMin,address outputReceiver) tokenInfo,bytes pathDefinition,address executor,uint32 referralCode)", Does::Custom(odos::one)).with(&[(Role::Executor, "executor")]),
    function("swap((address inputToken,uint256 inputAmount,address inputReceiver,address outputToken,uint256 outputQuote,uint256 outputMin,address outputReceiver) tokenInfo,bytes pathDefinition,address executor,(uint64 code,uint64 fee,address feeRecipient) referralInfo)", Does::Custom(odos::one)).with(&[(Role::Executor, "executor"), (Role::FeeReceiver, "referralInfo.feeRecipient")]),
    // OpenOcean
    function("swap(address caller,(address srcToken,address dstToken,address srcReceiver,address dstReceiver,uint256 amount,uint256 minReturnAmount,uint256 guaranteedAmount,uint256 flags,address referrer,bytes permit) desc,(uint256 target,uint256 gasLimit,uint256 value,bytes data)[] calls)",
        trade((Of::Token("desc.srcToken"), "desc.amount"), (Of::Token("desc.dstToken"), "desc.minReturnAmount"), "desc.dstReceiver")).with(&[(Role::Executor, "desc.srcReceiver"), (Role::Executor, "caller")]),
    // Sushi
    function("processRoute(address tokenIn,uint256 amountIn,address tokenOut,uint256 amountOutMin,address to,bytes route)", SUSHI),
    function("processRouteWithTransferValueInput(address transferValueTo,uint256 amountValueTransfer,address tokenIn,uint256 amountIn,address tokenOut,uint256 amountOutMin,address to,bytes route)", SUSHI).with(&[(Role::FeeReceiver, "transferValueTo")]),
    function("processRouteWithTransferValueOutput(address transferValueTo,uint256 amountValueTransfer,address tokenIn,uint256 amountIn,address tokenOut,uint256 amountOutMin,address to,bytes route)", SUSHI).with(&[(Role::FeeReceiver, "transferValueTo")]),
    // CoW Protocol
    function("setPreSignature(bytes orderUid,bool signed)", Does::Custom(sign_by_hash)),
    function("invalidateOrder(bytes orderUid)", Does::Ordinary),
    function("createOrder((address buyToken,address receiver,uint256 sellAmount,uint256 buyAmount,bytes32 appData,uint256 feeAmount,uint32 validTo,bool partiallyFillable,int64 quoteId) order)",
        trade((Of::Native, VALUE), (Of::Token("order.buyToken"), "order.buyAmount"), "order.receiver")),
    function("invalidateOrder((address buyToken,address receiver,uint256 sellAmount,uint256 buyAmount,bytes32 appData,uint256 feeAmount,uint32 validTo,bool partiallyFillable,int64 quoteId) order)", Does::Ordinary),
    // Relay: pays its solvers, who carry the request out.
    function("depositNative(address depositor,bytes32 id)", deposit(Of::Native, VALUE, UNSAID)).with(DEPOSITOR),
    function("depositErc20(address depositor,address token,uint256 amount,bytes32 id)", deposit(Of::Token("token"), "amount", UNSAID)).with(DEPOSITOR),
    function("depositErc20(address depositor,address token,bytes32 id)", deposit(Of::Token("token"), UNSAID, UNSAID)).with(DEPOSITOR),
    // The Compact: what is locked for those who carry requests out
    function("depositNative(bytes12 lockTag,address recipient)", deposit(Of::Native, VALUE, "recipient")),
    function("depositERC20(address token,bytes12 lockTag,uint256 amount,address recipient)", deposit(Of::Token("token"), "amount", "recipient")),
    function("depositERC20ViaPermit2(((address token,uint256 amount) permitted,uint256,uint256) permit,address depositor,bytes12,address recipient,bytes)", deposit(Of::Token("permit.permitted.token"), "permit.permitted.amount", "recipient")).with(&[(Role::Holder, "depositor")]),
    function("batchDeposit(uint256[2][],address recipient)", deposit(Of::Unnamed, UNSAID, "recipient")),
    function("allocatedTransfer((bytes,uint256,uint256,uint256 id,(uint256 claimant,uint256 amount)[] recipients) transfer)", Does::Custom(allocated)),
    function("scheduleEmissaryAssignment(bytes12)", Does::Ordinary),
    function("consume(uint256[])", Does::Ordinary),
    function("enableForcedWithdrawal(uint256 id)", Does::Ordinary),
    function("disableForcedWithdrawal(uint256 id)", Does::Ordinary),
    function("forcedWithdrawal(uint256 id,address recipient,uint256 amount)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    // Clipper, at a price that it signs
    function("swap(address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,address destination,(uint8,bytes32,bytes32) signature,bytes auxiliary)", CLIPPER),
    function("transmitAndSwap(address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,address destination,(uint8,bytes32,bytes32) signature,bytes auxiliary)", CLIPPER),
    function("sellTokenForEth(address inputToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,address destination,(uint8,bytes32,bytes32) signature,bytes auxiliary)", CLIPPER_COIN),
    function("transmitAndSellTokenForEth(address inputToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,address destination,(uint8,bytes32,bytes32) signature,bytes auxiliary)", CLIPPER_COIN),
    function("sellEthForToken(address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 goodUntil,address destination,(uint8,bytes32,bytes32) signature,bytes auxiliary)", trade((Of::Native, VALUE), (Of::Token("outputToken"), "outputAmount"), "destination")),
    // ParaSwap 5 by one exchange: whoever calls gets it
    function("swapOnUniswap(uint256 amountIn,uint256 amountOutMin,address[] path)", PATH_IN),
    function("buyOnUniswap(uint256 amountInMax,uint256 amountOut,address[] path)", PATH_OUT),
    function("swapOnUniswapFork(address factory,bytes32 initCode,uint256 amountIn,uint256 amountOutMin,address[] path)", FORK),
    function("buyOnUniswapFork(address factory,bytes32 initCode,uint256 amountInMax,uint256 amountOut,address[] path)", FORK),
    function("swapOnUniswapV2Fork(address token,uint256 amount,uint256 minReturn,address weth,uint256[] pools)", BY_POOLS),
    function("buyOnUniswapV2Fork(address token,uint256 amount,uint256 minReturn,address weth,uint256[] pools)", BY_POOLS),
    function("swapOnZeroXv2(address fromToken,address toToken,uint256 fromAmount,uint256 amountOutMin,address exchange,bytes payload)", ZEROX).with(&[(Role::Executor, "exchange")]),
    function("swapOnZeroXv4(address fromToken,address toToken,uint256 fromAmount,uint256 amountOutMin,address exchange,bytes payload)", ZEROX).with(&[(Role::Executor, "exchange")]),
    // OpenOcean by one exchange
    function("callUniswapTo(address token,uint256 amount,uint256 minReturn,bytes32[] pools,address to)", BY_POOLS),
    function("callUniswap(address token,uint256 amount,uint256 minReturn,bytes32[] pools)", BY_POOLS),
    // TeraSwap
    function("swapETHWithFee(address router,bytes,address token,uint256 least)", trade((Of::Native, VALUE), (Of::Token("token"), "least"), UNSAID)).with(&[(Role::Executor, "router")]),
    function("swapTokenWithFee(address token,uint256 amount,address router,bytes,address got,uint256 least)", trade((Of::Token("token"), "amount"), (Of::Token("got"), "least"), UNSAID)).with(&[(Role::Executor, "router")]),
    // Bebop: a maker's quote, taken
    function("swapSingle((uint256 expiry,address taker,address maker,uint256 nonce,address takerToken,address makerToken,uint256 takerAmount,uint256 makerAmount,address receiver,uint256 commands) order,(bytes,uint256) signature,uint256 filled)", BEBOP),
    function("swapSingleFromContract((uint256 expiry,address taker,address maker,uint256 nonce,address takerToken,address makerToken,uint256 takerAmount,uint256 makerAmount,address receiver,uint256 commands) order,(bytes,uint256) signature)", BEBOP),
    function("swapSingle((uint256 expiry,address taker,address maker,uint256 nonce,address takerToken,address makerToken,uint256 takerAmount,uint256 makerAmount,address receiver,uint256,uint256) order,(bytes,uint256) signature,uint256 filled)", BEBOP),
    function("swapAggregate((uint256 expiry,address taker,address[],uint256[],address[][] takerTokens,address[][] makerTokens,uint256[][] takerAmounts,uint256[][] makerAmounts,address receiver,bytes,uint256) order,(bytes,uint256)[] signatures,uint256 filled)", Does::Custom(aggregate)),
    // Binance's wallet: tokens have a fee above them in the same word
    function("proxySwapV2(address router,uint256 fromToken,uint256 amount,uint256 toToken,uint256 least,bytes route)", trade((Of::Token("fromToken"), "amount"), (Of::Token("toToken"), "least"), UNSAID)).with(&[(Role::Executor, "router")]),
    function("proxySwapV3(address executor,address handler,uint256 fromToken,uint256 amount,uint256 toToken,uint256 least,bytes route)", trade((Of::Token("fromToken"), "amount"), (Of::Token("toToken"), "least"), UNSAID)).with(&[(Role::Executor, "executor"), (Role::Executor, "handler")]),
    function("callOneInch(uint256 fromToken,uint256 amount,uint256 toToken,bytes route)", Does::Custom(by_oneinch)),
    // AirSwap
    function("swap(address recipient,uint256 nonce,uint256 expiry,address signerWallet,address signerToken,uint256 signerAmount,address senderToken,uint256 senderAmount,uint8 v,bytes32 r,bytes32 s)", AIRSWAP),
    function("swapAnySender(address recipient,uint256 nonce,uint256 expiry,address signerWallet,address signerToken,uint256 signerAmount,address senderToken,uint256 senderAmount,uint8 v,bytes32 r,bytes32 s)", AIRSWAP),
    function("swapLight(uint256 nonce,uint256 expiry,address signerWallet,address signerToken,uint256 signerAmount,address senderToken,uint256 senderAmount,uint8 v,bytes32 r,bytes32 s)", AIRSWAP),
    function("swapOnAugustusRFQTryBatchFill((uint256 fromAmount,uint256 toAmount,uint8,bytes32,address beneficiary) data,((uint256 nonce,uint128 expiry,address makerAsset,address takerAsset,address maker,address taker,uint256 makerAmount,uint256 takerAmount) order,bytes,uint256,bytes,bytes)[] orders,bytes permit)", trade((Of::Token("orders.0.order.takerAsset"), "data.fromAmount"), (Of::Token("orders.0.order.makerAsset"), "data.toAmount"), "data.beneficiary")),
    // Beefy: ways into its vaults and out of them
    function("executeOrder(((address token,uint256 amount)[] inputs,(address token,uint256 least)[] outputs,(address target,uint256 value,bytes data) relay,address user,address recipient) order,(address callTarget,uint256 value,bytes data,(address token,int32 place)[] tokens)[] route)", Does::Custom(zap)).with(&[(Role::Holder, "order.user")]),
    function("directUniV3Swap((address fromToken,address toToken,address exchange,uint256 fromAmount,uint256 toAmount,uint256,uint256,uint256,address partner,bool,address beneficiary,bytes,bytes,bytes16) data)", PARASWAP_5),
    function("directUniV3Buy((address fromToken,address toToken,address exchange,uint256 fromAmount,uint256 toAmount,uint256,uint256,uint256,address partner,bool,address beneficiary,bytes,bytes,bytes16) data)", PARASWAP_5),
    function("directCurveV1Swap((address fromToken,address toToken,address exchange,uint256 fromAmount,uint256 toAmount,uint256,uint256,int128,int128,address partner,bool,uint8,address beneficiary,bool,bytes,bytes16) data)", PARASWAP_5),
    function("directCurveV2Swap((address fromToken,address toToken,address exchange,address pool,uint256 fromAmount,uint256 toAmount,uint256,uint256,uint256,uint256,address partner,bool,uint8,address beneficiary,bool,bytes,bytes16) data)", PARASWAP_5),
    function("directBalancerV2GivenInSwap(((bytes32,uint256 assetInIndex,uint256 assetOutIndex,uint256,bytes)[] swaps,address[] assets,(address,bool,address recipient,bool) funds,int256[],uint256 fromAmount,uint256 toAmount,uint256,uint256,uint256,address vault,address partner,bool,address beneficiary,bytes,bytes16) data)", Does::Custom(by_vault)).with(VAULT),
    function("directBalancerV2GivenOutSwap(((bytes32,uint256 assetInIndex,uint256 assetOutIndex,uint256,bytes)[] swaps,address[] assets,(address,bool,address recipient,bool) funds,int256[],uint256 fromAmount,uint256 toAmount,uint256,uint256,uint256,address vault,address partner,bool,address beneficiary,bytes,bytes16) data)", Does::Custom(by_vault)).with(VAULT),
    function("swapOnUniswapV2ForkWithPermit(address token,uint256 amount,uint256 minReturn,address weth,uint256[] pools,bytes permit)", BY_POOLS),
    function("buyOnUniswapV2ForkWithPermit(address token,uint256 amount,uint256 minReturn,address weth,uint256[] pools,bytes permit)", BY_POOLS),
    function("swapOnZeroXv4WithPermit(address fromToken,address toToken,uint256 fromAmount,uint256 amountOutMin,address exchange,bytes payload,bytes permit)", ZEROX),
    // Sushi, as it is since 2025; Origin's markets
    function("snwap(address tokenIn,uint256 amountIn,address to,address tokenOut,uint256 amountOutMin,address executor,bytes)", SUSHI).with(&[(Role::Executor, "executor")]),
    function("swapExactTokensForTokens(address tokenIn,address tokenOut,uint256 amountIn,uint256 amountOutMin,address to)", SUSHI),
    // Mimic
    function("call(uint8,address tokenIn,address tokenOut,uint256 amountIn,uint256 amountOutMin,bytes)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "amountOutMin"), UNSAID)),
    // Yearn
    function("zap(address tokenIn,address tokenOut,uint256 amountIn,uint256 amountOutMin)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "amountOutMin"), UNSAID)),
];

/// A trade that is 1inch's: only its calldata say what must come of it.
fn by_oneinch(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const BOUGHT: Does =
        trade((Of::Token("fromToken"), "amount"), (Of::Token("toToken"), UNSAID), UNSAID);
    let mut act = called.read_as(BOUGHT, reader)?;
    act.calls.extend(super::oneinch::handed(called, "route", reader));
    Some(act)
}

/// A trade at Balancer by way of `ParaSwap`: the first of its steps takes what is given, or the last where what is got is
/// fixed.
fn by_vault(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let backwards = called.function.signature.contains("GivenOut");
    let (first, last) = if backwards { ("last", "0") } else { ("0", "last") };
    let mut token = |step: &str, side: &str| {
        let index = called.uint(&format!("data.swaps.{step}.{side}"))?;
        Some(reader.token_or_native(called.address(&format!("data.assets.{index}"))?))
    };
    let (given, got) = (token(first, "assetInIndex")?, token(last, "assetOutIndex")?);
    let sides = ((given, "data.fromAmount"), (got, "data.toAmount"));
    Some(called.traded(sides.0, sides.1, "data.beneficiary", reader))
}

/// What is locked in The Compact goes to others, or out of it: token and claimants stand in the last twenty bytes of
/// numbers.
fn allocated(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("transfer.recipients")?;
    called.note_more(count, reader);
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        let at = |member: &str| format!("transfer.recipients.{index}.{member}");
        let asset = called.asset(Of::Token("transfer.id"), reader)?;
        let deed = Deed::Withdraw { asset, amount: called.amount(&at("amount")) };
        let payee = called.party(Role::Payee, &at("claimant"), reader)?;
        acts.push(called.act(deed, Role::Contract, vec![payee], reader));
    }
    first_with_others(acts)
}

/// What is traded stands in the data for the pools, which are a call of Balancer's vault; who gets it beside
/// a flag in the highest bit.
fn balancer(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    called.get("data.beneficiaryAndApproveFlag")?;
    let payee = called.beneficiary("data.beneficiaryAndApproveFlag", reader);
    let pools = called.bytes_at("pools")?;
    let path = called.path("pools");
    let call = Call { data: pools, path: &path, by: Caller::contract(called.call), ..*called.call };
    let (mut gives, mut gets) = match super::call(&call, reader).map(|act| act.deed) {
        Some(Deed::Trade { gives, gets }) => (gives, gets),
        _ => (Vec::new(), Vec::new()),
    };
    let amounts = [(&mut gives, "data.fromAmount"), (&mut gets, "data.toAmount")];
    for (parts, amount) in amounts {
        let [part] = parts.as_mut_slice() else {
            reader.only_searched(path, "which tokens are traded");
            break;
        };
        part.amount = called.amount(amount);
    }
    Some(called.act(
        Deed::Trade { gives, gets },
        Role::Contract,
        payee.into_iter().collect(),
        reader,
    ))
}

/// A quote of several makers, each for tokens of its own. How much of it is taken, the request says in ways of its own.
fn aggregate(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut sides = [Sums::default(), Sums::default()];
    for (side, lists) in sides.iter_mut().zip(["order.takerTokens", "order.makerTokens"]) {
        let lists = called.get(lists)?.items()?;
        called.note_more(lists.len(), reader);
        for list in lists.take(limits::ITEMS) {
            let tokens = list.items()?;
            called.note_more(tokens.len(), reader);
            for token in tokens.take(limits::ITEMS) {
                side.add(reader.token_or_native(token.address()?), None);
            }
        }
    }
    let [gives, gets] = sides.map(Sums::parts);
    let payee = called.beneficiary("order.receiver", reader).into_iter().collect();
    Some(called.act(Deed::Trade { gives, gets }, Role::Contract, payee, reader))
}

/// What goes into a vault or out of it, by way of trades with anything. What is called at the end is paid out of the
/// coins that were got: the router looks at how many there are before that.
fn zap(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut sides = [Sums::default(), Sums::default()];
    let lists = [("order.inputs", "amount"), ("order.outputs", "least")];
    for (side, (list, amount)) in sides.iter_mut().zip(lists) {
        let list = called.get(list)?.items()?;
        called.note_more(list.len(), reader);
        for one in list.take(limits::ITEMS) {
            side.add(reader.token_or_native(one.address_at("token")?), Some(one.uint_at(amount)?));
        }
    }
    let [gives, mut gets] = sides.map(Sums::parts);
    let paid = called.uint("order.relay.value")?;
    let relayed = !called.address("order.relay.target")?.is_zero();
    if let Some(coins) = gets.iter_mut().find(|part| matches!(part.asset, Asset::Native { .. }))
        && let Some(least) = coins.amount.number().filter(|_| relayed)
    {
        coins.amount = Amount::of(least.saturating_sub(paid));
    }
    let mut parties: Vec<Party> =
        called.beneficiary("order.recipient", reader).into_iter().collect();
    let mut calls = steps(called, &mut parties, reader)?;
    if relayed {
        let [to, value, data] = ["order.relay.target", "order.relay.value", "order.relay.data"];
        calls.extend(called.calls(Shape::One { to, value, data }, reader)?.calls);
    }
    let deed = if gives.is_empty() && gets.is_empty() {
        Deed::Calls { count: called.length("route")? + usize::from(relayed) }
    } else {
        Deed::Trade { gives, gets }
    };
    let mut act = called.act(deed, Role::Contract, parties, reader);
    act.words = and_more(&act.words, calls.len());
    act.calls = calls;
    Some(act)
}

/// The steps of such a way: whoever is called or allowed something by one is handed what is given. What comes of it in
/// the end is said by the order, whatever they do with that; but the router may have been allowed more by the account.
fn steps(called: &Called<'_>, parties: &mut Vec<Party>, reader: &mut Reader) -> Option<Vec<Act>> {
    let count = called.length("route")?;
    called.note_more(count, reader);
    let known = reader.unread.len();
    let mut taken = Vec::new();
    for step in 0..count.min(limits::ITEMS) {
        let at = |member: &str| format!("route.{step}.{member}");
        let (target, path) = (at("callTarget"), called.path(&at("data")));
        parties.extend(called.party(Role::Executor, &target, reader));
        let mut data = called.bytes_at(&at("data"))?.to_vec();
        // How much the router has of a token is written there.
        for token in called.get(&at("tokens"))?.items()?.take(limits::ITEMS) {
            let place = token.uint_at("place").and_then(|place| usize::try_from(place).ok());
            let end = place.and_then(|place| place.checked_add(abi::WORD));
            if let Some(word) = place.zip(end).and_then(|(start, end)| data.get_mut(start..end)) {
                word.copy_from_slice(&ALL.to_be_bytes::<{ abi::WORD }>());
            }
        }
        let to_path = called.path(&target);
        let call = Call {
            by: Caller::contract(called.call),
            to: called.address(&target)?,
            to_path: &to_path,
            value: called.uint(&at("value")),
            value_path: &path,
            data: &data,
            path: &path,
            means: called.call.means,
        };
        for act in reader.call(&call) {
            let mut keeps = false;
            act.each(&mut |one| {
                let allowed = one.party(Role::Spender).cloned();
                parties.extend(allowed.map(|by| Party { role: Role::Executor, ..by }));
                let holder =
                    one.party(Role::Holder).is_some_and(|from| reader.is_own(&from.address));
                let sent = one.party(Role::Payee).filter(|_| matches!(one.deed, Deed::Send { .. }));
                let away = |to: &Party| to.kind.is_none() && !reader.is_own(&to.address);
                keeps |= holder || sent.is_some_and(away);
            });
            taken.extend(Some(act).filter(|_| keeps));
        }
    }
    // What a vault is called with need not be known, short of what was not looked at.
    let later = reader.unread.split_off(known.min(reader.unread.len()));
    let kept = |one: &Unread| reader.exhausted || one.doubt == Doubt::Ambiguous;
    reader.unread.extend(later.into_iter().filter(kept));
    Some(taken)
}

/// Makes an order valid that only its hash names.
fn sign_by_hash(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if called.bool_at("signed")? {
        let reason =
            "an order is signed of which only the hash is given: what it sells is not known";
        reader.unread.push(Unread::new(called.path("orderUid"), reason));
    }
    Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader))
}
