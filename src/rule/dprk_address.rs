use super::Lists;
use crate::act::{Act, Acts, Change, Deed, Party, Role};
use crate::finding::{Finding, Level};
use crate::intel::{Category, ChainAddress, Listed};

declare_rule! {
    /// An address in any role is linked to North Korea.
    DPRK_ADDRESS = "dprk-address", [Critical, Danger, Notice], check;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    // An act that takes power away must not stand for one that gives it to the same address.
    let mut seen: Vec<(Role, &ChainAddress, bool)> = Vec::new();
    acts.each(|act| {
        for party in &act.parties {
            // Whoever takes back what a thief was allowed to take must not be told to stop.
            let good = acts.unread.is_empty() && takes_back(act, party.role);
            let key = (party.role, &party.address, good);
            if seen.contains(&key) {
                continue;
            }
            if let Some(listed) = lists.intel.lookup(&party.address)
                && let Some(level) = level(&listed)
            {
                seen.push(key);
                let level = if good { Level::Notice } else { level };
                findings.push(finding(act, party, &listed, level));
            }
        }
    });
}

/// How bad a listing is; `None` if it has nothing to do with North Korea.
pub(super) fn level(listed: &Listed<'_>) -> Option<Level> {
    match listed.category() {
        Category::DprkSanctioned | Category::DprkAttributed => Some(Level::Critical),
        Category::DprkSuspected => Some(Level::Danger),
        Category::Mixer | Category::LaunderingService | Category::SanctionedOther => None,
    }
}

/// Who is listed, in words: "an address linked to North Korea (Lazarus Group)".
pub(super) fn who(listed: &Listed<'_>) -> String {
    let link = match listed.category() {
        Category::DprkSuspected => "an address suspected of links to North Korea",
        _ => "an address linked to North Korea",
    };
    match listed.evidence().into_iter().find_map(|evidence| evidence.actor) {
        Some(actor) => format!("{link} ({actor})"),
        None => link.to_owned(),
    }
}

/// Why the address that was met is the listed one, where the two are not spelled alike.
fn spelling(listed: &Listed<'_>, met: &ChainAddress) -> String {
    let listed_as = listed.address();
    if listed_as == *met {
        return String::new();
    }
    format!("It is listed as {listed_as}: the same key owns it in both spellings. ")
}

/// Whether the act only takes power away from the party in this role.
fn takes_back(act: &Act, role: Role) -> bool {
    match (&act.deed, role) {
        (Deed::Allow { amount, change, .. }, Role::Spender) => {
            !act.may_be_item()
                && (*change == Change::Lower || *change == Change::Set && amount.is_zero())
        }
        (Deed::AllowCollection { allowed, .. }, Role::Operator) => !allowed,
        _ => false,
    }
}

fn finding(act: &Act, party: &Party, listed: &Listed<'_>, level: Level) -> Finding {
    let meaning = if level == Level::Notice {
        "That is good: it takes away what they could have used against you."
    } else {
        "What goes there does not come back, and dealing with it can be against the law."
    };
    let detail = format!("{}{meaning}", spelling(listed, &party.address));
    let finding = DPRK_ADDRESS.about_party(level, act, party, &who(listed), detail);
    Finding { evidence: listed.evidence(), ..finding }
}
