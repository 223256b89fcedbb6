//! What the sentence about an act says of others: of the calls inside it, of what is paid for it.

use alloy_primitives::U256;

use super::super::{Act, Amount, Asset, Deed, Role, amount};

/// Between what comes first and how much follows it.
const MORE: &str = " And ";

impl Act {
    /// Lets every act that only makes calls say what those do: it is what counts.
    pub(in crate::act) fn tell_of_calls(&mut self) {
        for call in &mut self.calls {
            call.tell_of_calls();
        }
        if let (Deed::Calls { .. }, Some(first)) = (&self.deed, self.calls.first()) {
            let first = first.words.as_str();
            self.words = match self.calls.len() - 1 {
                0 => first.to_owned(),
                // What is inside has said already that there is more.
                _ if first.contains(MORE) => first.to_owned(),
                1 => format!("{first}{MORE}one thing more."),
                more => format!("{first}{MORE}{more} things more."),
            };
        }
    }

    /// Says what is paid for a call in the call's own sentence too: it is what counts.
    pub(in crate::act) fn tell_of_payment(&mut self, payment: &Self) {
        let Deed::Send { asset, amount } = &payment.deed else { return };
        let paid = amount.value.parse::<U256>().ok();
        // Of what the act gives itself only the rest is paid for it.
        let rest = match paid.map(|paid| paid.checked_sub(self.coins_given())) {
            Some(Some(rest)) => Amount::of(rest),
            Some(None) | None => amount.clone(),
        };
        if rest.is_zero() {
            return;
        }
        if let Some(said) = self.words.strip_suffix('.') {
            self.words = format!("{said}, and pay {} for it.", amount::in_words(&rest, asset));
        }
    }

    /// How much of the network's own coin the act says it gives.
    fn coins_given(&self) -> U256 {
        let coins = |asset: &Asset, amount: &Amount| {
            let amount = amount.value.parse::<U256>().ok();
            amount.filter(|_| matches!(asset, Asset::Native { .. })).unwrap_or_default()
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
