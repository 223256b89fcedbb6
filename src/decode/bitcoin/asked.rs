//! Methods and parameters in the shapes of each wallet.

use serde_json::Value;

use super::{Bitcoin, Payment, Psbt, Signing, Spend, Spent, Transaction, is_psbt};
use crate::decode::object::Object;
use crate::decode::{Asked, Chain, Named, Place, Unread, blob, list, several, value};

/// The members under which wallets take one transaction.
const ONE: &[&str] =
    &["psbt", "psbtHex", "psbtBase64", "hex", "base64", "transaction", "tx", "rawtx", "txHex"];

/// The members under which they take several.
const MANY: &[&str] = &["psbts", "psbtHexs", "transactions"];

/// What a method asks for.
#[derive(Clone, Copy)]
enum Kind {
    Sign,
    Publish,
    Pay,
    PayOther(&'static str),
    Message,
    Nothing,
}

/// What the method of this name asks a wallet of Bitcoin for; `None` if it is not known.
fn kind(name: &str) -> Option<Kind> {
    let folded: String =
        name.chars().filter(|c| !matches!(c, '_' | ':')).flat_map(char::to_lowercase).collect();
    let folded = ["bitcoin", "btc", "bip122"]
        .iter()
        .find_map(|prefix| folded.strip_prefix(prefix))
        .unwrap_or(&folded);
    Some(match folded {
        "signpsbt"
        | "signpsbts"
        | "multisignpsbt"
        | "signtransaction"
        | "signalltransactions"
        | "signmultipletransactions"
        | "signandsendtransaction"
        | "fillpsbt" => Kind::Sign,
        "pushtx"
        | "pushpsbt"
        | "broadcastpsbt"
        | "broadcasttransaction"
        | "sendrawtransaction"
        | "sendpsbt" => Kind::Publish,
        "sendbitcoin" | "sendtransfer" | "sendbtctransaction" | "send" | "sendtransaction"
        | "transfer" => Kind::Pay,
        "sendinscription"
        | "inscribetransfer"
        | "ordsendinscriptions"
        | "sendinscriptions"
        | "createinscription"
        | "createrepeatinscriptions" => Kind::PayOther("an inscription"),
        "sendrunes" | "runestransfer" | "runesmint" | "runesetch" => Kind::PayOther("runes"),
        "signmessage" | "multisignmessage" | "signmultiplemessages" | "signdata" => Kind::Message,
        "computefee"
        | "connect"
        | "disconnect"
        | "getaccounts"
        | "getaddresses"
        | "getbalance"
        | "getbalancev2"
        | "getbitcoinutxos"
        | "getchain"
        | "getinfo"
        | "getinscriptions"
        | "getnetwork"
        | "getpublickey"
        | "getutxos"
        | "getversion"
        | "getutxo"
        | "listutxos"
        | "requestaccounts"
        | "walletconnect"
        | "walletdisconnect"
        | "walletgetaccount"
        | "walletgetcurrentpermissions"
        | "walletgetnetwork"
        | "walletrequestpermissions"
        | "getinfos"
        | "supportedmethods" => Kind::Nothing,
        _ => return None,
    })
}

/// Whether a method is one of those that are read here.
pub(in crate::decode) fn knows(method: &str) -> bool {
    kind(method).is_some()
}

/// Reads what a wallet of Bitcoin is asked.
pub(in crate::decode) fn read(
    method: &str,
    params: &Value,
    place: Place<'_>,
    chain: Option<Chain>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let kind = kind(method)?;
    let found = match kind {
        Kind::Nothing => return Some(Asked::Nothing),
        Kind::Sign | Kind::Publish => {
            let mut spends = spends(params, place, unread);
            for spend in &mut spends {
                spend.published = matches!(kind, Kind::Publish);
            }
            spends.into_iter().map(|spend| Bitcoin::Spend(Box::new(spend))).collect()
        }
        Kind::Pay => transfer(params, place, None, unread),
        Kind::PayOther(what) => transfer(params, place, Some(what), unread),
        Kind::Message => messages(params, place, unread),
    };
    several(found, Asked::Bitcoin, "there is nothing in it to sign or to pay", chain, place, unread)
}

/// Every transaction among the parameters.
fn spends(params: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Vec<Spend> {
    let items = list(params);
    let mut spends = Vec::new();
    // `signPsbts(psbtHexs, options)`: two lists side by side.
    if let Some(Value::Array(many)) = items.first()
        && blob::numbers(items.first().unwrap_or(&Value::Null)).is_none()
    {
        let options = items.get(1);
        let (first, second) = (place.item(0), place.item(1));
        for (index, one) in many.iter().enumerate() {
            let signing = match options {
                Some(Value::Array(list)) => signing(list.get(index), second.item(index), unread),
                one => signing(one, second, unread),
            };
            spends.extend(any(one, first.item(index), signing, unread));
        }
        return spends;
    }
    let listed = params.is_array();
    for (index, item) in items.iter().enumerate() {
        let at = place.item(index);
        let at = if listed { at } else { place };
        // Options that follow the transaction belong to it.
        if index > 0 && !is_transaction(item) {
            continue;
        }
        let next = items.get(index.saturating_add(1)).filter(|next| !is_transaction(next));
        let signing = signing(next, place.item(index.saturating_add(1)), unread);
        spends.extend(any(item, at, signing, unread));
    }
    if spends.is_empty() && unread.is_empty() {
        unread.push(Unread::new(place, "there is no transaction in it"));
    }
    spends
}

fn is_transaction(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Object(members) => {
            ONE.iter().chain(MANY).any(|name| members.contains_key(*name))
                || blob::numbers(value).is_some()
        }
        _ => blob::numbers(value).is_some(),
    }
}

fn signing(options: Option<&Value>, place: Place<'_>, unread: &mut Vec<Unread>) -> Signing {
    match options {
        Some(Value::Object(members)) => Signing::read(&Object::new(members, place), &[], unread),
        _ => Signing::default(),
    }
}

/// The transactions that a parameter is or holds.
fn any(item: &Value, place: Place<'_>, signing: Signing, unread: &mut Vec<Unread>) -> Vec<Spend> {
    if let Value::Object(members) = item
        && blob::numbers(item).is_none()
    {
        let object = Object::new(members, place);
        let known = [ONE, MANY].concat();
        let name = object.one_of(&[MANY, ONE].concat(), unread);
        if let Some(name) = name.filter(|name| MANY.contains(name)) {
            let outer = Signing::read(&object, &known, unread);
            let at = place.member(name);
            let mut spends = Vec::new();
            for (index, one) in object.list(name, unread).iter().enumerate() {
                spends.extend(any(one, at.item(index), outer.clone(), unread));
            }
            return spends;
        }
        let Some(name) = name else {
            unread.push(Unread::new(place, "there is no transaction in it"));
            return Vec::new();
        };
        let mut own = Signing::read(&object, &known, unread);
        own.inputs.extend(signing.inputs);
        own.sighashes.extend(signing.sighashes);
        own.publishes |= signing.publishes;
        let value = object.get(name).unwrap_or(&Value::Null);
        return one(value, place.member(name), own, unread).into_iter().collect();
    }
    one(item, place, signing, unread).into_iter().collect()
}

/// A transaction in bytes: a PSBT, or one that is whole.
fn one(
    value: &Value,
    place: Place<'_>,
    signing: Signing,
    unread: &mut Vec<Unread>,
) -> Option<Spend> {
    let path = String::from(place);
    let spend = Spend { signing, path, ..Spend::default() };
    if let Some((bytes, ())) = blob::first(value, |bytes| is_psbt(bytes).then_some(())) {
        let Some(psbt) = Psbt::read(&bytes) else {
            unread.push(Unread::new(place, "this PSBT is not well formed"));
            return None;
        };
        for fault in &psbt.faults {
            unread.push(Unread::ambiguous(place, *fault));
        }
        let read_as = if psbt.version == 0 { "PSBT" } else { "PSBT v2" };
        return Some(Spend { coins: psbt.inputs, outputs: psbt.outputs, read_as, ..spend });
    }
    let Some((_, transaction)) = blob::first(value, Transaction::read) else {
        unread.push(Unread::new(place, "this is neither a PSBT nor a transaction of Bitcoin"));
        return None;
    };
    let coin = |input: &super::Input| Spent {
        txid: input.txid,
        index: input.index,
        signed: input.signed,
        ..Spent::default()
    };
    Some(Spend {
        coins: transaction.inputs.iter().map(coin).collect(),
        outputs: transaction.outputs,
        read_as: "transaction",
        ..spend
    })
}

/// The members by which wallets name who is paid, and how much.
const TO: &[&str] = &["address", "toAddress", "to", "recipient"];
const VALUE: &[&str] = &["amount", "satoshis", "amountSats", "value"];

/// Payments: `(to, satoshis, options)`, an object of these, or one with a list of recipients.
fn transfer(
    params: &Value,
    place: Place<'_>,
    other: Option<&'static str>,
    unread: &mut Vec<Unread>,
) -> Vec<Bitcoin> {
    let items = list(params);
    let mut payments = Vec::new();
    match items.first() {
        Some(Value::String(to)) => {
            let (at, at_value) = (place.item(0), place.item(1));
            let value = match (other, items.get(1)) {
                (None, Some(value)) => satoshi(value, at_value, unread),
                _ => None,
            };
            let memo = items.get(2).and_then(|options| options.get("memo"));
            payments.push(Payment {
                to: Some(Named { text: to.clone(), path: at.into() }),
                value,
                other,
                memo: memo.and_then(Value::as_str).map(str::to_owned),
                path: at.into(),
            });
        }
        Some(Value::Object(members)) => {
            let at = place.item(0);
            let outer = Object::new(members, if params.is_array() { at } else { place });
            let name = outer.one_of(&["recipients", "transfers"], unread);
            let recipients = name.map_or(&[][..], |name| outer.list(name, unread));
            match name {
                None => payments.extend(payment(&outer, other, unread)),
                Some(name) => {
                    let list_place = outer.place.member(name);
                    for (index, one) in recipients.iter().enumerate() {
                        let at = list_place.item(index);
                        if let Some(one) = Object::read(one, at, unread) {
                            payments.extend(payment(&one, other, unread));
                        }
                    }
                }
            }
        }
        _ => {}
    }
    if payments.is_empty() {
        unread.push(Unread::new(place, "it does not say who is paid"));
        return Vec::new();
    }
    vec![Bitcoin::Transfer(payments)]
}

fn payment(
    object: &Object<'_>,
    other: Option<&'static str>,
    unread: &mut Vec<Unread>,
) -> Option<Payment> {
    let path = String::from(object.place);
    let to = object.one_of(TO, unread).and_then(|name| {
        let text = object.text(name, unread)?;
        Some(Named { text, path: object.place.member(name).into() })
    });
    if to.is_none() && other.is_none() {
        unread.push(Unread::new(object.place, "it does not say who is paid"));
        return None;
    }
    let value = match (other, object.one_of(VALUE, unread)) {
        (None, Some(name)) => {
            satoshi(object.get(name).unwrap_or(&Value::Null), object.place.member(name), unread)
        }
        (None, None) => {
            unread.push(Unread::new(object.place, "it does not say how much is paid"));
            None
        }
        (Some(_), _) => None,
    };
    let memo = object.text("memo", unread);
    Some(Payment { to, value, other, memo, path })
}

/// An amount in satoshi. One with a point in it is in bitcoin with some wallets, and nothing with others.
fn satoshi(value: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<u64> {
    let amount = value::number(value).and_then(|amount| u64::try_from(amount).ok());
    if amount.is_none() {
        unread.push(Unread::new(place, "not an amount in satoshi"));
    }
    amount
}

/// Messages: `(text, kind)`, `(address, bytes)`, an object with a message, or a list of such.
fn messages(params: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Vec<Bitcoin> {
    let items = list(params);
    let bytes_of = |value: &Value| match value {
        Value::String(text) => Some(text.clone().into_bytes()),
        other => blob::numbers(other),
    };
    if let Some(Value::String(first)) = items.first() {
        // Phantom has the address before the message, which is bytes then.
        let second = items.get(1).and_then(blob::numbers);
        let at = place.item(usize::from(second.is_some()));
        let signer =
            second.is_some().then(|| Named { text: first.clone(), path: place.item(0).into() });
        let bytes = second.unwrap_or_else(|| first.clone().into_bytes());
        return vec![Bitcoin::Message { bytes, signer, path: at.into() }];
    }
    let mut messages = Vec::new();
    let listed = params.is_array();
    for (index, item) in items.iter().enumerate() {
        let at = place.item(index);
        let at = if listed { at } else { place };
        if let Value::Array(inner) = item {
            // `multiSignMessage([{text, type}, …])`.
            for (inner_index, one) in inner.iter().enumerate() {
                messages.extend(message(one, at.item(inner_index), bytes_of, unread));
            }
            continue;
        }
        messages.extend(message(item, at, bytes_of, unread));
    }
    if messages.is_empty() && unread.is_empty() {
        unread.push(Unread::new(place, "there is no message to sign"));
    }
    messages
}

fn message(
    item: &Value,
    place: Place<'_>,
    bytes_of: impl Fn(&Value) -> Option<Vec<u8>>,
    unread: &mut Vec<Unread>,
) -> Option<Bitcoin> {
    let object = Object::read(item, place, unread)?;
    let name = object.one_of(&["message", "text", "data"], unread);
    let bytes = name.and_then(|name| bytes_of(object.get(name)?));
    let (Some(name), Some(bytes)) = (name, bytes) else {
        unread.push(Unread::new(place, "there is no message to sign"));
        return None;
    };
    let signer = object.get("address").or_else(|| object.get("account")?.get("address"));
    let signer = signer
        .and_then(Value::as_str)
        .map(|text| Named { text: text.to_owned(), path: place.member("address").into() });
    Some(Bitcoin::Message { bytes, signer, path: place.member(name).into() })
}
