//! What is paid, what somebody may take, and who may act or has the account from then on.

use alloy_primitives::{Address, U256};

use super::Search;
use super::members::Members;
use super::names::{
    ACCOUNTS, ACTING, AMOUNTS, COLLECTIONS, COUNTED, ITEMS, MONEY, NAMES, OWNERS, PAYEES, SPENDERS,
    TOKENS, has_word, is_payment, pays,
};
use crate::act::sign::Signed;
use crate::act::{Act, Amount, Asset, Deed, Power, Reader, Role, UNLIMITED, tokens};

/// What is paid, how much of it, and where its token is named.
type Paid<'a> = (Asset, Amount, Option<(&'a str, Address)>);

impl Members<'_> {
    /// Somebody who may take a token: the one that is named, or the one that verifies the signature.
    pub(super) fn allowance(&self, reader: &mut Reader) -> Option<Act> {
        let (member, spender) = self.stranger(&SPENDERS, &[], reader)?;
        let token = self.token();
        // One item, of which an operator does something.
        if token.is_none() && self.uint(&ITEMS).is_some() {
            return None;
        }
        // If several amounts are named, it may be any of them.
        let most = self.amounts().into_iter().map(|(_, amount)| amount).max();
        let zero = || self.called(&AMOUNTS).find_map(|member| member.value.uint());
        let text = || self.amount_in_text().map(|text| text.parse().unwrap_or_default());
        let amount = match most.or_else(zero) {
            Some(amount) => Some(amount),
            None => Some(text()?).filter(|amount| *amount >= UNLIMITED),
        };
        let asset = match token {
            Some((_, token)) => reader.token_or_native(token),
            // Which of several it is nobody knows; where none is named, it is the one that verifies.
            None if self.all.iter().any(|member| member.ends_in(&TOKENS)) => Asset::Unnamed,
            None => reader.token(self.data.verifying_contract()?),
        };
        let amount =
            amount.map_or_else(Amount::unread, |amount| Amount::allowed(amount, asset.decimals()));
        let itself = token.is_none() && asset != Asset::Unnamed;
        let role = if itself { Role::Token } else { Role::VerifyingContract };
        let mut signed = Signed::new(self.data, role, reader);
        signed.party(Role::Spender, &self.path(&member), spender);
        if let Some((name, token)) = token {
            signed.party(Role::Token, &self.path(name), token);
        }
        let deed = Deed::allowance(asset, amount);
        Some(signed.act(deed, None))
    }

    /// Somebody who would be paid in a token that is named, or given an item.
    pub(super) fn payment(
        &self,
        told: &[Act],
        search: &Search<'_>,
        reader: &mut Reader,
    ) -> Option<Act> {
        let (member, payee) = self.someone(&PAYEES, told, reader).or_else(|| {
            let is_item = self.uint(&ITEMS).is_some();
            self.stranger(&OWNERS, told, reader).filter(|_| is_item)
        })?;
        let unnamed = self.token().is_none();
        let kind = self.kind();
        // What has a price is bought, and what has a text of its own is created.
        let aside = self.all.iter().any(|member| {
            let price = has_word(&member.name, "price") && !member.whole().contains("gas");
            price || member.tails.iter().any(|tail| matches!(tail.as_str(), "uri" | "tokenuri"))
        });
        let aside = aside && !pays(kind);
        let counted = unnamed && !pays(kind) && COUNTED.iter().any(|word| has_word(kind, word));
        let called =
            unnamed && self.target().is_some_and(|(_, target)| target == payee) && self.has_data();
        if aside || counted || called {
            return None;
        }
        let (asset, amount, token) = self.item(search, reader).or_else(|| self.sum(reader))?;
        let mut signed = Signed::new(self.data, Role::VerifyingContract, reader);
        signed.party(Role::Payee, &self.path(&member), payee);
        if let Some((name, token)) = token {
            signed.party(Role::Token, &self.path(name), token);
        }
        if let (Some(place), Some(signer)) = (&search.own, &self.data.signer) {
            signed.party(Role::Holder, place, signer.address);
        }
        Some(signed.act(Deed::Send { asset, amount }, None))
    }

    /// One item of a collection, or several of its kind.
    pub(super) fn item(&self, search: &Search<'_>, reader: &Reader) -> Option<Paid<'_>> {
        search.own.as_ref()?;
        let id = self.uint(&ITEMS)?;
        let (name, collection) =
            self.address(&COLLECTIONS).filter(|(_, one)| !tokens::is_known(one))?;
        let asset = Asset::Collectible { address: reader.spelled(collection), id: id.to_string() };
        let amount = self.amounts().first().map_or(U256::ONE, |(_, amount)| *amount);
        Some((asset, Amount::of(amount), Some((name, collection))))
    }

    /// So much of a token.
    pub(super) fn sum(&self, reader: &mut Reader) -> Option<Paid<'_>> {
        let mut amounts = self.amounts();
        let mut text = self.amount_in_text();
        let token = self.token();
        // How many there are of something is not how much is paid.
        if token.is_none() && !self.is_named() && !is_payment(self.kind()) {
            amounts.retain(|(member, _)| member.ends_in(&MONEY));
            text = text.filter(|_| self.all.iter().any(|member| member.ends_in(&MONEY)));
        }
        let amount = match amounts.as_slice() {
            [] => text.map(|_| None)?,
            [(_, first), others @ ..] => {
                Some(*first).filter(|_| others.iter().all(|(_, other)| other == first))
            }
        };
        // Shares are not what they are paid out in.
        let shares = amounts.iter().any(|(member, _)| member.whole().ends_with("shares"));
        let asset = match token {
            Some((_, token)) if !shares => reader.token_or_native(token),
            Some(_) => Asset::Unnamed,
            // Exchanges name their tokens in letters or by number, and contracts that keep one not at all.
            None if self.is_named() || self.data.verifying_contract().is_some() => Asset::Unnamed,
            None => return None,
        };
        let decimals = asset.decimals();
        let amount = amount.map_or_else(Amount::unread, |amount| Amount::allowed(amount, decimals));
        Some((asset, amount, token))
    }

    /// Whether a token is named in another way than by its address.
    pub(super) fn is_named(&self) -> bool {
        let mut named = TOKENS.iter().filter_map(|name| self.whole(name));
        named.any(|member| member.value.text().is_some() || member.value.uint().is_some())
    }

    /// Somebody who has the account from then on.
    pub(super) fn owner(&self, reader: &Reader) -> Option<Act> {
        let (member, owner) = self.stranger(&OWNERS, &[], reader)?;
        let beside = |names: &[&str]| names.iter().any(|name| self.whole(name).is_some());
        // A name is given away, unless it is the account that has one.
        let is_account = ["account", "wallet"].iter().any(|word| has_word(self.kind(), word))
            || self.address(&ACCOUNTS).is_some_and(|(_, account)| reader.has_own(account));
        if beside(&ITEMS) || beside(&NAMES) && !is_account {
            return None;
        }
        let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
        let mut signed = Signed::new(self.data, Role::VerifyingContract, reader);
        signed.party(Role::Owner, &self.path(&member), owner);
        Some(signed.act(deed, None))
    }

    /// Somebody else who may act for the signer.
    pub(super) fn acting(&self, told: &[Act], reader: &Reader) -> Option<Act> {
        let (member, other) = self.stranger(&ACTING, told, reader)?;
        // An order names who signs for it.
        if self.whole("price").is_some() && self.amounts().len() == 1 {
            return None;
        }
        let permission = self.data.primary_type.clone();
        let deed =
            Deed::Grant { permission, asset: None, amount: None, period: None, expires: None };
        let mut signed = Signed::new(self.data, Role::VerifyingContract, reader);
        signed.party(Role::Delegate, &self.path(&member), other);
        Some(signed.act(deed, None))
    }
}
