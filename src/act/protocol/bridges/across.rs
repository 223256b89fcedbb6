//! Across: pools that pay out on the other network what was deposited on this one.

use alloy_primitives::U256;

use super::super::foreign::To;
use super::super::function::{Called, Does, Function, Of, UNSAID, bridge, function};
use crate::act::{Act, Reader, Role};

const TO: To = To::ChainId("destinationChainId");
const OLD: Does = Does::Custom(old);
const DEPOSITOR: &[(Role, &str)] = &[(Role::RefundReceiver, "depositor")];
/// The pool is whatever contract is named, and has all of it.
const POOL: &[(Role, &str)] = &[(Role::Executor, "spokePool")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("depositV3(address depositor,address recipient,address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("depositV3Now(address depositor,address recipient,address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 fillDeadlineOffset,uint32 exclusivityPeriod,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("deposit(bytes32 depositor,bytes32 recipient,bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,bytes32 exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("depositNow(bytes32 depositor,bytes32 recipient,bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,bytes32 exclusiveRelayer,uint32 fillDeadlineOffset,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("deposit(address recipient,address originToken,uint256 amount,uint256 destinationChainId,int64 relayerFeePct,uint32 quoteTimestamp,bytes message,uint256 maxCount)", OLD),
    function("deposit(address recipient,address inputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)),
    function("deposit(address spokePool,address recipient,address inputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityDeadline,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(POOL),
    function("deposit(address spokePool,address recipient,address originToken,uint256 amount,uint256 destinationChainId,int64 relayerFeePct,uint32 quoteTimestamp,bytes message,uint256 maxCount)", OLD).with(POOL),
    function("swapAndBridge(address swapToken,address acrossInputToken,bytes routerCalldata,uint256 swapTokenAmount,uint256 minExpectedInputTokenAmount,(address outputToken,uint256 outputAmount,address depositor,address recipient,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message) depositData)", bridge(Of::Token("swapToken"), "swapTokenAmount", "depositData.recipient", To::ChainId("depositData.destinationChainId"))).with(&[(Role::RefundReceiver, "depositData.depositor")]),
    function("swapAndBridge(bytes routerCalldata,uint256 amount,uint256 least,(address outputToken,uint256 outputAmount,address depositor,address recipient,uint256 destinationChainId,address exclusiveRelayer,uint32,uint32,uint32,bytes message) deposit)", bridge(Of::Unnamed, "amount", "deposit.recipient", To::ChainId("deposit.destinationChainId"))).with(&[(Role::RefundReceiver, "deposit.depositor")]),
    function("swapAndBridge(((uint256 amount,address recipient) fee,(address inputToken,bytes32 outputToken,uint256 outputAmount,address depositor,bytes32 recipient,uint256 destinationChainId,bytes32,uint32,uint32,uint32,bytes message) deposit,address token,address exchange,uint8 transferType,uint256 amount,uint256 least,bytes routerCalldata,bool,address spokePool,uint256 nonce) data)", bridge(Of::Token("data.token"), "data.amount", "data.deposit.recipient", To::ChainId("data.deposit.destinationChainId"))).with(&[(Role::Executor, "data.spokePool"), (Role::FeeReceiver, "data.fee.recipient"), (Role::RefundReceiver, "data.deposit.depositor"), (Role::Mentioned, "data.exchange")]),
    function("speedUpV3Deposit(address depositor,uint32 depositId,uint256 amount,address recipient,bytes message,bytes signature)", bridge(Of::Unnamed, UNSAID, "recipient", To::Unsaid)).with(&[(Role::Holder, "depositor")]),
    function("speedUpDeposit(bytes32 depositor,uint256 depositId,uint256 amount,bytes32 recipient,bytes message,bytes signature)", bridge(Of::Unnamed, UNSAID, "recipient", To::Unsaid)),
];

/// Whoever pays it out keeps a share that the request names, with 18 decimals.
fn old(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const WHOLE: u64 = 1_000_000_000_000_000_000;
    let mut act =
        called.read_as(bridge(Of::Token("originToken"), "amount", "recipient", TO), reader)?;
    let share = called.uint("relayerFeePct")?.min(U256::from(WHOLE));
    act.leaves_fee(called.uint("amount")?.saturating_mul(share) / U256::from(WHOLE));
    Some(act)
}
