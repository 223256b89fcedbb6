//! Orders of Wyvern, on which `OpenSea` ran until 2022. Many accounts still allow its proxies everything.

use alloy_primitives::{Address, U256, address};

use super::deal::Deal;
use super::function::{Called, Does, Function, function};
use super::offer::Offer;
use crate::act::{Act, Asset, Deed, Means, Party, Reader, Role};
use crate::decode::TypedData;
use crate::decode::abi::{self, Arguments, signature};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("atomicMatch_(address[14] addrs,uint256[18] uints,uint8[8] kinds,bytes,bytes data,bytes,bytes,bytes,bytes,uint8[2],bytes32[5])", Does::Custom(matched)),
    function("approveOrder_(address[7] addrs,uint256[9] uints,uint8,uint8 side,uint8 kind,uint8 how,bytes data,bytes,bytes,bool)", Does::Custom(approved)),
];

/// How many parts make a whole, where fees are counted.
const PARTS: u64 = 10_000;

/// The code of `OpenSea`'s that a seller's proxy runs to move one item of several that may be meant.
const VALIDATOR: Address = address!("0xBAf2127B49fC93CbcA6269FAdE0F7F31dF4c88a7");

/// How its functions begin.
const MATCH: &str = "match(address,address,address token,uint256 id)";

/// A sale whose price falls to what is left of it without the extra, and what of the two ways to call is to run code.
const FALLING: U256 = U256::ONE;
const RUN: U256 = U256::ONE;

/// What is sold: the call of the target moves it, which is the collection, or that code.
fn sold(target: Address, data: &[u8], reader: &Reader) -> Asset {
    let arguments = data.get(abi::SELECTOR..).filter(|_| target == VALIDATOR);
    let arguments = arguments.map(|data| Arguments::new(signature::parameters(MATCH), data));
    let item =
        arguments.and_then(|all| Some((all.get("token")?.address()?, all.get("id")?.uint()?)));
    match item {
        Some((token, id)) => {
            Asset::Collectible { address: reader.spelled(token), id: id.to_string() }
        }
        None => Asset::Collection { address: reader.spelled(target) },
    }
}

/// What else the seller's proxy does, where it runs the code of the target as its own: the proxy may move whatever was
/// ever put up for sale.
fn run(target: (Address, String), data: &[u8], means: Means, reader: &Reader) -> Option<Act> {
    let (target, path) = target;
    let code = Party::new(Role::Code, target, path.clone(), reader.chain);
    let deed = Deed::Delegatecall { selector: abi::selector(data) };
    (target != VALIDATOR).then(|| Act::new(deed, path, None, means, vec![code]))
}

/// Reads an order: the item is named in a call of the target, the collection.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if data.primary_type != "Order" || data.message.get("replacementPattern").is_none() {
        return None;
    }
    let mut order = Offer::new(data, reader);
    let target = order.address("target")?;
    let calldata = data.message.bytes_at("calldata").unwrap_or_default();
    let sells = order.uint("side")? == U256::from(1);
    let falls = sells && order.uint("saleKind") == Some(FALLING);
    let extra = order.uint("extra").filter(|_| falls).unwrap_or_default();
    let price = order.uint("basePrice")?.saturating_sub(extra);
    order.maker("maker");
    let items = sold(target, calldata, reader);
    if matches!(items, Asset::Collection { .. }) {
        order.note_token(target, "target");
    }
    let currency = order.token("paymentToken", reader)?;
    // Of what a buyer pays, so many parts of ten thousand go to whoever gets the fees.
    let fees =
        ["makerRelayerFee", "makerProtocolFee"].map(|fee| order.uint(fee).unwrap_or_default());
    let kept = U256::from(PARTS).saturating_sub(fees[0].saturating_add(fees[1]));
    let receiver = order.address("feeRecipient").filter(|receiver| !receiver.is_zero());
    if sells {
        let got = price.saturating_mul(kept) / U256::from(PARTS);
        order.gives(items, Some(U256::ONE));
        order.gets(currency.clone(), Some(got), "");
        if let Some(receiver) = receiver.filter(|_| got < price) {
            order.pays(currency, Some(price - got), (receiver, "feeRecipient"));
        }
    } else {
        order.gives(currency, Some(price));
        order.gets(items, Some(U256::ONE), "");
    }
    order.party(Role::Taker, "taker");
    if !sells || kept == U256::from(PARTS) {
        order.party(Role::FeeReceiver, "feeRecipient");
    }
    let runs = sells && order.uint("howToCall") == Some(RUN);
    let end = order.uint("expirationTime").filter(|end| *end != U256::ZERO);
    let mut act = order.act(end);
    if runs {
        let path = format!("{}.message.target", data.path);
        act.calls.extend(run((target, path), calldata, Means::Signature, reader));
    }
    reader.note_unknown_verifier(data);
    Some(act)
}

/// Where the parts of an order stand in the arguments.
struct Places {
    receiver: &'static str,
    fee: &'static str,
    target: &'static str,
    currency: &'static str,
    price: &'static str,
    extra: &'static str,
    kind: &'static str,
    how: &'static str,
}

/// A sale of the caller's by an order: the price less the fee, and what else the call of the target does.
fn sale(
    called: &Called<'_>,
    at: &Places,
    deal: &mut Deal,
    reader: &mut Reader,
) -> Option<Vec<Act>> {
    let target = called.address(at.target)?;
    let data = called.bytes_at("data")?;
    let currency = reader.token_or_native(called.address(at.currency)?);
    let extra = called.uint(at.extra).filter(|_| called.uint(at.kind) == Some(FALLING));
    let price = called.uint(at.price)?.saturating_sub(extra.unwrap_or_default());
    let receiver = called.address(at.receiver).filter(|receiver| !receiver.is_zero());
    let fee = receiver.and_then(|_| called.uint(at.fee)).unwrap_or_default();
    let fee = (price.saturating_mul(fee) / U256::from(PARTS)).min(price);
    deal.gives(sold(target, data, reader), U256::ONE);
    deal.gets(currency.clone(), price - fee, None);
    if let Some(receiver) = receiver.filter(|_| !fee.is_zero()) {
        deal.gets(currency, fee, Some(receiver));
        deal.party(Role::FeeReceiver, receiver, called.path(at.receiver), reader);
    }
    let runs = called.uint(at.how) == Some(RUN);
    let target = (target, called.path(at.target));
    Some(run(target, data, called.call.means, reader).into_iter().filter(|_| runs).collect())
}

/// A purchase and a sale that fit: maker, taker, receiver of fees and target of the one, then of the other.
fn matched(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// Who buys, and who sells.
    const BUYER: &str = "addrs.1";
    const SELLER: &str = "addrs.8";
    const SALE: Places = Places {
        receiver: "addrs.10",
        fee: "uints.9",
        target: "addrs.11",
        currency: "addrs.13",
        price: "uints.13",
        extra: "uints.14",
        kind: "kinds.6",
        how: "kinds.7",
    };
    /// Where the offer was there first, its fee is taken from whoever sells.
    const INTO_OFFER: Places = Places { receiver: "addrs.3", fee: "uints.1", ..SALE };
    let account = called.call.by.address();
    let (buyer, seller) = (called.address(BUYER)?, called.address(SELLER)?);
    let mut deal = Deal::of(account);
    if account == Some(seller) {
        let into_offer = called.address(SALE.receiver)?.is_zero();
        let at = if into_offer { &INTO_OFFER } else { &SALE };
        let run = sale(called, at, &mut deal, reader)?;
        deal.party(Role::Mentioned, buyer, called.path(BUYER), reader);
        let mut act = deal.act(called, reader);
        act.calls.extend(run);
        return Some(act);
    }
    let currency = reader.token_or_native(called.address(SALE.currency)?);
    deal.gives(currency, called.uint(SALE.price)?);
    let item = sold(called.address(SALE.target)?, called.bytes_at("data")?, reader);
    deal.gets(item, U256::ONE, Some(buyer));
    deal.party(Role::Payee, buyer, called.path(BUYER), reader);
    deal.party(Role::Mentioned, seller, called.path(SELLER), reader);
    Some(deal.act(called, reader))
}

/// An order that is published: from then on it may be taken as if it were signed.
fn approved(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ORDER: Places = Places {
        receiver: "addrs.3",
        fee: "uints.0",
        target: "addrs.4",
        currency: "addrs.6",
        price: "uints.4",
        extra: "uints.5",
        kind: "kind",
        how: "how",
    };
    let mut deal = Deal::of(called.address("addrs.1"));
    let run = if called.uint("side")? == U256::ONE {
        sale(called, &ORDER, &mut deal, reader)?
    } else {
        let currency = reader.token_or_native(called.address(ORDER.currency)?);
        deal.gives(currency, called.uint(ORDER.price)?);
        let item = sold(called.address(ORDER.target)?, called.bytes_at("data")?, reader);
        deal.gets(item, U256::ONE, None);
        Vec::new()
    };
    deal.party(Role::Taker, called.address("addrs.2")?, called.path("addrs.2"), reader);
    let mut act = deal.inside(called, called.path(""), Means::Signature, reader);
    act.calls.extend(run);
    Some(act)
}
