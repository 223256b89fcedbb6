//! Proxies: the code they run, and who may replace it.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, administer, function};
use crate::act::call::{Call, Caller};
use crate::act::{Act, Deed, Party, Power, Reader, Role};
use crate::decode::limits;

const fn upgraded(about: &'static str) -> Does {
    administer(Power::Upgraded, about)
}

const fn admin() -> Does {
    administer(Power::ProxyAdminChanged, "")
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("upgradeTo(address newImplementation)", upgraded("")).with(&[(Role::Implementation, "newImplementation")]),
    function("upgradeToAndCall(address newImplementation,bytes data)", Does::Custom(and_call))
        .with(&[(Role::Implementation, "newImplementation")]),
    function("upgrade(address proxy,address implementation)", upgraded(""))
        .with(&[(Role::Implementation, "implementation"), (Role::Account, "proxy")]),
    function("upgradeAndCall(address proxy,address implementation,bytes data)", Does::Custom(and_call))
        .with(&[(Role::Implementation, "implementation"), (Role::Account, "proxy")]),
    function("upgradeTo(string version,address implementation)", upgraded("version")).with(&[(Role::Implementation, "implementation")]),
    function("upgradeBeaconToAndCall(address newBeacon,bytes data,bool forceCall)", Does::Custom(and_call))
        .with(&[(Role::Implementation, "newBeacon")]),
    function("setImplementation(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    // Accounts that are handed to code, Coinbase's and Porto's
    function("setImplementation(address implementation,bytes data,address validator,uint256 expiry,bytes signature,bool allowCrossChainReplay)", Does::Custom(and_call))
        .with(&[(Role::Implementation, "implementation"), (Role::Mentioned, "validator")]),
    function("upgradeProxyAccount(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("updateImplementation(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("changeImplementation(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("setNewImplementation(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("proposeImplementation(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("setPendingImplementation(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("replaceImplementation(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("deprecate(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("setPoolConfiguratorImpl(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("setLogic(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("setImpl(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("updateLogic(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("changeLogic(address implementation)", upgraded("")).with(&[(Role::Implementation, "implementation")]),
    function("_setImplementation(address implementation,bool allowResign,bytes becomeImplementationData)", upgraded(""))
        .with(&[(Role::Implementation, "implementation")]),
    function("_setPendingImplementation(address newPendingImplementation)", upgraded(""))
        .with(&[(Role::Implementation, "newPendingImplementation")]),
    function("setAddressAsProxy(bytes32 id,address implementation)", upgraded("id")).with(&[(Role::Implementation, "implementation")]),
    function("setAddress(bytes32 id,address newAddress)", upgraded("id")).with(&[(Role::Implementation, "newAddress")]),
    function("setPoolImpl(address newPoolImpl)", upgraded("")).with(&[(Role::Implementation, "newPoolImpl")]),
    function("setLendingPoolImpl(address pool)", upgraded("")).with(&[(Role::Implementation, "pool")]),
    function("diamondCut((address facetAddress,uint8 action,bytes4[] functionSelectors)[] cuts,address init,bytes data)", Does::Custom(diamond_cut)),
    function("changeAdmin(address newAdmin)", admin()).with(&[(Role::Admin, "newAdmin")]),
    function("changeProxyAdmin(address proxy,address newAdmin)", admin())
        .with(&[(Role::Admin, "newAdmin"), (Role::Account, "proxy")]),
    function("transferProxyOwnership(address newOwner)", admin()).with(&[(Role::Admin, "newOwner")]),
];

fn change() -> Deed {
    Deed::Administer { power: Power::Upgraded, about: None }
}

/// The new code is run at once, as the proxy.
fn and_call(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.act(change(), Role::Contract, Vec::new(), reader);
    let data = called.bytes_at("data")?;
    if !data.is_empty() {
        let proxy = if called.get("proxy").is_some() { "proxy" } else { "" };
        let to = called.address(proxy).unwrap_or(called.call.to);
        let to_path =
            if proxy.is_empty() { called.call.to_path.to_owned() } else { called.path(proxy) };
        let path = called.path("data");
        act.calls.extend(run(called, to, &to_path, data, &path, reader));
    }
    Some(act)
}

/// A diamond (ERC-2535) replaces some of its code, and runs other code at once.
fn diamond_cut(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let cuts = called.get("cuts")?.items()?;
    called.note_more(cuts.len(), reader);
    let mut parties = Vec::new();
    for (index, cut) in cuts.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}].facetAddress", called.path("cuts"));
        let facet = cut.address_at("facetAddress")?;
        // Functions that are taken away have no code.
        if !facet.is_zero() {
            parties.push(Party::new(Role::Implementation, facet, path, reader.chain));
        }
    }
    let mut act = called.act(change(), Role::Contract, parties, reader);
    let code = called.address("init")?;
    if !code.is_zero() {
        let (to_path, path) = (called.path("init"), called.path("data"));
        let made = made(called, code, &to_path, called.bytes_at("data")?, &path);
        act.calls.push(reader.delegatecall(&made));
    }
    Some(act)
}

fn run(
    called: &Called<'_>,
    to: alloy_primitives::Address,
    to_path: &str,
    data: &[u8],
    path: &str,
    reader: &mut Reader,
) -> Vec<Act> {
    reader.call(&made(called, to, to_path, data, path))
}

fn made<'a>(
    called: &Called<'a>,
    to: alloy_primitives::Address,
    to_path: &'a str,
    data: &'a [u8],
    path: &'a str,
) -> Call<'a> {
    Call {
        by: Caller::contract(called.call),
        to,
        to_path,
        value: Some(U256::ZERO),
        value_path: path,
        data,
        path,
        means: called.call.means,
    }
}
