//! Farms, gauges and locks: those of Synthetix, Sushi, Convex, `ApeCoin`, Velodrome and others; funds and vesting.

use super::function::{Called, Does, Function, Of, UNSAID, deposit, function, withdraw};
use super::staking::{REWARD, STAKE, UNSTAKE, taken_out, to_starknet};
use crate::act::{Act, Deed, Reader, Role, tokens};

const ALL: Does = deposit(Of::Unnamed, UNSAID, UNSAID);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Farms: those of Synthetix, of Sushi's chefs, of Convex
    function("exit()", REWARD),
    function("getReward()", REWARD),
    function("getReward(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("getReward(address account,bool claimExtras)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("deposit(uint256 pid,uint256 amount)", Does::Custom(farm)),
    function("withdraw(uint256 pid,uint256 amount)", UNSTAKE),
    function("deposit(uint256 pid,uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("collectTo((uint256 tokenId,address recipient,uint128,uint128) params,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("withdraw(uint256 pid,uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("harvest(uint256 pid,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("withdrawAndHarvest(uint256 pid,uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("emergencyWithdraw(uint256 pid)", REWARD),
    function("emergencyWithdraw(uint256 pid,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("enterStaking(uint256 amount)", STAKE),
    function("leaveStaking(uint256 amount)", UNSTAKE),
    function("deposit(uint256 pid,uint256 amount,bool stake)", STAKE),
    function("depositAll(uint256 pid,bool stake)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("withdrawAndUnwrap(uint256 amount,bool claim)", UNSTAKE),
    function("withdrawAllAndUnwrap(bool claim)", REWARD),
    function("createLock(uint256 amount,uint256 lockDuration)", STAKE),
    function("createLock(uint128 amount,uint256)", STAKE),
    function("increaseAmount(uint256 tokenId,uint256 amount)", STAKE),
    function("increaseUnlockTime(uint256 tokenId,uint256 lockDuration)", Does::Ordinary),
    function("vote(uint256 tokenId,address[] pools,uint256[] weights)", Does::Ordinary),
    function("deposit(uint256 amount,bool lock,address stakeAddress)", deposit(Of::Unnamed, "amount", "stakeAddress")),
    function("deposit(uint256 amount,bool lock)", STAKE),
    function("lock(address account,uint256 amount)", deposit(Of::Unnamed, "amount", "account")),
    function("lock(address account,uint256 amount,uint256 spendRatio)", deposit(Of::Unnamed, "amount", "account")),
    function("processExpiredLocks(bool relock)", REWARD),
    function("stakeAll()", ALL),
    function("depositAll()", ALL),
    function("withdrawAll()", REWARD),
    function("claimRewards(address[] rewardContracts,address[] extraRewardContracts,address[] tokenRewardContracts,address[] tokenRewardTokens,uint256 depositCrvMaxAmount,uint256 minAmountOut,uint256 depositCvxMaxAmount,uint256 spendCvxAmount,uint256 options)", REWARD),
    function("claimRewards(address[] rewardContracts,address[] extraRewardContracts,address[] tokenRewardContracts,address[] tokenRewardTokens,(uint256,uint256,uint256,uint256) amounts,(bool,bool,bool,bool,bool,bool,bool) options)", REWARD),
    function("claimRewards(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("mintMany(address[] gauges)", REWARD),
    function("claim_many(address[] accounts)", REWARD),
    function("claimToken(address account,address token)", withdraw(Of::Token("token"), UNSAID, "account")),
    function("claimTokens(address account,address[] tokens)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("claimVenus(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("redeemRewards(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("increaseLockPosition(uint128 amount,uint128 newExpiry)", STAKE),
    function("vote(address[] pools,uint64[] weights)", Does::Ordinary),
    function("updateLock(uint256 amount,uint256 unlockTime)", STAKE),
    function("getReward(address account,address token)", Does::Custom(reward)),
    // ApeCoin
    function("depositApeCoin(uint256 amount,address recipient)", deposit(Of::Unnamed, "amount", "recipient")),
    function("depositSelfApeCoin(uint256 amount)", STAKE),
    function("withdrawApeCoin(uint256 amount,address recipient)", withdraw(Of::Unnamed, "amount", "recipient")),
    function("withdrawSelfApeCoin(uint256 amount)", UNSTAKE),
    function("claimApeCoin(address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("claimSelfApeCoin()", REWARD),
    function("claimBAYC(uint256[] ids,address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("claimMAYC(uint256[] ids,address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("claimBAKC((uint128,uint128)[],(uint128,uint128)[],address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("withdrawBAYC((uint32,uint224)[],address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("withdrawMAYC((uint32,uint224)[],address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    // Velodrome, Aerodrome: gauges of positions, fees and bribes
    function("getReward(uint256 tokenId)", REWARD),
    function("getReward(address account,address[] tokens)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("claimFees(address[] fees,address[][] tokens,uint256 tokenId)", REWARD),
    function("claimBribes(address[] bribes,address[][] tokens,uint256 tokenId)", REWARD),
    function("getReward(uint256 tokenId,address[] tokens)", REWARD),
    function("claimRewards(address[] gauges)", REWARD),
    function("claimMany(uint256[] tokenIds)", REWARD),
    function("reset(uint256 tokenId)", Does::Ordinary),
    function("poke(uint256 tokenId)", Does::Ordinary),
    function("lockPermanent(uint256 tokenId)", Does::Ordinary),
    function("unlockPermanent(uint256 tokenId)", Does::Ordinary),
    function("merge(uint256 tokenId,uint256 into)", Does::Ordinary),
    function("depositManaged(uint256 tokenId,uint256 managedId)", Does::Ordinary),
    // Uniswap's own, for positions
    function("stakeToken((address rewardToken,address pool,uint256 startTime,uint256 endTime,address refundee) key,uint256 tokenId)", Does::Ordinary),
    function("unstakeToken((address rewardToken,address pool,uint256 startTime,uint256 endTime,address refundee) key,uint256 tokenId)", Does::Ordinary),
    function("claimReward(address rewardToken,address to,uint256 amount)", withdraw(Of::Token("rewardToken"), "amount", "to")),
    // Farms and locks of others
    function("increase_amount(uint256 tokenId,uint256 amount)", STAKE),
    function("increase_unlock_time(uint256 tokenId,uint256 lockDuration)", Does::Ordinary),
    function("split(uint256 tokenId,uint256 amount)", Does::Ordinary),
    function("increaseLockAmount(uint256 amount)", STAKE),
    function("increaseUnlockTime(uint256 unlockTime)", Does::Ordinary),
    function("depositFor(address account,uint256 amount)", deposit(Of::Unnamed, "amount", "account")),
    function("stakeLocked(uint256 amount,uint256 secs)", STAKE),
    function("withdrawLocked(bytes32 id)", REWARD),
    function("withdrawByAmount(uint256 amount)", UNSTAKE),
    function("skyToMkr(address to,uint256 amount)", Does::Custom(|called, reader| super::staking::converted(called, [1, 0], UNSAID, reader))),
    function("cooldown(uint256 amount)", Does::Ordinary),
    function("leave(uint256 shares,bool)", REWARD),
    function("rageLeave(uint256 shares,bool)", REWARD),
    function("modify_lock(uint256 amount,uint256,address account)", deposit(Of::Unnamed, "amount", "account")),
    function("claimVestedTokens(bytes32,address to,uint128 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("claimVestedTokensViaModule(bytes32,address to,uint128 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("redeem(uint8,uint16,uint64,uint128,bytes32[])", Does::Ordinary),
    function("lock(uint96 amount)", STAKE),
    function("unlock(uint96 amount)", UNSTAKE),
    function("withdraw(uint32)", REWARD),
    function("withdrawExpiredLocksTo(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("stakeLockedCurveLp(uint256 amount,uint256)", STAKE),
    function("stakeLockedConvexToken(uint256 amount,uint256)", STAKE),
    function("withdrawLockedAndUnwrap(bytes32)", REWARD),
    function("claimAll(uint256[])", REWARD),
    function("claimAllWithRecipient(uint256[],address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimRank(uint256 term)", Does::Ordinary),
    function("claimMintReward()", REWARD),
    function("claimMintRewardAndShare(address other,uint256)", withdraw(Of::Unnamed, UNSAID, "other")),
    function("claimMintRewardAndStake(uint256,uint256)", Does::Ordinary),
    function("instantUnstake(uint256 amount)", UNSTAKE),
    function("instantUnstake(uint256 amount,uint256 least)", Does::Custom(at_once)),
    function("redelegate(address,address to,uint256)", Does::Ordinary).with(&[(Role::Mentioned, "to")]),
    function("claimAndDelegate(uint256 amount,bytes32[] proof,(address delegatee,uint256,uint8,bytes32,bytes32) signature)", withdraw(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Mentioned, "signature.delegatee")]),
    function("claimAndDelegate(address delegatee,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", REWARD).with(&[(Role::Mentioned, "delegatee")]),
    // Moonwell's rewards, Enzyme's funds
    function("claimReward(uint8 rewardType,address holder)", withdraw(Of::Unnamed, UNSAID, "holder")),
    function("claimReward(uint8 rewardType,address holder,address[] markets)", withdraw(Of::Unnamed, UNSAID, "holder")),
    function("buyShares(uint256 amount,uint256 minShares)", STAKE),
    function("redeemSharesInKind(address recipient,uint256 shares,address[],address[])", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("redeemSharesForSpecificAssets(address recipient,uint256 shares,address[],uint256[])", withdraw(Of::Unnamed, UNSAID, "recipient")),
    // Gearbox's votes with what is staked
    function("deposit(uint96 amount,(address,uint96,bool,bytes)[])", STAKE),
    function("depositWithPermit(uint96 amount,(address,uint96,bool,bytes)[],uint256,uint8,bytes32,bytes32)", STAKE),
    function("withdraw(uint96 amount,address to,(address,uint96,bool,bytes)[])", withdraw(Of::Unnamed, "amount", "to")),
    function("claimWithdrawals(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("multivote((address,uint96,bool,bytes)[])", Does::Ordinary),
    // CoW's vested token, locks that are items, Across's and Curve's rewards, EigenLayer's first withdrawals
    function("swapAll()", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("claim(uint256,uint8,address claimant,uint256,uint256 amount,bytes32[])", withdraw(Of::This, "amount", "claimant")),
    function("claimMany(uint256[],uint8[],address[] claimants,uint256[],uint256[],bytes32[][],uint256[])", withdraw(Of::This, UNSAID, UNSAID)).with(&[(Role::Payee, "claimants")]),
    function("depositFor(uint256 tokenId,uint256 amount)", Does::Custom(|called, reader| called.put_into("tokenId", &["amount"], reader))),
    function("withdrawReward(address token)", withdraw(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Mentioned, "token")]),
    function("claim_reward(address account,address gauge,address token)", withdraw(Of::Token("token"), UNSAID, "account")),
    function("claimDelayedWithdrawals(address account,uint256)", withdraw(Of::Native, UNSAID, "account")),
    // MakerDAO's vesting
    function("vest(uint256 id)", REWARD),
    function("vest(uint256 id,uint256 most)", REWARD),
    function("move(uint256 id,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
];

/// What an account earned in one token; or all of it for somebody else, by the same function (Berachain, Convex).
/// A token that is not known may be whoever is paid, and whoever is paid may answer as a token does.
fn reward(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let own = called.address("account").is_some_and(|account| reader.has_own(account));
    let forwarded = own && tokens::known(reader.chain, &called.address("token")?).is_none();
    let (asset, payee) = if forwarded {
        (Of::Unnamed, "token")
    } else {
        called.which(Of::Token("token"), "account", reader)
    };
    taken_out(called, asset, payee, reader)
}

/// What is taken out of a stake at once; of a token that stands for staked coins, for coins.
fn at_once(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let Some(staked) = called.kept_alone(reader) else { return called.read_as(UNSTAKE, reader) };
    let coins = tokens::native(reader.chain);
    Some(called.traded((staked, "amount"), (coins, "least"), UNSAID, reader))
}

/// A deposit in a farm; or of the coin for an account on Starknet, whose number is larger than any amount.
fn farm(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if let Some(act) = to_starknet(called, Of::Native, "pid", "amount", reader) {
        return Some(act);
    }
    let asset = called.asset(Of::Unnamed, reader)?;
    let deed = Deed::Deposit { asset, amount: called.amount("amount") };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}
