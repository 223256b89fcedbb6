//! ERC-777 tokens: operators may send and burn whatever the account has of the token.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, Of, allow, function, send};
use crate::act::{Act, Amount, Deed, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("send(address recipient,uint256 amount,bytes data)", send(Of::This, "amount", "recipient")),
    function("operatorSend(address sender,address recipient,uint256 amount,bytes data,bytes operatorData)", send(Of::This, "amount", "recipient"))
        .with(&[(Role::Holder, "sender")]),
    function("operatorBurn(address account,uint256 amount,bytes data,bytes operatorData)", Does::Ordinary)
        .with(&[(Role::Holder, "account")]),
    function("burn(uint256 amount,bytes data)", Does::Ordinary),
    function("authorizeOperator(address operator)", Does::Custom(authorize)),
    function("revokeOperator(address operator)", Does::Custom(revoke)),
    // LUKSO's tokens (LSP7)
    function("authorizeOperator(address operator,uint256 amount,bytes data)", allow(Of::This, "amount", "operator")),
    function("transfer(address from,address to,uint256 amount,bool force,bytes data)", send(Of::This, "amount", "to")).with(&[(Role::Holder, "from")]),
    // Hedera's, by way of its own contract
    function("approve(address token,address spender,uint256 amount)", allow(Of::Token("token"), "amount", "spender")),
];

fn authorize(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything(called, "operator", U256::MAX, reader)
}

fn revoke(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    everything(called, "operator", U256::ZERO, reader)
}

/// An allowance of everything, or of nothing any more.
pub(super) fn everything(
    called: &Called<'_>,
    spender: &str,
    value: U256,
    reader: &mut Reader,
) -> Option<Act> {
    let asset = reader.token(called.call.to);
    let spender = called.party(Role::Spender, spender, reader)?;
    let amount = Amount::allowed(value, asset.decimals());
    let deed = Deed::allowance(asset, amount);
    Some(called.act(deed, Role::Token, vec![spender], reader))
}
