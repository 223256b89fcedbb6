//! What the data of a permission holds: numbers and addresses by the names that its type gives them.

use alloy_primitives::{Address, U256};
use serde_json::Value;

use super::Permission;
use crate::decode::{Party, Place, Unread, object, value};

/// How deep the data of a permission is read. That of the types in use has two levels.
const DATA_DEPTH: usize = 4;

/// How many numbers and addresses of a permission's data are kept. The types in use have five.
pub(super) const DATA_ITEMS: usize = 64;

/// What the data of a permission holds, whatever its type: the numbers and addresses in it.
pub(super) struct Data<'a> {
    numbers: Vec<Item<U256>>,
    parties: Vec<Item<Party>>,
    justification: Option<String>,
    /// Whether what is read is no longer the data itself, but what keeps it within bounds.
    pub(super) policies: bool,
    unread: &'a mut Vec<Unread>,
}

/// A number or an address.
struct Item<T> {
    name: String,
    value: T,
    path: String,
    depth: usize,
    policy: bool,
}

/// How a type that is in use names what it permits: how much, how often again, and of which token.
struct Form {
    amount: &'static [&'static str],
    period: &'static [&'static str],
    /// Whether it flows second by second.
    flows: bool,
    token: bool,
}

/// Names of amounts, of periods, and of tokens, in all types.
const AMOUNTS: &[&str] = &[
    "allowance",
    "allowanceAmount",
    "amount",
    "amountPerSecond",
    "initialAmount",
    "maxAmount",
    "periodAmount",
];
const PERIODS: &[&str] = &["period", "periodDuration"];
const TOKENS: &[&str] = &["tokenAddress", "token", "contractAddress", "address"];

/// What each type may have besides.
const STARTS: &[&str] = &["start", "startTime"];
const ENDS: &[&str] = &["end", "endTime", "expiry", "chainId"];

/// What of a stream that flows from a time on could be had at once long ago already: nobody signs after that.
pub(crate) fn flowed(start: U256, each: U256) -> U256 {
    /// In June 2025.
    const PAST: U256 = U256::from_limbs([1_750_000_000, 0, 0, 0]);
    PAST.saturating_sub(start).saturating_mul(each)
}

impl Form {
    fn of(kind: &str) -> Option<Self> {
        let form = |amount, period| Self { amount, period, flows: false, token: true };
        if let "erc20-token-revocation" | "token-approval-revocation" = kind {
            return Some(Self { token: false, ..form(&[], &[]) });
        }
        if kind == "spend" {
            return Some(form(&["limit"], &["period"]));
        }
        let native = kind.strip_prefix("native-token-");
        let known = match native.or_else(|| kind.strip_prefix("erc20-token-"))? {
            "periodic" => form(&["periodAmount"], &["periodDuration"]),
            "stream" => Self { flows: true, ..form(&["amountPerSecond"], &[]) },
            "allowance" => form(&["allowanceAmount", "allowance"], &[]),
            "recurring-allowance" => form(&["allowance"], &["period"]),
            _ => return None,
        };
        Some(Self { token: native.is_none(), ..known })
    }
}

/// The first that has one of these names: of the names, the first.
fn first<'a, T>(items: &'a [Item<T>], names: &[&str]) -> Option<&'a Item<T>> {
    let top = |item: &&Item<T>| item.depth == 1 && !item.policy;
    let of = |name: &&str| items.iter().filter(top).find(|item| item.name == *name);
    names.iter().find_map(of)
}

impl<'a> Data<'a> {
    pub(super) fn of(
        value: &Value,
        name: &str,
        place: Place<'_>,
        unread: &'a mut Vec<Unread>,
    ) -> Self {
        let (numbers, parties) = (Vec::new(), Vec::new());
        let mut data = Self { numbers, parties, justification: None, policies: false, unread };
        data.read(value, name, place, 0);
        data
    }

    pub(super) fn read(&mut self, value: &Value, name: &str, place: Place<'_>, depth: usize) {
        if depth > DATA_DEPTH || self.numbers.len() + self.parties.len() > DATA_ITEMS {
            self.unread.push(Unread::new(place, "more than a permission of a known type has"));
            return;
        }
        let policy = self.policies;
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.read(item, name, place.item(index), depth + 1);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    self.read(member, name, place.member(name), depth + 1);
                }
            }
            Value::String(text) if name == "justification" => {
                self.justification = Some(text.clone());
            }
            _ if value::is_address(value) => {
                if let Some(value) = object::party(value, place, self.unread) {
                    let (name, path) = (name.to_owned(), place.into());
                    self.parties.push(Item { name, value, path, depth, policy });
                }
            }
            _ => {
                if let Some(value) = value::number(value).or_else(|| seconds(name, value)) {
                    let (name, path) = (name.to_owned(), place.into());
                    self.numbers.push(Item { name, value, path, depth, policy });
                }
            }
        }
    }

    /// Tells what is permitted: by the members that the type has, where it is one that is in use.
    pub(super) fn settle(mut self, permission: &mut Permission) {
        permission.justification = self.justification.take();
        match Form::of(&permission.kind) {
            Some(form) => self.by_type(&form, permission),
            None => self.by_name(permission),
        }
    }

    fn by_type(self, form: &Form, permission: &mut Permission) {
        let number = |names| first(&self.numbers, names).map(|item| item.value);
        permission.amount = number(form.amount);
        permission.period = if form.flows { Some(U256::ONE) } else { number(form.period) };
        if form.flows {
            (permission.at_once, permission.in_all) =
                (number(&["initialAmount"]), number(&["maxAmount"]));
            if let Some((start, each)) = number(STARTS).zip(permission.amount) {
                let at_once = permission.at_once.unwrap_or_default();
                permission.at_once = Some(at_once.saturating_add(flowed(start, each)));
            }
        }
        let unsaid = permission.amount.is_none() && !form.amount.is_empty()
            || permission.period.is_none() && !form.period.is_empty();
        if unsaid {
            let reason = "it does not say how much, or how often, as permissions of this type do";
            self.unread.push(Unread::new(permission.path.as_str(), reason));
        }
        // Wallets do not agree on what else stands there, unless it is the same once more.
        let mut other = |path: &str, name: &str, names: &[&str]| {
            let reason = "permissions of this type do not have it: wallets may read it differently";
            self.unread.push(if names.contains(&name) {
                Unread::ambiguous(path, reason)
            } else {
                Unread::new(path, "a member that permissions of this type do not have")
            });
        };
        let flow = ["initialAmount", "maxAmount"];
        for one in self.numbers.iter().filter(|one| !one.policy) {
            let name = one.name.as_str();
            let same = |known: Option<U256>| known == Some(one.value);
            let is_its = one.depth == 1
                && (form.amount.contains(&name) && same(permission.amount)
                    || form.period.contains(&name) && same(permission.period)
                    || form.flows && flow.contains(&name)
                    || STARTS.contains(&name));
            let again = AMOUNTS.contains(&name) && same(permission.amount)
                || PERIODS.contains(&name) && same(permission.period);
            if !is_its && !again {
                other(&one.path, name, if AMOUNTS.contains(&name) { AMOUNTS } else { PERIODS });
            }
        }
        if unsaid {
            permission.amount = None;
        }
        permission.token =
            first(&self.parties, TOKENS).filter(|_| form.token).map(|item| item.value.clone());
        for one in self.parties {
            let is_token = permission.token.as_ref().map(|token| token.address);
            let same = is_token == Some(one.value.address) && TOKENS.contains(&one.name.as_str());
            if !same && !one.policy {
                other(&one.path, &one.name, TOKENS);
            }
            if !same {
                permission.addresses.push(one.value);
            }
        }
    }

    /// Of types that are not known: the one amount, the one period, and the one token that it has.
    fn by_name(self, permission: &mut Permission) {
        let numbers = |names: &[&str]| {
            let those = self.numbers.iter().filter(|item| names.contains(&item.name.as_str()));
            those.map(|item| (item.name.as_str(), item.value)).collect::<Vec<_>>()
        };
        let tokens: Vec<Address> = self
            .parties
            .iter()
            .filter(|item| TOKENS.contains(&item.name.as_str()))
            .map(|item| item.value.address)
            .collect();
        let (amounts, periods) = (numbers(AMOUNTS), numbers(PERIODS));
        if let [(name, amount)] = amounts.as_slice() {
            permission.amount = Some(*amount);
            permission.period = (*name == "amountPerSecond").then_some(U256::ONE);
        }
        if let [(_, period)] = periods.as_slice() {
            permission.period = Some(*period);
        }
        let several = tokens.iter().any(|token| Some(token) != tokens.first());
        if amounts.len() > 1 || !amounts.is_empty() && (several || periods.len() > 1) {
            permission.amount = None;
            let reason =
                "it names more than one amount, period or token, and its type is not known";
            self.unread.push(Unread::new(permission.path.as_str(), reason));
        }
        // By another name there may stand how much it is in truth.
        let named =
            |name: &str| [AMOUNTS, PERIODS, STARTS, ENDS].iter().any(|names| names.contains(&name));
        let more = self.numbers.iter().find(|item| {
            !named(&item.name) && permission.amount.is_some_and(|amount| item.value > amount)
        });
        // One of as many digits as an address has looks like one.
        let counts = |name: &str| {
            let name = name.to_ascii_lowercase();
            ["limit", "max", "amount", "allowance"].iter().any(|word| name.contains(word))
        };
        let long = self.parties.iter().find(|item| counts(&item.name));
        let more = more.map(|more| &more.path).or(long.map(|long| &long.path));
        if let Some(path) = more {
            permission.amount = None;
            let reason = "a larger number than the amount, in a permission whose type is not known";
            self.unread.push(Unread::new(path.as_str(), reason));
        }
        for one in self.parties {
            let is_token = !several && TOKENS.contains(&one.name.as_str());
            if is_token && permission.token.is_none() {
                permission.token = Some(one.value);
            } else {
                permission.addresses.push(one.value);
            }
        }
    }
}

/// A period that is named by a word.
fn seconds(name: &str, value: &Value) -> Option<U256> {
    let seconds: u64 = match value.as_str().filter(|_| name == "period")? {
        "minute" => 60,
        "hour" => 3_600,
        "day" => 86_400,
        "week" => 604_800,
        "month" => 2_592_000,
        "year" => 31_536_000,
        _ => return None,
    };
    Some(U256::from(seconds))
}
