//! Uniswap v4: the actions of its routers and of its position manager, and `PancakeSwap` Infinity's,
//! which go on where Uniswap's end.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, Of, UNSAID, function, sweep};
use super::plan::{Command, Plan, command, encoded, note_odd, whole};
use super::universal_router::portion;
use crate::act::call::Call;
use crate::act::sign::first_with_others;
use crate::act::words::and_more;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};
use crate::decode::limits;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("modifyLiquidities(bytes unlockData,uint256 deadline)", Does::Custom(modify)),
    function("modifyLiquiditiesWithoutUnlock(bytes actions,bytes[] params)", Does::Custom(actions)),
    function("subscribe(uint256,address subscriber,bytes)", Does::Ordinary).with(&[(Role::Mentioned, "subscriber")]),
    function("unsubscribe(uint256)", Does::Ordinary),
    function("revokeNonce(uint256)", Does::Ordinary),
    function("modifyLiquiditiesWithoutLock(bytes actions,bytes[] params)", Does::Custom(actions)),
    function("initializePool((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) key,uint160)", Does::Ordinary),
    function("initializePool((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) key,uint24)", Does::Ordinary),
    function("initializePool((address currency0,address currency1,uint24 fee,int24 tickSpacing,address hooks) key,uint160 sqrtPriceX96)", Does::Ordinary),
];

const PLAN: Plan = Plan { commands: "actions", inputs: "params", mask: 0xff, table: ACTIONS };

/// The code that pools have called at every step.
const HOOK: &[(Role, &str)] = &[(Role::Mentioned, "poolKey.hooks")];

const PATH_IN: Does = Does::Custom(path_in);
const PATH_OUT: Does = Does::Custom(path_out);
const SINGLE_IN: Does = Does::Custom(single_in);
const SINGLE_OUT: Does = Does::Custom(single_out);

#[rustfmt::skip]
static ACTIONS: &[Command] = &[
    command(0x00, "INCREASE_LIQUIDITY(uint256 tokenId,uint256 liquidity,uint128 amount0Max,uint128 amount1Max,bytes hookData)", Does::Custom(increased)),
    command(0x00, "CL_INCREASE_LIQUIDITY(uint256 tokenId,uint128 liquidity,uint128 amount0Max,uint128 amount1Max,bytes hookData)", Does::Custom(increased)),
    command(0x01, "DECREASE_LIQUIDITY(uint256 tokenId,uint256 liquidity,uint128 amount0Min,uint128 amount1Min,bytes hookData)", Does::Ordinary),
    command(0x02, "MINT_POSITION((address currency0,address currency1,uint24 fee,int24 tickSpacing,address hooks) poolKey,int24 tickLower,int24 tickUpper,uint256 liquidity,uint128 amount0Max,uint128 amount1Max,address owner,bytes hookData)",
        Does::DepositAll { parts: &[(Of::Token("poolKey.currency0"), "amount0Max"), (Of::Token("poolKey.currency1"), "amount1Max")], payee: "owner" }).with(HOOK),
    command(0x02, "CL_MINT_POSITION(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,int24 tickLower,int24 tickUpper) config,uint128 liquidity,uint128 amount0Max,uint128 amount1Max,address owner,bytes hookData)",
        Does::Custom(|called, reader| infinity(called, CONCENTRATED, "config.poolKey", reader))),
    command(0x03, "BURN_POSITION(uint256 tokenId,uint128 amount0Min,uint128 amount1Min,bytes hookData)", Does::Ordinary),
    command(0x04, "INCREASE_LIQUIDITY_FROM_DELTAS(uint256 tokenId,uint128 amount0Max,uint128 amount1Max,bytes hookData)", Does::Custom(increased)),
    command(0x05, "MINT_POSITION_FROM_DELTAS((address currency0,address currency1,uint24 fee,int24 tickSpacing,address hooks) poolKey,int24 tickLower,int24 tickUpper,uint128 amount0Max,uint128 amount1Max,address owner,bytes hookData)",
        Does::DepositAll { parts: &[(Of::Token("poolKey.currency0"), "amount0Max"), (Of::Token("poolKey.currency1"), "amount1Max")], payee: "owner" }).with(HOOK),
    command(0x05, "CL_MINT_POSITION_FROM_DELTAS(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,int24,int24) config,uint128 amount0Max,uint128 amount1Max,address owner,bytes hookData)",
        Does::Custom(|called, reader| infinity(called, CONCENTRATED, "config.poolKey", reader))),
    command(0x06, "SWAP_EXACT_IN_SINGLE(((address currency0,address currency1,uint24 fee,int24 tickSpacing,address hooks) poolKey,bool zeroForOne,uint128 amountIn,uint128 amountOutMinimum,bytes hookData) swap)", SINGLE_IN),
    command(0x06, "SWAP_EXACT_IN_SINGLE(((address currency0,address currency1,uint24 fee,int24 tickSpacing,address hooks) poolKey,bool zeroForOne,uint128 amountIn,uint128 amountOutMinimum,uint256 minHopPrice,bytes hookData) swap)", SINGLE_IN),
    command(0x06, "CL_SWAP_EXACT_IN_SINGLE(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,bool zeroForOne,uint128 amountIn,uint128 amountOutMinimum,bytes hookData) swap)", SINGLE_IN),
    command(0x07, "SWAP_EXACT_IN((address currencyIn,(address intermediateCurrency,uint24 fee,int24 tickSpacing,address hooks,bytes hookData)[] path,uint128 amountIn,uint128 amountOutMinimum) swap)", PATH_IN),
    command(0x07, "SWAP_EXACT_IN((address currencyIn,(address intermediateCurrency,uint24 fee,int24 tickSpacing,address hooks,bytes hookData)[] path,uint256[] minHopPrices,uint128 amountIn,uint128 amountOutMinimum) swap)", PATH_IN),
    command(0x07, "CL_SWAP_EXACT_IN((address currencyIn,(address intermediateCurrency,uint24 fee,address hooks,address poolManager,bytes hookData,bytes32 parameters)[] path,uint128 amountIn,uint128 amountOutMinimum) swap)", PATH_IN),
    command(0x08, "SWAP_EXACT_OUT_SINGLE(((address currency0,address currency1,uint24 fee,int24 tickSpacing,address hooks) poolKey,bool zeroForOne,uint128 amountOut,uint128 amountInMaximum,bytes hookData) swap)", SINGLE_OUT),
    command(0x08, "SWAP_EXACT_OUT_SINGLE(((address currency0,address currency1,uint24 fee,int24 tickSpacing,address hooks) poolKey,bool zeroForOne,uint128 amountOut,uint128 amountInMaximum,uint256 minHopPrice,bytes hookData) swap)", SINGLE_OUT),
    command(0x08, "CL_SWAP_EXACT_OUT_SINGLE(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,bool zeroForOne,uint128 amountOut,uint128 amountInMaximum,bytes hookData) swap)", SINGLE_OUT),
    command(0x09, "SWAP_EXACT_OUT((address currencyOut,(address intermediateCurrency,uint24 fee,int24 tickSpacing,address hooks,bytes hookData)[] path,uint128 amountOut,uint128 amountInMaximum) swap)", PATH_OUT),
    command(0x09, "SWAP_EXACT_OUT((address currencyOut,(address intermediateCurrency,uint24 fee,int24 tickSpacing,address hooks,bytes hookData)[] path,uint256[] minHopPrices,uint128 amountOut,uint128 amountInMaximum) swap)", PATH_OUT),
    command(0x09, "CL_SWAP_EXACT_OUT((address currencyOut,(address intermediateCurrency,uint24 fee,address hooks,address poolManager,bytes hookData,bytes32 parameters)[] path,uint128 amountOut,uint128 amountInMaximum) swap)", PATH_OUT),
    command(0x0b, "SETTLE(address currency,uint256 amount,bool payerIsUser)", Does::Ordinary),
    command(0x0c, "SETTLE_ALL(address currency,uint256 maxAmount)", Does::Ordinary),
    command(0x0d, "SETTLE_PAIR(address currency0,address currency1)", Does::Ordinary),
    command(0x0e, "TAKE(address currency,address recipient,uint256 amount)", sweep(Of::Token("currency"), "amount", "recipient")),
    command(0x0f, "TAKE_ALL(address currency,uint256 minAmount)", sweep(Of::Token("currency"), "minAmount", UNSAID)),
    command(0x10, "TAKE_PORTION(address token,address recipient,uint256 bips)", Does::Custom(portion)),
    command(0x11, "TAKE_PAIR(address currency0,address currency1,address recipient)",
        Does::WithdrawAll { parts: &[(Of::Token("currency0"), UNSAID), (Of::Token("currency1"), UNSAID)], payee: "recipient" }),
    command(0x12, "CLOSE_CURRENCY(address currency)", Does::Ordinary),
    command(0x13, "CLEAR_OR_TAKE(address currency,uint256 amountMax)", Does::Ordinary),
    command(0x14, "SWEEP(address currency,address recipient)", sweep(Of::Token("currency"), UNSAID, "recipient")),
    command(0x15, "WRAP(uint256 amount)", Does::Ordinary),
    command(0x16, "UNWRAP(uint256 amount)", Does::Ordinary),
    command(0x19, "BIN_ADD_LIQUIDITY(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,uint128,uint128,uint128 amount0Max,uint128 amount1Max,uint256,uint256,int256[],uint256[],uint256[],address to,bytes hookData) bins)",
        Does::Custom(|called, reader| infinity(called, BINS, "bins.poolKey", reader))),
    command(0x1a, "BIN_REMOVE_LIQUIDITY(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,uint128,uint128,uint256[],uint256[],address from,bytes) bins)",
        Does::WithdrawAll { parts: &[(Of::Token("bins.poolKey.currency0"), UNSAID), (Of::Token("bins.poolKey.currency1"), UNSAID)], payee: UNSAID }).with(&[(Role::Holder, "bins.from")]),
    command(0x1b, "BIN_ADD_LIQUIDITY_FROM_DELTAS(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,uint128 amount0Max,uint128 amount1Max,uint256,uint256,int256[],uint256[],uint256[],address to,bytes) bins)",
        Does::Custom(|called, reader| infinity(called, BINS, "bins.poolKey", reader))),
    command(0x1c, "BIN_SWAP_EXACT_IN_SINGLE(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,bool zeroForOne,uint128 amountIn,uint128 amountOutMinimum,bytes hookData) swap)", SINGLE_IN),
    command(0x1d, "BIN_SWAP_EXACT_IN((address currencyIn,(address intermediateCurrency,uint24 fee,address hooks,address poolManager,bytes hookData,bytes32 parameters)[] path,uint128 amountIn,uint128 amountOutMinimum) swap)", PATH_IN),
    command(0x1e, "BIN_SWAP_EXACT_OUT_SINGLE(((address currency0,address currency1,address hooks,address poolManager,uint24 fee,bytes32 parameters) poolKey,bool zeroForOne,uint128 amountOut,uint128 amountInMaximum,bytes hookData) swap)", SINGLE_OUT),
    command(0x1f, "BIN_SWAP_EXACT_OUT((address currencyOut,(address intermediateCurrency,uint24 fee,address hooks,address poolManager,bytes hookData,bytes32 parameters)[] path,uint128 amountOut,uint128 amountInMaximum) swap)", PATH_OUT),
];

/// What `modifyLiquidities` is given: actions and their parameters, encoded once more.
static UNLOCK_DATA: Function = function("unlockData(bytes actions,bytes[] params)", Does::Ordinary);

const CONCENTRATED: Does = Does::DepositAll {
    parts: &[
        (Of::Token("config.poolKey.currency0"), "amount0Max"),
        (Of::Token("config.poolKey.currency1"), "amount1Max"),
    ],
    payee: "owner",
};
const BINS: Does = Does::DepositAll {
    parts: &[
        (Of::Token("bins.poolKey.currency0"), "bins.amount0Max"),
        (Of::Token("bins.poolKey.currency1"), "bins.amount1Max"),
    ],
    payee: "bins.to",
};

/// A position in a pool of Infinity's, whose hook is told by itself where the pool lets it act when the position is
/// taken out, or keep some of what is put in or taken out; else by the pool alone.
fn infinity(called: &Called<'_>, does: Does, pool: &str, reader: &mut Reader) -> Option<Act> {
    const RIGHTS: U256 = U256::from_limbs([0x3030, 0, 0, 0]);
    let mut act = called.read_as(does, reader)?;
    let mut hook = called.party(Role::Mentioned, &format!("{pool}.hooks"), reader)?;
    let number = called.get(&format!("{pool}.parameters"))?.word();
    if (U256::from_be_bytes(number) & RIGHTS).is_zero() {
        hook.path = called.path(pool);
    }
    act.parties.push(hook);
    Some(act)
}

/// Carries out actions.
pub(super) fn actions(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut acts = PLAN.read(called, reader)?;
    name_pair(called, &mut acts, reader);
    note_payer(called, &mut acts);
    Some(whole(called, acts, reader))
}

fn modify(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let data = called.bytes_at("unlockData")?;
    let path = called.path("unlockData");
    let call = Call { data, path: &path, ..*called.call };
    note_odd(&call, &UNLOCK_DATA, reader);
    let unlocked = encoded(&call, &UNLOCK_DATA);
    let mut acts = PLAN.read(&unlocked, reader)?;
    name_pair(&unlocked, &mut acts, reader);
    Some(whole(called, acts, reader))
}

/// More for a position, at most so much of each of two tokens that it does not name.
fn increased(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut acts = Vec::new();
    for argument in ["amount0Max", "amount1Max"] {
        let most = called.uint(argument)?;
        // The largest number there is room for is no amount.
        let amount =
            if most == U256::from(u128::MAX) { Amount::unread() } else { Amount::of(most) };
        let deed = Deed::Deposit { asset: Asset::Unnamed, amount };
        acts.push(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    first_with_others(acts)
}

/// Which two tokens a plan changes positions of, if those that it settles and takes are just two; and how much it takes
/// at least, where it takes out of one position.
fn name_pair(called: &Called<'_>, acts: &mut [Act], reader: &mut Reader) -> Option<()> {
    let mut params = called.get("params")?.items()?;
    let mut pair: Vec<Address> = Vec::new();
    let mut least = Vec::new();
    for action in called.bytes_at("actions")?.iter().take(limits::ITEMS) {
        let param = params.next()?.bytes()?;
        let word = |at: usize| param.get(at * 32..(at + 1) * 32).map(U256::from_be_slice);
        let currencies = match action {
            0x0b | 0x0c | 0x0e | 0x0f | 0x12 | 0x13 => 1,
            0x0d | 0x11 => 2,
            _ => 0,
        };
        for at in 0..currencies {
            let currency = Address::from_word(word(at)?.into());
            if !pair.contains(&currency) {
                pair.push(currency);
            }
        }
        match action {
            0x01 => least.push([word(2)?, word(3)?]),
            0x03 => least.push([word(1)?, word(2)?]),
            _ => {}
        }
    }
    pair.sort();
    let [first, second] = pair.as_slice() else { return None };
    let pair = [reader.token_or_native(*first), reader.token_or_native(*second)];
    for act in acts {
        let Some(inner) = act.calls.first_mut() else { continue };
        match (&mut act.deed, &mut inner.deed) {
            (Deed::Deposit { asset, .. }, Deed::Deposit { asset: other, .. })
                if *asset == Asset::Unnamed && *other == Asset::Unnamed =>
            {
                [*asset, *other] = pair.clone();
            }
            (
                Deed::Withdraw { asset, amount, .. },
                Deed::Withdraw { asset: other, amount: more, .. },
            ) if [&*asset, &*other] == pair.each_ref() => {
                if let [[one, two]] = least.as_slice() {
                    let said = |least: &U256| match *least {
                        U256::ZERO => Amount::unread(),
                        least => Amount::of(least),
                    };
                    (*amount, *more) = (said(one), said(two));
                }
            }
            _ => continue,
        }
        inner.words = inner.in_words();
        act.words = and_more(&act.in_words(), act.calls.len());
    }
    Some(())
}

/// Notes which trades give what is settled by whoever calls, and not with what the router has.
fn note_payer(called: &Called<'_>, acts: &mut [Act]) -> Option<()> {
    let mut params = called.get("params")?.items()?;
    for action in called.bytes_at("actions")?.iter().take(limits::ITEMS) {
        let param = params.next()?.bytes()?;
        let word = |at: usize| param.get(at * 32..(at + 1) * 32).map(U256::from_be_slice);
        let settled = match action {
            0x0b if word(2).is_some_and(|by_caller| !by_caller.is_zero()) => [word(0), None],
            0x0c => [word(0), None],
            0x0d => [word(0), word(1)],
            _ => continue,
        };
        let settled = settled.map(|one| one.map(|one| Address::from_word(one.into())));
        for act in acts.iter_mut() {
            let Deed::Trade { gives, .. } = &act.deed else { continue };
            act.of_caller |= gives.iter().any(|part| match &part.asset {
                Asset::Token { address, .. } => settled.contains(&address.bytes20().copied()),
                _ => false,
            });
        }
    }
    Some(())
}

/// A trade in one pool, in one direction or the other.
fn single(called: &Called<'_>, give: &str, get: &str, reader: &mut Reader) -> Option<Act> {
    let (from, to) = if called.bool_at("swap.zeroForOne")? {
        ("swap.poolKey.currency0", "swap.poolKey.currency1")
    } else {
        ("swap.poolKey.currency1", "swap.poolKey.currency0")
    };
    act(called, (from, give), (to, get), reader)
}

fn single_in(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    single(called, "swap.amountIn", "swap.amountOutMinimum", reader)
}

fn single_out(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    single(called, "swap.amountInMaximum", "swap.amountOut", reader)
}

fn path_in(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let gives = ("swap.currencyIn", "swap.amountIn");
    let gets = ("swap.path.last.intermediateCurrency", "swap.amountOutMinimum");
    act(called, gives, gets, reader)
}

fn path_out(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let gives = ("swap.path.0.intermediateCurrency", "swap.amountInMaximum");
    act(called, gives, ("swap.currencyOut", "swap.amountOut"), reader)
}

/// What is taken out for whom is said by the actions that follow.
fn act(
    called: &Called<'_>,
    gives: (&str, &str),
    gets: (&str, &str),
    reader: &mut Reader,
) -> Option<Act> {
    // Zero is all that an earlier action left over, except where it is the least that is asked for.
    let exact_in = gets.1.ends_with("Minimum");
    let mut part = |(token, amount): (&str, &str), least: bool| {
        let asset: Asset = reader.token_or_native(called.address(token)?);
        let amount = called.uint(amount).filter(|amount| least || !amount.is_zero());
        Some(Part { asset, amount: amount.map_or_else(Amount::unread, Amount::of), to: None })
    };
    let deed = Deed::Trade { gives: vec![part(gives, false)?], gets: vec![part(gets, exact_in)?] };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}
