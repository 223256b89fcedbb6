//! Orders of Wyvern, on which `OpenSea` ran until 2022. Many accounts still allow its proxies everything.

use alloy_primitives::U256;

use super::offer::Offer;
use crate::act::{Act, Asset, Reader, Role};
use crate::decode::TypedData;

/// How many parts make a whole, where fees are counted.
const PARTS: u64 = 10_000;

/// Reads an order: the item is named in a call of the target, the collection.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if data.primary_type != "Order" || data.message.get("replacementPattern").is_none() {
        return None;
    }
    let mut order = Offer::new(data, reader);
    let target = order.address("target")?;
    let price = order.uint("basePrice")?;
    let sells = order.uint("side")? == U256::from(1);
    order.maker("maker");
    order.note_token(target, "target");
    let items = Asset::Collection { address: target.into() };
    let currency = order.token("paymentToken", reader)?;
    // Of what a buyer pays, so many parts of ten thousand go to whoever gets the fees.
    let fees =
        ["makerRelayerFee", "makerProtocolFee"].map(|fee| order.uint(fee).unwrap_or_default());
    let kept = U256::from(PARTS).saturating_sub(fees[0].saturating_add(fees[1]));
    let (gives, gets) = if sells {
        let got = price.saturating_mul(kept) / U256::from(PARTS);
        ((items, U256::from(1)), (currency, got))
    } else {
        ((currency, price), (items, U256::from(1)))
    };
    order.gives(gives.0, Some(gives.1));
    order.gets(gets.0, Some(gets.1), "");
    order.party(Role::Taker, "taker");
    order.party(Role::FeeReceiver, "feeRecipient");
    let end = order.uint("expirationTime").filter(|end| *end != U256::ZERO);
    let act = order.act(end);
    reader.note_unknown_verifier(data);
    Some(act)
}
