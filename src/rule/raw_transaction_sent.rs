use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction that was signed before is published: nobody is asked to sign it now.
    RAW_TRANSACTION_SENT = "raw-transaction-sent", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for path in &acts.published {
        findings.push(RAW_TRANSACTION_SENT.about_place(
            Level::Notice,
            "This publishes a transaction that is signed already.",
            "Your wallet would not ask you again. What it does was agreed to when it was signed, \
             perhaps by somebody else.",
            path,
        ));
    }
}
