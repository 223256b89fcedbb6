//! `LayerZero`: tokens that move by themselves (OFT), and Stargate's pools, both versions.

use alloy_primitives::U256;

use super::super::foreign::{self, To};
use super::super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, bridge, deposit, function, withdraw,
};
use crate::act::{Act, Amount, Asset, Deed, Reader, Role, network, tokens};
use crate::decode::Chain;
use crate::decode::limits;

const TO: To = To::LayerZero("dstChainId");
const REFUND: &[(Role, &str)] = &[(Role::RefundReceiver, "refundAddress")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Version 2: an OFT, its adapter, or a pool of Stargate's. Which token it is the contract knows.
    function("send((uint32 dstEid,bytes32 to,uint256 amountLD,uint256 minAmountLD,bytes extraOptions,bytes composeMsg,bytes oftCmd) sendParam,(uint256 nativeFee,uint256 lzTokenFee) fee,address refundAddress)", Does::Custom(sent)).with(REFUND),
    function("sendToken((uint32 dstEid,bytes32 to,uint256 amountLD,uint256 minAmountLD,bytes extraOptions,bytes composeMsg,bytes oftCmd) sendParam,(uint256 nativeFee,uint256 lzTokenFee) fee,address refundAddress)", Does::Custom(sent)).with(REFUND),
    // Version 1
    function("sendFrom(address from,uint16 dstChainId,bytes toAddress,uint256 amount,address refundAddress,address zroPaymentAddress,bytes adapterParams)", bridge(Of::This, "amount", "toAddress", To::LayerZero("dstChainId"))).with(&[(Role::Holder, "from"), (Role::RefundReceiver, "refundAddress")]),
    function("sendFrom(address from,uint16 dstChainId,bytes32 toAddress,uint256 amount,(address refundAddress,address zroPaymentAddress,bytes adapterParams) callParams)", bridge(Of::This, "amount", "toAddress", To::LayerZero("dstChainId"))).with(&[(Role::Holder, "from"), (Role::RefundReceiver, "callParams.refundAddress")]),
    // Stargate's first version
    function("swap(uint16 dstChainId,uint256 srcPoolId,uint256 dstPoolId,address refundAddress,uint256 amountLD,uint256 minAmountLD,(uint256 dstGasForCall,uint256 dstNativeAmount,bytes dstNativeAddr) lzTxParams,bytes to,bytes payload)", Does::Custom(|called, reader| pooled(called, bridge(Of::Unnamed, "amountLD", "to", TO), "minAmountLD", reader))).with(REFUND),
    function("swapETH(uint16 dstChainId,address refundAddress,bytes toAddress,uint256 amountLD,uint256 minAmountLD)", Does::Custom(|called, reader| pooled(called, bridge(Of::Native, "amountLD", "toAddress", TO), "minAmountLD", reader))).with(REFUND),
    function("swapETHAndCall(uint16 dstChainId,address refundAddress,bytes toAddress,(uint256 amountLD,uint256 minAmountLD) swapAmount,(uint256 dstGasForCall,uint256 dstNativeAmount,bytes dstNativeAddr) lzTxParams,bytes payload)", Does::Custom(|called, reader| pooled(called, bridge(Of::Native, "swapAmount.amountLD", "toAddress", TO), "swapAmount.minAmountLD", reader))).with(REFUND),
    function("redeemRemote(uint16 dstChainId,uint256,uint256,address refundAddress,uint256 amount,uint256,bytes to,(uint256 dstGasForCall,uint256 dstNativeAmount,bytes dstNativeAddr) lzTxParams)", bridge(Of::Unnamed, UNSAID, "to", To::LayerZero("dstChainId"))).with(REFUND),
    function("redeemLocal(uint16,uint256,uint256,address refundAddress,uint256 amount,bytes to,(uint256 dstGasForCall,uint256 dstNativeAmount,bytes dstNativeAddr) lzTxParams)", withdraw(Of::Unnamed, UNSAID, "to")).with(REFUND),
    function("sendCredits(uint16,uint256,uint256,address refundAddress)", Does::Ordinary).with(REFUND),
    function("addLiquidityETH()", deposit(Of::Native, VALUE, UNSAID)),
    function("addLiquidity(uint256 poolId,uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("instantRedeemLocal(uint16 poolId,uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
];

/// By the token itself, where it is one; or by what keeps one.
fn sent(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let token = tokens::known(reader.chain, &called.call.to).is_some();
    let of = if token { Of::This } else { Of::Unnamed };
    let to = To::LayerZero("sendParam.dstEid");
    called.read_as(bridge(of, "sendParam.amountLD", "sendParam.to", to), reader)
}

/// By a pool, of which the call says how much it must pay out there at least.
fn pooled(called: &Called<'_>, does: Does, least: &str, reader: &mut Reader) -> Option<Act> {
    let mut act = called.read_as(does, reader)?;
    if let (Deed::Bridge { amount, .. }, Some(least)) = (&act.deed, called.uint(least)) {
        let left = amount.number().unwrap_or_default().saturating_sub(least);
        act.leaves_fee(left);
    }
    Some(act)
}

/// Where it stands that coins are to be paid out on the other network: how many and to whom, or in the options of the
/// message.
const AMOUNT: &str = "lzTxParams.dstNativeAmount";
const ADDRESS: &str = "lzTxParams.dstNativeAddr";
const OPTIONS: [&str; 3] = ["sendParam.extraOptions", "adapterParams", "callParams.adapterParams"];
pub(in crate::act::protocol) const DROPPED: [&str; 5] =
    [AMOUNT, ADDRESS, OPTIONS[0], OPTIONS[1], OPTIONS[2]];

/// The coins of the other network that a message asks to be paid out there, beside what it brings: they are paid for
/// with the coins that are sent along, and go to whomever the message names.
pub(in crate::act::protocol) fn dropped(
    called: &Called<'_>,
    to_chain: Option<&str>,
    reader: &mut Reader,
) -> Vec<Act> {
    let mut drops = Vec::new();
    for argument in OPTIONS {
        if let Some(options) = called.bytes_at(argument) {
            drops.extend(in_options(options).map(|drop| (drop, argument)));
        }
    }
    let named = called.uint(AMOUNT).zip(called.bytes_at(ADDRESS));
    drops.extend(named.map(|drop| (drop, ADDRESS)));
    let chain = to_chain.and_then(|name| network::all().find(|(_, known)| *known == name));
    let chain = chain.map(|(id, _)| Chain::Evm(id));
    drops.retain(|((amount, _), _)| !amount.is_zero());
    reader.note_more(called.call.path, drops.len());
    let acts = drops.into_iter().take(limits::ITEMS).map(|((amount, receiver), argument)| {
        // How another network counts its coin is not known here.
        let (asset, amount) = match chain {
            Some(_) => (tokens::native(chain), Amount::of(amount)),
            None => (Asset::Unnamed, Amount::unread()),
        };
        let path = called.path(argument);
        let address = foreign::in_bytes(receiver, chain.is_none());
        let recipient =
            address.as_ref().map_or_else(|| hex::encode_prefixed(receiver), ToString::to_string);
        let to_chain = to_chain.map(str::to_owned);
        let deed = Deed::Bridge {
            asset,
            amount,
            to_chain,
            recipient: Some(recipient),
            arrives: Vec::new(),
        };
        let party = address.map(|address| foreign::party(address, path.clone()));
        // What carries it is no contract that the account calls.
        Act::new(deed, path, None, called.call.means, party.into_iter().collect())
    });
    acts.collect()
}

/// Whom options have coins paid to, and how many. The second kind has one such payment behind the gas; the third is
/// a list of options for those that carry the message, each with who it is for, its length and its kind.
fn in_options(options: &[u8]) -> impl Iterator<Item = (U256, &[u8])> {
    const EXECUTOR: u8 = 1;
    const DROP: u8 = 2;
    const GAS: usize = 32;
    let (kind, behind) = options.split_first_chunk::<2>().unwrap_or((&[0; 2], &[]));
    let mut rest = if *kind == [0, 3] { behind } else { &[] };
    let mut single = behind.get(GAS..).filter(|_| *kind == [0, 2]);
    std::iter::from_fn(move || {
        if let Some((amount, receiver)) = single.take().and_then(<[u8]>::split_first_chunk::<32>) {
            return Some((U256::from_be_bytes(*amount), receiver));
        }
        loop {
            let ([worker, high, low], after) = rest.split_first_chunk::<3>()?;
            let (option, after) =
                after.split_at_checked(u16::from_be_bytes([*high, *low]).into())?;
            rest = after;
            if let Some((kind, option)) = option.split_first()
                && (*worker, *kind) == (EXECUTOR, DROP)
                && let Some((amount, receiver)) = option.split_first_chunk::<16>()
            {
                return Some((U256::from(u128::from_be_bytes(*amount)), receiver));
            }
        }
    })
}
