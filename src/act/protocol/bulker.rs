//! Compound III's bulker: a list of actions by their names, with the arguments of each beside it.

use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, deposit, function, send, withdraw,
};
use super::plan::{encoded, note_odd, whole};
use crate::act::call::Call;
use crate::act::{Act, Reader};
use crate::decode::{Unread, limits};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("invoke(bytes32[] actions,bytes[] data)", Does::Custom(invoke)),
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
    let names = called.get("actions")?.items()?;
    let mut inputs = called.get("data")?.items()?;
    called.note_more(names.len(), reader);
    let mut acts = Vec::new();
    for (index, name) in names.enumerate().take(limits::ITEMS) {
        let Some(input) = inputs.next().and_then(|input| input.bytes()) else { break };
        let path = format!("{}[{index}]", called.path("data"));
        if !reader.one_more(&path, input.len()) {
            break;
        }
        let call = Call { data: input, path: &path, ..*called.call };
        let act = action(&name.word()).and_then(|one| {
            note_odd(&call, one, reader);
            encoded(&call, one).read(reader)
        });
        if act.is_none() {
            reader.unread.push(Unread::new(path, "an action that is not known here"));
        }
        acts.extend(act);
    }
    Some(whole(called, acts, reader))
}

/// The action whose name this is, with zeros behind it.
fn action(word: &[u8; 32]) -> Option<&'static Function> {
    let end = word.iter().rposition(|byte| *byte != 0)? + 1;
    let name = word.get(..end)?;
    ACTIONS.iter().find(|one| {
        one.signature.as_bytes().strip_prefix(name).is_some_and(|rest| rest.starts_with(b"("))
    })
}
