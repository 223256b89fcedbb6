//! Exchanges with routers of their own kind: Ambient, Trader Joe's later versions, Maverick, Wombat,
//! Camelot, Bancor, `WOOFi`, Hashflow, DODO, `SyncSwap`, and Rainbow's way to them.

use alloy_primitives::Address;

use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, deposit, function, trade, withdraw,
};
use crate::act::{Act, Amount, Deed, Part, Party, Reader, Role};
use crate::decode::{Unread, limits};

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
const REFERRER: &[(Role, &str)] = &[(Role::FeeReceiver, "referrer")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Ekubo: one of a pool's two tokens for the other, at once or little by little
    function("swap((address token0,address token1,bytes32) key,bool second,int128 amount,uint96,uint256,int256 least)", Does::Custom(ekubo)),
    function("swap((address token0,address token1,bytes32) key,bool second,int128 amount,uint96,uint256,int256 least,address recipient)", Does::Custom(ekubo)),
    function("mintAndIncreaseSellAmount((address,address,bytes32),uint112 amount,uint112)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("mintAndDeposit((address token0,address token1,bytes32) key,int32,int32,uint128 amount0,uint128 amount1,uint128)", POSITION),
    function("mintAndDepositWithSalt(bytes32,(address token0,address token1,bytes32) key,int32,int32,uint128 amount0,uint128 amount1,uint128)", POSITION),
    function("deposit(uint256,(address token0,address token1,bytes32) key,int32,int32,uint128 amount0,uint128 amount1,uint128)", POSITION),
    function("withdraw(uint256,(address token0,address token1,bytes32) key,int32,int32,uint128)", OUT),
    function("withdraw(uint256,(address token0,address token1,bytes32) key,int32,int32,uint128,address to,bool)", OUT_TO),
    function("collectFees(uint256,(address token0,address token1,bytes32) key,int32,int32)", OUT),
    function("collectFees(uint256,(address token0,address token1,bytes32) key,int32,int32,address to)", OUT_TO),
    function("maybeInitializePool((address,address,bytes32),int32)", Does::Ordinary),
    function("collectProceeds(uint256,(address,address,bytes32))", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("collectProceeds(uint256,(address,address,bytes32),address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("increaseSellAmount(uint256,(address,address,bytes32),uint128 amount,uint112)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("decreaseSaleRate(uint256,(address,address,bytes32),uint112)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("decreaseSaleRate(uint256,(address,address,bytes32),uint112,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    // DODO: whoever calls gets it.
    function("mixSwap(address fromToken,address toToken,uint256 fromTokenAmount,uint256 expReturnAmount,uint256 minReturnAmount,address[] mixAdapters,address[] mixPairs,address[] assetTo,uint256 directions,bytes[] moreInfos,bytes feeData,uint256 deadLine)", DODO),
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
    function("exactInputSingle(address recipient,address pool,bool tokenAIn,uint256 amountIn,uint256 amountOutMinimum)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, UNSAID), "recipient")),
    // Wombat
    function("swapExactTokensForTokens(address[] tokenPath,address[] poolPath,uint256 amountIn,uint256 amountOutMin,address to,uint256 deadline)", WOMBAT),
    function("swapExactNativeForTokens(address[] tokenPath,address[] poolPath,uint256 amountOutMin,address to,uint256 deadline)", trade((Of::Native, VALUE), (Of::Token("tokenPath.last"), "amountOutMin"), "to")),
    function("swapExactTokensForNative(address[] tokenPath,address[] poolPath,uint256 amountIn,uint256 amountOutMin,address to,uint256 deadline)", trade((Of::Token("tokenPath.0"), "amountIn"), (Of::Native, "amountOutMin"), "to")),
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
    function("fillQuoteEthToToken(address buyToken,address target,bytes swapCallData,uint256 feeAmount)", trade((Of::Native, VALUE), (Of::Token("buyToken"), UNSAID), UNSAID)).with(&[(Role::Executor, "target")]),
    function("fillQuoteTokenToToken(address sellToken,address buyToken,address target,bytes swapCallData,uint256 sellAmount,uint256 feeAmount)", trade((Of::Token("sellToken"), "sellAmount"), (Of::Token("buyToken"), UNSAID), UNSAID)).with(&[(Role::Executor, "target")]),
    function("fillQuoteTokenToEth(address sellToken,address target,bytes swapCallData,uint256 sellAmount,uint256 feePercentageBasisPoints)", trade((Of::Token("sellToken"), "sellAmount"), (Of::Native, UNSAID), UNSAID)).with(&[(Role::Executor, "target")]),
    // Synapse's router, Angle's
    function("swap(address to,address token,uint256 amount,(address swapAdapter,address tokenOut,uint256 minAmountOut,uint256 deadline,bytes rawParams) query)", trade((Of::Token("token"), "amount"), (Of::Token("query.tokenOut"), "query.minAmountOut"), "to")),
    function("swapExactInput(uint256 amountIn,uint256 amountOutMin,address tokenIn,address tokenOut,address to,uint256 deadline)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "amountOutMin"), "to")),
    function("swapExactOutput(uint256 amountOut,uint256 amountInMax,address tokenIn,address tokenOut,address to,uint256 deadline)", trade((Of::Token("tokenIn"), "amountInMax"), (Of::Token("tokenOut"), "amountOut"), "to")),
    function("redeem(uint256 amount,address receiver,uint256 deadline,uint256[] minAmountOuts)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    // Fluid
    function("swapIn(bool swap0to1,uint256 amountIn,uint256 amountOutMin,address to)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, UNSAID), "to")),
    function("swapOut(bool swap0to1,uint256 amountOut,uint256 amountInMax,address to)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, UNSAID), "to")),
    // Algebra, where pools have somebody who made them, or tokens that take a fee
    function("exactInputSingle((address tokenIn,address tokenOut,address deployer,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 limitSqrtPrice) params)", ALGEBRA),
    function("exactInputSingleSupportingFeeOnTransferTokens((address tokenIn,address tokenOut,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 limitSqrtPrice) params)", ALGEBRA),
    function("exactInputSingleSupportingFeeOnTransferTokens((address tokenIn,address tokenOut,address deployer,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 limitSqrtPrice) params)", ALGEBRA),
    // iZiSwap
    function("swapAmount((bytes path,address recipient,uint128 amount,uint256 minAcquired,uint256 deadline) params)", trade((Of::First("params.path"), "params.amount"), (Of::Last("params.path"), "params.minAcquired"), "params.recipient")),
    // DODO before
    function("dodoSwapV2TokenToToken(address fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,address[] dodoPairs,uint256 directions,bool isIncentive,uint256 deadline)", DODO),
    function("dodoSwapV2TokenToETH(address fromToken,uint256 fromTokenAmount,uint256 minReturnAmount,address[] dodoPairs,uint256 directions,bool isIncentive,uint256 deadline)", trade((Of::Token("fromToken"), "fromTokenAmount"), (Of::Native, "minReturnAmount"), UNSAID)),
    function("dodoSwapV2ETHToToken(address toToken,uint256 minReturnAmount,address[] dodoPairs,uint256 directions,bool isIncentive,uint256 deadline)", trade((Of::Native, VALUE), (Of::Token("toToken"), "minReturnAmount"), UNSAID)),
    // Bancor and Carbon
    function("convertByPath(address[] path,uint256 amountIn,uint256 amountOutMin,address to,address affiliate,uint256 fee)", CAMELOT).with(&[(Role::FeeReceiver, "affiliate")]),
    function("tradeBySourceAmount(address fromToken,address toToken,(uint256,uint128)[],uint256,uint128 least)", trade((Of::Token("fromToken"), UNSAID), (Of::Token("toToken"), "least"), UNSAID)),
];

/// What is below zero is bought, and the least is then the most that is paid, below zero too.
fn ekubo(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// The bit that numbers below zero have.
    const SIGN: usize = 255;
    let (amount, least) = (called.uint("amount")?, called.uint("least")?);
    let (first, second) = (Of::Token("key.token0"), Of::Token("key.token1"));
    let (named, other) = if called.bool_at("second")? { (second, first) } else { (first, second) };
    let bought = amount.bit(SIGN);
    let ((paid, most), (got, least)) = if bought {
        ((other, least.wrapping_neg()), (named, amount.wrapping_neg()))
    } else {
        ((named, amount), (other, least))
    };
    let part = |asset, amount| Part { asset, amount: Amount::of(amount), to: None };
    let gives = vec![part(called.given(paid, reader)?, most)];
    let gets = vec![part(called.asset(got, reader)?, least)];
    let parties = called.beneficiary("recipient", reader).into_iter().collect();
    Some(called.act(Deed::Trade { gives, gets }, Role::Contract, parties, reader))
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
    if called.uint("callpath")? == alloy_primitives::U256::from(HOT_PATH) {
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
        let place = format!("{}[{index}].steps[last].data", called.path("paths"));
        let data = path.get("steps.last.data").and_then(|data| data.bytes());
        if let Some(to) = data.and_then(|data| data.get(44..64)).map(Address::from_slice) {
            parties.push(Party::new(Role::Payee, to, place, reader.chain));
        } else {
            let reason = "who gets what is traded could not be read";
            reader.unread.push(Unread::new(place, reason));
        }
    }
    Some(called.act(Deed::Trade { gives, gets: Vec::new() }, Role::Contract, parties, reader))
}
