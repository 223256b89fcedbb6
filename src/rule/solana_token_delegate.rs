use super::Lists;
use super::several_assets_sent::INSTRUCTION;
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
        let spender = act.party(Role::Spender);
        // Without one it is somebody who stands in a table.
        let solana = match spender {
            Some(spender) => spender.address.chain() == ChainKind::Solana,
            None => act.path.contains(INSTRUCTION),
        };
        if !solana || amount.is_zero() || spender.is_some_and(|one| acts.is_own(&one.address)) {
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
