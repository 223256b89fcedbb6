//! Purchases and sales at Blur and `LooksRare` by transaction.

use alloy_primitives::U256;

use super::deal::Deal;
use super::function::{Called, Does, Function, Of, Shape, UNSAID, function};
use crate::act::{Act, Asset, Reader, Role};
use crate::decode::abi::{Arguments, Value, signature};
use crate::decode::limits;
use crate::intel::ChainAddress;

macro_rules! blur_input {
    () => {
        concat!(
            "((address trader,uint8 side,address matchingPolicy,address collection,uint256 tokenId,uint256 amount,address paymentToken,uint256 price,",
            "uint256 listingTime,uint256 expirationTime,(uint16 rate,address recipient)[] fees,uint256 salt,bytes extraParams) order,",
            "uint8 v,bytes32 r,bytes32 s,bytes extraSignature,uint8 signatureVersion,uint256 blockNumber)"
        )
    };
}

macro_rules! blur_order {
    () => { "(address trader,address collection,bytes32 listingsRoot,uint256 numberOfListings,uint256 expirationTime,uint8 assetType,(address recipient,uint16 rate) makerFee,uint256 salt)" };
}

macro_rules! blur_exchange {
    () => { "(uint256 index,bytes32[] proof,(uint256 index,uint256 tokenId,uint256 amount,uint256 price) listing,(uint256 tokenId,uint256 amount) taker)" };
}

macro_rules! looksrare_maker {
    () => {
        concat!(
            "(uint8 quoteType,uint256 globalNonce,uint256 subsetNonce,uint256 orderNonce,uint256 strategyId,uint8 collectionType,address collection,",
            "address currency,address signer,uint256 startTime,uint256 endTime,uint256 price,uint256[] itemIds,uint256[] amounts,bytes additionalParameters)"
        )
    };
}

macro_rules! looksrare_tree {
    () => {
        "(bytes32 root,(bytes32 value,uint8 position)[] proof)"
    };
}

macro_rules! advanced_order {
    () => {
        concat!(
            "((address,address,(uint8,address,uint256,uint256,uint256)[],(uint8,address,uint256,uint256,uint256,address)[],",
            "uint8,uint256,uint256,bytes32,uint256,bytes32,uint256),uint120,uint120,bytes,bytes)"
        )
    };
}

const BOUGHT: Does = Does::Trade {
    gives: (Of::Native, "params.amount"),
    gets: (Of::Unnamed, UNSAID),
    payee: "params.recipient",
};
const BOUGHT_BY_TOKEN: Does = Does::Trade {
    gives: (Of::Token("params.token"), "params.amount"),
    gets: (Of::Unnamed, UNSAID),
    payee: "params.recipient",
};

/// Gets what the price leaves of what is paid.
const REFUNDER: &[(Role, &str)] = &[(Role::RefundReceiver, "info.refunder")];

/// Gets what is sent along and not paid.
const LEFT: &[(Role, &str)] = &[(Role::RefundReceiver, "params.refundTo")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Limit Break's processor, by which Magic Eden sells
    function("buyListing(bytes data)", Does::Custom(listing_bought)),
    function("bulkBuyListings(bytes data)", Does::Custom(listings_bought)),
    function("sweepCollection(bytes data)", Does::Custom(swept)),
    function("acceptOffer(bytes data)", Does::Custom(offer_accepted)),
    // Reservoir's router: modules that buy at one market each
    function("execute((address module,bytes data,uint256 value)[] executions)", Does::Calls(Shape::Each { list: "executions", to: "module", value: "value", data: "data" })),
    // Ronin's market, whose exchanges are called by name
    function("interactWith(string,bytes data)", Does::Calls(Shape::Own("data"))),
    function("settleOrder((bytes orderData,bytes signature,address referral,uint256,address recipient,address refunder) info,uint256 price)", Does::Custom(ronin)).with(REFUNDER),
    function("settleOrder((bytes orderData,bytes signature,address referral,uint256,address recipient,address refunder) info,uint256 quantity,uint256 price)", Does::Trade { gives: (Of::Unnamed, "price"), gets: (Of::Unnamed, UNSAID), payee: "info.recipient" }).with(REFUNDER),
    function(concat!("acceptETHListing(", advanced_order!(), " order,(address recipient,address refundTo,bool,uint256 amount) params,(address,uint256)[] fees)"), BOUGHT).with(LEFT),
    function(concat!("acceptETHListings((", advanced_order!(), " order,uint256 price)[] orders,(address recipient,address refundTo,bool,uint256 amount) params,(address,uint256)[] fees)"), BOUGHT).with(LEFT),
    function(concat!("acceptERC20Listing(", advanced_order!(), " order,(address recipient,address refundTo,bool,address token,uint256 amount) params,(address,uint256)[] fees)"), BOUGHT_BY_TOKEN).with(LEFT),
    function(concat!("acceptERC20Listings((", advanced_order!(), " order,uint256 price)[] orders,(address recipient,address refundTo,bool,address token,uint256 amount) params,(address,uint256)[] fees)"), BOUGHT_BY_TOKEN).with(LEFT),
    function(concat!("execute(", blur_input!(), " sell,", blur_input!(), " buy)"), Does::Custom(blur)),
    function(concat!("bulkExecute((", blur_input!(), " sell,", blur_input!(), " buy)[] executions)"), Does::Custom(blur)),
    function(concat!("takeAsk((", blur_order!(), "[] orders,", blur_exchange!(), "[] exchanges,(address recipient,uint16 rate) takerFee,bytes signatures,address tokenRecipient) inputs,bytes oracleSignature)"), Does::Custom(blur_ask)),
    function(concat!("takeAskSingle((", blur_order!(), " order,", blur_exchange!(), " exchange,(address recipient,uint16 rate) takerFee,bytes signature,address tokenRecipient) inputs,bytes oracleSignature)"), Does::Custom(blur_ask)),
    function(concat!("takeAskPool((", blur_order!(), "[] orders,", blur_exchange!(), "[] exchanges,(address recipient,uint16 rate) takerFee,bytes signatures,address tokenRecipient) inputs,bytes oracleSignature,uint256 amountToWithdraw)"), Does::Custom(blur_ask)),
    function(concat!("takeAskSinglePool((", blur_order!(), " order,", blur_exchange!(), " exchange,(address recipient,uint16 rate) takerFee,bytes signature,address tokenRecipient) inputs,bytes oracleSignature,uint256 amountToWithdraw)"), Does::Custom(blur_ask)),
    function(concat!("takeBid((", blur_order!(), "[] orders,", blur_exchange!(), "[] exchanges,(address recipient,uint16 rate) takerFee,bytes signatures) inputs,bytes oracleSignature)"), Does::Custom(blur_bid)),
    function(concat!("takeBidSingle((", blur_order!(), " order,", blur_exchange!(), " exchange,(address recipient,uint16 rate) takerFee,bytes signature) inputs,bytes oracleSignature)"), Does::Custom(blur_bid)),
    function("cancelTrades((bytes32 hash,uint256 index,uint256 amount)[] trades)", Does::Ordinary),
    function("incrementNonce()", Does::Ordinary),
    function(concat!("executeTakerBid((address recipient,bytes additionalParameters) taker,", looksrare_maker!(), " maker,bytes makerSignature,", looksrare_tree!(), " merkleTree,address affiliate)"), Does::Custom(looksrare_buy)),
    function(concat!("executeTakerAsk((address recipient,bytes additionalParameters) taker,", looksrare_maker!(), " maker,bytes makerSignature,", looksrare_tree!(), " merkleTree,address affiliate)"), Does::Custom(looksrare_sell)),
    function(concat!("executeMultipleTakerBids((address recipient,bytes additionalParameters)[] takers,", looksrare_maker!(), "[] makers,bytes[] makerSignatures,", looksrare_tree!(), "[] merkleTrees,address affiliate,bool isAtomic)"), Does::Custom(looksrare_buy)),
    function("cancelOrderNonces(uint256[] orderNonces)", Does::Ordinary),
    function("cancelSubsetNonces(uint256[] subsetNonces)", Does::Ordinary),
    function("incrementBidAskNonces(bool bid,bool ask)", Does::Ordinary),
    // LooksRare, version 1
    function("matchAskWithTakerBid((bool isOrderAsk,address taker,uint256 price,uint256 tokenId,uint256 minPercentageToAsk,bytes params) taker,(bool isOrderAsk,address signer,address collection,uint256 price,uint256 tokenId,uint256 amount,address strategy,address currency,uint256 nonce,uint256 startTime,uint256 endTime,uint256 minPercentageToAsk,bytes params,uint8 v,bytes32 r,bytes32 s) maker)", Does::Custom(looksrare_1)),
    function("matchAskWithTakerBidUsingETHAndWETH((bool isOrderAsk,address taker,uint256 price,uint256 tokenId,uint256 minPercentageToAsk,bytes params) taker,(bool isOrderAsk,address signer,address collection,uint256 price,uint256 tokenId,uint256 amount,address strategy,address currency,uint256 nonce,uint256 startTime,uint256 endTime,uint256 minPercentageToAsk,bytes params,uint8 v,bytes32 r,bytes32 s) maker)", Does::Custom(looksrare_1)),
    function("matchBidWithTakerAsk((bool isOrderAsk,address taker,uint256 price,uint256 tokenId,uint256 minPercentageToAsk,bytes params) taker,(bool isOrderAsk,address signer,address collection,uint256 price,uint256 tokenId,uint256 amount,address strategy,address currency,uint256 nonce,uint256 startTime,uint256 endTime,uint256 minPercentageToAsk,bytes params,uint8 v,bytes32 r,bytes32 s) maker)", Does::Custom(looksrare_1)),
    // Blur's loans
    function("borrow((address lender,address collection,uint256 totalAmount,uint256 minAmount,uint256 maxAmount,uint256 auctionDuration,uint256 salt,uint256 expirationTime,uint256 rate,address oracle) offer,bytes signature,uint256 amount,uint256 tokenId)", Does::Borrow { asset: Of::Native, amount: "amount", holder: UNSAID }).with(&[(Role::Mentioned, "offer.lender"), (Role::Token, "offer.collection")]),
    function("repay((address lender,address borrower,address collection,uint256 tokenId,uint256 amount,uint256 startTime,uint256 rate,uint256 auctionStartBlock,uint256 auctionDuration) lien,uint256 lienId)", Does::Deposit { asset: Of::Native, amount: UNSAID, payee: "lien.borrower" }),
];

fn item(address: ChainAddress, id: U256) -> Asset {
    Asset::Collectible { address, id: id.to_string() }
}

/// The values at one path or, in the form with lists, at the other.
fn each<'a>(
    called: &Called<'a>,
    one: &str,
    list: &str,
    reader: &mut Reader,
) -> Option<Vec<(Value<'a>, String)>> {
    if let Some(value) = called.get(one) {
        return Some(vec![(value, called.path(one))]);
    }
    let items = called.get(list)?.items()?;
    called.note_more(items.len(), reader);
    let each = items.enumerate().take(limits::ITEMS);
    Some(each.map(|(index, value)| (value, format!("{}[{index}]", called.path(list)))).collect())
}

/// Blur, version 1: a sale and a purchase that fit. The caller is one of the two.
fn blur(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const WHOLE: u64 = 10_000;
    let account = called.call.by.address();
    let mut deal = Deal::of(account);
    let pairs = if let (Some(sell), Some(buy)) = (called.get("sell.order"), called.get("buy.order"))
    {
        vec![(sell, buy, called.path(""))]
    } else {
        let list = called.get("executions")?.items()?;
        called.note_more(list.len(), reader);
        list.enumerate()
            .take(limits::ITEMS)
            .map(|(index, one)| {
                let path = format!("{}[{index}]", called.path("executions"));
                Some((one.get("sell.order")?, one.get("buy.order")?, path))
            })
            .collect::<Option<_>>()?
    };
    for (sell, buy, path) in pairs {
        let collection = sell.address_at("collection")?;
        let count = sell.uint_at("amount")?.max(U256::from(1));
        let price = sell.uint_at("price")?;
        let currency = reader.token_or_native(sell.address_at("paymentToken")?);
        let asset = item(reader.spelled(collection), sell.uint_at("tokenId")?);
        let (seller, buyer) = (sell.address_at("trader")?, buy.address_at("trader")?);
        let mut fees = U256::ZERO;
        for (index, fee) in sell.get("fees")?.items()?.enumerate().take(limits::ITEMS) {
            let share = price.saturating_mul(fee.uint_at("rate")?) / U256::from(WHOLE);
            fees = fees.saturating_add(share);
            let path = format!("{path}.sell.order.fees[{index}].recipient");
            deal.party(Role::FeeReceiver, fee.address_at("recipient")?, path, reader);
        }
        if account == Some(seller) {
            deal.gives(asset, count);
            deal.gets(currency, price.saturating_sub(fees), None);
            deal.party(Role::Mentioned, buyer, format!("{path}.buy.order.trader"), reader);
        } else {
            deal.gives(currency, price);
            deal.gets(asset, count, Some(buyer));
            deal.party(Role::Payee, buyer, format!("{path}.buy.order.trader"), reader);
            deal.party(Role::Mentioned, seller, format!("{path}.sell.order.trader"), reader);
        }
    }
    Some(deal.act(called, reader))
}

/// The order that an exchange of Blur's version 2 is about.
fn blur_order<'a>(called: &Called<'a>, exchange: &Value<'_>) -> Option<Value<'a>> {
    called.get("inputs.order").or_else(|| {
        let index = usize::try_from(exchange.uint_at("index")?).ok()?;
        called.get("inputs.orders")?.items()?.nth(index)
    })
}

/// Blur, version 2: listings are bought.
fn blur_ask(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut deal = Deal::of(called.call.by.address());
    let recipient = called.address("inputs.tokenRecipient")?;
    for (exchange, path) in each(called, "inputs.exchange", "inputs.exchanges", reader)? {
        let order = blur_order(called, &exchange)?;
        let count = exchange.uint_at("taker.amount")?;
        let price = exchange.uint_at("listing.price")?.saturating_mul(count);
        let fee = blur_fee(called, price);
        deal.gives(crate::act::tokens::native(reader.chain), price.saturating_add(fee));
        let asset = item(
            reader.spelled(order.address_at("collection")?),
            exchange.uint_at("listing.tokenId")?,
        );
        deal.gets(asset, count, Some(recipient));
        deal.party(Role::Mentioned, order.address_at("trader")?, path, reader);
    }
    blur_fee_receiver(called, &mut deal, reader);
    deal.party(Role::Payee, recipient, called.path("inputs.tokenRecipient"), reader);
    Some(deal.act(called, reader))
}

/// Blur, version 2: items are sold into bids, for ether in Blur's pool.
fn blur_bid(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut deal = Deal::of(called.call.by.address());
    for (exchange, path) in each(called, "inputs.exchange", "inputs.exchanges", reader)? {
        let order = blur_order(called, &exchange)?;
        let count = exchange.uint_at("taker.amount")?;
        let price = exchange.uint_at("listing.price")?.saturating_mul(count);
        let asset = item(
            reader.spelled(order.address_at("collection")?),
            exchange.uint_at("taker.tokenId")?,
        );
        deal.gives(asset, count);
        let coin = crate::act::tokens::native(reader.chain);
        let fee = blur_fee(called, price).min(price);
        if !fee.is_zero() {
            deal.gets(coin.clone(), fee, called.address("inputs.takerFee.recipient"));
        }
        deal.gets(coin, price - fee, None);
        deal.party(Role::Mentioned, order.address_at("trader")?, path, reader);
    }
    blur_fee_receiver(called, &mut deal, reader);
    Some(deal.act(called, reader))
}

/// What whoever takes an order pays of a price to the market beside: on top of it, or out of it.
fn blur_fee(called: &Called<'_>, price: U256) -> U256 {
    const WHOLE: u64 = 10_000;
    let rate = called.uint("inputs.takerFee.rate").unwrap_or_default();
    price.saturating_mul(rate) / U256::from(WHOLE)
}

fn blur_fee_receiver(called: &Called<'_>, deal: &mut Deal, reader: &Reader) {
    if let Some(recipient) = called.address("inputs.takerFee.recipient") {
        let path = called.path("inputs.takerFee.recipient");
        deal.party(Role::FeeReceiver, recipient, path, reader);
    }
}

/// `LooksRare`, version 2: listings are bought.
fn looksrare_buy(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    looksrare(called, true, reader)
}

/// `LooksRare`, version 2: items are sold into a bid.
fn looksrare_sell(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    looksrare(called, false, reader)
}

fn looksrare(called: &Called<'_>, buys: bool, reader: &mut Reader) -> Option<Act> {
    let mut deal = Deal::of(called.call.by.address());
    let takers = each(called, "taker", "takers", reader)?;
    for ((maker, path), (taker, taker_path)) in
        each(called, "maker", "makers", reader)?.into_iter().zip(takers)
    {
        let collection = maker.address_at("collection")?;
        let price = maker.uint_at("price")?;
        let currency = reader.token_or_native(maker.address_at("currency")?);
        // Zero stands for the caller.
        let recipient = taker.get("recipient")?.address().filter(|to| !to.is_zero());
        let mut counts = maker.get("amounts")?.items()?;
        let items: Vec<(Asset, U256)> = maker
            .get("itemIds")?
            .items()?
            .take(limits::ITEMS)
            .map(|id| {
                let count = counts.next().and_then(|count| count.uint());
                Some((item(reader.spelled(collection), id.uint()?), count.unwrap_or(U256::from(1))))
            })
            .collect::<Option<_>>()?;
        // A bid for any item of the collection: which one is sold is said by the taker.
        let items = if items.is_empty() {
            vec![(Asset::Collection { address: reader.spelled(collection) }, U256::from(1))]
        } else {
            items
        };
        if buys {
            deal.gives(currency, price);
            for (asset, count) in items {
                deal.gets(asset, count, recipient);
            }
        } else {
            for (asset, count) in items {
                deal.gives(asset, count);
            }
            deal.gets(currency, price, recipient);
        }
        deal.party(Role::Mentioned, maker.address_at("signer")?, format!("{path}.signer"), reader);
        if let Some(to) = recipient {
            deal.party(Role::Payee, to, format!("{taker_path}.recipient"), reader);
        }
    }
    if let Some(affiliate) = called.address("affiliate") {
        deal.party(Role::FeeReceiver, affiliate, called.path("affiliate"), reader);
    }
    Some(deal.act(called, reader))
}

macro_rules! processed {
    () => { "(uint8,address maker,address beneficiary,address marketplace,address,address currency,address collection,uint256 tokenId,uint248 amount,uint256 price,uint256,uint256,uint256,uint256,uint248,uint248)" };
}

macro_rules! cosigned {
    () => {
        "(address,address,uint256,uint8,bytes32,bytes32)"
    };
}

/// What the functions of Limit Break's payment processor take in `data`, encoded once more.
#[rustfmt::skip]
static PROCESSED: [Function; 4] = [
    function(concat!("buyListing(bytes32,", processed!(), " order,(uint8,bytes32,bytes32),", cosigned!(), ",(address recipient,uint256 amount) fee)"), Does::Ordinary),
    function(concat!("bulkBuyListings(bytes32,", processed!(), "[] orders,(uint8,bytes32,bytes32)[],", cosigned!(), "[],(address recipient,uint256 amount)[] fees)"), Does::Ordinary),
    function(concat!("sweepCollection(bytes32,(address recipient,uint256 amount) fee,(uint8,address collection,address currency,address beneficiary) order,(address maker,address,address,uint256 tokenId,uint248 amount,uint256 price,uint256,uint256,uint256,uint256)[] items,(uint8,bytes32,bytes32)[],", cosigned!(), "[])"), Does::Ordinary),
    function(concat!("acceptOffer(bytes32,bool offer,", processed!(), " order,(uint8,bytes32,bytes32),(bytes32,bytes32[]),", cosigned!(), ",(address recipient,uint256 amount) fee)"), Does::Ordinary),
];

fn listing_bought(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    processed(called, &PROCESSED[0], reader)
}

fn listings_bought(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    processed(called, &PROCESSED[1], reader)
}

fn swept(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    processed(called, &PROCESSED[2], reader)
}

fn offer_accepted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    processed(called, &PROCESSED[3], reader)
}

/// Items are bought for whoever the orders name as beneficiary, or one is sold into an offer.
fn processed(called: &Called<'_>, function: &Function, reader: &mut Reader) -> Option<Act> {
    let path = called.path("data");
    let call =
        crate::act::call::Call { data: called.bytes_at("data")?, path: &path, ..*called.call };
    let inner = super::plan::encoded(&call, function);
    super::plan::note_odd(&call, function, reader);
    let sold = inner.get("offer").is_some();
    let mut deal = Deal::of(called.call.by.address());
    let orders = each(&inner, "order", "orders", reader)?;
    let items = match inner.get("items") {
        Some(_) => each(&inner, "", "items", reader)?,
        None => orders.clone(),
    };
    for (index, (one, path)) in items.into_iter().enumerate() {
        let (order, order_path) = orders.get(index).or(orders.first())?;
        let collection = reader.spelled(order.address_at("collection")?);
        let currency = reader.token_or_native(order.address_at("currency")?);
        let (id, count) = (one.uint_at("tokenId")?, one.uint_at("amount")?);
        let (asset, price) = (item(collection, id), one.uint_at("price")?);
        if sold {
            deal.gives(asset, count);
            deal.gets(currency, price, None);
        } else {
            let to = order.address_at("beneficiary")?;
            deal.gives(currency, price);
            deal.gets(asset, count, Some(to));
            deal.party(Role::Payee, to, format!("{order_path}.beneficiary"), reader);
        }
        deal.party(Role::Mentioned, one.address_at("maker")?, format!("{path}.maker"), reader);
    }
    let (first, _) = orders.first()?;
    let currency = reader.token_or_native(first.address_at("currency")?);
    for (fee, path) in each(&inner, "fee", "fees", reader)? {
        let (recipient, amount) = (fee.address_at("recipient")?, fee.uint_at("amount")?);
        if amount.is_zero() {
            continue;
        }
        deal.gives(currency.clone(), amount);
        deal.party(Role::FeeReceiver, recipient, format!("{path}.recipient"), reader);
    }
    Some(deal.act(called, reader))
}

/// `LooksRare`, version 1: a listing is bought, or an item sold into a bid, for whoever calls.
fn looksrare_1(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut deal = Deal::of(called.call.by.address());
    let buys = called.bool_at("maker.isOrderAsk")?;
    // A bid may be for any item: the taker says which.
    let id = called.uint(if buys { "maker.tokenId" } else { "taker.tokenId" })?;
    let item = item(reader.spelled(called.address("maker.collection")?), id);
    let count = called.uint("maker.amount")?;
    let price = called.uint("taker.price")?;
    let currency = called.given(Of::Token("maker.currency"), reader)?;
    if buys {
        deal.gives(currency, price);
        deal.gets(item, count, None);
    } else {
        deal.gives(item, count);
        deal.gets(currency, price, None);
    }
    let maker = called.address("maker.signer")?;
    deal.party(Role::Mentioned, maker, called.path("maker.signer"), reader);
    Some(deal.act(called, reader))
}

/// An order at Ronin's market that is filled: something is bought for whoever is named, or sold to whoever made it.
fn ronin(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ORDER: &str = "((address maker,uint8 kind,(uint8 erc,address addr,uint256 id,uint256 quantity)[] assets,uint256,address \
                         paymentToken,uint256,uint256,uint256,uint256,uint256,uint256,uint256) order)";
    let order = Arguments::new(signature::parameters(ORDER), called.bytes_at("info.orderData")?);
    let order = order.get("order")?;
    let buys = order.uint_at("kind")? == U256::from(1);
    let (price, recipient) = (called.uint("price")?, called.address("info.recipient")?);
    let currency = reader.token_or_native(order.address_at("paymentToken")?);
    let mut deal = Deal::of(called.call.by.address());
    let maker = order.address_at("maker")?;
    deal.party(Role::Mentioned, maker, called.path("info.orderData"), reader);
    deal.party(Role::Payee, recipient, called.path("info.recipient"), reader);
    let assets = order.get("assets")?.items()?;
    called.note_more(assets.len(), reader);
    for one in assets.take(limits::ITEMS) {
        let (address, quantity) = (one.address_at("addr")?, one.uint_at("quantity")?);
        let (asset, amount) = if one.uint_at("erc")?.is_zero() {
            (reader.token(address), quantity)
        } else {
            (item(reader.spelled(address), one.uint_at("id")?), quantity.max(U256::from(1)))
        };
        if buys {
            deal.gets(asset, amount, Some(recipient));
        } else {
            deal.gives(asset, amount);
        }
    }
    if buys {
        deal.gives(currency, price);
    } else {
        deal.gets(currency, price, Some(recipient));
    }
    Some(deal.act(called, reader))
}
