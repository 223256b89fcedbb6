//! Blend, Blur's lending: offers of loans against items, and of items that stand for a loan.

use alloy_primitives::U256;

use super::offer::Offer;
use crate::act::{Act, Asset, Reader, Role, tokens};
use crate::decode::{TypedData, limits};

const LOAN: &str = "LoanOffer(address lender,address collection,uint256 totalAmount,uint256 minAmount,\
                    uint256 maxAmount,uint256 auctionDuration,uint256 salt,uint256 expirationTime,\
                    uint256 rate,address oracle,uint256 nonce)";
const SALE: &str = "SellOffer(address borrower,uint256 lienId,uint256 price,uint256 expirationTime,\
                    uint256 salt,address oracle,Fee[] fees,uint256 nonce)Fee(uint16 rate,address recipient)";

/// Reads an offer of a loan, or of what stands for one.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let act = match data.encoded_type.as_str() {
        LOAN => loan(data, reader)?,
        SALE => sale(data, reader)?,
        _ => return None,
    };
    reader.note_unknown_verifier(data);
    Some(act)
}

/// As much as the lender has in Blur's pool, up to an amount, for items that are the lender's if it is not paid back.
fn loan(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::new(data, reader);
    order.maker("lender");
    let amount = order.uint("totalAmount")?;
    order.gives(tokens::native(reader.chain), Some(amount));
    let address = reader.spelled(order.address("collection")?);
    order.gets(Asset::Collection { address }, None, "");
    for member in ["collection", "oracle"] {
        order.party(Role::Mentioned, member);
    }
    let end = order.uint("expirationTime");
    Some(order.act(end))
}

/// A lien, which is the item that was borrowed against, for a price out of which fees are paid.
fn sale(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    /// What rates are counted in: ten-thousandths.
    const WHOLE: U256 = U256::from_limbs([10_000, 0, 0, 0]);
    let mut order = Offer::new(data, reader);
    order.maker("borrower");
    let lien = order.uint("lienId")?.to_string();
    let address = reader.spelled(data.verifying_contract()?);
    order.gives(Asset::Collectible { address, id: lien }, Some(U256::ONE));
    let (coin, price) = (tokens::native(reader.chain), order.uint("price")?);
    let fees = order.get("fees")?.items()?;
    reader.note_more(&format!("{}.message.fees", data.path), fees.len());
    let mut rest = price;
    let mut shares = Vec::new();
    for (index, fee) in fees.iter().enumerate().take(limits::ITEMS) {
        let share = price.checked_mul(fee.uint_at("rate")?)?.checked_div(WHOLE)?;
        rest = rest.saturating_sub(share);
        shares.push((share, fee.address_at("recipient")?, format!("fees[{index}].recipient")));
    }
    order.gets(coin.clone(), Some(rest), "");
    for (share, recipient, path) in shares {
        order.pays(coin.clone(), Some(share), (recipient, &path));
    }
    let end = order.uint("expirationTime");
    Some(order.act(end))
}
