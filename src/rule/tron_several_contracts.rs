use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction of Tron's does several things, where the network takes one.
    TRON_SEVERAL_CONTRACTS = "tron-several-contracts", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for transaction in acts.tron.iter().filter(|one| one.count > 1) {
        findings.push(Finding {
            rule: TRON_SEVERAL_CONTRACTS.id.to_owned(),
            level: Level::Critical,
            title: format!(
                "This is one transaction that does {} things, of which your wallet may show one.",
                transaction.count
            ),
            detail:
                "Tron takes one thing in a transaction. Who writes several into one means to have \
                     another one signed than is shown."
                    .to_owned(),
            subject: None,
            role: None,
            path: transaction.raw_path.clone(),
            evidence: Vec::new(),
        });
    }
}
