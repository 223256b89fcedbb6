use super::Lists;
use super::batch::{HANDED_ON, handed_on};
use super::trade_for_nothing::handed_to;
use crate::act::{Act, Acts, Deed, Kind, Party, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// Somebody other than the account receives on another network, or gets back what nobody pays out there.
    BRIDGE_TO_STRANGER = "bridge-to-stranger", [Danger, Warning, Notice], check, lowered by trust;
}

/// What arguments are called that name whom the whole goes back to if it is not paid out on the other network, or who
/// may say so. Of other refunds, only what is left of the fees is paid.
const REFUNDED: [&str; 10] = [
    "trader",
    "depositor",
    "fallbackEoA",
    "callValueRefundAddress",
    "orderAuthorityAddressDst",
    "allowedCancelBeneficiarySrc",
    "senderReceiverAddresses[0]",
    "srcOwner",
    "destOwner",
    "fallbackRecipient",
];

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<&ChainAddress> = Vec::new();
    acts.each(|act| {
        let moves = matches!(&act.deed, Deed::Bridge { amount, .. } if !amount.is_zero());
        if let Some(party) = handed_to(act).filter(|_| moves) {
            findings.push(BRIDGE_TO_STRANGER.about_party(
                Level::Danger,
                act,
                party,
                &party.short(),
                HANDED_OVER.to_owned(),
            ));
        }
        for (party, told) in [(received(act, acts, lists), RECEIVED), (refunded(act, acts), REFUND)]
        {
            let Some(party) = party.filter(|party| !seen.contains(&&party.address)) else {
                continue;
            };
            seen.push(&party.address);
            let unknown_own = acts.own.is_empty() && acts.asker.account.is_none();
            let (level, detail) = match party.address.bytes20() {
                Some(_) if unknown_own => (
                    Level::Notice,
                    "The request does not say which account signs it. Check that this is yours.",
                ),
                Some(_) => (Level::Warning, told),
                None => (Level::Warning, ELSEWHERE),
            };
            let mut finding = BRIDGE_TO_STRANGER.about_one_of(level, act, party, detail);
            if !matches!(party.role, Role::RefundReceiver | Role::BridgeRecipient) {
                finding.title = act.and_also(&format!("hand it there to {}", party.short()));
                HANDED_ON.clone_into(&mut finding.detail);
            }
            if party.role == Role::RefundReceiver {
                let back = format!("have it come back to {} if it is not paid out", party.short());
                finding.title = act.and_also(&back);
            }
            findings.push(finding);
        }
        if is_spelled_otherwise(act) {
            let words = act.own_words();
            let path = act.path.clone();
            findings.push(BRIDGE_TO_STRANGER.about_place(Level::Warning, words, ELSEWHERE, path));
        }
    });
}

const ELSEWHERE: &str = "It is an address of another kind of network, which cannot be compared with your account. \
                         Check that it is yours, letter by letter.";

/// Whether somebody receives whose address is none of a network that is known here.
fn is_spelled_otherwise(act: &Act) -> bool {
    let Deed::Bridge { recipient: Some(recipient), .. } = &act.deed else { return false };
    !matches!(recipient.as_str(), "" | "0x") && act.party(Role::BridgeRecipient).is_none()
}

const HANDED_OVER: &str = "All of it is handed first to an address that is not known here, which the page chose, and nothing \
                           says what must come of it. Whoever made that contract can keep it.";

const RECEIVED: &str = "This is not the account that signs. What is sent over a bridge cannot be called back: \
                        check that the address is the one you want, letter by letter.";

const REFUND: &str = "This is not the account that signs. If nobody pays it out on the other network, all of it \
                      goes back to that address.";

/// Whoever else receives on the other network, if they have not been paid before.
fn received<'a>(act: &'a Act, acts: &Acts, lists: &Lists<'_>) -> Option<&'a Party> {
    let Deed::Bridge { amount, .. } = &act.deed else { return None };
    // Where nothing is sent but a call, what that does is told by itself.
    let only_calls = amount.is_zero() && !act.calls.is_empty();
    let recipient = act.party(Role::BridgeRecipient).filter(|_| !only_calls)?;
    // A contract that only makes the calls that it is told there: whom those pay is told.
    let pays_own = |one: &Act| {
        one.parties.iter().any(|party| party.role == Role::Payee && acts.is_own(&party.address))
    };
    let makes_calls = recipient.kind == Some(Kind::Multicall);
    let handed = handed_on(act, acts).filter(|_| makes_calls);
    if makes_calls && handed.is_none() && act.calls.iter().any(pays_own) {
        return None;
    }
    let recipient = handed.unwrap_or(recipient);
    let paid_before = !lists.book.paid.entries_of(&recipient.address).is_empty();
    (!acts.is_own(&recipient.address) && !paid_before).then_some(recipient)
}

/// Whoever else the whole would come back to.
fn refunded<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    if !matches!(act.deed, Deed::Bridge { .. } | Deed::Deposit { .. }) {
        return None;
    }
    act.parties.iter().find(|party| {
        let name = party.name_of_argument();
        // ZKsync's coins go there if the call on the other network fails.
        let failing = name == "refundRecipient"
            && act.is_named(&["requestL2Transaction(", "requestL2TransactionDirect("])
            && matches!(&act.deed, Deed::Bridge { amount, .. } if !amount.is_zero());
        party.role == Role::RefundReceiver
            && (failing || REFUNDED.contains(&name))
            && party.kind.is_none()
            && !acts.is_own(&party.address)
    })
}
