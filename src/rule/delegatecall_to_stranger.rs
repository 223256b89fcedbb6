use super::Lists;
use crate::act::{Act, Acts, Deed, Kind, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account runs the code of a stranger as its own (delegatecall).
    DELEGATECALL_TO_STRANGER = "delegatecall-to-stranger", [Critical, Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if is_to_stranger(act) {
            let level = if is_unsure(act) { Level::Danger } else { Level::Critical };
            findings.push(DELEGATECALL_TO_STRANGER.about_act(
                level,
                act,
                Role::Code,
                "Code that is run by delegatecall has all the powers of the account: it can take \
                 everything in it and replace its owners or its code, whatever the call is named. \
                 Only a few libraries that the account's makers publish are meant to be used like \
                 this, and this is none of them.",
            ));
        }
    });
}

/// Whether an act runs code by delegatecall that is not known for this.
pub(super) fn is_to_stranger(act: &Act) -> bool {
    let known = act.party(Role::Code).and_then(|code| code.kind);
    matches!(act.deed, Deed::Delegatecall { .. })
        && !matches!(
            known,
            Some(
                Kind::MultiSend | Kind::MultiSendCallOnly | Kind::SafeLibrary | Kind::ProxyActions
            )
        )
}

/// Whether it is one only if the type that is signed, which is not known, counts its operations as a Safe does.
pub(super) fn is_unsure(act: &Act) -> bool {
    act.guess && act.read_as.is_some()
}
