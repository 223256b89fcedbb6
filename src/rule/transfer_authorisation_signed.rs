use super::Lists;
use crate::act::{Act, Acts, Asset, Deed, Kind, Means, Party, Role, is_payment};
use crate::finding::{Finding, Level};
use crate::site::is_within;

declare_rule! {
    /// A payment is signed for somebody else to carry out (ERC-3009, accounts of exchanges, money at Monerium and Lighter).
    TRANSFER_AUTHORISATION_SIGNED = "transfer-authorisation-signed", [Danger, Warning], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        findings.extend(order(acts, act));
        // What only a known contract can take is no payment by whoever holds the signature.
        let only_by = |payee: &Party| {
            act.read_as.as_deref() == Some("ReceiveWithAuthorization") && payee.kind == Some(Kind::Bridge)
        };
        if let Deed::Send { amount, .. } | Deed::Bridge { amount, .. } = &act.deed
            && act.means == Means::Signature
            && acts.signed.iter().any(|signed| {
                // Of a type that is not known, what it calls is all that is known.
                Some(&signed.primary_type) == act.read_as.as_ref()
                    || act.guess && !signed.read && act.path.starts_with(&signed.path)
            })
            && !amount.is_zero()
            && let Some(payee) = act.party(Role::Payee).or(burnt_for(act))
            && !acts.is_own(&payee.address)
        {
            findings.push(TRANSFER_AUTHORISATION_SIGNED.about_act(
                if only_by(payee) || is_unsure(act) { Level::Warning } else { Level::Danger },
                act,
                payee.role,
                "Your signature alone is the payment: whoever holds it carries it out, at a time of \
                 their choosing, and you pay no fee that would remind you of it. It is not a log-in.",
            ));
        }
    });
}

/// Whether it may as well count something, and pay nothing: neither what is paid is named, nor the account as the one
/// that would pay it, nor is the type called by what pays.
fn is_unsure(act: &Act) -> bool {
    /// What the member is called where one stands who plays, writes or votes, and pays nothing.
    const OTHERS: [&str; 9] = [
        "player", "author", "voter", "creator", "inviter", "referrer", "attester", "follower",
        "reporter",
    ];
    let unnamed = matches!(&act.deed, Deed::Send { asset: Asset::Unnamed, .. });
    let pays = act.party(Role::Holder).is_some_and(|holder| {
        !OTHERS.contains(&holder.name_of_argument().to_ascii_lowercase().as_str())
    });
    act.guess && unnamed && !pays && !is_payment(act.read_as.as_deref().unwrap_or_default())
}

/// Who is paid on another network what a signature burns here (Circle's Gateway).
fn burnt_for(act: &Act) -> Option<&Party> {
    let is_burnt = act.is_named(&["BurnIntent"]);
    act.party(Role::BridgeRecipient).filter(|_| is_burnt)
}

/// What is paid by a text that a service takes.
fn order(acts: &Acts, act: &Act) -> Option<Finding> {
    let Deed::Order { sites, pays: true, .. } = &act.deed else { return None };
    let host = acts.asking_host();
    let at_home = host.is_some_and(|host| sites.iter().any(|site| is_within(host, site)));
    let level = if at_home { Level::Warning } else { Level::Danger };
    Some(TRANSFER_AUTHORISATION_SIGNED.about_act(
        level,
        act,
        Role::Signer,
        "The service takes this text, signed, in place of a transaction, and pays what the account has there. It is \
         not a log-in.",
    ))
}
