//! Values of elementary types, read as `MetaMask` reads them: most wallets use its library or follow it.

use alloy_primitives::{Address, B256, I256, U256, Uint, keccak256};
use serde_json::{Number, Value};

use super::number::{double, safe, signed, unsigned};
use crate::decode::value::is_misspelled;
use crate::request::Doubt;

/// An elementary type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Address,
    Bool,
    Bytes,
    /// `bytes1` to `bytes32`.
    FixedBytes(usize),
    /// `uint8` to `uint256`, by its bits.
    Uint(usize),
    /// `int8` to `int256`.
    Int(usize),
    String,
}

/// A value of an elementary type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// An `address`.
    Address(Address),
    /// A `bool`.
    Bool(bool),
    /// `bytes`, or bytes in place of a `string`.
    Bytes(Vec<u8>),
    /// `bytes1` to `bytes32`: the bytes with zeros behind them, and how many they are.
    FixedBytes(B256, usize),
    /// `uint8` to `uint256`.
    Uint(U256),
    /// `int8` to `int256`.
    Int(I256),
    /// A `string`.
    Text(String),
}

/// A value, and how it is written if not in the one way that all wallets read alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) atom: Atom,
    pub(super) note: Option<(Doubt, &'static str)>,
    /// What it is in the encoding of a struct; `None` if the wallet refuses it.
    pub(super) word: Option<B256>,
}

impl Atom {
    /// The word that the value is in the encoding of a struct.
    pub(super) fn word(&self) -> B256 {
        match self {
            Self::Address(address) => address.into_word(),
            Self::Bool(truth) => B256::from(U256::from(*truth)),
            Self::Bytes(bytes) => keccak256(bytes),
            Self::FixedBytes(word, _) => *word,
            Self::Uint(number) => B256::from(*number),
            Self::Int(number) => B256::from(number.into_raw()),
            Self::Text(text) => keccak256(text),
        }
    }
}

impl Kind {
    /// The elementary type of this name.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let number = |digits: &str| {
            // Zeros before a size make it a type that only some readers know.
            let plain =
                digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
            digits.parse::<usize>().ok().filter(|_| plain)
        };
        let bits = |digits: &str| match digits {
            "" => Some(256),
            _ => number(digits).filter(|bits| bits % 8 == 0 && (8..=256).contains(bits)),
        };
        match name {
            "address" => Some(Self::Address),
            "bool" => Some(Self::Bool),
            "bytes" => Some(Self::Bytes),
            "string" => Some(Self::String),
            _ => {
                if let Some(size) = name.strip_prefix("bytes") {
                    return number(size).filter(|size| *size <= 32).map(Self::FixedBytes);
                }
                if let Some(size) = name.strip_prefix("uint") {
                    return bits(size).map(Self::Uint);
                }
                name.strip_prefix("int").and_then(bits).map(Self::Int)
            }
        }
    }

    /// A value of this type; `None` if it cannot be read as one.
    pub(super) fn read(self, value: &Value) -> Option<Read> {
        match self {
            Self::Address => address(value),
            Self::Bool => Some(boolean(value)),
            Self::Bytes => bytes(value),
            Self::FixedBytes(size) => fixed_bytes(value, size),
            Self::Uint(bits) => unsigned(value, bits),
            Self::Int(bits) => signed(value, bits),
            Self::String => string(value),
        }
    }
}

impl Read {
    /// A value that is written as all wallets read it.
    pub(super) fn plain(atom: Atom) -> Self {
        Self { word: Some(atom.word()), atom, note: None }
    }

    /// An address in any spelling that Tron's libraries take.
    pub(super) fn tron_address(value: &Value) -> Option<Self> {
        let address = crate::decode::tron::address(value.as_str()?)?;
        Some(Self::plain(Atom::Address(address)))
    }

    fn noted(atom: Atom, doubt: Doubt, reason: &'static str) -> Self {
        Self { note: Some((doubt, reason)), ..Self::plain(atom) }
    }

    /// A value that wallets may read differently.
    pub(super) fn ambiguous(atom: Atom, reason: &'static str) -> Self {
        Self::noted(atom, Doubt::Ambiguous, reason)
    }

    /// A value that all wallets that take it read alike.
    fn odd(atom: Atom, reason: &'static str) -> Self {
        Self::noted(atom, Doubt::Odd, reason)
    }
}

/// The digits of hex with its prefix.
fn hex_digits(text: &str) -> Option<&str> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"))?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(digits)
}

/// The bytes of hex digits, with a zero before them if their number is odd.
fn from_hex(digits: &str) -> Vec<u8> {
    let padded;
    let even = if digits.len().is_multiple_of(2) {
        digits
    } else {
        padded = format!("0{digits}");
        &padded
    };
    hex::decode(even).unwrap_or_default()
}

/// An address of the bytes that it ends in.
fn ending_in(bytes: &[u8]) -> Option<Atom> {
    let mut address = [0; 20];
    address.get_mut(20_usize.checked_sub(bytes.len())?..)?.copy_from_slice(bytes);
    Some(Atom::Address(Address::from(address)))
}

fn address(value: &Value) -> Option<Read> {
    match value {
        Value::String(text) => {
            let Some(digits) = hex_digits(text).filter(|digits| !digits.is_empty()) else {
                return unprefixed_address(text);
            };
            let atom = ending_in(&from_hex(digits))?;
            Some(if digits.len() != 40 {
                Read::ambiguous(atom, "an address that is not written in full")
            } else if is_misspelled(digits) {
                Read::noted(atom, Doubt::Checksum, "the checksum of the address is wrong")
            } else if text.starts_with("0X") {
                Read::odd(atom, "an address with a capital X")
            } else {
                Read::plain(atom)
            })
        }
        Value::Number(number) => {
            let bytes = U256::from(safe(number)?).to_be_bytes_trimmed_vec();
            Some(Read::ambiguous(ending_in(&bytes)?, "a number in place of an address"))
        }
        _ => None,
    }
}

/// An address without `0x`. Most libraries take forty digits for an address, and refuse all else.
/// `MetaMask`'s takes any text for the digits of a decimal number, in a way that gives sense only for
/// numbers: it adds ten times what it has to each character's distance from `0`, `A` or `a`.
fn unprefixed_address(text: &str) -> Option<Read> {
    let number = as_decimal(text);
    if text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let mut read = Read::ambiguous(ending_in(&from_hex(text))?, "an address without 0x");
        read.word = number.map(|address| address.into_word());
        return Some(read);
    }
    let reason = "a text that is no address, in place of one";
    let mut read = Read::ambiguous(Atom::Address(number?), reason);
    // What was half a surrogate pair in the wallet is not so here.
    read.word = read.word.filter(|_| !text.contains(char::REPLACEMENT_CHARACTER));
    Some(read)
}

/// The first twenty bytes of the number that a text is if any character is taken for a digit.
fn as_decimal(text: &str) -> Option<Address> {
    /// The longest text that is taken for a number here.
    const LONGEST: usize = 256;
    /// Holds a number of that many digits, each as large as a character can be.
    type Number = Uint<1024, 16>;
    if text.len() > LONGEST {
        return None;
    }
    let mut number = Number::ZERO;
    for unit in text.encode_utf16() {
        let digit = i32::from(unit) - i32::from(b'0');
        let digit = match digit {
            49.. => digit - 39,
            17.. => digit - 7,
            _ => digit,
        };
        let magnitude = Number::from(digit.unsigned_abs());
        number = number.wrapping_mul(Number::from(10));
        number =
            if digit < 0 { number.wrapping_sub(magnitude) } else { number.wrapping_add(magnitude) };
    }
    // A negative number has no bytes.
    if number.bit(Number::BITS - 1) {
        return None;
    }
    let bytes = number.to_be_bytes_trimmed_vec();
    let first = bytes.get(..20).unwrap_or(&bytes);
    let mut address = [0; 20];
    for (place, byte) in address.iter_mut().rev().zip(first.iter().rev()) {
        *place = *byte;
    }
    Some(Address::from(address))
}

/// Anything is true or false in JavaScript.
fn boolean(value: &Value) -> Read {
    let truth = match value {
        Value::Bool(truth) => return Read::plain(Atom::Bool(*truth)),
        Value::Null => false,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    };
    let reason = "neither true nor false: wallets differ in which they take it for";
    Read::ambiguous(Atom::Bool(truth), reason)
}

fn bytes(value: &Value) -> Option<Read> {
    let text = match value {
        Value::String(text) => text,
        Value::Number(number) => return number_bytes(number),
        _ => return None,
    };
    let Some(digits) = hex_digits(text) else {
        let atom = Atom::Bytes(text.clone().into_bytes());
        return Some(if text.is_empty() {
            Read::odd(atom, "bytes without 0x")
        } else {
            Read::ambiguous(atom, "text in place of bytes: some wallets sign its bytes")
        });
    };
    let atom = Atom::Bytes(from_hex(digits));
    Some(if !digits.len().is_multiple_of(2) {
        Read::ambiguous(atom, "an odd number of hex digits")
    } else if text.starts_with("0X") {
        Read::ambiguous(atom, "bytes with a capital X")
    } else {
        Read::plain(atom)
    })
}

/// The bytes of a number, in place of bytes or a text.
fn number_bytes(number: &Number) -> Option<Read> {
    let mut bytes = U256::from(safe(number)?).to_be_bytes_trimmed_vec();
    if bytes.is_empty() {
        bytes.push(0);
    }
    Some(Read::ambiguous(Atom::Bytes(bytes), "a number in place of bytes or text"))
}

fn fixed_bytes(value: &Value, size: usize) -> Option<Read> {
    let atom = |bytes: &[u8]| {
        let mut word = B256::ZERO;
        word.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(Atom::FixedBytes(word, bytes.len().max(size)))
    };
    match value {
        Value::String(text) => {
            let digits = hex_digits(text)?;
            let atom = atom(&from_hex(digits))?;
            Some(if digits.len() != 2 * size {
                Read::ambiguous(atom, "more or fewer bytes than the type has")
            } else if text.starts_with("0X") {
                Read::odd(atom, "bytes with a capital X")
            } else {
                Read::plain(atom)
            })
        }
        Value::Number(number) => {
            let reason = "a number in place of bytes: wallets differ on which end it stands";
            if number.as_f64().is_some_and(|number| number < 0.0) {
                return Some(Read::ambiguous(atom(&[])?, reason));
            }
            let (number, _) = double(number)?;
            let mut bytes = number.into_raw().to_be_bytes_trimmed_vec();
            if number.is_zero() {
                bytes.push(0);
            }
            Some(Read::ambiguous(atom(&bytes)?, reason))
        }
        _ => None,
    }
}

fn string(value: &Value) -> Option<Read> {
    match value {
        Value::String(text) => Some(Read::plain(Atom::Text(text.clone()))),
        Value::Null => {
            Some(Read::ambiguous(Atom::Text(String::new()), "nothing in place of a text"))
        }
        Value::Number(number) => number_bytes(number),
        _ => None,
    }
}
