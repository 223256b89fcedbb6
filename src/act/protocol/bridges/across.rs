//! Across: pools that pay out on the other network what was deposited on this one.

use super::super::foreign::To;
use super::super::function::{Function, Of, UNSAID, bridge, function};
use crate::act::Role;

const TO: To = To::ChainId("destinationChainId");
const DEPOSITOR: &[(Role, &str)] = &[(Role::RefundReceiver, "depositor")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("depositV3(address depositor,address recipient,address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("depositV3Now(address depositor,address recipient,address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 fillDeadlineOffset,uint32 exclusivityPeriod,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("deposit(bytes32 depositor,bytes32 recipient,bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,bytes32 exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("depositNow(bytes32 depositor,bytes32 recipient,bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,bytes32 exclusiveRelayer,uint32 fillDeadlineOffset,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("deposit(address recipient,address originToken,uint256 amount,uint256 destinationChainId,int64 relayerFeePct,uint32 quoteTimestamp,bytes message,uint256 maxCount)", bridge(Of::Token("originToken"), "amount", "recipient", TO)),
    function("deposit(address recipient,address inputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)),
    function("deposit(address spokePool,address recipient,address inputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityDeadline,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)),
    function("deposit(address spokePool,address recipient,address originToken,uint256 amount,uint256 destinationChainId,int64 relayerFeePct,uint32 quoteTimestamp,bytes message,uint256 maxCount)", bridge(Of::Token("originToken"), "amount", "recipient", TO)).with(&[(Role::Mentioned, "spokePool")]),
    function("swapAndBridge(address swapToken,address acrossInputToken,bytes routerCalldata,uint256 swapTokenAmount,uint256 minExpectedInputTokenAmount,(address outputToken,uint256 outputAmount,address depositor,address recipient,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message) depositData)", bridge(Of::Token("swapToken"), "swapTokenAmount", "depositData.recipient", To::ChainId("depositData.destinationChainId"))).with(&[(Role::RefundReceiver, "depositData.depositor")]),
    function("swapAndBridge(bytes routerCalldata,uint256 amount,uint256 least,(address outputToken,uint256 outputAmount,address depositor,address recipient,uint256 destinationChainId,address exclusiveRelayer,uint32,uint32,uint32,bytes message) deposit)", bridge(Of::Unnamed, "amount", "deposit.recipient", To::ChainId("deposit.destinationChainId"))),
    function("swapAndBridge(((uint256 amount,address recipient) fee,(address inputToken,bytes32 outputToken,uint256 outputAmount,address depositor,bytes32 recipient,uint256 destinationChainId,bytes32,uint32,uint32,uint32,bytes message) deposit,address token,address exchange,uint8 transferType,uint256 amount,uint256 least,bytes routerCalldata,bool,address spokePool,uint256 nonce) data)", bridge(Of::Token("data.token"), "data.amount", "data.deposit.recipient", To::ChainId("data.deposit.destinationChainId"))).with(&[(Role::FeeReceiver, "data.fee.recipient"), (Role::Mentioned, "data.spokePool")]),
    function("speedUpV3Deposit(address depositor,uint32 depositId,uint256 amount,address recipient,bytes message,bytes signature)", bridge(Of::Unnamed, UNSAID, "recipient", To::Unsaid)).with(&[(Role::Holder, "depositor")]),
    function("speedUpDeposit(bytes32 depositor,uint256 depositId,uint256 amount,bytes32 recipient,bytes message,bytes signature)", bridge(Of::Unnamed, UNSAID, "recipient", To::Unsaid)),
];
