//! Whether arguments are encoded in the one standard way.

use std::ops::Range;

use super::signature::{self, Members};
use super::{Oddity, WORD, length};

/// How a type is encoded: worked out once for a signature, and not again for each element of an array.
struct Layout {
    shape: Shape,
    /// Whether the encoding has no fixed size.
    dynamic: bool,
    /// How many bytes it takes in the head of what it stands in.
    size: usize,
}

enum Shape {
    /// A word that is zero in this range of its bytes.
    Zeros(Range<usize>),
    /// A word that is zero or one.
    Truth,
    /// A word whose bytes up to there repeat the sign of those that follow.
    Sign(usize),
    /// `bytes` or `string`.
    Bytes,
    /// An array, of so many elements if it has a fixed length.
    Array(Box<Layout>, Option<usize>),
    Tuple(Vec<Layout>),
}

impl Layout {
    fn of(kind: &'static str) -> Self {
        if let Some((inner, length)) = signature::element(kind) {
            let inner = Self::of(inner);
            let dynamic = inner.dynamic || length.is_none();
            let size = if dynamic { WORD } else { inner.size * length.unwrap_or(0) };
            Self { shape: Shape::Array(Box::new(inner), length), dynamic, size }
        } else if kind.starts_with('(') {
            let members = Self::all(Members::of_tuple(kind));
            let dynamic = members.iter().any(|member| member.dynamic);
            let size = if dynamic { WORD } else { head_size(&members) };
            Self { shape: Shape::Tuple(members), dynamic, size }
        } else {
            let shape = word(kind);
            Self { dynamic: matches!(shape, Shape::Bytes), shape, size: WORD }
        }
    }

    /// The members of a tuple, or the parameters of a function.
    fn all(members: Members) -> Vec<Self> {
        members.map(|member| Self::of(member.kind)).collect()
    }
}

fn head_size(parts: &[Layout]) -> usize {
    parts.iter().map(|part| part.size).sum()
}

/// What a word of an elementary type may hold.
fn word(kind: &str) -> Shape {
    let bits = |prefix: &str| {
        let bits = kind.strip_prefix(prefix)?;
        Some(WORD - bits.parse::<usize>().unwrap_or(256).min(256) / 8)
    };
    match kind {
        "address" => Shape::Zeros(0..12),
        "bool" => Shape::Truth,
        "function" => Shape::Zeros(24..WORD),
        "bytes" | "string" => Shape::Bytes,
        _ => match (bits("uint"), bits("int"), kind.strip_prefix("bytes")) {
            (Some(high), ..) => Shape::Zeros(0..high),
            (_, Some(high), _) => Shape::Sign(high),
            (.., Some(size)) => Shape::Zeros(size.parse().unwrap_or(WORD)..WORD),
            _ => Shape::Zeros(0..0),
        },
    }
}

/// Checks the encoding of a list of values: the words without dirty bits, the parts one after the
/// other without gaps or overlaps, the padding zero. Gives how many bytes it takes.
pub(super) fn check(members: Members, frame: &[u8]) -> Result<usize, Oddity> {
    sequence(&Layout::all(members), 1, frame)
}

/// Checks values of these types, one after the other and all of them so many times.
fn sequence(parts: &[Layout], times: usize, frame: &[u8]) -> Result<usize, Oddity> {
    let (mut head, mut tail) = (0, head_size(parts) * times);
    if frame.len() < tail {
        return Err(Oddity::Short);
    }
    for part in std::iter::repeat_n(parts, times).flatten() {
        if part.dynamic {
            if number(frame, head)? != tail {
                return Err(Oddity::Layout);
            }
            tail += dynamic(part, frame.get(tail..).ok_or(Oddity::Short)?)?;
        } else {
            let end = head + part.size;
            fixed(part, frame.get(head..end).ok_or(Oddity::Short)?)?;
        }
        head += part.size;
    }
    Ok(tail)
}

/// The bytes that a dynamic value's encoding takes.
fn dynamic(part: &Layout, tail: &[u8]) -> Result<usize, Oddity> {
    match &part.shape {
        Shape::Array(inner, length) => {
            let (count, skipped) = match length {
                Some(count) => (*count, 0),
                None => (number(tail, 0)?, WORD),
            };
            let frame = tail.get(skipped..).ok_or(Oddity::Short)?;
            if count > frame.len() / inner.size.max(WORD) {
                return Err(Oddity::Short);
            }
            Ok(skipped + sequence(std::slice::from_ref(&**inner), count, frame)?)
        }
        Shape::Tuple(members) => sequence(members, 1, tail),
        _ => {
            let length = number(tail, 0)?;
            let padded = length.checked_next_multiple_of(WORD).ok_or(Oddity::Short)?;
            let end = padded.checked_add(WORD).ok_or(Oddity::Short)?.min(tail.len());
            // The zeros at the very end may be left out: the chain reads them there.
            let padding = tail.get(WORD + length..end).ok_or(Oddity::Short)?;
            if is_zero(padding) { Ok(end) } else { Err(Oddity::Padding) }
        }
    }
}

/// Checks a value of fixed size.
fn fixed(part: &Layout, bytes: &[u8]) -> Result<(), Oddity> {
    let clean = match &part.shape {
        Shape::Array(inner, length) => {
            let one = std::slice::from_ref(&**inner);
            return sequence(one, length.unwrap_or(0), bytes).map(drop);
        }
        Shape::Tuple(members) => return sequence(members, 1, bytes).map(drop),
        Shape::Zeros(range) => bytes.get(range.clone()).is_none_or(is_zero),
        Shape::Truth => bytes.split_last().is_some_and(|(last, rest)| *last <= 1 && is_zero(rest)),
        Shape::Sign(high) => {
            let (high, low) = bytes.split_at_checked(*high).unwrap_or((&[], bytes));
            let sign = if low.first().is_some_and(|first| first & 0x80 != 0) { 0xff } else { 0 };
            high.iter().all(|byte| *byte == sign)
        }
        Shape::Bytes => true,
    };
    if clean { Ok(()) } else { Err(Oddity::DirtyBits) }
}

fn is_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

fn number(frame: &[u8], at: usize) -> Result<usize, Oddity> {
    let word = frame.get(at..).and_then(|rest| rest.first_chunk()).ok_or(Oddity::Short)?;
    length(*word).ok_or(Oddity::Layout)
}
