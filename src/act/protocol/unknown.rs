//! Calls whose function is not known.

use alloy_primitives::{Address, U256};

use super::guess::{self, Guess};
use crate::act::call::{Call, wei};
use crate::act::{Act, Deed, Party, Reader, Role, tokens};
use crate::decode::{Unread, abi};

/// A call that is not read: said to be unread, with what it looks like.
pub(in crate::act) fn unknown(call: &Call<'_>, reader: &mut Reader) -> Act {
    let selector = abi::selector(call.data);
    let Guess { mut parties, more, calls, function, whole } = guess::guess(call, reader);
    // A known function may be called in a way that none of its contracts takes. Of zeros begins much that is no call.
    let known = super::function(call.data).filter(|known| known.selector != 0);
    let name = known.map(|known| abi::signature::name(known.signature));
    let mut reason = match (&selector, name) {
        (Some(_), Some(name)) if calls.is_empty() => format!(
            "the arguments of {name} could not be read; their {} bytes were only searched for listed addresses",
            call.data.len() - abi::SELECTOR
        ),
        (Some(selector), _) if call.data.len() == abi::SELECTOR => {
            format!("the function {selector}, which takes no arguments, is not known here")
        }
        (Some(selector), _) if calls.is_empty() => format!(
            "the function {selector} is not known here; its {} bytes of arguments were only \
             searched for listed addresses",
            call.data.len() - abi::SELECTOR
        ),
        (Some(_), Some(name)) => {
            format!(
                "the arguments of {name} could not be read, and the calls inside it are a guess"
            )
        }
        (Some(selector), None) => {
            format!(
                "the function {selector} is not known here, and the calls inside it are a guess"
            )
        }
        (None, _) => "calldata too short to name a function".to_owned(),
    };
    if more > 0 {
        reason = format!("{reason}; more addresses stand in it than the first {}", parties.len());
    }
    if !whole {
        reason.push_str("; only the first of it was looked through for calls");
    }
    reader.unread.push(Unread::new(call.path, reason));
    let names = strangers(&parties, call, reader);
    let paid = call.value != Some(U256::ZERO);
    let known = Party::new(Role::Contract, call.to, String::new(), reader.chain).kind.is_some();
    if paid && !known && !reader.has_own(call.to) {
        reader.ask_code(&call.to);
    }
    let person = paid && !known && reader.facts.has_code(&call.to) == Some(false);
    let unknown = selector.as_ref().map(|one| format!("by a function that is not known ({one})"));
    let deed = Deed::Call { selector, function, read: false, amount: wei(call.value) };
    call.close(&mut parties, Role::Contract, reader);
    let mut act = Act::new(deed, call.path.to_owned(), None, call.means, parties);
    act.calls = calls;
    act.calls.iter_mut().for_each(Act::tell_of_calls);
    act.words = act.in_words();
    if let (Some(unknown), Some(name)) = (unknown, name) {
        let known = format!("by its function {name}, in a way that could not be read");
        act.words = act.words.replacen(&unknown, &known, 1);
    }
    let said = act.words.trim_end_matches('.');
    if person {
        act.words = format!("{said}, though that is no contract.");
    } else if let Some(names) = names.filter(|_| !act.looks_like_more()) {
        act.words = format!("{said}, naming {names}.");
    }
    act
}

/// How many of those that are named in it stand in the sentence.
const NAMED: usize = 4;

/// Who is named in it that is neither the user's own nor known. No number is somebody, nor a token of another network.
pub(super) fn strangers(parties: &[Party], call: &Call<'_>, reader: &Reader) -> Option<String> {
    let called = reader.spelled(call.to);
    let somebody = |address: &Address| {
        guess::is_surely(address)
            && !tokens::stands_for_native(address)
            && !tokens::is_known(address)
    };
    let strange = |one: &&Party| {
        one.kind.is_none()
            && one.address != called
            && !reader.is_own(&one.address)
            && one.address.bytes20().is_some_and(somebody)
    };
    let all: Vec<String> = parties.iter().filter(strange).map(Party::short).collect();
    let shown = all.get(..NAMED).unwrap_or(&all).join(", ");
    match all.as_slice() {
        [] => None,
        _ if reader.own.is_empty() => None,
        [one] => Some(format!("{one}, which is neither yours nor known here")),
        [one, other] => Some(format!("{one} and {other}, which are neither yours nor known here")),
        _ => {
            let more = all.len().saturating_sub(NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let count = all.len();
            Some(format!("{count} addresses that are neither yours nor known here ({shown}{more})"))
        }
    }
}
