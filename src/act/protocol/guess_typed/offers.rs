//! What is offered for something else.

use alloy_primitives::{Address, U256};

use super::super::offer::Offer;
use super::members::{Member, Members};
use super::names::{
    COLLECTIONS, CURRENCIES, ELSEWHERE, GETS, GIVES, ITEMS, MAKERS, PRICES, PURCHASES, RECEIVERS,
    SALES, SELLERS, Sort, has_word, sort,
};
use crate::act::{Act, Amount, Asset, Part, Reader, Role, tokens, worth};
use crate::decode::Chain;

impl<'a> Members<'a> {
    /// So much of one token for so much of another.
    pub(super) fn offer(&self, reader: &mut Reader) -> Option<Act> {
        let mut order = Offer::inside(self.data, self.value, self.at.clone(), reader);
        let token = |name: &str| self.place(name).filter(|place| order.address(place).is_some());
        let amount = |name: &str| self.place(name).filter(|place| order.uint(place).is_some());
        let said = |(name, much): &(&str, &str)| Some((token(name)?, Some(amount(much)?)));
        let mut given = GIVES.iter().find_map(said)?;
        // Where only a least is said of what is paid, the token is known, and who gets it.
        let alone = |(name, _): &(&str, &str)| Some((token(name)?, None));
        let mut paid = GETS.iter().find_map(said).or_else(|| GETS.iter().find_map(alone))?;
        let maker = self.address(&["maker"]);
        let own = |(_, address): &(&str, Address)| reader.has_own(*address);
        // Whoever takes the offer of somebody else gives what is paid for it.
        if maker.is_some_and(|maker| !own(&maker))
            && self.address(&["taker"]).as_ref().is_some_and(own)
        {
            std::mem::swap(&mut given, &mut paid);
        } else if let Some((maker, _)) = maker {
            order.maker(maker);
        }
        let chain = self.uint(&ELSEWHERE).and_then(|id| u64::try_from(id).ok()).map(Chain::Evm);
        let chain = chain.filter(|chain| Some(*chain) != reader.chain);
        let asset = order.token(&given.0, reader)?;
        let amount = given.1.and_then(|place| order.uint(&place));
        order.gives(asset, amount);
        let asset = match chain {
            Some(_) => tokens::elsewhere(chain, order.address(&paid.0)?),
            None => order.token(&paid.0, reader)?,
        };
        let amount = paid.1.and_then(|place| order.uint(&place));
        self.pay(&mut order, asset, amount, reader);
        if let Some((fee, _)) = self.fee(reader) {
            order.party(Role::FeeReceiver, fee);
        }
        Some(order.act(None))
    }

    /// Adds what is paid for an order, to whoever gets it.
    pub(super) fn pay(
        &self,
        order: &mut Offer<'_>,
        asset: Asset,
        amount: Option<U256>,
        reader: &Reader,
    ) {
        match self.someone(&RECEIVERS, &[], reader) {
            Some((place, address)) => order.pays(asset, amount, (address, &place)),
            None => order.gets(asset, amount, ""),
        }
    }

    /// Who else gets a fee, and how many of so many parts of the price, if that is said.
    pub(super) fn fee(&self, reader: &Reader) -> Option<(&str, Option<(U256, u64)>)> {
        let fees = || {
            let is_fee = |name: &str| name.contains("fee") || name.contains("royalt");
            self.all.iter().filter(move |member| is_fee(member.whole()))
        };
        let stranger = |member: &&Member<'a>| {
            member.value.address().is_some_and(|one| !one.is_zero() && !reader.has_own(one))
        };
        let receiver =
            fees().find(|member| stranger(member) && sort(&member.name) != Sort::Thing)?;
        let share = fees().find_map(|member| {
            let name = member.whole();
            let whole = if ["bps", "bips", "basispoints"].iter().any(|unit| name.ends_with(unit)) {
                10_000
            } else if name.ends_with("percent") || name.ends_with("percentage") {
                100
            } else {
                return None;
            };
            Some((member.value.uint().filter(|parts| *parts <= U256::from(whole))?, whole))
        });
        Some((&*receiver.name, share))
    }

    /// An item of the signer's for a price.
    pub(super) fn listing(&self, reader: &mut Reader) -> Option<Act> {
        /// So many of the smallest units are worth nothing in any currency in which items are sold.
        const NOTHING: U256 = U256::from_limbs([1_000_000, 0, 0, 0]);
        let kind = self.kind();
        let is = |words: &[&str]| words.iter().any(|word| kind.contains(word));
        // Whoever takes a bid sells.
        let accepts = has_word(kind, "accept") && is(&PURCHASES);
        let (member, collection) = self.address(&COLLECTIONS)?;
        let id = self.uint(&ITEMS)?;
        let price = self.uint(&PRICES)?;
        let signer = self.data.signer.as_ref()?.address;
        let own = |names: &[&str]| self.address(names).filter(|(_, address)| *address == signer);
        let seller = own(&SELLERS);
        // Who bids names the same, but pays the price.
        if seller.is_none() && kind.contains("Bid") && !accepts {
            return None;
        }
        let (maker, _) = seller.or_else(|| own(&MAKERS))?;
        let mut order = Offer::inside(self.data, self.value, self.at.clone(), reader);
        order.maker(maker);
        let item = Asset::Collectible { address: reader.spelled(collection), id: id.to_string() };
        order.note_token(collection, member);
        order.gives(item, Some(U256::ONE));
        // Nobody knows what a price is of that names no currency; but next to nothing is nothing in any, unless it is
        // told in cents.
        let (currency, price) = if let Some((name, _)) = self.address(&CURRENCIES) {
            (order.token(name, reader)?, Some(price))
        } else {
            let told = self.all.iter().any(|member| {
                let name = member.whole();
                name.contains("usd") || name.contains("cents")
            });
            let little = |price: &U256| *price < NOTHING && (price.is_zero() || !told);
            (Asset::Unnamed, Some(price).filter(little))
        };
        // A maker may as well be who pays the price, unless there is none.
        let amount = price.map_or_else(Amount::unread, Amount::of);
        let part = Part { asset: currency.clone(), amount, to: None };
        let nothing = worth::is_dust_price(&part, worth::SOME_CENTS);
        let sells = accepts || is(&SALES) || nothing;
        if seller.is_none() && (is(&PURCHASES) && !accepts || !sells) {
            return None;
        }
        let mut rest = price;
        if let Some((fee, share)) = self.fee(reader) {
            match share.zip(price) {
                Some(((parts, whole), price)) => {
                    let part = price.saturating_mul(parts) / U256::from(whole);
                    rest = Some(price.saturating_sub(part));
                    order.gets(currency.clone(), Some(part), fee);
                }
                None => order.party(Role::FeeReceiver, fee),
            }
        }
        self.pay(&mut order, currency, rest, reader);
        Some(order.act(None))
    }
}
