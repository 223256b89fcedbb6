use super::Lists;
use super::listed::Met;
use crate::act::Acts;
use crate::finding::{Finding, Level};
use crate::intel::Category;

declare_rule! {
    /// An address in any role is under sanctions that have nothing to do with North Korea.
    SANCTIONED_ADDRESS = "sanctioned-address", [Danger, Warning, Notice], check;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let meaning = "Dealing with it can be against the law, and exchanges may refuse or freeze what \
                   has passed through it.";
    let categories = &[Category::SanctionedOther];
    SANCTIONED_ADDRESS.find_listed(acts, lists, categories, level, meaning, findings);
}

fn level(met: &Met<'_, '_>) -> Level {
    if met.listed.is_official() { Level::Danger } else { Level::Warning }
}
