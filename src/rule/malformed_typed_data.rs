use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// Typed data is written so that it cannot be hashed: wallets may sign something else than is seen.
    MALFORMED_TYPED_DATA = "malformed-typed-data", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for signed in acts.signed.iter().filter(|signed| !signed.hashed) {
        findings.push(MALFORMED_TYPED_DATA.about_place(
            Level::Danger,
            "This data is malformed, so that wallets may sign something else than they show.",
            "Values do not fit their types, or parts are missing. Honest applications write what \
             they ask for by their own types; attackers use what wallets make of mistakes.",
            &signed.path,
        ));
    }
}
