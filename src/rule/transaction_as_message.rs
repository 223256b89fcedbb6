use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A message to sign is the encoding of a transaction, or of an order to hand the account over.
    TRANSACTION_AS_MESSAGE = "transaction-as-message", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::SignEncoded { .. } = &act.deed {
            let mut finding = TRANSACTION_AS_MESSAGE.about_act(
                Level::Critical,
                act,
                Role::Signer,
                "The bytes are those of a transaction, not of a message. A wallet that signs them as \
                 they are has signed the transaction; no honest site asks for that.",
            );
            finding.path.clone_from(&act.path);
            findings.push(finding);
        }
    });
}
