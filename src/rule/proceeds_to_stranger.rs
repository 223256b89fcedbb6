use alloy_primitives::U256;

use super::Lists;
use super::batch::{HANDED_ON, allowed, handed_on};
use super::left_for_anyone::{encloses, is_told_as_left, pays_for_anybody, spent};
use super::several_assets_sent::INSTRUCTION;
use super::token_paid_to_itself::SQUID;
use crate::act::{Act, Acts, Amount, Asset, Deed, Kind, Part, Party, Role, worth};
use crate::finding::{Finding, Level};
use crate::intel::ChainAddress;

declare_rule! {
    /// What is traded, withdrawn, borrowed or deposited goes to somebody other than the account.
    PROCEEDS_TO_STRANGER = "proceeds-to-stranger", [Danger, Warning, Notice], check, lowered by trust;
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
pub(super) const PASSED_ON: [&str; 4] =
    ["erc20TransferFrom(", "permit2TransferFrom(", "erc20Transfer(", "nativeTransfer("];

#[allow(clippy::too_many_lines)] // One part for each way that proceeds can take.
fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<(&ChainAddress, Level)> = Vec::new();
    let mut told = Told::default();
    let on_the_way = on_the_way(acts);
    each_with_caller(acts, &mut |act, caller| {
        let said = named(act, acts).into_iter().chain(minted(act, acts)).chain(open(act, acts));
        let taken = taken_by(act, caller, acts);
        for (level, party, effect, detail) in said.chain(taken) {
            let again = |one: &(&ChainAddress, Level)| *one == (&party.address, level);
            // Each thing that is taken is told.
            if TAKEN.contains(&detail) || !seen.iter().any(again) {
                seen.push((&party.address, level));
                let mut finding = PROCEEDS_TO_STRANGER.about_one_of(level, act, party, detail);
                if !effect.is_empty() {
                    finding.title = format!("{} {effect}.", act.begins());
                }
                findings.push(finding);
            }
        }
        // What orders pay has a rule of its own.
        if !act.is_call() && matches!(act.deed, Deed::Trade { .. }) {
            return;
        }
        if let Some(party) = refunded(act, acts)
            && !seen.contains(&(&party.address, Level::Warning))
        {
            // Where no call is made, or none that takes much, it is all that was paid for them.
            let none = act.calls.is_empty();
            let all = act.is_named(&[CALLS_OF_OTHERS]) && (none || is_unused(act, acts));
            let level = match (is_unsaid(acts), all) {
                (true, _) => Level::Notice,
                (false, true) => Level::Danger,
                (false, false) => Level::Warning,
            };
            seen.push((&party.address, level));
            let mut finding = PROCEEDS_TO_STRANGER.about_one_of(level, act, party, LEFT);
            if all {
                let who = party.short();
                let (what, and) = if none { ("all", ", and make none") } else { ("most", "") };
                finding.title = format!(
                    "{} have {what} that is paid for calls go to {who}{and}.",
                    act.begins()
                );
            }
            findings.push(finding);
        }
        let handed = if act.is_named(&[CALLS_OF_OTHERS]) {
            handed_on(act, acts)
        } else {
            allowed_by_squid(act, acts)
        };
        if let Some(party) = handed
            && !seen.contains(&(&party.address, Level::Warning))
        {
            seen.push((&party.address, Level::Warning));
            let mut finding =
                PROCEEDS_TO_STRANGER.about_one_of(Level::Warning, act, party, HANDED_ON);
            let who = party.short();
            if !act.own_words().contains(&who) {
                finding.title = act.and_also(&format!("hand what is paid for that to {who}"));
            }
            findings.push(finding);
        }
        let used_later = act.is_named(&PASSED_ON) && is_listed(act) && pays_called(act, acts);
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
        let known = payee.kind.is_some_and(|kind| !is_counted_as_stranger(kind));
        let level = if is_unsaid(acts) && !known {
            // Whether it is the account itself cannot be told.
            Level::Notice
        } else if known {
            Level::Warning
        } else if payment && payee.name_of_argument() != MARKET && !used_later
            || is_taken_out(act, acts) && !(is_squids(act) && pays_called(act, acts))
        {
            Level::Danger
        } else {
            Level::Warning
        };
        let detail = if known {
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
        // Of several it is the one that is worth most.
        if !told.replaces(&payee.address, act, &finding, findings)
            && !seen.contains(&(&payee.address, level))
        {
            seen.push((&payee.address, level));
            told.note(&payee.address, act, findings.len());
            findings.push(finding);
        }
    });
    refunds(acts, findings);
    hidden(acts, findings);
}

/// Whom nobody knows and Squid's calls allow to take something and then call, for something other than a trade: of what
/// is not called, and of what may take all, more is told.
fn allowed_by_squid<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    let is_squid = act.party(Role::Contract).is_some_and(|one| one.name.as_deref() == Some(SQUID));
    let used = |by: &Party| {
        let mut calls = act.calls.iter().filter(|call| {
            call.party(Role::Contract).is_some_and(|contract| contract.address == by.address)
        });
        let trades =
            |call: &Act| matches!(call.deed, Deed::Trade { .. } | Deed::Call { read: false, .. });
        calls.clone().next().is_some() && !calls.any(trades)
    };
    let unknown = |one: &&Party| one.kind.is_none() && !acts.is_own(&one.address) && used(one);
    let some = |call: &&Act| matches!(&call.deed, Deed::Allow { amount, .. } if !amount.unlimited);
    let allowing = act.calls.iter().filter(|call| is_squid && some(call));
    allowing.filter_map(allowed).find(unknown)
}

/// Where a finding stands about somebody, and what it is worth that it tells of.
#[derive(Default)]
pub(super) struct Told<'a>(Vec<(&'a ChainAddress, worth::Worth, usize)>);

impl<'a> Told<'a> {
    /// Notes a finding about an act, which stands at a place.
    pub(super) fn note(&mut self, whom: &'a ChainAddress, act: &Act, at: usize) {
        self.0.push((whom, value(act), at));
    }

    /// Whether the same is told of somebody: by this finding from now on, if its act is worth more.
    pub(super) fn replaces(
        &mut self,
        whom: &ChainAddress,
        act: &Act,
        by: &Finding,
        findings: &mut [Finding],
    ) -> bool {
        for (_, worth, at) in self.0.iter_mut().filter(|(one, ..)| *one == whom) {
            let Some(told) = findings.get_mut(*at) else { continue };
            if told.level == by.level && told.detail == by.detail {
                // Of about as much, it is the first.
                if value(act) / worth::Worth::from(10) > *worth {
                    *worth = value(act);
                    told.clone_from(by);
                }
                return true;
            }
        }
        false
    }
}

/// What it is worth at least that an act moves or gives.
fn value(act: &Act) -> worth::Worth {
    let part = |asset: &Asset, amount: &Amount| Part {
        asset: asset.clone(),
        amount: amount.clone(),
        to: None,
    };
    match &act.deed {
        Deed::Trade { gives, .. } => worth::least(gives),
        Deed::Send { asset, amount }
        | Deed::Deposit { asset, amount }
        | Deed::Withdraw { asset, amount }
        | Deed::Borrow { asset, amount }
        | Deed::Bridge { asset, amount, .. } => worth::least(&[part(asset, amount)]),
        _ => worth::Worth::ZERO,
    }
}

/// Coins of the account's that go to somebody who stands in a table of Solana's.
fn hidden(acts: &Acts, findings: &mut Vec<Finding>) {
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

/// Visits every act with the contract that makes the call, where that is not the account that signs.
fn each_with_caller<'a>(acts: &'a Acts, visit: &mut dyn FnMut(&'a Act, Option<&'a Party>)) {
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
fn taken_by<'a>(act: &'a Act, caller: Option<&'a Party>, acts: &Acts) -> Option<Said<'a>> {
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
const TAKEN: [&str; 3] = [
    "A contract that is not known here takes this from your account, by what you allowed it before or allow it here. An \
     application that takes something of yours for somebody else says so.",
    "The account that is called takes this from yours, by what you allowed it before or allow it here. That is how an \
     account of your own is filled, and a stranger's contract could do the same: check that it is yours.",
    "A contract that does whatever anybody tells it takes this from your account, by what you allowed it before or allow \
     it here. An application that takes something of yours for somebody else says so.",
];

/// Whoever it may be that a claim or a purchase is for, by functions that other contracts have with a token in that
/// place: no token is an address without code.
fn open<'a>(act: &'a Act, acts: &Acts) -> Option<Said<'a>> {
    if matches!(act.deed, Deed::Deposit { .. }) && act.is_named(&[FOR_TWO]) && !is_unsaid(acts) {
        let other = act.party(Role::Holder).filter(|one| is_stranger(act, one, acts))?;
        let effect = format!("deposit something, which {} may have a part in", other.short());
        return Some((Level::Notice, other, effect, PART));
    }
    let Deed::Call { read: true, amount, .. } = &act.deed else { return None };
    let effect = match act.read_as.as_deref() {
        Some("claim(address)") => "claim something",
        Some(BUY) if !amount.is_zero() => "buy something",
        _ => return None,
    };
    let party = act.party(Role::Mentioned)?;
    if is_unsaid(acts) || party.kind.is_some() || !is_stranger(act, party, acts) {
        return None;
    }
    let no_code =
        party.address.bytes20().is_some_and(|one| acts.facts.has_code(one) == Some(false));
    let who = party.short();
    if is_reverse(act) {
        let effect = format!("let {who} say what your address is called");
        return Some((Level::Warning, party, effect, CALLED));
    }
    Some(if no_code {
        (Level::Warning, party, format!("{effect} for {who}"), FOR_WHOM)
    } else {
        (
            Level::Notice,
            party,
            format!("{effect}: {who} is the token, or whoever it is for"),
            FOR_WHOM,
        )
    })
}

/// Deposits for one address, and names another.
const FOR_TWO: &str = "deposit(uint256,address,address)";

const PART: &str = "This is not the account that signs. Vaults that split what they earn from the rest (Spectra) give that address \
                    all that is earned; others take what is its own, or pay it for having sent you.";

const FOR_WHOM: &str = "This is not the account that signs, and if it is no token, it gets what you pay for or what is \
                             due to you.";

/// Whether a registrar of what addresses are called is called.
fn is_reverse(act: &Act) -> bool {
    let contract = act.party(Role::Contract).and_then(|contract| contract.name.as_deref());
    contract == Some("ENS reverse registrar")
}

/// Buys a token, or for somebody.
const BUY: &str = "buy(address,uint256)";

/// Whoever else gets back what is paid too much, where that may be a hundred dollars or more.
fn refunds(acts: &Acts, findings: &mut Vec<Finding>) {
    const MATTERS: u64 = 10_000_000;
    if is_unsaid(acts) {
        return;
    }
    let mut paid: Vec<(&str, &Act)> = Vec::new();
    acts.each(|act| {
        if let Deed::Send { asset: Asset::Native { .. }, .. } = act.deed {
            paid.extend(act.party(Role::Payee).map(|payee| (payee.path.as_str(), act)));
        }
    });
    let mut seen: Vec<&str> = Vec::new();
    acts.each(|act| {
        let mut refunded = act.parties.iter().filter(|party| party.role == Role::RefundReceiver);
        let Some(receiver) = refunded.find(|party| is_stranger(act, party, acts)) else { return };
        if seen.contains(&receiver.path.as_str()) {
            return;
        }
        let contract = act.party(Role::Contract).map(|contract| contract.path.as_str());
        let payment = paid.iter().find(|(path, _)| Some(*path) == contract).map(|(_, paid)| *paid);
        let too_much = match (&act.deed, payment.map(|payment| &payment.deed)) {
            (Deed::Trade { gives, .. }, _) => worth::least(&coins(gives)),
            (deed, Some(Deed::Send { asset, amount })) => {
                let part = |amount: &Amount| worth::least(&[Part { asset: asset.clone(), amount: amount.clone(), to: None }]);
                let used = match deed {
                    Deed::Bridge { asset: Asset::Native { .. }, amount, .. }
                    | Deed::Deposit { asset: Asset::Native { .. }, amount } => part(amount),
                    _ => worth::Worth::ZERO,
                };
                part(amount).saturating_sub(used)
            }
            _ => return,
        };
        if too_much >= worth::Worth::from(MATTERS) {
            seen.push(&receiver.path);
            // What no call uses goes there for certain.
            let unused = receiver.name_of_argument() == "refundTo" && !uses_coins(act);
            let level = if unused { Level::Danger } else { Level::Warning };
            let detail = "This is not the account that signs. More is paid than the fee can be, and what is left of it \
                          goes to that address.";
            findings.push(PROCEEDS_TO_STRANGER.about_one_of(level, act, receiver, detail));
        }
    });
}

/// Whether some of the network's own coin goes on by a call inside.
fn uses_coins(act: &Act) -> bool {
    act.calls.iter().any(|call| {
        let used = match &call.deed {
            Deed::Send { asset, amount }
            | Deed::Deposit { asset, amount }
            | Deed::Withdraw { asset, amount }
            | Deed::Bridge { asset, amount, .. } => {
                matches!(asset, Asset::Native { .. }) && !amount.is_zero()
            }
            Deed::Trade { gives, .. } => !coins(gives).is_empty(),
            Deed::Call { read, amount, .. } => !read || !amount.is_zero(),
            _ => false,
        };
        used || uses_coins(call)
    })
}

/// What is given of the network's own coin.
fn coins(parts: &[Part]) -> Vec<Part> {
    parts.iter().filter(|part| matches!(part.asset, Asset::Native { .. })).cloned().collect()
}

/// A finding in the making: its level, who it is about, what would be done, and what there is to say of that.
type Said<'a> = (Level, &'a Party, String, &'static str);

const MINTED: &str = "This is not the account that signs. What is minted goes to that address, and if the contract is one that \
                      lends, the account owes it.";

const LOOKED_UP: &str = "This is not the account that signs. Whoever looks the account up to pay it pays whom it says from then \
                         on.";

const NAMED: &str = "This is not the account that signs, nor a resolver that everybody knows. Whoever pays by the name \
                     pays whom it says from then on.";

/// What an address is called, by whoever has the name that stands for it.
const REVERSE: [&str; 3] = ["setNameForAddr(", "claimWithResolver(", "claimForAddr("];

const CALLED: &str = "This is not the account that signs, nor a resolver that everybody knows. Whoever looks the address \
                      up is told what that one says from then on.";

/// Buys keys of Unlock's.
const KEYS: &str = "purchase(uint256[],address[],address[],address[],bytes[])";

const MANAGED: &str = "This is neither the account that signs nor who gets it. Who manages a key may hand it to anybody, or \
                       cancel it and have what is paid back.";

const GIVEN: &str = "This is not the account that signs, as far as this request shows. Whoever has such a name is paid \
                     and believed under it.";

const LEFT: &str = "This is not the account that signs. What is not used of it goes to that address, and whoever \
                    wrote this request may see to it that nothing is.";

/// Who is paid from then on by whoever pays the owner of a name, where that is somebody else, and what says so, where
/// it is not known to say only what its owner has it say; and who is given a name below the account's own.
fn named<'a>(act: &'a Act, acts: &Acts) -> Vec<Said<'a>> {
    const NAMES: [&str; 17] = [
        "setAddr(",
        "setWalletAddress(",
        "setAccount(string,bytes,address",
        "setNameForAddr(",
        "claimWithResolver(",
        "claimForAddr(",
        KEYS,
        "setResolver(",
        "setRecord(",
        "setSubnode",
        "wrap(bytes,",
        "wrapETH2LD(",
        "proveAndClaim",
        "register(string,address,uint256",
        "register((string",
        "registerWithConfig(",
        "discountedRegister(",
    ];
    if !act.is_named(&NAMES) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for party in &act.parties {
        let (who, is_stranger) = (party.short(), is_stranger(act, party, acts));
        match (party.role, party.name_of_argument()) {
            (Role::Mentioned, "addr") if is_stranger => {
                let level = if is_unsaid(acts) { Level::Notice } else { Level::Warning };
                let (what, detail) = if act.is_named(&["setWalletAddress(", "setAccount("]) {
                    ("your account at Celo", LOOKED_UP)
                } else {
                    ("the name", NAMED)
                };
                found.push((level, party, format!("have payments to {what} go to {who}"), detail));
            }
            (Role::Mentioned, "resolver") if party.kind != Some(Kind::Names) => {
                let (what, detail) = if act.is_named(&REVERSE) {
                    ("what an address is called", CALLED)
                } else {
                    ("whom payments to the name go to", NAMED)
                };
                found.push((Level::Warning, party, format!("let {who} say {what}"), detail));
            }
            (Role::Owner, "owner") if is_stranger && act.is_named(&REVERSE) => {
                let effect = format!("let {who} say what an address is called");
                found.push((Level::Warning, party, effect, CALLED));
            }
            (Role::Admin, name) if is_stranger && name.starts_with("keyManagers") => {
                let nobody = party.address.bytes20().is_some_and(|one| one.is_zero());
                let buys = act
                    .parties
                    .iter()
                    .any(|other| other.role == Role::Mentioned && other.address == party.address);
                if !nobody && !buys {
                    let effect = format!("let {who} move or cancel what is bought");
                    found.push((Level::Warning, party, effect, MANAGED));
                }
            }
            (Role::Owner, "owner")
                if is_stranger && act.is_named(&["setSubnode", "registerSub"]) =>
            {
                found.push((
                    Level::Notice,
                    party,
                    format!("give a name below yours to {who}"),
                    GIVEN,
                ));
            }
            _ => {}
        }
    }
    found
}

/// Whom something is minted for that nothing is paid for here: it may be lent.
fn minted<'a>(act: &'a Act, acts: &Acts) -> Option<Said<'a>> {
    const MINTS: [&str; 2] = ["mint(address,uint256)", "mintTo(address,uint256)"];
    let Deed::Call { read: true, amount, .. } = &act.deed else { return None };
    let counts = act.is_named(&MINTS) && amount.is_zero() && !is_unsaid(acts);
    let party = act.party(Role::Mentioned).filter(|party| is_stranger(act, party, acts))?;
    let effect = format!("mint something for {}", party.short());
    counts.then_some((Level::Warning, party, effect, MINTED))
}

/// Whether the request does not say who signs it.
fn is_unsaid(acts: &Acts) -> bool {
    acts.own.is_empty() && acts.asker.account.is_none()
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

/// Whoever else gets back what a cancelled order, a stopped stream, a trade of OKX's or calls of others (GMX) have not used.
fn refunded<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    const UNUSED: [&str; 3] = ["cancellationReceiver", "sender", "unusedTo"];
    act.parties.iter().find(|party| {
        let name = party.name_of_argument();
        party.role == Role::RefundReceiver
            && (UNUSED.contains(&name) || name.starts_with("refundReceivers["))
            && is_stranger(act, party, acts)
    })
}

fn is_payment(act: &Act) -> bool {
    act.is_named(&PAYMENTS)
}

/// Whether whoever is paid is known here, or else the contract that pays is not known either: what a stranger's function
/// is called says nothing.
fn is_listed(act: &Act) -> bool {
    let is_known = |role| act.party(role).is_some_and(|party| party.kind.is_some());
    is_known(Role::Payee) || !is_known(Role::Contract)
}

/// Whether whoever is paid is a contract that something is bought of, put into or taken out of later in the same
/// request.
fn pays_called(act: &Act, acts: &Acts) -> bool {
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

/// Whether less than half of something that GMX is paid for calls is used by them.
fn is_unused(calls: &Act, acts: &Acts) -> bool {
    let mut unused = false;
    acts.each(|act| {
        let Deed::Send { asset, amount } = &act.deed else { return };
        let paid = act.is_named(&["sendTokens("])
            && act.party(Role::Payee).is_some_and(|payee| payee.kind == Some(Kind::Multicall));
        unused |= paid && amount.number().is_some_and(|paid| spent(calls, asset, "") < paid / TWO);
    });
    unused
}

const TWO: U256 = U256::from_limbs([2, 0, 0, 0]);

/// By which GMX makes calls of others, with what it was paid for them.
pub(super) const CALLS_OF_OTHERS: &str = "makeExternalCalls(";

/// What the market is called that has what is deposited: there are new ones at times.
const MARKET: &str = "comet";

/// What arguments of payments are called that name who is paid a fee.
const PAID_FEES: [&str; 3] = ["feeAddress", "operator", "referralFeeRecipient"];

/// The payments that trades, bridges and calls by GMX make to somebody on the way, and those that payments make beside.
fn on_the_way(acts: &Acts) -> Vec<&Act> {
    let mut found = Vec::new();
    acts.each(|act| {
        let any = matches!(act.deed, Deed::Trade { .. } | Deed::Bridge { .. })
            // GMX's contract for calls of others has nothing but what it was paid for them.
            || act.is_named(&[CALLS_OF_OTHERS]);
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

/// Whether a payment only goes along with a call that is read, as a price does.
fn is_price(payment: &Act, call: &Act) -> bool {
    let contract = call.party(Role::Contract).map(|contract| &contract.path);
    matches!(call.deed, Deed::Call { read: true, .. })
        && contract.is_some()
        && contract == payment.party(Role::Payee).map(|payee| &payee.path)
}

/// Whether the function pays whomever something is due to, whoever calls it.
pub(super) fn pays_what_is_due(act: &Act) -> bool {
    const DUE: [&str; 6] =
        ["redeemDue", "claim", "getReward", "harvest", "finalize", "executeTransaction("];
    act.is_named(&DUE)
}

/// Whether what the account has in a protocol is taken out of it, or borrowed against it.
fn is_taken_out(act: &Act, acts: &Acts) -> bool {
    matches!(act.deed, Deed::Withdraw { .. } | Deed::Borrow { .. })
        && (!pays_what_is_due(act) || is_chosen(act))
        && !may_be_token(act, acts)
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

/// Whether the payee is neither the account, nor the contract that is called, nor another that everybody
/// knows to pass on what it is given.
fn is_stranger(act: &Act, payee: &Party, acts: &Acts) -> bool {
    let known = payee.kind.is_some_and(|kind| !is_counted_as_stranger(kind));
    let own = acts.is_own(&payee.address);
    let called = act.parties.iter().any(|party| is_called(party) && party.address == payee.address);
    !known && !own && !called
}

const fn is_counted_as_stranger(kind: Kind) -> bool {
    matches!(kind, Kind::Token | Kind::Sweeper)
}

const UNAWARE: &str = "That contract belongs to no single person, and does not know that what comes in is yours: nothing that \
                       follows has it do anything with that. Applications are paid by calling them.";

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

fn is_called(party: &Party) -> bool {
    matches!(party.role, Role::Contract | Role::Account)
}
