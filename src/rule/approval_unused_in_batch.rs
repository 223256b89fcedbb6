use super::Lists;
use super::batch::{self, Batch};
use crate::act::{Act, Acts, Asset, Deed, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A batch allows somebody to take something, and does nothing else with them.
    APPROVAL_UNUSED_IN_BATCH = "approval-unused-in-batch", [Danger], check, lowered by trust;
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    batch::each(acts, |batch| {
        let mut told = Vec::new();
        for (position, act) in batch.iter().enumerate() {
            let Some(spender) = batch::allowed(act) else { continue };
            // Known contracts are often allowed through one address and used through another.
            if spender.kind.is_some() || told.contains(&&spender.address) {
                continue;
            }
            let own = acts.is_own(&spender.address);
            if !own && !is_used(acts, batch, position, act) {
                told.push(&spender.address);
                findings.push(APPROVAL_UNUSED_IN_BATCH.about_act(
                    Level::Danger,
                    act,
                    spender.role,
                    "An approval in a batch is there to be used by what follows it. Nothing here uses \
                     this one: it is left behind for later, when nobody asks you.",
                ));
            }
        }
    });
}

/// Whether what is allowed is of use in the batch: something that follows calls or pays the spender,
/// or the spender pays the fees and is paid back by the approval.
fn is_used(acts: &Acts, batch: Batch<'_>, position: usize, approval: &Act) -> bool {
    let Some(spender) = batch::allowed(approval) else { return false };
    let mut used = false;
    for later in batch.iter().skip(position + 1) {
        later.each(&mut |act| {
            used |= !takes_nothing(act)
                && act.parties.iter().any(|party| {
                    party.address == spender.address
                        && !matches!(party.role, Role::Spender | Role::Operator | Role::Mentioned)
                });
        });
    }
    acts.each(|act| {
        used |= act
            .parties
            .iter()
            .any(|party| party.role == Role::Paymaster && party.address == spender.address);
    });
    used
}

/// Whether an act by itself takes no tokens: it asks for what is due, or pays the network's own coin.
fn takes_nothing(act: &Act) -> bool {
    batch::is_claim(act) || matches!(act.deed, Deed::Send { asset: Asset::Native { .. }, .. })
}
