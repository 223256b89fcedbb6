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
    function("transferToken(address token,address from,address to,int64 amount)", send(Of::Token("token"), "amount", "to")).with(&[(Role::Holder, "from")]),
    function("transferFrom(address token,address from,address to,uint256 amount)", send(Of::Token("token"), "amount", "to")).with(&[(Role::Holder, "from")]),
    function("hbarApprove(address owner,address spender,int256 amount)", Does::Custom(of_hbar)).with(&[(Role::Holder, "owner")]),
    function("associateToken(address account,address token)", Does::Ordinary).with(&[(Role::Mentioned, "account"), (Role::Token, "token")]),
];

/// An allowance of Hedera's coin, in hundred-millionths of one.
fn of_hbar(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const IN_WEI: U256 = U256::from_limbs([10_000_000_000, 0, 0, 0]);
    let asset = called.asset(Of::Native, reader)?;
    let amount = Amount::allowed(called.uint("amount")?.saturating_mul(IN_WEI), asset.decimals());
    let spender = called.party(Role::Spender, "spender", reader)?;
    Some(called.act(Deed::allowance(asset, amount), Role::Contract, vec![spender], reader))
}

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
