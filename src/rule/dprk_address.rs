use super::Lists;
use super::listed::Met;
use crate::act::Acts;
use crate::finding::{Finding, Level};
use crate::intel::Category;

declare_rule! {
    /// An address in any role is linked to North Korea.
    DPRK_ADDRESS = "dprk-address", [Critical, Danger, Notice], check;
}

const CATEGORIES: &[Category] =
    &[Category::DprkSanctioned, Category::DprkAttributed, Category::DprkSuspected];

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let meaning = "What goes there does not come back, and dealing with it can be against the law.";
    DPRK_ADDRESS.find_listed(acts, lists, CATEGORIES, level, meaning, findings);
}

fn level(met: &Met<'_, '_>) -> Level {
    match met.listed.category() {
        Category::DprkSuspected => Level::Danger,
        _ => Level::Critical,
    }
}
