//! Transfers by signature (ERC-3009), as USDC and others take them.

use alloy_primitives::U256;

use crate::act::sign::Signed;
use crate::act::{Act, Amount, Deed, Reader, Role};
use crate::decode::TypedData;

/// The members of both kinds of transfer.
const TRANSFER: &str = "WithAuthorization(address from,address to,uint256 value,\
    uint256 validAfter,uint256 validBefore,bytes32 nonce)";
const CANCEL: &str = "CancelAuthorization(address authorizer,bytes32 nonce)";

/// Reads `TransferWithAuthorization`, `ReceiveWithAuthorization` and `CancelAuthorization`. The token is
/// the domain's verifying contract.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let message = &data.message;
    match data.primary_type.as_str() {
        "TransferWithAuthorization" | "ReceiveWithAuthorization" => {
            let from = message.address_at("from")?;
            let to = message.address_at("to")?;
            let value = message.uint_at("value")?;
            let deadline = message.uint_at("validBefore");
            if !data.encoded_type.ends_with(TRANSFER) {
                reader.note_other_type(data, &[]);
            }
            let asset = reader.token(data.verifying_contract()?);
            let mut signed = Signed::new(data, Role::Token, reader);
            signed.party(Role::Payee, "to", to);
            signed.party(Role::Holder, "from", from);
            Some(signed.act(Deed::Send { asset, amount: Amount::of(value) }, deadline))
        }
        "CancelAuthorization" => {
            let authorizer = message.address_at("authorizer")?;
            reader.note_other_type(data, &[CANCEL]);
            let mut signed = Signed::new(data, Role::Token, reader);
            signed.party(Role::Holder, "authorizer", authorizer);
            let deed = Deed::Vote { what: "that an earlier signature is void".to_owned() };
            Some(signed.act(deed, None::<U256>))
        }
        _ => None,
    }
}
