use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction of Tron's is of a type that is not read here.
    TRON_UNKNOWN_CONTRACT = "tron-unknown-contract", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let all = acts.tron.iter().flat_map(|transaction| &transaction.contracts);
    for contract in all.filter(|contract| contract.kind.is_none()) {
        findings.push(TRON_UNKNOWN_CONTRACT.about_place(
            Level::Danger,
            format!("This transaction is of a type that is not known ({}).", contract.name),
            "What it would do with your account cannot be said. Wallets and applications use \
             types that are known.",
            &contract.path,
        ));
    }
}
