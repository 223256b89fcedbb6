//! Calls that are made together: what one of them allows, another may use.

use crate::act::{Act, Acts, Change, Deed, Party, Role};

/// Acts that are made together, in their order.
pub(super) type Batch<'a> = &'a [Act];

/// Visits every batch of a request: the acts that it makes together, and those of
/// every act that makes several calls.
pub(super) fn each<'a>(acts: &'a Acts, mut visit: impl FnMut(Batch<'a>)) {
    for together in &acts.together {
        if let Some(batch) = acts.acts.get(together.clone()) {
            visit(batch);
        }
    }
    acts.each(|act| {
        if matches!(act.deed, Deed::Calls { .. }) && act.calls.len() > 1 {
            visit(&act.calls);
        }
    });
}

/// Whom an act allows to take something, if that is what it does.
pub(super) fn allowed(act: &Act) -> Option<&Party> {
    match &act.deed {
        // What is taken off an allowance allows nothing.
        Deed::Allow { change: Change::Lower, .. } => None,
        Deed::Allow { amount, .. } if !amount.is_zero() => act.party(Role::Spender),
        Deed::AllowCollection { allowed: true, .. } => act.party(Role::Operator),
        _ => None,
    }
}

/// The first contract that nobody knows which the calls inside an act are made to, or which they allow something:
/// whatever they are called, it may keep what it is handed.
pub(super) fn handed_on<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    let is_unknown = |one: &&Party| one.kind.is_none() && !acts.is_own(&one.address);
    act.calls.iter().find_map(|call| {
        let contract = call.party(Role::Contract).or_else(|| call.party(Role::Account));
        let named = allowed(call).into_iter().chain(contract).find(is_unknown);
        named.or_else(|| handed_on(call, acts))
    })
}

/// What there is to say of that contract.
pub(super) const HANDED_ON: &str = "What that contract does is not known here, and its functions can be called anything. Whoever made it can keep \
                                    what it is handed. Look whether the address is the one that the application publishes.";

/// Whether a permit of somebody else's is handed in, as those who send other people's transactions do: it allows nothing
/// of the user's.
pub(super) fn is_others_permit(act: &Act, acts: &Acts) -> bool {
    let is_others = |holder: &Party| !acts.own.is_empty() && !acts.is_own(&holder.address);
    act.is_call() && act.is_named(&["permit"]) && act.party(Role::Holder).is_some_and(is_others)
}

/// Whether an act only asks a contract for what is due, for which nothing has to be paid or allowed.
pub(super) fn is_claim(act: &Act) -> bool {
    const CLAIMS: [&str; 3] = ["claim", "getReward", "harvest"];
    act.is_named(&CLAIMS)
}
