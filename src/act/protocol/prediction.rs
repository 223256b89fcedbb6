//! Polymarket's orders: shares in an outcome, for dollars.

use alloy_primitives::{Address, U256, address};

use super::offer::Offer;
use crate::act::sign::Signed;
use crate::act::{Act, Asset, Deed, Reader, Role};
use crate::decode::TypedData;

/// The exchanges on Polygon, for plain markets and for those with several outcomes, in two versions, and the
/// dollars that they are paid in: bridged USDC, and Polymarket's own.
const EXCHANGES: [(Address, Address); 4] = [
    (address!("0x4bFb41d5B3570DeFd03C39a9A4D8dE6Bd8B8982E"), BRIDGED),
    (address!("0xC5d563A36AE78145C45a50134d48A1215220f80a"), BRIDGED),
    (address!("0xE111180000d2663C0091e4f400237545B87B996B"), OWN),
    (address!("0xe2222d279d744050d28e00520010520000310F59"), OWN),
];
const BRIDGED: Address = address!("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174");
const OWN: Address = address!("0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB");

/// How many decimals shares have: those of the dollars that they are worth if they win.
const DECIMALS: u8 = 6;

/// How the type begins, in its versions, at others that run the same exchange elsewhere: Limitless, Opinion, Predict.
const ORDERS: [&str; 2] = [
    "Order(uint256 salt,address maker,address signer,address taker,uint256 tokenId,uint256 makerAmount,\
     uint256 takerAmount,",
    "Order(uint256 salt,address maker,address signer,uint256 tokenId,uint256 makerAmount,\
     uint256 takerAmount,",
];

/// Reads an order, or the making of a wallet, if nothing is paid for it. The maker may be a contract that the signer
/// owns: Polymarket creates one for each of its users.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if data.encoded_type
        == "CreateProxy(address paymentToken,uint256 payment,address paymentReceiver)"
        && data.message.uint_at("payment")?.is_zero()
    {
        let deed = Deed::Vote { what: "for a wallet of your own at Polymarket".to_owned() };
        return Some(Signed::new(data, Role::VerifyingContract, reader).act(deed, None));
    }
    let contract = data.verifying_contract()?;
    let exchange = EXCHANGES.iter().find(|(exchange, _)| *exchange == contract);
    let is_order = ORDERS.iter().any(|begin| data.encoded_type.starts_with(begin));
    if data.primary_type != "Order" || exchange.is_none() && !is_order {
        return None;
    }
    let mut order = Offer::new(data, reader);
    let is_purchase = order.uint("side")?.is_zero();
    let amounts = (order.uint("makerAmount")?, order.uint("takerAmount")?);
    order.uint("tokenId")?;
    order.address("maker")?;
    order.party(Role::Account, "maker");
    order.party(Role::Holder, "signer");
    let named = |name: &str, decimals| Asset::Native { symbol: Some(name.to_owned()), decimals };
    let (shares, dollars) = if let Some((_, dollars)) = exchange {
        (named("shares in an outcome", Some(DECIMALS)), reader.token(*dollars))
    } else {
        reader.note_unknown_verifier(data);
        (named("of shares in an outcome", None), named("of its dollars", None))
    };
    let (sold, bought) = if is_purchase { (dollars, shares) } else { (shares, dollars) };
    order.gives(sold, Some(amounts.0));
    order.gets(bought, Some(amounts.1), "");
    order.party(Role::Taker, "taker");
    let end = order.uint("expiration").filter(|end| *end != U256::ZERO);
    Some(order.act(end))
}
