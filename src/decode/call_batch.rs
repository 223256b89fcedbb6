//! Batches of calls: `wallet_sendCalls` (EIP-5792) and `wallet_prepareCalls` (ERC-7836).

use serde_json::Value;

use super::object::Object;
use super::{Asked, Party, Place, Transaction, Unread, authorization, limits, list, transaction};

/// Calls that an account would make together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallBatch {
    /// The calls, in order.
    pub calls: Vec<Transaction>,
    /// The account.
    pub from: Option<Party>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// Whether all calls must happen or none (`atomicRequired`), if it says so: the standard's first version never does.
    pub atomic: Option<bool>,
    /// The service that is to pay the fees (ERC-7677): its URL, and where that stands.
    pub paymaster_url: Option<(String, String)>,
    /// Where the batch stands.
    pub path: String,
}

/// Capabilities that change nothing about what the calls do. A suffix of the calldata says who sent it
/// (ERC-8021), and contracts do not read it.
const INDIFFERENT: &[&str] = &[
    "atomic",
    "atomicBatch",
    "auxiliaryFunds",
    "dataSuffix",
    "feePayer",
    "feeToken",
    "flowControl",
    "paymasterService",
];

/// What may be said of calls that fail (ERC-7867): whether those after them are made. Some wallets let a page name a
/// call in their place, which is not read.
const FLOW: &[&str] = &["optional", "atomicity", "onFailure"];

/// Reads the batch in the first parameter, of any version of the standard.
pub(super) fn read(
    params: &Value,
    place: Place<'_>,
    wallet: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Asked> {
    let list = list(params);
    for (index, extra) in list.iter().enumerate().skip(1) {
        if !extra.is_null() {
            unread.push(Unread::new(place.item(index), "a parameter that is not expected"));
        }
    }
    let first = place.item(0);
    let object = Object::read(list.first().unwrap_or(&Value::Null), first, unread)?;
    let known =
        ["version", "id", "from", "chainId", "calls", "capabilities", "atomicRequired", "key"];
    object.note_others(&known, "batch", unread);
    let chain_id = transaction::chain(object, wallet, unread);
    let from = object.party("from", unread);
    let mut paymaster_url = None;
    let by = Transaction { from, chain_id, ..Transaction::default() };
    let mut calls = calls(object, &by, &mut paymaster_url, unread);
    if calls.is_empty() {
        unread.push(Unread::new(first.member("calls"), "there are no calls"));
    }
    capabilities(object, &mut paymaster_url, unread);
    // No standard says how a delegation is asked for here: what it names is read, and that it is not known stays said.
    let asked = object.get("capabilities").and_then(|all| all.get("eip7702Auth"));
    if let Some((asked, call)) = asked.zip(calls.last_mut()) {
        let place = first.member("capabilities");
        let place = place.member("eip7702Auth");
        call.authorizations =
            authorization::read_each(asked, place, by.from.as_ref(), chain_id, unread);
    }
    // The first version of the standard does not ask for it, and what is said of calls that fail takes it back.
    let version = object.get("version").and_then(Value::as_str);
    let loose = version.is_some_and(|version| version.starts_with('1'));
    let flows = |one: &Value| one.pointer("/capabilities/flowControl").is_some();
    let listed = object.get("calls").and_then(Value::as_array);
    let flows = listed.is_some_and(|calls| calls.iter().any(flows));
    let atomic = object.bool("atomicRequired", unread);
    Some(Asked::Calls(Box::new(CallBatch {
        calls,
        from: by.from,
        chain_id,
        atomic: if flows { Some(false) } else { atomic.or(loose.then_some(false)) },
        paymaster_url,
        path: first.into(),
    })))
}

/// Reads the calls in an object, which the sender of a transaction makes.
pub(super) fn calls(
    object: Object<'_>,
    by: &Transaction,
    paymaster_url: &mut Option<(String, String)>,
    unread: &mut Vec<Unread>,
) -> Vec<Transaction> {
    let calls = object.list("calls", unread);
    let member = object.place.member("calls");
    if calls.len() > limits::ITEMS {
        let reason = format!("only the first {} calls were read", limits::ITEMS);
        unread.push(Unread::new(member, reason));
    }
    let mut made = Vec::with_capacity(calls.len().min(limits::ITEMS));
    let mut sender = by.from.clone();
    for (index, call) in calls.iter().take(limits::ITEMS).enumerate() {
        let Some(call) = Object::read(call, member.item(index), unread) else { continue };
        let known = ["to", "value", "data", "input", "chainId", "capabilities", "from", "gas"];
        call.note_others(&known, "call", unread);
        let mut read = transaction::call(call, unread);
        read.chain_id = transaction::chain(call, by.chain_id, unread);
        // No standard lets a call say who makes it: the first that does counts where nothing else says it.
        let from = call.party("from", unread);
        if let Some((one, by)) = from.as_ref().zip(sender.as_ref())
            && one.address != by.address
        {
            let reason = "another sender than the batch has: wallets make all calls as one account";
            unread.push(Unread::ambiguous(one.path.as_str(), reason));
        }
        sender = sender.or(from);
        read.from.clone_from(&sender);
        capabilities(call, paymaster_url, unread);
        made.push(read);
    }
    made
}

/// Reads the capabilities of a batch or a call. What the wallet is told beside the calls may change
/// what they do, so one that is not known is noted.
fn capabilities(
    object: Object<'_>,
    paymaster: &mut Option<(String, String)>,
    unread: &mut Vec<Unread>,
) {
    let Some(value) = object.get("capabilities") else { return };
    let Some(capabilities) = Object::read(value, object.place.member("capabilities"), unread)
    else {
        return;
    };
    capabilities.note_others(INDIFFERENT, "capabilities", unread);
    let flow = capabilities.get("flowControl");
    let place = capabilities.place.member("flowControl");
    if let Some(flow) = flow.and_then(|flow| Object::read(flow, place, unread)) {
        flow.note_others(FLOW, "capabilities", unread);
    }
    let Some(service) = capabilities.get("paymasterService") else { return };
    let place = capabilities.place.member("paymasterService");
    // The first draft had one service per chain.
    let urls = match service.get("url") {
        Some(url) => vec![(url, place.member("url").to_string())],
        None => service.as_object().map_or_else(Vec::new, |chains| {
            chains
                .iter()
                .filter_map(|(chain, service)| {
                    Some((service.get("url")?, place.member(chain).member("url").to_string()))
                })
                .collect()
        }),
    };
    for (url, path) in urls {
        match url.as_str() {
            Some(url) => *paymaster = Some((url.to_owned(), path)),
            None => unread.push(Unread::new(path, "not a URL")),
        }
    }
}
