//! What excuses that it is left: what waits for it, what passes it on by its own doing, and the orders that it pays for.

use super::put_in::{OWN, PLAN, PROXIED_PLAN, put_in};
use crate::act::{Act, Asset, Deed, Role};
use crate::intel::ChainAddress;
use crate::order::insert;

/// How Morpho's functions begin that take what is put in when the calls inside have been made.
const AWAITING: [&str; 3] = ["morphoSupply", "morphoRepay(", LOAN];

/// Lends for as long as the calls inside take.
const LOAN: &str = "morphoFlashLoan(";

/// Whether an act takes something when those inside it have been made, and another is one of those.
pub(super) fn awaits(outer: &Act, act: &Act) -> bool {
    outer.is_named(&AWAITING) && encloses(outer, act)
}

/// Whether an act stands inside another.
pub(in crate::rule) fn encloses(outer: &Act, act: &Act) -> bool {
    outer.calls.iter().any(|inner| std::ptr::eq(inner, act) || encloses(inner, act))
}

/// Notes where acts stand that bring something to a contract which has them done as a part of its own doing, and
/// passes on what comes of it: an aggregator that trades in several places. Plans of Uniswap's say themselves what is
/// paid out.
pub(super) fn note_handed_back<'a>(
    act: &'a Act,
    around: &mut Vec<&'a ChainAddress>,
    handed_back: &mut Vec<&'a str>,
) {
    if act.party(Role::Payee).is_some_and(|payee| around.contains(&&payee.address)) {
        insert(handed_back, act.path.as_str());
    }
    let plan = act.read_as.as_deref().is_some_and(|read_as| {
        is_step(read_as)
            || act.is_named(&[PLAN, PROXIED_PLAN, OWN, "modifyLiquidities("])
            || act.is_named(&AWAITING)
    });
    let contract = act.party(Role::Contract).filter(|_| !plan);
    let contract = contract.filter(|_| !matches!(act.deed, Deed::Calls { .. }));
    around.extend(contract.map(|contract| &contract.address));
    act.calls.iter().for_each(|call| note_handed_back(call, around, handed_back));
    if contract.is_some() {
        around.pop();
    }
}

/// Whether it is a command of a plan.
pub(super) fn is_step(read_as: &str) -> bool {
    read_as.starts_with(|first: char| first.is_ascii_uppercase())
}

/// What GMX's vaults are called, and what makes the orders that are paid there: what comes in counts as paid by whoever
/// makes one next.
pub(super) const ORDERS: [(&str, &str); 5] = [
    ("GMX orders", "createOrder("),
    ("GMX deposits", "createDeposit("),
    ("GMX withdrawals", "createWithdrawal("),
    ("GMX shifts", "createShift("),
    ("GMX vaults", "createGlv"),
];

/// Whether one of those vaults is paid.
pub(super) fn is_for_order(act: &Act) -> bool {
    let payee = act.party(Role::Payee);
    payee.is_some_and(|payee| ORDERS.iter().any(|(vault, _)| payee.has_name(vault)))
}

/// Whether an act makes an order by what another has paid for it.
pub(super) fn is_order_for(act: &Act, paid: &Act) -> bool {
    let (contract, payee) = (act.party(Role::Contract), paid.party(Role::Payee));
    // New ones come out at times, and pay there themselves.
    let is_theirs = contract.is_some_and(|contract| {
        contract.name.as_deref().is_some_and(|name| name.starts_with("GMX "))
            || paid.party(Role::Contract).is_some_and(|one| one.address == contract.address)
    });
    // An order takes the token that it names.
    let is_of_it = match (&act.deed, put_in(paid)) {
        (Deed::Deposit { asset, .. }, Some((paid @ Asset::Token { .. }, _))) => {
            !matches!(asset, Asset::Token { .. }) || asset == paid
        }
        _ => true,
    };
    is_theirs
        && is_of_it
        && ORDERS.iter().any(|(vault, makes)| {
            act.is_named(&[makes]) && payee.is_some_and(|payee| payee.has_name(vault))
        })
}
