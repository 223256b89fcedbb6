//! Zodiac's modules for Safes: calls by role, calls that wait, and who may do what.

use super::function::{Does, Function, Shape, administer, function};
use crate::act::{Power, Role};

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
    function("allowTarget(bytes32 roleKey,address targetAddress,uint8 options)", administer(Power::SettingChanged, "roleKey")).with(&[(Role::Mentioned, "targetAddress")]),
    function("scopeTarget(bytes32 roleKey,address targetAddress)", administer(Power::SettingChanged, "roleKey")).with(&[(Role::Mentioned, "targetAddress")]),
    function("revokeTarget(bytes32 roleKey,address targetAddress)", administer(Power::SettingChanged, "roleKey")).with(&[(Role::Mentioned, "targetAddress")]),
    function("allowFunction(bytes32 roleKey,address targetAddress,bytes4,uint8)", administer(Power::SettingChanged, "roleKey")).with(&[(Role::Mentioned, "targetAddress")]),
    function("scopeFunction(bytes32 roleKey,address targetAddress,bytes4,(uint8,uint8,uint8,bytes)[],uint8)", administer(Power::SettingChanged, "roleKey")).with(&[(Role::Mentioned, "targetAddress")]),
    function("revokeFunction(bytes32 roleKey,address targetAddress,bytes4)", administer(Power::SettingChanged, "roleKey")).with(&[(Role::Mentioned, "targetAddress")]),
    function("setAllowance(bytes32 key,uint128,uint128,uint128,uint64,uint64)", administer(Power::SettingChanged, "key")),
    function("setAvatar(address avatar)", administer(Power::SettingChanged, "")).with(&[(Role::Account, "avatar")]),
    function("setTarget(address target)", administer(Power::SettingChanged, "")).with(&[(Role::Account, "target")]),
    function("setTxCooldown(uint256 cooldown)", administer(Power::TimelockDelayChanged, "cooldown")),
    function("setTxExpiration(uint256 expiration)", administer(Power::SettingChanged, "expiration")),
    function("setTxNonce(uint256 nonce)", administer(Power::SettingChanged, "nonce")),
    function("skipExpired()", Does::Ordinary),
];
