//! RLP: read leniently, with a note of what is not canonical; and written canonically.

use alloy_primitives::U256;

/// An item of RLP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item<'a> {
    /// A string of bytes.
    Bytes(&'a [u8]),
    /// A list: the encodings of its items, one after the other.
    List(&'a [u8]),
}

/// An item, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Encoded<'a> {
    pub(super) item: Item<'a>,
    /// The whole encoding of the item.
    pub(super) whole: &'a [u8],
    /// What follows it.
    pub(super) rest: &'a [u8],
    /// Whether it is written in the one shortest way. Nodes refuse what is not.
    pub(super) canonical: bool,
}

/// The lengths from which the length is written in bytes of its own.
const LONG: usize = 56;

/// The first item of `input`; `None` if there is none, or if it is cut off.
pub(super) fn first(input: &[u8]) -> Option<Encoded<'_>> {
    let (&tag, after) = input.split_first()?;
    let (is_list, header, length, mut canonical) = match tag {
        0..=0x7f => (false, 0, 1, true),
        0x80..=0xb7 => (false, 1, usize::from(tag - 0x80), true),
        0xb8..=0xbf => long(after, usize::from(tag - 0xb7), false)?,
        0xc0..=0xf7 => (true, 1, usize::from(tag - 0xc0), true),
        0xf8..=0xff => long(after, usize::from(tag - 0xf7), true)?,
    };
    let (whole, rest) = input.split_at_checked(length.checked_add(header)?)?;
    let content = whole.get(header..)?;
    // A single small byte stands for itself.
    if header == 1 && matches!(content, [0..=0x7f]) && !is_list {
        canonical = false;
    }
    let item = if is_list { Item::List(content) } else { Item::Bytes(content) };
    Some(Encoded { item, whole, rest, canonical })
}

/// The header of a long item, whose length stands in the next `count` bytes.
fn long(after: &[u8], count: usize, is_list: bool) -> Option<(bool, usize, usize, bool)> {
    let digits = after.get(..count)?;
    let length = digits
        .iter()
        .try_fold(0_usize, |sum, byte| sum.checked_mul(256)?.checked_add(usize::from(*byte)))?;
    let canonical = digits.first() != Some(&0) && length >= LONG;
    Some((is_list, 1 + count, length, canonical))
}

/// The items of a list, and whether all of them are canonical. `None` if they do not fill it, or are
/// more than `most`.
pub(super) fn items(mut content: &[u8], most: usize) -> Option<(Vec<Encoded<'_>>, bool)> {
    let mut items = Vec::new();
    let mut canonical = true;
    while !content.is_empty() {
        if items.len() == most {
            return None;
        }
        let encoded = first(content)?;
        canonical &= encoded.canonical;
        content = encoded.rest;
        items.push(encoded);
    }
    Some((items, canonical))
}

impl<'a> Encoded<'a> {
    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        match self.item {
            Item::Bytes(bytes) => Some(bytes),
            Item::List(_) => None,
        }
    }

    pub(super) fn list(&self) -> Option<&'a [u8]> {
        match self.item {
            Item::Bytes(_) => None,
            Item::List(content) => Some(content),
        }
    }

    /// A number. Zeros before it are not canonical; [`is_number`] tells.
    pub(super) fn number(&self) -> Option<U256> {
        U256::try_from_be_slice(self.bytes()?)
    }
}

/// Whether bytes are a number as nodes take one: without zeros before it.
pub(super) fn is_number(bytes: &[u8]) -> bool {
    bytes.first() != Some(&0)
}

/// Appends a string of bytes.
pub(super) fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    if let [byte @ 0..=0x7f] = bytes {
        out.push(*byte);
    } else {
        put_header(out, bytes.len(), 0x80);
        out.extend_from_slice(bytes);
    }
}

/// Appends a number.
pub(super) fn put_number(out: &mut Vec<u8>, number: U256) {
    put_bytes(out, &number.to_be_bytes_trimmed_vec());
}

/// Appends a list of items that are encoded already.
pub(super) fn put_list(out: &mut Vec<u8>, items: &[u8]) {
    put_header(out, items.len(), 0xc0);
    out.extend_from_slice(items);
}

#[allow(clippy::cast_possible_truncation)]
fn put_header(out: &mut Vec<u8>, length: usize, base: u8) {
    if length < LONG {
        out.push(base + length as u8);
        return;
    }
    let digits = length.to_be_bytes();
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    let digits = digits.get(zeros..).unwrap_or_default();
    out.push(base + 55 + digits.len() as u8);
    out.extend_from_slice(digits);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for length in [0, 1, 2, 55, 56, 57, 255, 256, 70_000] {
            let bytes = vec![0x80; length];
            let mut inner = Vec::new();
            put_bytes(&mut inner, &bytes);
            put_number(&mut inner, U256::from(length));
            let mut out = Vec::new();
            put_list(&mut out, &inner);
            let list = first(&out).unwrap();
            assert!(list.canonical && list.rest.is_empty());
            let (items, canonical) = items(list.list().unwrap(), 2).unwrap();
            assert!(canonical);
            assert_eq!(items[0].bytes(), Some(bytes.as_slice()));
            assert_eq!(items[1].number(), Some(U256::from(length)));
        }
    }

    #[test]
    fn what_is_not_canonical_is_read_and_told() {
        for (input, content) in [
            (&[0x81, 0x05][..], &[5][..]),
            (&[0xb8, 0x01, 0x90], &[0x90]),
            (&[0xb9, 0x00, 0x01, 0x90], &[0x90]),
        ] {
            let read = first(input).unwrap();
            assert_eq!((read.bytes(), read.canonical), (Some(content), false));
        }
        assert!(!first(&[0xf8, 0x01, 0x05]).unwrap().canonical);
        assert!(first(&[0x81, 0x80]).unwrap().canonical);
        assert!(!is_number(&[0, 1]) && is_number(&[]) && is_number(&[1, 0]));
    }

    #[test]
    fn what_is_cut_off_is_not_read() {
        let huge = [0xbf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1];
        for input in [&[][..], &[0x82, 1], &[0xb8], &[0xb9, 1], &[0xc1], &huge] {
            assert_eq!(first(input), None, "{input:?}");
        }
        assert!(items(&[1, 2, 3], 2).is_none());
        assert!(items(&[1, 0x82], 9).is_none());
    }
}
