use super::Lists;
use crate::act::{Act, Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Several calls are made in one, and what some of them do is not known.
    OPAQUE_MULTICALL = "opaque-multicall", [Warning], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Calls { count } = act.deed else {
            return;
        };
        let unread = act.calls.iter().filter(|call| is_unread(call)).count();
        if count > 1 && unread > 0 {
            let (verb, known) = if unread == 1 { ("is of a function", "is not known") } else { ("are of functions", "are not known") };
            let detail = format!(
                "{unread} of the {count} calls {verb} that {known}. A single one can give away what the \
                 others do not touch."
            );
            findings.push(OPAQUE_MULTICALL.about_act(Level::Warning, act, Role::Contract, &detail));
        }
    });
}

/// A call that nobody here can read.
fn is_unread(act: &Act) -> bool {
    matches!(act.deed, Deed::Call { read: false, .. })
}
