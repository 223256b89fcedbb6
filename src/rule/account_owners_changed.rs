use super::Lists;
use super::left_for_anyone::encloses;
use super::safe_owners_changed::set_up_in;
use crate::act::{Act, Acts, Deed, Owned, Party, Power, Role, UNDER};
use crate::finding::{Finding, Level};

declare_rule! {
    /// An account that is a contract gets or loses an owner or a key.
    ACCOUNT_OWNERS_CHANGED = "account-owners-changed", [Danger, Warning, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    // What a new Safe is set up with is told of as such.
    let mut new: Vec<&Act> = Vec::new();
    acts.each(|act| new.extend(set_up_in(act)));
    acts.each(|act| {
        findings.extend(created(act, acts));
        if act.is_named(&["configure((uint256"]) && new.iter().any(|set_up| encloses(set_up, act)) {
            return;
        }
        if act.read_as.as_deref() == Some(UNDER) {
            let mut finding =
                ACCOUNT_OWNERS_CHANGED.about_act(Level::Warning, act, Role::Owner, UNDER_YOURS);
            act.own_words().clone_into(&mut finding.title);
            findings.push(finding);
        } else if matches!(
            &act.deed,
            Deed::Administer { power: Power::AccountOwnerAdded | Power::AccountOwnerRemoved, .. }
        ) {
            // Hyperliquid's accounts say how many of their keys have to sign.
            let alone = matches!(&act.deed, Deed::Administer { about: Some(about), .. }
                if about.split_whitespace().collect::<String>().contains("\"threshold\":1}"));
            let detail = match act.is_about() {
                Owned::Account if alone => format!("Any one key is enough. {DETAIL}"),
                Owned::Account => DETAIL.to_owned(),
                Owned::Farcaster => FARCASTER.to_owned(),
                Owned::Recovery => RECOVERY.to_owned(),
                Owned::Position => POSITION.to_owned(),
                Owned::Messages => MESSAGES.to_owned(),
            };
            let mut owners: Vec<&Party> = Vec::new();
            for owner in act.parties.iter().filter(|party| party.role == Role::Owner) {
                if owners.iter().all(|one| one.address != owner.address) {
                    owners.push(owner);
                }
            }
            let is_own = |owner: &&Party| acts.is_own(&owner.address);
            let about: Vec<_> = owners
                .iter()
                .filter(|owner| !is_own(owner))
                .map(|one| ACCOUNT_OWNERS_CHANGED.about_one_of(Level::Danger, act, one, &detail))
                .collect();
            // Nobody loses the account who becomes its owner.
            let gains = matches!(
                &act.deed,
                Deed::Administer { power: Power::AccountOwnerAdded, about: None }
            );
            if gains && !owners.is_empty() && about.is_empty() {
                let detail = "That is your own account.";
                let level = Level::Notice;
                findings.push(ACCOUNT_OWNERS_CHANGED.about_act(level, act, Role::Owner, detail));
            } else if about.is_empty() {
                let level = Level::Danger;
                findings.push(ACCOUNT_OWNERS_CHANGED.about_act(level, act, Role::Owner, &detail));
            }
            findings.extend(about);
        }
    });
}

/// Who else owns a new account, or whose code an account of an item runs: what is sent there is theirs as well.
fn created(act: &Act, acts: &Acts) -> Option<Finding> {
    if !matches!(act.deed, Deed::Deploy { .. }) {
        return None;
    }
    if act.party(Role::Token).is_some() {
        let code = act.party(Role::Implementation).filter(|code| code.kind.is_none())?;
        let detail = "The account belongs to an item, and whoever wrote this code decides who may take what is sent there. It \
                      is not code that is known here.";
        return Some(ACCOUNT_OWNERS_CHANGED.about_one_of(Level::Notice, act, code, detail));
    }
    let mut owners =
        act.parties.iter().filter(|party| party.role == Role::Owner && !party.is_nobody());
    let other = owners.clone().find(|owner| !acts.is_own(&owner.address))?;
    let shared = owners.any(|owner| acts.is_own(&owner.address));
    // The account that a user operation creates is the user's, by keys that the request does not name.
    let signed =
        acts.acts.iter().any(|one| std::ptr::eq(one, act)) && act.party(Role::Signer).is_some();
    if !shared && !signed {
        return None;
    }
    let (level, detail) = if shared {
        (
            Level::Warning,
            "Every owner of an account can take all that is sent there, alone. Not all of them are you.",
        )
    } else {
        (
            Level::Notice,
            "A new account is created, and you are not its owner: what you send there is not yours any more.",
        )
    };
    Some(ACCOUNT_OWNERS_CHANGED.about_one_of(level, act, other, detail))
}

const DETAIL: &str = "Every owner and every key of an account can send away everything in it, now or later. A site \
                      has no reason to ask for this; only your wallet itself has, when you add a device of your own.";

const UNDER_YOURS: &str = "What you send there, or allow it to take, can be spent without asking you again. Your own account stays as it \
                           is.";

const FARCASTER: &str = "Whoever has it writes under your name there, and you may not get it back. Only move it to an \
                         address of your own.";

const RECOVERY: &str = "A guardian can lock the account, and enough of them together can give it to another owner. Name \
                        only those whom you chose yourself.";

const POSITION: &str =
    "Whoever gets it can take out what is in it. Nothing that you get for it is in this request.";

const MESSAGES: &str = "Whoever has that address reads your messages there and writes in your name, and can shut you out. \
                        Only add an address of your own.";
