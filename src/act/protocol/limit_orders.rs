//! Orders for tokens, as they are signed: so much of one for so much of another.
//!
//! Each is verified by a contract that is known. A type with other members than that contract takes
//! gives a signature that it does not accept, so the rows name only the members that matter.

use alloy_primitives::{Address, U256, address, uint};

use super::offer::Offer;
use super::permit2_transfer;
use crate::act::sign::Signed;
use crate::act::{Act, Asset, Deed, Kind, Reader, Role, known};
use crate::decode::abi::signature::selector;
use crate::decode::{TypedData, Unread, limits};

/// Where Bebop settles orders of several tokens. It verifies them, and takes nothing itself: whoever lets it take
/// something lets everybody, so it is not among the contracts that are known for settling.
const JAM: Address = address!("0xbeb0b0623f66bE8cE162EbDfA2ec543A522F4ea6");

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
    /// When a call says so (`KyberSwap`); this member says who is paid a fee, and how much.
    Called(&'static str),
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
    // Odos: whoever signs is paid
    row("LimitOrder", ("input.tokenAddress", "input.tokenAmount"), ("output.tokenAddress", "output.tokenAmount"), End::At("expiry")),
    // Flying Tulip
    row("LeveragedOrder", ("sellToken", "sellAmount"), ("buyToken", "buyAmount"), End::At("validTo"))
        .by("user", "", "").fee("feeAmount"),
    // KyberSwap
    row("Order", ("makerAsset", "makingAmount"), ("takerAsset", "takingAmount"), End::Called("feeConfig"))
        .by("maker", "receiver", "allowedSender"),
    // Bebop: the taker signs
    row("SingleOrder", ("taker_token", "taker_amount"), ("maker_token", "maker_amount"), End::At("expiry"))
        .by("taker_address", "receiver", ""),
];

/// How orders are taken back, with all members: at `CoW` Protocol, and at `KyberSwap`.
const CANCELLATIONS: [&str; 3] = [
    "OrderCancellations(bytes[] orderUids)",
    "CancelOrder(string chainId,string maker,string[] orderIds)",
    "CancelOrder(string chainId,string maker,uint256[] orderIds)",
];

/// Reads an order for tokens, or the cancelling of one.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    if CANCELLATIONS.contains(&data.encoded_type.as_str()) {
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
        "MultiOrder" | "AggregateOrder" => several(
            data,
            ["taker_tokens", "taker_amounts", "maker_tokens", "maker_amounts"],
            ["taker_address", "receiver"],
            reader,
        ),
        "Request" => request(data, reader),
        name => ROWS
            .iter()
            .filter(|row| row.primary_type == name)
            .find_map(|row| one(row, data, reader))
            .or_else(|| yields(data, reader))
            .or_else(|| issued(data, reader)),
    }?;
    if data.verifying_contract() != Some(JAM) {
        reader.note_unknown_verifier(data);
    }
    Some(act)
}

fn one(row: &Row, data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::new(data, reader);
    let amounts = (order.uint(row.gives.1)?, order.uint(row.gets.1)?);
    let mut pays_on = false;
    let end = match row.end {
        End::At("expiry") if row.receiver == "receiver" && order.get("interactions").is_some() => {
            // Version 3 of 1inch says it in its interactions.
            note_getters(data, order.uint("offsets")?, reader);
            None
        }
        End::At(member) => Some(order.uint(member)?),
        End::Upper(member) => Some(order.uint(member)? >> 192),
        End::Traits(member) => {
            let traits = order.uint(member)?;
            let parties = [order.address(row.receiver), order.address(row.gets.0)];
            let path = format!("{}.message.makerTraits", data.path);
            pays_on = note_extension(traits, path, parties, reader);
            Some(expiration(traits))
        }
        End::Called(member) => {
            order.uint(member).zip(order.get("interaction"))?;
            note_computed(data, amounts, reader);
            None
        }
    };
    order.maker(row.maker);
    let gives = order.token(row.gives.0, reader)?;
    let fee = order.uint(row.fee).unwrap_or_default();
    order.gives(gives, Some(amounts.0.saturating_add(fee)));
    let gets = order.token(row.gets.0, reader)?;
    let mut got = amounts.1;
    if let End::Called(member) = row.end
        && let Some((share, recipient)) = share(order.uint(member)?, got)
    {
        got = got.saturating_sub(share);
        order.pays(gets.clone(), Some(share), (recipient, member));
    }
    let receiver = if pays_on {
        order.party(Role::Mentioned, row.receiver);
        ""
    } else {
        row.receiver
    };
    order.gets(gets, Some(got), receiver);
    order.party(Role::Taker, row.taker);
    if row.primary_type == "LimitOrder" {
        // 0x lets nobody else hand it in, so that nobody else can take it.
        order.party(Role::Taker, "sender");
    }
    for (role, member) in [(Role::FeeReceiver, "feeRecipient"), (Role::Mentioned, "txOrigin")] {
        order.party(role, member);
    }
    let on = reader.chain;
    let here = |chain: U256| on.is_some_and(|one| one.number().map(U256::from) == Some(chain));
    let elsewhere = |chain: U256| !chain.is_zero() && !here(chain);
    if order.uint("bridge.destinationChainId").is_some_and(elsewhere) {
        let path = format!("{}.message.bridge", data.path);
        reader.unread.push(Unread::new(path, "what is paid is paid on another network"));
    }
    Some(order.act(end))
}

/// What somebody else is paid of what an order of `KyberSwap` gets. Where it is paid of what the order gives, whoever
/// fills it bears it.
fn share(config: U256, got: U256) -> Option<(U256, Address)> {
    const WHOLE: U256 = U256::from_limbs([100_000, 0, 0, 0]);
    let of_what_is_got = !(config >> 192_usize).is_zero();
    let parts = U256::from((config >> 160_usize).as_limbs()[0] & u64::from(u32::MAX));
    let recipient = Address::from_word(config.into());
    let share = got.checked_mul(parts)?.checked_div(WHOLE)?;
    (of_what_is_got && !share.is_zero()).then_some((share, recipient))
}

/// Notes that calls in an order of 1inch's third version say how much of it is given and got. `offsets` has where each
/// call ends in `interactions`; a single byte stands for no call.
fn note_getters(data: &TypedData, offsets: U256, reader: &mut Reader) {
    let end = |field: usize| (offsets >> (32 * field)).as_limbs()[0] & u64::from(u32::MAX);
    if end(2).saturating_sub(end(1)) > 1 || end(3).saturating_sub(end(2)) > 1 {
        reader.unread.push(Unread::new(format!("{}.message.interactions", data.path), COMPUTED));
    }
}

const COMPUTED: &str = "a call that is not read says how much is given and got";

/// Notes that calls in an order say how much of it is given and got, unless they say what the order does.
fn note_computed(data: &TypedData, (gives, gets): (U256, U256), reader: &mut Reader) {
    const GETTERS: [(&str, [u8; 4]); 2] = [
        ("getMakerAmount", selector("getMakerAmount(uint256,uint256,uint256)")),
        ("getTakerAmount", selector("getTakerAmount(uint256,uint256,uint256)")),
    ];
    for (member, selector) in GETTERS {
        let bytes = data.message.bytes_at(member).unwrap_or_default();
        let plain = [&selector[..], &gives.to_be_bytes::<32>(), &gets.to_be_bytes::<32>()].concat();
        if !bytes.is_empty() && bytes != plain {
            let path = format!("{}.message.{member}", data.path);
            reader.unread.push(Unread::new(path, COMPUTED));
        }
    }
}

/// An order of Pendle: a share for the principal or the yield of it, or the other way round, at a rate.
fn yields(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    const TYPE: &str = "Order(uint256 salt,uint256 expiry,uint256 nonce,uint8 orderType,address token,\
                        address YT,address maker,address receiver,uint256 makingAmount,\
                        uint256 lnImpliedRate,uint256 failSafeRate,bytes permit)";
    /// Rates are yearly, as logarithms: principal at three, twenty times itself a year, and yield at a thousandth
    /// of one, is sold for next to nothing. Yield costs no more than what it is the yield of.
    const DEAR: u64 = 3_000_000_000_000_000_000;
    const CHEAP: u64 = 1_000_000_000_000_000;
    if data.encoded_type != TYPE {
        return None;
    }
    let mut order = Offer::new(data, reader);
    order.maker("maker");
    let token = order.token("token", reader)?;
    let kind = u8::try_from(order.uint("orderType")?).ok()?;
    let sells_token = kind.is_multiple_of(2);
    let mut other = order.token("YT", reader)?;
    if kind < 2
        && let Asset::Token { symbol, .. } = &mut other
    {
        // Principal is named by the yield that it was split from.
        *symbol = Some("PT".to_owned());
    }
    let rate = order.uint("lnImpliedRate")?;
    let for_nothing = match kind {
        0 => false,
        1 | 2 => rate > U256::from(DEAR),
        3 => rate < U256::from(CHEAP),
        _ => return None,
    };
    let (gives, gets) = if sells_token { (token, other) } else { (other, token) };
    let amount = order.uint("makingAmount");
    order.gives(gives, amount);
    // How much it is follows from the rate and the time that is left.
    order.gets(gets, for_nothing.then_some(U256::ZERO), "receiver");
    let end = order.uint("expiry");
    Some(order.act(end))
}

/// An order of Ethena, or of those that took over its contract: collateral for the dollars that are issued against
/// it, or the other way round.
fn issued(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    const USDE: Address = address!("0x4c9EDD5852cd905f086C759E8383e09bff1E68B3");
    const COLLATERAL: &str = "collateral_amount";
    let mut order = Offer::new(data, reader);
    let is_redeemed = !order.uint("order_type")?.is_zero();
    order.maker("benefactor");
    order.address("beneficiary")?;
    let collateral = (order.token("collateral_asset", reader)?, order.uint(COLLATERAL));
    let mut members = data.message.members()?.iter();
    let (name, issued) =
        members.find(|(name, _)| name.ends_with("_amount") && name != COLLATERAL)?;
    let dollars = if name == "usde_amount" { reader.token(USDE) } else { Asset::Unnamed };
    let dollars = (dollars, issued.uint());
    let (given, paid) = if is_redeemed { (dollars, collateral) } else { (collateral, dollars) };
    order.gives(given.0, given.1);
    order.gets(paid.0, paid.1, "beneficiary");
    let end = order.uint("expiry");
    Some(order.act(end))
}

/// A request for quotes at Symbiotic: what is paid for it stands in a list.
fn request(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let mut order = Offer::new(data, reader);
    order.maker("");
    let gives = order.token("tokenIn", reader)?;
    let amount = order.uint("amountIn")?;
    order.gives(gives, Some(amount));
    permit2_transfer::outputs(&mut order, data, "outputs", reader)?;
    let end = order.uint("deadline");
    Some(order.act(end))
}

/// When a maker's traits end an order; never, if they do not say.
fn expiration(traits: U256) -> U256 {
    const AT: usize = 80;
    const MASK: U256 = uint!(0xff_ffff_ffff_U256);
    let end = (traits >> AT) & MASK;
    if end.is_zero() { U256::MAX } else { end }
}

/// What stands for the token of another network that 1inch's orders want; which and how much the extension says.
const ELSEWHERE: Address = address!("0xda0000d4000015a526378bB6fAfc650CEa5966F8");

/// Notes an extension, of which an order of 1inch's holds only a hash, and which can compute other amounts. Where a
/// contract of 1inch's is the receiver, the extension says to whom that pays it on: then this is true.
pub(super) fn note_extension(
    traits: U256,
    path: String,
    [receiver, wanted]: [Option<Address>; 2],
    reader: &mut Reader,
) -> bool {
    const HAS_EXTENSION: usize = 249;
    if !traits.bit(HAS_EXTENSION) {
        return false;
    }
    let pays_on = receiver
        .and_then(|receiver| known::contract(reader.chain, &receiver))
        .is_some_and(|contract| contract.kind == Kind::Settlement);
    let does = match wanted {
        _ if pays_on => ", can set another price and says who is paid",
        Some(ELSEWHERE) => " and says what is paid on another network",
        _ => " and can set another price",
    };
    let reason = format!("the order has an extension that is not shown{does}");
    reader.unread.push(Unread::new(path, reason));
    pays_on
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
    for (address, amount, place) in listed(&order, data, given, given_amounts, reader)? {
        order.note_token(address, &place);
        order.gives(reader.token_or_native(address), amount);
    }
    gets_several(&mut order, data, [got, got_amounts, receiver], reader)?;
    let end = order.uint("expiry");
    Some(order.act(end))
}

/// What is paid for an order, in lists.
fn gets_several(
    order: &mut Offer<'_>,
    data: &TypedData,
    [tokens, amounts, receiver]: [&str; 3],
    reader: &mut Reader,
) -> Option<()> {
    for (address, amount, place) in listed(order, data, tokens, amounts, reader)? {
        order.note_token(address, &place);
        order.gets(reader.token_or_native(address), amount, receiver);
    }
    Some(())
}

/// Tokens and their amounts, in two lists alike, or by maker in lists of such lists: each token once.
fn listed(
    order: &Offer<'_>,
    data: &TypedData,
    tokens: &str,
    amounts: &str,
    reader: &mut Reader,
) -> Option<Vec<(Address, Option<U256>, String)>> {
    let mut pairs = Vec::new();
    let (outer, outer_amounts) = (order.get(tokens)?.items()?, order.get(amounts)?.items()?);
    if outer.len() != outer_amounts.len() {
        return None;
    }
    for (index, (one, amount)) in outer.iter().zip(outer_amounts).enumerate() {
        let place = format!("{tokens}[{index}]");
        let (Some(inner), Some(inner_amounts)) = (one.items(), amount.items()) else {
            pairs.push((one.address()?, amount.uint(), place));
            continue;
        };
        if inner.len() != inner_amounts.len() {
            return None;
        }
        for (index, (one, amount)) in inner.iter().zip(inner_amounts).enumerate() {
            pairs.push((one.address()?, amount.uint(), format!("{place}[{index}]")));
        }
    }
    reader.note_more(&format!("{}.message.{tokens}", data.path), pairs.len());
    let mut once: Vec<(Address, Option<U256>, String)> = Vec::new();
    for (address, amount, place) in pairs.into_iter().take(limits::ITEMS) {
        match once.iter_mut().find(|(other, ..)| *other == address) {
            Some((_, sum, _)) => *sum = sum.zip(amount).and_then(|(a, b)| a.checked_add(b)),
            None => once.push((address, amount, place)),
        }
    }
    Some(once)
}

/// Reads what Bebop or Odos pays for what Permit2 lets it take: their orders stand in the witness.
pub(super) fn in_witness(
    order: &mut Offer<'_>,
    data: &TypedData,
    reader: &mut Reader,
) -> Option<()> {
    const TAKER: [&str; 2] = ["witness.taker", "witness.taker_address"];
    const RECEIVER: &str = "witness.receiver";
    const OUTPUT: &str = "witness.output.tokenAddress";
    if order.get(OUTPUT).is_some() {
        let token = order.token(OUTPUT, reader)?;
        let amount = order.uint("witness.output.tokenAmount");
        order.gets(token, amount, "");
        return Some(());
    }
    order.maker(TAKER.into_iter().find(|taker| order.address(taker).is_some())?);
    if order.get("witness.maker_token").is_some() {
        let token = order.token("witness.maker_token", reader)?;
        let amount = order.uint("witness.maker_amount");
        order.gets(token, amount, RECEIVER);
        return Some(());
    }
    let lists = [
        ["witness.buyTokens", "witness.buyAmounts", RECEIVER],
        ["witness.maker_tokens", "witness.maker_amounts", RECEIVER],
    ];
    let lists = lists.into_iter().find(|[tokens, ..]| order.get(tokens).is_some())?;
    gets_several(order, data, lists, reader)
}
