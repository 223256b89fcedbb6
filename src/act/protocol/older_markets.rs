//! Markets of collectibles beside the large ones: Rarible, X2Y2, `CryptoPunks`, Sudoswap, NFTX;
//! the helper of `OpenSea`'s that sends many items; and paid mints of thirdweb's and Manifold's.

use alloy_primitives::{Address, U256};

use super::deal::Deal;
use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, deposit, function, trade, withdraw,
};
use super::rarible;
use super::seaport_signed::or_item;
use crate::act::amount::PUNKS;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role, tokens};
use crate::decode::abi::Value;
use crate::decode::limits;

const WRAPPED: Does = deposit(Of::Unnamed, UNSAID, UNSAID);
const UNWRAPPED: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);
const MENTIONED: &[(Role, &str)] = &[(Role::Mentioned, "mintFor")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Rarible
    function("directPurchase((address sellOrderMaker,uint256 sellOrderNftAmount,bytes4 nftAssetClass,bytes nftData,uint256 sellOrderPaymentAmount,address paymentToken,uint256 sellOrderSalt,uint256 sellOrderStart,uint256 sellOrderEnd,bytes4 sellOrderDataType,bytes sellOrderData,bytes sellOrderSignature,uint256 buyOrderPaymentAmount,uint256 buyOrderNftAmount,bytes buyOrderData) direct)", Does::Custom(rarible_buy)),
    function("directAcceptBid((address bidMaker,uint256 bidNftAmount,bytes4 nftAssetClass,bytes nftData,uint256 bidPaymentAmount,address paymentToken,uint256 bidSalt,uint256 bidStart,uint256 bidEnd,bytes4 bidDataType,bytes bidData,bytes bidSignature,uint256 sellOrderPaymentAmount,uint256 sellOrderNftAmount,bytes sellOrderData) direct)", Does::Custom(rarible_sell)),
    function("matchOrders((address maker,((bytes4 assetClass,bytes data) assetType,uint256 value) makeAsset,address taker,((bytes4 assetClass,bytes data) assetType,uint256 value) takeAsset,uint256 salt,uint256 start,uint256 end,bytes4 dataType,bytes data) left,bytes signatureLeft,(address maker,((bytes4 assetClass,bytes data) assetType,uint256 value) makeAsset,address taker,((bytes4 assetClass,bytes data) assetType,uint256 value) takeAsset,uint256 salt,uint256 start,uint256 end,bytes4 dataType,bytes data) right,bytes signatureRight)", Does::Custom(rarible_match)),
    // X2Y2
    function("run(((uint256 salt,address user,uint256 network,uint256 intent,uint256 delegateType,uint256 deadline,address currency,bytes dataMask,(uint256 price,bytes data)[] items,bytes32 r,bytes32 s,uint8 v,uint8 signVersion)[] orders,(uint8 op,uint256 orderIdx,uint256 itemIdx,uint256 price,bytes32 itemHash,address executionDelegate,bytes dataReplacement,uint256 bidIncentivePct,uint256 aucMinIncrementPct,uint256 aucIncDurationSecs,(uint256 percentage,address to)[] fees)[] details,(uint256 salt,uint256 deadline,uint256 amountToEth,uint256 amountToWeth,address user,bool canFail) shared,bytes32 r,bytes32 s,uint8 v) input)", Does::Custom(x2y2)),
    // CryptoPunks
    function("transferPunk(address to,uint256 punkIndex)", Does::Custom(punk_sent)),
    function("buyPunk(uint256 punkIndex)", Does::Custom(punk_bought)),
    function("offerPunkForSale(uint256 punkIndex,uint256 price)", Does::Custom(punk_offered)),
    function("offerPunkForSaleToAddress(uint256 punkIndex,uint256 price,address buyer)", Does::Custom(punk_offered)).with(&[(Role::Taker, "buyer")]),
    function("acceptBidForPunk(uint256 punkIndex,uint256 price)", Does::Custom(punk_offered)),
    function("enterBidForPunk(uint256 punkIndex)", Does::Custom(punk_bought)),
    function("withdrawBidForPunk(uint256 punkIndex)", Does::Ordinary),
    function("punkNoLongerForSale(uint256 punkIndex)", Does::Ordinary),
    function("getPunk(uint256)", Does::Ordinary),
    function("wrapPunk(uint256)", WRAPPED),
    function("wrapPunkBatch(uint256[])", WRAPPED),
    function("unwrapPunk(uint256)", UNWRAPPED),
    function("unwrapPunkBatch(uint256[])", UNWRAPPED),
    function("migrateLegacyWrappedPunks(uint256[])", WRAPPED),
    function("rescuePunk(uint256)", UNWRAPPED),
    function("withdrawPunks(uint256[])", UNWRAPPED),
    function("withdrawERC721(address token,uint256[])", UNWRAPPED).with(&[(Role::Token, "token")]),
    function("withdrawERC1155(address token,uint256[],uint256[])", UNWRAPPED).with(&[(Role::Token, "token")]),
    function("placeOrder(uint80,uint16)", deposit(Of::Native, VALUE, UNSAID)),
    function("upgradeStash()", Does::Ordinary),
    function("cancelPunkBid(uint256)", Does::Ordinary),
    function("cancelAllPunkBids()", Does::Ordinary),
    function("processPunkBid(((uint16,uint80 price,address auction) order,uint256,uint256,uint256,bytes32) bid,uint256 punkIndex,bytes,bytes32[])", Does::Custom(punk_sold)),
    function("deployStash(address owner)", Does::Ordinary).with(&[(Role::Mentioned, "owner")]),
    // Sudoswap: whoever is named gets what traders pay in a pool, or the pool itself where nobody is
    function("createPairERC721ETH(address collection,address,address to,uint8,uint128,uint96,uint128 price,address,uint256[] ids)", Does::Custom(pooled)),
    function("createPairERC1155ETH(address collection,address,address to,uint8,uint128,uint96,uint128 price,uint256 id,uint256 count)", Does::Custom(pooled)),
    function("createPairETH(address collection,address,address to,uint8,uint128,uint96,uint128 price,uint256[] ids)", Does::Custom(pooled)),
    function("createPairERC721ERC20((address token,address collection,address,address to,uint8,uint128,uint96,uint128 price,address,uint256[] ids,uint256 amount) params)", Does::Custom(pooled)),
    function("createPairERC1155ERC20((address token,address collection,address,address to,uint8,uint128,uint96,uint128 price,uint256 id,uint256 count,uint256 amount) params)", Does::Custom(pooled)),
    function("changeAssetRecipient(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("swapETHForSpecificNFTs((address pair,uint256[] nftIds)[] swapList,address ethRecipient,address nftRecipient,uint256 deadline)", Does::Custom(bought_of_pairs)).with(&[(Role::RefundReceiver, "ethRecipient")]),
    function("swap(((address pair,bool,uint256[],uint256,uint256,uint256,uint256[])[] buys,(address pair,bool,bool,uint256[],bool,bytes,uint128,uint256 least,uint256[])[] sells,address tokenRecipient,address nftRecipient,bool) order)", Does::Custom(bought_of_pairs)).with(&[(Role::Payee, "order.nftRecipient")]),
    function("acceptOffer(address collection,uint256,address currency,uint256 amount,address[] splits,uint8[])", trade((Of::Unnamed, UNSAID), (Of::Token("currency"), "amount"), UNSAID)).with(&[(Role::Payee, "splits")]),
    function("swapNFTsForToken((address pair,uint256[] nftIds)[] swapList,uint256 least,address tokenRecipient,uint256 deadline)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, "least"), "tokenRecipient")),
    function("robustSwapNFTsForToken(((address pair,uint256[] nftIds) swapInfo,uint256 least)[] swapList,address tokenRecipient,uint256 deadline)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, "swapList.0.least"), "tokenRecipient")),
    function("robustSwapETHForSpecificNFTs(((address pair,uint256[] nftIds) swapInfo,uint256 maxCost)[] swapList,address ethRecipient,address nftRecipient,uint256 deadline)", Does::Custom(bought_of_pairs)).with(&[(Role::RefundReceiver, "ethRecipient")]),
    function("swapTokenForSpecificNFTs(uint256[] nftIds,uint256 most,address nftRecipient,bool,address)", trade((Of::Unnamed, "most"), (Of::Unnamed, UNSAID), "nftRecipient")),
    function("swapTokenForAnyNFTs(uint256 count,uint256 most,address nftRecipient,bool,address)", trade((Of::Unnamed, "most"), (Of::Unnamed, UNSAID), "nftRecipient")),
    function("swapNFTsForToken(uint256[] nftIds,uint256 least,address tokenRecipient,bool,address)", trade((Of::Unnamed, UNSAID), (Of::Unnamed, "least"), "tokenRecipient")),
    // thirdweb's market
    function("createListing((address assetContract,uint256 tokenId,uint256 quantity,address currency,uint256 price,uint128,uint128,bool) params)", Does::Custom(listed)),
    function("updateListing(uint256,(address assetContract,uint256 tokenId,uint256 quantity,address currency,uint256 price,uint128,uint128,bool) params)", Does::Custom(listed)),
    // Zora, Treasure, and shops like them
    function("createAsk(address collection,uint256 id,uint256 price,address currency,address to,uint16)", Does::Custom(for_sale)),
    function("createListing(address collection,uint256 id,uint64 count,uint128 price,uint64,address currency)", Does::Custom(for_sale)),
    function("updateListing(address collection,uint256 id,uint64 count,uint128 price,uint64,address currency)", Does::Custom(for_sale)),
    function("createOrUpdateListing(address collection,uint256 id,uint64 count,uint128 price,uint64,address currency)", Does::Custom(for_sale)),
    function("listItem(address collection,uint256 id,uint256 price)", Does::Custom(for_sale)),
    function("buyFromListing(uint256,address buyFor,uint256,address currency,uint256 total)", trade((Of::Token("currency"), "total"), (Of::Unnamed, UNSAID), "buyFor")),
    function("bidInAuction(uint256,uint256 amount)", Does::Deposit { asset: Of::Unnamed, amount: "amount", payee: UNSAID }),
    // Foundation
    function("buyV2(address collection,uint256 tokenId,uint256 maxPrice,address referrer)", Does::Custom(named_bought)).with(&[(Role::FeeReceiver, "referrer")]),
    function("makeOfferV2(address collection,uint256 tokenId,uint256 amount,address referrer)", Does::Custom(named_bought)).with(&[(Role::FeeReceiver, "referrer")]),
    function("setBuyPrice(address collection,uint256 id,uint256 price)", Does::Custom(for_sale)),
    function("acceptOffer(address collection,uint256 id,address from,uint256 price)", Does::Custom(for_sale)).with(&[(Role::Mentioned, "from")]),
    function("finalizeReserveAuction(uint256)", Does::Ordinary),
    // Feral File
    function("buyArtworks(bytes32,bytes32,uint8,(uint256,uint256,uint256,address to,uint256[],(address recipient,uint256)[][],bool) sale)", trade((Of::Native, VALUE), (Of::Unnamed, UNSAID), "sale.to")),
    // NFTX
    function("buyAndRedeem(uint256 vaultId,uint256 amount,uint256[] specificIds,address[] path,address to)", trade((Of::Native, VALUE), (Of::Unnamed, UNSAID), "to")),
    function("mintAndSell721(uint256 vaultId,uint256[] ids,uint256 minEthOut,address[] path,address to)", trade((Of::Unnamed, UNSAID), (Of::Native, "minEthOut"), "to")),
    function("mint(uint256[] tokenIds,uint256[] amounts)", Does::Deposit { asset: Of::Unnamed, amount: UNSAID, payee: UNSAID }),
    function("redeem(uint256 amount,uint256[] specificIds)", Does::Withdraw { asset: Of::Unnamed, amount: UNSAID, payee: UNSAID }),
    // What OpenSea sends items with: whatever its conduit may move, of any kind and to anybody.
    function("bulkTransfer(((uint8 itemType,address token,uint256 identifier,uint256 amount)[] items,address recipient,bool validateERC721Receiver)[] transfers,bytes32 conduitKey)", Does::Custom(sent)),
    // Paid mints
    function("claim(address receiver,uint256 quantity,address currency,uint256 pricePerToken,(bytes32[] proof,uint256 quantityLimitPerWallet,uint256 pricePerToken,address currency) allowlistProof,bytes data)", Does::Custom(drop)),
    function("claim(address receiver,uint256 tokenId,uint256 quantity,address currency,uint256 pricePerToken,(bytes32[] proof,uint256 quantityLimitPerWallet,uint256 pricePerToken,address currency) allowlistProof,bytes data)", Does::Custom(drop)),
    function("mint(address creatorContract,uint256 instanceId,uint32 mintIndex,bytes32[] merkleProof,address mintFor)", Does::Ordinary).with(MENTIONED),
    function("mintBatch(address creatorContract,uint256 instanceId,uint16 mintCount,uint32[] mintIndices,bytes32[][] merkleProofs,address mintFor)", Does::Ordinary).with(MENTIONED),
    function("mintProxy(address creatorContract,uint256 instanceId,uint16 mintCount,uint32[] mintIndices,bytes32[][] merkleProofs,address mintFor)", trade((Of::Native, VALUE), (Of::Unnamed, UNSAID), "mintFor")),
];

/// Who gets what is got: the caller, or those whom the data of the order name.
fn paid_out(
    called: &Called<'_>,
    (kind, data): (&[u8], &str),
    (asset, amount): (Asset, U256),
    deal: &mut Deal,
    reader: &mut Reader,
) -> Option<()> {
    let paid = rarible::paid(kind, called.get(data)?.bytes()?);
    if paid.is_none() {
        reader.only_searched(called.path(data), "who gets what is got");
    }
    let mut paid = paid.unwrap_or_default();
    if matches!(asset, Asset::Collectible { .. }) {
        // Who buys pays fees on top.
        paid.fees.clear();
    }
    let rest = amount.saturating_sub(paid.all_fees(amount));
    if paid.payouts.is_empty() {
        deal.gets(asset.clone(), rest, None);
    }
    let payouts = paid.payouts.into_iter().map(|(to, part)| (Role::Payee, to, rest, part));
    let fees = paid.fees.into_iter().map(|(to, part)| (Role::FeeReceiver, to, amount, part));
    for (role, account, of, part) in payouts.chain(fees) {
        // The share that takers keep for themselves is written like any other.
        deal.gets(asset.clone(), rarible::share(of, part), Some(account));
        deal.party(role, account, called.path(data), reader);
    }
    Some(())
}

/// A listing of somebody's is bought.
fn rarible_buy(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut deal = Deal::of(called.call.by.address());
    let item =
        rarible::asset(called.get("direct.nftAssetClass")?, called.get("direct.nftData")?, reader)?;
    let currency = reader.token_or_native(called.address("direct.paymentToken")?);
    deal.gives(currency, called.uint("direct.buyOrderPaymentAmount")?);
    let count = called.uint("direct.buyOrderNftAmount")?;
    let kind = called.get("direct.sellOrderDataType")?.word();
    let kind = kind.get(..4)?;
    paid_out(called, (kind, "direct.buyOrderData"), (item, count), &mut deal, reader)?;
    let seller = called.address("direct.sellOrderMaker")?;
    deal.party(Role::Mentioned, seller, called.path("direct.sellOrderMaker"), reader);
    Some(deal.act(called, reader))
}

/// An item is sold into somebody's bid.
fn rarible_sell(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut deal = Deal::of(called.call.by.address());
    let item =
        rarible::asset(called.get("direct.nftAssetClass")?, called.get("direct.nftData")?, reader)?;
    let currency = reader.token_or_native(called.address("direct.paymentToken")?);
    deal.gives(item, called.uint("direct.sellOrderNftAmount")?);
    let price = called.uint("direct.sellOrderPaymentAmount")?;
    let kind = called.get("direct.bidDataType")?.word();
    let kind = kind.get(..4)?;
    paid_out(called, (kind, "direct.sellOrderData"), (currency, price), &mut deal, reader)?;
    let buyer = called.address("direct.bidMaker")?;
    deal.party(Role::Mentioned, buyer, called.path("direct.bidMaker"), reader);
    Some(deal.act(called, reader))
}

/// Two orders that fit: the caller's is the one that names the caller, or nobody, as its maker.
fn rarible_match(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let account = called.call.by.address();
    let maker = |order: &Value<'_>| order.get("maker").and_then(|maker| maker.address());
    let (left, right) = (called.get("left")?, called.get("right")?);
    let left_is_own = maker(&left) == account && account.is_some();
    let (own, path, other, other_path) = if left_is_own {
        (left, "left", right, "right.maker")
    } else {
        (right, "right", left, "left.maker")
    };
    let mut deal = Deal::of(account);
    let side = |name: &str, reader: &mut Reader| {
        let side = own.get(name)?;
        let kind = side.get("assetType")?;
        let asset = rarible::asset(kind.get("assetClass")?, kind.get("data")?, reader)?;
        Some((asset, side.get("value")?.uint()?))
    };
    let (gives, amount) = side("makeAsset", reader)?;
    deal.gives(gives, amount);
    let gets = side("takeAsset", reader)?;
    let kind = own.get("dataType")?.word();
    let kind = kind.get(..4)?;
    paid_out(called, (kind, &format!("{path}.data")), gets, &mut deal, reader)?;
    if let Some(maker) = maker(&own) {
        deal.party(Role::Holder, maker, called.path(&format!("{path}.maker")), reader);
    }
    if let Some(other) = maker(&other) {
        deal.party(Role::Mentioned, other, called.path(other_path), reader);
    }
    Some(deal.act(called, reader))
}

/// Which items they are stands in data of the orders; the coin that is paid is said.
fn x2y2(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let _ = called.get("input.orders")?.items()?;
    let paid = called.is_paid();
    let (asset, amount) = if paid {
        (tokens::native(reader.chain), called.amount(VALUE))
    } else {
        (Asset::Unnamed, Amount::unread())
    };
    reader.only_searched(called.path("input.orders"), "which items are traded");
    let payee = called.beneficiary("input.shared.user", reader).into_iter().collect();
    let gives = vec![Part { asset, amount, to: None }];
    Some(called.act(Deed::Trade { gives, gets: Vec::new() }, Role::Contract, payee, reader))
}

/// The item that the arguments name, for what is sent along, or what is offered for it.
/// Items of pools that the call names, which their makers have set the prices of; or items for what such pools pay.
fn bought_of_pairs(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const LISTS: [(&str, &str); 3] =
        [("order.buys", "pair"), ("swapList", "swapInfo.pair"), ("swapList", "pair")];
    let sold = called.length("order.sells").is_some_and(|count| count > 0);
    let does = match called.get("order") {
        None => trade((Of::Native, VALUE), (Of::Unnamed, UNSAID), "nftRecipient"),
        Some(_) if sold || !called.is_paid() => trade(
            (Of::Unnamed, UNSAID),
            (Of::Unnamed, "order.sells.0.least"),
            "order.tokenRecipient",
        ),
        Some(_) => trade((Of::Native, VALUE), (Of::Unnamed, UNSAID), "order.nftRecipient"),
    };
    let mut act = called.read_as(does, reader)?;
    for (list, pair) in LISTS {
        for index in 0..called.length(list).unwrap_or_default().min(limits::ITEMS) {
            let pair = format!("{list}.{index}.{pair}");
            act.parties.extend(called.party(Role::Mentioned, &pair, reader));
        }
    }
    Some(act)
}

fn named_bought(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let address = reader.spelled(called.address("collection")?);
    let id = called.uint("tokenId")?.to_string();
    let mut deal = Deal::of(called.call.by.address());
    let amount = called.uint("amount").or(called.call.value)?;
    deal.gives(tokens::native(reader.chain), amount);
    deal.gets(Asset::Collectible { address, id }, U256::ONE, None);
    Some(deal.act(called, reader))
}

fn punk(called: &Called<'_>) -> Option<Asset> {
    let id = called.uint("punkIndex")?.to_string();
    Some(Asset::Collectible { address: called.call.to.into(), id })
}

fn punk_sent(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let payee = called.party(Role::Payee, "to", reader)?;
    let deed = Deed::Send { asset: punk(called)?, amount: Amount::of(U256::from(1)) };
    Some(called.act(deed, Role::Token, vec![payee], reader))
}

/// A punk of the caller's for a bid that stands in somebody's stash.
fn punk_sold(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (address, id) = (reader.spelled(PUNKS), called.uint("punkIndex")?.to_string());
    let mut deal = Deal::of(called.call.by.address());
    deal.gives(Asset::Collectible { address, id }, U256::ONE);
    deal.gets(tokens::native(reader.chain), called.uint("bid.order.price")?, None);
    Some(deal.act(called, reader))
}

fn punk_bought(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut deal = Deal::of(called.call.by.address());
    deal.gives(tokens::native(reader.chain), called.call.value?);
    deal.gets(punk(called)?, U256::from(1), None);
    Some(deal.act(called, reader))
}

/// Anybody may take it for the price, or the one buyer whom it names.
fn punk_offered(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut deal = Deal::of(called.call.by.address());
    deal.gives(punk(called)?, U256::from(1));
    deal.gets(tokens::native(reader.chain), called.uint("price")?, None);
    Some(deal.act(called, reader))
}

/// Items are put up for sale, at a price for each.
fn listed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let address = reader.spelled(called.address("params.assetContract")?);
    let id = called.uint("params.tokenId")?.to_string();
    let count = called.uint("params.quantity")?;
    let currency = reader.token_or_native(called.address("params.currency")?);
    let mut deal = Deal::of(called.call.by.address());
    deal.gives(Asset::Collectible { address, id }, count);
    deal.gets(currency, called.uint("params.price")?.saturating_mul(count), None);
    Some(deal.act(called, reader))
}

/// The same where it stands in arguments of its own: one item for the network's own coin, unless more is said.
fn for_sale(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let address = reader.spelled(called.address("collection")?);
    let id = called.uint("id")?.to_string();
    let count = called.uint("count").unwrap_or(U256::ONE);
    let currency = match called.address("currency") {
        Some(currency) => reader.token_or_native(currency),
        None => tokens::native(reader.chain),
    };
    let mut deal = Deal::of(called.call.by.address());
    deal.gives(Asset::Collectible { address, id }, count);
    let paid = called.address("to").filter(|to| !to.is_zero());
    if let Some(paid) = paid {
        deal.party(Role::Payee, paid, called.path("to"), reader);
    }
    deal.gets(currency, called.uint("price")?.saturating_mul(count), paid);
    Some(deal.act(called, reader))
}

/// A pool of one's own: items that anybody may buy, the first for the price that is said; or money for items.
fn pooled(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let within = if called.get("params").is_some() { "params." } else { "" };
    let at = |member: &str| format!("{within}{member}");
    let collection = reader.spelled(called.address(&at("collection"))?);
    let currency = match called.address(&at("token")) {
        Some(token) => reader.token(token),
        None => tokens::native(reader.chain),
    };
    let mut deal = Deal::of(called.call.by.address());
    let one = called.uint(&at("count"));
    let ids = called.length(&at("ids")).unwrap_or(1).min(limits::ITEMS);
    let count = one.unwrap_or_else(|| U256::from(ids));
    if count.is_zero() {
        let payee = called.beneficiary(&at("to"), reader).into_iter().collect();
        let amount = called.amount(if within.is_empty() { VALUE } else { "params.amount" });
        let deed = Deed::Deposit { asset: currency, amount };
        return Some(called.act(deed, Role::Contract, payee, reader));
    }
    for index in 0..ids {
        let id = if one.is_some() { at("id") } else { at(&format!("ids.{index}")) };
        let id = called.uint(&id)?.to_string();
        let address = collection.clone();
        deal.gives(Asset::Collectible { address, id }, one.unwrap_or(U256::ONE));
    }
    let paid = called.address(&at("to")).filter(|to| !to.is_zero());
    if let Some(paid) = paid {
        deal.party(Role::Payee, paid, called.path(&at("to")), reader);
    }
    deal.gets(currency, called.uint(&at("price"))?.saturating_mul(count), paid);
    Some(deal.act(called, reader))
}

/// One act for each item that is sent.
fn sent(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const COIN: u64 = 0;
    const TOKEN: u64 = 1;
    let mut acts = Vec::new();
    let mut count = 0;
    for (index, transfer) in called.get("transfers")?.items()?.enumerate() {
        let recipient = transfer.get("recipient")?.address()?;
        for item in transfer.get("items")?.items()? {
            count += 1;
            if count > limits::ITEMS {
                continue;
            }
            let token = item.get("token")?.address()?;
            let (kind, amount) = (item.get("itemType")?.uint()?, item.get("amount")?.uint()?);
            let (asset, amount) = if kind == U256::from(COIN) {
                (tokens::native(reader.chain), amount)
            } else if kind == U256::from(TOKEN) {
                let asset = reader.token(token);
                or_item(asset, amount, amount, reader)
            } else {
                let id = item.get("identifier")?.uint()?.to_string();
                (Asset::Collectible { address: token.into(), id }, amount)
            };
            let path = called.path(&format!("transfers.{index}.recipient"));
            let payee = crate::act::Party::new(Role::Payee, recipient, path, reader.chain);
            let deed = Deed::Send { asset, amount: Amount::of(amount) };
            acts.push(called.act(deed, Role::Contract, vec![payee], reader));
        }
    }
    called.note_more(count, reader);
    Some(called.making(count, acts, reader))
}

/// A mint that is paid for. How many of a token a quantity is the contract knows.
fn drop(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let currency = called.address("currency")?;
    let paid = called.is_paid();
    let free = called.uint("pricePerToken")?.is_zero() || currency == Address::ZERO;
    let (asset, amount) = if paid {
        (tokens::native(reader.chain), called.amount(VALUE))
    } else if free {
        (tokens::native(reader.chain), Amount::of(U256::ZERO))
    } else {
        (reader.token_or_native(currency), Amount::unread())
    };
    let payee = called.beneficiary("receiver", reader).into_iter().collect();
    let gives = vec![Part { asset, amount, to: None }];
    Some(called.act(Deed::Trade { gives, gets: Vec::new() }, Role::Contract, payee, reader))
}
