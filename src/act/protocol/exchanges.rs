//! Exchanges with routers of their own kind: Ambient, Trader Joe's later versions, Maverick, Wombat,
//! Camelot, Bancor, `WOOFi`, Hashflow, DODO, `SyncSwap`, and Rainbow's way to them.

use alloy_primitives::{Address, U256};

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, deposit, function, sweep, trade, withdraw,
};
use super::settler::name;
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role, is_trading_settler, worth};
use crate::decode::abi::{Value, WORD};
use crate::decode::{Chain, Unread, limits};

const DODO: Does = trade(
    (Of::Token("fromToken"), "fromTokenAmount"),
    (Of::Token("toToken"), "minReturnAmount"),
    UNSAID,
);
const QUOTE: Does = trade(
    (Of::Token("quote.baseToken"), "quote.effectiveBaseTokenAmount"),
    (Of::Token("quote.quoteToken"), UNSAID),
    "quote.trader",
);
const PATH_IN: Does = trade(
    (Of::Token("path.tokenPath.0"), "amountIn"),
    (Of::Token("path.tokenPath.last"), "amountOutMin"),
    "to",
);
const FROM_COIN: Does =
    trade((Of::Native, VALUE), (Of::Token("path.tokenPath.last"), "amountOutMin"), "to");
const TO_COIN: Does =
    trade((Of::Token("path.tokenPath.0"), "amountIn"), (Of::Native, "amountOutMin"), "to");
const LIQUIDITY: Does = Does::DepositAll {
    parts: &[
        (Of::Token("params.tokenX"), "params.amountX"),
        (Of::Token("params.tokenY"), "params.amountY"),
    ],
    payee: "params.to",
};
const CAMELOT: Does =
    trade((Of::Token("path.0"), "amountIn"), (Of::Token("path.last"), "amountOutMin"), "to");
const WOMBAT: Does = trade(
    (Of::Token("tokenPath.0"), "amountIn"),
    (Of::Token("tokenPath.last"), "amountOutMin"),
    "to",
);
const ALGEBRA: Does = trade(
    (Of::Token("params.tokenIn"), "params.amountIn"),
    (Of::Token("params.tokenOut"), "params.amountOutMinimum"),
    "params.recipient",
);
/// What a position gives out.
const OF_POSITION: &[(Of, &str)] =
    &[(Of::Token("key.token0"), UNSAID), (Of::Token("key.token1"), UNSAID)];
const OUT: Does = Does::WithdrawAll { parts: OF_POSITION, payee: UNSAID };
const OUT_TO: Does = Does::WithdrawAll { parts: OF_POSITION, payee: "to" };
/// What a position may take at most.
const POSITION: Does = Does::DepositAll {
    parts: &[(Of::Token("key.token0"), "amount0"), (Of::Token("key.token1"), "amount1")],
    payee: UNSAID,
};
const TARGET: &[(Role, &str)] = &[(Role::Executor, "target")];
const REFERRER: &[(Role, &str)] = &[(Role::FeeReceiver, "referrer")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Tempo's
    function("swapExactAmountIn(address tokenIn,address tokenOut,uint128 amountIn,uint128 minAmountOut)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "minAmountOut"), UNSAID)),
    function("swapExactAmountOut(address tokenIn,address tokenOut,uint128 amountOut,uint128 maxAmountIn)", trade((Of::Token("tokenIn"), "maxAmountIn"), (Of::Token("tokenOut"), "amountOut"), UNSAID)),
    function("place(address token,uint128 amount,bool,int16)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Token, "token")]),
    function("placeFlip(address token,uint128 amount,bool,int16,int16)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Token, "token")]),
    function("withdraw(address token,uint128 amount)", withdraw(Of::Token("token"), "amount", UNSAID)),
    // Boros, Ostium, Mento, Carbon, M0
    function("vaultDeposit(uint8,uint16,uint24,uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("requestVaultWithdrawal(uint16,uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("cancelVaultWithdrawal(uint16)", Does::Ordinary),
    function("vaultPayTreasury(uint16,uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("subaccountTransfer(uint8,uint16,uint24,uint256,bool)", Does::Ordinary),
    function("closeTradeMarket(uint16,uint8,uint16,uint192,uint32)", Does::Ordinary),
    function("topUpCollateral(uint16,uint8,uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("updateTp(uint16,uint8,uint192)", Does::Ordinary),
    function("updateSl(uint16,uint8,uint192)", Does::Ordinary),
    function("cancelOpenLimitOrder(uint16,uint8)", Does::Ordinary),
    function("updateOpenLimitOrder(uint16,uint8,uint192,uint192,uint192)", Does::Ordinary),
    function("closeTradeMarketTimeout(uint256,bool)", Does::Ordinary),
    function("swapIn(address,bytes32,address tokenIn,address tokenOut,uint256 amountIn,uint256 least)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "least"), UNSAID)),
    function("swapOut(address,bytes32,address tokenIn,address tokenOut,uint256 amountOut,uint256 most)", trade((Of::Token("tokenIn"), "most"), (Of::Token("tokenOut"), "amountOut"), UNSAID)),
    function("tradeByTargetAmount(address source,address target,(uint256,uint128)[],uint256,uint128 most)", trade((Of::Token("source"), "most"), (Of::Token("target"), UNSAID), UNSAID)),
    function("swapInM(address token,uint256 amount,address recipient)", trade((Of::Unnamed, "amount"), (Of::Token("token"), "amount"), "recipient")),
    function("swapOutM(address token,uint256 amount,address recipient)", trade((Of::Token("token"), "amount"), (Of::Unnamed, "amount"), "recipient")),
    // Myriad, Overtime
    function("referralBuy(uint256,uint256,uint256 least,uint256 value,string)", trade((Of::Unnamed, "value"), (Of::Unnamed, "least"), UNSAID)),
    function("buyWithETH(uint256,uint256,uint256 least)", trade((Of::Native, VALUE), (Of::Unnamed, "least"), UNSAID)),
    function("claimVoidedOutcomeShares(uint256,uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("claimWinningsToETH(uint256)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("claimLiquidity(uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("exerciseTicket(address)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("requestLiveTrade((string,uint16,uint16,int24,uint8,uint256 amount,uint256,uint256,address referrer,address collateral) params)", deposit(Of::Token("params.collateral"), "params.amount", UNSAID)).with(&[(Role::FeeReceiver, "params.referrer")]),
    // Ekubo: one of a pool's two tokens for the other, at once or little by little
    function("swap((address token0,address token1,bytes32) key,bool second,int128 amount,uint96,uint256,int256 least)", Does::Custom(ekubo)),
    function("swap((address token0,address token1,bytes32) key,bool second,int128 amount,uint96,uint256,int256 least,address recipient)", Does::Custom(ekubo)),
    function("swap((address token0,address token1,bytes32) key,bytes32 params,int256 least)", Does::Custom(ekubo)),
    function("swap((address token0,address token1,bytes32) key,bytes32 params,int256 least,address recipient)", Does::Custom(ekubo)),
    function("swap(((address token0,address token1,bytes32) key,uint96,uint256) route,(address token,int128 amount) given,int256 least)", Does::Custom(ekubo_route)),
    function("multihopSwap((((address token0,address token1,bytes32) key,uint96,uint256)[] route,(address token,int128 amount) given) swap,int256 least)", Does::Custom(ekubo_route)),
    function("multiMultihopSwap((((address token0,address token1,bytes32) key,uint96,uint256)[] route,(address token,int128 amount) given)[] swaps,int256 least)", Does::Custom(ekubo_routes)),
    function("refundNativeToken()", sweep(Of::Native, UNSAID, UNSAID)),
    function("mintAndIncreaseSellAmount((address token0,address token1,bytes32 config) key,uint112 amount,uint112)", Does::Custom(ekubo_order)),
    function("mintAndDeposit((address token0,address token1,bytes32 config) key,int32,int32,uint128 amount0,uint128 amount1,uint128)", Does::Custom(position)),
    function("mintAndDepositWithSalt(bytes32,(address token0,address token1,bytes32 config) key,int32,int32,uint128 amount0,uint128 amount1,uint128)", Does::Custom(position)),
    function("deposit(uint256,(address token0,address token1,bytes32 config) key,int32,int32,uint128 amount0,uint128 amount1,uint128)", Does::Custom(position)),
    function("withdraw(uint256,(address token0,address token1,bytes32) key,int32,int32,uint128)", OUT),
    function("withdraw(uint256,(address token0,address token1,bytes32) key,int32,int32,uint128,address to,bool)", OUT_TO),
    function("collectFees(uint256,(address token0,address token1,bytes32) key,int32,int32)", OUT),
    function("collectFees(uint256,(address token0,address token1,bytes32) key,int32,int32,address to)", OUT_TO),
    function("maybeInitializePool((address,address,bytes32),int32)", Does::Ordinary),
    function("collectProceeds(uint256,(address token0,address token1,bytes32 config) key)", Does::Custom(ekubo_proceeds)),
    function("collectProceeds(uint256,(address token0,address token1,bytes32 config) key,address to)", Does::Custom(ekubo_proceeds)),
    function("increaseSellAmount(uint256,(address token0,address token1,bytes32 config) key,uint128 amount,uint112)", Does::Custom(ekubo_order)),
    function("decreaseSaleRate(uint256,(address token0,address token1,bytes32 config) key,uint112)", Does::Custom(ekubo_unsold)),
    function("decreaseSaleRate(uint256,(address token0,address token1,bytes32 config) key,uint112,address to)", Does::Custom(ekubo_unsold)),
    // DODO: whoever calls gets it.
    function("mixSwap(address fromToken,address toToken,uint256 fromTokenAmount,uint256 expReturnAmount,uint256 minReturnAmount,address[] mixAdapters,address[] mixPairs,address[] assetTo,uint256 directions,bytes[] moreInfos,bytes feeData,uint256 deadLine)", DODO).with(&[(Role::Executor, "assetTo"), (Role::Executor, "mixPairs"), (Role::Executor, "mixAdapters")]),
    function("externalSwap(address fromToken,address toToken,address approveTarget,address swapTarget,uint256 fromTokenAmount,uint256 minReturnAmount,bytes feeData,bytes callDataConcat,uint256 deadLine)", DODO),
    // SyncSwap
    function("swap(((address pool,bytes data,address callback,bytes callbackData)[] steps,address tokenIn,uint256 amountIn)[] paths,uint256 amountOutMin,uint256 deadline)", Does::Custom(sync_swap)),
    function("swap(((address pool,bytes data,address callback,bytes callbackData,bool useVault)[] steps,address tokenIn,uint256 amountIn)[] paths,uint256 amountOutMin,uint256 deadline)", Does::Custom(sync_swap)),
    // Ambient
    function("swap(address base,address quote,uint256 poolIdx,bool isBuy,bool inBaseQty,uint128 qty,uint16 tip,uint128 limitPrice,uint128 minOut,uint8 reserveFlags)", Does::Custom(ambient)),
    function("userCmd(uint16 callpath,bytes cmd)", Does::Custom(ambient_command)),
    // Trader Joe 2.1 and later, and its aggregator
    function("swapExactIn(address logic,address tokenIn,address tokenOut,uint256 amountIn,uint256 amountOutMin,address to,uint256 deadline,bytes route)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "amountOutMin"), "to")).with(&[(Role::Executor, "logic")]),
    function("swapExactTokensForTokens(uint256 amountIn,uint256 amountOutMin,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", PATH_IN),
    function("swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", PATH_IN),
    function("swapExactTokensForNATIVE(uint256 amountIn,uint256 amountOutMin,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", TO_COIN),
    function("swapExactTokensForNATIVESupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", TO_COIN),
    function("swapExactNATIVEForTokens(uint256 amountOutMin,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", FROM_COIN),
    function("swapExactNATIVEForTokensSupportingFeeOnTransferTokens(uint256 amountOutMin,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", FROM_COIN),
    function("swapNATIVEForExactTokens(uint256 amountOutMin,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", FROM_COIN),
    function("swapTokensForExactTokens(uint256 amountOutMin,uint256 amountIn,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", PATH_IN),
    function("swapTokensForExactNATIVE(uint256 amountOutMin,uint256 amountIn,(uint256[] pairBinSteps,uint8[] versions,address[] tokenPath) path,address to,uint256 deadline)", TO_COIN),
    function("addLiquidity((address tokenX,address tokenY,uint256 binStep,uint256 amountX,uint256 amountY,uint256 amountXMin,uint256 amountYMin,uint256 activeIdDesired,uint256 idSlippage,int256[] deltaIds,uint256[] distributionX,uint256[] distributionY,address to,address refundTo,uint256 deadline) params)", LIQUIDITY).with(&[(Role::RefundReceiver, "params.refundTo")]),
    function("addLiquidityNATIVE((address tokenX,address tokenY,uint256 binStep,uint256 amountX,uint256 amountY,uint256 amountXMin,uint256 amountYMin,uint256 activeIdDesired,uint256 idSlippage,int256[] deltaIds,uint256[] distributionX,uint256[] distributionY,address to,address refundTo,uint256 deadline) params)", LIQUIDITY).with(&[(Role::RefundReceiver, "params.refundTo")]),
    // Its vaults and orders
    function("queueWithdrawal(uint256,address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("redeemQueuedWithdrawal(uint256,address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("redeemQueuedWithdrawalNative(uint256,address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("placeOrder(address tokenX,address tokenY,uint16,uint8,uint24,uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("claimOrder(address tokenX,address tokenY,uint16,uint8,uint24)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("cancelOrder(address tokenX,address tokenY,uint16,uint8,uint24,uint256,uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("removeLiquidity(address tokenX,address tokenY,uint16 binStep,uint256 amountXMin,uint256 amountYMin,uint256[] ids,uint256[] amounts,address to,uint256 deadline)", Does::WithdrawAll { parts: &[(Of::Token("tokenX"), "amountXMin"), (Of::Token("tokenY"), "amountYMin")], payee: "to" }),
    function("removeLiquidityNATIVE(address token,uint16 binStep,uint256 amountTokenMin,uint256 amountNATIVEMin,uint256[] ids,uint256[] amounts,address to,uint256 deadline)", Does::WithdrawAll { parts: &[(Of::Token("token"), "amountTokenMin"), (Of::Native, "amountNATIVEMin")], payee: "to" }),
    function("approveForAll(address spender,bool approved)", Does::Custom(super::operator::joe)),
    // Camelot
    function("swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to,address referrer,uint256 deadline)", CAMELOT).with(REFERRER),
    function("swapExactETHForTokensSupportingFeeOnTransferTokens(uint256 amountOutMin,address[] path,address to,address referrer,uint256 deadline)", trade((Of::Native, VALUE), (Of::Token("path.last"), "amountOutMin"), "to")).with(REFERRER),
    function("swapExactTokensForETHSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to,address referrer,uint256 deadline)", trade((Of::Token("path.0"), "amountIn"), (Of::Native, "amountOutMin"), "to")).with(REFERRER),
    // Maverick 2
    function("exactInputSingle(address recipient,address pool,bool tokenAIn,uint256 amountIn,uint256 amountOutMinimum)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, "amountOutMinimum"), "recipient")).with(&[(Role::Executor, "pool")]),
    // Wombat
    function("swapExactTokensForTokens(address[] tokenPath,address[] poolPath,uint256 amountIn,uint256 amountOutMin,address to,uint256 deadline)", WOMBAT).with(&[(Role::Executor, "poolPath")]),
    function("swapExactNativeForTokens(address[] tokenPath,address[] poolPath,uint256 amountOutMin,address to,uint256 deadline)", trade((Of::Native, VALUE), (Of::Token("tokenPath.last"), "amountOutMin"), "to")).with(&[(Role::Executor, "poolPath")]),
    function("swapExactTokensForNative(address[] tokenPath,address[] poolPath,uint256 amountIn,uint256 amountOutMin,address to,uint256 deadline)", trade((Of::Token("tokenPath.0"), "amountIn"), (Of::Native, "amountOutMin"), "to")).with(&[(Role::Executor, "poolPath")]),
    function("swap(address fromToken,address toToken,uint256 fromAmount,uint256 minimumToAmount,address to,uint256 deadline)", trade((Of::Token("fromToken"), "fromAmount"), (Of::Token("toToken"), "minimumToAmount"), "to")),
    function("withdraw(address token,uint256 liquidity,uint256 minimumAmount,address to,uint256 deadline)", withdraw(Of::Token("token"), "minimumAmount", "to")),
    // Bancor and Carbon
    function("tradeBySourceAmount(address sourceToken,address targetToken,uint256 sourceAmount,uint256 minReturnAmount,uint256 deadline,address beneficiary)", trade((Of::Token("sourceToken"), "sourceAmount"), (Of::Token("targetToken"), "minReturnAmount"), "beneficiary")),
    // WOOFi
    function("externalSwap(address approveTarget,address swapTarget,address fromToken,address toToken,uint256 fromAmount,uint256 minToAmount,address to,bytes)", trade((Of::Token("fromToken"), "fromAmount"), (Of::Token("toToken"), "minToAmount"), "to")).with(&[(Role::Executor, "approveTarget"), (Role::Executor, "swapTarget")]),
    function("swap(address fromToken,address toToken,uint256 fromAmount,uint256 minToAmount,address to,address rebateTo)", trade((Of::Token("fromToken"), "fromAmount"), (Of::Token("toToken"), "minToAmount"), "to")),
    // Hashflow
    function("tradeRFQT((address pool,address externalAccount,address trader,address effectiveTrader,address baseToken,address quoteToken,uint256 effectiveBaseTokenAmount,uint256 baseTokenAmount,uint256 quoteTokenAmount,uint256 quoteExpiry,uint256 nonce,bytes32 txid,bytes signature) quote)", Does::Custom(quoted)),
    function("tradeSingleHop((address pool,address externalAccount,address trader,address effectiveTrader,address baseToken,address quoteToken,uint256 effectiveBaseTokenAmount,uint256 baseTokenAmount,uint256 quoteTokenAmount,uint256 quoteExpiry,uint256 nonce,bytes32 txid,bytes signature) quote)", QUOTE),
    // Rainbow: what is traded stands in the call of the exchange that it names.
    function("fillQuoteEthToToken(address buyToken,address target,bytes swapCallData,uint256 feeAmount)", Does::Custom(quote_filled)).with(TARGET),
    function("fillQuoteTokenToToken(address sellToken,address buyToken,address target,bytes swapCallData,uint256 sellAmount,uint256 feeAmount)", Does::Custom(quote_filled)).with(TARGET),
    function("fillQuoteTokenToTokenWithPermit(address sellToken,address buyToken,address target,bytes swapCallData,uint256 sellAmount,uint256 feeAmount,(uint256 value,uint256 nonce,uint256 deadline,bool isDaiStylePermit,uint8 v,bytes32 r,bytes32 s) permitData)", Does::Custom(quote_filled)).with(TARGET),
    function("fillQuoteTokenToEth(address sellToken,address target,bytes swapCallData,uint256 sellAmount,uint256 feePercentageBasisPoints)", Does::Custom(quote_filled)).with(TARGET),
    function("fillQuoteTokenToEthWithPermit(address sellToken,address target,bytes swapCallData,uint256 sellAmount,uint256 feePercentageBasisPoints,(uint256 value,uint256 nonce,uint256 deadline,bool isDaiStylePermit,uint8 v,bytes32 r,bytes32 s) permitData)", Does::Custom(quote_filled)).with(TARGET),
    // Synapse's router, Angle's
    function("swap(address to,address token,uint256 amount,(address swapAdapter,address tokenOut,uint256 minAmountOut,uint256 deadline,bytes rawParams) query)", trade((Of::Token("token"), "amount"), (Of::Token("query.tokenOut"), "query.minAmountOut"), "to")),
    function("swapExactInput(uint256 amountIn,uint256 amountOutMin,address tokenIn,address tokenOut,address to,uint256 deadline)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "amountOutMin"), "to")),
    function("swapExactOutput(uint256 amountOut,uint256 amountInMax,address tokenIn,address tokenOut,address to,uint256 deadline)", trade((Of::Token("tokenIn"), "amountInMax"), (Of::Token("tokenOut"), "amountOut"), "to")),
    function("redeem(uint256 amount,address receiver,uint256 deadline,uint256[] minAmountOuts)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    // Fluid
    function("swapIn(bool swap0to1,uint256 amountIn,uint256 amountOutMin,address to)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, "amountOutMin"), "to")),
    function("swapOut(bool swap0to1,uint256 amountOut,uint256 amountInMax,address to)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, UNSAID), "to")),
    // Algebra, where pools have somebody who made them, or tokens that take a fee
    function("exactInputSingle((address tokenIn,address tokenOut,address deployer,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 limitSqrtPrice) params)", ALGEBRA),
    function("exactInputSingleSupportingFeeOnTransferTokens((address tokenIn,address tokenOut,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 limitSqrtPrice) params)", ALGEBRA),
    function("exactInputSingleSupportingFeeOnTransferTokens((address tokenIn,address tokenOut,address deployer,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 limitSqrtPrice) params)", ALGEBRA),
    function("unwrapWNativeToken(uint256 amountMinimum,address recipient)", sweep(Of::Native, "amountMinimum", "recipient")),
    // iZiSwap
    function("swapAmount((bytes path,address recipient,uint128 amount,uint256 minAcquired,uint256 deadline) params)", trade((Of::First("params.path"), "params.amount"), (Of::Last("params.path"), "params.minAcquired"), "params.recipient")),
    function("swapDesire((bytes path,address recipient,uint128 desire,uint256 maxPayed,uint256 deadline) params)", trade((Of::Last("params.path"), "params.maxPayed"), (Of::First("params.path"), "params.desire"), "params.recipient")),
    function("collect(address recipient,uint256,uint128,uint128)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("decLiquidity(uint256,uint128,uint256,uint256,uint256)", Does::Ordinary),
    // Kuru, and sales of Fjord's
    function("anyToAnySwap(address[],bool[],bool[],address debit,address credit,uint256 amount,uint256 least)", trade((Of::Token("debit"), "amount"), (Of::Token("credit"), "least"), UNSAID)),
    function("placeAndExecuteMarketBuy(uint96,uint256 least,bool,bool)", trade((Of::Native, VALUE), (Of::Unnamed, "least"), UNSAID)),
    function("placeAndExecuteMarketSell(uint96,uint256 least,bool,bool)", trade((Of::Native, VALUE), (Of::Unnamed, "least"), UNSAID)),
    function("swapExactAssetsForShares(uint256,uint256 least,address to)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, "least"), "to")),
    function("swapAssetsForExactShares(uint256,uint256,address to)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, UNSAID), "to")),
    function("swapExactSharesForAssets(uint256,uint256 least,address to)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, "least"), "to")),
    // SyncSwap: for whom it is stands in words of their own
    function("addLiquidity2(address pool,(address token,uint256 amount)[] inputs,bytes data,uint256,address callback,bytes)", Does::Custom(sync_added)).with(POOL),
    function("addLiquidity2(address pool,(address token,uint256 amount,bool)[] inputs,bytes data,uint256,address callback,bytes,address stake)", Does::Custom(sync_added)).with(&[(Role::Mentioned, "pool"), (Role::Executor, "callback"), (Role::Mentioned, "stake")]),
    function("burnLiquidity(address pool,uint256,bytes data,uint256[],address callback,bytes)", Does::Custom(sync_burned)).with(POOL),
    function("burnLiquiditySingle(address pool,uint256,bytes data,uint256,address callback,bytes)", Does::Custom(sync_burned)).with(POOL),
    // DODO before
    function("dodoSwapV2TokenToToken(address fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,address[] dodoPairs,uint256 directions,bool isIncentive,uint256 deadline)", DODO).with(&[(Role::Executor, "dodoPairs")]),
    function("dodoSwapV2TokenToETH(address fromToken,uint256 fromTokenAmount,uint256 minReturnAmount,address[] dodoPairs,uint256 directions,bool isIncentive,uint256 deadline)", trade((Of::Token("fromToken"), "fromTokenAmount"), (Of::Native, "minReturnAmount"), UNSAID)).with(&[(Role::Executor, "dodoPairs")]),
    function("dodoSwapV2ETHToToken(address toToken,uint256 minReturnAmount,address[] dodoPairs,uint256 directions,bool isIncentive,uint256 deadline)", trade((Of::Native, VALUE), (Of::Token("toToken"), "minReturnAmount"), UNSAID)).with(&[(Role::Executor, "dodoPairs")]),
    // Bancor and Carbon
    function("convertByPath(address[] path,uint256 amountIn,uint256 amountOutMin,address to,address affiliate,uint256 fee)", CAMELOT).with(&[(Role::FeeReceiver, "affiliate")]),
    function("tradeBySourceAmount(address fromToken,address toToken,(uint256,uint128 amount)[] actions,uint256,uint128 least)", Does::Custom(carbon)),
];

const POOL: &[(Role, &str)] = &[(Role::Mentioned, "pool"), (Role::Executor, "callback")];

/// Whom the data of `SyncSwap`'s name, in the word at a place.
fn sync_payee(called: &Called<'_>, word: usize, reader: &Reader) -> Option<Party> {
    let word = called.bytes_at("data")?.get(word * WORD..(word + 1) * WORD)?;
    let address = Address::from_slice(word.get(12..)?);
    Some(Party::new(Role::Payee, address, called.path("data"), reader.chain))
}

fn sync_added(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let payee = sync_payee(called, 0, reader)?;
    let count = called.length("inputs")?;
    called.note_more(count, reader);
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        let token = called.address(&format!("inputs.{index}.token"))?;
        let asset = reader.token_or_native(token);
        let amount = called.amount(&format!("inputs.{index}.amount"));
        let deed = Deed::Deposit { asset, amount };
        acts.push(called.act(deed, Role::Contract, vec![payee.clone()], reader));
    }
    first_with_others(acts)
}

fn sync_burned(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    // The one token that is taken out stands before.
    let single = called.function.signature.starts_with("burnLiquiditySingle(");
    let payee = sync_payee(called, usize::from(single), reader)?;
    let deed = Deed::Withdraw { asset: Asset::Unnamed, amount: Amount::unread() };
    Some(called.act(deed, Role::Contract, vec![payee], reader))
}

/// What is put into a pool, and the code that the pool has called at every step, if there is any.
fn position(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.read_as(POSITION, reader)?;
    let extension = Address::from_slice(called.get("key.config")?.word().get(..20)?);
    if !extension.is_zero() {
        let path = called.path("key.config");
        act.parties.push(Party::new(Role::Mentioned, extension, path, reader.chain));
    }
    Some(act)
}

/// What is given to several orders, together.
fn carbon(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (from, to) = (Of::Token("fromToken"), Of::Token("toToken"));
    let mut act = called.read_as(trade((from, UNSAID), (to, "least"), UNSAID), reader)?;
    let mut actions = called.get("actions")?.items()?;
    let sum = actions.try_fold(U256::ZERO, |sum, one| sum.checked_add(one.get("amount")?.uint()?));
    if let Deed::Trade { gives, .. } = &mut act.deed
        && let (Some(first), Some(sum)) = (gives.first_mut(), sum)
    {
        first.amount = Amount::of(sum);
    }
    act.words = act.in_words();
    Some(act)
}

fn ekubo(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// The bit of a packed word that says that the second token is meant.
    const SECOND: usize = 31;
    let params = called.get("params").map(|params| U256::from_be_bytes(params.word()));
    let (second, amount) = match params {
        // 128 bits with a sign
        Some(params) => {
            let amount: U256 = (params << 96) >> 128;
            (params.bit(SECOND), if amount.bit(127) { amount | U256::MAX << 128 } else { amount })
        }
        None => (called.bool_at("second")?, called.uint("amount")?),
    };
    let (first, other) = (called.address("key.token0")?, called.address("key.token1")?);
    let (named, other) = if second { (other, first) } else { (first, other) };
    ekubo_traded(called, named, other, amount, reader)
}

/// One token for another. What is below zero is bought, and the least is then the most that is paid, below zero too.
fn ekubo_traded(
    called: &Called<'_>,
    named: Address,
    other: Address,
    amount: U256,
    reader: &mut Reader,
) -> Option<Act> {
    /// The bit that numbers below zero have.
    const SIGN: usize = 255;
    let least = called.uint("least")?;
    let ((paid, most), (got, least)) = if amount.bit(SIGN) {
        ((other, least.wrapping_neg()), (named, amount.wrapping_neg()))
    } else {
        ((named, amount), (other, least))
    };
    let part = |asset, amount| Part { asset, amount: Amount::of(amount), to: None };
    let paid = reader.token_or_native(paid);
    let gives = vec![part(called.paid(paid, reader), most)];
    let gets = vec![part(reader.token_or_native(got), least)];
    let parties = called.beneficiary("recipient", reader).into_iter().collect();
    Some(called.act(Deed::Trade { gives, gets }, Role::Contract, parties, reader))
}

/// The token that comes out of a route, which is one pool or several: the other one of each.
fn at_the_end(route: &Value<'_>, token: Address) -> Option<Address> {
    let step = |token: Address, one: &Value<'_>| {
        let key = one.get("key")?;
        let (first, second) = (key.address_at("token0")?, key.address_at("token1")?);
        Some(if first == token { second } else { first })
    };
    match route.items() {
        Some(mut all) => all.try_fold(token, |token, one| step(token, &one)),
        None => step(token, route),
    }
}

fn ekubo_route(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let get = |at: &str, inside: &str| called.get(at).or_else(|| called.get(inside));
    let token = get("given.token", "swap.given.token")?.address()?;
    let amount = get("given.amount", "swap.given.amount")?.uint()?;
    let end = at_the_end(&get("route", "swap.route")?, token)?;
    ekubo_traded(called, token, end, amount, reader)
}

/// Several routes, all from the same token to the same other one.
fn ekubo_routes(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (mut ends, mut sum) = (None, U256::ZERO);
    for one in called.get("swaps")?.items()? {
        let token = one.get("given.token")?.address()?;
        sum = sum.wrapping_add(one.get("given.amount")?.uint()?);
        let these = (token, at_the_end(&one.get("route")?, token)?);
        if *ends.get_or_insert(these) != these {
            return None;
        }
    }
    let (token, end) = ends?;
    ekubo_traded(called, token, end, sum, reader)
}

/// Which token an order sells little by little, and which one it buys: a bit says so.
fn ekubo_sides(called: &Called<'_>) -> Option<(Of, Of)> {
    const SECOND: usize = 159;
    let (first, second) = (Of::Token("key.token0"), Of::Token("key.token1"));
    let config = U256::from_be_bytes(called.get("key.config")?.word());
    Some(if config.bit(SECOND) { (second, first) } else { (first, second) })
}

fn ekubo_order(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (sold, bought) = ekubo_sides(called)?;
    called.read_as(trade((sold, "amount"), (bought, UNSAID), UNSAID), reader)
}

fn ekubo_proceeds(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (_, bought) = ekubo_sides(called)?;
    called.read_as(withdraw(bought, UNSAID, "to"), reader)
}

fn ekubo_unsold(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (sold, _) = ekubo_sides(called)?;
    called.read_as(withdraw(sold, UNSAID, "to"), reader)
}

/// A trade by the call of an exchange, which says what must come out of it, and to whom: the router pays its caller
/// all that it is paid itself.
fn quote_filled(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let value = if called.get("sellToken").is_some() { UNSAID } else { VALUE };
    let shape = Shape::One { to: "target", value, data: "swapCallData" };
    let inner = called.calls(shape, reader)?.calls.into_iter().next();
    let gives =
        if value == VALUE { (Of::Native, VALUE) } else { (Of::Token("sellToken"), "sellAmount") };
    let gets = if called.get("buyToken").is_some() { Of::Token("buyToken") } else { Of::Native };
    let mut act = called.read_as(trade(gives, (gets, UNSAID), UNSAID), reader)?;
    if let Some(inner) = inner {
        take_over(&mut act, inner, called, reader);
    }
    // What the call of a contract that nobody knows says binds nobody.
    let (mut target, address) =
        (called.party(Role::Executor, "target", reader)?, called.address("target")?);
    name(&mut act.parties, address, reader);
    name(std::slice::from_mut(&mut target), address, reader);
    if let (Deed::Trade { gets, .. }, None) = (&mut act.deed, target.kind) {
        for part in gets.iter_mut() {
            part.amount = Amount::of(U256::ZERO);
        }
        act.words = act.in_words();
    }
    Some(act)
}

/// Takes over from the call of an exchange what must come of a trade at least, who is handed what is given, and who
/// but the router is paid; or else tells of that call. A least of a token that the call does not name is none of another.
pub(super) fn take_over(act: &mut Act, inner: Act, called: &Called<'_>, reader: &mut Reader) {
    let (Deed::Trade { gets, .. }, Deed::Trade { gets: got, .. }) = (&mut act.deed, &inner.deed)
    else {
        let trades = |one: &Act| matches!(one.deed, Deed::Trade { .. });
        // Calls of others that trade nothing ask for nothing.
        if let (Deed::Calls { .. }, Deed::Trade { gets, .. }) = (&inner.deed, &mut act.deed)
            && !inner.calls.iter().any(trades)
        {
            for part in gets.iter_mut() {
                part.amount = Amount::of(U256::ZERO);
            }
            act.words = act.in_words();
        }
        act.calls.push(inner);
        return;
    };
    // A Settler that names no least amount asks for none, and has what it is given go where its actions say.
    let mut trades = std::iter::once(&inner).chain(&inner.calls);
    let open = trades.rfind(|one| got.is_empty() && is_settlers(one, reader.chain));
    let handed = open.map(handed_on).unwrap_or_default();
    for part in gets {
        let of_it = got.iter().find(|one| one.asset == part.asset);
        let of_it = of_it.or_else(|| got.iter().find(|one| one.asset == Asset::Unnamed));
        part.amount = match of_it {
            Some(one) => one.amount.clone(),
            None if got.is_empty() && open.is_none() => Amount::unread(),
            None => Amount::of(U256::ZERO),
        };
        // The pools of tokens that are known are mostly known themselves.
        let known = matches!(part.asset, Asset::Token { .. }) && !worth::is_of_unknown_token(part);
        if got.is_empty()
            && open.is_none()
            && known
            && inner.party(Role::Executor).is_some_and(|one| one.kind.is_none())
        {
            reader.only_searched(inner.path.as_str(), "what must come of the trade at least");
        }
    }
    let named = |one: &Party| match one.role {
        Role::Payee => one.address.bytes20() != Some(&called.call.to),
        role => role == Role::Executor,
    };
    act.parties.extend(inner.parties.into_iter().filter(named));
    for one in handed {
        if act.parties.iter().all(|other| other.path != one.path) {
            act.parties.push(one);
        }
    }
    act.words = act.in_words();
}

/// Whether an act is a trade by a Settler.
fn is_settlers(act: &Act, chain: Option<Chain>) -> bool {
    let contract = act.party(Role::Contract).and_then(|contract| contract.address.bytes20());
    matches!(act.deed, Deed::Trade { .. })
        && contract.is_some_and(|contract| is_trading_settler(chain, contract))
}

/// The pools of a trade, and whom its actions pay on the way: what is not the outcome of an exchange is handed to a pool.
fn handed_on(trade: &Act) -> Vec<Party> {
    let pools = trade.parties.iter().filter(|one| one.role == Role::Executor);
    let mut handed: Vec<Party> = pools.cloned().collect();
    for call in &trade.calls {
        let pool = matches!(call.deed, Deed::Withdraw { .. });
        let payees = call.parties.iter().filter(|one| one.role == Role::Payee);
        handed.extend(
            payees.cloned().map(|payee| Party {
                role: if pool { Role::Executor } else { Role::Payee },
                ..payee
            }),
        );
    }
    handed
}

/// Which of the two is given is said by two bits; the amount is of one of them.
fn ambient(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let buys = called.get("isBuy")?.bool()?;
    let exact_given = called.get("inBaseQty")?.bool()? == buys;
    let tokens = if buys { ("base", "quote") } else { ("quote", "base") };
    let (quantity, bound) = (called.amount("qty"), called.amount("minOut"));
    // Of an exact amount that is got, the bound is on what is given.
    let amounts = if exact_given { (quantity, bound) } else { (bound, quantity) };
    let gives = called.asset(Of::Token(tokens.0), reader)?;
    let gets = called.asset(Of::Token(tokens.1), reader)?;
    let part = |asset, amount| Part { asset, amount, to: None };
    let deed =
        Deed::Trade { gives: vec![part(gives, amounts.0)], gets: vec![part(gets, amounts.1)] };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// A trade in the same arguments; of the other commands only that they are some.
fn ambient_command(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    static SWAP: Function = function(
        "swap(address base,address quote,uint256 poolIdx,bool isBuy,bool inBaseQty,uint128 qty,uint16 tip,uint128 limitPrice,uint128 minOut,uint8 reserveFlags)",
        Does::Ordinary,
    );
    const HOT_PATH: u64 = 1;
    let (data, path) = (called.get("cmd")?.bytes()?, called.path("cmd"));
    if called.uint("callpath")? == U256::from(HOT_PATH) {
        let call = crate::act::call::Call { data, path: &path, ..*called.call };
        return ambient(&super::plan::encoded(&call, &SWAP), reader);
    }
    reader.only_searched(path, "what this command does");
    Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader))
}

/// What is got for less than the whole quote is less in proportion.
fn quoted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let taken = called.uint("quote.effectiveBaseTokenAmount")?;
    let (base, got) =
        (called.uint("quote.baseTokenAmount")?, called.uint("quote.quoteTokenAmount")?);
    let got = got.checked_mul(taken).and_then(|product| product.checked_div(base));
    let part = |asset, amount| Part { asset, amount, to: None };
    let gives = part(called.given(Of::Token("quote.baseToken"), reader)?, Amount::of(taken));
    let amount = got.map_or_else(Amount::unread, Amount::of);
    let gets = part(called.asset(Of::Token("quote.quoteToken"), reader)?, amount);
    let payee = called.beneficiary("quote.trader", reader).into_iter().collect();
    let deed = Deed::Trade { gives: vec![gives], gets: vec![gets] };
    Some(called.act(deed, Role::Contract, payee, reader))
}

/// What each path gives; who gets what comes out stands second in the data of its last step.
fn sync_swap(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let paths = called.get("paths")?.items()?;
    called.note_more(paths.len(), reader);
    let (mut gives, mut parties) = (Vec::new(), Vec::new());
    for (index, path) in paths.enumerate().take(limits::ITEMS) {
        let token = path.address_at("tokenIn")?;
        let asset = reader.token_or_native(token);
        let amount = Amount::of(path.uint_at("amountIn")?);
        gives.push(Part { asset, amount, to: None });
        let at = format!("{}[{index}].steps", called.path("paths"));
        for (step, one) in path.get("steps")?.items()?.enumerate().take(limits::ITEMS) {
            let place = format!("{at}[{step}].pool");
            let pool = one.address_at("pool").filter(|pool| !pool.is_zero());
            let pool = pool.map(|pool| Party::new(Role::Executor, pool, place, reader.chain));
            parties.extend(pool);
        }
        let place = format!("{at}[last].data");
        let data = path.get("steps.last.data").and_then(|data| data.bytes());
        if let Some(to) = data.and_then(|data| data.get(44..64)).map(Address::from_slice) {
            parties.push(Party::new(Role::Payee, to, place, reader.chain));
        } else {
            let reason = "who gets what is traded could not be read";
            reader.unread.push(Unread::new(place, reason));
        }
    }
    let gets = called.least(Asset::Unnamed, "amountOutMin", &gives).into_iter().collect();
    Some(called.act(Deed::Trade { gives, gets }, Role::Contract, parties, reader))
}
