//! Safe's `MultiSend` and `MultiSendCallOnly`: several calls of a Safe, packed into bytes.
//!
//! Each is one byte of operation, twenty of the target, a word of value, a word of length, and the
//! calldata, with nothing between them and no padding.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, function};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Reader};
use crate::decode::{Unread, limits};

pub(super) static FUNCTIONS: &[Function] =
    &[function("multiSend(bytes transactions)", Does::Custom(multi_send))];

/// Run by delegatecall, as it is meant to be, `call.to` is the Safe itself, which makes the calls.
fn multi_send(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let bytes = called.bytes_at("transactions")?;
    // An account that calls itself has no such function, and nothing is sent.
    if reader.code.is_none() && called.call.by.account == Some(called.call.to) {
        reader.unread.push(Unread::odd(called.call.path, "an account has no such function"));
    }
    // Where the bytes end too soon, the contract goes on with whatever its memory holds.
    let cut = "the packed calls end in the middle of one";
    let (count, inner) = each(called, (bytes, &called.path("")), packed, cut, reader);
    Some(called.making(count, inner, reader))
}

/// Calls that stand one after the other in bytes: how many there are, and what they do. `first` takes the first
/// of them off; `cut` says what is odd where it cannot.
pub(super) fn each(
    called: &Called<'_>,
    (bytes, place): (&[u8], &str),
    first: First,
    cut: &'static str,
    reader: &mut Reader,
) -> (usize, Vec<Act>) {
    let mut rest = bytes;
    let mut inner = Vec::new();
    let mut count = 0;
    while !rest.is_empty() {
        let path = format!("{place}[{count}]");
        let Some((one, after)) = first(rest) else {
            reader.unread.push(Unread::ambiguous(path, cut));
            break;
        };
        rest = after;
        count += 1;
        if count > limits::ITEMS {
            continue;
        }
        let (to_path, value_path) = (format!("{path}.to"), format!("{path}.value"));
        let made = Call {
            by: Caller::contract(called.call),
            to: one.to,
            to_path: &to_path,
            value: Some(one.value),
            value_path: &value_path,
            data: one.data,
            path: &path,
            means: called.call.means,
        };
        inner.extend(reader.operation(&made, U256::from(one.operation), &path));
    }
    called.note_more(count, reader);
    (count, inner)
}

/// Takes the first call off: it, and what follows it.
type First = fn(&[u8]) -> Option<(Packed<'_>, &[u8])>;

/// One of the packed calls.
pub(super) struct Packed<'a> {
    pub(super) operation: u8,
    pub(super) to: Address,
    pub(super) value: U256,
    pub(super) data: &'a [u8],
}

/// The first of the packed calls, and what follows it.
fn packed(bytes: &[u8]) -> Option<(Packed<'_>, &[u8])> {
    let (operation, rest) = bytes.split_first()?;
    let (to, rest) = rest.split_first_chunk::<20>()?;
    let (value, rest) = rest.split_first_chunk::<32>()?;
    let (length, rest) = rest.split_first_chunk::<32>()?;
    let length = usize::try_from(U256::from_be_bytes(*length)).ok()?;
    let (data, rest) = rest.split_at_checked(length)?;
    let (operation, to, value) = (*operation, Address::from(*to), U256::from_be_bytes(*value));
    Some((Packed { operation, to, value, data }, rest))
}
