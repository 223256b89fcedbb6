//! What contracts that are called do with what the account has.

use super::paid_out::pays_called;
use super::{Said, is_called};
use crate::act::{Act, Acts, Deed, Party, Role};
use crate::finding::Level;
use crate::rule::left_for_anyone::pays_for_anybody;

/// Visits every act with the contract that makes the call, where that is not the account that signs.
pub(super) fn each_with_caller<'a>(
    acts: &'a Acts,
    visit: &mut dyn FnMut(&'a Act, Option<&'a Party>),
) {
    fn each<'a>(
        act: &'a Act,
        caller: Option<&'a Party>,
        visit: &mut dyn FnMut(&'a Act, Option<&'a Party>),
    ) {
        visit(act, caller);
        let makes_calls = matches!(act.deed, Deed::Calls { .. } | Deed::Call { read: false, .. });
        let contract = act.parties.iter().find(|party| is_called(party)).filter(|_| makes_calls);
        for inner in &act.calls {
            let inner_called = inner.parties.iter().find(|party| is_called(party));
            // Its own functions, for whoever called it.
            let itself = contract.is_some_and(|contract| {
                !act.guess
                    && !inner.guess
                    && inner_called.is_some_and(|inner| inner.address == contract.address)
            });
            each(inner, if itself { caller } else { contract.or(caller) }, visit);
        }
    }
    acts.acts.iter().for_each(|act| each(act, None, visit));
}

/// What a contract does with what the account has that is neither the account itself nor known, or known to do whatever
/// anybody tells it: borrows in its name, or takes something of it for somebody else.
pub(super) fn by<'a>(act: &'a Act, caller: Option<&'a Party>, acts: &Acts) -> Option<Said<'a>> {
    let is_open = |one: &Party| one.kind.is_none() || pays_for_anybody(one, acts);
    let caller = caller.filter(|one| is_open(one) && !acts.is_own(&one.address))?;
    act.party(Role::Holder).filter(|holder| acts.is_own(&holder.address))?;
    let [by_stranger, by_itself, by_anybody] = TAKEN;
    let by = if caller.kind.is_some() { by_anybody } else { by_stranger };
    match (&act.deed, act.party(Role::Payee)) {
        (Deed::Borrow { .. }, None) if !act.guess => {
            let effect = act.effect_on(Role::Holder, "your account")?;
            Some((Level::Danger, caller, format!("{effect}, for {}", caller.short()), by))
        }
        (Deed::Send { .. }, Some(payee))
            if !acts.is_own(&payee.address) && payee.kind.is_none() =>
        {
            // What a contract takes for itself is how deposits are made: of one that is read it is said.
            let own = payee.address == caller.address;
            // What is a guess is not known to be all of it.
            let passed_on = act.guess && pays_called(act, acts);
            let level = if own || passed_on { Level::Warning } else { Level::Danger };
            let by = if own { by_itself } else { by };
            (!own || !act.guess).then_some((level, payee, String::new(), by))
        }
        _ => None,
    }
}

/// What there is to say of what is taken: by a contract that is not known, for itself by one, and by one that does
/// whatever anybody tells it.
pub(super) const TAKEN: [&str; 3] = [
    "A contract that is not known here takes this from your account, by what you allowed it before or allow it here. An \
     application that takes something of yours for somebody else says so.",
    "The account that is called takes this from yours, by what you allowed it before or allow it here. That is how an \
     account of your own is filled, and a stranger's contract could do the same: check that it is yours.",
    "A contract that does whatever anybody tells it takes this from your account, by what you allowed it before or allow \
     it here. An application that takes something of yours for somebody else says so.",
];
