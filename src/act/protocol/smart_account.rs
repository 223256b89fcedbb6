//! Accounts that are contracts: what they execute, who owns them, and their modules.
//!
//! ERC-4337's `SimpleAccount`, `LightAccount`, Coinbase Smart Wallet, Kernel 2, Biconomy, Alchemy's modular
//! accounts (ERC-6900), Ambire, Sequence, Uniswap's Calibur, token-bound accounts (ERC-6551), and
//! Maker's `DSProxy`.

use alloy_primitives::{Address, U256, address, hex};

use super::function::{
    Called, Does, Function, Of, Shape, UNSAID, administer, allow, function, withdraw,
};
use crate::act::call::{Call, Caller, wei};
use crate::act::sign::first_with_others;
use crate::act::{Act, Amount, Deed, Party, Power, Reader, Role};
use crate::decode::{Unread, abi, limits};

const fn one(to: &'static str, data: &'static str) -> Does {
    Does::Calls(Shape::One { to, value: "value", data })
}

const fn each(list: &'static str, to: &'static str, data: &'static str) -> Does {
    Does::Calls(Shape::Each { list, to, value: "value", data })
}

const fn lists() -> Does {
    Does::Calls(Shape::Lists { to: "dest", value: "value", data: "func" })
}

const fn owner() -> Does {
    administer(Power::AccountOwnerAdded, "")
}

const fn installed(about: &'static str) -> Does {
    administer(Power::AccountModuleInstalled, about)
}

const KEY: &[(Role, &str)] = &[(Role::Owner, "key")];

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // OKX's accounts
    function("execTransactionFromEntrypoint(address to,uint256 value,bytes data)", Does::Calls(Shape::One { to: "to", value: "value", data: "data" })),
    function("execute(address dest,uint256 value,bytes func)", one("dest", "func")),
    function("executeBatch(address[] dest,bytes[] func)", Does::Calls(Shape::Lists { to: "dest", value: UNSAID, data: "func" })),
    function("executeBatch(address[] dest,uint256[] value,bytes[] func)", lists()),
    function("executeBatch((address target,uint256 value,bytes data)[] calls)", each("calls", "target", "data")),
    function("execute((address target,uint256 value,bytes data)[] calls)", each("calls", "target", "data")),
    function("execute((address target,uint256 value,bytes callData) execution)", Does::Calls(Shape::One { to: "execution.target", value: "execution.value", data: "execution.callData" })),
    function("execute(address to,uint256 value,bytes data,uint8 operation)", Does::Calls(Shape::Operation { to: "to", value: "value", data: "data", operation: "operation" })),
    function("executeCall(address to,uint256 value,bytes data)", one("to", "data")),
    function("executeBatchCall(address[] dest,uint256[] value,bytes[] func)", lists()),
    function("exec(address to,uint256 value,bytes data)", one("to", "data")),
    function("performCall(address target,bytes callData,uint256 value)", one("target", "callData")),
    function("performCall(address target,bytes callData)", Does::Calls(Shape::One { to: "target", value: UNSAID, data: "callData" })),
    function("callOnContract(address target,bytes callData)", Does::Calls(Shape::One { to: "target", value: UNSAID, data: "callData" })),
    function("executeFromSelf((address target,uint256 value,bytes data)[] calls)", each("calls", "target", "data")),
    function("executeWithValidator((address target,uint256 value,bytes data)[] calls,address validator,bytes)", each("calls", "target", "data")).with(&[(Role::Mentioned, "validator")]),
    function("execTransaction(address to,bytes data)", Does::Calls(Shape::One { to: "to", value: UNSAID, data: "data" })),
    function("execTransactions((address to,bytes data)[] txs)", Does::Calls(Shape::Each { list: "txs", to: "to", value: UNSAID, data: "data" })),
    function("execute_ncC(address dest,uint256 value,bytes func)", one("dest", "func")),
    function("executeBatch_y6U(address[] dest,uint256[] value,bytes[] func)", lists()),
    function("executeWithoutChainIdValidation(bytes[] calls)", Does::Calls(Shape::Own("calls"))),
    function("executeFromPlugin(bytes data)", Does::Calls(Shape::Own("data"))),
    function("executeFromPluginExternal(address target,uint256 value,bytes data)", one("target", "data")),
    function("executeWithRuntimeValidation(bytes data,bytes authorization)", Does::Calls(Shape::Own("data"))),
    function("executeWithAuthorization(bytes data,bytes authorization)", Does::Calls(Shape::Own("data"))),
    function("executeUserOp((address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData,bytes signature) userOp,bytes32 userOpHash)", Does::Packed(after_selector)),
    function("executeDelegateCall(address to,bytes data)", Does::Custom(delegatecall)),
    function("execute(address to,bytes data)", Does::Custom(delegatecall)),
    function("execute((bool delegateCall,bool revertOnError,uint256 gasLimit,address target,uint256 value,bytes data)[] txs,uint256 nonce,bytes signature)", Does::Custom(sequence)),
    function("selfExecute((bool delegateCall,bool revertOnError,uint256 gasLimit,address target,uint256 value,bytes data)[] txs)", Does::Custom(sequence)),
    // Argent's first wallets, by way of a module that acts for them
    function("multiCall(address wallet,(address to,uint256 value,bytes data)[] transactions)", each("transactions", "to", "data")),
    function("multiCallWithSession(address wallet,(address to,uint256 value,bytes data)[] transactions)", each("transactions", "to", "data")),
    function("multiCallWithGuardians(address wallet,(address to,uint256 value,bytes data)[] transactions)", each("transactions", "to", "data")),
    function("multiCallWithGuardiansAndStartSession(address wallet,(address to,uint256 value,bytes data)[] transactions,address sessionUser,uint64 duration)", Does::Custom(session)),
    function("addGuardian(address wallet,address guardian)", owner()).with(&[(Role::Owner, "guardian")]),
    function("addGuardian(address guardian)", owner()).with(&[(Role::Owner, "guardian")]),
    function("executeRecovery(address wallet,address newOwner)", owner()).with(&[(Role::Owner, "newOwner")]),
    function("transferOwnership(address wallet,address newOwner)", owner()).with(&[(Role::Owner, "newOwner")]),
    // The first wallets of several owners
    function("submitTransaction(address destination,uint256 value,bytes data)", one("destination", "data")),
    function("addOwner(address owner)", owner()).with(&[(Role::Owner, "owner")]),
    function("removeOwner(address owner)", administer(Power::AccountOwnerRemoved, "")).with(&[(Role::Owner, "owner")]),
    function("replaceOwner(address owner,address newOwner)", administer(Power::AccountOwnerAdded, "owner")).with(&[(Role::Owner, "newOwner")]),
    function("proxy(address dest,uint8 howToCall,bytes callData)", Does::Calls(Shape::Operation { to: "dest", value: UNSAID, data: "callData", operation: "howToCall" })),
    function("proxyAssert(address dest,uint8 howToCall,bytes callData)", Does::Calls(Shape::Operation { to: "dest", value: UNSAID, data: "callData", operation: "howToCall" })),
    function("registerProxy()", Does::Ordinary),
    // Biconomy: calls that are put together from pieces
    function("executeComposable((address to,uint256 value,bytes4 functionSig,(uint8 fetcherType,bytes paramData,(uint8,bytes)[])[] inputParams,(uint8,bytes)[])[] executions)", Does::Custom(composed)),
    // LUKSO's profiles (ERC-725)
    function("execute(uint256 operationType,address target,uint256 value,bytes data)", Does::Custom(erc725)),
    // Accounts that approve by a function of their own
    function("approveERC20(address token,address spender,uint256 amount)", allow(Of::Token("token"), "amount", "spender")),
    function("approveToken(address token,address spender,uint256 amount)", allow(Of::Token("token"), "amount", "spender")),
    // Instadapp's, by the names of their connectors
    function("cast(string[] targetNames,bytes[] datas,address origin)", Does::Calls(Shape::Own("datas"))),
    function("add(address authority)", Does::Custom(authority)).with(&[(Role::Owner, "authority")]),
    function("withdraw(address token,uint256 amt,address to,uint256 getId,uint256 setId)", withdraw(Of::Token("token"), "amt", "to")),
    function("deposit(address token,uint256 amt,uint256 getId,uint256 setId)", Does::Deposit { asset: Of::Token("token"), amount: "amt", payee: UNSAID }),
    // Keys that sign for the account: thirdweb's, Porto's
    function("setPermissionsForSigner((address signer,uint8 isAdmin,address[] approvedTargets,uint256 nativeTokenLimitPerTransaction,uint128 permissionStartTimestamp,uint128 permissionEndTimestamp,uint128 reqValidityStartTimestamp,uint128 reqValidityEndTimestamp,bytes32 uid) req,bytes signature)", owner()).with(&[(Role::Owner, "req.signer")]),
    function("authorize((uint40 expiry,uint8 keyType,bool isSuperAdmin,bytes publicKey) key)", Does::Custom(authorize)),
    function("addSessionKey(address sessionKey,uint48 validAfter,uint48 validUntil)", owner()).with(&[(Role::Owner, "sessionKey")]),
    // Ambire.
    function("execute((address to,uint256 value,bytes data)[] calls,bytes signature)", each("calls", "to", "data")),
    function("executeBySender((address to,uint256 value,bytes data)[] calls)", each("calls", "to", "data")),
    function("executeBySelf((address to,uint256 value,bytes data)[] calls)", each("calls", "to", "data")),
    function("executeBySelfSingle((address to,uint256 value,bytes data) call)", Does::Calls(Shape::One { to: "call.to", value: "call.value", data: "call.data" })),
    function("executeMultiple(((address to,uint256 value,bytes data)[] calls,bytes signature)[] toExec)", Does::Custom(several_batches)),
    function("tryCatch(address to,uint256 value,bytes data)", one("to", "data")),
    function("setAddrPrivilege(address addr,bytes32 priv)", Does::Custom(privilege)).with(&[(Role::Owner, "addr")]),
    // Calibur.
    function("execute(((address to,uint256 value,bytes data)[] calls,bool revertOnFailure) batch)", each("batch.calls", "to", "data")),
    function("execute((((address to,uint256 value,bytes data)[] calls,bool revertOnFailure) batchedCall,uint256 nonce,bytes32 keyHash,address executor,uint256 deadline) batch,bytes wrappedSignature)", each("batch.batchedCall.calls", "to", "data")),
    function("register((uint8 keyType,bytes publicKey) key)", administer(Power::AccountOwnerAdded, "key.publicKey")),
    // Coinbase Smart Wallet.
    function("addOwnerAddress(address owner)", owner()).with(&[(Role::Owner, "owner")]),
    function("addOwnerPublicKey(bytes32 x,bytes32 y)", administer(Power::AccountOwnerAdded, "x")),
    function("removeOwnerAtIndex(uint256 index,bytes owner)", administer(Power::AccountOwnerRemoved, "owner")),
    function("removeLastOwner(uint256 index,bytes owner)", administer(Power::AccountOwnerRemoved, "owner")),
    function("initialize(address owner)", Does::Custom(first_owner)),
    function("initialize(bytes[] owners)", Does::Custom(first_owner)).with(&[(Role::Owner, "owners")]),
    // Accounts of Near that Ethereum's wallets sign for
    function("addKey(uint8 keyKind,bytes publicKey,uint64 nonce,bool isFullAccess,bool isLimitedAllowance,uint128 allowance,string receiverId,string[] methodNames)", administer(Power::AccountOwnerAdded, "publicKey")),
    // MetaMask's accounts.
    function("addKey(string keyId,uint256 x,uint256 y)", administer(Power::AccountOwnerAdded, "keyId")),
    function("removeKey(string keyId)", administer(Power::AccountOwnerRemoved, "keyId")),
    function("addSigner(address newSigner)", owner()).with(&[(Role::Owner, "newSigner")]),
    function("removeSigner(address oldSigner)", administer(Power::AccountOwnerRemoved, "")).with(&[(Role::Owner, "oldSigner")]),
    function("replaceSigner(address oldSigner,address newSigner)", administer(Power::AccountOwnerAdded, "oldSigner")).with(&[(Role::Owner, "newSigner")]),
    // Sequence
    function("updateImageHash(bytes32 imageHash)", administer(Power::AccountOwnerAdded, "imageHash")),
    function("addHook(bytes4 selector,address implementation)", installed("")).with(&[(Role::Module, "implementation")]),
    function("setStaticSignature(bytes32 hash,address checker,uint96 timestamp)", Does::Custom(signed_hash)).with(&[(Role::Mentioned, "checker")]),
    // Porto: what a key may do
    function("setSpendLimit(bytes32 keyHash,address token,uint8 period,uint256 limit)", Does::Custom(spend_limit)).with(&[(Role::Token, "token")]),
    function("removeSpendLimit(bytes32 keyHash,address token,uint8 period)", Does::Ordinary).with(&[(Role::Token, "token")]),
    function("setCanExecute(bytes32 keyHash,address target,bytes4 fnSel,bool can)", Does::Custom(can_execute)).with(&[(Role::Mentioned, "target")]),
    function("setSignatureCheckerApproval(bytes32 keyHash,address checker,bool isApproved)", Does::Custom(checker)).with(&[(Role::Mentioned, "checker")]),
    function("setCallChecker(bytes32 keyHash,address target,address checker)", installed("")).with(&[(Role::Module, "checker"), (Role::Mentioned, "target")]),
    function("revoke(bytes32 keyHash)", Does::Ordinary),
    // Calibur
    function("updateEntryPoint(address entryPoint)", owner()).with(&[(Role::Owner, "entryPoint")]),
    // Accounts of a token (ERC-6551)
    function("setPermissions(address[] callers,bool[] permissions)", Does::Custom(callers)),
    function("setOverrides(bytes4[] selectors,address[] implementations)", installed("")).with(&[(Role::Module, "implementations")]),
    function("executeBatch((address to,uint256 value,bytes data,uint8 operation)[] operations)", Does::Custom(operations)),
    function("executeNested(address to,uint256 value,bytes data,uint8 operation,(bytes32 salt,address tokenContract,uint256 tokenId)[] proof)", Does::Calls(Shape::Operation { to: "to", value: "value", data: "data", operation: "operation" })),
    // SmartSessions
    function("enableSessions((address sessionValidator,bytes sessionValidatorInitData,bytes32 salt,(address,bytes)[] userOpPolicies,((bytes32,string[])[],(address,bytes)[]) erc7739Policies,(bytes4,address target,(address policy,bytes)[] policies)[] actions,bool permitERC4337Paymaster)[] sessions)", Does::Custom(sessions)),
    function("enableUserOpPolicies(bytes32 permissionId,(address,bytes)[])", Does::Custom(more_of_session)),
    function("enableERC1271Policies(bytes32 permissionId,((bytes32,string[])[],(address,bytes)[]))", Does::Custom(more_of_session)),
    function("enableActionPolicies(bytes32 permissionId,(bytes4,address target,(address policy,bytes)[] policies)[] actions)", Does::Custom(more_of_session)),
    function("removeSession(bytes32 permissionId)", Does::Ordinary),
    // Modules, plugins and validators.
    function("installExecution(address module,((bytes4,bool,bool)[],(bytes4,uint32,bool,bool)[],bytes4[]) manifest,bytes moduleInstallData)", installed("")).with(&[(Role::Module, "module")]),
    function("installModule(uint256 moduleTypeId,address module,bytes initData)", Does::Custom(install)),
    function("uninstallModule(uint256 moduleTypeId,address module,bytes deInitData)", administer(Power::AccountModuleRemoved, "moduleTypeId")).with(&[(Role::Module, "module")]),
    function("installPlugin(address plugin,bytes32 manifestHash,bytes pluginInstallData,bytes21[] dependencies)", installed("")).with(&[(Role::Module, "plugin")]),
    function("uninstallPlugin(address plugin,bytes config,bytes pluginUninstallData)", administer(Power::AccountModuleRemoved, "")).with(&[(Role::Module, "plugin")]),
    function("installValidation(bytes25 validationConfig,bytes4[] selectors,bytes installData,bytes[] hooks)", Does::Custom(validation)),
    function("installValidations(bytes21[] ids,(uint32,address hook)[] configs,bytes[] data,bytes[])", Does::Custom(validation)),
    function("grantAccess(bytes21 id,bytes4,bool allow)", Does::Custom(validation)),
    function("updateFallbackSignerData(address owner,bool isDisabled)", owner()).with(&[(Role::Owner, "owner")]),
    function("approveNative(address spender,uint256 amount)", allow(Of::Native, "amount", "spender")),
    function("approveNativeTransient(address spender,uint256 amount)", allow(Of::Native, "amount", "spender")),
    function("setDefaultValidator(address defaultValidator,bytes data)", installed("")).with(&[(Role::Module, "defaultValidator")]),
    function("setExecution(bytes4 selector,address executor,address validator,uint48 validUntil,uint48 validAfter,bytes enableData)", installed(""))
        .with(&[(Role::Module, "executor"), (Role::Module, "validator")]),
    function("changeRootValidator(bytes21 rootValidator,address hook,bytes validatorData,bytes hookData)", Does::Custom(validation)),
    function("initialize(bytes21 rootValidator,address hook,bytes validatorData,bytes hookData,bytes[] initConfig)", Does::Custom(validation)),
    function("initializeAccount(bytes initData)", installed("initData")),
    function("setupAndEnableModule(address setupContract,bytes setupData)", installed("")).with(&[(Role::Module, "setupContract")]),
    function("addDeposit()", Does::Deposit { asset: Of::Native, amount: super::function::VALUE, payee: UNSAID }),
    function("withdrawDepositTo(address withdrawAddress,uint256 amount)", withdraw(Of::Native, "amount", "withdrawAddress")),
    // Accounts of zkSync's networks: Abstract's, zkSync's own
    function("batchCall((address target,bool allowFailure,uint256 value,bytes callData)[] calls)", each("calls", "target", "callData")),
    function("k1AddOwner(address owner)", owner()).with(&[(Role::Owner, "owner")]),
    function("addK1Owner(address owner)", owner()).with(&[(Role::Owner, "owner")]),
    function("r1AddOwner(bytes key)", administer(Power::AccountOwnerAdded, "key")),
    function("resetOwners(bytes key)", administer(Power::AccountOwnerAdded, "key")),
    function("addValidationKey(bytes id,bytes32[2],string)", administer(Power::AccountOwnerAdded, "id")),
    function("proposeGuardian(bytes32,address guardian)", owner()).with(&[(Role::Owner, "guardian")]),
    function("k1AddValidator(address module)", installed("")).with(&[(Role::Module, "module")]),
    function("r1AddValidator(address module)", installed("")).with(&[(Role::Module, "module")]),
    function("addModuleValidator(address module,bytes)", installed("")).with(&[(Role::Module, "module")]),
    function("addModule(bytes module)", Does::Custom(packed_module)),
    function("addHook(bytes module,bool)", Does::Custom(packed_module)),
    function("addHook(address module,bool,bytes)", installed("")).with(&[(Role::Module, "module")]),
    function("createSession((address signer,uint256,(uint8,uint256,uint256),(address,bytes4,uint256,(uint8,uint256,uint256),(uint8,uint64,bytes32,(uint8,uint256,uint256))[])[],(address,uint256,(uint8,uint256,uint256))[]) session)", Does::Custom(session_of_policies)),
    // Alchemy's, Circle's and Candide's accounts, and Rhinestone's modules
    function("updateOwners(address[] added,address[] removed)", owner()).with(&[(Role::Owner, "added"), (Role::Mentioned, "removed")]),
    function("updateOwnership(address[] added,address[] removed,uint128)", owner()).with(&[(Role::Owner, "added"), (Role::Mentioned, "removed")]),
    function("transferSigner(uint32,address newSigner)", owner()).with(&[(Role::Owner, "newSigner")]),
    function("transferSigner(uint32,uint256 x,uint256)", administer(Power::AccountOwnerAdded, "x")),
    function("addSessionKey(address sessionKey,bytes32,bytes[])", owner()).with(&[(Role::Owner, "sessionKey")]),
    function("rotateSessionKey(address old,bytes32,address sessionKey)", owner()).with(&[(Role::Owner, "sessionKey"), (Role::Mentioned, "old")]),
    function("addOwners(address[] owners,uint256[],(uint256,uint256)[],uint256[],uint256)", owner()).with(&[(Role::Owner, "owners")]),
    function("multiConfirmRecovery(address wallet,address[] newOwners,uint256,(address,bytes)[],bool)", owner()).with(&[(Role::Owner, "newOwners"), (Role::Account, "wallet")]),
    function("addOwner(bytes32,bytes32 key)", administer(Power::AccountOwnerAdded, "key")),
    function("addGuardian(address guardian,uint256)", owner()).with(&[(Role::Owner, "guardian")]),
    function("setValidator(address module,bytes12,bytes)", installed("")).with(&[(Role::Module, "module")]),
    function("addHook(address module,uint8)", installed("")).with(&[(Role::Module, "module")]),
    function("addSigHook(address module,bytes4,uint8)", installed("")).with(&[(Role::Module, "module")]),
    // Tempo
    function("authorizeKey(address key,uint8,uint64,bool,(address,uint256)[])", owner()).with(KEY),
    function("authorizeKey(address key,uint8,(uint64,bool,(address,uint256,uint64)[],bool,(address,(bytes4,address[])[])[]))", owner()).with(KEY),
    function("authorizeKey(address key,uint8,(uint64,bool,(address,uint256,uint64)[],bool,(address,(bytes4,address[])[])[]),bytes32)", owner()).with(KEY),
    function("authorizeAdminKey(address key,uint8,bytes32)", owner()).with(KEY),
    function("updateSpendingLimit(address key,address token,uint256 limit)", allow(Of::Token("token"), "limit", "key")),
    function("upgradeAccount(uint8,(address owner,uint8)[] owners)", Does::Custom(weighted)),
    function("updateConfig((bytes32,uint64,uint8,(address,uint8)[]),uint8,(address owner,uint8)[] owners)", Does::Custom(weighted)),
    // Moonbeam, Bittensor: who may do everything as the account
    function("addProxy(address delegate,uint8,uint32)", owner()).with(&[(Role::Owner, "delegate")]),
    function("addProxy(bytes32 delegate)", administer(Power::AccountOwnerAdded, "delegate")),
    // LUKSO's profiles: what is kept in them
    function("setData(bytes32 keys,bytes)", Does::Custom(profile)),
    function("setDataBatch(bytes32[] keys,bytes[])", Does::Custom(profile)),
    function("executeBatch(uint256[] operations,address[] targets,uint256[] values,bytes[] datas)", Does::Custom(erc725_batch)),
    // Safe's executor of batches
    function("batchExecute((address to,uint256 value,bytes data)[] calls)", each("calls", "to", "data")),
];

/// The first owner of an account that is the user's own. Elsewhere it is the business of whoever creates a
/// contract, and what is named may be anything.
fn first_owner(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if !reader.has_own(called.call.to) {
        return None;
    }
    let owner = called.party(Role::Owner, "owner", reader).into_iter().collect();
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    let mut act = called.act(deed.clone(), Role::Account, owner, reader);
    let count = called.length("owners").unwrap_or_default();
    called.note_more(count, reader);
    let is_key = |at| called.address(&format!("owners.{at}")).is_none();
    let addresses = act.party(Role::Owner).is_some();
    if addresses && (0..count.min(limits::ITEMS)).any(is_key) {
        // One without an address, among those that have one.
        let key = Called { function: called.function.with(&[]), ..*called };
        act.calls.push(key.act(deed, Role::Account, Vec::new(), reader));
    }
    Some(act)
}

/// What somebody may do with the account: nothing, by a word of zeros.
fn privilege(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let word = called.get("priv")?.word();
    let removed = word.iter().all(|byte| *byte == 0);
    let power = if removed { Power::AccountOwnerRemoved } else { Power::AccountOwnerAdded };
    let about = Some(format!("0x{}", alloy_primitives::hex::encode(word)));
    called.address("addr")?;
    Some(called.act(Deed::Administer { power, about }, Role::Contract, Vec::new(), reader))
}

/// Who may act as the account of a token, and who no longer may.
fn callers(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("callers")?;
    called.note_more(count, reader);
    let (mut acts, mut removed) = (Vec::new(), Vec::new());
    for index in 0..count.min(limits::ITEMS) {
        let owner = called.party(Role::Owner, &format!("callers.{index}"), reader)?;
        let (list, power) = if called.bool_at(&format!("permissions.{index}"))? {
            (&mut acts, Power::AccountOwnerAdded)
        } else {
            (&mut removed, Power::AccountOwnerRemoved)
        };
        let deed = Deed::Administer { power, about: None };
        list.push(called.act(deed, Role::Contract, vec![owner], reader));
    }
    acts.extend(removed);
    first_with_others(acts)
}

/// The validator of Kernel that takes the signature of one owner.
pub(super) const ECDSA_VALIDATOR: Address = address!("0x845ADb2C711129d4f3966735eD98a9F09fC4cE57");

/// Whose signatures count: a module, in Kernel behind a byte that says what it is (2 is a mark without an
/// address), and in Alchemy's accounts first of all; and Kernel's hooks, where 0 and 1 stand for none.
#[allow(clippy::unnecessary_wraps, reason = "as rows want their readers")]
fn validation(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let module = |value: &abi::Value<'_>| match (value.kind(), value.word()) {
        ("bytes25", word) => word.first_chunk::<20>().copied(),
        (_, [1, word @ ..]) => word.first_chunk::<20>().copied(),
        _ => None,
    };
    let mut found: Vec<(Address, String)> = Vec::new();
    for name in ["validationConfig", "rootValidator", "id"] {
        let address = called.get(name).as_ref().and_then(module);
        found.extend(address.map(|one| (one.into(), called.path(name))));
    }
    for (index, id) in
        called.get("ids").and_then(|ids| ids.items()).into_iter().flatten().enumerate()
    {
        let address = module(&id).filter(|_| index < limits::ITEMS);
        found.extend(address.map(|one| (one.into(), called.path(&format!("ids.{index}")))));
    }
    if let Some(count) = called.length("ids") {
        called.note_more(count, reader);
    }
    // Whose key that one takes: the first bytes of what it is given, whatever follows. Of several the last counts, and one
    // that is somebody else's is told.
    let keys = found.iter().filter(|(one, _)| *one == ECDSA_VALIDATOR).filter_map(|(_, path)| {
        let index = path.rsplit_once(".ids[").map(|(_, rest)| rest.trim_end_matches(']'));
        let name = index.map_or("validatorData".to_owned(), |index| format!("data.{index}"));
        let owner = Address::from(*called.bytes_at(&name)?.first_chunk::<20>()?);
        Some(Party::new(Role::Owner, owner, called.path(&name), reader.chain))
    });
    let mut keys: Vec<Party> = keys.collect();
    let other = keys.iter().position(|key| !reader.is_own(&key.address)).unwrap_or(0);
    let owner = (other < keys.len()).then(|| keys.swap_remove(other));
    let none = [Address::ZERO, Address::with_last_byte(1), Address::repeat_byte(0xff)];
    let configs = called.get("configs").and_then(|configs| configs.items());
    for (index, config) in configs.into_iter().flatten().enumerate().take(limits::ITEMS) {
        let hook = config.address_at("hook");
        found.extend(hook.map(|hook| (hook, called.path(&format!("configs.{index}.hook")))));
    }
    found.extend(called.address("hook").map(|hook| (hook, called.path("hook"))));
    let modules = found.into_iter().filter(|(address, _)| !none.contains(address));
    let (known, others): (Vec<_>, Vec<_>) = modules.partition(|(one, _)| *one == ECDSA_VALIDATOR);
    let alone = others.is_empty();
    let mut parties: Vec<Party> = others
        .into_iter()
        .chain(known)
        .map(|(address, path)| Party::new(Role::Module, address, path, reader.chain))
        .collect();
    let taken = called.bool_at("allow") == Some(false);
    let mut power = if taken { Power::AccountModuleRemoved } else { Power::AccountModuleInstalled };
    if let Some(mut owner) = owner {
        let own = reader.is_own(&owner.address);
        if alone || !own {
            power = Power::AccountOwnerAdded;
        } else {
            // Of one's own key there is less to say than of what comes with it.
            owner.role = Role::Mentioned;
        }
        parties.insert(0, owner);
    }
    let deed = Deed::Administer { power, about: None };
    let mut act = called.act(deed, Role::Contract, parties, reader);
    // What the account then does by itself.
    let more = called.get("initConfig").and_then(|calls| calls.items());
    for (index, data) in more.into_iter().flatten().enumerate().take(limits::ITEMS) {
        let path = called.path(&format!("initConfig.{index}"));
        act.calls.extend(reader.call(&Call {
            by: Caller::contract(called.call),
            value: Some(U256::ZERO),
            data: data.bytes()?,
            path: &path,
            ..*called.call
        }));
    }
    called.note_more(called.length("initConfig").unwrap_or_default(), reader);
    Some(act)
}

/// A user operation for `executeUserOp` carries, after the selector, whatever the account makes of it:
/// with Alchemy's accounts, calldata for the account itself.
fn after_selector(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let rest = called.call.data.get(abi::SELECTOR..)?;
    super::function(rest)?;
    let inner = reader.call(&Call { data: rest, value: Some(U256::ZERO), ..*called.call });
    let mut act = called.act(Deed::Calls { count: 1 }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// Code that is run as the account.
fn delegatecall(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let (to_path, path) = (called.path("to"), called.path("data"));
    let made = Call {
        by: Caller::contract(called.call),
        to: called.address("to")?,
        to_path: &to_path,
        // Code that is run like this sees what was sent along with the call.
        value: called.call.value,
        value_path: &path,
        data: called.bytes_at("data")?,
        path: &path,
        means: called.call.means,
    };
    let inner = reader.delegatecall(&made);
    let mut act = called.act(Deed::Calls { count: 1 }, Role::Account, Vec::new(), reader);
    act.calls = vec![inner];
    Some(act)
}

/// Calls, and a key that makes more of them for a while.
fn session(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let calls = Shape::Each { list: "transactions", to: "to", value: "value", data: "data" };
    let mut act = called.calls(calls, reader)?;
    let user = called.party(Role::Owner, "sessionUser", reader)?;
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    act.calls.insert(0, called.act(deed, Role::Contract, vec![user], reader));
    Some(act)
}

/// A module, and what it is told, in one.
fn packed_module(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let module = Address::from_slice(called.bytes_at("module")?.get(..20)?);
    let module = Party::new(Role::Module, module, called.path("module"), reader.chain);
    let deed = Deed::Administer { power: Power::AccountModuleInstalled, about: None };
    Some(called.act(deed, Role::Account, vec![module], reader))
}

/// Owners, each with a weight.
fn weighted(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("owners")?;
    called.note_more(count, reader);
    let owner = |at| called.party(Role::Owner, &format!("owners.{at}.owner"), reader);
    let owners = (0..count.min(limits::ITEMS)).filter_map(owner).collect();
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    Some(called.act(deed, Role::Contract, owners, reader))
}

/// A key that makes calls within policies, by itself.
fn session_of_policies(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let signer = called.party(Role::Delegate, "session.signer", reader)?;
    Some(granted(called, "calls of a session", vec![signer], reader))
}

/// Who may do what with a profile of LUKSO's stands in it, under keys that end with the address: what one may do,
/// and call.
#[allow(clippy::unnecessary_wraps, reason = "as rows want their readers")]
fn profile(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const PERMISSIONS: [[u8; 12]; 2] = [
        [0x4b, 0x80, 0x74, 0x2d, 0xe2, 0xbf, 0x82, 0xac, 0xb3, 0x63, 0, 0],
        [0x4b, 0x80, 0x74, 0x2d, 0xe2, 0xbf, 0x39, 0x3a, 0x64, 0xc7, 0, 0],
    ];
    let keys: Vec<String> = match called.length("keys") {
        Some(count) => (0..count.min(limits::ITEMS)).map(|at| format!("keys.{at}")).collect(),
        None => vec!["keys".to_owned()],
    };
    let gives = |key: &&String| {
        let word = called.get(key).map(|key| key.word());
        word.is_some_and(|word| PERMISSIONS.iter().any(|begins| word.starts_with(begins)))
    };
    let owner = |key| called.party(Role::Owner, key, reader);
    let owners: Vec<Party> =
        keys.iter().filter(gives).filter_map(|key: &String| owner(key)).collect();
    if owners.is_empty() {
        return Some(super::unknown::unknown(called.call, reader));
    }
    if let Some(count) = called.length("keys") {
        called.note_more(count, reader);
    }
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    Some(called.act(deed, Role::Account, owners, reader))
}

/// Calls, read-only ones, contracts that are created (1 and 2), and delegatecalls, by number.
fn erc725(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let mut act = called.act(Deed::Calls { count: 1 }, Role::Account, Vec::new(), reader);
    act.calls = operation(called, ["operationType", "target", "value", "data"], reader)?;
    Some(act)
}

/// The same of lists of each.
fn erc725_batch(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let count = called.length("operations")?;
    called.note_more(count, reader);
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    for at in 0..count.min(limits::ITEMS) {
        let [kind, target, value, data] =
            ["operations", "targets", "values", "datas"].map(|list| format!("{list}.{at}"));
        act.calls.extend(operation(called, [&kind, &target, &value, &data], reader)?);
    }
    Some(act)
}

fn operation(
    called: &Called<'_>,
    [kind, target, value, data]: [&str; 4],
    reader: &mut Reader,
) -> Option<Vec<Act>> {
    let (to_path, value_path, path) = (called.path(target), called.path(value), called.path(data));
    let made = Call {
        by: Caller::contract(called.call),
        to: called.address(target)?,
        to_path: &to_path,
        value: called.uint(value),
        value_path: &value_path,
        data: called.bytes_at(data)?,
        path: &path,
        means: called.call.means,
    };
    let operation = match called.uint(kind)?.try_into() {
        Ok(0_u8 | 3) => U256::ZERO,
        Ok(1 | 2) => {
            let reason = "the code of the new contract was only searched for listed addresses";
            reader.unread.push(Unread::new(path.as_str(), reason));
            let deed = Deed::Deploy { amount: wei(made.value) };
            let target = called.party(Role::Mentioned, target, reader);
            let parties = target.filter(|_| !made.to.is_zero()).into_iter().collect();
            return Some(vec![Act::new(deed, path, None, called.call.means, parties)]);
        }
        Ok(4) => U256::ONE,
        _ => U256::MAX,
    };
    Some(reader.operation(&made, operation, &called.path(kind)))
}

/// One call of a list, at this path.
fn listed(
    called: &Called<'_>,
    one: &abi::Value<'_>,
    to: &str,
    operation: U256,
    path: &str,
    reader: &mut Reader,
) -> Option<Vec<Act>> {
    let [to_path, value_path, data_path] =
        [to, "value", "data"].map(|member| format!("{path}.{member}"));
    let made = Call {
        by: Caller::contract(called.call),
        to: one.address_at(to)?,
        to_path: &to_path,
        value: one.uint_at("value"),
        value_path: &value_path,
        data: one.bytes_at("data")?,
        path: &data_path,
        means: called.call.means,
    };
    Some(reader.operation(&made, operation, path))
}

fn sequence(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let code = |one: &abi::Value<'_>| Some(U256::from(u8::from(one.bool_at("delegateCall")?)));
    each_operation(called, ("txs", "target"), code, reader)
}

/// Calls and delegatecalls of an account of a token; contracts that are created are 2 and 3.
fn operations(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    each_operation(called, ("operations", "to"), |one| one.uint_at("operation"), reader)
}

fn each_operation(
    called: &Called<'_>,
    (list, to): (&str, &str),
    operation: impl Fn(&abi::Value<'_>) -> Option<U256>,
    reader: &mut Reader,
) -> Option<Act> {
    let calls = called.get(list)?.items()?;
    let count = calls.len();
    called.note_more(count, reader);
    let mut inner = Vec::new();
    for (index, one) in calls.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path(list));
        inner.extend(listed(called, &one, to, operation(&one)?, &path, reader)?);
    }
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// A hash that counts as signed by the account from then on.
fn signed_hash(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let hash = hex::encode_prefixed(called.get("hash")?.word());
    let deed = Deed::SignHash { hash, prefixed: true };
    Some(called.act(deed, Role::Account, Vec::new(), reader))
}

/// What a key that the account has may do without asking: it has no address.
fn granted(called: &Called<'_>, what: &str, to: Vec<Party>, reader: &Reader) -> Act {
    let deed = Deed::Grant {
        permission: what.to_owned(),
        asset: None,
        amount: None,
        period: None,
        expires: None,
    };
    called.act(deed, Role::Account, to, reader)
}

/// Keys that make calls within policies: the addresses among what their validator is given.
fn sessions(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let list = called.get("sessions")?.items()?;
    called.note_more(list.len(), reader);
    let (mut parties, mut any) = (Vec::new(), false);
    for (index, one) in list.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("sessions"));
        any |= is_any_call(one.get("actions"));
        for key in keys_in(one.bytes_at("sessionValidatorInitData")?) {
            let path = format!("{path}.sessionValidatorInitData");
            parties.push(Party::new(Role::Delegate, key, path, reader.chain));
        }
        let (validator, path) =
            (one.address_at("sessionValidator")?, format!("{path}.sessionValidator"));
        parties.push(Party::new(Role::Module, validator, path, reader.chain));
    }
    Some(granted(called, calls_of_session(any), parties, reader))
}

/// What a session that there is may do besides: whose key it has was said when it was made.
#[allow(clippy::unnecessary_wraps, reason = "as rows want their readers")]
fn more_of_session(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let any = is_any_call(called.get("actions"));
    Some(granted(called, calls_of_session(any), Vec::new(), reader))
}

fn calls_of_session(any: bool) -> &'static str {
    if any { "any calls of a session" } else { "calls of a session" }
}

/// Whether one of the actions stands for all calls, and its policy lets all of them through.
fn is_any_call(actions: Option<abi::Value<'_>>) -> bool {
    /// Stands for every contract.
    const ANY: Address = Address::with_last_byte(1);
    const SUDO: Address = address!("0x0000003111cD8e92337C100F22B7A9dbf8DEE301");
    let is_any = |action: abi::Value<'_>| {
        let mut policies = action.get("policies").and_then(|all| all.items())?;
        let any = action.address_at("target")? == ANY;
        Some(any && policies.all(|policy| policy.address_at("policy") == Some(SUDO)))
    };
    let actions = actions.and_then(|actions| actions.items()).into_iter().flatten();
    actions.take(limits::ITEMS).any(|action| is_any(action) == Some(true))
}

/// The addresses among what a module is set up with: bare, or in words, which may follow a few bytes of the
/// module's own.
fn keys_in(data: &[u8]) -> impl Iterator<Item = Address> {
    let bare = Some(data).filter(|data| data.len() == 20);
    let words = data.get(data.len() % abi::WORD..).unwrap_or_default().chunks_exact(abi::WORD);
    let padded = words.filter_map(|word| word.strip_prefix(&[0; 12]));
    // What begins with zeros again is a number.
    let padded = padded.filter(|rest| !rest.starts_with(&[0; 8]));
    let all = bare.into_iter().chain(padded).take(limits::ITEMS);
    all.filter_map(|key| Address::try_from(key).ok())
}

/// A module, and those among what it is set up with, whom it may let act.
fn install(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// How many are named one by one.
    const NAMED: usize = 3;
    let mut parties = vec![called.party(Role::Module, "module", reader)?];
    for key in keys_in(called.bytes_at("initData")?) {
        let path = called.path("initData");
        let party = Party::new(Role::Mentioned, key, path, reader.chain);
        if parties.iter().all(|one| one.address != party.address) {
            parties.push(party);
        }
    }
    let about = called.uint("moduleTypeId").map(|id| id.to_string());
    let deed = Deed::Administer { power: Power::AccountModuleInstalled, about };
    let mut act = called.act(deed, Role::Contract, parties, reader);
    let is_strange = |party: &&Party| {
        party.role == Role::Mentioned && party.kind.is_none() && !reader.is_own(&party.address)
    };
    let strange: Vec<String> = act.parties.iter().filter(is_strange).map(Party::short).collect();
    if !strange.is_empty() {
        let named = strange.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = match strange.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        act.words = act.and_also(&format!("set it up with {named}{more}"));
    }
    Some(act)
}

/// A key of an account of Porto's: for everything, or for what else it is allowed.
fn authorize(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let owner = called.party(Role::Owner, "key.publicKey", reader);
    if called.bool_at("key.isSuperAdmin")? {
        let about = called.bytes_at("key.publicKey").map(hex::encode_prefixed);
        let deed = Deed::Administer { power: Power::AccountOwnerAdded, about };
        return Some(called.act(deed, Role::Contract, owner.into_iter().collect(), reader));
    }
    let delegate = owner.map(|party| Party { role: Role::Delegate, ..party });
    let deed = Deed::Grant {
        permission: "calls by a new key within what else it is allowed".to_owned(),
        asset: None,
        amount: None,
        period: None,
        expires: called.uint("key.expiry").filter(|end| !end.is_zero()).map(|end| end.to_string()),
    };
    Some(called.act(deed, Role::Account, delegate.into_iter().collect(), reader))
}

/// Calls whose arguments are put together from pieces: those that stand in the request, and those that are only
/// looked up when they are made.
fn composed(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let list = called.get("executions")?.items()?;
    let count = list.len();
    called.note_more(count, reader);
    let mut inner = Vec::new();
    for (index, one) in list.enumerate().take(limits::ITEMS) {
        let path = format!("{}[{index}]", called.path("executions"));
        let to_path = format!("{path}.to");
        let mut data = one.get("functionSig")?.word().get(..abi::SELECTOR)?.to_vec();
        let mut whole = true;
        for piece in one.get("inputParams")?.items()? {
            let known = piece.uint_at("fetcherType")?.is_zero();
            whole &= known;
            data.extend(if known { piece.bytes_at("paramData")? } else { &[0; abi::WORD] });
        }
        let made = Call {
            by: Caller::contract(called.call),
            to: one.address_at("to")?,
            to_path: &to_path,
            value: one.uint_at("value"),
            value_path: &path,
            data: &data,
            path: &path,
            means: called.call.means,
        };
        if whole {
            inner.extend(reader.call(&made));
        } else {
            // What is in the place of the rest is not known.
            inner.push(super::unknown::unknown(&made, reader));
        }
    }
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}

/// How much of a token a key may spend, in each minute, hour, day, week, month or year.
fn spend_limit(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    const PERIODS: [&str; 6] = ["minute", "hour", "day", "week", "month", "year"];
    let period = usize::try_from(called.uint("period")?).ok()?;
    let period = format!("every {}", PERIODS.get(period)?);
    let asset = called.asset(Of::Token("token"), reader)?;
    let amount = Amount::allowed(called.uint("limit")?, asset.decimals());
    let deed = Deed::Grant {
        permission: "spending".to_owned(),
        asset: Some(asset),
        amount: Some(amount),
        period: Some(period),
        expires: None,
    };
    Some(called.act(deed, Role::Account, Vec::new(), reader))
}

fn can_execute(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// Stands for every contract.
    const ANY: Address = Address::repeat_byte(0x32);
    if !called.bool_at("can")? {
        return called.read_as(Does::Ordinary, reader);
    }
    let any = called.address("target")? == ANY;
    let what = if any { "calls of any contract by a key" } else { "calls of a contract by a key" };
    Some(granted(called, what, Vec::new(), reader))
}

fn checker(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if !called.bool_at("isApproved")? {
        return called.read_as(Does::Ordinary, reader);
    }
    Some(granted(called, "signing for a contract by a key", Vec::new(), reader))
}

/// A connector that lets somebody else act as the account. Called by itself it is anybody's function, which adds
/// something to something.
fn authority(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    if reader.depth <= 1 || !called.path("authority").contains("/cast.datas[") {
        return Some(super::unknown::unknown(called.call, reader));
    }
    called.address("authority")?;
    let deed = Deed::Administer { power: Power::AccountOwnerAdded, about: None };
    Some(called.act(deed, Role::Contract, Vec::new(), reader))
}

fn several_batches(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let batches = called.get("toExec")?.items()?;
    called.note_more(batches.len(), reader);
    let mut inner = Vec::new();
    let mut count = 0;
    for (batch, calls) in batches.enumerate().take(limits::ITEMS) {
        let calls = calls.get("calls")?.items()?;
        count += calls.len();
        called.note_more(calls.len(), reader);
        for (index, one) in calls.enumerate().take(limits::ITEMS) {
            let path = format!("{}[{batch}].calls[{index}]", called.path("toExec"));
            inner.extend(listed(called, &one, "to", U256::ZERO, &path, reader)?);
        }
    }
    let mut act = called.act(Deed::Calls { count }, Role::Account, Vec::new(), reader);
    act.calls = inner;
    Some(act)
}
