use super::Lists;
use super::proceeds_to_stranger::CALLS_OF_OTHERS;
use crate::act::{Act, Acts, Asset, Deed, Kind, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// Tokens go to a contract that cannot give them back: their own, or one that holds none.
    TOKEN_PAID_TO_ITSELF = "token-paid-to-itself", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let token = match &act.deed {
            Deed::Send {
                asset: Asset::Token { address, .. } | Asset::Collectible { address, .. },
                ..
            } => Some(address),
            // The coin, as the token that wraps it.
            Deed::Deposit { .. } if act.is_named(&["sendWnt("]) => None,
            _ => return,
        };
        let Some(payee) = act.party(Role::Payee) else { return };
        let detail = if Some(&payee.address) == token {
            "A token contract cannot give back what is sent to it. Copying the token's address in \
             place of the recipient's is a common mistake."
        } else if payee.kind.is_some_and(holds_nothing) {
            "This contract holds nothing for anybody: what is sent to it belongs to whoever takes it \
             first, or to nobody. Applications are paid by calling them."
        } else {
            return;
        };
        if is_used_next(act, acts) {
            return;
        }
        findings.push(TOKEN_PAID_TO_ITSELF.about_act(Level::Danger, act, Role::Payee, detail));
    });
}

/// Whether what is paid is for calls that follow: GMX's contract for those is paid for them first, and pays back what
/// it is told to.
fn is_used_next(act: &Act, acts: &Acts) -> bool {
    if !act.is_named(&["sendTokens(", "sendWnt("]) {
        return false;
    }
    let (mut paid, mut used) = (false, false);
    acts.each(|other| {
        paid |= std::ptr::eq(act, other);
        used |= paid
            && other.is_named(&[CALLS_OF_OTHERS])
            && (!other.calls.is_empty() || other.party(Role::RefundReceiver).is_some());
    });
    used
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
            | Kind::WrappedNative
            | Kind::Token
    )
}
