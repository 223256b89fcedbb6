//! Pendle's router: trades in yield, each for the receiver that is named first.

use super::function::{Does, Function, Of, UNSAID, function, trade, withdraw};

const IN: Does =
    trade((Of::Token("input.tokenIn"), "input.netTokenIn"), (Of::Unnamed, UNSAID), "receiver");
const OUT: Does =
    trade((Of::Unnamed, UNSAID), (Of::Token("output.tokenOut"), "output.minTokenOut"), "receiver");

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
];
