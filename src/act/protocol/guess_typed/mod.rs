//! What typed data of a type that is not known looks like, by the names of its members: allowances, offers,
//! payments, new owners, and calls of known functions; and whom it names. A guess is said to be one, adds to what is
//! found, and takes nothing away: one kind does not stand for another, nor the first of several for the others.

mod calls;
mod members;
mod names;
mod offers;
mod payments;

pub(crate) use names::is_payment;

use alloy_primitives::Address;

use super::guess;
use crate::act::{Act, Deed, Party, Reader, Role, tokens};
use crate::decode::abi::{SELECTOR, WORD};
use crate::decode::typed_data::{Atom, Typed};
use crate::decode::{TypedData, Unread, limits};
use crate::intel::ChainAddress;
use members::{Members, whom};
use names::{NUMBERS, Sort, sort, tails};

/// How many strangers are named: nobody reads more.
const STRANGERS: usize = 100;

/// Looks through the members of a message: what it looks like, and who is named in it that nobody knows.
pub(in crate::act) fn typed_data(data: &TypedData, reader: &mut Reader) -> (Vec<Act>, Vec<Party>) {
    let mut search = Search {
        data,
        acts: Vec::new(),
        structs_left: limits::ITEMS,
        strangers: Vec::new(),
        own: None,
        more_structs: false,
        more_strangers: false,
    };
    search.names(&data.message, "", &mut String::new(), reader);
    search.look(&data.message, &mut String::new(), reader);
    let path = || format!("{}.message", data.path);
    if search.more_structs {
        let reason = format!("only the first {} of its parts were looked through", limits::ITEMS);
        reader.unread.push(Unread::ambiguous(path(), reason));
    }
    if search.more_strangers {
        let reason = format!("only the first {STRANGERS} of the addresses in it are named");
        reader.unread.push(Unread::new(path(), reason));
    }
    let (acts, mut strangers) = (search.acts, search.strangers);
    strangers.retain(|(_, party)| !is_found(&acts, &party.address));
    // Who may get something first: only one of them stands in the sentence.
    let mut named = Vec::with_capacity(strangers.len());
    for wanted in [Sort::Payee, Sort::Person, Sort::Thing] {
        let these = strangers.iter().filter(|(sort, _)| *sort == wanted);
        named.extend(these.map(|(_, party)| party.clone()));
    }
    (acts.into_iter().map(Act::guessed).collect(), named)
}

/// Whether somebody has a part in an act that is always warned of, or is only a token.
fn is_found(acts: &[Act], address: &ChainAddress) -> bool {
    let mut found = false;
    for act in acts {
        act.each(&mut |act| {
            let warned = matches!(
                act.deed,
                Deed::Send { .. }
                    | Deed::Grant { .. }
                    | Deed::Administer { .. }
                    | Deed::Delegatecall { .. }
            );
            found |= act
                .parties
                .iter()
                .any(|party| party.address == *address && (warned || party.role == Role::Token));
        });
    }
    found
}

struct Search<'a> {
    data: &'a TypedData,
    acts: Vec<Act>,
    structs_left: usize,
    strangers: Vec<(Sort, Party)>,
    /// Where the account itself is named, if it is.
    own: Option<String>,
    more_structs: bool,
    more_strangers: bool,
}

impl<'a> Search<'a> {
    /// Notes whom a value names: `called` is what its member is called, `at` where it stands.
    fn names(&mut self, value: &Typed, called: &str, at: &mut String, reader: &Reader) {
        let end = at.len();
        match value {
            Typed::Struct(members) => {
                for (name, member) in members {
                    if end > 0 {
                        at.push('.');
                    }
                    at.push_str(name);
                    self.names(member, name, at, reader);
                    at.truncate(end);
                }
            }
            Typed::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    push_index(at, index);
                    self.names(item, called, at, reader);
                    at.truncate(end);
                }
            }
            // A number is an address only where its member says so.
            Typed::Atom(Atom::Uint(_)) => {
                if let Some(address) = whom(value).filter(|_| sort(called) == Sort::Payee) {
                    self.name(address, called, at, reader);
                }
            }
            Typed::Atom(Atom::Text(text)) => {
                let words = text.split(|c: char| !c.is_ascii_alphanumeric());
                for word in words.filter(|word| word.len() == 42 && word.starts_with("0x")) {
                    if let Ok(address) = word.parse() {
                        self.name(address, called, at, reader);
                    }
                }
            }
            Typed::Atom(Atom::Bytes(bytes)) if whom(value).is_none() => {
                let words = match bytes.len() % WORD {
                    0 => bytes.as_slice(),
                    SELECTOR => bytes.get(SELECTOR..).unwrap_or_default(),
                    _ => return,
                };
                for at_word in (0..words.len()).step_by(WORD) {
                    if let Some(address) = guess::address(words, at_word) {
                        self.name(address, called, at, reader);
                    }
                }
            }
            // What stands in so many bytes is more often a number than somebody.
            Typed::Atom(Atom::FixedBytes(word, WORD)) => {
                let is_number = || {
                    let tails = tails(called);
                    let zeros = word.iter().take_while(|byte| **byte == 0).count();
                    tails.iter().any(|tail| NUMBERS.contains(&tail.as_str())) || zeros >= WORD / 2
                };
                if let Some(address) = whom(value)
                    && (sort(called) == Sort::Payee || !is_number())
                {
                    self.name(address, called, at, reader);
                }
            }
            _ => {
                if let Some(address) = whom(value) {
                    self.name(address, called, at, reader);
                }
            }
        }
    }

    fn name(&mut self, address: Address, called: &str, at: &str, reader: &Reader) {
        if self.data.signer.as_ref().is_some_and(|signer| signer.address == address) {
            self.own.get_or_insert_with(|| at.to_owned());
            return;
        }
        if self.more_strangers
            || self.strangers.iter().any(|(_, party)| party.address.bytes20() == Some(&address))
            || tokens::stands_for_native(&address)
            || reader.has_own(address)
            || self.data.verifying_contract() == Some(address)
            || tokens::is_known(&address)
        {
            return;
        }
        let path = format!("{}.message.{at}", self.data.path);
        let party = Party::new(Role::Mentioned, address, path, reader.chain);
        if party.kind.is_some() {
            return;
        }
        self.more_strangers = self.strangers.len() == STRANGERS;
        if !self.more_strangers {
            self.strangers.push((sort(called), party));
        }
    }

    /// Looks at a value and at all that is inside it.
    fn look(&mut self, value: &'a Typed, at: &mut String, reader: &mut Reader) {
        let end = at.len();
        match value {
            Typed::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    push_index(at, index);
                    self.look(item, at, reader);
                    at.truncate(end);
                }
            }
            Typed::Struct(members) => {
                let Some(left) = self.structs_left.checked_sub(1) else {
                    self.more_structs = true;
                    return;
                };
                self.structs_left = left;
                if end > 0 {
                    at.push('.');
                }
                let found = Members::of(self.data, value, members, at).read(self, reader);
                // What is read of a whole is not told of its parts again.
                let is_told = |act: &Act| {
                    act.party(Role::Payee).is_some_and(|payee| {
                        let same = |told: &Act| told.party(Role::Payee) == Some(payee);
                        self.acts.iter().any(|told| told.deed == act.deed && same(told))
                    })
                };
                let new: Vec<Act> = found.into_iter().filter(|act| !is_told(act)).collect();
                self.acts.extend(new);
                let start = at.len();
                for (name, member) in members {
                    at.push_str(name);
                    self.look(member, at, reader);
                    at.truncate(start);
                }
                at.truncate(end);
            }
            _ => {}
        }
    }
}

/// Adds the number of an item to where its list stands.
fn push_index(at: &mut String, index: usize) {
    at.push('[');
    at.push_str(&index.to_string());
    at.push(']');
}
