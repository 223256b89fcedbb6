//! Uniswap's Permit2: allowances by signature (`AllowanceTransfer`), single and in a batch.

use alloy_primitives::Address;

use crate::act::known::{self, Kind};
use crate::act::sign::{Signed, first_with_others};
use crate::act::{Act, Amount, Change, Deed, Reader, Role};
use crate::decode::{TypedData, Unread, limits, typed_data::Typed};

/// The types that it takes.
const TYPES: [&str; 2] = [
    "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)\
     PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)",
    "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)\
     PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)",
];

/// Reads `PermitSingle` and `PermitBatch`:
/// `(PermitDetails details,address spender,uint256 sigDeadline)` with
/// `PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)`.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let spender = data.message.address_at("spender")?;
    let details = data.message.get("details")?;
    let deadline = data.message.uint_at("sigDeadline");
    let permit = |details: &Typed, place: &str, reader: &mut Reader| {
        let asset = details.address_at("token")?;
        let (deed, unlimited) = allow(details, asset, reader)?;
        if unlimited {
            reader.ask_code(&spender);
        }
        let mut signed = Signed::new(data, Role::VerifyingContract, reader);
        signed.party(Role::Spender, "spender", spender);
        signed.party(Role::Token, &format!("{place}.token"), asset);
        Some(signed.act(deed, deadline))
    };
    let act = match data.primary_type.as_str() {
        "PermitSingle" => permit(details, "details", reader),
        "PermitBatch" => {
            let items = details.items()?;
            if items.len() > limits::ITEMS {
                let reason =
                    format!("only the first {} of {} items are shown", limits::ITEMS, items.len());
                reader.unread.push(Unread::new(format!("{}.message.details", data.path), reason));
            }
            let mut acts = Vec::new();
            for (index, item) in items.iter().enumerate().take(limits::ITEMS) {
                acts.push(permit(item, &format!("details[{index}]"), reader)?);
            }
            first_with_others(acts)
        }
        _ => None,
    }?;
    reader.note_other_type(data, &TYPES);
    note_other_contract(data, reader);
    Some(act)
}

/// Notes typed data of Permit2's that is for another contract.
pub(super) fn note_other_contract(data: &TypedData, reader: &mut Reader) {
    let is_permit2 = data.verifying_contract().is_some_and(|contract| {
        known::contract(reader.chain, &contract).is_some_and(|one| one.kind == Kind::Permit2)
    });
    if !is_permit2 {
        let path = format!("{}.domain.verifyingContract", data.path);
        reader.unread.push(Unread::new(path, "this is not the Permit2 contract"));
    }
}

fn allow(details: &Typed, asset: Address, reader: &mut Reader) -> Option<(Deed, bool)> {
    let value = details.uint_at("amount")?;
    let expires = details.uint_at("expiration").map(|time| time.to_string());
    let asset = reader.token(asset);
    let amount = Amount::allowed(value, asset.decimals());
    let unlimited = amount.unlimited;
    Some((Deed::Allow { asset, amount, change: Change::Set, expires }, unlimited))
}
