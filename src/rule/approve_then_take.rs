use super::Lists;
use super::approved_to_everyone::obeys_anybody;
use super::batch;
use crate::act::{Act, Acts, Deed, Party, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A batch allows somebody to take something, and has them take it at once for somebody else.
    APPROVE_THEN_TAKE = "approve-then-take", [Danger], check;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    batch::each(acts, |batch| {
        for (position, act) in batch.iter().enumerate() {
            let Some(spender) = batch::allowed(act) else { continue };
            let mut takers = Vec::new();
            for later in batch.iter().skip(position + 1) {
                later.each(&mut |caller| {
                    let calls = caller.parties.iter().any(|party| {
                        party.address == spender.address
                            && matches!(party.role, Role::Contract | Role::Account)
                    });
                    if calls {
                        takers.extend(caller.calls.iter().filter(|taking| takes(acts, taking)));
                    }
                });
            }
            if let Some(taking) = takers.first() {
                findings.push(APPROVE_THEN_TAKE.about_act(
                    Level::Danger,
                    taking,
                    Role::Payee,
                    "The batch first allows a contract to take this, and then has that contract take \
                     it from you and give it to somebody else.",
                ));
            }
        }
    });
    acts.each(|act| {
        let spender = batch::allowed(act).filter(|_| act.is_named(&[LENT]));
        let is_anybodys = |spender: &&Party| spender.kind.is_none() || obeys_anybody(spender, acts);
        let Some(spender) = spender.filter(is_anybodys) else { return };
        findings.push(APPROVE_THEN_TAKE.about_one_of(
            Level::Danger,
            act,
            spender,
            LENT_TO_STRANGER,
        ));
    });
}

/// The function of 0x's (and Socket's) allowance holder that lets somebody take something while it calls somebody.
const LENT: &str = "exec(address,address,uint256,address,bytes)";

const LENT_TO_STRANGER: &str = "An address that is not known here, or that does what anybody tells it, may take this at once, in the same call, whatever the call says \
                                that comes of it: the page chose the address, and what its code does is not in this request.";

/// Whether an act takes something of the user's for somebody else.
fn takes(acts: &Acts, act: &Act) -> bool {
    let own = |role| act.party(role).is_some_and(|party| acts.is_own(&party.address));
    matches!(act.deed, Deed::Send { .. }) && own(Role::Holder) && !own(Role::Payee)
}
