use super::Lists;
use crate::act::{Acts, Doubt};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An address is spelled with a wrong checksum.
    BAD_CHECKSUM = "bad-checksum", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    for unread in acts.unread.iter().filter(|unread| unread.doubt == Doubt::Checksum) {
        findings.push(BAD_CHECKSUM.about_place(
            Level::Warning,
            "An address in this request is misspelled.",
            format!(
                "The capitals in an address are its checksum, and here they are wrong: {}. \
                 Somebody has changed a character, or made the address up.",
                unread.reason
            ),
            &unread.path,
        ));
    }
}
