//! Safe: transactions of the account, who owns it, what guards it, and the code it runs.
//!
//! Functions of the versions 1.0 to 1.5, of the libraries that Safes run by delegatecall, and of the
//! modules that Safe publishes.

use alloy_primitives::U256;

use super::function::{Called, Does, Function, Of, Shape, administer, function, send};
use crate::act::call::{Call, Caller};
use crate::act::{
    Act, Amount, Deed, Kind, Party, Power, Reader, Role, amount, known, sign, tokens,
};
use crate::decode::Unread;
use crate::decode::abi::{self, Value};

const fn by_module() -> Does {
    Does::Calls(Shape::Operation { to: "to", value: "value", data: "data", operation: "operation" })
}

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    function("execTransaction(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,bytes signatures)", Does::Custom(exec_transaction)),
    function("execTransactionFromModule(address to,uint256 value,bytes data,uint8 operation)", by_module()),
    function("execTransactionFromModuleReturnData(address to,uint256 value,bytes data,uint8 operation)", by_module()),
    function("executeUserOp(address to,uint256 value,bytes data,uint8 operation)", by_module()),
    function("executeUserOpWithErrorString(address to,uint256 value,bytes data,uint8 operation)", by_module()),
    function("setup(address[] _owners,uint256 _threshold,address to,bytes data,address fallbackHandler,address paymentToken,uint256 payment,address paymentReceiver)", Does::Custom(setup)),
    function("setup(address[] _owners,uint256 _threshold,address to,bytes data,address paymentToken,uint256 payment,address paymentReceiver)", Does::Custom(setup)),
    function("addOwnerWithThreshold(address owner,uint256 _threshold)", administer(Power::SafeOwnerAdded, "_threshold"))
        .with(&[(Role::Owner, "owner")]),
    function("removeOwner(address prevOwner,address owner,uint256 _threshold)", administer(Power::SafeOwnerRemoved, "_threshold"))
        .with(&[(Role::Owner, "owner")]),
    function("swapOwner(address prevOwner,address oldOwner,address newOwner)", administer(Power::SafeOwnerSwapped, "oldOwner"))
        .with(&[(Role::Owner, "newOwner"), (Role::Mentioned, "oldOwner")]),
    function("changeThreshold(uint256 _threshold)", administer(Power::SafeThresholdChanged, "_threshold")),
    function("enableModule(address module)", administer(Power::SafeModuleEnabled, ""))
        .with(&[(Role::Module, "module")]),
    function("enableModules(address[] modules)", Does::Custom(enable_modules)),
    function("disableModule(address prevModule,address module)", administer(Power::SafeModuleDisabled, ""))
        .with(&[(Role::Module, "module")]),
    function("setGuard(address guard)", administer(Power::SafeGuardChanged, ""))
        .with(&[(Role::Guard, "guard")]),
    function("setModuleGuard(address moduleGuard)", administer(Power::SafeModuleGuardChanged, ""))
        .with(&[(Role::Guard, "moduleGuard")]),
    function("setFallbackHandler(address handler)", administer(Power::SafeFallbackChanged, ""))
        .with(&[(Role::FallbackHandler, "handler")]),
    function("changeMasterCopy(address _masterCopy)", administer(Power::SafeMastercopyChanged, ""))
        .with(&[(Role::Implementation, "_masterCopy")]),
    function("approveHash(bytes32 hashToApprove)", administer(Power::SafeHashApproved, "hashToApprove")),
    // The older wallets of several owners, which number what is to be done
    function("confirmTransaction(uint256 number)", administer(Power::SafeHashApproved, "number")),
    function("signMessage(bytes _data)", Does::Custom(sign_message)),
    // Libraries that Safe publishes: to another version of its own code, or to where a contract is created.
    function("migrateSingleton()", administer(Power::SafeMastercopyChanged, "")),
    function("migrateWithFallbackHandler()", administer(Power::SafeMastercopyChanged, "")),
    function("migrateL2Singleton()", administer(Power::SafeMastercopyChanged, "")),
    function("migrateL2WithFallbackHandler()", administer(Power::SafeMastercopyChanged, "")),
    function("migrateToL2(address l2Singleton)", administer(Power::SafeMastercopyChanged, ""))
        .with(&[(Role::Implementation, "l2Singleton")]),
    function("migrateFromV111(address l2Singleton,address fallbackHandler)", administer(Power::SafeMastercopyChanged, ""))
        .with(&[(Role::Implementation, "l2Singleton"), (Role::FallbackHandler, "fallbackHandler")]),
    function("setupToL2(address l2Singleton)", administer(Power::SafeMastercopyChanged, ""))
        .with(&[(Role::Implementation, "l2Singleton")]),
    function("performCreate(uint256 value,bytes deploymentData)", Does::Custom(create)),
    function("performCreate2(uint256 value,bytes deploymentData,bytes32 salt)", Does::Custom(create)),
    // Whose passkey the signer answers for that all Safes share.
    function("configure((uint256 x,uint256 y,uint176 verifiers) signer)", administer(Power::AccountOwnerAdded, "")),
    function("simulate(address to,uint256 value,bytes data,uint8 operation)", by_module()),
    function("simulateAndRevert(address targetContract,bytes calldataPayload)", Does::Ordinary)
        .with(&[(Role::Mentioned, "targetContract")]),
    // Rhinestone's, of the modules of ERC-7579
    function("addSafe7579(address safe7579,(address module,bytes)[] validators,(address module,bytes)[] executors,(address module,bytes)[] fallbacks,(address module,bytes)[] hooks,address[] attesters,uint8)", Does::Custom(enable_7579)).with(&[(Role::Mentioned, "attesters")]),
    // The fallback handler that can be extended: who answers for the Safe, function by function.
    function("setSafeMethod(bytes4 selector,bytes32 newMethod)", administer(Power::SafeFallbackChanged, "selector"))
        .with(&[(Role::FallbackHandler, "newMethod")]),
    function("addSupportedInterfaceBatch(bytes4 interfaceId,bytes32[] handlerWithSelectors)", administer(Power::SafeFallbackChanged, "interfaceId"))
        .with(&[(Role::FallbackHandler, "handlerWithSelectors")]),
    function("removeSupportedInterfaceBatch(bytes4,bytes4[])", Does::Ordinary),
    function("setDomainVerifier(bytes32 domainSeparator,address newVerifier)", administer(Power::SafeFallbackChanged, "domainSeparator"))
        .with(&[(Role::FallbackHandler, "newVerifier")]),
    function("setSupportedInterface(bytes4 interfaceId,bool supported)", Does::Ordinary),
    // The recovery module: guardians, who can replace all owners.
    function("addGuardianWithThreshold(address _guardian,uint256 _threshold)", administer(Power::RoleGranted, "_threshold"))
        .with(&[(Role::Admin, "_guardian")]),
    function("revokeGuardianWithThreshold(address _prevGuardian,address _guardian,uint256 _threshold)", administer(Power::RoleRevoked, "_threshold"))
        .with(&[(Role::Admin, "_guardian")]),
    function("confirmRecovery(address _wallet,address[] _newOwners,uint256 _newThreshold,bool _execute)", Does::Custom(recover)),
    function("executeRecovery(address _wallet,address[] _newOwners,uint256 _newThreshold)", Does::Custom(recover)),
    function("finalizeRecovery(address _wallet)", administer(Power::SafeOwnerSwapped, ""))
        .with(&[(Role::Account, "_wallet")]),
    // The allowance module: what a delegate may take from the Safe.
    function("setAllowance(address delegate,address token,uint96 allowanceAmount,uint16 resetTimeMin,uint32 resetBaseMin)", Does::Custom(allowance)),
    function("addDelegate(address delegate)", Does::Custom(delegate_added)),
    function("removeDelegate(address delegate,bool removeAllowances)", Does::Ordinary)
        .with(&[(Role::Mentioned, "delegate")]),
    function("deleteAllowance(address delegate,address token)", Does::Ordinary)
        .with(&[(Role::Mentioned, "delegate"), (Role::Token, "token")]),
    function("resetAllowance(address delegate,address token)", Does::Ordinary)
        .with(&[(Role::Delegate, "delegate"), (Role::Token, "token")]),
    function("executeAllowanceTransfer(address safe,address token,address to,uint96 amount,address paymentToken,uint96 payment,address delegate,bytes signature)", send(Of::Token("token"), "amount", "to"))
        .with(&[(Role::Holder, "safe"), (Role::Token, "token"), (Role::Delegate, "delegate")]),
];

/// Safe's own module gives a delegate nothing before it gets an allowance; what another contract gives is not known.
fn delegate_added(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let delegate = vec![called.party(Role::Delegate, "delegate", reader)?];
    let contract = known::contract(reader.chain, &called.call.to);
    Some(if contract.is_some_and(|contract| contract.kind == Kind::SafeModule) {
        called.act(called.ordinary(), Role::Contract, delegate, reader)
    } else {
        super::operator::granted(called, delegate, reader)
    })
}

/// Whether this is code that is meant to be run by delegatecall, and has no such function: Safe's own has
/// none that is not known here, the proxy actions have others besides.
pub(in crate::act) fn has_no_such_function(kind: Option<Kind>, calldata: &[u8]) -> bool {
    match kind {
        Some(Kind::MultiSend | Kind::MultiSendCallOnly | Kind::SafeLibrary) => {
            !is_run_by_accounts(kind, calldata)
        }
        Some(Kind::ProxyActions) => {
            super::function(calldata).is_some() && !is_run_by_accounts(kind, calldata)
        }
        _ => false,
    }
}

/// Whether this is code that is meant to be run by delegatecall, and does what its function says.
pub(in crate::act) fn is_run_by_accounts(kind: Option<Kind>, calldata: &[u8]) -> bool {
    let Some(function) = super::function(calldata) else { return false };
    match kind {
        Some(Kind::MultiSend | Kind::MultiSendCallOnly) => {
            function.signature.starts_with("multiSend(")
        }
        Some(Kind::SafeLibrary) => true,
        Some(Kind::ProxyActions) => {
            let own = super::proxy_actions::FUNCTIONS;
            own.iter().any(|one| one.selector == function.selector)
        }
        _ => false,
    }
}

/// What a Safe pays to whoever sends its transaction.
pub(super) struct Refund {
    pub(super) price: U256,
    /// Gas that is paid for in any case.
    pub(super) base: U256,
    pub(super) token: Option<Party>,
    pub(super) receiver: Option<Party>,
}

/// As much as a transaction may well pay for each gas, in wei: a thousand gwei.
const HIGHEST: u64 = 1_000_000_000_000;

impl Refund {
    /// The payment, if there is one. How much depends on the gas that is used.
    pub(super) fn payment(&self, like: &Act, reader: &mut Reader) -> Option<Act> {
        if self.price.is_zero() {
            return None;
        }
        let token = self.token.as_ref().and_then(|token| token.address.bytes20()).copied();
        let asset = match token {
            Some(token) => reader.token(token),
            None => tokens::native(reader.chain),
        };
        // Of the coin, no more is paid for each gas than the transaction itself pays, but for all that is named.
        let price = match token {
            Some(_) => self.price,
            None => self.price.min(U256::from(HIGHEST)),
        };
        let least = self.base.saturating_mul(price);
        let amount = if least.is_zero() { Amount::unread() } else { Amount::of(least) };
        let deed = Deed::Send { asset, amount };
        let payee = self.receiver.clone().map(|party| Party { role: Role::Payee, ..party });
        let parties = payee.into_iter().chain(self.token.clone()).collect();
        let read_as = Some("gas refund".to_owned());
        Some(Act::new(deed, like.path.clone(), read_as, like.means, parties))
    }

    /// The addresses that are set. Zero stands for the network's coin, and for whoever sends it.
    pub(super) fn parties(&self) -> Vec<Party> {
        self.receiver.iter().chain(&self.token).cloned().collect()
    }
}

fn exec_transaction(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let named = |role, argument, reader: &Reader| {
        called.party(role, argument, reader).filter(|party| !is_zero(party))
    };
    let refund = Refund {
        price: called.uint("gasPrice")?,
        base: called.uint("baseGas")?,
        token: named(Role::Token, "gasToken", reader),
        receiver: named(Role::RefundReceiver, "refundReceiver", reader),
    };
    let mut act = called.operation("to", "value", "data", "operation", reader)?;
    for party in act.parties.iter_mut().filter(|party| party.role == Role::Contract) {
        party.role = Role::Account;
    }
    act.parties.extend(refund.parties());
    act.calls.extend(refund.payment(&act, reader));
    Some(act)
}

/// Whether a party is the zero address.
pub(super) fn is_zero(party: &Party) -> bool {
    party.address.bytes20().is_some_and(|address| address.iter().all(|byte| *byte == 0))
}

/// The first call of a new Safe: its owners, the code that it runs once, and what it pays for its
/// creation.
fn setup(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let owners = called.get("_owners")?.items()?;
    called.note_more(owners.len(), reader);
    let about = format!("{} of {} owners", called.uint("_threshold")?, owners.len());
    let deed = Deed::Administer { power: Power::SafeSetUp, about: Some(about) };
    let owners = parties(called, Role::Owner, "_owners", owners, reader);
    let mut act = called.act(deed, Role::Account, owners, reader);
    let code = called.address("to")?;
    if !code.is_zero() {
        let (to_path, path) = (called.path("to"), called.path("data"));
        let made = Call {
            by: Caller::contract(called.call),
            to: code,
            to_path: &to_path,
            value: Some(U256::ZERO),
            value_path: &path,
            data: called.bytes_at("data")?,
            path: &path,
            means: called.call.means,
        };
        act.calls.push(reader.delegatecall(&made));
    }
    if let Some(handler) = called.party(Role::FallbackHandler, "fallbackHandler", reader)
        && !is_zero(&handler)
    {
        let deed = Deed::Administer { power: Power::SafeFallbackChanged, about: None };
        let path = handler.path.clone();
        act.calls.push(Act::new(deed, path, act.read_as.clone(), act.means, vec![handler]));
    }
    let payment = called.uint("payment")?;
    if !payment.is_zero() {
        let asset = called.asset(Of::Token("paymentToken"), reader)?;
        let deed = Deed::Send { asset, amount: Amount::of(payment) };
        let payee = called.party(Role::Payee, "paymentReceiver", reader)?;
        let path = called.path("payment");
        act.calls.push(Act::new(deed, path, act.read_as.clone(), act.means, vec![payee]));
    }
    Some(act)
}

fn enable_modules(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let modules = called.get("modules")?.items()?;
    called.note_more(modules.len(), reader);
    let deed = Deed::Administer { power: Power::SafeModuleEnabled, about: None };
    let modules = parties(called, Role::Module, "modules", modules, reader);
    Some(called.act(deed, Role::Account, modules, reader))
}

/// An adapter as a module, and the modules that it has from the start.
fn enable_7579(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let adapter = called.party(Role::Module, "safe7579", reader)?;
    let mut modules = Vec::new();
    for list in ["validators", "executors", "fallbacks", "hooks"] {
        let count = called.length(list)?;
        called.note_more(count, reader);
        modules.extend(
            (0..count.min(crate::decode::limits::ITEMS)).filter_map(|at| {
                called.party(Role::Module, &format!("{list}.{at}.module"), reader)
            }),
        );
    }
    let deed = |power| Deed::Administer { power, about: None };
    let mut act = called.act(deed(Power::SafeModuleEnabled), Role::Account, vec![adapter], reader);
    if !modules.is_empty() {
        let deed = deed(Power::AccountModuleInstalled);
        act.calls.push(Act::new(deed, act.path.clone(), act.read_as.clone(), act.means, modules));
    }
    Some(act)
}

/// The addresses of a list.
pub(super) fn parties<'a>(
    called: &Called<'_>,
    role: Role,
    argument: &str,
    items: impl Iterator<Item = Value<'a>>,
    reader: &Reader,
) -> Vec<Party> {
    let named = items.take(crate::decode::limits::ITEMS).enumerate().filter_map(|(index, item)| {
        let path = format!("{}[{index}]", called.path(argument));
        Some(Party::new(role, item.address()?, path, reader.chain))
    });
    named.collect()
}

/// A message that a Safe signs on chain.
fn sign_message(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let bytes = called.bytes_at("_data")?;
    let path = called.path("_data");
    let mut act = sign::message(bytes, std::str::from_utf8(bytes).ok(), None, &path, reader);
    act.read_as = Some(abi::signature::without_names(called.function.signature));
    called.call.close(&mut act.parties, Role::Account, reader);
    Some(act)
}

/// A contract that a Safe creates.
#[allow(clippy::unnecessary_wraps)] // As every function that a row names.
fn create(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let path = called.path("deploymentData");
    let reason = "the code of the new contract was only searched for listed addresses";
    reader.unread.push(Unread::new(path, reason));
    let amount = called.amount("value");
    let deed = Deed::Deploy { amount: amount.clone() };
    let mut act = called.act(deed, Role::Account, Vec::new(), reader);
    act.tell_of_cost(&tokens::native(reader.chain), &amount);
    Some(act)
}

/// The guardians of a Safe replace its owners.
fn recover(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let owners = called.get("_newOwners")?.items()?;
    called.note_more(owners.len(), reader);
    let about = format!("{} of {} owners", called.uint("_newThreshold")?, owners.len());
    let deed = Deed::Administer { power: Power::SafeOwnerSwapped, about: Some(about) };
    let mut named = parties(called, Role::Owner, "_newOwners", owners, reader);
    named.extend(called.party(Role::Account, "_wallet", reader));
    Some(called.act(deed, Role::Contract, named, reader))
}

/// What a delegate may take from the Safe: once, or as much again whenever so many minutes have passed.
fn allowance(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    /// Shorter than this, nobody sees it in time.
    const HOUR: u64 = 60;
    let minutes = called.uint("resetTimeMin")?;
    let asset = called.asset(Of::Token("token"), reader)?;
    let amount = Amount::allowed(called.uint("allowanceAmount")?, asset.decimals());
    if minutes.is_zero() || amount.is_zero() {
        let spender = called.party(Role::Spender, "delegate", reader)?;
        let deed = Deed::allowance(asset, amount);
        return Some(called.act(deed, Role::Contract, vec![spender], reader));
    }
    let ordinary = minutes >= U256::from(HOUR) && !amount.unlimited;
    let deed = Deed::Grant {
        permission: if ordinary { "spending limit" } else { "spending without a limit" }.to_owned(),
        asset: Some(asset),
        amount: Some(amount),
        period: Some(amount::every(minutes.saturating_mul(U256::from(60)))),
        expires: None,
    };
    let delegate = called.party(Role::Delegate, "delegate", reader)?;
    Some(called.act(deed, Role::Contract, vec![delegate], reader))
}
