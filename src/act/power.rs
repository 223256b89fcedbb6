//! Who controls a contract or an account, and what changes in that.

use serde::{Deserialize, Serialize};

use super::{Act, Role};

/// What changes in who controls a contract or an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Power {
    /// A Safe is set up with owners.
    SafeSetUp,
    /// A Safe gets an owner more.
    SafeOwnerAdded,
    /// A Safe loses an owner.
    SafeOwnerRemoved,
    /// A Safe's owner is replaced by another.
    SafeOwnerSwapped,
    /// How many owners must sign for a Safe.
    SafeThresholdChanged,
    /// A module may act for a Safe without its owners.
    SafeModuleEnabled,
    /// A module may no longer act for a Safe.
    SafeModuleDisabled,
    /// A Safe's guard is set or taken away.
    SafeGuardChanged,
    /// A Safe's guard of modules is set or taken away.
    SafeModuleGuardChanged,
    /// A Safe's fallback handler is set.
    SafeFallbackChanged,
    /// A Safe runs other code from now on.
    SafeMastercopyChanged,
    /// An owner approves a Safe transaction by its hash alone.
    SafeHashApproved,
    /// The account that is a contract gets another owner or key.
    AccountOwnerAdded,
    /// The account that is a contract loses an owner or key.
    AccountOwnerRemoved,
    /// The account that is a contract gets a module (ERC-7579, ERC-6900).
    AccountModuleInstalled,
    /// The account that is a contract loses a module.
    AccountModuleRemoved,
    /// A contract gets another owner.
    OwnershipTransferred,
    /// A contract's new owner takes it over (the second step of two).
    OwnershipAccepted,
    /// A contract is left without an owner.
    OwnershipRenounced,
    /// A proxy runs other code from now on.
    Upgraded,
    /// A proxy gets another administrator.
    ProxyAdminChanged,
    /// Somebody gets a role of administration.
    RoleGranted,
    /// Somebody loses a role of administration.
    RoleRevoked,
    /// Whoever has a role may call a contract as an account, or run its code as it.
    CallsAllowed,
    /// Somebody may create tokens.
    MinterAdded,
    /// Somebody may no longer create tokens.
    MinterRemoved,
    /// A timelock's waiting time is changed.
    TimelockDelayChanged,
    /// Something is carried out without the timelock's waiting time.
    TimelockBypassed,
    /// A contract is stopped or started.
    Paused,
    /// A parameter of a protocol that only its administrators may change.
    SettingChanged,
    /// A program runs the account itself from now on, and may take what is in it (Solana, `Assign`).
    AccountAssigned,
    /// A token account, with all that is in it, belongs to somebody else (Solana, `SetAuthority`).
    TokenAccountGiven,
    /// Somebody else may take out what is staked (Solana).
    StakeGiven,
    /// All that is staked with one validator goes to another one (EIP-7251).
    StakeMerged,
    /// Somebody else controls an account, a token or a program in one respect (Solana).
    AuthorityGiven,
    /// Nobody controls an account, a token or a program in one respect any more (Solana).
    AuthorityRemoved,
}

/// In whose favour a power changes: the first of these that an act names.
pub(super) const ROLES: [Role; 9] = [
    Role::Owner,
    Role::Module,
    Role::Guard,
    Role::FallbackHandler,
    Role::Implementation,
    Role::Admin,
    Role::Account,
    Role::Contract,
    Role::VerifyingContract,
];

impl Power {
    /// What a change does that puts nobody, the zero address, in the place.
    pub(super) fn without(self, role: Role, act: &Act) -> Option<&'static str> {
        let party = act.party(role)?;
        if !party.is_nobody() {
            return None;
        }
        match self {
            Self::SafeGuardChanged => Some("remove what checks the Safe's transactions"),
            Self::SafeModuleGuardChanged => Some("remove what checks the Safe's modules"),
            Self::SafeFallbackChanged => Some("remove what answers for the Safe"),
            Self::OwnershipTransferred => Some("leave the contract without an owner"),
            _ => None,
        }
    }

    /// What a change of power, to `about` if that is said, does for the one in the role.
    pub(super) fn effect_on(self, about: Option<&str>, role: Role, who: &str) -> Option<String> {
        const ALONE: &str = ", and let one owner alone decide for it";
        let alone = if about == Some("1") { ALONE } else { "" };
        if matches!(role, Role::Signer | Role::Mentioned) {
            return None;
        }
        // Where no code is named, the contract itself stands in the place.
        let unnamed = matches!(role, Role::Account | Role::Contract | Role::VerifyingContract);
        Some(match self {
            Self::SafeMastercopyChanged if unnamed => "replace the code of the Safe".to_owned(),
            Self::Upgraded if unnamed => "replace the contract's code".to_owned(),
            Self::SafeSetUp => set_up(about, who),
            Self::SafeOwnerAdded => format!("make {who} an owner of the Safe{alone}"),
            Self::SafeOwnerRemoved => format!("take {who} from the owners of the Safe{alone}"),
            Self::SafeOwnerSwapped => format!("replace an owner of the Safe by {who}"),
            Self::SafeThresholdChanged => match about {
                Some("1") => "let one owner alone decide for the Safe".to_owned(),
                Some(number) => format!("let any {number} owners together decide for the Safe"),
                None => "change how many owners must sign for the Safe".to_owned(),
            },
            Self::SafeModuleEnabled => {
                format!("let {who} act for the Safe without its owners, as a module")
            }
            Self::SafeModuleDisabled => format!("take {who} from the modules of the Safe"),
            Self::SafeGuardChanged => {
                format!("change what checks the Safe's transactions to {who}")
            }
            Self::SafeModuleGuardChanged => {
                format!("change what checks the Safe's modules to {who}")
            }
            Self::SafeFallbackChanged => format!("let {who} answer for the Safe"),
            Self::SafeMastercopyChanged => format!("replace the code of the Safe by {who}"),
            Self::SafeHashApproved if about.is_some_and(|about| !about.starts_with("0x")) => {
                format!("confirm what {who} is to do, by its number alone")
            }
            Self::SafeHashApproved => "approve a Safe transaction by its hash alone".to_owned(),
            // Where nobody is named, it is a key that has no address.
            Self::AccountOwnerAdded if unnamed => {
                "let another key sign for the whole account".to_owned()
            }
            Self::AccountOwnerRemoved if unnamed => "take a key from the account".to_owned(),
            Self::AccountModuleInstalled if unnamed => {
                "install a module that acts for the account".to_owned()
            }
            Self::AccountModuleRemoved if unnamed => "take a module from the account".to_owned(),
            Self::AccountOwnerAdded => format!("make {who} an owner of the account"),
            Self::AccountOwnerRemoved => format!("take {who} from the owners of the account"),
            Self::AccountModuleInstalled => format!("let {who} act for the account, as a module"),
            Self::AccountModuleRemoved => format!("take {who} from the modules of the account"),
            Self::OwnershipTransferred => format!("make {who} the owner of the contract"),
            Self::OwnershipAccepted => "take over the contract".to_owned(),
            Self::OwnershipRenounced => "leave the contract without an owner".to_owned(),
            Self::Upgraded => format!("replace the contract's code by {who}"),
            Self::ProxyAdminChanged => format!("let {who} replace the contract's code"),
            Self::RoleGranted => format!("give {who} a role of administration"),
            Self::RoleRevoked => format!("take a role of administration from {who}"),
            Self::CallsAllowed => {
                const HOLDER: &str = "let whoever has the role";
                match about {
                    Some("code") => format!("{HOLDER} run the code of {who} as the account itself"),
                    Some("code within bounds") => {
                        format!("{HOLDER} run a function of {who} as the account itself")
                    }
                    Some("calls within bounds") => format!("{HOLDER} call {who} within bounds"),
                    _ => format!("{HOLDER} make calls of {who} as the account"),
                }
            }
            Self::MinterAdded => format!("let {who} create tokens"),
            Self::MinterRemoved if unnamed => {
                "leave nobody who can create more of the token".to_owned()
            }
            Self::MinterRemoved => format!("stop {who} from creating tokens"),
            Self::TimelockDelayChanged => "change the contract's waiting time".to_owned(),
            Self::TimelockBypassed => "skip the contract's waiting time".to_owned(),
            Self::Paused => "stop or start the contract".to_owned(),
            Self::AccountAssigned => format!("hand the account itself over to {who}"),
            Self::TokenAccountGiven => {
                format!("give a token account and all that is in it to {who}")
            }
            Self::StakeGiven => format!("let {who} take out what is staked"),
            Self::StakeMerged => {
                "move all that is staked with a validator to another validator".to_owned()
            }
            Self::AuthorityGiven => format!("give {who} control of an account"),
            Self::AuthorityRemoved => "leave an account without anybody who controls it".to_owned(),
            Self::SettingChanged => {
                "change a setting that only administrators may change".to_owned()
            }
        })
    }
}

/// A new Safe, one of whose owners is `who`; `about` says how many of how many decide: "2 of 3 owners".
fn set_up(about: Option<&str>, who: &str) -> String {
    let numbers = about.and_then(|about| about.strip_suffix(" owners")?.split_once(" of "));
    let Some((needed, count)) = numbers.filter(|(_, count)| *count != "1") else {
        return format!("set up a Safe with {who}");
    };
    let others = match count.parse::<usize>() {
        Ok(2) => "one other owner".to_owned(),
        Ok(count) => format!("{} other owners", count.saturating_sub(1)),
        Err(_) => "other owners".to_owned(),
    };
    let decide = match needed {
        "1" => "any one of them decides alone".to_owned(),
        all if all == count => "they decide together".to_owned(),
        some => format!("any {some} of them decide"),
    };
    format!("set up a Safe with {who} and {others}: {decide}")
}
