use super::Lists;
use super::listed::level_of_service;
use crate::act::Acts;
use crate::finding::Finding;
use crate::intel::Category;

declare_rule! {
    /// An address in any role belongs to a service that launders stolen funds.
    LAUNDERING_SERVICE = "laundering-service", [Danger, Warning, Notice], check;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let meaning = "It turns stolen funds into money. Dealing with it can be against the law, and \
                   exchanges may refuse or freeze what has passed through it.";
    let categories = &[Category::LaunderingService];
    LAUNDERING_SERVICE.find_listed(acts, lists, categories, level_of_service, meaning, findings);
}
