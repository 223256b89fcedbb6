use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A message to sign is the encoding of a transaction, or of an order to hand the account over.
    TRANSACTION_AS_MESSAGE = "transaction-as-message", [Critical, Danger], check;
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
        if let Deed::SignMessage { text: Some(text), .. } = &act.deed
            && is_of_cosmos(text)
        {
            findings.push(TRANSACTION_AS_MESSAGE.about_place(
                Level::Danger,
                "This text is a transaction of another network.",
                "Networks of the Cosmos take such a text, signed as a message, for a transaction: what \
                 it says is done there with what your key holds. Sign it only where you meant to do that.",
                &act.path,
            ));
        }
    });
}

/// Whether a text is what is signed of a transaction on networks of the Cosmos. What says of itself that it
/// is no transaction (ADR-036) is none.
fn is_of_cosmos(text: &str) -> bool {
    let has = |member: &str| text.contains(member);
    has("\"account_number\"") && has("\"msgs\"") && has("\"fee\"") && !has("sign/MsgSignData")
}
