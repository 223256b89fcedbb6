//! ERC-20 tokens, with `OpenZeppelin`'s `increaseAllowance` and `decreaseAllowance`.
//!
//! `approve` and `transferFrom` have the same selectors in ERC-721, where the number is a token id.

use super::function::{Does, Function, Of, allow, function, send};
use crate::act::{Change, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("transfer(address to,uint256 value)", send(Of::This, "value", "to")),
    function("transferFrom(address from,address to,uint256 value)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("approve(address spender,uint256 value)", allow(Of::This, "value", "spender")),
    function("increaseAllowance(address spender,uint256 addedValue)", raise("addedValue", "spender")),
    function("increaseApproval(address spender,uint256 addedValue)", raise("addedValue", "spender")),
    function("decreaseAllowance(address spender,uint256 subtractedValue)", lower("subtractedValue", "spender")),
    // ERC-1363, ERC-677 and ERC-223: the one who gets it is told at once.
    function("approveAndCall(address spender,uint256 value)", allow(Of::This, "value", "spender")),
    function("approveAndCall(address spender,uint256 value,bytes data)", allow(Of::This, "value", "spender")),
    function("transferAndCall(address to,uint256 value)", send(Of::This, "value", "to")),
    function("transferAndCall(address to,uint256 value,bytes data)", send(Of::This, "value", "to")),
    function("transfer(address to,uint256 value,bytes data)", send(Of::This, "value", "to")),
    function("transferFromAndCall(address from,address to,uint256 value)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("transferFromAndCall(address from,address to,uint256 value,bytes data)", send(Of::This, "value", "to"))
        .with(&[(Role::Holder, "from")]),
    function("decreaseApproval(address spender,uint256 subtractedValue)", lower("subtractedValue", "spender")),
];

const fn raise(amount: &'static str, spender: &'static str) -> Does {
    Does::Allow { asset: Of::This, amount, spender, change: Change::Raise }
}

const fn lower(amount: &'static str, spender: &'static str) -> Does {
    Does::Allow { asset: Of::This, amount, spender, change: Change::Lower }
}
