//! Aragon's scripts: calls that an organisation makes once its members have voted, one after the other in bytes.
//!
//! After four bytes that name the form, each is twenty bytes of the target, four of the length, and the calldata.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, function};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Deed, Reader, Role};
use crate::decode::{Unread, limits};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("forward(bytes script)", Does::Custom(script)),
    function("newVote(bytes script,string)", Does::Custom(script)),
    function("newVote(bytes script,string,bool,bool)", Does::Custom(script)),
];

/// The one form there is.
const CALLS: [u8; 4] = [0, 0, 0, 1];

fn script(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut rest = called.bytes_at("script")?.strip_prefix(&CALLS)?;
    let mut inner = Vec::new();
    let mut count = 0;
    while !rest.is_empty() {
        let path = format!("{}[{count}]", called.path("script"));
        let Some((to, data, after)) = one(rest) else {
            reader.unread.push(Unread::ambiguous(path, "the script ends in the middle of a call"));
            break;
        };
        rest = after;
        count += 1;
        if count > limits::ITEMS {
            continue;
        }
        let to_path = format!("{path}.to");
        let made = Call {
            by: Caller::contract(called.call),
            to,
            to_path: &to_path,
            value: Some(U256::ZERO),
            value_path: &path,
            data,
            path: &path,
            means: called.call.means,
        };
        inner.extend(reader.call(&made));
    }
    called.note_more(count, reader);
    let deed = if count == 0 { called.ordinary() } else { Deed::Calls { count } };
    let mut act = called.act(deed, Role::Contract, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// The first of the calls, and what follows it.
fn one(bytes: &[u8]) -> Option<(Address, &[u8], &[u8])> {
    let (to, rest) = bytes.split_first_chunk::<20>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (data, rest) = rest.split_at_checked(length)?;
    Some((Address::from(*to), data, rest))
}
