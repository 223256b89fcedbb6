//! Purchases and sales at markets by transaction: what the caller gives and gets.

use alloy_primitives::{Address, U256};

use super::function::Called;
use crate::act::{Act, Amount, Asset, Deed, Means, Part, Party, Reader, Role, tokens};
use crate::decode::limits;

/// A trade of the caller's, or of somebody whose order is taken, under construction.
pub(super) struct Deal {
    /// Whose trade it is.
    trader: Option<Address>,
    gives: Vec<Part>,
    gets: Vec<Part>,
    parties: Vec<Party>,
}

impl Deal {
    /// A trade of this account's.
    pub(super) fn of(trader: Option<Address>) -> Self {
        Self { trader, gives: Vec::new(), gets: Vec::new(), parties: Vec::new() }
    }

    /// Adds what is given, at most.
    pub(super) fn gives(&mut self, asset: Asset, amount: U256) {
        push(&mut self.gives, Part { asset, amount: Amount::of(amount), to: None });
    }

    /// Adds what is got, at least, by the trader or by somebody else.
    pub(super) fn gets(&mut self, asset: Asset, amount: U256, to: Option<Address>) {
        let to = to.filter(|to| self.trader != Some(*to)).map(Into::into);
        push(&mut self.gets, Part { asset, amount: Amount::of(amount), to });
    }

    /// Adds an address in a role, unless it is the trader or nobody.
    pub(super) fn party(&mut self, role: Role, address: Address, path: String, reader: &Reader) {
        let nobody = address.is_zero() || self.trader == Some(address);
        let known = |party: &Party| party.role == role && party.address.bytes20() == Some(&address);
        if !nobody && self.parties.len() < limits::ITEMS && !self.parties.iter().any(known) {
            self.parties.push(Party::new(role, address, path, reader.chain));
        }
    }

    /// The deed. That nothing is got is said by an amount of zero: an empty list would mean that the
    /// request does not say.
    fn deed(self, reader: &Reader) -> (Deed, Vec<Party>) {
        let Self { gives, mut gets, parties, .. } = self;
        if gets.is_empty() {
            let asset = tokens::native(reader.chain);
            gets.push(Part { asset, amount: Amount::of(U256::ZERO), to: None });
        }
        for to in gets.iter_mut().filter_map(|part| part.to.as_mut()) {
            if let Some(address) = to.bytes20().copied() {
                *to = reader.spelled(address);
            }
        }
        (Deed::Trade { gives, gets }, parties)
    }

    /// The addresses alone.
    pub(super) fn parties(self) -> Vec<Party> {
        self.parties
    }

    /// The act of a call.
    pub(super) fn act(self, called: &Called<'_>, reader: &Reader) -> Act {
        let (deed, parties) = self.deed(reader);
        called.act(deed, Role::Contract, parties, reader)
    }

    /// An order inside a call, which takes effect by these means.
    pub(super) fn inside(
        self,
        called: &Called<'_>,
        path: String,
        means: Means,
        reader: &Reader,
    ) -> Act {
        let (deed, mut parties) = self.deed(reader);
        called.call.close(&mut parties, Role::VerifyingContract, reader);
        let read_as = crate::decode::abi::signature::without_names(called.function.signature);
        Act::new(deed, path, Some(read_as), means, parties)
    }
}

/// Adds a part, to the one before it where that is the same asset for the same account.
fn push(parts: &mut Vec<Part>, part: Part) {
    let Some(known) =
        parts.iter_mut().find(|known| known.asset == part.asset && known.to == part.to)
    else {
        if parts.len() < limits::ITEMS {
            parts.push(part);
        }
        return;
    };
    known.amount = match (known.amount.number(), part.amount.number()) {
        (Some(known), Some(more)) => Amount::of(known.saturating_add(more)),
        _ => Amount::unread(),
    };
}
