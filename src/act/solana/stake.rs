//! The Stake program: who may move a stake, and where it goes.

use super::call::{Call, Data};
use super::lamports;
use crate::act::{Act, Deed, Power, Reader, Role};
use crate::intel::ChainAddress;

/// What an instruction does; `None` if it could not be read.
pub(super) fn read(call: &Call<'_>, reader: &Reader) -> Option<Act> {
    let mut data = Data::of(call);
    Some(match data.u32()? {
        0 => {
            let act = set_up(call, reader, "Initialize", Some(data.key()?), data.key()?);
            let (time, epoch) = (data.u64()?, data.u64()?);
            let custodian = data.key()?;
            let harmless = matches!(act.deed, Deed::Call { .. });
            let open = [time, epoch] == [0, 0] || is_own(call, reader, &custodian);
            if !harmless || open { act } else { locked(call, "Initialize", &custodian) }
        }
        9 => set_up(call, reader, "InitializeChecked", call.key(2), call.key(3)?),
        // Without another who may lift it, that is whoever may now, and nobody knows here who that is.
        6 => {
            for size in [8, 8] {
                data.skip_optional(size)?;
            }
            let custodian = if data.u8()? == 0 { return None } else { data.key()? };
            lock_changed(call, reader, "SetLockup", &custodian)
        }
        12 => lock_changed(call, reader, "SetLockupChecked", &call.key(2)?),
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
        // The program asks for the same authorities in both.
        kind @ (3 | 16 | 17) => {
            let (asset, amount) = lamports(reader, data.u64()?);
            let (read_as, name) = match kind {
                3 => ("Split", "splitStake"),
                16 => ("MoveStake", "destination"),
                _ => ("MoveLamports", "destination"),
            };
            let parties = [call.party(Role::Mentioned, 1, name)];
            call.act(read_as, Deed::Keep { asset, amount }, parties)
        }
        4 => {
            let (asset, amount) = lamports(reader, data.u64()?);
            let parties =
                [call.party(Role::Payee, 1, "to"), call.party(Role::Contract, 0, "stake")];
            call.act("Withdraw", Deed::Withdraw { asset, amount }, parties)
        }
        5 => call.harmless("Deactivate"),
        7 => call.harmless("Merge"),
        13 => call.harmless("GetMinimumDelegation"),
        _ => return None,
    })
}

/// A new stake: one that somebody else may take out is given away.
fn set_up(
    call: &Call<'_>,
    reader: &Reader,
    read_as: &str,
    staker: Option<[u8; 32]>,
    withdrawer: [u8; 32],
) -> Act {
    if !is_own(call, reader, &withdrawer) {
        return given(call, read_as, &withdrawer, 1);
    }
    let mut act = call.harmless(read_as);
    for (key, name) in [(staker, "staker"), (Some(withdrawer), "withdrawer")] {
        act.parties.extend(key.map(|key| call.told(Role::Mentioned, &key, name)));
    }
    act
}

/// Whether it is the user's. Where it is not known who that is, it is one of those who sign, and not the new stake.
fn is_own(call: &Call<'_>, reader: &Reader, key: &[u8; 32]) -> bool {
    let key = ChainAddress::solana(key);
    let signs = || call.signing.contains(&key) && call.address(0).as_ref() != Some(&key);
    if reader.own.is_empty() { signs() } else { reader.is_own(&key) }
}

fn lock_changed(call: &Call<'_>, reader: &Reader, read_as: &str, custodian: &[u8; 32]) -> Act {
    if is_own(call, reader, custodian) {
        return call.harmless(read_as);
    }
    locked(call, read_as, custodian)
}

/// A stake that nobody can take out for a time, unless somebody else lets them: the custodian of its lockup.
fn locked(call: &Call<'_>, read_as: &str, custodian: &[u8; 32]) -> Act {
    let owner = Some(custodian).filter(|key| **key != [0; 32]);
    let owner = owner.map(|key| call.told(Role::Owner, key, "custodian"));
    let (power, words) = if let Some(owner) = &owner {
        let who = owner.short();
        (
            Power::AuthorityGiven,
            format!("This would let nobody but {who} lift the lock of a stake."),
        )
    } else {
        let words = "This would lock a stake, and nobody could lift that.".to_owned();
        (Power::AuthorityRemoved, words)
    };
    let about = Some("who may lift the stake's lock");
    let mut act = call.power(read_as, power, about, [owner, call.party(Role::Account, 0, "stake")]);
    act.words = words;
    act
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
