//! What an act does for somebody in it.

use super::super::{Act, Asset, Change, Deed, Means, Party, Power, Role, amount, tokens};
use super::{asset_name, everything_of, parts};

/// What creates tokens for somebody.
const CREATED: &str = "mint(address,uint256)";

/// What is given by functions that are read as giving somebody an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owned {
    /// The account.
    Account,
    /// A name at Farcaster.
    Farcaster,
    /// Only that it can be locked, and given to another owner by enough of those who can.
    Recovery,
    /// A position in a protocol.
    Position,
    /// Messages at XMTP.
    Messages,
}

/// What says who is paid from now on.
const STANDING: [&str; 16] = [
    "set_rewards_receiver(",
    "setClaimRecipient(",
    "setRewardRedirect(",
    "setFeeRecipientAddress(",
    "updateRewardRecipient(",
    "updateCreatorRewardRecipient(",
    "setPayoutRecipient(",
    "setAllowedClaimRecipient",
    "setBeneficiary(",
    "changeBeneficiary(",
    "transferBeneficiary(",
    "setRecipient(",
    "setRewardsReceiver(",
    "setRewardReceiver(",
    "setRewardsRecipient(",
    "setPayoutAddress(",
];

impl Act {
    /// What somebody gets who is read as an owner of the account.
    pub(crate) fn is_about(&self) -> Owned {
        const FARCASTER: [&str; 12] = [
            "transfer(address,uint256,bytes)",
            "transferFor(",
            "transferAndChangeRecovery",
            "changeRecoveryAddress",
            "register(address",
            "register((address,address,uint256,bytes)",
            "registerFor(",
            "recover(",
            "recoverFor(",
            "Register",
            "Transfer",
            "ChangeRecoveryAddress",
        ];
        // Of a type that is not known, its name says nothing of the kind.
        if !self.guess && self.is_named(&FARCASTER) {
            Owned::Farcaster
        } else if self.is_named(&["addGuardian("]) {
            Owned::Recovery
        } else if self.is_named(&["transferManagerOfVaultPosition("]) {
            Owned::Position
        } else if self.is_named(&["XMTP"]) {
            Owned::Messages
        } else {
            Owned::Account
        }
    }

    /// What the act does for the one it is done for, as the end of a sentence that begins with
    /// "This would": "let {who} take all your USDC". `None` if it has nobody in that place.
    pub fn effect_on(&self, role: Role, who: &str) -> Option<String> {
        self.effect_in_words(role, who).map(|said| self.with_names(said))
    }

    #[allow(clippy::too_many_lines)] // One arm for each thing that an act can do.
    fn effect_in_words(&self, role: Role, who: &str) -> Option<String> {
        Some(match (&self.deed, role) {
            (Deed::Send { asset, amount }, Role::Payee) if self.is_refund() => {
                let sent = self.refund(&amount::in_words(amount, asset));
                format!("pay {sent} to {who} for sending it")
            }
            (Deed::Send { asset: Asset::Native { .. }, amount }, Role::Payee)
                if amount.is_zero() =>
            {
                format!("send nothing to {who}")
            }
            (Deed::Send { asset, amount }, Role::Payee) if self.is_named(&["createWith"]) => {
                format!("send {} to {who} little by little", amount::in_words(amount, asset))
            }
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
            (Deed::Allow { asset, amount, change, .. }, Role::Spender)
                if amount.is_zero() || *change == Change::Lower && amount.is_beyond_all() =>
            {
                let what = match asset {
                    Asset::Token { symbol: Some(_), .. } | Asset::Native { .. } => {
                        format!(" of {}", asset_name(asset))
                    }
                    _ => String::new(),
                };
                format!("take back what {who} was allowed to take{what}{}", self.or_item())
            }
            (Deed::Allow { asset, amount, change: Change::Lower, .. }, Role::Spender) => {
                format!("let {who} take {} less than before", amount::in_words(amount, asset))
            }
            (Deed::Allow { asset, amount, change, .. }, Role::Spender) => {
                if self.lends() {
                    let what = if amount.unlimited {
                        "as much as it likes".to_owned()
                    } else if *asset == Asset::Unnamed {
                        "something".to_owned()
                    } else {
                        format!("up to {}", amount::in_words(amount, asset))
                    };
                    return Some(format!("let {who} borrow {what} in your name"));
                }
                // Which token it is, the request says by number: it is in what is called.
                let there = self.party(Role::Contract).filter(|_| *asset == Asset::Unnamed);
                let what = if let Some(contract) = there {
                    let most = if amount.unlimited { "all" } else { "some" };
                    format!("{most} of what you have in {}", contract.short())
                } else if amount.unlimited {
                    everything_of(asset)
                } else if matches!(asset, Asset::Collectible { .. }) {
                    amount::in_words(amount, asset)
                } else if *change == Change::Raise {
                    format!("another {}", amount::in_words(amount, asset))
                } else {
                    format!("up to {}", amount::in_words(amount, asset))
                };
                let when = if self.is_call() { "at any time" } else { "with your signature alone" };
                match self.whose_permit() {
                    Some(holder) => {
                        format!("let {who} take {} of {holder}", what.replacen("your ", "", 1))
                    }
                    None => format!("let {who} take {what}{}, {when}", self.or_item()),
                }
            }
            (Deed::AllowCollection { asset, allowed }, Role::Operator) => {
                // A protocol in which the account has balances is no collection of items.
                let protocol = self.party(Role::Contract).map(Party::short);
                if let Some(protocol) = protocol.filter(|_| *allowed) {
                    match self.of_another() {
                        Some(holder) => {
                            format!("let {who} move everything that {holder} has in {protocol}")
                        }
                        None => format!("let {who} move everything you have in {protocol}"),
                    }
                } else if *allowed {
                    format!("let {who} take every item you own in {}", asset_name(asset))
                } else {
                    let protocol =
                        self.party(Role::Contract).or_else(|| self.party(Role::VerifyingContract));
                    let what = match protocol.map(Party::short) {
                        Some(protocol) => format!("what you have in {protocol}"),
                        None => asset_name(asset),
                    };
                    match self.party(role).filter(|one| !one.is_nobody()) {
                        Some(_) => format!("take back the control that {who} has of {what}"),
                        None => format!("take back the control that somebody has of {what}"),
                    }
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
            (Deed::Deposit { asset, amount }, Role::Payee) if self.is_named(&[CREATED]) => {
                format!("create {} for {who}", amount::in_words(amount, asset))
            }
            (Deed::Deposit { asset, amount }, Role::Payee | Role::Contract) => {
                self.put_in(&amount::in_words(amount, asset), role == Role::Contract, who)
            }
            (Deed::Withdraw { asset: Asset::Unnamed, .. }, Role::Payee)
                if self.is_named(&STANDING) =>
            {
                let contract = self.party(Role::Contract).map(Party::short);
                let there = contract.map_or_else(String::new, |contract| format!(" in {contract}"));
                format!("have what you earn{there} paid to {who} from now on")
            }
            (Deed::Withdraw { asset: Asset::Unnamed, .. }, Role::Payee)
                if self.is_named(&["signalTransfer("]) =>
            {
                format!("give all that you have staked to {who}")
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
            (Deed::Grant { permission, .. }, Role::Delegate) => self.granted(permission, who),
            (Deed::ChangePermissions { .. }, Role::Owner) => {
                format!("let {who} sign for the whole account")
            }
            (Deed::ChangePermissions { .. }, Role::Admin) => {
                format!("let {who} sign for the account")
            }
            (Deed::Resources { .. }, Role::Payee) => self.resources_in_words(who)?,
            (Deed::Administer { power: Power::OwnershipTransferred, .. }, Role::Owner)
                if self.is_named(&["give("]) =>
            {
                format!("give your vault, with what is in it, to {who}")
            }
            (Deed::Administer { power: Power::AccountOwnerAdded, .. }, Role::Owner)
                if self.is_about() != Owned::Account =>
            {
                match self.is_about() {
                    Owned::Farcaster => match self.of_another() {
                        Some(holder) => {
                            format!("let {who} take over the Farcaster account of {holder}")
                        }
                        None => format!("let {who} take over your Farcaster account"),
                    },
                    Owned::Recovery => format!("let {who} lock and recover the account"),
                    Owned::Messages => format!("let {who} into your account at XMTP"),
                    _ => format!("give a position, with what is in it, to {who}"),
                }
            }
            (Deed::Administer { power, about }, _) => match power.without(role, self) {
                Some(effect) => effect.to_owned(),
                None => power.effect_on(about.as_deref(), role, who)?,
            },
            (Deed::Deploy { .. }, Role::Implementation) => {
                format!("create a contract that runs the code of {who}")
            }
            (_, Role::Contract) => format!("call {who}"),
            (_, Role::Account) => format!("act as {who}"),
            (_, Role::Implementation) => format!("call a contract that runs the code of {who}"),
            (_, Role::FeeReceiver) => format!("pay a fee to {who}"),
            (Deed::Calls { .. }, Role::RefundReceiver)
                if self.is_named(&["SafeTx", "execTransaction("]) =>
            {
                format!("pay {who} for sending it")
            }
            (_, Role::RefundReceiver) => format!("pay what is left over to {who}"),
            (Deed::Trade { gives, gets }, Role::Executor) => {
                self.trade_in_words(gives, gets, Some(who))
            }
            (Deed::Bridge { asset, amount, .. }, Role::Executor) => {
                format!("hand {} to {who}", amount::in_words(amount, asset))
            }
            (_, Role::Executor) => format!("hand what is given to {who} first"),
            (_, Role::Paymaster) => format!("let {who} pay the fees"),
            (
                Deed::Send { .. } | Deed::Allow { .. } | Deed::AllowCollection { .. },
                Role::Token,
            ) => {
                format!("act through {who}, as the token contract")
            }
            (_, Role::VerifyingContract) => format!("sign something for {who} to verify"),
            (_, Role::Signer) => format!("be signed by {who}"),
            _ => return None,
        })
    }

    /// What is put into a contract, in words for what it is put there.
    fn put_in(&self, sum: &str, contract: bool, who: &str) -> String {
        const NAMES: [&str; 8] = [
            "register((string",
            "register(string",
            "registerWithConfig(string",
            "discountedRegister((string",
            "renew(string",
            "renew(uint256)",
            "renewAll(string",
            "reveal(string",
        ];
        const BOUGHT: [&str; 4] =
            ["rentResource(", "pay(uint256", "buy(address,string", "addToBalanceOf("];
        if self.is_named(&["liquidateBorrow(", "liquidationCall("]) {
            return format!("pay back {sum} of a debt of somebody else's to {who}");
        }
        let none = matches!(&self.deed, Deed::Deposit { amount, .. } if amount.is_zero());
        let back = self.is_named(&["repay", "wipe", "exactRepay"]);
        match (contract, self.is_named(&NAMES)) {
            (true, true) => format!("pay {sum} for a name to {who}"),
            (false, true) if none => format!("register a name for {who}"),
            (false, true) => format!("pay {sum} for a name for {who}"),
            (true, _) if self.is_named(&BOUGHT) => format!("pay {sum} to {who}"),
            (false, _) if self.is_named(&BOUGHT) => format!("pay {sum} for what {who} gets"),
            (true, _) if back => format!("pay back {sum} to {who}"),
            (false, _) if back => format!("pay back {sum} for {who}"),
            (true, _) => format!("deposit {sum} in {who}"),
            (false, _) => format!("deposit {sum} for {who}"),
        }
    }

    /// Whether it is what a Safe pays for its transaction.
    pub(super) fn is_refund(&self) -> bool {
        self.read_as.as_deref() == Some("gas refund")
    }

    /// Such a payment: what is known of it is the least that it can be.
    pub(super) fn refund(&self, sent: &str) -> String {
        match &self.deed {
            Deed::Send { amount, .. } if amount.number().is_some() => format!("{sent} or more"),
            _ => sent.to_owned(),
        }
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

    /// Whose permit a transaction hands in, if somebody else signed it.
    fn whose_permit(&self) -> Option<String> {
        let handed_in = self.means == Means::Transaction && self.is_named(&["permit"]);
        self.of_another().filter(|_| handed_in)
    }

    /// Whose account is acted on, if it is not that of the one who signs. Euler's connector counts as one's own all
    /// addresses that end otherwise.
    pub(super) fn of_another(&self) -> Option<String> {
        let signer = self.party(Role::Signer)?;
        let holder = self.party(Role::Holder)?;
        let begins = |party: &Party| {
            let address = party.address.bytes20()?;
            address.split_last().map(|(_, begins)| begins.to_vec())
        };
        let same = holder.address == signer.address
            || self.is_named(&["setAccountOperator("]) && begins(holder) == begins(signer);
        (!same).then(|| holder.short())
    }

    /// Whether what is allowed is to borrow (Aave's debt tokens), which takes nothing that is there.
    pub(crate) fn lends(&self) -> bool {
        matches!(
            self.read_as.as_deref(),
            Some(
                "approveDelegation(address,uint256)"
                    | "DelegationWithSig"
                    | "delegationWithSig(address,address,uint256,uint256,uint8,bytes32,bytes32)"
                    | "setReceiveApproval(address,uint256)"
                    | "approveDebt(uint256,address,uint256)"
                    | "approveBorrow(address,uint256,address,uint256)"
                    | "approveBorrow(address,uint256)"
                    | "approveBorrow(address,address,uint256)"
            )
        )
    }

    /// Where something is withdrawn from, if what it is is not said.
    pub(super) fn out_of_what(&self) -> String {
        match &self.deed {
            Deed::Withdraw { asset: Asset::Unnamed, .. } => self
                .party(Role::Contract)
                .map(|contract| format!(" from {}", contract.short()))
                .unwrap_or_default(),
            _ => String::new(),
        }
    }
}
