//! Staking: Lido, `RocketPool`, `EigenLayer`, ether.fi and kin; farms; the deposit contract.

use alloy_primitives::Address;

use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, deposit, function, send, withdraw,
};
use crate::act::{Act, Deed, Party, Reader, Role, tokens};

const STAKE: Does = deposit(Of::Unnamed, "amount", UNSAID);
const UNSTAKE: Does = withdraw(Of::Unnamed, "amount", UNSAID);
const COIN: Does = deposit(Of::Native, VALUE, UNSAID);
const REWARD: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Lido
    function("submit(address referral)", COIN),
    function("wrap(uint256 amount)", STAKE),
    function("unwrap(uint256 amount)", UNSTAKE),
    function("transferShares(address recipient,uint256 shares)", send(Of::This, UNSAID, "recipient")),
    function("transferSharesFrom(address sender,address recipient,uint256 shares)", send(Of::This, UNSAID, "recipient")).with(&[(Role::Holder, "sender")]),
    function("requestWithdrawals(uint256[] amounts,address owner)", withdraw(Of::Unnamed, UNSAID, "owner")),
    function("requestWithdrawalsWstETH(uint256[] amounts,address owner)", withdraw(Of::Unnamed, UNSAID, "owner")),
    function("requestWithdrawalsWithPermit(uint256[] amounts,address owner,(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permit)", withdraw(Of::Unnamed, UNSAID, "owner")),
    function("requestWithdrawalsWstETHWithPermit(uint256[] amounts,address owner,(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permit)", withdraw(Of::Unnamed, UNSAID, "owner")),
    function("claimWithdrawal(uint256 requestId)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("claimWithdrawals(uint256[] requestIds,uint256[] hints)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("claimWithdrawalsTo(uint256[] requestIds,uint256[] hints,address recipient)", withdraw(Of::Native, UNSAID, "recipient")),
    // Beacon chain: whoever the credentials name gets the stake back.
    function("deposit(bytes pubkey,bytes withdrawalCredentials,bytes signature,bytes32 depositDataRoot)", Does::Custom(validator)),
    // EigenLayer
    function("depositIntoStrategy(address strategy,address token,uint256 amount)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("delegateTo(address operator,(bytes signature,uint256 expiry) approverSignatureAndExpiry,bytes32 approverSalt)", Does::Ordinary).with(&[(Role::Delegate, "operator")]),
    function("undelegate(address staker)", Does::Ordinary),
    function("queueWithdrawals((address[] strategies,uint256[] shares,address withdrawer)[] params)", withdraw(Of::Unnamed, UNSAID, "params.0.withdrawer")),
    function("completeQueuedWithdrawal((address staker,address delegatedTo,address withdrawer,uint256 nonce,uint32 startBlock,address[] strategies,uint256[] shares) withdrawal,address[] tokens,bool receiveAsTokens)", withdraw(Of::Token("tokens.0"), UNSAID, "withdrawal.withdrawer")),
    // ether.fi, Renzo, Kelp, Swell, Frax, Mantle, Ethena
    function("deposit(address referral)", COIN),
    function("requestWithdraw(address recipient,uint256 amount)", withdraw(Of::Unnamed, "amount", "recipient")),
    function("depositETH()", COIN),
    function("depositETH(uint256 referralId)", COIN),
    function("depositETH(uint256 minAmountExpected,string referralId)", COIN),
    function("depositWithReferral(address referral)", COIN),
    function("submit()", COIN),
    function("submitAndDeposit(address recipient)", deposit(Of::Native, VALUE, "recipient")),
    function("stake()", COIN),
    function("stake(uint256 amount)", STAKE),
    function("stake(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("redeem(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("unstake(uint256 amount)", UNSTAKE),
    function("unstake(address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("cooldown()", Does::Ordinary),
    function("cooldownAssets(uint256 amount)", Does::Ordinary),
    function("cooldownShares(uint256 shares)", Does::Ordinary),
    // Farms: those of Synthetix, of Sushi's chefs, of Convex
    function("exit()", REWARD),
    function("getReward()", REWARD),
    function("getReward(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("getReward(address account,bool claimExtras)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("deposit(uint256 pid,uint256 amount)", STAKE),
    function("withdraw(uint256 pid,uint256 amount)", UNSTAKE),
    function("deposit(uint256 pid,uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
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
    function("increaseAmount(uint256 tokenId,uint256 amount)", STAKE),
    function("increaseUnlockTime(uint256 tokenId,uint256 lockDuration)", Does::Ordinary),
    function("vote(uint256 tokenId,address[] pools,uint256[] weights)", Does::Ordinary),
    // ApeCoin
    function("depositApeCoin(uint256 amount,address recipient)", deposit(Of::Unnamed, "amount", "recipient")),
    function("depositSelfApeCoin(uint256 amount)", STAKE),
    function("withdrawApeCoin(uint256 amount,address recipient)", withdraw(Of::Unnamed, "amount", "recipient")),
    function("withdrawSelfApeCoin(uint256 amount)", UNSTAKE),
    function("claimApeCoin(address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("claimSelfApeCoin()", REWARD),
    // Velodrome, Aerodrome: gauges of positions, fees and bribes
    function("getReward(uint256 tokenId)", REWARD),
    function("getReward(address account,address[] tokens)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("claimFees(address[] fees,address[][] tokens,uint256 tokenId)", REWARD),
    function("claimBribes(address[] bribes,address[][] tokens,uint256 tokenId)", REWARD),
    // ether.fi's vaults
    function("claimWithdraw(uint256 tokenId)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("deposit(address asset,uint256 amount,uint256 minimumMint)", deposit(Of::Token("asset"), "amount", UNSAID)),
    function("deposit(address asset,uint256 amount,uint256 minimumMint,address referral)", deposit(Of::Token("asset"), "amount", UNSAID)),
    // Sky
    function("deposit(uint256 assets,address receiver,uint16 referral)", deposit(Of::Unnamed, "assets", "receiver")),
    function("daiToUsds(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("usdsToDai(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("mkrToSky(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("sellGem(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("buyGem(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("join(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("exit(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    // Morpho's rewards
    function("claim(address account,address reward,uint256 amount,bytes32[] proof)", withdraw(Of::Token("reward"), "amount", "account")),
    // Votes of tokens go to somebody; nothing else does. Without a kind, governance has them.
    function("delegateByType(address delegatee,uint8 delegationType)", Does::Ordinary).with(&[(Role::Delegate, "delegatee")]),
];

/// Whoever the withdrawal credentials name gets the stake and what it earns. Those of the first kind name
/// a key instead of an address.
fn validator(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let credentials = called.bytes_at("withdrawalCredentials")?;
    let path = called.path("withdrawalCredentials");
    let address = match credentials {
        [1 | 2, rest @ ..] if rest.len() == 31 => rest.get(11..).map(Address::from_slice),
        _ => None,
    };
    let payee = address.map(|address| Party::new(Role::Payee, address, path, reader.chain));
    let asset = tokens::native(reader.chain);
    let deed = Deed::Deposit { asset, amount: called.amount(VALUE) };
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}
