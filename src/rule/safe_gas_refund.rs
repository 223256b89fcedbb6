use super::Lists;
use crate::act::{Act, Acts, Deed, Part, Power, Role, worth};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// A Safe pays whoever sends its transaction far too much, in a token, or to an address that is named.
    SAFE_GAS_REFUND = "safe-gas-refund", [Danger, Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Some(paid) = paid_for_creation(act, acts) {
            let detail = "A new Safe pays this as soon as it is created, out of what is sent there before. Almost nobody \
                          uses this.";
            findings.push(SAFE_GAS_REFUND.about_act(Level::Warning, paid, Role::Payee, detail));
        }
        let safe = act.read_as.as_deref().is_some_and(|read_as| {
            read_as == "SafeTx" || read_as.starts_with("execTransaction(")
        });
        if !safe {
            return;
        }
        let receiver = act.party(Role::RefundReceiver);
        let token = act.party(Role::Token);
        // Without a price for the gas nothing is paid, whoever is named.
        let payment = act.calls.iter().find(|inner| inner.read_as.as_deref() == Some("gas refund"));
        let Some(payment) = payment else { return };
        let (level, detail) = match (receiver, token) {
            (Some(_), Some(_)) => (
                Level::Danger,
                "The price of the gas is whatever is written here, and it is paid in a token, to an \
                 address that is written here too: in this way a transaction that seems to do nothing \
                 can pay out everything in the Safe.",
            ),
            _ if act.calls.iter().any(is_large) => (
                Level::Danger,
                "Whoever sends it is paid far more than gas costs: in this way a transaction that seems to do \
                 nothing can pay out everything in the Safe.",
            ),
            (None, None) => return,
            _ => (
                Level::Warning,
                "Almost nobody uses this. It pays from the Safe to whoever is named here, at the price \
                 for the gas that stands here as well.",
            ),
        };
        let role = match (receiver, token) {
            (Some(_), _) => Role::RefundReceiver,
            (None, Some(_)) => Role::Token,
            (None, None) => Role::Account,
        };
        let mut finding = SAFE_GAS_REFUND.about_act(level, act, role, detail);
        finding.title = match payment.own_words().strip_prefix("This would pay ") {
            Some(said) => format!("This Safe transaction pays {said}"),
            None => "This Safe transaction pays for being sent.".to_owned(),
        };
        findings.push(finding);
    });
}

/// What somebody else is paid for the creation of a Safe.
fn paid_for_creation<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Act> {
    let Deed::Administer { power: Power::SafeSetUp, .. } = act.deed else { return None };
    act.calls.iter().find(|inner| {
        let payee = inner.party(Role::Payee).map(|payee| &payee.address);
        // Nobody is whoever sends it.
        let named = |payee: &ChainAddress| payee.bytes20().is_some_and(|one| !one.is_zero());
        matches!(inner.deed, Deed::Send { .. })
            && payee.is_some_and(|payee| named(payee) && !acts.is_own(payee))
    })
}

/// Whether a refund is far more than any transaction has cost.
fn is_large(inner: &Act) -> bool {
    /// A thousand dollars, in thousandths of a cent.
    const LARGE: u64 = 100_000_000;
    let Deed::Send { asset, amount } = &inner.deed else { return false };
    let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
    inner.read_as.as_deref() == Some("gas refund")
        && worth::least(&[part]) >= worth::Worth::from(LARGE)
}
