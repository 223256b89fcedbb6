//! What the sentence about an act says of others: of the calls inside it, of what is paid for it.

use alloy_primitives::U256;

use super::super::{Act, Amount, Asset, Deed, Part, Party, Role, amount, worth};
use crate::intel::ChainAddress;

/// Between what comes first and how much follows it.
const MORE: &str = " And ";

/// How it ends where one thing follows.
const ONE: &str = "one thing more.";

/// How it ends where several things follow, after their number.
const SEVERAL: &str = " things more.";

/// Around what is paid for an act.
const PAID: &str = ", and pay ";
const FOR_IT: &str = " for it.";

/// A sentence, and how many things there are besides what it says. Where it ends by saying that there are
/// some, these are added to them.
pub fn and_more(sentence: &str, count: usize) -> String {
    let (said, before) = parted(sentence);
    match before.saturating_add(count) {
        0 => said.to_owned(),
        1 => format!("{said}{MORE}{ONE}"),
        more => format!("{said}{MORE}{more}{SEVERAL}"),
    }
}

/// The same, of things that may be among those that it says there are.
pub fn and_at_least(sentence: &str, count: usize) -> String {
    let (_, before) = parted(sentence);
    and_more(sentence, count.saturating_sub(before))
}

/// A sentence without what it says of more things, and how many it says there are.
fn parted(sentence: &str) -> (&str, usize) {
    if let Some(said) = sentence.strip_suffix(ONE).and_then(|said| said.strip_suffix(MORE)) {
        return (said, 1);
    }
    let several = sentence.strip_suffix(SEVERAL).and_then(|counted| {
        let said = counted.trim_end_matches(|c: char| c.is_ascii_digit());
        let count = counted.get(said.len()..)?.parse().ok()?;
        Some((said.strip_suffix(MORE)?, count))
    });
    several.unwrap_or((sentence, 0))
}

/// Whether the sentence of an act says more than that a function is called, or something is written or kept.
fn is_telling(act: &Act) -> bool {
    !matches!(
        act.deed,
        Deed::Call { .. }
            | Deed::Keep { .. }
            | Deed::Fee { .. }
            | Deed::Write { .. }
            | Deed::DurableNonce {}
    )
}

/// The one of several acts that counts most in a sentence: the payment of most to somebody whom nobody knows, wherever
/// it stands, or else the first that is telling, unless another gives more for certain, or else what could not be
/// read. What is paid for a call stands behind it, and is told with it; what a later call uses, or what comes back,
/// is only on the way.
pub(crate) fn leading(acts: &[Act]) -> Option<&Act> {
    let (mut before, mut telling): (Option<&Act>, Option<&Act>) = (None, None);
    let (mut paid, mut on_the_way): (Option<&Act>, Option<&Act>) = (None, None);
    for (index, act) in acts.iter().enumerate() {
        if before.replace(act).is_some_and(|call| call.tells_of(act)) {
            continue;
        }
        let is_rent = act.is_rent();
        if act.pays_stranger() && !is_rent {
            if paid.is_none_or(|first| act.pays_more_than(first)) {
                paid = Some(act);
            }
            continue;
        }
        let rest = acts.get(index + 1..).unwrap_or_default();
        if is_rent
            || matches!(act.deed, Deed::Withdraw { .. }) && act.stays_there().is_some()
            || act.comes_back()
            || act.is_used_by(rest)
        {
            on_the_way = on_the_way.or(Some(act));
            continue;
        }
        let is_more = telling.is_none_or(|first| {
            let gives_more = act.gives_more_than(first)
                || first.gives_nothing() && act.worth() > worth::Worth::ZERO;
            !act.is_for(first) && gives_more
        });
        if is_more && is_telling(act) {
            telling = Some(act);
        }
    }
    let unread = || acts.iter().find(|act| matches!(act.deed, Deed::Call { read: false, .. }));
    paid.or(telling).or(on_the_way).or_else(unread).or(acts.first())
}

impl Act {
    /// Whether something goes to one who is neither known nor the account itself: by this, or by the call inside that
    /// counts most.
    pub(crate) fn pays_stranger(&self) -> bool {
        if let Deed::Calls { .. } = self.deed {
            return self.most_of_calls().is_some_and(Self::pays_stranger);
        }
        let Deed::Send { amount, .. } = &self.deed else { return false };
        let signer = self.party(Role::Signer).map(|signer| &signer.address);
        !amount.is_zero()
            && !self.is_next_to_nothing()
            && self
                .party(Role::Payee)
                .is_some_and(|payee| payee.kind.is_none() && Some(&payee.address) != signer)
    }

    /// Whether it is worth less than can be counted, of what is worth something.
    fn is_next_to_nothing(&self) -> bool {
        let Deed::Send { asset, amount } = &self.deed else { return false };
        if amount.number().is_none() {
            return false;
        }
        let amount = Amount::of(U256::from(u128::MAX));
        let much = Part { asset: asset.clone(), amount, to: None };
        self.worth() == worth::Worth::ZERO && worth::least(&[much]) > worth::Worth::ZERO
    }

    /// Whether it sends something to the account itself: what is left over in the end.
    fn comes_back(&self) -> bool {
        let Deed::Send { .. } = &self.deed else { return false };
        let signer = self.party(Role::Signer).map(|signer| &signer.address);
        signer.is_some() && self.party(Role::Payee).map(|payee| &payee.address) == signer
    }

    /// Whether it sends something to a known contract that then does something with it.
    fn is_used_by(&self, later: &[Self]) -> bool {
        // An order of GMX's does not name the contract that keeps what it is for.
        const OF_GMX: [&str; 3] = ["sendWnt(", "sendNativeToken(", "sendTokens("];
        let for_order = self.is_named(&OF_GMX);
        if let (Deed::Allow { asset, amount, .. }, Some(spender)) =
            (&self.deed, self.party(Role::Spender))
        {
            return !amount.is_zero()
                && later.iter().any(|act| act.takes(asset, amount, &spender.address));
        }
        let (asset, amount) = match &self.deed {
            Deed::Send { asset, amount } => (asset, amount),
            Deed::Deposit { asset, amount } if for_order => (asset, amount),
            _ => return false,
        };
        let Some(payee) = self.party(Role::Payee).filter(|payee| payee.kind.is_some()) else {
            return false;
        };
        let is_there = |act: &Self| {
            let is_it = |one: &Party| one.role == Role::Contract && one.address == payee.address;
            act.parties.iter().any(is_it)
        };
        // Of the same, and of no less than half of it.
        let is_coin = matches!(asset, Asset::Native { .. });
        let half = amount.number().unwrap_or_default() / U256::from(2);
        let is_of_it = |other: &Asset, amount: &Amount| {
            (is_coin || other == asset || *other == Asset::Unnamed)
                && amount.number().is_none_or(|amount| amount >= half)
        };
        later.iter().any(|act| match &act.deed {
            Deed::Send { .. } => false,
            Deed::Trade { gives, .. } => {
                (for_order || is_there(act))
                    && gives.iter().any(|part| is_of_it(&part.asset, &part.amount))
            }
            Deed::Deposit { asset, amount } | Deed::Bridge { asset, amount, .. } => {
                let orders = for_order
                    && matches!(act.deed, Deed::Deposit { .. })
                    && act.is_named(&["createOrder("]);
                (orders || is_there(act)) && is_of_it(asset, amount)
            }
            Deed::Withdraw { .. } if for_order && act.is_named(&["createOrder("]) => is_coin,
            _ => is_coin && is_telling(act) && is_there(act),
        })
    }

    /// Whether it is a call of whoever is allowed to take something that uses no less than half of that, or allows it in
    /// turn (`Permit2`).
    fn takes(&self, asset: &Asset, allowed: &Amount, spender: &ChainAddress) -> bool {
        let called = |one: &Party| {
            matches!(one.role, Role::Contract | Role::Account) && one.address == *spender
        };
        if !self.parties.iter().any(called) {
            return false;
        }
        let half = allowed.number().unwrap_or_default() / U256::from(2);
        let is_it = |other: &Asset, amount: &Amount| {
            other == asset
                && (allowed.unlimited || amount.number().is_none_or(|amount| amount >= half))
        };
        let by_itself = match &self.deed {
            Deed::Trade { gives, .. } => gives.iter().any(|part| is_it(&part.asset, &part.amount)),
            Deed::Send { asset, amount }
            | Deed::Allow { asset, amount, .. }
            | Deed::Deposit { asset, amount }
            | Deed::Bridge { asset, amount, .. } => is_it(asset, amount),
            Deed::Borrow { .. } => self.is_named(&["borrow"]),
            _ => false,
        };
        by_itself || self.calls.iter().any(|call| call.takes(asset, allowed, spender))
    }

    /// Whether it takes nothing from the account for certain.
    fn gives_nothing(&self) -> bool {
        match &self.deed {
            Deed::Withdraw { .. }
            | Deed::Deploy { .. }
            | Deed::Vote { .. }
            | Deed::SwitchNetwork { .. }
            | Deed::WatchAsset { .. }
            | Deed::AllowCollection { allowed: false, .. }
            | Deed::Delegate { removed: true, .. } => true,
            Deed::Allow { amount, .. } => amount.is_zero(),
            Deed::Calls { .. } => self.most_of_calls().is_some_and(Self::gives_nothing),
            _ => false,
        }
    }

    /// Whether it pays more than another: where it cannot be said of one what that is worth, the other tells by being
    /// next to nothing, or much.
    pub(crate) fn pays_more_than(&self, other: &Self) -> bool {
        /// A dollar, and a hundred.
        const LITTLE: u64 = 100_000;
        const MUCH: u64 = 10_000_000;
        let [own, others] = [self, other].map(Self::worth);
        if others == worth::Worth::ZERO {
            own >= worth::Worth::from(MUCH)
        } else {
            own > others || own == worth::Worth::ZERO && others < worth::Worth::from(LITTLE)
        }
    }

    /// Whether it is what a new account of Solana's costs, which holds something that matters more.
    fn is_rent(&self) -> bool {
        /// In lamports; an account for tokens takes a fifth.
        const RENT: u64 = 10_000_000;
        let Deed::Send { amount, .. } = &self.deed else { return false };
        self.is_named(&["CreateAccount"])
            && amount.number().is_some_and(|number| number <= U256::from(RENT))
    }

    /// Whether it gives more than another, where it can be said of both what that is worth.
    fn gives_more_than(&self, other: &Self) -> bool {
        let [own, others] = [self, other].map(Self::worth);
        others > worth::Worth::ZERO && own > others
    }

    /// What it gives or allows is worth, at least.
    pub(crate) fn worth(&self) -> worth::Worth {
        match &self.deed {
            Deed::Calls { .. } => self.most_of_calls().map_or(worth::Worth::ZERO, Self::worth),
            Deed::Trade { gives, .. } => worth::least(gives),
            Deed::Send { asset, amount }
            | Deed::Allow { asset, amount, .. }
            | Deed::Deposit { asset, amount }
            | Deed::Bridge { asset, amount, .. }
            | Deed::Burn { asset, amount } => {
                worth::least(&[Part { asset: asset.clone(), amount: amount.clone(), to: None }])
            }
            _ => worth::Worth::ZERO,
        }
    }

    /// What it would do by itself, without how many things more there are.
    pub(crate) fn own_words(&self) -> &str {
        parted(&self.words).0
    }

    /// How many things more its sentence says there are.
    pub(crate) fn more(&self) -> usize {
        parted(&self.words).1
    }

    /// What a call of a function that is not known looks like, where a call inside it says more than that something is
    /// called.
    pub(super) fn looks_like(&self) -> Option<String> {
        let Deed::Call { read: false, .. } = self.deed else { return None };
        let first = leading(&self.calls).filter(|first| is_telling(first))?;
        let (said, contract) = (first.own_words().strip_suffix('.')?, self.party(Role::Contract)?);
        // What a contract lets itself take of its own says nothing.
        let spender = first.party(Role::Spender).map(|spender| &spender.address);
        if spender == Some(&contract.address) && first.party(Role::Holder).is_none() {
            return None;
        }
        let said = format!("{said}, by a function of {} that is not known.", contract.short());
        Some(and_more(&said, self.calls.len() - 1))
    }

    /// Whether its sentence is that of a call inside.
    pub(in crate::act) fn looks_like_more(&self) -> bool {
        self.looks_like().is_some()
    }

    /// Its own sentence, and what else it does.
    pub(crate) fn and_also(&self, effect: &str) -> String {
        let own = self.own_words();
        format!("{}, and {effect}.", own.strip_suffix('.').unwrap_or(own))
    }

    /// How many things more its sentence says there are, where another begins as its own.
    pub(crate) fn more_than(&self, sentence: &str) -> Option<usize> {
        let (own, more) = parted(&self.words);
        let rest = sentence.strip_prefix(own.strip_suffix('.')?)?;
        (rest == "." || rest.starts_with(", and ")).then_some(more)
    }

    /// What is paid for it besides what it says that it gives, as its sentence ends.
    pub(crate) fn cost(&self) -> Option<&str> {
        let (_, cost) = self.own_words().rsplit_once(PAID)?;
        cost.strip_suffix(FOR_IT)
    }

    /// Lets every act that only makes calls say what those do: it is what counts.
    pub(in crate::act) fn tell_of_calls(&mut self) {
        for call in &mut self.calls {
            call.tell_of_calls();
        }
        let calls = matches!(self.deed, Deed::Calls { .. });
        let most = calls.then(|| leading(&self.calls)).flatten();
        let is_most = |call: &Self| most.is_some_and(|most| std::ptr::eq(most, call));
        self.leads = self.calls.iter().position(is_most);
        if let Some(first) = self.most_of_calls() {
            let words = first.paid_on(&self.calls).unwrap_or_else(|| first.words.clone());
            self.words = and_more(&self.later(words), self.calls.len() - 1);
        }
    }

    /// Which of the calls inside counts most. It is settled once, from the inside out: each that holds others would ask
    /// all of these again.
    pub(crate) fn most_of_calls(&self) -> Option<&Self> {
        self.calls.get(self.leads?)
    }

    /// What is only proposed, or put off, is not done by this.
    fn later(&self, words: String) -> String {
        const PROPOSED: [&str; 4] =
            ["propose(", "newVote(", "createProposal(", "proposeTransaction"];
        const PLANNED: [&str; 2] = ["schedule(", "scheduleBatch("];
        let how = if self.is_named(&PROPOSED) {
            "propose to"
        } else if self.is_named(&PLANNED) {
            "plan to"
        } else {
            return words;
        };
        words
            .strip_prefix("This would ")
            .map(|does| format!("This would {how} {does}"))
            .unwrap_or(words)
    }

    /// The contract that is called, where what an act pays out stays there.
    fn stays_there(&self) -> Option<&Party> {
        let payee = self.party(Role::Payee)?;
        let called =
            [Role::Contract, Role::Account].into_iter().filter_map(|role| self.party(role));
        let mut called = called.map(|called| &called.address);
        called.any(|called| *called == payee.address).then_some(payee)
    }

    /// What a trade says whose proceeds stay in the router only until another call pays them out.
    fn paid_on(&self, calls: &[Self]) -> Option<String> {
        let router = self.stays_there().filter(|_| matches!(self.deed, Deed::Trade { .. }))?;
        let mut out = calls.iter().filter(|call| matches!(call.deed, Deed::Withdraw { .. }));
        let payee = out.find(|call| call.stays_there().is_none())?.party(Role::Payee)?;
        let signer = self.party(Role::Signer).map(|signer| &signer.address);
        let paid = |party: &Party| format!(", paid to {}.", party.short());
        let instead = if Some(&payee.address) == signer { ".".to_owned() } else { paid(payee) };
        let (said, more) = parted(&self.words);
        let said = said.strip_suffix(&paid(router))?;
        Some(and_more(&format!("{said}{instead}"), more))
    }

    /// Says what is paid for a call in the call's own sentence too: it is what counts.
    pub(in crate::act) fn tell_of_payment(&mut self, payment: &Self) {
        if let Deed::Send { asset, amount } = &payment.deed {
            self.tell_of_cost(asset, amount);
        }
    }

    /// The same, of what no other act stands for.
    pub(in crate::act) fn tell_of_cost(&mut self, asset: &Asset, amount: &Amount) {
        let paid = amount.number();
        // Of what the act gives itself only the rest is paid for it.
        let rest = match paid.map(|paid| paid.checked_sub(self.coins_given())) {
            Some(Some(rest)) => Amount::of(rest),
            Some(None) | None => amount.clone(),
        };
        if rest.is_zero() {
            return;
        }
        let (said, more) = parted(&self.words);
        if let Some(said) = said.strip_suffix('.') {
            let said = format!("{said}{PAID}{}{FOR_IT}", amount::in_words(&rest, asset));
            self.words = and_more(&said, more);
        }
    }

    /// How much of the network's own coin the act says it gives.
    fn coins_given(&self) -> U256 {
        let coins = |asset: &Asset, amount: &Amount| {
            amount.number().filter(|_| matches!(asset, Asset::Native { .. })).unwrap_or_default()
        };
        match &self.deed {
            Deed::Send { asset, amount }
            | Deed::Deposit { asset, amount }
            | Deed::Bridge { asset, amount, .. } => coins(asset, amount),
            Deed::Trade { gives, .. } => gives
                .iter()
                .map(|part| coins(&part.asset, &part.amount))
                .fold(U256::ZERO, U256::saturating_add),
            Deed::Calls { .. } => {
                self.calls.iter().map(Self::coins_given).fold(U256::ZERO, U256::saturating_add)
            }
            _ => U256::ZERO,
        }
    }

    /// Whether `payment` is what is paid for this act, of which its sentence tells.
    pub(crate) fn tells_of(&self, payment: &Self) -> bool {
        // Such an act says what its calls do in place of what it does itself: what they give is told.
        let told =
            !matches!(self.deed, Deed::Calls { .. }) || payment.coins_given() <= self.coins_given();
        told && payment.is_for(self)
    }

    /// Whether it is what is paid for another act, or for sending it.
    pub(crate) fn is_for(&self, act: &Self) -> bool {
        let paid = self.party(Role::Payee).map(|payee| &payee.path);
        let is_called = |party: &Party| {
            matches!(
                party.role,
                Role::Contract | Role::Token | Role::Account | Role::Factory | Role::Code
            ) && Some(&party.path) == paid
        };
        let coins = matches!(self.deed, Deed::Send { asset: Asset::Native { .. }, .. });
        self.is_refund() || coins && act.parties.iter().any(is_called)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_more_there_is_is_said_once() {
        for (sentence, count, said) in [
            ("This.", 0, "This."),
            ("This.", 1, "This. And one thing more."),
            ("This.", 3, "This. And 3 things more."),
            ("This. And one thing more.", 0, "This. And one thing more."),
            ("This. And one thing more.", 1, "This. And 2 things more."),
            ("This. And 2 things more.", 2, "This. And 4 things more."),
            ("This And that.", 1, "This And that. And one thing more."),
            ("This. And many things more.", 1, "This. And many things more. And one thing more."),
        ] {
            assert_eq!(and_more(sentence, count), said);
        }
    }
}
