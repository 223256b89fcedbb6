//! Zodiac's modules for Safes: calls by role, calls that wait, and who may do what.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, Shape, administer, function};
use crate::act::{Act, Deed, Power, Reader, Role};

const fn by_module() -> Does {
    Does::Calls(Shape::Operation { to: "to", value: "value", data: "data", operation: "operation" })
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("execTransactionWithRole(address to,uint256 value,bytes data,uint8 operation,bytes32 roleKey,bool shouldRevert)", by_module()),
    function("execTransactionWithRole(address to,uint256 value,bytes data,uint8 operation,uint16 role,bool shouldRevert)", by_module()),
    function("execTransactionWithRoleReturnData(address to,uint256 value,bytes data,uint8 operation,bytes32 roleKey,bool shouldRevert)", by_module()),
    function("execTransactionWithRoleReturnData(address to,uint256 value,bytes data,uint8 operation,uint16 role,bool shouldRevert)", by_module()),
    function("executeNextTx(address to,uint256 value,bytes data,uint8 operation)", by_module()),
    function("assignRoles(address module,bytes32[] roleKeys,bool[] memberOf)", administer(Power::RoleGranted, "")).with(&[(Role::Admin, "module")]),
    function("assignRoles(address module,uint16[] roles,bool[] memberOf)", administer(Power::RoleGranted, "")).with(&[(Role::Admin, "module")]),
    function("setDefaultRole(address module,bytes32 roleKey)", administer(Power::SettingChanged, "roleKey")).with(&[(Role::Admin, "module")]),
    function("allowTarget(bytes32 roleKey,address targetAddress,uint8 options)", CALLS),
    function("scopeTarget(bytes32 roleKey,address targetAddress)", CALLS),
    function("revokeTarget(bytes32 roleKey,address targetAddress)", administer(Power::SettingChanged, "roleKey")).with(TARGET),
    function("allowFunction(bytes32 roleKey,address targetAddress,bytes4,uint8 options)", CALLS),
    function("scopeFunction(bytes32 roleKey,address targetAddress,bytes4,(uint8,uint8,uint8,bytes)[],uint8 options)", CALLS),
    function("revokeFunction(bytes32 roleKey,address targetAddress,bytes4)", administer(Power::SettingChanged, "roleKey")).with(TARGET),
    // The first version's
    function("allowTarget(uint16 role,address targetAddress,uint8 options)", CALLS),
    function("scopeTarget(uint16 role,address targetAddress)", CALLS),
    function("revokeTarget(uint16 role,address targetAddress)", administer(Power::SettingChanged, "role")).with(TARGET),
    function("scopeAllowFunction(uint16 role,address targetAddress,bytes4,uint8 options)", CALLS),
    function("scopeFunction(uint16 role,address targetAddress,bytes4,bool[],uint8[],uint8[],bytes[],uint8 options)", CALLS),
    function("scopeRevokeFunction(uint16 role,address targetAddress,bytes4)", administer(Power::SettingChanged, "role")).with(TARGET),
    function("setDefaultRole(address module,uint16 role)", administer(Power::SettingChanged, "role")).with(&[(Role::Admin, "module")]),
    function("setAllowance(bytes32 key,uint128,uint128,uint128,uint64,uint64)", administer(Power::SettingChanged, "key")),
    function("setAvatar(address avatar)", administer(Power::SettingChanged, "")).with(&[(Role::Account, "avatar")]),
    function("setTarget(address target)", administer(Power::SettingChanged, "")).with(&[(Role::Account, "target")]),
    function("setTxCooldown(uint256 cooldown)", administer(Power::TimelockDelayChanged, "cooldown")),
    function("setTxExpiration(uint256 expiration)", administer(Power::SettingChanged, "expiration")),
    function("setTxNonce(uint256 nonce)", administer(Power::SettingChanged, "nonce")),
    function("skipExpired()", Does::Ordinary),
    // Reality: what an oracle has said yes to
    function("executeProposal(string,bytes32[],address to,uint256 value,bytes data,uint8 operation)", by_module()),
    function("executeProposalWithIndex(string,bytes32[],address to,uint256 value,bytes data,uint8 operation,uint256)", by_module()),
];

const CALLS: Does = Does::Custom(calls_allowed);
const TARGET: &[(Role, &str)] = &[(Role::Mentioned, "targetAddress")];

/// Whoever has a role may call a contract as the account; or run its code as the account, if the last of the options is
/// set, and so do anything. Where functions are named one by one, that is within bounds.
fn calls_allowed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const DELEGATECALL: u64 = 2;
    let options = called.uint("options").unwrap_or_default();
    let runs = options >= U256::from(DELEGATECALL);
    let scoped = ["scopeTarget(", "scopeFunction("];
    let scoped = scoped.iter().any(|name| called.function.signature.starts_with(name));
    let about = match (runs, scoped) {
        (true, false) => "code",
        (true, true) => "code within bounds",
        (false, false) => "calls",
        (false, true) => "calls within bounds",
    };
    let role = if runs { Role::Implementation } else { Role::Contract };
    let target = called.party(role, "targetAddress", reader)?;
    let deed = Deed::Administer { power: Power::CallsAllowed, about: Some(about.to_owned()) };
    Some(called.act(deed, Role::Contract, vec![target], reader))
}
