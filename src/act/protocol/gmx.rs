//! GMX: orders of its second version, in the parts that its router takes in one `multicall`, and as they are signed
//! for those who send them.

use alloy_primitives::U256;

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, deposit, function, send, trade, withdraw,
};
use crate::act::sign::{Signed, first_with_others};
use crate::act::{Act, Amount, Asset, Deed, Reader, Role, amount};
use crate::decode::{TypedData, Unread, limits, typed_data::Typed};

/// The contract that is called back gets what is left of the fee for execution.
const ORDER: &[(Role, &str)] = &[
    (Role::RefundReceiver, "params.addresses.callbackContract"),
    (Role::RefundReceiver, "params.addresses.cancellationReceiver"),
    (Role::FeeReceiver, "params.addresses.uiFeeReceiver"),
];

pub(super) const BACK: &[(Role, &str)] = &[
    (Role::RefundReceiver, "params.addresses.callbackContract"),
    (Role::FeeReceiver, "params.addresses.uiFeeReceiver"),
];
pub(super) const BACK_FLAT: &[(Role, &str)] = &[
    (Role::RefundReceiver, "params.callbackContract"),
    (Role::FeeReceiver, "params.uiFeeReceiver"),
];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("sendWnt(address receiver,uint256 amount)", deposit(Of::Native, "amount", "receiver")),
    function("sendNativeToken(address receiver,uint256 amount)", deposit(Of::Native, "amount", "receiver")),
    function("sendTokens(address token,address receiver,uint256 amount)", send(Of::Token("token"), "amount", "receiver")),
    function("createOrder(((address receiver,address cancellationReceiver,address callbackContract,address uiFeeReceiver,address market,address initialCollateralToken,address[] swapPath) addresses,(uint256 sizeDeltaUsd,uint256 initialCollateralDeltaAmount,uint256 triggerPrice,uint256 acceptablePrice,uint256 executionFee,uint256 callbackGasLimit,uint256 minOutputAmount,uint256 validFromTime) numbers,uint8 orderType,uint8 decreasePositionSwapType,bool isLong,bool shouldUnwrapNativeToken,bool autoCancel,bytes32 referralCode,bytes32[] dataList) params)",
        Does::Custom(order)).with(ORDER),
    function("createOrder(((address receiver,address cancellationReceiver,address callbackContract,address uiFeeReceiver,address market,address initialCollateralToken,address[] swapPath) addresses,(uint256 sizeDeltaUsd,uint256 initialCollateralDeltaAmount,uint256 triggerPrice,uint256 acceptablePrice,uint256 executionFee,uint256 callbackGasLimit,uint256 minOutputAmount,uint256 validFromTime) numbers,uint8 orderType,uint8 decreasePositionSwapType,bool isLong,bool shouldUnwrapNativeToken,bool autoCancel,bytes32 referralCode) params)",
        Does::Custom(order)).with(ORDER),
    function("claimFundingFees(address[] markets,address[] tokens,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    // Its first version
    function("createIncreasePosition(address[] path,address indexToken,uint256 amountIn,uint256 minOut,uint256 sizeDelta,bool isLong,uint256 acceptablePrice,uint256 executionFee,bytes32 referralCode,address callbackTarget)", deposit(Of::Token("path.0"), "amountIn", UNSAID)),
    function("createIncreasePositionETH(address[] path,address indexToken,uint256 minOut,uint256 sizeDelta,bool isLong,uint256 acceptablePrice,uint256 executionFee,bytes32 referralCode,address callbackTarget)", deposit(Of::Native, VALUE, UNSAID)),
    function("createDecreasePosition(address[] path,address indexToken,uint256 collateralDelta,uint256 sizeDelta,bool isLong,address receiver,uint256 acceptablePrice,uint256 minOut,uint256 executionFee,bool withdrawETH,address callbackTarget)", withdraw(Of::Token("path.last"), UNSAID, "receiver")),
    function("mintAndStakeGlp(address token,uint256 amount,uint256 minUsdg,uint256 minGlp)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("mintAndStakeGlpETH(uint256 minUsdg,uint256 minGlp)", deposit(Of::Native, super::function::VALUE, UNSAID)),
    function("unstakeAndRedeemGlp(address tokenOut,uint256 glpAmount,uint256 minOut,address receiver)", withdraw(Of::Token("tokenOut"), "minOut", "receiver")),
    function("unstakeAndRedeemGlpETH(uint256 glpAmount,uint256 minOut,address receiver)", withdraw(Of::Native, "minOut", "receiver")),
    function("swap(address[] path,uint256 amountIn,uint256 minOut,address receiver)", trade((Of::Token("path.0"), "amountIn"), (Of::Token("path.last"), "minOut"), "receiver")),
    function("swapETHToTokens(address[] path,uint256 minOut,address receiver)", trade((Of::Native, VALUE), (Of::Token("path.last"), "minOut"), "receiver")),
    function("swapTokensToETH(address[] path,uint256 amountIn,uint256 minOut,address receiver)", trade((Of::Token("path.0"), "amountIn"), (Of::Native, "minOut"), "receiver")),
    // Everything that is staked goes to somebody else, once that one accepts it.
    function("signalTransfer(address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("acceptTransfer(address sender)", Does::Ordinary),
    function("cancelOrder(bytes32 key)", Does::Ordinary),
    function("createGlvDeposit(((address glv,address market,address receiver,address callbackContract,address uiFeeReceiver,address,address,address[],address[]) addresses,uint256,uint256,uint256,bool,bool,bytes32[]) params)", deposit(Of::Unnamed, UNSAID, "params.addresses.receiver")).with(BACK),
    function("createGlvWithdrawal(((address receiver,address callbackContract,address uiFeeReceiver,address market,address glv,address[],address[]) addresses,uint256,uint256,bool,uint256,uint256,bytes32[]) params)", withdraw(Of::Unnamed, UNSAID, "params.addresses.receiver")).with(BACK),
    function("createShift(((address receiver,address callbackContract,address uiFeeReceiver,address fromMarket,address toMarket) addresses,uint256,uint256,uint256,bytes32[]) params)", withdraw(Of::Unnamed, UNSAID, "params.addresses.receiver")).with(BACK),
    function("makeExternalCalls(address[] targets,bytes[] datas,address[] refundTokens,address[] refundReceivers)", Does::Calls(Shape::Lists { to: "targets", value: UNSAID, data: "datas" })).with(&[(Role::RefundReceiver, "refundReceivers"), (Role::Mentioned, "refundTokens")]),
    function("updateOrder(bytes32 key,uint256,uint256,uint256,uint256,uint256,bool)", Does::Ordinary),
    function("cancelDeposit(bytes32 key)", Does::Ordinary),
    function("cancelWithdrawal(bytes32 key)", Does::Ordinary),
    function("claimAffiliateRewards(address[] markets,address[] tokens,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("claimCollateral(address[] markets,address[] tokens,uint256[] timeKeys,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    // Avantis
    function("openTrade((address trader,uint256,uint256,uint256,uint256 amount,uint256,bool,uint256,uint256,uint256,uint256) trade,uint8,uint256)", deposit(Of::Unnamed, "trade.amount", "trade.trader")),
    function("closeTradeMarket(uint256 pair,uint256 index,uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("updateMargin(uint256,uint256,uint8,uint256,bytes[])", Does::Ordinary),
    function("updateTpAndSl(uint256,uint256,uint256,uint256,bytes[])", Does::Ordinary),
    function("cancelOpenLimitOrder(uint256 pair,uint256 index)", Does::Ordinary),
];

/// Orders that make a position smaller, by the numbers of their types.
const DECREASES: [u8; 3] = [4, 5, 6];

/// What an order of such a type moves: those that make a position smaller pay its collateral out, others take it. What
/// was sent before for it is not said again.
fn moved(type_: Option<U256>, asset: Asset, amount: Amount) -> Deed {
    let amount = if amount.is_zero() { Amount::unread() } else { amount };
    match type_.and_then(|type_| u8::try_from(type_).ok()) {
        Some(type_) if DECREASES.contains(&type_) => Deed::Withdraw { asset, amount },
        _ => Deed::Deposit { asset, amount },
    }
}

fn order(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let type_ = called.uint("params.orderType");
    let asset = called.given(Of::Token("params.addresses.initialCollateralToken"), reader)?;
    let amount = called.amount("params.numbers.initialCollateralDeltaAmount");
    let payee = called.beneficiary("params.addresses.receiver", reader);
    let deed = moved(type_, asset, amount);
    let mut act = called.act(deed, Role::Contract, payee.into_iter().collect(), reader);
    let (size, is_long) =
        (called.uint("params.numbers.sizeDeltaUsd"), called.bool_at("params.isLong"));
    add_position(&mut act, type_, size, is_long);
    Some(act)
}

/// Lets an order say what it does to a position. Its size is in dollars with thirty decimals; the whole ones are told.
fn add_position(act: &mut Act, type_: Option<U256>, size: Option<U256>, is_long: Option<bool>) {
    const INCREASES: [u8; 3] = [2, 3, 8];
    let is = |types: [u8; 3]| {
        type_.is_some_and(|one| types.iter().any(|type_| one == U256::from(*type_)))
    };
    let (Some(size), Some(is_long)) = (size, is_long) else { return };
    let size = size / U256::from(10).pow(U256::from(30));
    let how = match (is(INCREASES), is(DECREASES)) {
        _ if size.is_zero() => return,
        (true, _) => "for",
        (_, true) => "out of",
        _ => return,
    };
    let dollars = Asset::Native { symbol: Some("dollars".to_owned()), decimals: Some(0) };
    let size = amount::in_words(&Amount::of(size), &dollars);
    let way = if is_long { "long" } else { "short" };
    let said = act.words.trim_end_matches('.');
    act.words = format!("{said}, {how} a {way} position of {size}.");
}

/// Reads orders that somebody else sends. What is paid for that, and what else is called, is a hash in them.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let message = &data.message;
    if message.bytes_at("relayParams")?.len() == 32 {
        // Whatever else it does, even where it takes an order back.
        let reason =
            "what is paid for sending this, and what else is called, is given as a hash alone";
        reader.unread.push(Unread::new(format!("{}.message.relayParams", data.path), reason));
    }
    let acts =
        if data.encoded_type.starts_with("CreateOrder(address account,CreateOrderAddresses addr") {
            vec![order_signed(data, message, "", reader)?]
        } else if data.encoded_type.starts_with("Batch(address account,CreateOrderParams[] ") {
            let orders = message.get("createOrderParamsList")?.items()?;
            reader.note_more(&format!("{}.message", data.path), orders.len());
            let mut acts = Vec::new();
            for (index, one) in orders.iter().enumerate().take(limits::ITEMS) {
                let at = format!("createOrderParamsList[{index}].");
                acts.push(order_signed(data, one, &at, reader)?);
            }
            acts
        } else {
            return None;
        };
    first_with_others(acts)
}

fn order_signed(data: &TypedData, of: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    let addresses = of.get("addresses")?;
    let asset = reader.token_or_native(addresses.address_at("initialCollateralToken")?);
    let amount = Amount::of(of.get("numbers")?.uint_at("initialCollateralDeltaAmount")?);
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    for (role, member) in [
        (Role::Payee, "receiver"),
        (Role::RefundReceiver, "callbackContract"),
        (Role::RefundReceiver, "cancellationReceiver"),
        (Role::FeeReceiver, "uiFeeReceiver"),
    ] {
        let address = addresses.address_at(member)?;
        if !address.is_zero() {
            signed.party(role, &format!("{at}addresses.{member}"), address);
        }
    }
    Some(signed.act(moved(of.uint_at("orderType"), asset, amount), None))
}
