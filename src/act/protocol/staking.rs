//! Staking: Lido, `RocketPool`, `EigenLayer`, ether.fi and kin; the deposit contract.

use alloy_primitives::{Address, U256, address, hex};

use super::foreign::To;
use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, bridge, deposit, function, send, trade, withdraw,
};
use crate::act::{Act, Amount, Asset, Deed, Party, Reader, Role, amount, known, tokens};
use crate::decode::{Chain, Unread};

pub(super) const STAKE: Does = deposit(Of::Unnamed, "amount", UNSAID);
pub(super) const UNSTAKE: Does = withdraw(Of::Unnamed, "amount", UNSAID);
const COIN: Does = deposit(Of::Native, VALUE, UNSAID);
pub(super) const REWARD: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);
const TO: &[(Role, &str)] = &[(Role::Mentioned, "to")];
const ASKED: Does = Does::Custom(asked_for);

/// Whom payments to the account go to from then on, at Celo.
const VOTES: Does = Does::Custom(super::governance::delegate);
const OPERATED: Does = Does::Custom(operated);
const OPERATOR: &[(Role, &str)] = &[(Role::Delegate, "operator")];
const WALLET: &[(Role, &str)] = &[(Role::Mentioned, "addr")];
const MEMBER: &[(Role, &str)] = &[(Role::Mentioned, "member")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Lido
    function("submit(address referral)", COIN),
    function("wrap(uint256 amount)", STAKE),
    function("unwrap(uint256 amount)", withdraw(Of::This, "amount", UNSAID)),
    function("unwrapShares(uint256 amount)", UNSTAKE),
    function("transferShares(address recipient,uint256 shares)", send(Of::This, UNSAID, "recipient")),
    function("transferSharesFrom(address sender,address recipient,uint256 shares)", send(Of::This, UNSAID, "recipient")).with(&[(Role::Holder, "sender")]),
    function("requestWithdrawals(uint256[] amounts,address owner)", Does::Custom(queued_steth)),
    function("requestWithdrawalsWstETH(uint256[] amounts,address owner)", Does::Custom(queued_wsteth)),
    function("requestWithdrawalsWithPermit(uint256[] amounts,address owner,(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permit)", Does::Custom(queued_steth)),
    function("requestWithdrawalsWstETHWithPermit(uint256[] amounts,address owner,(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permit)", Does::Custom(queued_wsteth)),
    function("claimWithdrawal(uint256 requestId)", Does::Custom(claimed_back)),
    function("claimWithdrawals(uint256[])", Does::Custom(claimed_back)),
    function("claimWithdrawals(uint256[] requestIds,uint256[] hints)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("claimWithdrawalsTo(uint256[] requestIds,uint256[] hints,address recipient)", withdraw(Of::Native, UNSAID, "recipient")),
    // Beacon chain: whoever the credentials name gets the stake back.
    function("deposit(bytes pubkey,bytes withdrawalCredentials,bytes signature,bytes32 depositDataRoot)", Does::Custom(validator)),
    // EigenLayer
    function("depositIntoStrategy(address strategy,address token,uint256 amount)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("delegateTo(address operator,(bytes signature,uint256 expiry) approverSignatureAndExpiry,bytes32 approverSalt)", OPERATED).with(OPERATOR),
    function("undelegate(address staker)", Does::Ordinary),
    function("queueWithdrawal(uint256[],address[] strategies,uint256[] shares,address withdrawer,bool)", withdraw(Of::Unnamed, UNSAID, "withdrawer")),
    function("queueWithdrawals((address[] strategies,uint256[] shares,address withdrawer)[] params)", withdraw(Of::Unnamed, UNSAID, "params.0.withdrawer")),
    function("completeQueuedWithdrawal((address staker,address delegatedTo,address withdrawer,uint256 nonce,uint32 startBlock,address[] strategies,uint256[] shares) withdrawal,address[] tokens,bool receiveAsTokens)", withdraw(Of::Token("tokens.0"), UNSAID, "withdrawal.withdrawer")),
    function("completeQueuedWithdrawal((address staker,address delegatedTo,address withdrawer,uint256 nonce,uint32 startBlock,address[] strategies,uint256[] shares) withdrawal,address[] tokens,uint256 middlewareTimesIndex,bool receiveAsTokens)", withdraw(Of::Token("tokens.0"), UNSAID, "withdrawal.withdrawer")),
    function("completeQueuedWithdrawals((address staker,address delegatedTo,address withdrawer,uint256 nonce,uint32 startBlock,address[] strategies,uint256[] shares)[] withdrawals,address[][] tokens,bool[] receiveAsTokens)", withdraw(Of::Unnamed, UNSAID, "withdrawals.0.withdrawer")),
    function("completeQueuedWithdrawals((address staker,address delegatedTo,address withdrawer,uint256 nonce,uint32 startBlock,address[] strategies,uint256[] shares)[] withdrawals,address[][] tokens,uint256[] middlewareTimesIndexes,bool[] receiveAsTokens)", withdraw(Of::Unnamed, UNSAID, "withdrawals.0.withdrawer")),
    function("redelegate(address operator,(bytes signature,uint256 expiry) approverSignatureAndExpiry,bytes32 approverSalt)", OPERATED).with(OPERATOR),
    function("processClaim((uint32 rootIndex,uint32 earnerIndex,bytes earnerTreeProof,(address earner,bytes32 earnerTokenRoot) earnerLeaf,uint32[] tokenIndices,bytes[] tokenTreeProofs,(address token,uint256 cumulativeEarnings)[] tokenLeaves) claim,address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")).with(&[(Role::Holder, "claim.earnerLeaf.earner")]),
    function("processClaims((uint32,uint32,bytes,(address,bytes32),uint32[],bytes[],(address,uint256)[])[],address recipient)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    // ether.fi, Renzo, Kelp, Swell, Frax, Mantle, Ethena
    function("wrapWithPermit(uint256 amount,(uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s) permit)", STAKE),
    function("depositETHForWeETH(address referral)", COIN),
    function("depositWithReferral(address receiver,uint256)", deposit(Of::Native, VALUE, "receiver")),
    function("depositETH(address receiver)", deposit(Of::Native, VALUE, "receiver")),
    function("depositAsset(address asset,uint256 amount,uint256 minAmountExpected,string referralId)", deposit(Of::Token("asset"), "amount", UNSAID)),
    function("initiateWithdrawal(address asset,uint256 amount,string referralId)", Does::Ordinary),
    function("completeWithdrawal(address asset,string referralId)", withdraw(Of::Token("asset"), UNSAID, UNSAID)),
    function("claim(uint256 index,address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("deposit(address receiver,string referralId)", deposit(Of::Native, VALUE, "receiver")),
    function("depositAndMintOsToken(address receiver,uint256,address)", deposit(Of::Native, VALUE, "receiver")),
    function("updateStateAndDepositAndMintOsToken(address receiver,uint256,address,(bytes32,int160,uint160,bytes32[]))", deposit(Of::Native, VALUE, "receiver")),
    function("claimExitedAssets(address,uint256,uint256)", Does::Custom(exited)),
    // Savings xDAI
    function("depositXDAI(address receiver)", deposit(Of::Native, VALUE, "receiver")),
    function("withdrawXDAI(uint256 assets,address receiver)", withdraw(Of::Native, "assets", "receiver")),
    function("redeemXDAI(uint256,address receiver)", withdraw(Of::Native, UNSAID, "receiver")),
    function("redeemAllXDAI(address receiver)", withdraw(Of::Native, UNSAID, "receiver")),
    function("redeemAll(address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    // The Graph, Stake DAO, Yearn's gauges
    function("withdrawDelegated(address operator,address verifier,uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Mentioned, "operator"), (Role::Mentioned, "verifier")]),
    function("redelegate(address,address,address operator,address verifier,uint256,uint256)", Does::Ordinary).with(&[(Role::Mentioned, "operator"), (Role::Mentioned, "verifier")]),
    function("deposit(address staker,uint256 amount,bool)", deposit(Of::Unnamed, "amount", "staker")),
    function("withdraw(uint256 assets,address receiver,address owner,bool)", withdraw(Of::Unnamed, "assets", "receiver")).with(&[(Role::Holder, "owner")]),
    function("unstakeRequest(uint128 amount,uint128 minAmount)", UNSTAKE),
    function("claimUnstakeRequest(uint256 requestId)", REWARD),
    function("enterRedemptionQueue(address recipient,uint120 amount)", withdraw(Of::Unnamed, "amount", "recipient")),
    function("burnRedemptionTicketNft(uint256 id,address recipient)", withdraw(Of::Native, UNSAID, "recipient")),
    function("requestUnlock(uint256 amount)", UNSTAKE),
    function("stakeWithPermit(uint256 amount,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", STAKE),
    function("withdrawETH(address recipient,uint256 amount)", withdraw(Of::Native, "amount", "recipient")),
    // StakeWise, and what wallets offer by way of it
    function("deposit(address receiver,address referrer)", Does::Custom(either_way)),
    // Lista: of a vault, for somebody
    function("withdraw(address vault,uint256 assets,address receiver,address owner)", withdraw(Of::Unnamed, "assets", "receiver")).with(&[(Role::Mentioned, "vault"), (Role::Holder, "owner")]),
    function("redeem(address vault,uint256,address receiver,address owner)", withdraw(Of::Unnamed, UNSAID, "receiver")).with(&[(Role::Mentioned, "vault"), (Role::Holder, "owner")]),
    function("supplyCollateral((address,address,address,address,uint256),address onBehalf,bytes)", deposit(Of::Native, VALUE, "onBehalf")),
    function("provide(address delegateTo)", COIN).with(&[(Role::Mentioned, "delegateTo")]),
    function("releaseInToken(address strategy,address recipient,uint256 amount)", withdraw(Of::Unnamed, "amount", "recipient")),
    // ether.fi, Frax, Lido, StakeWise, Kelp
    function("redeemEEth(uint256 amount,address receiver,address outputToken)", withdraw(Of::Token("outputToken"), "amount", "receiver")),
    function("redeemWeEth(uint256,address receiver,address outputToken)", withdraw(Of::Token("outputToken"), UNSAID, "receiver")),
    function("requestWithdrawWithPermit(address recipient,uint256 amount,(uint256,uint256,uint256,uint8,bytes32,bytes32))", withdraw(Of::Unnamed, "amount", "recipient")),
    function("redeemRedemptionTicketNft(uint256,address recipient)", withdraw(Of::Native, UNSAID, "recipient")),
    function("addNodeOperatorETH(uint256,bytes,bytes,(address manager,address rewards,bool) properties,address)", Does::Custom(bonded)),
    function("addNodeOperatorETH(uint256,bytes,bytes,(address manager,address rewards,bool) properties,bytes32[],address)", Does::Custom(bonded)),
    function("transferOsTokenPositionToEscrow(uint256)", Does::Ordinary),
    function("instantWithdrawal(address asset,uint256,string)", withdraw(Of::Token("asset"), UNSAID, UNSAID)),
    function("requestWithdraw(uint96 amount,uint96)", UNSTAKE),
    // xShadow and its kin
    function("convertEmissionsToken(uint256 amount)", STAKE),
    function("createVest(uint256 amount)", UNSTAKE),
    function("updateStateAndDeposit(address receiver,address referrer,(bytes32 rewardsRoot,int160 reward,uint160 unlockedMevReward,bytes32[] proof) harvestParams)", deposit(Of::Native, VALUE, "receiver")),
    function("enterExitQueue(uint256 shares,address receiver)", withdraw(Of::Unnamed, "shares", "receiver")),
    function("claimExitedAssets(uint256 positionTicket,uint256 timestamp,uint256 exitQueueIndex)", Does::Custom(exited)),
    function("mintOsToken(address receiver,uint256 amount,address referrer)", withdraw(Of::Unnamed, "amount", "receiver")),
    function("burnOsToken(uint128 amount)", STAKE),
    // The Graph, Livepeer, Polygon, BNB, Chainlink
    function("undelegate(address indexer,uint256 shares)", REWARD).with(&[(Role::Mentioned, "indexer")]),
    function("withdrawDelegated(address indexer,address newIndexer)", REWARD).with(&[(Role::Mentioned, "newIndexer")]),
    function("bond(uint256 amount,address to)", STAKE).with(&[(Role::Mentioned, "to")]),
    function("bondWithHint(uint256 amount,address to,address,address,address,address)", STAKE).with(TO),
    function("bondForWithHint(uint256 amount,address owner,address to,address,address,address,address)", deposit(Of::Unnamed, "amount", "owner")).with(TO),
    function("transferBond(address to,uint256 amount,address,address,address,address)", send(Of::Unnamed, "amount", "to")),
    function("unbondWithHint(uint256 amount,address,address)", UNSTAKE),
    function("rebond(uint256)", Does::Ordinary),
    function("rebondWithHint(uint256,address,address)", Does::Ordinary),
    function("rebondFromUnbonded(address to,uint256)", Does::Ordinary).with(TO),
    function("rebondFromUnbondedWithHint(address to,uint256,address,address)", Does::Ordinary).with(TO),
    function("withdrawStake(uint256)", REWARD),
    function("withdrawFees(address to,uint256 amount)", withdraw(Of::Native, "amount", "to")),
    function("claimEarnings(uint256)", Does::Ordinary),
    function("reward()", Does::Ordinary),
    function("rewardWithHint(address,address)", Does::Ordinary),
    function("rewardForTranscoder(address to)", Does::Ordinary).with(TO),
    function("rewardForTranscoderWithHint(address to,address,address)", Does::Ordinary).with(TO),
    function("setRewardCaller(address to)", Does::Ordinary).with(TO),
    function("transcoder(uint256,uint256)", Does::Ordinary),
    function("transcoderWithHint(uint256,uint256,address,address)", Does::Ordinary),
    // Mellow's queues
    function("deposit(uint224 amount,address,bytes32[])", Does::Custom(queued)),
    function("claim(address to,uint32[])", withdraw(Of::Unnamed, UNSAID, "to")),
    function("buyVoucher(uint256 amount,uint256 minShares)", STAKE),
    function("buyVoucherPOL(uint256 amount,uint256 minShares)", Does::Custom(of_pol)),
    function("sellVoucher_new(uint256 amount,uint256 maximumSharesToBurn)", UNSTAKE),
    function("sellVoucher_newPOL(uint256 amount,uint256 maximumSharesToBurn)", Does::Custom(of_pol)),
    function("unstakeClaimTokens_new(uint256 unbondNonce)", REWARD),
    function("unstakeClaimTokens_newPOL(uint256 unbondNonce)", REWARD),
    function("withdrawRewards()", REWARD),
    function("withdrawRewardsPOL()", REWARD),
    function("restake()", Does::Ordinary),
    function("restakePOL()", Does::Ordinary),
    function("delegate(address operator,bool delegateVotePower)", COIN).with(&[(Role::Mentioned, "operator")]),
    function("claim(address operator,uint256)", Does::Custom(claimed)),
    function("unbond()", Does::Ordinary),
    // One token for another of the same project
    function("migrate(uint256 amount)", Does::Custom(|called, reader| converted(called, [0, 1], "amount", reader))),
    function("unmigrate(uint256 amount)", Does::Custom(|called, reader| converted(called, [1, 0], "amount", reader))),
    function("unmigrateTo(address to,uint256 amount)", Does::Custom(|called, reader| converted(called, [1, 0], "amount", reader))),
    function("deposit(address referral)", Does::Custom(referred)),
    function("requestWithdraw(address recipient,uint256 amount)", withdraw(Of::Unnamed, "amount", "recipient")),
    function("depositETH()", COIN),
    function("depositETH(uint256 referralId)", COIN),
    function("depositETH(uint256 minAmountExpected,string referralId)", COIN),
    function("depositWithReferral(address referral)", COIN),
    function("submit()", COIN),
    function("submitAndDeposit(address recipient)", deposit(Of::Native, VALUE, "recipient")),
    function("stake()", COIN),
    function("stake(uint256 amount)", STAKE),
    function("stake(address to,uint256 amount)", Does::Custom(staked)),
    function("redeem(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("unstake(uint256 amount)", UNSTAKE),
    function("unstake(uint256 amount,bool trigger)", UNSTAKE),
    function("unstake(address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("cooldown()", Does::Ordinary),
    function("cooldownAssets(uint256 amount)", UNSTAKE),
    function("cooldownShares(uint256 shares)", withdraw(Of::This, "shares", UNSAID)),
    // ether.fi's vaults
    function("claimWithdraw(uint256 tokenId)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("deposit(address asset,uint256 amount,uint256 minimumMint)", Does::Custom(vault)),
    function("depositWithMessage(address asset,uint256 amount,uint256 account,uint256[] message)", Does::Custom(with_message)),
    function("deposit(address asset,uint256 amount,uint256 minimumMint,address referral)", deposit(Of::Token("asset"), "amount", UNSAID)),
    // Sky
    function("deposit(uint256 assets,address receiver,uint16 referral)", deposit(Of::Unnamed, "assets", "receiver")),
    function("daiToUsds(address to,uint256 amount)", Does::Custom(|called, reader| converted(called, [0, 1], "amount", reader))),
    function("usdsToDai(address to,uint256 amount)", Does::Custom(|called, reader| converted(called, [1, 0], "amount", reader))),
    function("mkrToSky(address to,uint256 amount)", Does::Custom(|called, reader| converted(called, [0, 1], UNSAID, reader))),
    function("migrateDAIToUSDS(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("migrateDAIToSUSDS(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("migrateSDAIAssetsToUSDS(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("migrateSDAIAssetsToSUSDS(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("migrateSDAISharesToUSDS(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("migrateSDAISharesToSUSDS(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("downgradeUSDSToDAI(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("sellGem(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("buyGem(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("join(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("exit(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    // Morpho's rewards
    function("claim(address account,address reward,uint256 amount,bytes32[] proof)", withdraw(Of::Token("reward"), "amount", "account")),
    // Votes of tokens go to somebody; nothing else does. Without a kind, governance has them.
    function("delegateByType(address delegatee,uint8 delegationType)", Does::Ordinary).with(&[(Role::Delegate, "delegatee")]),
    // EigenLayer's pods and signed deposits; ether.fi's queue; Polygon's and BNB's staking in steps
    function("createPod()", Does::Ordinary),
    function("depositIntoStrategyWithSignature(address strategy,address token,uint256 amount,address staker,uint256 expiry,bytes signature)", deposit(Of::Token("token"), "amount", "staker")),
    function("requestOnChainWithdraw(address asset,uint128 amount,uint16 discount,uint24 secondsToDeadline)", Does::Custom(discounted)),
    function("requestOnChainWithdrawWithPermit(address asset,uint128 amount,uint16 discount,uint24 secondsToDeadline,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", Does::Custom(discounted)),
    function("requestWithdrawWithPermit(address owner,uint256 amount,(uint256,uint256,uint8,bytes32,bytes32) permit)", withdraw(Of::Unnamed, "amount", "owner")),
    function("batchClaimWithdraw(uint256[] tokenIds)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("updateAtomicRequest(address offer,address want,(uint64 deadline,uint88 price,uint96 amount,bool) request)", ASKED),
    function("updateAtomicRequest(address offer,address want,(uint64 deadline,uint88 price,uint96 amount,address recipient) request)", ASKED),
    function("safeUpdateAtomicRequest(address offer,address want,(uint64 deadline,uint88 price,uint96 amount,bool) request,address accountant,uint256 discount)", trade((Of::Token("offer"), "request.amount"), (Of::Token("want"), UNSAID), UNSAID)).with(&[(Role::Mentioned, "accountant")]),
    function("depositWithPermit(address asset,uint256 amount,uint256 minimumMint,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", deposit(Of::Token("asset"), "amount", UNSAID)),
    function("depositAndBridge(address asset,uint256 amount,uint256 minimumMint,address to,bytes wildcard,address feeToken,uint256 maxFee)", bridge(Of::Token("asset"), "amount", "to", To::Unsaid)),
    function("bridge(uint96 amount,address to,bytes wildcard,address feeToken,uint256 maxFee)", bridge(Of::Unnamed, "amount", "to", To::Unsaid)),
    function("redelegate(address from,address to,uint256 shares,bool delegateVotePower)", Does::Ordinary).with(&[(Role::Mentioned, "to")]),
    function("claimBatch(address[] operators,uint256[] requestNumbers)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("submit(uint256 amount)", STAKE),
    function("submit(uint256 amount,address referral)", STAKE),
    function("redeem()", REWARD),
    function("redeemOverdueShares()", Does::Ordinary),
    function("redeemOverdueShares(uint256 index)", Does::Ordinary),
    function("lock()", COIN),
    function("vote(address group,uint256 amount,address lesser,address greater)", Does::Ordinary),
    function("activate(address group)", Does::Ordinary),
    function("revokeActive(address group,uint256 amount,address lesser,address greater,uint256 index)", Does::Ordinary),
    function("revokePending(address group,uint256 amount,address lesser,address greater,uint256 index)", Does::Ordinary),
    function("updateState((bytes32,int160,uint160,bytes32[]) harvestParams)", Does::Ordinary),
    // Midas
    function("depositInstant(address asset,uint256 amount,uint256 minimumMint,bytes32 referrerId)", deposit(Of::Token("asset"), UNSAID, UNSAID)),
    function("depositInstant(address asset,uint256 amount,uint256 minimumMint,bytes32 referrerId,address to)", deposit(Of::Token("asset"), UNSAID, "to")),
    function("depositRequest(address asset,uint256 amount,bytes32 referrerId)", deposit(Of::Token("asset"), UNSAID, UNSAID)),
    function("depositRequest(address asset,uint256 amount,bytes32 referrerId,address to)", deposit(Of::Token("asset"), UNSAID, "to")),
    function("redeemInstant(address asset,uint256 amount,uint256 minimum)", withdraw(Of::Token("asset"), UNSAID, UNSAID)),
    function("redeemInstant(address asset,uint256 amount,uint256 minimum,address to)", withdraw(Of::Token("asset"), UNSAID, "to")),
    function("redeemRequest(address asset,uint256 amount)", withdraw(Of::Token("asset"), UNSAID, UNSAID)),
    function("redeemRequest(address asset,uint256 amount,address to)", withdraw(Of::Token("asset"), UNSAID, "to")),
    function("stake(bytes pubkey,bytes signature,bytes32 depositDataRoot)", COIN),
    function("setProofSubmitter(address who)", Does::Ordinary).with(&[(Role::Mentioned, "who")]),
    function("startCheckpoint(bool revertIfNoBalance)", Does::Ordinary),
    function("verifyWithdrawalCredentials(uint64,(bytes32,bytes),uint40[],bytes[],bytes32[][])", Does::Ordinary),
    function("verifyCheckpointProofs((bytes32,bytes),(bytes32,bytes32,bytes)[])", Does::Ordinary),
    function("swapMaticForMaticXViaInstantPool()", COIN),
    function("redeemFiatRequest(uint256 amount)", UNSTAKE),
    // Celo
    function("vote(uint256 proposalId,uint256 index,uint8 value)", Does::Ordinary),
    function("relock(uint256 index,uint256 amount)", Does::Ordinary),
    function("activateForAccount(address group,address account)", Does::Ordinary),
    function("revokeAllActive(address group,address lesser,address greater,uint256 index)", Does::Ordinary),
    function("upvote(uint256 proposalId,uint256 lesser,uint256 greater)", Does::Ordinary),
    function("revokeUpvote(uint256 lesser,uint256 greater)", Does::Ordinary),
    function("revokeVotes()", Does::Ordinary),
    function("votePartially(uint256 proposalId,uint256 index,uint256 yes,uint256 no,uint256 abstain)", Does::Ordinary),
    function("delegateGovernanceVotes(address delegatee,uint256 fraction)", VOTES).with(&[(Role::Mentioned, "delegatee")]),
    function("revokeDelegatedGovernanceVotes(address delegatee,uint256 fraction)", Does::Ordinary),
    function("authorizeVoteSigner(address delegatee,uint8 v,bytes32 r,bytes32 s)", VOTES).with(&[(Role::Mentioned, "delegatee")]),
    function("authorizeValidatorSigner(address operator,uint8 v,bytes32 r,bytes32 s)", OPERATED).with(OPERATOR),
    function("authorizeAttestationSigner(address operator,uint8 v,bytes32 r,bytes32 s)", OPERATED).with(OPERATOR),
    function("updateDelegatedAmount(address,address)", Does::Ordinary),
    function("setPaymentDelegation(address beneficiary,uint256)", withdraw(Of::Unnamed, UNSAID, "beneficiary")),
    function("deletePaymentDelegation()", Does::Ordinary),
    function("removeSigner(address,bytes32)", Does::Ordinary),
    function("removeVoteSigner()", Does::Ordinary),
    function("removeValidatorSigner()", Does::Ordinary),
    function("removeDefaultSigner(bytes32)", Does::Ordinary),
    function("setWalletAddress(address addr,uint8,bytes32,bytes32)", Does::Ordinary).with(WALLET),
    function("setAccount(string,bytes,address addr,uint8,bytes32,bytes32)", Does::Ordinary).with(WALLET),
    function("setMetadataURL(string)", Does::Ordinary),
    function("addStorageRoot(bytes)", Does::Ordinary),
    function("removeStorageRoot(uint256)", Does::Ordinary),
    function("affiliate(address group)", Does::Ordinary),
    function("deaffiliate()", Does::Ordinary),
    function("addMember(address member)", Does::Ordinary).with(MEMBER),
    function("addFirstMember(address member,address,address)", Does::Ordinary).with(MEMBER),
    function("removeMember(address member)", Does::Ordinary).with(MEMBER),
    function("registerValidator(bytes,bytes,bytes)", Does::Ordinary),
    function("registerValidatorGroup(uint256)", Does::Ordinary),
    function("deregisterValidator(uint256)", Does::Ordinary),
    function("deregisterValidatorGroup(uint256)", Does::Ordinary),
    // Nexus Mutual
    function("buyCover((uint256 coverId,address owner,uint24 productId,uint8 coverAsset,uint96 amount,uint32 period,uint256 maxPremium,uint8 paymentAsset,uint16 commissionRatio,address commissionDestination,string ipfsData) params,(uint256 poolId,uint256 amount)[] requests)", deposit(Of::Unnamed, "params.maxPremium", "params.owner")).with(&[(Role::FeeReceiver, "params.commissionDestination")]),
    function("buyCover((uint256,address owner,uint24,uint8,uint96,uint32,uint256 maxPremium,uint8,uint16,address commissionDestination,string) params,(uint40,bool,uint256)[])", deposit(Of::Unnamed, "params.maxPremium", "params.owner")).with(&[(Role::FeeReceiver, "params.commissionDestination")]),
    function("swap(uint256 nxmIn,uint256 minAmountOut,uint256 deadline)", trade((Of::Unnamed, "nxmIn"), (Of::Unnamed, "minAmountOut"), UNSAID)),
    // Symbiotic, Puffer, Mellow, Zircuit
    function("claimBatch(address recipient,uint256[] epochs)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("depositStETH((uint256 deadline,uint256 amount,uint8,bytes32,bytes32) permit,address recipient)", deposit(Of::Unnamed, "permit.amount", "recipient")),
    function("depositWstETH((uint256 deadline,uint256 amount,uint8,bytes32,bytes32) permit,address recipient)", deposit(Of::Unnamed, "permit.amount", "recipient")),
    function("deposit(address to,uint256[] amounts,uint256 minLpAmount,uint256 deadline,uint256 referralCode)", deposit(Of::Unnamed, UNSAID, "to")),
    function("registerWithdrawal(address to,uint256 amount,uint256[] minAmounts,uint256 deadline,uint256 requestDeadline,bool closePrevious)", withdraw(Of::Unnamed, "amount", "to")),
    function("depositFor(address token,address account,uint256 amount)", deposit(Of::Token("token"), "amount", "account")),
    function("depositETHFor(address account)", deposit(Of::Native, VALUE, "account")),
    function("stakeFor(address account,uint256 amount)", deposit(Of::Unnamed, "amount", "account")),
    function("unstakeAll()", REWARD),
    function("getReward(address[] tokens)", REWARD),
    // Aztec: the stake goes back to one address, what it earns to another.
    function("stake(uint256 provider,uint256,address withdrawer,uint16 takeRate,address receiver,bool)", deposit(Of::Unnamed, UNSAID, "withdrawer")).with(&[(Role::Payee, "receiver")]),
    function("stakeWithProvider(uint256,uint256 provider,uint16 takeRate,address receiver,bool)", deposit(Of::Unnamed, UNSAID, "receiver")),
    // StakeWise, MaticX by way of its pool on Polygon
    function("redeemOsToken(uint256,address owner,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")).with(&[(Role::Mentioned, "owner")]),
    function("liquidateOsToken(uint256,address owner,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")).with(&[(Role::Mentioned, "owner")]),
    function("requestMaticXSwap(uint256 amount)", UNSTAKE),
    function("claimMaticXSwap(uint256)", REWARD),
    // Symbiotic
    function("deposit(address recipient,uint256 amount,uint256,uint8,bytes32,bytes32)", deposit(Of::Unnamed, "amount", "recipient")),
    function("issueDebt(address recipient,uint256 amount)", withdraw(Of::Unnamed, "amount", "recipient")),
    // Sonic, The Graph, SSV, Rocket Pool by way of exchanges, Berachain
    function("delegate(uint256 validator)", COIN),
    function("undelegate(uint256 validator,uint256 request,uint256 amount)", UNSTAKE),
    function("mintShares(address recipient,uint256)", withdraw(Of::Unnamed, UNSAID, "recipient")),
    function("mintStETH(address recipient,uint256 amount)", withdraw(Of::Unnamed, "amount", "recipient")),
    function("mintWstETH(address recipient,uint256 amount)", withdraw(Of::Unnamed, "amount", "recipient")),
    function("restakeRewards(uint256 validator)", Does::Ordinary),
    function("delegate(address operator,address verifier,uint256 amount,uint256)", STAKE).with(&[(Role::Mentioned, "operator"), (Role::Mentioned, "verifier")]),
    function("undelegate(address operator,address verifier,uint256)", REWARD),
    function("registerValidator(bytes,uint64[],bytes,uint256 amount,(uint32,uint64,uint64,bool,uint256))", STAKE),
    function("bulkRegisterValidator(bytes[],uint64[],bytes[],uint256 amount,(uint32,uint64,uint64,bool,uint256))", STAKE),
    function("swapTo(uint256,uint256,uint256 least,uint256)", Does::Custom(swapped)),
    function("swapFrom(uint256,uint256,uint256 least,uint256,uint256 amount)", Does::Custom(swapped)),
    function("queueBoost(bytes,uint128)", Does::Ordinary),
    function("activateBoost(address user,bytes)", Does::Ordinary).with(&[(Role::Mentioned, "user")]),
    function("queueDropBoost(bytes,uint128)", Does::Ordinary),
    function("dropBoost(address user,bytes)", Does::Ordinary).with(&[(Role::Mentioned, "user")]),
    function("mint(address asset,uint256 amount,address receiver,bool)", deposit(Of::Token("asset"), "amount", "receiver")),
    function("redeem(address asset,uint256,address receiver,bool)", withdraw(Of::Token("asset"), UNSAID, "receiver")),
    function("vote(address user,address[] pools,uint256[] weights)", Does::Ordinary).with(&[(Role::Mentioned, "user")]),
];

/// What somebody pays out for shares, for so many parts of ten thousand of them.
fn discounted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const USUAL: U256 = U256::from_limbs([500, 0, 0, 0]);
    if called.uint("discount")? > USUAL {
        let reason = "whoever pays it out may keep more than a twentieth of it";
        reader.unread.push(Unread::new(called.path("discount"), reason));
    }
    called.read_as(withdraw(Of::Token("asset"), UNSAID, UNSAID), reader)
}

/// Somebody works with what is staked, and may lose some of it by what they do: who, is all that there is to look at.
fn operated(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let who = called.party(Role::Delegate, "operator", reader)?.short();
    let what = if called.function.signature.starts_with("authorize") {
        format!("let {who} sign for you as a validator")
    } else {
        format!("let {who} work with what you have staked")
    };
    Some(called.act(Deed::Vote { what }, Role::Contract, Vec::new(), reader))
}

/// Coins for a stake, whoever has sent the account here; or, by the same function, for whichever of Origin's vaults is
/// named, or for whom.
fn referred(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ZAPPER: Address = address!("0xE11EDbd5AE4Fa434Af7f8D7F03Da1742996e7Ab2");
    const STADER: Address = address!("0xcf5EA1b38380f6aF39068375516Daf40Ed70D299");
    if [ZAPPER, STADER].contains(&called.call.to) {
        return called.read_as(deposit(Of::Native, VALUE, "referral"), reader);
    }
    let mut act = called.read_as(COIN, reader)?;
    // Nobody says which of the two it is.
    if known::contract(reader.chain, &called.call.to).is_none() {
        let named = called.party(Role::Mentioned, "referral", reader);
        act.parties.extend(named.filter(|party| !party.is_nobody()));
    }
    Some(act)
}

/// The coin for what the contract keeps, if that is known, or the other way round.
fn swapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (coin, token) = (called.asset(Of::Native, reader)?, called.kept_alone(reader));
    let token = token.unwrap_or(Asset::Unnamed);
    let (gives, gets) = match called.get("amount") {
        Some(_) => ((token, "amount"), (coin, "least")),
        None => ((coin, VALUE), (token, "least")),
    };
    Some(called.traded(gives, gets, UNSAID, reader))
}

/// What was asked back is paid in what the contract keeps, if that is known; one by one, mostly in the network's own
/// coin.
fn claimed_back(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let of = if called.get("requestId").is_some() { Of::Native } else { Of::Unnamed };
    let kept = called.kept_alone(reader);
    let asset = kept.or_else(|| called.asset(of, reader))?;
    let deed = Deed::Withdraw { asset, amount: Amount::unread() };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// Stakes with Polygon's validators, in its token.
#[allow(clippy::unnecessary_wraps)] // As every function that a row names.
fn of_pol(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (asset, amount) = (tokens::kept(reader.chain, "POL"), called.amount("amount"));
    let deed = match called.get("minShares") {
        Some(_) => Deed::Deposit { asset, amount },
        None => Deed::Withdraw { asset, amount },
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// Shares that whoever pays so much for each of them may take, for whoever signs or somebody else.
fn asked_for(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (gives, gets) = (Of::Token("offer"), Of::Token("want"));
    let (gives, gets) = (called.asset(gives, reader)?, called.asset(gets, reader)?);
    let least = if called.uint("request.price")? <= U256::ONE { "request.price" } else { UNSAID };
    Some(called.traded((gives, "request.amount"), (gets, least), "request.recipient", reader))
}

/// Whoever the withdrawal credentials name gets the stake and what it earns. Those of the first kind name
/// a key instead of an address.
fn validator(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let credentials = called.bytes_at("withdrawalCredentials")?;
    let path = called.path("withdrawalCredentials");
    let address = match credentials {
        [1 | 2, rest @ ..] if rest.len() == 31 => rest.get(11..).map(Address::from_slice),
        _ => {
            super::validators::note_key(&path, reader);
            None
        }
    };
    let payee = address.map(|address| Party::new(Role::Payee, address, path, reader.chain));
    let asset = tokens::native(reader.chain);
    let deed = Deed::Deposit { asset, amount: called.amount(VALUE) };
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}

/// What goes into Lido's queue, for coins that are paid out later.
fn queued_steth(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    into_queue(called, 0, reader)
}

fn queued_wsteth(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    into_queue(called, 1, reader)
}

/// What goes into the queue, by the number under which that is known to keep it.
fn into_queue(called: &Called<'_>, number: usize, reader: &mut Reader) -> Option<Act> {
    let asset = called.kept(number, reader).unwrap_or(Asset::Unnamed);
    let amounts = called.get("amounts")?.items()?;
    let sum = amounts.filter_map(|one| one.uint()).reduce(U256::saturating_add)?;
    let owner = called.beneficiary("owner", reader);
    let deed = Deed::Withdraw { asset, amount: Amount::of(sum) };
    Some(called.act(deed, Role::Contract, owner.into_iter().collect(), reader))
}

/// A stake for somebody. In the place of whom it is for Safe's own staking has a validator's address, and Across,
/// where the shares of its pools are kept, the token.
fn staked(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const SAFENET: Address = address!("0x115E78f160e1E3eF163B05C84562Fa16fA338509");
    const ACROSS: Address = address!("0x9040e41eF5E8b281535a96D9a48aCb8cfaBD9a48");
    let mut function = called.function;
    function.does = match called.call.to {
        SAFENET => STAKE,
        ACROSS => deposit(Of::Token("to"), "amount", UNSAID),
        _ => deposit(Of::Unnamed, "amount", "to"),
    };
    if called.call.to == SAFENET {
        function = function.with(TO);
    }
    Called::new(called.call, &function).read(reader)
}

/// A token of the two that the contract keeps for the other, which goes to whoever is named.
pub(super) fn converted(
    called: &Called<'_>,
    [from, to]: [usize; 2],
    least: &str,
    reader: &mut Reader,
) -> Option<Act> {
    let payee = if called.get("to").is_some() { "to" } else { UNSAID };
    match (called.kept(from, reader), called.kept(to, reader)) {
        (Some(from), Some(to)) => Some(called.traded((from, "amount"), (to, least), payee, reader)),
        _ => called.read_as(deposit(Of::Unnamed, "amount", payee), reader),
    }
}

/// What is due by a number: to whoever is named (Symbiotic), of a token, or of a validator of BNB Smart Chain.
fn claimed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// Where the network itself keeps its stakes.
    const STAKES: Address = address!("0x0000000000000000000000000000000000002002");
    let (asset, payee) = if called.call.to == STAKES {
        (Of::Native, UNSAID)
    } else {
        called.which(Of::Unnamed, "operator", reader)
    };
    taken_out(called, asset, payee, reader)
}

/// What is taken out, as much as there is.
pub(super) fn taken_out(
    called: &Called<'_>,
    asset: Of,
    payee: &str,
    reader: &mut Reader,
) -> Option<Act> {
    let parties = called.beneficiary(payee, reader).into_iter().collect();
    let deed = Deed::Withdraw { asset: called.asset(asset, reader)?, amount: Amount::unread() };
    Some(called.act(deed, Role::Contract, parties, reader))
}

/// A deposit that waits for its turn: of the network's own coin if any goes along, else of a token that the queue
/// knows.
fn queued(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let is_coin = !called.uint(VALUE)?.is_zero();
    let (of, amount) = if is_coin { (Of::Native, VALUE) } else { (Of::Unnamed, "amount") };
    let deed = Deed::Deposit { asset: called.asset(of, reader)?, amount: called.amount(amount) };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// A deposit in a vault; or, by the same function, of a token for an account on Starknet.
fn vault(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if let Some(act) = to_starknet(called, Of::Token("asset"), "amount", "minimumMint", reader) {
        return Some(act);
    }
    let numbers = (called.uint("amount")?, called.uint("minimumMint")?);
    let deed = if is_pool(numbers) {
        Deed::Deposit { asset: Asset::Unnamed, amount: called.amount("minimumMint") }
    } else {
        let asset = called.given_as(Of::Token("asset"), "amount", reader)?;
        Deed::Deposit { asset, amount: called.amount("amount") }
    };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// What `StakeWise` pays out: the coin, but on Gnosis its token.
fn exited(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let gnosis = reader.chain == Some(Chain::Evm(100));
    let of = if gnosis { Of::Unnamed } else { Of::Native };
    called.read_as(withdraw(of, UNSAID, UNSAID), reader)
}

/// The same for a contract on Starknet, which is told something.
fn with_message(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    reader.only_searched(called.path("message"), "what is done with it on the other network");
    to_starknet(called, Of::Token("asset"), "amount", "account", reader)
}

/// Whether what would be an amount is the number of a pool, as vaults of Venus have it between what they reward
/// with and the amount: nobody gets a billion for less than a thousand.
fn is_pool((number, amount): (U256, U256)) -> bool {
    const POOLS: U256 = U256::from_limbs([1_000, 0, 0, 0]);
    const SMALLEST: U256 = U256::from_limbs([1_000_000_000, 0, 0, 0]);
    number < POOLS && amount >= SMALLEST
}

/// What goes to an account on Starknet, if the argument is one.
pub(super) fn to_starknet(
    called: &Called<'_>,
    of: Of,
    amount: &str,
    account: &str,
    reader: &mut Reader,
) -> Option<Act> {
    /// Accounts are hashes of 251 bits: as good as none is below the first, and no amount is above. Longer
    /// ones are other hashes.
    const BITS: std::ops::RangeInclusive<usize> = 200..=251;
    const ETH: Address = address!("0x0000000000000000000000000000000000455448");
    let number = called.uint(account)?;
    let other = known::contract(reader.chain, &called.call.to)
        .is_some_and(|contract| contract.kind != known::Kind::Bridge);
    if !BITS.contains(&number.bit_len()) || other {
        return None;
    }
    let mut asset = called.given_as(of, amount, reader)?;
    // "ETH" in place of an address is the coin.
    if matches!(of, Of::Token(token) if called.address(token) == Some(ETH)) {
        asset = tokens::native(reader.chain);
    }
    let to = To::Named("Starknet");
    let mut act = called.bridge(asset, called.amount(amount), UNSAID, to, reader);
    if let Deed::Bridge { recipient, .. } = &mut act.deed {
        *recipient = Some(hex::encode_prefixed(number.to_be_bytes::<32>()));
    }
    act.words = act.in_words();
    Some(act)
}

/// Coins for somebody, with who sent the account here (`StakeWise`); or in a vault that comes first, for somebody
/// (Lista).
fn either_way(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let plain = deposit(Of::Native, VALUE, "receiver");
    let in_vault = deposit(Of::Native, VALUE, "referrer");
    let (first, second) = (called.address("receiver")?, called.address("referrer")?);
    let known = |one: &Address| known::contract(reader.chain, one).is_some();
    if second.is_zero() || known(&called.call.to) || known(&second) {
        return called.read_as(plain, reader);
    }
    // Lista is on that network alone.
    let is_listas = matches!(reader.chain, Some(Chain::Evm(56)) | None);
    let pays = called.call.value.is_none_or(|value| !value.is_zero());
    let is_in_vault = is_listas && reader.has_own(second) && !reader.has_own(first);
    if is_in_vault || !is_listas || !pays {
        let (does, other) = if is_in_vault { (in_vault, "receiver") } else { (plain, "referrer") };
        let mut act = called.read_as(does, reader)?;
        act.parties.extend(called.party(Role::Mentioned, other, reader));
        return Some(act);
    }
    // Nobody says which of the two it is.
    let mut act = called.read_as(in_vault, reader)?;
    let other = called.party(Role::Mentioned, "receiver", reader)?;
    if let Some(payee) = act.party(Role::Payee) {
        let both = if reader.has_own(first) {
            format!("for you, or for {}", payee.short())
        } else {
            format!("for {} or for {}", other.short(), payee.short())
        };
        let paid = amount::in_words(&called.amount(VALUE), &tokens::native(reader.chain));
        act.words =
            format!("{} deposit {paid} {both}: its function does not say which.", act.begins());
    }
    act.parties.push(other);
    Some(act)
}

/// A bond for validators' keys, which whoever manages them gets back: whoever calls, unless others are named.
fn bonded(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let named = |name: &str| called.address(name).is_some_and(|one| !one.is_zero());
    let payee = if named("properties.rewards") {
        "properties.rewards"
    } else if named("properties.manager") {
        "properties.manager"
    } else {
        UNSAID
    };
    called.read_as(deposit(Of::Native, VALUE, payee), reader)
}
