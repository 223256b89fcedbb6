//! LI.FI: trades by way of other routers, and bridges by way of other bridges.
//!
//! For every bridge it has two functions of their own. All of them begin with the same description of
//! what is bridged for whom, and that is what is read.

use alloy_primitives::{Address, address};

use super::foreign::To;
use super::function::{Called, Does, Function, Of, function, trade};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::{Act, Asset, Deed, Reader, Role};
use crate::decode::Unread;
use crate::decode::abi::SELECTOR;

const ONE: Does = trade(
    (Of::Token("swap.sendingAssetId"), "swap.fromAmount"),
    (Of::Token("swap.receivingAssetId"), "minAmount"),
    "receiver",
);
const SEVERAL: Does = trade(
    (Of::Token("swaps.0.sendingAssetId"), "swaps.0.fromAmount"),
    (Of::Token("swaps.last.receivingAssetId"), "minAmount"),
    "receiver",
);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swapTokensGeneric(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)", SEVERAL),
    function("swapTokensSingleV3ERC20ToERC20(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit) swap)", ONE),
    function("swapTokensSingleV3ERC20ToNative(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit) swap)", ONE),
    function("swapTokensSingleV3NativeToERC20(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit) swap)", ONE),
    function("swapTokensMultipleV3ERC20ToERC20(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)", SEVERAL),
    function("swapTokensMultipleV3ERC20ToNative(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)", SEVERAL),
    function("swapTokensMultipleV3NativeToERC20(bytes32 transactionId,string integrator,string referrer,address receiver,uint256 minAmount,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)", SEVERAL),
];

/// The contract itself, at one address on most networks.
const DIAMOND: Address = address!("0x1231DEB6f5749EF6cE6943a275A1D3E7486F4EaE");

/// Written in place of the receiver where that is of a network with other addresses.
const ELSEWHERE: Address = address!("0x11f111f111f111F111f111f111F111f111f111F1");

/// How the arguments of every bridge begin, without a trade before it and with one.
static BRIDGE: Function = function(
    "startBridgeTokens((bytes32 transactionId,string bridge,string integrator,address referrer,address sendingAssetId,address receiver,uint256 minAmount,uint256 destinationChainId,bool hasSourceSwaps,bool hasDestinationCall) data,(address callTo,address approveTo,address sendingAssetId,address receivingAssetId,uint256 fromAmount,bytes callData,bool requiresDeposit)[] swaps)",
    Does::Ordinary,
);

/// A call of a function of LI.FI's that is not known by itself.
pub(super) fn bridge(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    if call.to != DIAMOND {
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
    Some(read(&called, receiver, reader))
}

fn read(called: &Called<'_>, receiver: Address, reader: &mut Reader) -> Act {
    let swaps = called.get("data.hasSourceSwaps").and_then(|one| one.bool()) == Some(true);
    let (asset, amount) = if swaps {
        (Of::Token("swaps.0.sendingAssetId"), "swaps.0.fromAmount")
    } else {
        (Of::Token("data.sendingAssetId"), "data.minAmount")
    };
    let asset = called.given(asset, reader).unwrap_or(Asset::Unnamed);
    let to = To::ChainId("data.destinationChainId");
    let calls_there =
        called.get("data.hasDestinationCall").and_then(|one| one.bool()) == Some(true);
    let reason = if receiver == ELSEWHERE {
        Some("who receives stands in data for the bridge that were only searched")
    } else if calls_there {
        Some("what is done with it on the other network stands in data that were only searched")
    } else {
        None
    };
    if let Some(reason) = reason {
        reader.unread.push(Unread::new(called.path("data"), reason));
    }
    if receiver == ELSEWHERE {
        let to_chain = to.read(called);
        let deed = Deed::Bridge {
            asset,
            amount: called.amount(amount),
            to_chain,
            recipient: None,
            arrives: Vec::new(),
        };
        return called.act(deed, Role::Contract, Vec::new(), reader);
    }
    called.bridge(asset, called.amount(amount), "data.receiver", to, reader)
}
