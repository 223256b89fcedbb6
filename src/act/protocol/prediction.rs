//! Polymarket's orders, and those of others that run the same exchange: shares in an outcome, for dollars. And bets at
//! Azuro's.

use alloy_primitives::{Address, U256, address};

use super::offer::Offer;
use crate::act::sign::Signed;
use crate::act::{Act, Amount, Asset, Deed, Reader, Role};
use crate::decode::TypedData;

/// Who runs such an exchange: where, the dollars that it is paid in, and how many decimals these have, which its shares
/// have as well, since each is worth one of them if it wins.
const EXCHANGES: [(Address, Address, u8); 9] = [
    // Polymarket's on Polygon, for plain markets and for those with several outcomes, in two versions
    (address!("0x4bFb41d5B3570DeFd03C39a9A4D8dE6Bd8B8982E"), BRIDGED, 6),
    (address!("0xC5d563A36AE78145C45a50134d48A1215220f80a"), BRIDGED, 6),
    (address!("0xE111180000d2663C0091e4f400237545B87B996B"), OWN, 6),
    (address!("0xe2222d279d744050d28e00520010520000310F59"), OWN, 6),
    // Opinion's and Predict's on BNB Smart Chain
    (address!("0x5F45344126D6488025B0b84A3A8189F2487a7246"), TETHER, 18),
    (address!("0x8BC070BEdAB741406F4B1Eb65A72bee27894B689"), TETHER, 18),
    (address!("0x365fb81bd4A24D6303cd2F19c349dE6894D8d58A"), TETHER, 18),
    (address!("0x6bEb5a40C032AFc305961162d8204CDA16DECFa5"), TETHER, 18),
    (address!("0x8A289d458f5a134bA40015085A8F50Ffb681B41d"), TETHER, 18),
];
const BRIDGED: Address = address!("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174");
const OWN: Address = address!("0xC011a7E12a19f7B1f670d46F03B03f3342E82DFB");
const TETHER: Address = address!("0x55d398326f99059fF775485246999027B3197955");

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
    if BETS.contains(&data.primary_type.as_str()) {
        return bet(data, reader);
    }
    let contract = data.verifying_contract()?;
    let exchange = EXCHANGES.iter().find(|(exchange, ..)| *exchange == contract);
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
    let (shares, dollars) = if let Some((_, dollars, decimals)) = exchange {
        (named("shares in an outcome", Some(*decimals)), reader.token(*dollars))
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

/// What bets at Azuro's are called: several at once, and one on several outcomes together.
const BETS: [&str; 2] = ["ClientBetData", "ClientComboBetData"];

/// Reads what is bet, in the currency of the pool, with what whoever carries it out gets for that.
fn bet(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let client = data.message.get("clientData")?;
    let amount = if let Some(amount) = data.message.uint_at("amount") {
        amount
    } else {
        let bets = data.message.get("bets")?.items()?;
        bets.iter()
            .try_fold(U256::ZERO, |sum, one| Some(sum.saturating_add(one.uint_at("amount")?)))?
    };
    let fee = client.uint_at("relayerFeeAmount")?;
    let (core, contract) = (client.address_at("core")?, data.verifying_contract()?);
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    if core != contract {
        // It is what takes the bet.
        signed.party(Role::Payee, "clientData.core", core);
    }
    if let Some(affiliate) = client.address_at("affiliate").filter(|one| !one.is_zero()) {
        signed.party(Role::FeeReceiver, "clientData.affiliate", affiliate);
    }
    let asset =
        Asset::Native { symbol: Some("of what is bet with there".to_owned()), decimals: None };
    let deed = Deed::Deposit { asset, amount: Amount::of(amount.saturating_add(fee)) };
    reader.note_unknown_verifier(data);
    Some(signed.act(deed, client.uint_at("expiresAt")))
}
