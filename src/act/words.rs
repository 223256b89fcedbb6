//! Acts in plain words: who gets what.

use alloy_primitives::U256;

use super::{
    Act, Amount, Asset, Change, Deed, Means, Part, Party, Power, ResourceChange, Role, amount,
    tokens,
};
use crate::intel::ChainAddress;

/// An address in a sentence: its beginning and its end. More of each than most wallets show, since
/// thieves make look-alikes by those few digits; the whole address stands with the act's parties.
pub(super) fn short(address: &ChainAddress) -> String {
    const START: usize = 10;
    const END: usize = 6;
    address.with_text(|text| {
        match (text.get(..START), text.get(text.len().saturating_sub(END)..)) {
            (Some(start), Some(end)) if text.len() > START + END + 2 => [start, "…", end].concat(),
            _ => text.to_owned(),
        }
    })
}

/// Between what comes first and how much follows it.
const MORE: &str = " And ";

impl Act {
    /// What the act does for the one it is done for, as the end of a sentence that begins with
    /// "This would": "let {who} take all your USDC". `None` if it has nobody in that place.
    #[allow(clippy::too_many_lines)] // One arm for each thing that an act can do.
    pub fn effect_on(&self, role: Role, who: &str) -> Option<String> {
        let at_once = self.means == Means::Transaction;
        Some(match (&self.deed, role) {
            (Deed::Send { asset, amount }, Role::Payee) => {
                format!("send {}{} to {who}", amount::in_words(amount, asset), self.or_item())
            }
            (Deed::Send { asset, amount }, Role::Holder) => {
                format!("take {}{} from {who}", amount::in_words(amount, asset), self.or_item())
            }
            (Deed::Allow { amount, change: Change::Raise, .. }, Role::Spender)
                if amount.is_zero() =>
            {
                format!("leave what {who} is allowed to take as it is")
            }
            (Deed::Allow { amount, .. }, Role::Spender) if amount.is_zero() => {
                format!("take back what {who} was allowed to take{}", self.or_item())
            }
            (Deed::Allow { asset, amount, change: Change::Lower, .. }, Role::Spender) => {
                format!("let {who} take {} less than before", amount::in_words(amount, asset))
            }
            (Deed::Allow { asset, amount, change, .. }, Role::Spender) => {
                if self.lends() {
                    let what = if amount.unlimited {
                        "as much as it likes".to_owned()
                    } else {
                        format!("up to {}", amount::in_words(amount, asset))
                    };
                    return Some(format!("let {who} borrow {what} in your name"));
                }
                let what = if amount.unlimited {
                    format!("all your {}", asset_name(asset))
                } else if matches!(asset, Asset::Collectible { .. }) {
                    amount::in_words(amount, asset)
                } else if *change == Change::Raise {
                    format!("another {}", amount::in_words(amount, asset))
                } else {
                    format!("up to {}", amount::in_words(amount, asset))
                };
                let when = if at_once { "at any time" } else { "with your signature alone" };
                format!("let {who} take {what}{}, {when}", self.or_item())
            }
            (Deed::AllowCollection { asset, allowed }, Role::Operator) => {
                // A protocol in which the account has balances is no collection of items.
                let protocol = self.party(Role::Contract).map(Party::short);
                if let Some(protocol) = protocol.filter(|_| *allowed) {
                    format!("let {who} move everything you have in {protocol}")
                } else if *allowed {
                    format!("let {who} take every item you own in {}", asset_name(asset))
                } else {
                    format!("take back {who}'s control of {}", asset_name(asset))
                }
            }
            (Deed::Trade { gives, gets }, Role::Contract) if gets.is_empty() => {
                format!("give {} to {who}", parts(gives))
            }
            (Deed::Trade { gives, gets }, Role::Contract) => {
                format!("give {} to {who} for {}", parts(gives), parts(gets))
            }
            (Deed::Trade { gives, gets }, Role::Payee) if gets.is_empty() => {
                format!("give {} and have what it is traded for paid to {who}", parts(gives))
            }
            (Deed::Trade { gives, gets }, Role::Payee) => {
                format!("give {} and have {} paid to {who}", parts(gives), parts(gets))
            }
            (Deed::Trade { gives, .. }, Role::Taker) => {
                format!("let {who} buy {}", parts(gives))
            }
            (Deed::Trade { gives, .. }, Role::Holder) => {
                format!("offer {} of {who}", parts(gives))
            }
            (Deed::Deposit { asset, amount }, Role::Payee) => {
                format!("deposit {} for {who}", amount::in_words(amount, asset))
            }
            (Deed::Deposit { asset, amount }, Role::Contract) => {
                format!("deposit {} in {who}", amount::in_words(amount, asset))
            }
            (Deed::Withdraw { asset, amount }, Role::Payee) => {
                format!(
                    "withdraw {}{} to {who}",
                    amount::in_words(amount, asset),
                    self.out_of_what()
                )
            }
            (Deed::Borrow { asset, amount }, Role::Payee) => {
                format!("borrow {} and have it paid to {who}", amount::in_words(amount, asset))
            }
            (Deed::Borrow { asset, amount }, Role::Holder) => {
                format!("borrow {} in the name of {who}", amount::in_words(amount, asset))
            }
            (Deed::Bridge { asset, amount, .. }, Role::BridgeRecipient) => {
                format!("send {} to {who} on another network", amount::in_words(amount, asset))
            }
            (Deed::Bridge { asset, amount, .. }, Role::Contract) => {
                format!("send {} to {who} for another network", amount::in_words(amount, asset))
            }
            (Deed::Delegatecall { .. }, Role::Code) => {
                format!("run the code of {who} as the account itself")
            }
            (Deed::Delegate { removed: false, .. }, Role::Delegate) => {
                format!("hand the whole account over to {who}")
            }
            (Deed::Grant { .. }, Role::Delegate) => {
                format!("let {who} act for you without asking again")
            }
            (Deed::ChangePermissions { .. }, Role::Owner) => {
                format!("let {who} sign for the whole account")
            }
            (Deed::ChangePermissions { .. }, Role::Admin) => {
                format!("let {who} sign for the account")
            }
            (Deed::Resources { .. }, Role::Payee) => self.resources_in_words(who)?,
            (Deed::Administer { power, .. }, _) => power_over(*power, role, who)?,
            (Deed::Deploy { .. }, Role::Implementation) => {
                format!("create a contract that runs the code of {who}")
            }
            (_, Role::Contract) => format!("call {who}"),
            (_, Role::Account) => format!("act as {who}"),
            (_, Role::Implementation) => format!("call a contract that runs the code of {who}"),
            (_, Role::FeeReceiver) => format!("pay a fee to {who}"),
            (_, Role::RefundReceiver) => format!("pay what is left over to {who}"),
            (_, Role::Paymaster) => format!("let {who} pay the fees"),
            (
                Deed::Send { .. } | Deed::Allow { .. } | Deed::AllowCollection { .. },
                Role::Token,
            ) => {
                format!("act through the token contract {who}")
            }
            (_, Role::VerifyingContract) => format!("sign something for {who} to verify"),
            (_, Role::Signer) => format!("be signed by {who}"),
            _ => return None,
        })
    }

    /// Whether the amount may be the id of one item instead: `approve` and `transferFrom` are the same
    /// functions in ERC-20 and ERC-721, and the contract is not known to be one or the other.
    ///
    /// That a contract told its decimals settles nothing: facts come from the page's own provider, and a
    /// collection that is said to have decimals would have "item 0" read as an allowance of nothing.
    pub fn may_be_item(&self) -> bool {
        let shared = matches!(
            self.read_as.as_deref(),
            Some("approve(address,uint256)" | "transferFrom(address,address,uint256)")
        );
        let (Deed::Allow { asset, .. } | Deed::Send { asset, .. }) = &self.deed else {
            return false;
        };
        match asset {
            Asset::Token { decimals: None, .. } => shared,
            // So does nothing that it is an item: that is a fact as well.
            Asset::Token { address, .. } | Asset::Collectible { address, .. } => {
                shared && address.bytes20().is_none_or(|address| !tokens::is_known(address))
            }
            _ => false,
        }
    }

    /// The other reading of an amount that may be an item's id.
    fn or_item(&self) -> String {
        match &self.deed {
            Deed::Allow { amount, asset, .. } | Deed::Send { amount, asset }
                if self.may_be_item()
                    && !amount.unlimited
                    && !matches!(asset, Asset::Collectible { .. }) =>
            {
                let id = amount::id_in_words(&amount.value);
                match self.deed {
                    Deed::Allow { .. } if amount.is_zero() => {
                        format!(" (or, if this is a collection, hand over item {id})")
                    }
                    _ => format!(" (or, if this is a collection, item {id})"),
                }
            }
            _ => String::new(),
        }
    }

    /// Whether what is allowed is to borrow (Aave's debt tokens), which takes nothing that is there.
    fn lends(&self) -> bool {
        matches!(
            self.read_as.as_deref(),
            Some(
                "approveDelegation(address,uint256)"
                    | "DelegationWithSig"
                    | "setReceiveApproval(address,uint256)"
                    | "approveDebt(uint256,address,uint256)"
            )
        )
    }

    /// Where something is withdrawn from, if what it is is not said.
    fn out_of_what(&self) -> String {
        match &self.deed {
            Deed::Withdraw { asset: Asset::Unnamed, .. } => self
                .party(Role::Contract)
                .map(|contract| format!(" from {}", contract.short()))
                .unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Lets every act that only makes calls say what those do: it is what counts.
    pub(super) fn tell_of_calls(&mut self) {
        for call in &mut self.calls {
            call.tell_of_calls();
        }
        if let (Deed::Calls { .. }, Some(first)) = (&self.deed, self.calls.first()) {
            let first = first.words.as_str();
            self.words = match self.calls.len() - 1 {
                0 => first.to_owned(),
                // What is inside has said already that there is more.
                _ if first.contains(MORE) => first.to_owned(),
                1 => format!("{first}{MORE}one thing more."),
                more => format!("{first}{MORE}{more} things more."),
            };
        }
    }

    /// Says what is paid for a call in the call's own sentence too: it is what counts.
    pub(super) fn tell_of_payment(&mut self, payment: &Self) {
        let Deed::Send { asset, amount } = &payment.deed else { return };
        let paid = amount.value.parse::<U256>().ok();
        // Of what the act gives itself only the rest is paid for it.
        let rest = match paid.map(|paid| paid.checked_sub(self.coins_given())) {
            Some(Some(rest)) => Amount::of(rest),
            Some(None) | None => amount.clone(),
        };
        if rest.is_zero() {
            return;
        }
        if let Some(said) = self.words.strip_suffix('.') {
            self.words = format!("{said}, and pay {} for it.", amount::in_words(&rest, asset));
        }
    }

    /// How much of the network's own coin the act says it gives.
    fn coins_given(&self) -> U256 {
        let coins = |asset: &Asset, amount: &Amount| {
            let amount = amount.value.parse::<U256>().ok();
            amount.filter(|_| matches!(asset, Asset::Native { .. })).unwrap_or_default()
        };
        match &self.deed {
            Deed::Send { asset, amount }
            | Deed::Deposit { asset, amount }
            | Deed::Bridge { asset, amount, .. } => coins(asset, amount),
            Deed::Trade { gives, .. } => gives
                .iter()
                .map(|part| coins(&part.asset, &part.amount))
                .fold(U256::ZERO, U256::saturating_add),
            _ => U256::ZERO,
        }
    }

    /// Whether `payment` is what is paid for this act, of which its sentence tells.
    pub(crate) fn tells_of(&self, payment: &Self) -> bool {
        let paid = payment.party(Role::Payee).map(|payee| &payee.path);
        let called =
            self.parties.iter().find(|party| matches!(party.role, Role::Contract | Role::Token));
        matches!(payment.deed, Deed::Send { asset: Asset::Native { .. }, .. })
            // Such an act says what its calls do in place of what it does itself.
            && !matches!(self.deed, Deed::Calls { .. })
            && paid.is_some()
            && paid == called.map(|party| &party.path)
    }

    /// The whole act in one sentence.
    #[allow(clippy::too_many_lines)] // One arm for each thing that an act can do.
    pub(super) fn in_words(&self) -> String {
        let who = |role| self.party(role).map(Party::short);
        let effect = |role| who(role).and_then(|who| self.effect_on(role, &who));
        let said = match &self.deed {
            Deed::Send { asset, amount } => effect(Role::Payee).or_else(|| {
                if self.calls.is_empty() {
                    return Some(format!("send {} to somebody", amount::in_words(amount, asset)));
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
                let effect = effect(Role::Contract);
                match (function, selector) {
                    (Some(function), _) if *read => {
                        let name = function.split('(').next().unwrap_or(function);
                        effect.map(|effect| format!("{effect} ({name})"))
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
            Deed::Deploy { .. } => {
                effect(Role::Implementation).or_else(|| Some("create a contract".to_owned()))
            }
            Deed::Trade { gives, gets } => Some(self.trade_in_words(gives, gets)),
            Deed::Deposit { .. } => effect(Role::Payee).or_else(|| effect(Role::Contract)),
            Deed::Withdraw { asset, amount } => {
                effect(Role::Payee).or_else(|| effect(Role::FeeReceiver)).or_else(|| {
                    let what = amount::in_words(amount, asset);
                    Some(format!("withdraw {what}{}", self.out_of_what()))
                })
            }
            Deed::Borrow { asset, amount } => effect(Role::Holder)
                .or_else(|| Some(format!("borrow {}", amount::in_words(amount, asset)))),
            Deed::Bridge { asset, amount, to_chain, recipient } => {
                let amount = amount::in_words(amount, asset);
                let to_chain = match to_chain {
                    Some(chain) => format!("the network {chain}"),
                    None => "another network".to_owned(),
                };
                Some(match who(Role::BridgeRecipient).or_else(|| recipient.clone()) {
                    Some(who) => format!("send {amount} to {who} on {to_chain}"),
                    None => format!("send {amount} to {to_chain}"),
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
            Deed::Administer { power, .. } => {
                let role = POWER_ROLES.iter().copied().find(|role| self.party(*role).is_some());
                let who = role.and_then(who).unwrap_or_else(|| "somebody".to_owned());
                power_over(*power, role.unwrap_or(Role::Contract), &who)
            }
            Deed::ChangePermissions { .. } => {
                Some("change whose keys sign for this account".to_owned())
            }
            Deed::Resources { .. } => {
                let who = who(Role::Payee).unwrap_or_else(|| "somebody".to_owned());
                self.resources_in_words(&who)
            }
            Deed::Operate { what, .. } => Some(what.clone()),
            Deed::Delegate { removed: true, .. } => {
                Some("take back what the account was handed over to".to_owned())
            }
            Deed::Delegate { .. } => effect(Role::Delegate),
            Deed::Grant { asset, amount, period, .. } => {
                let who = who(Role::Delegate).unwrap_or_else(|| "somebody".to_owned());
                Some(match (asset, amount) {
                    (Some(asset), Some(amount)) => format!(
                        "let {who} take {}{}, without asking again",
                        amount::in_words(amount, asset),
                        period.as_ref().map(|period| format!(" {period}")).unwrap_or_default()
                    ),
                    _ => format!("let {who} act for you without asking again"),
                })
            }
            Deed::AddNetwork { name, known_as, .. } => Some(match (known_as, name) {
                (Some(known), _) => format!("change how your wallet reaches {known}"),
                (None, Some(name)) => format!("add the network {name:?} to your wallet"),
                (None, None) => "add a network to your wallet".to_owned(),
            }),
            Deed::SwitchNetwork { chain_id } => Some(match chain_id {
                Some(chain) => format!("switch your wallet to the network {chain}"),
                None => "switch your wallet to another network".to_owned(),
            }),
            Deed::WatchAsset { asset, .. } => {
                Some(format!("show {} in your wallet", asset_name(asset)))
            }
            Deed::SignIn { domain, .. } => Some(format!("sign in to {domain:?}")),
            Deed::Vote { what } => Some(format!("sign {what}, which moves nothing")),
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
                Some(format!("sign data {of_type}{}", for_whom.unwrap_or_default()))
            }
        };
        match said {
            Some(said) => format!("{} {said}.", self.begins()),
            None => "What this would do is not clear.".to_owned(),
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

    fn trade_in_words(&self, gives: &[Part], gets: &[Part]) -> String {
        let gives = if gives.is_empty() { "something".to_owned() } else { parts(gives) };
        let own: Vec<Part> = gets
            .iter()
            .filter(|part| part.to.as_ref().is_none_or(|to| self.is_party(Role::Signer, to)))
            .cloned()
            .collect();
        let for_what = if gets.is_empty() && self.means == Means::Transaction {
            "for something that the request does not name".to_owned()
        } else if own.is_empty() {
            "for nothing".to_owned()
        } else {
            format!("for {}", parts(&own))
        };
        let verb = if self.means == Means::Signature { "offer" } else { "give" };
        let payee = self.party(Role::Payee);
        let to = match payee.filter(|payee| !self.is_party(Role::Signer, &payee.address)) {
            Some(payee) => {
                let theirs: Vec<Part> = gets
                    .iter()
                    .filter(|part| part.to.as_ref() == Some(&payee.address))
                    .filter(|part| !part.amount.is_zero())
                    .cloned()
                    .collect();
                if own.is_empty() && !theirs.is_empty() {
                    let paid = parts(&theirs);
                    return format!(
                        "{verb} {gives} and have {paid} for it paid to {}",
                        payee.short()
                    );
                }
                format!(", paid to {}", payee.short())
            }
            None => String::new(),
        };
        format!("{verb} {gives} {for_what}{to}")
    }

    fn is_party(&self, role: Role, address: &ChainAddress) -> bool {
        self.parties.iter().any(|party| party.role == role && party.address == *address)
    }
}

impl Party {
    /// What it is called in a sentence: its name, if everybody knows it, and its address.
    pub(super) fn short(&self) -> String {
        let address = short(&self.address);
        self.name.as_ref().map_or(address.clone(), |name| format!("{name} ({address})"))
    }
}

/// In whose favour a power changes: the first of these that an act names.
const POWER_ROLES: [Role; 9] = [
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

/// What a change of power does for the one in the role.
fn power_over(power: Power, role: Role, who: &str) -> Option<String> {
    if matches!(role, Role::Signer | Role::Mentioned) {
        return None;
    }
    // Where no code is named, the contract itself stands in the place.
    let unnamed = matches!(role, Role::Account | Role::Contract | Role::VerifyingContract);
    Some(match power {
        Power::SafeMastercopyChanged if unnamed => "replace the code of the Safe".to_owned(),
        Power::Upgraded if unnamed => "replace the contract's code".to_owned(),
        Power::SafeSetUp => format!("set up a Safe with {who}"),
        Power::SafeOwnerAdded => format!("make {who} an owner of the Safe"),
        Power::SafeOwnerRemoved => format!("take the Safe away from its owner {who}"),
        Power::SafeOwnerSwapped => format!("replace an owner of the Safe by {who}"),
        Power::SafeThresholdChanged => "change how many owners must sign for the Safe".to_owned(),
        Power::SafeModuleEnabled => {
            format!("let the module {who} act for the Safe without its owners")
        }
        Power::SafeModuleDisabled => format!("take the module {who} from the Safe"),
        Power::SafeGuardChanged => format!("change what checks the Safe's transactions to {who}"),
        Power::SafeModuleGuardChanged => format!("change what checks the Safe's modules to {who}"),
        Power::SafeFallbackChanged => format!("let {who} answer for the Safe"),
        Power::SafeMastercopyChanged => format!("replace the code of the Safe by {who}"),
        Power::SafeHashApproved => "approve a Safe transaction by its hash alone".to_owned(),
        Power::AccountOwnerAdded => format!("make {who} an owner of the account"),
        Power::AccountOwnerRemoved => format!("take the account away from its owner {who}"),
        Power::AccountModuleInstalled => format!("let the module {who} act for the account"),
        Power::AccountModuleRemoved => format!("take the module {who} from the account"),
        Power::OwnershipTransferred => format!("make {who} the owner of the contract"),
        Power::OwnershipAccepted => "take over the contract".to_owned(),
        Power::OwnershipRenounced => "leave the contract without an owner".to_owned(),
        Power::Upgraded => format!("replace the contract's code by {who}"),
        Power::ProxyAdminChanged => format!("let {who} replace the contract's code"),
        Power::RoleGranted => format!("give {who} a role of administration"),
        Power::RoleRevoked => format!("take a role of administration from {who}"),
        Power::MinterAdded => format!("let {who} create tokens"),
        Power::MinterRemoved => format!("stop {who} from creating tokens"),
        Power::TimelockDelayChanged => "change the contract's waiting time".to_owned(),
        Power::TimelockBypassed => "skip the contract's waiting time".to_owned(),
        Power::Paused => "stop or start the contract".to_owned(),
        Power::AccountAssigned => format!("hand the account itself to the program {who}"),
        Power::TokenAccountGiven => format!("give a token account and all that is in it to {who}"),
        Power::StakeGiven => format!("let {who} take out what is staked"),
        Power::AuthorityGiven => format!("give {who} control of an account"),
        Power::AuthorityRemoved => "leave an account without anybody who controls it".to_owned(),
        Power::SettingChanged => "change a setting that only administrators may change".to_owned(),
    })
}

/// Several assets and their amounts: "5 USDC and 1 ETH".
fn parts(parts: &[Part]) -> String {
    /// How many are named one by one.
    const NAMED: usize = 3;
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

/// What an asset is called.
pub(super) fn asset_name(asset: &Asset) -> String {
    match asset {
        Asset::Native { symbol, .. } => {
            symbol.clone().unwrap_or_else(|| "coins of this network".to_owned())
        }
        Asset::Token { symbol: Some(symbol), .. } | Asset::Trc10 { symbol: Some(symbol), .. } => {
            symbol.clone()
        }
        Asset::Token { address, .. } => format!("tokens of {}", short(address)),
        Asset::Collectible { address, .. } | Asset::Collection { address } => {
            format!("the collection {}", short(address))
        }
        Asset::Trc10 { id, .. } => format!("the TRC-10 token {id:?}"),
        Asset::Unnamed => "something".to_owned(),
    }
}
