use super::Lists;
use super::node_url::is_within;
use super::sign_in_elsewhere::asking_host;
use crate::act::{Act, Acts, Asset, Deed, Kind, Means, Party, Role, is_payment};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A payment is signed for somebody else to carry out (ERC-3009, accounts of exchanges, money at Monerium and Lighter).
    TRANSFER_AUTHORISATION_SIGNED = "transfer-authorisation-signed", [Danger, Warning, Notice], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if let Deed::SignMessage { text: Some(text), .. } = &act.deed {
            findings.extend(monerium(text.trim(), acts, act));
            findings.extend(lighter(text, act));
        }
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

/// Texts of Monerium's: an order to pay money of the account's out to a bank account or to somebody else, and that the
/// account belongs to whoever has it linked.
fn monerium(text: &str, acts: &Acts, act: &Act) -> Option<Finding> {
    const LINK: &str = "I hereby declare that I am the address owner.";
    let host = asking_host(acts);
    let at_home = host.is_some_and(|host| {
        ["monerium.app", "monerium.com"].iter().any(|site| is_within(host, site))
    });
    let (level, title, detail) = if let Some((amount, to)) = order(text) {
        let level = if at_home { Level::Warning } else { Level::Danger };
        let title = format!("This would pay {amount} out of this account to {to}.");
        let detail = "Monerium takes this text, signed, in place of a transaction: it burns the account's tokens and pays \
                      the money to whoever is named. It is not a log-in.";
        (level, title, detail)
    } else if text == LINK {
        let title = "This would link this account to somebody's profile at Monerium.".to_owned();
        let detail = "Whose profile that is, this request does not say. Whoever it belongs to may ask for payments out of the \
                      account, which you would sign as texts like this one.";
        (Level::Notice, title, detail)
    } else {
        return None;
    };
    Some(TRANSFER_AUTHORISATION_SIGNED.about_place(level, title, detail, &act.path))
}

/// How much an order pays, and to whom: `Send EUR 100 to GR16… at …`, or with `on polygon` before the time.
fn order(text: &str) -> Option<(String, String)> {
    /// Longer than any account's number, with the network.
    const LONGEST: usize = 100;
    let (currency, rest) = text.strip_prefix("Send ")?.split_once(' ')?;
    let (amount, rest) = rest.split_once(" to ")?;
    let (to, when) = rest.rsplit_once(" at ")?;
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let orders = ["EUR", "GBP", "USD", "ISK"].contains(&currency)
        && !amount.is_empty()
        && amount.chars().all(number)
        && when.contains(|c: char| c.is_ascii_digit());
    orders.then(|| (format!("{currency} {amount}"), to.chars().take(LONGEST).collect()))
}

/// The text by which Lighter moves something from one of its accounts to another, each by its number there.
fn lighter(text: &str, act: &Act) -> Option<Finding> {
    const DETAIL: &str = "Lighter takes this text, signed, in place of a transaction. It names accounts by their numbers there, \
                          so that whose the other one is cannot be told here. It is not a log-in.";
    let lines = text.strip_prefix("Transfer\n\n")?;
    let number = |name: &str| {
        let line = lines.lines().find_map(|line| line.strip_prefix(name))?;
        let digits = line.split(' ').next()?.strip_prefix("0x")?;
        u64::from_str_radix(digits, 16).ok()
    };
    let (from, to) = (number("from: ")?, number("to: ")?);
    let (asset, amount) = (number("asset: ")?, number("amount: ")?);
    let level = if from == to { Level::Notice } else { Level::Danger };
    let fee = number("fee: ").filter(|fee| *fee > 0);
    let fee = fee.map(|fee| format!(", and pay {fee} for it")).unwrap_or_default();
    let title = format!(
        "This would move {amount} smallest units of asset {asset} from account {from} at Lighter to account {to}{fee}."
    );
    Some(TRANSFER_AUTHORISATION_SIGNED.about_place(level, title, DETAIL, &act.path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_told_from_other_texts() {
        let paid = order("Send GBP 1.50 to GR16 0110 1250 on polygon at 2026-11-28T22:00:00Z");
        assert_eq!(paid, Some(("GBP 1.50".to_owned(), "GR16 0110 1250 on polygon".to_owned())));
        for text in [
            "Send EUR to GR16 at 2026-11-28T22:00:00Z",
            "Send me 5 to try at 5",
            "Send EUR 5 to a friend",
            "Send EUR five to GR16 at 5",
        ] {
            assert_eq!(order(text), None, "{text}");
        }
    }
}
