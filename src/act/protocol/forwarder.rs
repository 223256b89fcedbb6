//! Forwarders (ERC-2771): calls in the name of whoever signed them, handed in by somebody else.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, Shape, function};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Deed, Reader, Role};

const fn request(to: &'static str, value: &'static str, data: &'static str) -> Does {
    Does::Calls(Shape::One { to, value, data })
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("execute((address from,address to,uint256 value,uint256 gas,uint256 nonce,bytes data) req,bytes signature)", request("req.to", "req.value", "req.data"))
        .with(&[(Role::Account, "req.from")]),
    function("execute((address from,address to,uint256 value,uint256 gas,uint48 deadline,bytes data,bytes signature) request)", request("request.to", "request.value", "request.data"))
        .with(&[(Role::Account, "request.from")]),
    function("executeBatch((address from,address to,uint256 value,uint256 gas,uint48 deadline,bytes data,bytes signature)[] requests,address refundReceiver)", Does::Calls(Shape::Each { list: "requests", to: "to", value: "value", data: "data" }))
        .with(&[(Role::RefundReceiver, "refundReceiver")]),
    function("execute((address from,address to,uint256 value,uint256 gas,uint256 nonce,bytes data,uint256 validUntilTime) req,bytes32 domainSeparator,bytes32 requestTypeHash,bytes suffixData,bytes sig)", request("req.to", "req.value", "req.data"))
        .with(&[(Role::Account, "req.from")]),
    function("executeEIP712((address from,address to,address token,uint256 txGas,uint256 tokenGasPrice,uint256 batchId,uint256 batchNonce,uint256 deadline,bytes data) req,bytes32 domainSeparator,bytes sig)", request("req.to", super::function::UNSAID, "req.data"))
        .with(&[(Role::Account, "req.from"), (Role::Token, "req.token")]),
    function("executeMetaTransaction(address userAddress,bytes functionSignature,bytes32 sigR,bytes32 sigS,uint8 sigV)", Does::Custom(native)),
];

/// A contract that forwards to itself, in the name of a user.
fn native(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let path = called.path("functionSignature");
    let made = Call {
        by: Caller { account: called.address("userAddress"), ..called.call.by },
        value: Some(U256::ZERO),
        value_path: &path,
        data: called.bytes_at("functionSignature")?,
        path: &path,
        ..*called.call
    };
    let inner = reader.call(&made);
    let account = called.party(Role::Account, "userAddress", reader)?;
    let mut act = called.act(Deed::Calls { count: 1 }, Role::Contract, vec![account], reader);
    act.calls = inner;
    Some(act)
}
