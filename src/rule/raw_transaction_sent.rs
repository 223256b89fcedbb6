use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction that was signed before is published: nobody is asked to sign it now.
    RAW_TRANSACTION_SENT = "raw-transaction-sent", [Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for path in &acts.published {
        findings.push(Finding {
            rule: RAW_TRANSACTION_SENT.id.to_owned(),
            level: Level::Notice,
            title: "This publishes a transaction that is signed already.".to_owned(),
            detail: "Your wallet would not ask you again. What it does was agreed to when it was signed, \
                     perhaps by somebody else."
                .to_owned(),
            subject: None,
            role: None,
            path: path.clone(),
            evidence: Vec::new(),
        });
    }
}
