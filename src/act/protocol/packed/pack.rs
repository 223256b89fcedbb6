//! Makes the text of all functions. All of it is evaluated by the compiler.

use super::named::{needs, needs_all};
use super::{END, LETTERS, PACKED, POWERS, ROLES, ZERO};
use crate::act::protocol::FUNCTIONS;
use crate::act::protocol::foreign::To;
use crate::act::protocol::function::{Called, Does, Function, Of, Read, Roles, Shape};
use crate::act::{Act, Change, Power, Reader, Role};

/// The selectors in order, and where in the text the function of each begins.
struct Sorted {
    selectors: [u32; PACKED.rows],
    places: [[u8; 3]; PACKED.rows],
}

/// The same without the first byte of each selector, which `starts` says.
pub(super) struct Index {
    pub(super) tails: [[u8; 3]; PACKED.rows],
    pub(super) places: [[u8; 3]; PACKED.rows],
}

/// How long the text may become, and of how many rows.
const ROOM: usize = 1 << 19;
const ROWS: usize = 1 << 12;

/// The text while it is made: once, since that takes the compiler seconds.
pub(super) struct Packed {
    bytes: [u8; ROOM],
    /// Where each row begins.
    places: [u32; ROWS],
    pub(super) length: usize,
    pub(super) rows: usize,
    pub(super) reads: usize,
    pub(super) parts: usize,
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
impl Packed {
    const fn new() -> Self {
        Self { bytes: [0; ROOM], places: [0; ROWS], length: 0, rows: 0, reads: 0, parts: 0 }
    }

    pub(super) const fn of_all() -> Self {
        let mut packed = Self::new();
        while let Some(function) = row(packed.rows) {
            packed.function(function);
        }
        packed
    }

    const fn letter(&mut self, letter: u8) {
        self.bytes[self.length] = letter;
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

    const fn piece(&mut self, piece: &[u8]) {
        // Not byte by byte, which takes the compiler far longer.
        let (_, free) = self.bytes.split_at_mut(self.length);
        free.split_at_mut(piece.len()).0.copy_from_slice(piece);
        self.length += piece.len();
    }

    const fn text(&mut self, text: &str) {
        self.piece(text.as_bytes());
        self.letter(END);
    }

    /// A signature, with the names of those parameters alone that the row needs.
    const fn signature(&mut self, row: &Function) {
        if needs_all(row) {
            return self.text(row.signature);
        }
        let mut rest = row.signature.as_bytes();
        let mut at = 0;
        while at < rest.len() {
            if rest[at] != b' ' {
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while !matches!(rest[end], b',' | b')') {
                end += 1;
            }
            let (named, after) = rest.split_at(end);
            let (before, name) = named.split_at(at);
            if needs(row, name.split_at(1).1) {
                at = end;
            } else {
                self.piece(before);
                (rest, at) = (after, 0);
            }
        }
        self.piece(rest);
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

    #[allow(clippy::cast_possible_truncation)]
    const fn function(&mut self, row: &Function) {
        self.places[self.rows] = self.length as u32;
        self.signature(row);
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
pub(super) const fn row(mut number: usize) -> Option<&'static Function> {
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

/// The text alone.
pub(super) const fn bytes() -> [u8; PACKED.length] {
    let mut bytes = [0; PACKED.length];
    bytes.copy_from_slice(PACKED.bytes.split_at(PACKED.length).0);
    bytes
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
pub(super) const fn reads() -> [Read; PACKED.reads] {
    const fn nothing(_: &Called<'_>, _: &mut Reader) -> Option<Act> {
        None
    }
    let mut reads: [Read; PACKED.reads] = [nothing; PACKED.reads];
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
pub(super) const fn parts() -> [&'static [(Of, &'static str)]; PACKED.parts] {
    let mut all: [&[(Of, &str)]; PACKED.parts] = [&[]; PACKED.parts];
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
pub(super) const fn roles() -> ([Role; LETTERS], usize) {
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
pub(super) const fn powers() -> ([Power; LETTERS], usize) {
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

const SORTED: Sorted = sorted();

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn sorted() -> Sorted {
    // A selector and its place in one.
    let (mut keys, mut rows) = ([0; PACKED.rows], 0);
    while let Some(function) = row(rows) {
        keys[rows] = (function.selector as u64) << 32 | PACKED.places[rows] as u64;
        rows += 1;
    }
    // Shell's: the compiler takes its time over every step.
    let mut gap = rows / 2;
    while gap > 0 {
        let mut next = gap;
        while next < rows {
            let (key, mut at) = (keys[next], next);
            while at >= gap && keys[at - gap] > key {
                keys[at] = keys[at - gap];
                at -= gap;
            }
            keys[at] = key;
            next += 1;
        }
        gap /= 2;
    }
    let mut index = Sorted { selectors: [0; PACKED.rows], places: [[0; 3]; PACKED.rows] };
    while rows > 0 {
        rows -= 1;
        let [a, b, c, d, _, place @ ..] = keys[rows].to_be_bytes();
        index.selectors[rows] = u32::from_be_bytes([a, b, c, d]);
        let twice = rows + 1 < PACKED.rows && index.selectors[rows] == index.selectors[rows + 1];
        assert!(!twice, "a selector stands twice");
        index.places[rows] = place;
    }
    index
}

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
pub(super) const fn index() -> Index {
    let mut index = Index { tails: [[0; 3]; PACKED.rows], places: SORTED.places };
    let mut at = 0;
    while at < PACKED.rows {
        let [_, tail @ ..] = SORTED.selectors[at].to_be_bytes();
        index.tails[at] = tail;
        at += 1;
    }
    index
}

#[allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler"
)]
pub(super) const fn starts() -> [u16; 257] {
    let mut starts = [0; 257];
    let (mut first, mut at) = (0, 0);
    while first < 257 {
        while at < PACKED.rows && (SORTED.selectors[at] >> 24) < first as u32 {
            at += 1;
        }
        starts[first] = at as u16;
        first += 1;
    }
    starts
}
