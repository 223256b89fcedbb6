//! Loans and other positions of one's own, named by the account that calls or by a number: Liquity, `crvUSD`,
//! Sky's staking engine, Synthetix, GMX; and games of chance.
//!
//! Nothing here goes to anybody but the account that calls, unless a row says to whom.

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, deposit, function, withdraw,
};
use super::operator::hand_over;
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Reader, Role};

const GIVES: Does = deposit(Of::Unnamed, "amount", UNSAID);
const TAKES: Does = withdraw(Of::Unnamed, "amount", UNSAID);
const COIN: Does = deposit(Of::Native, VALUE, UNSAID);
const EVERYTHING: Does = withdraw(Of::Unnamed, UNSAID, UNSAID);
const DEBT: Does = Does::Borrow { asset: Of::Unnamed, amount: "debt", holder: UNSAID };
/// Who may only put more in.
const MANAGER: &[(Role, &str)] = &[(Role::Mentioned, "manager")];
const OWNER: &[(Role, &str)] = &[(Role::Mentioned, "owner")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // Liquity
    function("openTrove(uint256 maxFeePercentage,uint256 debt,address upperHint,address lowerHint)", DEBT),
    function("adjustTrove(uint256 maxFeePercentage,uint256 collWithdrawal,uint256 debtChange,bool isDebtIncrease,address upperHint,address lowerHint)", Does::Ordinary),
    function("closeTrove()", EVERYTHING),
    function("provideToSP(uint256 amount,address frontEndTag)", GIVES),
    function("withdrawFromSP(uint256 amount)", TAKES),
    function("withdrawETHGainToTrove(address,address)", Does::Ordinary),
    function("addColl(address upperHint,address lowerHint)", COIN),
    function("withdrawColl(uint256 amount,address upperHint,address lowerHint)", withdraw(Of::Native, "amount", UNSAID)),
    function("withdrawLUSD(uint256 maxFeePercentage,uint256 debt,address upperHint,address lowerHint)", DEBT),
    function("repayLUSD(uint256 amount,address upperHint,address lowerHint)", GIVES),
    function("openTroveAndJoinInterestBatchManager((address owner,uint256,uint256 amount,uint256,uint256,uint256,address manager,uint256,address addManager,address removeManager,address receiver) params)", Does::Custom(joined_trove)).with(&[(Role::Mentioned, "params.addManager"), (Role::Mentioned, "params.receiver")]),
    function("openTrove(address owner,uint256 ownerIndex,uint256 amount,uint256 boldAmount,uint256 upperHint,uint256 lowerHint,uint256 annualInterestRate,uint256 maxUpfrontFee,address addManager,address removeManager,address receiver)", Does::Custom(trove)).with(&[(Role::Mentioned, "addManager"), (Role::Mentioned, "receiver")]),
    function("closeTrove(uint256 troveId)", EVERYTHING),
    function("provideToSP(uint256 amount,bool doClaim)", GIVES),
    function("withdrawFromSP(uint256 amount,bool doClaim)", TAKES),
    // Ajna
    function("drawDebt(address borrower,uint256 debt,uint256,uint256)", DEBT).with(&[(Role::Holder, "borrower")]),
    function("repayDebt(address borrower,uint256,uint256 amount,address receiver,uint256)", withdraw(Of::Unnamed, "amount", "receiver")).with(&[(Role::Holder, "borrower")]),
    function("addQuoteToken(uint256 amount,uint256,uint256)", GIVES),
    function("removeQuoteToken(uint256 amount,uint256)", TAKES),
    function("create_loan(uint256 collateral,uint256 debt,uint256 n)", DEBT),
    function("borrow_more(uint256 collateral,uint256 debt)", DEBT),
    function("add_collateral(uint256 amount)", GIVES),
    function("remove_collateral(uint256 amount)", TAKES),
    function("repay(uint256 amount)", GIVES),
    // Maker's votes and Sky's staking engine
    function("lock(uint256 amount)", GIVES),
    function("free(uint256 amount)", TAKES),
    function("open(uint256 index)", Does::Ordinary),
    function("lock(address owner,uint256 index,uint256 amount,uint16 ref)", Does::Custom(|called, reader| of_kept(called, 0, deposit(Of::Unnamed, "amount", "owner"), reader))),
    function("free(address owner,uint256 index,address to,uint256 amount)", Does::Custom(|called, reader| of_kept(called, 0, withdraw(Of::Unnamed, "amount", "to"), reader))).with(OWNER),
    function("draw(address owner,uint256 index,address to,uint256 debt)", Does::Custom(|called, reader| of_kept(called, 1, DEBT, reader))).with(&[(Role::Payee, "to"), (Role::Mentioned, "owner")]),
    function("wipe(address owner,uint256 index,uint256 amount)", Does::Custom(|called, reader| of_kept(called, 1, deposit(Of::Unnamed, "amount", "owner"), reader))),
    function("wipeAll(address owner,uint256 index)", deposit(Of::Unnamed, UNSAID, "owner")),
    function("selectFarm(address owner,uint256 index,address farm,uint16 ref)", Does::Ordinary).with(&[(Role::Owner, "owner"), (Role::Mentioned, "farm")]),
    function("selectVoteDelegate(address owner,uint256 index,address voteDelegate)", Does::Ordinary).with(&[(Role::Owner, "owner"), (Role::Delegate, "voteDelegate")]),
    function("getReward(address owner,uint256 index,address farm,address to)", withdraw(Of::Unnamed, UNSAID, "to")).with(OWNER),
    function("stake(uint256 amount,uint16 referral)", GIVES),
    // Synthetix
    function("commitOrder((uint128,uint128,int128,uint128,uint256,bytes32,address referrer) commitment)", Does::Ordinary).with(&[(Role::Mentioned, "commitment.referrer")]),
    function("modifyCollateral(uint128,uint128,int256)", Does::Ordinary),
    function("submitOffchainDelayedOrderWithTracking(int256,uint256,bytes32)", Does::Ordinary),
    function("exchange(bytes32 sourceCurrencyKey,uint256 sourceAmount,bytes32 destinationCurrencyKey)", Does::Ordinary),
    function("issueSynths(uint256 debt)", DEBT),
    function("issueMaxSynths()", Does::Ordinary),
    function("burnSynths(uint256 amount)", GIVES),
    function("burnSynthsToTarget()", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("createAccount()", Does::Ordinary),
    function("deposit(uint128 accountId,address collateralType,uint256 amount)", deposit(Of::Token("collateralType"), "amount", UNSAID)),
    function("withdraw(uint128 accountId,address collateralType,uint256 amount)", withdraw(Of::Token("collateralType"), "amount", UNSAID)),
    function("delegateCollateral(uint128 accountId,uint128 poolId,address collateralType,uint256 newCollateralAmountD18,uint256 leverage)", Does::Ordinary),
    // GMX
    function("handleRewards(bool shouldClaimGmx,bool shouldStakeGmx,bool shouldClaimEsGmx,bool shouldStakeEsGmx,bool shouldStakeMultiplierPoints,bool shouldClaimWeth,bool shouldConvertWethToEth)", EVERYTHING),
    function("handleRewardsV2(address gmxReceiver,bool,bool,bool,bool,bool,bool,bool)", withdraw(Of::Unnamed, UNSAID, "gmxReceiver")),
    function("compound()", Does::Ordinary),
    function("stakeGmx(uint256 amount)", GIVES),
    function("unstakeGmx(uint256 amount)", TAKES),
    function("stakeEsGmx(uint256 amount)", GIVES),
    function("createDeposit((address receiver,address callbackContract,address uiFeeReceiver,address market,address initialLongToken,address initialShortToken,address[] longTokenSwapPath,address[] shortTokenSwapPath,uint256 minMarketTokens,bool shouldUnwrapNativeToken,uint256 executionFee,uint256 callbackGasLimit) params)", deposit(Of::Unnamed, UNSAID, "params.receiver")).with(super::gmx::BACK_FLAT),
    function("createDeposit(((address receiver,address callbackContract,address uiFeeReceiver,address market,address initialLongToken,address initialShortToken,address[] longTokenSwapPath,address[] shortTokenSwapPath) addresses,uint256 minMarketTokens,bool shouldUnwrapNativeToken,uint256 executionFee,uint256 callbackGasLimit,bytes32[] dataList) params)", deposit(Of::Unnamed, UNSAID, "params.addresses.receiver")).with(super::gmx::BACK),
    function("createWithdrawal((address receiver,address callbackContract,address uiFeeReceiver,address market,address[] longTokenSwapPath,address[] shortTokenSwapPath,uint256 minLongTokenAmount,uint256 minShortTokenAmount,bool shouldUnwrapNativeToken,uint256 executionFee,uint256 callbackGasLimit) params)", withdraw(Of::Unnamed, UNSAID, "params.receiver")).with(super::gmx::BACK_FLAT),
    function("createWithdrawal(((address receiver,address callbackContract,address uiFeeReceiver,address market,address[] longTokenSwapPath,address[] shortTokenSwapPath) addresses,uint256 minLongTokenAmount,uint256 minShortTokenAmount,bool shouldUnwrapNativeToken,uint256 executionFee,uint256 callbackGasLimit,bytes32[] dataList) params)", withdraw(Of::Unnamed, UNSAID, "params.addresses.receiver")).with(super::gmx::BACK),
    function("updateOrder(bytes32 key,uint256 sizeDeltaUsd,uint256 acceptablePrice,uint256 triggerPrice,uint256 minOutputAmount)", Does::Ordinary),
    // Vertex
    function("depositCollateralWithReferral(bytes12 subaccountName,uint32 productId,uint128 amount,string referralCode)", GIVES),
    // Gearbox: an account on credit, which makes the calls.
    function("openCreditAccount(address owner,(address target,bytes callData)[] calls,uint256 referralCode)", Does::Custom(credit_account)).with(OWNER),
    // Alchemix, Abracadabra's and Sushi's boxes
    function("depositUnderlying(address yieldToken,uint256 amount,address recipient,uint256 minimumAmountOut)", deposit(Of::Unnamed, "amount", "recipient")),
    function("deposit(address token,address owner,address to,uint256 amount,uint256 share)", deposit(Of::Token("token"), "amount", "to")).with(&[(Role::Holder, "owner")]),
    function("withdraw(address token,address owner,address to,uint256 amount,uint256 share)", withdraw(Of::Token("token"), "amount", "to")).with(&[(Role::Holder, "owner")]),
    // Liquidations, and loans within one transaction
    function("liquidateBorrow(address borrower,uint256 amount,address collateral)", GIVES).with(&[(Role::Mentioned, "borrower")]),
    function("liquidationCall(address collateralAsset,address debtAsset,address user,uint256 debtToCover,bool receiveAToken)", deposit(Of::Token("debtAsset"), "debtToCover", UNSAID)).with(&[(Role::Mentioned, "user")]),
    // Bets
    function("betBull(uint256 epoch)", COIN),
    function("betBear(uint256 epoch)", COIN),
    function("claim(uint256[] epochs)", EVERYTHING),
    function("buyTickets(uint256 lotteryId,uint32[] ticketNumbers)", Does::Ordinary),
    // Liquity's second version, and its ways in and out with the network's own coin
    function("adjustTrove(uint256,uint256 amount,bool more,uint256 debt,bool borrows,uint256)", Does::Custom(adjusted)),
    function("adjustTroveWithRawETH(uint256,uint256 amount,bool more,uint256 debt,bool borrows,uint256)", Does::Custom(adjusted)),
    function("openTroveWithRawETH((address owner,uint256,uint256,uint256,uint256,uint256,address batchManager,uint256,uint256,address addManager,address removeManager,address receiver) params)", Does::Custom(coin_trove)).with(&[(Role::Mentioned, "params.addManager"), (Role::Mentioned, "params.receiver")]),
    function("closeTroveToRawETH(uint256)", EVERYTHING),
    function("adjustTroveInterestRate(uint256,uint256,uint256,uint256,uint256)", Does::Ordinary),
    function("setInterestBatchManager(uint256,address manager,uint256,uint256,uint256)", Does::Custom(managed)),
    function("switchBatchManager(uint256,uint256,uint256,address manager,uint256,uint256,uint256)", Does::Custom(managed)),
    function("setInterestIndividualDelegate(uint256,address manager,uint128,uint128,uint256,uint256,uint256,uint256,uint256)", Does::Custom(managed)),
    function("setAddManager(uint256,address manager)", Does::Ordinary).with(MANAGER),
    function("removeFromBatch(uint256,uint256,uint256,uint256,uint256)", Does::Ordinary),
    function("closeTroveFromCollateral(uint256,uint256,uint256)", EVERYTHING),
    function("leverUpTrove((uint256,uint256,uint256,uint256))", Does::Ordinary),
    function("leverDownTrove((uint256,uint256,uint256))", Does::Ordinary),
    function("addCollWithRawETH(uint256)", COIN),
    function("withdrawCollToRawETH(uint256,uint256 amount)", withdraw(Of::Native, "amount", UNSAID)),
    function("repayBold(uint256,uint256 amount)", Does::Custom(|called, reader| of_kept(called, 1, GIVES, reader))),
    function("withdrawBold(uint256,uint256 debt,uint256)", Does::Custom(|called, reader| of_kept(called, 1, DEBT, reader))),
    function("addColl(uint256,uint256 amount)", Does::Custom(|called, reader| of_kept(called, 0, GIVES, reader))),
    function("withdrawColl(uint256,uint256 amount)", Does::Custom(|called, reader| of_kept(called, 0, TAKES, reader))),
    // Its votes: what was earned by what is staked for them goes to whom a call names
    function("deployUserProxy()", Does::Ordinary),
    function("depositLQTY(uint256 amount)", GIVES),
    function("depositLQTY(uint256 amount,bool,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("depositLQTYViaPermit(uint256 amount,(address,address,uint256,uint256,uint8,bytes32,bytes32))", GIVES),
    function("depositLQTYViaPermit(uint256 amount,(address,address,uint256,uint256,uint8,bytes32,bytes32),bool,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("multiDelegateCall(bytes[] calls)", Does::Calls(Shape::Own("calls"))),
    function("withdrawLQTY(uint256 amount)", TAKES),
    function("withdrawLQTY(uint256 amount,bool,address to)", withdraw(Of::Unnamed, "amount", "to")),
    function("claimFromStakingV1(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("allocateLQTY(address[],address[],int256[],int256[])", Does::Ordinary),
    function("resetAllocations(address[],bool)", Does::Ordinary),
    // Curve's stablecoin
    function("add_collateral(uint256 amount,address to)", deposit(Of::Unnamed, "amount", "to")),
    function("remove_collateral(uint256 amount,bool)", TAKES),
    function("liquidate(address user,uint256)", Does::Ordinary).with(&[(Role::Mentioned, "user")]),
    // Gains: the trade is of the account that calls, whoever it names
    function("openTrade((address,uint32,uint16,uint24,bool,bool,uint8,uint8,uint120 amount,uint64,uint64,uint64,uint192) trade,uint16,address referrer)", deposit(Of::Unnamed, "trade.amount", UNSAID)).with(&[(Role::Mentioned, "referrer")]),
    function("openTrade((address,uint32,uint16,uint24,bool,bool,uint8,uint8,uint120 amount,uint64,uint64,uint64,bool,uint160,uint24) trade,uint16,address referrer)", deposit(Of::Unnamed, "trade.amount", UNSAID)).with(&[(Role::Mentioned, "referrer")]),
    function("openTrade((uint256 amount,uint192,uint192,uint192,address trader,uint32,uint16,uint8,bool) trade,(address builder,uint32) fee,uint8,uint256)", deposit(Of::Unnamed, "trade.amount", UNSAID)).with(&[(Role::FeeReceiver, "fee.builder")]),
    function("closeTradeMarket(uint32,uint64)", EVERYTHING),
    function("updateTp(uint32,uint64)", Does::Ordinary),
    function("updateSl(uint32,uint64)", Does::Ordinary),
    function("cancelOpenOrder(uint32)", EVERYTHING),
    function("openTradeNative((address,uint32,uint16,uint24,bool,bool,uint8,uint8,uint120,uint64,uint64,uint64,bool,uint160,uint24),uint16,address referrer)", COIN).with(&[(Role::Mentioned, "referrer")]),
    function("increasePositionSize(uint32,uint120 amount,uint24,uint64,uint16)", GIVES),
    function("increasePositionSizeNative(uint32,uint120,uint24,uint64,uint16)", COIN),
    function("decreasePositionSize(uint32,uint120,uint24,uint64)", EVERYTHING),
    function("withdrawPositivePnl(uint32,uint120 amount)", TAKES),
    function("cancelOrderAfterTimeout(uint32)", EVERYTHING),
    function("claimReferrerRewards()", EVERYTHING),
    function("delegatedTradingAction(address trader,bytes data)", Does::Calls(Shape::Own("data"))).with(&[(Role::Mentioned, "trader")]),
    function("removeTradingDelegate()", Does::Ordinary),
    function("depositWithDiscountAndLock(uint256 assets,uint256,address receiver)", deposit(Of::Unnamed, "assets", "receiver")),
    function("mintWithDiscountAndLock(uint256,uint256,address receiver)", deposit(Of::Unnamed, UNSAID, "receiver")),
    function("unlockDeposit(uint256,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("makeWithdrawRequest(uint256 amount,address owner)", TAKES).with(OWNER),
    // Liquidity that somebody else manages: Gamma, ICHI
    function("deposit(uint256 amount,uint256,address to,address,uint256[4])", deposit(Of::Unnamed, UNSAID, "to")),
    function("forwardDepositToICHIVault(address,address,address token,uint256 amount,uint256,address to)", deposit(Of::Token("token"), "amount", "to")),
    function("forwardWithdrawFromICHIVault(address,address,uint256 amount,address to,uint256,uint256)", withdraw(Of::Unnamed, "amount", "to")),
];

/// A trove of Liquity's, and whoever may take out what is in it from the beginning.
fn trove(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    opened(called, (Of::Unnamed, "amount"), "owner", "removeManager", reader)
}

fn joined_trove(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amount = (Of::Unnamed, "params.amount");
    opened(called, amount, "params.owner", "params.removeManager", reader)
}

fn coin_trove(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    opened(called, (Of::Native, VALUE), "params.owner", "params.removeManager", reader)
}

fn opened(
    called: &Called<'_>,
    (asset, amount): (Of, &'static str),
    owner: &str,
    manager: &str,
    reader: &mut Reader,
) -> Option<Act> {
    let parties = called.beneficiary(owner, reader).into_iter().collect();
    let asset = match called.asset(asset, reader)? {
        Asset::Unnamed => called.kept(0, reader).unwrap_or(Asset::Unnamed),
        asset => asset,
    };
    let deed = Deed::Deposit { asset, amount: called.amount(amount) };
    let mut act = called.act(deed, Role::Contract, parties, reader);
    let given = called.address(manager).filter(|one| !one.is_zero());
    if given.is_some_and(|one| !reader.has_own(one)) {
        act.calls.extend(hand_over(called, manager, true, reader));
    }
    let receiver = if manager.starts_with("params") { "params.receiver" } else { "receiver" };
    act.calls.extend(received(called, receiver, reader));
    let batch = ["params.manager", "params.batchManager"];
    act.calls.extend(batch.iter().find_map(|manager| rates(called, manager, reader)));
    Some(act)
}

/// What it does with the token of that number among those that the contract keeps.
fn of_kept(called: &Called<'_>, number: usize, does: Does, reader: &mut Reader) -> Option<Act> {
    let mut act = called.read_as(does, reader)?;
    if let Deed::Deposit { asset, .. } | Deed::Withdraw { asset, .. } | Deed::Borrow { asset, .. } =
        &mut act.deed
        && *asset == Asset::Unnamed
        && let Some(kept) = called.kept(number, reader)
    {
        *asset = kept;
        act.words = act.in_words();
    }
    Some(act)
}

/// Collateral in or out, and debt up or down.
fn adjusted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (more, borrows) = (called.bool_at("more")?, called.bool_at("borrows")?);
    let raw = called.function.signature.starts_with("adjustTroveWithRawETH");
    let collateral = match (more, raw) {
        (true, true) => COIN,
        (true, false) => GIVES,
        (false, true) => withdraw(Of::Native, "amount", UNSAID),
        (false, false) => TAKES,
    };
    let debt = if borrows { DEBT } else { deposit(Of::Unnamed, "debt", UNSAID) };
    let mut acts = Vec::new();
    for (number, amount, does) in [(0, "amount", collateral), (1, "debt", debt)] {
        if !called.uint(amount)?.is_zero() {
            acts.push(of_kept(called, number, does, reader)?);
        }
    }
    if acts.is_empty() {
        return called.read_as(Does::Ordinary, reader);
    }
    first_with_others(acts)
}

/// Somebody who says from then on what interest is paid, within bounds, and gets a part of it.
fn managed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    called.address("manager")?;
    rates(called, "manager", reader).or_else(|| called.read_as(Does::Ordinary, reader))
}

fn rates(called: &Called<'_>, manager: &str, reader: &Reader) -> Option<Act> {
    let given = called.address(manager)?;
    if given.is_zero() || reader.has_own(given) {
        return None;
    }
    let manager = called.party(Role::Delegate, manager, reader)?;
    let permission = "setting the interest that you pay".to_owned();
    let deed = Deed::Grant { permission, asset: None, amount: None, period: None, expires: None };
    Some(called.act(deed, Role::Contract, vec![manager], reader))
}

/// Whoever gets all that a trove pays out from then on, whoever takes it out.
pub(super) fn received(called: &Called<'_>, receiver: &str, reader: &Reader) -> Option<Act> {
    let stranger =
        called.address(receiver).is_some_and(|one| !one.is_zero() && !reader.has_own(one));
    let payee = called.party(Role::Payee, receiver, reader).filter(|_| stranger)?;
    let deed = Deed::Withdraw { asset: Asset::Unnamed, amount: Amount::unread() };
    Some(called.act(deed, Role::Contract, vec![payee], reader))
}

/// An account on credit, to whose owner everything belongs that is put into it.
fn credit_account(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let calls = Shape::Each { list: "calls", to: "target", value: UNSAID, data: "callData" };
    let mut act = called.calls(calls, reader)?;
    let owner = called.party(Role::Payee, "owner", reader)?;
    for inner in act.calls.iter_mut().filter(|one| matches!(one.deed, Deed::Deposit { .. })) {
        inner.parties.insert(0, owner.clone());
        inner.words = inner.in_words();
    }
    Some(act)
}
