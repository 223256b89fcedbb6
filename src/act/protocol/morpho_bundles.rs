//! Morpho's bundles: calls of its adapters, which move what they were handed, or what their caller allowed
//! them to take. The older bundlers have functions of the same names, and make all calls themselves.

use alloy_primitives::keccak256;

use super::exchanges::take_over;
use super::function::{
    Called, Does, Function, HELD, Of, Shape, UNSAID, deposit, function, send, trade, withdraw,
};
use super::is_known;
use super::lending::{MARKET, lent, morpho_borrowed, morpho_in, morpho_out};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Asset, Deed, Part, Reader, Role};
use crate::decode::abi::{self, Arguments, signature};
use crate::decode::limits;

/// Sent on by the adapter, from what it holds.
const SENT_ON: Does = send(Of::Token("token"), HELD, "receiver");
const PULL: Does = send(Of::Token("token"), "amount", "receiver");
const PULL_IN: Does = deposit(Of::Token("token"), "amount", UNSAID);
const INTO_VAULT: Does = deposit(Of::Unnamed, HELD, "receiver");
const OUT_OF_VAULT: Does = withdraw(Of::Unnamed, UNSAID, "receiver");
const REPAID: Does = deposit(Of::Token("token"), HELD, "onBehalf");
const TAKEN_OUT: Does = withdraw(Of::Token("token"), "amount", "receiver");
const SWAPPER: &[(Role, &str)] = &[(Role::Mentioned, "augustus")];
const COLLATERAL: Does = deposit(Of::Token("market.collateralToken"), HELD, "onBehalf");
/// Offers that are taken at once have one target and one limit, so they are of one token.
const FILLED: Of = Of::Token("fills.0.offer.market.loanToken");
const EXIT: Does = withdraw(Of::Unnamed, "assets", UNSAID);
const FEE: &[(Role, &str)] = &[(Role::FeeReceiver, "referralFeeRecipient")];
const MARKET_AND_FEE: &[(Role, &str)] = &[
    (Role::Mentioned, "market.collateralToken"),
    (Role::Mentioned, "market.oracle"),
    (Role::FeeReceiver, "referralFeeRecipient"),
];
const TO: &[(Role, &str)] = &[(Role::Payee, "receiver")];
const OWNER: &[(Role, &str)] = &[(Role::Holder, "owner")];

/// The vault in place of the contract that is called, which hands everything on.
const OF_VAULT: &[(Role, &str)] = &[(Role::Contract, "vault")];
const OF_VAULT_WITH_FEE: &[(Role, &str)] =
    &[(Role::Contract, "vault"), (Role::FeeReceiver, "referralFeeRecipient")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("erc20TransferFrom(address token,address receiver,uint256 amount)", PULL),
    function("erc20TransferFrom(address token,uint256 amount)", PULL_IN),
    function("erc20Transfer(address token,address receiver,uint256 held)", SENT_ON),
    function("nativeTransfer(address receiver,uint256 held)", send(Of::Native, HELD, "receiver")),
    function("permit2TransferFrom(address token,address receiver,uint256 amount)", PULL),
    function("permit2TransferFrom(address token,uint256 amount)", PULL_IN),
    function("wrapNative(uint256 amount)", Does::Ordinary),
    function("wrapNative(uint256 amount,address receiver)", withdraw(Of::Unnamed, "amount", "receiver")),
    function("unwrapNative(uint256 amount)", Does::Ordinary),
    function("unwrapNative(uint256 amount,address receiver)", withdraw(Of::Native, "amount", "receiver")),
    function("erc4626Mint(address vault,uint256 shares,uint256 maxSharePriceE27,address receiver)", deposit(Of::Unnamed, UNSAID, "receiver")).with(OF_VAULT),
    function("erc4626Deposit(address vault,uint256 held,uint256 maxSharePriceE27,address receiver)", INTO_VAULT).with(OF_VAULT),
    function("erc4626Withdraw(address vault,uint256 assets,uint256 minSharePriceE27,address receiver,address owner)", OUT_OF_VAULT).with(OWNER),
    function("erc4626Redeem(address vault,uint256 shares,uint256 minSharePriceE27,address receiver,address owner)", OUT_OF_VAULT).with(OWNER),
    function("stakeEth(uint256 held,uint256,address referral,address receiver)", deposit(Of::Native, HELD, "receiver")).with(&[(Role::Mentioned, "referral")]),
    function("wrapStEth(uint256,address receiver)", OUT_OF_VAULT),
    function("unwrapStEth(uint256,address receiver)", OUT_OF_VAULT),
    function("morphoWrapperDepositFor(address receiver,uint256 amount)", deposit(Of::Unnamed, "amount", "receiver")),
    function("morphoWrapperWithdrawTo(address receiver,uint256 amount)", withdraw(Of::Unnamed, "amount", "receiver")),
    function("erc20WrapperDepositFor(address wrapper,uint256 amount)", deposit(Of::Unnamed, "amount", UNSAID)).with(&[(Role::Mentioned, "wrapper")]),
    function("erc20WrapperWithdrawTo(address wrapper,address receiver,uint256 amount)", withdraw(Of::Unnamed, "amount", "receiver")),
    // Trades by way of ParaSwap, and loans that are moved here from elsewhere
    function("sell(address augustus,bytes data,address srcToken,address destToken,bool,(uint256,uint256,uint256),address receiver)", Does::Custom(swapped)).with(SWAPPER),
    function("buy(address augustus,bytes data,address srcToken,address destToken,uint256,(uint256,uint256,uint256),address receiver)", Does::Custom(swapped)).with(SWAPPER),
    function("buyMorphoDebt(address augustus,bytes data,address srcToken,(address loanToken,address,address,address,uint256) market,(uint256,uint256,uint256),address onBehalf,address receiver)", Does::Custom(swapped)).with(SWAPPER),
    function("aaveV2Repay(address token,uint256 held,uint256,address onBehalf)", REPAID),
    function("aaveV3Repay(address token,uint256 held,uint256,address onBehalf)", REPAID),
    function("aaveV3OptimizerRepay(address token,uint256 held,address onBehalf)", REPAID),
    function("compoundV2RepayErc20(address cToken,uint256 held,address onBehalf)", deposit(Of::Unnamed, HELD, "onBehalf")).with(&[(Role::Mentioned, "cToken")]),
    function("compoundV2RepayEth(uint256 held,address onBehalf)", deposit(Of::Native, HELD, "onBehalf")),
    function("compoundV3Repay(address instance,uint256 held,address onBehalf)", deposit(Of::Unnamed, HELD, "onBehalf")).with(&[(Role::Mentioned, "instance")]),
    function("aaveV2Withdraw(address token,uint256 amount,address receiver)", TAKEN_OUT),
    function("aaveV3Withdraw(address token,uint256 amount,address receiver)", TAKEN_OUT),
    function("aaveV3OptimizerWithdraw(address token,uint256 amount,uint256,address receiver)", TAKEN_OUT),
    function("aaveV3OptimizerWithdrawCollateral(address token,uint256 amount,address receiver)", TAKEN_OUT),
    function("compoundV2RedeemErc20(address cToken,uint256,address receiver)", OUT_OF_VAULT),
    function("compoundV2RedeemEth(uint256,address receiver)", withdraw(Of::Native, UNSAID, "receiver")),
    function("compoundV3WithdrawFrom(address instance,address token,uint256 amount,address receiver)", TAKEN_OUT),
    function("morphoSupply((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,uint256 maxSharePriceE27,address onBehalf,bytes data)", Does::Custom(lent_within)).with(MARKET),
    function("morphoSupplyCollateral((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 held,address onBehalf,bytes data)", Does::Custom(locked_within)).with(MARKET),
    function("morphoBorrow((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,uint256 minSharePriceE27,address receiver)", Does::Custom(morpho_borrowed)).with(TO),
    function("morphoRepay((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,uint256 maxSharePriceE27,address onBehalf,bytes data)", Does::Custom(repaid_within)),
    function("morphoFlashLoan(address token,uint256 assets,bytes data)", Does::Custom(flash_loan)),
    function("morphoWithdraw((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256 shares,uint256 minSharePriceE27,address receiver)", Does::Custom(morpho_out)),
    function("morphoWithdrawCollateral((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,address receiver)", withdraw(Of::Token("market.collateralToken"), "assets", "receiver")),
    // Its bundles of one call each
    function("blueBundlesV1SupplyCollateralAndBorrow((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 collateral,uint256 loan,uint256,(uint8,bytes),((uint8,bytes32,bytes32),uint256,uint256),(address,address,(address,address,address,address,uint256),bool,address,(address,address,address,address,uint256),uint128,uint64)[],uint256 referralFee,address referralFeeRecipient,uint256)", Does::Custom(put_in_and_borrow)).with(MARKET_AND_FEE),
    function("blueBundlesV1RepayAndWithdrawCollateral((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 loan,uint256,uint256 most,uint256 collateral,uint256,(uint8,bytes),((uint8,bytes32,bytes32),uint256,uint256),uint256 referralFee,address referralFeeRecipient,uint256)", Does::Custom(repay_and_take_out)).with(FEE),
    function("blueBundlesV1Supply((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,(uint8,bytes),uint256 referralFee,address referralFeeRecipient,uint256)", Does::Custom(lent)).with(MARKET_AND_FEE),
    function("blueBundlesV1Withdraw((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,uint256 assets,uint256,((uint8,bytes32,bytes32),uint256,uint256),(address,address,(address,address,address,address,uint256),bool,address,(address,address,address,address,uint256),uint128,uint64)[],uint256 referralFee,address referralFeeRecipient,uint256)", Does::Custom(take_out)).with(FEE),
    function("blueBundlesV1MigrateBorrowPosition((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) market,(address loanToken,address collateralToken,address oracle,address irm,uint256 lltv),uint256,((uint8,bytes32,bytes32),uint256,uint256),(address,address,(address,address,address,address,uint256),bool,address,(address,address,address,address,uint256),uint128,uint64)[],uint256 referralFee,address referralFeeRecipient,uint256)", Does::Ordinary).with(FEE),
    function("vaultExitBundlesV1InKindRedemptionVaultV1(address vault,(address,address,address,address,uint256)[],uint256 assets,(uint256,uint256,uint256,uint8,bytes32,bytes32),uint256)", EXIT).with(OF_VAULT),
    function("vaultExitBundlesV1InKindRedemptionVaultV2(address vault,address,(address,address,address,address,uint256)[],uint256 assets,(uint256,uint256,uint256,uint8,bytes32,bytes32),uint256)", EXIT).with(OF_VAULT),
    function("vaultExitBundlesV1ForceWithdrawVaultV2(address vault,address,uint256 assets,uint256,(uint256,uint256,uint256,uint8,bytes32,bytes32),uint256 referralFee,address referralFeeRecipient,uint256)", EXIT).with(OF_VAULT_WITH_FEE),
    function("vaultBundlesV1Deposit(address vault,uint256 assets,uint256,(uint8,bytes),uint256 referralFee,address referralFeeRecipient,uint256)", deposit(Of::Unnamed, "assets", UNSAID)).with(OF_VAULT_WITH_FEE),
    function("vaultBundlesV1Withdraw(address vault,uint256 assets,uint256,(uint256,uint256,uint256,uint8,bytes32,bytes32),uint256 referralFee,address referralFeeRecipient,uint256)", EXIT).with(OF_VAULT_WITH_FEE),
    function("vaultBundlesV1Migrate(address from,address vault,uint256 assets,uint256,uint256,(uint256,uint256,uint256,uint8,bytes32,bytes32),uint256 referralFee,address referralFeeRecipient,uint256)", deposit(Of::Unnamed, "assets", UNSAID)).with(&[(Role::Mentioned, "from"), (Role::Contract, "vault"), (Role::FeeReceiver, "referralFeeRecipient")]),
    // Midnight: loans at a fixed rate; an offer is bought or sold, and collateral goes out or in with it
    function("midnightBundlesV1BuyWithUnitsTargetAndWithdrawCollateral(uint256,uint256 assets,address taker,bool,(uint8,bytes),(((uint256,address,address loanToken,(address token,uint256,uint256,address)[] collateral,uint256,uint256,address,address) market,bool,address,uint256,uint256,uint256,bytes32,address,bytes,address,address,bool,uint128,uint128,uint256) offer,bytes,uint256)[] fills,(uint256,uint256 assets)[] withdrawals,address receiver,uint256 referralFee,address referralFeeRecipient,uint256,uint256)", Does::Custom(pay_and_take_out)).with(FEE),
    function("midnightBundlesV1BuyWithAssetsTargetAndWithdrawCollateral(uint256 assets,uint256,address taker,bool,(uint8,bytes),(((uint256,address,address loanToken,(address token,uint256,uint256,address)[] collateral,uint256,uint256,address,address) market,bool,address,uint256,uint256,uint256,bytes32,address,bytes,address,address,bool,uint128,uint128,uint256) offer,bytes,uint256)[] fills,(uint256,uint256 assets)[] withdrawals,address receiver,uint256 referralFee,address referralFeeRecipient,uint256,uint256)", Does::Custom(pay_and_take_out)).with(FEE),
    function("midnightBundlesV1SupplyCollateralAndSellWithUnitsTarget(uint256,uint256 assets,address taker,bool,address receiver,(uint256,uint256 assets,(uint8,bytes))[] supplies,(((uint256,address,address loanToken,(address token,uint256,uint256,address)[] collateral,uint256,uint256,address,address) market,bool,address,uint256,uint256,uint256,bytes32,address,bytes,address,address,bool,uint128,uint128,uint256) offer,bytes,uint256)[] fills,uint256 referralFee,address referralFeeRecipient,uint256,uint256)", Does::Custom(supply_and_sell)).with(FEE),
    function("midnightBundlesV1SupplyCollateralAndSellWithAssetsTarget(uint256 assets,uint256,address taker,bool,address receiver,(uint256,uint256 assets,(uint8,bytes))[] supplies,(((uint256,address,address loanToken,(address token,uint256,uint256,address)[] collateral,uint256,uint256,address,address) market,bool,address,uint256,uint256,uint256,bytes32,address,bytes,address,address,bool,uint128,uint128,uint256) offer,bytes,uint256)[] fills,uint256 referralFee,address referralFeeRecipient,uint256,uint256)", Does::Custom(supply_and_sell)).with(FEE),
    function("midnightBundlesV1RepayAndWithdrawCollateral((uint256,address,address loanToken,(address,uint256,uint256,address)[],uint256,uint256,address,address) market,uint256 assets,address onBehalf,(uint8,bytes),(uint256,uint256 assets)[] withdrawals,address receiver,uint256 referralFee,address referralFeeRecipient,uint256)", Does::Custom(pay_and_take_out)).with(FEE),
    // Older bundlers hand in what was signed for them.
    function("approve2(((address token,uint160 amount,uint48 expiration,uint48 nonce) details,address spender,uint256 sigDeadline) permitSingle,bytes signature,bool skipRevert)", Does::Ordinary).with(&[(Role::Spender, "permitSingle.spender")]),
    function("reallocateTo(address publicAllocator,address vault,uint256 value,((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) marketParams,uint128 amount)[] withdrawals,(address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) supplyMarketParams)", send(Of::Native, "value", "publicAllocator")),
    function("reallocateTo(address vault,((address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) marketParams,uint128 amount)[] withdrawals,(address loanToken,address collateralToken,address oracle,address irm,uint256 lltv) supplyMarketParams)", Does::Ordinary),
];

/// The bundler makes calls while Morpho waits for what is put in: those of an adapter's are encoded like the arguments
/// of this, and those of older bundlers are calls of themselves.
static REENTERED: Function = function(
    "reenter((address to,bytes data,uint256 value,bool,bytes32 callbackHash)[] bundle)",
    Does::Custom(bundle),
);
static CALLED_BACK: Function = function("multicall(bytes[] data)", Does::Calls(Shape::Own("data")));

/// The bundler's calls. Beside each may stand the hash of more of them, which whoever is called may then have made in
/// the caller's name: an adapter does with those in its data, and nobody knows what others have made.
pub(super) fn bundle(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let each = Shape::Each { list: "bundle", to: "to", value: "value", data: "data" };
    let mut act = called.calls(each, reader)?;
    for index in 0..called.length("bundle")?.min(limits::ITEMS) {
        let at = |member: &str| format!("bundle.{index}.{member}");
        let hash = called.get(&at("callbackHash"))?.word();
        if hash == [0; 32] || is_hash_of_data(called.bytes_at(&at("data"))?, hash) {
            continue;
        }
        let whose = called.party(Role::Delegate, &at("to"), reader)?;
        if whose.has_name("Morpho adapter") {
            // What it hands in stands in its data, or else nothing is done at all.
            continue;
        }
        let deed = Deed::Grant {
            permission: "calls of any contract, which this request does not show".to_owned(),
            asset: None,
            amount: None,
            period: None,
            expires: None,
        };
        act.calls.push(called.act(deed, Role::Contract, vec![whose], reader));
    }
    Some(act)
}

/// Whether the hash is that of the calls in the data of a call that is read.
fn is_hash_of_data(call: &[u8], hash: [u8; 32]) -> bool {
    let known = FUNCTIONS.iter().find(|row| call.starts_with(&row.selector.to_be_bytes()));
    let data = known.and_then(|row| {
        let arguments = call.get(abi::SELECTOR..)?;
        let arguments = Arguments::new(signature::parameters(row.signature), arguments);
        arguments.get("data")?.bytes()
    });
    data.is_some_and(|data| keccak256(data) == hash)
}

/// The calls in the data, inside the act.
fn within(mut act: Act, called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (data, path) = (called.bytes_at("data")?, called.path("data"));
    if data.is_empty() {
        return Some(act);
    }
    let fits = |one: &&Function| abi::oddity(one.signature, data).is_none();
    let read = [&REENTERED, &CALLED_BACK].into_iter().find(fits).and_then(|function| {
        // The adapter is called by its bundler, which makes these calls too.
        let own = function.selector == CALLED_BACK.selector;
        let to = called.call.by.account.filter(|_| !own).unwrap_or(called.call.to);
        encoded(&Call { to, data, path: &path, ..*called.call }, function).read(reader)
    });
    match read {
        Some(made) => act.calls.extend(made.calls),
        None => reader.only_searched(path, "what is done while it is put in"),
    }
    Some(act)
}

fn lent_within(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    within(lent(called, reader)?, called, reader)
}

fn locked_within(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    within(called.read_as(COLLATERAL, reader)?, called, reader)
}

fn repaid_within(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    within(morpho_in(called, reader)?, called, reader)
}

fn flash_loan(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.act(Deed::Calls { count: 0 }, Role::Contract, Vec::new(), reader);
    let asset = called.asset(Of::Token("token"), reader)?;
    act.lends = Some(Part { asset, amount: called.amount("assets"), to: None });
    within(act, called, reader)
}

/// A trade by a call of `ParaSwap`'s that the page made: what must come of it at least stands in that.
fn swapped(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let market = called.get("destToken").is_none();
    let got = Of::Token(if market { "market.loanToken" } else { "destToken" });
    let trade = trade((Of::Token("srcToken"), UNSAID), (got, UNSAID), "receiver");
    let mut act = called.read_as(trade, reader)?;
    let known = is_known(called.address("augustus")?, called.bytes_at("data")?);
    let shape = Shape::One { to: "augustus", value: UNSAID, data: "data" };
    let made = if known { called.calls(shape, reader)?.calls } else { Vec::new() };
    match made.into_iter().next().filter(|inner| matches!(inner.deed, Deed::Trade { .. })) {
        Some(inner) => take_over(&mut act, inner, called, reader),
        None => reader.only_searched(called.path("data"), "what must come of the trade at least"),
    }
    Some(act)
}

const LOAN: Of = Of::Token("market.loanToken");
const LOCKED: Of = Of::Token("market.collateralToken");

/// Collateral goes in, and a loan comes out; either may be nothing.
fn put_in_and_borrow(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let locked =
        Deed::Deposit { asset: called.given(LOCKED, reader)?, amount: called.amount("collateral") };
    let loan = Deed::Borrow { asset: called.asset(LOAN, reader)?, amount: called.amount("loan") };
    both(called, locked, loan, reader)
}

/// A loan comes out, or what was lent before it is due; collateral goes in with it.
fn supply_and_sell(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let parties = vec![
        called.party(Role::Holder, "taker", reader)?,
        called.party(Role::Payee, "receiver", reader)?,
    ];
    let loan =
        Deed::Borrow { asset: called.asset(FILLED, reader)?, amount: called.amount("assets") };
    let mut acts = vec![called.act(loan, Role::Contract, parties, reader)];
    for amount in amounts(called, "supplies")? {
        let deed = Deed::Deposit { asset: Asset::Unnamed, amount };
        acts.push(called.act(deed, Role::Contract, Vec::new(), reader));
    }
    first_with_others(acts)
}

/// A loan is given or paid back, and collateral comes out with it.
fn pay_and_take_out(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (of, whose) = match called.get("fills") {
        Some(_) => (FILLED, "taker"),
        None => (LOAN, "onBehalf"),
    };
    let whose = called.party(Role::Payee, whose, reader)?;
    let paid = Deed::Deposit { asset: called.given(of, reader)?, amount: called.amount("assets") };
    let mut acts = vec![called.act(paid, Role::Contract, vec![whose], reader)];
    for amount in amounts(called, "withdrawals")? {
        let deed = Deed::Withdraw { asset: Asset::Unnamed, amount };
        let to = called.party(Role::Payee, "receiver", reader)?;
        acts.push(called.act(deed, Role::Contract, vec![to], reader));
    }
    first_with_others(acts)
}

/// The amounts in a list of what goes in or out.
fn amounts(called: &Called<'_>, list: &str) -> Option<Vec<Amount>> {
    let count = called.get(list)?.items()?.len().min(limits::ITEMS);
    Some((0..count).map(|index| called.amount(&format!("{list}.{index}.assets"))).collect())
}

/// A loan is paid back, and collateral comes out; either may be nothing.
fn repay_and_take_out(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    // Where shares are paid back instead of an amount, it is said how much they may cost at most.
    let given = if called.uint("loan")?.is_zero() { "most" } else { "loan" };
    let loan = Deed::Deposit { asset: called.given(LOAN, reader)?, amount: called.amount(given) };
    let locked = Deed::Withdraw {
        asset: called.asset(LOCKED, reader)?,
        amount: called.amount("collateral"),
    };
    both(called, loan, locked, reader)
}

fn both(called: &Called<'_>, first: Deed, then: Deed, reader: &mut Reader) -> Option<Act> {
    let is_something = |deed: &Deed| match deed {
        Deed::Deposit { amount, .. }
        | Deed::Borrow { amount, .. }
        | Deed::Withdraw { amount, .. } => !amount.is_zero(),
        _ => true,
    };
    let mut acts = Vec::new();
    for deed in [first, then] {
        if is_something(&deed) {
            acts.push(called.act(deed, Role::Contract, Vec::new(), reader));
        }
    }
    first_with_others(acts)
}

/// What was lent comes back: so much of it, or what so many shares stand for.
fn take_out(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let by_shares = called.uint("assets")?.is_zero();
    let amount = if by_shares { Amount::unread() } else { called.amount("assets") };
    let deed = Deed::Withdraw { asset: called.asset(LOAN, reader)?, amount };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}
