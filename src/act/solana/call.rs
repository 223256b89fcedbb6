//! One instruction, as the readers of programs see it.

use super::Holdings;
use crate::act::{Act, Amount, Deed, Means, Party, Power, Role};
use crate::decode::solana::{Account, Instruction};
use crate::intel::ChainAddress;

/// An instruction, and where it stands.
pub(super) struct Call<'a> {
    pub(super) instruction: &'a Instruction,
    pub(super) path: String,
    /// Whether it is the first of the transaction.
    pub(super) first: bool,
    /// Who signs the transaction.
    pub(super) signing: &'a [ChainAddress],
    /// What the transaction shows of whose token accounts are whose.
    pub(super) holdings: &'a Holdings,
    /// The instructions behind it.
    pub(super) later: &'a [&'a Instruction],
}

impl Call<'_> {
    /// The key of one of its accounts, if the transaction names it.
    pub(super) fn key(&self, index: usize) -> Option<[u8; 32]> {
        self.instruction.accounts.get(index).and_then(|account| account.key())
    }

    pub(super) fn address(&self, index: usize) -> Option<ChainAddress> {
        self.key(index).map(|key| ChainAddress::solana(&key))
    }

    /// Whether it is given an account that stands in a table, so that nobody can say here which it is.
    pub(super) fn is_in_table(&self, index: usize) -> bool {
        matches!(self.instruction.accounts.get(index), Some(Account::InTable { .. }))
    }

    /// One of its accounts in a role.
    pub(super) fn party(&self, role: Role, index: usize, name: &str) -> Option<Party> {
        let path = format!("{}.{name}", self.path);
        Some(Party::foreign(role, self.address(index)?, path))
    }

    /// A key that stands in its data in a role.
    pub(super) fn told(&self, role: Role, key: &[u8; 32], name: &str) -> Party {
        Party::foreign(role, ChainAddress::solana(key), format!("{}.{name}", self.path))
    }

    pub(super) fn act(
        &self,
        read_as: &str,
        deed: Deed,
        parties: impl IntoIterator<Item = Option<Party>>,
    ) -> Act {
        let parties = parties.into_iter().flatten().collect();
        Act::new(deed, self.path.clone(), Some(read_as.to_owned()), Means::Transaction, parties)
    }

    /// An act that changes who controls an account.
    pub(super) fn power(
        &self,
        read_as: &str,
        power: Power,
        about: Option<&str>,
        parties: impl IntoIterator<Item = Option<Party>>,
    ) -> Act {
        let deed = Deed::Administer { power, about: about.map(str::to_owned) };
        self.act(read_as, deed, parties)
    }

    /// An act that moves nothing and gives nothing away.
    pub(super) fn harmless(&self, function: &str) -> Act {
        let deed = Deed::Call {
            selector: None,
            function: Some(function.to_owned()),
            read: true,
            amount: Amount::whole(0),
        };
        let program = ChainAddress::solana(&self.instruction.program);
        let name = super::programs::name(&program.to_string()).map(str::to_owned);
        let path = format!("{}.programId", self.path);
        let party = Party { name, ..Party::foreign(Role::Contract, program, path) };
        self.act(function, deed, [Some(party)])
    }
}

/// Numbers and keys at the front of an instruction's data.
pub(super) struct Data<'a>(&'a [u8]);

impl<'a> Data<'a> {
    pub(super) fn of(call: &'a Call<'_>) -> Self {
        Self(&call.instruction.data)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub(super) fn key(&mut self) -> Option<[u8; 32]> {
        self.array()
    }

    /// Something of a size that may be missing, which is not shown.
    pub(super) fn skip_optional(&mut self, size: usize) -> Option<()> {
        if self.u8()? != 0 {
            self.0 = self.0.get(size..)?;
        }
        Some(())
    }

    /// A text behind its length in eight bytes, which is not shown.
    pub(super) fn skip_text(&mut self) -> Option<()> {
        let length = usize::try_from(self.u64()?).ok()?;
        self.0 = self.0.get(length..)?;
        Some(())
    }
}
