//! SPL Token and Token-2022, and the associated token accounts.

use alloy_primitives::U256;

use super::associated::is_token_program;
use super::call::{Call, Data};
use super::{associated, programs};
use crate::act::{Act, Amount, Asset, Deed, Party, Power, Reader, Role};
use crate::decode::solana::Instruction;
use crate::intel::ChainAddress;

/// What an instruction does; `None` if it could not be read.
#[allow(clippy::too_many_lines)] // One arm for each instruction.
pub(super) fn read(call: &Call<'_>, reader: &mut Reader) -> Option<Act> {
    let mut data = Data::of(call);
    Some(match data.u8()? {
        3 => {
            let value = data.u64()?;
            // Where it goes is for the same token.
            let there = call.key(1).and_then(|key| call.holdings.find(&key));
            let asset = match there {
                Some(there) => named(&there.mint, None),
                None => held(call, reader, 0, 2),
            };
            let unnamed = asset == Asset::Unnamed;
            let act = transfer(call, reader, "Transfer", asset, value, [1, 2]);
            with(act, call.party(Role::Mentioned, 0, "source").filter(|_| unnamed))
        }
        12 => {
            let (value, decimals) = (data.u64()?, data.u8()?);
            let asset = token(call, 1, Some(decimals));
            transfer(call, reader, "TransferChecked", asset, value, [2, 3])
        }
        // The transfer fee extension: its own instructions follow in the second byte.
        26 => {
            if data.u8()? != 1 {
                return None;
            }
            let (value, decimals) = (data.u64()?, data.u8()?);
            let asset = token(call, 1, Some(decimals));
            transfer(call, reader, "TransferCheckedWithFee", asset, value, [2, 3])
        }
        4 => {
            let value = data.u64()?;
            let asset = held(call, reader, 0, 2);
            approve(call, "Approve", asset, value, [1, 2])
        }
        13 => {
            let (value, decimals) = (data.u64()?, data.u8()?);
            let asset = token(call, 1, Some(decimals));
            approve(call, "ApproveChecked", asset, value, [2, 3])
        }
        5 => {
            let deed = Deed::allowance(held(call, reader, 0, 1), Amount::whole(0));
            let mut act = call.act("Revoke", deed, [call.party(Role::Holder, 1, "owner")]);
            "This would take back what somebody was allowed to take.".clone_into(&mut act.words);
            act
        }
        6 => authority(call, &mut data)?,
        7 => minted(call, data.u64()?, None),
        14 => {
            let value = data.u64()?;
            minted(call, value, Some(data.u8()?))
        }
        8 => {
            let asset = token(call, 1, None);
            let deed = Deed::Burn { asset, amount: Amount::whole(data.u64()?) };
            call.act("Burn", deed, [call.party(Role::Token, 1, "mint")])
        }
        15 => {
            let amount = Amount::whole(data.u64()?);
            let deed = Deed::Burn { asset: token(call, 1, data.u8()), amount };
            call.act("BurnChecked", deed, [call.party(Role::Token, 1, "mint")])
        }
        // What is in it besides is nothing, or else the program refuses; what it cost comes back.
        9 => paid_out(call, reader, "CloseAccount", Amount::unread()),
        38 => paid_out(call, reader, "WithdrawExcessLamports", Amount::unread()),
        45 => {
            let all = data.u8()? == 0;
            let amount = if all { Amount::unread() } else { Amount::whole(data.u64()?) };
            paid_out(call, reader, "UnwrapLamports", amount)
        }
        10 => call.power(
            "FreezeAccount",
            Power::Paused,
            None,
            [call.party(Role::Contract, 1, "mint"), call.party(Role::Mentioned, 0, "account")],
        ),
        11 => call.power(
            "ThawAccount",
            Power::Paused,
            None,
            [call.party(Role::Contract, 1, "mint"), call.party(Role::Mentioned, 0, "account")],
        ),
        16 | 18 => {
            let owner = data.key()?;
            let own = call.harmless("InitializeAccount");
            with(own, Some(call.told(Role::Mentioned, &owner, "owner")))
        }
        1 => with(call.harmless("InitializeAccount"), call.party(Role::Mentioned, 2, "owner")),
        0 | 20 => {
            let _decimals = data.u8()?;
            let minter = data.key()?;
            let parties = [
                Some(call.told(Role::Admin, &minter, "mintAuthority")),
                call.party(Role::Token, 0, "mint"),
            ];
            call.power("InitializeMint", Power::MinterAdded, None, parties)
        }
        17 => call.harmless("SyncNative"),
        21..=24 | 29 => call.harmless("token account set-up"),
        _ => return None,
    })
}

/// The instructions that one is made of, each with its own of the accounts; `None` if it is made of none.
pub(super) fn batched(batch: &Instruction) -> Option<Vec<Instruction>> {
    let program = batch.program;
    let (255, mut data) = batch.data.split_first().map(|(first, rest)| (*first, rest))? else {
        return None;
    };
    if !is_token_program(program) {
        return None;
    }
    let (mut accounts, mut parts) = (batch.accounts.as_slice(), Vec::new());
    while let Some(([count, length], rest)) = data.split_first_chunk() {
        let (own, others) = accounts.split_at_checked(usize::from(*count))?;
        let (part, rest) = rest.split_at_checked(usize::from(*length))?;
        parts.push(Instruction { program, accounts: own.to_vec(), data: part.to_vec() });
        (accounts, data) = (others, rest);
    }
    (data.is_empty() && !parts.is_empty()).then_some(parts)
}

/// Coins that leave a token account.
fn paid_out(call: &Call<'_>, reader: &Reader, read_as: &str, amount: Amount) -> Act {
    let to = call.party(Role::Payee, 1, "destination");
    if to.as_ref().is_some_and(|to| reader.is_own(&to.address)) {
        return call.harmless(read_as);
    }
    let deed = Deed::Withdraw { asset: crate::act::tokens::native(reader.chain), amount };
    let act = call.act(read_as, deed, [to, call.party(Role::Contract, 0, "account")]);
    hidden(act, call, 1, "have SOL of a token account paid out to")
}

/// Says of an act that somebody gets something who stands in a table: the user does not, who signs.
fn hidden(mut act: Act, call: &Call<'_>, index: usize, what: &str) -> Act {
    if call.is_in_table(index) {
        act.words = format!("This would {what} somebody whom the transaction does not name.");
    }
    act
}

/// The associated token account program: it creates an account for somebody, or takes nested ones out.
pub(super) fn read_associated(call: &Call<'_>) -> Option<Act> {
    match call.instruction.data.as_slice() {
        // Of a program that is not known it may be anything.
        [] | [0 | 1] if call.key(5).is_some_and(is_token_program) || call.is_in_table(5) => {
            let act = call.harmless("create a token account");
            Some(with(act, call.party(Role::Mentioned, 2, "wallet")))
        }
        _ => None,
    }
}

fn with(mut act: Act, party: Option<Party>) -> Act {
    act.parties.extend(party);
    act
}

/// Tokens that go from one token account to another.
fn transfer(
    call: &Call<'_>,
    reader: &Reader,
    read_as: &str,
    asset: Asset,
    value: u64,
    [to, by]: [usize; 2],
) -> Act {
    let amount = Amount::whole(value);
    let owner = owner_of(call, reader, to, &asset);
    let by_party = call.party(Role::Holder, by, "authority");
    let mint = mint_of(&asset).map(|mint| call.told(Role::Token, &mint, "mint"));
    let own = owner.as_ref().is_some_and(|owner| reader.is_own(owner));
    if own && by_party.as_ref().is_some_and(|by| reader.is_own(&by.address)) {
        let parties = [call.party(Role::Mentioned, to, "destination"), mint];
        return call.act(read_as, Deed::Keep { asset, amount }, parties);
    }
    let path = format!("{}.destination", call.path);
    let payee = match owner {
        Some(owner) => Some(Party::foreign(Role::Payee, owner, path)),
        None => call.party(Role::Payee, to, "destination"),
    };
    let account = call.party(Role::Mentioned, to, "destination");
    let account = account.filter(|one| payee.as_ref().is_some_and(|to| to.address != one.address));
    // Others may have allowed the user to move what is theirs.
    call.act(read_as, Deed::Send { asset, amount }, [payee, account, by_party, mint])
}

/// Whose a token account is, if the transaction shows it.
fn owner_of(
    call: &Call<'_>,
    reader: &Reader,
    account: usize,
    asset: &Asset,
) -> Option<ChainAddress> {
    let key = call.key(account)?;
    if let Some(holding) = call.holdings.find(&key) {
        return Some(ChainAddress::solana(&holding.owner));
    }
    let mint = mint_of(asset)?;
    let is_its = |owner: &&ChainAddress| {
        owner.solana_key().is_some_and(|owner| associated::is_associated(&key, &owner, &mint))
    };
    reader.own.iter().find(is_its).cloned()
}

/// Tokens that somebody may take from now on.
fn approve(call: &Call<'_>, read_as: &str, asset: Asset, value: u64, [to, by]: [usize; 2]) -> Act {
    let mut amount = Amount::allowed(U256::from(value), asset.decimals());
    // The largest that can be written is everything, however many decimals the token has.
    amount.unlimited |= value == u64::MAX;
    let mint = mint_of(&asset).map(|mint| call.told(Role::Token, &mint, "mint"));
    let deed = Deed::allowance(asset, amount);
    let parties =
        [call.party(Role::Spender, to, "delegate"), call.party(Role::Holder, by, "owner"), mint];
    hidden(call.act(read_as, deed, parties), call, to, "let tokens be taken at any time by")
}

fn minted(call: &Call<'_>, value: u64, decimals: Option<u8>) -> Act {
    let deed = Deed::Withdraw { asset: token(call, 0, decimals), amount: Amount::whole(value) };
    let parties = [call.party(Role::Payee, 1, "destination"), call.party(Role::Token, 0, "mint")];
    call.act("MintTo", deed, parties)
}

/// `SetAuthority`: another who controls a token account or a mint.
fn authority(call: &Call<'_>, data: &mut Data<'_>) -> Option<Act> {
    let (kind, is_some) = (data.u8()?, data.u8()?);
    let new = if is_some == 0 { None } else { Some(data.key()?) };
    let (power, about) = match kind {
        0 => (Power::MinterAdded, "who may create tokens"),
        1 => (Power::AuthorityGiven, "who may freeze accounts"),
        2 => (Power::TokenAccountGiven, "whose the token account is"),
        3 => (Power::AuthorityGiven, "who may close the token account"),
        // What else Token-2022 has.
        _ => (Power::AuthorityGiven, "who controls the token"),
    };
    let power = match (power, new) {
        (Power::MinterAdded, None) => Power::MinterRemoved,
        (_, None) => Power::AuthorityRemoved,
        (power, _) => power,
    };
    let role = if kind == 0 { Role::Admin } else { Role::Owner };
    let parties = [
        new.map(|new| call.told(role, &new, "newAuthority")),
        call.party(Role::Account, 0, "account"),
        call.party(Role::Signer, 1, "authority"),
    ];
    Some(call.power("SetAuthority", power, Some(about), parties))
}

/// A token by its mint, which is one of the accounts. What its decimals are, the program checks against
/// what the transaction says.
fn token(call: &Call<'_>, index: usize, decimals: Option<u8>) -> Asset {
    call.key(index).map_or(Asset::Unnamed, |mint| named(&mint, decimals))
}

/// A token by its mint.
pub(in crate::act) fn named(mint: &[u8; 32], decimals: Option<u8>) -> Asset {
    let address = ChainAddress::solana(mint);
    let known = programs::token(&address.to_string());
    Asset::Token {
        address,
        symbol: known.map(|(symbol, _)| symbol.to_owned()),
        decimals: known.map(|(_, decimals)| decimals).or(decimals),
    }
}

/// The token in a token account, where the transaction does not name its mint: by what else the transaction
/// shows, or because it is the account of its owner for a token that everybody knows.
fn held(call: &Call<'_>, reader: &mut Reader, account: usize, owner: usize) -> Asset {
    let Some(key) = call.key(account) else { return Asset::Unnamed };
    let shown = call.holdings.find(&key).map(|one| one.mint);
    let guessed = || {
        let owner = call.key(owner)?;
        let mut mints = programs::tokens().filter_map(programs::key);
        mints.find(|mint| associated::is_associated(&key, &owner, mint))
    };
    if let Some(mint) = shown.or_else(guessed) {
        return named(&mint, None);
    }
    let reason = "which token this is is not said";
    reader.unread.push(crate::decode::Unread::new(call.path.as_str(), reason));
    Asset::Unnamed
}

fn mint_of(asset: &Asset) -> Option<[u8; 32]> {
    match asset {
        Asset::Token { address, .. } => address.solana_key(),
        _ => None,
    }
}
