use super::Lists;
use super::approved_to_everyone::obeys_anybody;
use crate::act::{Act, Acts, Deed, Kind, Means, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A transfer by Permit2 is signed, and the spender says later where the tokens go.
    PERMIT2_TRANSFER_SIGNED = "permit2-transfer-signed", [Danger, Warning], check, lowered by trust;
}

/// The types that Permit2 takes for transfers.
const TYPES: [&str; 4] = [
    "PermitTransferFrom",
    "PermitBatchTransferFrom",
    "PermitWitnessTransferFrom",
    "PermitBatchWitnessTransferFrom",
];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let Deed::Allow { amount, .. } = &act.deed else { return };
        let is_transfer = act.read_as.as_deref().is_some_and(|read_as| TYPES.contains(&read_as));
        if !is_transfer || act.means != Means::Signature || amount.is_zero() {
            return;
        }
        let spender = act.party(Role::Spender);
        // Where nothing more is signed, anybody may have such a contract take it for them.
        let obeys = spender.is_some_and(|one| obeys_anybody(one, acts)) && !is_witnessed(act);
        let spender = spender.and_then(|spender| spender.kind);
        let trades = matches!(spender, Some(Kind::Router | Kind::Settlement));
        let bridges = spender == Some(Kind::Bridge) && comes_back(act, acts) && !obeys;
        let (level, detail) = if trades || bridges {
            (
                Level::Warning,
                "This signature lets the spender move the tokens once, wherever it likes. It is a \
                 contract for trading or bridging that is known, so that is what a trade there begins with.",
            )
        } else {
            (
                Level::Danger,
                "Whoever holds this signature can move the tokens at once, to wherever the spender \
                 says. Nothing in it promises you anything in return, and it is not a log-in.",
            )
        };
        let mut finding = PERMIT2_TRANSFER_SIGNED.about_act(level, act, Role::Spender, detail);
        let mut payees = act.parties.iter().filter(|party| party.role == Role::Payee);
        // Who is paid counts more than through whom.
        if let Some(payee) = payees.find(|payee| !acts.is_own(&payee.address)) {
            finding.title = format!("{} It names {} to be paid.", finding.title, payee.short());
            if level == Level::Danger {
                PAID.clone_into(&mut finding.detail);
            }
            finding.subject = Some(payee.address.clone());
            finding.role = Some(payee.role);
            finding.path.clone_from(&payee.path);
        }
        findings.push(finding);
    });
}

const PAID: &str = "Whoever holds this signature can move the tokens at once, for the one whom it names: that is not the \
                    account that signs. It is not a log-in.";

/// Whether nobody but the signer is to get what a bridge moves: who does is signed along, if anything is.
fn comes_back(act: &Act, acts: &Acts) -> bool {
    let mut payees = act.parties.iter().filter(|party| party.role == Role::Payee).peekable();
    payees.peek().is_some() == is_witnessed(act) && payees.all(|payee| acts.is_own(&payee.address))
}

/// Whether more is signed along than the transfer.
fn is_witnessed(act: &Act) -> bool {
    act.read_as.as_deref().is_some_and(|read_as| read_as.contains("Witness"))
}
