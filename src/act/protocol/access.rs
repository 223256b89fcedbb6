//! Roles of administration: `AccessControl` and the like, who may create tokens, and what else only
//! administrators may do.

use alloy_primitives::Address;

use super::function::{Called, Does, Function, Of, UNSAID, administer, function, withdraw};
use crate::act::{Act, Deed, Party, Power, Reader, Role};

const fn granted(about: &'static str) -> Does {
    administer(Power::RoleGranted, about)
}

const fn revoked(about: &'static str) -> Does {
    administer(Power::RoleRevoked, about)
}

const fn minter(about: &'static str) -> Does {
    administer(Power::MinterAdded, about)
}

const fn setting() -> Does {
    administer(Power::SettingChanged, "")
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("grantRole(bytes32 role,address account)", granted("role")).with(&[(Role::Admin, "account")]),
    function("revokeRole(bytes32 role,address account)", revoked("role")).with(&[(Role::Admin, "account")]),
    function("renounceRole(bytes32 role,address account)", revoked("role")).with(&[(Role::Admin, "account")]),
    function("grantRole(uint64 roleId,address account,uint32 executionDelay)", granted("roleId")).with(&[(Role::Admin, "account")]),
    function("revokeRole(uint64 roleId,address account)", revoked("roleId")).with(&[(Role::Admin, "account")]),
    function("grantRoles(address user,uint256 roles)", granted("roles")).with(&[(Role::Admin, "user")]),
    function("revokeRoles(address user,uint256 roles)", revoked("roles")).with(&[(Role::Admin, "user")]),
    function("setUserRole(address user,uint8 role,bool enabled)", granted("role")).with(&[(Role::Admin, "user")]),
    function("setAuthority(address authority)", granted("")).with(&[(Role::Admin, "authority")]),
    function("rely(address usr)", granted("")).with(&[(Role::Admin, "usr")]),
    function("deny(address usr)", revoked("")).with(&[(Role::Admin, "usr")]),
    function("setAdmin(address admin)", granted("")).with(&[(Role::Admin, "admin")]),
    function("setAdmin(address account,bool isAdmin)", granted("isAdmin")).with(&[(Role::Admin, "account")]),
    function("addAdmin(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("removeAdmin(address account)", revoked("")).with(&[(Role::Admin, "account")]),
    function("setManager(address manager)", granted("")).with(&[(Role::Admin, "manager")]),
    function("setKeeper(address keeper)", granted("")).with(&[(Role::Admin, "keeper")]),
    function("setGuardian(address guardian)", granted("")).with(&[(Role::Admin, "guardian")]),
    function("setStrategist(address strategist)", granted("")).with(&[(Role::Admin, "strategist")]),
    function("setOperator(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("updateOperator(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("changeOperator(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("transferOperator(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("updateManager(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("transferManager(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("changeManager(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addManager(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setSigner(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addAdministrator(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("updateSigner(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("changeSigner(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setExecutor(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("updateExecutor(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addOperator(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addRelayer(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setRelayer(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setWithdrawer(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addWithdrawer(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addKeeper(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("updateKeeper(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("updateGuardian(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("changeGuardian(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setDefaultAdmin(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addController(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setTargetFunctionRole(address target,bytes4[] selectors,uint64 roleId)", granted("roleId")).with(&[(Role::Contract, "target")]),
    function("updateAuthority(address target,address newAuthority)", granted("")).with(&[(Role::Admin, "newAuthority"), (Role::Contract, "target")]),
    function("permit(address src,address dst,bytes32 sig)", granted("sig")).with(&[(Role::Admin, "src"), (Role::Contract, "dst")]),
    function("grantPermission(address entity,address app,bytes32 role)", granted("role"))
        .with(&[(Role::Admin, "entity"), (Role::Contract, "app")]),
    // Yearn's vaults, Aave's markets, dHEDGE's pools
    function("set_role(address account,uint256 role)", granted("role")).with(&[(Role::Admin, "account")]),
    function("add_role(address account,uint256 role)", granted("role")).with(&[(Role::Admin, "account")]),
    function("remove_role(address account,uint256 role)", revoked("role")).with(&[(Role::Admin, "account")]),
    function("transfer_role_manager(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addPoolAdmin(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addEmergencyAdmin(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addRiskAdmin(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addAssetListingAdmin(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("changeManager(address account,string)", granted("")).with(&[(Role::Admin, "account")]),
    // Who may create tokens.
    function("addMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("setMinter(address minter)", minter("")).with(&[(Role::Admin, "minter")]),
    function("setMinter(address minter,bool allowed)", minter("allowed")).with(&[(Role::Admin, "minter")]),
    function("configureMinter(address minter,uint256 minterAllowedAmount)", minter("minterAllowedAmount")).with(&[(Role::Admin, "minter")]),
    function("updateMasterMinter(address newMasterMinter)", minter("")).with(&[(Role::Admin, "newMasterMinter")]),
    function("grantMinterRole(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("changeMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("updateMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("transferMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("proposeMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("grantMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("setTokenMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("addTokenMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("setPendingMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("setFutureMinter(address account)", minter("")).with(&[(Role::Admin, "account")]),
    function("removeMinter(address account)", administer(Power::MinterRemoved, "")).with(&[(Role::Admin, "account")]),
    function("revokeMinterRole(address account)", administer(Power::MinterRemoved, "")).with(&[(Role::Admin, "account")]),
    function("renounceMinter()", administer(Power::MinterRemoved, "")),
    // Stopping a contract, or somebody's tokens.
    function("pause()", administer(Power::Paused, "")),
    function("unpause()", administer(Power::Paused, "")),
    function("updatePauser(address newPauser)", granted("")).with(&[(Role::Admin, "newPauser")]),
    function("updateBlacklister(address newBlacklister)", granted("")).with(&[(Role::Admin, "newBlacklister")]),
    function("updateRescuer(address newRescuer)", granted("")).with(&[(Role::Admin, "newRescuer")]),
    // Which contract of another network a token or a message is believed to come from.
    function("setPeer(uint32,bytes32 account)", Does::Custom(elsewhere)),
    function("setTrustedRemote(uint16,bytes account)", Does::Custom(elsewhere)),
    function("setTrustedRemoteAddress(uint16,bytes account)", Does::Custom(elsewhere)),
    // Who gets what the contract earns, and what works with what is in it.
    function("setTreasury(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setFeeTo(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setFeeReceiver(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setStrategy(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("blacklist(address account)", setting()).with(&[(Role::Mentioned, "account")]),
    function("unBlacklist(address account)", setting()).with(&[(Role::Mentioned, "account")]),
    function("addBlackList(address account)", setting()).with(&[(Role::Mentioned, "account")]),
    function("removeBlackList(address account)", setting()).with(&[(Role::Mentioned, "account")]),
    function("destroyBlackFunds(address account)", setting()).with(&[(Role::Mentioned, "account")]),
];

/// Makes a contract of another network one that is believed: in a word, or in bytes that begin with it.
fn elsewhere(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const ACCOUNT: &str = "account";
    let address = match called.bytes_at(ACCOUNT) {
        Some(bytes) => Address::from_slice(bytes.get(..20)?),
        None => called.address(ACCOUNT)?,
    };
    let trusted = Party::foreign(Role::Admin, address.into(), called.path(ACCOUNT));
    let deed = Deed::Administer { power: Power::RoleGranted, about: None };
    Some(called.act(deed, Role::Contract, vec![trusted], reader))
}
