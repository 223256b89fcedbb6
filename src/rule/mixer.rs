use super::Lists;
use super::listed::level_of_service;
use crate::act::Acts;
use crate::finding::Finding;
use crate::intel::Category;

declare_rule! {
    /// An address in any role belongs to a mixing service.
    MIXER = "mixer", [Danger, Warning, Notice], check;
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let meaning = "It hides where funds come from. Thieves use it for what they stole, so exchanges \
                   may refuse or freeze what has passed through it.";
    MIXER.find_listed(acts, lists, &[Category::Mixer], level_of_service, meaning, findings);
}
