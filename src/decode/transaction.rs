//! Transactions: whom they call or pay, with what, and who signs.

use alloy_primitives::{Address, B256, U256, uint};
use serde_json::Value;

use super::authorization::{self, Authorization};
use super::object::Object;
use super::{
    Asked, CallBatch, Chain, Part, Party, Place, SubAccount, Unread, call_batch, limits, list,
    permission, value,
};

/// A transaction, as far as it says what would happen; or a call of a batch or of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Who signs it; recovered from the signature where it is signed already.
    pub from: Option<Party>,
    /// Whom it calls or pays.
    pub to: Recipient,
    /// Wei sent along; `None` if what is written there could not be read.
    pub value: Option<U256>,
    /// The calldata, or the code that creates a contract.
    pub data: Vec<u8>,
    /// Other calldata: set where `data` and `input` differ, since wallets disagree on which they send.
    pub rival_data: Option<Vec<u8>>,
    /// The chain it is for, if that is known.
    pub chain_id: Option<u64>,
    /// Whether it is good on every chain: signed without a chain id, as before EIP-155.
    pub any_chain: bool,
    /// The sender's count of transactions that it is for, if given.
    pub nonce: Option<U256>,
    /// The most that it may cost in fees, in wei, where limit and price are both given.
    pub fee: Option<U256>,
    /// The accounts that it hands to code (EIP-7702).
    pub authorizations: Vec<Authorization>,
    /// Its hashes, where every field that they cover was given.
    pub hashes: Option<Hashes>,
    /// Whether it is signed already, and only to be published.
    pub signed: bool,
    /// Who pays its fees, on networks of zkSync.
    pub paymaster: Option<Paymaster>,
    /// The token that its fees are paid in, on Celo.
    pub fee_token: Option<Party>,
    /// Where the transaction stands.
    pub path: String,
    pub(super) names: Names,
}

/// Who pays the fees, and what it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paymaster {
    /// Who.
    pub party: Party,
    /// What it is told.
    pub input: Vec<u8>,
    /// Where that stands.
    pub input_path: String,
}

/// The hashes of a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashes {
    /// What its sender signs.
    pub signing: B256,
    /// What it is known by once it is signed.
    pub transaction: Option<B256>,
}

/// What the members of a transaction are called where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Names {
    /// `.` in JSON, `/` in decoded bytes.
    pub(super) separator: char,
    pub(super) to: &'static str,
    pub(super) value: &'static str,
    pub(super) data: &'static str,
}

impl Names {
    /// A transaction object of JSON.
    pub(super) const OBJECT: Self = Self { separator: '.', to: "to", value: "value", data: "data" };
    /// Decoded bytes.
    pub(super) const LAYER: Self = Self { separator: '/', ..Self::OBJECT };
}

impl Transaction {
    /// Where the recipient stands: `params[0].to`.
    pub fn to_path(&self) -> String {
        self.member(self.names.to)
    }

    /// Where the value stands.
    pub fn value_path(&self) -> String {
        self.member(self.names.value)
    }

    /// Where the calldata stands: `params[0].data` or `params[0].input`.
    pub fn data_path(&self) -> String {
        self.member(self.names.data)
    }

    /// Where [`Transaction::rival_data`] stands.
    pub fn rival_data_path(&self) -> String {
        self.member("input")
    }

    fn member(&self, name: &str) -> String {
        format!("{}{}{name}", self.path, self.names.separator)
    }
}

/// Whom a transaction is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// A contract or an account.
    Account(Address),
    /// Nobody: the data creates a contract.
    NewContract,
    /// Something that is no address, for example a name.
    Unreadable,
}

/// Members that are read, here or for the hash.
const KNOWN: &[&str] = &[
    "from",
    "to",
    "value",
    "data",
    "input",
    "chainId",
    "gas",
    "gasLimit",
    "gasPrice",
    "maxFeePerGas",
    "maxPriorityFeePerGas",
    "maxFeePerBlobGas",
    "blobVersionedHashes",
    "nonce",
    "type",
    "accessList",
    "authorizationList",
    "feeCurrency",
    ZKSYNC[0],
    ZKSYNC[1],
];

/// Where libraries put what transactions have on networks of zkSync alone.
const ZKSYNC: [&str; 2] = ["eip712Meta", "customData"];

/// What transactions of Tempo have besides: calls in place of one, and who pays.
const TEMPO: &[&str] = &[
    "calls",
    "feePayer",
    "feePayerSignature",
    "feeToken",
    "keyAuthorization",
    "nonceKey",
    "validAfter",
    "validBefore",
];

/// The type of Tempo's transactions, and its networks.
const TYPE_OF_TEMPO: U256 = uint!(0x76_U256);
const ON_TEMPO: [u64; 2] = [4217, 42431];

/// What transactions of Kaia have that replace the account's key.
const KAIA: &[&str] = &["feePayer", "feeRatio", "key"];

/// The types of those by number.
const KEYS_OF_KAIA: [u64; 3] = [0x20, 0x21, 0x22];

/// Reads the transaction in the first parameter.
pub(super) fn read(
    params: &Value,
    place: Place<'_>,
    chain_id: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let list = list(params);
    for (index, extra) in list.iter().enumerate().skip(1) {
        // Nothing stands there by the standard; a block tag is a harmless habit of some libraries.
        if !extra.is_null() && extra.as_str().is_none_or(|tag| tag.len() > 10) {
            unread.push(Unread::new(place.item(index), "a parameter that is not expected"));
        }
    }
    let first = place.item(0);
    let Some(Value::Object(members)) = list.first() else {
        unread.push(Unread::new(first, "there is no transaction object"));
        return None;
    };
    let object = Object::new(members, first);
    let kind = object.get("type");
    let number = kind.and_then(value::number);
    let is_of = |kind: &Value| kind.as_str().is_some_and(|kind| kind.contains("ACCOUNT_UPDATE"));
    let replaces_key = kind.is_some_and(is_of)
        || object.get("key").is_some()
            && number.is_some_and(|kind| KEYS_OF_KAIA.iter().any(|one| kind == U256::from(*one)));
    let on_tempo = chain_id.is_some_and(|id| ON_TEMPO.contains(&id));
    let tempo = on_tempo || number == Some(TYPE_OF_TEMPO);
    let more = [(tempo, TEMPO), (replaces_key, KAIA)];
    let more = more.into_iter().filter(|(is_so, _)| *is_so).flat_map(|(_, names)| names);
    let known: Vec<&str> = KNOWN.iter().chain(more).copied().collect();
    let mut transaction = from_object(object, &known, chain_id, unread);
    let mut calls = call_batch::calls(object, &transaction, &mut None, unread);
    let also = object.first(&["to", "data", "input"]).is_some();
    let on = transaction.chain_id.map(Chain::Evm);
    let mut parts = Vec::new();
    let mut part = |asked| parts.push(Part { asked: Some(asked), chain: on, path: first.into() });
    if replaces_key {
        let key = object
            .get("key")
            .map(|key| key.as_str().map_or_else(|| key.to_string(), str::to_owned));
        part(Asked::SubAccount(Box::new(SubAccount {
            account: transaction.from.clone(),
            keys: key.into_iter().map(|key| (String::new(), key)).collect(),
            chain_id: transaction.chain_id,
            path: first.into(),
            ..SubAccount::default()
        })));
    }
    if let Some(key) = object.get("keyAuthorization").filter(|_| tempo) {
        let mut found = Vec::new();
        let place = first.member("keyAuthorization");
        permission::access_key(key, place, transaction.chain_id, &mut found, unread);
        part(Asked::Permissions(found));
    }
    let has_calls = !calls.is_empty();
    if let Some(one) = calls.first_mut() {
        if also {
            let reason = "there are calls beside the call: wallets do not agree on which they make";
            unread.push(Unread::ambiguous(first.member("calls"), reason));
        } else {
            one.fee = transaction.fee;
            one.fee_token = transaction.fee_token.take();
            one.authorizations = std::mem::take(&mut transaction.authorizations);
        }
        let from = transaction.from.clone();
        part(Asked::Calls(Box::new(CallBatch {
            calls,
            from,
            chain_id: transaction.chain_id,
            atomic: Some(true),
            paymaster_url: None,
            path: first.into(),
        })));
    }
    if also || !has_calls && !replaces_key {
        part(Asked::Transaction(Box::new(transaction)));
    }
    match parts.len() {
        1 => parts.pop().and_then(|part| part.asked),
        _ => Some(Asked::Several(parts)),
    }
}

/// Reads a transaction object. `wallet` is the chain that the wallet is on.
fn from_object(
    object: Object<'_>,
    known: &[&str],
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Transaction {
    object.note_others(known, "transaction", unread);
    let chain_id = chain(object, wallet, unread);
    let from = object.party("from", unread);
    let mut authorizations = Vec::new();
    let signed = object.place.member("authorizationList");
    let list = object.list("authorizationList", unread);
    if list.len() > limits::AUTHORIZATIONS {
        unread.push(authorization::too_many(signed));
    }
    for (index, item) in list.iter().enumerate().take(limits::AUTHORIZATIONS) {
        authorizations.extend(authorization::read_each(
            item,
            signed.item(index),
            None,
            chain_id,
            unread,
        ));
    }
    let mut transaction = call(object, unread);
    transaction.from = from;
    transaction.chain_id = chain_id;
    transaction.nonce = object.quantity("nonce", unread);
    transaction.fee = fee(object, unread);
    transaction.authorizations = authorizations;
    let fee_token = object.first(&["feeCurrency", "feeToken"]).filter(|name| known.contains(name));
    transaction.fee_token = fee_token.and_then(|name| object.party(name, unread));
    transaction.paymaster = ZKSYNC.iter().find_map(|name| paymaster(object, name, unread));
    // With these it is of a type of the network's own.
    let usual = object.first(&["feeCurrency", ZKSYNC[0], ZKSYNC[1]]).is_none();
    transaction.hashes = super::envelope::hash_of_object(object, &transaction).filter(|_| usual);
    transaction
}

/// Reads who pays the fees on networks of zkSync.
fn paymaster(object: Object<'_>, name: &str, unread: &mut Vec<Unread>) -> Option<Paymaster> {
    let place = object.place.member(name);
    let more = Object::read(object.get(name)?, place, unread)?;
    more.note_others(&["gasPerPubdata", "paymasterParams"], "transaction", unread);
    let place = place.member("paymasterParams");
    let params = Object::read(more.get("paymasterParams")?, place, unread)?;
    params.note_others(&["paymaster", "paymasterInput"], "transaction", unread);
    let party = params.party("paymaster", unread)?;
    let input = match params.get("paymasterInput") {
        // Libraries write them as numbers.
        Some(Value::Array(bytes)) => {
            let byte = |byte: &Value| u8::try_from(byte.as_u64()?).ok();
            let read: Option<Vec<u8>> = bytes.iter().map(byte).collect();
            if read.is_none() {
                unread.push(Unread::new(place.member("paymasterInput"), "not a list of bytes"));
            }
            read
        }
        _ => params.bytes("paymasterInput", unread),
    };
    let input_path = place.member("paymasterInput").into();
    Some(Paymaster { party, input: input.unwrap_or_default(), input_path })
}

/// Reads what all calls have: recipient, value, and calldata in `data` or `input`.
pub(super) fn call(object: Object<'_>, unread: &mut Vec<Unread>) -> Transaction {
    let data = object.calldata("data", unread);
    let input = object.calldata("input", unread);
    let (data, name, rival_data) = match (data, input) {
        (Some(data), Some(input)) if data != input => {
            unread.push(Unread::ambiguous(
                object.place,
                "data and input differ: wallets do not agree on which of them they send",
            ));
            (data, "data", Some(input))
        }
        (Some(data), _) => (data, "data", None),
        (None, Some(input)) => (input, "input", None),
        (None, None) => (Vec::new(), "data", None),
    };
    Transaction {
        to: recipient(object, unread),
        value: match object.get("value") {
            // How some libraries spell nothing.
            Some(Value::String(text)) if text == "0x" => Some(U256::ZERO),
            Some(value) => value::quantity(value, object.place.member("value"), unread),
            None => Some(U256::ZERO),
        },
        data,
        rival_data,
        names: Names { data: name, ..Names::OBJECT },
        path: object.place.into(),
        ..Transaction::default()
    }
}

impl Default for Transaction {
    /// A transaction of nothing to nobody.
    fn default() -> Self {
        Self {
            from: None,
            to: Recipient::NewContract,
            value: Some(U256::ZERO),
            data: Vec::new(),
            rival_data: None,
            chain_id: None,
            any_chain: false,
            nonce: None,
            fee: None,
            authorizations: Vec::new(),
            hashes: None,
            signed: false,
            paymaster: None,
            fee_token: None,
            path: String::new(),
            names: Names::OBJECT,
        }
    }
}

/// The chain that a transaction is for: the one that it names, or else the wallet's. One for another
/// chain than the wallet's would do something else there.
pub(super) fn chain(
    object: Object<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<u64> {
    let named = object.chain_id("chainId", unread);
    if let (Some(named), Some(wallet)) = (named, wallet)
        && named != wallet
    {
        let reason = format!("it is for chain {named}, the wallet is on {wallet}");
        unread.push(Unread::new(object.place.member("chainId"), reason));
    }
    named.or(wallet)
}

/// The most that a transaction may cost in fees.
fn fee(object: Object<'_>, unread: &mut Vec<Unread>) -> Option<U256> {
    // Wallets do not agree on which of two names they read.
    let mut largest = |names: [&'static str; 2]| {
        names.into_iter().filter_map(|name| object.quantity(name, unread)).max()
    };
    let limit = largest(["gas", "gasLimit"])?;
    let price = largest(["maxFeePerGas", "gasPrice"])?;
    let mut fee = limit.saturating_mul(price);
    if let Some(member) = object.first(&["maxFeePerBlobGas"]) {
        let blobs = U256::from(object.list("blobVersionedHashes", unread).len());
        let price = object.quantity(member, unread)?;
        fee = fee.saturating_add(price.saturating_mul(GAS_OF_A_BLOB).saturating_mul(blobs));
    }
    Some(fee)
}

/// The gas that a blob costs (EIP-4844).
const GAS_OF_A_BLOB: U256 = uint!(131_072_U256);

fn recipient(object: Object<'_>, unread: &mut Vec<Unread>) -> Recipient {
    match object.get("to") {
        // An empty string or bare prefix is how some libraries spell "no recipient".
        None => Recipient::NewContract,
        Some(Value::String(text)) if matches!(text.as_str(), "" | "0x") => Recipient::NewContract,
        Some(value) => match value::address(value, object.place.member("to"), unread) {
            Some(address) => Recipient::Account(address),
            None => Recipient::Unreadable,
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn transaction(params: &Value) -> (Transaction, Vec<Unread>) {
        let mut unread = Vec::new();
        let asked = read(params, Place::written("params"), Some(1), &mut unread).unwrap();
        let Asked::Transaction(transaction) = asked else { panic!("{asked:?}") };
        (*transaction, unread)
    }

    #[test]
    fn an_ordinary_transaction_is_read_in_full() {
        let (transaction, unread) = transaction(&json!([{
            "from": "0x0000000000000000000000000000000000000001",
            "to": "0x0000000000000000000000000000000000000002",
            "value": "0x5", "data": "0xabcd", "gas": "0x5208", "chainId": "0x1", "type": "0x2",
            "maxFeePerGas": "0x2", "accessList": []
        }]));
        assert_eq!(unread, []);
        assert_eq!((transaction.value, transaction.chain_id), (Some(U256::from(5)), Some(1)));
        assert_eq!(transaction.data, [0xab, 0xcd]);
        assert_eq!(transaction.fee, Some(U256::from(42_000)));
        assert_eq!(transaction.to_path(), "params[0].to");
    }

    #[test]
    fn data_and_input_that_differ_are_both_kept() {
        let (both, unread) = transaction(&json!([{"data": "0x01", "input": "0x02"}]));
        assert_eq!((both.data, both.rival_data), (vec![1], Some(vec![2])));
        assert_eq!(unread.len(), 1);
        let (same, unread) = transaction(&json!([{"data": "0x01", "input": "0x01"}]));
        assert_eq!((same.rival_data, unread.len()), (None, 0));
        let (input, _) = transaction(&json!([{"input": "0x02"}]));
        assert_eq!((input.data_path().as_str(), input.data), ("params[0].input", vec![2]));
    }

    #[test]
    fn what_is_not_read_is_noted() {
        let cases = [
            (json!([{"chainId": 10}]), "params[0].chainId"),
            (json!([{"customData": {"a": 1}}]), "params[0].customData.a"),
            (json!([{"to": "vitalik.eth"}]), "params[0].to"),
            (json!([{"value": "lots"}]), "params[0].value"),
            (json!([{"gas": "lots", "gasPrice": "0x1"}]), "params[0].gas"),
            (json!([{}, {"evil": true}]), "params[1]"),
        ];
        for (params, path) in cases {
            let (_, unread) = transaction(&params);
            let paths: Vec<_> = unread.iter().map(|unread| unread.path.as_str()).collect();
            assert_eq!(paths, [path], "{params}");
        }
        let mut unread = Vec::new();
        assert!(read(&json!(["0x"]), Place::written("params"), None, &mut unread).is_none());
        assert_eq!(unread.len(), 1);
    }
}
