//! The bridges that rollups and side chains are built on: Optimism's and its kin, Arbitrum's, `ZKsync`'s,
//! Polygon's, Scroll's, Linea's. The other network is the rollup, or Ethereum from there.

use super::super::foreign::To;
use super::super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, bridge, deposit, function, withdraw,
};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Reader, Role};

const REFUND: &[(Role, &str)] = &[(Role::RefundReceiver, "refundRecipient")];
/// A ticket that is not redeemed can be cancelled by whom its value then goes to.
const REFUNDS: &[(Role, &str)] =
    &[(Role::RefundReceiver, "refundRecipient"), (Role::RefundReceiver, "callValueRefundAddress")];
const ETHEREUM: To = To::Named("Ethereum");

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Optimism, Base and every other chain of that kind
    function("depositETH(uint32 minGasLimit,bytes extraData)", bridge(Of::Native, VALUE, UNSAID, To::Unsaid)),
    function("depositETHTo(address to,uint32 minGasLimit,bytes extraData)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("depositERC20(address l1Token,address l2Token,uint256 amount,uint32 minGasLimit,bytes extraData)", bridge(Of::Token("l1Token"), "amount", UNSAID, To::Unsaid)),
    function("depositERC20To(address l1Token,address l2Token,address to,uint256 amount,uint32 minGasLimit,bytes extraData)", bridge(Of::Token("l1Token"), "amount", "to", To::Unsaid)),
    function("bridgeETH(uint32 minGasLimit,bytes extraData)", bridge(Of::Native, VALUE, UNSAID, To::Unsaid)),
    function("bridgeETHTo(address to,uint32 minGasLimit,bytes extraData)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("bridgeERC20(address localToken,address remoteToken,uint256 amount,uint32 minGasLimit,bytes extraData)", bridge(Of::Token("localToken"), "amount", UNSAID, To::Unsaid)),
    function("bridgeERC20To(address localToken,address remoteToken,address to,uint256 amount,uint32 minGasLimit,bytes extraData)", bridge(Of::Token("localToken"), "amount", "to", To::Unsaid)),
    function("withdraw(address l2Token,uint256 amount,uint32 minGasLimit,bytes extraData)", Does::Custom(from_optimism)),
    function("withdrawTo(address l2Token,address to,uint256 amount,uint32 minGasLimit,bytes extraData)", Does::Custom(from_optimism)),
    function("depositTransaction(address to,uint256 value,uint64 gasLimit,bool isCreation,bytes data)", Does::Custom(message)),
    function("initiateWithdrawal(address to,uint256 gasLimit,bytes data)", Does::Custom(message)),
    function("sendMessage(address to,bytes data,uint32 minGasLimit)", Does::Custom(message)),
    function("proveWithdrawalTransaction((uint256 nonce,address sender,address target,uint256 value,uint256 gasLimit,bytes data) withdrawal,uint256 disputeGameIndex,(bytes32 version,bytes32 stateRoot,bytes32 messagePasserStorageRoot,bytes32 latestBlockhash) outputRootProof,bytes[] withdrawalProof)", Does::Ordinary),
    function("finalizeWithdrawalTransaction((uint256 nonce,address sender,address target,uint256 value,uint256 gasLimit,bytes data) withdrawal)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("finalizeWithdrawalTransactionExternalProof((uint256 nonce,address sender,address target,uint256 value,uint256 gasLimit,bytes data) withdrawal,address proofSubmitter)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    // Taiko
    function("sendMessage((uint64,uint64,uint32,address,uint64,address,uint64 to,address destOwner,address recipient,uint256 value,bytes) message)", bridge(Of::Native, VALUE, "message.recipient", To::ChainId("message.to"))).with(&[(Role::Mentioned, "message.destOwner")]),
    function("sendToken((uint64 to,address destOwner,address recipient,uint64,address token,uint32,uint256 amount) op)", bridge(Of::Token("op.token"), "op.amount", "op.recipient", To::ChainId("op.to"))).with(&[(Role::Mentioned, "op.destOwner")]),
    // Arbitrum
    function("depositEth()", bridge(Of::Native, VALUE, UNSAID, To::Unsaid)),
    function("withdrawEth(address destination)", bridge(Of::Native, VALUE, "destination", ETHEREUM)),
    function("outboundTransfer(address token,address to,uint256 amount,uint256 maxGas,uint256 gasPriceBid,bytes data)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)),
    function("outboundTransferCustomRefund(address token,address refundRecipient,address to,uint256 amount,uint256 maxGas,uint256 gasPriceBid,bytes data)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)).with(REFUND),
    function("outboundTransfer(address token,address to,uint256 amount,bytes data)", bridge(Of::Token("token"), "amount", "to", ETHEREUM)),
    function("createRetryableTicket(address to,uint256 value,uint256 maxSubmissionCost,address refundRecipient,address callValueRefundAddress,uint256 gasLimit,uint256 maxFeePerGas,bytes data)", Does::Custom(message)).with(REFUNDS),
    function("unsafeCreateRetryableTicket(address to,uint256 value,uint256 maxSubmissionCost,address refundRecipient,address callValueRefundAddress,uint256 gasLimit,uint256 maxFeePerGas,bytes data)", Does::Custom(message)).with(REFUNDS),
    function("createRetryableTicket(address to,uint256 value,uint256 maxSubmissionCost,address refundRecipient,address callValueRefundAddress,uint256 gasLimit,uint256 maxFeePerGas,uint256 tokenTotalFeeAmount,bytes data)", Does::Custom(message)).with(REFUNDS),
    function("executeTransaction(bytes32[] proof,uint256 index,address l2Sender,address to,uint256 l2Block,uint256 l1Block,uint256 l2Timestamp,uint256 value,bytes data)", Does::Custom(from_arbitrum)),
    // ZKsync
    function("requestL2Transaction(address to,uint256 value,bytes data,uint256 l2GasLimit,uint256 l2GasPerPubdataByteLimit,bytes[] factoryDeps,address refundRecipient)", Does::Custom(message)).with(REFUND),
    function("requestL2TransactionDirect((uint256 chainId,uint256 mintValue,address to,uint256 value,bytes data,uint256 l2GasLimit,uint256 l2GasPerPubdataByteLimit,bytes[] factoryDeps,address refundRecipient) request)", Does::Custom(message_in_request)).with(&[(Role::RefundReceiver, "request.refundRecipient")]),
    function("deposit(address to,address token,uint256 amount,uint256 l2TxGasLimit,uint256 l2TxGasPerPubdataByte)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)),
    function("deposit(address to,address token,uint256 amount,uint256 l2TxGasLimit,uint256 l2TxGasPerPubdataByte,address refundRecipient)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)).with(REFUND),
    function("withdraw(address to)", bridge(Of::Native, VALUE, "to", ETHEREUM)),
    function("withdraw(address to,address token,uint256 amount)", bridge(Of::Token("token"), "amount", "to", ETHEREUM)),
    function("requestL2TransactionTwoBridges((uint256 chainId,uint256 mintValue,uint256 l2Value,uint256 l2GasLimit,uint256 l2GasPerPubdataByteLimit,address refundRecipient,address secondBridgeAddress,uint256 secondBridgeValue,bytes secondBridgeCalldata) request)", Does::Custom(by_second_bridge)).with(&[(Role::RefundReceiver, "request.refundRecipient")]),
    function("finalizeWithdrawal(uint256 batch,uint256 index,uint16 txNumber,bytes message,bytes32[] proof)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    // Polygon
    function("exit(bytes proof)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("depositEtherFor(address user)", bridge(Of::Native, VALUE, "user", To::Named("Polygon"))),
    function("depositFor(address user,address rootToken,bytes depositData)", Does::Custom(to_polygon)),
    function("bridgeAsset(uint32 destinationNetwork,address destinationAddress,uint256 amount,address token,bool forceUpdateGlobalExitRoot,bytes permitData)", bridge(Of::Token("token"), "amount", "destinationAddress", To::Unsaid)),
    function("claimAsset(bytes32[32] smtProofLocalExitRoot,bytes32[32] smtProofRollupExitRoot,uint256 globalIndex,bytes32 mainnetExitRoot,bytes32 rollupExitRoot,uint32 originNetwork,address originTokenAddress,uint32 destinationNetwork,address destinationAddress,uint256 amount,bytes metadata)", withdraw(Of::Unnamed, "amount", "destinationAddress")),
    // Scroll
    function("depositETH(uint256 amount,uint256 gasLimit)", bridge(Of::Native, "amount", UNSAID, To::Named("Scroll"))),
    function("depositETH(address to,uint256 amount,uint256 gasLimit)", bridge(Of::Native, "amount", "to", To::Named("Scroll"))),
    function("depositERC20(address token,uint256 amount,uint256 gasLimit)", bridge(Of::Token("token"), "amount", UNSAID, To::Named("Scroll"))),
    function("depositERC20(address token,address to,uint256 amount,uint256 gasLimit)", bridge(Of::Token("token"), "amount", "to", To::Named("Scroll"))),
    function("withdrawETH(uint256 amount,uint256 gasLimit)", bridge(Of::Native, "amount", UNSAID, ETHEREUM)),
    function("withdrawETH(address to,uint256 amount,uint256 gasLimit)", bridge(Of::Native, "amount", "to", ETHEREUM)),
    function("withdrawERC20(address token,uint256 amount,uint256 gasLimit)", bridge(Of::Token("token"), "amount", UNSAID, ETHEREUM)),
    function("withdrawERC20(address token,address to,uint256 amount,uint256 gasLimit)", bridge(Of::Token("token"), "amount", "to", ETHEREUM)),
    function("relayMessageWithProof(address sender,address to,uint256 value,uint256 nonce,bytes message,(uint256 batchIndex,bytes merkleProof) proof)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("sendMessage(address to,uint256 value,bytes data,uint256 gasLimit)", Does::Custom(message)),
    function("sendMessage(address to,uint256 value,bytes data,uint256 gasLimit,address refundRecipient)", Does::Custom(message)).with(REFUND),
    // Linea
    function("claimMessageWithProof((bytes32[] proof,uint256 messageNumber,uint32 leafIndex,address sender,address to,uint256 fee,uint256 value,address feeRecipient,bytes32 merkleRoot,bytes data) params)", withdraw(Of::Native, "params.value", "params.to")),
    function("claimMessage(address sender,address to,uint256 fee,uint256 value,address feeRecipient,bytes data,uint256 nonce)", withdraw(Of::Native, "value", "to")),
    function("bridgeTokenWithPermit(address token,uint256 amount,address recipient,bytes permitData)", bridge(Of::Token("token"), "amount", "recipient", To::Unsaid)),
    // zkSync Lite
    function("depositERC20(address token,uint104 amount,address to)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)),
    function("sendMessage(address to,uint256 fee,bytes data)", Does::Custom(message)),
    function("bridgeToken(address token,uint256 amount,address recipient)", bridge(Of::Token("token"), "amount", "recipient", To::Unsaid)),
    // Gnosis and Ronin
    function("relayTokens(address token,address receiver,uint256 amount)", bridge(Of::Token("token"), "amount", "receiver", To::Unsaid)),
    function("relayTokens(address receiver,uint256 amount)", bridge(Of::Unnamed, "amount", "receiver", To::Unsaid)),
    function("requestDepositFor((address recipient,address token,(uint8 erc,uint256 id,uint256 quantity) info) request)", Does::Custom(to_ronin)),
    function("depositETHAndCall(address to,uint256 amount,bytes data,uint256 gasLimit)", bridge(Of::Native, "amount", "to", To::Unsaid)),
    function("withdrawETHAndCall(address to,uint256 amount,bytes data,uint256 gasLimit)", bridge(Of::Native, "amount", "to", ETHEREUM)),
    function("depositERC20AndCall(address token,address to,uint256 amount,bytes data,uint256 gasLimit)", bridge(Of::Token("token"), "amount", "to", To::Unsaid)),
    function("withdrawERC20AndCall(address token,address to,uint256 amount,bytes data,uint256 gasLimit)", bridge(Of::Token("token"), "amount", "to", ETHEREUM)),
    function("sendTxToL1(address to,bytes data)", bridge(Of::Native, VALUE, "to", ETHEREUM)),
    function("relayTokens(address to)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("wrapAndRelayTokens(address to)", bridge(Of::Native, VALUE, "to", To::Unsaid)),
    function("wrapAndRelayTokens()", bridge(Of::Native, VALUE, UNSAID, To::Unsaid)),
    function("addLiquidity(address token,uint256 amount)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("removeLiquidity(address token,uint256 amount,bool sendEth)", withdraw(Of::Token("token"), UNSAID, UNSAID)),
];

/// The place where a rollup of Optimism's kind keeps its own coin as a token.
const COIN: alloy_primitives::Address =
    alloy_primitives::address!("0xDeadDeAddeAddEAddeadDEaDDEAdDeaDDeAD0000");

fn from_optimism(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let of = if called.address("l2Token")? == COIN { Of::Native } else { Of::Token("l2Token") };
    let asset = called.asset(of, reader)?;
    Some(called.bridge(asset, called.amount("amount"), "to", ETHEREUM, reader))
}

/// A call on the other network, with coins for it.
fn message(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    call_there(called, "to", "value", "data", reader)
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
    let bytes = called.bytes_at(data)?;
    let coin = called.asset(Of::Native, reader)?;
    // What is sent along pays for the way as well. Networks with a coin of their own take tokens in its place.
    let sent = called.call.value.is_some_and(|sent| !sent.is_zero());
    let amount = called.amount(if sent { value } else { VALUE });
    let mut act = called.bridge(coin, amount, to, To::Unsaid, reader);
    if !bytes.is_empty() {
        let (to_path, path) = (called.path(to), called.path(data));
        let chain = reader.chain.take();
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
    }
    Some(act)
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

/// A token by way of the bridge that is named: which one, how much and for whom stands in data for it.
fn by_second_bridge(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    static DEPOSIT: Function =
        function("deposit(address token,uint256 amount,address receiver)", Does::Ordinary);
    let (data, path) = (
        called.get("request.secondBridgeCalldata")?.bytes()?,
        called.path("request.secondBridgeCalldata"),
    );
    if data.len() != 96 {
        let reason = "what is bridged, and for whom, stands in data that were only searched";
        reader.unread.push(crate::decode::Unread::new(path, reason));
        let coin = called.asset(Of::Native, reader)?;
        return Some(called.bridge(coin, called.amount(VALUE), UNSAID, To::Unsaid, reader));
    }
    let call = Call { data, path: &path, ..*called.call };
    let inner = super::super::plan::encoded(&call, &DEPOSIT);
    let asset = inner.asset(Of::Token("token"), reader)?;
    let mut act = inner.bridge(asset, inner.amount("amount"), "receiver", To::Unsaid, reader);
    let refund = called.party(Role::RefundReceiver, "request.refundRecipient", reader);
    act.parties
        .extend(refund.filter(|party| party.address.bytes20().is_some_and(|one| !one.is_zero())));
    Some(act)
}

/// A withdrawal of coins, or a call from the rollup, which is read like any other.
fn from_arbitrum(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let data = called.get("data")?.bytes()?;
    let payee = called.beneficiary("to", reader).into_iter().collect();
    let asset = called.asset(Of::Native, reader)?;
    let deed = crate::act::Deed::Withdraw { asset, amount: called.amount("value") };
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
