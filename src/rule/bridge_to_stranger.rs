use super::Lists;
use super::batch::{HANDED_ON, handed_on};
use super::proceeds_to_stranger::Told;
use super::trade_for_nothing::handed_to;
use crate::act::{Act, Acts, Deed, Kind, Party, RELAY_SOLVER, Role};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// Somebody other than the account receives on another network, or gets back what nobody pays out there.
    BRIDGE_TO_STRANGER = "bridge-to-stranger", [Danger, Warning, Notice], check, lowered by trust;
}

/// What arguments are called that name who gets back no more than is left of a fee, or may only add to what is paid out.
/// To all others the whole goes back if it is not paid out on the other network, or they may say so.
const LEFT_OF_FEES: [&str; 6] = [
    "gasRefundRecipient",
    "refundAddress",
    "refundRecipient",
    "refundTo",
    "hook",
    "givePatchAuthoritySrc",
];

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<&ChainAddress> = Vec::new();
    let mut worth = Told::default();
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
        let judged = released(act, acts);
        for (party, told) in [
            (received(act, acts, lists), RECEIVED),
            (refunded(act, acts), REFUND),
            (judged, JUDGES),
        ] {
            let Some(party) = party else { continue };
            let unknown_own = acts.own.is_empty() && acts.asker.account.is_none();
            let (level, detail) = match party.address.bytes20() {
                Some(_) if unknown_own => (
                    Level::Notice,
                    "The request does not say which account signs it. Check that this is yours.",
                ),
                Some(_)
                    if !acts.own.is_empty()
                        && acts.own.iter().all(|one| one.bytes20().is_none()) =>
                {
                    (Level::Warning, ELSEWHERE)
                }
                Some(_) => (Level::Warning, told),
                None => (Level::Warning, ELSEWHERE),
            };
            let mut finding = BRIDGE_TO_STRANGER.about_one_of(level, act, party, detail);
            if party.role == Role::Zone {
                finding.title =
                    act.and_also(&format!("let {} say whether it was paid out", party.short()));
            } else if !matches!(party.role, Role::RefundReceiver | Role::BridgeRecipient) {
                finding.title = act.and_also(&format!("hand it there to {}", party.short()));
                HANDED_ON.clone_into(&mut finding.detail);
            }
            if party.role == Role::RefundReceiver {
                let back = format!("have it come back to {} if it is not paid out", party.short());
                finding.title = act.and_also(&back);
            }
            // Of several it is the one that is worth most.
            if !worth.replaces(&party.address, act, &finding, findings)
                && !seen.contains(&&party.address)
            {
                seen.push(&party.address);
                worth.note(&party.address, act, findings.len());
                findings.push(finding);
            }
        }
        let role = if is_paid_to_relay(act) { Role::Payee } else { Role::Contract };
        let by_number = act.is_named(&BY_NUMBER) && !matches!(act.deed, Deed::Send { .. });
        if by_number || role == Role::Payee {
            findings.push(BRIDGE_TO_STRANGER.about_act(Level::Notice, act, role, AGREED));
        }
        if is_spelled_otherwise(act) {
            let words = act.own_words();
            let path = act.path.clone();
            findings.push(BRIDGE_TO_STRANGER.about_place(Level::Warning, words, ELSEWHERE, path));
        }
    });
}

/// What is handed over for an order that others keep, by its number, or for whoever knows a secret: Relay's depository,
/// Rhino, Garden.
const BY_NUMBER: [&str; 11] = [
    "startBridgeTokensViaRelayDepository(",
    "swapAndStartBridgeTokensViaRelayDepository(",
    "startBridgeTokensViaGarden(",
    "swapAndStartBridgeTokensViaGarden(",
    "depositErc20(address,address,uint256,bytes32)",
    "depositErc20(address,address,bytes32)",
    "depositNative(address,bytes32)",
    "depositWithId(",
    "depositNativeWithId(",
    "initiate(address,uint256,uint256,bytes32",
    "initiateOnBehalf(",
];

/// Whether Relay's solver is paid, who pays out on another network for it.
fn is_paid_to_relay(act: &Act) -> bool {
    act.party(Role::Payee).is_some_and(|payee| payee.has_name(RELAY_SOLVER))
}

const AGREED: &str = "Who receives for it, and what, was agreed on elsewhere and stands nowhere in the request: whoever had the \
                      order made decides, here the page.";

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

const JUDGES: &str = "What is sent is released on the word of that address, which is not known here. Whoever controls it can \
                      have all of it without paying out anything.";

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
    let (Deed::Bridge { amount, .. } | Deed::Deposit { amount, .. }) = &act.deed else {
        return None;
    };
    let bridges = matches!(act.deed, Deed::Bridge { .. });
    act.parties.iter().find(|party| {
        let name = party.name_of_argument();
        // ZKsync's coins go there if the call on the other network fails, and all that nobody fills at Bungee's inbox.
        let failing = name == "refundRecipient"
            && act.is_named(&["requestL2Transaction(", "requestL2TransactionDirect("])
            && !amount.is_zero()
            || name == "refundAddress" && act.is_named(&["createRequest("]);
        let whole = bridges && !LEFT_OF_FEES.contains(&name) || name == "depositor";
        party.role == Role::RefundReceiver
            && (bridges && failing || whole)
            && party.kind.is_none()
            && !acts.is_own(&party.address)
    })
}

/// Whoever else says whether it has been paid out on the other network.
fn released<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    let judges = |party: &&Party| {
        party.role == Role::Zone && party.kind.is_none() && !acts.is_own(&party.address)
    };
    act.parties.iter().find(judges).filter(|_| matches!(act.deed, Deed::Bridge { .. }))
}
