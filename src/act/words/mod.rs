//! Acts in plain words: who gets what.

mod effect;
mod more;

pub(crate) use effect::Owned;
pub(crate) use more::leading;
pub use more::{and_at_least, and_more};

use alloy_primitives::U256;

use super::{
    Act, Amount, Asset, Deed, Means, Part, Party, ResourceChange, Role, amount, network, power,
    worth,
};
use crate::decode::shortened;
use crate::intel::ChainAddress;

/// An address in a sentence: its beginning and its end. More of each than most wallets show, since
/// thieves make look-alikes by those few digits; the whole address stands with the act's parties.
pub(in crate::act) fn short(address: &ChainAddress) -> String {
    const START: usize = 10;
    const END: usize = 6;
    address.with_text(|text| {
        match (text.get(..START), text.get(text.len().saturating_sub(END)..)) {
            (Some(start), Some(end)) if text.len() > START + END + 2 => [start, "…", end].concat(),
            _ => text.to_owned(),
        }
    })
}

impl Act {
    /// The whole act in one sentence.
    #[allow(clippy::too_many_lines)] // One arm for each thing that an act can do.
    pub(in crate::act) fn in_words(&self) -> String {
        if let Some(said) = self.looks_like() {
            return said;
        }
        let who = |role| self.party(role).map(|party| self.called(party));
        let effect = |role| who(role).and_then(|who| self.effect_on(role, &who));
        let said = match &self.deed {
            Deed::Send { asset, amount } => effect(Role::Payee).or_else(|| {
                if self.calls.is_empty() {
                    let sent = amount::in_words(amount, asset);
                    if self.is_refund() {
                        return Some(format!("pay {} to whoever sends it", self.refund(&sent)));
                    }
                    return Some(match who(Role::FeeReceiver) {
                        Some(receiver) => format!("pay {receiver} a fee of {sent}"),
                        None => format!("send {sent} to somebody"),
                    });
                }
                // Shared out among many, who stand inside.
                let many = self.calls.len();
                (many > 0).then(|| {
                    format!("send {} to {many} addresses", amount::in_words(amount, asset))
                })
            }),
            Deed::Allow { .. } => effect(Role::Spender),
            Deed::AllowCollection { .. } => effect(Role::Operator),
            Deed::Call { selector, function, read, .. } => {
                let effect = effect(Role::Contract)
                    .or_else(|| who(Role::Token).map(|token| format!("call {token}")));
                match (function, selector) {
                    (Some(function), _) if *read => {
                        let name = function.split('(').next().unwrap_or(function);
                        let whose = self.of_another();
                        let whose = whose.map_or_else(String::new, |one| format!(" for {one}"));
                        effect.map(|effect| format!("{effect} ({name}){whose}"))
                    }
                    (Some(function), _) => effect.map(|effect| {
                        format!(
                            "{effect}, by a function that is not known but looks like {function}"
                        )
                    }),
                    (None, Some(selector)) => effect.map(|effect| {
                        format!("{effect}, by a function that is not known ({selector})")
                    }),
                    (None, None) => effect,
                }
            }
            Deed::Calls { count } => {
                let who = who(Role::Account).or_else(|| who(Role::Contract));
                let calls = match count {
                    0 => "make calls that are not known here".to_owned(),
                    1 => "make a call".to_owned(),
                    count => format!("make {count} calls"),
                };
                Some(who.map_or(calls.clone(), |who| format!("{calls} through {who}")))
            }
            Deed::Delegatecall { .. } => effect(Role::Code),
            Deed::Deploy { .. } => effect(Role::Implementation).or_else(|| Some(self.created())),
            Deed::Trade { gives, gets } => Some(self.trade_in_words(gives, gets, None)),
            Deed::Deposit { asset, amount } => {
                let address = |role| self.party(role).map(|party| &party.address);
                let own = address(Role::Payee) == address(Role::Contract);
                let payee = if own { None } else { effect(Role::Payee) };
                payee
                    .or_else(|| effect(Role::Contract))
                    .or_else(|| Some(format!("deposit {}", amount::in_words(amount, asset))))
            }
            Deed::Withdraw { asset, amount } => effect(Role::Payee).or_else(|| {
                let what = amount::in_words(amount, asset);
                let fee = effect(Role::FeeReceiver);
                let fee = fee.map_or_else(String::new, |fee| format!(", and {fee}"));
                Some(format!("withdraw {what}{}{fee}", self.out_of_what()))
            }),
            Deed::Borrow { asset, amount } => [Role::Holder, Role::Payee]
                .into_iter()
                .find(|role| self.party(*role).is_some_and(|one| !self.is_signer(one)))
                .and_then(effect)
                .or_else(|| Some(format!("borrow {}", amount::in_words(amount, asset)))),
            Deed::Bridge { asset, amount, to_chain, recipient, arrives } => {
                let amount = amount::in_words(amount, asset);
                // Stargate's pools pay out what they have.
                let pool = self.is_named(&["swap(uint16", "swapETH"]);
                let arrives = match arrives.first() {
                    Some(part) if part.amount.is_zero() && pool => {
                        ", however little arrives there".to_owned()
                    }
                    Some(part) if part.amount.is_zero() => ", where nothing arrives".to_owned(),
                    Some(part) if pool && part.asset != Asset::Unnamed => {
                        let least = amount::in_words(&part.amount, &part.asset);
                        format!(", of which at least {least} arrives there")
                    }
                    Some(part) if part.asset != Asset::Unnamed => {
                        format!(", to arrive as {}", amount::in_words(&part.amount, &part.asset))
                    }
                    _ => String::new(),
                };
                let to_chain = match to_chain {
                    Some(chain) => format!("the network {chain}"),
                    None => "another network".to_owned(),
                };
                Some(match who(Role::BridgeRecipient).or_else(|| recipient.clone()) {
                    Some(who) => format!("send {amount} to {who} on {to_chain}{arrives}"),
                    None => format!("send {amount} to {to_chain}{arrives}"),
                })
            }
            Deed::Keep { asset, amount } => {
                Some(format!("leave {} with you", amount::in_words(amount, asset)))
            }
            Deed::Burn { asset, amount } => {
                Some(format!("destroy {}", amount::in_words(amount, asset)))
            }
            Deed::Fee { asset, amount } => {
                Some(format!("pay {} in fees", amount::in_words(amount, asset)))
            }
            Deed::Write { text: Some(text), .. } => {
                Some(format!("write {text:?} on the chain, for everybody to read"))
            }
            Deed::Write { text: None, .. } => {
                Some("write bytes that are not text on the chain".to_owned())
            }
            Deed::DurableNonce {} => {
                Some("keep your signature good without an end, until somebody sends it".to_owned())
            }
            Deed::Administer { power, about } => {
                let role = power::ROLES.iter().copied().find(|role| self.party(*role).is_some());
                let who = role.and_then(who).unwrap_or_else(|| "somebody".to_owned());
                let role = role.unwrap_or(Role::Contract);
                self.effect_on(role, &who).or_else(|| power.effect_on(about.as_deref(), role, &who))
            }
            Deed::ChangePermissions { .. } => {
                Some("change whose keys sign for this account".to_owned())
            }
            Deed::Resources { .. } => {
                let who = who(Role::Payee).unwrap_or_else(|| "somebody".to_owned());
                self.resources_in_words(&who)
            }
            Deed::Operate { what, .. } | Deed::Order { what, .. } => Some(what.clone()),
            Deed::Delegate { removed: true, .. } => {
                Some("take back what the account was handed over to".to_owned())
            }
            Deed::Delegate { .. } => effect(Role::Delegate),
            Deed::Grant { permission, asset, amount, period, .. } => {
                let named = who(Role::Delegate);
                let who = named.as_deref().unwrap_or("somebody");
                Some(match (asset, amount) {
                    // Where nobody is named it is a key.
                    _ if named.is_none() && self.is_own_word(permission) => {
                        format!("allow {permission} without asking again")
                    }
                    (Some(asset), Some(amount)) => format!(
                        "let {who} take {}{}, without asking again",
                        amount::in_words(amount, asset),
                        period.as_ref().map(|period| format!(" {period}")).unwrap_or_default()
                    ),
                    _ => self.granted(permission, who),
                })
            }
            Deed::AddNetwork { name, known_as, rpc_urls, .. } => {
                let through = rpc_urls.first().map(|url| format!(", through {}", host(url)));
                let through = through.unwrap_or_default();
                Some(match (known_as, name) {
                    (Some(known), _) => format!("change how your wallet reaches {known}{through}"),
                    (None, Some(name)) => {
                        format!("add the network {name:?} to your wallet{through}")
                    }
                    (None, None) => format!("add a network to your wallet{through}"),
                })
            }
            Deed::SwitchNetwork { chain_id } => Some(match chain_id {
                Some(chain) => match chain.parse().ok().and_then(network::name) {
                    Some(name) => format!("switch your wallet to {name}"),
                    None => format!("switch your wallet to the network {chain}"),
                },
                None => "switch your wallet to another network".to_owned(),
            }),
            Deed::WatchAsset { asset, .. } => Some(match asset {
                // What the page calls it may hold anything.
                Asset::Token { symbol: Some(symbol), .. } => {
                    format!("show {} in your wallet", shortened(symbol))
                }
                _ => format!("show {} in your wallet", asset_name(asset)),
            }),
            Deed::SignIn { domain, .. } => Some(format!("sign in to {domain:?}")),
            Deed::Vote { what } if ["let ", "stop "].iter().any(|how| what.starts_with(how)) => {
                // Who works badly with a stake loses a part of it.
                let effect = if what.ends_with(" staked") {
                    "can lose a part of it"
                } else {
                    "moves nothing"
                };
                Some(format!("{what}, which {effect}"))
            }
            Deed::Vote { what } => {
                let verb = match (self.means != Means::Signature, what.starts_with("a change")) {
                    (false, _) => "sign",
                    (true, true) => "make",
                    (true, false) => "cast",
                };
                Some(format!("{verb} {what}, which moves nothing"))
            }
            Deed::Decrypt { reveals: true } => {
                Some("show this page a message that was encrypted for you".to_owned())
            }
            Deed::Decrypt { reveals: false } => {
                Some("tell this page a key for encrypting messages to you".to_owned())
            }
            Deed::SignMessage { text: Some(_), .. } => Some("sign a message as text".to_owned()),
            Deed::SignMessage { text: None, .. } => Some("sign bytes that are not text".to_owned()),
            Deed::SignHash { .. } => {
                Some("sign a bare hash, which can stand for anything".to_owned())
            }
            Deed::SignEncoded { what } => {
                let what = if what == "authorization" {
                    "an order to hand your account over"
                } else {
                    "a whole transaction"
                };
                Some(format!("sign {what}, disguised as a message"))
            }
            Deed::SignTypedData { primary_type, domain } => {
                let for_whom = domain.as_ref().map(|domain| format!(" for {domain:?}"));
                // The first version of typed data has a list of members, and no type.
                let of_type = match primary_type.as_str() {
                    "" => "without a type".to_owned(),
                    name => format!("of the type {name:?}"),
                };
                let named = self.party(Role::Mentioned).map_or_else(String::new, |one| {
                    let called = shortened(one.name_of_argument());
                    format!(", naming {} as {called}", one.short())
                });
                Some(format!("sign data {of_type}{}{named}", for_whom.unwrap_or_default()))
            }
        };
        match said {
            Some(said) => {
                let said = said.replace("let yourself ", "let you ");
                let said = said.replace("what yourself gets", "what you get");
                format!("{} {}.", self.begins(), self.with_names(said))
            }
            None => "What this would do is not clear.".to_owned(),
        }
    }

    /// Names whoever is asked to sign in place of "yourself", where that is not the account that is connected.
    pub(in crate::act) fn name_signer(&mut self, account: &ChainAddress) {
        self.calls.iter_mut().for_each(|call| call.name_signer(account));
        let signer = self.party(Role::Signer).filter(|one| one.address != *account);
        if let Some(signer) = signer.map(Party::short) {
            self.words = self.words.replace("yourself", &signer);
        }
    }

    /// A new contract, by whose it is.
    fn created(&self) -> String {
        let mut owners: Vec<&Party> = Vec::new();
        for owner in self.parties.iter().filter(|party| party.role == Role::Owner) {
            if !owner.is_nobody() && owners.iter().all(|one| one.address != owner.address) {
                owners.push(owner);
            }
        }
        // Others first: the signer knows of themselves.
        owners.sort_by_key(|owner| self.is_party(Role::Signer, &owner.address));
        match owners.as_slice() {
            [] => "create a contract".to_owned(),
            [one] if self.is_signer(one) => "create an account of your own".to_owned(),
            [one] => format!("create an account of {}", one.short()),
            [one, other] => format!("create an account of {} and {}", one.short(), other.short()),
            [one, others @ ..] => {
                format!("create an account of {} and {} others", one.short(), others.len())
            }
        }
    }

    fn resources_in_words(&self, who: &str) -> Option<String> {
        let Deed::Resources { change, resource, asset, amount, locked_for } = &self.deed else {
            return None;
        };
        let amount = amount::in_words(amount, asset);
        let lock = locked_for.as_deref().and_then(|seconds| seconds.parse().ok());
        let lock = lock.map_or_else(String::new, |seconds| {
            format!(", and not be able to take it back for {}", amount::duration(seconds))
        });
        Some(match change {
            ResourceChange::Stake => format!("stake {amount} for {resource}"),
            ResourceChange::Unstake => {
                format!("take {amount} out of stake, and lose its {resource}")
            }
            ResourceChange::Delegate => format!("lend the {resource} of {amount} to {who}{lock}"),
            ResourceChange::Reclaim => format!("take back the {resource} of {amount} from {who}"),
        })
    }

    /// What somebody may do from now on: in our own words, and not in a page's.
    fn granted(&self, permission: &str, who: &str) -> String {
        if !self.is_own_word(permission) {
            format!("let {who} act for you without asking again")
        } else if let Some(what) = permission.strip_prefix("reading of ") {
            format!("let {who} read {what} without asking again")
        } else {
            format!("let {who} act for you without asking again: {permission}")
        }
    }

    /// Whether a permission is in our words: what a page asks for is read as what the page calls it.
    pub(crate) fn is_own_word(&self, permission: &str) -> bool {
        permission.contains(' ') && self.read_as.as_deref() != Some(permission)
    }

    /// A trade, for which `first` is handed what is given, if somebody is.
    fn trade_in_words(&self, gives: &[Part], gets: &[Part], first: Option<&str>) -> String {
        /// A number below is told, of whatever it is.
        const LITTLE: U256 = U256::from_limbs([1_000_000, 0, 0, 0]);
        let said = if gives.is_empty() { "something".to_owned() } else { parts(gives) };
        let gives = first.map_or_else(|| said.clone(), |first| format!("{said} to {first}"));
        let own: Vec<Part> = gets
            .iter()
            .filter(|part| part.to.as_ref().is_none_or(|to| self.is_party(Role::Signer, to)))
            .cloned()
            .collect();
        let own = something(own);
        let for_what = if gets.is_empty() && self.is_call() {
            "for something that the request does not name".to_owned()
        } else if own.is_empty() {
            "for nothing".to_owned()
        } else if own.iter().all(|part| part.asset == Asset::Unnamed && part.amount.is_zero()) {
            "for something, however little".to_owned()
        } else if let [Part { asset: Asset::Unnamed, amount, .. }] = own.as_slice()
            && self.guess
            && amount.number().is_some_and(|number| number < LITTLE)
        {
            format!("for {} of something", amount::grouped(&amount.value))
        } else {
            format!("for {}", parts(&own))
        };
        let verb = if self.is_call() { "give" } else { "offer" };
        let payee = self.party(Role::Payee);
        let to = match payee.filter(|payee| !self.is_party(Role::Signer, &payee.address)) {
            Some(payee) => {
                let theirs: Vec<Part> = gets
                    .iter()
                    .filter(|part| part.to.as_ref() == Some(&payee.address))
                    .filter(|part| !part.amount.is_zero())
                    .cloned()
                    .collect();
                if !theirs.is_empty() {
                    let (paid, payee) = (parts(&theirs), payee.short());
                    return if own.is_empty() && paid == said {
                        format!("{verb} {gives} to {payee} for nothing")
                    } else if own.is_empty() {
                        format!("{verb} {gives} and have {paid} for it paid to {payee}")
                    } else {
                        format!("{verb} {gives} {for_what}, and have {paid} paid to {payee}")
                    };
                }
                format!(", paid to {}", payee.short())
            }
            None => self.fee_in_words(gets),
        };
        format!("{verb} {gives} {for_what}{to}")
    }

    /// A fee that is a twentieth of what is paid, or more.
    fn fee_in_words(&self, gets: &[Part]) -> String {
        const PARTS: u64 = 20;
        let all: Vec<&Part> = gets.iter().collect();
        let is_own = |part: &&&Part| part.to.is_none();
        let fee = all.iter().find_map(|part| {
            let to = part.to.as_ref().filter(|to| self.is_party(Role::FeeReceiver, to))?;
            all.iter().filter(is_own).find(|own| own.asset == part.asset)?;
            let fee = worth::sum(&[*part], &part.asset);
            let is_seen =
                fee.saturating_mul(worth::Worth::from(PARTS)) >= worth::sum(&all, &part.asset);
            is_seen.then(|| (amount::in_words(&part.amount, &part.asset), short(to)))
        });
        fee.map_or_else(String::new, |(fee, to)| format!(", and {fee} as a fee to {to}"))
    }

    /// A sentence in which collections are called as their contracts are, where those are known.
    fn with_names(&self, said: String) -> String {
        self.parties.iter().filter(|party| party.name.is_some()).fold(said, |said, party| {
            let bare = format!("the collection {}", short(&party.address));
            if said.contains(&bare) { said.replace(&bare, &party.short()) } else { said }
        })
    }

    /// What somebody in the act is called: the account that signs, by no address.
    fn called(&self, party: &Party) -> String {
        const THEIRS: [Role; 3] = [Role::Payee, Role::BridgeRecipient, Role::Owner];
        if THEIRS.contains(&party.role) && self.is_signer(party) {
            return "yourself".to_owned();
        }
        party.short()
    }

    fn is_signer(&self, party: &Party) -> bool {
        self.is_party(Role::Signer, &party.address)
    }

    fn is_party(&self, role: Role, address: &ChainAddress) -> bool {
        self.parties.iter().any(|party| party.role == role && party.address == *address)
    }
}

impl Party {
    /// What it is called in a sentence: its name, if everybody knows it, and its address.
    pub fn short(&self) -> String {
        let address = short(&self.address);
        self.name.as_ref().map_or(address.clone(), |name| format!("{name} ({address})"))
    }
}

/// Several assets and their amounts: "5 USDC and 1 ETH".
fn parts(parts: &[Part]) -> String {
    /// How many are named one by one.
    const NAMED: usize = 3;
    if let Some(items) = items_of_one(parts) {
        return items;
    }
    let mut words: Vec<String> =
        parts.iter().take(NAMED).map(|part| amount::in_words(&part.amount, &part.asset)).collect();
    match parts.len() {
        0 => return "nothing".to_owned(),
        count if count > NAMED => words.push(format!("{} things more", count - NAMED)),
        _ => {}
    }
    let last = words.pop().unwrap_or_default();
    if words.is_empty() { last } else { format!("{} and {last}", words.join(", ")) }
}

/// Whose node a URL is of.
fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    shortened(authority.rsplit('@').next().unwrap_or_default())
}

/// Many items of one collection: "6 items of the collection".
fn items_of_one(parts: &[Part]) -> Option<String> {
    let [Part { asset: Asset::Collectible { address: first, .. }, .. }, _, _, ..] = parts else {
        return None;
    };
    let same = parts.iter().all(|part| {
        part.amount.value == "1"
            && matches!(&part.asset, Asset::Collectible { address, .. } if address == first)
    });
    let asset = Asset::Collection { address: first.clone() };
    same.then(|| amount::in_words(&Amount::of(U256::from(parts.len())), &asset))
}

/// Parts without those that are nothing, where there are others.
fn something(parts: Vec<Part>) -> Vec<Part> {
    let some: Vec<Part> = parts.iter().filter(|part| !part.amount.is_zero()).cloned().collect();
    if some.is_empty() { parts } else { some }
}

/// All that there is of an asset.
pub(in crate::act) fn everything_of(asset: &Asset) -> String {
    match asset {
        Asset::Unnamed => "all there is of one of your tokens".to_owned(),
        Asset::Collectible { .. } => {
            format!("all you have of {}", amount::in_words(&Amount::of(U256::ONE), asset))
        }
        _ => format!("all your {}", asset_name(asset)),
    }
}

/// What an asset is called.
pub(in crate::act) fn asset_name(asset: &Asset) -> String {
    match asset {
        Asset::Native { symbol, .. } => {
            symbol.clone().unwrap_or_else(|| "coins of this network".to_owned())
        }
        Asset::Token { symbol: Some(symbol), .. } | Asset::Trc10 { symbol: Some(symbol), .. } => {
            symbol.clone()
        }
        Asset::Token { address, .. } => format!("tokens of {}", short(address)),
        Asset::Collectible { address, .. } | Asset::Collection { address } => {
            format!("the collection {}", amount::collection(address))
        }
        Asset::Trc10 { id, .. } => format!("the TRC-10 token {id:?}"),
        Asset::Unnamed => "something".to_owned(),
    }
}
