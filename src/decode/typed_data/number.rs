//! Whole numbers of typed data, as JavaScript's `BigInt` reads them.

use alloy_primitives::{I256, U256};
use serde_json::{Number, Value};

use super::atom::{Atom, Read};
use crate::decode::value::digits;
use crate::request::Doubt;

/// A number that JavaScript has exactly, and knows that it has.
pub(super) fn safe(number: &Number) -> Option<u64> {
    const LARGEST: u64 = (1 << 53) - 1;
    number.as_u64().filter(|number| *number <= LARGEST)
}

/// What a JSON number is in JavaScript, and whether that is the number that is written. `None` for one
/// that is not whole, or has more than 64 bits.
pub(super) fn double(number: &Number) -> Option<(I256, bool)> {
    /// Up to here, every whole number is one that JavaScript has.
    const EXACT: u64 = 1 << 53;
    let negative = number.as_i64().is_some_and(|number| number < 0);
    let magnitude = number.as_u64().or_else(|| number.as_i64().map(i64::unsigned_abs))?;
    let (rounded, exact) = if magnitude <= EXACT {
        (U256::from(magnitude), true)
    } else {
        #[allow(clippy::cast_precision_loss)]
        let rounded = U256::from(magnitude as f64);
        (rounded, rounded == U256::from(magnitude))
    };
    let number = I256::try_from(rounded).ok()?;
    Some((if negative { number.wrapping_neg() } else { number }, exact))
}

/// A whole number.
struct Integer {
    negative: bool,
    magnitude: U256,
    note: Option<&'static str>,
    /// Whether it is that number to the last digit. Of a JSON number of more than 64 bits, only the
    /// first digits are left when it gets here.
    exact: bool,
}

impl Integer {
    const ROUNDED: &'static str = "a number that JavaScript rounds, and other readers do not";
    const SPELLING: &'static str = "a spelling of a number that only some wallets read";

    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => Self::of_number(number),
            Value::String(text) => Self::of_text(text),
            _ => None,
        }
    }

    fn of_number(number: &Number) -> Option<Self> {
        if let Some((number, exact)) = double(number) {
            let (negative, magnitude) = (number.is_negative(), number.unsigned_abs());
            let note = (!exact).then_some(Self::ROUNDED);
            return Some(Self { negative, magnitude, note, exact: true });
        }
        // What is beyond 64 bits is whole; what is below may be a fraction.
        let number = number.as_f64().filter(|number| number.fract().abs() <= 0.0)?;
        let magnitude = U256::try_from(number.abs()).ok()?;
        let note = Some(Self::ROUNDED);
        Some(Self { negative: number < 0.0, magnitude, note, exact: false })
    }

    fn of_text(text: &str) -> Option<Self> {
        let trimmed = text.trim();
        let mut note = (trimmed.len() != text.len()).then_some(Self::SPELLING);
        let mut negative = false;
        let magnitude = if trimmed.is_empty() {
            note = Some(Self::SPELLING);
            U256::ZERO
        } else if let Some(decimal) = trimmed.strip_prefix('-') {
            negative = true;
            digits(decimal, 10)?
        } else if let Some(decimal) = trimmed.strip_prefix('+') {
            note = Some(Self::SPELLING);
            digits(decimal, 10)?
        } else if let Some(hex) = trimmed.strip_prefix("0x") {
            digits(hex, 16)?
        } else {
            let radix = match trimmed.get(..2) {
                Some("0X") => 16,
                Some("0o" | "0O") => 8,
                Some("0b" | "0B") => 2,
                _ => 10,
            };
            if radix != 10 {
                note = Some(Self::SPELLING);
            }
            digits(if radix == 10 { trimmed } else { trimmed.get(2..)? }, radix)?
        };
        Some(Self { negative, magnitude, note, exact: true })
    }

    /// As a value, which is hashed if the wallet can encode it.
    fn into_read(self, atom: Atom, encodable: bool) -> Read {
        let word = (self.exact && encodable).then(|| atom.word());
        Read { atom, note: self.note.map(|reason| (Doubt::Ambiguous, reason)), word }
    }
}

/// A `uint` of that many bits.
pub(super) fn unsigned(value: &Value, bits: usize) -> Option<Read> {
    let integer = Integer::read(value)?;
    if integer.negative && !integer.magnitude.is_zero() || integer.magnitude.bit_len() > bits {
        return None;
    }
    let atom = Atom::Uint(integer.magnitude);
    Some(integer.into_read(atom, true))
}

/// An `int` of that many bits.
pub(super) fn signed(value: &Value, bits: usize) -> Option<Read> {
    let mut integer = match value {
        Value::Bool(truth) => Integer::of_text(if *truth { "1" } else { "0" })?,
        // A list is the text of its items to JavaScript, and no text is zero.
        Value::Array(list) => match list.as_slice() {
            [] => Integer::of_text("")?,
            [one] => Integer::read(one)?,
            _ => return None,
        },
        _ => Integer::read(value)?,
    };
    let Integer { negative, magnitude, .. } = integer;
    // As wide as an unsigned number of that size: the library never drew the line where it is.
    if magnitude.bit_len() > bits {
        return None;
    }
    let number = I256::from_raw(if negative { magnitude.wrapping_neg() } else { magnitude });
    let largest = U256::ONE << (bits - 1);
    let fits = if negative { magnitude <= largest } else { magnitude < largest };
    if !fits {
        integer.note = Some("a number that its type cannot hold");
    } else if value.is_boolean() || value.is_array() {
        integer.note = Some("no number in place of one");
    }
    // Below the least of 256 bits, nothing can be encoded.
    Some(integer.into_read(Atom::Int(number), fits || !negative || bits < 256))
}
