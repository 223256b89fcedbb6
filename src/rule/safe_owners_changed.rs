use super::Lists;
use crate::act::{Act, Acts, Deed, Kind, Party, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// The owners of a Safe change, or how many of them must sign.
    SAFE_OWNERS_CHANGED = "safe-owners-changed", [Danger, Warning, Notice], check, lowered by trust;
}

const CHANGED: &str = "Whoever owns a Safe decides over everything in it. Make sure that every owner, \
                       old and new, and the number of signatures are what all of you agreed on, by \
                       another channel than this page.";

const CREATED: &str = "A new Safe is created. See that its owners are who they should be.";
const UNLIKE: &str = "Only Safe's own factory makes Safes of Safe's own code. What is sent to this one may belong to \
                      whoever wrote what it is made of, whoever its owners are said to be.";

const LEFT_OPEN: &str = "Nobody is said to be its owner: whoever comes first can make it theirs, with all that is sent \
                         there.";

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut new = Vec::new();
    // What is set up as a Safe is by something that is not Safe's own, with what is set up.
    let mut unlike: Vec<(&str, &Act, &Party)> = Vec::new();
    acts.each(|act| {
        new.extend(set_up_in(act).map(|inner| &inner.path));
        let inner = act.calls.first().filter(|_| matches!(act.deed, Deed::Deploy { .. }));
        let part =
            [(Role::Factory, Kind::SafeFactory), (Role::Implementation, Kind::SafeSingleton)]
                .into_iter()
                .find_map(|(role, kind)| act.party(role).filter(|party| party.kind != Some(kind)));
        unlike.extend(inner.zip(part).map(|(inner, part)| (inner.path.as_str(), act, part)));
    });
    acts.each(|act| {
        if is_left_open(act) {
            let code = Role::Implementation;
            let mut open = SAFE_OWNERS_CHANGED.about_act(Level::Warning, act, code, LEFT_OPEN);
            open.title = format!("{} create a Safe without owners.", act.begins());
            findings.push(open);
        }
        let Deed::Administer { power, about } = &act.deed else { return };
        if let Some((_, made, part)) = unlike.iter().find(|(path, ..)| *path == act.path)
            && *power == Power::SafeSetUp
        {
            let mut finding =
                SAFE_OWNERS_CHANGED.about_one_of(Level::Danger, made, part, UNLIKE);
            let what = if part.role == Role::Factory { "by the factory" } else { "of the code" };
            finding.title =
                format!("{} create a Safe {what} {}, which is not Safe's.", act.begins(), part.short());
            findings.push(finding);
            return;
        }
        let mut others = act.parties.iter().filter(|party| {
            party.role == Role::Owner && !acts.is_own(&party.address) && !acts.own.is_empty()
        });
        let needed = about.as_ref().and_then(|about| about.split(' ').next()?.parse().ok());
        let without_you = needed.is_some_and(|needed: usize| others.clone().count() >= needed);
        let alone = needed == Some(1);
        let (level, detail) = match power {
            // What looks like the first call of a new Safe of the user's alone, by whatever factory.
            Power::SafeSetUp if act.guess && has_own(acts, act) && others.clone().next().is_none() => {
                (Level::Notice, CREATED)
            }
            Power::SafeSetUp if !new.contains(&&act.path) => (Level::Danger, CHANGED),
            Power::SafeSetUp if alone && has_own(acts, act) && without_you => (
                Level::Warning,
                "A new Safe is created, and every one of its owners can take all that you send there, \
                 alone. Not all of them are you.",
            ),
            Power::SafeSetUp if has_own(acts, act) && without_you => (
                Level::Notice,
                "A new Safe is created. See that its owners are who they should be: those who are not \
                 you are enough to decide without you.",
            ),
            Power::SafeSetUp if acts.own.is_empty() || has_own(acts, act) => (
                Level::Notice,
                CREATED,
            ),
            Power::SafeSetUp => (
                Level::Warning,
                "A new Safe is created, and you are not among its owners: what you send there is \
                 theirs.",
            ),
            Power::SafeOwnerAdded
            | Power::SafeOwnerRemoved
            | Power::SafeOwnerSwapped
            | Power::SafeThresholdChanged => (Level::Danger, CHANGED),
            _ => return,
        };
        // Of several new ones, one who is not the user.
        let other = others.next().filter(|_| *power == Power::SafeSetUp);
        findings.push(match other {
            Some(other) => SAFE_OWNERS_CHANGED.about_one_of(level, act, other, detail),
            None => SAFE_OWNERS_CHANGED.about_act(level, act, Role::Owner, detail),
        });
    });
}

/// Whether Safe's own factory creates a Safe that nothing is called of.
fn is_left_open(act: &Act) -> bool {
    let kind = |role| act.party(role).and_then(|party| party.kind);
    matches!(act.deed, Deed::Deploy { .. })
        && kind(Role::Factory) == Some(Kind::SafeFactory)
        && kind(Role::Implementation) == Some(Kind::SafeSingleton)
        && act.calls.is_empty()
}

/// What a new Safe is set up with, if the act is that one of Safe's own factories creates one of
/// Safe's own code.
pub(super) fn set_up_in(act: &Act) -> Option<&Act> {
    let kind = |role| act.party(role).and_then(|party| party.kind);
    let own = matches!(act.deed, Deed::Deploy { .. })
        && kind(Role::Factory) == Some(Kind::SafeFactory)
        && kind(Role::Implementation) == Some(Kind::SafeSingleton);
    act.calls.first().filter(|inner| {
        own && matches!(inner.deed, Deed::Administer { power: Power::SafeSetUp, .. })
    })
}

/// Whether one of its owners is the user.
fn has_own(acts: &Acts, act: &Act) -> bool {
    let mut owners = act.parties.iter().filter(|party| party.role == Role::Owner);
    owners.any(|party| acts.is_own(&party.address))
}
