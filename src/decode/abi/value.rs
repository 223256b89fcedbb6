//! Arguments of a call, read in place as the chain reads them.

use alloy_primitives::{Address, U256};

use super::WORD;
use super::signature::{self, Member, Members};

/// A value in ABI-encoded bytes: its type, and where it stands. Nothing is copied or checked before it
/// is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    /// The type.
    kind: &'static str,
    /// The encoding of the tuple or array that it stands in: offsets count from its beginning.
    frame: &'a [u8],
    /// Where its head stands in the frame.
    head: usize,
}

/// The arguments of a call: a tuple of its parameters.
#[derive(Clone, Copy, Debug)]
pub struct Arguments<'a> {
    members: Members,
    frame: &'a [u8],
}

impl<'a> Arguments<'a> {
    /// The arguments of a function with these parameters, in the bytes that follow the selector.
    pub fn new(members: Members, frame: &'a [u8]) -> Self {
        Self { members, frame }
    }

    /// The argument at a path: `to`, `params.recipient`, `orders.0.maker`, `path.last`.
    pub fn get(&self, path: &str) -> Option<Value<'a>> {
        let (first, rest) = match path.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (path, None),
        };
        let value = member(self.members, self.frame, 0, first)?;
        rest.map_or(Some(value), |rest| value.get(rest))
    }

    /// Every argument, with its name.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, Value<'a>)> + use<'a> {
        each(self.members, self.frame, 0)
    }
}

fn each(
    members: Members,
    frame: &[u8],
    start: usize,
) -> impl Iterator<Item = (&'static str, Value<'_>)> {
    let mut head = start;
    members.map(move |Member { kind, name }| {
        let value = Value { kind, frame, head };
        head = head.saturating_add(signature::head_size(kind));
        (name, value)
    })
}

fn member<'a>(members: Members, frame: &'a [u8], start: usize, name: &str) -> Option<Value<'a>> {
    each(members, frame, start).find(|(found, _)| *found == name).map(|(_, value)| value)
}

impl<'a> Value<'a> {
    /// The type, as Solidity spells it.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The word at a place of the frame. What lies beyond the end is zero, as it is for the chain.
    fn word_at(frame: &[u8], at: usize) -> [u8; WORD] {
        let rest = frame.get(at..).unwrap_or_default();
        if let Some(word) = rest.first_chunk() {
            return *word;
        }
        let mut word = [0; WORD];
        for (to, from) in word.iter_mut().zip(rest) {
            *to = *from;
        }
        word
    }

    /// The value's first word.
    pub fn word(&self) -> [u8; WORD] {
        Self::word_at(self.frame, self.head)
    }

    /// An address: the last 20 bytes of the word, whatever the others are. A contract does the same
    /// or reverts.
    pub fn address(&self) -> Option<Address> {
        let [_, _, _, _, _, _, _, _, _, _, _, _, address @ ..] = self.word();
        (self.kind == "address").then(|| Address::from(address))
    }

    /// A whole number, or a `bytes32` as one.
    pub fn uint(&self) -> Option<U256> {
        let elementary = !self.kind.ends_with([']', ')']) && !signature::is_dynamic(self.kind);
        elementary.then(|| U256::from_be_bytes(self.word()))
    }

    /// A truth value: anything but zero is true.
    pub fn bool(&self) -> Option<bool> {
        self.uint().map(|number| !number.is_zero())
    }

    /// Where a dynamic value is encoded: the bytes from there to the end of the frame.
    fn tail(&self) -> Option<&'a [u8]> {
        self.frame.get(length(Self::word_at(self.frame, self.head))?..)
    }

    /// The bytes of a `bytes` or `string`.
    pub fn bytes(&self) -> Option<&'a [u8]> {
        if self.kind != "bytes" && self.kind != "string" {
            return None;
        }
        let tail = self.tail()?;
        tail.get(WORD..)?.get(..length(Self::word_at(tail, 0))?)
    }

    /// The bytes of a `bytes` that stands last and gives this as its length, which is more than what is there.
    pub fn bytes_to_end(&self, said: usize) -> Option<&'a [u8]> {
        let tail = self.tail().filter(|_| self.kind == "bytes")?;
        let length = length(Self::word_at(tail, 0)).filter(|length| *length == said)?;
        tail.get(WORD..).filter(|rest| rest.len() < length)
    }

    /// The text of a `string`, where it is UTF-8.
    pub fn text(&self) -> Option<&'a str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    /// The elements of an array. `None` if there are more than could stand in the bytes.
    pub fn items(&self) -> Option<impl ExactSizeIterator<Item = Value<'a>> + use<'a>> {
        let (kind, fixed) = signature::element(self.kind)?;
        let size = signature::head_size(kind);
        let (frame, start, count) = match fixed {
            Some(count) if !signature::is_dynamic(kind) => (self.frame, self.head, count),
            Some(count) => (self.tail()?, 0, count),
            None => {
                let tail = self.tail()?;
                (tail.get(WORD..)?, 0, length(Self::word_at(tail, 0))?)
            }
        };
        if fixed.is_none() && count > frame.len() / size.max(WORD) {
            return None;
        }
        Some((0..count).map(move |index| Value { kind, frame, head: start + index * size }))
    }

    /// A tuple's members, with their names.
    pub fn members(&self) -> Option<impl Iterator<Item = (&'static str, Value<'a>)> + use<'a>> {
        let (members, frame, start) = self.tuple()?;
        Some(each(members, frame, start))
    }

    fn tuple(&self) -> Option<(Members, &'a [u8], usize)> {
        if !self.kind.starts_with('(') || self.kind.ends_with(']') {
            return None;
        }
        let members = Members::of_tuple(self.kind);
        Some(if signature::is_dynamic(self.kind) {
            (members, self.tail()?, 0)
        } else {
            (members, self.frame, self.head)
        })
    }

    /// What stands at a path inside it: a member by its name, an element by its number or `last`.
    pub fn get(&self, path: &str) -> Option<Value<'a>> {
        let (first, rest) = match path.split_once('.') {
            Some((first, rest)) => (first, Some(rest)),
            None => (path, None),
        };
        let value = if self.kind.ends_with(']') {
            let mut items = self.items()?;
            let index = match first {
                "last" => items.len().checked_sub(1)?,
                index => index.parse().ok()?,
            };
            items.nth(index)?
        } else {
            let (members, frame, start) = self.tuple()?;
            member(members, frame, start, first)?
        };
        rest.map_or(Some(value), |rest| value.get(rest))
    }

    /// The address at a path inside it.
    pub fn address_at(&self, path: &str) -> Option<Address> {
        self.get(path)?.address()
    }

    /// The whole number at a path inside it.
    pub fn uint_at(&self, path: &str) -> Option<U256> {
        self.get(path)?.uint()
    }

    /// The truth value at a path inside it.
    pub fn bool_at(&self, path: &str) -> Option<bool> {
        self.get(path)?.bool()
    }

    /// The bytes of a `bytes` or `string` at a path inside it.
    pub fn bytes_at(&self, path: &str) -> Option<&'a [u8]> {
        self.get(path)?.bytes()
    }
}

/// A word as an offset or a length, if it could be one.
pub fn length(word: [u8; WORD]) -> Option<usize> {
    let (high, low) = word.split_last_chunk::<8>()?;
    let low = usize::try_from(u64::from_be_bytes(*low)).ok()?;
    high.iter().all(|byte| *byte == 0).then_some(low)
}
