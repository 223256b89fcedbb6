//! Curve: pools of both generations, the routers, gauges and locks. Pools count their coins, so their
//! calls do not name them.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, Of, UNSAID, deposit, function, trade, withdraw};
use crate::act::call::{Call, Caller};
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role, known};
use crate::decode::abi::{Arguments, SELECTOR, signature};
use crate::decode::limits;

const EXCHANGE: Does = Does::Custom(exchanged);
const UNDERLYING: Does = trade((Of::Unnamed, UNSAID), (Of::Unnamed, "minDy"), "receiver");
const BOUGHT: Does = trade((Of::Unnamed, UNSAID), (Of::Unnamed, UNSAID), "receiver");
const ADD: Does = deposit(Of::Unnamed, UNSAID, "receiver");
const REMOVE: Does = withdraw(Of::Unnamed, UNSAID, "receiver");
const ROUTE: Does = Does::Custom(by_route);
const LEVERAGED: Does = Does::Custom(leveraged);
const REPAID: Does = Does::Custom(repaid);
const STAKED: Does = Does::Custom(staked);

/// Whose loan it is: whoever gets what is borrowed and what is left.
const ACCOUNT: &[(Role, &str)] = &[(Role::Payee, "account")];

/// The pool that a contract for many of them is told to use.
const POOL: &[(Role, &str)] = &[(Role::Mentioned, "pool")];

/// Whom the coins are handed to, which makes shares of them, and where those are staked.
const HANDED_ON: &[(Role, &str)] = &[(Role::Mentioned, "deposit"), (Role::Mentioned, "gauge")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("exchange(int128 i,int128 j,uint256 dx,uint256 minDy)", EXCHANGE),
    function("exchange(int128 i,int128 j,uint256 dx,uint256 minDy,address receiver)", EXCHANGE),
    function("exchange(uint256 i,uint256 j,uint256 dx,uint256 minDy)", EXCHANGE),
    function("exchange(uint256 i,uint256 j,uint256 dx,uint256 minDy,address receiver)", EXCHANGE),
    function("exchange(uint256 i,uint256 j,uint256 dx,uint256 minDy,bool useEth)", EXCHANGE),
    function("exchange(uint256 i,uint256 j,uint256 dx,uint256 minDy,bool useEth,address receiver)", EXCHANGE),
    function("exchange_underlying(int128 i,int128 j,uint256 dx,uint256 minDy)", UNDERLYING),
    function("exchange_underlying(int128 i,int128 j,uint256 dx,uint256 minDy,address receiver)", UNDERLYING),
    function("exchange_underlying(uint256 i,uint256 j,uint256 dx,uint256 minDy)", UNDERLYING),
    function("exchange_received(int128 i,int128 j,uint256 dx,uint256 minDy)", EXCHANGE),
    function("exchange_received(int128 i,int128 j,uint256 dx,uint256 minDy,address receiver)", EXCHANGE),
    function("exchange(address[9] route,uint256[3][4] swapParams,uint256 amount,uint256 expected)", ROUTE),
    function("exchange_multiple(address[9] route,uint256[3][4] swapParams,uint256 amount,uint256 expected)", ROUTE),
    function("exchange_multiple(address[9] route,uint256[3][4] swapParams,uint256 amount,uint256 expected,address[4] pools)", ROUTE),
    function("exchange_multiple(address[9] route,uint256[3][4] swapParams,uint256 amount,uint256 expected,address[4] pools,address receiver)", ROUTE),
    function("exchange(address[11] route,uint256[4][5] swapParams,uint256 amount,uint256 expected)", ROUTE),
    function("exchange(address[11] route,uint256[5][5] swapParams,uint256 amount,uint256 expected)", ROUTE),
    function("exchange(address[11] route,uint256[5][5] swapParams,uint256 amount,uint256 expected,address[5] pools)", ROUTE),
    function("exchange(address[11] route,uint256[5][5] swapParams,uint256 amount,uint256 expected,address[5] pools,address receiver)", ROUTE),
    function("add_liquidity(uint256[2] amounts,uint256 minMintAmount)", ADD),
    function("add_liquidity(uint256[2] amounts,uint256 minMintAmount,bool useEth)", ADD),
    function("add_liquidity(uint256[2] amounts,uint256 minMintAmount,address receiver)", ADD),
    function("add_liquidity(uint256[2] amounts,uint256 minMintAmount,bool useEth,address receiver)", ADD),
    function("add_liquidity(uint256[3] amounts,uint256 minMintAmount)", ADD),
    function("add_liquidity(uint256[3] amounts,uint256 minMintAmount,bool useUnderlying)", ADD),
    function("add_liquidity(uint256[3] amounts,uint256 minMintAmount,bool useEth,address receiver)", ADD),
    function("add_liquidity(uint256[4] amounts,uint256 minMintAmount)", ADD),
    function("add_liquidity(uint256[] amounts,uint256 minMintAmount)", ADD),
    function("add_liquidity(uint256[] amounts,uint256 minMintAmount,address receiver)", ADD),
    function("add_liquidity(address pool,uint256[3] amounts,uint256 minMintAmount)", ADD).with(POOL),
    function("add_liquidity(address pool,uint256[4] amounts,uint256 minMintAmount)", ADD).with(POOL),
    function("remove_liquidity(uint256 amount,uint256[2] minAmounts)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[2] minAmounts,bool useEth)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[2] minAmounts,address receiver)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[3] minAmounts)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[4] minAmounts)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[] minAmounts)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[] minAmounts,address receiver)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[] minAmounts,address receiver,bool claimAdminFees)", REMOVE),
    function("remove_liquidity_imbalance(uint256[2] amounts,uint256 maxBurnAmount)", REMOVE),
    function("remove_liquidity_imbalance(uint256[3] amounts,uint256 maxBurnAmount)", REMOVE),
    function("remove_liquidity_imbalance(uint256[] amounts,uint256 maxBurnAmount)", REMOVE),
    function("remove_liquidity_imbalance(uint256[] amounts,uint256 maxBurnAmount,address receiver)", REMOVE),
    function("remove_liquidity_one_coin(uint256 amount,int128 i,uint256 minAmount)", REMOVE),
    function("remove_liquidity_one_coin(uint256 amount,int128 i,uint256 minAmount,address receiver)", REMOVE),
    function("remove_liquidity_one_coin(uint256 amount,uint256 i,uint256 minAmount)", REMOVE),
    function("remove_liquidity_one_coin(uint256 amount,uint256 i,uint256 minAmount,bool useEth)", REMOVE),
    function("remove_liquidity_one_coin(uint256 amount,uint256 i,uint256 minAmount,bool useEth,address receiver)", REMOVE),
    function("remove_liquidity_one_coin(address pool,uint256 amount,int128 i,uint256 minAmount)", REMOVE).with(POOL),
    function("remove_liquidity(address pool,uint256 amount,uint256[4] minAmounts)", REMOVE).with(POOL),
    function("remove_liquidity_imbalance(address pool,uint256[4] amounts,uint256 maxBurnAmount)", REMOVE).with(POOL),
    function("remove_liquidity(uint256 amount,uint256[3] minAmounts,bool useEth)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[3] minAmounts,bool useEth,address receiver)", REMOVE),
    function("remove_liquidity(uint256 amount,uint256[3] minAmounts,address receiver)", REMOVE),
    function("add_liquidity(uint256[3] amounts,uint256 minMintAmount,address receiver)", ADD),
    function("remove_liquidity_one_coin(uint256 amount,uint256 i,uint256 minAmount,address receiver)", REMOVE),
    function("remove_liquidity_fixed_out(uint256 amount,uint256 i,uint256 amountI,uint256 minAmountJ)", REMOVE),
    function("remove_liquidity_fixed_out(uint256 amount,uint256 i,uint256 amountI,uint256 minAmountJ,address receiver)", REMOVE),
    function("remove_liquidity_imbalance(uint256[4] amounts,uint256 maxBurnAmount)", REMOVE),
    function("add_liquidity(address pool,uint256[4] amounts,uint256 minMintAmount,address receiver)", ADD).with(POOL),
    function("remove_liquidity_one_coin(address pool,uint256,int128,uint256,address receiver)", REMOVE).with(POOL),
    function("remove_liquidity(address pool,uint256,uint256[4],address receiver)", REMOVE).with(POOL),
    function("remove_liquidity(uint256,uint256[2],bool,address receiver)", REMOVE),
    // Gauges and locks
    function("deposit(uint256 amount,address receiver,bool claimRewards)", deposit(Of::Unnamed, "amount", "receiver")),
    function("withdraw(uint256 amount,bool claimRewards)", withdraw(Of::Unnamed, "amount", UNSAID)),
    function("claim_rewards()", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("claim_rewards(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("claim_rewards(address account,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("mint_many(address[8] gauges)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("set_approve_deposit(address account,bool canDeposit)", Does::Ordinary),
    function("set_rewards_receiver(address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("setClaimRecipient(address recipient,address token)", withdraw(Of::Token("token"), UNSAID, "recipient")),
    function("setRewardRedirect(address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("create_lock(uint256 amount,uint256 unlockTime)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("increase_amount(uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)),
    function("increase_unlock_time(uint256 unlockTime)", Does::Ordinary),
    function("vote_for_gauge_weights(address gauge,uint256 weight)", Does::Ordinary),
    function("exchange_received(uint256 i,uint256 j,uint256 dx,uint256 minDy)", EXCHANGE),
    function("exchange_received(uint256 i,uint256 j,uint256 dx,uint256 minDy,address receiver)", EXCHANGE),
    function("exchange(address pool,uint256 i,uint256 j,uint256 dx,uint256 minDy,bool useEth)", UNDERLYING).with(POOL),
    function("exchange_underlying(address pool,int128 i,int128 j,uint256 dx,uint256 minDy)", UNDERLYING).with(POOL),
    function("exchange_underlying(uint256 i,uint256 j,uint256 dx,uint256 minDy,bool useEth)", UNDERLYING),
    function("exchange_underlying(uint256 i,uint256 j,uint256 dx,uint256 minDy,address receiver)", UNDERLYING),
    function("exchange_dy(uint256 i,uint256 j,uint256 dy,uint256 maxDx)", BOUGHT),
    function("exchange_dy(uint256 i,uint256 j,uint256 dy,uint256 maxDx,address receiver)", BOUGHT),
    function("deposit_and_stake(address deposit,address lpToken,address gauge,uint256 nCoins,address[5] coins,uint256[5] amounts,uint256 minMintAmount,bool useUnderlying,address pool)", STAKED).with(HANDED_ON),
    function("deposit_and_stake(address deposit,address lpToken,address gauge,uint256 nCoins,address[] coins,uint256[] amounts,uint256 minMintAmount,bool useDynarray,address pool)", STAKED).with(HANDED_ON),
    function("deposit_and_stake(address deposit,address lpToken,address gauge,uint256 nCoins,address[] coins,uint256[] amounts,uint256 minMintAmount,bool useUnderlying,bool useDynarray,address pool)", STAKED).with(HANDED_ON),
    function("deposit_for(address receiver,uint256 amount)", deposit(Of::Unnamed, "amount", "receiver")),
    function("mint_for(address gauge,address receiver)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("claim_historic_rewards(address[8] tokens)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("vote_for_many_gauge_weights(address[8] gauges,uint256[8] weights)", Does::Ordinary),
    function("votePct(uint256 voteId,uint256 yea,uint256 nay,bool execute)", Does::Ordinary),
    function("create_loan_extended(uint256 collateral,uint256 debt,uint256 n,address callbacker,uint256[] args)", LEVERAGED),
    function("create_loan_extended(uint256 collateral,uint256 debt,uint256 n,address callbacker,uint256[] args,bytes data)", LEVERAGED),
    function("create_loan_extended(uint256 collateral,uint256 debt,uint256 n,address callbacker,uint256[] args,bytes data,address account)", LEVERAGED).with(ACCOUNT),
    function("borrow_more_extended(uint256 collateral,uint256 debt,address callbacker,uint256[] args)", LEVERAGED),
    function("borrow_more_extended(uint256 collateral,uint256 debt,address callbacker,uint256[] args,bytes data)", LEVERAGED),
    function("borrow_more_extended(uint256 collateral,uint256 debt,address callbacker,uint256[] args,bytes data,address account)", LEVERAGED).with(ACCOUNT),
    function("repay_extended(address callbacker,uint256[] args)", REPAID),
    function("repay_extended(address callbacker,uint256[] args,bytes data)", REPAID),
    function("repay_extended(address callbacker,uint256[] args,bytes data,address account)", REPAID).with(ACCOUNT),
    // The same by the newer controllers, where a loan may be somebody else's and the contract that is called is named last, or nobody
    function("create_loan(uint256 collateral,uint256 debt,uint256 n,address account)", LEVERAGED).with(ACCOUNT),
    function("create_loan(uint256 collateral,uint256 debt,uint256 n,address account,address callbacker,bytes data)", LEVERAGED).with(ACCOUNT),
    function("borrow_more(uint256 collateral,uint256 debt,address account)", LEVERAGED).with(ACCOUNT),
    function("borrow_more(uint256 collateral,uint256 debt,address account,address callbacker,bytes data)", LEVERAGED).with(ACCOUNT),
    function("remove_collateral(uint256 amount,address receiver)", withdraw(Of::Unnamed, "amount", "receiver")),
    function("repay(uint256 amount,address account,int256 band,address callbacker,bytes data)", REPAID).with(ACCOUNT),
    function("repay(uint256 amount,address receiver,int256 band)", deposit(Of::Unnamed, "amount", "receiver")),
    function("repay(uint256 amount,address receiver,int256 band,bool useEth)", deposit(Of::Unnamed, "amount", "receiver")),
    // Saddle and its forks (Synapse, Hop)
    function("swap(uint8 from,uint8 to,uint256 dx,uint256 minDy,uint256 deadline)", UNDERLYING),
    function("addLiquidity(uint256[] amounts,uint256 minToMint,uint256 deadline)", ADD),
    function("removeLiquidity(uint256 amount,uint256[] minAmounts,uint256 deadline)", REMOVE),
    function("removeLiquidityImbalance(uint256[] amounts,uint256 maxBurnAmount,uint256 deadline)", REMOVE),
    function("removeLiquidityOneToken(uint256 amount,uint8 index,uint256 minAmount,uint256 deadline)", REMOVE),
];

/// One coin of a pool for another, by their numbers.
#[allow(clippy::unnecessary_wraps)] // As every reader of a row.
fn exchanged(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let gives = called.paid_as(coin(called, "i", reader), "dx", reader);
    let gets = coin(called, "j", reader);
    Some(called.traded((gives, "dx"), (gets, "minDy"), "receiver", reader))
}

/// Coins that are put into a pool, and its shares into a gauge.
fn staked(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (coins, amounts) = (called.get("coins")?.items()?, called.get("amounts")?.items()?);
    let mut acts = Vec::new();
    for (coin, amount) in coins.zip(amounts).take(limits::ITEMS) {
        let amount = amount.uint()?;
        if !amount.is_zero() {
            let asset = reader.token_or_native(coin.address()?);
            let deed = Deed::Deposit { asset, amount: Amount::of(amount) };
            acts.push(called.act(deed, Role::Contract, Vec::new(), reader));
        }
    }
    first_with_others(acts)
}

/// The coin of a known pool by its number.
fn coin(called: &Called<'_>, argument: &str, reader: &Reader) -> Asset {
    let number = called.uint(argument).and_then(|number| usize::try_from(number).ok());
    number.and_then(|number| called.kept(number, reader)).unwrap_or(Asset::Unnamed)
}

/// Collateral goes in, and what is borrowed goes to a contract that is to make more collateral of it, if there is one.
fn leveraged(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let locked = Deed::Deposit { asset: Asset::Unnamed, amount: called.amount("collateral") };
    let loan = Deed::Borrow { asset: Asset::Unnamed, amount: called.amount("debt") };
    let callbacker = callbacker(called, reader);
    let mut act = first_with_others(vec![
        called.act(locked, Role::Contract, Vec::new(), reader),
        called.act(loan, Role::Contract, callbacker.iter().cloned().collect(), reader),
    ])?;
    act.calls.extend(exchanged_by(called, callbacker.as_ref(), reader));
    Some(act)
}

/// All collateral goes to a contract that is to pay the debt with it; or the debt is paid by the caller.
#[allow(clippy::unnecessary_wraps)] // As every reader of a row.
fn repaid(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let callbacker = callbacker(called, reader);
    let deed = if callbacker.is_some() {
        Deed::Withdraw { asset: Asset::Unnamed, amount: Amount::unread() }
    } else {
        Deed::Deposit { asset: Asset::Unnamed, amount: called.amount("amount") }
    };
    let parties = callbacker.iter().cloned().collect();
    let mut act = called.act(deed, Role::Contract, parties, reader);
    act.calls.extend(exchanged_by(called, callbacker.as_ref(), reader));
    Some(act)
}

/// The contract that a controller calls in between, and hands everything to.
fn callbacker(called: &Called<'_>, reader: &Reader) -> Option<Party> {
    called.address("callbacker").filter(|address| !address.is_zero())?;
    called.party(Role::Payee, "callbacker", reader)
}

/// What that contract is told to do: the older ones take the call of an aggregator, which alone says who gets what is
/// bought, and the newer ones its address beside it.
fn exchanged_by(called: &Called<'_>, callbacker: Option<&Party>, reader: &mut Reader) -> Vec<Act> {
    const NEWER: &str = "(uint256 controller,uint256 least,address exchange,bytes call)";
    let account = callbacker.and_then(|party| party.address.bytes20()).copied();
    let data = called.bytes_at("data").filter(|data| !data.is_empty());
    let Some((account, data)) = account.zip(data) else { return Vec::new() };
    let path = called.path("data");
    let newer = Arguments::new(signature::parameters(NEWER), data);
    let named = newer.get("exchange").and_then(|exchange| exchange.address());
    let named = named.zip(newer.get("call").and_then(|call| call.bytes()));
    // No number of a controller is so large that it begins like a call.
    let (to, data) = match named.filter(|_| data.starts_with(&[0; SELECTOR])) {
        Some(named) => named,
        None if super::function(data).is_some() => (account, data),
        None => {
            reader.only_searched(path, "what is exchanged");
            return Vec::new();
        }
    };
    let mut acts = reader.call(&Call {
        by: Caller { account: Some(account), ..called.call.by },
        to,
        to_path: &path,
        value: Some(U256::ZERO),
        value_path: &path,
        data,
        path: &path,
        means: called.call.means,
    });
    // Whatever it is told to take at least, an exchange that is not known may keep to what the contract asks for.
    if named.is_some() && known::contract(reader.chain, &to).is_none() {
        let exchange = Party::new(Role::Executor, to, format!("{path}.exchange"), reader.chain);
        let Some(amount) = newer.get("least").and_then(|least| least.uint()) else { return acts };
        let said = acts.iter().find_map(|act| match &act.deed {
            Deed::Trade { gives, gets } => Some((gives.clone(), gets.first()?.asset.clone())),
            _ => None,
        });
        let (gives, asset) = said.unwrap_or((Vec::new(), Asset::Unnamed));
        let gets = vec![Part { asset, amount: Amount::of(amount), to: None }];
        let parties = vec![exchange];
        let mut act = called.act(Deed::Trade { gives, gets }, Role::Contract, parties, reader);
        act.calls = acts;
        acts = vec![act];
    }
    acts
}

/// Tokens and pools by turns, with zeros after the last token.
fn by_route(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let token = |index: usize| called.address(&format!("route.{index}"));
    let length = called.get("route")?.items()?.len();
    let last =
        (0..length).rev().find(|index| token(*index).is_some_and(|one| one != Address::ZERO))?;
    let (from, to) = (token(0)?, token(last)?);
    let part = |asset, amount| Part { asset, amount: called.amount(amount), to: None };
    let deed = Deed::Trade {
        gives: vec![part(reader.token_or_native(from), "amount")],
        gets: vec![part(reader.token_or_native(to), "expected")],
    };
    let payee = called.beneficiary("receiver", reader);
    let first = called.party(Role::Executor, "route.1", reader);
    Some(called.act(deed, Role::Contract, payee.into_iter().chain(first).collect(), reader))
}
