//! Many tokens in one contract without callbacks (ERC-6909), as Uniswap v4 keeps balances.

use super::function::{Called, Does, Function, function};
use crate::act::{Act, Amount, Asset, Change, Deed, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("approve(address spender,uint256 id,uint256 amount)", Does::Custom(approve)),
    function("transfer(address receiver,uint256 id,uint256 amount)", Does::Custom(transfer)),
    function("transferFrom(address sender,address receiver,uint256 id,uint256 amount)", Does::Custom(transfer))
        .with(&[(Role::Holder, "sender")]),
];

fn approve(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let spender = called.party(Role::Spender, "spender", reader)?;
    let amount = Amount::allowed(called.uint("amount")?, None);
    let deed =
        Deed::Allow { asset: token(called, reader)?, amount, change: Change::Set, expires: None };
    Some(called.act(deed, Role::Token, vec![spender], reader))
}

fn transfer(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let payee = called.party(Role::Payee, "receiver", reader)?;
    let deed = Deed::Send { asset: token(called, reader)?, amount: called.amount("amount") };
    Some(called.act(deed, Role::Token, vec![payee], reader))
}

fn token(called: &Called<'_>, reader: &Reader) -> Option<Asset> {
    let id = called.uint("id")?.to_string();
    Some(Asset::Collectible { address: reader.spelled(called.call.to), id })
}
