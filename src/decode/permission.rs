//! Permissions to act for an account without asking again: `wallet_grantPermissions` and
//! `wallet_requestExecutionPermissions` (ERC-7715).

use alloy_primitives::{Address, U256};
use serde_json::Value;

use super::object::{self, Object};
use super::{Asked, Party, Place, Unread, limits, list, transaction, value};

/// A permission that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permission {
    /// Its type, such as `native-token-stream` or `erc20-token-periodic`: whatever the page wrote.
    pub kind: String,
    /// Who may act by it, where that is an address.
    pub grantee: Option<Party>,
    /// How the one who may act is named: `account`, `key`, `keys`, `wallet`; or what the page wrote.
    pub grantee_kind: Option<String>,
    /// The account that grants it, if named.
    pub account: Option<Party>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// Until when, in unix seconds; `None` if it has no end or none that could be read.
    pub expiry: Option<U256>,
    /// The token it is about, if any.
    pub token: Option<Party>,
    /// How much may be taken, in each period if it has one.
    pub amount: Option<U256>,
    /// How many seconds a period has: one where it flows.
    pub period: Option<U256>,
    /// How much of what flows may be taken at once.
    pub at_once: Option<U256>,
    /// How much of what flows may be taken in all.
    pub in_all: Option<U256>,
    /// Every other address in its data, such as call targets.
    pub addresses: Vec<Party>,
    /// Why the page says it needs it. Whatever the page wrote.
    pub justification: Option<String>,
    /// Whether the user may change it before granting.
    pub adjustable: bool,
    /// Where it stands.
    pub path: String,
}

/// How deep the data of a permission is read. That of the types in use has two levels.
const DATA_DEPTH: usize = 4;

/// How many numbers and addresses of a permission's data are kept. The types in use have five.
const DATA_ITEMS: usize = 64;

/// The members of a request for permissions, in all drafts of the standard.
const KNOWN: &[&str] = &[
    "account",
    "address",
    "from",
    "chainId",
    "expiry",
    "signer",
    "key",
    "to",
    "permission",
    "permissions",
    "isAdjustmentAllowed",
    "rules",
];

/// Reads requests for permissions, of any draft of the standard.
pub(super) fn read(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let mut found = Vec::new();
    for (index, param) in list(params).iter().enumerate() {
        let at = place.item(index);
        // A list in the list: libraries wrap the requests once more.
        if let Value::Array(items) = param {
            for (index, item) in items.iter().enumerate() {
                request(item, at.item(index), wallet, &mut found, unread);
            }
        } else if !param.is_null() {
            request(param, at, wallet, &mut found, unread);
        }
    }
    if found.is_empty() {
        unread.push(Unread::new(place, "there is no permission that could be read"));
        return None;
    }
    Some(Asked::Permissions(found))
}

/// Reads one request, which is for one permission or several.
pub(super) fn request(
    value: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    found: &mut Vec<Permission>,
    unread: &mut Vec<Unread>,
) {
    let Some(object) = Object::read(value, place, unread) else { return };
    object.note_others(KNOWN, "request for permissions", unread);
    let mut permission = Permission {
        account: object
            .one_of(&["from", "account", "address"], unread)
            .and_then(|name| object.party(name, unread)),
        chain_id: transaction::chain(object, wallet, unread),
        expiry: object.number("expiry", unread),
        ..Permission::default()
    };
    grantee(object, &mut permission, unread);
    let rules = place.member("rules");
    for (index, rule) in object.list("rules", unread).iter().enumerate() {
        let kind = rule.get("type").and_then(Value::as_str).unwrap_or_default();
        let data = rule.get("data").unwrap_or(rule);
        let at = rules.item(index);
        match data.get("timestamp").or_else(|| data.get("expiry")).and_then(value::number) {
            Some(time) if kind == "expiry" => permission.expiry = Some(time),
            // Who may carry it out, or be paid by it: nobody else.
            _ if matches!(kind, "redeemer" | "payee")
                && named(data, at, &mut permission, unread) => {}
            // A rule that is not known can only restrict, but it was not read.
            _ => unread.push(Unread::new(at, "a rule that is not read here")),
        }
    }
    let several = place.member("permissions");
    match (object.get("permission"), object.get("permissions")) {
        (Some(one), _) => one_of(one, place.member("permission"), permission, found, unread),
        (None, Some(Value::Array(all))) => {
            for (index, one) in all.iter().enumerate() {
                one_of(one, several.item(index), permission.clone(), found, unread);
            }
        }
        // Another form has a list for each type: `{ calls: […], spend: […] }`.
        (None, Some(Value::Object(kinds))) => {
            for (kind, items) in kinds {
                let member = several.member(kind);
                permission.kind.clone_from(kind);
                permission.path = member.into();
                // Each amount is one of its own.
                let each = items.as_array().filter(|_| kind == "spend");
                for (index, item) in each.into_iter().flatten().enumerate() {
                    let mut permission = permission.clone();
                    let at = member.item(index);
                    permission.path = at.into();
                    Data::of(item, kind, at, unread).settle(&mut permission);
                    keep(permission, found, unread);
                }
                if each.is_none() {
                    let mut permission = permission.clone();
                    Data::of(items, kind, member, unread).settle(&mut permission);
                    keep(permission, found, unread);
                }
            }
        }
        _ => unread.push(Unread::new(place, "it does not say which permission")),
    }
}

/// Reads what the account under the user's own may spend of it, for each chain (the capability `spendPermissions`).
pub(super) fn spending(
    value: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    found: &mut Vec<Permission>,
    unread: &mut Vec<Unread>,
) {
    let Some(object) = Object::read(value, place, unread) else { return };
    for (chain, _) in object.members() {
        let at = place.member(chain);
        for (index, one) in object.list(chain, unread).iter().enumerate() {
            let at = at.item(index);
            let kind = "spendPermissions".to_owned();
            let chain_id = value::number(&Value::from(chain)).and_then(|id| u64::try_from(id).ok());
            let chain_id = chain_id.or(wallet);
            let mut permission =
                Permission { kind, chain_id, path: at.into(), ..Permission::default() };
            Data::of(one, "data", at, unread).settle(&mut permission);
            keep(permission, found, unread);
        }
    }
}

/// The members of a key that acts for an account of Tempo's. What it may call only restricts it.
const KEY: &[&str] = &[
    "account",
    "address",
    "allowedCalls",
    "chainId",
    "expiry",
    "from",
    "keyId",
    "keyType",
    "limits",
    "publicKey",
    "scopes",
    "signature",
    "type",
    "witness",
];

/// Reads `wallet_authorizeAccessKey`.
pub(super) fn access_keys(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let mut found = Vec::new();
    for (index, one) in list(params).iter().enumerate() {
        access_key(one, place.item(index), wallet, &mut found, unread);
    }
    (!found.is_empty()).then_some(Asked::Permissions(found))
}

/// Reads a key that acts for an account of Tempo's: up to a limit for each token, or without one.
pub(super) fn access_key(
    value: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    found: &mut Vec<Permission>,
    unread: &mut Vec<Unread>,
) {
    let Some(object) = Object::read(value, place, unread) else { return };
    object.note_others(KEY, "key", unread);
    let is_address = |name: &&&str| object.get(name).is_some_and(value::is_address);
    let named = ["keyId", "address", "publicKey"].iter().filter(is_address);
    let named: Vec<Party> = named.filter_map(|name| object.party(name, unread)).collect();
    let grantee = named.first().cloned();
    if let Some(other) =
        named.iter().find(|one| grantee.as_ref().map(|key| key.address) != Some(one.address))
    {
        let reason = format!("another key is named here: {}", other.address);
        unread.push(Unread::ambiguous(other.path.as_str(), reason));
    }
    let all = Permission {
        kind: "access key".to_owned(),
        grantee,
        grantee_kind: object.text("keyType", unread),
        chain_id: transaction::chain(object, wallet, unread),
        expiry: object.number("expiry", unread),
        path: place.into(),
        ..Permission::default()
    };
    let limits = place.member("limits");
    for (index, limit) in object.list("limits", unread).iter().enumerate() {
        let Some(limit) = Object::read(limit, limits.item(index), unread) else { continue };
        let permission = Permission {
            token: limit.party("token", unread),
            amount: limit.number("limit", unread),
            period: limit.number("period", unread).filter(|period| !period.is_zero()),
            ..all.clone()
        };
        keep(permission, found, unread);
    }
    if object.get("limits").and_then(Value::as_array).is_none_or(Vec::is_empty) {
        keep(all, found, unread);
    }
}

/// Reads who is named in a rule. Whether all of it was read.
fn named(
    data: &Value,
    at: Place<'_>,
    permission: &mut Permission,
    unread: &mut Vec<Unread>,
) -> bool {
    let Some(Value::Array(all)) = data.get("addresses") else { return false };
    let (inside, few) = (at.member("data"), all.len() <= DATA_ITEMS);
    for (index, one) in all.iter().enumerate().take(DATA_ITEMS) {
        let place = inside.member("addresses");
        permission.addresses.extend(object::party(one, place.item(index), unread));
    }
    few && all.iter().all(value::is_address)
}

/// Who may act by the permission.
fn grantee(object: Object<'_>, permission: &mut Permission, unread: &mut Vec<Unread>) {
    if object.get("to").is_some() {
        permission.grantee = object.party("to", unread);
        permission.grantee_kind = Some("account".to_owned());
    }
    let Some(name) = object.one_of(&["signer", "key"], unread) else { return };
    let Some(value) = object.get(name) else { return };
    let at = object.place.member(name);
    let Some(signer) = Object::read(value, at, unread) else { return };
    permission.grantee_kind = signer.text("type", unread);
    let data = signer.get("data").unwrap_or(value);
    let inside = at.member("data");
    for name in ["address", "id", "publicKey"] {
        if let Some(value) = data.get(name).filter(|value| value::is_address(value)) {
            let place = if signer.get("data").is_some() { inside } else { at };
            let named = object::party(value, place.member(name), unread);
            let others = permission.grantee.as_ref().filter(|before| {
                named.as_ref().is_some_and(|named| named.address != before.address)
            });
            if let Some(before) = others {
                let reason = format!("{} is named for the same, too", before.address);
                unread.push(Unread::ambiguous(place.member(name), reason));
            }
            permission.grantee = named;
        }
    }
}

fn one_of(
    value: &Value,
    place: Place<'_>,
    mut permission: Permission,
    found: &mut Vec<Permission>,
    unread: &mut Vec<Unread>,
) {
    let Some(object) = Object::read(value, place, unread) else { return };
    let known = ["type", "data", "required", "policies", "isAdjustmentAllowed", "rules"];
    object.note_others(&known, "permission", unread);
    permission.kind = match object.get("type") {
        Some(Value::String(kind)) => kind.clone(),
        // Earlier: `{ custom: "name" }`.
        Some(other) => other.get("custom").and_then(Value::as_str).unwrap_or_default().to_owned(),
        None => String::new(),
    };
    permission.adjustable = object.get("isAdjustmentAllowed") == Some(&Value::Bool(true));
    permission.path = place.into();
    let at = place.member("data");
    let mut data = Data::of(object.get("data").unwrap_or(&Value::Null), "data", at, unread);
    data.policies = true;
    if let Some(policies) = object.get("policies") {
        data.read(policies, "policies", place.member("policies"), 1);
    }
    data.settle(&mut permission);
    keep(permission, found, unread);
}

fn keep(permission: Permission, found: &mut Vec<Permission>, unread: &mut Vec<Unread>) {
    if found.len() < limits::PARTS {
        found.push(permission);
    } else if found.len() == limits::PARTS {
        let reason = format!("only the first {} permissions were read", limits::PARTS);
        unread.push(Unread::new(permission.path, reason));
    }
}

/// What the data of a permission holds, whatever its type: the numbers and addresses in it.
struct Data<'a> {
    numbers: Vec<Item<U256>>,
    parties: Vec<Item<Party>>,
    justification: Option<String>,
    /// Whether what is read is no longer the data itself, but what keeps it within bounds.
    policies: bool,
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
    fn of(value: &Value, name: &str, place: Place<'_>, unread: &'a mut Vec<Unread>) -> Self {
        let (numbers, parties) = (Vec::new(), Vec::new());
        let mut data = Self { numbers, parties, justification: None, policies: false, unread };
        data.read(value, name, place, 0);
        data
    }

    fn read(&mut self, value: &Value, name: &str, place: Place<'_>, depth: usize) {
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
    fn settle(mut self, permission: &mut Permission) {
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
