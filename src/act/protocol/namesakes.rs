//! Functions of the same name and the same types that mean different things in different contracts: what the
//! arguments themselves say of which one it is.

use alloy_primitives::Address;

use super::foreign::To;
use super::function::{Called, Of, UNSAID, VALUE};
use crate::act::known::Kind;
use crate::act::tokens::{self, stands_for_native};
use crate::act::{Act, Amount, Asset, Deed, Party, Reader, Role, known, network};
use crate::decode::Chain;

/// Functions by which rollups of one kind give back what was brought there, and by which others pay out what they keep:
/// their selectors, and the networks of that kind.
#[rustfmt::skip]
const ONLY_FROM: [(u32, &[u64]); 3] = [
    // `withdraw(address,address,uint256)` of ZKsync and its kin
    (0xd9ca_ed12, &[50, 232, 300, 324, 388, 2741, 9075, 11124, 50104, 61_166, 543_210]),
    // `withdrawERC20(address,uint256,uint256)` and `withdrawERC20(address,address,uint256,uint256)` of Scroll
    (0x6c07_ea43, &SCROLL),
    (0xa93a_4af9, &SCROLL),
];
const SCROLL: [u64; 2] = [534_351, 534_352];

impl Called<'_> {
    /// Which asset it is, and who gets it. Where a row names no asset but somebody, others have the same
    /// function with a token in that place, and nobody is paid at the address of a token.
    pub(super) fn which(
        &self,
        asset: Of,
        payee: &'static str,
        reader: &Reader,
    ) -> (Of, &'static str) {
        let open = matches!(asset, Of::Unnamed | Of::This);
        if open && self.address(payee).is_some_and(|payee| is_token(payee, reader)) {
            return (Of::Token(payee), UNSAID);
        }
        // Where a token would stand others have who is paid: the user, or one who does not answer as a token does.
        let no_token = |named: &Address| {
            let known_not_to_be =
                || reader.facts.is_silent(named) || reader.facts.has_code(named) == Some(false);
            !stands_for_native(named) && (reader.has_own(*named) || known_not_to_be())
        };
        if let Of::Token(token) = asset
            && payee == UNSAID
            && self
                .address(token)
                .is_some_and(|named| no_token(&named) || self.keeps_another(named, reader))
        {
            return (Of::Unnamed, token);
        }
        self.ordered(asset, payee, reader)
    }

    /// Whether the contract keeps one token alone, and this is none: so it is whoever something is for.
    fn keeps_another(&self, named: Address, reader: &Reader) -> bool {
        let known = known::contract(reader.chain, &self.call.to);
        known.is_some_and(|known| known.name.starts_with("Symbiotic (")) && !is_token(named, reader)
    }

    /// The address that may as well be a token as whoever something is put in for or taken out to: contracts have the
    /// same function with either, and nobody says which this is. The asset is none that has a name then.
    pub(super) fn either(
        &self,
        asset: &mut Of,
        payee: &str,
        parties: &mut Vec<Party>,
        reader: &mut Reader,
    ) -> Option<String> {
        /// `deposit(address,uint256)`, `withdraw(address,uint256)`, `addLiquidity(address,uint256)`.
        const EITHER: [u32; 3] = [0x47e7_ef24, 0xf3fe_f3a3, 0x5668_8700];
        let Of::Token(token) = *asset else { return None };
        let party = self.party(Role::Mentioned, token, reader)?;
        let named = self.address(token)?;
        let open = payee == UNSAID
            && EITHER.contains(&self.function.selector)
            && !is_token(named, reader)
            && !named.is_zero()
            && known::contract(reader.chain, &self.call.to).is_none();
        // What it says of itself is asked for.
        if !open
            || !matches!(reader.token(named), Asset::Token { symbol: None, decimals: None, .. })
        {
            return None;
        }
        *asset = Of::Unnamed;
        let who = party.short();
        parties.push(party);
        Some(who)
    }

    /// Which token it is, and who gets it. Others have the same function with the two the other way round:
    /// nobody is paid at the address of a token, and an account of the user's is none.
    pub(super) fn ordered(
        &self,
        asset: Of,
        payee: &'static str,
        reader: &Reader,
    ) -> (Of, &'static str) {
        if let Of::Token(token) = asset
            && let (Some(named), Some(paid)) = (self.address(token), self.address(payee))
            && !named.is_zero()
            && !is_token(named, reader)
            && (is_token(paid, reader) || reader.has_own(named) && !reader.has_own(paid))
        {
            return (Of::Token(payee), token);
        }
        (asset, payee)
    }

    /// Whether a function that has the name of a bridge's is not one here: it would lead to the network it is
    /// called on, or sends nothing along where its whole amount would be that.
    pub(super) fn stays_here(
        &self,
        asset: Of,
        amount: &str,
        recipient: &str,
        to: To,
        reader: &Reader,
    ) -> bool {
        let here = reader.chain.and_then(network::name_of);
        let contract = known::contract(reader.chain, &self.call.to);
        let leads_here = matches!(to, To::Named(name) if here == Some(name));
        let nothing = matches!(asset, Of::Native)
            && (amount == VALUE && recipient != UNSAID
                || matches!(to, To::Named("Ethereum")) && contract.is_none())
            && self.call.value.is_some_and(|value| value.is_zero());
        // Some are the bridge's only on its own networks.
        let id = reader.chain.and_then(Chain::number);
        let own = ONLY_FROM.iter().find(|(selector, _)| *selector == self.function.selector);
        let elsewhere = own.is_some_and(|(_, from)| id.is_some_and(|id| !from.contains(&id)))
            && contract.is_none_or(|contract| contract.kind != Kind::Bridge);
        leads_here || nothing || elsewhere
    }

    /// What such a function is elsewhere: it takes something out of the contract.
    pub(super) fn withdrawn_here(
        &self,
        asset: Of,
        amount: &str,
        payee: &'static str,
        reader: &mut Reader,
    ) -> Option<Act> {
        let coin = matches!(asset, Of::Native);
        let asset = if coin && amount == VALUE { Of::Unnamed } else { asset };
        // Of two numbers nobody knows which one is the amount.
        let amount = if coin { Amount::unread() } else { self.taken(amount) };
        let (asset, payee) = self.which(asset, payee, reader);
        let parties = self.beneficiary(payee, reader).into_iter().collect();
        let deed = Deed::Withdraw { asset: self.asset(asset, reader)?, amount };
        Some(self.act(deed, Role::Contract, parties, reader))
    }

    /// How much a bridge takes. Of its own coin that is what is sent along, apart from a fee: an argument
    /// that is far from it is no amount, unless the bridge is known, or names somebody else who gets back the rest.
    pub(super) fn sent_along(&self, asset: Of, argument: &str, reader: &Reader) -> Amount {
        let amount = self.amount(argument);
        let refunds = self.function.roles.into_iter().any(|(role, argument)| {
            let to = self.address(argument).filter(|_| role == Role::RefundReceiver);
            to.is_some_and(|to| !to.is_zero() && !reader.has_own(to))
        });
        if matches!(asset, Of::Native)
            && !refunds
            && known::contract(reader.chain, &self.call.to).is_none()
            && let (Some(said), Some(paid)) = (self.uint(argument), self.call.value)
            && !paid.is_zero()
            && (said > paid || said < paid >> 1)
        {
            return Amount::of(paid);
        }
        amount
    }
}

/// Whether an address is a token's that is known, or stands for the network's own coin. Zero may stand for
/// anything.
fn is_token(address: Address, reader: &Reader) -> bool {
    let coin = !address.is_zero() && stands_for_native(&address);
    coin || tokens::known(reader.chain, &address).is_some()
}
