//! Euler's swapper, which trades what is borrowed or taken out of its vaults, and its verifier, which says what must come
//! of that.
//!
//! The swapper does whatever anybody tells it with whatever it has, and pays wherever the calls that it is handed say.
//! What protects the account is the verifier's call behind it, in the same batch of the connector: so what the swapper
//! hands to somebody who is not known is told as given away, but where the verifier asks for enough.

use alloy_primitives::{Address, U256};

use super::does::NEXT_TO_NOTHING;
use super::erc20::pulled;
use super::function::{
    Called, Does, Function, HELD, Of, UNSAID, deposit, function, sweep, trade, withdraw,
};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Asset, Deed, Kind, Part, Party, Reader, Role, known, tokens, worth};
use crate::decode::Unread;
use crate::decode::abi::{Arguments, SELECTOR, signature};
use crate::intel::ChainAddress;

const PUT: Does =
    Does::Custom(|called, reader| put(called, (Of::Token("token"), HELD), "account", reader));
const CHECKED: Does =
    Does::Custom(|called, reader| put(called, (Of::Unnamed, "least"), "account", reader));
const INTO: &[(Role, &str)] = &[(Role::Contract, "vault")];
const PULL: Does = Does::Custom(pulled_in);

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("swap((bytes32 handler,uint256 mode,address account,address tokenIn,address tokenOut,address vaultIn,address accountIn,address receiver,uint256 amountOut,bytes data) params)", Does::Custom(swapped)),
    function("deposit(address token,address vault,uint256 dust,address account)", Does::Custom(put_if_any)).with(INTO),
    function("repay(address token,address vault,uint256 held,address account)", PUT).with(INTO),
    function("repayAndDeposit(address token,address vault,uint256 held,address account)", PUT).with(INTO),
    function("sweep(address token,uint256 dust,address to)", Does::Custom(swept)),
    function("verifyAmountMinAndSkim(address vault,address account,uint256 least,uint256)", CHECKED).with(INTO),
    function("verifyAmountMinAndDeposit(address vault,address account,uint256 least,uint256)", CHECKED).with(INTO),
    function("verifyAmountMinAndTransfer(address token,address to,uint256 least,uint256)", sweep(Of::Token("token"), "least", "to")),
    function("verifyDebtMax(address vault,address account,uint256,uint256)", Does::Ordinary).with(&[(Role::Mentioned, "vault"), (Role::Mentioned, "account")]),
    function("skim(uint256 amount,address account)", Does::Custom(skimmed)),
    function("transferFromSender(address token,uint256 value,address to)", PULL),
    function("transferFromSender(address token,address to,uint256 value)", PULL),
];

/// What they are called.
const SWAPPER: &str = "Euler swapper";
const VERIFIER: &str = "Euler swap verifier";
const CONNECTOR: &str = "Euler vault connector";

fn is_called(to: Address, name: &str, reader: &Reader) -> bool {
    known::contract(reader.chain, &to).is_some_and(|contract| contract.name == name)
}

/// What is taken from whoever calls: for the swapper or the verifier, to be used by what follows.
fn pulled_in(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let to = called.address("to")?;
    if [SWAPPER, VERIFIER].iter().any(|name| is_called(to, name, reader)) {
        return called.read_as(deposit(Of::Token("token"), "value", "to"), reader);
    }
    pulled(called, "token", "to", reader)
}

/// What is put in or paid back for somebody, out of what the account had traded: for anybody else it is given away.
fn put(
    called: &Called<'_>,
    (asset, amount): (Of, &'static str),
    account: &'static str,
    reader: &mut Reader,
) -> Option<Act> {
    let own = reader.has_own(called.address(account)?);
    let does = if own { deposit } else { withdraw };
    called.read_as(does(asset, amount, account), reader)
}

/// Whether all that the swapper has of a token is moved, whatever it is: less than so much it leaves where it is.
fn is_all(called: &Called<'_>, reader: &mut Reader) -> Option<bool> {
    /// Hundredths of a coin, where its decimals are known.
    const HUNDREDTHS: u8 = 2;
    const UNITS: U256 = U256::from_limbs([1_000_000, 0, 0, 0]);
    let decimals = called.asset(Of::Token("token"), reader)?.decimals();
    let dust = decimals.map_or(UNITS, |decimals| {
        U256::from(10).saturating_pow(U256::from(decimals.saturating_sub(HUNDREDTHS)))
    });
    Some(called.uint("dust")? <= dust)
}

fn put_if_any(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if is_all(called, reader)? {
        return put(called, (Of::Token("token"), UNSAID), "account", reader);
    }
    Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader))
}

fn swept(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let own = called.address("to").is_some_and(|to| reader.has_own(to));
    if is_all(called, reader)? || !own {
        return called.read_as(sweep(Of::Token("token"), UNSAID, "to"), reader);
    }
    Some(called.act(called.ordinary(), Role::Contract, Vec::new(), reader))
}

/// What was paid to a vault without a word, and counts for whoever is named from then on.
fn skimmed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    put(called, (Of::Unnamed, UNSAID), "account", reader)
}

/// How the function is called that trades what the swapper has.
const SWAP: &str = "swap((bytes32,uint256,";

/// A trade of all that the swapper has of a token: by a call that the page made, or by a route of Uniswap's. To get so
/// much of the other, or to pay a debt with it, it takes what it needs, and puts back the rest.
fn swapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const CALL: &str = "(address target,bytes data)";
    const EXACT: U256 = U256::ZERO;
    const DEBT: U256 = U256::from_limbs([2, 0, 0, 0]);
    const NAMED: [&str; 6] = [
        "params.tokenIn",
        "params.tokenOut",
        "params.vaultIn",
        "params.account",
        "params.accountIn",
        "params.receiver",
    ];
    let mode = called.uint("params.mode")?;
    let (data, path) = (called.bytes_at("params.data")?, called.path("params.data"));
    let mut target = None;
    let trades = if called.get("params.handler")?.word().starts_with(b"Generic\0") {
        let arguments = Arguments::new(signature::parameters(CALL), data);
        let to = arguments.get("target").and_then(|target| target.address())?;
        let call = Call {
            by: Caller::contract(called.call),
            to,
            to_path: &path,
            value: Some(U256::ZERO),
            value_path: &path,
            data: arguments.get("data").and_then(|data| data.bytes())?,
            path: &path,
            ..*called.call
        };
        target = Some(Party::new(Role::Payee, to, path.clone(), reader.chain));
        reader.call(&call)
    } else {
        // Nothing in it says what must come of it, but where it is to be so much.
        let gives = (Of::Token("params.tokenIn"), UNSAID);
        let least = if mode == EXACT { UNSAID } else { "params.amountOut" };
        let payee = if mode == DEBT { UNSAID } else { "params.receiver" };
        vec![called.read_as(trade(gives, (Of::Token("params.tokenOut"), least), payee), reader)?]
    };
    let mut act = called.making(1, trades, reader);
    let handed = paid(&act, called.call.to, reader);
    if let Some(handed) = handed.or(target.filter(|target| target.kind.is_none())) {
        let asset = called.asset(Of::Token("params.tokenIn"), reader)?;
        act.deed = Deed::Withdraw { asset, amount: Amount::unread() };
        // A vault that is known keeps it all the same.
        act.parties.insert(0, Party { kind: None, ..handed });
    }
    for named in NAMED {
        act.parties.extend(called.party(Role::Mentioned, named, reader));
    }
    act.words = act.in_words();
    let rest = (mode != EXACT, "params.tokenIn", "params.accountIn", "params.vaultIn");
    let owed = (mode == DEBT, "params.tokenOut", "params.account", "params.receiver");
    for (_, token, account, vault) in [rest, owed].into_iter().filter(|(made, ..)| *made) {
        let mut put = put(called, (Of::Token(token), UNSAID), account, reader)?;
        put.parties.extend(called.party(Role::Mentioned, vault, reader));
        act.calls.push(put);
    }
    Some(act)
}

/// The first that a call of the swapper's pays of whom nobody knows, or which keeps what it is not told is somebody's.
fn paid(act: &Act, swapper: Address, reader: &Reader) -> Option<Party> {
    let is_it = |party: &&Party| {
        party.role == Role::Payee
            && matches!(party.kind, None | Some(Kind::Vault))
            && !reader.is_own(&party.address)
            && party.address.bytes20() != Some(&swapper)
    };
    let inner = act.calls.iter().map(|call| paid(call, swapper, reader));
    act.parties.iter().find(is_it).cloned().or_else(|| inner.flatten().next())
}

/// The accounts that an address has at the connector, of which only the last byte differs: what the calls name of them is
/// as much the account's own.
pub(super) fn own_accounts(called: &Called<'_>, reader: &mut Reader) {
    const SHARED: usize = 19;
    let owner = called.call.by.address().filter(|one| reader.has_own(*one));
    let Some(shared) = owner.as_ref().and_then(|one| one.first_chunk::<SHARED>()) else { return };
    if is_called(called.call.to, CONNECTOR, reader) {
        let named = called.call.data.windows(Address::len_bytes());
        for one in named.filter(|one| one.starts_with(shared)) {
            reader.own(Address::from_slice(one));
        }
    }
}

/// Where the verifier sees to it that the account gets enough, what the swapper hands to others before is no more than how
/// it is traded, and what it pays to the vault or to the verifier counts as the account's.
pub(super) fn verify(called: &Called<'_>, batch: &mut Act, reader: &mut Reader) {
    name_what_is_paid(batch, reader);
    let put = taken_there(called, reader);
    for at in 0..batch.calls.len() {
        let (before, rest) = batch.calls.split_at_mut(at);
        let Some((place, kept, least)) = rest.first().and_then(|check| asked_for(check, reader))
        else {
            continue;
        };
        let is_swappers = |one: &&mut Act| {
            one.party(Role::Contract).and_then(|one| one.name.as_deref()) == Some(SWAPPER)
        };
        let mut made: Vec<&mut Act> = before.iter_mut().filter(is_swappers).collect();
        let mut pairs = Vec::new();
        for one in &made {
            one.each(&mut |act| pairs.extend(pair(act)));
        }
        // How much of each is given is not known where they are several.
        let put = put.filter(|_| pairs.windows(2).all(|two| matches!(two, [a, b] if a == b)));
        let part = |token: &ChainAddress, amount: &Amount, reader: &mut Reader| Part {
            asset: token.bytes20().map_or(Asset::Unnamed, |token| reader.token(*token)),
            amount: amount.clone(),
            to: None,
        };
        let gives = put.map_or_else(Amount::unread, Amount::of);
        let is_enough = least.number() >= Some(NEXT_TO_NOTHING)
            && pairs.iter().all(|[given, got]| {
                let gives = part(given, &gives, reader);
                let mut gets = part(got, &least, reader);
                if kept != Asset::Unnamed {
                    gets.asset.clone_from(&kept);
                }
                !worth::is_likely_less(&[&gets], 2, &[&gives])
            });
        if is_enough {
            for one in &mut made {
                settle(one, &place, (&gives, &least), reader);
            }
        }
    }
}

/// The two tokens of a trade of the swapper's.
fn pair(act: &Act) -> Option<[ChainAddress; 2]> {
    let named = |name| act.parties.iter().find(|one| one.name_of_argument() == name);
    let (given, got) = named("tokenIn").zip(named("tokenOut")).filter(|_| act.is_named(&[SWAP]))?;
    Some([given.address.clone(), got.address.clone()])
}

/// Says what vaults pay to the swapper, where that is known.
fn name_what_is_paid(batch: &mut Act, reader: &mut Reader) {
    for one in &mut batch.calls {
        let payee = one.party(Role::Payee).and_then(|payee| payee.name.as_deref());
        let by_shares = one.is_named(&["redeem("]);
        let vault = one.party(Role::Contract).and_then(|vault| vault.address.bytes20().copied());
        let (Some(SWAPPER), Some(vault)) = (payee, vault) else { continue };
        let (Deed::Withdraw { asset, amount } | Deed::Borrow { asset, amount }) = &mut one.deed
        else {
            continue;
        };
        if by_shares {
            let keeps = known::contract(reader.chain, &vault).and_then(|vault| vault.keeps.first());
            *asset = keeps.map_or(Asset::Unnamed, |kept| tokens::kept(reader.chain, kept));
            *amount = Amount::unread();
        }
        if *asset == Asset::Unnamed {
            let reason = "which token it is that the vault pays to be traded is not known here";
            reader.unread.push(Unread::new(one.path.as_str(), reason));
        }
        one.words = one.in_words();
    }
}

/// The vault, or the verifier, that is to have something for the account, of what it is, and how much at least.
fn asked_for(check: &Act, reader: &Reader) -> Option<(Party, Asset, Amount)> {
    let mut contracts = check.parties.iter().filter(|party| party.role == Role::Contract);
    let place = contracts.next()?;
    let verifier = contracts.next().unwrap_or(place);
    let own = check.party(Role::Payee).is_some_and(|payee| reader.is_own(&payee.address));
    let (Deed::Deposit { asset, amount } | Deed::Withdraw { asset, amount }) = &check.deed else {
        return None;
    };
    let is_it = verifier.has_name(VERIFIER) && check.is_named(&["verifyAmountMin"]);
    let there = if check.is_named(&["verifyAmountMinAndSkim("]) { place } else { verifier };
    (own && is_it).then(|| (there.clone(), asset.clone(), amount.clone()))
}

/// How much is borrowed, taken out or handed in for the swapper by the calls of a batch, if they say.
fn taken_there(called: &Called<'_>, reader: &Reader) -> Option<U256> {
    const TAKES: [&str; 5] = [
        "borrow(uint256 amount,address to)",
        "withdraw(uint256 amount,address to,address)",
        "transferFromSender(address,uint256 amount,address to)",
        "transferFromSender(address,address to,uint256 amount)",
        "redeem(uint256,address to,address)",
    ];
    let mut sum = U256::ZERO;
    for item in called.get("items")?.items()? {
        let data = item.bytes_at("data")?;
        let fits = |row: &&&str| data.starts_with(&signature::selector(row));
        let Some(row) = TAKES.iter().find(fits) else { continue };
        let arguments = Arguments::new(signature::parameters(row), data.get(SELECTOR..)?);
        let to = arguments.get("to").and_then(|to| to.address())?;
        if is_called(to, SWAPPER, reader) {
            sum = sum.saturating_add(arguments.get("amount")?.uint()?);
        }
    }
    Some(sum)
}

/// Says of what the swapper does that it is a trade for enough, and of the place that is paid on the way that it is named.
/// Who is not known and is handed all may keep what is more than that: where it is not said how much all is, enough is
/// some hundred dollars.
fn settle(act: &mut Act, place: &Party, amounts: (&Amount, &Amount), reader: &mut Reader) {
    const SOME: u64 = 10_000_000;
    let pair = pair(act);
    let payee = act.party(Role::Payee).map(|payee| payee.address == place.address);
    if let (Deed::Withdraw { asset, .. }, Some([_, got]), Some(is_place)) =
        (&act.deed, &pair, payee)
    {
        let got = got.bytes20().map_or(Asset::Unnamed, |token| reader.token(*token));
        let part = |asset, amount: &Amount| Part { asset, amount: amount.clone(), to: None };
        let (gives, gets) = (vec![part(asset.clone(), amounts.0)], vec![part(got, amounts.1)]);
        if is_place {
            act.deed = Deed::Calls { count: 1 };
        } else if amounts.0.number().is_some() || worth::least(&gets) >= worth::Worth::from(SOME) {
            act.deed = Deed::Trade { gives, gets };
        }
    }
    let handed = matches!(act.deed, Deed::Trade { .. }) && pair.is_some();
    for party in act.parties.iter_mut().filter(|party| party.role == Role::Payee) {
        if party.address == place.address {
            party.role = Role::Mentioned;
        } else if handed {
            party.role = Role::Executor;
        }
    }
    act.words = act.in_words();
    act.calls.iter_mut().for_each(|inner| settle(inner, place, amounts, reader));
}
