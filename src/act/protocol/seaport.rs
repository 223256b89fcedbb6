//! Seaport by transaction, versions 1.1 to 1.6: orders filled, matched, validated, cancelled.

use alloy_primitives::{Address, U256};

use super::deal::Deal;
use super::function::{Called, Does, Function, function};
use super::seaport_signed::{kind_of_asset, or_item};
use crate::act::{Act, Asset, Deed, Means, Reader, Role, tokens};
use crate::decode::abi::Value;
use crate::decode::{limits, spelled};

/// The members of an order, up to the last one, which differs.
macro_rules! order {
    ($last:literal) => {
        concat!(
            "(address offerer,address zone,(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,uint256 endAmount)[] offer,",
            "(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,uint256 endAmount,address recipient)[] consideration,",
            "uint8 orderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,uint256 salt,bytes32 conduitKey,uint256 ", $last, ")"
        )
    };
}

macro_rules! simple {
    () => {
        concat!("(", order!("totalOriginalConsiderationItems"), " parameters,bytes signature)")
    };
}

macro_rules! advanced {
    () => {
        concat!(
            "(",
            order!("totalOriginalConsiderationItems"),
            " parameters,uint120 numerator,uint120 denominator,bytes signature,bytes extraData)"
        )
    };
}

macro_rules! basic {
    ($name:literal) => {
        concat!(
            $name, "((address considerationToken,uint256 considerationIdentifier,uint256 considerationAmount,address offerer,address zone,",
            "address offerToken,uint256 offerIdentifier,uint256 offerAmount,uint8 basicOrderType,uint256 startTime,uint256 endTime,",
            "bytes32 zoneHash,uint256 salt,bytes32 offererConduitKey,bytes32 fulfillerConduitKey,uint256 totalOriginalAdditionalRecipients,",
            "(uint256 amount,address recipient)[] additionalRecipients,bytes signature) parameters)"
        )
    };
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function(basic!("fulfillBasicOrder"), Does::Custom(basic)),
    function(basic!("fulfillBasicOrder_efficient_6GL6yc"), Does::Custom(basic)),
    function(concat!("fulfillOrder(", simple!(), " order,bytes32 fulfillerConduitKey)"), Does::Custom(fill)),
    function(
        concat!("fulfillAdvancedOrder(", advanced!(), " order,(uint256 orderIndex,uint8 side,uint256 index,uint256 identifier,bytes32[] criteriaProof)[] criteriaResolvers,bytes32 fulfillerConduitKey,address recipient)"),
        Does::Custom(fill),
    ),
    function(
        concat!("fulfillAvailableOrders(", simple!(), "[] orders,(uint256 orderIndex,uint256 itemIndex)[][] offerFulfillments,(uint256 orderIndex,uint256 itemIndex)[][] considerationFulfillments,bytes32 fulfillerConduitKey,uint256 maximumFulfilled)"),
        Does::Custom(fill),
    ),
    function(
        concat!("fulfillAvailableAdvancedOrders(", advanced!(), "[] orders,(uint256 orderIndex,uint8 side,uint256 index,uint256 identifier,bytes32[] criteriaProof)[] criteriaResolvers,(uint256 orderIndex,uint256 itemIndex)[][] offerFulfillments,(uint256 orderIndex,uint256 itemIndex)[][] considerationFulfillments,bytes32 fulfillerConduitKey,address recipient,uint256 maximumFulfilled)"),
        Does::Custom(fill),
    ),
    function(
        concat!("matchOrders(", simple!(), "[] orders,((uint256 orderIndex,uint256 itemIndex)[] offerComponents,(uint256 orderIndex,uint256 itemIndex)[] considerationComponents)[] fulfillments)"),
        Does::Custom(matched),
    ),
    function(
        concat!("matchAdvancedOrders(", advanced!(), "[] orders,(uint256 orderIndex,uint8 side,uint256 index,uint256 identifier,bytes32[] criteriaProof)[] criteriaResolvers,((uint256 orderIndex,uint256 itemIndex)[] offerComponents,(uint256 orderIndex,uint256 itemIndex)[] considerationComponents)[] fulfillments)"),
        Does::Custom(matched),
    ),
    function(
        concat!("matchAdvancedOrders(", advanced!(), "[] orders,(uint256 orderIndex,uint8 side,uint256 index,uint256 identifier,bytes32[] criteriaProof)[] criteriaResolvers,((uint256 orderIndex,uint256 itemIndex)[] offerComponents,(uint256 orderIndex,uint256 itemIndex)[] considerationComponents)[] fulfillments,address recipient)"),
        Does::Custom(matched),
    ),
    function(concat!("validate(", simple!(), "[] orders)"), Does::Custom(validated)),
    function(concat!("cancel(", order!("counter"), "[] orders)"), Does::Ordinary),
    function("incrementCounter()", Does::Custom(taken_back)),
];

/// All that was offered before is not for sale any more.
#[allow(clippy::unnecessary_wraps, reason = "a reader")]
fn taken_back(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.act(called.ordinary(), Role::Contract, Vec::new(), reader);
    let known = act.party(Role::Contract).filter(|contract| contract.kind.is_some());
    if let Some(market) = known {
        act.words = format!("This would take back all your offers at {}.", market.short());
    }
    Some(act)
}

/// An item of an offer or a consideration: the asset, the least and the most of it.
fn item(item: &Value<'_>, reader: &mut Reader) -> Option<(Asset, U256, U256)> {
    let token = item.address_at("token")?;
    let id = item.uint_at("identifierOrCriteria")?;
    let kind = u8::try_from(item.uint_at("itemType")?).ok()?;
    let (start, end) = (item.uint_at("startAmount")?, item.uint_at("endAmount")?);
    Some((kind_of_asset(kind, token, id, reader)?, start.min(end), start.max(end)))
}

/// An order that is taken: the caller gives what it asks for, and the recipient gets what it offers.
fn take(
    order: &Value<'_>,
    path: &str,
    recipient: Option<Address>,
    deal: &mut Deal,
    reader: &mut Reader,
) -> Option<()> {
    let (offer, consideration) =
        (order.get("offer")?.items()?, order.get("consideration")?.items()?);
    reader.note_more(path, offer.len().max(consideration.len()));
    let mut offered = Vec::new();
    for one in offer.take(limits::ITEMS) {
        let (asset, least, _) = item(&one, reader)?;
        offered.push((asset, least));
    }
    let asked: Vec<_> = consideration.take(limits::ITEMS).collect();
    for (index, one) in asked.iter().enumerate() {
        let (asset, _, most) = item(one, reader)?;
        let to = one.address_at("recipient")?;
        // What is asked for of the coin that is offered comes out of the price.
        let coin = matches!(asset, Asset::Native { .. } | Asset::Token { .. });
        let price = offered.iter_mut().find(|(offered, _)| coin && *offered == asset);
        let role = if price.is_some() { Role::FeeReceiver } else { Role::Mentioned };
        let share = price.map_or(U256::ZERO, |(_, left)| {
            let share = most.min(*left);
            *left -= share;
            share
        });
        if !share.is_zero() {
            deal.gets(asset.clone(), share, Some(to));
        }
        if most > share {
            let same =
                asked.iter().filter(|other| other.address_at("token") == one.address_at("token"));
            let largest = same.filter_map(|one| one.uint_at("startAmount")).max().unwrap_or(most);
            let (asset, given) = or_item(asset, most - share, largest.max(most), reader);
            deal.gives(asset, given);
        }
        let path = format!("{path}.consideration[{index}].recipient");
        deal.party(role, to, path, reader);
    }
    for (asset, left) in offered {
        deal.gets(asset, left, recipient);
    }
    for (role, member) in [(Role::Mentioned, "offerer"), (Role::Zone, "zone")] {
        deal.party(role, order.address_at(member)?, format!("{path}.{member}"), reader);
    }
    Some(())
}

/// The orders in the arguments, and where each stands.
fn orders<'a>(called: &Called<'a>, reader: &mut Reader) -> Option<Vec<(Value<'a>, String)>> {
    if let Some(one) = called.get("order.parameters") {
        return Some(vec![(one, called.path("order"))]);
    }
    let list = called.get("orders")?.items()?;
    called.note_more(list.len(), reader);
    let each = list.enumerate().take(limits::ITEMS);
    each.map(|(index, one)| {
        Some((one.get("parameters")?, format!("{}[{index}]", called.path("orders"))))
    })
    .collect()
}

fn fill(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let account = called.call.by.address();
    // Zero stands for the caller.
    let recipient = called.address("recipient").filter(|to| !to.is_zero());
    let mut deal = Deal::of(account);
    for (order, path) in orders(called, reader)? {
        take(&order, &path, recipient, &mut deal, reader)?;
    }
    if let Some(to) = recipient {
        deal.party(Role::Payee, to, called.path("recipient"), reader);
    }
    Some(deal.act(called, reader))
}

/// An order of one item for a price, or of a price for one item.
fn basic(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// From this kind on the offer is the price.
    const SALES: u64 = 16;
    // The selector of one of them is four zeros, and so begins much that is no call of it.
    let zeros = called.function.selector == 0;
    if zeros && super::oddity(called.call, &called.function, reader).is_some() {
        return None;
    }
    let kind = called.uint("parameters.basicOrderType")?;
    let get = |member: &str| called.get("parameters")?.get(member);
    let token = |member: &str| get(member)?.address();
    let uint = |member: &str| get(member)?.uint();
    let (offer_token, offer_id, offer_amount) =
        (token("offerToken")?, uint("offerIdentifier")?, uint("offerAmount")?);
    let (asked_token, asked_id, asked_amount) = (
        token("considerationToken")?,
        uint("considerationIdentifier")?,
        uint("considerationAmount")?,
    );
    let mut deal = Deal::of(called.call.by.address());
    let chain = reader.chain;
    let collectible = |token: Address, id: U256| Asset::Collectible {
        address: spelled(token, chain),
        id: id.to_string(),
    };
    let more = get("additionalRecipients")?.items()?;
    called.note_more(more.len(), reader);
    let sells = kind >= U256::from(SALES);
    let price = match (sells, asked_token.is_zero()) {
        (true, _) => reader.token(offer_token),
        (false, true) => tokens::native(reader.chain),
        (false, false) => reader.token(asked_token),
    };
    let mut fees = U256::ZERO;
    for (index, one) in more.enumerate().take(limits::ITEMS) {
        let (fee, to) = (one.uint_at("amount")?, one.address_at("recipient")?);
        // In a sale they come out of the price, as far as it goes.
        let share = fee.min(offer_amount.saturating_sub(fees));
        fees = fees.saturating_add(fee);
        if sells && !share.is_zero() {
            deal.gets(price.clone(), share, Some(to));
        } else if !sells {
            let (asset, fee) = or_item(price.clone(), fee, fee.max(asked_amount), reader);
            deal.gives(asset, fee);
        }
        let path = called.path(&format!("parameters.additionalRecipients.{index}.recipient"));
        deal.party(Role::FeeReceiver, to, path, reader);
    }
    if sells {
        deal.gives(collectible(asked_token, asked_id), asked_amount);
        if fees > offer_amount {
            deal.gives(price.clone(), fees - offer_amount);
        }
        deal.gets(price, offer_amount.saturating_sub(fees), None);
    } else {
        let (asset, amount) = or_item(price, asked_amount, asked_amount, reader);
        deal.gives(asset, amount);
        deal.gets(collectible(offer_token, offer_id), offer_amount, None);
    }
    for (role, member) in [(Role::Mentioned, "offerer"), (Role::Zone, "zone")] {
        let path = called.path(&format!("parameters.{member}"));
        deal.party(role, token(member)?, path, reader);
    }
    Some(deal.act(called, reader))
}

/// An order of the caller's own: what it offers is given, and what it asks for is got.
fn own(
    called: &Called<'_>,
    order: &Value<'_>,
    path: String,
    means: Means,
    reader: &mut Reader,
) -> Option<Act> {
    let mut deal = Deal::of(order.address_at("offerer"));
    let mut items = order.get("offer")?.items()?.take(limits::ITEMS);
    items.try_for_each(|one| {
        let (asset, _, most) = item(&one, reader)?;
        let (asset, most) = or_item(asset, most, most, reader);
        deal.gives(asset, most);
        Some(())
    })?;
    for (index, one) in order.get("consideration")?.items()?.enumerate().take(limits::ITEMS) {
        let (asset, least, _) = item(&one, reader)?;
        let to = one.address_at("recipient")?;
        deal.gets(asset, least, Some(to));
        let path = format!("{path}.consideration[{index}].recipient");
        deal.party(Role::FeeReceiver, to, path, reader);
    }
    deal.party(Role::Zone, order.address_at("zone")?, format!("{path}.zone"), reader);
    Some(deal.inside(called, path, means, reader))
}

/// Orders that are settled against one another. One of the caller's own needs no signature.
fn matched(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    several(called, Means::Transaction, reader)
}

/// Orders that are published: from then on anybody may take them, as if they were signed.
fn validated(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    several(called, Means::Signature, reader)
}

fn several(called: &Called<'_>, means: Means, reader: &mut Reader) -> Option<Act> {
    let account = called.call.by.address();
    let mut inner = Vec::new();
    let mut others = Deal::of(account);
    let orders = orders(called, reader)?;
    let count = orders.len();
    for (order, path) in orders {
        let offerer = order.address_at("offerer")?;
        // Who calls is not always known: then every order may be the caller's own.
        if account.is_none_or(|account| account == offerer) {
            inner.push(own(called, &order, path, means, reader)?);
        } else {
            others.party(Role::Mentioned, offerer, format!("{path}.offerer"), reader);
            others.party(Role::Zone, order.address_at("zone")?, format!("{path}.zone"), reader);
        }
    }
    let mut act = called.act(Deed::Calls { count }, Role::Contract, others.parties(), reader);
    act.calls = inner;
    Some(act)
}
