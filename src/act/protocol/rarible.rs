//! Rarible's orders: assets by the first bytes of the hash of their kind, with data that say which one.

use alloy_primitives::U256;

use super::offer::Offer;
use crate::act::{Act, Asset, Reader, Role, tokens};
use crate::decode::abi::{Arguments, Value, signature};
use crate::decode::{TypedData, typed_data::Typed};

/// The kinds of assets that are read.
const COIN: [u8; 4] = [0xaa, 0xae, 0xbe, 0xba];
const TOKEN: [u8; 4] = [0x8a, 0xe8, 0x5d, 0x84];
const ITEM: [u8; 4] = [0x73, 0xad, 0x21, 0x46];
const ITEMS: [u8; 4] = [0x97, 0x3b, 0xb6, 0x40];

/// What the data of a kind hold.
const DATA: &str = "data(address token,uint256 id)";

/// The asset of a kind.
pub(super) fn asset(kind: Value<'_>, data: Value<'_>, reader: &mut Reader) -> Option<Asset> {
    named(kind.word().get(..4)?, data.bytes()?, reader)
}

fn named(kind: &[u8], data: &[u8], reader: &mut Reader) -> Option<Asset> {
    if kind == COIN {
        return Some(tokens::native(reader.chain_id));
    }
    let data = Arguments::new(signature::parameters(DATA), data);
    let address = data.get("token")?.address()?;
    if kind == TOKEN {
        return Some(reader.token(address));
    }
    let id = || Some(data.get("id")?.uint()?.to_string());
    if kind == ITEM || kind == ITEMS {
        return Some(Asset::Collectible { address: address.into(), id: id()? });
    }
    Some(Asset::Unnamed)
}

/// Reads an order.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if data.primary_type != "Order" || data.message.get("makeAsset").is_none() {
        return None;
    }
    let mut order = Offer::new(data, reader);
    order.maker("maker");
    let mut sides = [(Asset::Unnamed, U256::ZERO), (Asset::Unnamed, U256::ZERO)];
    for (side, name) in sides.iter_mut().zip(["makeAsset", "takeAsset"]) {
        let kind = order.get(&format!("{name}.assetType.assetClass")).and_then(Typed::bytes)?;
        let bytes = order.get(&format!("{name}.assetType.data")).and_then(Typed::bytes)?;
        *side = (named(kind, bytes, reader)?, order.uint(&format!("{name}.value"))?);
    }
    let [gives, gets] = sides;
    if let Asset::Collectible { address, .. } | Asset::Token { address, .. } = &gives.0
        && let Some(token) = address.bytes20()
    {
        order.note_token(*token, "makeAsset.assetType.data");
    }
    order.gives(gives.0, Some(gives.1));
    order.gets(gets.0, Some(gets.1), "");
    order.party(Role::Taker, "taker");
    let end = order.uint("end").filter(|end| *end != U256::ZERO);
    let act = order.act(end);
    reader.note_unknown_verifier(data);
    Some(act)
}
