//! What typed data of a type that is not known looks like, by the names of its members: allowances, offers,
//! payments, and calls of known functions. A guess is said to be one, adds to what is found, and takes nothing away.

use alloy_primitives::{Address, U256};

use super::offer::Offer;
use crate::act::call::{Call, Caller};
use crate::act::sign::Signed;
use crate::act::{Act, Amount, Asset, Deed, Means, Reader, Role, tokens};
use crate::decode::abi::{self, SELECTOR};
use crate::decode::{TypedData, typed_data::Typed};

/// How many structs of a message are looked at: nobody signs more who could read them.
const STRUCTS: usize = 64;

/// What members are called that say what an offer gives, and how much of it.
const GIVES: [(&str, &str); 20] = [
    ("signerToken", "signerAmount"),
    ("makerAsset", "makingAmount"),
    ("makerAsset", "makerAmount"),
    ("makerAsset", "makerAssetAmount"),
    ("makerToken", "makerAmount"),
    ("makerToken", "makerTokenAmount"),
    ("sellToken", "sellAmount"),
    ("tokenSell", "amountSell"),
    ("srcToken", "srcAmount"),
    ("fromToken", "fromAmount"),
    ("fromToken", "fromTokenAmount"),
    ("tokenIn", "amountIn"),
    ("inputToken", "inputAmount"),
    ("offerToken", "offerAmount"),
    ("offerAsset", "offerAmount"),
    ("inputToken", "amountIn"),
    ("inputToken", "maxInputAmount"),
    ("tokenIn", "maxAmountIn"),
    ("fromToken", "amount"),
    ("sell", "sellAmount"),
];

/// What members are called that say what is paid for it. Those that name a least are not here: it may be zero
/// where somebody else watches over the price.
const GETS: [(&str, &str); 16] = [
    ("senderToken", "senderAmount"),
    ("takerAsset", "takingAmount"),
    ("takerAsset", "takerAmount"),
    ("takerAsset", "takerAssetAmount"),
    ("takerToken", "takerAmount"),
    ("takerToken", "takerTokenAmount"),
    ("buyToken", "buyAmount"),
    ("tokenBuy", "amountBuy"),
    ("dstToken", "dstAmount"),
    ("destToken", "destAmount"),
    ("toToken", "toAmount"),
    ("tokenOut", "amountOut"),
    ("outputToken", "outputAmount"),
    ("wantToken", "wantAmount"),
    ("wantAsset", "wantAmount"),
    ("buy", "buyAmount"),
];

/// What the members are called that say which item is sold, by whom, for how much, and in what.
const COLLECTIONS: [&str; 8] = [
    "collection",
    "collectionAddress",
    "nft",
    "nftAddress",
    "nftContract",
    "tokenContract",
    "tokenAddress",
    "token",
];
const ITEMS: [&str; 4] = ["tokenId", "tokenID", "nftId", "assetId"];
const SELLERS: [&str; 6] = ["seller", "maker", "owner", "lister", "from", "signer"];
const PRICES: [&str; 5] = ["price", "salePrice", "askPrice", "minPrice", "endPrice"];
const CURRENCIES: [&str; 5] = ["currency", "paymentToken", "payToken", "erc20Token", "quoteToken"];

/// What the member is called whom something is paid to.
const RECEIVERS: [&str; 4] = ["receiver", "recipient", "beneficiary", "to"];

/// What the member is called that a call is made to.
const TARGETS: [&str; 6] = ["to", "target", "dest", "destination", "contractAddress", "callee"];

/// What the members are called that say who may take, and how much.
const SPENDERS: [&str; 2] = ["spender", "operator"];
const ALLOWANCES: [&str; 5] = ["value", "amount", "allowance", "wad", "collateral_amount"];
const TOKENS: [&str; 8] = [
    "token",
    "asset",
    "currency",
    "tokenAddress",
    "collateral",
    "collateral_asset",
    "tokenID",
    "tokenId",
];

/// What the members are called that say who is paid.
const PAYEES: [&str; 9] = [
    "to",
    "recipient",
    "receiver",
    "payee",
    "destination",
    "beneficiary",
    "payTo",
    "merchant",
    "sendTo",
];

/// What the members are called that say who may act for the signer from then on.
const ACTING: [&str; 14] = [
    "delegate",
    "agent",
    "agentAddress",
    "operator",
    "manager",
    "newOwner",
    "newSigner",
    "sessionKey",
    "guardian",
    "dispatcher",
    "positionManager",
    "authorizee",
    "newOwners",
    "delegatedExecutors",
];

/// Looks through the structs of a message.
pub(in crate::act) fn typed_data(data: &TypedData, reader: &mut Reader) -> Vec<Act> {
    let mut acts = Vec::new();
    let mut open = vec![(&data.message, String::new())];
    let mut left = STRUCTS;
    while let Some((value, at)) = open.pop() {
        if let Some(items) = value.items() {
            let items = items.iter().enumerate().take(left);
            open.extend(
                items
                    .map(|(index, item)| (item, format!("{}[{index}].", at.trim_end_matches('.')))),
            );
        }
        let Some(members) = value.members() else { continue };
        let Some(fewer) = left.checked_sub(1) else { break };
        left = fewer;
        let found = offer(data, value, &at, reader)
            .or_else(|| listing(data, value, &at, reader))
            .or_else(|| allowance(data, value, &at, reader))
            .or_else(|| payment(data, value, &at, reader))
            .or_else(|| acting(data, value, &at, reader));
        acts.extend(found);
        for (name, member) in members {
            match member.bytes() {
                Some(bytes) => acts.extend(call(data, value, (&at, name), bytes, reader)),
                None => open.push((member, format!("{at}{name}."))),
            }
        }
    }
    acts.into_iter().map(Act::guessed).collect()
}

/// The first of these members that is an address.
fn named<'n>(value: &Typed, names: &[&'n str]) -> Option<(&'n str, Address)> {
    names.iter().find_map(|name| value.address_at(name).map(|address| (*name, address)))
}

/// So much of one token for so much of another.
fn offer(data: &TypedData, value: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    let said = |(token, amount): &&(&str, &str)| {
        value.address_at(token).is_some() && value.uint_at(amount).is_some()
    };
    let given = GIVES.iter().find(said)?;
    // Where only a least is said of what is paid, the token is known, and who gets it.
    let named_alone = |(token, _): &&(&str, &str)| value.address_at(token).is_some();
    let paid = GETS.iter().find(said).or_else(|| GETS.iter().find(named_alone))?;
    let mut order = Offer::inside(data, value, at.to_owned(), reader);
    order.maker("maker");
    let asset = order.token(given.0, reader)?;
    order.gives(asset, order.uint(given.1));
    let asset = order.token(paid.0, reader)?;
    let receiver = named(value, &RECEIVERS).map_or("", |(name, _)| name);
    order.gets(asset, order.uint(paid.1), receiver);
    Some(order.act(None))
}

/// An item of the signer's for a price.
fn listing(data: &TypedData, value: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    // Who bids names the same, but pays the price.
    if data.primary_type.contains("Bid") {
        return None;
    }
    let (member, collection) = named(value, &COLLECTIONS)?;
    let id = ITEMS.iter().find_map(|name| value.uint_at(name))?;
    let price = PRICES.iter().find_map(|name| value.uint_at(name))?;
    let (seller, address) = named(value, &SELLERS)?;
    if data.signer.as_ref().is_none_or(|signer| signer.address != address) {
        return None;
    }
    let mut order = Offer::inside(data, value, at.to_owned(), reader);
    order.maker(seller);
    let item = Asset::Collectible { address: reader.spelled(collection), id: id.to_string() };
    order.note_token(collection, member);
    order.gives(item, Some(U256::ONE));
    let currency = match named(value, &CURRENCIES) {
        Some((name, _)) => order.token(name, reader)?,
        None => tokens::native(reader.chain),
    };
    let receiver = named(value, &RECEIVERS).map_or("", |(name, _)| name);
    order.gets(currency, Some(price), receiver);
    Some(order.act(None))
}

/// Somebody who may take a token: the one that is named, or the one that verifies the signature.
fn allowance(data: &TypedData, value: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    let (member, spender) = named(value, &SPENDERS)?;
    let amount = ALLOWANCES.iter().find_map(|name| value.uint_at(name))?;
    let token = named(value, &TOKENS);
    let asset = match token {
        Some((_, token)) => reader.token_or_native(token),
        None => reader.token(data.verifying_contract()?),
    };
    let amount = Amount::allowed(amount, asset.decimals());
    let role = if token.is_some() { Role::VerifyingContract } else { Role::Token };
    let mut signed = Signed::new(data, role, reader);
    signed.party(Role::Spender, &format!("{at}{member}"), spender);
    if let Some((name, token)) = token {
        signed.party(Role::Token, &format!("{at}{name}"), token);
    }
    let deed = Deed::allowance(asset, amount);
    Some(signed.act(deed, None))
}

/// Somebody who would be paid in a token that is named.
fn payment(data: &TypedData, value: &Typed, at: &str, reader: &mut Reader) -> Option<Act> {
    // Accounts that are moved by signatures alone name addresses and amounts as text.
    let spelled = || {
        PAYEES.iter().find_map(|name| Some((*name, value.text_at(name)?.parse::<Address>().ok()?)))
    };
    let (member, payee) = named(value, &PAYEES).or_else(spelled)?;
    let token = named(value, &TOKENS);
    let asset = match token {
        Some((_, token)) => reader.token_or_native(token),
        // Exchanges name their tokens in letters or by number, and contracts that keep one not at all.
        None if is_named(value) || data.verifying_contract().is_some() => Asset::Unnamed,
        None => return None,
    };
    let amount = match ALLOWANCES.iter().find_map(|name| value.uint_at(name)) {
        Some(amount) => Amount::of(amount),
        None => ALLOWANCES.iter().find_map(|name| value.text_at(name)).map(|_| Amount::unread())?,
    };
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Payee, &format!("{at}{member}"), payee);
    if let Some((name, token)) = token {
        signed.party(Role::Token, &format!("{at}{name}"), token);
    }
    Some(signed.act(Deed::Send { asset, amount }, None))
}

/// Whether a token is named in another way than by its address.
fn is_named(value: &Typed) -> bool {
    TOKENS.iter().any(|name| value.text_at(name).is_some() || value.uint_at(name).is_some())
}

/// Somebody else who may act for the signer: of several, the first.
fn acting(data: &TypedData, value: &Typed, at: &str, reader: &Reader) -> Option<Act> {
    let first = |name: &&'static str| {
        let first = value.get(name)?.items()?.first()?.address()?;
        Some((*name, first))
    };
    let (member, other) = named(value, &ACTING).or_else(|| ACTING.iter().find_map(first))?;
    if other.is_zero() || reader.has_own(other) {
        return None;
    }
    let permission = data.primary_type.clone();
    let deed = Deed::Grant { permission, asset: None, amount: None, period: None, expires: None };
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Delegate, &format!("{at}{member}"), other);
    Some(signed.act(deed, None))
}

/// A call of a known function, in bytes beside the address that it is made to.
fn call(
    data: &TypedData,
    value: &Typed,
    (at, name): (&str, &str),
    bytes: &[u8],
    reader: &mut Reader,
) -> Vec<Act> {
    let known = super::function(bytes).filter(|_| bytes.first() != Some(&0));
    let arguments = bytes.get(SELECTOR..).unwrap_or_default();
    let whole = known.and_then(|function| abi::standard_size(function.signature, arguments));
    if whole.is_none() {
        return Vec::new();
    }
    let place = |member: &str| format!("{}.message.{at}{member}", data.path);
    let verifier = || {
        let path = format!("{}.domain.verifyingContract", data.path);
        data.verifying_contract().map(|contract| (path, contract))
    };
    let target = named(value, &TARGETS).map(|(name, to)| (place(name), to));
    let Some((to_path, to)) = target.or_else(verifier) else { return Vec::new() };
    let path = place(name);
    reader.call(&Call {
        by: Caller::of(data.signer.as_ref(), None),
        to,
        to_path: &to_path,
        value: Some(U256::ZERO),
        value_path: &path,
        data: bytes,
        path: &path,
        means: Means::Signature,
    })
}
