use super::Lists;
use super::safe_owners_changed::set_up_in;
use crate::act::{Act, Acts, Deed, Kind, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A Safe runs other code from now on, or is created with code that is not Safe's.
    SAFE_MASTERCOPY_CHANGED = "safe-mastercopy-changed", [Critical, Danger, Warning, Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut new: Vec<&str> = Vec::new();
    acts.each(|act| new.extend(set_up_in(act).map(|inner| inner.path.as_str())));
    acts.each(|act| {
        let kind = |role| act.party(role).and_then(|party| party.kind);
        let code = kind(Role::Implementation);
        let (level, detail) = match &act.deed {
            Deed::Administer { power: Power::SafeMastercopyChanged, .. } => {
                let by_library = kind(Role::Code) == Some(Kind::SafeLibrary);
                match code {
                    Some(Kind::SafeSingleton) if by_library => {
                        (Level::Notice, "Both the code and what installs it are Safe's own.")
                    }
                    None if by_library && act.party(Role::Implementation).is_none() => (
                        Level::Notice,
                        "Safe's own library installs another version of Safe's own code.",
                    ),
                    Some(Kind::SafeSingleton) => (
                        Level::Warning,
                        "The new code is one that Safe publishes; an older version may lack what \
                         the Safe relies on.",
                    ),
                    _ => (
                        Level::Critical,
                        "The code of the Safe decides who may do what with it. Code that is not \
                         Safe's own can hand everything in it to anybody, at once and for good.",
                    ),
                }
            }
            Deed::Deploy { .. }
                if kind(Role::Factory) == Some(Kind::SafeFactory)
                    && code != Some(Kind::SafeSingleton) =>
            {
                (
                    Level::Danger,
                    "The new account is created by Safe's own factory, but runs code that is not \
                     Safe's: what is sent there belongs to whoever wrote it.",
                )
            }
            // Forks of Safe have factories of their own.
            Deed::Deploy { .. } if creates_safe(act) && code != Some(Kind::SafeSingleton) => (
                Level::Warning,
                "The new account is made like a Safe, by a factory and of code that are not known to \
                 be Safe's: what is sent there may belong to whoever wrote it.",
            ),
            _ => return,
        };
        // A Safe that is only being made is told of as that.
        if level == Level::Notice && new.iter().any(|path| act.path.starts_with(path)) {
            return;
        }
        findings.push(SAFE_MASTERCOPY_CHANGED.about_act(level, act, Role::Implementation, detail));
    });
}

/// Whether a contract is created by a function of Safe's factories.
fn creates_safe(act: &Act) -> bool {
    let read_as = act.read_as.as_deref().unwrap_or_default();
    read_as.starts_with("createProxyWithNonce") || read_as.starts_with("createChainSpecificProxy")
}
