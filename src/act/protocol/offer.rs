//! Orders as they are signed: what their maker gives and what is paid for it.

use alloy_primitives::{Address, U256};

use crate::act::sign::Signed;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};
use crate::decode::{TypedData, limits, typed_data::Typed};

/// An order, under construction.
pub(super) struct Offer<'a> {
    signed: Signed<'a>,
    /// The struct that holds the order, and where it stands in the message: nothing, or `tree[0].`.
    value: &'a Typed,
    at: String,
    maker: Option<Address>,
    gives: Vec<(Asset, Option<U256>)>,
    gets: Vec<Payment>,
    tokens: Vec<(Address, String)>,
}

/// What is paid for an order.
struct Payment {
    asset: Asset,
    amount: Option<U256>,
    /// Who gets it, if that is not the maker, and where that is said.
    to: Option<(Address, String)>,
}

impl<'a> Offer<'a> {
    /// An order that is the whole message.
    pub(super) fn new(data: &'a TypedData, reader: &Reader) -> Self {
        Self::inside(data, &data.message, String::new(), reader)
    }

    /// An order that stands somewhere in the message.
    pub(super) fn inside(
        data: &'a TypedData,
        value: &'a Typed,
        at: String,
        reader: &Reader,
    ) -> Self {
        Self {
            signed: Signed::new(data, Role::VerifyingContract, reader),
            value,
            at,
            maker: data.signer.as_ref().map(|signer| signer.address),
            gives: Vec::new(),
            gets: Vec::new(),
            tokens: Vec::new(),
        }
    }

    /// A member of the order; `info.swapper` is a member of a member, `fees[0]` an item of a list.
    pub(super) fn get(&self, path: &str) -> Option<&'a Typed> {
        path.split('.').try_fold(self.value, |value, part| match part.split_once('[') {
            None => value.get(part),
            Some((member, index)) => {
                let index: usize = index.strip_suffix(']')?.parse().ok()?;
                value.get(member)?.items()?.get(index)
            }
        })
    }

    /// A member that is an address.
    pub(super) fn address(&self, path: &str) -> Option<Address> {
        self.get(path)?.address()
    }

    /// A member that is a number.
    pub(super) fn uint(&self, path: &str) -> Option<U256> {
        self.get(path)?.uint()
    }

    /// Where a member stands in the message.
    pub(super) fn path(&self, member: &str) -> String {
        format!("{}{member}", self.at)
    }

    /// Names the maker: the signer, if the order does not say.
    pub(super) fn maker(&mut self, member: &str) {
        if let Some(maker) = self.address(member) {
            self.maker = Some(maker);
            self.signed.party(Role::Holder, &self.path(member), maker);
        }
    }

    /// Adds an address in a role; zero stands for nobody.
    pub(super) fn party(&mut self, role: Role, member: &str) {
        if let Some(address) = self.address(member).filter(|address| !address.is_zero()) {
            self.signed.party(role, &self.path(member), address);
        }
    }

    /// Adds an address that is not an `address` of its own, in a role.
    pub(super) fn party_at(&mut self, role: Role, member: &str, address: Address) {
        self.signed.party(role, &self.path(member), address);
    }

    /// The token at a member; zero and `0xEeee…` stand for the network's own coin.
    pub(super) fn token(&mut self, member: &str, reader: &mut Reader) -> Option<Asset> {
        let address = self.address(member)?;
        self.note_token(address, member);
        Some(reader.token_or_native(address))
    }

    /// Notes the token of a part.
    pub(super) fn note_token(&mut self, address: Address, member: &str) {
        if !address.is_zero() && self.tokens.iter().all(|(known, _)| *known != address) {
            self.tokens.push((address, self.path(member)));
        }
    }

    /// Adds what the maker gives, at most.
    pub(super) fn gives(&mut self, asset: Asset, amount: Option<U256>) {
        self.gives.push((asset, amount));
    }

    /// Adds what is paid, at least, to the address at a member; to the maker if there is no such
    /// member, or nobody stands there.
    pub(super) fn gets(&mut self, asset: Asset, amount: Option<U256>, to: &str) {
        let to = self.address(to).map(|address| (address, self.path(to)));
        let to = to.filter(|(address, _)| !address.is_zero() && self.maker != Some(*address));
        self.gets.push(Payment { asset, amount, to });
    }

    /// Adds what is paid, at least, to this address, whoever it is.
    pub(super) fn pays(&mut self, asset: Asset, amount: Option<U256>, to: (Address, &str)) {
        let to = (self.maker != Some(to.0)).then(|| (to.0, self.path(to.1)));
        self.gets.push(Payment { asset, amount, to });
    }

    /// What the maker gets of an asset.
    fn own(&self, asset: &Asset) -> U256 {
        self.gets
            .iter()
            .filter(|part| part.to.is_none() && part.asset == *asset)
            .filter_map(|part| part.amount)
            .fold(U256::ZERO, U256::saturating_add)
    }

    /// The act. Who is paid less than the maker in the same coin is paid a fee.
    pub(super) fn act(mut self, deadline: Option<U256>) -> Act {
        let mut paid: Vec<(Role, Address)> = Vec::new();
        let buys_item = self.gets.iter().any(|part| {
            part.to.is_none()
                && matches!(part.asset, Asset::Collectible { .. } | Asset::Collection { .. })
        });
        for part in &self.gets {
            let Some((to, path)) = &part.to else { continue };
            let is_fee = part.amount.is_some_and(|amount| amount < self.own(&part.asset))
                || buys_item
                    && self.gives.iter().any(|(asset, amount)| {
                        // What a bid pays to others comes out of what it gives.
                        *asset == part.asset && part.amount < *amount
                    });
            let role = if is_fee { Role::FeeReceiver } else { Role::Payee };
            if paid.len() < limits::ITEMS && !paid.contains(&(role, *to)) {
                paid.push((role, *to));
                self.signed.party(role, path, *to);
            }
        }
        for (token, path) in self.tokens.iter().take(limits::ITEMS) {
            self.signed.party(Role::Token, path, *token);
        }
        let amount = |amount: Option<U256>| amount.map_or_else(Amount::unread, Amount::of);
        let gives = self
            .gives
            .into_iter()
            .map(|(asset, given)| Part { asset, amount: amount(given), to: None })
            .collect();
        let gets = self
            .gets
            .into_iter()
            .map(|part| Part {
                asset: part.asset,
                amount: amount(part.amount),
                to: part.to.map(|(address, _)| self.signed.spelled(address)),
            })
            .collect();
        let mut act = self.signed.act(Deed::Trade { gives, gets }, deadline);
        if !self.at.is_empty() {
            act.path.push('.');
            act.path.push_str(self.at.trim_end_matches('.'));
        }
        act
    }
}
