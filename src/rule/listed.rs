//! What the rules about listed addresses share: who is met in which role, and in which words.

use super::{Lists, Rule};
use crate::act::{Act, Acts, Asset, Change, Deed, Party, Power, Role, is_associated};
use crate::finding::{Finding, Level};
use crate::intel::{Category, ChainAddress, ChainKind, Listed};

/// A listed address in a role.
pub(super) struct Met<'a, 'l> {
    pub(super) act: &'a Act,
    pub(super) party: &'a Party,
    pub(super) listed: Listed<'l>,
}

impl Rule {
    /// Adds a finding for everybody of these categories, at the level they deserve; or a notice, if
    /// the act only takes back what they were allowed to take.
    pub(super) fn find_listed(
        &self,
        acts: &Acts,
        lists: &Lists<'_>,
        categories: &[Category],
        level: impl Fn(&Met<'_, '_>) -> Level,
        meaning: &str,
        findings: &mut Vec<Finding>,
    ) {
        // An act that takes power away must not stand for one that gives it to the same address.
        let mut seen: Vec<(Role, &ChainAddress, Level)> = Vec::new();
        let before = findings.len();
        acts.each(|act| {
            for party in &act.parties {
                let listed = lists.intel.lookup(&party.address);
                let listed = listed.or_else(|| owner_of_token_account(act, party, lists));
                let Some(listed) = listed.filter(|one| categories.contains(&one.category())) else {
                    continue;
                };
                let met = Met { act, party, listed };
                // Whoever takes back what a thief was allowed to take must not be told to stop.
                let good = acts.unread.is_empty() && takes_back(act, party.role);
                let level = if good { Level::Notice } else { level(&met) };
                let key = (party.role, &party.address, level);
                if seen.contains(&key) {
                    continue;
                }
                seen.push(key);
                let meaning = if good {
                    "That is good: it takes away what they could have used against you."
                } else {
                    meaning
                };
                let detail = format!("{}{meaning}", spelling(&listed, &party.address));
                let finding = self.about_party(level, act, party, &who(&listed), detail);
                findings.push(Finding { evidence: listed.evidence(), ..finding });
            }
        });
        // What somebody would get says more than who signs, or pays for the gas.
        let found = findings.split_off(before.min(findings.len()));
        let (helpers, others): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|finding| finding.role.is_some_and(only_helps));
        findings.extend(others);
        findings.extend(helpers);
    }
}

/// Whose token account it is that is paid, if it is one of somebody who is listed: on Solana, tokens are not
/// paid to people but to accounts of theirs, whose addresses follow from theirs.
fn owner_of_token_account<'l>(act: &Act, party: &Party, lists: &Lists<'l>) -> Option<Listed<'l>> {
    let Some(Asset::Token { address: mint, .. }) = act.deed.asset() else { return None };
    if party.role != Role::Payee {
        return None;
    }
    let (account, mint) = (party.address.solana_key()?, mint.solana_key()?);
    let mut listed = lists.intel.iter().filter(|one| one.chain() == ChainKind::Solana);
    listed.find(|one| {
        let owner = one.address().solana_key();
        owner.is_some_and(|owner| is_associated(&account, &owner, &mint))
    })
}

/// How bad it is that a listed address stands in bytes that nobody read.
pub(super) fn level_in_bytes(listed: &Listed<'_>) -> Level {
    match listed.category() {
        Category::DprkSanctioned | Category::DprkAttributed => Level::Critical,
        Category::DprkSuspected => Level::Danger,
        Category::SanctionedOther | Category::Mixer | Category::LaunderingService => {
            if listed.is_official() { Level::Danger } else { Level::Warning }
        }
    }
}

/// How bad a service is whose users lose nothing by it as such: danger if it is under sanctions, or
/// if something would get into its hands.
pub(super) fn level_of_service(met: &Met<'_, '_>) -> Level {
    let nothing_goes_there = match met.party.role {
        Role::Contract => match &met.act.deed {
            Deed::Call { amount, .. } | Deed::Deploy { amount } => amount.is_zero(),
            Deed::Send { .. } | Deed::Trade { .. } | Deed::Deposit { .. } | Deed::Bridge { .. } => {
                false
            }
            _ => true,
        },
        Role::Holder
        | Role::Signer
        | Role::Account
        | Role::Token
        | Role::VerifyingContract
        | Role::Mentioned => true,
        _ => false,
    };
    if nothing_goes_there && !met.listed.is_official() { Level::Warning } else { Level::Danger }
}

/// Who is listed, in words: "an address linked to North Korea (Lazarus Group)".
pub(super) fn who(listed: &Listed<'_>) -> String {
    let who = match (listed.category(), listed.is_official()) {
        (Category::DprkSanctioned | Category::DprkAttributed, _) => {
            "an address linked to North Korea"
        }
        (Category::DprkSuspected, _) => "an address suspected of links to North Korea",
        (Category::SanctionedOther, true) => "an address under sanctions",
        (Category::SanctionedOther, false) => "an address that is said to be under sanctions",
        (Category::Mixer, true) => "a mixing service under sanctions",
        (Category::Mixer, false) => "a mixing service",
        (Category::LaunderingService, true) => "a laundering service under sanctions",
        (Category::LaunderingService, false) => "a laundering service",
    };
    match listed.evidence().into_iter().find_map(|evidence| evidence.actor) {
        Some(actor) => format!("{who} ({actor})"),
        None => who.to_owned(),
    }
}

/// Why the address that was met is the listed one, where the two are not spelled alike.
fn spelling(listed: &Listed<'_>, met: &ChainAddress) -> String {
    let listed_as = listed.address();
    if listed_as == *met {
        return String::new();
    }
    if listed_as.chain() == ChainKind::Solana {
        return format!("It is a token account of {listed_as}, which is listed. ");
    }
    format!("It is listed as {listed_as}: the same key owns it in both spellings. ")
}

/// Whether nothing gets into the hands of somebody in this role.
fn only_helps(role: Role) -> bool {
    matches!(role, Role::Signer | Role::Paymaster | Role::Factory | Role::Mentioned)
}

/// Whether the act only takes power away from the party in this role.
fn takes_back(act: &Act, role: Role) -> bool {
    match (&act.deed, role) {
        (Deed::Allow { amount, change, .. }, Role::Spender) => {
            !act.may_be_item()
                && (*change == Change::Lower || *change == Change::Set && amount.is_zero())
        }
        (Deed::AllowCollection { allowed, .. }, Role::Operator) => !allowed,
        (Deed::Administer { power, .. }, Role::Owner) => {
            matches!(power, Power::SafeOwnerRemoved | Power::AccountOwnerRemoved)
        }
        (Deed::Administer { power, .. }, Role::Module) => {
            matches!(power, Power::SafeModuleDisabled | Power::AccountModuleRemoved)
        }
        (Deed::Administer { power, .. }, Role::Admin) => {
            matches!(power, Power::RoleRevoked | Power::MinterRemoved)
        }
        _ => false,
    }
}
