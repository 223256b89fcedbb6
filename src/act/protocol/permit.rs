//! Permits: approvals by signature, as in EIP-2612 and as DAI has them.

use alloy_primitives::U256;

use crate::act::sign::Signed;
use crate::act::{Act, Amount, Change, Deed, Reader, Role};
use crate::decode::{TypedData, typed_data::Typed};

/// The types that tokens take.
const EIP_2612: &str =
    "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";
const DAI: &str =
    "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)";

/// Reads a `Permit` of EIP-2612 or of DAI. The token is the domain's verifying contract.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if data.primary_type != "Permit" {
        return None;
    }
    let message = &data.message;
    let spender = message.get("spender").and_then(Typed::address)?;
    let owner = ["owner", "holder"]
        .into_iter()
        .find_map(|name| message.get(name).and_then(Typed::address).map(|address| (name, address)));
    let uint = |name| message.get(name).and_then(Typed::uint);
    let (value, deadline) = match (uint("value"), message.get("allowed").and_then(Typed::bool)) {
        // DAI knows only everything and nothing, and an expiry of zero that means never. Where a type
        // has both members, the worse is believed.
        (_, Some(true)) => (U256::MAX, uint("expiry").filter(|expiry| !expiry.is_zero())),
        (Some(value), _) => (value, uint("deadline")),
        (None, Some(false)) => (U256::ZERO, uint("expiry")),
        (None, None) => return None,
    };
    let asset = reader.token(data.verifying_contract()?);
    let amount = Amount::allowed(value, asset.decimals());
    if amount.unlimited {
        reader.ask_code(&spender);
    }
    reader.note_other_type(data, &[EIP_2612, DAI]);
    let deed = Deed::Allow { asset, amount, change: Change::Set, expires: None };
    let mut signed = Signed::new(data, Role::Token, reader);
    signed.party(Role::Spender, "spender", spender);
    if let Some((name, owner)) = owner {
        signed.party(Role::Holder, name, owner);
    }
    Some(signed.act(deed, deadline))
}
