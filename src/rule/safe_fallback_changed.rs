use super::Lists;
use super::safe_owners_changed::set_up_in;
use crate::act::{Acts, Deed, Kind, Party, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody else answers for a Safe what it does not know itself.
    SAFE_FALLBACK_CHANGED = "safe-fallback-changed", [Danger, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut new = Vec::new();
    acts.each(|act| {
        new.extend(
            set_up_in(act).into_iter().flat_map(|set_up| &set_up.calls).map(|one| &one.path),
        );
    });
    acts.each(|act| {
        if !matches!(&act.deed, Deed::Administer { power: Power::SafeFallbackChanged, .. }) {
            return;
        }
        // Of several the one that nobody knows.
        let handlers = || act.parties.iter().filter(|one| one.role == Role::FallbackHandler);
        let handler = handlers().find(|one| one.kind.is_none() && !one.is_nobody());
        let handler = handler.or_else(|| handlers().next());
        let kind = handler.and_then(|handler| handler.kind);
        // What makes orders answers for nothing but the orders that the Safe has made there.
        let for_orders =
            kind == Some(Kind::Settlement) && act.is_named(&["setDomainVerifier("]);
        let (level, detail) = match kind {
            _ if handler.is_some_and(Party::is_nobody) => {
                (Level::Notice, "Nobody answers in its place from then on.")
            }
            _ if for_orders => (
                Level::Notice,
                "It answers for the orders alone that the Safe itself has made with it.",
            ),
            // What every new Safe gets is not worth a line.
            Some(Kind::SafeFallbackHandler | Kind::SafeModule) if new.contains(&&act.path) => return,
            Some(Kind::SafeFallbackHandler | Kind::SafeModule) => {
                (Level::Notice, "The new handler is one that many Safes have.")
            }
            _ => (
                Level::Danger,
                "The handler answers in the name of the Safe, among other things whether a signature \
                 is the Safe's. A hostile one can say yes to orders and permits that no owner signed, \
                 and so sell or give away what is in the Safe.",
            ),
        };
        findings.push(match handler {
            Some(handler) => SAFE_FALLBACK_CHANGED.about_one_of(level, act, handler, detail),
            None => SAFE_FALLBACK_CHANGED.about_act(level, act, Role::FallbackHandler, detail),
        });
    });
}
