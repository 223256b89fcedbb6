//! Lending: Aave in all its versions (Spark and other forks), Compound II and III, Morpho, Euler.

use alloy_primitives::{Address, U256, address};

use super::euler::{own_accounts, verify};
use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, administer, allow, deposit, function, send,
    trade, withdraw,
};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::sign::first_with_others;
use crate::act::{
    Act, Amount, Asset, Deed, Part, Party, Power, Reader, Role, amount, known, tokens,
};
use crate::decode::{Chain, abi, limits};

const fn borrow(asset: Of, amount: &'static str, holder: &'static str) -> Does {
    Does::Borrow { asset, amount, holder }
}
/// The gateway's own, or, where it is one of the second version, whichever it is told to hand all to.
const POOL: &[(Role, &str)] = &[(Role::Mentioned, "pool")];
const ON_CREDIT: &[(Role, &str)] = &[(Role::Mentioned, "account")];
const GEARBOX: Shape = Shape::Each { list: "calls", to: "target", value: UNSAID, data: "callData" };
/// Anybody may make a market at Morpho: what is lent there can be borrowed against this token, at the price that this
/// oracle says.
pub(super) const MARKET: &[(Role, &str)] =
    &[(Role::Mentioned, "market.collateralToken"), (Role::Mentioned, "market.oracle")];
/// Where Polymarket is, and the decimals of its dollars.
const POLYGON: u64 = 137;
const DOLLARS: u8 = 6;
const USER: &[(Role, &str)] = &[(Role::Holder, "user")];
const SILO: &[(Role, &str)] = &[(Role::Contract, "silo")];
const LENT_BY_SILO: &[(Role, &str)] = &[(Role::Contract, "silo"), (Role::Payee, "receiver")];
const SWITCHED: Does = trade((Of::Token("from"), "amount"), (Of::Token("to"), "least"), UNSAID);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Aave's pool
    function("supply(address asset,uint256 amount,address onBehalfOf,uint16 referralCode)", deposit(Of::Token("asset"), "amount", "onBehalfOf")),
    function("deposit(address asset,uint256 amount,address onBehalfOf,uint16 referralCode)", deposit(Of::Token("asset"), "amount", "onBehalfOf")),
    function("supplyWithPermit(address asset,uint256 amount,address onBehalfOf,uint16 referralCode,uint256 deadline,uint8 permitV,bytes32 permitR,bytes32 permitS)", deposit(Of::Token("asset"), "amount", "onBehalfOf")),
    function("withdraw(address asset,uint256 amount,address to)", withdraw(Of::Token("asset"), "amount", "to")),
    function("borrow(address asset,uint256 amount,uint256 interestRateMode,uint16 referralCode,address onBehalfOf)", borrow(Of::Token("asset"), "amount", "onBehalfOf")),
    function("flashLoan(address receiver,address[] assets,uint256[] amounts,uint256[] modes,address onBehalfOf,bytes params,uint16 referralCode)", Does::Custom(flash_loan)),
    function("flashLoanSimple(address receiver,address asset,uint256 amount,bytes params,uint16 referralCode)", Does::Custom(lent_for_now)),
    function("repay(address asset,uint256 amount,uint256 interestRateMode,address onBehalfOf)", deposit(Of::Token("asset"), "amount", "onBehalfOf")),
    function("repayWithPermit(address asset,uint256 amount,uint256 interestRateMode,address onBehalfOf,uint256 deadline,uint8 permitV,bytes32 permitR,bytes32 permitS)", deposit(Of::Token("asset"), "amount", "onBehalfOf")),
    function("repayWithATokens(address asset,uint256 amount,uint256 interestRateMode)", deposit(Of::Token("asset"), "amount", UNSAID)),
    function("setUserUseReserveAsCollateral(address asset,bool useAsCollateral)", Does::Ordinary),
    function("setUserEMode(uint8 categoryId)", Does::Ordinary),
    function("swapBorrowRateMode(address asset,uint256 interestRateMode)", Does::Ordinary),
    // On rollups: the asset by its number, everything for the caller.
    function("supply(bytes32 args)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("supplyWithPermit(bytes32 args,bytes32 r,bytes32 s)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("withdraw(bytes32 args)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("borrow(bytes32 args)", borrow(Of::Unnamed, UNSAID, UNSAID)),
    function("repay(bytes32 args)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("repayWithPermit(bytes32 args,bytes32 r,bytes32 s)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("repayWithATokens(bytes32 args)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("setUserUseReserveAsCollateral(bytes32 args)", Does::Ordinary),
    // Its gateway for the network's own coin
    function("depositETH(address pool,address onBehalfOf,uint16 referralCode)", deposit(Of::Native, VALUE, "onBehalfOf")).with(POOL),
    function("withdrawETH(address pool,uint256 amount,address to)", withdraw(Of::Native, "amount", "to")).with(POOL),
    function("withdrawETHWithPermit(address pool,uint256 amount,address to,uint256 deadline,uint8 permitV,bytes32 permitR,bytes32 permitS)", withdraw(Of::Native, "amount", "to")).with(POOL),
    function("borrowETH(address pool,uint256 amount,uint256 interestRateMode,uint16 referralCode)", borrow(Of::Native, "amount", UNSAID)).with(POOL),
    function("borrowETH(address pool,uint256 amount,uint16 referralCode)", borrow(Of::Native, "amount", UNSAID)).with(POOL),
    function("repayETH(address pool,uint256 amount,uint256 rateMode,address onBehalfOf)", deposit(Of::Native, VALUE, "onBehalfOf")).with(POOL),
    function("repayETH(address pool,uint256 amount,address onBehalfOf)", deposit(Of::Native, VALUE, "onBehalfOf")).with(POOL),
    // Its debt tokens: who may borrow at the caller's cost.
    function("approveDelegation(address delegatee,uint256 amount)", allow(Of::This, "amount", "delegatee")),
    function("delegationWithSig(address delegator,address delegatee,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", allow(Of::This, "value", "delegatee")).with(&[(Role::Holder, "delegator")]),
    // Rewards
    function("claimRewards(address[] assets,uint256 amount,address to,address reward)", withdraw(Of::Token("reward"), "amount", "to")),
    function("claimRewards(address[] assets,uint256 amount,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimRewardsToSelf(address[] assets,uint256 amount,address reward)", withdraw(Of::Token("reward"), "amount", UNSAID)),
    function("claimAllRewards(address[] assets,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimAllRewardsOnBehalf(address[] assets,address user,address to)", withdraw(Of::Unnamed, UNSAID, "to")).with(&[(Role::Holder, "user")]),
    function("claimRewardsOnBehalf(address[] assets,uint256 amount,address user,address to,address reward)", withdraw(Of::Token("reward"), "amount", "to")).with(&[(Role::Holder, "user")]),
    // Maker's vaults and what is in its system, without a proxy
    function("give(uint256 cdp,address dst)", withdraw(Of::Unnamed, UNSAID, "dst")),
    function("quit(uint256 cdp,address dst)", withdraw(Of::Unnamed, UNSAID, "dst")),
    function("flux(uint256 cdp,address dst,uint256 wad)", withdraw(Of::Unnamed, "wad", "dst")),
    function("move(uint256 cdp,address dst,uint256 rad)", withdraw(Of::Unnamed, UNSAID, "dst")),
    function("flux(bytes32 ilk,address src,address dst,uint256 wad)", withdraw(Of::Unnamed, "wad", "dst")).with(&[(Role::Holder, "src")]),
    function("move(address src,address dst,uint256 rad)", withdraw(Of::Unnamed, UNSAID, "dst")).with(&[(Role::Holder, "src")]),
    function("fork(bytes32 ilk,address src,address dst,int256 dink,int256 dart)", withdraw(Of::Unnamed, UNSAID, "dst")).with(&[(Role::Holder, "src")]),
    // Sushi's BentoBox and Abracadabra's DegenBox; what is locked at Frax
    function("transfer(address token,address from,address to,uint256 share)", withdraw(Of::Token("token"), UNSAID, "to")).with(&[(Role::Holder, "from")]),
    function("withdrawLocked(bytes32 key,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    // Beanstalk
    function("transferDeposit(address sender,address recipient,address token,uint32 season,uint256 amount)", withdraw(Of::Token("token"), "amount", "recipient")),
    function("transferDeposit(address sender,address recipient,address token,int96 stem,uint256 amount)", withdraw(Of::Token("token"), "amount", "recipient")),
    function("approveDeposit(address spender,address token,uint256 amount)", allow(Of::Token("token"), "amount", "spender")),
    // Debts that others may make, at Silo and at Euler's first version
    function("setReceiveApproval(address owner,uint256 amount)", allow(Of::Unnamed, "amount", "owner")),
    function("approveDebt(uint256 subAccountId,address spender,uint256 amount)", allow(Of::Unnamed, "amount", "spender")),
    function("withdraw(uint256 assets,address receiver,address owner,uint8 collateralType)", withdraw(Of::Unnamed, "assets", "receiver")).with(&[(Role::Holder, "owner")]),
    // Aave's fourth version
    function("setUsingAsCollateral(uint256 reserveId,bool usingAsCollateral,address onBehalfOf)", Does::Ordinary).with(&[(Role::Holder, "onBehalfOf")]),
    function("updateUserRiskPremium(address onBehalfOf)", Does::Ordinary).with(&[(Role::Holder, "onBehalfOf")]),
    function("updateUserDynamicConfig(address onBehalfOf)", Does::Ordinary).with(&[(Role::Holder, "onBehalfOf")]),
    // Its umbrella
    function("claimAllRewards(address,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimAllRewardsOnBehalf(address,address user,address to)", withdraw(Of::Unnamed, UNSAID, "to")).with(USER),
    function("claimAllRewardsPermit(address,address user,address to,uint256,(uint8,bytes32,bytes32))", withdraw(Of::Unnamed, UNSAID, "to")).with(USER),
    function("claimSelectedRewards(address,address[],address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimSelectedRewards(address[],address[][],address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("claimSelectedRewardsOnBehalf(address,address[],address user,address to)", withdraw(Of::Unnamed, UNSAID, "to")).with(USER),
    function("cooldownOnBehalfOf(address user)", Does::Ordinary).with(USER),
    function("claimAllRewardsToSelf(address[] assets)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    // Compound II
    function("redeem(uint256 amount)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("redeemUnderlying(uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("borrow(uint256 amount)", borrow(Of::Unnamed, "amount", UNSAID)),
    function("repayBorrow(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("repayBorrow()", deposit(Of::Native, VALUE, UNSAID)),
    function("repayBorrowBehalf(address borrower,uint256 amount)", deposit(Of::Unnamed, "amount", "borrower")),
    function("enterMarkets(address[] markets)", Does::Ordinary),
    function("exitMarket(address market)", Does::Ordinary),
    function("claimComp(address holder)", withdraw(Of::Unnamed, UNSAID, "holder")),
    function("claimComp(address holder,address[] markets)", withdraw(Of::Unnamed, UNSAID, "holder")),
    function("claimComp(address[] holders,address[],bool,bool)", withdraw(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Payee, "holders")]),
    // Compound III
    function("supply(address asset,uint256 amount)", Does::Custom(supplied)),
    // Morpho's optimizers, by the token that a pool gives for what is put in
    function("supply(address market,address onBehalf,uint256 amount)", deposit(Of::Unnamed, "amount", "onBehalf")).with(&[(Role::Mentioned, "market")]),
    function("supply(address market,address onBehalf,uint256 amount,uint256)", deposit(Of::Unnamed, "amount", "onBehalf")).with(&[(Role::Mentioned, "market")]),
    function("supplyTo(address dst,address asset,uint256 amount)", deposit(Of::Token("asset"), "amount", "dst")),
    function("supplyFrom(address from,address dst,address asset,uint256 amount)", deposit(Of::Token("asset"), "amount", "dst")).with(&[(Role::Holder, "from")]),
    function("withdraw(address asset,uint256 amount)", withdraw(Of::Token("asset"), "amount", UNSAID)),
    function("withdrawTo(address to,address asset,uint256 amount)", withdraw(Of::Token("asset"), "amount", "to")),
    function("withdrawFrom(address src,address to,address asset,uint256 amount)", withdraw(Of::Token("asset"), "amount", "to")).with(&[(Role::Holder, "src")]),
    function("transferAsset(address dst,address asset,uint256 amount)", send(Of::Token("asset"), "amount", "dst")),
    function("transferAssetFrom(address src,address dst,address asset,uint256 amount)", send(Of::Token("asset"), "amount", "dst")).with(&[(Role::Holder, "src")]),
    function("claim(address comet,address src,bool shouldAccrue)", withdraw(Of::Unnamed, UNSAID, "src")),
    function("claimTo(address comet,address src,address to,bool shouldAccrue)", withdraw(Of::Unnamed, UNSAID, "to")),
    // Morpho
    function("supply((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,address onBehalf,bytes data)", Does::Custom(lent_directly)).with(MARKET),
    function("withdraw((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,address onBehalf,address receiver)", Does::Custom(morpho_out)).with(&[(Role::Holder, "onBehalf")]),
    function("borrow((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,address onBehalf,address receiver)", Does::Custom(morpho_borrowed)).with(&[(Role::Payee, "receiver")]),
    function("repay((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,address onBehalf,bytes data)", Does::Custom(repaid)),
    function("supplyCollateral((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,address onBehalf,bytes data)", Does::Custom(locked)).with(MARKET),
    function("withdrawCollateral((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,address onBehalf,address receiver)", withdraw(Of::Token("market.collateralToken"), "assets", "receiver")).with(&[(Role::Holder, "onBehalf")]),
    function("flashLoan(address token,uint256,bytes data)", Does::Custom(|called, reader| directly(called.act(called.ordinary(), Role::Contract, Vec::new(), reader), called, reader))),
    // Fluid: collateral in or out, debt up or down, by the signs of two numbers
    function("operate(uint256 nftId,int256 newCol,int256 newDebt,address to)", Does::Custom(fluid)),
    // Polymarket: calls by the account's proxy; outcomes made from dollars, and back
    function("proxy((uint8 typeCode,address to,uint256 value,bytes data)[] calls)", Does::Calls(Shape::Each { list: "calls", to: "to", value: "value", data: "data" })),
    function("splitPosition(address collateral,bytes32 parent,bytes32 condition,uint256[] partition,uint256 amount)", deposit(Of::Token("collateral"), "amount", UNSAID)),
    function("mergePositions(address collateral,bytes32 parent,bytes32 condition,uint256[] partition,uint256 amount)", withdraw(Of::Token("collateral"), "amount", UNSAID)),
    function("redeemPositions(address collateral,bytes32 parent,bytes32 condition,uint256[] indexSets)", withdraw(Of::Token("collateral"), UNSAID, UNSAID)),
    function("splitPosition(bytes32 condition,uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("mergePositions(bytes32 condition,uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("redeemPositions(bytes32 condition,uint256[] amounts)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("convertPositions(bytes32 market,uint256 indexSet,uint256 amount)", Does::Custom(converted)),
    // Euler: calls of its vaults through the connector, and borrowing from them
    function("batch((address targetContract,address onBehalfOfAccount,uint256 value,bytes data)[] items)", Does::Custom(in_names)),
    function("permit(address signer,address sender,uint256,uint256,uint256,uint256 value,bytes data,bytes)", Does::Custom(in_signers_name)).with(&[(Role::Holder, "signer"), (Role::Mentioned, "sender")]),
    function("setLockdownMode(bytes19,bool)", Does::Ordinary),
    function("setPermitDisabledMode(bytes19,bool)", Does::Ordinary),
    function("call(address targetContract,address onBehalfOfAccount,uint256 value,bytes data)", Does::Custom(in_name)),
    function("borrow(uint256 amount,address receiver)", borrow(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Payee, "receiver")]),
    function("repay(uint256 amount,address receiver)", deposit(Of::Unnamed, "amount", "receiver")),
    function("enableCollateral(address account,address vault)", Does::Ordinary),
    function("enableController(address account,address vault)", Does::Custom(controller)).with(&[(Role::Holder, "account")]),
    function("disableCollateral(address account,address vault)", Does::Ordinary),
    function("disableController()", Does::Ordinary),
    function("setUserUseReserveAsCollateralOnBehalfOf(address asset,bool useAsCollateral,address onBehalfOf)", Does::Ordinary).with(&[(Role::Holder, "onBehalfOf")]),
    function("renouncePositionManagerRole(address user)", Does::Ordinary).with(&[(Role::Mentioned, "user")]),
    function("claimRewards(address receiver,address[] rewards)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("claimRewardsToSelf(address[] rewards)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("migrate(address[] assets,(address,uint256)[] debts,(address,uint256,uint256,uint8,bytes32,bytes32)[] permits,(address,uint256,uint256,uint8,bytes32,bytes32)[] delegations)", Does::Ordinary),
    function("claimRewardsAndStake(address to,uint256 amount)", deposit(Of::Unnamed, "amount", "to")),
    function("claimRewardsAndRedeem(address to,uint256 claimAmount,uint256 redeemAmount)", withdraw(Of::Unnamed, "redeemAmount", "to")),
    function("deposit(uint256 assets,address receiver,uint16 referralCode,bool depositToAave)", deposit(Of::Unnamed, "assets", "receiver")),
    function("depositATokens(uint256 assets,address receiver)", deposit(Of::Unnamed, "assets", "receiver")),
    function("redeemATokens(uint256 shares,address receiver,address owner)", withdraw(Of::Unnamed, "shares", "receiver")),
    function("redeem(uint256 shares,address receiver,address owner,bool withdrawFromAave)", withdraw(Of::Unnamed, "shares", "receiver")),
    // Aave by way of ParaSwap: one position becomes another
    function("swapAndDeposit(address from,address to,uint256 amount,uint256 least,uint256,bytes,address,(uint256,uint256,uint8,bytes32,bytes32))", SWITCHED),
    function("withdrawAndSwap(address from,address to,uint256 amount,uint256 least,uint256,bytes,address,(uint256,uint256,uint8,bytes32,bytes32))", SWITCHED),
    function("swapAndRepay(address from,address to,uint256 amount,uint256 least,uint256,uint256,bytes,(uint256,uint256,uint8,bytes32,bytes32))", SWITCHED),
    function("swapDebt((address debtAsset,uint256 amount,uint256,address newDebtAsset,uint256 maxNewDebtAmount,address,uint256,uint256,bytes) params,(address,uint256,uint256,uint8,bytes32,bytes32),(address,uint256,uint256,uint8,bytes32,bytes32))", Does::Custom(debt_switched)),
    // Aave's fourth version
    function("supply(uint256 reserveId,uint256 amount,address onBehalfOf)", deposit(Of::Unnamed, "amount", "onBehalfOf")),
    function("repay(uint256 reserveId,uint256 amount,address onBehalfOf)", deposit(Of::Unnamed, "amount", "onBehalfOf")),
    function("borrow(uint256 reserveId,uint256 amount,address onBehalfOf)", Does::Custom(by_number)),
    // Its position managers: what others may borrow and withdraw at the caller's cost, reserve by reserve
    function("supplyOnBehalfOf(address,uint256,uint256 amount,address onBehalfOf)", deposit(Of::Unnamed, "amount", "onBehalfOf")),
    function("repayOnBehalfOf(address,uint256,uint256 amount,address onBehalfOf)", deposit(Of::Unnamed, "amount", "onBehalfOf")),
    function("withdrawOnBehalfOf(address,uint256,uint256 amount,address onBehalfOf)", withdraw(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Holder, "onBehalfOf")]),
    function("borrowOnBehalfOf(address,uint256,uint256 amount,address onBehalfOf)", borrow(Of::Unnamed, "amount", "onBehalfOf")),
    function("approveWithdraw(address,uint256,address spender,uint256 amount)", allow(Of::Unnamed, "amount", "spender")),
    function("approveBorrow(address,uint256,address spender,uint256 amount)", allow(Of::Unnamed, "amount", "spender")),
    function("approveBorrow(address spender,uint256 amount)", allow(Of::This, "amount", "spender")),
    // Flying Tulip
    function("approveBorrow(address spender,address asset,uint256 amount)", allow(Of::Token("asset"), "amount", "spender")),
    function("approveEngine(address spender,address asset,uint256 amount)", allow(Of::Token("asset"), "amount", "spender")),
    function("repay(address asset,uint256 amount)", Does::Custom(repaid_there)),
    // Extra Finance
    function("deposit(uint256,uint256 amount,address onBehalfOf,uint16)", deposit(Of::Unnamed, "amount", "onBehalfOf")),
    function("redeem(uint256,uint256 amount,address to,bool)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("depositAndStake(uint256,uint256 amount,address onBehalfOf,uint16)", deposit(Of::Unnamed, "amount", "onBehalfOf")),
    function("unStakeAndWithdraw(uint256,uint256 amount,address to,bool)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("newOrInvestToVaultPosition((uint256,uint256,uint256 invested0,uint256,uint256 invested1,uint256,uint256,uint256,uint256,uint256,bytes) params)", Does::DepositAll { parts: &[(Of::Unnamed, "params.invested0"), (Of::Unnamed, "params.invested1")], payee: UNSAID }),
    function("closeVaultPositionPartially((uint256,uint256,uint16,address receiver,bool,uint8,uint256,uint256,uint256,uint256,bytes) params)", withdraw(Of::Unnamed, UNSAID, "params.receiver")),
    function("exactRepay((uint256,uint256,uint256 repaid0,uint256 repaid1,bool,uint256) params)", Does::DepositAll { parts: &[(Of::Unnamed, "params.repaid0"), (Of::Unnamed, "params.repaid1")], payee: UNSAID }),
    function("transferManagerOfVaultPosition(uint256,uint256,address manager)", administer(Power::AccountOwnerAdded, "")).with(&[(Role::Owner, "manager")]),
    // Silo
    function("borrowShares(uint256,address receiver,address borrower)", borrow(Of::Unnamed, UNSAID, "borrower")).with(&[(Role::Payee, "receiver")]),
    function("deposit(uint256 assets,address receiver,uint8 collateralType)", deposit(Of::Unnamed, "assets", "receiver")),
    function("redeem(uint256 shares,address receiver,address owner,uint8 collateralType)", withdraw(Of::Unnamed, "shares", "receiver")).with(&[(Role::Holder, "owner")]),
    function("borrow(uint256 assets,address receiver,address borrower)", borrow(Of::Unnamed, "assets", "borrower")).with(&[(Role::Payee, "receiver")]),
    function("repayBorrowBehalf(address borrower)", deposit(Of::Native, VALUE, "borrower")),
    // Its router, for whoever calls
    function("deposit(address silo,uint256 amount,uint8)", deposit(Of::Unnamed, "amount", UNSAID)).with(SILO),
    function("withdraw(address silo,uint256 amount,address receiver,uint8)", withdraw(Of::Unnamed, "amount", "receiver")).with(SILO),
    function("withdrawAll(address silo,address receiver,uint8)", withdraw(Of::Unnamed, UNSAID, "receiver")).with(SILO),
    function("borrow(address silo,uint256 amount,address receiver)", borrow(Of::Unnamed, "amount", UNSAID)).with(LENT_BY_SILO),
    function("borrowSameAsset(address silo,uint256 amount,address receiver)", borrow(Of::Unnamed, "amount", UNSAID)).with(LENT_BY_SILO),
    function("repay(address silo,uint256 amount,address borrower)", deposit(Of::Unnamed, "amount", "borrower")).with(SILO),
    function("repayAll(address silo)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(SILO),
    function("repayAll(address silo,address borrower)", deposit(Of::Unnamed, UNSAID, "borrower")).with(SILO),
    function("repayAllNative(address,address silo)", deposit(Of::Native, VALUE, UNSAID)).with(SILO),
    function("repayAllNative(address,address silo,address borrower)", deposit(Of::Native, VALUE, "borrower")).with(SILO),
    function("unwrap(address to,uint256 amount)", Does::Custom(unwrapped)),
    function("unwrapAll(address to)", Does::Custom(unwrapped)),
    function("sendValue(address to,uint256 amount)", withdraw(Of::Native, "amount", "to")),
    function("sendValueAll(address to)", withdraw(Of::Native, UNSAID, "to")),
    function("transferAll(address token,address to)", withdraw(Of::Token("token"), UNSAID, "to")),
    // Sky's vault of locked tokens, and its module of pegs on other networks
    function("swapExactIn(address assetIn,address assetOut,uint256 amountIn,uint256 minAmountOut,address receiver,uint256 referralCode)", trade((Of::Token("assetIn"), "amountIn"), (Of::Token("assetOut"), "minAmountOut"), "receiver")),
    function("swapExactOut(address assetIn,address assetOut,uint256 amountOut,uint256 maxAmountIn,address receiver,uint256 referralCode)", trade((Of::Token("assetIn"), "maxAmountIn"), (Of::Token("assetOut"), "amountOut"), "receiver")),
    // Maker's vaults by their manager
    // Polymarket's makers of markets
    function("buy(uint256 amount,uint256 outcomeIndex,uint256 least)", trade((Of::Unnamed, "amount"), (Of::Unnamed, "least"), UNSAID)),
    function("sell(uint256 amount,uint256 outcomeIndex,uint256 most)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("createProxy(address paymentToken,uint256 payment,address paymentReceiver,(uint8 v,bytes32 r,bytes32 s) signature)", Does::Ordinary).with(&[(Role::FeeReceiver, "paymentReceiver")]),
    // Abracadabra's and Kashi's markets
    function("addCollateral(address to,bool skim,uint256 share)", deposit(Of::Unnamed, UNSAID, "to")),
    function("removeCollateral(address to,uint256 share)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("borrow(address to,uint256 amount)", Does::Custom(borrowed)),
    function("repay(address to,bool skim,uint256 part)", deposit(Of::Unnamed, UNSAID, "to")),
    function("addAsset(address to,bool skim,uint256 share)", deposit(Of::Unnamed, UNSAID, "to")),
    function("removeAsset(address to,uint256 fraction)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("supplyCollateral(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("addCollateral(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("removeCollateral(uint256 amount)", withdraw(Of::Unnamed, "amount", UNSAID)),
    // Venus: its gateway for the network's own coin, and somebody else's position
    function("wrapAndSupply(address to)", deposit(Of::Native, VALUE, "to")),
    function("redeemUnderlyingAndUnwrap(uint256 amount)", withdraw(Of::Native, "amount", UNSAID)),
    function("redeemAndUnwrap(uint256)", withdraw(Of::Native, UNSAID, UNSAID)),
    function("borrowAndUnwrap(uint256 amount)", borrow(Of::Native, "amount", UNSAID)),
    function("wrapAndRepay()", deposit(Of::Native, VALUE, UNSAID)),
    function("mintBehalf(address to,uint256)", deposit(Of::Unnamed, UNSAID, "to")),
    function("redeemBehalf(address from,uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Holder, "from")]),
    function("mintVAI(uint256 amount)", borrow(Of::Unnamed, "amount", UNSAID)),
    function("repayVAI(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    // Frax
    function("borrowAsset(uint256 amount,uint256,address to)", borrow(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Payee, "to")]),
    function("addCollateral(uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("removeCollateral(uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("repayAsset(uint256,address to)", deposit(Of::Unnamed, UNSAID, "to")),
    function("leveragedPosition(address swapper,uint256 amount,uint256,uint256 least,address[] path)", Does::Custom(leveraged)).with(&[(Role::Mentioned, "swapper")]),
    function("repayAssetWithCollateral(address swapper,uint256,uint256,address[])", Does::Ordinary).with(&[(Role::Mentioned, "swapper")]),
    // Euler, Fluid, Lista, and Aave's module for GHO
    function("repayWithShares(uint256,address to)", deposit(Of::Unnamed, UNSAID, "to")),
    function("withdrawNative(uint256 amount,address to,address from)", withdraw(Of::Native, "amount", "to")).with(&[(Role::Holder, "from")]),
    function("redeemNative(uint256,address to,address from)", withdraw(Of::Native, UNSAID, "to")).with(&[(Role::Holder, "from")]),
    function("operate(uint256 nftId,int256,int256,int256,int256,address to)", Does::Custom(smart)),
    function("operate(uint256 nftId,int256,int256,int256,int256,int256,int256,address to)", Does::Custom(smart)),
    function("operatePerfect(uint256 nftId,int256,int256,int256,int256,address to)", Does::Custom(smart)),
    function("operatePerfect(uint256 nftId,int256,int256,int256,int256,int256,int256,address to)", Does::Custom(smart)),
    function("withdraw(uint256,uint256,uint256,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("withdrawPerfect(uint256,uint256,uint256,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("borrow(uint256,uint256,uint256,address to)", borrow(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::Payee, "to")]),
    function("payback(address token,uint256 amount)", Does::Custom(paid_back)),
    function("buyAsset(uint256 amount,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("sellAsset(uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    // Gearbox: calls by an account on credit, and those of the manager of such accounts
    function("addCollateral(address token,uint256 amount)", deposit(Of::Token("token"), "amount", UNSAID)),
    function("withdrawCollateral(address token,uint256 amount,address to)", withdraw(Of::Token("token"), "amount", "to")),
    function("increaseDebt(uint256 amount)", borrow(Of::Unnamed, "amount", UNSAID)),
    function("decreaseDebt(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("updateQuota(address,int96,uint96)", Does::Ordinary),
    function("multicall(address account,(address target,bytes callData)[] calls)", Does::Calls(GEARBOX)).with(ON_CREDIT),
    function("botMulticall(address account,(address target,bytes callData)[] calls)", Does::Calls(GEARBOX)).with(ON_CREDIT),
    function("closeCreditAccount(address account,(address target,bytes callData)[] calls)", Does::Calls(GEARBOX)).with(ON_CREDIT),
    function("claimVenus(address holder,address[])", withdraw(Of::Unnamed, UNSAID, "holder")),
    // dYdX's first margin and Dolomite
    function("operate((address owner,uint256)[] accounts,(uint8 kind,uint256 account,(bool sign,uint8 unit,uint8 target,uint256 value) amount,uint256,uint256,address other,uint256 second,bytes data)[] actions)", Does::Custom(operated)),
    // Lazy Summer
    function("enterFleet(address fleetCommander,uint256 assets,address receiver)", deposit(Of::Unnamed, "assets", "receiver")).with(&[(Role::Mentioned, "fleetCommander")]),
];

/// Pairs of tokens as collateral or debt, by numbers whose order differs between vaults: what counts is whether
/// somebody else is paid.
fn smart(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    called.address("to")?;
    let payee = called.beneficiary("to", reader).filter(|one| !reader.is_own(&one.address));
    let deed = if payee.is_some() {
        Deed::Withdraw { asset: Asset::Unnamed, amount: Amount::unread() }
    } else {
        called.ordinary()
    };
    Some(called.act(deed, Role::Contract, payee.into_iter().collect(), reader))
}

/// A loan of a reserve, by its number, that whoever is named owes. Pairs that lend have the same function with who is
/// paid in that place (Resupply's), and the caller owes it: so it may be with a contract that is not known.
fn by_number(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let named = called.address("onBehalfOf")?;
    let known = known::contract(reader.chain, &called.call.to).is_some();
    let role = if known || reader.has_own(named) { Role::Holder } else { Role::Payee };
    let parties = called.party(role, "onBehalfOf", reader).into_iter().collect();
    let asset = called.counted(Of::Unnamed, "amount", reader)?;
    let deed = Deed::Borrow { asset, amount: called.amount("amount") };
    Some(called.act(deed, Role::Contract, parties, reader))
}

/// One debt is paid back with another, which may become so much.
fn debt_switched(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let new = borrow(Of::Token("params.newDebtAsset"), "params.maxNewDebtAmount", UNSAID);
    let mut act = called.read_as(new, reader)?;
    let (old, sum) =
        (called.asset(Of::Token("params.debtAsset"), reader)?, called.amount("params.amount"));
    act.words = act.and_also(&format!("pay back {} with it", amount::in_words(&sum, &old)));
    Some(act)
}

/// A debt is paid back in the token that is named; or, by the same function, to the contract that is (Silo).
fn repaid_there(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let known = |address: Address| {
        tokens::known(reader.chain, &address).is_some()
            || known::contract(reader.chain, &address).is_some()
    };
    if known(called.address("asset")?) || known(called.call.to) {
        return called.read_as(deposit(Of::Token("asset"), "amount", UNSAID), reader);
    }
    let lender = called.party(Role::Contract, "asset", reader)?;
    let deed = Deed::Deposit { asset: Asset::Unnamed, amount: called.amount("amount") };
    Some(called.act(deed, Role::Contract, vec![lender], reader))
}

/// Lista's loans, by the token that stands for them: it lends a dollar of its own, which no call names.
const LISTA: Address = address!("0xB68443Ee3e828baD1526b3e0Bdf2Dfc6b1975ec4");

/// What is borrowed is paid to whoever is named; or, by the same function, it is the token that is named.
fn borrowed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if called.call.to == LISTA {
        let mut act = called.read_as(borrow(Of::Unnamed, "amount", UNSAID), reader)?;
        let collateral = called.party(Role::Mentioned, "to", reader)?;
        let said = act.words.trim_end_matches('.');
        act.words = format!("{said}, against {}.", collateral.short());
        act.parties.push(collateral);
        return Some(act);
    }
    let (asset, payee) = called.which(Of::Unnamed, "to", reader);
    let parties = called.beneficiary(payee, reader).into_iter().collect();
    let deed =
        Deed::Borrow { asset: called.asset(asset, reader)?, amount: called.amount("amount") };
    Some(called.act(deed, Role::Contract, parties, reader))
}

fn paid_back(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let lista = called.call.to == LISTA;
    let asset = if lista { Of::Unnamed } else { Of::Token("token") };
    called.read_as(deposit(asset, "amount", UNSAID), reader)
}

/// A vault that decides over all that the account has put up as collateral, until it lets go.
fn controller(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let vault = called.party(Role::Delegate, "vault", reader)?;
    let permission = "take the account's collateral if a debt to it is not paid".to_owned();
    let deed = Deed::Grant { permission, asset: None, amount: None, period: None, expires: None };
    Some(called.act(deed, Role::Contract, vec![vault], reader))
}

/// Morpho counts in assets, or in shares where it is told none. Its adapter puts in all that it holds for the largest number.
fn assets(called: &Called<'_>) -> &'static str {
    let is_said = |assets: &U256| !assets.is_zero() && *assets != U256::MAX;
    if called.uint("assets").as_ref().is_some_and(is_said) { "assets" } else { UNSAID }
}

/// What is put in, by its own address; but Morpho's optimizer names what a pool gives for it.
fn supplied(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const OPTIMIZER: Address = address!("0x777777c9898D384F785Ee44Acfe945efDFf5f3E0");
    let asset = if called.call.to == OPTIMIZER { Of::Unnamed } else { Of::Token("asset") };
    called.read_as(deposit(asset, "amount", UNSAID), reader)
}

pub(super) fn morpho_in(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let token = Of::Token("market.loanToken");
    let mut act = called.read_as(deposit(token, assets(called), "onBehalf"), reader)?;
    // All that the adapter holds, or all that is owed.
    let all = ["assets", "shares"].into_iter().any(|count| called.uint(count) == Some(U256::MAX));
    if let Deed::Deposit { amount, .. } = &mut act.deed {
        amount.unlimited = all;
    }
    Some(act)
}

/// What is put in directly: the account itself is asked for it then, with data that only its own code knows.
fn directly(act: Act, called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if !called.bytes_at("data")?.is_empty() {
        reader.only_searched(called.path("data"), "what the account does while it is put in");
    }
    Some(act)
}

fn lent_directly(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    directly(lent(called, reader)?, called, reader)
}

fn locked(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let into = deposit(Of::Token("market.collateralToken"), "assets", "onBehalf");
    directly(called.read_as(into, reader)?, called, reader)
}

fn repaid(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    directly(morpho_in(called, reader)?, called, reader)
}

/// What is lent is told with the token that it can be borrowed against.
pub(super) fn lent(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = morpho_in(called, reader)?;
    let collateral = called.party(Role::Mentioned, "market.collateralToken", reader)?;
    if collateral.address.bytes20().is_some_and(|one| !one.is_zero()) {
        let said = act.words.trim_end_matches('.');
        act.words = format!("{said}, to be lent against {}.", collateral.short());
    }
    Some(act)
}

pub(super) fn morpho_out(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let token = Of::Token("market.loanToken");
    called.read_as(withdraw(token, assets(called), "receiver"), reader)
}

pub(super) fn morpho_borrowed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    // The adapter borrows for whoever calls the bundler, and does not name them.
    let holder = if called.get("onBehalf").is_some() { "onBehalf" } else { UNSAID };
    called.read_as(borrow(Of::Token("market.loanToken"), assets(called), holder), reader)
}

/// A loan within a transaction. What is not of mode zero stays as a debt, and the receiver keeps it.
fn flash_loan(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let modes = called.get("modes")?.items()?;
    let mut acts = Vec::new();
    for (index, mode) in modes.enumerate().take(limits::ITEMS) {
        if mode.uint()?.is_zero() {
            continue;
        }
        let token = called.address(&format!("assets.{index}"))?;
        let amount = called.amount(&format!("amounts.{index}"));
        let mut parties = vec![called.party(Role::Payee, "receiver", reader)?];
        let holder = called.party(Role::Holder, "onBehalfOf", reader);
        parties.extend(holder.filter(|holder| !reader.is_own(&holder.address)));
        let deed = Deed::Borrow { asset: reader.token_or_native(token), amount };
        acts.push(called.act(deed, Role::Contract, parties, reader));
    }
    if acts.is_empty() {
        return lent_for_now(called, reader);
    }
    note_params(called, reader);
    first_with_others(acts)
}

/// What adapters of Aave's are told that swap collateral, or pay a debt with it.
static ADAPTERS: [Function; 2] = [
    function(
        "params(address token,uint256 least,uint256,bytes,address,(uint256,uint256,uint8,bytes32,bytes32))",
        Does::Ordinary,
    ),
    function(
        "params(address token,uint256 least,uint256,uint256,bytes,(uint256,uint256,uint8,bytes32,bytes32))",
        Does::Ordinary,
    ),
];

/// A loan that is paid back at once, by whoever gets it, or from what the account has.
fn lent_for_now(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let receiver = called.party(Role::Mentioned, "receiver", reader)?;
    let (params, path) = (called.bytes_at("params")?, called.path("params"));
    let known =
        receiver.has_name("Aave adapter") && called.length("assets").is_none_or(|count| count == 1);
    let fits = |one: &&Function| known && abi::oddity(one.signature, params).is_none();
    if let Some(adapter) = ADAPTERS.iter().find(fits) {
        let call = Call { data: params, path: &path, ..*called.call };
        let told = encoded(&call, adapter);
        let many = called.get("assets").is_some();
        let (token, amount) = if many { ("assets.0", "amounts.0") } else { ("asset", "amount") };
        let part = |asset, amount| Part { asset, amount, to: None };
        let gives = part(called.asset(Of::Token(token), reader)?, called.amount(amount));
        let gets = part(told.asset(Of::Token("token"), reader)?, told.amount("least"));
        let deed = Deed::Trade { gives: vec![gives], gets: vec![gets] };
        return Some(called.act(deed, Role::Contract, vec![receiver], reader));
    }
    note_params(called, reader);
    let who = receiver.short();
    let mut act = called.act(called.ordinary(), Role::Contract, vec![receiver], reader);
    let said = act.words.trim_end_matches('.');
    act.words = format!("{said}, for {who} to use what is lent.");
    Some(act)
}

fn note_params(called: &Called<'_>, reader: &mut Reader) {
    if called.bytes_at("params").is_some_and(|params| !params.is_empty()) {
        reader.only_searched(called.path("params"), "what is done with the loan");
    }
}

/// Steps with what accounts have, each of which a number stands for in the list of accounts.
fn operated(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const DEPOSIT: u8 = 0;
    const WITHDRAW: u8 = 1;
    const TRANSFER: u8 = 2;
    let count = called.get("actions")?.items()?.len();
    called.note_more(count, reader);
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        let at = |member: &str| format!("actions.{index}.{member}");
        let owner = |member: &str| {
            let number = called.uint(&at(member))?;
            Some(format!("accounts.{number}.owner"))
        };
        let is_zero = |member: &str| called.uint(&at(member)).is_some_and(|it| it.is_zero());
        let told = is_zero("amount.unit") && is_zero("amount.target");
        let amount = called.amount(&at("amount.value"));
        let amount = if told { amount } else { Amount::unread() };
        let kind = u8::try_from(called.uint(&at("kind"))?).ok()?;
        let asset = Asset::Unnamed;
        let holder = called.party(Role::Holder, &owner("account")?, reader);
        let holder = holder.filter(|holder| !reader.is_own(&holder.address));
        let mut parties = Vec::from_iter(holder.filter(|_| kind != DEPOSIT));
        let deed = match kind {
            DEPOSIT => {
                parties.extend(called.party(Role::Payee, &owner("account")?, reader));
                let from = called.party(Role::Holder, &at("other"), reader);
                parties.extend(from.filter(|from| !reader.is_own(&from.address)));
                Deed::Deposit { asset, amount }
            }
            WITHDRAW => {
                parties.extend(called.party(Role::Payee, &at("other"), reader));
                Deed::Withdraw { asset, amount }
            }
            TRANSFER => {
                // What is more in the first account is less in the second. Where it only says how much there is to be,
                // that may be either.
                let to_first = called.bool_at(&at("amount.sign"))?;
                let (gets, gives) =
                    if to_first { ("account", "second") } else { ("second", "account") };
                let either =
                    if is_zero("amount.target") { &[gets][..] } else { &[gets, gives][..] };
                parties.clear();
                for name in either {
                    parties.extend(called.party(Role::Payee, &owner(name)?, reader));
                }
                parties.extend(called.party(Role::Holder, &owner(gives)?, reader));
                parties.retain(|one| !reader.is_own(&one.address));
                if parties.is_empty() {
                    continue;
                }
                Deed::Withdraw { asset, amount }
            }
            // Trades, and calls of others, by whom the data is meant for.
            _ => {
                parties.extend(called.party(Role::Executor, &at("other"), reader));
                reader.only_searched(called.path(&at("data")), "what it is traded for");
                called.ordinary()
            }
        };
        acts.push(called.act(deed, Role::Contract, parties, reader));
    }
    first_with_others(acts).or_else(|| called.read_as(Does::Ordinary, reader))
}

/// What wraps the coin, at Silo's router; elsewhere something for whoever is named.
fn unwrapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amount = if called.get("amount").is_some() { "amount" } else { UNSAID };
    let wraps = tokens::is_wrapped_native(reader.chain, &called.address("to")?);
    let does = if wraps {
        withdraw(Of::Native, amount, UNSAID)
    } else {
        withdraw(Of::Unnamed, amount, "to")
    };
    called.read_as(does, reader)
}

/// The calls of Euler's connector, each in the name of an account.
fn in_names(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const EACH: Shape =
        Shape::Each { list: "items", to: "targetContract", value: "value", data: "data" };
    own_accounts(called, reader);
    let mut act = called.calls(EACH, reader)?;
    verify(called, &mut act, reader);
    for (index, item) in called.get("items")?.items()?.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}].", called.path("items"));
        let named = item.address_at("onBehalfOfAccount");
        hold(called, &mut act, &path, named, reader);
    }
    Some(act)
}

fn in_name(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ONE: Shape = Shape::One { to: "targetContract", value: "value", data: "data" };
    own_accounts(called, reader);
    let mut act = called.calls(ONE, reader)?;
    let path = called.path("data");
    hold(called, &mut act, &path, called.address("onBehalfOfAccount"), reader);
    Some(act)
}

/// Calls of the connector itself, which somebody signed.
fn in_signers_name(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.calls(Shape::Own("data"), reader)?;
    let path = called.path("data");
    hold(called, &mut act, &path, called.address("signer"), reader);
    Some(act)
}

/// Says of what is done at a place that it is done with what somebody has who is the user, and not who calls; or names
/// whoever else it is done in the name of.
fn hold(called: &Called<'_>, act: &mut Act, at: &str, named: Option<Address>, reader: &Reader) {
    let other = |one: &Address| !one.is_zero() && called.call.by.address() != Some(*one);
    let Some(holder) = named.filter(other) else { return };
    let role = if reader.has_own(holder) { Role::Holder } else { Role::Mentioned };
    for inner in act.calls.iter_mut().filter(|inner| inner.path.starts_with(at)) {
        if inner.party(Role::Holder).is_none() || role == Role::Mentioned {
            let path = inner.path.clone();
            inner.parties.push(Party::new(role, holder, path, reader.chain));
        }
    }
}

/// One act for each of the two numbers that is not zero.
fn fluid(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let payee = called.beneficiary("to", reader);
    let paid = called.is_paid();
    let mut acts = Vec::new();
    for (argument, is_debt) in [("newCol", false), ("newDebt", true)] {
        let number = called.get(argument)?.uint()?;
        let negative = number.bit(255);
        let size = if negative { number.wrapping_neg() } else { number };
        if size.is_zero() {
            continue;
        }
        let gives = negative == is_debt;
        let coin = gives && paid && !is_debt;
        let asset = called.asset(if coin { Of::Native } else { Of::Unnamed }, reader)?;
        let amount = Amount::of(size);
        let deed = match (gives, is_debt) {
            (true, _) => Deed::Deposit { asset, amount },
            (false, true) => Deed::Borrow { asset, amount },
            (false, false) => Deed::Withdraw { asset, amount },
        };
        let parties = payee.iter().filter(|_| !gives).cloned().collect();
        acts.push(called.act(deed, Role::Contract, parties, reader));
    }
    let mut acts = acts.into_iter();
    let mut first = match acts.next() {
        Some(first) => first,
        None => called.act(Deed::Calls { count: 0 }, Role::Contract, Vec::new(), reader),
    };
    first.calls = acts.collect();
    Some(first)
}

/// A token is borrowed and traded, along a path of the caller's, for what is then lent against it.
fn leveraged(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let loan = borrow(Of::Token("path.0"), "amount", UNSAID);
    let bought = trade((Of::Token("path.0"), "amount"), (Of::Token("path.last"), "least"), UNSAID);
    let acts = vec![called.read_as(loan, reader)?, called.read_as(bought, reader)?];
    first_with_others(acts)
}

/// Shares in what does not come true, of each outcome of a set: for shares in the others, and the dollars that are
/// certain by then. At Polymarket they are counted as its dollars are.
fn converted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let decimals = (reader.chain == Some(Chain::Evm(POLYGON))).then_some(DOLLARS);
    let shares = Asset::Native { symbol: Some("shares in outcomes".to_owned()), decimals };
    let part = |asset, amount| Part { asset, amount, to: None };
    let gives = vec![part(shares, Amount::of(called.uint("amount")?))];
    let gets = vec![part(Asset::Unnamed, Amount::unread())];
    Some(called.act(Deed::Trade { gives, gets }, Role::Contract, Vec::new(), reader))
}
