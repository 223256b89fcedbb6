//! 0x: the Exchange Proxy, and the Settlers that are called through `AllowanceHolder`.

use alloy_primitives::U256;

use super::deal::Deal;
use super::function::{Called, Does, Function, Of, UNSAID, VALUE, function, trade};
use super::settler;
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};
use crate::decode::limits;

const SELL: Does = trade(
    (Of::Token("inputToken"), "sellAmount"),
    (Of::Token("outputToken"), "minBuyAmount"),
    UNSAID,
);
const SELL_HOPS: Does = trade(
    (Of::Token("tokens.0"), "sellAmount"),
    (Of::Token("tokens.last"), "minBuyAmount"),
    UNSAID,
);
const FILL: Does = Does::Custom(fill);
const MAKER: &[(Role, &str)] = &[(Role::Mentioned, "order.maker")];
const SETTLE: Does = Does::Custom(settler::settle);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("transformERC20(address inputToken,address outputToken,uint256 sellAmount,uint256 minBuyAmount,(uint32 deploymentNonce,bytes data)[] transformations)", SELL),
    function("sellToUniswap(address[] tokens,uint256 sellAmount,uint256 minBuyAmount,bool isSushi)", SELL_HOPS),
    function("sellToPancakeSwap(address[] tokens,uint256 sellAmount,uint256 minBuyAmount,uint8 fork)", SELL_HOPS),
    function("sellToLiquidityProvider(address inputToken,address outputToken,address provider,address recipient,uint256 sellAmount,uint256 minBuyAmount,bytes auxiliaryData)",
        trade((Of::Token("inputToken"), "sellAmount"), (Of::Token("outputToken"), "minBuyAmount"), "recipient")),
    function("sellEthForTokenToUniswapV3(bytes encodedPath,uint256 minBuyAmount,address recipient)", trade((Of::Native, VALUE), (Of::Last("encodedPath"), "minBuyAmount"), "recipient")),
    function("sellTokenForEthToUniswapV3(bytes encodedPath,uint256 sellAmount,uint256 minBuyAmount,address recipient)", trade((Of::First("encodedPath"), "sellAmount"), (Of::Native, "minBuyAmount"), "recipient")),
    function("sellTokenForTokenToUniswapV3(bytes encodedPath,uint256 sellAmount,uint256 minBuyAmount,address recipient)", trade((Of::First("encodedPath"), "sellAmount"), (Of::Last("encodedPath"), "minBuyAmount"), "recipient")),
    function("multiplexBatchSellEthForToken(address outputToken,(uint8 id,uint256 sellAmount,bytes data)[] calls,uint256 minBuyAmount)", trade((Of::Native, VALUE), (Of::Token("outputToken"), "minBuyAmount"), UNSAID)),
    function("multiplexBatchSellTokenForEth(address inputToken,(uint8 id,uint256 sellAmount,bytes data)[] calls,uint256 sellAmount,uint256 minBuyAmount)", trade((Of::Token("inputToken"), "sellAmount"), (Of::Native, "minBuyAmount"), UNSAID)),
    function("multiplexBatchSellTokenForToken(address inputToken,address outputToken,(uint8 id,uint256 sellAmount,bytes data)[] calls,uint256 sellAmount,uint256 minBuyAmount)", SELL),
    function("multiplexMultiHopSellEthForToken(address[] tokens,(uint8 id,bytes data)[] calls,uint256 minBuyAmount)", trade((Of::Native, VALUE), (Of::Token("tokens.last"), "minBuyAmount"), UNSAID)),
    function("multiplexMultiHopSellTokenForEth(address[] tokens,(uint8 id,bytes data)[] calls,uint256 sellAmount,uint256 minBuyAmount)", trade((Of::Token("tokens.0"), "sellAmount"), (Of::Native, "minBuyAmount"), UNSAID)),
    function("multiplexMultiHopSellTokenForToken(address[] tokens,(uint8 id,bytes data)[] calls,uint256 sellAmount,uint256 minBuyAmount)", SELL_HOPS),
    function("fillLimitOrder((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,uint128 takerTokenFeeAmount,address maker,address taker,address sender,address feeRecipient,bytes32 pool,uint64 expiry,uint256 salt) order,(uint8 signatureType,uint8 v,bytes32 r,bytes32 s) signature,uint128 takerTokenFillAmount)", FILL).with(MAKER),
    function("fillOrKillLimitOrder((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,uint128 takerTokenFeeAmount,address maker,address taker,address sender,address feeRecipient,bytes32 pool,uint64 expiry,uint256 salt) order,(uint8 signatureType,uint8 v,bytes32 r,bytes32 s) signature,uint128 takerTokenFillAmount)", FILL).with(MAKER),
    function("fillRfqOrder((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,address maker,address taker,address txOrigin,bytes32 pool,uint64 expiry,uint256 salt) order,(uint8 signatureType,uint8 v,bytes32 r,bytes32 s) signature,uint128 takerTokenFillAmount)", FILL).with(MAKER),
    function("fillOrKillRfqOrder((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,address maker,address taker,address txOrigin,bytes32 pool,uint64 expiry,uint256 salt) order,(uint8 signatureType,uint8 v,bytes32 r,bytes32 s) signature,uint128 takerTokenFillAmount)", FILL).with(MAKER),
    function("fillOtcOrder((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,address maker,address taker,address txOrigin,uint256 expiryAndNonce) order,(uint8 signatureType,uint8 v,bytes32 r,bytes32 s) makerSignature,uint128 takerTokenFillAmount)", FILL).with(MAKER),
    function("fillOtcOrderForEth((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,address maker,address taker,address txOrigin,uint256 expiryAndNonce) order,(uint8 signatureType,uint8 v,bytes32 r,bytes32 s) makerSignature,uint128 takerTokenFillAmount)", trade((Of::Token("order.takerToken"), "takerTokenFillAmount"), (Of::Native, UNSAID), UNSAID)).with(MAKER),
    function("fillOtcOrderWithEth((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,address maker,address taker,address txOrigin,uint256 expiryAndNonce) order,(uint8 signatureType,uint8 v,bytes32 r,bytes32 s) makerSignature)", trade((Of::Native, VALUE), (Of::Token("order.makerToken"), "order.makerAmount"), UNSAID)).with(MAKER),
    function("cancelLimitOrder((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,uint128 takerTokenFeeAmount,address maker,address taker,address sender,address feeRecipient,bytes32 pool,uint64 expiry,uint256 salt) order)", Does::Ordinary),
    function("cancelRfqOrder((address makerToken,address takerToken,uint128 makerAmount,uint128 takerAmount,address maker,address taker,address txOrigin,bytes32 pool,uint64 expiry,uint256 salt) order)", Does::Ordinary),
    function("cancelPairLimitOrders(address makerToken,address takerToken,uint256 minValidSalt)", Does::Ordinary),
    function("cancelPairRfqOrders(address makerToken,address takerToken,uint256 minValidSalt)", Does::Ordinary),
    function("registerAllowedOrderSigner(address signer,bool allowed)", Does::Custom(signer)),
    function("buyERC721((uint8,address maker,address,uint256,uint256,address token,uint256 amount,(address recipient,uint256 amount,bytes)[] fees,address collection,uint256 tokenId,(address,bytes)[]) order,(uint8,uint8,bytes32,bytes32),bytes)", Does::Custom(item_bought)).with(MAKER),
    // Settlers, and the contract that lends them an allowance for one call.
    function("execute((address recipient,address buyToken,uint256 minAmountOut) slippage,bytes[] actions,bytes32 zid)", SETTLE),
    function("executeMetaTxn((address recipient,address buyToken,uint256 minAmountOut) slippage,bytes[] actions,bytes32 zid,address msgSender,bytes sig)", SETTLE)
        .with(&[(Role::Holder, "msgSender")]),
    function("exec(address operator,address token,uint256 amount,address target,bytes data)", Does::Custom(lend)),
];

/// An item for what its seller asks, and for fees on top.
fn item_bought(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let coin = called.asset(Of::Token("order.token"), reader)?;
    let mut deal = Deal::of(called.call.by.address());
    deal.gives(coin.clone(), called.uint("order.amount")?);
    for (index, fee) in called.get("order.fees")?.items()?.enumerate().take(limits::ITEMS) {
        deal.gives(coin.clone(), fee.uint_at("amount")?);
        let path = called.path(&format!("order.fees.{index}.recipient"));
        deal.party(Role::FeeReceiver, fee.address_at("recipient")?, path, reader);
    }
    let address = reader.spelled(called.address("order.collection")?);
    let id = called.uint("order.tokenId")?.to_string();
    deal.gets(Asset::Collectible { address, id }, U256::ONE, None);
    Some(deal.act(called, reader))
}

/// What filling so much of an order gives and gets. Whoever fills a limit order pays a fee beside what they give.
fn fill(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let filled = called.uint("takerTokenFillAmount")?;
    let whole = called.uint("order.takerAmount")?;
    // Amounts of orders have 128 bits, so that a product fits.
    let share = |amount: U256| filled.min(whole).checked_mul(amount)?.checked_div(whole);
    let fee = called.uint("order.takerTokenFeeAmount").and_then(share).unwrap_or_default();
    let gets = share(called.uint("order.makerAmount")?);
    let part = |asset, amount| Part { asset, amount, to: None };
    let gives = Amount::of(filled.checked_add(fee)?);
    let deed = Deed::Trade {
        gives: vec![part(called.asset(Of::Token("order.takerToken"), reader)?, gives)],
        gets: vec![part(
            called.asset(Of::Token("order.makerToken"), reader)?,
            gets.map_or_else(Amount::unread, Amount::of),
        )],
    };
    let receiver = called.party(Role::FeeReceiver, "order.feeRecipient", reader);
    let parties = receiver.filter(|_| !fee.is_zero()).into_iter().collect();
    Some(called.act(deed, Role::Contract, parties, reader))
}

/// Somebody may sign orders for the account.
fn signer(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let delegate = called.party(Role::Delegate, "signer", reader)?;
    let deed = if called.bool_at("allowed")? {
        let permission = "sign orders for the account".to_owned();
        Deed::Grant { permission, asset: None, amount: None, period: None, expires: None }
    } else {
        called.ordinary()
    };
    Some(called.act(deed, Role::Contract, vec![delegate], reader))
}

/// Lends the operator an allowance while it calls the target. If both are a contract that is known, and that settles a
/// trade, the trade is what the call comes to; of anything else only the allowance is certain.
fn lend(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut operator = called.party(Role::Spender, "operator", reader)?;
    let address = called.address("operator")?;
    settler::name(std::slice::from_mut(&mut operator), address, reader);
    let is_known = operator.kind.is_some() && called.address("target") == Some(address);
    let asset = called.given(Of::Token("token"), reader)?;
    let amount = called.amount("amount");
    let (to_path, path) = (called.path("target"), called.path("data"));
    let calls = reader.call(&Call {
        // Settlers are told who called, and take that one for their caller.
        by: if is_known { called.call.by } else { Caller::contract(called.call) },
        to: called.address("target")?,
        to_path: &to_path,
        data: called.bytes_at("data")?,
        path: &path,
        ..*called.call
    });
    let gets = calls.iter().filter(|_| is_known).find_map(|act| match &act.deed {
        Deed::Trade { gets, .. } => Some(gets.clone()),
        _ => None,
    });
    let deed = if let Some(gets) = gets {
        Deed::Trade { gives: vec![Part { asset, amount, to: None }], gets }
    } else if is_known {
        // What it may take, it may only during this call.
        Deed::Deposit { asset, amount }
    } else {
        let amount = Amount::allowed(called.uint("amount")?, asset.decimals());
        Deed::allowance(asset, amount)
    };
    let mut act = called.act(deed, Role::Contract, vec![operator], reader);
    act.calls = calls;
    Some(act)
}
