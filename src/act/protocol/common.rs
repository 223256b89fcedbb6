//! Functions that many contracts have under the same name: farms, sales, shops, guest books. What they do is what
//! their names say, as far as that concerns anybody but the contract and its caller.

use super::function::{
    Does, Function, Of, UNSAID, VALUE, deposit, function, send, trade, withdraw,
};
use crate::act::Role;

const GIVES: Does = deposit(Of::Unnamed, "amount", UNSAID);
const TAKES: Does = withdraw(Of::Unnamed, "amount", UNSAID);
const REWARD: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);
const COIN: Does = deposit(Of::Native, VALUE, UNSAID);
const PAID: Does = Does::Ordinary;
const TOKEN_IN: Does = deposit(Of::Token("token"), "amount", UNSAID);
const TOKEN_OUT: Does = withdraw(Of::Token("token"), "amount", UNSAID);
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
    function("redeem(address token,uint256 amount,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
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
    function("claimAllRewards()", REWARD),
    function("claimRewards(uint256 id)", REWARD),
    function("claimRewards(uint256[] ids)", REWARD),
    function("harvest()", REWARD),
    function("harvest(uint256 pid)", REWARD),
    function("getAllRewards()", REWARD),
    function("getRewards()", REWARD),
    function("withdrawReward()", REWARD),
    function("collectFees(uint256 id)", REWARD),
    function("reinvest()", Does::Ordinary),
    // Sales, and gifts
    function("buy()", PAID),
    function("buy(uint256 amount)", PAID),
    function("buyTokens()", PAID),
    function("buyTokens(address to)", PAID).with(TO),
    function("sell(uint256 amount)", GIVES),
    function("contribute()", PAID),
    function("donate()", PAID),
    function("donate(uint256 amount)", GIVES),
    function("fund()", PAID),
    // Shops of collectibles
    function("listItem(address collection,uint256 id,uint256 price)", Does::Ordinary),
    function("buyItem(address collection,uint256 id)", PAID),
    function("cancelListing(uint256 id)", Does::Ordinary),
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
    function("rescueERC20(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    // What is due to somebody, whoever calls: OpenZeppelin's splitters and escrows
    function("release(address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("release(address token,address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("withdrawPayments(address account)", Does::Ordinary).with(&[(Role::Mentioned, "account")]),
    function("burn(address account,uint256 amount)", Does::Ordinary).with(&[(Role::Holder, "account")]),
    function("transferToken(address token,address to,uint256 amount)", send(Of::Token("token"), "amount", "to")),
    // What moves nothing
    function("checkIn()", Does::Ordinary),
    function("register()", Does::Ordinary),
    function("vote(uint256 proposalId,bool support)", Does::Ordinary),
    function("vote(uint256 proposalId,uint8 support)", Does::Ordinary),
    function("setTraderReferralCodeByUser(bytes32 code)", Does::Ordinary),
    function("createPair(address tokenA,address tokenB)", Does::Ordinary),
    function("createPool(address tokenA,address tokenB,uint24 fee)", Does::Ordinary),
    function("sync()", Does::Ordinary),
    function("rebase()", Does::Ordinary),
    function("drip()", Does::Ordinary),
    // Vaults in two steps, locks
    function("requestRedeem(uint256 amount)", TAKES),
    function("requestRedeem(uint256 amount,address receiver)", withdraw(Of::Unnamed, "amount", "receiver")),
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
];
