use super::Lists;
use crate::act::Acts;
use crate::finding::{Finding, Level};

declare_rule! {
    /// What a transaction of Tron's says of itself is not what would be signed.
    TRON_JSON_DIFFERS = "tron-json-differs", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for transaction in &acts.tron {
        let Some(first) = transaction.differences.first() else { continue };
        let more = match transaction.differences.len() {
            1 => String::new(),
            count => format!(" There are {count} such places."),
        };
        findings.push(TRON_JSON_DIFFERS.about_place(
            Level::Critical,
            "What this transaction says it does is not what you would sign.",
            format!(
                "Your wallet may show you one thing and sign another. In one place, {}.{more} \
                 What is shown here was read from the bytes that are signed.",
                first.reason
            ),
            &first.path,
        ));
    }
}
