//! OKX's router. It packs numbers of its own above the address of the token that is given, and puts what
//! its partners earn behind the arguments.

use alloy_primitives::{Address, U256};

use super::fees::given;
use super::foreign::{self, To};
use super::function::{Called, Does, Function, Of, Read, VALUE, function, trade};
use super::pools::by_pools;
use crate::act::{Act, Amount, Deed, Party, Reader, Role};
use crate::decode::abi::WORD;
use crate::intel::ChainAddress;

const SMART: Does = Does::Custom(|called, reader| {
    commissioned(called, |called, reader| called.read_as(TRADE, reader), reader)
});
const TRADE: Does = trade(
    (Of::Token("request.fromToken"), "request.fromTokenAmount"),
    (Of::Token("request.toToken"), "request.minReturnAmount"),
    "receiver",
);
const BY_POOLS: Does = Does::Custom(|called, reader| commissioned(called, by_pools, reader));

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("smartSwapByOrderId(uint256 orderId,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[] batchesAmount,(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 fromToken)[][] batches,(uint256 pathIndex,address payer,address fromToken,address toToken,uint256 fromTokenAmountMax,uint256 toTokenAmountMax,uint256 salt,uint256 deadLine,bool isPushOrder,bytes extension)[] extraData)", SMART),
    function("smartSwapTo(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[] batchesAmount,(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 fromToken)[][] batches,(uint256 pathIndex,address payer,address fromToken,address toToken,uint256 fromTokenAmountMax,uint256 toTokenAmountMax,uint256 salt,uint256 deadLine,bool isPushOrder,bytes extension)[] extraData)", SMART),
    function("dagSwapByOrderId(uint256 orderId,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 fromToken)[] paths)", SMART),
    function("dagSwapTo(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,(address[] mixAdapters,address[] assetTo,uint256[] rawData,bytes[] extraData,uint256 fromToken)[] paths)", SMART),
    function("unxswapByOrderId(uint256 srcToken,uint256 amount,uint256 minReturn,bytes32[] pools)", BY_POOLS),
    function("unxswapTo(uint256 srcToken,uint256 amount,uint256 minReturn,address receiver,bytes32[] pools)", BY_POOLS),
    function("uniswapV3SwapTo(uint256 receiver,uint256 amount,uint256 minReturn,uint256[] pools)", BY_POOLS),
    function("swapWrap(uint256 orderId,uint256 rawdata)", Does::Custom(wraps)),
    function("unxswapToWithBaseRequest(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,bytes32[] pools)", SMART),
    function("uniswapV3SwapToWithBaseRequest(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[] pools)", SMART),
    function("swapWrapToWithBaseRequest(uint256 orderId,address receiver,(uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request)", SMART),
    function("smartSwapByInvest((uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[],(address[],address[],uint256[],bytes[],uint256)[][],(uint256,address,address,address,uint256,uint256,uint256,uint256,bool,bytes)[],address receiver)", SMART),
    function("smartSwapByInvestWithRefund((uint256 fromToken,address toToken,uint256 fromTokenAmount,uint256 minReturnAmount,uint256 deadLine) request,uint256[],(address[],address[],uint256[],bytes[],uint256)[][],(uint256,address,address,address,uint256,uint256,uint256,uint256,bool,bytes)[],address receiver,address unusedTo)", SMART).with(&[(Role::RefundReceiver, "unusedTo")]),
    // To other networks, whose number has that of an order above it
    function("bridgeToV2((uint256,address to,address token,uint256,uint256 amount,bytes,bytes along) request)", Does::Custom(to_network)),
    function("swapBridgeToV2((address token,address,address to,uint256,uint256,uint256 amount,uint256,uint256,bytes,bytes,bytes along) request)", Does::Custom(to_network)),
];

/// How a word behind the arguments begins that says what a partner earns: of what is given, or of what is got, for one,
/// for two, and for several of them.
const OF_GIVEN: [[u8; 6]; 3] = [
    [0x3c, 0xa2, 0x0a, 0xfc, 0x2a, 0xaa],
    [0x22, 0x22, 0x0a, 0xfc, 0x2a, 0xaa],
    [0x88, 0x88, 0x0a, 0xfc, 0x2a, 0xaa],
];
const OF_GOT: [[u8; 6]; 3] = [
    [0x3c, 0xa2, 0x0a, 0xfc, 0x2b, 0xbb],
    [0x22, 0x22, 0x0a, 0xfc, 0x2b, 0xbb],
    [0x88, 0x88, 0x0a, 0xfc, 0x2b, 0xbb],
];

/// A trade, and what partners earn by it. What is theirs of what is given is taken on top.
fn commissioned(called: &Called<'_>, read: Read, reader: &mut Reader) -> Option<Act> {
    const WHOLE: U256 = U256::from_limbs([1_000_000_000, 0, 0, 0]);
    /// How many there are at most, with the token among them.
    const MOST: usize = 10;
    let mut act = read(called, reader)?;
    let (mut on_top, path) = (U256::ZERO, called.call.path);
    for word in called.call.data.rchunks_exact(WORD).take(MOST) {
        let (Some((flag, rest)), Some(amount)) = (word.split_first_chunk::<6>(), given(&act.deed))
        else {
            break;
        };
        let Some((rate, who)) = rest.split_first_chunk::<6>() else { break };
        let of_given = OF_GIVEN.contains(flag);
        if !of_given && !OF_GOT.contains(flag) {
            break;
        }
        let who = Address::from_slice(who);
        act.parties.push(Party::new(Role::FeeReceiver, who, path.to_owned(), reader.chain));
        let rate = U256::from_be_slice(rate);
        if of_given && rate < WHOLE {
            on_top = on_top.saturating_add(amount.1.saturating_mul(rate) / (WHOLE - rate));
        }
    }
    if let Deed::Trade { gives, .. } = &mut act.deed
        && let Some(first) = gives.first_mut().filter(|_| !on_top.is_zero())
        && let Some(amount) = first.amount.number()
    {
        first.amount = Amount::of(amount.saturating_add(on_top));
        act.words = act.in_words();
    }
    Some(act)
}

/// Wraps the coin that is sent along; without any, what is unwrapped. The amount stands in the low half.
fn wraps(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let coin = called.is_paid();
    let deed = if coin {
        Deed::Deposit { asset: called.asset(Of::Native, reader)?, amount: called.amount(VALUE) }
    } else {
        let low = called.uint("rawdata")? & U256::from(u128::MAX);
        Deed::Withdraw { asset: called.asset(Of::Native, reader)?, amount: Amount::of(low) }
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// To another network. Some bridges pay whoever is spelled out in what goes along, not the one who is named, who is
/// often this contract: which of the two cannot be seen, so it is whoever is not the user, and the other is told along.
fn to_network(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const NAMED: &str = "request.to";
    const ALONG: &str = "request.along";
    let asset = called.given_as(Of::Token("request.token"), "request.amount", reader)?;
    let mut act = called.bridge(asset, called.amount("request.amount"), NAMED, To::Unsaid, reader);
    let named = called.address(NAMED);
    let spelled = called.bytes_at(ALONG).and_then(spelled_out);
    if let Some(other) = spelled.filter(|one| one.bytes20() != named.as_ref()) {
        if named
            .is_none_or(|named| named.is_zero() || named == called.call.to || reader.has_own(named))
        {
            act.parties.retain(|party| party.role != Role::BridgeRecipient);
            if let Deed::Bridge { recipient, .. } = &mut act.deed {
                *recipient = Some(other.to_string());
            }
        }
        act.parties.push(foreign::party(other, called.path(ALONG)));
        act.words = act.in_words();
    }
    Some(act)
}

/// The address that stands as text in bytes that are encoded by themselves.
fn spelled_out(along: &[u8]) -> Option<ChainAddress> {
    let (head, text) = along.split_at_checked(64)?;
    let length = usize::try_from(U256::try_from_be_slice(head.get(32..)?)?).ok()?;
    std::str::from_utf8(text.get(..length)?).ok()?.trim().parse().ok()
}
