use super::Lists;
use crate::act::{Acts, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// An address in any role is in the user's own block list.
    BLOCKED_BY_YOU = "blocked-by-you", [Critical], check;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<(Role, &ChainAddress)> = Vec::new();
    acts.each(|act| {
        for party in &act.parties {
            let key = (party.role, &party.address);
            if seen.contains(&key)
                || !lists.book.blocked.iter().any(|one| same(one, &party.address))
            {
                continue;
            }
            seen.push(key);
            findings.push(BLOCKED_BY_YOU.about_party(
                Level::Critical,
                act,
                party,
                "an address that you have blocked",
                "You put this address on your own block list.".to_owned(),
            ));
        }
    });
}

/// Whether two addresses are the same key's: EVM and Tron share their 20 bytes.
fn same(one: &ChainAddress, other: &ChainAddress) -> bool {
    one == other || one.bytes20().is_some_and(|bytes| other.bytes20() == Some(bytes))
}
