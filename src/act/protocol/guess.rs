//! What calldata of a function that is not known looks like: addresses among its words, and calls of known
//! functions inside it. A guess is said to be one, adds to what is found, and takes nothing away.

use alloy_primitives::{Address, U256};

use super::function::Function;
use crate::act::call::{Call, Caller};
use crate::act::{Act, Party, Reader, Role};
use crate::decode::abi::{self, SELECTOR, WORD, signature};
use crate::decode::limits;

/// What calldata looks like.
#[derive(Default)]
pub(super) struct Guess {
    /// Addresses among its words.
    pub(super) parties: Vec<Party>,
    /// What the calls inside would do.
    pub(super) calls: Vec<Act>,
    /// What the function looks like, in words, if it makes calls.
    pub(super) function: Option<String>,
}

/// How many addresses of one call are named. More than that is a list, and nobody reads it.
const ADDRESSES: usize = 16;

/// How many of the calls inside are named in the sentence about the whole.
const NAMED: usize = 3;

/// How large an offset or a small number is, as the first argument of a call.
const SMALL: u32 = 0xf_ffff;

/// How much calldata is searched at every byte.
const CLOSELY: usize = 2048;

/// How many bytes of a word must have a meaning for it to look like an address: amounts have fewer (up to 12
/// for those below 2^96), and addresses seldom begin with so many zeros.
const SIGNIFICANT: usize = 13;

/// How many words before a call's bytes its target may stand: `(to, value, offset, operation, length, …)`.
const BEFORE: usize = 4;

/// Looks through calldata.
pub(super) fn guess(call: &Call<'_>, reader: &mut Reader) -> Guess {
    let data = call.data.get(..limits::GUESSED_BYTES).unwrap_or(call.data);
    let mut guess = Guess::default();
    let mut names: Vec<&str> = Vec::new();
    // Inside a call that is not known either, words do not stand where words do; and what is packed tightly
    // may begin anywhere. Only long calldata, which is an encoding of lists, is not searched so closely, unless
    // it is for the user's own account.
    let own = reader.has_own(call.to);
    let step = if own || data.len() <= CLOSELY { 1 } else { SELECTOR };
    let mut at = SELECTOR;
    while at < data.len() {
        at = if let Some(found) = found(data, at, reader) {
            names.push(found.function.signature);
            guess.calls.extend(read(call, data, &found, reader).into_iter().map(Act::guessed));
            SELECTOR + (found.end - SELECTOR).next_multiple_of(step)
        } else {
            if let Some(party) = mentioned(call, data, at, &guess.parties, reader) {
                guess.parties.push(party);
            }
            at + step
        };
    }
    guess.function = in_words(&names);
    guess
}

/// The address that a word looks like, if it is not among the others already.
fn mentioned(
    call: &Call<'_>,
    data: &[u8],
    at: usize,
    others: &[Party],
    reader: &Reader,
) -> Option<Party> {
    let is_word = (at - SELECTOR).is_multiple_of(WORD) && others.len() < ADDRESSES;
    let address = is_word.then(|| address(data, at)).flatten()?;
    let path = format!("{}[byte {}]", call.path, at + WORD - Address::len_bytes());
    let party = Party::new(Role::Mentioned, address, path, reader.chain);
    others.iter().all(|other| other.address != party.address).then_some(party)
}

/// A call of a known function inside calldata.
struct Found {
    function: Function,
    /// Where it begins with all that belongs to it: its length, if that is said.
    from: usize,
    /// From its selector to the end of its arguments.
    start: usize,
    end: usize,
}

/// The call that begins at a place: with its length before it, or bare.
fn found(data: &[u8], at: usize, reader: &mut Reader) -> Option<Found> {
    prefixed(data, at, reader).or_else(|| bare(data, at, reader))
}

/// The known function that bytes begin with. Some have a selector that begins with zeros: so does nearly
/// everything.
fn function(bytes: &[u8]) -> Option<Function> {
    if let [0, ..] = bytes { None } else { super::function(bytes) }
}

fn prefixed(data: &[u8], at: usize, reader: &mut Reader) -> Option<Found> {
    let start = at.checked_add(WORD)?;
    let word = data.get(at..)?.first_chunk::<WORD>()?;
    let [0, ..] = word else { return None };
    let length = abi::length(*word)?;
    let end = start.checked_add(length)?;
    let bytes = data.get(start..end)?;
    let function = function(bytes)?;
    reader.guesses_left = reader.guesses_left.checked_sub(1)?;
    // Its length says that it is one, so that it may be as odd as a contract takes it.
    let whole = abi::oddity(function.signature, bytes.get(SELECTOR..)?) != Some(abi::Oddity::Short);
    whole.then_some(Found { function, from: at, start, end })
}

fn bare(data: &[u8], at: usize, reader: &mut Reader) -> Option<Found> {
    let bytes = data.get(at..)?;
    let function = function(bytes)?;
    let arguments = bytes.get(SELECTOR..)?;
    // A selector alone in its word is an argument of its own (`bytes4`); one with an offset or a small number
    // after it is not, since the next word would have to begin with that.
    let (zeros, low) = arguments.get(..WORD)?.split_last_chunk::<SELECTOR>()?;
    if zeros.iter().all(|byte| *byte == 0) && !(1..=SMALL).contains(&u32::from_be_bytes(*low)) {
        return None;
    }
    reader.guesses_left = reader.guesses_left.checked_sub(1)?;
    let size = abi::standard_size(function.signature, arguments).filter(|size| *size > 0)?;
    Some(Found { function, from: at, start: at, end: at + SELECTOR + size })
}

/// What a call would do that was found.
fn read(call: &Call<'_>, data: &[u8], found: &Found, reader: &mut Reader) -> Vec<Act> {
    let Some(bytes) = data.get(found.start..found.end) else { return Vec::new() };
    let path = format!("{}[byte {}]", call.path, found.start);
    let (to, to_path) = match target(data, found.from) {
        Some((at, to)) => (to, format!("{}[byte {at}]", call.path)),
        None => (call.to, call.to_path.to_owned()),
    };
    reader.call(&Call {
        by: Caller::contract(call),
        to,
        to_path: &to_path,
        value: Some(U256::ZERO),
        value_path: &path,
        data: bytes,
        path: &path,
        means: call.means,
    })
}

/// Whom a call is probably made to: the address that stands last before it, in a word of its own or packed.
fn target(data: &[u8], from: usize) -> Option<(usize, Address)> {
    let words = (1..=BEFORE).filter_map(|back| {
        let at = from.checked_sub(back * WORD)?;
        Some((at + WORD - Address::len_bytes(), address(data, at)?))
    });
    // Packed: with a value between, or with nothing.
    words.into_iter().next().or_else(|| {
        [WORD + Address::len_bytes(), Address::len_bytes()].into_iter().find_map(|back| {
            let at = from.checked_sub(back)?;
            let bytes = data.get(at..at + Address::len_bytes())?;
            let significant = bytes.iter().skip_while(|byte| **byte == 0).count();
            (significant >= SIGNIFICANT).then(|| (at, Address::from_slice(bytes)))
        })
    })
}

/// The address that a word looks like.
fn address(data: &[u8], at: usize) -> Option<Address> {
    /// Numbers end in zeros, and addresses hardly ever in so many.
    const ENDING: usize = 4;
    let word = data.get(at..at.checked_add(WORD)?)?;
    let (high, low) = word.split_at_checked(WORD - Address::len_bytes())?;
    let significant = low.iter().skip_while(|byte| **byte == 0).count();
    let is_number = low.iter().rev().take(ENDING).all(|byte| *byte == 0)
        || low.iter().all(|byte| *byte == 0xff);
    let looks = high.iter().all(|byte| *byte == 0) && significant >= SIGNIFICANT && !is_number;
    looks.then(|| Address::from_slice(low))
}

/// What a function looks like that makes these calls.
fn in_words(signatures: &[&'static str]) -> Option<String> {
    let names: Vec<&str> = signatures.iter().map(|one| signature::name(one)).collect();
    let shown = names.get(..NAMED).unwrap_or(&names).join(", ");
    match names.len() {
        0 => None,
        count if count > NAMED => {
            Some(format!("one that calls {shown} and {} more", count - NAMED))
        }
        _ => Some(format!("one that calls {shown}")),
    }
}
