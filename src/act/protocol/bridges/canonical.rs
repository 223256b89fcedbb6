//! The bridges that rollups and side chains are built on: Optimism's and its kin, Arbitrum's, `ZKsync`'s,
//! Polygon's, Scroll's, Linea's. The other network is the rollup, or Ethereum from there.

use alloy_primitives::U256;

use super::super::foreign::To;
use super::super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, bridge, deposit, function, withdraw,
};
use crate::act::call::{Call, Caller};
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role, known, tokens};
use crate::decode::{Chain, Unread, limits};

const REFUND: &[(Role, &str)] = &[(Role::RefundReceiver, "refundRecipient")];
/// A ticket that is not redeemed can be cancelled by whom its value then goes to.
const REFUNDS: &[(Role, &str)] =
    &[(Role::RefundReceiver, "refundRecipient"), (Role::RefundReceiver, "callValueRefundAddress")];
const ETHEREUM: To = To::Named("Ethereum");
/// Where Scroll's bridges begin.
const SCROLLS_FROM: [u64; 2] = [1, 11_155_111];

const PAIRED: Does = Does::Custom(paired);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Optimism, Base and every other chain of that kind
    function("depositETH(uint32 minGasLimit,bytes extraData)", bridge(Of::Native, VALUE, UNSAID, To::Unsaid)),
    function("depositETHTo(address to,uint32 minGasLimit,bytes extraData)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("depositERC20(address localToken,address remoteToken,uint256 amount,uint32 minGasLimit,bytes extraData)", PAIRED),
    function("depositERC20To(address localToken,address remoteToken,address to,uint256 amount,uint32 minGasLimit,bytes extraData)", PAIRED),
    function("bridgeETH(uint32 minGasLimit,bytes extraData)", bridge(Of::Native, VALUE, UNSAID, To::Unsaid)),
    function("bridgeETHTo(address to,uint32 minGasLimit,bytes extraData)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("bridgeERC20(address localToken,address remoteToken,uint256 amount,uint32 minGasLimit,bytes extraData)", PAIRED),
    function("bridgeERC20To(address localToken,address remoteToken,address to,uint256 amount,uint32 minGasLimit,bytes extraData)", PAIRED),
    function("bridgeERC721(address localToken,address remoteToken,uint256 tokenId,uint32 minGasLimit,bytes extraData)", Does::Custom(item)),
    function("bridgeERC721To(address localToken,address remoteToken,address to,uint256 tokenId,uint32 minGasLimit,bytes extraData)", Does::Custom(item)),
    function("depositMNT(uint256 amount,uint32,bytes)", bridge(Of::Unnamed, "amount", UNSAID, To::Unsaid)),
    function("depositMNTTo(address to,uint256 amount,uint32,bytes)", bridge(Of::Unnamed, "amount", "to", To::Unsaid)),
    function("depositETHToByChainId(uint256 chain,address to,uint32,bytes)", bridge(Of::Native, VALUE, "to", To::ChainId("chain"))),
    function("depositERC20ToByChainId(uint256 chain,address localToken,address remoteToken,address to,uint256 amount,uint32,bytes)", PAIRED),
    function("sendETH(address to,uint256 chain)", bridge(Of::Native, VALUE, "to", To::ChainId("chain"))),
    function("sendERC20(address token,address to,uint256 amount,uint256 chain)", bridge(Of::Token("token"), "amount", "to", To::ChainId("chain"))),
    function("withdraw(address l2Token,uint256 amount,uint32 minGasLimit,bytes extraData)", Does::Custom(from_optimism)),
    function("withdrawTo(address l2Token,address to,uint256 amount,uint32 minGasLimit,bytes extraData)", Does::Custom(from_optimism)),
    function("depositTransaction(address to,uint256 value,uint64 gasLimit,bool isCreation,bytes data)", Does::Custom(message)),
    function("initiateWithdrawal(address to,uint256 gasLimit,bytes data)", Does::Custom(message)),
    function("sendMessage(address to,bytes data,uint32 minGasLimit)", Does::Custom(message)),
    function("proveWithdrawalTransaction((uint256 nonce,address sender,address target,uint256 value,uint256 gasLimit,bytes data) withdrawal,uint256 disputeGameIndex,(bytes32 version,bytes32 stateRoot,bytes32 messagePasserStorageRoot,bytes32 latestBlockhash) outputRootProof,bytes[] withdrawalProof)", Does::Ordinary),
    function("finalizeWithdrawalTransaction((uint256 nonce,address sender,address target,uint256 value,uint256 gasLimit,bytes data) withdrawal)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("finalizeWithdrawalTransactionExternalProof((uint256 nonce,address sender,address target,uint256 value,uint256 gasLimit,bytes data) withdrawal,address proofSubmitter)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    // BNB Smart Chain, to the chain that it had beside it
    function("transferOut(address token,address to,uint256 amount,uint64)", bridge(Of::Token("token"), "amount", "to", To::Named("BNB Beacon Chain"))),
    // Taiko
    function("sendMessage((uint64,uint64 fee,uint32,address,uint64,address srcOwner,uint64 to,address destOwner,address recipient,uint256 value,bytes) message)", Does::Custom(to_taiko)).with(&[(Role::RefundReceiver, "message.destOwner"), (Role::RefundReceiver, "message.srcOwner")]),
    function("sendToken((uint64 to,address destOwner,address recipient,uint64,address token,uint32,uint256 amount) op)", bridge(Of::Token("op.token"), "op.amount", "op.recipient", To::ChainId("op.to"))).with(&[(Role::RefundReceiver, "op.destOwner")]),
    // Arbitrum
    function("depositEth()", Does::Custom(to_arbitrum)),
    function("withdrawEth(address destination)", bridge(Of::Native, VALUE, "destination", ETHEREUM)),
    function("outboundTransfer(address token,address to,uint256 amount,uint256 maxGas,uint256 gasPriceBid,bytes data)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)),
    function("outboundTransferCustomRefund(address token,address refundRecipient,address to,uint256 amount,uint256 maxGas,uint256 gasPriceBid,bytes data)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)).with(REFUND),
    function("outboundTransfer(address token,address to,uint256 amount,bytes data)", Does::Custom(to_ethereum)),
    function("finalizeInboundTransfer(address token,address from,address to,uint256 amount,bytes data)", withdraw(Of::Token("token"), "amount", "to")),
    function("createRetryableTicket(address to,uint256 value,uint256 maxSubmissionCost,address refundRecipient,address callValueRefundAddress,uint256 gasLimit,uint256 maxFeePerGas,bytes data)", Does::Custom(message)).with(REFUNDS),
    function("unsafeCreateRetryableTicket(address to,uint256 value,uint256 maxSubmissionCost,address refundRecipient,address callValueRefundAddress,uint256 gasLimit,uint256 maxFeePerGas,bytes data)", Does::Custom(message)).with(REFUNDS),
    function("createRetryableTicket(address to,uint256 value,uint256 maxSubmissionCost,address refundRecipient,address callValueRefundAddress,uint256 gasLimit,uint256 maxFeePerGas,uint256 tokenTotalFeeAmount,bytes data)", Does::Custom(message)).with(REFUNDS),
    function("sendL1FundedUnsignedTransaction(uint256 gasLimit,uint256 maxFeePerGas,uint256 nonce,address to,bytes data)", Does::Custom(message_with_all)),
    function("sendL1FundedContractTransaction(uint256 gasLimit,uint256 maxFeePerGas,address to,bytes data)", Does::Custom(message_with_all)),
    function("sendUnsignedTransaction(uint256 gasLimit,uint256 maxFeePerGas,uint256 nonce,address to,uint256 value,bytes data)", Does::Custom(message)),
    function("sendContractTransaction(uint256 gasLimit,uint256 maxFeePerGas,address to,uint256 value,bytes data)", Does::Custom(message)),
    function("executeTransaction(bytes32[] proof,uint256 index,address l2Sender,address to,uint256 l2Block,uint256 l1Block,uint256 l2Timestamp,uint256 value,bytes data)", Does::Custom(from_arbitrum)),
    // ZKsync
    function("requestL2Transaction(address to,uint256 value,bytes data,uint256 l2GasLimit,uint256 l2GasPerPubdataByteLimit,bytes[] factoryDeps,address refundRecipient)", Does::Custom(message)).with(REFUND),
    function("requestL2TransactionDirect((uint256 chainId,uint256 mintValue,address to,uint256 value,bytes data,uint256 l2GasLimit,uint256 l2GasPerPubdataByteLimit,bytes[] factoryDeps,address refundRecipient) request)", Does::Custom(message_in_request)).with(&[(Role::RefundReceiver, "request.refundRecipient")]),
    function("deposit(address to,address token,uint256 amount,uint256 l2TxGasLimit,uint256 l2TxGasPerPubdataByte)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)),
    function("deposit(address to,address token,uint256 amount,uint256 l2TxGasLimit,uint256 l2TxGasPerPubdataByte,address refundRecipient)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)).with(REFUND),
    function("withdraw(address to)", bridge(Of::Native, VALUE, "to", ETHEREUM)),
    function("withdrawWithMessage(address to,bytes)", bridge(Of::Native, VALUE, "to", ETHEREUM)),
    // Tempo, Moonbeam, Bittensor, Sei and others of Cosmos
    function("sendNative(string to)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("transferWithDefaultTimeout(string to,string,string,string,uint256,string)", bridge(Of::Unnamed, UNSAID, "to", To::Unsaid)),
    function("transfer(string to,string,string,string,uint256,uint64,uint64,uint64,string)", bridge(Of::Unnamed, UNSAID, "to", To::Unsaid)),
    function("transfer(string,string,string,uint256,address sender,string to,(uint64,uint64),uint64,string)", bridge(Of::Unnamed, UNSAID, "to", To::Unsaid)).with(&[(Role::Holder, "sender")]),
    function("setWithdrawAddress(address delegator,string to)", bridge(Of::Unnamed, UNSAID, "to", To::Unsaid)).with(&[(Role::Holder, "delegator")]),
    function("deposit(address token,address to,uint128 amount,bytes32,address refund)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)).with(&[(Role::RefundReceiver, "refund")]),
    function("transferAssetsToPara20(uint32,address beneficiary,(address,uint256)[],uint32)", bridge(Of::Unnamed, UNSAID, "beneficiary", To::Unsaid)),
    function("transferAssetsToPara32(uint32,bytes32 beneficiary,(address,uint256)[],uint32)", bridge(Of::Unnamed, UNSAID, "beneficiary", To::Unsaid)),
    function("transferAssetsToRelay(bytes32 beneficiary,(address,uint256)[],uint32)", bridge(Of::Unnamed, UNSAID, "beneficiary", To::Unsaid)),
    function("transfer(bytes32 beneficiary)", bridge(Of::Native, VALUE, "beneficiary", To::Unsaid)),
    function("transferStake(bytes32 beneficiary,bytes32,uint256,uint256,uint256)", bridge(Of::Unnamed, UNSAID, "beneficiary", To::Unsaid)),
    function("withdraw(address to,address token,uint256 amount)", bridge(Of::Token("token"), "amount", "to", ETHEREUM)),
    function("requestL2TransactionTwoBridges((uint256 chainId,uint256 mintValue,uint256 l2Value,uint256 l2GasLimit,uint256 l2GasPerPubdataByteLimit,address refundRecipient,address secondBridgeAddress,uint256 secondBridgeValue,bytes secondBridgeCalldata) request)", Does::Custom(by_second_bridge)).with(&[(Role::RefundReceiver, "request.refundRecipient")]),
    function("withdraw(bytes32 assetId,bytes assetData)", Does::Custom(by_asset_router_back)),
    function("finalizeWithdrawal(uint256 batch,uint256 index,uint16 txNumber,bytes message,bytes32[] proof)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("finalizeWithdrawal(uint256,uint256,uint256,uint16,bytes,bytes32[])", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("finalizeDeposit((uint256,uint256,uint256,address,uint16,bytes,bytes32[]))", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("finalizeEthWithdrawal(uint256,uint256,uint16,bytes,bytes32[])", withdraw(Of::Native, UNSAID, UNSAID)),
    // Polygon
    function("exit(bytes proof)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("startExitWithBurntTokens(bytes)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("processExits(address token)", withdraw(Of::Token("token"), UNSAID, UNSAID)),
    function("depositEtherFor(address user)", bridge(Of::Native, VALUE, "user", To::Named("Polygon"))),
    function("depositFor(address user,address rootToken,bytes depositData)", Does::Custom(to_polygon)),
    function("depositERC20ForUser(address token,address user,uint256 amount)", bridge(Of::Token("token"), "amount", "user", To::Named("Polygon"))),
    function("bridgeAsset(uint32 destinationNetwork,address destinationAddress,uint256 amount,address token,bool forceUpdateGlobalExitRoot,bytes permitData)", bridge(Of::Token("token"), "amount", "destinationAddress", To::Unsaid)),
    function("bridgeMessage(uint32 destinationNetwork,address destinationAddress,bool forceUpdateGlobalExitRoot,bytes metadata)", bridge(Of::Native, VALUE, "destinationAddress", To::Unsaid)),
    function("bridgeMessageWETH(uint32 destinationNetwork,address destinationAddress,uint256 amount,bool forceUpdateGlobalExitRoot,bytes metadata)", bridge(Of::Unnamed, "amount", "destinationAddress", To::Unsaid)),
    function("claimAsset(bytes32[32] smtProofLocalExitRoot,bytes32[32] smtProofRollupExitRoot,uint256 globalIndex,bytes32 mainnetExitRoot,bytes32 rollupExitRoot,uint32 originNetwork,address originTokenAddress,uint32 destinationNetwork,address destinationAddress,uint256 amount,bytes metadata)", withdraw(Of::Unnamed, "amount", "destinationAddress")),
    // Scroll
    function("depositETH(uint256 amount,uint256 gasLimit)", Does::Custom(to_scroll)),
    function("depositETH(address to,uint256 amount,uint256 gasLimit)", bridge(Of::Native, "amount", "to", To::Named("Scroll"))),
    function("depositERC20(address token,uint256 amount,uint256 gasLimit)", Does::Custom(token_to_scroll)),
    function("depositERC20(address token,address to,uint256 amount,uint256 gasLimit)", Does::Custom(token_to_scroll)),
    function("withdrawETH(uint256 amount,uint256 gasLimit)", bridge(Of::Native, "amount", UNSAID, ETHEREUM)),
    function("withdrawETH(address to,uint256 amount,uint256 gasLimit)", bridge(Of::Native, "amount", "to", ETHEREUM)),
    function("withdrawERC20(address token,uint256 amount,uint256 gasLimit)", bridge(Of::Token("token"), "amount", UNSAID, ETHEREUM)),
    function("withdrawERC20(address token,address to,uint256 amount,uint256 gasLimit)", bridge(Of::Token("token"), "amount", "to", ETHEREUM)),
    function("relayMessageWithProof(address sender,address to,uint256 value,uint256 nonce,bytes message,(uint256 batchIndex,bytes merkleProof) proof)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("sendMessage(address to,uint256 value,bytes data,uint256 gasLimit)", Does::Custom(message)),
    function("sendTransaction(address to,uint256 value,uint256 gasLimit,bytes data)", Does::Custom(message)),
    function("sendMessage(address to,uint256 value,bytes data,uint256 gasLimit,address refundRecipient)", Does::Custom(message)).with(REFUND),
    // Linea
    function("claimMessageWithProof((bytes32[] proof,uint256 messageNumber,uint32 leafIndex,address sender,address to,uint256 fee,uint256 value,address feeRecipient,bytes32 merkleRoot,bytes data) params)", Does::Custom(|called, reader| claimed(called, withdraw(Of::Native, "params.value", "params.to"), reader))),
    function("claimMessageWithProofAndWithdrawLST((bytes32[] proof,uint256 messageNumber,uint32 leafIndex,address sender,address to,uint256 fee,uint256 value,address feeRecipient,bytes32 merkleRoot,bytes data) params,address lstRecipient)", Does::Custom(|called, reader| claimed(called, withdraw(Of::Unnamed, "params.value", "lstRecipient"), reader))),
    function("claimMessage(address sender,address to,uint256 fee,uint256 value,address feeRecipient,bytes data,uint256 nonce)", Does::Custom(|called, reader| claimed(called, withdraw(Of::Native, "value", "to"), reader))),
    function("bridgeTokenWithPermit(address token,uint256 amount,address recipient,bytes permitData)", bridge(Of::Token("token"), "amount", "recipient", To::Unsaid)),
    // The Graph: stakes and vested tokens between Ethereum and Arbitrum
    function("transferDelegationToL2(address indexer,address to,uint256,uint256,uint256)", bridge(Of::Unnamed, UNSAID, "to", To::Named("Arbitrum One"))).with(&[(Role::Mentioned, "indexer")]),
    function("withdrawToL1Locked(uint256 amount)", bridge(Of::Unnamed, "amount", UNSAID, ETHEREUM)),
    // zkSync Lite
    function("withdrawPendingBalance(address owner,address token,uint128 amount)", withdraw(Of::Token("token"), "amount", "owner")),
    function("withdrawPendingBalance(address owner,uint16,uint128 amount)", withdraw(Of::Unnamed, "amount", "owner")),
    function("depositERC20(address token,uint104 amount,address to)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)),
    // Cartesi: what is put into an application
    function("depositERC20Tokens(address token,address app,uint256 amount,bytes)", deposit(Of::Token("token"), "amount", "app")),
    function("depositEther(address app,bytes)", deposit(Of::Native, VALUE, "app")),
    function("depositBatchERC1155Token(address token,address app,uint256[],uint256[],bytes,bytes)", deposit(Of::Unnamed, UNSAID, "app")).with(&[(Role::Token, "token")]),
    function("sendMessage(address to,uint256 fee,bytes data)", Does::Custom(message)),
    function("bridgeToken(address token,uint256 amount,address recipient)", bridge(Of::Token("token"), "amount", "recipient", To::Unsaid)),
    // Immutable, of which the coin here is that of the network it came from
    function("depositTo(address token,address receiver,uint256 amount)", Does::Custom(to_immutable)),
    function("depositToETH(address receiver,uint256 amount)", bridge(Of::Native, "amount", "receiver", To::Named("Immutable zkEVM"))),
    function("withdrawIMX(uint256 amount)", bridge(Of::Native, "amount", UNSAID, ETHEREUM)),
    function("withdrawIMXTo(address receiver,uint256 amount)", bridge(Of::Native, "amount", "receiver", ETHEREUM)),
    function("withdrawETHTo(address receiver,uint256 amount)", bridge(Of::Unnamed, "amount", "receiver", ETHEREUM)),
    function("withdrawWIMX(uint256 amount)", bridge(Of::Unnamed, "amount", UNSAID, ETHEREUM)),
    function("withdrawWIMXTo(address receiver,uint256 amount)", bridge(Of::Unnamed, "amount", "receiver", ETHEREUM)),
    // Gnosis and Ronin
    function("requestWithdrawalFor((address recipient,address token,(uint8 kind,uint256 id,uint256 quantity) info) request,uint256 chain)", Does::Custom(from_ronin)),
    function("bulkRequestWithdrawalFor((address recipient,address token,(uint8 kind,uint256 id,uint256 quantity) info)[] requests,uint256 chain)", Does::Custom(all_from_ronin)),
    // Sonic, for whoever pays in
    function("deposit(uint96,address token,uint256 amount)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("relayTokens(address token,address receiver,uint256 amount)", bridge(Of::Token("token"), "amount", "receiver", To::Unsaid)),
    function("relayTokensAndCall(address token,address receiver,uint256 amount,bytes data)", bridge(Of::Token("token"), "amount", "receiver", To::Unsaid)),
    function("relayTokens(address receiver,uint256 amount)", bridge(Of::Unnamed, "amount", "receiver", To::Unsaid)),
    function("requestDepositFor((address recipient,address token,(uint8 erc,uint256 id,uint256 quantity) info) request)", Does::Custom(to_ronin)),
    function("depositETHAndCall(address to,uint256 amount,bytes data,uint256 gasLimit)", bridge(Of::Native, "amount", "to", To::Unsaid)),
    function("withdrawETHAndCall(address to,uint256 amount,bytes data,uint256 gasLimit)", bridge(Of::Native, "amount", "to", ETHEREUM)),
    function("depositERC20AndCall(address token,address to,uint256 amount,bytes data,uint256 gasLimit)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)),
    function("withdrawERC20AndCall(address token,address to,uint256 amount,bytes data,uint256 gasLimit)", bridge(Of::Token("token"), "amount", "to", ETHEREUM)),
    function("sendTxToL1(address to,bytes data)", bridge(Of::Native, VALUE, "to", ETHEREUM)),
    function("safeExecuteSignaturesWithAutoGasLimit(bytes,bytes)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("relayTokens(address to)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("wrapAndRelayTokens(address to)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("wrapAndRelayTokens()", bridge(Of::Native, VALUE, UNSAID, To::Unsaid)),
    function("addLiquidity(address token,uint256 amount)", deposit(Of::Token("token"), "amount", UNSAID)),
    // Aura's token: locked on Ethereum for whoever is named there
    function("lock(address to,uint256 amount,address owner)", Does::Custom(locked)),
    function("removeLiquidity(address token,uint256 amount,bool sendEth)", withdraw(Of::Token("token"), UNSAID, UNSAID)),
];

/// Others keep a token, which stands in the first place, for whom the last one names.
fn locked(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let is_token = tokens::known(reader.chain, &called.address("to")?).is_some();
    let does = if is_token {
        deposit(Of::Token("to"), "amount", "owner")
    } else {
        bridge(Of::This, "amount", "to", ETHEREUM)
    };
    called.read_as(does, reader)
}

/// To Arbitrum and its kin, if a bridge of theirs is called; others keep what is sent along.
fn to_arbitrum(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let known = known::contract(reader.chain, &called.call.to);
    let does = if known.is_some_and(|known| known.kind == known::Kind::Bridge) {
        bridge(Of::Native, VALUE, UNSAID, To::Unsaid)
    } else {
        deposit(Of::Native, VALUE, UNSAID)
    };
    called.read_as(does, reader)
}

/// To Immutable, if its bridge is called; others keep it for whoever is named.
fn to_immutable(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let known = known::contract(reader.chain, &called.call.to);
    let does = if known.is_some_and(|known| known.kind == known::Kind::Bridge) {
        bridge(Of::Token("token"), "amount", "receiver", To::Named("Immutable zkEVM"))
    } else {
        deposit(Of::Token("token"), "amount", "receiver")
    };
    called.read_as(does, reader)
}

/// Some of a token, or one item.
fn from_ronin(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    one_from_ronin(called, "request", reader)
}

fn all_from_ronin(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.get("requests")?.items()?.len();
    called.note_more(count, reader);
    let each = (0..count.min(limits::ITEMS)).map(|index| format!("requests.{index}"));
    let acts = each.map(|request| one_from_ronin(called, &request, reader));
    first_with_others(acts.collect::<Option<_>>()?)
}

fn one_from_ronin(called: &Called<'_>, request: &str, reader: &mut Reader) -> Option<Act> {
    let token = called.address(&format!("{request}.token"))?;
    let (asset, amount) = if called.uint(&format!("{request}.info.kind"))?.is_zero() {
        (reader.token_or_native(token), called.amount(&format!("{request}.info.quantity")))
    } else {
        let id = called.uint(&format!("{request}.info.id"))?.to_string();
        (Asset::Collectible { address: reader.spelled(token), id }, Amount::of(U256::ONE))
    };
    let recipient = format!("{request}.recipient");
    Some(called.bridge(asset, amount, &recipient, To::ChainId("chain"), reader))
}

/// The place where a rollup of Optimism's kind keeps its own coin as a token.
const COIN: alloy_primitives::Address =
    alloy_primitives::address!("0xDeadDeAddeAddEAddeadDEaDDEAdDeaDDeAD0000");

/// What is claimed, and the fee of whoever claims it, which is paid to whom the claim names.
fn claimed(called: &Called<'_>, does: Does, reader: &mut Reader) -> Option<Act> {
    let mut act = called.read_as(does, reader)?;
    let old = called.get("params").is_none();
    let (fee, to) =
        if old { ("fee", "feeRecipient") } else { ("params.fee", "params.feeRecipient") };
    if !called.address(to)?.is_zero() && !called.uint(fee)?.is_zero() {
        let fee = withdraw(Of::Native, fee, to);
        act.calls.extend(called.read_as(fee, reader));
    }
    Some(act)
}

/// Whoever brings the message there is paid the fee, which is sent along besides what arrives.
fn to_taiko(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (fee, value) = (called.uint("message.fee")?, called.uint("message.value")?);
    let much = !value.is_zero() && fee > value / alloy_primitives::U256::from(5);
    let amount = if much { VALUE } else { "message.value" };
    let to = To::ChainId("message.to");
    let mut act = called.read_as(bridge(Of::Native, amount, "message.recipient", to), reader)?;
    if much {
        act.leaves_fee(fee);
    }
    Some(act)
}

fn from_optimism(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let of = if called.address("l2Token")? == COIN { Of::Native } else { Of::Token("l2Token") };
    let asset = called.asset(of, reader)?;
    Some(called.bridge(asset, called.amount("amount"), "to", ETHEREUM, reader))
}

/// A call on the other network, with coins for it.
fn message(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    call_there(called, "to", "value", "data", reader)
}

/// The same with all that is sent along.
fn message_with_all(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    call_there(called, "to", VALUE, "data", reader)
}

fn message_in_request(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    call_there(called, "request.to", "request.value", "request.data", reader)
}

/// What the call does there is read like any other; its addresses are those of the other network.
fn call_there(
    called: &Called<'_>,
    to: &str,
    value: &str,
    data: &str,
    reader: &mut Reader,
) -> Option<Act> {
    let mut bytes = called.bytes_at(data)?;
    if called.bool_at("isCreation") == Some(true) {
        let reason = "a contract is made there, whose code was only searched";
        reader.unread.push(Unread::new(called.path(data), reason));
        bytes = &[];
    }
    // What is sent along pays for the way as well. Networks with a coin of their own take tokens in its place,
    // and Optimism's what the account has there already.
    let own = called.address(to).is_some_and(|to| reader.has_own(to));
    // Fewer bytes than name a function call nothing of an account's own.
    if own && bytes.len() < crate::decode::abi::SELECTOR {
        bytes = &[];
    }
    // Optimism's brings all of it to the account itself first.
    let whole = own && called.function.signature.starts_with("depositTransaction(");
    let less = called.uint(value).is_some_and(|value| called.call.value > Some(value));
    let value = if called.get(value).is_some() && !(whole && less) { value } else { VALUE };
    let sent = called.call.value.is_some_and(|sent| !sent.is_zero());
    let paid = sent || called.function.signature.starts_with("depositTransaction(");
    let nothing = called.uint(value)?.is_zero();
    let coin = called.asset(if paid || nothing { Of::Native } else { Of::Unnamed }, reader)?;
    let mut act = called.bridge(coin, called.amount(value), to, To::Unsaid, reader);
    if !own && less && called.function.signature.starts_with("depositTransaction(") {
        act.words = act.and_also("have the rest of what is paid on your own account there");
    }
    // Linea's is left to whoever brings the message there.
    act.leaves_fee(called.uint("fee").unwrap_or_default());
    if !bytes.is_empty() {
        let (to_path, path) = (called.path(to), called.path(data));
        let id = called.uint("request.chainId").and_then(|id| u64::try_from(id).ok());
        let there = id.or_else(|| called.leads_to(reader)).map(Chain::Evm);
        let chain = std::mem::replace(&mut reader.chain, there);
        act.calls = reader.call(&Call {
            by: Caller { signer: called.call.by.signer, account: None },
            to: called.address(to)?,
            to_path: &to_path,
            // What goes along is said by the act itself.
            value: Some(alloy_primitives::U256::ZERO),
            data: bytes,
            path: &path,
            ..*called.call
        });
        reader.chain = chain;
        if let Some(first) = act.calls.first().filter(|_| nothing) {
            act.words.clone_from(&first.words);
        }
    }
    Some(act)
}

/// From Ethereum to Scroll; on other networks those who stake ether are told the least to give back, and a deadline.
fn to_scroll(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if reader.chain.is_some_and(|chain| !SCROLLS_FROM.map(Chain::Evm).contains(&chain)) {
        return called.read_as(deposit(Of::Native, VALUE, UNSAID), reader);
    }
    called.read_as(bridge(Of::Native, "amount", UNSAID, To::Named("Scroll")), reader)
}

/// The same of a token.
fn token_to_scroll(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let to = if called.get("to").is_some() { "to" } else { UNSAID };
    let token = Of::Token("token");
    let does = if reader.chain.is_some_and(|chain| !SCROLLS_FROM.map(Chain::Evm).contains(&chain)) {
        deposit(token, "amount", to)
    } else {
        bridge(token, "amount", to, To::Named("Scroll"))
    };
    called.read_as(does, reader)
}

/// The data are the amount for a fungible token, an id for a collectible, more for others.
fn to_polygon(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Token("rootToken"), reader)?;
    let amount = match called.bytes_at("depositData")? {
        word if word.len() == 32 => Amount::of(alloy_primitives::U256::from_be_slice(word)),
        _ => Amount::unread(),
    };
    Some(called.bridge(asset, amount, "user", To::Named("Polygon"), reader))
}

/// A token of zero is the network's own coin.
fn to_ronin(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Token("request.token"), reader)?;
    let amount = called.amount("request.info.quantity");
    Some(called.bridge(asset, amount, "request.recipient", To::Named("Ronin"), reader))
}

/// What stands for the network's own coin at `ZKsync`'s bridges.
const OWN_COIN: alloy_primitives::Address =
    alloy_primitives::address!("0x0000000000000000000000000000000000000001");

/// A token by way of the bridge that is named: which one, how much and for whom stands in data for it.
fn by_second_bridge(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    static DEPOSIT: Function =
        function("deposit(address token,uint256 amount,address receiver)", Does::Ordinary);
    let (data, path) = (
        called.get("request.secondBridgeCalldata")?.bytes()?,
        called.path("request.secondBridgeCalldata"),
    );
    if let Some(act) = by_asset_router(called, data, &path, reader) {
        return Some(act);
    }
    if data.len() != 96 {
        reader.only_searched(path, "what is bridged, and for whom,");
        let coin = called.asset(Of::Native, reader)?;
        let mut act = called.bridge(coin, called.amount(VALUE), UNSAID, To::Unsaid, reader);
        hand_to_second(&mut act, called, reader);
        return Some(act);
    }
    let call = Call { data, path: &path, ..*called.call };
    let inner = super::super::plan::encoded(&call, &DEPOSIT);
    let coin = inner.address("token")? == OWN_COIN;
    let asset = inner.asset(if coin { Of::Native } else { Of::Token("token") }, reader)?;
    let amount = if coin { "request.secondBridgeValue" } else { "" };
    let amount = called.uint(amount).map_or_else(|| inner.amount("amount"), Amount::of);
    let mut act = inner.bridge(asset, amount, "receiver", To::Unsaid, reader);
    with_refund(&mut act, called, reader);
    Some(act)
}

/// Tells of the rest of the request: where to, who gets back what is left, and by whom.
fn with_refund(act: &mut Act, called: &Called<'_>, reader: &Reader) {
    if let Deed::Bridge { to_chain, .. } = &mut act.deed {
        *to_chain = To::ChainId("request.chainId").read(called);
        act.words = act.in_words();
    }
    let refund = called.party(Role::RefundReceiver, "request.refundRecipient", reader);
    act.parties
        .extend(refund.filter(|party| party.address.bytes20().is_some_and(|one| !one.is_zero())));
    hand_to_second(act, called, reader);
}

/// What an asset router takes and for whom, behind the number of the encoding and the asset.
static ASSET: Function = function("asset(bytes32 assetId,bytes assetData)", Does::Ordinary);
static BURNT: Function =
    function("burn(uint256 amount,address receiver,address token)", Does::Ordinary);

/// The asset that the native token vault of a network numbers so, if it is this token there.
fn numbered(asset: &[u8; 32], token: alloy_primitives::Address, chain: u64) -> bool {
    const VAULT: alloy_primitives::Address =
        alloy_primitives::address!("0x0000000000000000000000000000000000010004");
    let words = [U256::from(chain).to_be_bytes::<32>(), VAULT.into_word().0, token.into_word().0];
    alloy_primitives::keccak256(words.concat()) == *asset
}

/// The coin or token of Ethereum that goes by a number, if it is known: whoever names none leaves it to the vault.
fn by_number(number: &[u8; 32]) -> Option<Asset> {
    const ETHEREUM: u64 = 1;
    let chain = Some(Chain::Evm(ETHEREUM));
    if numbered(number, OWN_COIN, ETHEREUM) {
        return Some(tokens::native(chain));
    }
    let token = tokens::all(ETHEREUM).find(|one| numbered(number, one.address, ETHEREUM))?;
    Some(token.asset(chain))
}

/// A token by its number in the asset router's encoding: the vault takes what the number stands for. Which token that is
/// cannot be told where another network numbered it.
fn by_asset_router(
    called: &Called<'_>,
    data: &[u8],
    path: &str,
    reader: &mut Reader,
) -> Option<Act> {
    const VERSION: u8 = 1;
    let data =
        data.split_first().and_then(|(version, rest)| (*version == VERSION).then_some(rest))?;
    // What a stranger does with it nobody knows.
    let by = called.address("request.secondBridgeAddress");
    by.filter(|by| known::contract(reader.chain, by).is_some())?;
    let call = Call { data, path, ..*called.call };
    let outer = super::super::plan::encoded(&call, &ASSET);
    let call = Call { data: outer.bytes_at("assetData")?, ..call };
    let inner = super::super::plan::encoded(&call, &BURNT);
    let number = outer.get("assetId")?.word();
    let token = inner.address("token")?;
    let here = reader.chain.and_then(Chain::number).unwrap_or(1);
    let coin = token == OWN_COIN;
    let asset = if token.is_zero() {
        by_number(&number)?
    } else {
        let of = if coin { Of::Native } else { Of::Token("token") };
        inner.asset(of, reader).filter(|_| numbered(&number, token, here))?
    };
    let amount = called.uint("request.secondBridgeValue").filter(|_| coin);
    let amount = amount.map_or_else(|| inner.amount("amount"), Amount::of);
    let mut act = inner.bridge(asset, amount, "receiver", To::Unsaid, reader);
    with_refund(&mut act, called, reader);
    Some(act)
}

/// Back from there: the vault takes the token only if it is the one of that number.
fn by_asset_router_back(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ROUTER: alloy_primitives::Address =
        alloy_primitives::address!("0x0000000000000000000000000000000000010003");
    /// The network's own coin, as a contract of the system.
    const COIN: alloy_primitives::Address =
        alloy_primitives::address!("0x000000000000000000000000000000000000800A");
    let path = called.path("assetData");
    let data = called.bytes_at("assetData").filter(|_| called.call.to == ROUTER)?;
    let call = Call { data, path: &path, ..*called.call };
    let inner = super::super::plan::encoded(&call, &BURNT);
    let token = inner.address("token")?;
    let asset = if token.is_zero() {
        by_number(&called.get("assetId")?.word()).unwrap_or(Asset::Unnamed)
    } else {
        inner.asset(if token == COIN { Of::Native } else { Of::Token("token") }, reader)?
    };
    Some(inner.bridge(asset, inner.amount("amount"), "receiver", ETHEREUM, reader))
}

/// The second bridge is whatever contract is named, and has the coins that are for it.
fn hand_to_second(act: &mut Act, called: &Called<'_>, reader: &Reader) {
    let is_paid = called.uint("request.secondBridgeValue").is_some_and(|value| !value.is_zero());
    let role = if is_paid { Role::Executor } else { Role::Mentioned };
    let second = called.party(role, "request.secondBridgeAddress", reader);
    act.parties.extend(second.filter(|party| party.kind != Some(known::Kind::Bridge)));
}

/// A token of Arbitrum's, by its address on Ethereum.
fn to_ethereum(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let there = called.leads_to(reader).unwrap_or(1);
    let asset = tokens::elsewhere(Some(Chain::Evm(there)), called.address("token")?);
    Some(called.bridge(asset, called.amount("amount"), "to", ETHEREUM, reader))
}

/// A withdrawal of coins, or a call from the rollup, which is read like any other: with no coins, that is all.
fn from_arbitrum(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let data = called.get("data")?.bytes()?;
    if !data.is_empty() && called.uint("value")?.is_zero() {
        return called.calls(Shape::One { to: "to", value: "value", data: "data" }, reader);
    }
    let payee = called.beneficiary("to", reader).into_iter().collect();
    let asset = called.asset(Of::Native, reader)?;
    let deed = Deed::Withdraw { asset, amount: called.amount("value") };
    let mut act = called.act(deed, Role::Contract, payee, reader);
    if !data.is_empty() {
        let (to_path, path) = (called.path("to"), called.path("data"));
        act.calls = reader.call(&Call {
            by: Caller::contract(called.call),
            to: called.address("to")?,
            to_path: &to_path,
            value: Some(alloy_primitives::U256::ZERO),
            data,
            path: &path,
            ..*called.call
        });
    }
    Some(act)
}

/// A token for another on the network that the bridge leads to. The bridge takes whatever pair is named: whoever made
/// the other token can bring that back, and take what was sent.
fn paired(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.given_as(Of::Token("localToken"), "amount", reader)?;
    let to = if called.get("to").is_some() { "to" } else { UNSAID };
    let amount = called.amount("amount");
    let mut act = called.bridge(asset.clone(), amount.clone(), to, To::Unsaid, reader);
    let there = called.leads_to(reader).map(Chain::Evm);
    called.pair(&mut act, (asset, amount), ("remoteToken", there), reader)?;
    Some(act)
}

/// One item, which arrives as its copy: of whatever collection is named, where it comes from Ethereum. Back there, the
/// copy's contract says itself of what it is one.
fn item(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let id = called.uint("tokenId")?.to_string();
    let address = reader.spelled(called.address("localToken")?);
    let asset = Asset::Collectible { address, id: id.clone() };
    let to = if called.get("to").is_some() { "to" } else { UNSAID };
    let mut act = called.bridge(asset, Amount::of(U256::ONE), to, To::Unsaid, reader);
    let copy = called.party(Role::Mentioned, "remoteToken", reader)?;
    if let (Some(Chain::Evm(1)), Deed::Bridge { arrives, .. }) = (reader.chain, &mut act.deed) {
        let asset = Asset::Collectible { address: copy.address.clone(), id };
        arrives.push(Part { asset, amount: Amount::of(U256::ONE), to: None });
        act.words = act.in_words();
    }
    act.parties.push(copy);
    Some(act)
}

impl Called<'_> {
    /// Tells of the other token of a pair, at this argument and on that network.
    pub(in super::super) fn pair(
        &self,
        act: &mut Act,
        (asset, amount): (Asset, Amount),
        (argument, there): (&str, Option<Chain>),
        reader: &Reader,
    ) -> Option<()> {
        let remote = self.address(argument)?;
        let symbol = match &asset {
            Asset::Token { symbol, .. } => symbol.as_deref(),
            _ => None,
        };
        let symbol = symbol.filter(|_| tokens::known(there, &remote).is_none());
        let other = symbol.and_then(|symbol| tokens::named(there, symbol));
        if let (Deed::Bridge { arrives, .. }, Some(_)) = (&mut act.deed, other) {
            let asset = tokens::elsewhere(there, remote);
            arrives.push(Part { asset, amount, to: None });
            act.words = act.in_words();
        }
        act.parties.extend(self.party(Role::Mentioned, argument, reader));
        Some(())
    }
}
