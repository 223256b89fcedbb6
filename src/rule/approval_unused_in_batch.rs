use super::Lists;
use super::batch::{self, Batch};
use crate::act::{Act, Acts, Amount, Asset, Deed, Kind, Part, Role};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A batch allows somebody to take something, and does nothing else with them.
    APPROVAL_UNUSED_IN_BATCH = "approval-unused-in-batch", [Danger, Warning], check, lowered by trust;
}

/// What a Safe's owners sign and send, and what goes to a governor or a timelock.
const DECIDED: [&str; 8] = [
    "SafeTx",
    "execTransaction(",
    "propose(",
    "schedule(",
    "scheduleBatch(",
    "execute(address[],uint256[],bytes[],bytes32)",
    "executeBatch(address[],uint256[],bytes[],bytes32,bytes32)",
    "queue(address[],",
];

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    // What several owners or members decide on is often to be taken later; such an allowance ends, though.
    let decided = acts.acts.iter().all(|act| act.is_named(&DECIDED));
    batch::each(acts, |batch| {
        let mut told = Vec::new();
        for (position, act) in batch.iter().enumerate() {
            let Some(spender) = batch::allowed(act) else { continue };
            // An allowance by a Safe's module is there to be used later, and is told by itself.
            let by_module = act
                .party(Role::Contract)
                .is_some_and(|contract| contract.kind == Some(Kind::SafeModule));
            // Known contracts are often allowed through one address and used through another.
            if by_module || spender.kind.is_some() || told.contains(&&spender.address) {
                continue;
            }
            let own = acts.is_own(&spender.address);
            if !own && !is_used(acts, batch, position, act) {
                told.push(&spender.address);
                let bounded = matches!(&act.deed, Deed::Allow { amount, .. } if !amount.unlimited);
                // What trades or puts in something afterwards would have used it, by its own address.
                let later = decided && batch.iter().skip(position + 1).all(gives_nothing);
                let (level, detail) = if is_given_to_another(batch, position, act) {
                    (
                        Level::Warning,
                        "Another contract is called to take this afterwards, which nobody knows here. It may be \
                         by this approval that it does so: look whether the application names both addresses. If \
                         not, it is left behind for later, when nobody asks you.",
                    )
                } else {
                    (
                        if later && bounded { Level::Warning } else { Level::Danger },
                        "An approval in a batch is there to be used by what follows it. Nothing here uses \
                         this one: it is left behind for later, when nobody asks you.",
                    )
                };
                findings.push(APPROVAL_UNUSED_IN_BATCH.about_act(level, act, spender.role, detail));
            }
        }
    });
}

/// Whether what is allowed is of use in the batch: something that follows calls the spender, or the spender pays the
/// fees and is paid back by the approval.
fn is_used(acts: &Acts, batch: Batch<'_>, position: usize, approval: &Act) -> bool {
    let Some(spender) = batch::allowed(approval) else { return false };
    let mut used = false;
    for later in batch.iter().skip(position + 1) {
        later.each(&mut |act| {
            used |= !takes_nothing(act)
                && act
                    .parties
                    .iter()
                    .any(|party| party.address == spender.address && uses(act, party.role));
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

/// Whether what is allowed is given to a contract that follows, which is not known and which nothing else in the batch
/// allows to take it: some take by another contract of theirs than the one that is called.
fn is_given_to_another(batch: Batch<'_>, position: usize, approval: &Act) -> bool {
    let Deed::Allow { asset, amount: allowed, .. } = &approval.deed else { return false };
    let Some(allowed) = allowed.number().filter(|_| !allowed.unlimited) else { return false };
    // It is taken once: of several that are allowed the same, at most by one.
    let is_rival = |other: &Act| {
        !std::ptr::eq(other, approval)
            && matches!(&other.deed, Deed::Allow { asset: one, amount, .. } if one == asset && !amount.is_zero())
    };
    if batch.iter().any(is_rival) {
        return false;
    }
    let mut given = false;
    for later in batch.iter().skip(position + 1) {
        later.each(&mut |act| {
            let parts: &[Part] = match &act.deed {
                Deed::Trade { gives, .. } => gives,
                _ => &[],
            };
            let whole = match &act.deed {
                Deed::Deposit { asset, amount } | Deed::Bridge { asset, amount, .. } => {
                    Some((asset, amount))
                }
                _ => None,
            };
            let mut all = parts.iter().map(|part| (&part.asset, &part.amount)).chain(whole);
            let much = |amount: &Amount| amount.number().is_some_and(|one| one >= allowed >> 1);
            let contract = act.party(Role::Contract).filter(|one| one.kind.is_none());
            given |= all.any(|(one, amount)| one == asset && much(amount))
                && contract.is_some_and(|contract| {
                    batch
                        .iter()
                        .filter_map(batch::allowed)
                        .all(|one| one.address != contract.address)
                });
        });
    }
    given
}

/// Whether an act neither trades nor puts in anything.
fn gives_nothing(act: &Act) -> bool {
    !matches!(act.deed, Deed::Trade { .. } | Deed::Deposit { .. } | Deed::Bridge { .. })
}

/// Whether an act by itself takes no tokens: it asks for what is due, pays the network's own coin, or allows something.
fn takes_nothing(act: &Act) -> bool {
    batch::is_claim(act)
        || matches!(
            act.deed,
            Deed::Send { asset: Asset::Native { .. }, .. }
                | Deed::Allow { .. }
                | Deed::AllowCollection { .. }
        )
}

/// Whether it is by this part in an act that a contract takes what it may: whoever is only paid takes nothing, and
/// neither does a token that is sent.
fn uses(act: &Act, role: Role) -> bool {
    match role {
        Role::Contract | Role::Account | Role::Implementation => true,
        Role::Token => !matches!(act.deed, Deed::Send { .. }),
        _ => false,
    }
}
