//! ERC-4337's `EntryPoint`, versions 0.6 to 0.9: bundles of user operations, and what is deposited for
//! their fees.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, Of, VALUE, deposit, function, withdraw};
use super::meta_transaction::gas_fee;
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Asset, Deed, Kind, Party, Reader, Role, known, tokens};
use crate::decode::{abi::Value, is_delegation, limits};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("handleOps((address sender,uint256 nonce,bytes initCode,bytes callData,uint256 callGasLimit,uint256 verificationGasLimit,uint256 preVerificationGas,uint256 maxFeePerGas,uint256 maxPriorityFeePerGas,bytes paymasterAndData,bytes signature)[] ops,address beneficiary)", Does::Custom(handle))
        .with(&[(Role::FeeReceiver, "beneficiary")]),
    function("handleOps((address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData,bytes signature)[] ops,address beneficiary)", Does::Custom(handle))
        .with(&[(Role::FeeReceiver, "beneficiary")]),
    function("handleAggregatedOps(((address sender,uint256 nonce,bytes initCode,bytes callData,uint256 callGasLimit,uint256 verificationGasLimit,uint256 preVerificationGas,uint256 maxFeePerGas,uint256 maxPriorityFeePerGas,bytes paymasterAndData,bytes signature)[] userOps,address aggregator,bytes signature)[] opsPerAggregator,address beneficiary)", Does::Custom(handle_aggregated))
        .with(&[(Role::FeeReceiver, "beneficiary")]),
    function("handleAggregatedOps(((address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData,bytes signature)[] userOps,address aggregator,bytes signature)[] opsPerAggregator,address beneficiary)", Does::Custom(handle_aggregated))
        .with(&[(Role::FeeReceiver, "beneficiary")]),
    function("depositTo(address account)", deposit(Of::Native, VALUE, "account")),
    function("withdrawTo(address withdrawAddress,uint256 withdrawAmount)", Does::Custom(withdraw_to)),
    function("withdrawStake(address withdrawAddress)", withdraw(Of::Native, super::function::UNSAID, "withdrawAddress")),
    function("addStake(uint32 unstakeDelaySec)", deposit(Of::Native, VALUE, super::function::UNSAID)),
    function("unlockStake()", Does::Ordinary),
    function("incrementNonce(uint192 key)", Does::Ordinary),
];

/// Of an entry point, the network's own coin; tokens that wrap others have the same function for what they wrap.
fn withdraw_to(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let contract = known::contract(reader.chain, &called.call.to);
    let asset = match contract.map(|contract| contract.kind) {
        Some(Kind::EntryPoint) => tokens::native(reader.chain),
        _ => Asset::Unnamed,
    };
    let payee = called.beneficiary("withdrawAddress", reader);
    let deed = Deed::Withdraw { asset, amount: Amount::of(called.uint("withdrawAmount")?) };
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}

fn handle(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let operations = called.get("ops")?.items()?;
    let count = operations.len();
    called.note_more(count, reader);
    let mut inner = Vec::new();
    for (index, operation) in operations.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("ops"));
        inner.extend(user_operation(called, &operation, &path, reader)?);
    }
    Some(called.making(count, inner, reader))
}

fn handle_aggregated(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let groups = called.get("opsPerAggregator")?.items()?;
    called.note_more(groups.len(), reader);
    let mut inner = Vec::new();
    let mut parties = Vec::new();
    let mut count = 0;
    for (group, operations) in groups.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{group}]", called.path("opsPerAggregator"));
        let aggregator = operations.address_at("aggregator")?;
        let aggregator_path = format!("{path}.aggregator");
        parties.push(Party::new(Role::Mentioned, aggregator, aggregator_path, reader.chain));
        let operations = operations.get("userOps")?.items()?;
        count += operations.len();
        called.note_more(operations.len(), reader);
        for (index, operation) in operations.enumerate().take(limits::ITEMS) {
            let path = format!("{path}.userOps[{index}]");
            inner.extend(user_operation(called, &operation, &path, reader)?);
        }
    }
    let mut act = called.act(Deed::Calls { count }, Role::Contract, parties, reader);
    act.calls = inner;
    Some(act)
}

/// The acts of one user operation: what creates the account, and what the account does.
fn user_operation(
    called: &Called<'_>,
    operation: &Value<'_>,
    path: &str,
    reader: &mut Reader,
) -> Option<Vec<Act>> {
    let sender = operation.address_at("sender")?;
    let sender_path = format!("{path}.sender");
    let mut acts = Vec::new();
    let call = |to, to_path: &str, data: &[u8], member: &str, reader: &mut Reader| {
        let path = format!("{path}.{member}");
        reader.call(&Call {
            by: Caller::contract(called.call),
            to,
            to_path,
            value: Some(U256::ZERO),
            value_path: &path,
            data,
            path: &path,
            means: called.call.means,
        })
    };
    let init_code = operation.bytes_at("initCode")?;
    if let Some((factory, data)) = init_code.split_first_chunk::<20>()
        && !data.is_empty()
    {
        let place = format!("{path}.initCode");
        // An account that a delegation makes is called itself (EIP-7702).
        let factory = if is_delegation(factory) { sender } else { Address::from(*factory) };
        acts.extend(call(factory, &place, data, "initCode", reader));
    }
    let data = operation.bytes_at("callData")?;
    if !data.is_empty() {
        acts.extend(call(sender, &sender_path, data, "callData", reader));
    }
    let account = Party::new(Role::Account, sender, sender_path, reader.chain);
    let paymaster = operation.bytes_at("paymasterAndData")?.first_chunk::<20>();
    let paymaster = paymaster.filter(|paymaster| paymaster.iter().any(|byte| *byte != 0));
    let paymaster = paymaster.map(|paymaster| {
        let path = format!("{path}.paymasterAndData");
        Party::new(Role::Paymaster, Address::from(*paymaster), path, reader.chain)
    });
    // Whoever sends the bundle is paid that by the account itself, out of its deposit or what it has.
    if paymaster.is_none()
        && reader.has_own(sender)
        && let Some(fee) = gas_fee(|member| operation.uint_at(member))
    {
        reader.note_gas_fee(reader.chain, fee, &format!("{path}.preVerificationGas"));
    }
    if let Some(first) = acts.first_mut() {
        first.parties.push(account);
        first.parties.extend(paymaster);
    }
    Some(acts)
}
