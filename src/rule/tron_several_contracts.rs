use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction of Tron's does several things, where the network takes one.
    TRON_SEVERAL_CONTRACTS = "tron-several-contracts", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for transaction in acts.tron.iter().filter(|one| one.count > 1) {
        findings.push(TRON_SEVERAL_CONTRACTS.about_place(
            Level::Critical,
            format!(
                "This is one transaction that does {} things, of which your wallet may show one.",
                transaction.count
            ),
            "Tron takes one thing in a transaction. Who writes several into one means to have \
             another one signed than is shown.",
            &transaction.raw_path,
        ));
    }
}
