//! What a method asks for; and requests inside requests: batches, and methods that wrap others.

use serde_json::Value;

use super::object::Object;
use super::typed_data::Version;
use super::{
    Asked, Chain, Part, Place, Unread, authorization, bitcoin, call_batch, connection, envelope,
    limits, list, message, permission, solana, transaction, tron, typed_data, user_operation,
    value, wallet_setting,
};
use crate::request::{Method, Request, shortened};

/// Reads a request, or the requests of a batch.
pub(super) fn read(
    request: &Request,
    place: Place<'_>,
    chain: Option<Chain>,
    unread: &mut Vec<Unread>,
) -> Part {
    let mut reader = Reader { unread, parts: 0 };
    if request.is_batch() {
        return reader.batch(&request.params, place, chain, 0);
    }
    if request.method.is_empty() {
        return Part { asked: None, chain, path: place.into() };
    }
    let (method, params) = (request.method.as_str(), &request.params);
    reader.part(&Call { method, name: Place::written("method"), params, place }, chain, 0)
}

/// Changes the network that the wallet is on. By itself it signs nothing; in a batch, what follows it is
/// for the new network.
const SWITCH: &str = "wallet_switchEthereumChain";

/// A method and its parameters.
struct Call<'a> {
    method: &'a str,
    /// Where the method's name stands.
    name: Place<'a>,
    params: &'a Value,
    place: Place<'a>,
}

struct Reader<'a> {
    unread: &'a mut Vec<Unread>,
    /// How many requests were read.
    parts: usize,
}

impl Reader<'_> {
    fn part(&mut self, call: &Call<'_>, chain: Option<Chain>, depth: usize) -> Part {
        let Call { method, params, place, .. } = *call;
        let chain_id = chain.and_then(Chain::evm);
        let mut part = Part { asked: None, chain, path: place.into() };
        self.parts += 1;
        if depth > limits::REQUEST_DEPTH || self.parts > limits::PARTS {
            let reason = format!(
                "more than {} requests in one, or deeper than {}",
                limits::PARTS,
                limits::REQUEST_DEPTH
            );
            self.unread.push(Unread::new(place, reason));
            return part;
        }
        let kind = Method::asked(method, chain);
        if chain.is_some() && chain_id.is_none() && kind.is_of_ethereum() {
            let reason = "a method of Ethereum's, and the network that it is asked on is none";
            self.unread.push(Unread::new(call.name, reason));
        }
        let unread = &mut *self.unread;
        if let Some((chain, asked)) = elsewhere(call, chain, unread) {
            return Part { asked, chain, ..part };
        }
        part.asked = match kind {
            Method::Transaction => transaction::read(params, place, chain_id, unread),
            Method::RawTransaction => envelope::published(params, place, chain_id, unread),
            Method::TypedData => {
                typed_data::read(params, place, Version::V4, unread).map(Asked::TypedData)
            }
            Method::TypedDataV3 => {
                typed_data::read(params, place, Version::V3, unread).map(Asked::TypedData)
            }
            Method::PersonalSign => message::personal_sign(params, place, unread),
            Method::EthSign => message::eth_sign(params, place, unread),
            Method::Calls => call_batch::read(params, place, chain_id, unread),
            Method::Authorization => authorization::asked(params, place, chain_id, unread),
            Method::UserOperation => user_operation::read(params, place, chain_id, unread),
            Method::ExecutionPermissions => permission::read(params, place, chain_id, unread),
            Method::AddChain => wallet_setting::network(params, place, unread),
            Method::WatchAsset => wallet_setting::watched_assets(params, place, chain_id, unread),
            Method::AddOns => wallet_setting::add_ons(params, place, unread),
            Method::SubAccount => wallet_setting::sub_account(params, place, chain_id, unread),
            Method::AccessKey => permission::access_keys(params, place, chain_id, unread),
            Method::Permissions => wallet_setting::permissions(params, place, unread),
            Method::Connect => connection::read(params, place, chain_id, unread),
            Method::Decryption => Some(wallet_setting::decryption(params, place, unread)),
            Method::EncryptionKey => Some(wallet_setting::encryption_key(params, place, unread)),
            Method::Tron(method) => {
                if !matches!(chain, Some(Chain::Tron(_))) {
                    part.chain = Some(Chain::Tron(None));
                }
                tron::read(method, params, place, unread)
            }
            Method::Sign => return self.sign(params, place, chain),
            Method::Invoke => return self.invoked(params, place, chain, depth),
            Method::ReadOnly if method == SWITCH && depth > 0 => {
                let item = list(params).first();
                let chain_id = item
                    .and_then(|item| value::number(item.get("chainId")?))
                    .and_then(|id| u64::try_from(id).ok());
                part.chain = chain_id.map(Chain::Evm);
                Some(Asked::Switch { chain_id, path: place.item(0).into() })
            }
            Method::ReadOnly => Some(Asked::Nothing),
            Method::Unknown => {
                let reason = format!("{} is not a method that is known here", shortened(method));
                unread.push(Unread::new(call.name, reason));
                return self.inside(params, place, chain, depth);
            }
        };
        part
    }

    /// Reads a batch: a list of requests.
    fn batch(
        &mut self,
        params: &Value,
        place: Place<'_>,
        mut chain: Option<Chain>,
        depth: usize,
    ) -> Part {
        let mut parts = Vec::new();
        for (index, item) in params.as_array().map_or(&[][..], Vec::as_slice).iter().enumerate() {
            let at = place.item(index);
            match request(item) {
                Some((method, params)) => {
                    let (name, place) = (at.member("method"), at.member("params"));
                    let call = Call { method, name, params, place };
                    let part = self.part(&call, chain, depth + 1);
                    if let Some(Asked::Switch { .. }) = part.asked {
                        chain = part.chain;
                    }
                    parts.push(part);
                }
                None => self.unread.push(Unread::new(at, "not a request")),
            }
        }
        several(parts, place, chain)
    }

    /// Reads what a method that is not known may carry: a batch, or requests among its parameters.
    fn inside(
        &mut self,
        params: &Value,
        place: Place<'_>,
        chain: Option<Chain>,
        depth: usize,
    ) -> Part {
        let mut parts = Vec::new();
        for (index, item) in list(params).iter().enumerate() {
            let item_place = place.item(index);
            let at = if params.is_array() { item_place } else { place };
            let inner = at.member("request");
            let found = [(Some(item), at), (item.get("request"), inner)];
            for (value, at) in found {
                let Some((method, params)) = value.and_then(request) else { continue };
                let (name, place) = (at.member("method"), at.member("params"));
                parts.push(self.part(&Call { method, name, params, place }, chain, depth + 1));
            }
        }
        several(parts, place, chain)
    }

    /// Reads `wallet_invokeMethod` (CAIP-27): a request on a chain that it names.
    fn invoked(
        &mut self,
        params: &Value,
        place: Place<'_>,
        chain: Option<Chain>,
        depth: usize,
    ) -> Part {
        let item = place.item(0);
        let at = if params.is_array() { item } else { place };
        let Some(object) =
            list(params).first().and_then(|outer| Object::read(outer, at, self.unread))
        else {
            return Part { asked: None, chain, path: at.into() };
        };
        let known = ["scope", "chainId", "request", "sessionId"];
        object.note_others(&known, "request", self.unread);
        let named = object.first(&["scope", "chainId"]);
        let chain = match named {
            // A scope that could not be read is some other chain than the wallet's.
            Some(name) => object
                .get(name)
                .and_then(|id| Chain::read(id.as_str()?))
                .or_else(|| object.chain_id(name, self.unread).map(Chain::Evm)),
            None => chain,
        };
        let inner = at.member("request");
        let Some((method, params)) = object.get("request").and_then(request) else {
            self.unread.push(Unread::new(at, "there is no request in it"));
            return Part { asked: None, chain, path: at.into() };
        };
        let (name, place) = (inner.member("method"), inner.member("params"));
        self.part(&Call { method, name, params, place }, chain, depth + 1)
    }

    /// Reads `wallet_sign` (ERC-7871): data of a type by the number that EIP-191 gives it.
    fn sign(&mut self, params: &Value, place: Place<'_>, wallet: Option<Chain>) -> Part {
        let item = place.item(0);
        let mut part = Part { asked: None, chain: wallet, path: item.into() };
        let Some(outer) =
            list(params).first().and_then(|value| Object::read(value, item, self.unread))
        else {
            return part;
        };
        let known =
            ["version", "address", "chainId", "type", "data", "request", "capabilities", "account"];
        outer.note_others(&known, "request", self.unread);
        let chain_id = transaction::chain(outer, wallet.and_then(Chain::evm), self.unread);
        part.chain = chain_id.map(Chain::Evm);
        let signer = outer
            .one_of(&["address", "account"], self.unread)
            .and_then(|name| outer.party(name, self.unread));
        let member = item.member("request");
        let object = match outer.get("request").and_then(Value::as_object) {
            Some(members) => Object::new(members, member),
            None => outer,
        };
        let data = object.get("data").unwrap_or(&Value::Null);
        let at = object.place.member("data");
        let number =
            object.get("type").and_then(value::number).map(|kind| kind.saturating_to::<u64>());
        part.asked = match number {
            Some(0x01) => typed_data::read_one(data, at, Version::V4, signer, self.unread)
                .map(Asked::TypedData),
            Some(0x45) => match data.get("message") {
                Some(message) => {
                    message::prefixed(message, at.member("message"), signer, self.unread)
                }
                None => message::prefixed(data, at, signer, self.unread),
            },
            _ => {
                let reason = "data of a type that is not read here";
                self.unread.push(Unread::new(object.place.member("type"), reason));
                None
            }
        };
        part
    }
}

/// Reads what a wallet of Bitcoin or Solana is asked, and for which network. Methods whose names say so
/// themselves are theirs wherever the wallet is: many wallets are on several networks at once.
fn elsewhere(
    call: &Call<'_>,
    chain: Option<Chain>,
    unread: &mut Vec<Unread>,
) -> Option<(Option<Chain>, Option<Asked>)> {
    let Call { method, params, place, .. } = *call;
    let is_of = |names: [&str; 3]| names.iter().any(|name| method.starts_with(name));
    let chain = match chain {
        Some(Chain::Bitcoin(_) | Chain::Solana(_)) => chain?,
        _ if is_of(["bitcoin_", "bitcoin:", "btc_"]) => Chain::Bitcoin(None),
        _ if is_of(["solana_", "solana:", "sol_"]) => Chain::Solana(None),
        _ => return None,
    };
    let asked = match chain {
        Chain::Bitcoin(_) if bitcoin::knows(method) => {
            bitcoin::read(method, params, place, Some(chain), unread)
        }
        Chain::Solana(_) if solana::knows(method) => {
            solana::read(method, params, place, Some(chain), unread)
        }
        _ => return None,
    };
    Some((Some(chain), asked))
}

/// A request: its method and parameters.
fn request(value: &Value) -> Option<(&str, &Value)> {
    let method = value.get("method")?.as_str()?;
    Some((method, value.get("params").unwrap_or(&Value::Null)))
}

/// Parts as one: what signs nothing at all is nothing.
fn several(mut parts: Vec<Part>, place: Place<'_>, chain: Option<Chain>) -> Part {
    if parts.len() == 1
        && let Some(part) = parts.pop()
    {
        return part;
    }
    let nothing =
        !parts.is_empty() && parts.iter().all(|part| matches!(part.asked, Some(Asked::Nothing)));
    let asked = match parts.is_empty() {
        true => None,
        false if nothing => Some(Asked::Nothing),
        false => Some(Asked::Several(parts)),
    };
    Part { asked, chain, path: place.into() }
}
