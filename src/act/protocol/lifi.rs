//! LI.FI: trades by way of other routers, and bridges by way of other bridges.
//!
//! For every bridge it has two functions of their own. All of them begin with the same description of
//! what is bridged for whom. What the bridge itself is told comes behind it, and is not always compared with that:
//! where it says who receives, who gets it back, or how much arrives, it is a row here. Of the others only the
//! description is read.

use std::ops::Range;

use alloy_primitives::{Address, U256, address};

use super::bridges::{by_memo, paid_back, told_to_squid};
use super::fees::given;
use super::foreign::To;
use super::function::{Called, Does, Function, Of, Shape, UNSAID, VALUE, bridge, function, trade};
use super::lists::Sums;
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role, known, tokens, worth};
use crate::decode::abi::{SELECTOR, WORD};
use crate::decode::{Chain, Unread, limits};

const ONE: Does = trade(
    (Of::Token("swap.sendingAssetId"), "swap.fromAmount"),
    (Of::Token("swap.receivingAssetId"), "minAmount"),
    "receiver",
);
/// What all of them begin with, up to the comma behind it.
macro_rules! description {
    () => {
        "((bytes32,string bridge,string integrator,address,address sendingAssetId,address receiver,uint256 minAmount,uint256 destinationChainId,bool hasSourceSwaps,bool hasDestinationCall) data,"
    };
}

/// A bridge's function that takes what is sent from the account, by what is told the bridge.
macro_rules! start {
    ($bridge:literal, $there:literal) => {
        function(
            concat!("startBridgeTokensVia", $bridge, description!(), $there, " there)"),
            Does::Custom(described),
        )
    };
}

/// Its function that trades first.
macro_rules! swap_and_start {
    ($bridge:literal, $there:literal) => {
        function(
            concat!(
                "swapAndStartBridgeTokensVia",
                $bridge,
                description!(),
                "(address,address,address sendingAssetId,address,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps,",
                $there,
                " there)"
            ),
            Does::Custom(described),
        )
    };
}

const DEPOSITOR: &[(Role, &str)] = &[(Role::RefundReceiver, "there.depositor")];
/// Superset's: who gets all of it back if it is refused, and who has it if it cannot be paid out.
const FALLBACK: &[(Role, &str)] =
    &[(Role::RefundReceiver, "there.depositor"), (Role::RefundReceiver, "there.fallbackEoA")];
const AUTHORITY: &[(Role, &str)] = &[(Role::RefundReceiver, "there.orderAuthorityAddressDst")];
/// Who proves that an order was carried out: what was given for it is released on their word.
const JUDGED: &[(Role, &str)] =
    &[(Role::RefundReceiver, "there.depositor"), (Role::Zone, "there.inputOracle")];
const LEFT: &[(Role, &str)] = &[(Role::RefundReceiver, "there.gasRefundRecipient")];
const REFUNDED: &[(Role, &str)] = &[(Role::RefundReceiver, "there.refundReceiver")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swapTokensGeneric(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)", Does::Custom(several)),
    function("swapTokensSingleV3ERC20ToERC20(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit) swap)", ONE),
    function("swapTokensSingleV3ERC20ToNative(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit) swap)", ONE),
    function("swapTokensSingleV3NativeToERC20(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit) swap)", ONE),
    function("swapTokensMultipleV3ERC20ToERC20(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)", Does::Custom(several)),
    function("swapTokensMultipleV3ERC20ToNative(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)", Does::Custom(several)),
    function("swapTokensMultipleV3NativeToERC20(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)", Does::Custom(several)),
    start!("AcrossV4", "(bytes32 receiverAddress,bytes32 depositor,bytes32,bytes32 outputToken,uint256 outputAmount,uint128,bytes32,uint32,uint32,uint32,bytes)").with(DEPOSITOR),
    swap_and_start!("AcrossV4", "(bytes32 receiverAddress,bytes32 depositor,bytes32,bytes32 outputToken,uint256,uint128 outputShare,bytes32,uint32,uint32,uint32,bytes)").with(DEPOSITOR),
    start!("AllBridge", "(bytes32 receiver,uint256,bytes32,uint256,uint8,bool)"),
    swap_and_start!("AllBridge", "(bytes32 receiver,uint256,bytes32,uint256,uint8,bool)"),
    start!("Chainflip", "(bytes receiverAddress,uint32,address,(address,address,address,address,uint256,bytes,bool)[],uint256,bytes cfParameters)"),
    swap_and_start!("Chainflip", "(bytes receiverAddress,uint32,address,(address,address,address,address,uint256,bytes,bool)[],uint256,bytes cfParameters)"),
    start!("DeBridgeDln", "(bytes takeTokenAddress,bytes receiver,bytes orderAuthorityAddressDst,uint256 takeAmount)").with(AUTHORITY),
    swap_and_start!("DeBridgeDln", "(bytes takeTokenAddress,bytes receiver,bytes orderAuthorityAddressDst,uint256 takeAmount)").with(AUTHORITY),
    start!("Eco", "(bytes receiverAddress,address,uint64,bytes,bytes32,address refundReceiver,uint256,bytes)").with(REFUNDED),
    swap_and_start!("Eco", "(bytes receiverAddress,address,uint64,bytes,bytes32,address refundReceiver,uint256,bytes)").with(REFUNDED),
    start!("Frax", "(address,uint32,uint256,address gasRefundRecipient,bytes32 receiverAddress)").with(LEFT),
    swap_and_start!("Frax", "(address,uint32,uint256,address gasRefundRecipient,bytes32 receiverAddress)").with(LEFT),
    start!("Garden", "(address redeemer,address depositor,uint256,bytes32,bytes32 receiverAddress)").with(DEPOSITOR),
    swap_and_start!("Garden", "(address redeemer,address depositor,uint256,bytes32,bytes32 receiverAddress)").with(DEPOSITOR),
    start!("GasZip", "(bytes32 receiverAddress,uint256)"),
    swap_and_start!("GasZip", "(bytes32 receiverAddress,uint256)"),
    start!("Glacis", "(bytes32 receiverAddress,address gasRefundRecipient,uint256,bytes32)").with(LEFT),
    swap_and_start!("Glacis", "(bytes32 receiverAddress,address gasRefundRecipient,uint256,bytes32)").with(LEFT),
    start!("LayerSwap", "(bytes32,address,address refundReceiver,bytes32 receiverAddress,bytes,uint256)").with(REFUNDED),
    swap_and_start!("LayerSwap", "(bytes32,address,address refundReceiver,bytes32 receiverAddress,bytes,uint256)").with(REFUNDED),
    start!("LiFiIntentEscrowV2", "(bytes32,bytes32 receiverAddress,address depositor,uint256,uint32,uint32,address inputOracle,bytes32 outputOracle,bytes32 outputSettler,bytes32 outputToken,uint128 outputPart,(address,address,address,address,uint256,bytes,bool)[],bytes)").with(JUDGED),
    swap_and_start!("LiFiIntentEscrowV2", "(bytes32,bytes32 receiverAddress,address depositor,uint256,uint32,uint32,address inputOracle,bytes32 outputOracle,bytes32 outputSettler,bytes32 outputToken,uint128 outputPart,(address,address,address,address,uint256,bytes,bool)[],bytes)").with(JUDGED),
    start!("Mayan", "(bytes32 receiverAddress,address mayanProtocol,bytes protocolData,address,bytes,address,uint256,address refundReceiver,uint256)").with(REFUNDED),
    swap_and_start!("Mayan", "(bytes32 receiverAddress,address mayanProtocol,bytes protocolData,address,bytes,address,uint256,address refundReceiver,uint256)").with(REFUNDED),
    start!("Mayan", "(bytes32 receiverAddress,address mayanProtocol,bytes protocolData)"),
    swap_and_start!("Mayan", "(bytes32 receiverAddress,address mayanProtocol,bytes protocolData)"),
    start!("MegaETHBridge", "(address remoteToken,uint32,bool otherwise)"),
    swap_and_start!("MegaETHBridge", "(address remoteToken,uint32,bool otherwise)"),
    start!("NEARIntents", "(bytes32 receiverAddress,address,bytes32,uint256,uint256,address refundReceiver,bytes)").with(REFUNDED),
    swap_and_start!("NEARIntents", "(bytes32 receiverAddress,address,bytes32,uint256,uint256,address refundReceiver,bytes)").with(REFUNDED),
    start!("NEARIntents", "(bytes32 receiverAddress,bytes32,address,bytes32,uint256,uint256,address refundReceiver,bytes)").with(REFUNDED),
    swap_and_start!("NEARIntents", "(bytes32 receiverAddress,bytes32,address,bytes32,uint256,uint256,address refundReceiver,bytes)").with(REFUNDED),
    start!("OptimismBridge", "(address remoteToken,uint32,bool otherwise)"),
    swap_and_start!("OptimismBridge", "(address remoteToken,uint32,bool otherwise)"),
    start!("PaxosTransit", "(((uint32,address,address),uint256,address receiver,uint256,uint256,address,bytes32,uint256,bytes32) quote,bytes,uint256,address refundReceiver)").with(REFUNDED),
    swap_and_start!("PaxosTransit", "(((uint32,address,address),uint256,address receiver,uint256,uint256,address,bytes32,uint256,bytes32) quote,bytes,uint256,address refundReceiver)").with(REFUNDED),
    start!("PolymerCCTP", "(uint256 fee,uint256 most,bytes32 receiverAddress,bytes32 tokenAccount,uint32,address refundReceiver,bytes)").with(REFUNDED),
    swap_and_start!("PolymerCCTP", "(uint256 fee,uint256 most,bytes32 receiverAddress,bytes32 tokenAccount,uint32,address refundReceiver,bytes)").with(REFUNDED),
    start!("RelayDepository", "(bytes32 orderId,address depositor)").with(DEPOSITOR),
    swap_and_start!("RelayDepository", "(bytes32 orderId,address depositor)").with(DEPOSITOR),
    start!("Squid", "(uint8,string,string destinationAddress,string,address depositAssetId,(uint8,address target,uint256,bytes,bytes)[] sourceCalls,bytes payload,uint256,bool)"),
    swap_and_start!("Squid", "(uint8,string,string destinationAddress,string,address depositAssetId,(uint8,address target,uint256,bytes,bytes)[] sourceCalls,bytes payload,uint256,bool)"),
    start!("Superset", "(bytes,uint256 amountOutMin,address depositor,address fallbackEoA,uint256,uint32,bytes,uint256)").with(FALLBACK),
    swap_and_start!("Superset", "(bytes,uint256 amountOutMin,address depositor,address fallbackEoA,uint256,uint32,bytes,uint256)").with(FALLBACK),
    start!("Superset", "(bytes,uint256 amountOutMin,uint256,address depositor,address fallbackEoA,uint256,uint32,bytes,uint256)").with(FALLBACK),
    swap_and_start!("Superset", "(bytes,uint256 amountOutMin,uint256,address depositor,address fallbackEoA,uint256,uint32,bytes,uint256)").with(FALLBACK),
    start!("Symbiosis", "(address refundReceiver,bytes32 receiverAddress,bytes,bytes,address,address,address[],address,bytes,bool,address,address,bytes,uint256,uint256,bytes)").with(REFUNDED),
    swap_and_start!("Symbiosis", "(address refundReceiver,bytes32 receiverAddress,bytes,bytes,address,address,address[],address,bytes,bool,address,address,bytes,uint256,uint256,bytes)").with(REFUNDED),
    start!("ThorSwap", "(address vault,string memo,uint256)"),
    swap_and_start!("ThorSwap", "(address vault,string memo,uint256)"),
    start!("Unit", "(address,bytes,uint256)"),
    swap_and_start!("Unit", "(address,bytes,uint256)"),
    // What is taken by a permit, and then the diamond called with it
    function("callDiamondWithPermit2(bytes diamondCalldata,((address token,uint256 amount) permitted,uint256,uint256) permit,bytes)", Does::Custom(|called, reader| permitted(called, ["permit.permitted.token", "permit.permitted.amount"], reader))),
    function("callDiamondWithPermit2Witness(bytes diamondCalldata,address signer,((address token,uint256 amount) permitted,uint256,uint256) permit,bytes)", Does::Custom(|called, reader| permitted(called, ["permit.permitted.token", "permit.permitted.amount"], reader))).with(&[(Role::Holder, "signer")]),
    function("callDiamondWithEIP2612Signature(address token,uint256 amount,uint256,uint8,bytes32,bytes32,bytes diamondCalldata)", Does::Custom(|called, reader| permitted(called, ["token", "amount"], reader))),
    // Across alone, with less in it, and without padding
    function("startBridgeTokensViaAcrossV4ERC20Min((bytes8,bytes32 recipient,bytes32 depositor,uint64 chain,bytes32 outputToken,uint256 outputAmount,bytes32,uint32,uint32,uint32,bytes) deposit,bytes32 token,uint256 amount)", bridge(Of::Token("token"), "amount", "deposit.recipient", To::ChainId("deposit.chain"))).with(&[(Role::RefundReceiver, "deposit.depositor")]),
    function("startBridgeTokensViaAcrossV4NativeMin((bytes8,bytes32 recipient,bytes32 depositor,uint64 chain,bytes32 outputToken,uint256 outputAmount,bytes32,uint32,uint32,uint32,bytes) deposit)", bridge(Of::Native, VALUE, "deposit.recipient", To::ChainId("deposit.chain"))).with(&[(Role::RefundReceiver, "deposit.depositor")]),
    function("startBridgeTokensViaAcrossV4ERC20Packed()", Does::Packed(|called, reader| unpadded(called, Of::Token("token"), "amount", [104..120, 120..124, 124..156, 156..188], reader))),
    function("startBridgeTokensViaAcrossV4NativePacked()", Does::Packed(|called, reader| unpadded(called, Of::Native, VALUE, [0..0, 168..172, 104..136, 136..168], reader))),
];

/// What stands in those that have no padding, as if they had.
static UNPADDED: Function = function(
    "startBridgeTokens(bytes32 recipient,bytes32 depositor,bytes32 token,uint256 amount,uint256 chain,bytes32 outputToken,uint256 outputAmount)",
    Does::Ordinary,
);

/// A deposit at Across: behind its number recipient, depositor and token are words, and the others where they are said.
fn unpadded(
    called: &Called<'_>,
    asset: Of,
    amount: &str,
    others: [Range<usize>; 4],
    reader: &mut Reader,
) -> Option<Act> {
    let data = called.call.data.get(SELECTOR..)?;
    let mut words = data.get(8..104)?.to_vec();
    for place in others {
        let bytes = data.get(place)?;
        words.resize(words.len() + 32 - bytes.len(), 0);
        words.extend_from_slice(bytes);
    }
    let call = Call { data: &words, ..*called.call };
    let deposit = encoded(&call, &UNPADDED);
    let (asset, amount) = (deposit.given(asset, reader)?, deposit.amount(amount));
    let to = To::ChainId("chain");
    let mut act = deposit.bridge(asset, amount, "recipient", to, reader);
    act.parties.extend(deposit.party(Role::RefundReceiver, "depositor", reader));
    Some(act)
}

/// The contract itself, at one address on most networks, and what calls it with tokens that it takes by a permit.
const DIAMONDS: [(Address, Address); 8] = [
    (
        address!("0x1231DEB6f5749EF6cE6943a275A1D3E7486F4EaE"),
        address!("0x89c6340B1a1f4b25D36cd8B063D49045caF3f818"),
    ),
    (
        address!("0x1231DEB6f5749EF6cE6943a275A1D3E7486F4EaE"),
        address!("0x6307119078556Fc8aD77781DFC67df20d75FB4f9"),
    ),
    (
        address!("0x026F252016A7C47CDEf1F05a3Fc9E20C92a49C37"),
        address!("0x3c6B2E0b7421254846C53c118e24c65d59eAe75e"),
    ),
    (
        address!("0x0a0758d937d1059c356D4714e57F5df0239bce1A"),
        address!("0x3e851976DCA1bc02A2F35Ce926dCAFD1dEB3359b"),
    ),
    (
        address!("0x864b314D4C5a0399368609581d3E8933a63b9232"),
        address!("0x1BCd304fDAd1d1D66529159b1Bc8D13C9158D586"),
    ),
    (
        address!("0xC59fe32C9549e3E8B5dCcdAbC45BD287Bd5bA2bc"),
        address!("0x628d684D57c73A5D8cA77F455Fdf2CC8Bd503c16"),
    ),
    (
        address!("0xDE1E598b81620773454588B85D6b5D4eEC32573e"),
        address!("0xE5A89411c7Ef1502123d84ec1F9Da9D8574F4293"),
    ),
    (
        address!("0xf909c4Ae16622898b885B89d7F839E0244851c66"),
        address!("0x66C8F3F645Bc61ed1740067D381830f7c7925d98"),
    ),
];

/// Written in place of the receiver where that is of a network with other addresses.
const ELSEWHERE: Address = address!("0x11f111f111f111F111f111f111F111f111f111F1");

/// How the arguments of every bridge begin, without a trade before it and with one.
static BRIDGE: Function = function(
    "startBridgeTokens((bytes32 transactionId,string bridge,string integrator,address referrer,address sendingAssetId,address receiver,uint256 minAmount,uint256 destinationChainId,bool hasSourceSwaps,bool hasDestinationCall) data,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)",
    Does::Ordinary,
);

/// Whether every function of a contract begins like those.
pub(super) fn is_bridge(contract: Address) -> bool {
    DIAMONDS.iter().any(|(diamond, _)| *diamond == contract)
}

/// A call of a function of LI.FI's that is not known by itself.
pub(super) fn other(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    if !is_bridge(call.to) {
        return None;
    }
    let data = call.data.get(SELECTOR..)?;
    let inner = Call { data, ..*call };
    let called = encoded(&inner, &BRIDGE);
    // What is not laid out like this is another of its functions.
    let bridge = called.get("data.bridge")?.text().filter(|name| !name.is_empty())?;
    let integrator = called.text_at("data.integrator")?;
    let plain = |text: &str| text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let receiver = called.address("data.receiver")?;
    if !plain(bridge) || !plain(integrator) || called.uint("data.destinationChainId")?.is_zero() {
        return None;
    }
    if names_stranger(&called, data, reader) {
        reader.only_searched(called.path("data"), "what the bridge is told");
    }
    read(&called, receiver, reader)
}

/// Whether somebody who is not known stands among what the bridge itself is told. What stands among the calls of the
/// trades is not written in whole words.
fn names_stranger(called: &Called<'_>, data: &[u8], reader: &Reader) -> bool {
    let there = called.uint("data.destinationChainId").and_then(|id| u64::try_from(id).ok());
    let chains = [reader.chain, there.map(Chain::Evm)];
    let mut said = vec![ELSEWHERE];
    said.extend(
        ["referrer", "sendingAssetId", "receiver"]
            .map(|one| called.address(&format!("data.{one}")))
            .into_iter()
            .flatten(),
    );
    if called.bool_at("data.hasSourceSwaps") == Some(true) {
        for swap in 0..called.length("swaps").unwrap_or(0).min(limits::ITEMS) {
            for member in ["callTo", "approveTo", "sendingAssetId", "receivingAssetId"] {
                said.extend(called.address(&format!("swaps.{swap}.{member}")));
            }
        }
    }
    let is_strange = |one: Address| {
        let is_known =
            |chain| known::contract(chain, &one).is_some() || tokens::known(chain, &one).is_some();
        !one.starts_with(&[0; 4])
            && !said.contains(&one)
            && !reader.has_own(one)
            && !chains.into_iter().any(is_known)
    };
    data.chunks_exact(WORD).enumerate().any(|(index, word)| {
        let rest = data.get((index + 1) * WORD..).unwrap_or_default();
        let Some(one) = word.strip_prefix(&[0; 12]) else { return false };
        let told = [Address::try_from(one).ok(), written(one, rest)];
        told.into_iter().flatten().any(is_strange)
    }) || is_shifted(called, data)
}

/// The address behind its length, as bytes or as a text.
fn written(length: &[u8], rest: &[u8]) -> Option<Address> {
    const HEX: u8 = 42;
    match length {
        [0, .., 20] => Address::try_from(rest.get(..20)?).ok(),
        [0, .., HEX] => std::str::from_utf8(rest.get(..HEX.into())?).ok()?.parse().ok(),
        _ => None,
    }
}

/// Whether what the bridge itself is told does not stand in whole words.
fn is_shifted(called: &Called<'_>, data: &[u8]) -> bool {
    /// Before it stand as many words as it has arguments, at least.
    const FIRST: usize = 2 * WORD;
    let swaps = called.bool_at("data.hasSourceSwaps") == Some(true);
    let at = if swaps { FIRST } else { WORD };
    let word = data.get(at..at + WORD).unwrap_or_default();
    let place = U256::try_from_be_slice(word).and_then(|place| usize::try_from(place).ok());
    place.is_some_and(|place| place >= FIRST && place < data.len() && place % WORD != 0)
}

/// A call of the contract with tokens that are taken by a permit before. What of them the call does not use stays with
/// the proxy, where others can have it.
fn permitted(called: &Called<'_>, [token, amount]: [&str; 2], reader: &mut Reader) -> Option<Act> {
    let (diamond, _) = DIAMONDS.iter().find(|(_, proxy)| *proxy == called.call.to)?;
    let path = called.path("diamondCalldata");
    let data = called.bytes_at("diamondCalldata")?;
    let call = Call { to: *diamond, data, path: &path, ..*called.call };
    let inner = reader.call(&call);
    let (asset, amount) = (reader.token(called.address(token)?), called.uint(amount)?);
    let uses = |act: &Act| given(&act.deed).is_some_and(|used| used == (asset.clone(), amount));
    if !inner.iter().any(uses) {
        let reason = "what is taken by the permit is not what the call of the contract uses";
        reader.unread.push(Unread::new(path.clone(), reason));
    }
    let mut act = called.act(Deed::Calls { count: 1 }, Role::Contract, Vec::new(), reader);
    act.calls.extend(inner);
    Some(act)
}

/// Several trades, one after the other.
fn several(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let gives = taken(called, reader)?;
    let gets = vec![Part {
        asset: called.asset(Of::Token("swaps.last.receivingAssetId"), reader)?,
        amount: called.amount("minAmount"),
        to: None,
    }];
    let payee = called.beneficiary("receiver", reader);
    let deed = Deed::Trade { gives, gets };
    let act = called.act(deed, Role::Contract, payee.into_iter().collect(), reader);
    Some(paying_integrators(called, act, reader))
}

/// What stands among the trades to pay whoever sent the account here: it is kept for one, or handed to several.
static FEES: &[Function] = &[
    function("collectTokenFees(address,uint256 amount,uint256,address recipient)", Does::Ordinary),
    function("collectNativeFees(uint256 amount,uint256,address recipient)", Does::Ordinary),
    function("forwardERC20Fees(address,(address recipient,uint256 amount)[] fees)", Does::Ordinary),
    function("forwardNativeFees((address recipient,uint256 amount)[] fees)", Does::Ordinary),
];

/// What stands there to keep what is more than was expected.
static KEEPS: &[Function] = &[
    function(
        "validateERC20Output(address token,uint256 expected,address recipient)",
        Does::Ordinary,
    ),
    function("validateNativeOutput(uint256 expected,address recipient)", Does::Ordinary),
];

/// Tells who keeps what is more than was expected, where that is less than the least that is asked for, or next to
/// nothing is.
fn kept(called: &Called<'_>, act: &mut Act, call: &Call<'_>, asset: &Asset, reader: &Reader) {
    let row = KEEPS.iter().find(|row| call.data.starts_with(&row.selector.to_be_bytes()));
    let Some(keeps) = row.map(|row| Called::new(call, row)) else { return };
    let least = ["data.minAmount", "minAmount"].iter().find_map(|least| called.uint(least));
    let wallet = keeps.party(Role::FeeReceiver, "recipient", reader);
    let (Some(least), Some(expected), Some(wallet)) = (least, keeps.uint("expected"), wallet)
    else {
        return;
    };
    let asked = Part { asset: asset.clone(), amount: Amount::of(least), to: None };
    if (expected < least || worth::is_dust(&asked)) && !reader.is_own(&wallet.address) {
        act.pays(wallet, asset.clone(), Amount::unread());
    }
}

/// Tells who is paid a fee among the trades. What is more than usual in sum is told of each, however it is split.
fn paying_integrators(called: &Called<'_>, mut act: Act, reader: &mut Reader) -> Act {
    const PARTS: U256 = U256::from_limbs([10_000, 0, 0, 0]);
    const USUAL: U256 = U256::from_limbs([300, 0, 0, 0]);
    let (mut fees, mut sum) = (Vec::new(), U256::ZERO);
    for index in 0..called.length("swaps").unwrap_or(0).min(limits::ITEMS) {
        let at = |member: &str| format!("swaps.{index}.{member}");
        let path = called.path(&at("callData"));
        let token = called.address(&at("sendingAssetId"));
        let (Some(data), Some(whole), Some(token)) =
            (called.bytes_at(&at("callData")), called.uint(&at("fromAmount")), token)
        else {
            continue;
        };
        let call = Call { data, path: &path, ..*called.call };
        let asset = reader.token_or_native(token);
        kept(called, &mut act, &call, &asset, reader);
        let known = FEES.iter().find(|row| data.starts_with(&row.selector.to_be_bytes()));
        let Some(paid) = known.map(|row| Called::new(&call, row)) else { continue };
        let count = paid.length("fees");
        paid.note_more(count.unwrap_or(0), reader);
        for fee in 0..count.unwrap_or(1).min(limits::ITEMS) {
            let name = |member: &str| {
                count.map_or_else(|| member.to_owned(), |_| format!("fees.{fee}.{member}"))
            };
            let wallet = paid.party(Role::FeeReceiver, &name("recipient"), reader);
            let Some((amount, wallet)) = paid.uint(&name("amount")).zip(wallet) else { continue };
            let parts = amount.saturating_mul(PARTS).checked_div(whole);
            sum = sum.saturating_add(parts.unwrap_or(PARTS));
            fees.push((amount, wallet, asset.clone(), whole));
        }
    }
    for (amount, wallet, asset, whole) in fees {
        if sum > USUAL {
            act.pays(wallet, asset, Amount::of(amount));
        } else {
            act.pays_fee(Some((amount, wallet)), (asset, whole));
        }
    }
    act
}

/// What is taken from the account for trades: for the first, and for each other that says so.
fn taken(called: &Called<'_>, reader: &mut Reader) -> Option<Vec<Part>> {
    let count = called.length("swaps")?;
    called.note_more(count, reader);
    let mut sums = Sums::default();
    for index in 0..count.min(limits::ITEMS) {
        let at = |member: &str| format!("swaps.{index}.{member}");
        if index == 0 || called.bool_at(&at("requiresDeposit")) == Some(true) {
            let asset = reader.token_or_native(called.address(&at("sendingAssetId"))?);
            sums.add(called.paid(asset, reader), called.uint(&at("fromAmount")));
        }
    }
    Some(sums.parts())
}

/// A function that is.
fn described(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let receiver = called.address("data.receiver")?;
    read(called, receiver, reader)
}

/// Where bridges are told who receives: the first by all, the others only where the description cannot say it.
const RECEIVERS: [&str; 4] =
    ["there.receiver", "there.destinationAddress", "there.tokenAccount", "there.receiverAddress"];

fn read(called: &Called<'_>, receiver: Address, reader: &mut Reader) -> Option<Act> {
    let sent = if called.bool_at("data.hasSourceSwaps") == Some(true) {
        taken(called, reader)?
    } else {
        let squid = called.get("there.depositAssetId").map(|_| "there.depositAssetId");
        let token = squid.unwrap_or("data.sendingAssetId");
        let asset = called.given_as(Of::Token(token), "data.minAmount", reader)?;
        vec![Part { asset, amount: called.amount("data.minAmount"), to: None }]
    };
    let to = recipient(called, receiver, reader);
    let traded = traded_for_little(called, &sent, reader);
    let acts = sent.into_iter().map(|Part { asset, amount, .. }| match to {
        None => by_memo(called, (asset, amount), ("there.vault", "there.memo"), reader),
        Some(to) => {
            let chain = To::ChainId("data.destinationChainId");
            called.bridge(asset, amount, to, chain, reader)
        }
    });
    let mut act = first_with_others(acts.collect())?;
    act.calls.extend(traded);
    if let Some(token) = paired(called, reader) {
        let amount = called.amount("data.minAmount");
        let there = called.uint("data.destinationChainId").and_then(|id| u64::try_from(id).ok());
        let remote = ("there.remoteToken", there.map(Chain::Evm));
        called.pair(&mut act, (token, amount), remote, reader);
    }
    if called.bool_at("data.hasSourceSwaps") == Some(false) {
        let fees = ["there.fee", "there.most"].iter().filter_map(|fee| called.uint(fee));
        act.leaves_fee(fees.fold(U256::ZERO, U256::saturating_add));
    }
    told_more(called, &mut act, reader);
    Some(paying_integrators(called, act, reader))
}

/// The trade before the bridge, where what must come of it at least is far less than what is given.
fn traded_for_little(called: &Called<'_>, sent: &[Part], reader: &mut Reader) -> Option<Act> {
    called.bool_at("data.hasSourceSwaps").filter(|traded| *traded)?;
    let got = Part {
        asset: called.asset(Of::Token("data.sendingAssetId"), reader)?,
        amount: called.amount("data.minAmount"),
        to: None,
    };
    let little = worth::is_dust(&got) || sent.iter().any(|part| worth::is_less(&got, 2, part));
    let deed = Deed::Trade { gives: sent.to_vec(), gets: vec![got] };
    let act = called.act(deed, Role::Contract, Vec::new(), reader);
    little.then_some(Act { read_as: None, ..act })
}

/// What else a bridge is told that decides who gets it, or how much.
fn told_more(called: &Called<'_>, act: &mut Act, reader: &mut Reader) {
    let count = called.length("there.sourceCalls").unwrap_or(0);
    called.note_more(count, reader);
    // What calls nobody is there in place of none.
    let nobody = |at: usize| {
        called.address(&format!("there.sourceCalls.{at}.target")) == Some(Address::ZERO)
    };
    if (0..count.min(limits::ITEMS)).any(|at| !nobody(at)) {
        reader.only_searched(called.path("there.sourceCalls"), "what is done with it on the way");
    }
    if called.bytes_at("there.payload").is_some_and(|told| !told.is_empty())
        && told_to_squid(called, "there.payload", act, reader).is_none()
    {
        reader.only_searched(called.path("there.payload"), "what is done with it on the way");
    }
    if called.address("there.quote.receiver").is_some_and(|one| !reader.has_own(one)) {
        reader.only_searched(called.path("there.quote"), "who receives");
    }
    paid_back(called, "there.cfParameters", reader);
    for place in ["there.outputOracle", "there.outputSettler"] {
        // Of networks with other addresses nobody here knows any.
        let word = called.get(place).map(|value| value.word());
        if word.is_some_and(|word| word.starts_with(&[0; 12])) {
            act.parties.extend(called.party(Role::Zone, place, reader));
        }
    }
    // An order of Mayan's is a call of its own.
    if called.get("there.mayanProtocol").is_some() {
        let coin = matches!(act.deed.asset(), Some(Asset::Native { .. }));
        let value = if coin { "data.minAmount" } else { UNSAID };
        let order = Shape::One { to: "there.mayanProtocol", value, data: "there.protocolData" };
        let inner = called.calls(order, reader).map(|act| act.calls).unwrap_or_default();
        let order = inner.into_iter().find(|act| matches!(act.deed, Deed::Bridge { .. }));
        if order.is_none() {
            reader.only_searched(called.path("there.protocolData"), "what the bridge is told");
        }
        act.goes_on(order);
    }
}

/// The token that a bridge is told the other side of. Not where it takes another way, and asks for none.
fn paired(called: &Called<'_>, reader: &mut Reader) -> Option<Asset> {
    if called.get("there.remoteToken").is_none() || called.bool_at("there.otherwise")? {
        return None;
    }
    let token = called.asset(Of::Token("data.sendingAssetId"), reader)?;
    Some(token).filter(|token| matches!(token, Asset::Token { .. }))
}

/// The argument that says who receives on the other network; none where a memo says it.
fn recipient(called: &Called<'_>, receiver: Address, reader: &mut Reader) -> Option<&'static str> {
    if called.get("there.memo").is_some() {
        return None;
    }
    let elsewhere = receiver == ELSEWHERE;
    let is_told = |name: &&str| {
        called.get(name).is_some_and(|value| match value.bytes() {
            Some(bytes) => !bytes.is_empty(),
            None => value.word() != [0; 32],
        })
    };
    let told = RECEIVERS.iter().take(if elsewhere { 4 } else { 2 }).copied().find(is_told);
    let searched = if elsewhere && told.is_none() {
        Some("who receives")
    } else if called.bool_at("data.hasDestinationCall") == Some(true) {
        Some("what is done with it on the other network")
    } else {
        None
    };
    if let Some(what) = searched {
        reader.only_searched(called.path("data"), what);
    }
    // A contract of Squid's there is told in the payload whom it pays.
    let by_squid = told.and_then(|told| called.text_at(told)?.parse::<Address>().ok());
    if by_squid.is_some_and(|one| known::contract(reader.chain, &one).is_some()) {
        return Some(UNSAID);
    }
    let unsaid = elsewhere || called.get("there.orderId").is_some();
    Some(told.unwrap_or(if unsaid { UNSAID } else { "data.receiver" }))
}
