use alloy_primitives::U256;

use super::Lists;
use super::left_for_anyone::{pays_for_anybody, spent};
use super::proceeds_to_stranger::{CALLS_OF_OTHERS, PASSED_ON};
use crate::act::{Act, Acts, Asset, Deed, Kind, Party, Role, network};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;
use crate::order::insert;

declare_rule! {
    /// Tokens go to a contract that cannot give them back: their own, or one that holds none.
    TOKEN_PAID_TO_ITSELF = "token-paid-to-itself", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut called = None;
    acts.each(|act| {
        let token = match &act.deed {
            Deed::Send {
                asset: Asset::Token { address, .. } | Asset::Collectible { address, .. },
                ..
            } => Some(address),
            Deed::Send { asset: Asset::Native { .. }, amount } if !amount.is_zero() => {
                findings.extend(plain(act, acts, &mut called));
                return;
            }
            // The coin, as the token that wraps it.
            Deed::Deposit { .. } if act.is_named(&["sendWnt("]) => None,
            _ => return,
        };
        let Some(payee) = act.party(Role::Payee) else { return };
        // ENS wraps the names that it is sent.
        let is_name = act.party(Role::Token).is_some_and(|one| one.kind == Some(Kind::Names));
        if payee.kind == Some(Kind::Names) && is_name && act.is_named(&["safeTransferFrom("]) {
            return;
        }
        let detail = if Some(&payee.address) == token {
            "A token contract cannot give back what is sent to it. Copying the token's address in \
             place of the recipient's is a common mistake."
        } else if payee.kind.is_some_and(holds_nothing)
            || !act.is_named(&PASSED_ON) && pays_for_anybody(payee, acts) && !is_bridged(act, payee)
        {
            HOLDS_NOTHING
        } else {
            return;
        };
        if is_used_next(act, acts) {
            return;
        }
        findings.push(TOKEN_PAID_TO_ITSELF.about_act(Level::Danger, act, Role::Payee, detail));
    });
}

const HOLDS_NOTHING: &str = "This contract holds nothing for anybody: what is sent to it belongs to whoever takes it \
                             first, or to nobody. Applications are paid by calling them.";

/// Coins go to a contract that holds nothing for anybody, and nothing is called of it: not those that make any call,
/// of which it is told that anybody can have it, nor where coins alone mean something.
fn plain<'a>(
    act: &Act,
    acts: &'a Acts,
    called: &mut Option<Vec<&'a ChainAddress>>,
) -> Option<Finding> {
    let payee = act.party(Role::Payee).filter(|_| act.read_as.is_none())?;
    let kind = payee.kind.filter(|kind| holds_nothing(*kind))?;
    let means_something = matches!(
        kind,
        Kind::WrappedNative
            | Kind::EntryPoint
            | Kind::Names
            | Kind::Token
            | Kind::Collection
            | Kind::Multicall
    );
    if means_something || kind != Kind::Router && pays_for_anybody(payee, acts) {
        return None;
    }
    let all = called.get_or_insert_with(|| {
        let mut all = Vec::new();
        acts.each(|other| {
            let roles = [Role::Contract, Role::Account, Role::Token];
            for one in other.parties.iter().filter(|one| roles.contains(&one.role)) {
                insert(&mut all, &one.address);
            }
        });
        all
    });
    all.binary_search(&&payee.address)
        .is_err()
        .then(|| TOKEN_PAID_TO_ITSELF.about_act(Level::Danger, act, Role::Payee, HOLDS_NOTHING))
}

/// Has calls made first, and then sends on what they bring.
pub(super) const SQUID: &str = "Squid";

/// Whether Squid, which is paid by one of the calls that it makes, sends on what they bring it.
pub(super) fn is_bridged(act: &Act, payee: &Party) -> bool {
    act.bridged && payee.has_name(SQUID)
}

/// Whether what is paid is for calls that follow: GMX's contract for those is paid for them first, and pays back what
/// it is told to of the tokens that it is told.
fn is_used_next(act: &Act, acts: &Acts) -> bool {
    if !act.is_named(&["sendTokens(", "sendWnt("]) {
        return false;
    }
    let coin = acts.asker.chain.and_then(network::coin_of).unwrap_or_default();
    let (mut paid, mut used) = (false, false);
    acts.each(|other| {
        paid |= std::ptr::eq(act, other);
        used |= paid && other.is_named(&[CALLS_OF_OTHERS]) && uses(other, &act.deed, coin);
    });
    used
}

/// Whether calls use nine tenths of what is paid for them, or pay back what is left of it.
fn uses(calls: &Act, paid: &Deed, coin: &str) -> bool {
    let (Deed::Send { asset, amount } | Deed::Deposit { asset, amount }) = paid else {
        return false;
    };
    // The coin comes as the token that wraps it.
    let is_it = |one: &Party| match asset {
        Asset::Token { address, .. } => one.address == *address,
        _ => one.kind == Some(Kind::WrappedNative),
    };
    let pays_back = calls.party(Role::RefundReceiver).is_some()
        && calls.parties.iter().any(|one| {
            one.role == Role::Mentioned && is_it(one) && one.path.contains("refundTokens")
        });
    let paid = amount.number().unwrap_or_default();
    pays_back || spent(calls, asset, coin) >= paid - paid / U256::from(10)
}

/// Whether a contract of this kind has no way to give back a token that somebody transfers to it.
pub(super) fn holds_nothing(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Permit2
            | Kind::Router
            | Kind::Settlement
            | Kind::Marketplace
            | Kind::Multicall
            | Kind::MultiSend
            | Kind::MultiSendCallOnly
            | Kind::EntryPoint
            | Kind::Delegate
            | Kind::Sweeper
            | Kind::SafeSingleton
            | Kind::SafeLibrary
            | Kind::SafeFactory
            | Kind::SafeFallbackHandler
            | Kind::SafeModule
            | Kind::ProxyActions
            | Kind::Names
            | Kind::WrappedNative
            | Kind::Token
            | Kind::Collection
    )
}
