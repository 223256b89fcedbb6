//! Bridges that mint a token of their own on the way, or on the other side: Symbiosis, Hyperlane's warp
//! routes, Everclear, Connext; Mayan's orders, deBridge's first gate, and Orderly's vaults.

use alloy_primitives::{U256, hex};

use super::super::foreign::{self, To, party};
use super::super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, bridge, deposit, function, withdraw,
};
use super::circle::tell_only;
use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role, network, tokens, worth};
use crate::decode::abi::{Arguments, signature};
use crate::decode::limits;

const BY_ID: To = To::ChainId("destination");
const GATE: Does =
    bridge(Of::Token("token"), "amount", "gate.receiver", To::ChainId("gate.chainId"));
const SYNAPSE: Does = bridge(Of::Token("token"), "amount", "to", To::ChainId("chainId"));
/// Mayan's, by way of Circle.
pub(super) const BY_CIRCLE: Does =
    bridge(Of::Token("tokenIn"), "amountIn", "destAddr", To::Circle("destDomain"));
const ORDER: Does = bridge(
    Of::Token("params.tokenIn"),
    "params.amountIn",
    "params.destAddr",
    To::Wormhole("params.destChain"),
);
/// Who may have it paid back, to the account itself.
const REVERTED: &[(Role, &str)] = &[(Role::Mentioned, "revertableAddress")];

/// Is paid what goes along, for carrying it out.
const EXECUTOR: &[(Role, &str)] = &[(Role::FeeReceiver, "executor")];

#[rustfmt::skip]
pub(in super::super) static FUNCTIONS: &[Function] = &[
    // Symbiosis
    function("metaRoute((bytes firstSwapCalldata,bytes secondSwapCalldata,address[] approvedTokens,address firstDexRouter,address secondDexRouter,uint256 amount,bool nativeIn,address relayRecipient,bytes otherSideCalldata) route)", Does::Custom(symbiosis)),
    function("metaSynthesize((uint256 stableBridgingFee,uint256 amount,address token,address to,address receiveSide,address oppositeBridge,address syntCaller,uint256 chainId,address[] swapTokens,address secondDexRouter,bytes secondSwapCalldata,address finalReceiveSide,bytes finalCalldata,uint256 finalOffset,address revertableAddress,bytes32 clientID) route)", Does::Custom(meta)),
    function("metaBurnSyntheticToken((uint256 stableBridgingFee,uint256 amount,bytes32 crossChainID,address syntCaller,address finalReceiveSide,address token,bytes finalCalldata,uint256 finalOffset,address to,address receiveSide,address oppositeBridge,address revertableAddress,uint256 chainId,bytes32 clientID) route)", Does::Custom(meta)),
    function("synthesize(uint256 stableBridgingFee,address token,uint256 amount,address to,address receiveSide,address oppositeBridge,address revertableAddress,uint256 chainId,bytes32 clientID)", bridge(Of::Token("token"), "amount", "to", To::ChainId("chainId"))).with(REVERTED),
    function("synthesizeNative(uint256 stableBridgingFee,address to,address receiveSide,address oppositeBridge,address revertableAddress,uint256 chainId,bytes32 clientID)", bridge(Of::Native, VALUE, "to", To::ChainId("chainId"))).with(REVERTED),
    function("burnSyntheticToken(uint256 stableBridgingFee,address token,uint256 amount,address to,address receiveSide,address oppositeBridge,address revertableAddress,uint256 chainId,bytes32 clientID)", bridge(Of::Token("token"), "amount", "to", To::ChainId("chainId"))).with(REVERTED),
    // CrossCurve
    function("start(string[] steps,bytes[] arguments,(uint256,uint256,uint8,bytes32,bytes32))", Does::Custom(by_steps)),
    // Hyperlane: its domains are chain ids
    function("transferRemote(uint32 destination,bytes32 recipient,uint256 amount)", bridge(Of::Unnamed, "amount", "recipient", BY_ID)),
    function("transferRemote(uint32 destination,bytes32 recipient,uint256 amount,bytes hookMetadata,address hook)", bridge(Of::Unnamed, "amount", "recipient", BY_ID)).with(&[(Role::RefundReceiver, "hook")]),
    function("payForGas(bytes32 messageId,uint32 destination,uint256 gasLimit,address refundTo)", Does::Ordinary).with(&[(Role::RefundReceiver, "refundTo")]),
    // Everclear, and Connext before it
    function("newIntent(uint32[] destinations,address receiver,address inputAsset,address outputAsset,uint256 amount,uint24 maxFee,uint48 ttl,bytes data)", Does::Custom(intent)),
    function("newIntent(uint32[] destinations,bytes32 receiver,address inputAsset,bytes32 outputAsset,uint256 amount,uint24 maxFee,uint48 ttl,bytes data)", Does::Custom(intent)),
    function("newIntent(uint32[] destinations,bytes32 receiver,address inputAsset,bytes32 outputAsset,uint256 amount,uint24 maxFee,uint48 ttl,bytes data,(uint256 fee,uint256 deadline,bytes sig) feeParams)", Does::Custom(intent)),
    function("xcallIntoLocal(uint32 destination,address to,address asset,address delegate,uint256 amount,uint256 slippage,bytes callData)", bridge(Of::Token("asset"), "amount", "to", To::Unsaid)),
    // Mayan
    function("createOrder((address tokenIn,uint256 amountIn,uint64 gasDrop,bytes32 destAddr,uint16 destChain,bytes32 tokenOut,uint64 minAmountOut,uint64 deadline,uint64 redeemFee,bytes32 referrerAddr,uint8 referrerBps) params)", Does::Custom(|called, reader| ordered(called, ORDER, reader))),
    function("bridgeWithFee(address tokenIn,uint256 amountIn,uint64 redeemFee,uint64 gasDrop,bytes32 destAddr,uint32 destDomain,uint8 payloadType,bytes customPayload)", Does::Custom(|called, reader| for_fee(called, BY_CIRCLE, &["redeemFee"], reader))),
    function("bridgeWithLockedFee(address tokenIn,uint256 amountIn,uint64 gasDrop,uint256 redeemFee,uint32 destDomain,bytes32 destAddr)", Does::Custom(|called, reader| for_fee(called, BY_CIRCLE, &["redeemFee"], reader))),
    // deBridge's first gate, by the contract before it
    function("sendV2(address token,uint256 amount,bytes permit,(uint256 chainId,address receiver,bool useAssetFee,uint32 referralCode,bytes autoParams) gate)", GATE),
    function("sendV3(address token,uint256 amount,bytes permit,uint256 affiliateFee,address affiliate,(uint256 chainId,address receiver,bool useAssetFee,uint32 referralCode,bytes autoParams) gate)", GATE).with(&[(Role::FeeReceiver, "affiliate")]),
    // Orderly: an account of the exchange is named by a hash.
    function("deposit((bytes32 accountId,bytes32 brokerHash,bytes32 tokenHash,uint128 tokenAmount) data)", deposit(Of::Unnamed, "data.tokenAmount", UNSAID)),
    function("depositTo(address receiver,(bytes32 accountId,bytes32 brokerHash,bytes32 tokenHash,uint128 tokenAmount) data)", deposit(Of::Unnamed, "data.tokenAmount", "receiver")),
    // Vertex
    function("depositCollateral(bytes12 subaccountName,uint32 productId,uint128 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("depositCollateralWithReferral(bytes32 subaccount,uint32 productId,uint128 amount,string referralCode)", Does::Custom(subaccount)),
    function("claim(bytes32 debridgeId,uint256 amount,uint256 chainIdFrom,address to,uint256 nonce,bytes signatures,bytes autoParams)", withdraw(Of::Unnamed, "amount", "to")),
    // Synapse, with a trade on the other side
    function("depositAndSwap(address to,uint256 chainId,address token,uint256 amount,uint8,uint8,uint256,uint256)", SYNAPSE),
    function("redeemAndSwap(address to,uint256 chainId,address token,uint256 amount,uint8,uint8,uint256,uint256)", SYNAPSE),
    function("redeemAndRemove(address to,uint256 chainId,address token,uint256 amount,uint8,uint256,uint256)", SYNAPSE),
    function("redeemV2(bytes32 to,uint256 chainId,address token,uint256 amount)", SYNAPSE),
    // Lombard: bitcoin is paid to a script
    function("redeemForBtc(bytes scriptPubkey,uint256 amount)", bridge(Of::This, "amount", "scriptPubkey", To::Named("Bitcoin"))),
    function("redeemForBtc(address from,address token,bytes scriptPubkey,uint256 amount)", bridge(Of::Token("token"), "amount", "scriptPubkey", To::Named("Bitcoin"))).with(&[(Role::Holder, "from")]),
    function("redeem(bytes scriptPubkey,uint256 amount)", bridge(Of::This, "amount", "scriptPubkey", To::Named("Bitcoin"))),
    // Threshold, by way of Ethereum; what was paid in bitcoin goes to whom it was paid for
    function("requestRedemption(uint256 amount,uint16,bytes to,uint32)", bridge(Of::Unnamed, "amount", "to", To::Named("Bitcoin"))),
    function("requestRedemption(bytes20,(bytes32,uint32,uint64),bytes to,uint64 amount)", Does::Custom(redeemed)),
    function("requestRedemption(bytes20,(bytes32,uint32,uint64),bytes)", Does::Ordinary),
    function("unmint(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("unmintAndRedeem(uint256 amount,bytes told)", Does::Custom(|called, reader| for_bitcoin(called, ["amount", "told"], reader))),
    function("requestOptimisticMint(bytes32,uint32)", Does::Ordinary),
    function("finalizeOptimisticMint(bytes32,uint32)", Does::Ordinary),
    function("revealDeposit((bytes4,bytes,bytes,bytes4),(uint32,bytes8,bytes20,bytes20,bytes4,address))", Does::Ordinary),
    function("revealDepositWithExtraData((bytes4,bytes,bytes,bytes4),(uint32,bytes8,bytes20,bytes20,bytes4,address),bytes32)", Does::Ordinary),
    function("initializeDeposit((bytes4,bytes,bytes,bytes4),(uint32,bytes8,bytes20,bytes20,bytes4,address),bytes32 owner)", Does::Custom(minted_there)),
    function("initializeDeposit((bytes4,bytes,bytes,bytes4),(uint32,bytes8,bytes20,bytes20,bytes4,address),address owner)", deposit(Of::Unnamed, UNSAID, "owner")),
    // Flare's XRP
    function("redeemAmount(uint256 amount,string to,address executor)", bridge(Of::Unnamed, "amount", "to", To::Named("XRP Ledger"))).with(EXECUTOR),
    function("redeem(uint256 lots,string to,address executor)", bridge(Of::Unnamed, UNSAID, "to", To::Named("XRP Ledger"))).with(EXECUTOR),
    function("reserveCollateral(address,uint256 lots,uint256,address executor)", Does::Ordinary).with(EXECUTOR),
    function("redeemWithTag(uint256 amount,string to,address executor,uint256)", bridge(Of::Unnamed, "amount", "to", To::Named("XRP Ledger"))).with(EXECUTOR),
    function("redemptionPaymentDefault((bytes32[],(bytes32,bytes32,uint64,uint64,(uint64,uint64,uint64,bytes32,uint256,bytes32,bool,bytes32),(uint64,uint64,uint64))),uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("executeDirectMinting((bytes32[],(bytes32,bytes32,uint64,uint64,(bytes32,address),(uint64,uint64,string,bytes32,bytes32,bytes32,int256,int256,int256,int256,bool,bytes,bool,uint256,uint8))))", Does::Ordinary),
    function("executeDirectMintingWithData((bytes32[],(bytes32,bytes32,uint64,uint64,(bytes32,address),(uint64,uint64,string,bytes32,bytes32,bytes32,int256,int256,int256,int256,bool,bytes,bool,uint256,uint8))),bytes)", Does::Ordinary),
    function("mint(bytes payload,bytes proof)", Does::Ordinary),
    // Biconomy's pools, Gnosis's messages
    function("depositNative(address receiver,uint256 chainId,string tag)", bridge(Of::Native, VALUE, "receiver", To::ChainId("chainId"))),
    function("depositErc20(uint256 chainId,address token,address receiver,uint256 amount,string tag)", bridge(Of::Token("token"), "amount", "receiver", To::ChainId("chainId"))),
    function("executeSignatures(bytes message,bytes signatures)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
];

/// What arrives if whoever carries it to the other network keeps what the call leaves them.
pub(super) fn for_fee(
    called: &Called<'_>,
    does: Does,
    fees: &[&str],
    reader: &mut Reader,
) -> Option<Act> {
    let mut act = called.read_as(does, reader)?;
    let fees = fees.iter().filter_map(|fee| called.uint(fee));
    act.leaves_fee(fees.fold(U256::ZERO, U256::saturating_add));
    Some(act)
}

/// What is paid out for an order of Mayan's on the other network is what it asks for at least.
pub(super) fn ordered(called: &Called<'_>, does: Does, reader: &mut Reader) -> Option<Act> {
    let mut act = called.read_as(does, reader)?;
    let Deed::Bridge { asset, amount, to_chain, .. } = &act.deed else { return Some(act) };
    let sent = Part { asset: asset.clone(), amount: amount.clone(), to: None };
    let there = to_chain.as_deref().and_then(foreign::chain_called);
    let fee = |name| called.uint(name).and_then(|fee| in_units(fee, &sent.asset));
    // What comes back if nobody carries it out is less by one of two fees.
    let half = sent.amount.number().unwrap_or_default() / U256::from(2);
    let back = fee("params.cancelFee").max(fee("params.refundFee")).filter(|fee| *fee > half);
    act.leaves_fee(back.or_else(|| fee("params.redeemFee")).unwrap_or_default());
    let word = called.get("params.tokenOut")?.word();
    let token = foreign::in_word(&word, false).and_then(|token| token.bytes20().copied());
    let token = there.zip(token).map(|(there, token)| tokens::elsewhere(Some(there), token));
    let units = |asset: &Asset| in_units(called.uint("params.minAmountOut")?, asset);
    let least = match token.and_then(|asset| Some((units(&asset)?, asset))) {
        Some((units, asset)) => Some(Part { asset, amount: Amount::of(units), to: None }),
        None => called.least(Asset::Unnamed, "params.minAmountOut", std::slice::from_ref(&sent)),
    };
    if let (Deed::Bridge { arrives, .. }, Some(least)) = (&mut act.deed, least)
        && (arrives.is_empty() || worth::is_dust(&least) || worth::is_less(&least, 2, &sent))
    {
        *arrives = vec![least];
        act.words = act.in_words();
    }
    if called.uint("params.referrerBps").is_some_and(|share| !share.is_zero()) {
        tell_only(&mut act, called, "params.referrerAddr");
    }
    Some(act)
}

/// An amount in the smallest units of an asset: Mayan counts eight decimals at most.
fn in_units(amount: U256, asset: &Asset) -> Option<U256> {
    const MOST: u8 = 8;
    let more = asset.decimals()?.saturating_sub(MOST);
    amount.checked_mul(U256::from(10).checked_pow(U256::from(more))?)
}

/// Bitcoin that is taken out at Threshold's bridge is counted in its own smallest units, tBTC in those of tokens.
fn redeemed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const UNITS: U256 = U256::from_limbs([10_000_000_000, 0, 0, 0]);
    let asset = tokens::kept(reader.chain, "tBTC");
    let amount = match asset {
        Asset::Unnamed => Amount::unread(),
        _ => Amount::of(called.uint("amount")?.saturating_mul(UNITS)),
    };
    Some(called.bridge(asset, amount, "to", To::Named("Bitcoin"), reader))
}

/// Bitcoin that comes in as tBTC on another network, whose accounts may be longer than those here.
fn minted_there(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let owner = called.get("owner")?.word();
    let long = owner.iter().take(12).any(|byte| *byte != 0);
    let argument = if long { UNSAID } else { "owner" };
    let amount = Amount::unread();
    let mut act = called.bridge(Asset::Unnamed, amount, argument, To::Unsaid, reader);
    if let (true, Deed::Bridge { recipient, .. }) = (long, &mut act.deed) {
        *recipient = Some(hex::encode_prefixed(owner));
        act.words = act.in_words();
    }
    Some(act)
}

/// tBTC that Threshold's vault takes to pay out bitcoin for it. What is told along says to which script, and who gets it
/// back if nobody does.
pub(in super::super) fn for_bitcoin(
    called: &Called<'_>,
    [amount, told]: [&str; 2],
    reader: &mut Reader,
) -> Option<Act> {
    static TOLD: Function = function(
        "redeem(address depositor,bytes20,bytes32,uint32,uint64,bytes script)",
        Does::Ordinary,
    );
    let path = called.path(told);
    let call = Call { data: called.bytes_at(told)?, path: &path, ..*called.call };
    let redemption = super::super::plan::encoded(&call, &TOLD);
    redemption.bytes_at("script")?;
    let (asset, to) = (tokens::kept(reader.chain, "tBTC"), To::Named("Bitcoin"));
    let mut act = redemption.bridge(asset, called.amount(amount), "script", to, reader);
    act.parties.extend(redemption.party(Role::RefundReceiver, "depositor", reader));
    Some(act)
}

/// What is given is said; who gets it stands in the call for the other side.
fn symbiosis(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let native = called.bool_at("route.nativeIn")?;
    let of = if native { Of::Native } else { Of::Token("route.approvedTokens.0") };
    let asset = called.asset(of, reader)?;
    let amount = called.amount("route.amount");
    let onward =
        Shape::One { to: "route.relayRecipient", value: UNSAID, data: "route.otherSideCalldata" };
    let mut act = called.bridge(asset, amount, UNSAID, To::Unsaid, reader);
    let inner = called.calls(onward, reader)?.calls;
    act.parties.extend(called.party(Role::Payee, "route.relayRecipient", reader));
    if !act.goes_on(inner.into_iter().next()) {
        searched(called, "route.otherSideCalldata", reader);
    }
    for swap in ["route.firstSwapCalldata", "route.secondSwapCalldata"] {
        if !called.bytes_at(swap)?.is_empty() {
            searched(called, swap, reader);
        }
    }
    Some(act)
}

/// What comes out on the other side, or is called there.
fn meta(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.given_as(Of::Token("route.token"), "route.amount", reader)?;
    let to = To::ChainId("route.chainId");
    let mut act = called.bridge(asset, called.amount("route.amount"), "route.to", to, reader);
    for back in ["route.syntCaller", "route.revertableAddress"] {
        act.parties.extend(called.party(Role::RefundReceiver, back, reader));
    }
    if !called.bytes_at("route.finalCalldata")?.is_empty() {
        searched(called, "route.finalCalldata", reader);
    }
    Some(act)
}

/// One network is where it goes; several are those of which one may be chosen.
fn intent(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const WHOLE: U256 = U256::from_limbs([100_000, 0, 0, 0]);
    let only = called.get("destinations")?.items()?.len() == 1;
    let to = if only { To::ChainId("destinations.0") } else { To::Unsaid };
    let asset = called.given_as(Of::Token("inputAsset"), "amount", reader)?;
    let mut act = called.bridge(asset, called.amount("amount"), "receiver", to, reader);
    // Whoever fills it may keep so much of it, until then.
    if !called.uint("ttl")?.is_zero() {
        let most = called.uint("amount")?.saturating_mul(called.uint("maxFee")?);
        act.leaves_fee(most / WHOLE);
    }
    if !called.bytes_at("data")?.is_empty() {
        searched(called, "data", reader);
    }
    Some(act)
}

/// The owner's address, and the name of one of the owner's accounts behind it.
fn subaccount(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let word = called.get("subaccount")?.word();
    let owner = alloy_primitives::Address::from_slice(word.get(..20)?);
    let path = called.path("subaccount");
    let payee = crate::act::Party::new(Role::Payee, owner, path, reader.chain);
    let asset = called.asset(Of::Unnamed, reader)?;
    let deed = Deed::Deposit { asset, amount: called.amount("amount") };
    Some(called.act(deed, Role::Contract, vec![payee], reader))
}

fn searched(called: &Called<'_>, argument: &str, reader: &mut Reader) {
    reader.only_searched(called.path(argument), "what is done with it on the way");
}

/// Steps one after the other, here and on the networks on the way. Each begins with the token, the amount, whose it is
/// and who gets what comes of it: the first says what goes in, and the last who gets it in the end.
fn by_steps(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// Exchanged in a pool: the last word is whoever gets it back if that fails.
    const EXCHANGED: &str = "(address token,uint256 amount,address from,address to,address pool,uint256 least,uint256 i,uint256 j,address back)";
    /// Put into a pool or taken out of it, by which only one of its tokens is numbered.
    const POOLED: &str = "(address token,uint256 amount,address from,address to,address pool,uint256 least,uint256 i,address back)";
    /// Carried to the network whose number follows.
    const CARRIED: &str = "(address token,uint256 amount,address from,address to,uint256 chain,address other,address back)";
    let steps = called.get("steps")?.items()?;
    called.note_more(steps.len(), reader);
    let (mut goes_in, mut ends, mut backs, mut to_chain) = (None, None, Vec::new(), None);
    for (index, code) in steps.enumerate().take(limits::ITEMS) {
        let argument = format!("arguments.{index}");
        let members = match code.text() {
            Some("S") => EXCHANGED,
            Some("A" | "R") => POOLED,
            Some("LM" | "BU") => CARRIED,
            _ => {
                reader.only_searched(called.path(&argument), "what a step does");
                ends = None;
                continue;
            }
        };
        let step = Arguments::new(signature::parameters(members), called.bytes_at(&argument)?);
        if goes_in.is_none() {
            goes_in = Some((step.get("token")?.address()?, step.get("amount")?.uint()?));
        }
        if let Some(chain) = step.get("chain") {
            let number = chain.uint()?;
            let known = u64::try_from(number).ok().and_then(network::name);
            to_chain = Some(known.map_or_else(|| number.to_string(), str::to_owned));
        }
        let named = |role, member: &str| {
            let address = step.get(member)?.address().filter(|one| !one.is_zero())?;
            Some((role, address, format!("{}.{member}", called.path(&argument))))
        };
        backs.extend(named(Role::RefundReceiver, "back"));
        ends = named(Role::BridgeRecipient, "to");
    }
    let (token, amount) = goes_in?;
    let deed = Deed::Bridge {
        asset: reader.token_or_native(token),
        amount: Amount::of(amount),
        to_chain,
        recipient: ends.as_ref().map(|(_, address, _)| address.to_string()),
        arrives: Vec::new(),
    };
    if ends.is_none() {
        reader.only_searched(called.path("arguments"), "who receives on the other network");
    }
    let ends = ends.map(|(_, address, path)| party(address.into(), path));
    let backs = backs
        .into_iter()
        .map(|(role, address, path)| Party::new(role, address, path, reader.chain));
    let parties = ends.into_iter().chain(backs).collect();
    Some(called.act(deed, Role::Contract, parties, reader))
}
