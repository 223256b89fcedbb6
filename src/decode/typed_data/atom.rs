//! Values of elementary types, read as MetaMask reads them: most wallets use its library or follow it.

use alloy_primitives::{Address, B256, I256, U256, Uint, keccak256};
use serde_json::{Number, Value};

use crate::decode::value::{self, digits};
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

const AMBIGUOUS: Doubt = Doubt::Ambiguous;

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
    fn plain(atom: Atom) -> Option<Self> {
        Some(Self { word: Some(atom.word()), atom, note: None })
    }

    fn noted(atom: Atom, doubt: Doubt, reason: &'static str) -> Option<Self> {
        Some(Self { word: Some(atom.word()), atom, note: Some((doubt, reason)) })
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

/// A number that JavaScript has exactly, and knows that it has.
fn safe(number: &Number) -> Option<u64> {
    const LARGEST: u64 = (1 << 53) - 1;
    number.as_u64().filter(|number| *number <= LARGEST)
}

/// What a JSON number is in JavaScript, and whether that is the number that is written.
fn double(number: &Number) -> Option<(I256, bool)> {
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

fn address(value: &Value) -> Option<Read> {
    let atom = |bytes: &[u8]| {
        let mut word = [0; 20];
        word.get_mut(20_usize.checked_sub(bytes.len())?..)?.copy_from_slice(bytes);
        Some(Atom::Address(Address::from(word)))
    };
    match value {
        Value::String(text) => {
            let Some(digits) = hex_digits(text).filter(|digits| !digits.is_empty()) else {
                return unprefixed_address(text);
            };
            let atom = atom(&from_hex(digits))?;
            match digits.len() {
                40 if value::is_misspelled(digits) => {
                    Read::noted(atom, Doubt::Checksum, "the checksum of the address is wrong")
                }
                40 if text.starts_with("0x") => Read::plain(atom),
                40 => Read::noted(atom, Doubt::Odd, "an address with a capital X"),
                _ => Read::noted(atom, AMBIGUOUS, "an address that is not written in full"),
            }
        }
        Value::Number(number) => {
            let bytes = U256::from(safe(number)?).to_be_bytes_trimmed_vec();
            Read::noted(atom(&bytes)?, AMBIGUOUS, "a number in place of an address")
        }
        _ => None,
    }
}

/// An address without `0x`. Most libraries take forty digits for an address, and refuse all else.
/// MetaMask's takes any text for the digits of a decimal number, in a way that gives sense only for
/// numbers: it adds ten times what it has to each character's distance from `0`, `A` or `a`.
fn unprefixed_address(text: &str) -> Option<Read> {
    /// The longest text that is taken for a number here.
    const LONGEST: usize = 256;
    /// Holds a number of that many digits, each as large as a character can be.
    type Number = Uint<1024, 16>;
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
        number = match digit < 0 {
            true => number.wrapping_sub(magnitude),
            false => number.wrapping_add(magnitude),
        };
    }
    // A negative number has no bytes.
    let read = (text.len() <= LONGEST && !number.bit(Number::BITS - 1)).then(|| {
        let bytes = number.to_be_bytes_trimmed_vec();
        let first = bytes.get(..20).unwrap_or(&bytes);
        let mut address = [0; 20];
        for (place, byte) in address.iter_mut().rev().zip(first.iter().rev()) {
            *place = *byte;
        }
        Address::from(address)
    });
    if text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        let address = Address::try_from(from_hex(text).as_slice()).ok()?;
        let note = Some((AMBIGUOUS, "an address without 0x"));
        return Some(Read {
            atom: Atom::Address(address),
            note,
            word: read.map(|read| read.into_word()),
        });
    }
    let mut read =
        Read::noted(Atom::Address(read?), AMBIGUOUS, "a text that is no address, in place of one")?;
    // What was half a surrogate pair in the wallet is not so here.
    read.word = read.word.filter(|_| !text.contains(char::REPLACEMENT_CHARACTER));
    Some(read)
}

/// Anything is true or false in JavaScript.
fn boolean(value: &Value) -> Read {
    let truth = match value {
        Value::Bool(truth) => {
            let atom = Atom::Bool(*truth);
            return Read { word: Some(atom.word()), atom, note: None };
        }
        Value::Null => false,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    };
    let note =
        Some((AMBIGUOUS, "neither true nor false: wallets differ in which they take it for"));
    let atom = Atom::Bool(truth);
    Read { word: Some(atom.word()), atom, note }
}

fn bytes(value: &Value) -> Option<Read> {
    match value {
        Value::String(text) => match hex_digits(text) {
            Some(digits) => {
                let atom = Atom::Bytes(from_hex(digits));
                if !digits.len().is_multiple_of(2) {
                    return Read::noted(atom, AMBIGUOUS, "an odd number of hex digits");
                }
                if text.starts_with("0X") {
                    return Read::noted(atom, AMBIGUOUS, "bytes with a capital X");
                }
                Read::plain(atom)
            }
            None if text.is_empty() => {
                Read::noted(Atom::Bytes(Vec::new()), Doubt::Odd, "bytes without 0x")
            }
            None => {
                let atom = Atom::Bytes(text.clone().into_bytes());
                Read::noted(atom, AMBIGUOUS, "text in place of bytes: some wallets sign its bytes")
            }
        },
        Value::Number(number) => number_bytes(number),
        _ => None,
    }
}

/// The bytes of a number, in place of bytes or a text.
fn number_bytes(number: &Number) -> Option<Read> {
    let mut bytes = U256::from(safe(number)?).to_be_bytes_trimmed_vec();
    if bytes.is_empty() {
        bytes.push(0);
    }
    Read::noted(Atom::Bytes(bytes), AMBIGUOUS, "a number in place of bytes or text")
}

fn fixed_bytes(value: &Value, size: usize) -> Option<Read> {
    let word = |bytes: &[u8]| {
        let mut word = B256::ZERO;
        word.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(Atom::FixedBytes(word, bytes.len().max(size)))
    };
    match value {
        Value::String(text) => {
            let digits = hex_digits(text)?;
            let atom = word(&from_hex(digits))?;
            if digits.len() == 2 * size {
                return match text.starts_with("0x") {
                    true => Read::plain(atom),
                    false => Read::noted(atom, Doubt::Odd, "bytes with a capital X"),
                };
            }
            Read::noted(atom, AMBIGUOUS, "more or fewer bytes than the type has")
        }
        Value::Number(number) => {
            let reason = "a number in place of bytes: wallets differ on which end it stands";
            if number.as_f64().is_some_and(|number| number < 0.0) {
                return Read::noted(word(&[])?, AMBIGUOUS, reason);
            }
            let (number, _) = double(number)?;
            let mut bytes = number.into_raw().to_be_bytes_trimmed_vec();
            if number.is_zero() {
                bytes.push(0);
            }
            Read::noted(word(&bytes)?, AMBIGUOUS, reason)
        }
        _ => None,
    }
}

/// A whole number as `BigInt` of JavaScript reads it.
struct Integer {
    negative: bool,
    magnitude: U256,
    note: Option<&'static str>,
    /// Whether it is that number to the last digit. JSON as it was read here has no more than 64 bits.
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
        let number = number.as_f64().filter(|number| number.trunc() == *number)?;
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
    fn into_read(self, atom: Atom, encodable: bool) -> Option<Read> {
        let word = (self.exact && encodable).then(|| atom.word());
        Some(Read { atom, note: self.note.map(|reason| (AMBIGUOUS, reason)), word })
    }
}

fn unsigned(value: &Value, bits: usize) -> Option<Read> {
    let integer = Integer::read(value)?;
    if integer.negative && !integer.magnitude.is_zero() || integer.magnitude.bit_len() > bits {
        return None;
    }
    let atom = Atom::Uint(integer.magnitude);
    integer.into_read(atom, true)
}

fn signed(value: &Value, bits: usize) -> Option<Read> {
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
    integer.into_read(Atom::Int(number), fits || !negative || bits < 256)
}

fn string(value: &Value) -> Option<Read> {
    match value {
        Value::String(text) => Read::plain(Atom::Text(text.clone())),
        Value::Null => {
            Read::noted(Atom::Text(String::new()), AMBIGUOUS, "nothing in place of a text")
        }
        Value::Number(number) => number_bytes(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn elementary_types_are_told_by_name() {
        for (name, kind) in [
            ("uint", Some(Kind::Uint(256))),
            ("uint8", Some(Kind::Uint(8))),
            ("int256", Some(Kind::Int(256))),
            ("bytes1", Some(Kind::FixedBytes(1))),
            ("bytes32", Some(Kind::FixedBytes(32))),
            ("bytes", Some(Kind::Bytes)),
            ("bytes33", None),
            ("bytes0", None),
            ("uint08", None),
            ("uint7", None),
            ("int264", None),
            ("uint+8", None),
            ("function", None),
            ("Person", None),
        ] {
            assert_eq!(Kind::parse(name), kind, "{name}");
        }
    }

    #[test]
    fn what_all_wallets_read_alike_is_not_noted() {
        for (kind, value) in [
            ("address", json!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96")),
            ("bool", json!(true)),
            ("bytes", json!("0x")),
            ("bytes", json!("0xabcd")),
            ("bytes4", json!("0xabcdef01")),
            ("uint256", json!(7)),
            ("uint256", json!("7")),
            ("uint256", json!("0x7")),
            (
                "uint256",
                json!(
                    "115792089237316195423570985008687907853269984665640564039457584007913129639935"
                ),
            ),
            ("int8", json!(-128)),
            (
                "int256",
                json!(
                    "-57896044618658097711785492504343953926634992332820282019728792003956564819968"
                ),
            ),
            ("string", json!("")),
            // Written so by JavaScript, which has this number exactly.
            ("uint256", json!(18_014_398_509_481_984_u64)),
        ] {
            let read = Kind::parse(kind).unwrap().read(&value).unwrap();
            assert!(read.note.is_none() && read.word.is_some(), "{kind} {value}: {read:?}");
        }
    }

    #[test]
    fn what_wallets_read_differently_is_read_and_noted() {
        for (kind, value, atom) in [
            ("address", json!("1000"), Atom::Address(Address::left_padding_from(&[3, 0xe8]))),
            ("bool", json!("false"), Atom::Bool(true)),
            ("bool", json!(0), Atom::Bool(false)),
            ("bytes", json!("abcd"), Atom::Bytes(b"abcd".to_vec())),
            ("bytes", json!("0xabc"), Atom::Bytes(vec![0x0a, 0xbc])),
            ("bytes", json!(256), Atom::Bytes(vec![1, 0])),
            ("uint256", json!(" 7 "), Atom::Uint(U256::from(7))),
            ("uint256", json!("0b11"), Atom::Uint(U256::from(3))),
            (
                "uint256",
                json!(18_014_398_509_481_985_u64),
                Atom::Uint(U256::from(18_014_398_509_481_984_u64)),
            ),
            ("int8", json!(255), Atom::Int(I256::try_from(255).unwrap())),
            ("string", json!(5), Atom::Bytes(vec![5])),
        ] {
            let read = Kind::parse(kind).unwrap().read(&value).unwrap();
            assert_eq!((read.atom, read.note.is_some()), (atom, true), "{kind} {value}");
        }
    }

    #[test]
    fn what_no_wallet_reads_is_not_read() {
        for (kind, value) in [
            ("address", json!("-5")),
            ("address", json!(null)),
            ("uint256", json!(-1)),
            ("uint8", json!(256)),
            ("uint256", json!("1e3")),
            ("uint256", json!("0x")),
            ("uint256", json!("-0x5")),
            ("uint256", json!(true)),
            ("uint256", json!(1.5)),
            ("bytes", json!([1, 2])),
            ("bytes4", json!("abcd")),
            ("bytes32", json!(format!("0x{}", "ab".repeat(33)))),
            ("string", json!({})),
        ] {
            assert_eq!(Kind::parse(kind).unwrap().read(&value), None, "{kind} {value}");
        }
    }
}
