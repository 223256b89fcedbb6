//! Safe transactions and messages by signature: the typed data `SafeTx` and `SafeMessage`; and what its modules take.

use alloy_primitives::Address;

use super::safe::Refund;
use crate::act::call::{Call, Caller};
use crate::act::sign::{self, Signed};
use crate::act::{Act, Amount, Deed, Means, Party, Power, Reader, Role};
use crate::decode::{TypedData, Unread, limits};

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
        "AllowanceTransfer" => allowed(data, reader),
        "ExecuteRecovery" => recovery(data, reader),
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

/// What a delegate takes of an allowance. Whoever sends it is paid for that out of the same.
fn allowed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let message = &data.message;
    let asset = reader.token_or_native(message.address_at("token")?);
    let amount = Amount::of(message.uint_at("amount")?);
    let mut signed = Signed::new(data, Role::Contract, reader);
    if let Some(to) = message.address_at("to") {
        signed.party(Role::Payee, "to", to);
    }
    signed.party(Role::Account, "safe", message.address_at("safe")?);
    if message.uint_at("payment").is_some_and(|payment| !payment.is_zero()) {
        if let Some(token) = message.address_at("paymentToken") {
            signed.party(Role::Token, "paymentToken", token);
        }
        let path = format!("{}.message.payment", data.path);
        let reason = "whoever sends it takes this besides";
        reader.unread.push(Unread::new(path, reason));
    }
    reader.note_other_type(
        data,
        &["AllowanceTransfer(address safe,address token,address to,uint96 amount,address paymentToken,uint96 payment,\
           uint16 nonce)"],
    );
    Some(signed.act(Deed::Send { asset, amount }, None))
}

/// A guardian's word that a Safe gets other owners.
fn recovery(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let owners = data.message.get("newOwners")?.items()?;
    reader.note_more(&format!("{}.message.newOwners", data.path), owners.len());
    let threshold = data.message.uint_at("newThreshold")?;
    let about = Some(format!("{threshold} of {} owners", owners.len()));
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    for (index, owner) in owners.iter().enumerate().take(limits::ITEMS) {
        signed.party(Role::Owner, &format!("newOwners[{index}]"), owner.address()?);
    }
    signed.party(Role::Account, "wallet", data.message.address_at("wallet")?);
    reader.note_other_type(
        data,
        &["ExecuteRecovery(address wallet,address[] newOwners,uint256 newThreshold,uint256 nonce)"],
    );
    Some(signed.act(Deed::Administer { power: Power::SafeOwnerSwapped, about }, None))
}
