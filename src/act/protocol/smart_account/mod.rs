//! Accounts that are contracts: what they execute, who owns them, and their modules.
//!
//! ERC-4337's `SimpleAccount`, `LightAccount`, Coinbase Smart Wallet, Kernel 2, Biconomy, Alchemy's modular
//! accounts (ERC-6900), Ambire, Sequence, Uniswap's Calibur, token-bound accounts (ERC-6551), and
//! Maker's `DSProxy`.

mod calls;
mod keys;
mod sessions;

use super::function::{Does, Function, Of, Shape, UNSAID, administer, allow, function, withdraw};
use crate::act::{Power, Role};

pub(super) use keys::ECDSA_VALIDATOR;

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
    function("executeUserOp((address sender,uint256 nonce,bytes initCode,bytes callData,bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,bytes paymasterAndData,bytes signature) userOp,bytes32 userOpHash)", Does::Packed(calls::after_selector)),
    function("executeDelegateCall(address to,bytes data)", Does::Custom(calls::delegatecall)),
    function("execute(address to,bytes data)", Does::Custom(calls::delegatecall)),
    function("execute((bool delegateCall,bool revertOnError,uint256 gasLimit,address target,uint256 value,bytes data)[] txs,uint256 nonce,bytes signature)", Does::Custom(calls::sequence)),
    function("selfExecute((bool delegateCall,bool revertOnError,uint256 gasLimit,address target,uint256 value,bytes data)[] txs)", Does::Custom(calls::sequence)),
    // Argent's first wallets, by way of a module that acts for them
    function("multiCall(address wallet,(address to,uint256 value,bytes data)[] transactions)", each("transactions", "to", "data")),
    function("multiCallWithSession(address wallet,(address to,uint256 value,bytes data)[] transactions)", each("transactions", "to", "data")),
    function("multiCallWithGuardians(address wallet,(address to,uint256 value,bytes data)[] transactions)", each("transactions", "to", "data")),
    function("multiCallWithGuardiansAndStartSession(address wallet,(address to,uint256 value,bytes data)[] transactions,address sessionUser,uint64 duration)", Does::Custom(sessions::session)),
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
    function("executeComposable((address to,uint256 value,bytes4 functionSig,(uint8 fetcherType,bytes paramData,(uint8,bytes)[])[] inputParams,(uint8,bytes)[])[] executions)", Does::Custom(calls::composed)),
    // LUKSO's profiles (ERC-725)
    function("execute(uint256 operationType,address target,uint256 value,bytes data)", Does::Custom(calls::erc725)),
    // Accounts that approve by a function of their own
    function("approveERC20(address token,address spender,uint256 amount)", allow(Of::Token("token"), "amount", "spender")),
    function("approveToken(address token,address spender,uint256 amount)", allow(Of::Token("token"), "amount", "spender")),
    // Instadapp's, by the names of their connectors
    function("cast(string[] targetNames,bytes[] datas,address origin)", Does::Calls(Shape::Own("datas"))),
    function("add(address authority)", Does::Custom(keys::authority)).with(&[(Role::Owner, "authority")]),
    function("withdraw(address token,uint256 amt,address to,uint256 getId,uint256 setId)", withdraw(Of::Token("token"), "amt", "to")),
    function("deposit(address token,uint256 amt,uint256 getId,uint256 setId)", Does::Deposit { asset: Of::Token("token"), amount: "amt", payee: UNSAID }),
    // Keys that sign for the account: thirdweb's, Porto's
    function("setPermissionsForSigner((address signer,uint8 isAdmin,address[] approvedTargets,uint256 nativeTokenLimitPerTransaction,uint128 permissionStartTimestamp,uint128 permissionEndTimestamp,uint128 reqValidityStartTimestamp,uint128 reqValidityEndTimestamp,bytes32 uid) req,bytes signature)", owner()).with(&[(Role::Owner, "req.signer")]),
    function("authorize((uint40 expiry,uint8 keyType,bool isSuperAdmin,bytes publicKey) key)", Does::Custom(keys::authorize)),
    function("addSessionKey(address sessionKey,uint48 validAfter,uint48 validUntil)", owner()).with(&[(Role::Owner, "sessionKey")]),
    // Ambire.
    function("execute((address to,uint256 value,bytes data)[] calls,bytes signature)", each("calls", "to", "data")),
    function("executeBySender((address to,uint256 value,bytes data)[] calls)", each("calls", "to", "data")),
    function("executeBySelf((address to,uint256 value,bytes data)[] calls)", each("calls", "to", "data")),
    function("executeBySelfSingle((address to,uint256 value,bytes data) call)", Does::Calls(Shape::One { to: "call.to", value: "call.value", data: "call.data" })),
    function("executeMultiple(((address to,uint256 value,bytes data)[] calls,bytes signature)[] toExec)", Does::Custom(calls::several_batches)),
    function("tryCatch(address to,uint256 value,bytes data)", one("to", "data")),
    function("setAddrPrivilege(address addr,bytes32 priv)", Does::Custom(keys::privilege)).with(&[(Role::Owner, "addr")]),
    // Calibur.
    function("execute(((address to,uint256 value,bytes data)[] calls,bool revertOnFailure) batch)", each("batch.calls", "to", "data")),
    function("execute((((address to,uint256 value,bytes data)[] calls,bool revertOnFailure) batchedCall,uint256 nonce,bytes32 keyHash,address executor,uint256 deadline) batch,bytes wrappedSignature)", each("batch.batchedCall.calls", "to", "data")),
    function("register((uint8 keyType,bytes publicKey) key)", administer(Power::AccountOwnerAdded, "key.publicKey")),
    // Coinbase Smart Wallet.
    function("addOwnerAddress(address owner)", owner()).with(&[(Role::Owner, "owner")]),
    function("addOwnerPublicKey(bytes32 x,bytes32 y)", administer(Power::AccountOwnerAdded, "x")),
    function("removeOwnerAtIndex(uint256 index,bytes owner)", administer(Power::AccountOwnerRemoved, "owner")),
    function("removeLastOwner(uint256 index,bytes owner)", administer(Power::AccountOwnerRemoved, "owner")),
    function("initialize(address owner)", Does::Custom(keys::first_owner)),
    function("initialize(bytes[] owners)", Does::Custom(keys::first_owner)).with(&[(Role::Owner, "owners")]),
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
    function("setStaticSignature(bytes32 hash,address checker,uint96 timestamp)", Does::Custom(calls::signed_hash)).with(&[(Role::Mentioned, "checker")]),
    // Porto: what a key may do
    function("setSpendLimit(bytes32 keyHash,address token,uint8 period,uint256 limit)", Does::Custom(sessions::spend_limit)).with(&[(Role::Token, "token")]),
    function("removeSpendLimit(bytes32 keyHash,address token,uint8 period)", Does::Ordinary).with(&[(Role::Token, "token")]),
    function("setCanExecute(bytes32 keyHash,address target,bytes4 fnSel,bool can)", Does::Custom(sessions::can_execute)).with(&[(Role::Mentioned, "target")]),
    function("setSignatureCheckerApproval(bytes32 keyHash,address checker,bool isApproved)", Does::Custom(sessions::checker)).with(&[(Role::Mentioned, "checker")]),
    function("setCallChecker(bytes32 keyHash,address target,address checker)", installed("")).with(&[(Role::Module, "checker"), (Role::Mentioned, "target")]),
    function("revoke(bytes32 keyHash)", Does::Ordinary),
    // Calibur
    function("updateEntryPoint(address entryPoint)", owner()).with(&[(Role::Owner, "entryPoint")]),
    // Accounts of a token (ERC-6551)
    function("setPermissions(address[] callers,bool[] permissions)", Does::Custom(keys::callers)),
    function("setOverrides(bytes4[] selectors,address[] implementations)", installed("")).with(&[(Role::Module, "implementations")]),
    function("executeBatch((address to,uint256 value,bytes data,uint8 operation)[] operations)", Does::Custom(calls::operations)),
    function("executeNested(address to,uint256 value,bytes data,uint8 operation,(bytes32 salt,address tokenContract,uint256 tokenId)[] proof)", Does::Calls(Shape::Operation { to: "to", value: "value", data: "data", operation: "operation" })),
    // SmartSessions
    function("enableSessions((address sessionValidator,bytes sessionValidatorInitData,bytes32 salt,(address,bytes)[] userOpPolicies,((bytes32,string[])[],(address,bytes)[]) erc7739Policies,(bytes4,address target,(address policy,bytes)[] policies)[] actions,bool permitERC4337Paymaster)[] sessions)", Does::Custom(sessions::sessions)),
    function("enableUserOpPolicies(bytes32 permissionId,(address,bytes)[])", Does::Custom(sessions::more_of_session)),
    function("enableERC1271Policies(bytes32 permissionId,((bytes32,string[])[],(address,bytes)[]))", Does::Custom(sessions::more_of_session)),
    function("enableActionPolicies(bytes32 permissionId,(bytes4,address target,(address policy,bytes)[] policies)[] actions)", Does::Custom(sessions::more_of_session)),
    function("removeSession(bytes32 permissionId)", Does::Ordinary),
    // Modules, plugins and validators.
    function("installExecution(address module,((bytes4,bool,bool)[],(bytes4,uint32,bool,bool)[],bytes4[]) manifest,bytes moduleInstallData)", installed("")).with(&[(Role::Module, "module")]),
    function("installModule(uint256 moduleTypeId,address module,bytes initData)", Does::Custom(keys::install)),
    function("uninstallModule(uint256 moduleTypeId,address module,bytes deInitData)", administer(Power::AccountModuleRemoved, "moduleTypeId")).with(&[(Role::Module, "module")]),
    function("installPlugin(address plugin,bytes32 manifestHash,bytes pluginInstallData,bytes21[] dependencies)", installed("")).with(&[(Role::Module, "plugin")]),
    function("uninstallPlugin(address plugin,bytes config,bytes pluginUninstallData)", administer(Power::AccountModuleRemoved, "")).with(&[(Role::Module, "plugin")]),
    function("installValidation(bytes25 validationConfig,bytes4[] selectors,bytes installData,bytes[] hooks)", Does::Custom(keys::validation)),
    function("installValidations(bytes21[] ids,(uint32,address hook)[] configs,bytes[] data,bytes[])", Does::Custom(keys::validation)),
    function("grantAccess(bytes21 id,bytes4,bool allow)", Does::Custom(keys::validation)),
    function("updateFallbackSignerData(address owner,bool isDisabled)", owner()).with(&[(Role::Owner, "owner")]),
    function("approveNative(address spender,uint256 amount)", allow(Of::Native, "amount", "spender")),
    function("approveNativeTransient(address spender,uint256 amount)", allow(Of::Native, "amount", "spender")),
    function("setDefaultValidator(address defaultValidator,bytes data)", installed("")).with(&[(Role::Module, "defaultValidator")]),
    function("setExecution(bytes4 selector,address executor,address validator,uint48 validUntil,uint48 validAfter,bytes enableData)", installed(""))
        .with(&[(Role::Module, "executor"), (Role::Module, "validator")]),
    function("changeRootValidator(bytes21 rootValidator,address hook,bytes validatorData,bytes hookData)", Does::Custom(keys::validation)),
    function("initialize(bytes21 rootValidator,address hook,bytes validatorData,bytes hookData,bytes[] initConfig)", Does::Custom(keys::validation)),
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
    function("addModule(bytes module)", Does::Custom(keys::packed_module)),
    function("addHook(bytes module,bool)", Does::Custom(keys::packed_module)),
    function("addHook(address module,bool,bytes)", installed("")).with(&[(Role::Module, "module")]),
    function("createSession((address signer,uint256,(uint8,uint256,uint256),(address,bytes4,uint256,(uint8,uint256,uint256),(uint8,uint64,bytes32,(uint8,uint256,uint256))[])[],(address,uint256,(uint8,uint256,uint256))[]) session)", Does::Custom(sessions::session_of_policies)),
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
    function("upgradeAccount(uint8,(address owner,uint8)[] owners)", Does::Custom(keys::weighted)),
    function("updateConfig((bytes32,uint64,uint8,(address,uint8)[]),uint8,(address owner,uint8)[] owners)", Does::Custom(keys::weighted)),
    // Moonbeam, Bittensor: who may do everything as the account
    function("addProxy(address delegate,uint8,uint32)", owner()).with(&[(Role::Owner, "delegate")]),
    // Lens's accounts
    function("addAccountManager(address manager,(bool,bool,bool,bool))", owner()).with(&[(Role::Owner, "manager")]),
    function("updateAccountManagerPermissions(address manager,(bool,bool,bool,bool))", owner()).with(&[(Role::Owner, "manager")]),
    function("executeTransaction(address to,uint256 value,bytes data)", one("to", "data")),
    function("executeTransactions((address to,uint256 value,bytes data)[] calls)", each("calls", "to", "data")),
    function("addProxy(bytes32 delegate)", administer(Power::AccountOwnerAdded, "delegate")),
    // LUKSO's profiles: what is kept in them
    function("setData(bytes32 keys,bytes)", Does::Custom(keys::profile)),
    function("setDataBatch(bytes32[] keys,bytes[])", Does::Custom(keys::profile)),
    function("executeBatch(uint256[] operations,address[] targets,uint256[] values,bytes[] datas)", Does::Custom(calls::erc725_batch)),
    // Safe's executor of batches
    function("batchExecute((address to,uint256 value,bytes data)[] calls)", each("calls", "to", "data")),
];
