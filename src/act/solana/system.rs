//! The System program: coins, new accounts, who runs an account, durable nonces.

use super::Holdings;
use super::associated::{Holding, is_token_program};
use super::call::{Call, Data};
use super::{lamports, programs};
use crate::act::{Act, Deed, Power, Reader, Role};
use crate::intel::ChainAddress;

/// What an instruction does; `None` if it could not be read.
pub(super) fn read(call: &Call<'_>, reader: &Reader) -> Option<Act> {
    let mut data = Data::of(call);
    Some(match data.u32()? {
        0 => created(call, reader, &mut data, "CreateAccount")?,
        1 => assign(call, "Assign", &data.key()?),
        2 => {
            let (asset, amount) = lamports(reader, data.u64()?);
            call.key(0)?;
            sent(call, reader, "Transfer", Deed::Send { asset, amount }, 1)
        }
        3 => {
            let _base = data.key()?;
            data.skip_text()?;
            created(call, reader, &mut data, "CreateAccountWithSeed")?
        }
        4 => {
            // Only as the first instruction does it make the signatures good without an end.
            let parties =
                [call.party(Role::Account, 0, "nonce"), call.party(Role::Owner, 2, "authority")];
            if !call.first {
                return Some(call.harmless("AdvanceNonceAccount"));
            }
            call.act("AdvanceNonceAccount", Deed::DurableNonce {}, parties)
        }
        5 => {
            let (asset, amount) = lamports(reader, data.u64()?);
            let parties =
                [call.party(Role::Payee, 1, "to"), call.party(Role::Contract, 0, "nonce")];
            call.act("WithdrawNonceAccount", Deed::Withdraw { asset, amount }, parties)
        }
        6 | 7 => {
            let authority = data.key()?;
            let parties = [
                Some(call.told(Role::Owner, &authority, "authority")),
                call.party(Role::Account, 0, "nonce"),
            ];
            let about = Some("who may use the nonce");
            call.power("AuthorizeNonceAccount", Power::AuthorityGiven, about, parties)
        }
        // An account of the user's that holds data can pay nobody any more.
        8 if call.address(0).is_some_and(|one| reader.is_own(&one)) => return None,
        8 | 9 => call.harmless("Allocate"),
        10 => {
            let _base = data.key()?;
            data.skip_text()?;
            assign(call, "AssignWithSeed", &data.key()?)
        }
        11 => {
            let (asset, amount) = lamports(reader, data.u64()?);
            sent(call, reader, "TransferWithSeed", Deed::Send { asset, amount }, 2)
        }
        12 => call.harmless("UpgradeNonceAccount"),
        _ => return None,
    })
}

/// Coins in a new account. They stay with the user where it is made an account for wrapped coins of theirs next.
fn created(call: &Call<'_>, reader: &Reader, data: &mut Data<'_>, read_as: &str) -> Option<Act> {
    let (value, _space, owner) = (data.u64()?, data.u64()?, data.key()?);
    let (asset, amount) = lamports(reader, value);
    let (payer, made) = (call.address(0)?, call.key(1));
    let next = call.later.iter().find(|one| one.accounts.iter().any(|one| one.key() == made));
    let holding = next.filter(|_| is_token_program(owner)).and_then(|next| {
        let mut holdings = Holdings::default();
        holdings.learn(next);
        holdings.find(&made?)
    });
    let is_own = |one: Holding| {
        programs::key(programs::WSOL) == Some(one.mint)
            && reader.is_own(&ChainAddress::solana(&one.owner))
    };
    if reader.is_own(&payer) && holding.is_some_and(is_own) {
        let account = call.party(Role::Mentioned, 1, "newAccount");
        return Some(call.act(read_as, Deed::Keep { asset, amount }, [account]));
    }
    let parties = [
        call.party(Role::Payee, 1, "newAccount"),
        call.party(Role::Holder, 0, "from"),
        Some(call.told(Role::Mentioned, &owner, "owner")),
    ];
    Some(call.act(read_as, Deed::Send { asset, amount }, parties))
}

/// Coins that are sent; or that stay with the user, in another account.
fn sent(call: &Call<'_>, reader: &Reader, read_as: &str, deed: Deed, to: usize) -> Act {
    // Coins in an account for another token than the one that wraps them are not what its owner can count on: others
    // may be let to close it.
    let is_its_owners = |one: &Holding| {
        programs::key(programs::WSOL) == Some(one.mint)
            || !reader.is_own(&ChainAddress::solana(&one.owner))
    };
    let holding = call.key(to).and_then(|key| call.holdings.find(&key)).filter(is_its_owners);
    let payee = call.party(Role::Payee, to, "to");
    let owner = holding.map(|one| call.told(Role::Payee, &one.owner, "to"));
    let stays = |party: &Option<crate::act::Party>| {
        party.as_ref().is_some_and(|party| reader.is_own(&party.address))
    };
    let from = call.party(Role::Holder, 0, "from");
    if stays(&from) && (stays(&payee) || stays(&owner)) {
        let Deed::Send { asset, amount } = deed else { return call.act(read_as, deed, [payee]) };
        return call.act(
            read_as,
            Deed::Keep { asset, amount },
            [call.party(Role::Mentioned, to, "to")],
        );
    }
    match owner {
        Some(owner) => {
            let account = call.party(Role::Mentioned, to, "to");
            call.act(read_as, deed, [Some(owner), account, from])
        }
        None => call.act(read_as, deed, [payee, from]),
    }
}

/// An account that another program runs from now on.
fn assign(call: &Call<'_>, read_as: &str, owner: &[u8; 32]) -> Act {
    let parties =
        [Some(call.told(Role::Owner, owner, "owner")), call.party(Role::Account, 0, "account")];
    call.power(read_as, Power::AccountAssigned, None, parties)
}
