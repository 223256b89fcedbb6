//! Orders of markets for collectibles, as they are signed: Blur, `LooksRare`, 0x, Element, Payment
//! Processor, Decentraland. Seaport's stand in their own file.

use alloy_primitives::{Address, U256};

use super::offer::Offer;
use crate::act::sign::{Signed, first_with_others};
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};
use crate::decode::{TypedData, Unread, limits, typed_data::Typed};

/// A type of orders, by the names of its members. An empty name stands for a member that it lacks.
struct Row {
    primary_type: &'static str,
    side: Side,
    maker: &'static str,
    collection: &'static str,
    item: &'static str,
    /// How many of the item.
    count: &'static str,
    /// The token that is paid, and how much of it.
    price: (&'static str, &'static str),
    /// Who gets what is bought.
    beneficiary: &'static str,
    taker: &'static str,
    end: &'static str,
    fees: Fees,
}

/// Whether the maker sells.
enum Side {
    Sells,
    Buys,
    /// The maker sells if the member has this value.
    SellsIf(&'static str, u8),
    /// The maker sells if the member is true.
    SellsIfTrue(&'static str),
}

/// What the market or others get.
enum Fees {
    None,
    /// A list of recipients and amounts, on top of the price.
    OnTop(&'static str),
    /// A list of recipients and rates, in ten-thousandths of the price and out of it.
    Rates(&'static str),
    /// Recipients and rates in members of the order, out of the price.
    Shares(&'static [(&'static str, &'static str)]),
}

/// What the shares of Payment Processor are called.
const SHARES: Fees = Fees::Shares(&[
    ("marketplace", "marketplaceFeeNumerator"),
    ("fallbackRoyaltyRecipient", "maxRoyaltyFeeNumerator"),
]);

const EMPTY: Row = Row {
    primary_type: "",
    side: Side::Sells,
    maker: "maker",
    collection: "",
    item: "",
    count: "",
    price: ("erc20Token", "erc20TokenAmount"),
    beneficiary: "",
    taker: "taker",
    end: "expiry",
    fees: Fees::OnTop("fees"),
};

/// An order of 0x, or of Element, which has the same members under its own names.
const fn zeroex(
    primary_type: &'static str,
    side: Side,
    [collection, item, count]: [&'static str; 3],
) -> Row {
    Row { primary_type, side, collection, item, count, ..EMPTY }
}

/// An order of Payment Processor, version 1 (by price and coin) or 2.
const fn processor(
    primary_type: &'static str,
    side: Side,
    [maker, item, taker]: [&'static str; 3],
    price: (&'static str, &'static str),
) -> Row {
    Row {
        primary_type,
        side,
        maker,
        collection: "tokenAddress",
        item,
        count: "amount",
        price,
        beneficiary: "beneficiary",
        taker,
        end: "expiration",
        fees: SHARES,
    }
}

#[rustfmt::skip]
static ROWS: &[Row] = &[
    // Blur
    Row {
        primary_type: "Order", side: Side::SellsIf("side", 1), maker: "trader", collection: "collection", item: "tokenId",
        count: "amount", price: ("paymentToken", "price"), taker: "", end: "expirationTime", fees: Fees::Rates("fees"), ..EMPTY
    },
    // LooksRare, versions 1 and 2
    Row {
        primary_type: "MakerOrder", side: Side::SellsIfTrue("isOrderAsk"), maker: "signer", collection: "collection",
        item: "tokenId", count: "amount", price: ("currency", "price"), taker: "", end: "endTime", fees: Fees::None, ..EMPTY
    },
    Row {
        primary_type: "Maker", side: Side::SellsIf("quoteType", 1), maker: "signer", collection: "collection",
        item: "itemIds", count: "amounts", price: ("currency", "price"), taker: "", end: "endTime", fees: Fees::None, ..EMPTY
    },
    // 0x
    zeroex("ERC721Order", Side::SellsIf("direction", 0), ["erc721Token", "erc721TokenId", ""]),
    zeroex("ERC1155Order", Side::SellsIf("direction", 0), ["erc1155Token", "erc1155TokenId", "erc1155TokenAmount"]),
    // Element
    zeroex("NFTSellOrder", Side::Sells, ["nft", "nftId", ""]),
    zeroex("NFTBuyOrder", Side::Buys, ["nft", "nftId", ""]),
    zeroex("ERC1155SellOrder", Side::Sells, ["erc1155Token", "erc1155TokenId", "erc1155TokenAmount"]),
    zeroex("ERC1155BuyOrder", Side::Buys, ["erc1155Token", "erc1155TokenId", "erc1155TokenAmount"]),
    // Payment Processor
    processor("SaleApproval", Side::Sells, ["seller", "tokenId", ""], ("paymentMethod", "itemPrice")),
    processor("SaleApproval", Side::Sells, ["seller", "tokenId", "privateBuyer"], ("coin", "minPrice")),
    processor("ItemOfferApproval", Side::Buys, ["buyer", "tokenId", ""], ("paymentMethod", "itemPrice")),
    processor("CollectionOfferApproval", Side::Buys, ["buyer", "", ""], ("paymentMethod", "itemPrice")),
    processor("TokenSetOfferApproval", Side::Buys, ["buyer", "", ""], ("paymentMethod", "itemPrice")),
    processor("OfferApproval", Side::Buys, ["buyer", "tokenId", ""], ("coin", "price")),
    processor("CollectionOfferApproval", Side::Buys, ["buyer", "", ""], ("coin", "price")),
];

/// How many levels a tree of orders may have: markets take ten.
const HEIGHT: usize = 24;

/// Reads an order for collectibles, a tree of them, or the root of a tree.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let act = match data.primary_type.as_str() {
        "Root" => opaque(data, Asset::Unnamed, reader),
        "Order" if data.message.get("listingsRoot").is_some() => {
            let collection = data.message.address_at("collection")?;
            opaque(data, Asset::Collection { address: reader.spelled(collection) }, reader)
        }
        name if name == "BatchOrder" || name.starts_with("Bulk") => {
            let tree = data.message.get("tree")?;
            let mut acts = Vec::new();
            leaves(data, tree, "tree", HEIGHT, &mut acts, reader)?;
            first_with_others(acts)?
        }
        "BatchSignedERC721Orders" => batch(data, reader)?,
        "Trade" if data.encoded_type.starts_with(TRADE) => trade(data, reader)?,
        "Order" if data.encoded_type.starts_with(RONIN) => ronin(data, reader)?,
        name => find(name, data, &data.message, "", reader)?,
    };
    reader.note_unknown_verifier(data);
    Some(act)
}

/// Items of several collections that Element sells one by one, each at its price in the one token.
fn batch(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    const WHOLE: u64 = 10_000;
    let number = |value: &Typed| U256::try_from_be_slice(value.bytes()?);
    // The lowest bits of a word, above so many others.
    let bits = |word: U256, above: usize, count: usize| {
        (word >> above) & ((U256::from(1) << count) - U256::from(1))
    };
    let mut acts = Vec::new();
    for list in ["basicCollections", "collections"] {
        let collections = data.message.get(list)?.items()?;
        reader.note_more(&format!("{}.message.{list}", data.path), collections.len());
        for (index, one) in collections.iter().enumerate().take(limits::ITEMS) {
            let at = format!("{list}[{index}]");
            let fee_at = format!("{at}.fee");
            let fee = number(one.get("fee")?)?;
            let royalty_to = Address::from_word(bits(fee, 0, 160).into());
            let items = one.get("items")?.items()?;
            reader.note_more(&format!("{}.message.{at}.items", data.path), items.len());
            for item in items.iter().take(limits::ITEMS) {
                let (price, id) = match number(item) {
                    Some(word) => (bits(word, 160, 96), bits(word, 0, 160)),
                    None => (item.uint_at("erc20TokenAmount")?, item.uint_at("nftId")?),
                };
                let share = |rate| price.saturating_mul(rate) / U256::from(WHOLE);
                let (platform, royalty) = (share(bits(fee, 176, 16)), share(bits(fee, 160, 16)));
                let mut order = Offer::new(data, reader);
                order.maker("maker");
                let collection = one.address_at("nftAddress")?;
                order.note_token(collection, &format!("{at}.nftAddress"));
                let currency = order.token("erc20Token", reader)?;
                let address = reader.spelled(collection);
                order
                    .gives(Asset::Collectible { address, id: id.to_string() }, Some(U256::from(1)));
                let left = price.saturating_sub(platform).saturating_sub(royalty);
                order.gets(currency.clone(), Some(left), "");
                if !platform.is_zero() {
                    order.gets(currency.clone(), Some(platform), "platformFeeRecipient");
                }
                if !royalty.is_zero() && !royalty_to.is_zero() {
                    order.pays(currency, Some(royalty), (royalty_to, &fee_at));
                }
                acts.push(order.act(data.message.uint_at("expiryTime")));
            }
        }
    }
    first_with_others(acts)
}

/// How Decentraland's type of trades begins.
const TRADE: &str = "Trade(Checks checks,AssetWithoutBeneficiary[] sent,Asset[] received)";

/// A trade of Decentraland: tokens and items for others, each with the one who gets it.
fn trade(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::new(data, reader);
    for (list, is_given) in [("sent", true), ("received", false)] {
        let count = data.message.get(list)?.items()?.len();
        reader.note_more(&format!("{}.message.{list}", data.path), count);
        for index in 0..count.min(limits::ITEMS) {
            let member = |name: &str| format!("{list}[{index}].{name}");
            let value = order.uint(&member("value"))?;
            let contract = order.address(&member("contractAddress"))?;
            let (asset, amount) = match u8::try_from(order.uint(&member("assetType"))?) {
                Ok(1) => (order.token(&member("contractAddress"), reader)?, value),
                Ok(2) => {
                    let symbol = Some("dollars in MANA".to_owned());
                    (Asset::Native { symbol, decimals: Some(18) }, value)
                }
                // An item, or one of those that are still to be made.
                Ok(3 | 4) => {
                    order.note_token(contract, &member("contractAddress"));
                    let address = reader.spelled(contract);
                    (Asset::Collectible { address, id: value.to_string() }, U256::from(1))
                }
                _ => return None,
            };
            if is_given {
                order.gives(asset, Some(amount));
            } else {
                order.gets(asset, Some(amount), &member("beneficiary"));
            }
        }
    }
    let end = order.uint("checks.expiration");
    Some(order.act(end))
}

/// How the type of orders at Ronin's market begins.
const RONIN: &str = "Order(address maker,uint8 kind,Asset[] assets,";

/// An order at Ronin's market: assets for a price that may rise or fall, of which the market keeps a share.
fn ronin(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    const WHOLE: U256 = U256::from_limbs([10_000, 0, 0, 0]);
    let mut order = Offer::new(data, reader);
    order.maker("maker");
    let sells = order.uint("kind")? == U256::from(1);
    let count = order.get("assets")?.items()?.len();
    reader.note_more(&order.path("assets"), count);
    for index in 0..count.min(limits::ITEMS) {
        let member = |name: &str| format!("assets[{index}].{name}");
        let contract = order.address(&member("addr"))?;
        let quantity = order.uint(&member("quantity"))?;
        let (asset, amount) = if order.uint(&member("erc"))?.is_zero() {
            (order.token(&member("addr"), reader)?, quantity)
        } else {
            order.note_token(contract, &member("addr"));
            let (address, id) = (reader.spelled(contract), order.uint(&member("id"))?.to_string());
            (Asset::Collectible { address, id }, quantity.max(U256::from(1)))
        };
        if sells {
            order.gives(asset, Some(amount));
        } else {
            order.gets(asset, Some(amount), "");
        }
    }
    let currency = order.token("paymentToken", reader)?;
    let (first, last) = (order.uint("basePrice")?, order.uint("endedPrice")?);
    // Whoever fills it may wait for the price that suits them.
    let moves = !order.uint("endedAt")?.is_zero();
    if sells {
        let price = if moves { first.min(last) } else { first };
        let fee = price.saturating_mul(order.uint("marketFeePercentage")?) / WHOLE;
        order.gets(currency, Some(price.saturating_sub(fee)), "");
    } else {
        order.gives(currency, Some(if moves { first.max(last) } else { first }));
    }
    let end = order.uint("expiredAt");
    Some(order.act(end))
}

/// Orders that are signed by a hash alone.
fn opaque(data: &TypedData, gives: Asset, reader: &Reader) -> Act {
    let part = |asset| Part { asset, amount: Amount::unread(), to: None };
    let deed = Deed::Trade { gives: vec![part(gives)], gets: vec![part(Asset::Unnamed)] };
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let member = |name: &str| data.message.address_at(name);
    if let Some(trader) = member("trader") {
        signed.party(Role::Holder, "trader", trader);
    }
    if let Some(collection) = member("collection") {
        signed.party(Role::Token, "collection", collection);
    }
    let fee = data.message.get("makerFee").and_then(|fee| fee.get("recipient"));
    if let Some(recipient) = fee.and_then(Typed::address).filter(|to| !to.is_zero()) {
        signed.party(Role::FeeReceiver, "makerFee.recipient", recipient);
    }
    signed.act(deed, data.message.uint_at("expirationTime"))
}

/// The orders of a tree. The leaves are of the one type of order that is known by their members.
fn leaves(
    data: &TypedData,
    tree: &Typed,
    at: &str,
    height: usize,
    acts: &mut Vec<Act>,
    reader: &mut Reader,
) -> Option<()> {
    let Some(items) = tree.items() else {
        if acts.len() >= limits::ITEMS {
            let reason = format!("only the first {} orders are shown", limits::ITEMS);
            reader.unread.push(Unread::ambiguous(format!("{}.message.{at}", data.path), reason));
            return None;
        }
        if is_empty(tree) {
            return Some(());
        }
        let at = format!("{at}.");
        acts.push(ROWS.iter().find_map(|row| one(row, data, tree, &at, reader))?);
        return Some(());
    };
    let height = height.checked_sub(1)?;
    for (index, item) in items.iter().enumerate() {
        leaves(data, item, &format!("{at}[{index}]"), height, acts, reader)?;
    }
    Some(())
}

/// Whether a leaf only fills its place: every address in it is zero.
fn is_empty(leaf: &Typed) -> bool {
    match leaf {
        Typed::Struct(members) => {
            members.iter().filter_map(|(_, value)| value.address()).all(|address| address.is_zero())
        }
        _ => true,
    }
}

fn find(name: &str, data: &TypedData, value: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    let mut rows = ROWS.iter().filter(|row| row.primary_type == name);
    rows.find_map(|row| one(row, data, value, at, reader))
}

fn one(row: &Row, data: &TypedData, value: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::inside(data, value, at.to_owned(), reader);
    let collection = order.address(row.collection)?;
    let price = order.uint(row.price.1)?;
    order.address(row.price.0)?;
    let sells = match row.side {
        Side::Sells => true,
        Side::Buys => false,
        Side::SellsIf(member, value) => order.uint(member)? == U256::from(value),
        Side::SellsIfTrue(member) => order.get(member)?.bool()?,
    };
    let items = items(row, &order, reader.spelled(collection))?;
    order.maker(row.maker);
    order.note_token(collection, row.collection);
    let currency = order.token(row.price.0, reader)?;
    if let Fees::OnTop(list) | Fees::Rates(list) = row.fees {
        reader.note_more(&order.path(list), order.get(list)?.items()?.len());
    }
    let fees = fees(row, &order, price, sells)?;
    if sells {
        for (asset, count) in items {
            order.gives(asset, count);
        }
        let out_of_price = if matches!(row.fees, Fees::OnTop(_)) {
            U256::ZERO
        } else {
            fees.iter().fold(U256::ZERO, |sum, (_, fee)| sum.saturating_add(*fee))
        };
        order.gets(currency.clone(), Some(price.saturating_sub(out_of_price)), "");
        for (member, fee) in fees {
            // A share without a recipient goes to whom the collection names.
            if order.address(&member).is_some_and(|recipient| !recipient.is_zero()) {
                order.gets(currency.clone(), Some(fee), &member);
            }
        }
    } else {
        let on_top = if matches!(row.fees, Fees::OnTop(_)) {
            fees.iter().fold(U256::ZERO, |sum, (_, fee)| sum.saturating_add(*fee))
        } else {
            U256::ZERO
        };
        order.gives(currency, Some(price.saturating_add(on_top)));
        for (asset, count) in items {
            order.gets(asset, count, row.beneficiary);
        }
        for (member, _) in fees {
            order.party(Role::FeeReceiver, &member);
        }
    }
    order.party(Role::Taker, row.taker);
    let end = order.uint(row.end);
    Some(order.act(end))
}

/// What is sold or bought: one item, several in a list, or any of the collection.
fn items(
    row: &Row,
    order: &Offer<'_>,
    collection: crate::intel::ChainAddress,
) -> Option<Vec<(Asset, Option<U256>)>> {
    let asset = |id: U256| Asset::Collectible { address: collection.clone(), id: id.to_string() };
    let count = order.uint(row.count).unwrap_or(U256::from(1));
    if row.item.is_empty() {
        return Some(vec![(Asset::Collection { address: collection }, Some(count))]);
    }
    let item = order.get(row.item)?;
    let Some(ids) = item.items() else {
        return Some(vec![(asset(item.uint()?), Some(count))]);
    };
    let counts = order.get(row.count)?.items()?;
    if ids.is_empty() {
        // An offer for whatever the strategy of the market finds.
        return Some(vec![(Asset::Collection { address: collection }, Some(U256::from(1)))]);
    }
    let each = ids.iter().enumerate().take(limits::ITEMS);
    each.map(|(index, id)| Some((asset(id.uint()?), counts.get(index)?.uint()))).collect()
}

/// Who gets how much besides the maker: the member that names them, and the amount.
fn fees(row: &Row, order: &Offer<'_>, price: U256, sells: bool) -> Option<Vec<(String, U256)>> {
    const WHOLE: u64 = 10_000;
    let share = |rate: U256| price.saturating_mul(rate) / U256::from(WHOLE);
    let list = |list: &str, member: &str, of: &dyn Fn(U256) -> U256| {
        let items = order.get(list)?.items()?;
        let each = items.iter().enumerate().take(limits::ITEMS);
        each.map(|(index, fee)| {
            Some((format!("{list}[{index}].recipient"), of(fee.uint_at(member)?)))
        })
        .collect::<Option<Vec<_>>>()
    };
    match row.fees {
        Fees::None => Some(Vec::new()),
        Fees::OnTop(name) => list(name, "amount", &|amount| amount),
        Fees::Rates(name) => list(name, "rate", &share),
        Fees::Shares(shares) => Some(
            shares
                .iter()
                .filter(|(recipient, _)| sells || *recipient == "marketplace")
                .filter_map(|(recipient, rate)| {
                    Some(((*recipient).to_owned(), share(order.uint(rate)?)))
                })
                .filter(|(_, fee)| !fee.is_zero())
                .collect(),
        ),
    }
}
