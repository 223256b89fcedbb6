//! Transactions by signature, which somebody else sends in the signer's name: forwarders (ERC-2771, GSN,
//! Biconomy, Gelato), contracts that forward to themselves, and accounts' own (ERC-4337, Safe's module,
//! Calibur, Porto, Sequence, zkSync).

use alloy_primitives::{Address, U256, hex};

use crate::act::call::{Call, Caller};
use crate::act::sign::Signed;
use crate::act::{Act, Amount, Deed, Kind, Means, Party, Reader, Role, known};
use crate::decode::abi::{Arguments, signature};
use crate::decode::{
    self, Paymaster, Transaction, TypedData, is_delegation, limits, typed_data::Typed,
};

/// How a type of typed data says which call is made.
struct Form {
    primary_type: &'static str,
    /// The member that the others stand in, if they do.
    inside: &'static str,
    /// Whom it calls; empty if that is the verifying contract itself.
    to: &'static str,
    value: &'static str,
    data: &'static str,
    /// In whose name; empty if that is the signer, who is not named.
    from: &'static str,
    deadline: &'static str,
    /// Whether the account makes no call of its own but is called: `data` is calldata for `from`.
    own: bool,
    /// More addresses, and their roles.
    roles: &'static [(Role, &'static str)],
}

const PLAIN: Form = Form {
    primary_type: "",
    inside: "",
    to: "to",
    value: "value",
    data: "data",
    from: "from",
    deadline: "",
    own: false,
    roles: &[],
};

/// 0x: the exchange is called in the signer's name, and a fee goes to whoever sends it.
const ZEROEX: Form = Form {
    to: "",
    value: "",
    data: "callData",
    from: "signer",
    deadline: "expirationTimeSeconds",
    roles: &[(Role::Mentioned, "sender"), (Role::Token, "feeToken")],
    ..PLAIN
};

const PAYMASTER: &[(Role, &str)] =
    &[(Role::Paymaster, "relayData.paymaster"), (Role::Mentioned, "relayData.forwarder")];

/// Forms of one name stand together: the first whose members are there is the right one.
static FORMS: &[Form] = &[
    Form { primary_type: "ForwardRequest", deadline: "deadline", ..PLAIN },
    Form {
        primary_type: "ERC20ForwardRequest",
        deadline: "deadline",
        roles: &[(Role::Token, "token")],
        ..PLAIN
    },
    // Moonbeam's own
    Form { primary_type: "CallPermit", deadline: "deadline", ..PLAIN },
    Form { primary_type: "RelayRequest", deadline: "validUntilTime", roles: PAYMASTER, ..PLAIN },
    Form {
        primary_type: "RelayRequest",
        inside: "request",
        deadline: "validUntilTime",
        roles: PAYMASTER,
        ..PLAIN
    },
    Form {
        primary_type: "RelayRequest",
        to: "target",
        data: "encodedFunction",
        value: "",
        from: "relayData.senderAddress",
        roles: PAYMASTER,
        ..PLAIN
    },
    Form { primary_type: "MetaTransaction", to: "", value: "", data: "functionSignature", ..PLAIN },
    Form { primary_type: "MetaTransaction", to: "", value: "", data: "functionCall", ..PLAIN },
    Form { primary_type: "MetaTransactionData", ..ZEROEX },
    Form { primary_type: "MetaTransactionDataV2", ..ZEROEX },
    // A module of Zodiac's, such as those that stand between a Gnosis Pay account and its owner.
    Form { primary_type: "ModuleTx", to: "", value: "", from: "", ..PLAIN },
    // Alchemy's accounts are called by this before the operation that it goes with.
    Form {
        primary_type: "DeferredAction",
        to: "",
        value: "",
        data: "call",
        from: "",
        deadline: "deadline",
        ..PLAIN
    },
    // Euler's connector calls itself in the signer's name.
    Form { primary_type: "Permit", to: "", from: "signer", deadline: "deadline", ..PLAIN },
    Form {
        primary_type: "SponsoredCallERC2771",
        to: "target",
        value: "",
        from: "user",
        deadline: "userDeadline",
        ..PLAIN
    },
    Form {
        primary_type: "SponsoredCallConcurrentERC2771",
        to: "target",
        value: "",
        from: "user",
        deadline: "userDeadline",
        ..PLAIN
    },
    Form {
        primary_type: "CallWithSyncFeeERC2771",
        to: "target",
        value: "",
        from: "user",
        deadline: "userDeadline",
        ..PLAIN
    },
    Form {
        primary_type: "CallWithSyncFeeConcurrentERC2771",
        to: "target",
        value: "",
        from: "user",
        deadline: "userDeadline",
        ..PLAIN
    },
    Form {
        primary_type: "PackedUserOperation",
        data: "callData",
        from: "sender",
        own: true,
        ..PLAIN
    },
    Form { primary_type: "UserOperation", data: "callData", from: "sender", own: true, ..PLAIN },
    Form {
        primary_type: "SafeOp",
        data: "callData",
        from: "safe",
        deadline: "validUntil",
        own: true,
        roles: &[(Role::VerifyingContract, "entryPoint")],
        ..PLAIN
    },
];

/// Reads what somebody else may send in the signer's name.
pub(super) fn signed(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    match data.primary_type.as_str() {
        "Transaction" => zksync(data, reader),
        "SignedBatchedCall" => batch(data, "batchedCall.calls", "", reader),
        "Execute" if data.encoded_type.starts_with("Execute(bool multichain,Call[] calls,") => {
            batch(data, "calls", "", reader)
        }
        "Intent" | "SignedCall"
            if data.encoded_type.contains("(bool multichain,address eoa,Call[] calls,") =>
        {
            batch(data, "calls", "eoa", reader)
        }
        // Sequence
        "Calls" if data.encoded_type.starts_with("Calls(Call[] calls,uint256 space,") => {
            batch(data, "calls", "", reader)
        }
        "AmbireOperation" | "AmbireReadableOperation" => batch(data, "calls", "account", reader),
        // CoW Protocol's sheds, which run what comes with an order
        "ExecuteHooks" => batch(data, "calls", "", reader),
        // Polymarket's accounts
        "Batch" if data.encoded_type.starts_with("Batch(address wallet,") => {
            batch(data, "calls", "wallet", reader)
        }
        // Instadapp's Avocado, in its versions
        "Cast" => {
            batch(data, "params.actions", "", reader).or_else(|| batch(data, "actions", "", reader))
        }
        name => FORMS
            .iter()
            .filter(|form| form.primary_type == name)
            .find_map(|form| form.read(data, reader)),
    }
}

/// The most that an account may be charged for gas: of a user operation, also in its packed form with two numbers of 16
/// bytes in a word, or of a transaction of `ZKsync`'s.
pub(super) fn gas_fee(number: impl Fn(&str) -> Option<U256>) -> Option<U256> {
    let halves = |member: &str| {
        let both = number(member)?;
        Some((both >> 128_usize, both & U256::from(u128::MAX)))
    };
    let (first, second) = halves("accountGasLimits").unwrap_or_default();
    let limits = ["callGasLimit", "verificationGasLimit", "preVerificationGas", "gasLimit"];
    let gas = limits
        .into_iter()
        .filter_map(&number)
        .fold(first.saturating_add(second), U256::saturating_add);
    let price = number("maxFeePerGas").or_else(|| halves("gasFees").map(|(_, price)| price))?;
    Some(gas.saturating_mul(price))
}

/// The same of typed data.
fn gas_fee_signed(message: &Typed) -> Option<U256> {
    gas_fee(|member| {
        let value = message.get(member)?;
        value.uint().or_else(|| U256::try_from_be_slice(value.bytes()?))
    })
}

/// What stands at a path: `relayData.paymaster`.
fn at<'a>(message: &'a Typed, path: &str) -> Option<&'a Typed> {
    path.split('.').try_fold(message, |value, member| value.get(member))
}

impl Form {
    fn path(&self, member: &str) -> String {
        if self.inside.is_empty() { member.to_owned() } else { format!("{}.{member}", self.inside) }
    }

    fn read(&self, data: &TypedData, reader: &mut Reader) -> Option<Act> {
        let message =
            if self.inside.is_empty() { &data.message } else { data.message.get(self.inside)? };
        let place = |member: &str| format!("{}.message.{}", data.path, self.path(member));
        let from = match self.from {
            "" => None,
            member => Some(at(message, member)?.address()?),
        };
        let bytes = at(message, self.data)?.bytes()?;
        let (to, to_path) = if self.own {
            (from?, place(self.from))
        } else if self.to.is_empty() {
            (data.verifying_contract()?, format!("{}.domain.verifyingContract", data.path))
        } else {
            (at(message, self.to)?.address()?, place(self.to))
        };
        let (value_path, data_path) = (place(self.value), place(self.data));
        let by = Caller::of(data.signer.as_ref(), None);
        let call = Call {
            by: if self.own { by } else { Caller { account: from.or(by.account), ..by } },
            to,
            to_path: &to_path,
            // Where the type names no value, none is sent along.
            value: at(message, self.value).map_or(Some(U256::ZERO), Typed::uint),
            value_path: &value_path,
            data: bytes,
            path: &data_path,
            means: Means::Signature,
        };
        if self.own {
            reader.own(to);
        }
        let mut calls = self.deployment(data, to, &place("initCode"), reader);
        if !(self.own && bytes.is_empty()) {
            calls.extend(reader.call(&call));
        }
        let mut signed = Signed::new(data, Role::VerifyingContract, reader);
        if let Some(from) = from {
            signed.party(Role::Account, &self.path(self.from), from);
        }
        for (role, member) in self.roles {
            if let Some(address) = at(&data.message, member).and_then(Typed::address) {
                signed.party(*role, member, address);
            }
        }
        let paymaster = paymaster(message);
        if let Some(paymaster) = paymaster {
            signed.party(Role::Paymaster, &self.path("paymasterAndData"), paymaster);
        }
        if let Some(fee) = gas_fee_signed(message).filter(|_| self.own && paymaster.is_none()) {
            reader.note_gas_fee(reader.chain, fee, &place("maxFeePerGas"));
        }
        let deadline = at(message, self.deadline).and_then(Typed::uint);
        let mut act = signed.act(Deed::Calls { count: 1 }, deadline);
        calls.extend(fees(data, &calls, reader));
        act.calls = calls;
        Some(act)
    }

    /// What creates the account first, in a user operation, or hands it over to code: what is signed names that code
    /// in the factory's place (EIP-7702).
    fn deployment(
        &self,
        signed: &TypedData,
        account: Address,
        path: &str,
        reader: &mut Reader,
    ) -> Vec<Act> {
        let code = signed.message.get("initCode").filter(|_| self.own).and_then(Typed::bytes);
        let Some((factory, data)) = code.and_then(|code| code.split_first_chunk::<20>()) else {
            return Vec::new();
        };
        let factory = Address::from(*factory);
        let is_code = || {
            let known = known::contract(reader.chain, &factory).map(|one| one.kind);
            // No factory makes the account that signs already: what follows is for the code.
            let signs = signed.signer.as_ref().is_some_and(|one| one.address == account);
            data.is_empty()
                || signs && known.is_none()
                || matches!(known, Some(Kind::Delegate | Kind::Sweeper))
        };
        let (mut acts, mut to) = (Vec::new(), factory);
        if is_delegation(factory.as_slice()) {
            to = account;
        } else if is_code() {
            to = account;
            let deed = Deed::Delegate {
                chain_id: signed.chain_id().map(|id| id.to_string()),
                removed: factory.is_zero(),
            };
            let party = Party::new(Role::Delegate, factory, path.to_owned(), reader.chain);
            let read_as = Some("EIP-7702".to_owned());
            acts.push(Act::new(deed, path.to_owned(), read_as, Means::Signature, vec![party]));
        }
        if !data.is_empty() {
            acts.extend(reader.call(&Call {
                by: Caller::default(),
                to,
                to_path: path,
                value: Some(U256::ZERO),
                value_path: path,
                data,
                path,
                means: Means::Signature,
            }));
        }
        acts
    }
}

/// What the signer pays to have it carried out: to whom the signer names, or in 0x's first version to whoever
/// does it. What is more than a part of what the call gives is no fee but a payment.
fn fees(data: &TypedData, calls: &[Act], reader: &mut Reader) -> Vec<Act> {
    /// Of how many parts of what is given a fee may be one: gas may cost more than a small trade is worth.
    const PARTS: U256 = U256::from_limbs([4, 0, 0, 0]);
    let Some(token) = data.message.address_at("feeToken") else { return Vec::new() };
    let asset = reader.token_or_native(token);
    let given = calls.iter().find_map(|act| {
        let Deed::Trade { gives, .. } = &act.deed else { return None };
        let part = gives.iter().find(|part| part.asset == asset)?;
        part.amount.number()
    });
    let list = data.message.get("fees").and_then(Typed::items);
    reader.note_more(&format!("{}.message.fees", data.path), list.map_or(0, <[Typed]>::len));
    let mut fees = Vec::new();
    for (index, fee) in list.into_iter().flatten().enumerate().take(limits::ITEMS) {
        let (payee, amount) = (fee.address_at("recipient"), fee.uint_at("amount"));
        fees.push((payee, format!("fees[{index}].recipient"), amount));
    }
    let (payee, amount) = (data.message.address_at("sender"), data.message.uint_at("feeAmount"));
    fees.push((payee, "sender".to_owned(), amount));
    let mut acts = Vec::new();
    for (payee, member, amount) in fees {
        let (Some(payee), Some(amount)) = (payee, amount.filter(|amount| !amount.is_zero())) else {
            continue;
        };
        let paid = given.is_some_and(|given| amount.saturating_mul(PARTS) > given);
        let deed = Deed::Send { asset: asset.clone(), amount: Amount::of(amount) };
        let mut signed = Signed::new(data, Role::VerifyingContract, reader);
        signed.party(if paid { Role::Payee } else { Role::FeeReceiver }, &member, payee);
        acts.push(signed.act(deed, None));
    }
    acts
}

/// Who pays for a user operation: the first bytes of `paymasterAndData`. Zero stands for the account itself.
fn paymaster(message: &Typed) -> Option<Address> {
    let bytes = message.bytes_at("paymasterAndData")?;
    let paymaster = bytes.first_chunk::<20>().map(|paymaster| Address::from(*paymaster));
    paymaster.filter(|paymaster| !paymaster.is_zero())
}

/// A transaction of zkSync's networks, which is signed as typed data: addresses are written as numbers.
fn zksync(data: &TypedData, reader: &mut Reader) -> Option<Act> {
    let message = &data.message;
    message.get("gasPerPubdataByteLimit")?;
    let number = |name| message.uint_at(name);
    let address = |name| number(name).map(low_address);
    let path = |name: &str| format!("{}.message.{name}", data.path);
    let (to_path, value_path, data_path) = (path("to"), path("value"), path("data"));
    let from = address("from")?;
    let call = Call {
        by: Caller { account: Some(from), ..Caller::of(data.signer.as_ref(), None) },
        to: address("to")?,
        to_path: &to_path,
        value: number("value"),
        value_path: &value_path,
        data: message.bytes_at("data")?,
        path: &data_path,
        means: Means::Signature,
    };
    let mut calls = reader.call(&call);
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Account, "from", from);
    if let Some(paymaster) = address("paymaster").filter(|paymaster| !paymaster.is_zero()) {
        calls.extend(approved_signed(data, paymaster, reader));
        signed.party(Role::Paymaster, "paymaster", paymaster);
    } else if let Some(fee) = gas_fee_signed(message) {
        reader.note_gas_fee(reader.chain, fee, &path("maxFeePerGas"));
    }
    let mut act = signed.act(Deed::Calls { count: 1 }, None);
    act.calls = calls;
    Some(act)
}

/// What a paymaster is told by `approvalBased(address,uint256,bytes)` of the network's own, and by `general(bytes)`,
/// which takes nothing.
const APPROVAL_BASED: [u8; 4] = hex!("949431dc");
const GENERAL: [u8; 4] = hex!("8c5a3445");

/// What the account lets the paymaster take first.
fn approval(input: &[u8], reader: &mut Reader) -> Option<Deed> {
    let (token, rest) = input.strip_prefix(&APPROVAL_BASED)?.split_first_chunk::<32>()?;
    let asset = reader.token(Address::from_word(token.into()));
    let least = U256::from_be_bytes(*rest.first_chunk::<32>()?);
    let amount = Amount::allowed(least, asset.decimals());
    Some(Deed::allowance(asset, amount))
}

/// The same as an act of signed data.
fn approved_signed(data: &TypedData, paymaster: Address, reader: &mut Reader) -> Option<Act> {
    let deed = approval(data.message.bytes_at("paymasterInput")?, reader)?;
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Spender, "paymaster", paymaster);
    let mut act = signed.act(deed, None);
    act.path = format!("{}.message.paymasterInput", data.path);
    Some(act)
}

/// The same as an act of a transaction.
pub(in crate::act) fn paid_in_tokens(
    transaction: &Transaction,
    paymaster: &Paymaster,
    reader: &mut Reader,
) -> Option<Act> {
    let Paymaster { party, input, input_path: path } = paymaster;
    let Some(deed) = approval(input, reader) else {
        if !input.is_empty() && !input.starts_with(&GENERAL) {
            reader.only_searched(path.as_str(), "what the one who pays the fees is told");
        }
        return None;
    };
    let add = |role, party: &decode::Party| {
        Party::new(role, party.address, party.path.clone(), reader.chain)
    };
    let mut parties = vec![add(Role::Spender, party)];
    parties.extend(transaction.from.as_ref().map(|from| add(Role::Signer, from)));
    let read_as = Some("approvalBased(address,uint256,bytes)".to_owned());
    Some(Act::new(deed, path.clone(), read_as, Means::Transaction, parties))
}

fn low_address(number: U256) -> Address {
    let [_, _, _, _, _, _, _, _, _, _, _, _, address @ ..] = number.to_be_bytes::<32>();
    Address::from(address)
}

/// Calls of an account that runs Calibur (`SignedBatchedCall(BatchedCall batchedCall,…)`), Porto or Ambire, or
/// of Sequence's or Instadapp's, where an operation of 1 stands for a delegatecall. The account is the verifying contract, where
/// no member names it.
fn batch(data: &TypedData, list: &str, account: &str, reader: &mut Reader) -> Option<Act> {
    let calls = at(&data.message, list)?.items()?;
    let account_path = match data.message.address_at(account) {
        Some(_) => format!("{}.message.{account}", data.path),
        None => format!("{}.domain.verifyingContract", data.path),
    };
    let account = data.message.address_at(account).or(data.verifying_contract())?;
    reader.own(account);
    let list = format!("{}.message.{list}", data.path);
    reader.note_more(&list, calls.len());
    let mut inner = Vec::new();
    for (index, one) in calls.iter().enumerate().take(limits::ITEMS) {
        let path = format!("{list}[{index}]");
        let named = |a, b| if one.get(a).is_some() { a } else { b };
        let (to, bytes) = (named("target", "to"), named("callData", "data"));
        let operation = named("delegateCall", named("isDelegateCall", "operation"));
        let places = [to, "value", bytes, operation].map(|member| format!("{path}.{member}"));
        let [to_path, value_path, data_path, operation_path] = &places;
        let callee = one.address_at(to)?;
        let call = Call {
            by: Caller::of(data.signer.as_ref(), Some(account)),
            // Zero stands for the account itself.
            to: if callee.is_zero() { account } else { callee },
            to_path,
            value: one.uint_at("value"),
            value_path,
            data: one.bytes_at(bytes)?,
            path: data_path,
            means: Means::Signature,
        };
        let operation =
            one.uint_at(operation).or(one.bool_at(operation).map(|yes| U256::from(u8::from(yes))));
        match operation {
            Some(operation) => inner.extend(reader.operation(&call, operation, operation_path)),
            None => inner.extend(reader.call(&call)),
        }
    }
    inner.extend(payment(data, account, reader));
    inner.extend(calls_before(data, reader));
    // These accounts have one key: whoever holds its signature sends this, at no cost. That is told.
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.add(Party::new(Role::Account, account, account_path, reader.chain));
    if let Some(executor) = data.message.address_at("executor")
        && !executor.is_zero()
    {
        signed.party(Role::Mentioned, "executor", executor);
    }
    let deadline = ["deadline", "validUntil", "forwardParams.validUntil", "params.validUntil"];
    let deadline = deadline.iter().find_map(|one| at(&data.message, one)?.uint());
    let mut act = signed.act(Deed::Calls { count: calls.len() }, deadline);
    act.calls = inner;
    Some(act)
}

/// What whoever carries out an intent of Porto's may take for it, from the account or another of the user's.
fn payment(data: &TypedData, account: Address, reader: &mut Reader) -> Option<Act> {
    let token = data.message.address_at("paymentToken")?;
    let most = ["paymentMaxAmount", "totalPaymentMaxAmount"];
    let most = most.iter().find_map(|member| data.message.uint_at(member))?;
    let payer = data.message.address_at("payer").filter(|payer| !payer.is_zero());
    if most.is_zero() || !reader.has_own(payer.unwrap_or(account)) {
        return None;
    }
    let deed = Deed::Fee { asset: reader.token_or_native(token), amount: Amount::of(most) };
    let mut signed = Signed::new(data, Role::VerifyingContract, reader);
    signed.party(Role::Token, "paymentToken", token);
    let mut act = signed.act(deed, None);
    act.path.push_str(".paymentToken");
    Some(act)
}

/// What is signed elsewhere and carried out before an intent of Porto's: keys that the account gets, as a rule.
fn calls_before(data: &TypedData, reader: &mut Reader) -> Vec<Act> {
    const SIGNED: &str = "f((address eoa,bytes executionData,uint256 nonce,bytes signature) call)";
    const CALLS: &str = "f((address to,uint256 value,bytes data)[] calls)";
    let list = data.message.get("encodedPreCalls").and_then(Typed::items).unwrap_or_default();
    let list_path = format!("{}.message.encodedPreCalls", data.path);
    reader.note_more(&list_path, list.len());
    let mut acts = Vec::new();
    for (index, one) in list.iter().enumerate().take(limits::ITEMS) {
        let path = format!("{list_path}[{index}]");
        let signed = Arguments::new(signature::parameters(SIGNED), one.bytes().unwrap_or_default());
        let account = signed.get("call.eoa").and_then(|eoa| eoa.address());
        let calls = signed.get("call.executionData").and_then(|calls| calls.bytes());
        let calls = calls.map(|calls| Arguments::new(signature::parameters(CALLS), calls));
        let calls = calls.and_then(|calls| calls.get("calls")?.items());
        let Some((account, calls)) = account.zip(calls) else {
            reader.only_searched(path, "what is carried out first");
            continue;
        };
        reader.note_more(&path, calls.len());
        for (index, one) in calls.enumerate().take(limits::ITEMS) {
            let path = format!("{path}[{index}]");
            let Some((to, data)) = one.address_at("to").zip(one.bytes_at("data")) else { continue };
            acts.extend(reader.call(&Call {
                by: Caller::of(None, Some(account)),
                to: if to.is_zero() { account } else { to },
                to_path: &path,
                value: one.uint_at("value"),
                value_path: &path,
                data,
                path: &path,
                means: Means::Signature,
            }));
        }
    }
    acts
}
