//! The functions that are known, as one text that the compiler makes of the tables.
//!
//! A row as Rust has it takes some seventy bytes of pointers, which hardly compress. In the text a row is
//! its signature, a letter for what it does, and its arguments, a line each; it is taken apart again
//! where a call of it is found.

use super::FUNCTIONS;
use super::foreign::To;
use super::function::{Called, Does, Function, Of, Read, Roles, Shape};
use crate::act::{Act, Change, Power, Reader, Role};
use crate::decode::abi::SELECTOR;

/// Ends an argument, and a row.
const END: u8 = b'\n';

/// What numbers are counted from, so that they are letters.
const ZERO: u8 = b' ';

/// How many numbers a letter can stand for.
const LETTERS: usize = 64;

/// The functions that are known, one after the other.
static TEXT: &str = match str::from_utf8(&PACKED.bytes) {
    Ok(text) => text,
    // A compiler's error: a row that is not ASCII.
    Err(_) => panic!(),
};

static PACKED: Packed<{ SIZES.length }> = Packed::of_all();

/// The same, counted only.
const SIZES: Packed<0> = Packed::of_all();

/// The readers that rows name, in the order of the rows.
static READS: [Read; SIZES.reads] = reads();

/// The parts of the rows that put several assets in, or take several out.
static PARTS: [&[(Of, &str)]; SIZES.parts] = parts();

/// The roles that rows name, and how many they are.
static ROLES: ([Role; LETTERS], usize) = roles();

/// The powers that rows name, and how many they are.
static POWERS: ([Power; LETTERS], usize) = powers();

/// The selectors in order, and where in the text the function of each begins.
static INDEX: Index = index();

/// For each first byte of a selector, where in the index those begin that have it; and where the last end.
static STARTS: [u16; 257] = starts();

struct Index {
    selectors: [u32; SIZES.rows],
    places: [[u8; 3]; SIZES.rows],
}

/// The function with this selector, if it is known.
pub(super) fn find(calldata: &[u8]) -> Option<Function> {
    let selector = u32::from_be_bytes(*calldata.first_chunk::<SELECTOR>()?);
    let first = usize::from(*calldata.first()?);
    let start = usize::from(*STARTS.get(first)?);
    // There are a handful with the same first byte.
    let same = INDEX.selectors.get(start..usize::from(*STARTS.get(first + 1)?))?;
    let at = start + same.iter().position(|one| *one == selector)?;
    unpacker(*INDEX.places.get(at)?)?.function(selector)
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

/// The text while it is made; with room for nothing, it only counts.
struct Packed<const SIZE: usize> {
    bytes: [u8; SIZE],
    length: usize,
    rows: usize,
    reads: usize,
    parts: usize,
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
impl<const SIZE: usize> Packed<SIZE> {
    const fn new() -> Self {
        Self { bytes: [0; SIZE], length: 0, rows: 0, reads: 0, parts: 0 }
    }

    const fn of_all() -> Self {
        let mut packed = Self::new();
        while let Some(function) = row(packed.rows) {
            packed.function(function);
        }
        packed
    }

    const fn letter(&mut self, letter: u8) {
        if self.length < SIZE {
            self.bytes[self.length] = letter;
        }
        self.length += 1;
    }

    #[allow(clippy::cast_possible_truncation)]
    const fn number(&mut self, number: usize) {
        assert!(number < LETTERS);
        self.letter(ZERO + number as u8);
    }

    const fn large_number(&mut self, number: usize) {
        self.number(number / LETTERS);
        self.number(number % LETTERS);
    }

    const fn text(&mut self, text: &str) {
        // Byte by byte, the compiler would complain of how long it takes.
        if SIZE > 0 {
            let (_, free) = self.bytes.split_at_mut(self.length);
            free.split_at_mut(text.len()).0.copy_from_slice(text.as_bytes());
        }
        self.length += text.len();
        self.letter(END);
    }

    const fn texts(&mut self, texts: &[&str]) {
        let mut at = 0;
        while at < texts.len() {
            self.text(texts[at]);
            at += 1;
        }
    }

    const fn of(&mut self, of: Of) {
        let (letter, argument) = match of {
            Of::Native => return self.letter(b'N'),
            Of::This => return self.letter(b'T'),
            Of::Unnamed => return self.letter(b'U'),
            Of::Token(argument) => (b't', argument),
            Of::First(argument) => (b'f', argument),
            Of::Last(argument) => (b'l', argument),
        };
        self.letter(letter);
        self.text(argument);
    }

    const fn to(&mut self, to: To) {
        let (letter, argument) = match to {
            To::Unsaid => return self.letter(b'U'),
            To::Named(argument) => (b'n', argument),
            To::ChainId(argument) => (b'c', argument),
            To::LayerZero(argument) => (b'l', argument),
            To::Wormhole(argument) => (b'w', argument),
            To::Circle(argument) => (b'o', argument),
            To::Ccip(argument) => (b'i', argument),
            To::Chainflip(argument) => (b'f', argument),
            To::Text(argument) => (b't', argument),
        };
        self.letter(letter);
        self.text(argument);
    }

    const fn shape(&mut self, shape: Shape) {
        match shape {
            Shape::Own(data) => {
                self.letter(b'o');
                self.text(data);
            }
            Shape::One { to, value, data } => {
                self.letter(b'1');
                self.texts(&[to, value, data]);
            }
            Shape::Operation { to, value, data, operation } => {
                self.letter(b'd');
                self.texts(&[to, value, data, operation]);
            }
            Shape::Each { list, to, value, data } => {
                self.letter(b'e');
                self.texts(&[list, to, value, data]);
            }
            Shape::Lists { to, value, data } => {
                self.letter(b'l');
                self.texts(&[to, value, data]);
            }
        }
    }

    /// One asset, and two arguments.
    const fn of_and(&mut self, letter: u8, of: Of, texts: &[&str]) {
        self.letter(letter);
        self.of(of);
        self.texts(texts);
    }

    const fn function(&mut self, row: &Function) {
        self.text(row.signature);
        match row.does {
            Does::Ordinary => self.letter(b'o'),
            Does::Send { asset, amount, payee } => self.of_and(b's', asset, &[amount, payee]),
            Does::Allow { asset, amount, spender, change } => {
                self.letter(b'a');
                let change = match change {
                    Change::Set => b'=',
                    Change::Raise => b'+',
                    Change::Lower => b'-',
                };
                self.of_and(change, asset, &[amount, spender]);
            }
            Does::Deposit { asset, amount, payee } => self.of_and(b'd', asset, &[amount, payee]),
            Does::Withdraw { asset, amount, payee } => self.of_and(b'w', asset, &[amount, payee]),
            Does::Sweep { asset, least, payee } => self.of_and(b'e', asset, &[least, payee]),
            Does::Borrow { asset, amount, holder } => self.of_and(b'b', asset, &[amount, holder]),
            Does::Trade { gives, gets, payee } => {
                self.of_and(b't', gives.0, &[gives.1]);
                self.of(gets.0);
                self.texts(&[gets.1, payee]);
            }
            Does::Bridge { asset, amount, recipient, to } => {
                self.of_and(b'x', asset, &[amount, recipient]);
                self.to(to);
            }
            Does::Administer { power, about } => {
                self.letter(b'p');
                self.number(place_of_power(&POWERS.0, POWERS.1, power));
                self.text(about);
            }
            Does::Calls(shape) => {
                self.letter(b'c');
                self.shape(shape);
            }
            Does::DepositAll { payee, .. } => self.parts(b'D', payee),
            Does::WithdrawAll { payee, .. } => self.parts(b'W', payee),
            Does::Custom(_) => self.read(b'f'),
            Does::Packed(_) => self.read(b'k'),
        }
        if let Roles::Written(roles) = row.roles {
            let mut at = 0;
            while at < roles.len() {
                self.number(place_of_role(&ROLES.0, ROLES.1, roles[at].0));
                self.text(roles[at].1);
                at += 1;
            }
        }
        self.letter(END);
        self.rows += 1;
    }

    const fn parts(&mut self, letter: u8, payee: &str) {
        self.letter(letter);
        self.large_number(self.parts);
        self.text(payee);
        self.parts += 1;
    }

    const fn read(&mut self, letter: u8) {
        self.letter(letter);
        self.large_number(self.reads);
        self.reads += 1;
    }
}

/// The row of this number, counted through all tables.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn row(mut number: usize) -> Option<&'static Function> {
    let mut table = 0;
    while table < FUNCTIONS.len() {
        if number < FUNCTIONS[table].len() {
            return Some(&FUNCTIONS[table][number]);
        }
        number -= FUNCTIONS[table].len();
        table += 1;
    }
    None
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn reads() -> [Read; SIZES.reads] {
    const fn nothing(_: &Called<'_>, _: &mut Reader) -> Option<Act> {
        None
    }
    let mut reads: [Read; SIZES.reads] = [nothing; SIZES.reads];
    let (mut filled, mut at) = (0, 0);
    while let Some(function) = row(at) {
        if let Does::Custom(read) | Does::Packed(read) = function.does {
            reads[filled] = read;
            filled += 1;
        }
        at += 1;
    }
    reads
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn parts() -> [&'static [(Of, &'static str)]; SIZES.parts] {
    let mut all: [&[(Of, &str)]; SIZES.parts] = [&[]; SIZES.parts];
    let (mut filled, mut at) = (0, 0);
    while let Some(function) = row(at) {
        if let Does::DepositAll { parts, .. } | Does::WithdrawAll { parts, .. } = function.does {
            all[filled] = parts;
            filled += 1;
        }
        at += 1;
    }
    all
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn roles() -> ([Role; LETTERS], usize) {
    let (mut roles, mut filled, mut at) = ([Role::Payee; LETTERS], 0, 0);
    while let Some(Function { roles: Roles::Written(of_row), .. }) = row(at) {
        let mut next = 0;
        while next < of_row.len() {
            let role = of_row[next].0;
            if place_of_role(&roles, filled, role) == filled {
                roles[filled] = role;
                filled += 1;
            }
            next += 1;
        }
        at += 1;
    }
    (roles, filled)
}

/// Where a role stands among those that there are so far; behind them if it does not.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn place_of_role(roles: &[Role; LETTERS], filled: usize, role: Role) -> usize {
    let mut at = 0;
    while at < filled && roles[at] as u8 != role as u8 {
        at += 1;
    }
    at
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn powers() -> ([Power; LETTERS], usize) {
    let (mut powers, mut filled, mut at) = ([Power::Paused; LETTERS], 0, 0);
    while let Some(function) = row(at) {
        if let Does::Administer { power, .. } = function.does
            && place_of_power(&powers, filled, power) == filled
        {
            powers[filled] = power;
            filled += 1;
        }
        at += 1;
    }
    (powers, filled)
}

/// Where a power stands among those that there are so far; behind them if it does not.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn place_of_power(powers: &[Power; LETTERS], filled: usize, power: Power) -> usize {
    let mut at = 0;
    while at < filled && powers[at] as u8 != power as u8 {
        at += 1;
    }
    at
}

#[allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler"
)]
const fn index() -> Index {
    let mut index = Index { selectors: [0; SIZES.rows], places: [[0; 3]; SIZES.rows] };
    let mut so_far: Packed<0> = Packed::new();
    while let Some(function) = row(so_far.rows) {
        let [highest, place @ ..] = (so_far.length as u32).to_be_bytes();
        assert!(highest == 0);
        // Insertion into what is sorted already.
        let mut at = so_far.rows;
        while at > 0 && index.selectors[at - 1] > function.selector {
            index.selectors[at] = index.selectors[at - 1];
            index.places[at] = index.places[at - 1];
            at -= 1;
        }
        index.selectors[at] = function.selector;
        index.places[at] = place;
        so_far.function(function);
    }
    index
}

#[allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler"
)]
const fn starts() -> [u16; 257] {
    let mut starts = [0; 257];
    let (mut first, mut at) = (0, 0);
    while first < 257 {
        while at < SIZES.rows && (INDEX.selectors[at] >> 24) < first as u32 {
            at += 1;
        }
        starts[first] = at as u16;
        first += 1;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_by_its_selector_as_it_was_written() {
        let mut count = 0;
        while let Some(written) = row(count) {
            let found = find(&written.selector.to_be_bytes()).unwrap();
            assert_eq!(found.selector, written.selector);
            assert_eq!(found.signature, written.signature, "two have one selector");
            assert_eq!(format!("{:?}", found.does), format!("{:?}", written.does));
            let roles = |of: Roles| of.into_iter().collect::<Vec<_>>();
            assert_eq!(roles(found.roles), roles(written.roles), "{}", written.signature);
            count += 1;
        }
        assert_eq!(signatures().count(), count);
        assert!(find(&[0xde, 0xad, 0xbe, 0xef]).is_none());
        assert!(find(&[0xde]).is_none());
    }
}
