use super::Lists;
use super::order_for_nothing::{Terms, terms};
use crate::act::{Acts, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// What an order pays goes to somebody else than the one who signs it.
    ORDER_PAYS_SOMEONE_ELSE = "order-pays-someone-else", [Danger, Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let (level, detail) = match terms(act, acts) {
            Some(Terms::SomeoneElse) => (
                Level::Danger,
                "You give, and what is paid for it goes to another address. Sign this only if that \
                 address is yours, or you mean to pay somebody in this way.",
            ),
            Some(Terms::MostlyOthers) => (
                Level::Danger,
                "Of what is paid for your offer, others get more than you do. Fees of markets take a \
                 few per cent, never most of it.",
            ),
            Some(Terms::HighFee) => (
                Level::Warning,
                "Of what is paid for your offer, others get a fifth or more. Fees of markets take a few \
                 per cent.",
            ),
            Some(Terms::Besides) => (
                Level::Danger,
                "You sell, and would pay as well. Fees of markets come out of the price that is paid \
                 for an item, and are a few per cent of it.",
            ),
            _ => return,
        };
        let role = if act.party(Role::Payee).is_some() { Role::Payee } else { Role::FeeReceiver };
        findings.push(ORDER_PAYS_SOMEONE_ELSE.about_act(level, act, role, detail));
    });
}
