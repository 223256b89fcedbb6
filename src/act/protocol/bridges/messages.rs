//! Bridges on top of networks of messages: Axelar with Squid, Chainlink's CCIP; and Chainflip, Orbiter,
//! Allbridge, which carry the recipient in bytes of their own.

use alloy_primitives::{Address, U256};

use super::super::foreign::{self, To};
use super::super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, bridge, function, send, sweep,
};
use super::super::guess;
use super::super::lists::each_taken_out;
use super::super::plan::{encoded, note_odd};
use super::super::unknown::strangers;
use super::across;
use crate::act::call::{Call, Caller};
use crate::act::{Act, Asset, Deed, Part, Reader, Role, known, tokens};
use crate::decode::{Unread, abi, limits};
use crate::intel::ChainAddress;

const AXELAR: To = To::Text("destinationChain");
const CALLS_EACH: Shape =
    Shape::Each { list: "calls", to: "target", value: "value", data: "callData" };
const CALLS: Does = Does::Calls(CALLS_EACH);
const LEFT: &[(Role, &str)] =
    &[(Role::RefundReceiver, "refundTo"), (Role::Mentioned, "nftRecipient")];
const REFUND: &[(Role, &str)] = &[(Role::RefundReceiver, "gasRefundRecipient")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Axelar: tokens by their symbol at its gateway, or by its token service.
    function("sendToken(string destinationChain,string destinationAddress,string symbol,uint256 amount)", bridge(Of::Unnamed, "amount", "destinationAddress", AXELAR)),
    function("callContractWithToken(string destinationChain,string contractAddress,bytes payload,string symbol,uint256 amount)", bridge(Of::Unnamed, "amount", "contractAddress", AXELAR)),
    function("interchainTransfer(bytes32 tokenId,string destinationChain,bytes destinationAddress,uint256 amount,bytes metadata,uint256 gasValue)", bridge(Of::Unnamed, "amount", "destinationAddress", AXELAR)),
    function("interchainTransfer(string destinationChain,bytes recipient,uint256 amount,bytes metadata)", bridge(Of::This, "amount", "recipient", AXELAR)),
    // Squid: who receives there is said in a payload for its contract there.
    function("callBridgeCall(address token,uint256 amount,(uint8 callType,address target,uint256 value,bytes callData,bytes payload)[] calls,string bridgedTokenSymbol,string destinationChain,string destinationAddress,bytes payload,address gasRefundRecipient,bool enableExpress)", Does::Custom(squid)).with(REFUND),
    function("bridgeCall(string bridgedTokenSymbol,uint256 amount,string destinationChain,string destinationAddress,bytes payload,address gasRefundRecipient,bool enableExpress)", Does::Custom(squid)).with(REFUND),
    function("callBridge(address token,uint256 amount,(uint8 callType,address target,uint256 value,bytes callData,bytes payload)[] calls,string bridgedTokenSymbol,string destinationChain,string destinationAddress)", Does::Custom(squid_plain)),
    // Chainlink
    function("ccipSend(uint64 destinationChainSelector,(bytes receiver,bytes data,(address token,uint256 amount)[] tokenAmounts,address feeToken,bytes extraArgs) message)", Does::Custom(ccip)),
    // Chainflip
    function("xSwapNative(uint32 dstChain,bytes dstAddress,uint32 dstToken,bytes cfParameters)", Does::Custom(swapped)),
    function("xSwapToken(uint32 dstChain,bytes dstAddress,uint32 dstToken,address srcToken,uint256 amount,bytes cfParameters)", Does::Custom(swapped)),
    function("xCallNative(uint32 dstChain,bytes dstAddress,uint32 dstToken,bytes message,uint256,bytes cfParameters)", Does::Custom(swapped)),
    function("xCallToken(uint32 dstChain,bytes dstAddress,uint32 dstToken,bytes message,uint256,address srcToken,uint256 amount,bytes cfParameters)", Does::Custom(swapped)),
    // Orbiter pays its makers, who pay out on the network that the data or the last digits name.
    function("transfer(address to,bytes data)", send(Of::Native, VALUE, "to")),
    function("transferToken(address token,address to,uint256 value,bytes data)", send(Of::Token("token"), "value", "to")),
    // Allbridge
    function("swapAndBridge(bytes32 token,uint256 amount,bytes32 recipient,uint256 destinationChainId,bytes32 receiveToken,uint256 nonce,uint8 messenger,uint256 feeTokenAmount)", bridge(Of::Token("token"), "amount", "recipient", To::Unsaid)),
    // Intents of ERC-7683: what is asked for stands in data of the settler's own.
    function("open((uint32 fillDeadline,bytes32 orderDataType,bytes orderData) order)", Does::Custom(intent)),
    function("openFor((address originSettler,address user,uint256 nonce,uint256 originChainId,uint32 openDeadline,uint32 fillDeadline,bytes32 orderDataType,bytes orderData) order,bytes signature,bytes originFillerData)", Does::Custom(intent)).with(&[(Role::Holder, "order.user")]),
    // Relay: tokens handed over to its router, which makes calls with them and pays out what is left.
    function("multicall((address target,bool allowFailure,uint256 value,bytes callData)[] calls,address refundTo,address nftRecipient)", CALLS).with(LEFT),
    function("multicall((address target,bool allowFailure,uint256 value,bytes callData)[] calls,address refundTo,address nftRecipient,bytes metadata)", CALLS).with(LEFT),
    function("transferAndMulticall(address[] tokens,uint256[] amounts,(address target,bool allowFailure,uint256 value,bytes callData)[] calls,address refundTo,address nftRecipient)", Does::Custom(relay)).with(LEFT),
    function("transferAndMulticall(address[] tokens,uint256[] amounts,(address target,bool allowFailure,uint256 value,bytes callData)[] calls,address refundTo,address nftRecipient,bytes metadata)", Does::Custom(relay)).with(LEFT),
    function("permit2TransferAndMulticall(address user,((address token,uint256 amount)[] permitted,uint256,uint256) permit,(address target,bool allowFailure,uint256 value,bytes callData)[] calls,address refundTo,address nftRecipient,bytes metadata,bytes)", Does::Custom(relay_permitted)).with(&[(Role::Holder, "user"), (Role::Mentioned, "nftRecipient")]),
    function("cleanupErc20s(address[] tokens,address[] recipients,uint256[] amounts)", Does::Custom(left)),
    function("cleanupErc20s(address[] tokens,address[] recipients,uint256[] amounts,bytes metadata)", Does::Custom(left)),
    function("cleanupNative(uint256 amount,address recipient)", sweep(Of::Native, "amount", "recipient")),
    function("cleanupNative(uint256 amount,address recipient,bytes metadata)", sweep(Of::Native, "amount", "recipient")),
    function("cleanupErc20sViaCall(address[] tokens,address[] tos,bytes[] datas,uint256[] amounts)", Does::Custom(left_by_calls)).with(&[(Role::Mentioned, "tokens")]),
    function("cleanupNativeViaCall(uint256 amount,address to,bytes data)", Does::Custom(left_by_call)),
    // Squid, on one network
    function("fundAndRunMulticall(address token,uint256 amount,(uint8 callType,address target,uint256 value,bytes callData,bytes payload)[] calls)", Does::Custom(run)),
    // NEAR's, and gas for many networks
    function("initTransfer(address token,uint128 amount,uint128,uint128,string recipient,string)", bridge(Of::Token("token"), "amount", "recipient", To::Unsaid)),
    function("depositNativeToken(uint256 chain,address to)", bridge(Of::Native, VALUE, "to", To::ChainId("chain"))),
];

/// Routers write it for all that they hold.
pub(in super::super) const ALL: U256 = U256::from_limbs([0, 0, 0, 1 << 63]);

/// What is sent is said; the payload is for a contract there, and says who gets it.
fn squid(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let of = if called.get("token").is_some() { Of::Token("token") } else { Of::Unnamed };
    let asset = called.given(of, reader)?;
    let payload = called.get("payload")?.bytes()?;
    // A plain transfer: the recipient, and a salt.
    let recipient = foreign::padded(payload);
    let mut act = called.bridge(asset, called.amount("amount"), UNSAID, AXELAR, reader);
    if let (Some(address), Deed::Bridge { recipient, .. }) = (recipient, &mut act.deed) {
        *recipient = Some(address.to_string());
        let path = called.path("payload");
        act.parties.insert(0, foreign::party(address.into(), path));
        act.words = act.in_words();
    } else if told_to_squid(called, "payload", &mut act, reader).is_none() {
        reader.only_searched(called.path("payload"), "who receives on the other network");
    }
    if called.get("calls").is_some() {
        return squid_calls(called, act, reader);
    }
    Some(act)
}

/// The same to an address that is named.
fn squid_plain(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.given(Of::Token("token"), reader)?;
    let act = called.bridge(asset, called.amount("amount"), "destinationAddress", AXELAR, reader);
    squid_calls(called, act, reader)
}

/// A token that is taken for calls.
fn run(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.given(Of::Token("token"), reader)?;
    let deed = Deed::Deposit { asset, amount: called.amount("amount") };
    let handed = called.act(deed, Role::Contract, Vec::new(), reader);
    squid_calls(called, handed, reader)
}

/// What Squid's contract on the other network is told: the calls that it makes there with what arrives, and who gets
/// that if one of them fails.
pub(in super::super) fn told_to_squid(
    called: &Called<'_>,
    argument: &str,
    act: &mut Act,
    reader: &mut Reader,
) -> Option<()> {
    static TOLD: Function = function(
        "run((uint8 callType,address target,uint256 value,bytes callData,bytes payload)[] calls,address fallback)",
        Does::Ordinary,
    );
    let Deed::Bridge { to_chain: Some(name), .. } = &act.deed else { return None };
    let there = foreign::chain_called(match name.as_str() {
        "arbitrum" => "Arbitrum One",
        "base" => "Base",
        "binance" => "BNB Smart Chain",
        "optimism" => "OP Mainnet",
        name => name,
    })?;
    let (path, data) = (called.path(argument), called.bytes_at(argument)?);
    let router = known::named(Some(there), SQUID)?;
    let call = Call {
        by: Caller { signer: called.call.by.signer, account: Some(router) },
        to: router,
        value: Some(U256::ZERO),
        data,
        path: &path,
        ..*called.call
    };
    let told = encoded(&call, &TOLD);
    let fallback = told.party(Role::RefundReceiver, "fallback", reader)?;
    let here = reader.chain.replace(there);
    let made = made_by_squid(&told, None, reader).map(|(count, inner)| Act {
        calls: inner,
        ..told.act(Deed::Calls { count }, Role::Contract, Vec::new(), reader)
    });
    reader.chain = here;
    let made = made?;
    // What none of them takes for the account stays there.
    let calls = data.get(2 * abi::WORD..).unwrap_or_default();
    if !reader.is_named_in(calls) {
        reader.only_searched(path.as_str(), "who receives on the other network");
    }
    let is_strange = |call: &Act| {
        let called =
            [Role::Contract, Role::Spender].into_iter().filter_map(|role| call.party(role));
        called.into_iter().any(|one| one.kind.is_none())
    };
    if made.calls.iter().any(is_strange) {
        reader.only_searched(path.as_str(), "what contracts do there that nobody knows");
    }
    act.parties.push(fallback);
    act.calls.push(made);
    Some(())
}

/// What Squid's contracts are called.
const SQUID: &str = "Squid";

/// What is handed over, and Squid's calls with it.
fn squid_calls(called: &Called<'_>, mut handed: Act, reader: &mut Reader) -> Option<Act> {
    let taken = called.address("token")?;
    let asset = reader.token_or_native(taken);
    let given = (taken, Part { asset, amount: called.amount("amount"), to: None });
    let (count, mut inner) = made_by_squid(called, Some(&given), reader)?;
    if matches!(handed.deed, Deed::Bridge { .. }) {
        handed.bridged = note_bridged(called, &given.1.asset, &mut inner, reader);
    }
    let mut act = called.act(Deed::Calls { count }, Role::Contract, Vec::new(), reader);
    act.calls = inner;
    Some(with_handed(act, vec![handed]))
}

/// How many calls Squid makes, and what they do. Of some it says that they take all that is there: of a token, the
/// amount of which is then written into the call, or of the coin, which is then sent along. What stands there
/// itself, mostly zero, is no amount.
fn made_by_squid(
    called: &Called<'_>,
    given: Option<&(Address, Part)>,
    reader: &mut Reader,
) -> Option<(usize, Vec<Act>)> {
    const TOKEN: u8 = 1;
    const COIN: u8 = 2;
    /// Takes tokens of the caller's, and calls nothing.
    const COLLECTS: u8 = 3;
    let taken = given.map(|(token, _)| *token);
    let calls = called.get("calls")?.items()?;
    called.note_more(calls.len(), reader);
    let mut inner = Vec::new();
    let mut count = 0;
    for (index, one) in calls.enumerate().take(limits::ITEMS) {
        let kind = u8::try_from(one.uint_at("callType")?).ok();
        if kind == Some(COLLECTS) {
            continue;
        }
        count += 1;
        let at = format!("{}[{index}]", called.path("calls"));
        let (to_path, path) = (format!("{at}.target"), format!("{at}.callData"));
        let mut data = one.bytes_at("callData")?.to_vec();
        let mut value = one.uint_at("value");
        if kind == Some(TOKEN) {
            let payload = one.bytes_at("payload")?;
            let filled = fill(&mut data, payload, |token| {
                called.uint("amount").filter(|_| Some(token) == taken).unwrap_or(ALL)
            });
            if filled.is_none() && payload.len() >= 2 * abi::WORD {
                reader.only_searched(format!("{at}.payload"), "where all that is there is written");
            }
        } else if kind == Some(COIN) {
            let coin = taken.is_some_and(|taken| tokens::stands_for_native(&taken));
            value = called.uint("amount").filter(|_| coin);
        }
        let made = Call {
            by: Caller::contract(called.call),
            to: one.address_at("target")?,
            to_path: &to_path,
            value,
            value_path: &path,
            data: &data,
            path: &path,
            means: called.call.means,
        };
        let mut acts = reader.call(&made);
        let all = matches!(kind, Some(TOKEN | COIN));
        for act in &mut acts {
            take_all(called, act, (all, given.map(|(_, part)| part)), reader);
        }
        inner.extend(acts);
    }
    Some((count, inner))
}

/// Notes which calls bring the router what it sends on in the end: all that it has of the one token that it names. What
/// makes the calls is another contract, whose own stays there. Says whether it is what is given.
fn note_bridged(called: &Called<'_>, given: &Asset, calls: &mut [Act], reader: &Reader) -> bool {
    let router = reader.spelled(called.call.to);
    // Those of Axelar's own are called after what they stand for.
    let bare = |symbol: &str| symbol.strip_prefix("axl").unwrap_or(symbol).to_owned();
    let symbol = called.text_at("bridgedTokenSymbol").map(bare);
    let fits = |asset: &Asset| match asset {
        Asset::Token { symbol: Some(brought), .. } => {
            symbol.as_ref().is_none_or(|symbol| bare(brought) == *symbol)
        }
        _ => true,
    };
    let mut last = None;
    for call in &*calls {
        call.each(&mut |act| {
            if let Some(asset) = brought(act, &router).filter(fits) {
                last = Some(asset);
            }
        });
    }
    let Some(last) = last else { return fits(given) };
    for call in calls {
        mark_bridged(call, &router, &last);
    }
    last == *given
}

fn mark_bridged(act: &mut Act, router: &ChainAddress, what: &Asset) {
    act.bridged = brought(act, router).is_some_and(|asset| asset == *what);
    act.calls.iter_mut().for_each(|inner| mark_bridged(inner, router, what));
}

/// What an act pays the router.
fn brought(act: &Act, router: &ChainAddress) -> Option<Asset> {
    act.party(Role::Payee).filter(|payee| payee.address == *router)?;
    Some(match &act.deed {
        Deed::Trade { gets, .. } => gets.first().map_or(Asset::Unnamed, |part| part.asset.clone()),
        Deed::Deposit { .. } => Asset::Unnamed,
        deed => deed.asset()?.clone(),
    })
}

/// Writes how much there is of a token into a call, at the argument whose number follows the token's address. As on the
/// chain, a number that is too large starts over.
fn fill(data: &mut [u8], payload: &[u8], amount: impl Fn(Address) -> U256) -> Option<()> {
    let (token, place) = payload.split_at_checked(abi::WORD)?;
    let place = U256::try_from_be_slice(place.get(..abi::WORD)?)?;
    let place = usize::try_from(place.wrapping_mul(U256::from(abi::WORD))).ok()?;
    let start = place.checked_add(abi::SELECTOR)?;
    let word = data.get_mut(start..start.checked_add(abi::WORD)?)?;
    let amount = amount(Address::from_slice(token.get(12..)?));
    word.copy_from_slice(&amount.to_be_bytes::<{ abi::WORD }>());
    Some(())
}

/// All that is there, or more of it than a fee is, sent to somebody who is not known: that takes it out.
pub(super) fn take_all(
    called: &Called<'_>,
    act: &mut Act,
    (all, given): (bool, Option<&Part>),
    reader: &Reader,
) {
    /// Of how many parts a fee may be one.
    const PARTS: U256 = U256::from_limbs([33, 0, 0, 0]);
    let Deed::Send { asset, amount } = &act.deed else { return };
    let Some(payee) = act.party(Role::Payee).filter(|payee| payee.kind.is_none()) else { return };
    let given = given.filter(|given| given.asset == *asset).and_then(|given| given.amount.number());
    let numbers = amount.number().zip(given);
    let much = numbers.is_some_and(|(sent, given)| sent.saturating_mul(PARTS) > given);
    if !(all || much) {
        return;
    }
    let deed = Deed::Withdraw { asset: asset.clone(), amount: amount.clone() };
    *act = Act {
        path: act.path.clone(),
        ..called.act(deed, Role::Contract, vec![payee.clone()], reader)
    };
}

/// What is handed over, and the calls that are made with it.
fn with_calls(called: &Called<'_>, handed: Vec<Act>, reader: &mut Reader) -> Option<Act> {
    Some(with_handed(called.calls(CALLS_EACH, reader)?, handed))
}

/// What is handed over comes first, and then what becomes of it.
fn with_handed(mut act: Act, mut handed: Vec<Act>) -> Act {
    act.calls.iter_mut().zip(1..).for_each(|(call, turn)| call.turn = turn);
    handed.append(&mut act.calls);
    act.calls = handed;
    act
}

/// A message with tokens; one act for each of them.
fn ccip(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let to = To::Ccip("destinationChainSelector");
    let mut acts = Vec::new();
    let tokens = called.get("message.tokenAmounts")?.items()?;
    called.note_more(tokens.len(), reader);
    for one in tokens.take(limits::ITEMS) {
        let asset = reader.token_or_native(one.get("token")?.address()?);
        let amount = crate::act::Amount::of(one.get("amount")?.uint()?);
        acts.push(called.bridge(asset, amount, "message.receiver", to, reader));
    }
    if !called.get("message.data")?.bytes()?.is_empty() {
        let reason = "a message for a contract on the other network was only searched";
        reader.unread.push(Unread::new(called.path("message.data"), reason));
    }
    let mut acts = acts.into_iter();
    let mut first = match acts.next() {
        Some(first) => first,
        None => called.act(Deed::Calls { count: 0 }, Role::Contract, Vec::new(), reader),
    };
    first.calls = acts.collect();
    Some(first)
}

/// What is left of tokens is paid out.
fn left(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    each_taken_out(called, ["tokens", "amounts", "recipients"], reader)
}

/// What is left of tokens is handed to others, which may take it, by a call to each.
fn left_by_calls(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    for (index, to) in called.get("tos")?.items()?.enumerate().take(limits::ITEMS) {
        note_stranger(called, &format!("tos.{index}"), to.address()?, reader);
    }
    called.calls(Shape::Lists { to: "tos", value: UNSAID, data: "datas" }, reader)
}

/// The same with what is left of the network's own coin: how much, if it is not said, nobody knows before.
fn left_by_call(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    note_stranger(called, "to", called.address("to")?, reader);
    let value = if called.uint("amount")?.is_zero() { "whatever is left" } else { "amount" };
    called.calls(Shape::One { to: "to", value, data: "data" }, reader)
}

/// A contract that is not known has what it is called with, whatever the call says.
fn note_stranger(called: &Called<'_>, name: &str, to: Address, reader: &mut Reader) {
    if known::contract(reader.chain, &to).is_none() {
        let reason = "what is left is handed to a contract that is not known";
        reader.unread.push(Unread::new(called.path(name), reason));
    }
}

/// The tokens go to the router, and what it does with them stands in its calls.
fn relay(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amounts = called.get("amounts")?.items()?;
    called.note_more(amounts.len(), reader);
    let mut handed = Vec::new();
    for (token, amount) in called.get("tokens")?.items()?.zip(amounts).take(limits::ITEMS) {
        let asset = reader.token_or_native(token.address()?);
        let deed = Deed::Deposit { asset, amount: crate::act::Amount::of(amount.uint()?) };
        handed.push(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    with_calls(called, handed, reader)
}

/// The same by a permit: what no call uses of it is paid back, to whom the request says.
fn relay_permitted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let permitted = called.get("permit.permitted")?.items()?;
    called.note_more(permitted.len(), reader);
    let mut handed = Vec::new();
    for one in permitted.take(limits::ITEMS) {
        let asset = reader.token_or_native(one.address_at("token")?);
        let deed = Deed::Deposit { asset, amount: crate::act::Amount::of(one.uint_at("amount")?) };
        let payee = called.beneficiary("refundTo", reader).into_iter().collect();
        handed.push(called.act(deed, Role::Contract, payee, reader));
    }
    with_calls(called, handed, reader)
}

/// What is given, and for what, only the settler can tell: Across says so in data of a type of its own.
fn intent(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let data = called.bytes_at("order.orderData")?;
    let kind = called.get("order.orderDataType")?.word();
    let path = called.path("order.orderData");
    if let Some(order) = across::ORDERS.iter().find(|one| one.data_type == kind) {
        let call = Call { data, path: &path, ..*called.call };
        note_odd(&call, &order.function, reader);
        let inner = encoded(&call, &order.function).read(reader);
        if let Some(Deed::Bridge { asset, amount, .. }) = inner.as_ref().map(|one| &one.deed) {
            let (asset, amount) = (asset.clone(), amount.clone());
            let mut act = called.bridge(asset, amount, UNSAID, To::Unsaid, reader);
            act.goes_on(inner);
            return Some(act);
        }
    }
    reader.only_searched(path.as_str(), "what the order gives and asks for");
    let paid = called.is_paid();
    let of = if paid { Of::Native } else { Of::Unnamed };
    let asset = called.asset(of, reader)?;
    let amount = called.amount(if paid { VALUE } else { UNSAID });
    let mut act = called.bridge(asset, amount, UNSAID, To::Unsaid, reader);
    let named = guess::named(data, &path, reader);
    if let Some(names) = strangers(&named, called.call, reader) {
        act.words = format!("{}, naming {names}.", act.words.trim_end_matches('.'));
    }
    act.parties.extend(named);
    Some(act)
}

/// A swap of Chainflip's. Its parameters say what must come out of it at least, and whom it is paid back to if less
/// would: as a rule the account itself.
fn swapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (asset, amount) = match called.get("srcToken") {
        Some(_) => (Of::Token("srcToken"), "amount"),
        None => (Of::Native, VALUE),
    };
    let asset = called.asset(asset, reader)?;
    let to = To::Chainflip("dstChain");
    let act = called.bridge(asset, called.amount(amount), "dstAddress", to, reader);
    paid_back(called, "cfParameters", reader);
    Some(act)
}

/// Whom a swap of Chainflip's is paid back to stands near the beginning of its parameters.
pub(in super::super) fn paid_back(called: &Called<'_>, argument: &str, reader: &mut Reader) {
    /// A version, how long it is tried, and what kind of address follows.
    const BEFORE: usize = 16;
    let Some(parameters) = called.bytes_at(argument) else { return };
    let own = called.call.by.address().is_some_and(|account| {
        let mut places = parameters.windows(account.len()).take(BEFORE);
        places.any(|bytes| bytes == account.as_slice())
    });
    // A single byte says that there are none.
    if parameters.len() > 1 && !own {
        reader.only_searched(called.path(argument), "whom it is paid back to");
    }
}
