//! GMX: orders of its second version, in the parts that its router takes in one `multicall`.

use super::function::{Does, Function, Of, UNSAID, deposit, function, send, withdraw};
use crate::act::Role;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("sendWnt(address receiver,uint256 amount)", deposit(Of::Native, "amount", "receiver")),
    function("sendTokens(address token,address receiver,uint256 amount)", send(Of::Token("token"), "amount", "receiver")),
    function("createOrder(((address receiver,address cancellationReceiver,address callbackContract,address uiFeeReceiver,address market,address initialCollateralToken,address[] swapPath) addresses,(uint256 sizeDeltaUsd,uint256 initialCollateralDeltaAmount,uint256 triggerPrice,uint256 acceptablePrice,uint256 executionFee,uint256 callbackGasLimit,uint256 minOutputAmount,uint256 validFromTime) numbers,uint8 orderType,uint8 decreasePositionSwapType,bool isLong,bool shouldUnwrapNativeToken,bool autoCancel,bytes32 referralCode,bytes32[] dataList) params)",
        deposit(Of::Token("params.addresses.initialCollateralToken"), "params.numbers.initialCollateralDeltaAmount", "params.addresses.receiver"))
        .with(&[(Role::RefundReceiver, "params.addresses.cancellationReceiver"), (Role::FeeReceiver, "params.addresses.uiFeeReceiver")]),
    function("claimFundingFees(address[] markets,address[] tokens,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("cancelOrder(bytes32 key)", Does::Ordinary),
];
