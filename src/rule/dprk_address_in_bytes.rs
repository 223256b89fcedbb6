use super::listed::{level_in_bytes, who};
use super::listed_address_in_bytes::LISTED_ADDRESS_IN_BYTES;
use super::{Lists, Rule};
use crate::act::{Acts, Content};
use crate::finding::Finding;
use crate::intel::Listed;

declare_rule! {
    /// An address linked to North Korea stands in the request's bytes or text, outside any role.
    DPRK_ADDRESS_IN_BYTES = "dprk-address-in-bytes", [Critical, Danger], check;
}

/// Searches every payload once, for this rule and for `listed-address-in-bytes`.
fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    // An address that was met in a role is reported there, with what it would get.
    let mut known: Vec<Listed<'_>> = Vec::new();
    acts.each(|act| {
        known.extend(act.parties.iter().filter_map(|party| lists.intel.lookup(&party.address)));
    });
    for payload in &acts.payloads {
        let mut found = |offset: usize, listed: Listed<'_>| {
            if known.iter().any(|one| one.has_owner_of(&listed)) {
                return;
            }
            findings.push(finding(payload.path_at(offset), &listed));
            known.extend(lists.intel.lookup(&listed.address()));
        };
        match &payload.content {
            Content::Bytes(bytes) => {
                lists.intel.scan_bytes(bytes, &mut found);
                lists.intel.scan_text(bytes, &mut found);
                lists.intel.scan_disguised(bytes, &mut found);
            }
            Content::Text(text) => {
                lists.intel.scan_text(text, &mut found);
                lists.intel.scan_disguised(text, &mut found);
            }
        }
    }
}

fn finding(path: String, listed: &Listed<'_>) -> Finding {
    let rule: &Rule =
        if listed.category().is_dprk() { &DPRK_ADDRESS_IN_BYTES } else { &LISTED_ADDRESS_IN_BYTES };
    Finding {
        rule: rule.id.to_owned(),
        level: level_in_bytes(listed),
        title: format!("Inside this request is {}.", who(listed)),
        detail: "It was found in bytes that were not read, so what it would get is not known."
            .to_owned(),
        subject: Some(listed.address()),
        role: None,
        path,
        evidence: listed.evidence(),
    }
}
