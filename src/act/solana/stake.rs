//! The Stake program: who may move a stake, and where it goes.

use super::call::{Call, Data};
use super::lamports;
use crate::act::{Act, Deed, Power, Reader, Role};

/// What an instruction does; `None` if it could not be read.
pub(super) fn read(call: &Call<'_>, reader: &Reader) -> Option<Act> {
    let mut data = Data::of(call);
    Some(match data.u32()? {
        0 => {
            let (staker, withdrawer) = (data.key()?, data.key()?);
            let mut act = call.harmless("Initialize");
            for (key, name) in [(staker, "staker"), (withdrawer, "withdrawer")] {
                // A new stake that somebody else may take out is given away.
                let own = reader.is_own(&crate::intel::ChainAddress::solana(&key));
                if !own && !reader.own.is_empty() && name == "withdrawer" {
                    return Some(given(call, "Initialize", &key, 1));
                }
                act.parties.push(call.told(Role::Mentioned, &key, name));
            }
            act
        }
        1 => {
            let new = data.key()?;
            given(call, "Authorize", &new, data.u32()?)
        }
        // The new authority stands among the accounts, and signs as well.
        10 => {
            let kind = data.u32()?;
            given(call, "AuthorizeChecked", &call.key(3)?, kind)
        }
        8 => {
            let new = data.key()?;
            given(call, "AuthorizeWithSeed", &new, data.u32()?)
        }
        11 => {
            let kind = data.u32()?;
            given(call, "AuthorizeCheckedWithSeed", &call.key(3)?, kind)
        }
        2 => {
            let act = call.harmless("DelegateStake");
            let mut act = act;
            act.parties.extend(call.party(Role::Mentioned, 1, "vote"));
            act
        }
        3 => {
            let (asset, amount) = lamports(reader, data.u64()?);
            let parties = [call.party(Role::Mentioned, 1, "splitStake")];
            call.act("Split", Deed::Keep { asset, amount }, parties)
        }
        4 => {
            let (asset, amount) = lamports(reader, data.u64()?);
            let parties =
                [call.party(Role::Payee, 1, "to"), call.party(Role::Contract, 0, "stake")];
            call.act("Withdraw", Deed::Withdraw { asset, amount }, parties)
        }
        5 => call.harmless("Deactivate"),
        7 => call.harmless("Merge"),
        9 | 13 => call.harmless("stake set-up"),
        _ => return None,
    })
}

/// Another who may manage a stake (0) or take it out (1).
fn given(call: &Call<'_>, read_as: &str, new: &[u8; 32], kind: u32) -> Act {
    let (power, about) = match kind {
        0 => (Power::AuthorityGiven, "who may manage the stake"),
        _ => (Power::StakeGiven, "who may take out the stake"),
    };
    let parties =
        [Some(call.told(Role::Owner, new, "newAuthority")), call.party(Role::Account, 0, "stake")];
    call.power(read_as, power, Some(about), parties)
}
