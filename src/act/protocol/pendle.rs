//! Pendle's router: trades in yield, each for the receiver that is named first.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, Of, UNSAID, deposit, function, trade, withdraw};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Reader, Role};

const IN: Does = Does::Custom(|called, reader| {
    const IN: Does =
        trade((Of::Token("input.tokenIn"), "input.netTokenIn"), (Of::Unnamed, "least"), "receiver");
    in_market(called, IN, reader)
});
const OUT: Does = Does::Custom(|called, reader| {
    const OUT: Does = trade(
        (Of::Unnamed, UNSAID),
        (Of::Token("output.tokenOut"), "output.minTokenOut"),
        "receiver",
    );
    in_market(called, OUT, reader)
});
const BETWEEN: Does = Does::Custom(|called, reader| {
    in_market(called, trade((Of::Unnamed, UNSAID), (Of::Unnamed, "least"), "receiver"), reader)
});
const VIA: Does = Does::Custom(|called, reader| {
    const VIA: Does = trade(
        (Of::Token("input.tokenIn"), "input.netTokenIn"),
        (Of::Token("tokenOut"), "minTokenOut"),
        "receiver",
    );
    in_market(called, VIA, reader)
});

/// Who trades what goes in for what the market takes, by whichever router is named, and whose signed orders are filled:
/// each is handed what is given.
const BY_SWAP: &[(Role, &str)] =
    &[(Role::Executor, "input.pendleSwap"), (Role::Executor, "input.swap.extRouter")];
const BY_SWAP_AND_ORDERS: &[(Role, &str)] = &[
    (Role::Executor, "input.pendleSwap"),
    (Role::Executor, "input.swap.extRouter"),
    (Role::Executor, "limit.limitRouter"),
];
const OUT_BY_SWAP: &[(Role, &str)] =
    &[(Role::Executor, "output.pendleSwap"), (Role::Executor, "output.swap.extRouter")];
const OUT_BY_SWAP_AND_ORDERS: &[(Role, &str)] = &[
    (Role::Executor, "output.pendleSwap"),
    (Role::Executor, "output.swap.extRouter"),
    (Role::Executor, "limit.limitRouter"),
];
const BY_ORDERS: &[(Role, &str)] = &[(Role::Executor, "limit.limitRouter")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swapExactTokenForPt(address receiver,address market,uint256 least,(uint256,uint256,uint256,uint256,uint256),(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", IN).with(BY_SWAP_AND_ORDERS),
    function("swapExactTokenForYt(address receiver,address market,uint256 least,(uint256,uint256,uint256,uint256,uint256),(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", IN).with(BY_SWAP_AND_ORDERS),
    function("swapExactPtForToken(address receiver,address market,uint256,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) output,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", OUT).with(OUT_BY_SWAP_AND_ORDERS),
    function("swapExactYtForToken(address receiver,address market,uint256,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) output,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", OUT).with(OUT_BY_SWAP_AND_ORDERS),
    function("addLiquiditySingleToken(address receiver,address market,uint256 least,(uint256,uint256,uint256,uint256,uint256),(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", IN).with(BY_SWAP_AND_ORDERS),
    function("removeLiquiditySingleToken(address receiver,address market,uint256,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) output,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", OUT).with(OUT_BY_SWAP_AND_ORDERS),
    function("addLiquiditySingleTokenKeepYt(address receiver,address market,uint256 least,uint256,(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input)", IN).with(BY_SWAP),
    function("mintPyFromToken(address receiver,address yt,uint256 least,(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input)", IN).with(BY_SWAP),
    function("redeemPyToToken(address receiver,address yt,uint256,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) output)", OUT).with(OUT_BY_SWAP),
    function("mintSyFromToken(address receiver,address sy,uint256 least,(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input)", IN).with(BY_SWAP),
    function("redeemSyToToken(address receiver,address sy,uint256,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) output)", OUT).with(OUT_BY_SWAP),
    function("exitPostExpToToken(address receiver,address market,uint256,uint256,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) output)", OUT).with(OUT_BY_SWAP),
    function("exitPreExpToToken(address receiver,address market,uint256,uint256,uint256,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) output,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", OUT).with(OUT_BY_SWAP_AND_ORDERS),
    function("swapExactTokenForPtSimple(address receiver,address market,uint256 least,(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input)", IN).with(BY_SWAP),
    function("swapExactTokenForYtSimple(address receiver,address market,uint256 least,(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input)", IN).with(BY_SWAP),
    function("addLiquiditySingleTokenSimple(address receiver,address market,uint256 least,(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input)", IN).with(BY_SWAP),
    function("redeemDueInterestAndRewards(address user,address[] sys,address[] yts,address[] markets)", withdraw(Of::Unnamed, UNSAID, "user")),
    // Yield tokens and shares themselves: the market tells which
    function("swapExactPtForSy(address receiver,address market,uint256,uint256 least,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("swapExactSyForPt(address receiver,address market,uint256,uint256 least,(uint256,uint256,uint256,uint256,uint256),(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("swapExactSyForYt(address receiver,address market,uint256,uint256 least,(uint256,uint256,uint256,uint256,uint256),(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("swapExactYtForSy(address receiver,address market,uint256,uint256 least,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("addLiquiditySinglePt(address receiver,address market,uint256,uint256 least,(uint256,uint256,uint256,uint256,uint256),(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("addLiquiditySingleSy(address receiver,address market,uint256,uint256 least,(uint256,uint256,uint256,uint256,uint256),(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("addLiquiditySingleSyKeepYt(address receiver,address market,uint256,uint256 least,uint256)", BETWEEN),
    function("addLiquidityDualSyAndPt(address receiver,address market,uint256,uint256,uint256 least)", BETWEEN),
    function("addLiquidityDualTokenAndPt(address receiver,address market,(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input,uint256,uint256 least)", IN).with(BY_SWAP),
    function("removeLiquidityDualSyAndPt(address receiver,address market,uint256,uint256,uint256)", BETWEEN),
    function("removeLiquidityDualTokenAndPt(address receiver,address market,uint256,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) output,uint256)", OUT).with(OUT_BY_SWAP),
    function("removeLiquiditySinglePt(address receiver,address market,uint256,uint256 least,(uint256,uint256,uint256,uint256,uint256),(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("removeLiquiditySingleSy(address receiver,address market,uint256,uint256 least,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("mintPyFromSy(address receiver,address yt,uint256,uint256 least)", BETWEEN),
    function("redeemPyToSy(address receiver,address yt,uint256,uint256 least)", BETWEEN),
    function("exitPostExpToSy(address receiver,address market,uint256,uint256,uint256 least)", BETWEEN),
    function("exitPreExpToSy(address receiver,address market,uint256,uint256,uint256,uint256 least,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", BETWEEN).with(BY_ORDERS),
    function("swapTokenToTokenViaSy(address receiver,address sy,(address tokenIn,uint256 netTokenIn,address,address pendleSwap,(uint8,address extRouter,bytes data,bool) swap) input,address tokenOut,uint256 minTokenOut)", VIA).with(BY_SWAP),
    function("redeemDueInterestAndRewardsV2(address[],(address,bool,bool,address,uint256)[],address[],address pendleSwap,(address,address token,uint256 least,(uint8,address extRouter,bytes data,bool) swap)[] swaps)", Does::Custom(due)).with(&[(Role::Executor, "pendleSwap"), (Role::Executor, "swaps.0.swap.extRouter")]),
    // The shares
    function("deposit(address receiver,address tokenIn,uint256 amount,uint256 minSharesOut)", deposit(Of::Token("tokenIn"), "amount", "receiver")),
    function("redeem(address receiver,uint256 shares,address tokenOut,uint256 minTokenOut,bool burnFromInternalBalance)", withdraw(Of::Token("tokenOut"), "minTokenOut", "receiver")),
    function("redeemDueInterestAndRewards(address user,bool redeemInterest,bool redeemRewards)", withdraw(Of::Unnamed, UNSAID, "user")),
    function("claimRetail(address receiver,uint256 totalAccrued,bytes32[] proof)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("claim(address receiver,address[],uint256[],bytes32[][])", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("swapExactSyForPtSimple(address receiver,address market,uint256,uint256 least)", BETWEEN),
    function("swapExactSyForYtSimple(address receiver,address market,uint256,uint256 least)", BETWEEN),
    function("addLiquiditySinglePtSimple(address receiver,address market,uint256,uint256 least)", BETWEEN),
    function("addLiquiditySingleSySimple(address receiver,address market,uint256,uint256 least)", BETWEEN),
    function("removeLiquiditySinglePtSimple(address receiver,address market,uint256,uint256 least)", BETWEEN),
    function("cancelCooldown()", Does::Ordinary),
    function("finalizeCooldown()", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("increaseLockPositionAndBroadcast(uint128 amount,uint128 newExpiry,uint256[] chainIds)", deposit(Of::Unnamed, "amount", UNSAID)),
];

/// What is due, and what of it is traded on the way.
fn due(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let does = match called.length("swaps") {
        Some(0) | None => withdraw(Of::Unnamed, UNSAID, UNSAID),
        _ => trade((Of::Unnamed, UNSAID), (Of::Token("swaps.0.token"), "swaps.0.least"), UNSAID),
    };
    called.read_as(does, reader)
}

/// The market, or the token of the yield, is asked which tokens are taken and what comes of them: the router compares
/// its answers with nothing.
fn in_market(called: &Called<'_>, does: Does, reader: &mut Reader) -> Option<Act> {
    let mut act = called.read_as(does, reader)?;
    let mut names = ["market", "yt", "sy"].into_iter();
    let asked = names.find_map(|name| called.party(Role::Mentioned, name, reader))?;
    let said = act.words.trim_end_matches('.');
    let how = if asked.name_of_argument() == "market" { "in the market" } else { "by the token" };
    act.words = format!("{said}, {how} {}.", asked.short());
    act.parties.push(asked);
    act.calls.extend(traded_before_or_after(called, reader).unwrap_or_default());
    Some(act)
}

/// What the contract that trades for Pendle tells the router that is named, where that is known.
fn traded_before_or_after(called: &Called<'_>, reader: &mut Reader) -> Option<Vec<Act>> {
    let names = ["input.swap", "output.swap"];
    let name = names.into_iter().find(|name| called.get(name).is_some())?;
    let swap = called.get(name)?;
    let (to, data) = (swap.address_at("extRouter")?, swap.bytes_at("data")?);
    super::function(data)?;
    let swapper = called.address(&name.replace("swap", "pendleSwap"))?;
    let path = called.path(&format!("{name}.data"));
    Some(reader.call(&Call {
        by: Caller { account: Some(swapper), ..called.call.by },
        to,
        to_path: &called.path(&format!("{name}.extRouter")),
        value: Some(U256::ZERO),
        value_path: &path,
        data,
        path: &path,
        means: called.call.means,
    }))
}
