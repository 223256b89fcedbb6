//! Roles of administration: `AccessControl` and the like, who may create tokens, and what else only
//! administrators may do.

use alloy_primitives::{Address, hex};

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, VALUE, administer, allow, deposit, function, sweep,
    withdraw,
};
use super::lists::each_taken_out;
use crate::act::sign::first_with_others;
use crate::act::{Act, Deed, Party, Power, Reader, Role};
use crate::decode::limits;

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

const OPERATED: &[(Role, &str)] = &[(Role::Mentioned, "operator"), (Role::Mentioned, "manager")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("grantRole(bytes32 role,address account)", granted("role")).with(&[(Role::Admin, "account")]),
    function("revokeRole(bytes32 role,address account)", revoked("role")).with(&[(Role::Admin, "account")]),
    function("renounceRole(bytes32 role,address account)", revoked("role")).with(&[(Role::Admin, "account")]),
    function("grantRole(uint64 roleId,address account,uint32 executionDelay)", granted("roleId")).with(&[(Role::Admin, "account")]),
    function("revokeRole(uint64 roleId,address account)", revoked("roleId")).with(&[(Role::Admin, "account")]),
    function("grantRoles(address user,uint256 roles)", granted("roles")).with(&[(Role::Admin, "user")]),
    // Lido's vaults of one's own
    function("grantRoles((address account,bytes32 role)[] assignments)", Does::Custom(each_granted)),
    function("createVaultWithDashboard(address owner,address operator,address manager,uint256,uint256,(address account,bytes32 role)[] assignments)", Does::Custom(vault_made)).with(OPERATED),
    function("createVaultWithDashboardWithoutConnectingToVaultHub(address owner,address operator,address manager,uint256,uint256,(address account,bytes32 role)[] assignments)", Does::Custom(vault_made)).with(OPERATED),
    function("transferVaultOwnership(address owner)", administer(Power::OwnershipTransferred, "")).with(&[(Role::Owner, "owner")]),
    function("abandonDashboard(address owner)", administer(Power::OwnershipTransferred, "")).with(&[(Role::Owner, "owner")]),
    function("collectERC20FromVault(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("triggerValidatorWithdrawals(bytes,uint64[],address refundTo)", withdraw(Of::Unnamed, UNSAID, UNSAID)).with(&[(Role::RefundReceiver, "refundTo")]),
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
    function("setKeeper(address keeper,bool)", granted("")).with(&[(Role::Admin, "keeper")]),
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
    function("authorize(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addAuthorization(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addAuthorizedAddress(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setTrustedForwarder(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setForwarder(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("createPolicy(address account,uint8)", granted("")).with(&[(Role::Admin, "account")]),
    function("setPolicyAdmin(uint64,address account)", granted("")).with(&[(Role::Admin, "account")]),
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
    function("setPeer(uint16,bytes32 account,uint8,uint256)", Does::Custom(elsewhere)),
    function("setWormholePeer(uint16,bytes32 account)", Does::Custom(elsewhere)),
    function("enrollRemoteRouter(uint32,bytes32 account)", Does::Custom(elsewhere)),
    function("enrollRemoteRouters(uint32[],bytes32[] accounts)", granted("")).with(&[(Role::Admin, "accounts")]),
    function("addRemotePool(uint64,bytes account)", Does::Custom(elsewhere)),
    function("setRemotePool(uint64,bytes account)", Does::Custom(elsewhere)),
    // What passes such messages on, or says that they are true: Hyperlane, Wormhole, Chainlink, LayerZero
    function("setInterchainSecurityModule(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setTransceiver(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setPool(address token,address account)", granted("")).with(&[(Role::Admin, "account"), (Role::Mentioned, "token")]),
    function("setSendLibrary(address app,uint32,address library)", setting()).with(&[(Role::Mentioned, "app"), (Role::Mentioned, "library")]),
    function("setReceiveLibrary(address app,uint32,address library,uint256)", setting()).with(&[(Role::Mentioned, "app"), (Role::Mentioned, "library")]),
    // Who says what things are worth
    function("setOracle(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setPriceOracle(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("_setPriceOracle(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setPriceFeed(address,address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setAssetSources(address[],address[] accounts)", granted("")).with(&[(Role::Admin, "accounts")]),
    function("govSetConfig(address,address,address account)", granted("")).with(&[(Role::Admin, "account")]),
    // Signers of bridges and the like, and Aave's
    function("setSigners(address[] accounts)", granted("")).with(&[(Role::Admin, "accounts")]),
    function("setValidators(address[] accounts)", granted("")).with(&[(Role::Admin, "accounts")]),
    function("setACLAdmin(address account)", granted("")).with(&[(Role::Admin, "account")]),
    // Those of vaults: Morpho, Euler, Veda
    function("setCurator(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setIsAllocator(address account,bool)", granted("")).with(&[(Role::Admin, "account")]),
    function("setIsSentinel(address account,bool)", granted("")).with(&[(Role::Admin, "account")]),
    function("submitGuardian(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("addAdapter(address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setHookConfig(address account,uint32)", granted("")).with(&[(Role::Admin, "account")]),
    function("setManageRoot(address account,bytes32)", granted("")).with(&[(Role::Admin, "account")]),
    function("submit(bytes data)", Does::Calls(Shape::Own("data"))),
    function("manage(address target,bytes data,uint256 value)", Does::Calls(Shape::One { to: "target", value: "value", data: "data" })),
    function("manage(address[] targets,bytes[] data,uint256[] values)", Does::Calls(Shape::Lists { to: "targets", value: "values", data: "data" })),
    function("exit(address to,address asset,uint256 amount,address holder,uint256)", withdraw(Of::Token("asset"), "amount", "to")).with(&[(Role::Holder, "holder")]),
    function("enter(address holder,address asset,uint256 amount,address to,uint256)", deposit(Of::Token("asset"), "amount", "to")).with(&[(Role::Holder, "holder")]),
    function("submitTimelock(uint256 delay)", administer(Power::TimelockDelayChanged, "delay")),
    function("decreaseTimelock(bytes4,uint256 delay)", administer(Power::TimelockDelayChanged, "delay")),
    function("changeDefaultAdminDelay(uint48 delay)", administer(Power::TimelockDelayChanged, "delay")),
    // What a market or a treasury holds
    function("approveThis(address spender,address token,uint256 amount)", allow(Of::Token("token"), "amount", "spender")),
    function("withdrawReserves(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("_grantComp(address to,uint256 amount)", withdraw(Of::Unnamed, "amount", "to")),
    function("rescueFunds(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("recoverERC20(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("emergencyWithdraw(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("withdrawERC20(address token,address to,uint256 amount)", withdraw(Of::Token("token"), "amount", "to")),
    function("withdrawERC20(address token,uint256 amount,address to)", withdraw(Of::Token("token"), "amount", "to")),
    function("recoverERC20(address token,uint256 amount)", withdraw(Of::Token("token"), "amount", UNSAID)),
    function("sweepToken(address token,address to)", sweep(Of::Token("token"), UNSAID, "to")),
    function("recoverTokens(address[] tokens,uint256[] amounts,address to)", Does::Custom(|called, reader| each_taken_out(called, ["tokens", "amounts", "to"], reader))),
    // Who gets what the contract earns, and what works with what is in it.
    function("setTreasury(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setFeeTo(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setFeeReceiver(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setFeeRecipient(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setRecipient(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setRewardsReceiver(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setRewardReceiver(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setRewardsRecipient(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setPayoutAddress(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setSkimRecipient(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setPerformanceFeeRecipient(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setManagementFeeRecipient(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("setBeneficiary(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("changeBeneficiary(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("transferBeneficiary(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("proposeNodeOperatorRewardAddressChange(uint256,address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("changeNodeOperatorRewardAddress(uint256,address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    // Clanker, Zora; subscriptions of Chainlink's, with what is in them
    function("updateRewardRecipient(address,uint256,address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("updateRewardAdmin(address,uint256,address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("updateCreatorRewardRecipient(uint256,address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("updateCreatorRewardAdmin(uint256,address account)", granted("")).with(&[(Role::Admin, "account")]),
    function("setPayoutRecipient(address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("requestSubscriptionOwnerTransfer(uint256,address account)", withdraw(Of::Unnamed, UNSAID, "account")),
    function("cancelSubscription(uint256,address to)", withdraw(Of::Unnamed, UNSAID, "to")),
    function("addConsumer(uint256,address consumer)", Does::Ordinary).with(&[(Role::Mentioned, "consumer")]),
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
        // In a word of its own, or first of those that it is trusted with.
        Some(bytes) if bytes.len() == 32 => Address::from_slice(bytes.get(12..)?),
        Some(bytes) => Address::from_slice(bytes.get(..20)?),
        None => called.address(ACCOUNT)?,
    };
    let trusted = Party::foreign(Role::Admin, address.into(), called.path(ACCOUNT));
    let deed = Deed::Administer { power: Power::RoleGranted, about: None };
    Some(called.act(deed, Role::Contract, vec![trusted], reader))
}

/// Roles that are given to several at once, each by itself.
fn granted_each(called: &Called<'_>, reader: &mut Reader) -> Option<Vec<Act>> {
    let count = called.length("assignments")?;
    called.note_more(count, reader);
    let mut acts = Vec::new();
    for index in 0..count.min(limits::ITEMS) {
        let account = format!("assignments.{index}.account");
        let account = called.party(Role::Admin, &account, reader)?;
        let role = called.get(&format!("assignments.{index}.role"))?.word();
        let about = Some(hex::encode_prefixed(role));
        let deed = Deed::Administer { power: Power::RoleGranted, about };
        acts.push(called.act(deed, Role::Contract, vec![account], reader));
    }
    Some(acts)
}

fn each_granted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    first_with_others(granted_each(called, reader)?)
}

/// A vault for whoever is named, who may take out all that is in it; and what others may do with it.
fn vault_made(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let amount = if called.is_paid() { VALUE } else { UNSAID };
    let deed =
        Deed::Deposit { asset: called.asset(Of::Native, reader)?, amount: called.amount(amount) };
    let owner = called.party(Role::Payee, "owner", reader)?;
    let mut act = called.act(deed, Role::Contract, vec![owner], reader);
    let others = granted_each(called, reader)?.into_iter();
    let is_own = |act: &Act| act.party(Role::Admin).is_some_and(|one| reader.is_own(&one.address));
    act.calls.extend(others.filter(|act| !is_own(act)));
    Some(act)
}
