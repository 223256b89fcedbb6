use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transaction of Tron's may be sent long after it was signed.
    TRON_LONG_EXPIRY = "tron-long-expiry", [Warning], check;
}

/// An hour in milliseconds. Wallets and libraries let a transaction live for a minute.
const HOUR: u64 = 3_600_000;

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for transaction in acts.tron.iter().filter(|one| !one.published) {
        let now = acts.asker.now.map(|seconds| seconds.saturating_mul(1_000));
        let from = now.unwrap_or(transaction.timestamp);
        let lives = transaction.expiration.saturating_sub(from);
        // Without a beginning nothing can be said of how long it lives.
        if from == 0 || lives <= HOUR {
            continue;
        }
        findings.push(TRON_LONG_EXPIRY.about_place(
            Level::Warning,
            format!("Whoever has this signature can use it for {} hours.", lives.div_ceil(HOUR)),
            "Usual transactions are good for a minute. One that lives longer can be kept and sent \
             when it hurts, without another word to you.",
            format!("{}.expiration", transaction.raw_path),
        ));
    }
}
