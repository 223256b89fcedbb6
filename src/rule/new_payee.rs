use super::Lists;
use super::lookalike_payee::{is_known, payees};
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// Somebody would be paid for the first time.
    NEW_PAYEE = "new-payee", [Notice], check;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    // Without a history everybody is new, and saying so would say nothing.
    if lists.book.paid.is_empty() {
        return;
    }
    // What is called is an application, and paying it is how it is used.
    let mut seen: Vec<&ChainAddress> = Vec::new();
    acts.each(|act| {
        let called = act.parties.iter().filter(|party| {
            matches!(party.role, Role::Contract | Role::Token | Role::VerifyingContract)
        });
        seen.extend(called.map(|party| &party.address));
    });
    acts.each(|act| {
        if !matches!(act.deed, Deed::Send { .. } | Deed::Bridge { .. }) {
            return;
        }
        for payee in payees(act) {
            if payee.kind.is_none()
                && !is_known(&payee.address, acts, lists)
                && !seen.contains(&&payee.address)
            {
                seen.push(&payee.address);
                findings.push(NEW_PAYEE.about_party(
                    Level::Notice,
                    act,
                    payee,
                    "an address that you have never paid",
                    "Compare all of it with the address that you were given.".to_owned(),
                ));
            }
        }
    });
}
