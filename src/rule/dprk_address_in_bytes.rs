use super::Lists;
use super::dprk_address::{level, who};
use crate::act::{Acts, Content};
use crate::finding::{Finding, Level};
use crate::intel::{ChainAddress, Listed};

declare_rule! {
    /// A listed address stands in the request's bytes or text, outside any role that was read.
    DPRK_ADDRESS_IN_BYTES = "dprk-address-in-bytes", [Critical, Danger], check;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    // An address that was met in a role is reported there, with what it would get.
    let mut known: Vec<ChainAddress> = Vec::new();
    acts.each(|act| {
        for party in &act.parties {
            known.extend(lists.intel.lookup(&party.address).map(|listed| listed.address()));
        }
    });
    for payload in &acts.payloads {
        let mut found = |offset: usize, listed: Listed<'_>| {
            let Some(level) = level(&listed) else { return };
            let address = listed.address();
            if !known.contains(&address) {
                let path = match offset {
                    0 => payload.path.clone(),
                    _ => format!("{}[byte {offset}]", payload.path),
                };
                findings.push(finding(path, &listed, &address, level));
                known.push(address);
            }
        };
        match &payload.content {
            Content::Bytes(bytes) => {
                lists.intel.scan_bytes(bytes, &mut found);
                lists.intel.scan_text(bytes, &mut found);
            }
            Content::Text(text) => lists.intel.scan_text(text.as_bytes(), &mut found),
        }
    }
}

fn finding(path: String, listed: &Listed<'_>, address: &ChainAddress, level: Level) -> Finding {
    Finding {
        rule: DPRK_ADDRESS_IN_BYTES.id.to_owned(),
        level,
        title: format!("Inside this request is {}.", who(listed)),
        detail: "It was found in bytes that were not read, so what it would get is not known."
            .to_owned(),
        subject: Some(address.clone()),
        role: None,
        path,
        evidence: listed.evidence(),
    }
}
