//! Listed addresses that are taken apart or written in another way, so that a person does not see them
//! and a plain search does not either.

use super::super::set::AddressSet;
use super::Hit;
use super::alphabet::{HEX, NONE, Runs, TEXT, value};
use super::text::SHORTEST;

/// How many bytes an account has.
const ACCOUNT: usize = 20;

/// How many hexadecimal digits that is.
const DIGITS: usize = 2 * ACCOUNT;

/// In how many disguises, one in another, an address is looked for.
const DEPTH: usize = 3;

/// How far apart bytes may stand, with zeros between: text in UTF-16 and UTF-32, numbers of 32 bits, and
/// words of a contract's call that hold a byte each.
const SPREADS: [usize; 3] = [2, 4, 32];

impl AddressSet {
    /// Finds listed addresses that [`scan_bytes`](Self::scan_bytes) and [`scan_text`](Self::scan_text) do not,
    /// because of how they are written:
    ///
    /// - with zeros between the bytes: in UTF-16 and UTF-32, as lists of numbers in a contract's call, in
    ///   pieces that are padded;
    /// - hexadecimal digits with spaces, punctuation, line breaks or invisible characters between them,
    ///   or in the opposite order;
    /// - as a list of numbers in text: `[9, 139, 113, …]`, `0x09, 0x8b, …`;
    /// - in full-width characters, or as escapes: `%30`, `\x30`, `\u0030`, `&#48;`;
    /// - in any alphabet with invisible characters in it;
    /// - as hexadecimal digits of text that has it in turn, and so on to a depth of three.
    ///
    /// `hit` is called with the offset of about where it begins, and what is listed. Takes linear time.
    pub fn scan_disguised(
        &self,
        content: impl AsRef<[u8]>,
        mut hit: impl FnMut(usize, super::Listed<'_>),
    ) {
        self.disguised_in(content.as_ref(), DEPTH, &mut hit);
    }

    fn disguised_in(&self, content: &[u8], depth: usize, hit: Hit<'_>) {
        if content.len() < ACCOUNT || depth == 0 {
            return;
        }
        self.spread_in(content, hit);
        for (start, text) in texts(content) {
            let hit: Hit<'_> = &mut |at, listed| hit(start + at, listed);
            let (digits, numbers) = longest_rows(text.as_bytes());
            if digits >= DIGITS {
                self.spaced_in(text, depth, hit);
            }
            if numbers >= ACCOUNT {
                self.numbers_in(text, hit);
            }
            if let Some((plain, places)) = plain(text) {
                // Whatever hides in what is hidden.
                let place = |at: usize| places.get(at).copied().unwrap_or_default();
                let hit: Hit<'_> = &mut |at, listed| hit(place(at), listed);
                self.spellings_in(plain.as_bytes(), true, hit);
                self.disguised_in(plain.as_bytes(), depth - 1, hit);
            }
        }
    }

    /// Finds keys and spellings with zeros between their bytes.
    fn spread_in(&self, bytes: &[u8], hit: Hit<'_>) {
        // An account, and zeros behind it.
        if bytes.iter().skip(ACCOUNT).all(|byte| *byte == 0) {
            return;
        }
        let mut search = |found: &[u8], place: &dyn Fn(usize) -> usize| {
            self.keys_in(found, &mut |at, listed| hit(place(at), listed));
            self.spellings_in(found, false, &mut |at, listed| hit(place(at), listed));
        };
        if is_half_zeros(bytes) {
            let others: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
            search(&others, &|at| {
                let nth = bytes.iter().enumerate().filter(|(_, byte)| **byte != 0).nth(at);
                nth.map_or(0, |(place, _)| place)
            });
        }
        // An address may have zeros of its own.
        for (start, apart) in apart(bytes) {
            for spread in SPREADS.into_iter().filter(|spread| apart.len() / spread + 1 >= ACCOUNT) {
                for first in 0..spread {
                    let one_of_each: Vec<u8> =
                        apart.iter().skip(first).step_by(spread).copied().collect();
                    search(&one_of_each, &|at| start + first + at * spread);
                }
            }
        }
    }

    /// Finds accounts in hexadecimal digits, whatever but letters and digits stands between them.
    fn spaced_in(&self, text: &str, depth: usize, hit: Hit<'_>) {
        let (mut start, mut digits) = (0, Vec::new());
        for (at, character) in text.char_indices().chain([(text.len(), 'z')]) {
            let digit = u8::try_from(character).map_or(NONE, |byte| value(&HEX, byte));
            if digit != NONE {
                if digits.is_empty() {
                    start = at;
                }
                digits.push(digit);
            } else if character == 'x' && digits.last() == Some(&0) {
                // The prefix of a number is no part of it.
                digits.pop();
            } else if character.is_alphanumeric() {
                if digits.len() >= DIGITS {
                    let row = text.get(start..at).unwrap_or_default();
                    self.digits_in(row, &digits, depth, &mut |at, listed| hit(start + at, listed));
                }
                digits.clear();
            }
        }
    }

    /// Finds accounts in a row of digits in both directions, and whatever hides in the text that they spell.
    fn digits_in(&self, row: &str, digits: &[u8], depth: usize, hit: Hit<'_>) {
        // About where a digit stands; that it was found is what counts.
        let place = |nth: usize| {
            let places = row.char_indices().filter(|(_, one)| one.is_ascii_hexdigit());
            places.map(|(at, _)| at).nth(nth).unwrap_or_default()
        };
        // What nothing stands between was searched as it is.
        let spaced = row.len() != digits.len();
        for shift in 0..2 {
            let pairs = digits.get(shift..).unwrap_or_default().as_chunks().0;
            let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
            let hit: Hit<'_> = &mut |at, listed| hit(place(shift + 2 * at), listed);
            if spaced {
                self.keys_in(&bytes, hit);
            }
            // Digits in the opposite order are bytes in the opposite order, which is searched as well, whose
            // halves have changed places.
            let swapped: Vec<u8> = bytes.iter().map(|byte| byte.rotate_left(4)).collect();
            self.keys_in(&swapped, hit);
            self.spellings_in(&bytes, true, hit);
            self.disguised_in(&bytes, depth - 1, hit);
        }
    }

    /// Finds accounts that are written as lists of numbers, one for each byte.
    fn numbers_in(&self, text: &str, hit: Hit<'_>) {
        let mut bytes: Vec<(usize, u8)> = Vec::new();
        let mut start = 0;
        let words = text.split(|c: char| !c.is_ascii_alphanumeric()).chain(["end"]);
        for word in words {
            let at = start;
            start += word.len() + 1;
            let number = match word.strip_prefix("0x") {
                Some(digits) => u8::from_str_radix(digits, 16),
                None => word.parse(),
            };
            match number {
                Ok(byte) => bytes.push((at, byte)),
                Err(_) if word.is_empty() => {}
                Err(_) => {
                    if bytes.len() >= ACCOUNT {
                        let list: Vec<u8> = bytes.iter().map(|(_, byte)| *byte).collect();
                        let place = |nth: usize| bytes.get(nth).map_or(0, |(at, _)| *at);
                        self.keys_in(&list, &mut |nth, listed| hit(place(nth), listed));
                    }
                    bytes.clear();
                }
            }
        }
    }
}

/// How many hexadecimal digits, and how many words that begin with one of the decimal digits, follow each
/// other in a text at the most, without a letter that belongs to neither: about, but never too few.
fn longest_rows(text: &[u8]) -> (usize, usize) {
    let (mut digits, mut numbers) = (0_usize, 0_usize);
    let (mut most_digits, mut most_numbers) = (0, 0);
    let mut in_word = false;
    for byte in text {
        let begins = !std::mem::replace(&mut in_word, byte.is_ascii_alphanumeric());
        if !in_word {
            continue;
        }
        if begins && byte.is_ascii_digit() {
            numbers += 1;
            most_numbers = most_numbers.max(numbers);
        } else if begins {
            numbers = 0;
        }
        if value(&HEX, *byte) != NONE {
            digits += 1;
            most_digits = most_digits.max(digits);
        } else if *byte != b'x' {
            digits = 0;
        }
    }
    (most_digits, most_numbers)
}

/// Whether about half of the bytes, or more, are zeros: what has fewer is not made of padded pieces.
fn is_half_zeros(bytes: &[u8]) -> bool {
    /// Only so many are looked at; no word of a contract's call has a multiple of it.
    const EVERY: usize = 7;
    let looked_at = bytes.iter().step_by(EVERY);
    let zeros = looked_at.filter(|byte| **byte == 0).count();
    // The few more make up for what was not looked at.
    (zeros + 2) * EVERY >= bytes.len() / 2
}

/// The longest pieces without two bytes beside one another that are not zero, and where each begins: only
/// there can the bytes of an address stand apart. In what contracts are called with, hardly any piece has
/// enough of them.
///
/// As with [`Runs`], most bytes are passed over.
fn apart(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    /// Half the bytes of an account; the others may be zeros of its own.
    const FEWEST: usize = ACCOUNT / 2;
    /// With a zero between each two.
    const SHORTEST: usize = 2 * FEWEST - 1;
    let ends_at =
        |at: usize| bytes.get(at..at + 2).is_none_or(|pair| pair.iter().all(|byte| *byte != 0));
    let mut start = 0;
    std::iter::from_fn(move || {
        loop {
            let shortest_end = start + SHORTEST - 1;
            if shortest_end >= bytes.len() {
                return None;
            }
            if let Some(end) = (start..shortest_end).rev().find(|at| ends_at(*at)) {
                start = end + 1;
                continue;
            }
            let end = (shortest_end..bytes.len()).find(|at| ends_at(*at))?;
            let (from, piece) = (start, bytes.get(start..=end)?);
            start = end + 1;
            if piece.iter().filter(|byte| **byte != 0).count() >= FEWEST {
                return Some((from, piece));
            }
        }
    })
}

/// The texts in bytes that are long enough to hold an address, and where each begins.
fn texts(content: &[u8]) -> impl Iterator<Item = (usize, &str)> {
    Runs::new(content, &TEXT, SHORTEST).flat_map(|(start, run)| {
        let mut at = start;
        run.utf8_chunks().filter_map(move |chunk| {
            let start = at;
            at += chunk.valid().len() + chunk.invalid().len();
            (chunk.valid().len() >= SHORTEST).then_some((start, chunk.valid()))
        })
    })
}

/// The text without what cannot be seen, with escapes undone and full-width characters made narrow, and
/// where each of its bytes comes from; nothing if that is the text itself.
fn plain(text: &str) -> Option<(String, Vec<usize>)> {
    if text.is_ascii() && !text.bytes().any(|byte| matches!(byte, b'%' | b'\\' | b'&')) {
        return None;
    }
    let (mut plain, mut places) =
        (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(character) = rest.chars().next()
    {
        let (read, length) = match escape(rest) {
            Some((read, length)) => (Some(read), length),
            None => (visible(character), character.len_utf8()),
        };
        plain.extend(read);
        places.resize(plain.len(), at);
        at += length;
    }
    (plain != text).then_some((plain, places))
}

/// The character that an escape at the beginning of the text stands for, and the escape's length.
fn escape(text: &str) -> Option<(char, usize)> {
    let (digits, radix, before, end) = if let Some(rest) = text.strip_prefix('%') {
        (rest.get(..2)?, 16, 1, 0)
    } else if let Some(rest) = text.strip_prefix("\\x") {
        (rest.get(..2)?, 16, 2, 0)
    } else if let Some(rest) = text.strip_prefix("\\u") {
        (rest.get(..4)?, 16, 2, 0)
    } else if let Some(rest) = text.strip_prefix("&#x") {
        (rest.split(';').next()?, 16, 3, 1)
    } else {
        (text.strip_prefix("&#")?.split(';').next()?, 10, 2, 1)
    };
    let read = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    Some((read, before + digits.len() + end))
}

/// The character as it is seen: nothing, if it is not.
fn visible(character: char) -> Option<char> {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0),
        // Soft hyphen, Mongolian separator, marks of width and direction, variation selectors, tags.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        _ => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use alloy_primitives::hex;

    use super::super::super::AddressSet;

    const LAZARUS: [u8; 20] = hex!("098B716B8Aaf21512996dC57EB0615e2383E2f96");
    const LAZARUS_TEXT: &str = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

    /// Listed by OFAC, on Tron.
    const TRON: &str = "TNiq9AXBp9EjUqhDhrwrfvAA8U3GUQZH81";

    fn found(content: impl AsRef<[u8]>) -> Vec<String> {
        let mut hits = Vec::new();
        AddressSet::bundled().scan_disguised(content, |_, listed| {
            hits.push(listed.address().to_string());
        });
        hits.dedup();
        hits
    }

    /// Each character by a pattern.
    fn each(text: &str, write: impl Fn(char) -> String) -> String {
        text.chars().map(write).collect()
    }

    fn hexadecimal() -> String {
        hex::encode(LAZARUS)
    }

    #[test]
    fn digits_with_something_between_them() {
        for between in [" ", "-", ":", ".", "\n", " \u{200b}", ", ", "_", "\u{2060}"] {
            let digits = hexadecimal();
            for group in [1, 2, 4, 10, 20] {
                let groups: Vec<String> = digits
                    .as_bytes()
                    .chunks(group)
                    .map(|g| String::from_utf8_lossy(g).into())
                    .collect();
                let text = format!("Pay to 0x{}, please", groups.join(between));
                assert_eq!(found(&text), [LAZARUS_TEXT], "{text}");
            }
        }
        assert_eq!(
            found(each(&hexadecimal(), |c| c.to_string()).chars().rev().collect::<String>()),
            [LAZARUS_TEXT]
        );
    }

    #[test]
    fn lists_of_numbers() {
        let decimal: Vec<String> = LAZARUS.iter().map(u8::to_string).collect();
        assert_eq!(found(format!("bytes [{}]", decimal.join(", "))), [LAZARUS_TEXT]);
        let prefixed: Vec<String> = LAZARUS.iter().map(|byte| format!("0x{byte:02x}")).collect();
        assert_eq!(found(prefixed.join(",")), [LAZARUS_TEXT]);
        let words: Vec<u8> =
            LAZARUS.iter().flat_map(|byte| [[0; 31].as_slice(), &[*byte]].concat()).collect();
        assert_eq!(found([&[0xde, 0xad, 0xbe, 0xef], words.as_slice()].concat()), [LAZARUS_TEXT]);
    }

    #[test]
    fn other_encodings_of_text() {
        for text in [LAZARUS_TEXT, TRON] {
            let sixteen: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(found(sixteen), [text]);
            let thirty_two: Vec<u8> =
                text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
            assert_eq!(found(thirty_two), [text]);
            assert_eq!(found(each(text, |c| format!("%{:02X}", u32::from(c)))), [text]);
            assert_eq!(found(each(text, |c| format!("\\u{:04x}", u32::from(c)))), [text]);
            assert_eq!(found(each(text, |c| format!("&#{};", u32::from(c)))), [text]);
            let wide = |c| char::from_u32(u32::from(c) + 0xfee0).unwrap().to_string();
            assert_eq!(found(each(text, wide)), [text]);
            assert_eq!(found(each(text, |c| format!("{c}\u{200d}"))), [text]);
            assert_eq!(found(hex::encode(text)), [text]);
            assert_eq!(found(hex::encode(hex::encode(text))), [text]);
        }
    }

    #[test]
    fn pieces_that_are_padded() {
        let (one, other) = LAZARUS.split_at(10);
        let words = [&[0; 12], one, &[0; 22], other, &[0; 10]].concat();
        assert_eq!(found(words), [LAZARUS_TEXT]);
    }

    #[test]
    fn nothing_is_found_in_what_has_none() {
        let mut other = LAZARUS;
        other[19] ^= 1;
        for text in [
            hex::encode(other),
            "Sign in to app.example\n\nNonce: 1234".to_owned(),
            "%%%%&#;&#x;\\u\\x".repeat(9),
        ] {
            assert!(found(&text).is_empty(), "{text}");
        }
    }
}
