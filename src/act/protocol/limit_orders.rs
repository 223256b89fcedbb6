//! Orders for tokens, as they are signed: so much of one for so much of another.
//!
//! Each is verified by a contract that is known. A type with other members than that contract takes
//! gives a signature that it does not accept, so the rows name only the members that matter.

use alloy_primitives::{U256, uint};

use super::offer::Offer;
use crate::act::sign::Signed;
use crate::act::{Act, Deed, Reader, Role};
use crate::decode::{TypedData, Unread, limits};

/// A type of orders, by the names of its members. An empty name stands for a member that it lacks.
struct Row {
    primary_type: &'static str,
    gives: (&'static str, &'static str),
    gets: (&'static str, &'static str),
    /// What is given on top, in the same token.
    fee: &'static str,
    maker: &'static str,
    receiver: &'static str,
    taker: &'static str,
    end: End,
}

/// When an order ends.
enum End {
    /// At the time in a member.
    At(&'static str),
    /// At the time in the upper bits of a member (0x's over-the-counter orders).
    Upper(&'static str),
    /// At the time among the traits of a maker (1inch), if there is one.
    Traits(&'static str),
}

const fn row(
    primary_type: &'static str,
    gives: (&'static str, &'static str),
    gets: (&'static str, &'static str),
    end: End,
) -> Row {
    Row { primary_type, gives, gets, fee: "", maker: "", receiver: "", taker: "", end }
}

impl Row {
    const fn by(self, maker: &'static str, receiver: &'static str, taker: &'static str) -> Self {
        Self { maker, receiver, taker, ..self }
    }

    const fn fee(self, fee: &'static str) -> Self {
        Self { fee, ..self }
    }
}

#[rustfmt::skip]
static ROWS: &[Row] = &[
    // CoW Protocol
    row("Order", ("sellToken", "sellAmount"), ("buyToken", "buyAmount"), End::At("validTo"))
        .by("", "receiver", "").fee("feeAmount"),
    // 1inch limit orders and Fusion: version 4, and version 3
    row("Order", ("makerAsset", "makingAmount"), ("takerAsset", "takingAmount"), End::Traits("makerTraits"))
        .by("maker", "receiver", ""),
    row("Order", ("makerAsset", "makingAmount"), ("takerAsset", "takingAmount"), End::At("expiry"))
        .by("maker", "receiver", "allowedSender"),
    // ParaSwap: limit orders, and Delta
    row("Order", ("makerAsset", "makerAmount"), ("takerAsset", "takerAmount"), End::At("expiry"))
        .by("maker", "", "taker"),
    row("Order", ("srcToken", "srcAmount"), ("destToken", "destAmount"), End::At("deadline"))
        .by("owner", "beneficiary", ""),
    // 0x version 4
    row("LimitOrder", ("makerToken", "makerAmount"), ("takerToken", "takerAmount"), End::At("expiry"))
        .by("maker", "", "taker"),
    row("RfqOrder", ("makerToken", "makerAmount"), ("takerToken", "takerAmount"), End::At("expiry"))
        .by("maker", "", "taker"),
    row("OtcOrder", ("makerToken", "makerAmount"), ("takerToken", "takerAmount"), End::Upper("expiryAndNonce"))
        .by("maker", "", "taker"),
    // Bebop: the taker signs
    row("SingleOrder", ("taker_token", "taker_amount"), ("maker_token", "maker_amount"), End::At("expiry"))
        .by("taker_address", "receiver", ""),
];

/// Reads an order for tokens, or the cancelling of one.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if matches!(data.primary_type.as_str(), "OrderCancellations" | "CancelOrder") {
        let deed = Deed::Vote { what: "that earlier orders are void".to_owned() };
        return Some(Signed::new(data, Role::VerifyingContract, reader).act(deed, None));
    }
    let act = match data.primary_type.as_str() {
        "JamOrder" => several(
            data,
            ["sellTokens", "sellAmounts", "buyTokens", "buyAmounts"],
            ["taker", "receiver"],
            reader,
        ),
        "MultiOrder" => several(
            data,
            ["taker_tokens", "taker_amounts", "maker_tokens", "maker_amounts"],
            ["taker_address", "receiver"],
            reader,
        ),
        name => ROWS
            .iter()
            .filter(|row| row.primary_type == name)
            .find_map(|row| one(row, data, reader)),
    }?;
    reader.note_unknown_verifier(data);
    Some(act)
}

fn one(row: &Row, data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::new(data, reader);
    let amounts = (order.uint(row.gives.1)?, order.uint(row.gets.1)?);
    let end = match row.end {
        End::At("expiry") if row.receiver == "receiver" && order.get("interactions").is_some() => {
            // Version 3 of 1inch says it in its interactions.
            None
        }
        End::At(member) => Some(order.uint(member)?),
        End::Upper(member) => Some(order.uint(member)? >> 192),
        End::Traits(member) => {
            let traits = order.uint(member)?;
            note_extension(data, traits, reader);
            Some(expiration(traits))
        }
    };
    order.maker(row.maker);
    let gives = order.token(row.gives.0, reader)?;
    let fee = order.uint(row.fee).unwrap_or_default();
    order.gives(gives, Some(amounts.0.saturating_add(fee)));
    let gets = order.token(row.gets.0, reader)?;
    order.gets(gets, Some(amounts.1), row.receiver);
    order.party(Role::Taker, row.taker);
    if row.primary_type == "LimitOrder" {
        // 0x lets nobody else hand it in, so that nobody else can take it.
        order.party(Role::Taker, "sender");
    }
    for (role, member) in [(Role::FeeReceiver, "feeRecipient"), (Role::Mentioned, "txOrigin")] {
        order.party(role, member);
    }
    if order.uint("bridge.destinationChainId").is_some_and(|chain| !chain.is_zero()) {
        let path = format!("{}.message.bridge", data.path);
        reader.unread.push(Unread::new(path, "what is paid is paid on another network"));
    }
    Some(order.act(end))
}

/// When a maker's traits end an order; never, if they do not say.
fn expiration(traits: U256) -> U256 {
    const AT: usize = 80;
    const MASK: U256 = uint!(0xff_ffff_ffff_U256);
    let end = (traits >> AT) & MASK;
    if end.is_zero() { U256::MAX } else { end }
}

/// An extension, of which the order holds only a hash, can compute other amounts.
fn note_extension(data: &TypedData, traits: U256, reader: &mut Reader) {
    const HAS_EXTENSION: usize = 249;
    if traits.bit(HAS_EXTENSION) {
        let path = format!("{}.message.makerTraits", data.path);
        let reason = "the order has an extension that is not shown and can set another price";
        reader.unread.push(Unread::new(path, reason));
    }
}

/// An order of several tokens for several, in lists.
fn several(
    data: &TypedData,
    [given, given_amounts, got, got_amounts]: [&str; 4],
    [maker, receiver]: [&str; 2],
    reader: &mut Reader,
) -> Option<Act> {
    let mut order = Offer::new(data, reader);
    order.maker(maker);
    for (tokens, amounts, gives) in [(given, given_amounts, true), (got, got_amounts, false)] {
        let tokens_listed = order.get(tokens)?.items()?;
        let amounts = order.get(amounts)?.items()?;
        if tokens_listed.len() != amounts.len() {
            return None;
        }
        reader.note_more(&format!("{}.message.{tokens}", data.path), amounts.len());
        for (index, (token, amount)) in
            tokens_listed.iter().zip(amounts).enumerate().take(limits::ITEMS)
        {
            let address = token.address()?;
            order.note_token(address, &format!("{tokens}[{index}]"));
            let asset = reader.token_or_native(address);
            if gives {
                order.gives(asset, amount.uint());
            } else {
                order.gets(asset, amount.uint(), receiver);
            }
        }
    }
    let end = order.uint("expiry");
    Some(order.act(end))
}
