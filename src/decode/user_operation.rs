//! User operations of account abstraction (ERC-4337).

use alloy_primitives::{Address, B256, U256, address, keccak256};
use serde_json::Value;

use super::object::Object;
use super::transaction::Names;
use super::{
    Asked, Authorization, Party, Place, Recipient, Transaction, Unread, authorization, list,
};

/// A user operation: what a contract account is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserOperation {
    /// The account.
    pub sender: Option<Party>,
    /// The call of the account by the entry point: `callData` to the sender.
    pub call: Option<Transaction>,
    /// The call of the factory that creates the account first.
    pub deployment: Option<Transaction>,
    /// Who pays the fees, if not the account itself.
    pub paymaster: Option<Party>,
    /// What the paymaster is given.
    pub paymaster_data: Vec<u8>,
    /// The entry point contract.
    pub entry_point: Option<Party>,
    /// The delegation that goes with it (EIP-7702); several where it names several codes, of which a wallet
    /// may take any.
    pub authorizations: Vec<Authorization>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// The account's nonce: 192 bits of key and 64 of sequence.
    pub nonce: Option<U256>,
    /// `userOpHash`, if everything that it covers was given.
    pub hash: Option<B256>,
    /// Whether it carries a signature.
    pub signed: bool,
    /// Where it stands.
    pub path: String,
}

/// The entry points whose hash is computed, by their version.
const ENTRY_POINTS: [(Address, Version); 3] = [
    (address!("0x5FF137D4b0FDCD49DcA30c7CF57E578a026d2789"), Version::V06),
    (address!("0x0000000071727De22E5E9d8BAf0edAc6f37da032"), Version::V07),
    (address!("0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108"), Version::V08),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Version {
    V06,
    V07,
    V08,
}

/// The members of an operation, packed and unpacked.
const KNOWN: &[&str] = &[
    "sender",
    "nonce",
    "initCode",
    "factory",
    "factoryData",
    "callData",
    "callGasLimit",
    "verificationGasLimit",
    "preVerificationGas",
    "accountGasLimits",
    "maxFeePerGas",
    "maxPriorityFeePerGas",
    "gasFees",
    "paymasterAndData",
    "paymaster",
    "paymasterVerificationGasLimit",
    "paymasterPostOpGasLimit",
    "paymasterData",
    "signature",
    "eip7702Auth",
    "authorization",
];

/// Where the data for the paymaster begins in `paymasterAndData` of version 0.7: after its address and
/// two limits of gas.
const PAYMASTER_DATA: usize = 52;

/// Reads an operation and its entry point.
pub(super) fn read(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let list = list(params);
    let Some(index) = list.iter().position(Value::is_object) else {
        unread.push(Unread::new(place, "there is no user operation"));
        return None;
    };
    let at = place.item(index);
    let object = Object::read(list.get(index)?, at, unread)?;
    object.note_others(KNOWN, "user operation", unread);
    let entry_point = list
        .get(index + 1)
        .and_then(|value| super::object::party(value, place.item(index + 1), unread));
    let mut authorizations = Vec::new();
    // Libraries call it otherwise until they send it.
    for name in ["eip7702Auth", "authorization"] {
        if let Some(value) = object.get(name) {
            let place = at.member(name);
            authorizations.extend(authorization::read_each(value, place, None, wallet, unread));
        }
    }
    for (index, extra) in list.iter().enumerate().skip(index + 2) {
        // An early draft has the delegation here.
        match extra {
            Value::Null => {}
            Value::Object(_) if authorizations.is_empty() => {
                let at = place.item(index);
                authorizations = authorization::read_each(extra, at, None, wallet, unread);
            }
            _ => unread.push(Unread::new(place.item(index), "a parameter that is not expected")),
        }
    }
    let sender = object.party("sender", unread);
    let call_data = object.calldata("callData", unread);
    let mut operation = UserOperation {
        call: sender
            .as_ref()
            .zip(call_data)
            .map(|(sender, data)| inner(at, "sender", "callData", sender.address, data, wallet)),
        sender,
        deployment: None,
        paymaster: None,
        paymaster_data: Vec::new(),
        entry_point,
        authorizations,
        chain_id: wallet,
        nonce: object.quantity("nonce", unread),
        hash: None,
        signed: object.get("signature").and_then(Value::as_str).is_some_and(|text| text.len() > 2),
        path: at.into(),
    };
    operation.deployment = deployment(object, wallet, unread);
    read_paymaster(&mut operation, object, unread);
    operation.hash = hash(&operation, object);
    let fee = fee(object).filter(|_| operation.paymaster.is_none());
    operation.call.iter_mut().for_each(|call| call.fee = fee);
    Some(Asked::UserOperation(Box::new(operation)))
}

/// The most that the account may be charged, where all that it depends on is given.
fn fee(object: Object<'_>) -> Option<U256> {
    let mut gas = U256::ZERO;
    for name in ["callGasLimit", "verificationGasLimit", "preVerificationGas"] {
        gas = gas.saturating_add(object.quantity(name, &mut Vec::new())?);
    }
    Some(gas.saturating_mul(object.quantity("maxFeePerGas", &mut Vec::new())?))
}

/// A call that the entry point makes.
fn inner(
    place: Place<'_>,
    to: &'static str,
    data: &'static str,
    address: Address,
    bytes: Vec<u8>,
    chain_id: Option<u64>,
) -> Transaction {
    Transaction {
        to: Recipient::Account(address),
        data: bytes,
        chain_id,
        path: place.into(),
        names: Names { to, data, ..Names::OBJECT },
        ..Transaction::default()
    }
}

/// The factory's call, which stands in one member (`initCode`) or in two.
fn deployment(
    object: Object<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Transaction> {
    // An account that a delegation makes is called itself.
    let itself = |member, data: Vec<u8>| {
        let sender = object.party("sender", &mut Vec::new()).filter(|_| !data.is_empty())?;
        Some(inner(object.place, "sender", member, sender.address, data, wallet))
    };
    if object.get("factory").and_then(Value::as_str).is_some_and(is_delegation_marker) {
        return itself("factoryData", object.calldata("factoryData", unread).unwrap_or_default());
    }
    if let Some(factory) = object.party("factory", unread) {
        let data = object.calldata("factoryData", unread).unwrap_or_default();
        return Some(inner(object.place, "factory", "factoryData", factory.address, data, wallet));
    }
    let code = object.bytes("initCode", unread).filter(|code| !code.is_empty())?;
    if is_delegation(&code) {
        return itself("initCode", code.get(Address::len_bytes()..).unwrap_or_default().to_vec());
    }
    let Some((factory, data)) = code.split_at_checked(Address::len_bytes()) else {
        unread.push(Unread::new(object.place.member("initCode"), "too short for a factory"));
        return None;
    };
    let factory = Address::from_slice(factory);
    Some(inner(object.place, "initCode", "initCode", factory, data.to_vec(), wallet))
}

/// What stands in place of a factory where the account is made by a delegation (EIP-7702).
fn is_delegation_marker(text: &str) -> bool {
    text.strip_prefix("0x7702").is_some_and(|rest| rest.bytes().all(|digit| digit == b'0'))
}

/// The same at the beginning of bytes: with zeros behind it, as far as there are any.
pub(crate) fn is_delegation(code: &[u8]) -> bool {
    let marker = code.get(..Address::len_bytes()).unwrap_or(code);
    marker.strip_prefix(&[0x77, 0x02]).is_some_and(|rest| rest.iter().all(|byte| *byte == 0))
}

fn read_paymaster(operation: &mut UserOperation, object: Object<'_>, unread: &mut Vec<Unread>) {
    if let Some(paymaster) = object.party("paymaster", unread) {
        operation.paymaster = Some(paymaster).filter(|paymaster| !paymaster.address.is_zero());
        operation.paymaster_data = object.bytes("paymasterData", unread).unwrap_or_default();
        return;
    }
    let Some(bytes) = object.bytes("paymasterAndData", unread).filter(|bytes| !bytes.is_empty())
    else {
        return;
    };
    let place = object.place.member("paymasterAndData");
    let Some((paymaster, data)) = bytes.split_at_checked(Address::len_bytes()) else {
        unread.push(Unread::new(place, "too short for a paymaster"));
        return;
    };
    operation.paymaster =
        Some(Party { address: Address::from_slice(paymaster), path: place.into() });
    let packed = object.get("accountGasLimits").is_some();
    operation.paymaster_data =
        if packed { bytes.get(PAYMASTER_DATA..).unwrap_or_default() } else { data }.to_vec();
}

/// `userOpHash`, if every member was given and the entry point is one that is known.
fn hash(operation: &UserOperation, object: Object<'_>) -> Option<B256> {
    let entry_point = operation.entry_point.as_ref()?.address;
    let (_, version) = ENTRY_POINTS.iter().find(|(known, _)| *known == entry_point)?;
    let chain_id = U256::from(operation.chain_id?);
    // What was noted is noted already; here, what is odd has no hash.
    let mut notes = Vec::new();
    let mut number = |name: &str| object.quantity(name, &mut notes);
    let mut words =
        vec![operation.sender.as_ref()?.address.into_word(), B256::from(operation.nonce?)];
    let pre_verification = number("preVerificationGas")?;
    let mut pair = |packed: &str, high: &str, low: &str| {
        let mut notes = Vec::new();
        if let Some(word) = object.bytes(packed, &mut notes) {
            return B256::try_from(word.as_slice()).ok();
        }
        let (high, low) = (number(high)?, number(low)?);
        let word = (high << 128) | low;
        (high.bit_len() <= 128 && low.bit_len() <= 128).then(|| B256::from(word))
    };
    let limits = pair("accountGasLimits", "verificationGasLimit", "callGasLimit")?;
    let fees = pair("gasFees", "maxPriorityFeePerGas", "maxFeePerGas")?;
    let init_code = joined(object, "initCode", &["factory"], "factoryData")?;
    let gas = ["paymasterVerificationGasLimit", "paymasterPostOpGasLimit"];
    let paymaster =
        joined(object, "paymasterAndData", &["paymaster", gas[0], gas[1]], "paymasterData")?;
    words.push(keccak256(init_code));
    words.push(keccak256(&operation.call.as_ref()?.data));
    let high = |word: B256| B256::from(U256::from_be_bytes(word.0) >> 128);
    let low = |word: B256| B256::from(U256::from_be_bytes(word.0) & U256::from(u128::MAX));
    if *version == Version::V06 {
        words.extend([
            low(limits),
            high(limits),
            B256::from(pre_verification),
            low(fees),
            high(fees),
        ]);
    } else {
        words.extend([limits, B256::from(pre_verification), fees]);
    }
    words.push(keccak256(paymaster));
    if !notes.is_empty() || !operation.authorizations.is_empty() {
        return None;
    }
    Some(match version {
        Version::V06 | Version::V07 => {
            let inner = keccak256(words.concat());
            keccak256([inner, entry_point.into_word(), B256::from(chain_id)].concat())
        }
        Version::V08 => {
            let kind = keccak256(
                "PackedUserOperation(address sender,uint256 nonce,bytes initCode,bytes callData,\
                 bytes32 accountGasLimits,uint256 preVerificationGas,bytes32 gasFees,\
                 bytes paymasterAndData)",
            );
            words.insert(0, kind);
            let domain = keccak256(
                [
                    keccak256(
                        "EIP712Domain(string name,string version,uint256 chainId,\
                               address verifyingContract)",
                    ),
                    keccak256("ERC4337"),
                    keccak256("1"),
                    B256::from(chain_id),
                    entry_point.into_word(),
                ]
                .concat(),
            );
            let message = keccak256(words.concat());
            keccak256([&[0x19, 0x01], domain.as_slice(), message.as_slice()].concat())
        }
    })
}

/// Bytes that stand in one member, or in several: an address, limits of gas in 16 bytes each, data.
fn joined(object: Object<'_>, whole: &str, heads: &[&str], data: &str) -> Option<Vec<u8>> {
    let mut notes = Vec::new();
    if let Some(bytes) = object.bytes(whole, &mut notes) {
        return notes.is_empty().then_some(bytes);
    }
    let (address, limits) = heads.split_first()?;
    if object.get(address).is_none() {
        return Some(Vec::new());
    }
    let mut bytes = object.party(address, &mut notes)?.address.to_vec();
    for limit in limits {
        let limit = object.quantity(limit, &mut notes)?;
        bytes.extend_from_slice(limit.to_be_bytes::<32>().get(16..)?);
    }
    bytes.extend(object.bytes(data, &mut notes).unwrap_or_default());
    notes.is_empty().then_some(bytes)
}
