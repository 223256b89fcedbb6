//! Whose token accounts are whose: most follow from their owner and their mint.

use sha2::{Digest, Sha256};

use super::programs;
use crate::decode::solana::Instruction;
use crate::intel::ChainAddress;

/// The token accounts that a transaction has created so far, or named so that it is plain whose they are.
#[derive(Default)]
pub(super) struct Holdings(Vec<Holding>);

/// A token account: whose it is, and of which token.
#[derive(Clone, Copy)]
pub(super) struct Holding {
    pub(super) account: [u8; 32],
    pub(super) owner: [u8; 32],
    pub(super) mint: [u8; 32],
}

impl Holdings {
    /// Learns from an instruction that creates the token account of an owner, gives it to another, or closes it:
    /// from then on it is whose key it has, and may become a token account of anybody's.
    pub(super) fn learn(&mut self, instruction: &Instruction) {
        let program = ChainAddress::solana(&instruction.program).to_string();
        let key = |index: usize| instruction.accounts.get(index).and_then(|one| one.key());
        let first = |data: &[u8]| data.first_chunk().copied();
        let (account, owner, mint) = match (program.as_str(), instruction.data.as_slice()) {
            // The program itself checks that the account is the one of owner and mint, and of whatever program it is
            // told runs it.
            (programs::ASSOCIATED_TOKEN, [] | [0 | 1]) => {
                let (account, owner, mint) = (key(1), key(2), key(3));
                let is_its = || is_associated(&account?, &owner?, &mint?).then_some(());
                // Which program it is may stand in a table.
                if !key(5).is_some_and(is_token_program) && is_its().is_none() {
                    return;
                }
                (account, owner, mint)
            }
            (programs::TOKEN | programs::TOKEN_2022, data) => match data {
                [1, ..] => (key(0), key(2), key(1)),
                [16 | 18, owner @ ..] => (key(0), first(owner), key(1)),
                [6, 2, 1, owner @ ..] => {
                    let mint = key(0).and_then(|key| self.find(&key)).map(|one| one.mint);
                    (key(0), first(owner), mint)
                }
                [9, ..] => (key(0), None, None),
                _ => return,
            },
            _ => return,
        };
        let Some(account) = account else { return };
        self.forget(&account);
        if let (Some(owner), Some(mint)) = (owner, mint) {
            self.0.push(Holding { account, owner, mint });
        }
    }

    /// Forgets a token account that may be anybody's now.
    pub(super) fn forget(&mut self, account: &[u8; 32]) {
        self.0.retain(|one| one.account != *account);
    }

    /// What is known of a token account.
    pub(super) fn find(&self, account: &[u8; 32]) -> Option<Holding> {
        self.0.iter().find(|one| one.account == *account).copied()
    }
}

pub(super) fn is_token_program(key: [u8; 32]) -> bool {
    [programs::TOKEN, programs::TOKEN_2022]
        .contains(&ChainAddress::solana(&key).to_string().as_str())
}

/// Whether an account is the token account of an owner for a mint, by the rule of the associated token
/// program: its address is a hash of both, and of a number that keeps it off the curve.
pub fn is_associated(account: &[u8; 32], owner: &[u8; 32], mint: &[u8; 32]) -> bool {
    /// The number counts down from 255 until the address is no public key, which every second hash is. One in
    /// 256 needs more steps, and is not recognised.
    const BUMPS: std::ops::RangeInclusive<u8> = 248..=255;
    let Some(associated) = programs::key(programs::ASSOCIATED_TOKEN) else { return false };
    [programs::TOKEN, programs::TOKEN_2022].into_iter().filter_map(programs::key).any(|program| {
        let seeds = Sha256::new().chain_update(owner).chain_update(program).chain_update(mint);
        BUMPS.rev().any(|bump| {
            let hash = seeds.clone().chain_update([bump]).chain_update(associated);
            hash.chain_update(b"ProgramDerivedAddress").finalize().as_slice() == account
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::solana::Account;

    const ACCOUNT: [u8; 32] = [1; 32];
    const MINT: [u8; 32] = [2; 32];
    const OWNER: [u8; 32] = [3; 32];
    const OTHER: [u8; 32] = [4; 32];

    fn instruction(program: &str, accounts: &[[u8; 32]], data: &[u8]) -> Instruction {
        let accounts = accounts.iter().map(|key| Account::Key(*key)).collect();
        let program = programs::key(program).unwrap();
        Instruction { program, accounts, data: data.to_vec() }
    }

    fn token(accounts: &[[u8; 32]], data: &[u8]) -> Instruction {
        instruction(programs::TOKEN, accounts, data)
    }

    fn owner_after(instructions: &[Instruction]) -> Option<[u8; 32]> {
        let mut holdings = Holdings::default();
        for one in instructions {
            holdings.learn(one);
        }
        holdings.find(&ACCOUNT).map(|one| one.owner)
    }

    #[test]
    fn whose_an_account_is_changes_with_what_is_done_to_it() {
        let made = token(&[ACCOUNT, MINT], &[&[18], &OWNER[..]].concat());
        let made_again = token(&[ACCOUNT, MINT, OTHER, OTHER], &[1]);
        let given = token(&[ACCOUNT, OWNER], &[&[6, 2, 1], &OTHER[..]].concat());
        let closed = token(&[ACCOUNT, OWNER, OWNER], &[9]);
        assert_eq!(owner_after(std::slice::from_ref(&made)), Some(OWNER));
        assert_eq!(owner_after(&[made.clone(), given]), Some(OTHER));
        assert_eq!(owner_after(&[made.clone(), closed.clone()]), None);
        assert_eq!(owner_after(&[made, closed, made_again]), Some(OTHER));
    }

    #[test]
    fn an_associated_account_is_of_a_token_program_that_is_known() {
        let made = |program: [u8; 32]| {
            let accounts = [OWNER, ACCOUNT, OWNER, MINT, [0; 32], program];
            owner_after(&[instruction(programs::ASSOCIATED_TOKEN, &accounts, &[1])])
        };
        assert_eq!(made(programs::key(programs::TOKEN_2022).unwrap()), Some(OWNER));
        assert_eq!(made(OTHER), None);
    }
}
