//! Acts in plain words: who gets what.

use super::{Act, Asset, Change, Deed, Means, Role, amount};
use crate::intel::ChainAddress;

/// An address in a sentence: its beginning and its end. More of each than most wallets show, since
/// thieves make look-alikes by those few digits; the whole address stands with the act's parties.
pub(super) fn short(address: &ChainAddress) -> String {
    const START: usize = 10;
    const END: usize = 6;
    let text = address.to_string();
    match (text.get(..START), text.get(text.len().saturating_sub(END)..)) {
        (Some(start), Some(end)) if text.len() > START + END + 2 => format!("{start}…{end}"),
        _ => text,
    }
}

impl Act {
    /// What the act does for the one it is done for, as the end of a sentence that begins with
    /// "This would": "let {who} take all your USDC". `None` if it has nobody in that place.
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
                let what = if amount.unlimited {
                    format!("all your {}", asset_name(asset))
                } else if *change == Change::Raise {
                    format!("another {}", amount::in_words(amount, asset))
                } else {
                    format!("up to {}", amount::in_words(amount, asset))
                };
                let when = if at_once { "at any time" } else { "with your signature alone" };
                format!("let {who} take {what}{}, {when}", self.or_item())
            }
            (Deed::AllowCollection { asset, allowed }, Role::Operator) => {
                if *allowed {
                    format!("let {who} take every item you own in {}", asset_name(asset))
                } else {
                    format!("take back {who}'s control of {}", asset_name(asset))
                }
            }
            (Deed::Call { amount, .. }, Role::Contract) => {
                if amount.is_zero() {
                    format!("call {who}")
                } else {
                    format!("call {who} and pay it")
                }
            }
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
    pub fn may_be_item(&self) -> bool {
        let shared = matches!(
            self.read_as.as_deref(),
            Some("approve(address,uint256)" | "transferFrom(address,address,uint256)")
        );
        let (Deed::Allow { asset, .. } | Deed::Send { asset, .. }) = &self.deed else {
            return false;
        };
        shared && matches!(asset, Asset::Token { decimals: None, .. })
    }

    /// The other reading of an amount that may be an item's id.
    fn or_item(&self) -> String {
        match &self.deed {
            Deed::Allow { amount, .. } | Deed::Send { amount, .. }
                if self.may_be_item() && !amount.unlimited =>
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

    /// The whole act in one sentence.
    pub(super) fn in_words(&self) -> String {
        let role = match &self.deed {
            Deed::Send { .. } => Role::Payee,
            Deed::Allow { .. } => Role::Spender,
            Deed::AllowCollection { .. } => Role::Operator,
            Deed::Call { .. } => Role::Contract,
            Deed::Deploy { .. } => return "This would create a contract.".to_owned(),
            Deed::SignMessage { text: Some(_), .. } => {
                return "This would sign a message as text.".to_owned();
            }
            Deed::SignMessage { text: None, .. } => {
                return "This would sign bytes that are not text.".to_owned();
            }
            Deed::SignHash { .. } => {
                return "This would sign a bare hash, which can stand for anything.".to_owned();
            }
            Deed::SignTypedData { primary_type, domain } => {
                let for_whom = domain.as_ref().map(|domain| format!(" for {domain:?}"));
                return format!(
                    "This would sign data of the type {primary_type:?}{}.",
                    for_whom.unwrap_or_default()
                );
            }
        };
        let who =
            self.party(role).map_or_else(|| "nobody".to_owned(), |party| short(&party.address));
        let effect = self.effect_on(role, &who).unwrap_or_default();
        match &self.deed {
            Deed::Call { selector: Some(selector), .. } => {
                format!("This would {effect}, by a function that is not known ({selector}).")
            }
            _ => format!("This would {effect}."),
        }
    }
}

/// What an asset is called.
pub(super) fn asset_name(asset: &Asset) -> String {
    match asset {
        Asset::Native { symbol, .. } => {
            symbol.clone().unwrap_or_else(|| "coins of this network".to_owned())
        }
        Asset::Token { symbol: Some(symbol), .. } => symbol.clone(),
        Asset::Token { address, .. } => format!("tokens of {}", short(address)),
        Asset::Collectible { address, .. } | Asset::Collection { address } => {
            format!("the collection {}", short(address))
        }
    }
}
