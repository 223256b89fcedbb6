use super::Lists;
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody may move everything in a collection.
    COLLECTION_HANDED_OVER = "collection-handed-over", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::AllowCollection { allowed: true, .. } = &act.deed {
            findings.push(COLLECTION_HANDED_OVER.about_act(
                Level::Danger,
                act,
                Role::Operator,
                "The operator could take every token that you own in this collection, now and \
                 later, without asking again.",
            ));
        }
    });
}
