//! Uniswap v3: both swap routers, the position manager, and the forks of them (`PancakeSwap`, Sushi,
//! Slipstream).

use super::erc20::{burned, pulled};
use super::function::{Called, Does, Function, Of, UNSAID, deposit, function, sweep, trade};
use crate::act::{Act, Amount, Deed, Party, Reader, Role};

const SINGLE_IN: Does = trade(
    (Of::Token("params.tokenIn"), "params.amountIn"),
    (Of::Token("params.tokenOut"), "params.amountOutMinimum"),
    "params.recipient",
);
const SINGLE_OUT: Does = trade(
    (Of::Token("params.tokenIn"), "params.amountInMaximum"),
    (Of::Token("params.tokenOut"), "params.amountOut"),
    "params.recipient",
);
const PATH_IN: Does = trade(
    (Of::First("params.path"), "params.amountIn"),
    (Of::Last("params.path"), "params.amountOutMinimum"),
    "params.recipient",
);
// The path of an exact output is written backwards.
const PATH_OUT: Does = trade(
    (Of::Last("params.path"), "params.amountInMaximum"),
    (Of::First("params.path"), "params.amountOut"),
    "params.recipient",
);
const MINT: Does = Does::DepositAll {
    parts: &[
        (Of::Token("params.token0"), "params.amount0Desired"),
        (Of::Token("params.token1"), "params.amount1Desired"),
    ],
    payee: "params.recipient",
};
const COLLECT: Does =
    Does::Withdraw { asset: Of::Unnamed, amount: UNSAID, payee: "params.recipient" };
const SWEEP: Does = sweep(Of::Token("token"), "amountMinimum", "recipient");
const UNWRAP: Does = sweep(Of::Native, "amountMinimum", "recipient");
const SELF_PERMIT: Does = Does::Custom(self_permit);
const FEE: &[(Role, &str)] = &[(Role::FeeReceiver, "feeRecipient")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // SwapRouter
    function("exactInputSingle((address tokenIn,address tokenOut,uint24 fee,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 sqrtPriceLimitX96) params)", SINGLE_IN),
    function("exactInput((bytes path,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum) params)", PATH_IN),
    function("exactOutputSingle((address tokenIn,address tokenOut,uint24 fee,address recipient,uint256 deadline,uint256 amountOut,uint256 amountInMaximum,uint160 sqrtPriceLimitX96) params)", SINGLE_OUT),
    function("exactOutput((bytes path,address recipient,uint256 deadline,uint256 amountOut,uint256 amountInMaximum) params)", PATH_OUT),
    // SwapRouter02
    function("exactInputSingle((address tokenIn,address tokenOut,uint24 fee,address recipient,uint256 amountIn,uint256 amountOutMinimum,uint160 sqrtPriceLimitX96) params)", SINGLE_IN),
    function("exactInput((bytes path,address recipient,uint256 amountIn,uint256 amountOutMinimum) params)", PATH_IN),
    function("exactOutputSingle((address tokenIn,address tokenOut,uint24 fee,address recipient,uint256 amountOut,uint256 amountInMaximum,uint160 sqrtPriceLimitX96) params)", SINGLE_OUT),
    function("exactOutput((bytes path,address recipient,uint256 amountOut,uint256 amountInMaximum) params)", PATH_OUT),
    // Slipstream (Velodrome, Aerodrome): the spacing of ticks in place of the fee.
    function("exactInputSingle((address tokenIn,address tokenOut,int24 tickSpacing,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 sqrtPriceLimitX96) params)", SINGLE_IN),
    function("exactOutputSingle((address tokenIn,address tokenOut,int24 tickSpacing,address recipient,uint256 deadline,uint256 amountOut,uint256 amountInMaximum,uint160 sqrtPriceLimitX96) params)", SINGLE_OUT),
    // Algebra (QuickSwap, Camelot, THENA): pools set their own fees.
    function("exactInputSingle((address tokenIn,address tokenOut,address recipient,uint256 deadline,uint256 amountIn,uint256 amountOutMinimum,uint160 limitSqrtPrice) params)", SINGLE_IN),
    // PancakeSwap's stable pools
    function("exactInputStableSwap(address[] path,uint256[] flag,uint256 amountIn,uint256 amountOutMin,address to)", trade((Of::Token("path.0"), "amountIn"), (Of::Token("path.last"), "amountOutMin"), "to")),
    function("exactOutputStableSwap(address[] path,uint256[] flag,uint256 amountOut,uint256 amountInMax,address to)", trade((Of::Token("path.0"), "amountInMax"), (Of::Token("path.last"), "amountOut"), "to")),
    // Payments out of the router
    function("sweepToken(address token,uint256 amountMinimum,address recipient)", SWEEP),
    function("sweepToken(address token,uint256 amountMinimum)", SWEEP),
    function("sweepTokenWithFee(address token,uint256 amountMinimum,address recipient,uint256 feeBips,address feeRecipient)", SWEEP).with(FEE),
    function("sweepTokenWithFee(address token,uint256 amountMinimum,uint256 feeBips,address feeRecipient)", SWEEP).with(FEE),
    function("unwrapWETH9(uint256 amountMinimum,address recipient)", UNWRAP),
    function("unwrapWETH9(uint256 amountMinimum)", UNWRAP),
    function("unwrapWETH9WithFee(uint256 amountMinimum,address recipient,uint256 feeBips,address feeRecipient)", UNWRAP).with(FEE),
    function("unwrapWETH9WithFee(uint256 amountMinimum,uint256 feeBips,address feeRecipient)", UNWRAP).with(FEE),
    function("refundETH()", sweep(Of::Native, UNSAID, UNSAID)),
    // Payments into it, and what it is allowed
    function("pull(address token,uint256 value)", deposit(Of::Token("token"), "value", UNSAID)),
    function("pullToken(address token,uint256 value,address recipient)", Does::Custom(|called, reader| pulled(called, "token", "recipient", reader))),
    function("wrapETH(uint256 value)", deposit(Of::Native, "value", UNSAID)),
    function("selfPermit(address token,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", SELF_PERMIT),
    function("selfPermitIfNecessary(address token,uint256 value,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", SELF_PERMIT),
    function("selfPermitAllowed(address token,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", SELF_PERMIT),
    function("selfPermitAllowedIfNecessary(address token,uint256 nonce,uint256 expiry,uint8 v,bytes32 r,bytes32 s)", SELF_PERMIT),
    // The router lets the position manager take what is the router's.
    function("approveMaxMinusOne(address token)", Does::Ordinary),
    function("approveZeroThenMax(address token)", Does::Ordinary),
    function("approveZeroThenMaxMinusOne(address token)", Does::Ordinary),
    function("mint((address token0,address token1,uint24 fee,int24 tickLower,int24 tickUpper,uint256 amount0Min,uint256 amount1Min,address recipient) params)",
        Does::DepositAll { parts: &[(Of::Token("params.token0"), UNSAID), (Of::Token("params.token1"), UNSAID)], payee: "params.recipient" }),
    function("increaseLiquidity((address token0,address token1,uint256 tokenId,uint256 amount0Min,uint256 amount1Min) params)",
        Does::DepositAll { parts: &[(Of::Token("params.token0"), UNSAID), (Of::Token("params.token1"), UNSAID)], payee: UNSAID }),
    // Positions
    function("mint((address token0,address token1,uint24 fee,int24 tickLower,int24 tickUpper,uint256 amount0Desired,uint256 amount1Desired,uint256 amount0Min,uint256 amount1Min,address recipient,uint256 deadline) params)", MINT),
    function("mint((address token0,address token1,int24 tickSpacing,int24 tickLower,int24 tickUpper,uint256 amount0Desired,uint256 amount1Desired,uint256 amount0Min,uint256 amount1Min,address recipient,uint256 deadline,uint160 sqrtPriceX96) params)", MINT),
    function("mint((address token0,address token1,int24 tickSpacing,int24 tickLower,int24 tickUpper,uint256 amount0Desired,uint256 amount1Desired,uint256 amount0Min,uint256 amount1Min,address recipient,uint256 deadline) params)", MINT),
    function("mint((address token0,address token1,int24 tickLower,int24 tickUpper,uint256 amount0Desired,uint256 amount1Desired,uint256 amount0Min,uint256 amount1Min,address recipient,uint256 deadline) params)", MINT),
    function("mint((address token0,address token1,address deployer,int24 tickLower,int24 tickUpper,uint256 amount0Desired,uint256 amount1Desired,uint256 amount0Min,uint256 amount1Min,address recipient,uint256 deadline) params)", MINT),
    function("increaseLiquidity((uint256 tokenId,uint256 amount0Desired,uint256 amount1Desired,uint256 amount0Min,uint256 amount1Min,uint256 deadline) params)",
        Does::Custom(|called, reader| called.put_into("params.tokenId", &["params.amount0Desired", "params.amount1Desired"], reader))),
    function("decreaseLiquidity((uint256 tokenId,uint128 liquidity,uint256 amount0Min,uint256 amount1Min,uint256 deadline) params)", Does::Ordinary),
    function("collect((uint256 tokenId,address recipient,uint128 amount0Max,uint128 amount1Max) params)", COLLECT),
    function("burn(uint256 tokenId)", Does::Custom(burned)),
    function("createAndInitializePoolIfNecessary(address token0,address token1,uint24 fee,uint160 sqrtPriceX96)", Does::Ordinary),
    function("createAndInitializePoolIfNecessary(address token0,address token1,uint160 sqrtPriceX96)", Does::Ordinary),
    // A pool, called by a contract that pays in the callback.
    function("swap(address recipient,bool zeroForOne,int256 amountSpecified,uint160 sqrtPriceLimitX96,bytes data)", Does::Withdraw { asset: Of::Unnamed, amount: UNSAID, payee: "recipient" }),
];

/// The router hands in the caller's permit for itself. Without an amount it is for everything.
fn self_permit(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Token("token"), reader)?;
    let value = called.uint("value").unwrap_or(alloy_primitives::U256::MAX);
    let amount = Amount::allowed(value, asset.decimals());
    let path = called.call.to_path.to_owned();
    let router = Party::new(Role::Spender, called.call.to, path, reader.chain);
    let token = called.party(Role::Token, "token", reader)?;
    let deed = Deed::allowance(asset, amount);
    Some(called.act(deed, Role::Contract, vec![router, token], reader))
}
