use super::Lists;
use super::listed::Met;
use crate::act::{Acts, Role};
use crate::finding::{Finding, Level};
use crate::intel::Category;

declare_rule! {
    /// An address in any role is linked to North Korea.
    DPRK_ADDRESS = "dprk-address", [Critical, Danger, Notice], check;
}

const CATEGORIES: &[Category] =
    &[Category::DprkSanctioned, Category::DprkAttributed, Category::DprkSuspected];

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let before = findings.len();
    DPRK_ADDRESS.find_listed(acts, lists, CATEGORIES, level, LOST, findings);
    for finding in findings.iter_mut().skip(before) {
        if finding.role.is_some_and(gets_nothing) {
            finding.detail =
                finding.detail.replace(LOST, "Dealing with it can be against the law.");
        }
    }
}

fn level(met: &Met<'_, '_>) -> Level {
    match met.listed.category() {
        Category::DprkSuspected => Level::Danger,
        _ => Level::Critical,
    }
}

const LOST: &str =
    "What goes there does not come back, and dealing with it can be against the law.";

/// Whether nothing goes to somebody in this role.
fn gets_nothing(role: Role) -> bool {
    matches!(
        role,
        Role::Signer
            | Role::Paymaster
            | Role::Token
            | Role::Code
            | Role::Factory
            | Role::VerifyingContract
    )
}
