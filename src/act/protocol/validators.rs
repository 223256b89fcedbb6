//! Validators: stakes by way of contracts that deposit for several (Kiln, Figment, P2P), and delegation on
//! networks whose staking is a contract of the network's own (Monad, Sei, Somnia, Core, Flare).

use alloy_primitives::{Address, U256, address};

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, allow, deposit, function, withdraw,
};
use crate::act::call::{Call, wei};
use crate::act::{Act, Amount, Deed, Party, Power, Reader, Role, tokens};
use crate::decode::{Unread, limits};

const SEVERAL: Does = Does::Custom(several);
const COIN: Does = deposit(Of::Native, VALUE, UNSAID);
const BACK: Does = withdraw(Of::Native, "amount", UNSAID);
const REWARD: Does = withdraw(Of::Native, UNSAID, UNSAID);
const IN: Does = deposit(Of::Unnamed, "amount", UNSAID);
const OUT: Does = withdraw(Of::Unnamed, "amount", UNSAID);
const DUE: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);
const DELEGATEE: &[(Role, &str)] = &[(Role::Delegate, "delegatee")];
/// Who has a part of what a validator earns.
const OPERATOR: &[(Role, &str)] = &[(Role::FeeReceiver, "operator")];
const VALIDATOR: &[(Role, &str)] = &[(Role::Mentioned, "validator")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("batchDeposit(bytes pubkeys,bytes withdrawalCredentials,bytes signatures,bytes32[] roots)", SEVERAL),
    function("batchDepositCustom(bytes pubkeys,bytes withdrawalCredentials,bytes signatures,bytes32[] roots,uint256 amount)", SEVERAL),
    function("bigBatchDeposit(bytes pubkeys,bytes withdrawalCredentials,bytes signatures,bytes32[] roots)", SEVERAL),
    function("bigBatchDepositCustom(bytes pubkeys,bytes withdrawalCredentials,bytes signatures,bytes32[] roots,uint256 amount)", SEVERAL),
    function("deposit(bytes[] pubkeys,bytes[] withdrawalCredentials,bytes[] signatures,bytes32[] roots)", SEVERAL),
    function("deposit(bytes[] pubkeys,bytes[] withdrawalCredentials,bytes[] signatures,bytes32[] roots,uint256[] amounts)", SEVERAL),
    function("requestExit(bytes[] pubkeys)", Does::Ordinary),
    // What Kiln's earned and gave back, to whoever staked
    function("withdraw(bytes pubkey)", REWARD),
    function("withdrawELFee(bytes pubkey)", REWARD),
    function("withdrawCLFee(bytes pubkey)", REWARD),
    function("batchWithdraw(bytes pubkeys)", REWARD),
    function("batchWithdrawELFee(bytes pubkeys)", REWARD),
    function("batchWithdrawCLFee(bytes pubkeys)", REWARD),
    function("requestValidatorsExit(bytes pubkeys)", Does::Ordinary),
    function("requestExit(uint256 amount)", BACK),
    function("claim(uint256[],uint32[],uint16)", REWARD),
    function("multiClaim(address[],uint256[][],uint32[][])", REWARD),
    // SSV: a balance of tokens pays those who run the validators
    function("removeValidator(bytes,uint64[],(uint32,uint64,uint64,bool,uint256))", Does::Ordinary),
    function("bulkRemoveValidator(bytes[],uint64[],(uint32,uint64,uint64,bool,uint256))", Does::Ordinary),
    function("exitValidator(bytes,uint64[])", Does::Ordinary),
    function("bulkExitValidator(bytes[],uint64[])", Does::Ordinary),
    function("withdraw(uint64[],uint256 amount,(uint32,uint64,uint64,bool,uint256))", OUT),
    function("reactivate(uint64[],uint256 amount,(uint32,uint64,uint64,bool,uint256))", IN),
    function("setFeeRecipientAddress(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    // Rocket Pool's nodes
    function("stakeRPL(uint256 amount)", IN),
    function("unstakeRPL(uint256 amount)", OUT),
    function("unstakeRPLFor(address validator,uint256 amount)", OUT).with(VALIDATOR),
    function("withdrawRPL(uint256 amount)", OUT),
    function("withdrawRPL()", DUE),
    function("withdrawRPLFor(address validator)", DUE).with(VALIDATOR),
    function("unstakeLegacyRPL(uint256 amount)", OUT),
    function("claim(address validator,(uint256,uint256,uint256,uint256,bytes32[])[])", DUE).with(VALIDATOR),
    function("claimAndStake(address validator,(uint256,uint256,uint256,uint256,bytes32[])[],uint256)", DUE).with(VALIDATOR),
    function("deposit(uint256,bool,bytes,bytes,bytes32)", COIN),
    function("depositWithCredit(uint256,bool,bytes,bytes,bytes32)", COIN),
    function("depositMulti((uint256,bool,bytes,bytes,bytes32)[])", COIN),
    function("depositEthFor(address to)", deposit(Of::Native, VALUE, "to")),
    function("withdrawEth(address to,uint256 amount)", withdraw(Of::Native, "amount", "to")),
    function("setStakeRPLForAllowed(address validator,bool)", Does::Ordinary).with(VALIDATOR),
    function("setStakeRPLForAllowed(address validator,address caller,bool)", Does::Ordinary).with(&[(Role::Mentioned, "validator"), (Role::Mentioned, "caller")]),
    function("setRPLLockingAllowed(address validator,bool)", Does::Ordinary).with(VALIDATOR),
    function("unstakeLegacyRPLFor(address validator,uint256 amount)", OUT).with(VALIDATOR),
    function("confirmRPLWithdrawalAddress(address)", Does::Ordinary),
    function("unsetRPLWithdrawalAddress(address validator)", Does::Ordinary).with(VALIDATOR),
    function("setTimezoneLocation(string)", Does::Ordinary),
    function("setRewardNetwork(address validator,uint256)", Does::Ordinary).with(VALIDATOR),
    function("claimUnclaimedRewards(address validator)", DUE).with(VALIDATOR),
    function("claim(address validator,uint256[],uint256[],uint256[],bytes32[][])", DUE).with(VALIDATOR),
    function("claimOutstandingEth()", REWARD),
    function("createLot()", Does::Ordinary),
    function("claimBid(uint256)", DUE),
    function("beginReduceBondAmount(address validator,uint256)", Does::Ordinary).with(VALIDATOR),
    function("vote(uint256,uint8,uint256,uint256,(uint256,bytes32)[])", Does::Ordinary),
    function("overrideVote(uint256,uint8)", Does::Ordinary),
    function("distributeBalance(bool)", REWARD),
    function("refund()", DUE),
    function("close()", Does::Ordinary),
    function("stake(bytes,bytes32)", Does::Ordinary),
    function("delegateUpgrade()", Does::Ordinary),
    function("setUseLatestDelegate(bool)", Does::Ordinary),
    function("registerNode(string)", Does::Ordinary),
    function("initialiseFeeDistributor()", Does::Ordinary),
    function("deployMegapool()", Does::Ordinary),
    function("swapTokens(uint256 amount)", IN),
    function("confirmWithdrawalAddress(address)", Does::Ordinary),
    function("setSmoothingPoolRegistrationState(bool)", Does::Ordinary),
    function("createSplitterAndCall(address operator,bytes32,address to,bytes data)", Does::Calls(Shape::One { to: "to", value: VALUE, data: "data" })).with(OPERATOR),
    function("createSplitter(address operator,bytes32)", Does::Ordinary).with(OPERATOR),
    function("createOperator(address owner,string,uint256,uint256,address[] recipients,uint256[])", Does::Ordinary).with(&[(Role::Mentioned, "owner"), (Role::FeeReceiver, "recipients")]),
    // EigenLayer: pays out, and merges, among what is the pod's own
    function("requestWithdrawal((bytes pubkey,uint64 amountGwei)[] requests)", REWARD),
    function("requestConsolidation((bytes srcPubkey,bytes targetPubkey)[] requests)", Does::Ordinary),
    function("addEth(bytes32 withdrawalCredentials,uint96 amountPerValidator,address referenceFeeDistributor,(uint96 bps,address recipient) client,(uint96 bps,address recipient) referrer,bytes data)", SEVERAL).with(&[(Role::Mentioned, "referenceFeeDistributor"), (Role::Payee, "client.recipient"), (Role::FeeReceiver, "referrer.recipient")]),
    function("addEth(bytes32 withdrawalCredentials,uint96 amountPerValidator,(uint96 bps,address recipient) client,(uint96 bps,address recipient) referrer,bytes data)", SEVERAL).with(&[(Role::Payee, "client.recipient"), (Role::FeeReceiver, "referrer.recipient")]),
    // Monad, Sei, Somnia, Core
    function("delegate(uint64 validatorId)", COIN),
    function("undelegate(uint64 validatorId,uint256 amount,uint8 withdrawId)", BACK),
    function("withdraw(uint64 validatorId,uint8 withdrawId)", REWARD),
    function("compound(uint64 validatorId)", Does::Ordinary),
    function("claimRewards(uint64 validatorId)", REWARD),
    function("delegate(string validator)", COIN),
    function("undelegate(string validator,uint256 amount)", Does::Custom(back_on_sei)),
    function("delegate(address delegator,string validator,uint256 amount)", deposit(Of::Native, "amount", UNSAID)).with(&[(Role::Holder, "delegator")]),
    function("approve(address grantee,uint256 amount,string[])", allow(Of::Native, "amount", "grantee")),
    function("setWithdrawAddress(address to)", withdraw(Of::Native, UNSAID, "to")),
    function("withdrawMultipleDelegationRewards(string[])", REWARD),
    function("withdrawValidatorCommission()", REWARD),
    function("createValidator(string,string,string,string,string,uint256)", COIN),
    function("editValidator(string,string,uint256)", Does::Ordinary),
    function("redelegate(string from,string to,uint256 amount)", Does::Ordinary),
    function("withdrawDelegationRewards(string validator)", REWARD),
    function("delegateStake(address validator,uint256 amount)", Does::Custom(staked_for)),
    function("undelegateStake(address validator,uint256 amount)", BACK).with(VALIDATOR),
    function("claimDelegatorRewards(address validator)", REWARD).with(VALIDATOR),
    function("delegateCoin(address validator)", COIN).with(VALIDATOR),
    function("undelegateCoin(address validator,uint256 amount)", BACK).with(VALIDATOR),
    function("transferCoin(address from,address validator,uint256 amount)", Does::Ordinary).with(VALIDATOR),
    // Viction
    function("vote(address validator)", Does::Custom(voted)).with(VALIDATOR),
    function("unvote(address validator,uint256 amount)", BACK).with(VALIDATOR),
    function("resign(address validator)", Does::Ordinary).with(VALIDATOR),
    // Berachain
    function("cancelBoost(bytes,uint128)", Does::Ordinary),
    function("cancelDropBoost(bytes,uint128)", Does::Ordinary),
    function("createRewardVault(address)", Does::Ordinary),
    // Flare
    function("claim(address rewardOwner,address to,uint24 rewardEpochId,bool wrap,(bytes32[],(uint24,bytes20,uint120,uint8))[] proofs)", withdraw(Of::Native, UNSAID, "to")),
    function("claim(address rewardOwner,address to,uint256 amount,bool wrap)", Does::Custom(claimed)),
    function("delegate(address delegatee,uint256 amount)", Does::Custom(delegated)),
    function("batchDelegate(address[] delegatees,uint256[])", Does::Ordinary).with(&[(Role::Delegate, "delegatees")]),
    function("delegateExplicit(address delegatee,uint256)", Does::Ordinary).with(DELEGATEE),
    function("undelegateAll()", Does::Ordinary),
    function("undelegateAllExplicit(address[])", Does::Ordinary),
    function("undelegate()", Does::Ordinary),
    function("autoClaim(address[],uint24,(bytes32[],(uint24,bytes20,uint120,uint8))[])", Does::Ordinary),
    function("autoClaim(address[],uint256)", Does::Ordinary),
    function("initialiseWeightBasedClaims((bytes32[],(uint24,bytes20,uint120,uint8))[])", Does::Ordinary),
    function("setAutoClaiming(address[] executors,bool)", Does::Ordinary).with(&[(Role::Mentioned, "executors")]),
    function("enableDelegationAccount()", Does::Ordinary),
    function("disableDelegationAccount()", Does::Ordinary),
    function("claimRewards(uint256[],uint256)", DUE),
    function("withdraw(uint128 amount,bool)", OUT),
    function("withdrawAll(bool)", DUE),
    function("delegate(address,address delegatee,uint256)", Does::Ordinary).with(DELEGATEE),
    function("batchDelegate(address,address[] delegatees,uint256[])", Does::Ordinary).with(&[(Role::Delegate, "delegatees")]),
    function("undelegateAll(address)", Does::Ordinary),
    function("revokeDelegationAt(address,address,uint256)", Does::Ordinary),
    function("delegateGovernance(address,address delegatee)", Does::Ordinary).with(DELEGATEE),
    function("undelegateGovernance(address)", Does::Ordinary),
    function("setClaimExecutors(address[] executors)", Does::Ordinary).with(&[(Role::Mentioned, "executors")]),
    function("setAllowedClaimRecipients(address[] recipients)", withdraw(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Payee, "recipients")]),
];

/// Stakes that are taken back are counted on Sei in its smallest units, a millionth of a coin.
fn back_on_sei(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const UNITS: U256 = U256::from_limbs([1_000_000_000_000, 0, 0, 0]);
    let amount = Amount::of(called.uint("amount")?.saturating_mul(UNITS));
    let deed = Deed::Withdraw { asset: tokens::native(reader.chain), amount };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// A reward of Flare's: an amount of it, or all that one month or one of its periods has brought, which is a small number.
fn claimed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amount = called.uint("amount")?;
    let amount = if amount < GWEI { Amount::unread() } else { Amount::of(amount) };
    let payee = called.beneficiary("to", reader);
    let deed = Deed::Withdraw { asset: called.asset(Of::Native, reader)?, amount };
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}

/// A stake with somebody (The Graph); or, by the same function, so many parts of ten thousand of what the account's tokens
/// count for (Flare), which stay where they are.
fn delegated(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const WHOLE: U256 = U256::from_limbs([10_000, 0, 0, 0]);
    let (deed, role) = if called.uint("amount")? <= WHOLE {
        (called.ordinary(), Role::Delegate)
    } else {
        let asset = called.asset(Of::Unnamed, reader)?;
        (Deed::Deposit { asset, amount: called.amount("amount") }, Role::Mentioned)
    };
    let delegatee = called.party(role, "delegatee", reader);
    Some(called.act(deed, Role::Contract, delegatee.into_iter().collect(), reader))
}

/// Coins that are staked with a validator; or, by the same function, tokens for somebody, who gets the rewards (Berachain).
fn staked_for(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if called.is_paid() {
        let mut act = called.read_as(COIN, reader)?;
        act.parties.extend(called.party(Role::Mentioned, "validator", reader));
        return Some(act);
    }
    called.read_as(deposit(Of::Unnamed, "amount", "validator"), reader)
}

/// A vote with coins is a stake, one without is only a vote.
fn voted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let staked = called.is_paid();
    let deed = if staked {
        Deed::Deposit { asset: called.asset(Of::Native, reader)?, amount: called.amount(VALUE) }
    } else {
        called.ordinary()
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// The contracts of the network's own that ask for a validator's stake, and for merging two of them.
const WITHDRAWALS: Address = address!("0x00000961Ef480Eb55e80D19ad83579A64c007002");
const CONSOLIDATIONS: Address = address!("0x0000BBdDc7CE488642fb579F8B00f3a590007251");

const GWEI: U256 = U256::from_limbs([1_000_000_000, 0, 0, 0]);

/// How long a validator's public key is.
const KEY: usize = 48;

/// More than such a request costs even when hundreds wait: a hundredth of a coin. Mostly it is the smallest unit.
const MOST_FEE: U256 = U256::from_limbs([10_000_000_000_000_000, 0, 0, 0]);

/// What the owner of a stake asks of the network: to pay some of it out to the owner (EIP-7002; the key and eight
/// bytes of gwei, none for all of it), or to merge a validator into another one (EIP-7251; both keys).
/// Neither has a selector.
pub(super) fn request(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    let deed = match call.to {
        WITHDRAWALS => match u64::from_be_bytes(call.data.get(KEY..)?.try_into().ok()?) {
            0 => Deed::Operate {
                operation: "exit".to_owned(),
                what: "end a validator for good, and have all of its stake paid out".to_owned(),
            },
            gwei => Deed::Withdraw {
                asset: tokens::native(reader.chain),
                amount: Amount::of(U256::from(gwei) * GWEI),
            },
        },
        CONSOLIDATIONS => {
            let (source, target) =
                call.data.split_at_checked(KEY).filter(|(_, key)| key.len() == KEY)?;
            if source == target {
                // The validator may earn on more than 32 ETH from then on.
                let function = Some("compounding".to_owned());
                Deed::Call { selector: None, function, read: true, amount: wei(call.value) }
            } else {
                let about = Some(format!("0x{}", hex::encode(target)));
                Deed::Administer { power: Power::StakeMerged, about }
            }
        }
        _ => return None,
    };
    if call.value.is_some_and(|value| value > MOST_FEE) {
        let reason = "what is paid beyond the fee is lost";
        reader.unread.push(Unread::new(call.value_path, reason));
    }
    let mut parties = Vec::new();
    call.close(&mut parties, Role::Contract, reader);
    Some(Act::new(deed, call.path.to_owned(), None, call.means, parties))
}

/// Notes withdrawal credentials that name a key by its hash, or are of a kind that is not known.
pub(super) fn note_key(path: &str, reader: &mut Reader) {
    let reason =
        "the stake goes to whoever holds a key that the request does not name by its address";
    reader.unread.push(Unread::new(path, reason));
}

/// Whoever the withdrawal credentials name gets the stakes: 32 bytes each, in a list or one after the other.
fn several(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// How long one is.
    const LENGTH: usize = 32;
    let credentials = called.get("withdrawalCredentials")?;
    let mut payees: Vec<Party> = Vec::new();
    let mut by_key = false;
    let mut add = |one: &[u8]| {
        let ([1 | 2, rest @ ..], LENGTH) = (one, one.len()) else {
            by_key = true;
            return;
        };
        let Some(address) = rest.get(11..).map(Address::from_slice) else { return };
        let path = called.path("withdrawalCredentials");
        let payee = Party::new(Role::Payee, address, path, reader.chain);
        if payees.iter().all(|other| other.address != payee.address) {
            payees.push(payee);
        }
    };
    if let Some(bytes) = credentials.bytes() {
        bytes.chunks(LENGTH).take(limits::ITEMS).for_each(&mut add);
    } else if let Some(items) = credentials.items() {
        items.take(limits::ITEMS).filter_map(|one| one.bytes()).for_each(&mut add);
    } else {
        add(&credentials.word());
    }
    if by_key {
        note_key(&called.path("withdrawalCredentials"), reader);
    }
    // Whoever it is for beside the account that pays is what has to be said.
    let payer = called.call.by.address();
    let is_payer = |payee: &Party| payee.address.bytes20().copied() == payer;
    let (own, mut payees): (Vec<_>, Vec<_>) = payees.into_iter().partition(is_payer);
    payees.extend(own);
    let deed =
        Deed::Deposit { asset: called.asset(Of::Native, reader)?, amount: called.amount(VALUE) };
    Some(called.act(deed, Role::Contract, payees, reader))
}
