//! `DeFi` Saver's recipes: actions that a person's own proxy or Safe runs one after the other by delegatecall. Each is
//! named by the first four bytes of its name's hash, and its parameters may come from elsewhere (`paramMapping`). One
//! alone is run by its own code. Their parameters are those of `@defisaver/sdk`.

use alloy_primitives::{U256, keccak256, uint};

use super::function::{Called, Does, Function, Of, UNSAID, deposit, function, trade, withdraw};
use super::plan;
use crate::act::call::Call;
use crate::act::{Act, Amount, Deed, Party, Reader, Role, amount, known, worth};
use crate::decode::abi::{SELECTOR, signature};
use crate::decode::{Unread, limits};

/// An action, and which of its parameters are the amount and whoever gets or is credited with it.
type Action = (Function, usize, usize);

const SENT: Does = withdraw(Of::Token("token"), "amount", "to");
const OUT: Does = withdraw(Of::Unnamed, "amount", "to");
const IN: Does = deposit(Of::Unnamed, "amount", "onBehalf");
const LOCKED: Does = deposit(Of::Token("market.collateral"), "amount", "onBehalf");
const LOAN: Does = Does::Borrow { asset: Of::Unnamed, amount: "amount", holder: UNSAID };
const TO: &[(Role, &str)] = &[(Role::Payee, "to")];
/// What an action is told to use of Aave's, Compound's or Maker's: it asks no list, and hands it what is put in.
const MARKET: &[(Role, &str)] = &[(Role::Executor, "market")];
const JOIN: &[(Role, &str)] = &[(Role::Executor, "join"), (Role::Executor, "manager")];
const LENT_TO: &[(Role, &str)] = &[(Role::Payee, "to"), (Role::Executor, "market")];
/// Who gets what was earned meanwhile.
const EARNED: &[(Role, &str)] = &[(Role::Payee, "earned"), (Role::Payee, "others")];

#[rustfmt::skip]
static ACTIONS: &[Action] = &[
    (function("SendToken(address token,address to,uint256 amount)", SENT), 2, 1),
    (function("SendTokenAndUnwrap(address token,address to,uint256 amount)", SENT), 2, 1),
    (function("PullToken(address token,address from,uint256 amount)", deposit(Of::Token("token"), "amount", UNSAID)).with(&[(Role::Holder, "from")]), 2, 1),
    (function("WrapEth(uint256,bool)", Does::Ordinary), 0, 1),
    (function("UnwrapEth(uint256 amount,address to)", withdraw(Of::Native, "amount", "to")), 0, 1),
    (function("DFSSell(((address src,address dest,uint256 amount,uint256,uint256 price,uint256,address,address,bytes,(address,address,address,uint256,uint256,bytes)) order,address from,address to) sold)", Does::Custom(sold)), 2, 4),
    // What it borrows is given back before the end, by the actions themselves.
    (function("FLAction(address[],uint256[],uint256[],address,address,bytes,bytes)", Does::Ordinary), 0, 0),
    (function("AaveV3Supply(uint256 amount,address,uint16,bool,bool,bool,address market,address onBehalf)", IN).with(MARKET), 0, 7),
    (function("AaveV3Withdraw(uint16,bool,uint256 amount,address to,address market)", OUT).with(MARKET), 2, 3),
    (function("AaveV3Borrow(uint256 amount,address to,uint8,uint16,bool,bool,address market,address)", LOAN).with(LENT_TO), 0, 1),
    (function("AaveV3Payback(uint256 amount,address,uint8,uint16,bool,bool,address market,address onBehalf)", IN).with(MARKET), 0, 7),
    (function("SparkSupply(uint256 amount,address,uint16,bool,bool,bool,address market,address onBehalf)", IN).with(MARKET), 0, 7),
    (function("SparkWithdraw(uint16,bool,uint256 amount,address to,address market)", OUT).with(MARKET), 2, 3),
    (function("SparkBorrow(uint256 amount,address to,uint8,uint16,bool,bool,address market,address)", LOAN).with(LENT_TO), 0, 1),
    (function("SparkPayback(uint256 amount,address,uint8,uint16,bool,bool,address market,address onBehalf)", IN).with(MARKET), 0, 7),
    (function("CompV3Supply(address market,address token,uint256 amount,address,address onBehalf)", deposit(Of::Token("token"), "amount", "onBehalf")).with(MARKET), 2, 4),
    (function("CompV3Withdraw(address market,address to,address token,uint256 amount,address)", SENT).with(MARKET), 3, 1),
    (function("CompV3Borrow(address market,uint256 amount,address to,address)", LOAN).with(LENT_TO), 1, 2),
    (function("CompV3Payback(address market,uint256 amount,address,address onBehalf)", IN).with(MARKET), 1, 3),
    (function("McdSupply(uint256,uint256 amount,address join,address,address manager)", deposit(Of::Unnamed, "amount", UNSAID)).with(JOIN), 1, 3),
    (function("McdWithdraw(uint256,uint256 amount,address join,address to,address manager)", OUT).with(JOIN), 1, 3),
    (function("McdGenerate(uint256,uint256 amount,address to,address manager)", LOAN).with(&[(Role::Payee, "to"), (Role::Executor, "manager")]), 1, 2),
    (function("McdPayback(uint256,uint256 amount,address,address manager)", deposit(Of::Unnamed, "amount", UNSAID)).with(JOIN), 1, 2),
    (function("MorphoBlueSupplyCollateral((address,address collateral,address oracle,address,uint256) market,uint256 amount,address,address onBehalf)", LOCKED).with(&[(Role::Mentioned, "market.oracle")]), 5, 7),
    (function("MorphoBlueWithdrawCollateral((address,address collateral,address,address,uint256) market,uint256 amount,address,address to)", withdraw(Of::Token("market.collateral"), "amount", "to")), 5, 7),
    (function("MorphoBlueBorrow((address,address,address,address,uint256),uint256 amount,address,address to)", LOAN).with(TO), 5, 7),
    (function("LiquityOpen(uint256,uint256,uint256 amount,address,address to,address,address)", LOAN).with(TO), 2, 4),
    (function("LiquityClose(address,address to)", withdraw(Of::Unnamed, UNSAID, "to")), 2, 1),
    (function("LiquitySupply(uint256 amount,address,address,address)", deposit(Of::Unnamed, "amount", UNSAID)), 0, 4),
    (function("LiquityWithdraw(uint256 amount,address to,address,address)", OUT), 0, 1),
    (function("LiquityBorrow(uint256,uint256 amount,address to,address,address)", LOAN).with(TO), 1, 2),
    (function("LiquityPayback(uint256 amount,address,address,address)", deposit(Of::Unnamed, "amount", UNSAID)), 0, 4),
    (function("LiquitySPDeposit(uint256 amount,address,address onBehalf,address to)", IN).with(TO), 0, 2),
    (function("LiquitySPWithdraw(uint256 amount,address to,address earned,address others)", OUT).with(EARNED), 0, 1),
    (function("LiquityStake(uint256 amount,address,address onBehalf,address to)", IN).with(TO), 0, 2),
    (function("LiquityUnstake(uint256 amount,address to,address earned,address others)", OUT).with(EARNED), 0, 1),
];

/// What one action does that is run by itself: which it is the code says, and nothing comes from elsewhere.
pub(super) fn direct(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let code = known::contract(reader.chain, &reader.code?)?;
    let name = code.name.strip_prefix("DeFi Saver ")?;
    let mut actions = ACTIONS.iter().map(|(function, ..)| function);
    let function = actions.find(|function| signature::name(function.signature) == name)?;
    let path = called.path("params");
    let call = Call { data: called.bytes_at("params")?, path: &path, ..*called.call };
    plan::note_odd(&call, function, reader);
    let act = plan::encoded(&call, function).read(reader)?;
    Some(plan::whole(called, vec![by_itself(act)], reader))
}

/// `DeFi` Saver may act for the account from then on, as it was told to or by a strategy that is kept there.
#[allow(clippy::unnecessary_wraps)] // As every function that a row names.
pub(super) fn automated(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let code =
        reader.code.map(|code| Party::new(Role::Delegate, code, String::new(), reader.chain));
    let Some(code) = code.filter(|code| code.kind.is_some()) else {
        return Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader));
    };
    if called.get("strategy").is_some() {
        reader.only_searched(called.path("strategy"), "what is done by itself later");
    }
    let deed = Deed::Grant {
        permission: "as it is set up there".to_owned(),
        asset: None,
        amount: None,
        period: None,
        expires: None,
    };
    let code = Party { path: called.call.to_path.to_owned(), ..code };
    Some(called.act(deed, Role::Contract, vec![code], reader))
}

/// The act of an action, which the account does itself: it is nowhere else that anything goes or comes from.
fn by_itself(mut act: Act) -> Act {
    const BACK: &str = "Payback(";
    let itself = act.party(Role::Contract).map(|account| account.address.clone());
    act.parties.retain(|party| {
        let gets = party.role == Role::Payee && Some(&party.address) == itself.as_ref();
        party.role != Role::Contract && !gets
    });
    act.words = act.in_words();
    let pays_back = act.read_as.as_deref().is_some_and(|name| name.contains(BACK));
    if let Deed::Deposit { asset, amount } = &act.deed
        && pays_back
    {
        act.words = format!("This would pay back {} of a debt.", amount::in_words(amount, asset));
    }
    act
}

/// What the actions of a recipe do, one after the other.
pub(super) fn recipe(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let ids = called.get("recipe.actions")?.items()?;
    let mut data = called.get("recipe.data")?.items()?;
    let mut mappings = called.get("recipe.sources")?.items()?;
    called.note_more(ids.len(), reader);
    let mut acts = Vec::new();
    for (index, id) in ids.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("recipe.data"));
        let id = id.word();
        let known = ACTIONS.iter().find(|(function, ..)| {
            let name = signature::name(function.signature);
            keccak256(name).get(..SELECTOR) == id.get(..SELECTOR)
        });
        let input = data.next().and_then(|input| input.bytes());
        let mapping = mappings.next().and_then(|mapping| mapping.items());
        let (Some((function, amount, whose)), Some(input), Some(mapping)) = (known, input, mapping)
        else {
            reader.only_searched(path, "what this action does");
            continue;
        };
        if !reader.one_more(&path, input.len()) {
            break;
        }
        if matches!(function.does, Does::Ordinary) {
            continue;
        }
        let call = Call { data: input, path: &path, ..*called.call };
        let Some(mut act) = plan::encoded(&call, function).read(reader) else {
            reader.unread.push(Unread::new(path, "the arguments of an action could not be read"));
            continue;
        };
        let mapped: Vec<u64> = mapping
            .map(|one| one.uint().and_then(|one| u64::try_from(one).ok()).unwrap_or(u64::MAX))
            .collect();
        for (member, from) in signature::parameters(function.signature).zip(&mapped) {
            let is_it = |(role, argument)| role == Role::Executor && argument == member.name;
            let mut roles = function.roles;
            if *from != 0 && roles.any(is_it) {
                reader.only_searched(act.path.clone(), "what this action hands it to");
            }
        }
        // By which contract, and of whom, may come from elsewhere; all else is not what stands in the action.
        let elsewhere = |(at, from): (usize, &u64)| {
            *from != 0 && at != *amount && at != *whose && !matches!(*from, 254 | 255)
        };
        if mapped.iter().enumerate().any(elsewhere) {
            reader.only_searched(act.path.clone(), "what this action takes from elsewhere");
        }
        if mapped.get(*amount).is_some_and(|from| *from != 0) {
            unsay_amount(&mut act, plan::encoded(&call, function).uint("sold.order.price"), reader);
        }
        come_from(&mut act, &mapped, *whose, reader);
        acts.push(by_itself(act));
    }
    let mut act = plan::whole(called, acts, reader);
    // Whoever sends it for the account is paid for that, in a token.
    if let Some(token) = called.address("saver.feeToken") {
        let fee = Deed::Fee { asset: reader.token(token), amount: called.amount("saver.most") };
        act.calls.push(called.act(fee, Role::Contract, Vec::new(), reader));
    }
    Some(act)
}

/// One asset for another, for the least price that is asked for.
fn sold(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const SOLD: Does = trade(
        (Of::Token("sold.order.src"), "sold.order.amount"),
        (Of::Token("sold.order.dest"), UNSAID),
        "sold.to",
    );
    let mut act = called.read_as(SOLD, reader)?;
    if let Deed::Trade { gives, gets } = &mut act.deed {
        for (given, got) in gives.iter().zip(gets) {
            got.amount = at_price(called.uint("sold.order.price")?, &given.amount);
        }
        act.words = act.in_words();
    }
    Some(act)
}

/// What so much comes to at a price that counts in units of ten to the eighteenth.
fn at_price(price: U256, amount: &Amount) -> Amount {
    const ONE: U256 = uint!(1_000_000_000_000_000_000_U256);
    let product = amount.number().and_then(|amount| amount.checked_mul(price));
    match product {
        _ if price.is_zero() => Amount::of(U256::ZERO),
        Some(product) => Amount::of(product / ONE),
        None => Amount::unread(),
    }
}

/// Takes the amount out of an act, which another action gives. A price is judged by a million of what is sold.
fn unsay_amount(act: &mut Act, price: Option<U256>, reader: &mut Reader) {
    match &mut act.deed {
        Deed::Withdraw { amount, .. }
        | Deed::Deposit { amount, .. }
        | Deed::Borrow { amount, .. } => *amount = Amount::unread(),
        Deed::Trade { gives, gets } => {
            for (given, got) in gives.iter_mut().zip(gets) {
                let decimals = u32::from(given.asset.decimals().unwrap_or(18));
                let many = U256::from(10).saturating_pow(U256::from(decimals + 6));
                given.amount = Amount::of(many);
                got.amount = at_price(price.unwrap_or_default(), &given.amount);
                let little = got.amount.is_zero() || worth::is_likely_less(&[&*got], 2, &[&*given]);
                (given.amount, got.amount) = (Amount::unread(), Amount::unread());
                if little {
                    let reason = "no price is asked for that comes near what is sold";
                    reader.unread.push(Unread::new(act.path.clone(), reason));
                }
            }
        }
        _ => {}
    }
    act.words = act.in_words();
}

/// Takes out of an act who gets what, where that is the account itself or its owner.
fn come_from(act: &mut Act, mapped: &[u64], whose: usize, reader: &mut Reader) {
    const ITSELF: [u64; 2] = [254, 255];
    match mapped.get(whose) {
        None | Some(0) => {}
        Some(from) if ITSELF.contains(from) => {
            act.parties.retain(|party| party.role != Role::Payee);
            act.words = act.in_words();
        }
        Some(_) => {
            reader.only_searched(act.path.clone(), "who gets what this action pays");
        }
    }
}
