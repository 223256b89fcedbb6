//! Whose token accounts are whose: most follow from their owner and their mint.

use sha2::{Digest, Sha256};

use super::programs;
use crate::decode::solana::Instruction;
use crate::intel::ChainAddress;

/// The token accounts that a transaction creates, or names so that it is plain whose they are.
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
    /// Learns from an instruction that creates the token account of an owner.
    pub(super) fn learn(&mut self, instruction: &Instruction) {
        let program = ChainAddress::solana(&instruction.program).to_string();
        let key = |index: usize| instruction.accounts.get(index).and_then(|one| one.key());
        let learned = match (program.as_str(), instruction.data.as_slice()) {
            (programs::ASSOCIATED_TOKEN, [] | [0 | 1, ..]) => {
                // The program itself checks that the account is the one of owner and mint.
                (key(1), key(2), key(3))
            }
            (programs::TOKEN | programs::TOKEN_2022, [16 | 18, owner @ ..]) => {
                (key(0), owner.try_into().ok(), key(1))
            }
            _ => return,
        };
        if let (Some(account), Some(owner), Some(mint)) = learned {
            self.0.push(Holding { account, owner, mint });
        }
    }

    /// What is known of a token account.
    pub(super) fn find(&self, account: &[u8; 32]) -> Option<Holding> {
        self.0.iter().find(|one| one.account == *account).copied()
    }
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
