//! Calls whose function is not known.

use super::guess::{self, Guess};
use crate::act::call::{Call, wei};
use crate::act::{Act, Deed, Reader, Role};
use crate::decode::{Unread, abi};

/// A call that is not read: said to be unread, with what it looks like.
pub(in crate::act) fn unknown(call: &Call<'_>, reader: &mut Reader) -> Act {
    let selector = abi::selector(call.data);
    let Guess { mut parties, calls, function } = guess::guess(call, reader);
    let reason = match &selector {
        Some(selector) if calls.is_empty() => format!(
            "the function {selector} is not known here; its {} bytes of arguments were only \
             searched for listed addresses",
            call.data.len() - abi::SELECTOR
        ),
        Some(selector) => {
            format!(
                "the function {selector} is not known here, and the calls inside it are a guess"
            )
        }
        None => "calldata too short to name a function".to_owned(),
    };
    reader.unread.push(Unread::new(call.path, reason));
    let deed = Deed::Call { selector, function, read: false, amount: wei(call.value) };
    call.close(&mut parties, Role::Contract, reader);
    let mut act = Act::new(deed, call.path.to_owned(), None, call.means, parties);
    act.calls = calls;
    act
}
