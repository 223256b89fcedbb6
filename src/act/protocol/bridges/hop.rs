//! Hop, Celer's cBridge, Synapse, Connext: bridges of pools.

use alloy_primitives::{Address, U256};

use super::super::foreign::To;
use super::super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, bridge, deposit, function, withdraw,
};
use crate::act::known::{self, Kind};
use crate::act::{Act, Amount, Asset, Part, Party, Reader, Role, worth};
use crate::decode::Unread;

/// Five hundred dollars, in thousandths of a cent.
const MATTERS: u64 = 50_000_000;

const FILLED: Does = bridge(
    Of::Token("params.originToken"),
    "params.originAmount",
    "params.to",
    To::ChainId("params.dstChainId"),
);
/// Who gets it back if nobody pays it out.
const SENDER: &[(Role, &str)] = &[(Role::RefundReceiver, "params.originSender")];

const TO: To = To::ChainId("chainId");

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Hop: each bridge is for one token.
    function("sendToL2(uint256 chainId,address recipient,uint256 amount,uint256 amountOutMin,uint256 deadline,address relayer,uint256 relayerFee)", Does::Custom(hop)).with(&[(Role::FeeReceiver, "relayer")]),
    function("swapAndSend(uint256 chainId,address recipient,uint256 amount,uint256 bonderFee,uint256 amountOutMin,uint256 deadline,uint256 destinationAmountOutMin,uint256 destinationDeadline)", Does::Custom(hop)),
    function("send(uint256 chainId,address recipient,uint256 amount,uint256 bonderFee,uint256 amountOutMin,uint256 deadline)", Does::Custom(hop)),
    function("send(uint256 chainId,address recipient,uint256 amount,uint256 bonderFee)", Does::Custom(hop)),
    // cBridge
    function("send(address receiver,address token,uint256 amount,uint64 chainId,uint64 nonce,uint32 maxSlippage)", bridge(Of::Token("token"), "amount", "receiver", TO)),
    function("sendNative(address receiver,uint256 amount,uint64 chainId,uint64 nonce,uint32 maxSlippage)", bridge(Of::Native, "amount", "receiver", TO)),
    function("deposit(address token,uint256 amount,uint64 chainId,address mintAccount,uint64 nonce)", bridge(Of::Token("token"), "amount", "mintAccount", TO)),
    function("depositNative(uint256 amount,uint64 chainId,address mintAccount,uint64)", bridge(Of::Native, "amount", "mintAccount", TO)),
    function("burn(address token,uint256 amount,uint64 chainId,address account,uint64 nonce)", bridge(Of::Token("token"), "amount", "account", TO)),
    function("burn(address token,uint256 amount,address account,uint64 nonce)", bridge(Of::Token("token"), "amount", "account", To::Unsaid)),
    // Synapse
    function("bridge(address recipient,uint256 chainId,address token,uint256 amount,(address routerAdapter,address tokenOut,uint256 minAmountOut,uint256 deadline,bytes rawParams) originQuery,(address routerAdapter,address tokenOut,uint256 minAmountOut,uint256 deadline,bytes rawParams) destQuery)", Does::Custom(routed)).with(&[(Role::Executor, "originQuery.routerAdapter")]),
    function("bridge((uint32 dstChainId,address originSender,address to,address originToken,address destToken,uint256 originAmount,uint256 destAmount,bool sendChainGas,uint256 deadline) params)", FILLED).with(SENDER),
    function("bridgeV2((uint32 dstChainId,address originSender,address to,address originToken,address destToken,uint256 originAmount,uint256 destAmount,bool sendChainGas,uint256 deadline) params,(address,int256,bytes,uint256,bytes zapData) more)", Does::Custom(filled)).with(SENDER),
    function("sendCircleToken(address recipient,uint256 chainId,address token,uint256 amount,uint32,bytes told)", Does::Custom(|called, reader| with_told(called, bridge(Of::Token("token"), "amount", "recipient", TO), "told", reader))),
    function("deposit(address to,uint256 chainId,address token,uint256 amount)", Does::Custom(|called, reader| synapse(called, &INTO_VAULT, reader))),
    function("redeem(address to,uint256 chainId,address token,uint256 amount)", Does::Custom(|called, reader| synapse(called, &OUT_OF_VAULT, reader))),
    // Connext
    function("xcall(uint32 destination,address to,address asset,address delegate,uint256 amount,uint256 slippage,bytes callData)", bridge(Of::Token("asset"), "amount", "to", To::Unsaid)).with(&[(Role::Delegate, "delegate")]),
];

/// What a router of vaults has by the functions of Synapse's.
static INTO_VAULT: Function = function(
    "deposit(address vault,uint256 amount,address to,uint256)",
    deposit(Of::Unnamed, "amount", "to"),
)
.with(&[(Role::Contract, "vault")]);
static OUT_OF_VAULT: Function = function(
    "redeem(address vault,uint256,address to,uint256)",
    withdraw(Of::Unnamed, UNSAID, "to"),
)
.with(&[(Role::Mentioned, "vault")]);

/// To another network, unless the contract is no bridge, or the number no network's.
fn synapse(called: &Called<'_>, vault: &Function, reader: &mut Reader) -> Option<Act> {
    let known = known::contract(reader.chain, &called.call.to).map(|contract| contract.kind);
    let is_bridge = known.map_or_else(
        || called.uint("chainId").is_some_and(|chain| chain <= U256::from(u32::MAX)),
        |kind| kind == Kind::Bridge,
    );
    if is_bridge {
        return called.read_as(bridge(Of::Token("token"), "amount", "to", TO), reader);
    }
    Called::new(called.call, vault).read(reader)
}

/// Synapse pays out what the trade there brings at least; orders that others fill say first who gets it back.
fn routed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.read_as(bridge(Of::Token("token"), "amount", "recipient", TO), reader)?;
    let told = called.bytes_at("destQuery.rawParams")?;
    if let Some((_, sender)) = told.get(..21).and_then(<[u8]>::split_first) {
        let (path, sender) = (called.path("destQuery.rawParams"), Address::from_slice(sender));
        let party = Party::new(Role::RefundReceiver, sender, path, reader.chain);
        act.parties.extend(Some(party).filter(|_| !sender.is_zero()));
    }
    Some(act)
}

fn filled(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    with_told(called, FILLED, "more.zapData", reader)
}

/// A bridge that tells whoever receives what to do with it.
fn with_told(called: &Called<'_>, does: Does, told: &str, reader: &mut Reader) -> Option<Act> {
    if !called.bytes_at(told)?.is_empty() {
        reader.only_searched(called.path(told), "what is done with it on the other network");
    }
    called.read_as(does, reader)
}

/// What moves is the network's own coin where that much of it is sent along.
fn hop(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amount = called.uint("amount")?;
    let coin = !amount.is_zero() && called.uint(VALUE) == Some(amount);
    let asset = called.counted(if coin { Of::Native } else { Of::Unnamed }, "amount", reader)?;
    let swaps = called.function.signature.starts_with("swapAndSend(");
    note_least(called, &asset, swaps, reader);
    let mut act = called.bridge(asset, called.amount("amount"), "recipient", TO, reader);
    // Whoever pays it out there keeps a fee that the request names.
    act.leaves_fee(called.uint("bonderFee").unwrap_or_default());
    Some(act)
}

/// Notes where much goes through an exchange of Hop's, and nothing says how much must come out of it.
pub(super) fn note_least(called: &Called<'_>, asset: &Asset, swaps: bool, reader: &mut Reader) {
    const LEAST: [(&str, &str); 3] = [
        ("amountOutMin", "deadline"),
        ("destinationAmountOutMin", "destinationDeadline"),
        ("amountOutMinDestination", "deadlineDestination"),
    ];
    let amount = called.uint("amount").unwrap_or_default();
    // Tokens on the way have the decimals of what they stand for.
    let none = |name| called.uint(name).is_some_and(|least| least < amount / U256::from(2));
    // With a deadline it goes through an exchange, here or there.
    let deadline = |name| called.uint(name).is_some_and(|deadline| !deadline.is_zero());
    let no_least = LEAST
        .into_iter()
        .any(|(least, until)| none(least) && (swaps && least == "amountOutMin" || deadline(until)));
    let part = Part { asset: asset.clone(), amount: Amount::of(amount), to: None };
    if no_least && worth::least(&[part]) >= worth::Worth::from(MATTERS) {
        let reason = "nothing says how much must come out of the exchange on the way";
        reader.unread.push(Unread::new(called.path("amountOutMin"), reason));
    }
}
