//! Functions that many contracts have under the same name: farms, sales, shops, guest books. What they do is what
//! their names say, as far as that concerns anybody but the contract and its caller.

use alloy_primitives::U256;

use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, deposit, function, send, trade, withdraw,
};
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role, tokens};

const GIVES: Does = deposit(Of::Unnamed, "amount", UNSAID);
const TAKES: Does = withdraw(Of::Unnamed, "amount", UNSAID);
const REWARD: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);
const COIN: Does = deposit(Of::Native, VALUE, UNSAID);
const PAID: Does = Does::Ordinary;
const TOKEN_IN: Does = deposit(Of::Token("token"), "amount", UNSAID);
const TOKEN_OUT: Does = withdraw(Of::Token("token"), "amount", UNSAID);
const BOUGHT: Does = trade((Of::Native, VALUE), (Of::Token("token"), "least"), "to");
const SOLD: Does = trade((Of::Token("token"), "amount"), (Of::Unnamed, UNSAID), "to");
const TO: &[(Role, &str)] = &[(Role::Mentioned, "to")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // In and out
    function("deposit(address token,uint256 amount)", TOKEN_IN),
    function("deposit(address token,uint256 amount,address to)", deposit(Of::Token("token"), "amount", "to")),
    function("depositToken(address token,uint256 amount)", TOKEN_IN),
    function("depositNative()", COIN),
    function("depositNative(address to)", deposit(Of::Native, VALUE, "to")),
    function("depositEther()", COIN),
    function("withdrawToken(address token,uint256 amount)", TOKEN_OUT),
    function("withdrawToken(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("redeem(uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("redeem(address token,uint256 amount,address to)", withdraw(Of::Unnamed, UNSAID, "to")).with(&[(Role::Mentioned, "token")]),
    function("mint(address token,uint256 amount,uint256 minAmountOut)", TOKEN_IN),
    function("enter(uint256 amount)", GIVES),
    function("leave(uint256 amount)", TAKES),
    function("wrap()", COIN),
    function("wrap(uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("wrap(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("unwrap(uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("swap(address tokenIn,address tokenOut,uint256 amountIn,uint256 amountOutMin)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "amountOutMin"), UNSAID)),
    // Stakes
    function("stakeETH()", COIN),
    function("stakeETH(address referral)", COIN),
    function("stake(uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("stake(uint256 amount,uint256 duration)", GIVES),
    function("stake(uint256[] tokenIds)", Does::Ordinary),
    function("stakeTokens(uint256 amount)", GIVES),
    function("unstake(uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("unstake(uint256 id,uint256 amount)", TAKES),
    function("unstake(address token,uint256 amount)", TOKEN_OUT),
    function("unstake(uint256[] tokenIds)", REWARD),
    function("unstakeAndWithdraw(uint256 amount)", TAKES),
    function("unlock(uint256 id)", REWARD),
    function("requestWithdraw(uint256 amount)", TAKES),
    function("requestWithdrawal(uint256 amount)", TAKES),
    function("requestWithdrawal(address token,uint256 amount)", TOKEN_OUT),
    function("initiateWithdraw(uint256 amount)", TAKES),
    function("completeWithdraw()", REWARD),
    function("completeWithdrawal()", REWARD),
    function("completeWithdrawal(uint256 id)", REWARD),
    function("claimWithdrawal()", REWARD),
    function("cancelWithdraw(uint256 id)", Does::Ordinary),
    function("instantWithdraw(uint256 amount)", TAKES),
    // Rewards
    function("claim(address[] tokens)", REWARD),
    function("claim(address account,address token)", withdraw(Of::Token("token"), UNSAID, "account")),
    function("claim(uint256 id,uint256 amount)", TAKES),
    function("claimAll()", REWARD),
    function("claim(address to,uint256,uint256,bytes32[])", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claim(bytes)", REWARD),
    function("claim(bytes32[])", REWARD),
    function("claimReward(uint256)", REWARD),
    function("claimTokens(uint256 amount)", TAKES),
    function("claimTokens(uint256 amount,bytes32[])", TAKES),
    function("claimAirdrop()", REWARD),
    function("claimAirdrop(uint256 amount,bytes32[])", TAKES),
    function("claimVestedTokens()", REWARD),
    function("collect()", REWARD),
    function("withdraw(uint256[])", REWARD),
    function("unlock()", REWARD),
    function("unstake()", REWARD),
    function("claimAllRewards()", REWARD),
    function("claimRewards(uint256 id)", REWARD),
    function("claimRewards(uint256[] ids)", REWARD),
    function("harvest()", REWARD),
    function("harvest(uint256 pid)", REWARD),
    function("getAllRewards()", REWARD),
    function("getRewards()", REWARD),
    function("withdrawReward()", REWARD),
    function("collectFees(uint256 id)", REWARD),
    function("withdrawPayout(address core,uint256)", REWARD),
    function("withdrawPayouts(address core,uint256[])", REWARD),
    function("createLockFor(address account,uint256 amount,uint256)", deposit(Of::Unnamed, "amount", "account")),
    function("createLockFor(uint256 amount,uint256,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("increaseLockAmountFor(address account,uint256 amount)", deposit(Of::Unnamed, "amount", "account")),
    function("reinvest()", Does::Ordinary),
    // Sales, and gifts
    function("buy()", PAID),
    function("buy(uint256 amount)", PAID),
    function("buyTokens()", PAID),
    function("buyTokens(uint256)", PAID),
    function("buyToken(uint256)", PAID),
    function("buyWithETH()", PAID),
    function("buyWithEth(uint256)", PAID),
    function("buyWithUSDT(uint256)", PAID),
    function("buy(uint256,uint256)", PAID),
    function("buy(address to,uint256 least)", Does::Custom(bought)).with(TO),
    function("sell(uint256,uint256)", PAID),
    function("sell(address token,uint256 amount)", trade((Of::Token("token"), "amount"), (Of::Unnamed, UNSAID), UNSAID)),
    function("invest(uint256 amount)", GIVES),
    function("participate()", PAID),
    function("enter()", PAID),
    function("buyTicket(uint256)", PAID),
    function("buyTickets(uint256)", PAID),
    function("buyTokens(address to)", PAID).with(TO),
    function("sell(uint256 amount)", GIVES),
    function("contribute()", PAID),
    function("donate()", PAID),
    function("donate(uint256 amount)", GIVES),
    function("fund()", PAID),
    // Shops of collectibles
    function("buyItem(address collection,uint256 id)", Does::Custom(bought_item)),
    function("cancelListing(uint256 id)", Does::Ordinary),
    function("cancelAuction(uint256 id)", Does::Ordinary),
    function("cancelListing(address collection,uint256 id)", Does::Ordinary),
    function("cancelAllOrders()", Does::Ordinary),
    function("cancelAllOrdersForSender(uint256 minNonce)", Does::Ordinary),
    function("cancelMultipleMakerOrders(uint256[] nonces)", Does::Ordinary),
    function("cancelBuyPrice(address collection,uint256 id)", Does::Ordinary),
    // Payments to somebody
    function("sendETH(address to)", send(Of::Native, VALUE, "to")),
    function("sendEther(address to)", send(Of::Native, VALUE, "to")),
    function("tip(address to)", send(Of::Native, VALUE, "to")),
    function("pay(address to)", send(Of::Native, VALUE, "to")),
    function("withdrawAll(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("rescueTokens(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("emergencyTokenTransfer(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("emergencyEtherTransfer(address to,uint256 amount)", withdraw(Of::Native, "amount", "to")),
    function("withdrawAssetTo(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("rescueERC20(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    // What is due to somebody, whoever calls: OpenZeppelin's splitters and escrows
    function("release(address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("release(address token,address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("withdrawPayments(address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("sweep(address token,address to)", withdraw(Of::Token("token"), UNSAID, "to")),
    function("burn(address account,uint256 amount)", Does::Custom(super::erc20::burned)).with(&[(Role::Holder, "account")]),
    function("transferToken(address token,address to,uint256 amount)", send(Of::Token("token"), "amount", "to")),
    function("emergencyWithdraw()", REWARD),
    function("skim(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("redeemAVAX(uint256 amount)", TAKES),
    function("withdrawAVAX(uint256 amount)", TAKES),
    function("getPartialReward(address,address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    // What moves nothing
    function("openTrading()", Does::Ordinary),
    function("enableTrading()", Does::Ordinary),
    function("removeLimits()", Does::Ordinary),
    function("checkIn()", Does::Ordinary),
    function("checkin()", Does::Ordinary),
    function("increment()", Does::Ordinary),
    function("store(uint256)", Does::Ordinary),
    function("vote(uint256)", Does::Ordinary),
    function("register()", Does::Ordinary),
    function("vote(uint256 proposalId,bool support)", Does::Ordinary),
    function("vote(uint256 proposalId,uint8 support)", Does::Ordinary),
    function("setTraderReferralCodeByUser(bytes32 code)", Does::Ordinary),
    // A job at Olas; savings at Frankencoin, up or down to an amount; an entry at clr.fund, whose deposit comes back
    function("request(bytes)", Does::Ordinary),
    function("adjust(uint192)", Does::Ordinary),
    function("addRecipient(address recipient,string)", Does::Ordinary).with(&[(Role::Mentioned, "recipient")]),
    function("createPair(address tokenA,address tokenB)", Does::Ordinary),
    function("createPool(address tokenA,address tokenB,uint24 fee)", Does::Ordinary),
    function("sync()", Does::Ordinary),
    function("rebase()", Does::Ordinary),
    function("drip()", Does::Ordinary),
    // Vaults in two steps, locks
    function("requestRedeem(uint256 amount)", TAKES),
    function("requestRedeem(uint256 shares,address receiver)", withdraw(Of::This, "shares", "receiver")),
    function("createDelayedRedeem(address token,uint256 amount)", TOKEN_IN),
    function("claimDelayedRedeems()", REWARD),
    function("claimRedeem(uint256 id)", REWARD),
    function("claimRedeem(address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("claimDeposit(address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("cancelRedeem(uint256 id)", Does::Ordinary),
    function("instantRedeem(uint256 amount)", TAKES),
    function("redeem(uint256 amount,uint256 least)", TAKES),
    function("withdrawETH(uint256 amount)", withdraw(Of::Native, "amount", UNSAID)),
    function("depositAndStake(uint256 amount)", GIVES),
    function("withdrawAndClaim(uint256 amount)", TAKES),
    function("claimAndStake(uint256 amount)", GIVES),
    function("lock(uint256 amount,uint256 duration)", GIVES),
    function("increaseLock(uint256 amount)", GIVES),
    function("extendLock(uint256 id,uint256 time)", Does::Ordinary),
    function("stake(address token,uint256 amount,address to)", deposit(Of::Token("token"), "amount", "to")),
    // Locks of PinkSale, UNCX and Team Finance: the owner gets it back
    function("lock(address owner,address token,bool,uint256 amount,uint256,string)", deposit(Of::Token("token"), "amount", "owner")),
    function("lockLPToken(address token,uint256 amount,uint256,address,bool,address owner)", deposit(Of::Token("token"), "amount", "owner")),
    function("lockLPToken(address token,uint256 amount,uint256,address,bool,address owner,uint16)", deposit(Of::Token("token"), "amount", "owner")),
    function("lockToken(address token,address owner,uint256 amount,uint256,bool,address)", deposit(Of::Token("token"), "amount", "owner")),
    function("vestingLock(address owner,address token,bool,uint256 amount,uint256,uint256,uint256,uint256,string)", deposit(Of::Token("token"), "amount", "owner")),
    function("ragequit(uint256 shares,uint256 loot)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("lock((address collection,uint256 id,address dust,address owner,address collector,address collect,uint256,uint16,string,bytes[]) params)", Does::Custom(locked)).with(&[(Role::Mentioned, "params.collector")]),
    // Hedgey
    function("createPlan(address to,address token,uint256 amount,uint256,uint256,uint256,uint256)", send(Of::Token("token"), "amount", "to")),
    function("createPlan(address to,address token,uint256 amount,uint256,uint256,uint256,uint256,address admin,bool)", send(Of::Token("token"), "amount", "to")).with(&[(Role::RefundReceiver, "admin")]),
    // Threshold, WalletConnect, Origin, Rainbow, Maple
    function("stake(uint96 amount)", GIVES),
    function("startUnstaking(uint96 amount)", TAKES),
    // Spool
    function("deposit((address vault,uint256[],address to,address referral,bool) bag)", deposit(Of::Unnamed, UNSAID, "bag.to")).with(&[(Role::Mentioned, "bag.vault"), (Role::Mentioned, "bag.referral")]),
    function("redeem((address vault,uint256,uint256[],uint256[]) bag,address to,bool)", withdraw(Of::Unnamed, UNSAID, "to")).with(&[(Role::Mentioned, "bag.vault")]),
    function("redeemFast((address vault,uint256,uint256[],uint256[]) bag,uint256[][],uint256[2][])", withdraw(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Mentioned, "bag.vault")]),
    function("claimWithdrawal(address vault,uint256[],uint256[],address to)", withdraw(Of::Unnamed, UNSAID, "to")).with(&[(Role::Mentioned, "vault")]),
    function("finalizeUnstaking(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("forceWithdrawAll(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("stake(uint256 amount,uint256,address to,bool,int256)", deposit(Of::Unnamed, "amount", "to")),
    function("collectRewards()", REWARD),
    function("claimCreatorFees(address,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("authorizeAndDeposit(uint256,uint256,uint8,bytes32,bytes32,uint256 amount,bytes32)", GIVES),
    function("authorizeAndDepositWithPermit(uint256,uint256,uint8,bytes32,bytes32,uint256 amount,bytes32,uint256,uint8,bytes32,bytes32)", GIVES),
    function("depositETHForWrappedTokens(uint256)", COIN),
    function("depositWETHForWrappedTokens(uint256 amount,uint256)", GIVES),
    function("depositSFRXETH(uint256 amount,uint256)", GIVES),
    // OpenCover
    function("submitQuote((uint32,uint32,uint32,uint256,uint32,uint256,uint256 premium,uint16,uint256) quote,uint8,bytes32,bytes32)", deposit(Of::Unnamed, "quote.premium", UNSAID)),
    function("submitQuoteV15((uint32,uint32,uint32,uint256,uint32,uint256,uint256 premium,uint16,uint256) quote,address[] covered,uint256,address to,uint8,bytes32,bytes32)", deposit(Of::Unnamed, "quote.premium", "to")).with(&[(Role::Mentioned, "covered")]),
    // StarkEx: amounts in a token's own unit, for a key of that network
    function("depositEth(uint256,uint256,uint256)", COIN),
    function("depositERC20(uint256,uint256,uint256,uint256)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("withdrawNft(uint256,uint256,uint256)", REWARD),
    function("withdrawAndMint(uint256,uint256,bytes)", REWARD),
    function("withdrawTo(uint256,uint256,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    // Symbiotic; Babylon's loans
    function("claimRewards(address to,address token,bytes)", withdraw(Of::Token("token"), UNSAID, "to")),
    function("claimCuratorFees(address to,address,address token)", withdraw(Of::Token("token"), UNSAID, "to")),
    function("claimVaultSnapshotRewards(address to,address,address token,address,uint256,uint256,uint256,bytes[])", withdraw(Of::Token("token"), UNSAID, "to")),
    function("invalidateNonce(uint256)", Does::Ordinary),
    function("borrowFromCorePosition(uint256,uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("repayToCorePosition(address to,uint256,uint256 amount)", GIVES).with(TO),
    function("withdrawCollaterals(bytes32[])", REWARD),
    function("reorderVaults(bytes32[])", Does::Ordinary),
    // Stader
    // Stader
    function("requestWithdraw(uint256 amount,address to,string)", withdraw(Of::Unnamed, "amount", "to")),
    // Stakes, locks and queues of Kinetiq, Ethena, Swell, Stader, Venus, Resolv, Maple, Camelot
    function("queueWithdrawal(uint256 amount)", TAKES),
    function("confirmWithdrawal(uint256 id)", REWARD),
    function("stake(address token,uint104 amount)", TOKEN_IN),
    function("unstake(address token,uint104 amount)", TOKEN_OUT),
    function("withdraw(address token,uint104 amount)", TOKEN_OUT),
    function("createWithdrawRequest(uint256 amount)", TAKES),
    function("finalizeWithdrawal(uint256 id)", REWARD),
    function("requestWithdraw(uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("completeWithdrawal(address token)", withdraw(Of::Token("token"), UNSAID, UNSAID)),
    function("requestWithdrawal(address token,uint256,uint256 amount)", TOKEN_OUT),
    function("executeWithdrawal(address token,uint256)", withdraw(Of::Token("token"), UNSAID, UNSAID)),
    function("initiateWithdrawal(uint256 amount)", TAKES),
    function("requestMint(address token,uint256 amount,uint256)", TOKEN_IN),
    function("requestBurn(uint256,address to,uint256)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("submitBid(uint256,uint128 amount,address owner,bytes)", deposit(Of::Unnamed, "amount", "owner")),
    function("submitBid(uint256,uint128 amount,address owner,uint256,bytes)", deposit(Of::Unnamed, "amount", "owner")),
    function("depositWithPermit(uint256 amount,uint256,uint8,bytes32,bytes32,bytes32)", GIVES),
    function("createPosition(uint256 amount,uint256)", GIVES),
    function("addToPosition(uint256 id,uint256 amount)", GIVES),
    function("withdrawFromPosition(uint256 id,uint256 amount)", TAKES),
    function("harvestPosition(uint256 id)", REWARD),
    function("convert(uint256 amount)", GIVES),
    function("finalizeRedeem(uint256 id)", REWARD),
    function("exit(uint256 amount)", TAKES),
    function("unwrap()", REWARD),
    function("instantRedeem(uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("syncDeposit(uint256 amount,address to,address)", deposit(Of::Unnamed, "amount", "to")),
    function("deposit(uint256 amount,address to,uint256)", deposit(Of::Unnamed, "amount", "to")),
    function("subscribe(address token,uint256 amount,uint256)", TOKEN_IN),
    function("redeem(uint256,address to,uint256)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("deposit(address target,address token,uint256 amount,uint256 least,uint64)", trade((Of::Token("token"), "amount"), (Of::Token("target"), "least"), UNSAID)),
    function("withdrawRequest(address target,address token,uint256)", withdraw(Of::Token("token"), UNSAID, UNSAID)),
    function("depositNative(uint256)", COIN),
    function("provide()", COIN),
    function("release(address to,uint256 amount)", withdraw(Of::Native, "amount", "to")),
    function("gm()", Does::Ordinary),
    function("collectRewards(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimFees(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimTo(address to,uint256 id)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("mintTo(address to,uint256)", Does::Ordinary).with(TO),
    function("requestUnstake(uint256 amount)", TAKES),
    function("initiateUnstake(uint256 amount)", TAKES),
    function("unbond(uint256 amount)", TAKES),
    function("cooldownAssets(uint256 amount,address)", TAKES),
    function("cooldownShares(uint256,address)", REWARD),
    // Flying Tulip, Frankencoin, Liquity, Puffer, Beets, GoGoPool, SSV, Yield Basis, Mellow
    function("invest(address token,uint256 amount,address to,uint256,bytes32[])", deposit(Of::Token("token"), "amount", "to")),
    function("divest(uint256,uint256 amount)", TAKES),
    function("withdrawFT(uint256,uint256 amount)", TAKES),
    function("mint(address token,uint256 amount,uint256,uint256)", TOKEN_IN),
    function("redeem(address token,uint256,uint256,uint256)", withdraw(Of::Token("token"), UNSAID, UNSAID)),
    function("invest(uint256 amount,uint256 least)", GIVES),
    function("redeemExpected(address target,uint256,uint256)", withdraw(Of::Unnamed, UNSAID, "target")),
    function("redeemFrom(address from,address target,uint256,uint256)", withdraw(Of::Unnamed, UNSAID, "target")).with(&[(Role::Holder, "from")]),
    function("withdrawCollateral(address target,uint256 amount)", withdraw(Of::Unnamed, "amount", "target")),
    function("adjust(uint256,uint256,uint256)", Does::Ordinary),
    function("clone(address,uint256 amount,uint256,uint40)", GIVES),
    function("clone(address owner,address,uint256 amount,uint256,uint40)", deposit(Of::Unnamed, "amount", "owner")),
    function("save(uint192 amount)", GIVES),
    function("save(address to,uint192 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("withdraw(address to,uint192 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("claimAllCollGains()", REWARD),
    function("requestWithdrawal(uint128 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("completeQueuedWithdrawal(uint256)", REWARD),
    function("undelegate(uint256,uint256 amount)", TAKES),
    function("depositAVAX()", COIN),
    function("deposit(address owner,uint64[],uint256 amount,(uint32,uint64,uint64,bool,uint256))", deposit(Of::Unnamed, "amount", "owner")),
    function("deposit(uint256 amount,uint256,uint256)", GIVES),
    function("deposit(uint256 amount,uint256,uint256,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("deposit(address to,uint256[],uint256,uint256)", deposit(Of::Unnamed, UNSAID, "to")),
    // Hedgey, Yo, Superstate, Reserve, Plume, Virtuals
    function("redeemPlans(uint256[])", REWARD),
    function("transferAndDelegate(uint256,address from,address to)", withdraw(Of::Unnamed, UNSAID, "to")).with(&[(Role::Holder, "from")]),
    function("partialRedeemPlans(uint256[],uint256)", REWARD),
    function("batchWithdraw((uint256,uint256,bytes32[])[])", withdraw(Of::Native, UNSAID, UNSAID)),
    function("redeemAllPlans()", REWARD),
    function("deposit(address,uint256 amount,uint256,address to,uint32)", deposit(Of::Unnamed, "amount", "to")),
    function("redeem(address,uint256 amount,uint256,address to,uint32)", withdraw(Of::Unnamed, "amount", "to")),
    function("subscribe(address to,uint256 amount,address token)", deposit(Of::Token("token"), "amount", "to")),
    function("offchainRedeem(uint256 amount)", TAKES),
    function("issue(uint256)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("stake(uint16)", COIN),
    function("unstake(uint16,uint256 amount)", TAKES),
    function("stake(uint256 amount,address to,address)", deposit(Of::Unnamed, "amount", "to")),
    // Dolomite, Infrared, Usual, Penpie, Pirex, Rocket Pool, Superfluid, Azuro, Myriad, Garden, Shadow
    function("depositWeiIntoDefaultAccount(uint256,uint256 amount)", GIVES),
    function("depositWei(uint256,uint256,uint256 amount)", GIVES),
    function("withdrawWei(uint256,uint256,uint256 amount,uint8)", TAKES),
    function("getRewardForUser(address to)", REWARD).with(TO),
    function("claimOffchainDistribution(address to,uint256 amount,bytes32[])", withdraw(Of::Unnamed, "amount", "to")),
    function("redeem(address token,uint256,uint256)", withdraw(Of::Token("token"), UNSAID, UNSAID)),
    function("depositMarket(address,uint256 amount)", GIVES),
    function("withdrawMarket(address,uint256 amount)", TAKES),
    function("deposit(address to,bool)", deposit(Of::Native, VALUE, "to")),
    function("initiateRedemption(uint256 amount,address to,bool)", withdraw(Of::Unnamed, "amount", "to")),
    function("unstakeRequest(uint256 amount)", TAKES),
    function("unstakeInstant(uint256 amount)", TAKES),
    function("stakeRPLFor(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("upgradeTo(address to,uint256 amount,bytes)", deposit(Of::Unnamed, "amount", "to")),
    function("bet(address,uint128 amount,uint64,(address,uint64,bytes))", GIVES),
    function("buy(uint256,uint256,uint256,uint256 amount)", GIVES),
    function("claimWinnings(uint256)", REWARD),
    function("initiate(address redeemer,uint256,uint256 amount,bytes32)", GIVES).with(&[(Role::Mentioned, "redeemer")]),
    function("initiate(address redeemer,uint256,uint256 amount,bytes32,bytes)", GIVES).with(&[(Role::Mentioned, "redeemer")]),
    function("initiateOnBehalf(address depositor,address redeemer,uint256,uint256 amount,bytes32)", GIVES).with(&[(Role::RefundReceiver, "depositor"), (Role::Mentioned, "redeemer")]),
    function("getReward(uint256[],address[])", REWARD),
    function("personalMint()", Does::Ordinary),
    // Curves that coins are bought and sold along: Mint Club, Diggers, Wow, Zora
    function("mint(address token,uint256 amount,uint256,address to)", trade((Of::Unnamed, UNSAID), (Of::Token("token"), "amount"), "to")),
    function("burn(address token,uint256 amount,uint256,address to)", SOLD),
    function("buy(address token,uint256 least,address to)", Does::Custom(bought_along)),
    function("buy(address token,uint8,bytes,uint256 least,uint256,address to)", BOUGHT),
    function("sell(address token,uint256 amount,uint256,address to)", SOLD),
    function("sell(address token,uint8,bytes,uint256 amount,uint256 least,uint256,address to)", trade((Of::Token("token"), "amount"), (Of::Native, "least"), "to")),
    function("buy(address to,address,address,string,uint8,uint256 least,uint160)", trade((Of::Native, VALUE), (Of::This, "least"), "to")),
    function("sell(address to,uint256 amount,address,string,uint8,uint256 least,uint160)", trade((Of::This, "amount"), (Of::Native, "least"), "to")),
    function("sell(address to,uint256 amount,uint256 least,uint160,address referrer)", trade((Of::This, "amount"), (Of::Unnamed, "least"), "to")).with(&[(Role::FeeReceiver, "referrer")]),
    function("sell(uint256 amount,address to,address referrer,string,uint8,uint256 least,uint160)", trade((Of::This, "amount"), (Of::Native, "least"), "to")).with(&[(Role::FeeReceiver, "referrer")]),
    // Shares at Ondo by a quote, and orders that wait for a price; markets at Surge
    function("mintWithAttestation((uint256,uint256,bytes32,address asset,uint256,uint256 quantity,uint256,uint8,bytes32) quote,bytes,address token,uint256 amount)", trade((Of::Token("token"), "amount"), (Of::Token("quote.asset"), "quote.quantity"), UNSAID)),
    function("redeemWithAttestation((uint256,uint256,bytes32,address asset,uint256,uint256 quantity,uint256,uint8,bytes32) quote,bytes,address token,uint256 least)", trade((Of::Token("quote.asset"), "quote.quantity"), (Of::Token("token"), "least"), UNSAID)),
    function("createBuyOrderExactIn(address,address token,uint256 amount,uint256,uint256)", TOKEN_IN),
    function("createBuyOrderExactOut(address,address token,uint256,uint256,uint256)", deposit(Of::Token("token"), UNSAID, UNSAID)),
    function("createSellOrderExactIn(address token,address,uint256 amount,uint256,uint256)", TOKEN_IN),
    function("createSellOrderExactOut(address token,address,uint256,uint256,uint256)", deposit(Of::Token("token"), UNSAID, UNSAID)),
    function("cancelOrder(uint256)", Does::Ordinary),
    function("withdrawFromMarket(uint256,uint256 amount)", TAKES),
    // Polymarket's dollars
    function("wrap(address token,address to,uint256 amount)", deposit(Of::Token("token"), "amount", "to")),
    function("unwrap(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    // Vesting: due to whoever the contract was made for
    function("release()", REWARD),
    function("release(bytes32,uint256 amount)", TAKES),
    // Aster, and its stakes of BNB
    function("openMarketTrade((address pairBase,bool,address tokenIn,uint96 amountIn,uint80,uint64,uint64,uint64,uint24) data)", deposit(Of::Token("data.tokenIn"), "data.amountIn", UNSAID)),
    function("openMarketTradeBNB((address pairBase,bool,address tokenIn,uint96 amountIn,uint80,uint64,uint64,uint64,uint24) data)", COIN),
    function("closeTrade(bytes32)", REWARD),
    function("mintAsBnb()", COIN),
    function("mintAsBnb(uint256 amount)", GIVES),
    function("burnAsBnb(uint256 amount)", TAKES),
    // Frax, ether.fi, Kintsu, stHYPE, USDai, Dolomite, Shadow, Royco, Circles, auctions of Uniswap's
    function("enterRedemptionQueueViaSfrxEth(address to,uint120)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("depositWithERC20(address token,uint256 amount,address referral)", TOKEN_IN).with(&[(Role::Mentioned, "referral")]),
    function("deposit(uint96,address to)", deposit(Of::Native, VALUE, "to")),
    function("requestUnlock(uint96,uint96)", REWARD),
    function("burnAndRedeemIfPossible(address to,uint256 amount,string)", withdraw(Of::Native, "amount", "to")),
    function("deposit(address token,uint256 amount,uint256 least,address to,bytes)", trade((Of::Token("token"), "amount"), (Of::This, "least"), "to")),
    function("withdrawWeiFromDefaultAccount(uint256,uint256 amount,uint8)", TAKES),
    function("claimClGaugeRewards(address[],address[][],uint256[][])", REWARD),
    function("fillIPOffers(bytes32[],uint256[],address vault,address feeRecipient)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Mentioned, "vault"), (Role::FeeReceiver, "feeRecipient")]),
    function("trust(address who,uint96)", Does::Ordinary).with(&[(Role::Mentioned, "who")]),
    function("exitBid(uint256)", REWARD),
    function("exitPartiallyFilledBid(uint256,uint64,uint64)", REWARD),
];

/// A position is locked for its owner, while others get what it earns, or what of it does not fit.
fn locked(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let id = called.uint("params.id")?.to_string();
    let asset =
        Asset::Collectible { address: reader.spelled(called.address("params.collection")?), id };
    let mut payees = Vec::new();
    for payee in ["params.owner", "params.collect", "params.dust"] {
        payees.push(called.party(Role::Payee, payee, reader)?);
    }
    // Others first.
    payees.sort_by_key(|payee| reader.is_own(&payee.address));
    let deed = Deed::Deposit { asset, amount: Amount::of(U256::ONE) };
    Some(called.act(deed, Role::Contract, payees, reader))
}

/// An item is bought for the coins that are sent along.
fn bought_item(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if !called.is_paid() {
        return called.read_as(PAID, reader);
    }
    let (address, id) = (called.address("collection")?, called.uint("id")?.to_string());
    let part = |asset, amount| Part { asset, amount, to: None };
    let paid = called.asset(Of::Native, reader)?;
    let item = Asset::Collectible { address: reader.spelled(address), id };
    let deed = Deed::Trade {
        gives: vec![part(paid, called.amount(VALUE))],
        gets: vec![part(item, Amount::of(U256::ONE))],
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// What is bought is the token that is named, or it is for whoever is named: contracts have the same function with
/// either.
fn bought(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if tokens::known(reader.chain, &called.address("to")?).is_some() {
        let token = Of::Token("to");
        return called.read_as(trade((Of::Native, VALUE), (token, "least"), UNSAID), reader);
    }
    super::airdrop::open(called, reader)
}

/// What is bought is the token that is named first. No account of the user's is one, nor anybody without code: then it
/// is for that one, and the last is who brought them.
fn bought_along(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let first = called.address("token")?;
    let known = tokens::known(reader.chain, &first).is_some();
    if !known && !reader.has_own(first) {
        reader.ask_code(&first);
    }
    if reader.has_own(first) || reader.facts.has_code(&first) == Some(false) {
        let mut act =
            called.read_as(trade((Of::Native, VALUE), (Of::Unnamed, "least"), "token"), reader)?;
        act.parties.extend(called.party(Role::Mentioned, "to", reader));
        return Some(act);
    }
    called.read_as(BOUGHT, reader)
}
