use super::Lists;
use super::delegatecall_to_stranger::{is_to_stranger, is_unsure};
use crate::act::{Acts, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A delegatecall of a stranger's code looks like a transfer or an approval of tokens.
    DELEGATECALL_DISGUISED = "delegatecall-disguised", [Critical], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let looks_like_tokens = act.calls.first().is_some_and(|inner| {
            matches!(
                inner.deed,
                Deed::Send { .. } | Deed::Allow { .. } | Deed::AllowCollection { .. }
            )
        });
        if looks_like_tokens && is_to_stranger(act) && !is_unsure(act) {
            findings.push(DELEGATECALL_DISGUISED.about_act(
                Level::Critical,
                act,
                Role::Code,
                "It is written so that it looks like an ordinary transfer or approval. A token is \
                 never called like this: the function is somebody's own, runs as the account itself, \
                 and moves no token at all. This is how Bybit lost 1.4 billion dollars.",
            ));
        }
    });
}
