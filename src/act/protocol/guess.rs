//! What calldata of a function that is not known looks like: addresses among its words, and calls of known
//! functions inside it. A guess is said to be one, adds to what is found, and takes nothing away.

use std::ops::Range;

use alloy_primitives::{Address, U256, hex};

use super::function::Function;
use super::packed::Beginnings;
use crate::act::call::{Call, Caller};
use crate::act::{Act, Asset, Change, Deed, Kind, Party, Reader, Role};
use crate::decode::abi::{self, SELECTOR, WORD, signature};
use crate::decode::limits;

/// What calldata looks like.
#[derive(Default)]
pub(super) struct Guess {
    /// Addresses among its words.
    pub(super) parties: Vec<Party>,
    /// How many more there are than are named.
    pub(super) more: usize,
    /// What the calls inside would do.
    pub(super) calls: Vec<Act>,
    /// What the function looks like, in words, if it makes calls.
    pub(super) function: Option<String>,
    /// Whether all of it was looked through for calls.
    pub(super) whole: bool,
}

/// How many addresses of one call are named. More than that is a list, and nobody reads it.
const ADDRESSES: usize = 16;

/// How many of the calls inside are named in the sentence about the whole.
const NAMED: usize = 3;

/// Up to how many bytes are looked through one by one without knowing what selectors begin with.
const FEW: usize = 2048;

/// How large an offset or a small number is, as the first argument of a call.
const SMALL: u32 = 0xf_ffff;

/// How many bytes of a word must have a meaning for it to look like an address: amounts have fewer (up to 12
/// for those below 2^96), and addresses seldom begin with so many zeros.
const SIGNIFICANT: usize = 13;

/// How many words before a call's bytes its target may stand: `(to, value, offset, operation, length, …)`.
const BEFORE: usize = 4;

/// How many bytes an address has.
const ADDRESS: usize = Address::len_bytes();

/// Looks through calldata.
pub(super) fn guess(call: &Call<'_>, reader: &mut Reader) -> Guess {
    let data = call.data.get(..limits::GUESSED_BYTES).unwrap_or(call.data);
    let mut guess = Guess::default();
    let mut names: Vec<&str> = Vec::new();
    let mut words = Words::default();
    let own = reader.has_own(call.to);
    let mut read_up_to = SELECTOR;
    let mut around: Option<Around> = None;
    let beginnings = (data.len() > FEW).then(Beginnings::of_all);
    // Inside a call that is not known either, words do not stand where words do; and what is packed tightly
    // may begin anywhere.
    let mut at = SELECTOR;
    while at < data.len() {
        if let Some(beginnings) = beginnings.as_ref().filter(|_| words.inside.is_empty()) {
            at += idle(data, at, beginnings);
        }
        if let Some(found) = found(data, at, beginnings.as_ref(), reader) {
            names.push(found.function.signature);
            let around = around.get_or_insert_with(|| Around::of(data, reader));
            let target = around.target(data, &found, read_up_to, reader);
            guess.calls.extend(read(call, data, &found, target, reader));
            read_up_to = found.end;
            at = found.end;
            continue;
        }
        if words.begins(data, at) {
            if let Some(payment) = own.then(|| payment(call, data, at, reader)).flatten() {
                guess.calls.extend(payment);
            }
            for (at, address) in addresses(data, at) {
                let path = format!("{}[byte {at}]", call.path);
                let party = Party::new(Role::Mentioned, address, path, reader.chain);
                if guess.parties.iter().any(|other| other.address == party.address) {
                    continue;
                }
                if guess.parties.len() < ADDRESSES {
                    guess.parties.push(party);
                } else {
                    guess.more += 1;
                }
            }
        }
        at += 1;
    }
    guess.function = in_words(&names);
    guess.whole = data.len() == call.data.len() && reader.guesses_left > 0;
    guess
}

/// Where words begin: one after the other from the selector on, and likewise within what looks like a call inside.
#[derive(Default)]
struct Words {
    inside: Vec<Range<usize>>,
}

impl Words {
    /// How many calls one inside the other are looked into.
    const DEEP: usize = 4;

    /// Whether a word begins at a place. Where it is the length of what may be a call, that one's words count as well.
    fn begins(&mut self, data: &[u8], at: usize) -> bool {
        self.inside.retain(|one| one.end > at);
        let within =
            |one: &Range<usize>| one.contains(&at) && (at - one.start).is_multiple_of(WORD);
        let begins = (at - SELECTOR).is_multiple_of(WORD) || self.inside.iter().any(within);
        if begins && self.inside.len() < Self::DEEP {
            self.inside.extend(arguments(data, at));
        }
        begins
    }
}

/// Where the arguments of a call stand whose length the word at a place may be.
fn arguments(data: &[u8], at: usize) -> Option<Range<usize>> {
    let length = abi::length(*data.get(at..)?.first_chunk::<WORD>()?)?;
    let start = at + WORD + SELECTOR;
    let end = (at + WORD).checked_add(length)?;
    let is_call = length % WORD == SELECTOR && start < end && *data.get(at + WORD)? != 0;
    (is_call && end <= data.len()).then_some(start..end)
}

/// The addresses that words of data without a selector look like.
pub(super) fn named(data: &[u8], path: &str, reader: &Reader) -> Vec<Party> {
    let words = data.get(..limits::GUESSED_BYTES).unwrap_or(data);
    let mut parties: Vec<Party> = Vec::new();
    for at in (0..words.len()).step_by(WORD) {
        for (at, address) in addresses(words, at) {
            let path = format!("{path}[byte {at}]");
            let party = Party::new(Role::Mentioned, address, path, reader.chain);
            let known = parties.iter().any(|other| other.address == party.address);
            if !known && parties.len() < ADDRESSES {
                parties.push(party);
            }
        }
    }
    parties
}

/// The addresses that a word looks like, or a text whose length it is, and where they stand.
fn addresses(data: &[u8], at: usize) -> impl Iterator<Item = (usize, Address)> {
    let right = address(data, at).map(|address| (at + WORD - ADDRESS, address));
    let left = || Some((at, left(data.get(at..at + WORD)?)?));
    let text = || {
        let length = abi::length(*data.get(at..)?.first_chunk::<WORD>()?)?;
        let text = data.get(at + WORD..)?.get(..length.min(WORD + WORD))?;
        let digits = text.strip_prefix(b"0x").unwrap_or(text);
        let is_it = digits.len() == 2 * ADDRESS;
        let address = std::str::from_utf8(digits).ok().filter(|_| is_it)?.parse().ok()?;
        Some((at + WORD, address))
    };
    right.or_else(left).or_else(text).into_iter()
}

/// The address that stands at the beginning of a word, and is no text.
fn left(word: &[u8]) -> Option<Address> {
    let (address, zeros) = word.split_at_checked(ADDRESS)?;
    let is_it = zeros.iter().all(|byte| *byte == 0)
        && address.first().is_some_and(|first| *first != 0)
        && !address.iter().all(u8::is_ascii)
        && is_address(address);
    is_it.then(|| Address::from_slice(address))
}

/// What the user's own account would pay to whoever stands there, with the amount and no calldata after it.
fn payment(call: &Call<'_>, data: &[u8], at: usize, reader: &mut Reader) -> Option<Vec<Act>> {
    let word = |place: usize| data.get(place..)?.first_chunk::<WORD>().copied();
    let to = address(data, at).filter(|to| !reader.has_own(*to))?;
    let value = U256::from_be_bytes(word(at + WORD)?);
    let offset = abi::length(word(at + 2 * WORD)?)?;
    let empty = abi::length(word(at.checked_add(offset)?)?)? == 0;
    // A place among the arguments is where something else stands, and no amount.
    let place = value < U256::from(data.len()) && (value % U256::from(WORD)).is_zero();
    // Neither is yes or no.
    let is_it = empty && offset > 2 * WORD && !place && (2..=96).contains(&value.bit_len());
    is_it.then_some(())?;
    let to_path = format!("{}[byte {}]", call.path, at + WORD - ADDRESS);
    let path = format!("{}[byte {}]", call.path, at + WORD);
    let made = Call {
        by: Caller::contract(call),
        to,
        to_path: &to_path,
        value: Some(value),
        value_path: &path,
        data: &[],
        path: &path,
        means: call.means,
    };
    Some(reader.call(&made).into_iter().map(Act::guessed).collect())
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

impl Found {
    /// Whether it is a function of tokens.
    fn is_of_token(&self) -> bool {
        const OF_TOKENS: [&str; 7] = [
            "approve",
            "increaseAllowance",
            "permit",
            "safeTransferFrom",
            "setApprovalForAll",
            "transfer",
            "transferFrom",
        ];
        OF_TOKENS.contains(&signature::name(self.function.signature))
    }
}

/// How many bytes from a place to the next word begin nothing.
fn idle(data: &[u8], at: usize, beginnings: &Beginnings) -> usize {
    let to_word = (WORD - (at - SELECTOR) % WORD) % WORD;
    let mut pairs = data.get(at..).unwrap_or_default().windows(2).take(to_word);
    let begins = |pair: &[u8]| {
        pair.first_chunk().is_none_or(|pair| pair[0] == 0 || beginnings.may_begin(*pair))
    };
    pairs.position(begins).unwrap_or(to_word)
}

/// The call that begins at a place: with its length before it, or bare.
fn found(
    data: &[u8],
    at: usize,
    beginnings: Option<&Beginnings>,
    reader: &mut Reader,
) -> Option<Found> {
    let pair = *data.get(at..)?.first_chunk()?;
    let begins = || beginnings.is_none_or(|beginnings| beginnings.may_begin(pair));
    match pair {
        // A length begins with zero, and a selector that does is not looked for.
        [0, _] => prefixed(data, at, reader),
        _ if begins() => bare(data, at, reader),
        _ => None,
    }
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
    // So is one at the end of a word of zeros (`uint32`), unless it is somebody that follows.
    let before = at.checked_sub(WORD - SELECTOR).and_then(|from| data.get(from..at));
    let ends_word = at.is_multiple_of(WORD)
        && before.is_some_and(|before| before.iter().all(|byte| *byte == 0));
    if ends_word && address(data, at + SELECTOR).is_none() {
        return None;
    }
    reader.guesses_left = reader.guesses_left.checked_sub(1)?;
    let size = abi::standard_size(function.signature, arguments).filter(|size| *size > 0)?;
    Some(Found { function, from: at, start: at, end: at + SELECTOR + size })
}

/// What a call would do that was found.
fn read(
    call: &Call<'_>,
    data: &[u8],
    found: &Found,
    target: Option<(usize, Address)>,
    reader: &mut Reader,
) -> Vec<Act> {
    let Some(bytes) = data.get(found.start..found.end) else { return Vec::new() };
    let path = format!("{}[byte {}]", call.path, found.start);
    let (to, to_path) = match target {
        Some((at, to)) => (to, format!("{}[byte {at}]", call.path)),
        None => (call.to, call.to_path.to_owned()),
    };
    let mut acts = reader.call(&Call {
        by: Caller::contract(call),
        to,
        to_path: &to_path,
        value: Some(U256::ZERO),
        value_path: &path,
        data: bytes,
        path: &path,
        means: call.means,
    });
    if target.is_none() && found.is_of_token() {
        acts.iter_mut().for_each(Act::of_some_token);
    }
    let own = reader.has_own(call.to);
    let who = Party::new(Role::Contract, call.to, String::new(), reader.chain).short();
    let mut acts: Vec<Act> = acts.into_iter().map(Act::guessed).collect();
    acts.iter_mut().filter(|_| !own).for_each(|act| act.tell_whose(&who));
    acts
}

impl Act {
    /// The same of a token that is not known, and not the contract that is called.
    fn of_some_token(&mut self) {
        if let Deed::Send { asset, .. }
        | Deed::Allow { asset, .. }
        | Deed::AllowCollection { asset, .. } = &mut self.deed
        {
            *asset = Asset::Unnamed;
            self.parties.retain(|party| party.role != Role::Token);
        }
    }

    /// Says of what a call inside would allow that it is the caller's: the user's own only where that is the user's.
    fn tell_whose(&mut self, caller: &str) {
        let allows = match &self.deed {
            Deed::Allow { amount, change, .. } => *change != Change::Lower && !amount.is_zero(),
            Deed::AllowCollection { allowed, .. } => *allowed,
            _ => false,
        };
        let said = self.words.strip_suffix('.').filter(|_| allows);
        if let Some(said) = said.filter(|_| self.party(Role::Holder).is_none()) {
            let said = said.strip_suffix(", at any time").unwrap_or(said);
            let said = [
                (" all your ", " all "),
                (" of one of your tokens", " of one token"),
                (" you own in ", " in "),
                (" you have in ", " in "),
                (" take up to something", " take some of one token"),
                (" take every item in something", " take every item of one collection"),
            ]
            .iter()
            .fold(said.to_owned(), |said, (yours, its)| said.replacen(yours, its, 1));
            self.words = format!("{said} from {caller} (yours, if that is your account).");
        }
    }
}

/// What stands around the calls inside.
struct Around {
    /// Where calls stand in lists beside which there is one of addresses, and the address that belongs to each.
    listed: Vec<(usize, (usize, Address))>,
    /// The token that is known, if there is but one among the words.
    token: Option<(usize, Address)>,
}

impl Around {
    fn of(data: &[u8], reader: &Reader) -> Self {
        let number = |at: usize| abi::length(*data.get(at..)?.first_chunk::<WORD>()?);
        let word = |at: usize| Some((at + WORD - ADDRESS, address(data, at)?));
        let mut around = Self { listed: Vec::new(), token: only_token(data, reader) };
        // The lists of addresses so far, and how many are in each: the last before the calls is theirs.
        let mut lists: Vec<(usize, usize)> = Vec::new();
        for at in (SELECTOR..data.len()).step_by(WORD) {
            let start = at + WORD;
            let Some(count) = number(at).filter(|count| (1..=limits::ITEMS).contains(count)) else {
                continue;
            };
            if (0..count).all(|index| word(start + index * WORD).is_some()) {
                lists.push((count, start));
            }
            // The first item follows the offsets.
            let beside = lists.iter().rev().find(|(others, _)| *others == count);
            let Some((_, addresses)) = beside.filter(|_| number(start) == Some(count * WORD))
            else {
                continue;
            };
            for index in (0..count).take(limits::ITEMS.saturating_sub(around.listed.len())) {
                let place =
                    number(start + index * WORD).and_then(|offset| start.checked_add(offset));
                around.listed.extend(place.zip(word(addresses + index * WORD)));
            }
        }
        around
    }

    /// Whom a call is probably made to.
    fn target(
        &self,
        data: &[u8],
        found: &Found,
        read_up_to: usize,
        reader: &Reader,
    ) -> Option<(usize, Address)> {
        let listed = self.listed.iter().find(|(place, _)| *place == found.from);
        listed
            .map(|(_, target)| *target)
            .or_else(|| before(data, found, read_up_to, reader))
            .or_else(|| packed(data, found, read_up_to, reader))
            .or_else(|| self.token.filter(|_| found.is_of_token()))
    }
}

/// The address that stands last before a call, in a word of its own; of calls of tokens that of a token, if one is
/// among them that is known.
fn before(
    data: &[u8],
    found: &Found,
    read_up_to: usize,
    reader: &Reader,
) -> Option<(usize, Address)> {
    let places = || {
        let places = (1..=BEFORE).filter_map(|back| found.from.checked_sub(back * WORD));
        places.filter(|at| *at >= read_up_to)
    };
    let mut words = places().filter_map(|at| Some((at + WORD - ADDRESS, address(data, at)?)));
    // What else stands in the word of one that is known is not looked at by every contract.
    let known = || {
        places().find_map(|at| {
            let low = data.get(at + WORD - ADDRESS..at + WORD)?;
            let address = Address::from_slice(low);
            let kind = kind(address, reader)?;
            let fits = !found.is_of_token() || kind == Kind::Token;
            fits.then_some((at + WORD - ADDRESS, address))
        })
    };
    if found.is_of_token() { known().or_else(|| words.next()) } else { words.next().or_else(known) }
}

/// The address that is packed before a call: right before it, before its length in few bytes, or before a value. It is
/// one that is known, or what is before it ends there, or its length says so.
fn packed(
    data: &[u8],
    found: &Found,
    read_up_to: usize,
    reader: &Reader,
) -> Option<(usize, Address)> {
    let length = found.end - found.start;
    let short = |bytes: usize| {
        let written = found.start.checked_sub(bytes).and_then(|at| data.get(at..found.start));
        let number =
            written.map(|written| written.iter().fold(0, |sum, one| sum << 8 | usize::from(*one)));
        found.from == found.start && number == Some(length)
    };
    for (between, says) in [(WORD, false), (4, short(4)), (2, short(2)), (0, false)] {
        let at = found.from.checked_sub(between + ADDRESS).filter(|at| *at >= read_up_to);
        let Some((at, bytes)) = at.and_then(|at| Some((at, data.get(at..at + ADDRESS)?))) else {
            continue;
        };
        let address = Address::from_slice(bytes);
        let begins = at == read_up_to || data.get(at - 1).is_some_and(|before| *before <= 1);
        let alone = between == 0 || between == WORD;
        if is_address(bytes) && (says || alone && (begins || kind(address, reader).is_some())) {
            return Some((at, address));
        }
    }
    None
}

/// The token that is known, if there is but one among the words.
fn only_token(data: &[u8], reader: &Reader) -> Option<(usize, Address)> {
    let mut only: Option<(usize, Address)> = None;
    for at in (SELECTOR..data.len()).step_by(WORD) {
        let token = address(data, at).filter(|one| kind(*one, reader) == Some(Kind::Token));
        let Some(token) = token else { continue };
        if only.is_some_and(|(_, other)| other != token) {
            return None;
        }
        only = only.or(Some((at + WORD - ADDRESS, token)));
    }
    only
}

/// What kind of contract an address is, if it is one that everybody knows.
fn kind(address: Address, reader: &Reader) -> Option<Kind> {
    Party::new(Role::Contract, address, String::new(), reader.chain).kind
}

/// The address that a word looks like.
pub(super) fn address(data: &[u8], at: usize) -> Option<Address> {
    let word = data.get(at..at.checked_add(WORD)?)?;
    let (high, low) = word.split_at_checked(WORD - ADDRESS)?;
    let looks = high.iter().all(|byte| *byte == 0) && is_address(low);
    looks.then(|| Address::from_slice(low))
}

/// Whether twenty bytes look like an address, and not like a number.
fn is_address(bytes: &[u8]) -> bool {
    /// Numbers end in zeros, and addresses hardly ever in so many.
    const ENDING: usize = 4;
    /// The largest price that pools of Uniswap's V3 have, and the limit that swaps up to it name.
    const PRICES: [[u8; ADDRESS]; 2] = [
        hex!("fffd8963efd1fc6a506488495d951d5263988d26"),
        hex!("fffd8963efd1fc6a506488495d951d5263988d25"),
    ];
    let mut significant = bytes.iter().skip_while(|byte| **byte == 0);
    let is_number = bytes.iter().rev().take(ENDING).all(|byte| *byte == 0)
        || PRICES.iter().any(|price| price == bytes);
    significant.clone().count() >= SIGNIFICANT
        && !is_number
        && significant.any(|byte| *byte != 0xff)
}

/// Whether an address is surely no number: the largest of those have sixteen bytes, but for a few.
pub(super) fn is_surely(address: &Address) -> bool {
    const NUMBER: usize = 16;
    address.iter().skip_while(|byte| **byte == 0).count() > NUMBER
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
