//! Pendle's router: trades in yield, each for the receiver that is named first.

use super::function::{Does, Function, Of, UNSAID, deposit, function, trade, withdraw};

const IN: Does =
    trade((Of::Token("input.tokenIn"), "input.netTokenIn"), (Of::Unnamed, UNSAID), "receiver");
const OUT: Does =
    trade((Of::Unnamed, UNSAID), (Of::Token("output.tokenOut"), "output.minTokenOut"), "receiver");
const BETWEEN: Does = trade((Of::Unnamed, UNSAID), (Of::Unnamed, UNSAID), "receiver");

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swapExactTokenForPt(address receiver,address market,uint256,(uint256,uint256,uint256,uint256,uint256),(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", IN),
    function("swapExactTokenForYt(address receiver,address market,uint256,(uint256,uint256,uint256,uint256,uint256),(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", IN),
    function("swapExactPtForToken(address receiver,address market,uint256,(address tokenOut,uint256 minTokenOut,address,address,(uint8,address,bytes,bool)) output,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", OUT),
    function("swapExactYtForToken(address receiver,address market,uint256,(address tokenOut,uint256 minTokenOut,address,address,(uint8,address,bytes,bool)) output,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", OUT),
    function("addLiquiditySingleToken(address receiver,address market,uint256,(uint256,uint256,uint256,uint256,uint256),(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", IN),
    function("removeLiquiditySingleToken(address receiver,address market,uint256,(address tokenOut,uint256 minTokenOut,address,address,(uint8,address,bytes,bool)) output,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", OUT),
    function("addLiquiditySingleTokenKeepYt(address receiver,address market,uint256,uint256,(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input)", IN),
    function("mintPyFromToken(address receiver,address,uint256,(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input)", IN),
    function("redeemPyToToken(address receiver,address,uint256,(address tokenOut,uint256 minTokenOut,address,address,(uint8,address,bytes,bool)) output)", OUT),
    function("mintSyFromToken(address receiver,address,uint256,(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input)", IN),
    function("redeemSyToToken(address receiver,address,uint256,(address tokenOut,uint256 minTokenOut,address,address,(uint8,address,bytes,bool)) output)", OUT),
    function("exitPostExpToToken(address receiver,address market,uint256,uint256,(address tokenOut,uint256 minTokenOut,address,address,(uint8,address,bytes,bool)) output)", OUT),
    function("exitPreExpToToken(address receiver,address market,uint256,uint256,uint256,(address tokenOut,uint256 minTokenOut,address,address,(uint8,address,bytes,bool)) output,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", OUT),
    function("swapExactTokenForPtSimple(address receiver,address market,uint256,(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input)", IN),
    function("swapExactTokenForYtSimple(address receiver,address market,uint256,(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input)", IN),
    function("addLiquiditySingleTokenSimple(address receiver,address market,uint256,(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input)", IN),
    function("redeemDueInterestAndRewards(address user,address[] sys,address[] yts,address[] markets)", withdraw(Of::Unnamed, UNSAID, "user")),
    // Yield tokens and shares themselves: the market tells which
    function("swapExactPtForSy(address receiver,address market,uint256,uint256,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("swapExactSyForPt(address receiver,address market,uint256,uint256,(uint256,uint256,uint256,uint256,uint256),(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("swapExactSyForYt(address receiver,address market,uint256,uint256,(uint256,uint256,uint256,uint256,uint256),(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("swapExactYtForSy(address receiver,address market,uint256,uint256,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("addLiquiditySinglePt(address receiver,address market,uint256,uint256,(uint256,uint256,uint256,uint256,uint256),(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("addLiquiditySingleSy(address receiver,address market,uint256,uint256,(uint256,uint256,uint256,uint256,uint256),(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("addLiquiditySingleSyKeepYt(address receiver,address market,uint256,uint256,uint256)", BETWEEN),
    function("addLiquidityDualSyAndPt(address receiver,address market,uint256,uint256,uint256)", BETWEEN),
    function("addLiquidityDualTokenAndPt(address receiver,address market,(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input,uint256,uint256)", IN),
    function("removeLiquidityDualSyAndPt(address receiver,address market,uint256,uint256,uint256)", BETWEEN),
    function("removeLiquidityDualTokenAndPt(address receiver,address market,uint256,(address tokenOut,uint256 minTokenOut,address,address,(uint8,address,bytes,bool)) output,uint256)", OUT),
    function("removeLiquiditySinglePt(address receiver,address market,uint256,uint256,(uint256,uint256,uint256,uint256,uint256),(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("removeLiquiditySingleSy(address receiver,address market,uint256,uint256,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("mintPyFromSy(address receiver,address,uint256,uint256)", BETWEEN),
    function("redeemPyToSy(address receiver,address,uint256,uint256)", BETWEEN),
    function("exitPostExpToSy(address receiver,address market,uint256,uint256,uint256)", BETWEEN),
    function("exitPreExpToSy(address receiver,address market,uint256,uint256,uint256,uint256,(address,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes))", BETWEEN),
    function("swapTokenToTokenViaSy(address receiver,address,(address tokenIn,uint256 netTokenIn,address,address,(uint8,address,bytes,bool)) input,address tokenOut,uint256 minTokenOut)", trade((Of::Token("input.tokenIn"), "input.netTokenIn"), (Of::Token("tokenOut"), "minTokenOut"), "receiver")),
    function("redeemDueInterestAndRewardsV2(address[],(address,bool,bool,address,uint256)[],address[],address,(address,address,uint256,(uint8,address,bytes,bool))[])", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    // The shares
    function("deposit(address receiver,address tokenIn,uint256 amount,uint256 minSharesOut)", deposit(Of::Token("tokenIn"), "amount", "receiver")),
    function("redeem(address receiver,uint256 shares,address tokenOut,uint256 minTokenOut,bool burnFromInternalBalance)", withdraw(Of::Token("tokenOut"), "minTokenOut", "receiver")),
    function("redeemDueInterestAndRewards(address user,bool redeemInterest,bool redeemRewards)", withdraw(Of::Unnamed, UNSAID, "user")),
    function("claimRetail(address receiver,uint256 totalAccrued,bytes32[] proof)", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("claim(address receiver,address[],uint256[],bytes32[][])", withdraw(Of::Unnamed, UNSAID, "receiver")),
    function("swapExactSyForPtSimple(address receiver,address market,uint256,uint256)", BETWEEN),
    function("swapExactSyForYtSimple(address receiver,address market,uint256,uint256)", BETWEEN),
    function("addLiquiditySinglePtSimple(address receiver,address market,uint256,uint256)", BETWEEN),
    function("addLiquiditySingleSySimple(address receiver,address market,uint256,uint256)", BETWEEN),
    function("removeLiquiditySinglePtSimple(address receiver,address market,uint256,uint256)", BETWEEN),
    function("cancelCooldown()", Does::Ordinary),
    function("finalizeCooldown()", withdraw(Of::Unnamed, UNSAID, UNSAID)),
    function("increaseLockPositionAndBroadcast(uint128 amount,uint128 newExpiry,uint256[] chainIds)", deposit(Of::Unnamed, "amount", UNSAID)),
];
