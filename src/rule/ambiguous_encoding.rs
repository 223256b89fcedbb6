use super::Lists;
use crate::act::{Acts, Doubt};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Something is written so that two readers may take it for different things.
    AMBIGUOUS_ENCODING = "ambiguous-encoding", [Danger], check;
}

/// How many places of one request are named. A hostile one can have a million, and one is enough.
const NAMED: usize = 10;

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let ambiguous = acts.unread.iter().filter(|unread| unread.doubt == Doubt::Ambiguous);
    for unread in ambiguous.take(NAMED) {
        findings.push(AMBIGUOUS_ENCODING.about_place(
            Level::Danger,
            "Your wallet may read this request differently from what is shown.",
            format!(
                "Something in it is written in a way that has two readings: {}. Honest sites have \
                 no reason to, and somebody who does may want one thing to be shown and another \
                 to be signed.",
                unread.reason
            ),
            &unread.path,
        ));
    }
}
