//! Collections: ERC-721 and ERC-1155.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, function};
use super::names::wrapped;
use crate::act::{Act, Amount, Asset, Deed, Party, Reader, Role};
use crate::decode::{Unread, limits};
use crate::intel::ChainAddress;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("setApprovalForAll(address operator,bool approved)", Does::Custom(allow_all)),
    function("safeTransferFrom(address from,address to,uint256 tokenId)", Does::Custom(one)),
    function("safeTransferFrom(address from,address to,uint256 tokenId,bytes data)", Does::Custom(one)),
    function("safeTransferFrom(address from,address to,uint256 tokenId,uint256 value,bytes data)", Does::Custom(one)),
    function("safeBatchTransferFrom(address from,address to,uint256[] ids,uint256[] values,bytes data)", Does::Custom(batch)),
    function("safeTransferWhileNesting(address from,address to,uint256 tokenId)", Does::Custom(one)),
    function("safeTransferFrom(address from,address to,uint256 tokenId,uint256 value)", Does::Custom(one)),
    function("safeBatchTransferFrom(address from,address to,uint256[] ids,uint256[] values)", Does::Custom(batch)),
    function("batchTransferFrom(address from,address to,uint256[] ids,uint256[] values)", Does::Custom(batch)),
    // Several of one collection, as some have it themselves, and as helpers do
    function("safeBatchTransferFrom(address from,address to,uint256[] ids)", Does::Custom(several)),
    function("batchTransferFrom(address from,address to,uint256[] ids)", Does::Custom(several)),
    function("transferBatch(address to,uint256[] ids)", Does::Custom(several)),
    function("batchTransfer(address collection,address to,uint256[] ids)", Does::Custom(several)),
    // LUKSO's; Hedera's, by way of its own contract
    function("transfer(address from,address to,bytes32 tokenId,bool,bytes)", Does::Custom(one)),
    function("authorizeOperator(address spender,bytes32 tokenId,bytes)", Does::Custom(allow_one)),
    function("setApprovalForAll(address collection,address operator,bool approved)", Does::Custom(allow_all)),
    function("transferNFT(address collection,address from,address to,int64 tokenId)", Does::Custom(one)),
    function("transferFromNFT(address collection,address from,address to,uint256 tokenId)", Does::Custom(one)),
    function("approveNFT(address collection,address spender,uint256 tokenId)", Does::Custom(allow_one)),
    // Land: whoever owns it, or may act for its owner
    function("setApprovalForAllFor(address sender,address operator,bool approved)", Does::Custom(allow_all)).with(&[(Role::Holder, "sender")]),
    function("approveFor(address sender,address spender,uint256 tokenId)", Does::Custom(allow_one)).with(&[(Role::Holder, "sender")]),
];

/// The collection: the one that is called, if no other is named.
fn collection(called: &Called<'_>, reader: &Reader) -> ChainAddress {
    reader.spelled(called.address("collection").unwrap_or(called.call.to))
}

fn allow_all(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = Asset::Collection { address: collection(called, reader) };
    let deed = Deed::AllowCollection { asset, allowed: called.bool_at("approved")? };
    let operator = called.party(Role::Operator, "operator", reader)?;
    Some(called.act(deed, Role::Token, vec![operator], reader))
}

fn allow_one(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let id = called.uint("tokenId")?.to_string();
    let asset = Asset::Collectible { address: collection(called, reader), id };
    let amount = Amount::of(U256::ONE);
    let deed = Deed::allowance(asset, amount);
    let spender = called.party(Role::Spender, "spender", reader)?;
    Some(called.act(deed, Role::Token, vec![spender], reader))
}

/// One item; of ERC-1155 several of its kind.
fn one(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amount = called.uint("value").unwrap_or(U256::from(1));
    let deed = send(collection(called, reader), called.uint("tokenId")?, amount);
    let mut act = called.act(deed, Role::Token, parties(called, reader)?, reader);
    act.calls.extend(wrapped(called, reader));
    Some(act)
}

/// A batch: one act for the whole, and one inside it for each kind of item if there are several.
fn batch(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let ids = called.get("ids")?.items()?;
    let values = called.get("values")?.items()?;
    if ids.len() != values.len() {
        // The standard has the contract revert.
        let reason = format!("{} token ids with {} amounts", ids.len(), values.len());
        reader.unread.push(Unread::new(called.call.path, reason));
    }
    called.note_more(ids.len(), reader);
    let items = ids.zip(values).take(limits::ITEMS);
    let items: Vec<(U256, U256)> =
        items.map(|(id, value)| Some((id.uint()?, value.uint()?))).collect::<Option<_>>()?;
    let collection = reader.spelled(called.call.to);
    let all = parties(called, reader)?;
    if let [(id, value)] = *items {
        return Some(called.act(send(collection, id, value), Role::Token, all, reader));
    }
    let count = items.iter().fold(U256::ZERO, |sum, (_, value)| sum.saturating_add(*value));
    let asset = Asset::Collection { address: collection.clone() };
    let deed = Deed::Send { asset, amount: Amount::of(count) };
    let mut act = called.act(deed, Role::Token, all, reader);
    for (index, (id, value)) in items.into_iter().enumerate() {
        let path = format!("{}/safeBatchTransferFrom[{index}]", called.call.path);
        let deed = send(collection.clone(), id, value);
        act.calls.push(Act::new(deed, path, None, called.call.means, act.parties.clone()));
    }
    Some(act)
}

/// Several items of ERC-721: one act for the whole, and one inside it for each.
fn several(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let ids = called.get("ids")?.items()?;
    called.note_more(ids.len(), reader);
    let collection = collection(called, reader);
    let asset = Asset::Collection { address: collection.clone() };
    let deed = Deed::Send { asset, amount: Amount::of(U256::from(ids.len())) };
    let mut all = vec![called.party(Role::Payee, "to", reader)?];
    all.extend(called.party(Role::Holder, "from", reader));
    let mut act = called.act(deed, Role::Token, all, reader);
    for (index, id) in ids.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("ids"));
        let deed = send(collection.clone(), id.uint()?, U256::from(1));
        act.calls.push(Act::new(deed, path, None, called.call.means, act.parties.clone()));
    }
    Some(act)
}

fn send(address: ChainAddress, id: U256, value: U256) -> Deed {
    let asset = Asset::Collectible { address, id: id.to_string() };
    Deed::Send { asset, amount: Amount::of(value) }
}

fn parties(called: &Called<'_>, reader: &Reader) -> Option<Vec<Party>> {
    let payee = called.party(Role::Payee, "to", reader)?;
    Some(vec![payee, called.party(Role::Holder, "from", reader)?])
}
