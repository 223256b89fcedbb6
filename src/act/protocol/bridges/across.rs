//! Across: pools that pay out on the other network what was deposited on this one.

use alloy_primitives::{Address, U256, hex};

use super::super::foreign::{self, To};
use super::super::function::{Called, Does, Function, Of, Shape, UNSAID, bridge, function, sweep};
use super::super::plan::encoded;
use super::messages::{ALL, take_all};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role, known, worth};
use crate::decode::{abi, limits};

const TO: To = To::ChainId("destinationChainId");
const OLD: Does = Does::Custom(old);
const DEPOSITOR: &[(Role, &str)] = &[(Role::RefundReceiver, "depositor")];
/// The pool is whatever contract is named, and has all of it.
const POOL: &[(Role, &str)] = &[(Role::Executor, "spokePool")];
const POOL_FOR: &[(Role, &str)] =
    &[(Role::Executor, "spokePool"), (Role::RefundReceiver, "depositor")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("depositV3(address depositor,address recipient,address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("depositV3Now(address depositor,address recipient,address inputToken,address outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 fillDeadlineOffset,uint32 exclusivityPeriod,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("deposit(bytes32 depositor,bytes32 recipient,bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,bytes32 exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("depositNow(bytes32 depositor,bytes32 recipient,bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,bytes32 exclusiveRelayer,uint32 fillDeadlineOffset,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("deposit(address recipient,address originToken,uint256 amount,uint256 destinationChainId,int64 relayerFeePct,uint32 quoteTimestamp,bytes message,uint256 maxCount)", OLD),
    function("deposit(address recipient,address inputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)),
    function("deposit(address spokePool,address recipient,address inputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityDeadline,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(POOL),
    function("deposit(address spokePool,address recipient,address originToken,uint256 amount,uint256 destinationChainId,int64 relayerFeePct,uint32 quoteTimestamp,bytes message,uint256 maxCount)", OLD).with(POOL),
    function("swapAndBridge(address swapToken,address acrossInputToken,bytes routerCalldata,uint256 swapTokenAmount,uint256 minExpectedInputTokenAmount,(address outputToken,uint256 outputAmount,address depositor,address recipient,uint256 destinationChainId,address exclusiveRelayer,uint32 quoteTimestamp,uint32 fillDeadline,uint32 exclusivityParameter,bytes message) depositData)", Does::Custom(swapped)).with(&[(Role::RefundReceiver, "depositData.depositor")]),
    function("swapAndBridge(bytes routerCalldata,uint256 amount,uint256 least,(address outputToken,uint256 outputAmount,address depositor,address recipient,uint256 destinationChainId,address exclusiveRelayer,uint32,uint32,uint32,bytes message) deposit)", Does::Custom(swapped_unnamed)).with(&[(Role::RefundReceiver, "deposit.depositor")]),
    function("swapAndBridge(((uint256 amount,address recipient) fee,(address inputToken,bytes32 outputToken,uint256 outputAmount,address depositor,bytes32 recipient,uint256 destinationChainId,bytes32,uint32,uint32,uint32,bytes message) deposit,address token,address exchange,uint8 transferType,uint256 amount,uint256 least,bytes routerCalldata,bool,address spokePool,uint256 nonce) data)", Does::Custom(swapped_at)).with(&[(Role::Executor, "data.spokePool"), (Role::FeeReceiver, "data.fee.recipient"), (Role::RefundReceiver, "data.deposit.depositor"), (Role::Mentioned, "data.exchange")]),
    function("depositNative(address spokePool,address depositor,bytes32 recipient,address inputToken,uint256 inputAmount,bytes32 outputToken,uint256 outputAmount,uint256 destinationChainId,bytes32,uint32,uint32,uint32,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(POOL_FOR),
    function("depositNative(address spokePool,bytes32 recipient,address inputToken,uint256 inputAmount,bytes32 outputToken,uint256 outputAmount,uint256 destinationChainId,bytes32,uint32,uint32,uint32,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(POOL),
    function("unsafeDeposit(bytes32 depositor,bytes32 recipient,bytes32 inputToken,bytes32 outputToken,uint256 inputAmount,uint256 outputAmount,uint256 destinationChainId,bytes32,uint256,uint32,uint32,uint32,bytes message)", bridge(Of::Token("inputToken"), "inputAmount", "recipient", TO)).with(DEPOSITOR),
    function("drainLeftoverTokens(address token,address destination)", sweep(Of::Token("token"), UNSAID, "destination")),
    function("makeCallWithBalance(address target,bytes callData,uint256 value,(address token,uint256 offset)[] replacement)", Does::Custom(with_balance)),
    function("emitData(bytes)", Does::Ordinary),
    function("speedUpV3Deposit(address depositor,uint32 depositId,uint256 amount,address recipient,bytes message,bytes signature)", bridge(Of::Unnamed, UNSAID, "recipient", To::Unsaid)).with(&[(Role::Holder, "depositor")]),
    function("speedUpDeposit(bytes32 depositor,uint256 depositId,uint256 amount,bytes32 recipient,bytes message,bytes signature)", bridge(Of::Unnamed, UNSAID, "recipient", To::Unsaid)),
];

/// An order of ERC-7683 as Across has it.
pub(super) struct Order {
    /// The hash of its type.
    pub(super) data_type: [u8; 32],
    /// Its data as the arguments of a function.
    pub(super) function: Function,
}

const ORDERED: Does = bridge(
    Of::Token("deposit.inputToken"),
    "deposit.inputAmount",
    "deposit.recipient",
    To::ChainId("deposit.destinationChainId"),
);

/// The second one names the contract that pays out there as well.
#[rustfmt::skip]
pub(super) static ORDERS: [Order; 2] = [
    Order {
        data_type: hex!("9df4b782e7bbc178b3b93bfe8aafb909e84e39484d7f3c59f400f1b4691f85e2"),
        function: function("AcrossOrderData((address inputToken,uint256 inputAmount,address outputToken,uint256 outputAmount,uint256 destinationChainId,bytes32 recipient,address,uint256,uint32,bytes message) deposit)", ORDERED),
    },
    Order {
        data_type: hex!("a68c504f3dccf14ad2a583894686392976ccc01cfcd0d0c515bfde4f79738c2f"),
        function: function("AcrossOrderData((address inputToken,uint256 inputAmount,address outputToken,uint256 outputAmount,uint256 destinationChainId,bytes32 recipient,address,address,uint256,uint32,bytes message) deposit)", ORDERED),
    },
];

const SWAPPED: Does = bridge(
    Of::Token("swapToken"),
    "swapTokenAmount",
    "depositData.recipient",
    To::ChainId("depositData.destinationChainId"),
);
const SWAPPED_UNNAMED: Does =
    bridge(Of::Unnamed, "amount", "deposit.recipient", To::ChainId("deposit.destinationChainId"));
const SWAPPED_AT: Does = bridge(
    Of::Token("data.token"),
    "data.amount",
    "data.deposit.recipient",
    To::ChainId("data.deposit.destinationChainId"),
);

fn swapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let token = Of::Token("acrossInputToken");
    at_least(called, SWAPPED, (token, "minExpectedInputTokenAmount"), reader)
}

fn swapped_unnamed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    at_least(called, SWAPPED_UNNAMED, (Of::Unnamed, "least"), reader)
}

fn swapped_at(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    at_least(called, SWAPPED_AT, (Of::Token("data.deposit.inputToken"), "data.least"), reader)
}

/// A trade by a call that only the page knows, and a bridge with what comes out of it: if that may be far less than
/// what is given, no more is certain to arrive.
fn at_least(
    called: &Called<'_>,
    does: Does,
    (token, least): (Of, &str),
    reader: &mut Reader,
) -> Option<Act> {
    let mut act = called.read_as(does, reader)?;
    let token = called.asset(token, reader)?;
    let place = called.path(least);
    let least = match token {
        Asset::Unnamed => called.least(token, least, &[]),
        token => Some(Part { asset: token, amount: called.amount(least), to: None }),
    };
    if let (Some(least), Deed::Bridge { asset, amount, arrives, .. }) = (least, &mut act.deed) {
        let sent = Part { asset: asset.clone(), amount: amount.clone(), to: None };
        // Nobody pays anything out for a token that somebody made up, and what comes back is that.
        let made_up = worth::is_of_unknown_token(&least);
        if made_up {
            reader.only_searched(place, "what is bridged after the trade");
        }
        let told = arrives.first().is_some_and(worth::is_dust);
        if made_up && !told || worth::is_dust(&least) || worth::is_less(&least, 2, &sent) {
            *arrives = vec![least];
            act.words = act.in_words();
        }
    }
    Some(act)
}

/// A call into which its handler writes how much it has of each token, or with which it sends all that it has of the
/// coin.
fn with_balance(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (to_path, path) = (called.path("target"), called.path("callData"));
    let mut data = called.bytes_at("callData")?.to_vec();
    let mut value = called.uint("value");
    let written = called.get("replacement")?.items()?;
    let all = written.len() > 0;
    called.note_more(written.len(), reader);
    for one in written.take(limits::ITEMS) {
        let start = usize::try_from(one.uint_at("offset")?).ok()?;
        let word = start.checked_add(abi::WORD).and_then(|end| data.get_mut(start..end));
        let coin = one.address_at("token")?.is_zero();
        match (word, start.checked_sub(abi::SELECTOR)) {
            // Nobody has so many coins that their number would name a function.
            (Some(word), None) if start == 0 => word.fill(0),
            (Some(word), Some(place)) if place.is_multiple_of(abi::WORD) => {
                word.copy_from_slice(&ALL.to_be_bytes::<{ abi::WORD }>());
            }
            (None, _) if coin => {}
            // Across two arguments it makes others of both.
            _ => return None,
        }
        // How much that is, nobody knows before.
        value = value.filter(|_| !coin);
    }
    let made = Call {
        by: Caller::contract(called.call),
        to: called.address("target")?,
        to_path: &to_path,
        value,
        value_path: &path,
        data: &data,
        path: &path,
        means: called.call.means,
    };
    let mut inner = reader.call(&made);
    for act in &mut inner {
        take_all(called, act, (all, None), reader);
    }
    Some(called.making(1, inner, reader))
}

/// Where it stands what whoever receives is told.
pub(in crate::act::protocol) const MESSAGES: [&str; 4] =
    ["message", "deposit.message", "depositData.message", "data.deposit.message"];

/// What Across's contracts are called that make the calls that a message asks for, in their own names.
const HANDLER: &str = "Across message handler";

/// What one is told.
static TOLD: Function = function(
    "handle(((address target,bytes callData,uint256 value)[] calls,address fallbackRecipient) told)",
    Does::Ordinary,
);

/// Tells what is done on the other network with what arrives there: whoever receives it is told a message. What
/// Across's own handler does is read like any calls; its addresses are those of the other network.
pub(in crate::act::protocol) fn tell_message(
    called: &Called<'_>,
    act: &mut Act,
    reader: &mut Reader,
) {
    let message = MESSAGES.iter().find_map(|at| Some((called.path(at), called.bytes_at(at)?)));
    let Some((path, message)) = message.filter(|(_, message)| !message.is_empty()) else { return };
    let Deed::Bridge { to_chain, arrives, .. } = &act.deed else { return };
    let arrived = arrives.first().cloned();
    let recipient = act.party(Role::BridgeRecipient).and_then(|party| party.address.bytes20());
    // Nothing is told to an account without code, and one with code does what its owner made it do.
    if recipient.is_some_and(|recipient| reader.has_own(*recipient)) {
        return;
    }
    let there = to_chain.as_deref().and_then(foreign::chain_called);
    let is_handler = |one: &&Address| {
        known::contract(there, one).is_some_and(|contract| contract.name == HANDLER)
    };
    let (Some(there), Some(&handler)) = (there, recipient.filter(is_handler)) else {
        return reader.only_searched(path, "what is done with it there");
    };
    let call = Call {
        by: Caller { signer: called.call.by.signer, account: Some(handler) },
        to: handler,
        value: Some(U256::ZERO),
        data: message,
        path: &path,
        ..*called.call
    };
    let told = encoded(&call, &TOLD);
    let here = reader.chain.replace(there);
    let shape = Shape::Each { list: "told.calls", to: "target", value: "value", data: "callData" };
    match told.calls(shape, reader) {
        Some(inner) => {
            act.calls.extend(inner.calls);
            if let Some(arrived) = &arrived {
                act.calls.iter_mut().for_each(|one| allows_what_arrived(one, arrived));
            }
        }
        None => reader.only_searched(path.as_str(), "what is done with it there"),
    }
    // What is left, or all of it if a call fails, goes there.
    let left = told.party(Role::RefundReceiver, "told.fallbackRecipient", reader);
    if left.as_ref().is_some_and(Party::is_nobody) {
        // Then what no call takes can be had by whoever calls the handler next.
        if !act.calls.iter().any(|one| takes_all(one, arrived.as_ref())) {
            reader.only_searched(path.as_str(), "who gets what is left of it there");
        }
    } else {
        // For certain, where no call takes much of it.
        if let (Some(part), Some(left)) = (&arrived, &left)
            && !act.calls.iter().any(|one| takes_much(one, part))
        {
            let deed = Deed::Withdraw { asset: part.asset.clone(), amount: part.amount.clone() };
            let payee = Party { role: Role::Payee, ..left.clone() };
            act.calls.push(told.act(deed, Role::Contract, vec![payee], reader));
        }
        act.parties.extend(left);
    }
    let named = Party::new(Role::BridgeRecipient, handler, String::new(), reader.chain);
    if let Some(party) = act.parties.iter_mut().find(|one| one.role == Role::BridgeRecipient) {
        (party.name, party.kind) = (named.name, named.kind);
    }
    act.words = act.in_words();
    reader.chain = here;
}

/// The handler has no more than what arrived: that is what an allowance without a bound comes to.
fn allows_what_arrived(act: &mut Act, arrived: &Part) {
    if let Deed::Allow { asset, amount, .. } = &mut act.deed
        && amount.unlimited
        && *asset == arrived.asset
    {
        amount.clone_from(&arrived.amount);
        act.words = act.in_words();
    }
    act.calls.iter_mut().for_each(|one| allows_what_arrived(one, arrived));
}

/// Whether an act takes all that has arrived, or as much of it as there is.
fn takes_all(act: &Act, arrived: Option<&Part>) -> bool {
    let Some(arrived) = arrived else { return false };
    match &act.deed {
        Deed::Withdraw { asset, amount }
        | Deed::Send { asset, amount }
        | Deed::Deposit { asset, amount } => {
            // What nobody knows need not take what its function says.
            let counts = !matches!(act.deed, Deed::Deposit { .. })
                || act.party(Role::Contract).is_some_and(|contract| contract.kind.is_some());
            *asset == arrived.asset
                && counts
                && (amount.value.is_empty() || amount.number() >= arrived.amount.number())
        }
        Deed::Calls { .. } => act.calls.iter().any(|one| takes_all(one, Some(arrived))),
        _ => false,
    }
}

/// Whether an act, or one inside it, may take half of what has arrived, or more.
fn takes_much(act: &Act, arrived: &Part) -> bool {
    let half = arrived.amount.number().map(|number| number / U256::from(2));
    let much = |amount: &Amount| amount.value.is_empty() || amount.number() >= half;
    let takes = match &act.deed {
        Deed::Withdraw { asset, amount }
        | Deed::Send { asset, amount }
        | Deed::Deposit { asset, amount }
        | Deed::Bridge { asset, amount, .. } => *asset == arrived.asset && much(amount),
        Deed::Trade { gives, .. } => {
            gives.iter().any(|part| part.asset != arrived.asset || much(&part.amount))
        }
        Deed::Call { .. } => !act.is_named(&["approve("]),
        _ => false,
    };
    takes || act.calls.iter().any(|one| takes_much(one, arrived))
}

/// Whoever pays it out keeps a share that the request names, with 18 decimals.
fn old(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const WHOLE: u64 = 1_000_000_000_000_000_000;
    let mut act =
        called.read_as(bridge(Of::Token("originToken"), "amount", "recipient", TO), reader)?;
    let share = called.uint("relayerFeePct")?.min(U256::from(WHOLE));
    act.leaves_fee(called.uint("amount")?.saturating_mul(share) / U256::from(WHOLE));
    Some(act)
}
