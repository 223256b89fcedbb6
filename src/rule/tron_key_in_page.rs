use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A page hands a private key to the wallet's library to sign with.
    TRON_KEY_IN_PAGE = "tron-key-in-page", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for path in &acts.keys_in_page {
        findings.push(TRON_KEY_IN_PAGE.about_place(
            Level::Critical,
            "This page has a private key, and signs with it past your wallet.",
            "If the key is yours, everything it holds is as good as gone: move it to a new \
             account at once. No honest page asks for a private key or recovery words.",
            path,
        ));
    }
}
