//! What trades, withdrawals, loans, deposits and routers pay to somebody.

use super::named::BUY;
use super::{Found, PROCEEDS_TO_STRANGER, is_called, is_stranger, is_unsaid};
use crate::act::{Act, Acts, Asset, Deed, Party, RELAY_SOLVER, Role};
use crate::finding::{Finding, Level};
use crate::rule::left_for_anyone::{encloses, is_told_as_left};
use crate::rule::several_assets_sent::INSTRUCTION;

/// Tells whom an act pays what it brings, where that is not the account that signs.
///
/// `on_the_way` are the payments that trades and bridges make to somebody while they are made, `caller` the contract
/// that makes the call, where that is not the account.
pub(super) fn tell<'a>(
    act: &'a Act,
    caller: Option<&'a Party>,
    on_the_way: &[&Act],
    acts: &Acts,
    found: &mut Found<'a, '_>,
) {
    let payment = is_payment(act) || on_the_way.iter().any(|one| std::ptr::eq(*one, act));
    let proceeds = matches!(
        act.deed,
        Deed::Trade { .. } | Deed::Withdraw { .. } | Deed::Deposit { .. } | Deed::Borrow { .. }
    );
    let bought = bought_for(act, acts);
    if !proceeds && !payment && bought.is_none() {
        return;
    }
    // What a function that is not known buys for itself it passes on by what its own arguments say.
    let traded = act.guess && matches!(act.deed, Deed::Trade { .. } | Deed::Deposit { .. });
    let passes_on =
        |payee: &Party| traded && caller.is_some_and(|caller| caller.address == payee.address);
    let payees =
        || act.parties.iter().filter(|party| party.role == Role::Payee && !passes_on(party));
    let payee = bought.or_else(|| payees().find(|payee| is_stranger(act, payee, acts)));
    let unaware =
        payees().find(|payee| proceeds && payee.kind.is_some() && is_unaware(act, payee, acts));
    let Some(payee) = payee.or(unaware) else { return };
    let level = level(act, payee, payment, acts);
    let detail = if is_known(payee) {
        UNAWARE
    } else if level == Level::Notice {
        "The request does not say which account signs it. Check that this is yours."
    } else if matches!(act.deed, Deed::Deposit { .. }) {
        "This is not the account that signs, and what is put in counts as that address's own."
    } else {
        "This is not the account that signs. An application that pays out to somebody else says so, \
         and asks you for the address."
    };
    let mut finding = PROCEEDS_TO_STRANGER.about_one_of(level, act, payee, detail);
    if bought.is_some() {
        let paid = act.cost().map_or_else(String::new, |paid| format!("pay {paid} and "));
        finding.title =
            format!("{} {paid}have what is bought given to {}.", act.begins(), payee.short());
    }
    found.push_most(payee, act, finding);
}

/// How bad it is that somebody gets it.
fn level(act: &Act, payee: &Party, payment: bool, acts: &Acts) -> Level {
    let used_later = act.is_named(&PASSED_ON) && is_listed(act) && pays_called(act, acts);
    if is_known(payee) {
        Level::Warning
    } else if is_unsaid(acts) {
        // Whether it is the account itself cannot be told.
        Level::Notice
    } else if payment && payee.name_of_argument() != MARKET && !used_later
        || is_taken_out(act, acts) && !(is_squids(act) && pays_called(act, acts))
    {
        Level::Danger
    } else {
        Level::Warning
    }
}

/// Whether everybody knows the payee, and what it does with what comes in.
fn is_known(payee: &Party) -> bool {
    payee.kind.is_some_and(|kind| !super::is_counted_as_stranger(kind))
}

/// Whoever else gets what the account pays the network's coin for, where all that is known is what the argument is
/// called: in mints and sales.
fn bought_for<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    const BUYERS: [&str; 5] =
        ["to", "minterIfNotPayer", "commenter", "recipients[0]", "minterArguments"];
    let Deed::Call { read: true, amount, .. } = &act.deed else { return None };
    if act.is_named(&[BUY]) {
        return None;
    }
    let paid = !amount.is_zero() && amount.value.bytes().all(|byte| byte.is_ascii_digit());
    act.parties.iter().find(|party| {
        let mentioned = party.role == Role::Mentioned && BUYERS.contains(&party.name_of_argument());
        paid && mentioned && is_stranger(act, party, acts)
    })
}

/// Coins of the account's that go to somebody who stands in a table of Solana's.
pub(super) fn hidden(acts: &Acts, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        if matches!(act.deed, Deed::Withdraw { asset: Asset::Native { .. }, .. })
            && act.path.contains(INSTRUCTION)
            && act.party(Role::Payee).is_none()
        {
            findings.push(PROCEEDS_TO_STRANGER.about_act(Level::Danger, act, Role::Payee, HIDDEN));
        }
    });
}

const HIDDEN: &str = "The transaction takes the account that gets it from a table on the chain, so that it does not show \
                      who that is. An account that signs never stands there: it is somebody else's.";

fn is_payment(act: &Act) -> bool {
    act.is_named(&PAYMENTS)
}

/// Payments that routers make at the end of a trade: to the account that trades, if all is well. And what is put into
/// a market that nobody knows.
const PAYMENTS: [&str; 25] = [
    "SWEEP(",
    "SWEEP_ERC721(",
    "SWEEP_ERC1155(",
    "TRANSFER(",
    "PAY_PORTION(",
    "PAY_PORTION_FULL_PRECISION(",
    "PERMIT2_TRANSFER_FROM(",
    "PERMIT2_TRANSFER_FROM_BATCH(",
    "UNWRAP_WETH(",
    "TAKE(",
    "TAKE_PAIR(",
    "sweepToken",
    "unwrapWETH9",
    "unwrapWNativeToken",
    "ACTION_SUPPLY_NATIVE_TOKEN(",
    "ACTION_TRANSFER_ASSET(",
    "manageUserBalance(",
    "sendTokens(",
    "sendWnt(",
    "sendNativeToken(",
    "DEPOSIT_NATIVE_IN_WRAPPER(",
    PASSED_ON[0],
    PASSED_ON[1],
    PASSED_ON[2],
    PASSED_ON[3],
];

/// Payments that are made to the contract that a later call is of, as well: then what that call does is told.
pub(in crate::rule) const PASSED_ON: [&str; 4] =
    ["erc20TransferFrom(", "permit2TransferFrom(", "erc20Transfer(", "nativeTransfer("];

/// Whether whoever is paid is known here, or else the contract that pays is not known either: what a stranger's function
/// is called says nothing.
fn is_listed(act: &Act) -> bool {
    let is_known = |role| act.party(role).is_some_and(|party| party.kind.is_some());
    is_known(Role::Payee) || !is_known(Role::Contract)
}

/// Whether whoever is paid is a contract that something is bought of, put into or taken out of later in the same
/// request.
pub(super) fn pays_called(act: &Act, acts: &Acts) -> bool {
    let payee = act.party(Role::Payee).map(|payee| &payee.address);
    let (mut paid, mut called) = (false, false);
    acts.each(|other| {
        let used = is_squids(act)
            || matches!(
                other.deed,
                Deed::Trade { .. } | Deed::Deposit { .. } | Deed::Withdraw { .. }
            );
        let contract = other.party(Role::Contract).map(|contract| &contract.address);
        called |= paid && used && contract.is_some() && contract == payee;
        paid |= std::ptr::eq(act, other);
    });
    called
}

/// Whether Squid pays it out of what it was handed for calls.
fn is_squids(act: &Act) -> bool {
    let contract = act.party(Role::Contract).and_then(|contract| contract.name.as_deref());
    contract == Some("Squid") && matches!(act.deed, Deed::Withdraw { .. })
}

/// By which GMX makes calls of others, with what it was paid for them.
pub(in crate::rule) const CALLS_OF_OTHERS: &str = "makeExternalCalls(";

/// By which Beefy's router takes its steps.
const STEPS: &str = "executeOrder(((address,uint256)[],";

/// What the market is called that has what is deposited: there are new ones at times.
const MARKET: &str = "comet";

/// The payments that trades, bridges and calls by GMX make to somebody on the way, and those that payments make beside.
pub(super) fn on_the_way(acts: &Acts) -> Vec<&Act> {
    let mut found = Vec::new();
    acts.each(|act| {
        let any = matches!(act.deed, Deed::Trade { .. } | Deed::Bridge { .. })
            // GMX's contract for calls of others has nothing but what it was paid for them, and Beefy's router what it
            // was allowed.
            || act.is_named(&[CALLS_OF_OTHERS, STEPS]);
        let bridged = matches!(act.deed, Deed::Bridge { .. });
        let is_fee = |path: &str| PAID_FEES.contains(&path.rsplit('.').next().unwrap_or_default());
        // Those of others as well that it has called.
        let made = act.calls.iter().filter(|one| any && matches!(one.deed, Deed::Calls { .. }));
        let mut before = None;
        for inner in act.calls.iter().chain(made.flat_map(|one| &one.calls)) {
            let paid = matches!(&inner.deed, Deed::Send { amount, .. } if !amount.is_zero());
            let price = bridged && before.is_some_and(|call| is_price(inner, call));
            if paid && !price && (any || is_fee(&inner.path)) {
                found.push(inner);
            }
            before = Some(inner);
        }
    });
    found
}

/// What arguments of payments are called that name who is paid a fee.
const PAID_FEES: [&str; 3] = ["feeAddress", "operator", "referralFeeRecipient"];

/// Whether a payment only goes along with a call that is read, as a price does.
fn is_price(payment: &Act, call: &Act) -> bool {
    let contract = call.party(Role::Contract).map(|contract| &contract.path);
    matches!(call.deed, Deed::Call { read: true, .. })
        && contract.is_some()
        && contract == payment.party(Role::Payee).map(|payee| &payee.path)
}

/// Whether what the account has in a protocol is taken out of it, or borrowed against it.
fn is_taken_out(act: &Act, acts: &Acts) -> bool {
    matches!(act.deed, Deed::Withdraw { .. } | Deed::Borrow { .. })
        && (!pays_what_is_due(act) || is_chosen(act))
        && !may_be_token(act, acts)
}

/// Whether the function pays whomever something is due to, whoever calls it.
pub(in crate::rule) fn pays_what_is_due(act: &Act) -> bool {
    const DUE: [&str; 6] =
        ["redeemDue", "claim", "getReward", "harvest", "finalize", "executeTransaction("];
    act.is_named(&DUE)
}

/// Whether the address that stands alone in a function may as well be the token that is taken out: other contracts
/// have the same functions with that. No token is an address without code, or one that does not answer as a token does.
fn may_be_token(act: &Act, acts: &Acts) -> bool {
    const ALONE: [&str; 2] = ["withdraw(address)", "unstake(address)"];
    let alone = act.read_as.as_deref().is_some_and(|read_as| ALONE.contains(&read_as));
    let payee = act.party(Role::Payee).and_then(|payee| payee.address.bytes20());
    let evident = payee.is_some_and(|address| {
        acts.facts.has_code(address) == Some(false) || acts.facts.is_silent(address)
    });
    alone && !evident
}

/// Whether whoever calls says where it goes, by what the argument is called: others name the account that it is
/// due to.
fn is_chosen(act: &Act) -> bool {
    let name = act.party(Role::Payee).map(Party::name_of_argument);
    matches!(name, Some("to" | "recipient" | "receiver"))
}

/// Whether a known contract that does not pay on whatever it has gets something without being called for that.
fn is_unaware(act: &Act, payee: &Party, acts: &Acts) -> bool {
    /// Puts what comes in for somebody into another of its own.
    const OF_ONE: [&str; 2] = ["Convex ", "Origin "];
    let is_it = |party: &Party| is_called(party) && party.address == payee.address;
    // A loan may have a contract called that trades what is lent.
    let lent_to =
        |party: &Party| party.name_of_argument() == "callbacker" && party.address == payee.address;
    let name = |party: Option<&Party>| party.and_then(|one| one.name.clone()).unwrap_or_default();
    let (whom, by) = (name(Some(payee)), name(act.party(Role::Contract)));
    if act.guess
        || acts.is_own(&payee.address)
        || act.parties.iter().any(is_it)
        || is_told_as_left(payee)
        || whom.ends_with(" fees") && is_payment(act)
        || whom == RELAY_SOLVER && by.starts_with("Relay ")
        || OF_ONE.iter().any(|one| whom.starts_with(one) && by.starts_with(one))
        || pays_what_is_due(act)
    {
        return false;
    }
    let (mut before, mut called) = (true, false);
    acts.each(|other| {
        let later = !before || encloses(other, act);
        called |= other.parties.iter().any(|party| lent_to(party) || later && is_it(party));
        before &= !std::ptr::eq(other, act);
    });
    !called
}

const UNAWARE: &str = "That contract belongs to no single person, and does not know that what comes in is yours: nothing that \
                       follows has it do anything with that. Applications are paid by calling them.";
