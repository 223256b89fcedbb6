//! Aragon's scripts: calls that an organisation makes once its members have voted, one after the other in bytes.
//!
//! After four bytes that name the form, each is twenty bytes of the target, four of the length, and the calldata.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, function};
use super::multisend::{Packed, each};
use crate::act::{Act, Deed, Reader, Role};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("forward(bytes script)", Does::Custom(script)),
    function("newVote(bytes script,string)", Does::Custom(script)),
    function("newVote(bytes script,string,bool,bool)", Does::Custom(script)),
];

/// The one form there is.
const CALLS: [u8; 4] = [0, 0, 0, 1];

fn script(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let bytes = called.bytes_at("script")?.strip_prefix(&CALLS)?;
    let cut = "the script ends in the middle of a call";
    let (count, inner) = each(called, (bytes, &called.path("script")), first, cut, reader);
    let deed = if count == 0 { called.ordinary() } else { Deed::Calls { count } };
    let mut act = called.act(deed, Role::Contract, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// The first of the calls, and what follows it.
fn first(bytes: &[u8]) -> Option<(Packed<'_>, &[u8])> {
    let (to, rest) = bytes.split_first_chunk::<20>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (data, rest) = rest.split_at_checked(length)?;
    let to = Address::from(*to);
    Some((Packed { operation: 0, to, value: U256::ZERO, data }, rest))
}
