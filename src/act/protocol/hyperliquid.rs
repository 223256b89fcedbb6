//! Hyperliquid's actions: its accounts are moved by signatures alone, which name addresses and amounts as
//! text.

use alloy_primitives::{Address, U256};

use super::hypercore::is_way_out;
use crate::act::sign::Signed;
use crate::act::{Act, Amount, Asset, Deed, Part, Power, Reader, Role};
use crate::decode::{TypedData, limits};

/// How the names of its types begin.
const PREFIX: &str = "HyperliquidTransaction:";

/// How many decimals are kept of an amount that is written as text: those of its own counting.
const DECIMALS: u8 = 8;

/// Reads an action: one of an account as a whole, or (`Agent`) one of which only the hash is signed.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let text = |name: &str| data.message.text_at(name);
    if data.encoded_type == "Agent(string source,bytes32 connectionId)" {
        return Some(Signed::new(data, Role::VerifyingContract, reader).act(orders(), None));
    }
    if data.domain_name() == Some("AsterSignTransaction") {
        return aster(data, reader);
    }
    if data.domain_name() == Some("Aster")
        && data.encoded_type == WITHDRAWAL
        && text("type") == Some("Withdraw")
    {
        let mut signed = Signed::new(data, Role::VerifyingContract, reader);
        signed.party(Role::Payee, "destination", address(data, "destination")?);
        return Some(signed.act(sent(data, text("token")?)?, None));
    }
    let action = data.primary_type.strip_prefix(PREFIX)?;
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    let deed = match action {
        "ApproveAgent" => {
            signed.party(Role::Delegate, "agentAddress", address(data, "agentAddress")?);
            grant("trading on Hyperliquid".to_owned())
        }
        "ApproveBuilderFee" => {
            signed.party(Role::Delegate, "builder", address(data, "builder")?);
            fee("Hyperliquid", scaled(text("maxFeeRate")?.strip_suffix('%')?)?)
        }
        "UsdSend" | "Withdraw" | "SpotSend" | "SendAsset" | "SendToEvmWithData" => {
            let there = ["destination", "destinationRecipient"];
            let payee = there.into_iter().find(|name| data.message.get(name).is_some())?;
            let to = address(data, payee)?;
            // The token is written `NAME:0x…`.
            let token = text("token").unwrap_or("USDC").split(':').next().unwrap_or_default();
            // From a sub account it comes out for that one.
            let own = matches!(action, "SpotSend" | "SendAsset")
                && text("fromSubAccount").is_none_or(str::is_empty);
            match sent(data, token)? {
                Deed::Send { asset, amount } if own && is_way_out(&to, token) => {
                    Deed::Withdraw { asset, amount }
                }
                sent => {
                    signed.party(Role::Payee, payee, to);
                    sent
                }
            }
        }
        "UsdClassTransfer" | "PerpDexClassTransfer" | "CDeposit" | "CWithdraw" => {
            Deed::Vote { what: "a move between balances of your own".to_owned() }
        }
        "AcceptTerms" => Deed::Vote { what: "that you accept Hyperliquid's terms".to_owned() },
        "SendMultiSig" => orders(),
        "UserDexAbstraction" | "UserSetAbstraction" | "UserPortfolioMargin" => {
            Deed::Vote { what: "a choice of how balances of your own are joined".to_owned() }
        }
        // The other end of the link gets a discount.
        "LinkStakingUser" if data.message.bool_at("isFinalize") == Some(false) => {
            signed.party(Role::Delegate, "user", address(data, "user")?);
            grant("locking of this account, and taking what is in it a year later".to_owned())
        }
        "TokenDelegate" => {
            signed.party(Role::Mentioned, "validator", address(data, "validator")?);
            Deed::Vote { what: "a choice of validator for your stake".to_owned() }
        }
        "ConvertToMultiSigUser" => {
            let signers = text("signers")?;
            let words = signers.split(|c: char| !c.is_ascii_alphanumeric());
            let mut owners: Vec<Address> = words.filter_map(|one| one.parse().ok()).collect();
            // Strangers first: it is they who count.
            owners.sort_by_key(|owner| reader.has_own(*owner));
            for owner in owners.iter().take(limits::ITEMS) {
                signed.party(Role::Owner, "signers", *owner);
            }
            // Nobody: back to one key.
            let power = if owners.is_empty() {
                Power::AccountOwnerRemoved
            } else {
                Power::AccountOwnerAdded
            };
            Deed::Administer { power, about: Some(signers.to_owned()) }
        }
        _ => return None,
    };
    Some(signed.act(deed, None))
}

/// What Aster is told of keys that may act for an account, in text as at Hyperliquid. Which members there are varies.
fn aster(data: &TypedData, reader: &Reader) -> Option<Act> {
    /// Times are counted in thousandths of a second.
    const SECOND: U256 = U256::from_limbs([1_000, 0, 0, 0]);
    let (member, permission) = match data.primary_type.as_str() {
        "ApproveAgent" | "UpdateAgent" => {
            let withdraws = data.message.bool_at("CanWithdraw") == Some(true);
            ("AgentAddress", if withdraws { WITHDRAWING } else { "trading on Aster" })
        }
        "ApproveBuilder" | "UpdateBuilder" => ("Builder", "a fee of every trade on Aster"),
        _ => return None,
    };
    // A share, where Hyperliquid has percents.
    let rate = data.message.text_at("MaxFeeRate").and_then(scaled);
    let rate = rate.map(|rate| rate.saturating_mul(U256::from(100)));
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Delegate, member, address(data, member)?);
    let mut deed = match rate {
        Some(rate) if member == "Builder" => fee("Aster", rate),
        _ => grant(permission.to_owned()),
    };
    if let Deed::Grant { expires, .. } = &mut deed {
        let end = data.message.uint_at("Expired").and_then(|end| end.checked_div(SECOND));
        *expires = end.map(|end| end.to_string());
    }
    Some(signed.act(deed, None))
}

/// How Aster is told whom to pay out to.
const WITHDRAWAL: &str = "Action(string type,address destination,string destination Chain,string token,\
                          string amount,string fee,uint256 nonce,string aster chain)";

/// Sends so much of a token as the text says.
fn sent(data: &TypedData, token: &str) -> Option<Deed> {
    let asset = Asset::Native { symbol: Some(token.to_owned()), decimals: Some(DECIMALS) };
    Some(Deed::Send { asset, amount: Amount::of(scaled(data.message.text_at("amount")?)?) })
}

/// What is permitted where money can be taken out as well.
const WITHDRAWING: &str = "trading and withdrawing on Aster";

/// Whatever a hash stands for.
fn orders() -> Deed {
    let part = || Part { asset: Asset::Unnamed, amount: Amount::unread(), to: None };
    Deed::Trade { gives: vec![part()], gets: vec![part()] }
}

/// Lets somebody do something on Hyperliquid.
pub(super) fn grant(permission: String) -> Deed {
    Deed::Grant { permission, asset: None, amount: None, period: None, expires: None }
}

/// Lets somebody take a fee of every trade: so many percent.
pub(super) fn fee(exchange: &str, rate: U256) -> Deed {
    let percent = format!("% of every trade on {exchange}");
    Deed::Grant {
        permission: "a fee".to_owned(),
        asset: Some(Asset::Native { symbol: Some(percent), decimals: Some(DECIMALS) }),
        amount: Some(Amount::of(rate)),
        period: None,
        expires: None,
    }
}

/// An address, as one or as text.
fn address(data: &TypedData, member: &str) -> Option<Address> {
    let member = data.message.get(member)?;
    member.address().or_else(|| member.text()?.parse().ok())
}

/// A number with a point in its smallest unit.
fn scaled(text: &str) -> Option<U256> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let missing = usize::from(DECIMALS).checked_sub(fraction.len())?;
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    format!("{whole}{fraction}{}", "0".repeat(missing)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_text_are_scaled() {
        for (text, value) in [
            ("12.5", Some(1_250_000_000_u64)),
            ("0.00000001", Some(1)),
            ("7", Some(700_000_000)),
            ("0.000000001", None),
            ("-1", None),
            ("1e5", None),
            ("", None),
        ] {
            assert_eq!(scaled(text), value.map(U256::from), "{text}");
        }
    }
}
