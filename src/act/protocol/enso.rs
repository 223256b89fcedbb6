//! Enso: a list of commands of its own (weiroll), each a call whose arguments are taken from a list of values,
//! where what a call returns takes the place of one of them.

use alloy_primitives::{Address, U256};

use super::function::{Called, Does, Function, function};
use super::plan::encoded;
use crate::act::call::Call;
use crate::act::{Act, Amount, Deed, Part, Party, Reader, Role, tokens};
use crate::decode::abi::{SELECTOR, Value};
use crate::decode::{Unread, limits};

#[rustfmt::skip]
pub(super) static FUNCTIONS: &[Function] = &[
    // These hold it to what it must bring, and to whom.
    function("safeRouteSingle((uint8 tokenType,bytes data) tokenIn,(uint8 tokenType,bytes data) tokenOut,address receiver,bytes data)", Does::Custom(route)),
    function("safeRouteMulti((uint8 tokenType,bytes data)[] tokensIn,(uint8 tokenType,bytes data)[] tokensOut,address receiver,bytes data)", Does::Custom(route)),
    function("routeSingle((uint8 tokenType,bytes data) tokenIn,bytes data)", Does::Custom(route)),
    function("routeMulti((uint8 tokenType,bytes data)[] tokensIn,bytes data)", Does::Custom(route)),
];

/// What the router passes the data of a route on as.
static COMMANDS: Function = function(
    "executeShortcut(bytes32 account,bytes32 request,bytes32[] commands,bytes[] state)",
    Does::Ordinary,
);

fn route(called: &Called<'_>, reader: &mut Reader) -> Option<Act> {
    let gives = all(called, "tokenIn", "tokensIn", reader)?;
    let mut payee: Vec<Party> = called.beneficiary("receiver", reader).into_iter().collect();
    let gets = all(called, "tokenOut", "tokensOut", reader).unwrap_or_else(|| {
        let reason =
            "what it must bring is not said, and its commands are read for whom they pay alone";
        reader.unread.push(Unread::new(called.path("data"), reason));
        paid(called, &mut payee, reader).unwrap_or_default()
    });
    let deed = Deed::Trade { gives, gets };
    Some(called.act(deed, Role::Contract, payee, reader))
}

/// The tokens in one argument or, in the form with lists, in the other.
fn all(called: &Called<'_>, one: &str, list: &str, reader: &mut Reader) -> Option<Vec<Part>> {
    if let Some(value) = called.get(one) {
        return Some(vec![token(&value, reader)?]);
    }
    let items = called.get(list)?.items()?;
    called.note_more(items.len(), reader);
    items.take(limits::ITEMS).map(|item| token(&item, reader)).collect()
}

/// The coin by its amount, a token by its address and amount; others are not named.
fn token(value: &Value<'_>, reader: &mut Reader) -> Option<Part> {
    let data = value.bytes_at("data")?;
    let word = |at: usize| U256::try_from_be_slice(data.get(at..at + 32)?);
    let (asset, amount) = match u8::try_from(value.uint_at("tokenType")?).ok()? {
        0 => (tokens::native(reader.chain), word(0)?),
        1 => (reader.token_or_native(Address::from_slice(data.get(12..32)?)), word(32)?),
        _ => return None,
    };
    Some(Part { asset, amount: Amount::of(amount), to: None })
}

/// What the commands transfer, as far as they spell out to whom. Where nothing in them names the account, all
/// of it is somebody else's; where something does, others that are paid take fees.
fn paid(called: &Called<'_>, payees: &mut Vec<Party>, reader: &mut Reader) -> Option<Vec<Part>> {
    /// `transfer(address,uint256)`.
    const TRANSFER: &[u8] = &[0xa9, 0x05, 0x9c, 0xbb];
    /// The values that are calls, with and without a payment, in the lowest two bits.
    const CALL: u8 = 1;
    /// The next word holds the places of the arguments.
    const EXTENDED: u8 = 0x40;
    let path = called.path("data");
    let data = called.bytes_at("data")?;
    if data.get(..SELECTOR)? != COMMANDS.selector.to_be_bytes() {
        return None;
    }
    let call = Call { data: data.get(SELECTOR..)?, path: &path, ..*called.call };
    let route = encoded(&call, &COMMANDS);
    let commands: Vec<[u8; 32]> =
        route.get("commands")?.items()?.take(limits::ITEMS).map(|one| one.word()).collect();
    let mut state: Vec<Option<Address>> =
        route.get("state")?.items()?.take(limits::ITEMS).map(|one| spelled(&one)).collect();
    let own = state.iter().flatten().any(|one| reader.has_own(*one));
    // What comes of it can go to none but those who are named in it.
    let bytes = route.get("state")?.items()?.take(limits::ITEMS).filter_map(|one| one.bytes());
    let named = reader.own.is_empty() || bytes.into_iter().any(|one| reader.is_named_in(one));
    let others = if named { Vec::new() } else { state.iter().flatten().copied().collect() };
    let is_called = |who: &Address| commands.iter().any(|one| one.ends_with(who.as_slice()));
    let mut parts = Vec::new();
    for [s0, s1, s2, s3, flags, first, _, _, _, _, _, out, target @ ..] in &commands {
        let to = state.get(usize::from(*first)).copied().flatten();
        if [*s0, *s1, *s2, *s3] == *TRANSFER
            && flags & (EXTENDED | 3) == CALL
            && let Some(to) = to.filter(|to| !is_called(to))
        {
            let payee = Party::new(Role::Payee, to, path.clone(), reader.chain);
            if !own || reader.is_own(&payee.address) {
                let asset = reader.token_or_native(Address::from_slice(target));
                parts.push(Part { asset, amount: Amount::unread(), to: None });
                payees.push(payee);
            } else {
                payees.push(Party { role: Role::FeeReceiver, ..payee });
            }
        }
        // What a call returns is not known before.
        if let Some(place) = state.get_mut(usize::from(*out)) {
            *place = None;
        }
    }
    let somebody = |other: &Address| {
        !is_called(other) && !tokens::stands_for_native(other) && !tokens::is_known(other)
    };
    if payees.is_empty() {
        let named = others.into_iter().filter(somebody);
        let named = named.map(|one| Party::new(Role::Payee, one, path.clone(), reader.chain));
        payees.extend(named.filter(|payee| payee.kind.is_none()));
    }
    Some(parts)
}

/// A value that is an address.
fn spelled(value: &Value<'_>) -> Option<Address> {
    let word: &[u8; 32] = value.bytes()?.try_into().ok()?;
    let (zeros, address) = word.split_at(12);
    let address = Address::from_slice(address);
    // Amounts have more zeros before them.
    let is_address = zeros.iter().all(|byte| *byte == 0) && !address.starts_with(&[0; 4]);
    is_address.then_some(address)
}
