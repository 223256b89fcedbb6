//! Spectra's router: yield that is split from what earns it, by commands of its own.
//!
//! It is called as Uniswap's is, and its codes mean something else. What a trade takes is whatever the router holds of
//! a token that only the pool knows; the commands before it say what was pulled.

use alloy_primitives::{Address, U256, address};

use super::function::{Called, Does, Function, Of, UNSAID, deposit, function};
use super::plan::{Command, Plan, command, encoded};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Amount, Asset, Deed, Part, Party, Reader, Role, known, tokens};

const STEP: Does = Does::Custom(step);
const PULL: Does = deposit(Of::Token("token"), "amount", UNSAID);
/// Whose contract is handed what is traded.
const POOL: &[(Role, &str)] = &[(Role::Executor, "pool")];
const VAULT: &[(Role, &str)] = &[(Role::Executor, "token")];

/// The highest two bits are no part of a code.
pub(super) const PLAN: Plan =
    Plan { commands: "commands", inputs: "inputs", mask: 0x3f, table: COMMANDS };

/// `KyberSwap`'s router, on every network.
const KYBER: Address = address!("0x6131B5fae19EA4f9D964eAc0408E4408b66337b5");

/// What a flash loan is for.
static BORROWED: Function = function("execute(bytes commands,bytes[] inputs)", Does::Ordinary);

#[rustfmt::skip]
static COMMANDS: &[Command] = &[
    command(0x00, "TRANSFER_FROM(address token,uint256 amount)", PULL),
    command(0x01, "TRANSFER_FROM_WITH_PERMIT(address token,uint256 amount,uint256 deadline,uint8 v,bytes32 r,bytes32 s)", PULL),
    command(0x02, "TRANSFER(address token,address recipient,uint256 amount)", Does::Custom(|called, reader| paid(called, Of::Token("token"), reader))),
    command(0x03, "CURVE_SWAP(address pool,uint256 i,uint256 j,uint256 amount,uint256 least,address recipient)", STEP).with(POOL),
    command(0x04, "DEPOSIT_ASSET_IN_IBT(address token,uint256 amount,address recipient)", STEP).with(VAULT),
    command(0x05, "DEPOSIT_ASSET_IN_PT(address token,uint256 amount,address recipient,address ytRecipient,uint256 minShares)", STEP).with(VAULT),
    command(0x06, "DEPOSIT_IBT_IN_PT(address token,uint256 amount,address recipient,address ytRecipient,uint256 minShares)", STEP).with(VAULT),
    command(0x07, "REDEEM_IBT_FOR_ASSET(address ibt,uint256 amount,address recipient)", STEP),
    command(0x08, "REDEEM_PT_FOR_ASSET(address pt,uint256 amount,address recipient,uint256 minAssets)", STEP),
    command(0x09, "REDEEM_PT_FOR_IBT(address pt,uint256 amount,address recipient,uint256 minIbts)", STEP),
    command(0x0a, "FLASH_LOAN(address lender,address token,uint256 amount,bytes data)", Does::Custom(borrowed)),
    command(0x0b, "CURVE_SPLIT_IBT_LIQUIDITY(address pool,uint256 amount,address recipient,address ytRecipient,uint256 minPTShares)", STEP).with(POOL),
    command(0x0c, "CURVE_ADD_LIQUIDITY(address pool,uint256[2] amounts,uint256 least,address recipient)", STEP).with(POOL),
    command(0x0d, "CURVE_REMOVE_LIQUIDITY(address pool,uint256 amount,uint256[2] minAmounts,address recipient)", STEP).with(&[(Role::Mentioned, "pool")]),
    command(0x0e, "CURVE_REMOVE_LIQUIDITY_ONE_COIN(address pool,uint256 amount,uint256 i,uint256 least,address recipient)", STEP).with(&[(Role::Mentioned, "pool")]),
    command(0x0f, "ASSERT_MIN_BALANCE(address token,address owner,uint256 minValue)", Does::Ordinary),
    command(0x10, "WRAP_VAULT_IN_4626_ADAPTER(address token,uint256 amount,address recipient)", STEP).with(VAULT),
    command(0x10, "WRAP_VAULT_IN_4626_ADAPTER(address token,uint256 amount,address recipient,uint256 minShares)", STEP).with(VAULT),
    command(0x11, "UNWRAP_VAULT_FROM_4626_ADAPTER(address wrapper,uint256 amount,address recipient)", STEP),
    command(0x11, "UNWRAP_VAULT_FROM_4626_ADAPTER(address wrapper,uint256 amount,address recipient,uint256 minShares)", STEP),
    command(0x12, "KYBER_SWAP(address tokenIn,uint256 amount,address token,uint256 expected,bytes data)", Does::Custom(by_kyber)),
    command(0x13, "PENDLE_REMOVE_LIQUIDITY_SINGLE_TOKEN(address recipient,address market,uint256 amount,(address tokenOut,uint256 minTokenOut,address,address pendleSwap,(uint8,address extRouter,bytes,bool) swap) output,(address limitRouter,uint256,((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],((uint256,uint256,uint256,uint8,address,address,address,address,uint256,uint256,uint256,bytes),bytes,uint256)[],bytes) limit)", STEP)
        .with(&[(Role::Executor, "output.pendleSwap"), (Role::Executor, "output.swap.extRouter"), (Role::Executor, "limit.limitRouter"), (Role::Mentioned, "market")]),
    command(0x15, "CURVE_NG_SWAP(address pool,uint256 i,uint256 j,uint256 amount,uint256 least,address recipient)", STEP).with(POOL),
    command(0x16, "CURVE_NG_SPLIT_IBT_LIQUIDITY(address pool,uint256 amount,address recipient,address ytRecipient,uint256 minPTShares)", STEP).with(POOL),
    command(0x17, "CURVE_NG_ADD_LIQUIDITY(address pool,uint256[2] amounts,uint256 least,address recipient)", STEP).with(POOL),
    command(0x18, "CURVE_NG_REMOVE_LIQUIDITY(address lp,uint256 amount,uint256[2] minAmounts,address recipient)", STEP),
    command(0x19, "CURVE_NG_REMOVE_LIQUIDITY_ONE_COIN(address lp,uint256 amount,uint256 i,uint256 least,address recipient)", STEP),
    command(0x1a, "CURVE_SPLIT_IBT_LIQUIDITY_SNG(address pool,uint256 amount,address recipient,address ytRecipient,uint256 minPTShares)", STEP).with(POOL),
    command(0x1b, "CURVE_ADD_LIQUIDITY_SNG(address pool,uint256[2] amounts,uint256 least,address recipient)", STEP).with(POOL),
    command(0x1b, "CURVE_ADD_LIQUIDITY_SNG(address pool,uint256[] amounts,uint256 least,address recipient)", STEP).with(POOL),
    command(0x1c, "CURVE_REMOVE_LIQUIDITY_SNG(address lp,uint256 amount,uint256[2] minAmounts,address recipient)", STEP),
    command(0x1c, "CURVE_REMOVE_LIQUIDITY_SNG(address lp,uint256 amount,uint256[] minAmounts,address recipient)", STEP),
    command(0x1d, "CURVE_REMOVE_LIQUIDITY_ONE_COIN_SNG(address lp,uint256 amount,uint256 i,uint256 least,address recipient)", STEP),
    command(0x1e, "CURVE_SWAP_SNG(address pool,uint256 i,uint256 j,uint256 amount,uint256 least,address recipient)", STEP).with(POOL),
    command(0x1f, "CURVE_SPLIT_IBT_LIQUIDITY_CUSTOM_PROP(address pool,uint256 amount,uint256 prop,address recipient,address ytRecipient,uint256 minPTShares)", STEP).with(POOL),
    command(0x20, "CURVE_SPLIT_IBT_LIQUIDITY_CUSTOM_PROP_NG(address pool,uint256 amount,uint256 prop,address recipient,address ytRecipient,uint256 minPTShares)", STEP).with(POOL),
    command(0x21, "CURVE_SPLIT_IBT_LIQUIDITY_CUSTOM_PROP_SNG(address pool,uint256 amount,uint256 prop,address recipient,address ytRecipient,uint256 minPTShares)", STEP).with(POOL),
    command(0x22, "DEPOSIT_NATIVE_IN_WRAPPER(address wrapper,uint256 amount)", Does::Custom(wrapped)),
    command(0x23, "WITHDRAW_NATIVE_FROM_WRAPPER(address wrapper,uint256 amount)", Does::Custom(unwrapped)).with(&[(Role::Mentioned, "wrapper")]),
    command(0x24, "TRANSFER(address recipient,uint256 amount)", Does::Custom(|called, reader| paid(called, Of::Native, reader))),
];

/// Whether it is the router, or a contract that is not known and called as one: by commands of which Uniswap's do not
/// have all, and this has.
pub(super) fn is_it(called: &Called<'_>, uniswap: &Plan, reader: &Reader) -> bool {
    match known::contract(reader.chain, &called.call.to) {
        Some(contract) => contract.name == "Spectra router",
        None => !uniswap.fits(called) && PLAN.fits(called),
    }
}

/// Carries out the commands.
pub(super) fn execute(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let acts = PLAN.read(called, reader)?;
    let (mut gives, mut gets) = (Vec::new(), Vec::new());
    // What the commands do not use of the coins that are sent along is told by itself.
    let mut coins = U256::ZERO;
    let mut used = |asset: &Asset, amount: &Amount| {
        if matches!(asset, Asset::Native { .. }) {
            coins = coins.saturating_add(amount.number().unwrap_or(U256::MAX));
        }
    };
    for act in &acts {
        act.each(&mut |act| match &act.deed {
            Deed::Deposit { asset, amount } | Deed::Send { asset, amount } => used(asset, amount),
            Deed::Trade { gives, .. } => {
                for part in gives {
                    used(&part.asset, &part.amount);
                }
            }
            _ => {}
        });
    }
    let coins = called.call.value.unwrap_or_default().min(coins);
    if !coins.is_zero() {
        let (asset, amount) = (tokens::native(reader.chain), Amount::of(coins));
        gives.push(Part { asset, amount, to: None });
    }
    for act in &acts {
        // What goes to the router itself, later commands go on with.
        let kept = act.party(Role::Payee).map(|payee| &payee.address)
            == Some(&reader.spelled(called.call.to));
        match &act.deed {
            Deed::Deposit { asset, amount } if !matches!(asset, Asset::Native { .. }) => {
                gives.push(Part { asset: asset.clone(), amount: amount.clone(), to: None });
            }
            Deed::Trade { gets: got, .. } if !kept => gets.extend(got.iter().cloned()),
            _ => {}
        }
    }
    let deed = if gives.is_empty() {
        Deed::Calls { count: acts.len() }
    } else {
        Deed::Trade { gives, gets }
    };
    let mut act = called.act(deed, Role::Contract, Vec::new(), reader);
    act.calls = acts;
    Some(act)
}

/// Gives what the router holds for something, of which the request says at most what it is, or that it may be nothing.
fn step(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    // Shares are given of what they are taken out of, by whoever has them.
    let shares = ["ibt", "pt", "wrapper", "lp"].into_iter().find(|one| called.get(one).is_some());
    let asset = match shares {
        Some(shares) => called.asset(Of::Token(shares), reader)?,
        None => Asset::Unnamed,
    };
    let gives = vec![Part { asset, amount: called.amount("amount"), to: None }];
    let token = ["token", "output.tokenOut"].into_iter().find(|one| called.get(one).is_some());
    let gets = match token {
        Some(token) => Some(Part {
            asset: called.asset(Of::Token(token), reader)?,
            amount: called.amount("output.minTokenOut"),
            to: None,
        }),
        None => called.least(Asset::Unnamed, "least", &[]),
    };
    let payees = ["recipient", "ytRecipient"];
    let mut payees: Vec<_> =
        payees.iter().filter_map(|payee| recipient(called, payee, reader)).collect();
    // Others first.
    payees.sort_by_key(|payee| reader.is_own(&payee.address));
    let deed = Deed::Trade { gives, gets: gets.into_iter().collect() };
    Some(called.act(deed, Role::Contract, payees, reader))
}

/// Wraps coins for the router. Another than the one that wraps those of the network has them.
fn wrapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (asset, amount) = (tokens::native(reader.chain), called.amount("amount"));
    let wrapper = called.party(Role::Payee, "wrapper", reader)?;
    let known = tokens::wrapped_native(reader.chain).filter(|_| wrapper.kind.is_none());
    if known.is_some_and(|known| wrapper.address.bytes20() != Some(&known)) {
        let deed = Deed::Send { asset, amount };
        return Some(called.act(deed, Role::Contract, vec![wrapper], reader));
    }
    let parties = vec![itself(called, reader), Party { role: Role::Executor, ..wrapper }];
    Some(called.act(Deed::Deposit { asset, amount }, Role::Contract, parties, reader))
}

/// Unwraps coins for the router.
#[allow(clippy::unnecessary_wraps, reason = "a reader")]
fn unwrapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (asset, amount) = (tokens::native(reader.chain), called.amount("amount"));
    let parties = vec![itself(called, reader)];
    Some(called.act(Deed::Withdraw { asset, amount }, Role::Contract, parties, reader))
}

/// The router, for which something is done.
fn itself(called: &Called<'_>, reader: &Reader) -> Party {
    Party::new(Role::Payee, called.call.to, called.call.to_path.to_owned(), reader.chain)
}

/// Pays some of what the router holds.
fn paid(called: &Called<'_>, of: Of, reader: &mut Reader) -> Option<Act> {
    let deed = Deed::Withdraw { asset: called.asset(of, reader)?, amount: called.amount("amount") };
    let payee = recipient(called, "recipient", reader).into_iter().collect();
    Some(called.act(deed, Role::Contract, payee, reader))
}

/// Who gets something, if that is not the caller.
fn recipient(called: &Called<'_>, argument: &str, reader: &Reader) -> Option<Party> {
    /// What stands for the caller, and for the router.
    const CALLER: Address = address!("0x00000000000000000000000000000000000000c0");
    const ITSELF: Address = address!("0x00000000000000000000000000000000000000e0");
    let address = match called.address(argument)? {
        CALLER => return None,
        ITSELF => called.call.to,
        address => address,
    };
    Some(Party::new(Role::Payee, address, called.path(argument), reader.chain))
}

/// The commands that are carried out with what is borrowed.
fn borrowed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let path = called.path("data");
    let call = Call { data: called.bytes_at("data")?, path: &path, ..*called.call };
    let inner = encoded(&call, &BORROWED);
    let acts = PLAN.read(&inner, reader)?;
    Some(called.making(acts.len(), acts, reader))
}

/// A call of `KyberSwap`'s router, by this one.
fn by_kyber(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let path = called.path("data");
    let calls = reader.call(&Call {
        by: Caller::contract(called.call),
        to: KYBER,
        to_path: &path,
        data: called.bytes_at("data")?,
        path: &path,
        ..*called.call
    });
    Some(called.making(1, calls, reader))
}
