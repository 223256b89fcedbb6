//! Balancer: the vault of version 2 and its relayers, the routers of version 3.

use alloy_primitives::{Address, U256};

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, deposit, function, send, trade, withdraw,
};
use super::lists::Sums;
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role};
use crate::decode::limits;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swap((bytes32 poolId,uint8 kind,address assetIn,address assetOut,uint256 amount,bytes userData) single,(address sender,bool fromInternalBalance,address recipient,bool toInternalBalance) funds,uint256 limit,uint256 deadline)", Does::Custom(swap))
        .with(&[(Role::Holder, "funds.sender")]),
    function("batchSwap(uint8 kind,(bytes32 poolId,uint256 assetInIndex,uint256 assetOutIndex,uint256 amount,bytes userData)[] swaps,address[] assets,(address sender,bool fromInternalBalance,address recipient,bool toInternalBalance) funds,int256[] limits,uint256 deadline)", Does::Custom(batch))
        .with(&[(Role::Holder, "funds.sender")]),
    function("joinPool(bytes32 poolId,address sender,address recipient,(address[] assets,uint256[] amounts,bytes userData,bool fromInternalBalance) request)", Does::Custom(join))
        .with(&[(Role::Holder, "sender")]),
    function("exitPool(bytes32 poolId,address sender,address recipient,(address[] assets,uint256[] amounts,bytes userData,bool toInternalBalance) request)", Does::Custom(exit))
        .with(&[(Role::Holder, "sender")]),
    function("manageUserBalance((uint8 kind,address asset,uint256 amount,address sender,address recipient)[] ops)", Does::Custom(manage)),
    function("setRelayerApproval(address sender,address operator,bool approved)", Does::Custom(relayer))
        .with(&[(Role::Holder, "sender")]),
    // Version 3
    function("permitBatchAndCall((address token,address owner,address spender,uint256 amount,uint256 nonce,uint256 deadline)[] permitBatch,bytes[] permitSignatures,((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permit2Batch,bytes permit2Signature,bytes[] multicallData)", Does::Custom(permitted)),
    function("swapSingleTokenExactIn(address pool,address tokenIn,address tokenOut,uint256 exactAmountIn,uint256 minAmountOut,uint256 deadline,bool wethIsEth,bytes userData)",
        trade((Of::Token("tokenIn"), "exactAmountIn"), (Of::Token("tokenOut"), "minAmountOut"), "")),
    function("swapSingleTokenExactOut(address pool,address tokenIn,address tokenOut,uint256 exactAmountOut,uint256 maxAmountIn,uint256 deadline,bool wethIsEth,bytes userData)",
        trade((Of::Token("tokenIn"), "maxAmountIn"), (Of::Token("tokenOut"), "exactAmountOut"), "")),
    function("swapExactIn((address tokenIn,(address pool,address tokenOut,bool isBuffer)[] steps,uint256 exactAmountIn,uint256 minAmountOut)[] paths,uint256 deadline,bool wethIsEth,bytes userData)",
        Does::Custom(|called, reader| paths(called, "exactAmountIn", "minAmountOut", reader))),
    function("swapExactOut((address tokenIn,(address pool,address tokenOut,bool isBuffer)[] steps,uint256 maxAmountIn,uint256 exactAmountOut)[] paths,uint256 deadline,bool wethIsEth,bytes userData)",
        Does::Custom(|called, reader| paths(called, "maxAmountIn", "exactAmountOut", reader))),
    function("addLiquidityProportional(address pool,uint256[] maxAmountsIn,uint256 exactBptAmountOut,bool wethIsEth,bytes userData)", Does::Deposit { asset: Of::Unnamed, amount: "", payee: "" }).with(POOL),
    function("addLiquidityUnbalanced(address pool,uint256[] exactAmountsIn,uint256 minBptAmountOut,bool wethIsEth,bytes userData)", Does::Deposit { asset: Of::Unnamed, amount: "", payee: "" }).with(POOL),
    function("addLiquiditySingleTokenExactOut(address pool,address tokenIn,uint256 maxAmountIn,uint256 exactBptAmountOut,bool wethIsEth,bytes userData)", Does::Deposit { asset: Of::Token("tokenIn"), amount: "maxAmountIn", payee: "" }).with(POOL),
    function("removeLiquidityProportional(address pool,uint256 exactBptAmountIn,uint256[] minAmountsOut,bool wethIsEth,bytes userData)", Does::Withdraw { asset: Of::Token("pool"), amount: "exactBptAmountIn", payee: "" }),
    function("removeLiquiditySingleTokenExactIn(address pool,uint256 exactBptAmountIn,address tokenOut,uint256 minAmountOut,bool wethIsEth,bytes userData)", Does::Withdraw { asset: Of::Token("tokenOut"), amount: "minAmountOut", payee: "" }),
    function("removeLiquiditySingleTokenExactOut(address pool,uint256 maxBptAmountIn,address tokenOut,uint256 exactAmountOut,bool wethIsEth,bytes userData)", Does::Withdraw { asset: Of::Token("tokenOut"), amount: "exactAmountOut", payee: "" }),
    function("addLiquidityCustom(address pool,uint256[],uint256,bool,bytes)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(POOL),
    function("removeLiquidityCustom(address pool,uint256,uint256[],bool,bytes)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("donate(address pool,uint256[],bool,bytes)", send(Of::Unnamed, UNSAID, "pool")),
    function("initialize(address pool,address[],uint256[],uint256,bool,bytes)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(POOL),
    // Its first version
    function("swapExactAmountIn(address tokenIn,uint256 amountIn,address tokenOut,uint256 minAmountOut,uint256 maxPrice)", trade((Of::Token("tokenIn"), "amountIn"), (Of::Token("tokenOut"), "minAmountOut"), UNSAID)),
    function("swapExactAmountOut(address tokenIn,uint256 maxAmountIn,address tokenOut,uint256 amountOut,uint256 maxPrice)", trade((Of::Token("tokenIn"), "maxAmountIn"), (Of::Token("tokenOut"), "amountOut"), UNSAID)),
    function("joinPool(uint256 poolAmountOut,uint256[] maxAmountsIn)", deposit(Of::Unnamed, UNSAID, UNSAID)),
    function("exitPool(uint256 poolAmountIn,uint256[] minAmountsOut)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("joinswapExternAmountIn(address tokenIn,uint256 amountIn,uint256 minPoolAmountOut)", deposit(Of::Token("tokenIn"), "amountIn", UNSAID)),
    function("exitswapPoolAmountIn(address tokenOut,uint256 poolAmountIn,uint256 minAmountOut)", withdraw(Of::Token("tokenOut"), "minAmountOut", UNSAID)),
    // Its third, for pools of vaults
    function("addLiquidityUnbalancedToERC4626Pool(address pool,bool[] wrap,uint256[] amounts,uint256 minBptAmountOut,bool wethIsEth,bytes userData)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(POOL),
    function("addLiquidityProportionalToERC4626Pool(address pool,bool[] wrap,uint256[] maxAmountsIn,uint256 exactBptAmountOut,bool wethIsEth,bytes userData)", deposit(Of::Unnamed, UNSAID, UNSAID)).with(POOL),
    function("removeLiquidityProportionalFromERC4626Pool(address pool,bool[] unwrap,uint256 bptAmountIn,uint256[] minAmountsOut,bool wethIsEth,bytes userData)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("removeLiquidityRecovery(address pool,uint256 bptAmountIn,uint256[] minAmountsOut)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("setMinterApproval(address minter,bool approval)", Does::Ordinary).with(&[(Role::Mentioned, "minter")]),
    // The relayers of version 2, which make these calls of the vault and of gauges for their caller
    function("swap((bytes32 poolId,uint8 kind,address assetIn,address assetOut,uint256 amount,bytes userData) single,(address sender,bool fromInternalBalance,address recipient,bool toInternalBalance) funds,uint256 limit,uint256 deadline,uint256,uint256)", Does::Custom(swap)).with(&[(Role::Holder, "funds.sender")]),
    function("batchSwap(uint8 kind,(bytes32 poolId,uint256 assetInIndex,uint256 assetOutIndex,uint256 amount,bytes userData)[] swaps,address[] assets,(address sender,bool fromInternalBalance,address recipient,bool toInternalBalance) funds,int256[] limits,uint256 deadline,uint256,(uint256,uint256)[])", Does::Custom(batch)).with(&[(Role::Holder, "funds.sender")]),
    function("joinPool(bytes32 poolId,uint8,address sender,address recipient,(address[] assets,uint256[] amounts,bytes userData,bool fromInternalBalance) request,uint256,uint256)", Does::Custom(join)).with(SENDER),
    function("exitPool(bytes32 poolId,uint8,address sender,address recipient,(address[] assets,uint256[] amounts,bytes userData,bool toInternalBalance) request,(uint256,uint256)[])", Does::Custom(exit)).with(SENDER),
    function("gaugeDeposit(address gauge,address sender,address recipient,uint256 amount)", deposit(Of::Unnamed, "amount", "recipient")).with(STAKED),
    function("gaugeWithdraw(address gauge,address sender,address recipient,uint256 amount)", withdraw(Of::Unnamed, "amount", "recipient")).with(STAKED),
    function("gaugeMint(address[] gauges,uint256)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("gaugeClaimRewards(address[] gauges)", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("setRelayerApproval(address operator,bool approved,bytes signature)", Does::Custom(relayer)),
    function("approveVault(address token,uint256 amount)", Does::Ordinary),
];

/// Anybody may make a pool, which says how much of what may be taken it takes.
const POOL: &[(Role, &str)] = &[(Role::Mentioned, "pool")];
const SENDER: &[(Role, &str)] = &[(Role::Holder, "sender")];
const STAKED: &[(Role, &str)] = &[(Role::Holder, "sender"), (Role::Mentioned, "gauge")];

/// The amount is what is given (kind 0) or what is got (kind 1); the limit is the other.
fn swap(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let given_in = called.uint("single.kind")?.is_zero();
    let (give, get) =
        if given_in { ("single.amount", "limit") } else { ("limit", "single.amount") };
    let part = |asset, amount| {
        let refers = called.uint(amount).is_some_and(is_reference);
        let amount = if refers { Amount::unread() } else { called.amount(amount) };
        Part { asset, amount, to: None }
    };
    let deed = Deed::Trade {
        gives: vec![part(called.asset(Of::Token("single.assetIn"), reader)?, give)],
        gets: vec![part(called.asset(Of::Token("single.assetOut"), reader)?, get)],
    };
    let payee = called.beneficiary("funds.recipient", reader).into_iter().collect();
    Some(called.act(deed, Role::Contract, payee, reader))
}

/// Whether a number stands for what an earlier call of the same bundle came to.
fn is_reference(amount: U256) -> bool {
    amount >> 244 == U256::from(0xba1)
}

/// What the vault may take at most is a positive limit; what it must pay at least a negative one.
fn batch(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let assets = called.get("assets")?.items()?;
    called.note_more(assets.len(), reader);
    let limits = called.get("limits")?.items()?;
    let (mut gives, mut gets, mut unbounded) = (Vec::new(), Vec::new(), Vec::new());
    for (asset, limit) in assets.zip(limits).take(limits::ITEMS) {
        let asset = reader.token_or_native(asset.address()?);
        let limit = limit.uint()?;
        let (parts, amount) = if limit.is_zero() {
            (&mut unbounded, limit)
        } else if limit.bit(255) {
            (&mut gets, limit.wrapping_neg())
        } else {
            (&mut gives, limit)
        };
        parts.push(Part { asset, amount: Amount::of(amount), to: None });
    }
    // What is passed on along the way has no limit. Where nothing else is got, it is what may be paid for nothing.
    if gets.is_empty() {
        gets = unbounded;
    }
    let payee = called.beneficiary("funds.recipient", reader).into_iter().collect();
    Some(called.act(Deed::Trade { gives, gets }, Role::Contract, payee, reader))
}

/// Calls of the router, with signatures that let it take tokens; or somebody else, which is told.
fn permitted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.calls(Shape::Own("multicallData"), reader)?;
    let permits = called.get("permitBatch")?.items()?;
    let details = called.get("permit2Batch.details")?.items()?;
    called.note_more(permits.len().max(details.len()), reader);
    let mut allow = |at: &str, spender: &str, reader: &mut Reader| {
        let spender = called.party(Role::Spender, spender, reader)?;
        let address = spender.address.bytes20()?;
        if address.is_zero() || *address == called.call.to {
            return None;
        }
        let asset = reader.token(called.address(&format!("{at}.token"))?);
        let amount = Amount::allowed(called.uint(&format!("{at}.amount"))?, asset.decimals());
        let deed = Deed::allowance(asset, amount);
        act.calls.push(called.act(deed, Role::Contract, vec![spender], reader));
        Some(())
    };
    for index in 0..permits.len().min(limits::ITEMS) {
        let at = format!("permitBatch.{index}");
        allow(&at, &format!("{at}.spender"), reader);
    }
    for index in 0..details.len().min(limits::ITEMS) {
        allow(&format!("permit2Batch.details.{index}"), "permit2Batch.spender", reader);
    }
    Some(act)
}

/// What goes along several paths: of each token as much as along all of them together.
fn paths(called: &Called<'_>, most: &str, least: &str, reader: &mut Reader) -> Option<Act> {
    let paths = called.get("paths")?.items()?;
    called.note_more(paths.len(), reader);
    let (mut gives, mut gets) = (Sums::default(), Sums::default());
    for path in paths.take(limits::ITEMS) {
        let token = reader.token(path.address_at("tokenIn")?);
        gives.add(called.paid(token, reader), Some(path.uint_at(most)?));
        let token = reader.token(path.get("steps.last.tokenOut")?.address()?);
        gets.add(token, Some(path.uint_at(least)?));
    }
    let deed = Deed::Trade { gives: gives.parts(), gets: gets.parts() };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

/// Of a token of which nothing may be taken nothing is put in.
fn join(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amounts = called.get("request.amounts")?.items()?;
    let any = amounts.filter_map(|amount| amount.uint()).any(|amount| !amount.is_zero());
    let mut act = each(called, any, reader, |asset, amount| Deed::Deposit { asset, amount })?;
    // The number of a pool begins with its address.
    let pool = Address::from_slice(called.get("poolId")?.word().get(..20)?);
    let path = called.path("poolId");
    let pool = Party::new(Role::Mentioned, pool, path, reader.chain);
    act.calls.iter_mut().for_each(|inner| inner.parties.push(pool.clone()));
    act.parties.push(pool);
    Some(act)
}

/// Of what is taken out only the least is said, which may be nothing.
fn exit(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    each(called, false, reader, |asset, amount| Deed::Withdraw { asset, amount })
}

/// One act for each asset, or for each of which there is some.
fn each(
    called: &Called<'_>,
    some: bool,
    reader: &mut Reader,
    deed: fn(Asset, Amount) -> Deed,
) -> Option<Act> {
    let assets = called.get("request.assets")?.items()?;
    called.note_more(assets.len(), reader);
    let amounts = called.get("request.amounts")?.items()?;
    let mut acts = Vec::new();
    for (asset, amount) in assets.zip(amounts).take(limits::ITEMS) {
        let asset = reader.token_or_native(asset.address()?);
        let amount = amount.uint()?;
        if some && amount.is_zero() {
            continue;
        }
        let unread = amount.is_zero() || is_reference(amount);
        let amount = if unread { Amount::unread() } else { Amount::of(amount) };
        let payee = called.beneficiary("recipient", reader).into_iter().collect();
        acts.push(called.act(deed(asset, amount), Role::Contract, payee, reader));
    }
    first_with_others(acts)
}

/// Moves balances inside the vault, and in and out of it.
fn manage(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let operations = called.get("ops")?.items()?;
    called.note_more(operations.len(), reader);
    let mut acts = Vec::new();
    for (index, one) in operations.enumerate().take(limits::ITEMS) {
        let asset = reader.token_or_native(one.address_at("asset")?);
        let amount = Amount::of(one.uint_at("amount")?);
        let place = format!("ops.{index}");
        let payee = called.beneficiary(&format!("{place}.recipient"), reader);
        let deed = match u64::try_from(one.uint_at("kind")?) {
            Ok(0) => Deed::Deposit { asset, amount },
            Ok(1) => Deed::Withdraw { asset, amount },
            // From one balance to another, inside the vault or outside.
            _ => Deed::Send { asset, amount },
        };
        let mut parties: Vec<_> = payee.into_iter().collect();
        parties.extend(called.party(Role::Holder, &format!("{place}.sender"), reader));
        acts.push(called.act(deed, Role::Contract, parties, reader));
    }
    first_with_others(acts)
}

/// A relayer may use all that the vault may: every token that was approved for it.
fn relayer(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    super::operator::everything_here(called, "operator", "approved", reader)
}
