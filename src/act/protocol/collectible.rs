//! Collections: ERC-721 and ERC-1155.

use alloy_primitives::{Address, U256};
use alloy_sol_types::sol;

use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Deed, Means, Reader, Role};
use crate::decode::{Unread, limits};

sol! {
    function setApprovalForAll(address operator, bool approved);

    interface IERC721 {
        function safeTransferFrom(address from, address to, uint256 tokenId);
        function safeTransferFrom(address from, address to, uint256 tokenId, bytes data);
    }

    interface IERC1155 {
        function safeTransferFrom(address from, address to, uint256 id, uint256 value, bytes data);
        function safeBatchTransferFrom(
            address from,
            address to,
            uint256[] ids,
            uint256[] values,
            bytes data
        );
    }
}

use IERC721::{safeTransferFrom_0Call as SafeTransfer, safeTransferFrom_1Call as SafeTransferData};
use IERC1155::{safeBatchTransferFromCall as BatchTransfer, safeTransferFromCall as MultiTransfer};

/// Reads a call of an ERC-721 or ERC-1155 function.
pub(super) fn call(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    if let Some(setApprovalForAllCall { operator, approved }) = call.read(reader) {
        let asset = Asset::Collection { address: call.to.into() };
        let deed = Deed::AllowCollection { asset, allowed: approved };
        let arguments = [(Role::Operator, "operator", operator)];
        return Some(call.act::<setApprovalForAllCall>(deed, Role::Token, &arguments));
    }
    if let Some(SafeTransfer { from, to, tokenId }) = call.read(reader) {
        let deed = send(call.to, tokenId, U256::from(1));
        return Some(call.act::<SafeTransfer>(deed, Role::Token, &parties(from, to)));
    }
    if let Some(SafeTransferData { from, to, tokenId, data: _ }) = call.read(reader) {
        let deed = send(call.to, tokenId, U256::from(1));
        return Some(call.act::<SafeTransferData>(deed, Role::Token, &parties(from, to)));
    }
    if let Some(MultiTransfer { from, to, id, value, data: _ }) = call.read(reader) {
        let deed = send(call.to, id, value);
        return Some(call.act::<MultiTransfer>(deed, Role::Token, &parties(from, to)));
    }
    if let Some(BatchTransfer { from, to, ids, values, data: _ }) = call.read(reader) {
        return Some(batch(call, from, to, &ids, &values, reader));
    }
    None
}

/// A batch: one act for the whole, and one inside it for each item.
fn batch(
    call: &Call<'_>,
    from: Address,
    to: Address,
    ids: &[U256],
    values: &[U256],
    reader: &mut Reader,
) -> Act {
    if ids.len() != values.len() {
        // The standard has the contract revert.
        let reason = format!("{} token ids with {} amounts", ids.len(), values.len());
        reader.unread.push(Unread::new(call.path, reason));
    }
    if ids.len() > limits::ITEMS {
        let reason = format!("only the first {} of {} items are shown", limits::ITEMS, ids.len());
        reader.unread.push(Unread::new(call.path, reason));
    }
    let asset = Asset::Collection { address: call.to.into() };
    let deed = Deed::Send { asset, amount: Amount::of(U256::from(ids.len())) };
    let mut act = call.act::<BatchTransfer>(deed, Role::Token, &parties(from, to));
    for (index, (id, value)) in ids.iter().zip(values).enumerate().take(limits::ITEMS) {
        let path = format!("{}/safeBatchTransferFrom[{index}]", call.path);
        let parties = act.parties.clone();
        act.calls.push(Act::new(
            send(call.to, *id, *value),
            path,
            None,
            Means::Transaction,
            parties,
        ));
    }
    act
}

fn send(collection: Address, id: U256, value: U256) -> Deed {
    let asset = Asset::Collectible { address: collection.into(), id: id.to_string() };
    Deed::Send { asset, amount: Amount::of(value) }
}

fn parties(from: Address, to: Address) -> [(Role, &'static str, Address); 2] {
    [(Role::Payee, "to", to), (Role::Holder, "from", from)]
}
