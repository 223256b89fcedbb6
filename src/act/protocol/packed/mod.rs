//! The functions that are known, as one text that the compiler makes of the tables.
//!
//! A row as Rust has it takes some seventy bytes of pointers, which hardly compress. In the text a row is
//! its signature with the names of those parameters that the row needs, a letter for what it does, and its
//! arguments, a line each; it is taken apart again where a call of it is found.

#![allow(
    long_running_const_eval,
    clippy::large_stack_arrays,
    reason = "the compiler packs two thousand rows, which takes it seconds and no stack"
)]

mod named;
mod pack;

use self::pack::{Index, Packed, bytes, index, parts, powers, reads, roles, starts};
use super::foreign::To;
use super::function::{Does, Function, Of, Read, Roles, Shape};
use crate::act::{Change, Power, Role};
use crate::decode::abi::SELECTOR;

/// Ends an argument, and a row.
const END: u8 = b'\n';

/// What numbers are counted from, so that they are letters.
const ZERO: u8 = b' ';

/// How many numbers a letter can stand for.
const LETTERS: usize = 64;

/// The functions that are known, one after the other.
static TEXT: &str = match str::from_utf8(&BYTES) {
    Ok(text) => text,
    // A compiler's error: a row that is not ASCII.
    Err(_) => panic!(),
};

static BYTES: [u8; PACKED.length] = bytes();

/// The same with what the compiler counts along the way.
const PACKED: Packed = Packed::of_all();

/// The readers that rows name, in the order of the rows.
static READS: [Read; PACKED.reads] = reads();

/// The parts of the rows that put several assets in, or take several out.
static PARTS: [&[(Of, &str)]; PACKED.parts] = parts();

/// The roles that rows name, and how many they are.
static ROLES: ([Role; LETTERS], usize) = roles();

/// The powers that rows name, and how many they are.
static POWERS: ([Power; LETTERS], usize) = powers();

/// The selectors in order, without the first byte, and where in the text the function of each begins.
static INDEX: Index = index();

/// For each first byte of a selector, where in the index those begin that have it; and where the last end.
static STARTS: [u16; 257] = starts();

/// The function with this selector, if it is known.
pub(super) fn find(calldata: &[u8]) -> Option<Function> {
    let selector = *calldata.first_chunk::<SELECTOR>()?;
    let [first, tail @ ..] = selector;
    let first = usize::from(first);
    let start = usize::from(*STARTS.get(first)?);
    // There are a handful with the same first byte.
    let same = INDEX.tails.get(start..usize::from(*STARTS.get(first + 1)?))?;
    let at = start + same.iter().position(|one| *one == tail)?;
    unpacker(*INDEX.places.get(at)?)?.function(u32::from_be_bytes(selector))
}

/// Which two bytes the selectors of known functions begin with: a few of a hundred. That spares a search through many
/// bytes most of its questions; for few it is not worth being made.
#[derive(Debug)]
pub(super) struct Beginnings(Vec<u64>);

impl Beginnings {
    const BITS: usize = u64::BITS as usize;

    pub(super) fn of_all() -> Self {
        let mut sets = vec![0; (1 << 16) / Self::BITS];
        let ends = STARTS.iter().skip(1);
        for (first, (start, end)) in STARTS.iter().zip(ends).enumerate() {
            let same = INDEX.tails.get(usize::from(*start)..usize::from(*end)).unwrap_or_default();
            for [second, ..] in same {
                let pair = first << 8 | usize::from(*second);
                if let Some(set) = sets.get_mut(pair / Self::BITS) {
                    *set |= 1 << (pair % Self::BITS);
                }
            }
        }
        Self(sets)
    }

    /// Whether a known function may begin so.
    pub(super) fn may_begin(&self, [first, second]: [u8; 2]) -> bool {
        let pair = usize::from(u16::from_be_bytes([first, second]));
        let set = self.0.get(pair / Self::BITS).copied().unwrap_or_default();
        set >> (pair % Self::BITS) & 1 == 1
    }
}

/// The signatures of all, in the order of their selectors.
pub(super) fn signatures() -> impl Iterator<Item = &'static str> {
    INDEX.places.iter().filter_map(|place| unpacker(*place)?.text())
}

fn unpacker([high, middle, low]: [u8; 3]) -> Option<Unpacker> {
    let place = usize::try_from(u32::from_be_bytes([0, high, middle, low])).ok()?;
    Some(Unpacker { rest: TEXT.get(place..)? })
}

/// Takes the text apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unpacker {
    rest: &'static str,
}

impl Unpacker {
    fn function(mut self, selector: u32) -> Option<Function> {
        let signature = self.text()?;
        let does = self.does()?;
        Some(Function { signature, selector, does, roles: Roles::Packed(self) })
    }

    fn letter(&mut self) -> Option<u8> {
        let letter = *self.rest.as_bytes().first()?;
        self.rest = self.rest.get(1..)?;
        Some(letter)
    }

    fn number(&mut self) -> Option<usize> {
        Some(usize::from(self.letter()?.checked_sub(ZERO)?))
    }

    fn large_number(&mut self) -> Option<usize> {
        Some(self.number()? * LETTERS + self.number()?)
    }

    fn text(&mut self) -> Option<&'static str> {
        let (text, rest) = self.rest.split_once(char::from(END))?;
        self.rest = rest;
        Some(text)
    }

    fn of(&mut self) -> Option<Of> {
        Some(match self.letter()? {
            b'N' => Of::Native,
            b'T' => Of::This,
            b't' => Of::Token(self.text()?),
            b'f' => Of::First(self.text()?),
            b'l' => Of::Last(self.text()?),
            _ => Of::Unnamed,
        })
    }

    fn to(&mut self) -> Option<To> {
        Some(match self.letter()? {
            b'n' => To::Named(self.text()?),
            b'c' => To::ChainId(self.text()?),
            b'l' => To::LayerZero(self.text()?),
            b'w' => To::Wormhole(self.text()?),
            b'o' => To::Circle(self.text()?),
            b'i' => To::Ccip(self.text()?),
            b'f' => To::Chainflip(self.text()?),
            b't' => To::Text(self.text()?),
            _ => To::Unsaid,
        })
    }

    fn shape(&mut self) -> Option<Shape> {
        let kind = self.letter()?;
        let first = self.text()?;
        Some(match kind {
            b'o' => Shape::Own(first),
            b'1' => Shape::One { to: first, value: self.text()?, data: self.text()? },
            b'd' => Shape::Operation {
                to: first,
                value: self.text()?,
                data: self.text()?,
                operation: self.text()?,
            },
            b'e' => Shape::Each {
                list: first,
                to: self.text()?,
                value: self.text()?,
                data: self.text()?,
            },
            _ => Shape::Lists { to: first, value: self.text()?, data: self.text()? },
        })
    }

    fn change(&mut self) -> Option<Change> {
        Some(match self.letter()? {
            b'+' => Change::Raise,
            b'-' => Change::Lower,
            _ => Change::Set,
        })
    }

    fn does(&mut self) -> Option<Does> {
        let kind = self.letter()?;
        Some(match kind {
            b's' => Does::Send { asset: self.of()?, amount: self.text()?, payee: self.text()? },
            b'a' => Does::Allow {
                change: self.change()?,
                asset: self.of()?,
                amount: self.text()?,
                spender: self.text()?,
            },
            b'd' => Does::Deposit { asset: self.of()?, amount: self.text()?, payee: self.text()? },
            b'w' => Does::Withdraw { asset: self.of()?, amount: self.text()?, payee: self.text()? },
            b'e' => Does::Sweep { asset: self.of()?, least: self.text()?, payee: self.text()? },
            b'b' => Does::Borrow { asset: self.of()?, amount: self.text()?, holder: self.text()? },
            b't' => Does::Trade {
                gives: (self.of()?, self.text()?),
                gets: (self.of()?, self.text()?),
                payee: self.text()?,
            },
            b'x' => Does::Bridge {
                asset: self.of()?,
                amount: self.text()?,
                recipient: self.text()?,
                to: self.to()?,
            },
            b'p' => Does::Administer { power: *POWERS.0.get(self.number()?)?, about: self.text()? },
            b'c' => Does::Calls(self.shape()?),
            b'D' => {
                Does::DepositAll { parts: PARTS.get(self.large_number()?)?, payee: self.text()? }
            }
            b'W' => {
                Does::WithdrawAll { parts: PARTS.get(self.large_number()?)?, payee: self.text()? }
            }
            b'f' => Does::Custom(*READS.get(self.large_number()?)?),
            b'k' => Does::Packed(*READS.get(self.large_number()?)?),
            _ => Does::Ordinary,
        })
    }
}

/// The roles that stand at the end of a row. A copy starts over.
#[allow(clippy::copy_iterator)]
impl Iterator for Unpacker {
    type Item = (Role, &'static str);

    fn next(&mut self) -> Option<Self::Item> {
        let role = self.number()?;
        Some((*ROLES.0.get(role)?, self.text()?))
    }
}

#[cfg(test)]
mod tests {
    use super::pack::row;
    use super::*;
    use crate::decode::abi::signature;

    #[test]
    fn every_row_is_found_by_its_selector_as_it_was_written() {
        let beginnings = Beginnings::of_all();
        let mut count = 0;
        while let Some(written) = row(count) {
            let found = find(&written.selector.to_be_bytes()).unwrap();
            assert_eq!(found.selector, written.selector);
            let canonical = signature::without_names;
            let same = canonical(found.signature) == canonical(written.signature);
            assert!(same, "{} has the selector of another", written.signature);
            assert_eq!(format!("{:?}", found.does), format!("{:?}", written.does));
            let roles = |of: Roles| of.into_iter().collect::<Vec<_>>();
            assert_eq!(roles(found.roles), roles(written.roles), "{}", written.signature);
            assert!(beginnings.may_begin(*written.selector.to_be_bytes().first_chunk().unwrap()));
            count += 1;
        }
        assert!(!beginnings.may_begin([0xde, 0xad]));
        assert_eq!(signatures().count(), count);
        assert!(find(&[0xde, 0xad, 0xbe, 0xef]).is_none());
        assert!(find(&[0xde]).is_none());
    }
}
