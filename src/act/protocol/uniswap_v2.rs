//! Uniswap v2's router and its many forks (Sushi, Pancake, Trader Joe), which say AVAX or SEI for ETH,
//! and Solidly's (Velodrome, Aerodrome).

use super::function::{Does, Function, Of, VALUE, function, trade};

const IN: Does =
    trade((Of::Token("path.0"), "amountIn"), (Of::Token("path.last"), "amountOutMin"), "to");
const OUT: Does =
    trade((Of::Token("path.0"), "amountInMax"), (Of::Token("path.last"), "amountOut"), "to");
const COIN_IN: Does = trade((Of::Native, VALUE), (Of::Token("path.last"), "amountOutMin"), "to");
const COIN_OUT: Does = trade((Of::Token("path.0"), "amountIn"), (Of::Native, "amountOutMin"), "to");
const BY_ROUTES: Does = trade(
    (Of::Token("routes.0.from"), "amountIn"),
    (Of::Token("routes.last.to"), "amountOutMin"),
    "to",
);
const FROM_COIN: Does =
    trade((Of::Native, VALUE), (Of::Token("routes.last.to"), "amountOutMin"), "to");
const TO_COIN: Does =
    trade((Of::Token("routes.0.from"), "amountIn"), (Of::Native, "amountOutMin"), "to");

const ADD: Does = Does::DepositAll {
    parts: &[(Of::Token("tokenA"), "amountADesired"), (Of::Token("tokenB"), "amountBDesired")],
    payee: "to",
};
const ADD_COIN: Does = Does::DepositAll {
    parts: &[(Of::Native, VALUE), (Of::Token("token"), "amountTokenDesired")],
    payee: "to",
};
const REMOVE: Does = Does::WithdrawAll {
    parts: &[(Of::Token("tokenA"), "amountAMin"), (Of::Token("tokenB"), "amountBMin")],
    payee: "to",
};
const REMOVE_COIN: Does = Does::WithdrawAll {
    parts: &[(Of::Native, "amountETHMin"), (Of::Token("token"), "amountTokenMin")],
    payee: "to",
};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swapExactTokensForTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", IN),
    function("swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", IN),
    function("swapTokensForExactTokens(uint256 amountOut,uint256 amountInMax,address[] path,address to,uint256 deadline)", OUT),
    function("swapExactETHForTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_IN),
    function("swapExactETHForTokensSupportingFeeOnTransferTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_IN),
    // Maestro
    function("swapExactETHForTokensSupportingFeeOnTransferTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline,address)", COIN_IN),
    function("swapETHForExactTokens(uint256 amountOut,address[] path,address to,uint256 deadline)", trade((Of::Native, VALUE), (Of::Token("path.last"), "amountOut"), "to")),
    function("swapExactTokensForETH(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_OUT),
    function("swapExactTokensForETHSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_OUT),
    function("swapTokensForExactETH(uint256 amountOut,uint256 amountInMax,address[] path,address to,uint256 deadline)", trade((Of::Token("path.0"), "amountInMax"), (Of::Native, "amountOut"), "to")),
    function("swapExactAVAXForTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_IN),
    function("swapExactAVAXForTokensSupportingFeeOnTransferTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_IN),
    function("swapAVAXForExactTokens(uint256 amountOut,address[] path,address to,uint256 deadline)", trade((Of::Native, VALUE), (Of::Token("path.last"), "amountOut"), "to")),
    function("swapExactTokensForAVAX(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_OUT),
    function("swapExactTokensForAVAXSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_OUT),
    function("swapTokensForExactAVAX(uint256 amountOut,uint256 amountInMax,address[] path,address to,uint256 deadline)", trade((Of::Token("path.0"), "amountInMax"), (Of::Native, "amountOut"), "to")),
    function("addLiquidity(address tokenA,address tokenB,uint256 amountADesired,uint256 amountBDesired,uint256 amountAMin,uint256 amountBMin,address to,uint256 deadline)", ADD),
    function("addLiquidityETH(address token,uint256 amountTokenDesired,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", ADD_COIN),
    function("addLiquidityAVAX(address token,uint256 amountTokenDesired,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", ADD_COIN),
    function("removeLiquidity(address tokenA,address tokenB,uint256 liquidity,uint256 amountAMin,uint256 amountBMin,address to,uint256 deadline)", REMOVE),
    function("removeLiquidityWithPermit(address tokenA,address tokenB,uint256 liquidity,uint256 amountAMin,uint256 amountBMin,address to,uint256 deadline,bool approveMax,uint8 v,bytes32 r,bytes32 s)", REMOVE),
    function("removeLiquidityETH(address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", REMOVE_COIN),
    function("removeLiquidityAVAX(address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", REMOVE_COIN),
    function("removeLiquidityETHWithPermit(address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline,bool approveMax,uint8 v,bytes32 r,bytes32 s)", REMOVE_COIN),
    function("removeLiquidityETHSupportingFeeOnTransferTokens(address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", REMOVE_COIN),
    function("removeLiquidityETHWithPermitSupportingFeeOnTransferTokens(address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline,bool approveMax,uint8 v,bytes32 r,bytes32 s)", REMOVE_COIN),
    // Without a deadline, as SwapRouter02 has them.
    function("swapExactTokensForTokens(uint256 amountIn,uint256 amountOutMin,address[] path,address to)", IN),
    function("swapTokensForExactTokens(uint256 amountOut,uint256 amountInMax,address[] path,address to)", OUT),
    // Velodrome's first version and its forks.
    function("swapExactTokensForTokens(uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable)[] routes,address to,uint256 deadline)", BY_ROUTES),
    function("swapExactETHForTokens(uint256 amountOutMin,(address from,address to,bool stable)[] routes,address to,uint256 deadline)", FROM_COIN),
    function("swapExactTokensForETH(uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable)[] routes,address to,uint256 deadline)", TO_COIN),
    function("swapExactTokensForTokensSimple(uint256 amountIn,uint256 amountOutMin,address tokenFrom,address tokenTo,bool stable,address to,uint256 deadline)", trade((Of::Token("tokenFrom"), "amountIn"), (Of::Token("tokenTo"), "amountOutMin"), "to")),
    // Velodrome's second version, and Aerodrome.
    function("swapExactTokensForTokens(uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable,address factory)[] routes,address to,uint256 deadline)", BY_ROUTES),
    function("swapExactETHForTokens(uint256 amountOutMin,(address from,address to,bool stable,address factory)[] routes,address to,uint256 deadline)", FROM_COIN),
    function("swapExactTokensForETH(uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable,address factory)[] routes,address to,uint256 deadline)", TO_COIN),
    function("swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable,address factory)[] routes,address to,uint256 deadline)", BY_ROUTES),
    function("swapExactETHForTokensSupportingFeeOnTransferTokens(uint256 amountOutMin,(address from,address to,bool stable,address factory)[] routes,address to,uint256 deadline)", FROM_COIN),
    function("swapExactTokensForETHSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable,address factory)[] routes,address to,uint256 deadline)", TO_COIN),
    function("addLiquidity(address tokenA,address tokenB,bool stable,uint256 amountADesired,uint256 amountBDesired,uint256 amountAMin,uint256 amountBMin,address to,uint256 deadline)", ADD),
    function("addLiquidityETH(address token,bool stable,uint256 amountTokenDesired,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", ADD_COIN),
    function("removeLiquidity(address tokenA,address tokenB,bool stable,uint256 liquidity,uint256 amountAMin,uint256 amountBMin,address to,uint256 deadline)", REMOVE),
    function("removeLiquidityETH(address token,bool stable,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", REMOVE_COIN),
    // A pair, called by a contract that has paid in already.
    function("swap(uint256 amount0Out,uint256 amount1Out,address to,bytes data)", Does::WithdrawAll { parts: &[(Of::Unnamed, "amount0Out"), (Of::Unnamed, "amount1Out")], payee: "to" }),
    function("swapExactTokensForTokensSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable)[] routes,address to,uint256 deadline)", BY_ROUTES),
    function("swapExactETHForTokensSupportingFeeOnTransferTokens(uint256 amountOutMin,(address from,address to,bool stable)[] routes,address to,uint256 deadline)", FROM_COIN),
    function("swapExactTokensForETHSupportingFeeOnTransferTokens(uint256 amountIn,uint256 amountOutMin,(address from,address to,bool stable)[] routes,address to,uint256 deadline)", TO_COIN),
    function("removeLiquidityWithPermit(address tokenA,address tokenB,bool stable,uint256 liquidity,uint256 amountAMin,uint256 amountBMin,address to,uint256 deadline,bool approveMax,uint8 v,bytes32 r,bytes32 s)", REMOVE),
    function("removeLiquidityETHWithPermit(address token,bool stable,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline,bool approveMax,uint8 v,bytes32 r,bytes32 s)", REMOVE_COIN),
    function("removeLiquidityETHSupportingFeeOnTransferTokens(address token,bool stable,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", REMOVE_COIN),
    function("removeLiquidityAVAXSupportingFeeOnTransferTokens(address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", REMOVE_COIN),
    function("removeLiquidityAVAXWithPermit(address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline,bool approveMax,uint8 v,bytes32 r,bytes32 s)", REMOVE_COIN),
    // Katana (Ronin), DragonSwap (Sei), Netswap (Metis), BlazeSwap (Flare)
    function("swapExactRONForTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_IN),
    function("swapExactSEIForTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_IN),
    function("swapExactMetisForTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_IN),
    function("swapExactNATForTokens(uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_IN),
    function("swapExactTokensForRON(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_OUT),
    function("swapExactTokensForSEI(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_OUT),
    function("swapExactTokensForNAT(uint256 amountIn,uint256 amountOutMin,address[] path,address to,uint256 deadline)", COIN_OUT),
    function("swapRONForExactTokens(uint256 amountOut,address[] path,address to,uint256 deadline)", trade((Of::Native, VALUE), (Of::Token("path.last"), "amountOut"), "to")),
    function("swapTokensForExactRON(uint256 amountOut,uint256 amountInMax,address[] path,address to,uint256 deadline)", trade((Of::Token("path.0"), "amountInMax"), (Of::Native, "amountOut"), "to")),
    function("addLiquidityRON(address token,uint256 amountTokenDesired,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", ADD_COIN),
    function("removeLiquidityRON(address token,uint256 liquidity,uint256 amountTokenMin,uint256 amountETHMin,address to,uint256 deadline)", REMOVE_COIN),
];
