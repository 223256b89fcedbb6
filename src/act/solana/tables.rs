//! The address lookup table program: lists of accounts that transactions may take from.

use super::call::{Call, Data};
use crate::act::{Act, Role};

/// What an instruction does; `None` if it could not be read.
pub(super) fn read(call: &Call<'_>) -> Option<Act> {
    let mut data = Data::of(call);
    Some(match data.u32()? {
        0 => call.harmless("CreateLookupTable"),
        1 => call.harmless("FreezeLookupTable"),
        2 => {
            let mut act = call.harmless("ExtendLookupTable");
            let count = usize::try_from(data.u64()?).ok()?;
            for index in 0..count {
                let name = format!("addresses[{index}]");
                act.parties.push(call.told(Role::Mentioned, &data.key()?, &name));
            }
            act
        }
        3 => call.harmless("DeactivateLookupTable"),
        4 => call.harmless("CloseLookupTable"),
        _ => return None,
    })
}
