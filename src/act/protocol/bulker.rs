//! Compound III's bulker: a list of actions by their names, with the arguments of each beside it.

use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, deposit, function, send, trade, withdraw,
};
use super::plan::{encoded, listed, note_odd};
use crate::act::{Act, Asset, Deed, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("invoke(bytes32[] actions,bytes[] data)", Does::Custom(invoke)),
    function("buyCollateral(address asset,uint256 minAmount,uint256 baseAmount,address recipient)", trade((Of::Unnamed, UNSAID), (Of::Token("asset"), "minAmount"), "recipient")),
    function("absorb(address absorber,address[] accounts)", Does::Ordinary),
];

#[rustfmt::skip]
static ACTIONS: &[Function] = &[
    function("ACTION_SUPPLY_ASSET(address comet,address to,address asset,uint256 amount)", deposit(Of::Token("asset"), "amount", "to")),
    function("ACTION_SUPPLY_NATIVE_TOKEN(address comet,address to,uint256 amount)", deposit(Of::Native, VALUE, "to")),
    function("ACTION_TRANSFER_ASSET(address comet,address to,address asset,uint256 amount)", send(Of::Token("asset"), "amount", "to")),
    function("ACTION_WITHDRAW_ASSET(address comet,address to,address asset,uint256 amount)", withdraw(Of::Token("asset"), "amount", "to")),
    function("ACTION_WITHDRAW_NATIVE_TOKEN(address comet,address to,uint256 amount)", withdraw(Of::Native, "amount", "to")),
    function("ACTION_CLAIM_REWARD(address comet,address rewards,address src,bool shouldAccrue)", withdraw(Of::Unnamed, UNSAID, "src")),
];

fn invoke(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    listed(called, reader, |name, call, reader| {
        let one = action(name)?;
        note_odd(call, one, reader);
        let called = encoded(call, one);
        let act = called.read(reader)?;
        // The coins go to whatever market is named.
        let is_coin = matches!(act.deed, Deed::Deposit { asset: Asset::Native { .. }, .. });
        let market = called.party(Role::Payee, "comet", reader);
        if is_coin && market.is_some_and(|market| market.kind.is_none()) {
            return Some(vec![called.read_as(send(Of::Native, "amount", "comet"), reader)?]);
        }
        Some(vec![act])
    })
}

/// The action whose name this is, with zeros behind it.
fn action(word: &[u8; 32]) -> Option<&'static Function> {
    let end = word.iter().rposition(|byte| *byte != 0)? + 1;
    let name = word.get(..end)?;
    ACTIONS.iter().find(|one| {
        one.signature.as_bytes().strip_prefix(name).is_some_and(|rest| rest.starts_with(b"("))
    })
}
