use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainKind;

declare_rule! {
    /// Somebody may take tokens out of a token account of Solana later.
    SOLANA_TOKEN_DELEGATE = "solana-token-delegate", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Allow { amount, .. } = &act.deed else { return };
        let Some(spender) = act.party(Role::Spender) else { return };
        let solana = spender.address.chain() == ChainKind::Solana;
        if !solana || amount.is_zero() || acts.is_own(&spender.address) {
            return;
        }
        findings.push(SOLANA_TOKEN_DELEGATE.about_act(
            Level::Danger,
            act,
            Role::Spender,
            "On Solana, swaps and markets hardly ever need this: they move tokens in the transaction that \
             you sign. It stays until you take it back, and they need not ask again.",
        ));
    });
}
