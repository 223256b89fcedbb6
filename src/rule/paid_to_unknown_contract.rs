use super::Lists;
use super::approved_to_everyone::obeys_anybody;
use super::batch::HANDED_ON;
use super::trade_for_nothing::MATTERS_BETWEEN_KNOWN;
use crate::act::{Act, Acts, Asset, Change, Deed, Part, Party, Role, worth};
use crate::finding::{Finding, Level};
use crate::intel::{ChainAddress, ChainKind};

declare_rule! {
    /// The network's own coin goes into a contract that is not known here, or such a one may take tokens.
    PAID_TO_UNKNOWN_CONTRACT = "paid-to-unknown-contract", [Danger, Warning, Notice], check;
}

/// Who there is something to say of, how bad it is and why, and what else the sentence says of him.
type Said<'a> = (Level, &'a Party, &'static str, Option<&'static str>);

/// All that there is to say of whom an act names, but for whoever is paid.
fn all_said<'a>(act: &'a Act, acts: &Acts) -> impl Iterator<Item = Said<'a>> {
    let person = person(act, acts).map(|person| (Level::Warning, person, PERSON, None));
    let one = market(act).or_else(|| used(act)).or_else(|| secret(act)).or_else(|| priced(act));
    person.into_iter().chain(one).chain(spends(act))
}

fn check(acts: &Acts, lists: &Lists<'_>, findings: &mut Vec<Finding>) {
    // What is called, so that a payment to it can be told from one to a person.
    let mut called: Vec<(&str, &Act)> = Vec::new();
    let mut seen: Vec<&ChainAddress> = Vec::new();
    acts.each(|act| {
        let of_book = |one: &Party| {
            let book = lists.book;
            book.paid.contains(&one.address) || book.trusted.contains(&one.address)
        };
        if let Some(hook) = hook(act).filter(|one| !of_book(one) && !seen.contains(&&one.address)) {
            seen.push(&hook.address);
            findings.push(has_a_say(act, hook));
        }
        for (level, party, detail, more) in all_said(act, acts) {
            if of_book(party) || seen.contains(&&party.address) {
                continue;
            }
            seen.push(&party.address);
            let mut finding = PAID_TO_UNKNOWN_CONTRACT.about_one_of(level, act, party, detail);
            finding.title = match more {
                Some(more) => act.and_also(&format!("have {} {more}", party.short())),
                None => act.own_words().to_owned(),
            };
            findings.push(finding);
        }
        let contract = act.parties.iter().find(|party| is_called(party));
        // What is not read is said to be unread, which is more.
        if !matches!(act.deed, Deed::Call { read: false, .. }) {
            let all = act.parties.iter();
            let all = all.filter(|one| is_called(one) || one.role == Role::Factory);
            called.extend(all.map(|one| (one.path.as_str(), act)));
        }
        let pool = handed_on_to(act);
        let (paid, call) = match &act.deed {
            // What is handed to a contract so that it pays somebody.
            Deed::Send { .. } if act.read_as.is_some() && contract.is_some() => (contract, None),
            Deed::Send { .. } => {
                let payee = act.party(Role::Payee);
                let call =
                    called.iter().find(|(path, _)| payee.is_some_and(|one| one.path == *path));
                (payee.filter(|_| call.is_some()), call.map(|(_, call)| *call))
            }
            // A contract that is not known may keep the coins, whichever pool is named.
            Deed::Deposit { .. } => {
                let kept = contract.filter(|one| one.kind.is_none() && gives_coin(act));
                (kept.or(pool).or(contract), None)
            }
            Deed::Trade { .. } => (seller(act).or(contract), None),
            // Some bridges hand the coins on to an address that changes by the day.
            Deed::Bridge { .. } => (act.party(Role::Payee).or(contract), None),
            Deed::Allow { .. } => (act.party(Role::Spender), None),
            _ => (None, None),
        };
        let handed_on = matches!(act.deed, Deed::Bridge { .. })
            && paid.is_some_and(|one| one.role == Role::Payee);
        let counts =
            act.is_call() && (gives_coin(act) || allows_tokens(act) || handed_on || pool.is_some());
        let Some(paid) = paid.filter(|_| counts) else { return };
        // Bitcoin has no contracts.
        let none = matches!(paid.address, ChainAddress::Text(ChainKind::Bitcoin, _));
        let known = paid.kind.is_some() || of_book(paid) || acts.is_own(&paid.address) || none;
        // Of whom it is said that anybody can have it take what it may.
        let told = matches!(act.deed, Deed::Allow { .. }) && obeys_anybody(paid, acts);
        if known || told || seen.contains(&&paid.address) {
            return;
        }
        seen.push(&paid.address);
        let named = paid.short();
        let (who, detail) = if act.is_named(&DEBT) || act.is_named(&[LIMIT]) {
            (named.as_str(), ALLOWED)
        } else if matches!(act.deed, Deed::Allow { .. }) {
            ("somebody who is not known here", ALLOWED)
        } else {
            ("a contract that is not known here", DETAIL)
        };
        if (call.is_some() || is_called(paid)) && is_no_contract(paid, acts) {
            findings.push(paid_to_person(act, paid));
            return;
        }
        // It is handed all of it at once, by a gateway that asks for nothing back.
        let all = paid.name_of_argument() == "pool" && act.is_named(&GATEWAY);
        // What a trade at Euler brings goes there, or what is left of it, however much that is.
        let rest =
            paid.name_of_argument() == "vaultIn" || act.is_named(&["verifyAmountMinAndSkim("]);
        let warned = all || rest || act.is_named(&[LIMIT]);
        let level = if warned { Level::Warning } else { Level::Notice };
        let mut finding =
            PAID_TO_UNKNOWN_CONTRACT.about_party(level, act, paid, who, detail.to_owned());
        if paid.role == Role::Mentioned {
            finding.title = act.and_also(&handing(paid, all));
        } else if let Some((said, cost)) = finding.title.strip_suffix('.').zip(act.cost()) {
            // More than it says that it gives is told with it.
            finding.title = format!("{said}, and pay {cost} for it.");
        }
        if handed_on {
            finding.title.clone_from(&act.words);
        }
        if matches!(act.deed, Deed::Send { .. }) && paid.role != Role::Payee {
            finding.title = through(act.own_words(), paid);
        }
        // What is paid for a call is told with it.
        if let Some(call) = call.filter(|call| call.tells_of(act)) {
            finding.title = if sends_on(call, paid) {
                through(call.own_words(), paid)
            } else {
                call.words.clone()
            };
        }
        findings.push(finding);
    });
}

const DETAIL: &str = "The contract that is paid is not one that everybody knows. What its function is called \
                      says nothing of what it does with the money. Look whether the address is the one \
                      that the application publishes.";

/// The same of tokens that are sent to what is called then.
pub(super) const SENT: &str = "What they are sent to is called then, and is not a contract that everybody knows. What its function is called \
                               says nothing of what it does with them. Look whether the address is the one that the application \
                               publishes.";

const ALLOWED: &str = "The address that may take this is not one that everybody knows, and what it takes it for is not in \
                       this request. Look whether it is the one that the application publishes.";

const HOOK: &str = "The pool calls that contract whenever somebody takes tokens out of it: it may refuse, or keep some of them. \
                    Look whether the address is the one that the application publishes.";

const PERSON: &str = "There is no code at that address: whatever the function is called and whatever its arguments say, nothing \
                      is run, and the coins are somebody's own.";

/// A hook has a say in taking out what is put in.
fn has_a_say(act: &Act, hook: &Party) -> Finding {
    let who = hook.short();
    let level = Level::Warning;
    let mut finding = PAID_TO_UNKNOWN_CONTRACT.about_party(level, act, hook, &who, HOOK.to_owned());
    finding.title = format!(
        "{} put tokens into a pool where {who}, which is not known here, has a say in taking them out.",
        act.begins()
    );
    finding
}

/// Coins are paid for what a function is called, and nothing is run: nothing comes back.
fn paid_to_person(act: &Act, paid: &Party) -> Finding {
    let sends = matches!(act.deed, Deed::Send { .. });
    let level = if sends { Level::Warning } else { Level::Danger };
    let mut finding = PAID_TO_UNKNOWN_CONTRACT.about_one_of(level, act, paid, PERSON);
    let (own, who) = (act.own_words(), paid.short());
    let who = if own.contains(&who) { "that" } else { &who };
    let own = own.strip_suffix('.').unwrap_or(own);
    finding.title = format!("{own}, though {who} is no contract.");
    finding
}

/// Who is paid by a call of a function that is not known, at an address that is no contract.
fn person<'a>(act: &'a Act, acts: &Acts) -> Option<&'a Party> {
    let Deed::Call { read: false, amount, .. } = &act.deed else { return None };
    let called = act
        .party(Role::Contract)
        .filter(|one| one.kind.is_none() && !acts.is_own(&one.address) && !amount.is_zero())?;
    is_no_contract(called, acts).then_some(called)
}

/// Whether there is no code at an address. Networks have functions of their own at the lowest.
fn is_no_contract(party: &Party, acts: &Acts) -> bool {
    const LOWEST: [u8; 12] = [0; 12];
    let address = party.address.bytes20().filter(|address| !address.starts_with(&LOWEST));
    address.and_then(|address| acts.facts.has_code(address)) == Some(false)
}

/// Whether a call says that it sends coins on to somebody else than the contract that gets them.
fn sends_on(call: &Act, paid: &Party) -> bool {
    let mut on = false;
    call.each(&mut |act| {
        let payee = act.party(Role::Payee).filter(|_| gives_coin(act));
        on |= matches!(act.deed, Deed::Send { .. })
            && payee.is_some_and(|payee| payee.address != paid.address);
    });
    on
}

/// What is said to be paid, and through whom: whoever is paid first may keep it.
fn through(words: &str, paid: &Party) -> String {
    let words = words.strip_suffix('.').unwrap_or(words);
    format!("{words}, through {}, which is not known here.", paid.short())
}

/// The hook of a pool that a position is made in, where it may act when the position is taken out, or keep some of
/// what is put in or taken out: Uniswap says so in the last bits of its address, Ekubo in the first, and Infinity in what
/// else is said of the pool.
fn hook(act: &Act) -> Option<&Party> {
    const RIGHTS: u8 = 0x03;
    const EKUBO_RIGHTS: u8 = 0x1e;
    const INFINITY: [&str; 2] = ["CL_MINT_POSITION", "BIN_ADD_LIQUIDITY"];
    let infinity = act.is_named(&INFINITY);
    if !infinity
        && !act.is_named(&[
            "MINT_POSITION",
            "mintAndDeposit",
            "deposit(uint256,(address,address,bytes32)",
        ])
    {
        return None;
    }
    act.parties.iter().find(|party| {
        let rights = party.address.bytes20().is_some_and(|address| {
            match (party.name_of_argument(), address.as_slice()) {
                ("hooks", _) if infinity => !address.is_zero(),
                ("hooks", [.., high, low]) => (high | low) & RIGHTS != 0,
                ("config", [first, ..]) => first & EKUBO_RIGHTS != 0,
                _ => false,
            }
        });
        party.role == Role::Mentioned && party.kind.is_none() && rights
    })
}

const COLLATERAL: &str = "Anybody may make such a market, with a token of their own as collateral. Whoever has made this \
                          one can borrow all that you lend there and never pay it back. Look whether the application lists \
                          the market.";

const ORACLE: &str = "Anybody may make such a market, with an oracle of their own that says what the collateral is worth. \
                      Whoever has made this one can take what you put in. Look whether the application lists the market.";

/// What decides of a market at Morpho whether what is put in comes back: the token that is lent against, where nobody
/// knows it, or else the oracle.
fn market(act: &Act) -> Option<Said<'_>> {
    /// Functions of Yearn's router that name a vault.
    const YEARN: [&str; 4] = [
        "depositToVault(",
        "migrate(address,",
        "migrateFromV2(",
        "deposit(address,uint256,address,uint256)",
    ];
    let Deed::Deposit { asset, amount } = &act.deed else { return None };
    let named = |name: &str| {
        let mut parties = act.parties.iter();
        parties.find(|one| {
            one.role == Role::Mentioned && one.kind.is_none() && one.path.ends_with(name)
        })
    };
    let is_it =
        |party: &Party| matches!(asset, Asset::Token { address, .. } if *address == party.address);
    let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
    let collateral = named(".market.collateralToken").filter(|one| !is_it(one));
    // Of a token that nobody knows either, it is only said what it is lent against. How much shares are is not said.
    let lends = !worth::is_of_unknown_token(&part) && !worth::is_dust(&part);
    let matters = amount.value.is_empty()
        || worth::least(&[part]) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN);
    if let Some(collateral) = collateral.filter(|_| lends && matters) {
        return Some((Level::Warning, collateral, COLLATERAL, None));
    }
    if let Some(oracle) = named(".market.oracle").filter(|_| matters) {
        return Some((Level::Notice, oracle, ORACLE, Some("say what the collateral is worth")));
    }
    // Yearn's contract for partners and its router ask the vault which token to take; Morpho's has a vault take what was
    // paid in.
    let by_router = || act.parties.iter().any(|one| one.has_name("Yearn 4626 router"));
    let (level, vault) = if act.is_named(&["deposit(address,address,uint256)"]) {
        (Level::Warning, act.party(Role::Executor)?)
    } else if act.is_named(&YEARN) && by_router() {
        (Level::Warning, act.party(Role::Contract)?)
    } else if act.is_named(&["erc4626Deposit(", "erc4626Mint(", "vaultBundlesV1Deposit("]) {
        (Level::Notice, act.party(Role::Contract)?)
    } else {
        return None;
    };
    let more = match level {
        Level::Warning => Some("say what of yours is taken"),
        // Where the sentence does not name the vault, it says whom it is for.
        _ => act.party(Role::Payee).map(|_| "take it as a vault"),
    };
    vault.kind.is_none().then_some((level, vault, HANDED_ON, more))
}

/// The contract that code which is run as the account is told to use of a protocol, where nobody knows it: it asks no
/// list, and hands that one what is put in or paid back, or lets it have what is drawn.
fn used(act: &Act) -> Option<(Level, &Party, &'static str, Option<&'static str>)> {
    const NAMES: [&str; 8] =
        ["manager", "ethJoin", "gemJoin", "daiJoin", "join", "pot", "end", "market"];
    let it = act.parties.iter().find(|one| {
        one.role == Role::Executor && one.kind.is_none() && NAMES.contains(&one.name_of_argument())
    })?;
    let asks = matches!(act.deed, Deed::Deposit { asset: Asset::Unnamed, .. });
    let more = if asks { "say what of yours is taken" } else { "carry it out" };
    Some((Level::Warning, it, HANDED_ON, Some(more)))
}

const SECRET: &str = "Whoever knows a secret can take this out again, and nobody else. The site has made that secret, or knows it: put \
                      in no more than you trust it with, and see that you have the secret yourself.";

/// What is put where only a secret says whose it is.
fn secret(act: &Act) -> Option<(Level, &Party, &'static str, Option<&'static str>)> {
    let Deed::Deposit { asset, amount } = &act.deed else { return None };
    let contract = act.party(Role::Contract)?;
    let hides = act.is_named(&["shield((("]) || contract.has_name("Privacy Pools");
    let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
    let much = *asset == Asset::Unnamed
        || worth::least(&[part]) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN);
    let more = Some("keep it for whoever knows a secret");
    (hides && much).then_some((Level::Notice, contract, SECRET, more))
}

const PRICE: &str = "That contract alone says for how much it may be taken, and anybody may take it for that. Look whether the \
                     address is the one that the application publishes.";

const ASKED: &str = "That contract is asked which of your tokens are taken, and what comes of them; its answer is compared with nothing. \
                     Look whether the application lists it.";

/// Who says what a trade gives, or what that is worth, where nobody knows them: by a queue for vaults, and in the
/// markets of Pendle's.
fn priced(act: &Act) -> Option<Said<'_>> {
    let Deed::Trade { gives, gets } = &act.deed else { return None };
    let named = |names: &[&str]| {
        act.parties.iter().find(|one| {
            one.role == Role::Mentioned
                && one.kind.is_none()
                && names.contains(&one.name_of_argument())
        })
    };
    if act.is_named(&["safeUpdateAtomicRequest("]) {
        let accountant = named(&["accountant"])?;
        return Some((Level::Warning, accountant, PRICE, Some("say what it is worth")));
    }
    // What is paid in and bought unnamed is told as such.
    let told = !gives.is_empty() && gets.iter().all(|part| part.asset == Asset::Unnamed);
    let asked = named(&["market", "yt", "sy"]).filter(|_| !told)?;
    Some((Level::Notice, asked, ASKED, None))
}

/// Whom Spectra's router lets take what it was paid, for a trade or as a vault, where nobody knows him: he alone says what
/// comes of it. Of shares that are paid out it is told what they are.
fn spends(act: &Act) -> Vec<Said<'_>> {
    const TAKES: [&str; 4] = ["CURVE_", "DEPOSIT_", "WRAP_VAULT_", "PENDLE_"];
    let mut takers = Vec::new();
    if !act.is_named(&["execute(bytes,"]) {
        return takers;
    }
    act.each(&mut |step| {
        if !step.is_named(&TAKES) {
            return;
        }
        let contract = step.party(Role::Contract).map(|contract| &contract.address);
        let kept = step.party(Role::Payee).is_some_and(|payee| Some(&payee.address) == contract);
        let taking = step.parties.iter().filter(|one| {
            one.role == Role::Executor
                && one.kind.is_none()
                && one.address.bytes20().is_some_and(|address| !address.is_zero())
                && (kept || one.name_of_argument() != "token")
        });
        let said = |taker| (Level::Notice, taker, HANDED_ON, Some("take it for that"));
        takers.extend(taking.map(said));
    });
    takers
}

/// The pool that items are bought from: anybody's, whichever router pays it.
fn seller(act: &Act) -> Option<&Party> {
    act.parties.iter().find(|one| {
        one.role == Role::Mentioned && one.kind.is_none() && one.name_of_argument() == "pair"
    })
}

/// What is done with what is given, where a contract that is known hands it on.
fn handing(paid: &Party, all: bool) -> String {
    let who = paid.short();
    match paid.name_of_argument() {
        "pair" => format!("buy it from {who}"),
        _ if all => format!("hand it to {who} as the pool"),
        _ => format!("hand it to {who}"),
    }
}

fn is_called(party: &Party) -> bool {
    matches!(party.role, Role::Contract | Role::Token | Role::Account)
}

/// Whether some of the network's own coin is given.
fn gives_coin(act: &Act) -> bool {
    let coin = |asset: &Asset| matches!(asset, Asset::Native { .. });
    match &act.deed {
        Deed::Send { asset, amount } | Deed::Deposit { asset, amount } => {
            coin(asset) && !amount.is_zero()
        }
        Deed::Bridge { asset, amount, .. } => coin(asset) && !amount.is_zero(),
        Deed::Trade { gives, .. } => {
            gives.iter().any(|part| coin(&part.asset) && !part.amount.is_zero())
        }
        _ => false,
    }
}

/// What the functions are called by which a gateway of Aave's hands coins on to a pool.
const GATEWAY: [&str; 2] = ["depositETH(address,", "repayETH(address,"];

/// What Euler's swapper and verifier put into vaults of the page's choice, and what arguments are called that name those.
const BY_EULER: [&str; 5] = [
    "verifyAmountMin",
    "swap((bytes32,uint256,",
    "deposit(address,address,uint256,address)",
    "repay(address,address,uint256,address)",
    "repayAndDeposit(",
];
const EULERS: [&str; 3] = ["vault", "vaultIn", "receiver"];

/// The pool that the request names, to which a contract that is known hands what is put in, where nobody knows it.
fn handed_on_to(act: &Act) -> Option<&Party> {
    const POOLS: [&str; 7] =
        ["deposit", "pool", "poolId", "gauge", "wrapper", "cToken", "instance"];
    /// Has one pool, whatever is named.
    const FIXED: &str = "Aave V3 coin gateway";
    let Deed::Deposit { asset, amount } = &act.deed else { return None };
    if act.is_named(&BY_EULER) {
        let is_vault =
            |party: &&Party| EULERS.contains(&party.name_of_argument()) && party.kind.is_none();
        return act.parties.iter().find(is_vault);
    }
    if act.party(Role::Contract).is_some_and(|one| one.has_name(FIXED)) {
        return None;
    }
    let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
    let much = *asset == Asset::Unnamed
        || act.is_named(&GATEWAY)
        || worth::least(&[part]) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN);
    act.parties.iter().filter(|_| much).find(|party| {
        party.role == Role::Mentioned
            && party.kind.is_none()
            && POOLS.contains(&party.name_of_argument())
    })
}

/// Lets somebody borrow at the account's cost: no worth is known of a debt.
const DEBT: [&str; 3] = ["approveDelegation(", "delegationWithSig(", "approveBorrow("];

/// Lets somebody take from a Safe as they like, without its owners.
const LIMIT: &str = "setAllowance(address,address,uint96";

/// Whether somebody may take tokens that are worth much: not all of a kind, which is warned of.
fn allows_tokens(act: &Act) -> bool {
    let Deed::Allow { asset, amount, change: Change::Set, .. } = &act.deed else { return false };
    let part = Part { asset: asset.clone(), amount: amount.clone(), to: None };
    !amount.unlimited
        && act.calls.is_empty()
        && (act.is_named(&DEBT)
            || worth::least(&[part]) >= worth::Worth::from(MATTERS_BETWEEN_KNOWN))
}
