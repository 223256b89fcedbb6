//! What the sentence about an act says of others: of the calls inside it, of what is paid for it.

use alloy_primitives::U256;

use super::super::{Act, Amount, Asset, Deed, Role, amount};

/// Between what comes first and how much follows it.
const MORE: &str = " And ";

/// How it ends where one thing follows.
const ONE: &str = "one thing more.";

/// How it ends where several things follow, after their number.
const SEVERAL: &str = " things more.";

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

/// The one of several acts that counts most in a sentence: the first that pays somebody whom nobody knows, wherever it
/// stands, or else the first that is telling. What is paid for a call stands behind it, and is told with it.
pub(crate) fn leading(acts: &[Act]) -> Option<&Act> {
    let (mut before, mut telling): (Option<&Act>, Option<&Act>) = (None, None);
    for act in acts {
        if before.replace(act).is_some_and(|call| call.tells_of(act)) {
            continue;
        }
        if act.pays_stranger() {
            return Some(act);
        }
        telling = telling.or(Some(act).filter(|act| is_telling(act)));
    }
    telling.or(acts.first())
}

impl Act {
    /// Whether something goes to one who is neither known nor the account itself.
    fn pays_stranger(&self) -> bool {
        let Deed::Send { amount, .. } = &self.deed else { return false };
        let signer = self.party(Role::Signer).map(|signer| &signer.address);
        !amount.is_zero()
            && self
                .party(Role::Payee)
                .is_some_and(|payee| payee.kind.is_none() && Some(&payee.address) != signer)
    }

    /// What it would do by itself, without how many things more there are.
    pub(crate) fn own_words(&self) -> &str {
        parted(&self.words).0
    }

    /// What a call of a function that is not known looks like, where a call inside it says more than that something is
    /// called.
    pub(super) fn looks_like(&self) -> Option<String> {
        let Deed::Call { read: false, .. } = self.deed else { return None };
        let first = leading(&self.calls).filter(|first| is_telling(first))?;
        let (said, contract) = (first.own_words().strip_suffix('.')?, self.party(Role::Contract)?);
        let said = format!("{said}, by a function of {} that is not known.", contract.short());
        Some(and_more(&said, self.calls.len() - 1))
    }

    /// Whether its sentence is that of a call inside.
    pub(in crate::act) fn looks_like_more(&self) -> bool {
        self.looks_like().is_some()
    }

    /// Lets every act that only makes calls say what those do: it is what counts.
    pub(in crate::act) fn tell_of_calls(&mut self) {
        for call in &mut self.calls {
            call.tell_of_calls();
        }
        if let (Deed::Calls { .. }, Some(first)) = (&self.deed, leading(&self.calls)) {
            self.words = and_more(&first.words, self.calls.len() - 1);
        }
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
            let said = format!("{said}, and pay {} for it.", amount::in_words(&rest, asset));
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
            _ => U256::ZERO,
        }
    }

    /// Whether `payment` is what is paid for this act, of which its sentence tells.
    pub(crate) fn tells_of(&self, payment: &Self) -> bool {
        let paid = payment.party(Role::Payee).map(|payee| &payee.path);
        let called =
            self.parties.iter().find(|party| matches!(party.role, Role::Contract | Role::Token));
        matches!(payment.deed, Deed::Send { asset: Asset::Native { .. }, .. })
            // Such an act says what its calls do in place of what it does itself.
            && !matches!(self.deed, Deed::Calls { .. })
            && paid.is_some()
            && paid == called.map(|party| &party.path)
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
