use super::Lists;
use crate::act::{Acts, grouped};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction of Tron's may burn far more for energy than any application needs.
    TRON_FEE_LIMIT = "tron-fee-limit", [Warning], check;
}

/// A TRX in sun.
const TRX: u64 = 1_000_000;

/// What applications allow at most, in sun: a thousand TRX, which is ten times what a costly call takes.
const USUAL: u64 = 1_000 * TRX;

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for transaction in acts.tron.iter().filter(|one| one.fee_limit > USUAL) {
        let most = grouped(&(transaction.fee_limit / TRX).to_string());
        findings.push(TRON_FEE_LIMIT.about_place(
            Level::Warning,
            format!("This transaction may cost up to {most} TRX in fees."),
            "Contracts decide how much energy they use, and what your account has too little of \
             is paid for in TRX. A transfer of USDT takes less than 30.",
            format!("{}.fee_limit", transaction.raw_path),
        ));
    }
}
