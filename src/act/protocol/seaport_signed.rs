//! Seaport's orders as they are signed: `OrderComponents`, and `BulkOrder`, a tree of them.

use alloy_primitives::{Address, U256};

use super::offer::Offer;
use crate::act::sign::first_with_others;
use crate::act::{Act, Asset, Reader, Role, tokens};
use crate::decode::{TypedData, Unread, limits, typed_data::Typed};

/// The structs of versions 1.1 to 1.6.
const COMPONENTS: &str = "OrderComponents(address offerer,address zone,OfferItem[] offer,\
    ConsiderationItem[] consideration,uint8 orderType,uint256 startTime,uint256 endTime,\
    bytes32 zoneHash,uint256 salt,bytes32 conduitKey,uint256 counter)";
const ITEMS: &str = "ConsiderationItem(uint8 itemType,address token,uint256 identifierOrCriteria,\
    uint256 startAmount,uint256 endAmount,address recipient)OfferItem(uint8 itemType,address token,\
    uint256 identifierOrCriteria,uint256 startAmount,uint256 endAmount)";

/// How many levels a tree of orders may have: Seaport itself takes 24.
const HEIGHT: usize = 24;

/// Reads an order, or every order of a tree.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let act = match data.primary_type.as_str() {
        "OrderComponents" => one(data, &data.message, String::new(), reader)?,
        "BulkOrder" => {
            let mut acts = Vec::new();
            let tree = data.message.get("tree")?;
            leaves(data, tree, "tree", HEIGHT, &mut acts, reader)?;
            first_with_others(acts)?
        }
        _ => return None,
    };
    let known = if data.primary_type == "BulkOrder" {
        data.encoded_type.strip_prefix("BulkOrder(OrderComponents").is_some_and(|rest| {
            let (brackets, rest) = rest.split_once(" tree)").unwrap_or_default();
            brackets.split_terminator(']').all(|level| level == "[2")
                && rest.replace(COMPONENTS, "") == ITEMS
        })
    } else {
        data.encoded_type.strip_prefix(COMPONENTS) == Some(ITEMS)
    };
    if !known {
        reader.note_other_type(data, &[]);
    }
    reader.note_unknown_verifier(data);
    Some(act)
}

/// The orders of a tree, in which an empty one stands where there are fewer than it has room for.
fn leaves(
    data: &TypedData,
    tree: &Typed,
    at: &str,
    height: usize,
    acts: &mut Vec<Act>,
    reader: &mut Reader,
) -> Option<()> {
    let Some(items) = tree.items() else {
        let given =
            |list: &str| tree.get(list).and_then(Typed::items).is_some_and(|l| !l.is_empty());
        if given("offer") || given("consideration") {
            if acts.len() >= limits::ITEMS {
                reader.unread.push(Unread::ambiguous(
                    format!("{}.message.{at}", data.path),
                    format!("only the first {} orders are shown", limits::ITEMS),
                ));
                return None;
            }
            acts.push(one(data, tree, format!("{at}."), reader)?);
        }
        return Some(());
    };
    let height = height.checked_sub(1)?;
    for (index, item) in items.iter().enumerate() {
        leaves(data, item, &format!("{at}[{index}]"), height, acts, reader)?;
    }
    Some(())
}

/// One order.
fn one(data: &TypedData, value: &Typed, at: String, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::inside(data, value, at, reader);
    order.maker("offerer");
    order.party(Role::Zone, "zone");
    let offer = order.get("offer")?.items()?;
    let consideration = order.get("consideration")?.items()?;
    let place = format!("{}.message.{}", data.path, order.path(""));
    reader.note_more(&place, offer.len().max(consideration.len()));
    let mut on_sale = Vec::new();
    for (index, item) in offer.iter().enumerate().take(limits::ITEMS) {
        let (asset, token) = asset(item, reader)?;
        order.note_token(token, &format!("offer[{index}].token"));
        if matches!(asset, Asset::Collection { .. }) {
            let reason = "whoever takes the order chooses which of your items it is";
            reader.unread.push(Unread::new(format!("{place}offer[{index}]"), reason));
        }
        on_sale.push(asset.clone());
        // Amounts that change with time: the most that is given, the least that is paid.
        match bounds(item) {
            None => order.gives(asset, None),
            Some((_, most)) => {
                let (asset, most) = or_item(asset, most, most, reader);
                order.gives(asset, Some(most));
            }
        }
    }
    let offerer = order.address("offerer")?;
    for (index, item) in consideration.iter().enumerate().take(limits::ITEMS) {
        let (asset, token) = asset(item, reader)?;
        let recipient = item.address_at("recipient")?;
        let path = format!("consideration[{index}].recipient");
        order.note_token(token, &format!("consideration[{index}].token"));
        if recipient != offerer && is_item(&asset) && on_sale.contains(&asset) {
            // The offered item itself is asked for by somebody else: only they can fill the order.
            order.party_at(Role::Taker, &path, recipient);
        }
        order.pays(asset, bounds(item).map(|(least, _)| least), (recipient, &path));
    }
    let deadline = order.uint("endTime");
    Some(order.act(deadline))
}

fn is_item(asset: &Asset) -> bool {
    matches!(asset, Asset::Collectible { .. } | Asset::Collection { .. })
}

/// The least and the most of an item's two amounts.
fn bounds(item: &Typed) -> Option<(U256, U256)> {
    let start = item.uint_at("startAmount")?;
    let end = item.uint_at("endAmount")?;
    Some((start.min(end), start.max(end)))
}

/// What an item is: `itemType`, `token`, `identifierOrCriteria`.
fn asset(item: &Typed, reader: &mut Reader) -> Option<(Asset, Address)> {
    let token = item.address_at("token")?;
    let id = item.uint_at("identifierOrCriteria")?;
    let kind = u8::try_from(item.uint_at("itemType")?).ok()?;
    Some((kind_of_asset(kind, token, id, reader)?, token))
}

/// What is given as so much of a token. Seaport moves it by a function that collections have as well, for which the
/// amount is the number of an item: so is what of a token nobody would give so little, or more than there can be. The
/// largest amount that goes with it, as a price with fees, shows that it is a token.
pub(super) fn or_item(
    asset: Asset,
    amount: U256,
    largest: U256,
    reader: &mut Reader,
) -> (Asset, U256) {
    /// How many smallest units are next to nothing of a token, and more than most collections number.
    const LITTLE: u64 = 100_000;
    /// How long the number is of what no token has.
    const ALL: usize = 128;
    let Asset::Token { address, .. } = &asset else { return (asset, amount) };
    let is_number = largest < U256::from(LITTLE) || amount.bit_len() > ALL;
    let known = address.bytes20().is_none_or(tokens::is_known);
    let item = reader.told_item(&asset, amount).or_else(|| {
        let (address, id) = (address.clone(), amount.to_string());
        (is_number && !known && !amount.is_zero()).then_some(Asset::Collectible { address, id })
    });
    item.map_or((asset, amount), |item| (item, U256::ONE))
}

/// An asset in Seaport's counting: native, ERC-20, ERC-721, ERC-1155, and the last two by criteria.
pub(super) fn kind_of_asset(
    kind: u8,
    token: Address,
    id: U256,
    reader: &mut Reader,
) -> Option<Asset> {
    Some(match kind {
        0 => tokens::native(reader.chain),
        1 => reader.token(token),
        2 | 3 => Asset::Collectible { address: reader.spelled(token), id: id.to_string() },
        // Which items meet the criteria is said by a hash alone.
        4 | 5 => Asset::Collection { address: reader.spelled(token) },
        _ => return None,
    })
}
