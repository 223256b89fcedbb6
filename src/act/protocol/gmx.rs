//! GMX: orders of its second version, in the parts that its router takes in one `multicall`.

use super::function::{Does, Function, Of, UNSAID, deposit, function, send, withdraw};
use crate::act::Role;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("sendWnt(address receiver,uint256 amount)", deposit(Of::Native, "amount", "receiver")),
    function("sendNativeToken(address receiver,uint256 amount)", deposit(Of::Native, "amount", "receiver")),
    function("sendTokens(address token,address receiver,uint256 amount)", send(Of::Token("token"), "amount", "receiver")),
    function("createOrder(((address receiver,address cancellationReceiver,address callbackContract,address uiFeeReceiver,address market,address initialCollateralToken,address[] swapPath) addresses,(uint256 sizeDeltaUsd,uint256 initialCollateralDeltaAmount,uint256 triggerPrice,uint256 acceptablePrice,uint256 executionFee,uint256 callbackGasLimit,uint256 minOutputAmount,uint256 validFromTime) numbers,uint8 orderType,uint8 decreasePositionSwapType,bool isLong,bool shouldUnwrapNativeToken,bool autoCancel,bytes32 referralCode,bytes32[] dataList) params)",
        deposit(Of::Token("params.addresses.initialCollateralToken"), "params.numbers.initialCollateralDeltaAmount", "params.addresses.receiver"))
        .with(&[(Role::RefundReceiver, "params.addresses.cancellationReceiver"), (Role::FeeReceiver, "params.addresses.uiFeeReceiver")]),
    function("claimFundingFees(address[] markets,address[] tokens,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    // Its first version
    function("createIncreasePosition(address[] path,address indexToken,uint256 amountIn,uint256 minOut,uint256 sizeDelta,bool isLong,uint256 acceptablePrice,uint256 executionFee,bytes32 referralCode,address callbackTarget)", deposit(Of::Token("path.0"), "amountIn", UNSAID)),
    function("createIncreasePositionETH(address[] path,address indexToken,uint256 minOut,uint256 sizeDelta,bool isLong,uint256 acceptablePrice,uint256 executionFee,bytes32 referralCode,address callbackTarget)", deposit(Of::Native, super::function::VALUE, UNSAID)),
    function("createDecreasePosition(address[] path,address indexToken,uint256 collateralDelta,uint256 sizeDelta,bool isLong,address receiver,uint256 acceptablePrice,uint256 minOut,uint256 executionFee,bool withdrawETH,address callbackTarget)", withdraw(Of::Token("path.last"), UNSAID, "receiver")),
    function("mintAndStakeGlp(address token,uint256 amount,uint256 minUsdg,uint256 minGlp)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("mintAndStakeGlpETH(uint256 minUsdg,uint256 minGlp)", deposit(Of::Native, super::function::VALUE, UNSAID)),
    function("unstakeAndRedeemGlp(address tokenOut,uint256 glpAmount,uint256 minOut,address receiver)", withdraw(Of::Token("tokenOut"), "minOut", "receiver")),
    function("unstakeAndRedeemGlpETH(uint256 glpAmount,uint256 minOut,address receiver)", withdraw(Of::Native, "minOut", "receiver")),
    // Everything that is staked goes to somebody else, once that one accepts it.
    function("signalTransfer(address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("acceptTransfer(address sender)", Does::Ordinary),
    function("cancelOrder(bytes32 key)", Does::Ordinary),
    function("createGlvDeposit(((address glv,address market,address receiver,address callbackContract,address uiFeeReceiver,address,address,address[],address[]) addresses,uint256,uint256,uint256,bool,bool,bytes32[]) params)", deposit(Of::Unnamed, UNSAID, "params.addresses.receiver")),
    function("createGlvWithdrawal(((address receiver,address callbackContract,address uiFeeReceiver,address market,address glv,address[],address[]) addresses,uint256,uint256,bool,uint256,uint256,bytes32[]) params)", withdraw(Of::Unnamed, UNSAID, "params.addresses.receiver")),
    function("createShift(((address receiver,address callbackContract,address uiFeeReceiver,address fromMarket,address toMarket) addresses,uint256,uint256,uint256,bytes32[]) params)", withdraw(Of::Unnamed, UNSAID, "params.addresses.receiver")),
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
