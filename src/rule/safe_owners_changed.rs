use super::Lists;
use crate::act::{Act, Acts, Deed, Kind, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// The owners of a Safe change, or how many of them must sign.
    SAFE_OWNERS_CHANGED = "safe-owners-changed", [Danger, Warning, Notice], check, lowered by trust;
}

const CHANGED: &str = "Whoever owns a Safe decides over everything in it. Make sure that every owner, \
                       old and new, and the number of signatures are what all of you agreed on, by \
                       another channel than this page.";

const CREATED: &str = "A new Safe is created. See that its owners are who they should be.";

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut new = Vec::new();
    acts.each(|act| new.extend(set_up_in(act).map(|inner| &inner.path)));
    acts.each(|act| {
        let Deed::Administer { power, about } = &act.deed else { return };
        let alone = about.as_ref().is_some_and(|about| about.starts_with("1 of "));
        let (level, detail) = match power {
            // What looks like the first call of a new Safe of the user's alone, by whatever factory.
            Power::SafeSetUp if act.guess && has_owners(acts, act, true) && !has_owners(acts, act, false) => {
                (Level::Notice, CREATED)
            }
            Power::SafeSetUp if !new.contains(&&act.path) => (Level::Danger, CHANGED),
            Power::SafeSetUp if alone && has_owners(acts, act, true) && has_owners(acts, act, false) => (
                Level::Warning,
                "A new Safe is created, and every one of its owners can take all that you send there, \
                 alone. Not all of them are you.",
            ),
            Power::SafeSetUp if acts.own.is_empty() || has_owners(acts, act, true) => (
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
        // Of several, the one who is not the user.
        let mut owners = act.parties.iter().filter(|party| party.role == Role::Owner);
        let other = owners.find(|party| level == Level::Warning && !acts.is_own(&party.address));
        findings.push(match other {
            Some(other) => SAFE_OWNERS_CHANGED.about_one_of(level, act, other, detail),
            None => SAFE_OWNERS_CHANGED.about_act(level, act, Role::Owner, detail),
        });
    });
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

/// Whether it has owners who are the user, or others.
fn has_owners(acts: &Acts, act: &Act, own: bool) -> bool {
    let mut owners = act.parties.iter().filter(|party| party.role == Role::Owner);
    owners.any(|party| acts.is_own(&party.address) == own)
}
