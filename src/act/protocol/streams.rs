//! Payments over time: Superfluid's streams, Sablier's; and those that Splits divides.

use alloy_primitives::{Address, U256, address};

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, allow, deposit, function, send, withdraw,
};
use super::lists::each_taken_out;
use super::plan;
use crate::act::call::Call;
use crate::act::{Act, Amount, Asset, Change, Deed, Reader, Role, amount, known, tokens};
use crate::decode::{Unread, limits};

const YEARN_PARTNERS: Address = address!("0x8ee392a4787397126C163Cb9844d7c447da419D8");
const STREAM: Does = Does::Custom(stream);
const BATCH: Does = Does::Custom(batch);
const SABLIER: Does = send(Of::Token("params.token"), "params.depositAmount", "params.recipient");
const SENDER: &[(Role, &str)] = &[(Role::RefundReceiver, "params.sender")];
const BROKER: &[(Role, &str)] =
    &[(Role::RefundReceiver, "params.sender"), (Role::FeeReceiver, "params.broker.account")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Superfluid
    function("createFlow(address token,address sender,address receiver,int96 flowRate,bytes userData)", STREAM).with(&[(Role::Holder, "sender")]),
    function("updateFlow(address token,address sender,address receiver,int96 flowRate,bytes userData)", STREAM).with(&[(Role::Holder, "sender")]),
    function("deleteFlow(address token,address sender,address receiver,bytes userData)", Does::Ordinary),
    function("setFlowrate(address token,address receiver,int96 flowRate)", STREAM),
    function("setFlowrateFrom(address token,address sender,address receiver,int96 flowRate)", STREAM).with(&[(Role::Holder, "sender")]),
    function("createFlow(address token,address receiver,int96 flowRate,bytes ctx)", STREAM),
    function("updateFlow(address token,address receiver,int96 flowRate,bytes ctx)", STREAM),
    function("callAgreement(address agreementClass,bytes callData,bytes userData)", Does::Calls(super::function::Shape::One { to: "agreementClass", value: UNSAID, data: "callData" })),
    function("upgrade(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("downgrade(uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("upgradeByETH()", deposit(Of::Native, super::function::VALUE, UNSAID)),
    function("downgradeToETH(uint256 amount)", withdraw(Of::Native, "amount", UNSAID)),
    function("upgradeByETHTo(address to)", deposit(Of::Native, super::function::VALUE, "to")),
    function("downgradeTo(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("transferAll(address recipient)", Does::Custom(all)),
    function("batchCall((uint32 kind,address target,bytes data)[] operations)", BATCH),
    function("forwardBatchCall((uint32 kind,address target,bytes data)[] operations)", BATCH),
    function("connectPool(address pool,bytes)", Does::Ordinary),
    function("disconnectPool(address pool,bytes)", Does::Ordinary),
    function("claimAll(address pool,address member,bytes)", withdraw(Of::Unnamed, UNSAID, "member")),
    function("distribute(address token,address from,address pool,uint256 amount,bytes)", send(Of::Token("token"), "amount", "pool")),
    function("approveSubscription(address token,address publisher,uint32,bytes)", Does::Ordinary),
    // Sablier, of its first version and of the second's later ones
    function("createStream(address recipient,uint256 deposit,address tokenAddress,uint256 startTime,uint256 stopTime)", send(Of::Token("tokenAddress"), "deposit", "recipient")),
    function("withdrawFromStream(uint256 streamId,uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("cancelStream(uint256 streamId)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("createWithDurationsLL((address sender,address recipient,uint128 depositAmount,address token,bool cancelable,bool transferable,string shape) params,(uint128 start,uint128 cliff) unlockAmounts,(uint40 cliff,uint40 total) durations)", SABLIER).with(SENDER),
    function("createWithTimestampsLL((address sender,address recipient,uint128 depositAmount,address token,bool cancelable,bool transferable,(uint40 start,uint40 end) timestamps,string shape) params,(uint128 start,uint128 cliff) unlockAmounts,uint40 cliffTime)", SABLIER).with(SENDER),
    function("withdraw(uint256 streamId,address to,uint128 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("withdrawMax(uint256 streamId,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("withdrawMaxAndTransfer(uint256 streamId,address newRecipient)", withdraw(Of::Unnamed, UNSAID, "newRecipient")),
    function("createWithDurationsLL((address sender,address recipient,uint128 depositAmount,address token,bool,bool,string) params,(uint128,uint128),uint40,(uint40,uint40))", SABLIER).with(SENDER),
    function("createWithDurationsLT((address sender,address recipient,uint128 depositAmount,address token,bool,bool,string) params,(uint128,uint40)[])", SABLIER).with(SENDER),
    function("createWithDurationsLD((address sender,address recipient,uint128 depositAmount,address token,bool,bool,string) params,(uint128,uint64,uint40)[])", SABLIER).with(SENDER),
    function("createWithTimestampsLL((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint40,uint40),string) params,(uint128,uint128),uint40,uint40)", SABLIER).with(SENDER),
    function("createWithTimestampsLT((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint40,uint40),string) params,(uint128,uint40)[])", SABLIER).with(SENDER),
    function("createWithTimestampsLD((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint40,uint40),string) params,(uint128,uint64,uint40)[])", SABLIER).with(SENDER),
    function("createWithDurationsLL((address sender,address recipient,uint128 depositAmount,address token,bool,bool,string,(address account,uint256 fee) broker) params,(uint128,uint128),(uint40,uint40))", SABLIER).with(BROKER),
    function("createWithDurationsLT((address sender,address recipient,uint128 depositAmount,address token,bool,bool,string,(address account,uint256 fee) broker) params,(uint128,uint40)[])", SABLIER).with(BROKER),
    function("createWithDurationsLD((address sender,address recipient,uint128 depositAmount,address token,bool,bool,string,(address account,uint256 fee) broker) params,(uint128,uint64,uint40)[])", SABLIER).with(BROKER),
    function("createWithTimestampsLL((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint40,uint40),string,(address account,uint256 fee) broker) params,(uint128,uint128),uint40)", SABLIER).with(BROKER),
    function("createWithTimestampsLT((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint40,uint40),string,(address account,uint256 fee) broker) params,(uint128,uint40)[])", SABLIER).with(BROKER),
    function("createWithTimestampsLD((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint40,uint40),string,(address account,uint256 fee) broker) params,(uint128,uint64,uint40)[])", SABLIER).with(BROKER),
    function("createWithDurations((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint40,uint40),(address account,uint256 fee) broker) params)", SABLIER).with(BROKER),
    function("createWithDurations((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint128,uint40)[],(address account,uint256 fee) broker) params)", SABLIER).with(BROKER),
    function("createWithDurations((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint128,uint64,uint40)[],(address account,uint256 fee) broker) params)", SABLIER).with(BROKER),
    function("createWithTimestamps((address sender,address recipient,uint128 depositAmount,address token,bool,bool,(uint40,uint40,uint40),(address account,uint256 fee) broker) params)", SABLIER).with(BROKER),
    function("createWithTimestamps((address sender,address recipient,uint128 depositAmount,address token,bool,bool,uint40,(uint128,uint40)[],(address account,uint256 fee) broker) params)", SABLIER).with(BROKER),
    function("createWithTimestamps((address sender,address recipient,uint128 depositAmount,address token,bool,bool,uint40,(uint128,uint64,uint40)[],(address account,uint256 fee) broker) params)", SABLIER).with(BROKER),
    function("withdrawMultiple(uint256[] streamIds,uint128[] amounts)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("withdrawMultiple(uint256[] streamIds,address to,uint128[] amounts)", withdraw(Of::Unnamed, UNSAID, "to")),
    // What is added to a flow of Sablier's
    function("deposit(uint256,uint128 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("depositAndPause(uint256,uint128 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    // LlamaPay
    function("withdrawPayer(uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    // Tempo's channels
    function("topUp((address payer,address payee,address operator,address token,bytes32,address signer,bytes32) channel,uint96 amount)", send(Of::Token("channel.token"), "amount", "channel.payee")),
    function("requestClose((address,address,address,address,bytes32,address,bytes32))", Does::Ordinary),
    function("withdraw((address payer,address payee,address operator,address token,bytes32,address signer,bytes32) channel)", withdraw(Of::Token("channel.token"), UNSAID, "channel.payer")),
    function("withdrawPayerAll()", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    // Splits: what is in its warehouse, and paid out
    function("deposit(address to,address token,uint256 amount)", Does::Custom(for_partner)),
    function("withdraw(address owner,address token)", Does::Custom(either)),
    function("withdraw(address owner,address[] tokens,uint256[] amounts,address withdrawer)", Does::Custom(|called, reader| each_taken_out(called, ["tokens", "amounts", "owner"], reader))),
    function("withdraw(address owner,uint256 amount,address[] tokens)", withdraw(Of::Unnamed, UNSAID, "owner")),
];

/// What is due to an owner, of a token; or, by the same function at others, of a token to somebody. Which is
/// which can only be told by whose address the account's own is, or which is a token that is known.
fn either(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let second = reader.spelled(called.address("token")?);
    let first = reader.token(called.address("owner")?);
    let known = matches!(first, Asset::Token { symbol: Some(_), .. });
    let (owner, token) =
        if known || reader.is_own(&second) { ("token", "owner") } else { ("owner", "token") };
    let asset = called.asset(Of::Token(token), reader)?;
    let payee = called.beneficiary(owner, reader).into_iter().collect();
    let deed = Deed::Withdraw { asset, amount: Amount::unread() };
    Some(called.act(deed, Role::Contract, payee, reader))
}

/// So much flows each second, from now on and until somebody stops it. It is said for a month, since a second's
/// worth is next to nothing.
fn stream(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const MONTH: U256 = U256::from_limbs([30 * 24 * 60 * 60, 0, 0, 0]);
    /// The largest number of 96 bits with a sign.
    const FASTEST: U256 = U256::from_limbs([u64::MAX, 0x7fff_ffff, 0, 0]);
    let rate = called.uint("flowRate").filter(|rate| *rate <= FASTEST)?;
    if rate.is_zero() {
        return Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader));
    }
    let deed = Deed::Grant {
        permission: "stream".to_owned(),
        asset: Some(called.asset(Of::Token("token"), reader)?),
        amount: Some(Amount::of(rate.saturating_mul(MONTH))),
        period: Some(amount::every(MONTH)),
        expires: None,
    };
    let receiver = called.party(Role::Delegate, "receiver", reader)?;
    Some(called.act(deed, Role::Contract, vec![receiver], reader))
}

/// All that the account has of the token.
fn all(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let payee = called.party(Role::Payee, "recipient", reader)?;
    let amount = Amount { unlimited: true, ..Amount::of(U256::MAX) };
    let deed = Deed::Send { asset: called.asset(Of::This, reader)?, amount };
    Some(called.act(deed, Role::Token, vec![payee], reader))
}

/// What Superfluid's host does in a batch, by the numbers of its `BatchOperation`: to a token, or by an agreement.
static OPERATIONS: &[(u64, Function)] = &[
    (1, function("approve(address spender,uint256 amount)", allow(Of::This, "amount", "spender"))),
    (
        2,
        function(
            "transferFrom(address from,address to,uint256 amount)",
            send(Of::This, "amount", "to"),
        ),
    ),
    (3, function("send(address to,uint256 amount,bytes)", send(Of::This, "amount", "to"))),
    (4, function("increaseAllowance(address spender,uint256 amount)", MORE)),
    (5, function("decreaseAllowance(address,uint256)", Does::Ordinary)),
    (101, function("upgrade(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID))),
    (102, function("downgrade(uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID))),
    (103, function("upgradeTo(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to"))),
    (
        104,
        function("downgradeTo(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    ),
    (201, function("callAgreement(bytes data,bytes)", Does::Calls(Shape::Own("data")))),
];
const MORE: Does =
    Does::Allow { asset: Of::This, amount: "amount", spender: "spender", change: Change::Raise };

fn batch(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// Calls of applications and of anything else, which stand there as they are made.
    const CALLS: [u64; 3] = [202, 301, 302];
    let operations = called.get("operations")?.items()?;
    called.note_more(operations.len(), reader);
    let mut acts = Vec::new();
    for (index, operation) in operations.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("operations"));
        let (to_path, data_path) = (format!("{path}.target"), format!("{path}.data"));
        let kind = operation.uint_at("kind").and_then(|kind| u64::try_from(kind).ok());
        let call = Call {
            to: operation.address_at("target")?,
            to_path: &to_path,
            value: Some(U256::ZERO),
            data: operation.bytes_at("data")?,
            path: &data_path,
            ..*called.call
        };
        let known = OPERATIONS.iter().find(|(number, _)| Some(*number) == kind);
        if kind.is_some_and(|kind| CALLS.contains(&kind)) {
            acts.extend(reader.call(&call));
        } else if let Some((_, function)) = known
            && reader.one_more(&path, call.data.len())
            && let Some(act) = plan::encoded(&call, function).read(reader)
        {
            plan::note_odd(&call, function, reader);
            acts.push(act);
        } else {
            reader.unread.push(Unread::new(path, "an operation that is not known here"));
        }
    }
    Some(plan::whole(called, acts, reader))
}

/// A deposit for somebody. At Yearn's contract for partners it is one in a vault, by way of whom it names.
fn for_partner(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if called.call.to != YEARN_PARTNERS {
        return called.read_as(deposit(Of::Token("token"), "amount", "to"), reader);
    }
    let vault = known::contract(reader.chain, &called.address("to")?);
    let kept = vault.map_or(&[][..], |vault| vault.keeps);
    let asset = kept.first().map_or(Asset::Unnamed, |kept| tokens::kept(reader.chain, kept));
    let deed = Deed::Deposit { asset, amount: called.amount("amount") };
    let vault = called.party(Role::Executor, "to", reader)?;
    let partner = called.party(Role::Mentioned, "token", reader)?;
    Some(called.act(deed, Role::Contract, vec![vault, partner], reader))
}
