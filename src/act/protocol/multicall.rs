//! Several calls in one: Multicall 1 to 3, `OpenZeppelin`'s and Uniswap's `multicall`, and the like.
//!
//! `multicall(bytes[])` calls the contract itself, as its caller; the aggregators call others, as
//! themselves.

use super::function::{Called, Does, Function, Shape, UNSAID, function};
use super::morpho_bundles::bundle;
use super::plan;
use crate::act::call::Call;
use crate::act::{Act, Deed, Reader, Role, known};
use crate::decode::limits;

const fn own(data: &'static str) -> Does {
    Does::Calls(Shape::Own(data))
}

const fn each(
    list: &'static str,
    to: &'static str,
    value: &'static str,
    data: &'static str,
) -> Does {
    Does::Calls(Shape::Each { list, to, value, data })
}

const fn aggregate() -> Does {
    each("calls", "target", UNSAID, "callData")
}

const fn lists(to: &'static str, value: &'static str, data: &'static str) -> Does {
    Does::Calls(Shape::Lists { to, value, data })
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("aggregate((address target,bytes callData)[] calls)", aggregate()),
    function("tryAggregate(bool requireSuccess,(address target,bytes callData)[] calls)", aggregate()),
    function("blockAndAggregate((address target,bytes callData)[] calls)", aggregate()),
    function("tryBlockAndAggregate(bool requireSuccess,(address target,bytes callData)[] calls)", aggregate()),
    function("aggregate3((address target,bool allowFailure,bytes callData)[] calls)", aggregate()),
    function("aggregate3Value((address target,bool allowFailure,uint256 value,bytes callData)[] calls)", each("calls", "target", "value", "callData")),
    function("multicall(bytes[] data)", Does::Custom(own_calls)),
    function("multicall(uint256 deadline,bytes[] data)", Does::Custom(own_calls)),
    function("multicall(bytes32 previousBlockhash,bytes[] data)", Does::Custom(own_calls)),
    function("multicall((bool allowFailure,bytes callData)[] calls)", own("calls")),
    function("multicallWithNodeCheck(bytes32 nodehash,bytes[] data)", own("data")),
    function("tryMulticall(bytes[] data)", own("data")),
    function("batch(bytes[] calls,bool revertOnFail)", own("calls")),
    function("multicall(address[] targets,bytes[] data)", lists("targets", UNSAID, "data")),
    function("multicall(address[] targets,uint256[] values,bytes[] data)", lists("targets", "values", "data")),
    function("multicall(address[] targets,bytes[] data,uint256[] values)", lists("targets", "values", "data")),
    function("multicall((address target,bytes callData)[] calls)", aggregate()),
    function("multicall((address target,uint256 value,bytes callData)[] calls)", Does::Custom(with_values_or_gas)),
    function("multicall((address to,bytes data,uint256 value,bool skipRevert,bytes32 callbackHash)[] bundle)", Does::Custom(bundle)),
    // Moonbeam's own
    function("batchAll(address[] to,uint256[] values,bytes[] calls,uint64[])", Does::Custom(as_the_caller)),
    function("batchSome(address[] to,uint256[] values,bytes[] calls,uint64[])", Does::Custom(as_the_caller)),
    function("batchSomeUntilFailure(address[] to,uint256[] values,bytes[] calls,uint64[])", Does::Custom(as_the_caller)),
];

/// Calls that the network makes as whoever asks for them. Lists that are shorter end in nothing.
fn as_the_caller(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("to")?;
    called.note_more(count, reader);
    let may_fail = called.function.signature.starts_with("batchSome");
    let mut act = called.act(Deed::Calls { count }, Role::Contract, Vec::new(), reader);
    for at in 0..count.min(limits::ITEMS) {
        let [to, value, data] = ["to", "values", "calls"].map(|list| format!("{list}.{at}"));
        let (to_path, value_path, path) =
            (called.path(&to), called.path(&value), called.path(&data));
        let call = Call {
            to: called.address(&to)?,
            to_path: &to_path,
            value: Some(called.uint(&value).unwrap_or_default()),
            value_path: &value_path,
            data: called.bytes_at(&data).unwrap_or_default(),
            path: &path,
            ..*called.call
        };
        act.calls.extend(reader.apart(may_fail, |reader| reader.call(&call)));
    }
    Some(act)
}

/// Uniswap's own for reading takes how much gas a call may use where others take what it is paid.
fn with_values_or_gas(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let contract = known::contract(reader.chain, &called.call.to);
    let is_gas = contract.is_some_and(|contract| contract.name == "Uniswap multicall");
    let value = if is_gas { UNSAID } else { "value" };
    called.read_as(each("calls", "target", value, "callData"), reader)
}

/// What a router calls of itself is told as the trade that it comes to, where it is nothing else and for nobody else.
fn own_calls(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.read_as(own("data"), reader)?;
    let router = known::contract(reader.chain, &called.call.to);
    let ours = |act: &Act| {
        let payee = act.party(Role::Payee).and_then(|payee| payee.address.bytes20());
        payee.is_none_or(|payee| *payee == called.call.to || reader.has_own(*payee))
    };
    let trades = |act: &Act| {
        let deed = matches!(act.deed, Deed::Trade { .. } | Deed::Withdraw { .. });
        deed && act.calls.is_empty() && ours(act)
    };
    if router.is_some_and(|one| one.kind == known::Kind::Router) && act.calls.iter().all(trades) {
        let calls = std::mem::take(&mut act.calls);
        act = plan::whole_of_own(called, calls, reader);
    }
    Some(act)
}
