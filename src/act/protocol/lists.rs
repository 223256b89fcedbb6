//! Lists of tokens, amounts and payees that go side by side.

use alloy_primitives::U256;

use super::called::all_or;
use super::function::Called;
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};
use crate::decode::limits;

/// What is taken out: an act for each token of a list, with the amount and the payee at the same place of theirs.
/// Payees may be one for all. Amounts are not said without a name for them, and zero says nothing.
pub(super) fn each_taken_out(
    called: &Called<'_>,
    [tokens, amounts, payees]: [&str; 3],
    reader: &mut Reader,
) -> Option<Act> {
    let count = called.get(tokens)?.items()?.len();
    called.note_more(count, reader);
    let shared = called.get(payees)?.items().is_none();
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        let at = |list: &str| format!("{list}.{index}");
        let asset = reader.token_or_native(called.address(&at(tokens))?);
        let amount = match amounts {
            "" => U256::ZERO,
            amounts => called.uint(&at(amounts))?,
        };
        let amount = if amount.is_zero() { Amount::unread() } else { all_or(amount) };
        let payee = if shared { payees.to_owned() } else { at(payees) };
        let payee = called.beneficiary(&payee, reader);
        let deed = Deed::Withdraw { asset, amount };
        acts.push(called.act(deed, Role::Contract, payee.into_iter().collect(), reader));
    }
    first_with_others(acts)
}

/// How much of which asset: what several steps have in common is one part of the trade.
#[derive(Default)]
pub(super) struct Sums(Vec<(Asset, Option<U256>)>);

impl Sums {
    /// Adds so much of an asset; `None` if that is not known.
    pub(super) fn add(&mut self, asset: Asset, amount: Option<U256>) {
        match self.0.iter_mut().find(|(known, _)| *known == asset) {
            Some((_, sum)) => {
                *sum = sum.zip(amount).map(|(sum, amount)| sum.saturating_add(amount));
            }
            None => self.0.push((asset, amount)),
        }
    }

    pub(super) fn parts(self) -> Vec<Part> {
        let part = |(asset, amount): (Asset, Option<U256>)| Part {
            asset,
            amount: amount.map_or_else(Amount::unread, all_or),
            to: None,
        };
        self.0.into_iter().map(part).collect()
    }
}
