use std::fmt::Write;

use super::Lists;
use crate::act::{Act, Acts, Deed, Key, Permission, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// Other keys than before would sign for an account of Tron's.
    TRON_PERMISSION_CHANGED = "tron-permission-changed", [Critical, Notice], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::ChangePermissions { permissions } = &act.deed else { return };
        let Some(change) = Change::of(permissions, acts) else {
            findings.push(TRON_PERMISSION_CHANGED.about_act(
                Level::Notice,
                act,
                Role::Owner,
                "Every key that could sign is yours as far as this request shows. What was permitted \
                 before is replaced.",
            ));
            return;
        };
        let mut finding = TRON_PERMISSION_CHANGED.about_act(
            Level::Critical,
            act,
            Role::Owner,
            &in_words(act, permissions),
        );
        finding.title = change.title();
        if let Some(party) = act.parties.iter().find(|party| change.who.contains(&&party.address)) {
            finding.subject = Some(party.address.clone());
            finding.role = Some(party.role);
            finding.path.clone_from(&party.path);
        }
        findings.push(finding);
    });
}

/// What becomes of the user's own key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    /// It signs for everything by itself, as before.
    Keeps,
    /// It takes another key as well.
    Shares,
    /// It does not sign for the whole account any more.
    Loses,
}

/// Who gets what by a change.
struct Change<'a> {
    /// The keys of others.
    who: Vec<&'a ChainAddress>,
    /// Whether they could take what is in the account without the user's key.
    could_empty: bool,
    /// Whether it takes several of them.
    together: bool,
    own: Own,
}

impl<'a> Change<'a> {
    /// `None` if nobody else gets anything, and the user's own key keeps what it has.
    fn of(permissions: &'a [Permission], acts: &Acts) -> Option<Self> {
        let is_own = |key: &&Key| acts.is_own(&key.address);
        let is_other = |key: &&Key| !acts.is_own(&key.address);
        let mut change =
            Self { who: Vec::new(), could_empty: false, together: true, own: Own::Loses };
        for permission in permissions {
            for key in permission.keys.iter().filter(is_other) {
                if !change.who.contains(&&key.address) {
                    change.who.push(&key.address);
                }
            }
            let threshold = number(&permission.threshold);
            if weight(permission.keys.iter().filter(is_other)) >= threshold && moves(permission) {
                change.could_empty = true;
                let alone = |key: &Key| number(&key.weight) >= threshold;
                change.together &= !permission.keys.iter().filter(is_other).any(alone);
            }
            if permission.of == "owner" {
                change.own = match weight(permission.keys.iter().filter(is_own)) {
                    0 => Own::Loses,
                    own if own >= threshold => Own::Keeps,
                    _ => Own::Shares,
                };
            }
        }
        (change.own != Own::Keeps || !change.who.is_empty()).then_some(change)
    }

    /// The change in one sentence.
    fn title(&self) -> String {
        const WORDS: [&str; 6] = ["No", "One", "Two", "Three", "Four", "Five"];
        let count = self.who.len();
        let number = WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned());
        let keys = match (count, self.together) {
            (1, _) => format!("{number} key you do not own"),
            (_, true) => format!("{number} keys you do not own could together"),
            (_, false) => format!("{number} keys you do not own"),
        };
        let others = match (self.could_empty, self.who.is_empty()) {
            (true, _) if count > 1 && self.together => Some(format!("{keys} empty this account")),
            (true, _) => Some(format!("{keys} could empty this account")),
            (false, false) => Some(format!(
                "{number} {} you do not own would sign for this account",
                if count == 1 { "key" } else { "keys" }
            )),
            (false, true) => None,
        };
        let own = match self.own {
            Own::Keeps => "your own key would keep it",
            Own::Shares => "your own key could not use it alone",
            Own::Loses => "your own key would lose it",
        };
        match others {
            Some(others) => format!("{others}; {own}."),
            None => format!("This changes whose keys sign for this account; {own}."),
        }
    }
}

/// What becomes of the account, in words, with every threshold and weight.
fn in_words(act: &Act, permissions: &[Permission]) -> String {
    /// How many operations are named one by one.
    const NAMED: usize = 4;
    let mut words = String::from(
        "Thieves sell this as a security upgrade or a verification: it hands the account over, and \
         only the new keys can take it back. From then on",
    );
    for (permission, before) in
        permissions.iter().zip([""].into_iter().chain(std::iter::repeat(";")))
    {
        let keys: Vec<String> = permission
            .keys
            .iter()
            .map(|key| format!("{} (weight {})", key.address, key.weight))
            .collect();
        let what = match permission.of.as_str() {
            "owner" => "everything".to_owned(),
            "witness" => "producing blocks".to_owned(),
            _ => match permission.operations.as_slice() {
                [] => "nothing".to_owned(),
                all if all.len() <= NAMED => all.join(", "),
                all => {
                    let named = all.get(..NAMED).unwrap_or_default().join(", ");
                    format!("{named} and {} more", all.len().saturating_sub(NAMED))
                }
            },
        };
        let keys = if keys.is_empty() { "nobody".to_owned() } else { keys.join(", ") };
        let _ = write!(
            words,
            "{before} the {} permission {:?} needs a weight of {} from {keys}, and allows {what}",
            permission.of, permission.name, permission.threshold
        );
    }
    words.push('.');
    if act.party(Role::Owner).is_none() {
        words.push_str(" It names no owner.");
    }
    words
}

/// Whether what a permission allows is enough to take what is in the account, or the account itself.
fn moves(permission: &Permission) -> bool {
    const MOVES: [&str; 7] = [
        "Transfer",
        "TransferAsset",
        "TriggerSmartContract",
        "AccountPermissionUpdate",
        "ExchangeTransaction",
        "MarketSellAsset",
        "ParticipateAssetIssue",
    ];
    permission.of == "owner"
        || permission.operations.iter().any(|one| MOVES.contains(&one.as_str()))
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or(u64::MAX)
}

fn weight<'a>(keys: impl Iterator<Item = &'a Key>) -> u64 {
    keys.fold(0, |sum: u64, key| sum.saturating_add(number(&key.weight)))
}
