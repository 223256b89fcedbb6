//! What a method asks for.

use serde_json::Value;

use super::{Asked, Part, Place, Unread, list, message, transaction, typed_data};
use crate::request::{Method, shortened};

/// Reads a request of this method.
pub(super) fn read(
    method: &str,
    params: &Value,
    place: Place<'_>,
    chain_id: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Part {
    let asked = match Method::named(method) {
        _ if method.is_empty() => None,
        Method::Transaction => {
            transaction::read(params, place, chain_id, unread).map(Asked::Transaction)
        }
        Method::TypedData => typed_data::read(params, place, unread).map(Asked::TypedData),
        Method::PersonalSign => message::personal_sign(params, place, unread),
        Method::EthSign => message::eth_sign(params, place, unread),
        Method::Permissions => permissions(params, place, unread),
        Method::ReadOnly => Some(Asked::Nothing),
        Method::Unknown => {
            let name = shortened(method);
            unread
                .push(Unread::new("method", format!("{name} is not a method that is known here")));
            None
        }
    };
    Part { asked, chain_id, path: place.into() }
}

/// Reads `wallet_requestPermissions` (EIP-2255): to see accounts and networks gives nothing away, but
/// wallets grant other things by the same method, such as installing code of somebody's in the wallet.
fn permissions(params: &Value, place: Place<'_>, unread: &mut Vec<Unread>) -> Option<Asked> {
    let harmless = |name: &String| name == "eth_accounts" || name == "endowment:permitted-chains";
    let read = match list(params) {
        [Value::Object(asked)] => asked.keys().all(harmless),
        _ => false,
    };
    if read {
        return Some(Asked::Nothing);
    }
    unread.push(Unread::new(place.item(0), "it asks for more than to see your accounts"));
    None
}
