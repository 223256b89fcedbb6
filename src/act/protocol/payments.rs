//! Payments by way of a contract that names the payee: Coinbase Commerce, `LlamaPay`; and what is written on
//! the chain about somebody: attestations.

use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, deposit, function, send, withdraw,
};
use crate::act::{Act, Amount, Deed, Reader, Role};

const COMMERCE: &[(Role, &str)] =
    &[(Role::FeeReceiver, "intent.operator"), (Role::RefundReceiver, "intent.refundDestination")];
const FEES: &[(Role, &str)] = &[(Role::FeeReceiver, "feeAddress")];
const SENDER: &[(Role, &str)] = &[(Role::RefundReceiver, "sender")];
const FLOW: &[(Role, &str)] = &[(Role::RefundReceiver, "sender"), (Role::Mentioned, "to")];
const PAID: Does = Does::Custom(commerce);
const STREAM: Does = send(Of::Unnamed, UNSAID, "to");

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Tempo's channels, out of which so much may be claimed
    function("open(address payee,address operator,address token,uint96 deposit,bytes32,address authorizedSigner)", send(Of::Token("token"), "deposit", "payee")).with(&[(Role::Mentioned, "operator"), (Role::Mentioned, "authorizedSigner")]),
    // Coinbase Commerce
    function("transferNative((uint256 recipientAmount,uint256 deadline,address recipient,address recipientCurrency,address refundDestination,uint256 feeAmount,bytes16 id,address operator,bytes signature,bytes prefix) intent)", PAID).with(COMMERCE),
    function("transferToken((uint256 recipientAmount,uint256 deadline,address recipient,address recipientCurrency,address refundDestination,uint256 feeAmount,bytes16 id,address operator,bytes signature,bytes prefix) intent,(((address token,uint256 amount) permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount) transferDetails,bytes signature) signatureTransferData)", PAID).with(COMMERCE),
    function("transferTokenPreApproved((uint256 recipientAmount,uint256 deadline,address recipient,address recipientCurrency,address refundDestination,uint256 feeAmount,bytes16 id,address operator,bytes signature,bytes prefix) intent)", PAID).with(COMMERCE),
    function("wrapAndTransfer((uint256 recipientAmount,uint256 deadline,address recipient,address recipientCurrency,address refundDestination,uint256 feeAmount,bytes16 id,address operator,bytes signature,bytes prefix) intent)", PAID).with(COMMERCE),
    function("unwrapAndTransferPreApproved((uint256 recipientAmount,uint256 deadline,address recipient,address recipientCurrency,address refundDestination,uint256 feeAmount,bytes16 id,address operator,bytes signature,bytes prefix) intent)", PAID).with(COMMERCE),
    function("swapAndTransferUniswapV3Native((uint256 recipientAmount,uint256 deadline,address recipient,address recipientCurrency,address refundDestination,uint256 feeAmount,bytes16 id,address operator,bytes signature,bytes prefix) intent,uint24 poolFeesTier)", PAID).with(COMMERCE),
    function("swapAndTransferUniswapV3TokenPreApproved((uint256 recipientAmount,uint256 deadline,address recipient,address recipientCurrency,address refundDestination,uint256 feeAmount,bytes16 id,address operator,bytes signature,bytes prefix) intent,address tokenIn,uint256 maxWillingToPay,uint24 poolFeesTier)", PAID).with(COMMERCE),
    // Request Network
    function("transferFromWithReference(address token,address to,uint256 amount,bytes paymentReference)", send(Of::Token("token"), "amount", "to")),
    function("transferFromWithReferenceAndFee(address token,address to,uint256 amount,bytes paymentReference,uint256 feeAmount,address feeAddress)", send(Of::Token("token"), "amount", "to")).with(&[(Role::FeeReceiver, "feeAddress")]),
    function("transferWithReference(address to,bytes paymentReference)", send(Of::Native, VALUE, "to")),
    function("transferWithReferenceAndFee(address to,bytes paymentReference,uint256 feeAmount,address feeAddress)", send(Of::Native, VALUE, "to")).with(&[(Role::FeeReceiver, "feeAddress")]),
    // LlamaPay: so much a second
    function("createStream(address to,uint216 amountPerSec)", STREAM),
    // Sablier's flows: so much a second, out of what is put in
    function("create(address sender,address to,uint128,address,bool)", Does::Ordinary).with(FLOW),
    function("create(address sender,address to,uint128,uint40,address,bool)", Does::Ordinary).with(FLOW),
    function("createAndDeposit(address sender,address to,uint128,address token,bool,uint128 amount)", send(Of::Token("token"), "amount", "to")).with(SENDER),
    function("createAndDeposit(address sender,address to,uint128,uint40,address token,bool,uint128 amount)", send(Of::Token("token"), "amount", "to")).with(SENDER),
    function("deposit(uint256,uint128,address sender,address to)", send(Of::Unnamed, UNSAID, "to")).with(SENDER),
    function("refund(uint256,uint128 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("refundMax(uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("refundAndPause(uint256,uint128 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("pause(uint256)", Does::Ordinary),
    function("void(uint256)", Does::Ordinary),
    function("adjustRatePerSecond(uint256,uint128)", Does::Ordinary),
    function("restart(uint256,uint128)", Does::Ordinary),
    function("restartAndDeposit(uint256,uint128,uint128 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("depositAndCreate(uint256 amount,address to,uint216 amountPerSec)", STREAM),
    function("cancelStream(address to,uint216 amountPerSec)", Does::Ordinary),
    function("withdraw(address from,address to,uint216 amountPerSec)", withdraw(Of::Unnamed, UNSAID, "to")).with(&[(Role::Mentioned, "from")]),
    // Splits, which anybody may have paid out
    function("distribute((address[] recipients,uint256[],uint256,uint16) split,address,address distributor)", Does::Ordinary).with(&[(Role::Mentioned, "split.recipients"), (Role::Mentioned, "distributor")]),
    // Attestations
    function("attest((bytes32 schema,(address recipient,uint64 expirationTime,bool revocable,bytes32 refUID,bytes data,uint256 value) data) request)", Does::Ordinary).with(&[(Role::Mentioned, "request.data.recipient")]),
    function("multiAttest((bytes32 schema,(address recipient,uint64 expirationTime,bool revocable,bytes32 refUID,bytes data,uint256 value)[] data)[] multiRequests)", Does::Ordinary),
    // Layerswap: what is sent goes on to the one who pays out on the other network
    function("depositNative(bytes32 id,address receiver)", send(Of::Native, VALUE, "receiver")),
    function("depositERC20(bytes32 id,address token,address receiver,uint256 amount)", send(Of::Token("token"), "amount", "receiver")),
    function("attestByDelegation((bytes32 schema,(address recipient,uint64,bool,bytes32,bytes,uint256) data,(uint8,bytes32,bytes32) signature,address attester) request)", Does::Ordinary).with(&[(Role::Mentioned, "request.data.recipient"), (Role::Mentioned, "request.attester")]),
    function("attestByDelegation((bytes32 schema,(address recipient,uint64,bool,bytes32,bytes,uint256) data,(uint8,bytes32,bytes32) signature,address attester,uint64) request)", Does::Ordinary).with(&[(Role::Mentioned, "request.data.recipient"), (Role::Mentioned, "request.attester")]),
    function("multiRevoke((bytes32 schema,(bytes32,uint256)[])[] requests)", Does::Ordinary),
    function("revokeByDelegation((bytes32 schema,(bytes32,uint256) data,(uint8,bytes32,bytes32) signature,address revoker,uint64) request)", Does::Ordinary).with(&[(Role::Mentioned, "request.revoker")]),
    function("timestamp(bytes32 data)", Does::Ordinary),
    function("multiTimestamp(bytes32[] data)", Does::Ordinary),
    function("revokeOffchain(bytes32 data)", Does::Ordinary),
    function("revoke((bytes32 schema,(bytes32 uid,uint256 value) data) request)", Does::Ordinary),
    function("register(string schema,address resolver,bool revocable)", Does::Ordinary).with(&[(Role::Mentioned, "resolver")]),
    // Gitcoin
    function("allocate(uint256 poolId,bytes data)", Does::Ordinary),
    // Rhino.fi, Lighter and other exchanges that keep balances by a number
    function("depositWithId(address token,uint256 amount,uint256 id)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("depositNativeWithId(uint256 commitmentId)", deposit(Of::Native, VALUE, UNSAID)),
    // Request, Umbra, Juicebox: payments to whom the request names
    function("transferExactEthWithReferenceAndFee(address to,bytes,uint256,address feeAddress)", send(Of::Native, VALUE, "to")).with(FEES),
    function("sendEth(address to,uint256,bytes32,bytes32)", send(Of::Native, VALUE, "to")),
    function("sendToken(address to,address token,uint256 amount,bytes32,bytes32)", send(Of::Token("token"), "amount", "to")),
    function("pay(uint256 projectId,address to,string,bool)", deposit(Of::Native, VALUE, "to")),
    function("pay(uint256 projectId,uint256 amount,address token,address to,uint256,bool,string,bytes)", deposit(Of::Token("token"), "amount", "to")),
    function("pay(uint256 projectId,address token,uint256 amount,address to,uint256,string,bytes)", deposit(Of::Token("token"), "amount", "to")),
    function("cashOutTokensOf(address holder,uint256,uint256,address token,uint256,address to,bytes)", withdraw(Of::Token("token"), UNSAID, "to")).with(&[(Role::Holder, "holder")]),
    function("redeemTokensOf(address holder,uint256,uint256,address token,uint256,address to,string,bytes)", withdraw(Of::Token("token"), UNSAID, "to")).with(&[(Role::Holder, "holder")]),
    function("addToBalanceOf(uint256,uint256 amount,address token,string,bytes)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("addToBalanceOf(uint256,address token,uint256 amount,bool,string,bytes)", deposit(Of::Token("token"), "amount", UNSAID)),
    // Lighter, and what HyperCore takes in
    function("deposit(address to,uint16,uint8,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("deposit(uint64 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("deposit(uint256 amount,uint32)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("depositFor(address to,uint256 amount,uint32)", deposit(Of::Unnamed, "amount", "to")),
];

/// The payee gets the amount that is named, and what the operator earns comes on top: of the coin, both are
/// what is paid along.
fn commerce(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Token("intent.recipientCurrency"), reader)?;
    let payee = called.party(Role::Payee, "intent.recipient", reader)?;
    let amount = called.uint("intent.recipientAmount")?;
    let deed = Deed::Send { asset, amount: Amount::of(amount) };
    Some(called.act(deed, Role::Contract, vec![payee], reader))
}
