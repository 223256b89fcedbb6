//! Safe transactions and messages by signature: the typed data `SafeTx` and `SafeMessage`.

use alloy_primitives::Address;

use super::safe::Refund;
use crate::act::call::{Call, Caller};
use crate::act::sign::{self, Signed};
use crate::act::{Act, Deed, Means, Party, Reader, Role};
use crate::decode::TypedData;

/// The types of a Safe transaction: since version 1.0, and before.
const SAFE_TX: [&str; 2] = [
    "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,\
     uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)",
    "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 dataGas,\
     uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)",
];

/// Reads what owners of a Safe sign.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    match data.primary_type.as_str() {
        "SafeTx" => transaction(data, reader),
        "SafeMessage" => message(data, reader),
        _ => None,
    }
}

fn transaction(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let message = &data.message;
    let address = |name| message.address_at(name);
    let uint = |name| message.uint_at(name);
    let path = |name| format!("{}.message.{name}", data.path);
    if let Some(safe) = data.verifying_contract() {
        reader.own(safe);
    }
    let named = |role, name, reader: &Reader| {
        let address = address(name).filter(|address| *address != Address::ZERO)?;
        Some(Party::new(role, address, path(name), reader.chain))
    };
    let refund = Refund {
        price: uint("gasPrice").unwrap_or_default(),
        base: uint("baseGas").or(uint("dataGas")).unwrap_or_default(),
        token: named(Role::Token, "gasToken", reader),
        receiver: named(Role::RefundReceiver, "refundReceiver", reader),
    };
    let (to_path, value_path, data_path) = (path("to"), path("value"), path("data"));
    let call = Call {
        by: Caller::of(data.signer.as_ref(), data.verifying_contract()),
        to: address("to")?,
        to_path: &to_path,
        value: uint("value"),
        value_path: &value_path,
        data: message.bytes_at("data")?,
        path: &data_path,
        means: Means::Signature,
    };
    let inner = reader.operation(&call, uint("operation")?, &path("operation"));
    let mut signed = Signed::new(data, Role::Account, reader);
    for party in refund.parties() {
        signed.add(party);
    }
    let mut act = signed.act(Deed::Calls { count: 1 }, None);
    act.calls = inner;
    act.calls.extend(refund.payment(&act, reader));
    reader.note_other_type(data, &SAFE_TX);
    Some(act)
}

/// A message in the name of a Safe. What is 32 bytes long may be the hash of anything.
fn message(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let bytes = data.message.bytes_at("message")?;
    let path = format!("{}.message.message", data.path);
    let text = std::str::from_utf8(bytes).ok();
    let mut act = sign::message(bytes, text, data.signer.as_ref(), &path, reader);
    act.read_as = Some(data.primary_type.clone());
    if let Some(safe) = data.verifying_contract() {
        reader.own(safe);
        let path = format!("{}.domain.verifyingContract", data.path);
        act.parties.push(Party::new(Role::Account, safe, path, reader.chain));
    }
    reader.note_other_type(data, &["SafeMessage(bytes message)"]);
    Some(act)
}
