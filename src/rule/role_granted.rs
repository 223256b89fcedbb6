use super::Lists;
use crate::act::{Acts, Deed, Party, Power, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Somebody gets a role of administration.
    ROLE_GRANTED = "role-granted", [Danger, Warning, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| match &act.deed {
        Deed::Administer { power: Power::RoleGranted, about } => {
            let mut admins = act.parties.iter().filter(|party| party.role == Role::Admin);
            // It is taken from whoever had it.
            if admins.clone().next().is_some() && admins.clone().all(Party::is_nobody) {
                return;
            }
            // Of several, one who is not the user.
            let other = admins.clone().find(|admin| !acts.is_own(&admin.address));
            if other.is_none() && admins.next().is_some() {
                let detail = "It is the account that acts here.";
                findings.push(ROLE_GRANTED.about_act(Level::Notice, act, Role::Admin, detail));
                return;
            }
            // Others have roles of their own in their places.
            let named = about.as_deref().filter(|_| act.is_named(&["grantRole("]));
            let role = match named.map(role_name) {
                Some(Some(name)) => format!(" The role is {name}."),
                _ => String::new(),
            };
            let detail = format!(
                "With a role of administration somebody can do what its contract keeps for few: create \
                 tokens, stop transfers, replace code, or take what is held.{role}"
            );
            findings.push(match other {
                Some(other) => ROLE_GRANTED.about_one_of(Level::Danger, act, other, &detail),
                None => ROLE_GRANTED.about_act(Level::Danger, act, Role::Admin, &detail),
            });
        }
        Deed::Administer { power: Power::CallsAllowed, about } => {
            let (level, detail) = calls_allowed(about.as_deref());
            let code = act.party(Role::Implementation).map(|code| code.role);
            let role = code.unwrap_or(Role::Contract);
            findings.push(ROLE_GRANTED.about_act(level, act, role, detail));
        }
        _ => {}
    });
}

/// How bad it is that whoever has a role may do this as the account.
fn calls_allowed(about: Option<&str>) -> (Level, &'static str) {
    match about {
        Some("code") => (
            Level::Danger,
            "That code may do anything with the account, and nobody else is asked. Allow it only of code that you know.",
        ),
        Some("code within bounds") => (
            Level::Warning,
            "What is run as the account itself may do anything with it. See that the code is what you think it is.",
        ),
        Some("calls") => (
            Level::Warning,
            "With what may be called, whatever the account has there can be sent away, and nobody else is asked: of a token, \
             all of it.",
        ),
        _ => (Level::Notice, "See that the bounds are what you agreed on."),
    }
}

/// What a role is called whose hash is widely used.
fn role_name(about: &str) -> Option<&'static str> {
    ROLES.iter().find(|(hash, _)| *hash == about).map(|(_, name)| *name)
}

/// Hashes of the names that `OpenZeppelin`'s contracts and their users give to roles.
const ROLES: &[(&str, &str)] = &[
    (
        "0x0000000000000000000000000000000000000000000000000000000000000000",
        "the one that gives and takes all others (DEFAULT_ADMIN_ROLE)",
    ),
    (
        "0x9f2df0fed2c77648de5860a4cc508cd0818c85b8b8a1ab4ceeef8d981c8956a6",
        "MINTER_ROLE: it creates tokens",
    ),
    (
        "0x65d7a28e3265b37a6474929f336521b332c1681b933f6cb9f3376673440d862a",
        "PAUSER_ROLE: it stops the contract",
    ),
    (
        "0x189ab7a9244df0848122154315af71fe140f3db0fe014031783b0946b8c9d2e3",
        "UPGRADER_ROLE: it replaces the code",
    ),
    (
        "0xb09aa5aeb3702cfd50b6b62bc4532604938f21248a27a1d5ca736082b6819cc1",
        "PROPOSER_ROLE: it proposes what a timelock does",
    ),
    (
        "0xd8aa0f3194971a2a116679f7c2090f6939c8d4e01a2a8d7e41d55e5351469e63",
        "EXECUTOR_ROLE: it carries out what a timelock does",
    ),
];
