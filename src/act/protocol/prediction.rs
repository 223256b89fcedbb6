//! Polymarket's orders: shares in an outcome, for dollars.

use alloy_primitives::{Address, U256, address};

use super::offer::Offer;
use crate::act::sign::Signed;
use crate::act::{Act, Asset, Deed, Reader, Role};
use crate::decode::TypedData;

/// The exchanges on Polygon, for plain markets and for those with several outcomes.
const EXCHANGES: [Address; 2] = [
    address!("0x4bFb41d5B3570DeFd03C39a9A4D8dE6Bd8B8982E"),
    address!("0xC5d563A36AE78145C45a50134d48A1215220f80a"),
];

/// What the exchanges trade: the outcomes' tokens, and bridged USDC.
const OUTCOMES: Address = address!("0x4D97DCd97eC945f40cF65F87097ACe5EA0476045");
const DOLLARS: Address = address!("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174");

/// Reads an order, or the making of a wallet, if nothing is paid for it. The maker may be a contract that the signer owns: Polymarket creates one for each of
/// its users.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if data.encoded_type
        == "CreateProxy(address paymentToken,uint256 payment,address paymentReceiver)"
        && data.message.uint_at("payment")?.is_zero()
    {
        let deed = Deed::Vote { what: "for a wallet of your own at Polymarket".to_owned() };
        return Some(Signed::new(data, Role::VerifyingContract, reader).act(deed, None));
    }
    let is_exchange = data.verifying_contract().is_some_and(|one| EXCHANGES.contains(&one));
    if data.primary_type != "Order" || !is_exchange {
        return None;
    }
    let mut order = Offer::new(data, reader);
    let is_purchase = order.uint("side")?.is_zero();
    let amounts = (order.uint("makerAmount")?, order.uint("takerAmount")?);
    let id = order.uint("tokenId")?.to_string();
    order.address("maker")?;
    order.party(Role::Account, "maker");
    order.party(Role::Holder, "signer");
    let shares = Asset::Collectible { address: OUTCOMES.into(), id };
    let dollars = reader.token(DOLLARS);
    let (sold, bought) = if is_purchase { (dollars, shares) } else { (shares, dollars) };
    order.gives(sold, Some(amounts.0));
    order.gets(bought, Some(amounts.1), "");
    order.party(Role::Taker, "taker");
    let end = order.uint("expiration").filter(|end| *end != U256::ZERO);
    Some(order.act(end))
}
