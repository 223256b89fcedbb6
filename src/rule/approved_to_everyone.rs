use super::Lists;
use super::batch;
use crate::act::{Acts, Kind};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A contract that does whatever anybody asks of it may take something.
    APPROVED_TO_EVERYONE = "approved-to-everyone", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Some(spender) = batch::allowed(act)
            && matches!(spender.kind, Some(Kind::Multicall | Kind::MultiSendCallOnly))
        {
            findings.push(APPROVED_TO_EVERYONE.about_act(
                Level::Danger,
                act,
                spender.role,
                "This contract makes any call for anybody. Whatever it may take from you, the next \
                 person who calls it can have.",
            ));
        }
    });
}
