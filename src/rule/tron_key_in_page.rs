use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// A page hands a private key to the wallet's library to sign with.
    TRON_KEY_IN_PAGE = "tron-key-in-page", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for path in &acts.keys_in_page {
        findings.push(Finding {
            rule: TRON_KEY_IN_PAGE.id.to_owned(),
            level: Level::Critical,
            title: "This page has a private key, and signs with it past your wallet.".to_owned(),
            detail: "If the key is yours, everything it holds is as good as gone: move it to a new account \
                     at once. No honest page asks for a private key or recovery words."
                .to_owned(),
            subject: None,
            role: None,
            path: path.clone(),
            evidence: Vec::new(),
        });
    }
}
