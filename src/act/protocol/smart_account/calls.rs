//! Calls and delegatecalls that an account makes, in the forms of those that are not rows.

use alloy_primitives::{U256, hex};

use crate::act::call::{Call, Caller, wei};
use crate::act::protocol::function::Called;
use crate::act::protocol::{self, unknown};
use crate::act::{Act, Deed, Reader, Role};
use crate::decode::{Unread, abi, limits};

/// A user operation for `executeUserOp` carries, after the selector, whatever the account makes of it:
/// with Alchemy's accounts, calldata for the account itself.
pub(super) fn after_selector(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let rest = called.call.data.get(abi::SELECTOR..)?;
    protocol::function(rest)?;
    let inner = reader.call(&Call { data: rest, value: Some(U256::ZERO), ..*called.call });
    let mut act = called.act(Deed::Calls { count: 1 }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// Code that is run as the account.
pub(super) fn delegatecall(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (to_path, path) = (called.path("to"), called.path("data"));
    let made = Call {
        by: Caller::contract(called.call),
        to: called.address("to")?,
        to_path: &to_path,
        // Code that is run like this sees what was sent along with the call.
        value: called.call.value,
        value_path: &path,
        data: called.bytes_at("data")?,
        path: &path,
        means: called.call.means,
    };
    let inner = reader.delegatecall(&made);
    let mut act = called.act(Deed::Calls { count: 1 }, Role::Account, Vec::new(), reader);
    act.calls = vec![inner];
    Some(act)
}

/// Calls, read-only ones, contracts that are created (1 and 2), and delegatecalls, by number.
pub(super) fn erc725(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.act(Deed::Calls { count: 1 }, Role::Account, Vec::new(), reader);
    act.calls = operation(called, ["operationType", "target", "value", "data"], reader)?;
    Some(act)
}

/// The same of lists of each.
pub(super) fn erc725_batch(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("operations")?;
    called.note_more(count, reader);
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    for at in 0..count.min(limits::ITEMS) {
        let [kind, target, value, data] =
            ["operations", "targets", "values", "datas"].map(|list| format!("{list}.{at}"));
        act.calls.extend(operation(called, [&kind, &target, &value, &data], reader)?);
    }
    Some(act)
}

fn operation(
    called: &Called<'_>,
    [kind, target, value, data]: [&str; 4],
    reader: &mut Reader,
) -> Option<Vec<Act>> {
    let (to_path, value_path, path) = (called.path(target), called.path(value), called.path(data));
    let made = Call {
        by: Caller::contract(called.call),
        to: called.address(target)?,
        to_path: &to_path,
        value: called.uint(value),
        value_path: &value_path,
        data: called.bytes_at(data)?,
        path: &path,
        means: called.call.means,
    };
    let operation = match called.uint(kind)?.try_into() {
        Ok(0_u8 | 3) => U256::ZERO,
        Ok(1 | 2) => {
            let reason = "the code of the new contract was only searched for listed addresses";
            reader.unread.push(Unread::new(path.as_str(), reason));
            let deed = Deed::Deploy { amount: wei(made.value) };
            let target = called.party(Role::Mentioned, target, reader);
            let parties = target.filter(|_| !made.to.is_zero()).into_iter().collect();
            return Some(vec![Act::new(deed, path, None, called.call.means, parties)]);
        }
        Ok(4) => U256::ONE,
        _ => U256::MAX,
    };
    Some(reader.operation(&made, operation, &called.path(kind)))
}

/// One call of a list, at this path.
fn listed(
    called: &Called<'_>,
    one: &abi::Value<'_>,
    to: &str,
    operation: U256,
    path: &str,
    reader: &mut Reader,
) -> Option<Vec<Act>> {
    let [to_path, value_path, data_path] =
        [to, "value", "data"].map(|member| format!("{path}.{member}"));
    let made = Call {
        by: Caller::contract(called.call),
        to: one.address_at(to)?,
        to_path: &to_path,
        value: one.uint_at("value"),
        value_path: &value_path,
        data: one.bytes_at("data")?,
        path: &data_path,
        means: called.call.means,
    };
    Some(reader.operation(&made, operation, path))
}

pub(super) fn sequence(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let code = |one: &abi::Value<'_>| Some(U256::from(u8::from(one.bool_at("delegateCall")?)));
    each_operation(called, ("txs", "target"), code, reader)
}

/// Calls and delegatecalls of an account of a token; contracts that are created are 2 and 3.
pub(super) fn operations(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    each_operation(called, ("operations", "to"), |one| one.uint_at("operation"), reader)
}

fn each_operation(
    called: &Called<'_>,
    (list, to): (&str, &str),
    operation: impl Fn(&abi::Value<'_>) -> Option<U256>,
    reader: &mut Reader,
) -> Option<Act> {
    let calls = called.get(list)?.items()?;
    let count = calls.len();
    called.note_more(count, reader);
    let mut inner = Vec::new();
    for (index, one) in calls.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path(list));
        inner.extend(listed(called, &one, to, operation(&one)?, &path, reader)?);
    }
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// A hash that counts as signed by the account from then on.
pub(super) fn signed_hash(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let hash = hex::encode_prefixed(called.get("hash")?.word());
    let deed = Deed::SignHash { hash, prefixed: true };
    Some(called.act(deed, Role::Account, Vec::new(), reader))
}

/// Calls whose arguments are put together from pieces: those that stand in the request, and those that are only
/// looked up when they are made.
pub(super) fn composed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let list = called.get("executions")?.items()?;
    let count = list.len();
    called.note_more(count, reader);
    let mut inner = Vec::new();
    for (index, one) in list.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("executions"));
        let to_path = format!("{path}.to");
        let mut data = one.get("functionSig")?.word().get(..abi::SELECTOR)?.to_vec();
        let mut whole = true;
        for piece in one.get("inputParams")?.items()? {
            let known = piece.uint_at("fetcherType")?.is_zero();
            whole &= known;
            data.extend(if known { piece.bytes_at("paramData")? } else { &[0; abi::WORD] });
        }
        let made = Call {
            by: Caller::contract(called.call),
            to: one.address_at("to")?,
            to_path: &to_path,
            value: one.uint_at("value"),
            value_path: &path,
            data: &data,
            path: &path,
            means: called.call.means,
        };
        if whole {
            inner.extend(reader.call(&made));
        } else {
            // What is in the place of the rest is not known.
            inner.push(unknown::unknown(&made, reader));
        }
    }
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

pub(super) fn several_batches(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let batches = called.get("toExec")?.items()?;
    called.note_more(batches.len(), reader);
    let mut inner = Vec::new();
    let mut count = 0;
    for (batch, calls) in batches.enumerate().take(limits::ITEMS) {
        let calls = calls.get("calls")?.items()?;
        count += calls.len();
        called.note_more(calls.len(), reader);
        for (index, one) in calls.enumerate().take(limits::ITEMS) {
            let path = format!("{}[{batch}].calls[{index}]", called.path("toExec"));
            inner.extend(listed(called, &one, "to", U256::ZERO, &path, reader)?);
        }
    }
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}
