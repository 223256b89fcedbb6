//! Whether arguments are encoded in the one standard way.

use alloy_primitives::U256;

use super::signature::{self, Members};
use super::{Oddity, WORD};

/// How deep types nest in the functions that are known; none comes near.
const DEPTH: usize = 16;

/// Checks the encoding of a list of values: the words without dirty bits, the parts one after the
/// other without gaps or overlaps, the padding zero. Gives how many bytes it takes.
pub(super) fn check(members: Members, frame: &[u8], depth: usize) -> Result<usize, Oddity> {
    let size = members.map(|member| signature::head_size(member.kind)).sum();
    sequence(members.map(|member| member.kind), size, frame, depth)
}

fn sequence(
    kinds: impl Iterator<Item = &'static str>,
    head_size: usize,
    frame: &[u8],
    depth: usize,
) -> Result<usize, Oddity> {
    if depth > DEPTH {
        return Err(Oddity::Layout);
    }
    if frame.len() < head_size {
        return Err(Oddity::Short);
    }
    let (mut head, mut tail) = (0, head_size);
    for kind in kinds {
        if signature::is_dynamic(kind) {
            if number(frame, head)? != tail {
                return Err(Oddity::Layout);
            }
            let rest = frame.get(tail..).ok_or(Oddity::Short)?;
            tail += dynamic(kind, rest, depth)?;
            head += WORD;
        } else {
            head = fixed(kind, frame, head, depth)?;
        }
    }
    Ok(tail)
}

/// The bytes that a dynamic value's encoding takes.
fn dynamic(kind: &'static str, tail: &[u8], depth: usize) -> Result<usize, Oddity> {
    if kind == "bytes" || kind == "string" {
        let length = number(tail, 0)?;
        let padded = length.checked_next_multiple_of(WORD).ok_or(Oddity::Short)?;
        let end = padded.checked_add(WORD).ok_or(Oddity::Short)?;
        let padding = tail.get(WORD + length..end).ok_or(Oddity::Short)?;
        return if padding.iter().all(|byte| *byte == 0) { Ok(end) } else { Err(Oddity::Padding) };
    }
    match signature::element(kind) {
        Some((inner, length)) => {
            let (count, skipped) = match length {
                Some(count) => (count, 0),
                None => (number(tail, 0)?, WORD),
            };
            let size = signature::head_size(inner);
            let frame = tail.get(skipped..).ok_or(Oddity::Short)?;
            if count > frame.len() / size.max(WORD) {
                return Err(Oddity::Short);
            }
            let kinds = std::iter::repeat_n(inner, count);
            Ok(skipped + sequence(kinds, size * count, frame, depth + 1)?)
        }
        None => check(Members::of_tuple(kind), tail, depth + 1),
    }
}

/// Checks a value of fixed size; gives where it ends.
fn fixed(kind: &'static str, frame: &[u8], at: usize, depth: usize) -> Result<usize, Oddity> {
    if depth > DEPTH {
        return Err(Oddity::Layout);
    }
    if let Some((inner, length)) = signature::element(kind) {
        return (0..length.unwrap_or(0)).try_fold(at, |at, _| fixed(inner, frame, at, depth + 1));
    }
    if kind.starts_with('(') {
        return Members::of_tuple(kind)
            .try_fold(at, |at, member| fixed(member.kind, frame, at, depth + 1));
    }
    let word = frame.get(at..).and_then(|rest| rest.get(..WORD)).ok_or(Oddity::Short)?;
    if clean(kind, word) { Ok(at + WORD) } else { Err(Oddity::DirtyBits) }
}

/// Whether a word holds nothing but a value of its type.
fn clean(kind: &str, word: &[u8]) -> bool {
    let zero = |bytes: Option<&[u8]>| bytes.is_some_and(|bytes| bytes.iter().all(|b| *b == 0));
    let bits = |prefix: &str| {
        kind.strip_prefix(prefix).map(|bits| bits.parse::<usize>().unwrap_or(256).min(256))
    };
    if kind == "address" {
        return zero(word.get(..12));
    }
    if kind == "bool" {
        return zero(word.get(..31)) && word.last().is_some_and(|last| *last <= 1);
    }
    if kind == "function" {
        return zero(word.get(24..));
    }
    if let Some(bits) = bits("uint") {
        return zero(word.get(..WORD - bits / 8));
    }
    if let Some(bits) = bits("int") {
        let (high, low) = word.split_at_checked(WORD - bits / 8).unwrap_or((&[], word));
        let sign = if low.first().is_some_and(|first| first & 0x80 != 0) { 0xff } else { 0 };
        return high.iter().all(|byte| *byte == sign);
    }
    match kind.strip_prefix("bytes").and_then(|size| size.parse::<usize>().ok()) {
        Some(size) => zero(word.get(size..)),
        None => true,
    }
}

fn number(frame: &[u8], at: usize) -> Result<usize, Oddity> {
    let word = frame.get(at..).and_then(|rest| rest.get(..WORD)).ok_or(Oddity::Short)?;
    let number = U256::try_from_be_slice(word).ok_or(Oddity::Short)?;
    usize::try_from(number).map_err(|_| Oddity::Layout)
}
