//! What an act does for somebody in it.

use super::super::{Act, Asset, Change, Deed, Means, Party, Role, amount, tokens};
use super::{asset_name, everything_of, parts};

/// What creates tokens for somebody.
const CREATED: &str = "mint(address,uint256)";

impl Act {
    /// What the act does for the one it is done for, as the end of a sentence that begins with
    /// "This would": "let {who} take all your USDC". `None` if it has nobody in that place.
    #[allow(clippy::too_many_lines)] // One arm for each thing that an act can do.
    pub fn effect_on(&self, role: Role, who: &str) -> Option<String> {
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
            (Deed::Allow { amount, change, .. }, Role::Spender)
                if amount.is_zero() || *change == Change::Lower && amount.is_beyond_all() =>
            {
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
            (Deed::Deposit { asset, amount }, Role::Payee) if self.is_named(&[CREATED]) => {
                format!("create {} for {who}", amount::in_words(amount, asset))
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
            (Deed::Grant { permission, .. }, Role::Delegate) => self.granted(permission, who),
            (Deed::ChangePermissions { .. }, Role::Owner) => {
                format!("let {who} sign for the whole account")
            }
            (Deed::ChangePermissions { .. }, Role::Admin) => {
                format!("let {who} sign for the account")
            }
            (Deed::Resources { .. }, Role::Payee) => self.resources_in_words(who)?,
            (Deed::Administer { power, about }, _) => {
                power.effect_on(about.as_deref(), role, who)?
            }
            (Deed::Deploy { .. }, Role::Implementation) => {
                format!("create a contract that runs the code of {who}")
            }
            (_, Role::Contract) => format!("call {who}"),
            (_, Role::Account) => format!("act as {who}"),
            (_, Role::Implementation) => format!("call a contract that runs the code of {who}"),
            (_, Role::FeeReceiver) => format!("pay a fee to {who}"),
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
        let signer = self.party(Role::Signer)?;
        let holder = self.party(Role::Holder).filter(|holder| holder.address != signer.address)?;
        let handed_in = self.means == Means::Transaction && self.is_named(&["permit"]);
        handed_in.then(|| holder.short())
    }

    /// Whether what is allowed is to borrow (Aave's debt tokens), which takes nothing that is there.
    fn lends(&self) -> bool {
        matches!(
            self.read_as.as_deref(),
            Some(
                "approveDelegation(address,uint256)"
                    | "DelegationWithSig"
                    | "delegationWithSig(address,address,uint256,uint256,uint8,bytes32,bytes32)"
                    | "setReceiveApproval(address,uint256)"
                    | "approveDebt(uint256,address,uint256)"
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
