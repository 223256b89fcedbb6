//! Maker's proxy actions: code that a person's own proxy (`DSProxy`) runs by delegatecall, to open vaults and
//! use them (`DssProxyActions`, `DssProxyActionsDsr` and `DssProxyActionsEnd` of dss-proxy-actions); and Balancer's for
//! its first version (`BActions`), by which liquidity is put into pools.
//!
//! Which token an adapter (`gemJoin`) is for is not said. What is drawn or freed goes to whoever calls the proxy.

use alloy_primitives::{Address, address};

use super::function::{
    Called, Does, Function, Of, UNSAID, VALUE, administer, deposit, function, send, withdraw,
};
use crate::act::{Act, Amount, Asset, Deed, Power, Reader, Role};

const DAI: Address = address!("0x6B175474E89094C44Da98b954EedeAC495271d0F");

const GIVE: Does = administer(Power::OwnershipTransferred, "cdp");
const LOCK: Does = deposit(Of::Native, VALUE, UNSAID);
const LOCK_GEM: Does = deposit(Of::Unnamed, "amt", UNSAID);
const FREE: Does = withdraw(Of::Native, "wad", UNSAID);
const FREE_GEM: Does = withdraw(Of::Unnamed, "amt", UNSAID);
const JOIN_ALL: Does = deposit(Of::Unnamed, UNSAID, UNSAID);
const POOL: &[(Role, &str)] = &[(Role::Mentioned, "pool")];
const REPAY: Does = Does::Custom(repay);
/// The contracts of Maker's that the code calls: who names others has everything paid to them.
const JOINS: &[(Role, &str)] = &[
    (Role::Executor, "manager"),
    (Role::Executor, "ethJoin"),
    (Role::Executor, "gemJoin"),
    (Role::Executor, "daiJoin"),
    (Role::Executor, "pot"),
    (Role::Executor, "end"),
    (Role::Mentioned, "owner"),
];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("executeActionDirect(bytes params)", Does::Custom(super::defi_saver::direct)),
    function("executeRecipe((string,bytes[] data,bytes32[],bytes4[] actions,uint8[][] sources) recipe)", Does::Custom(super::defi_saver::recipe)),
    function("executeRecipeFromTxSaver((string,bytes[] data,bytes32[],bytes4[] actions,uint8[][] sources) recipe,(uint256 most,address feeToken,uint256,uint256,bool) saver)", Does::Custom(super::defi_saver::recipe)),
    // What is done by itself later: when a position comes near its bounds, or by a strategy that its number names
    function("subToMcdAutomation((uint256,uint256,uint256,uint128,uint128,bool),bool)", Does::Custom(super::defi_saver::automated)),
    function("subscribeToStrategy((uint64,bool,bytes[],bytes32[]) strategy)", Does::Custom(super::defi_saver::automated)),
    function("updateSubData(uint256,(uint64,bool,bytes[],bytes32[]) strategy)", Does::Custom(super::defi_saver::automated)),
    function("activateSub(uint256)", Does::Custom(super::defi_saver::automated)),
    function("activateSub(uint32,uint32)", Does::Custom(super::defi_saver::automated)),
    function("deactivateSub(uint256)", Does::Ordinary),
    function("deactivateSub(uint32,uint32)", Does::Ordinary),
    function("transfer(address gem,address dst,uint256 amt)", send(Of::Token("gem"), "amt", "dst")),
    function("open(address manager,bytes32 ilk,address usr)", Does::Ordinary).with(&[(Role::Mentioned, "usr")]),
    function("give(address manager,uint256 cdp,address usr)", GIVE).with(&[(Role::Owner, "usr")]),
    function("giveToProxy(address proxyRegistry,address manager,uint256 cdp,address dst)", GIVE).with(&[(Role::Owner, "dst")]),
    function("cdpAllow(address manager,uint256 cdp,address usr,uint256 ok)", Does::Custom(allow)),
    function("urnAllow(address manager,address usr,uint256 ok)", Does::Custom(allow)),
    function("hope(address obj,address usr)", Does::Custom(hope)),
    function("nope(address obj,address usr)", Does::Custom(nope)),
    function("flux(address manager,uint256 cdp,address dst,uint256 wad)", withdraw(Of::Unnamed, "wad", "dst")),
    function("move(address manager,uint256 cdp,address dst,uint256 rad)", withdraw(Of::Unnamed, UNSAID, "dst")),
    function("quit(address manager,uint256 cdp,address dst)", withdraw(Of::Unnamed, UNSAID, "dst")),
    function("frob(address manager,uint256 cdp,int256 dink,int256 dart)", Does::Ordinary),
    function("enter(address manager,address src,uint256 cdp)", Does::Ordinary).with(&[(Role::Mentioned, "src")]),
    function("lockETH(address manager,address ethJoin,uint256 cdp)", LOCK).with(JOINS),
    function("safeLockETH(address manager,address ethJoin,uint256 cdp,address owner)", LOCK).with(JOINS),
    function("lockGem(address manager,address gemJoin,uint256 cdp,uint256 amt,bool transferFrom)", LOCK_GEM).with(JOINS),
    function("safeLockGem(address manager,address gemJoin,uint256 cdp,uint256 amt,bool transferFrom,address owner)", LOCK_GEM).with(JOINS),
    function("freeETH(address manager,address ethJoin,uint256 cdp,uint256 wad)", FREE).with(JOINS),
    function("freeGem(address manager,address gemJoin,uint256 cdp,uint256 amt)", FREE_GEM).with(JOINS),
    function("exitETH(address manager,address ethJoin,uint256 cdp,uint256 wad)", FREE).with(JOINS),
    function("exitGem(address manager,address gemJoin,uint256 cdp,uint256 amt)", FREE_GEM).with(JOINS),
    function("draw(address manager,address jug,address daiJoin,uint256 cdp,uint256 wad)", Does::Custom(draw)).with(JOINS),
    function("wipe(address manager,address daiJoin,uint256 cdp,uint256 wad)", REPAY).with(JOINS),
    function("safeWipe(address manager,address daiJoin,uint256 cdp,uint256 wad,address owner)", REPAY).with(JOINS),
    function("wipeAll(address manager,address daiJoin,uint256 cdp)", REPAY).with(JOINS),
    function("safeWipeAll(address manager,address daiJoin,uint256 cdp,address owner)", REPAY).with(JOINS),
    function("lockETHAndDraw(address manager,address jug,address ethJoin,address daiJoin,uint256 cdp,uint256 wad)", Does::Custom(lock_and_draw)).with(JOINS),
    function("openLockETHAndDraw(address manager,address jug,address ethJoin,address daiJoin,bytes32 ilk,uint256 wad)", Does::Custom(lock_and_draw)).with(JOINS),
    function("lockGemAndDraw(address manager,address jug,address gemJoin,address daiJoin,uint256 cdp,uint256 amt,uint256 wad,bool transferFrom)", Does::Custom(lock_gem_and_draw)).with(JOINS),
    function("openLockGemAndDraw(address manager,address jug,address gemJoin,address daiJoin,bytes32 ilk,uint256 amt,uint256 wad,bool transferFrom)", Does::Custom(lock_gem_and_draw)).with(JOINS),
    function("wipeAndFreeETH(address manager,address ethJoin,address daiJoin,uint256 cdp,uint256 free,uint256 wad)", Does::Custom(repay_and_free)).with(JOINS),
    function("wipeAllAndFreeETH(address manager,address ethJoin,address daiJoin,uint256 cdp,uint256 free)", Does::Custom(repay_and_free)).with(JOINS),
    function("wipeAndFreeGem(address manager,address gemJoin,address daiJoin,uint256 cdp,uint256 amt,uint256 wad)", Does::Custom(repay_and_free_gem)).with(JOINS),
    function("wipeAllAndFreeGem(address manager,address gemJoin,address daiJoin,uint256 cdp,uint256 amt)", Does::Custom(repay_and_free_gem)).with(JOINS),
    // The savings rate.
    function("join(address daiJoin,address pot,uint256 wad)", REPAY).with(JOINS),
    function("exit(address daiJoin,address pot,uint256 wad)", Does::Custom(saved)).with(JOINS),
    function("exitAll(address daiJoin,address pot)", Does::Custom(saved)).with(JOINS),
    // Balancer's first version: the pool takes the tokens, and what it gives for them goes to the caller.
    function("joinPool(address pool,uint256,uint256[])", JOIN_ALL).with(POOL),
    function("joinSmartPool(address pool,uint256,uint256[])", JOIN_ALL).with(POOL),
    function("joinswapExternAmountIn(address pool,address tokenIn,uint256 amount,uint256)", deposit(Of::Token("tokenIn"), "amount", UNSAID)).with(POOL),
    function("create(address factory,(address[],uint256[],uint256[],uint256),bool)", JOIN_ALL).with(&[(Role::Mentioned, "factory")]),
    function("setTokens(address pool,address[],uint256[],uint256[])", JOIN_ALL).with(POOL),
    function("setPublicSwap(address pool,bool)", Does::Ordinary).with(POOL),
    function("setSwapFee(address pool,uint256)", Does::Ordinary).with(POOL),
    function("setController(address pool,address controller)", administer(Power::OwnershipTransferred, "pool")).with(&[(Role::Owner, "controller")]),
    // After a shutdown.
    function("freeETH(address manager,address ethJoin,address end,uint256 cdp)", withdraw(Of::Native, UNSAID, UNSAID)).with(JOINS),
    function("freeGem(address manager,address gemJoin,address end,uint256 cdp)", withdraw(Of::Unnamed, UNSAID, UNSAID)).with(JOINS),
    function("pack(address daiJoin,address end,uint256 wad)", REPAY).with(JOINS),
    function("cashETH(address ethJoin,address end,bytes32 ilk,uint256 wad)", FREE).with(JOINS),
    function("cashGem(address gemJoin,address end,bytes32 ilk,uint256 wad)", withdraw(Of::Unnamed, "wad", UNSAID)).with(JOINS),
];

/// What an act does, with another one inside it.
fn act(called: &Called<'_>, deed: Deed, inner: Option<Deed>, reader: &Reader) -> Act {
    let mut act = called.act(deed, Role::Contract, Vec::new(), reader);
    act.calls.extend(inner.map(|deed| called.act(deed, Role::Contract, Vec::new(), reader)));
    act
}

fn drawn(called: &Called<'_>, reader: &mut Reader) -> Option<Deed> {
    let amount = Amount::of(called.uint("wad")?);
    Some(Deed::Borrow { asset: reader.token(DAI), amount })
}

/// All of it, where no amount is named.
fn repaid(called: &Called<'_>, reader: &mut Reader) -> Option<Deed> {
    called.address("daiJoin")?;
    Some(Deed::Deposit { asset: reader.token(DAI), amount: called.amount("wad") })
}

fn draw(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let deed = drawn(called, reader)?;
    Some(act(called, deed, None, reader))
}

fn repay(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let deed = repaid(called, reader)?;
    Some(act(called, deed, None, reader))
}

fn saved(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    called.address("daiJoin")?;
    let deed = Deed::Withdraw { asset: reader.token(DAI), amount: called.amount("wad") };
    Some(act(called, deed, None, reader))
}

fn lock_and_draw(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Native, reader)?;
    let lock = Deed::Deposit { asset, amount: called.amount(VALUE) };
    let drawn = drawn(called, reader)?;
    Some(act(called, lock, Some(drawn), reader))
}

fn lock_gem_and_draw(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let lock = Deed::Deposit { asset: Asset::Unnamed, amount: called.amount("amt") };
    let drawn = drawn(called, reader)?;
    Some(act(called, lock, Some(drawn), reader))
}

fn repay_and_free(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let asset = called.asset(Of::Native, reader)?;
    let free = Deed::Withdraw { asset, amount: called.amount("free") };
    let repaid = repaid(called, reader)?;
    Some(act(called, repaid, Some(free), reader))
}

fn repay_and_free_gem(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let free = Deed::Withdraw { asset: Asset::Unnamed, amount: called.amount("amt") };
    let repaid = repaid(called, reader)?;
    Some(act(called, repaid, Some(free), reader))
}

/// Somebody may use a vault, or what the proxy has in the whole system.
fn allow(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let allowed = !called.uint("ok")?.is_zero();
    hand_over(called, "manager", allowed, reader)
}

fn hope(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    hand_over(called, "obj", true, reader)
}

fn nope(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    hand_over(called, "obj", false, reader)
}

fn hand_over(called: &Called<'_>, of: &str, allowed: bool, reader: &mut Reader) -> Option<Act> {
    let operator = called.party(Role::Operator, "usr", reader)?;
    let asset = Asset::Collection { address: reader.spelled(called.address(of)?) };
    let deed = Deed::AllowCollection { asset, allowed };
    Some(called.act(deed, Role::Contract, vec![operator], reader))
}
