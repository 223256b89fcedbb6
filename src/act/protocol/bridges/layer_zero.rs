//! `LayerZero`: tokens that move by themselves (OFT), and Stargate's pools, both versions.

use super::super::foreign::To;
use super::super::function::{Function, Of, VALUE, bridge, deposit, function, withdraw};
use crate::act::Role;

const REFUND: &[(Role, &str)] = &[(Role::RefundReceiver, "refundAddress")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Version 2: an OFT, its adapter, or a pool of Stargate's. Which token it is the contract knows.
    function("send((uint32 dstEid,bytes32 to,uint256 amountLD,uint256 minAmountLD,bytes extraOptions,bytes composeMsg,bytes oftCmd) sendParam,(uint256 nativeFee,uint256 lzTokenFee) fee,address refundAddress)", bridge(Of::Unnamed, "sendParam.amountLD", "sendParam.to", To::LayerZero("sendParam.dstEid"))).with(REFUND),
    function("sendToken((uint32 dstEid,bytes32 to,uint256 amountLD,uint256 minAmountLD,bytes extraOptions,bytes composeMsg,bytes oftCmd) sendParam,(uint256 nativeFee,uint256 lzTokenFee) fee,address refundAddress)", bridge(Of::Unnamed, "sendParam.amountLD", "sendParam.to", To::LayerZero("sendParam.dstEid"))).with(REFUND),
    // Version 1
    function("sendFrom(address from,uint16 dstChainId,bytes toAddress,uint256 amount,address refundAddress,address zroPaymentAddress,bytes adapterParams)", bridge(Of::This, "amount", "toAddress", To::LayerZero("dstChainId"))).with(&[(Role::Holder, "from"), (Role::RefundReceiver, "refundAddress")]),
    function("sendFrom(address from,uint16 dstChainId,bytes32 toAddress,uint256 amount,(address refundAddress,address zroPaymentAddress,bytes adapterParams) callParams)", bridge(Of::This, "amount", "toAddress", To::LayerZero("dstChainId"))).with(&[(Role::Holder, "from"), (Role::RefundReceiver, "callParams.refundAddress")]),
    // Stargate's first version
    function("swap(uint16 dstChainId,uint256 srcPoolId,uint256 dstPoolId,address refundAddress,uint256 amountLD,uint256 minAmountLD,(uint256 dstGasForCall,uint256 dstNativeAmount,bytes dstNativeAddr) lzTxParams,bytes to,bytes payload)", bridge(Of::Unnamed, "amountLD", "to", To::LayerZero("dstChainId"))).with(REFUND),
    function("swapETH(uint16 dstChainId,address refundAddress,bytes toAddress,uint256 amountLD,uint256 minAmountLD)", bridge(Of::Native, "amountLD", "toAddress", To::LayerZero("dstChainId"))).with(REFUND),
    function("swapETHAndCall(uint16 dstChainId,address refundAddress,bytes toAddress,(uint256 amountLD,uint256 minAmountLD) swapAmount,(uint256 dstGasForCall,uint256 dstNativeAmount,bytes dstNativeAddr) lzTxParams,bytes payload)", bridge(Of::Native, VALUE, "toAddress", To::LayerZero("dstChainId"))).with(REFUND),
    function("addLiquidity(uint256 poolId,uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("instantRedeemLocal(uint16 poolId,uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
];
