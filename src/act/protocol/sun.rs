//! What only Tron has: the smart router of `SunSwap`, and the energy market of `JustLend`. Their other
//! contracts have the functions of Uniswap v2 and v3 and of Compound.

use super::function::{Does, Function, Of, VALUE, deposit, function, trade};
use crate::act::Role;

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function(
        "swapExactInput(address[] path,string[] poolVersion,uint256[] versionLen,uint24[] fees,(uint256 amountIn,uint256 amountOutMin,address to,uint256 deadline) data)",
        trade((Of::Token("path.0"), "data.amountIn"), (Of::Token("path.last"), "data.amountOutMin"), "data.to"),
    ),
    function("rentResource(address receiver,uint256 amount,uint256 resourceType)", deposit(Of::Native, VALUE, "receiver")),
    function("returnResource(address receiver,uint256 amount,uint256 resourceType)", Does::Ordinary)
        .with(&[(Role::Mentioned, "receiver")]),
];
