//! Calls whose function is not known.

use crate::act::call::{Call, wei};
use crate::act::{Act, Deed, Reader, Role};
use crate::decode::{Unread, abi};

/// A call that is not read: said to be unread.
pub(in crate::act) fn unknown(call: &Call<'_>, reader: &mut Reader) -> Act {
    let selector = abi::selector(call.data);
    reader.unread.push(Unread::new(
        call.path,
        match &selector {
            Some(selector) => format!(
                "the function {selector} is not known here; its {} bytes of arguments were only \
                 searched for listed addresses",
                call.data.len() - abi::SELECTOR
            ),
            None => "calldata too short to name a function".to_owned(),
        },
    ));
    let deed = Deed::Call { selector, function: None, read: false, amount: wei(call.value) };
    let mut parties = Vec::new();
    call.close(&mut parties, Role::Contract, reader);
    Act::new(deed, call.path.to_owned(), None, call.means, parties)
}
