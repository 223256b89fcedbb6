//! The upgradeable loader: which code a program runs, and who may change it.

use super::call::{Call, Data};
use crate::act::{Act, Amount, Deed, Power, Reader, Role, tokens};

/// What an instruction does; `None` if it could not be read.
pub(super) fn read(call: &Call<'_>, reader: &Reader) -> Option<Act> {
    let mut data = Data::of(call);
    Some(match data.u32()? {
        0 => call.harmless("InitializeBuffer"),
        1 => call.harmless("Write"),
        2 => {
            let deed = Deed::Deploy { amount: Amount::whole(0) };
            let parties = [
                call.party(Role::Implementation, 3, "buffer"),
                call.party(Role::Mentioned, 2, "program"),
            ];
            call.act("DeployWithMaxDataLen", deed, parties)
        }
        3 => {
            let parties = [
                call.party(Role::Implementation, 2, "buffer"),
                call.party(Role::Contract, 1, "program"),
                call.party(Role::RefundReceiver, 3, "spill"),
            ];
            call.power("Upgrade", Power::Upgraded, None, parties)
        }
        // The new authority may be missing: then nobody can change the program any more.
        4 | 7 => {
            let new = call.party(Role::Owner, 2, "newAuthority");
            let power = if new.is_some() || call.is_in_table(2) {
                Power::AuthorityGiven
            } else {
                Power::AuthorityRemoved
            };
            let about = Some("who may replace the program's code");
            call.power("SetAuthority", power, about, [new, call.party(Role::Account, 0, "account")])
        }
        5 => {
            let (asset, amount) = (tokens::native(reader.chain), Amount::unread());
            let parties =
                [call.party(Role::Payee, 1, "recipient"), call.party(Role::Contract, 0, "account")];
            call.act("Close", Deed::Withdraw { asset, amount }, parties)
        }
        6 | 9 => call.harmless("ExtendProgram"),
        _ => return None,
    })
}
