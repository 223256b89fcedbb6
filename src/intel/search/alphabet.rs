//! Which characters belong to which alphabet, and what they stand for.

/// Marks a byte that an alphabet does not have.
pub(super) const NONE: u8 = 0xff;

/// The values of bytes in an alphabet.
pub(super) type Alphabet = [u8; 256];

pub(super) static HEX: Alphabet = any_case(values(b"0123456789abcdef"));
pub(super) static DECIMAL: Alphabet = values(b"0123456789");
pub(super) static BASE58: Alphabet =
    values(b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");
/// The alphabet of the XRP Ledger: the same characters in another order.
pub(super) static RIPPLE: Alphabet =
    values(b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz");
pub(super) static BECH32: Alphabet = any_case(values(b"qpzry9x8gf2tvdw0s3jn54khce6mua7l"));
/// Base64 with the last two characters of either kind.
pub(super) static BASE64: Alphabet = {
    let plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let of_urls = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    either(values(plain), values(of_urls))
};

/// Whatever text in UTF-8 is made of: no control characters but tabulators and line breaks.
#[expect(clippy::indexing_slicing, reason = "this runs when the engine is compiled")]
pub(super) static TEXT: Alphabet = {
    let mut values = [0; 256];
    let mut control = 0;
    while control < b' ' {
        values[control as usize] = NONE;
        control += 1;
    }
    values[b'\t' as usize] = 0;
    values[b'\n' as usize] = 0;
    values[b'\r' as usize] = 0;
    values
};

#[expect(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "this runs when the engine is compiled; no alphabet has more than 64 characters"
)]
pub(super) const fn values(alphabet: &[u8]) -> Alphabet {
    let mut values = [NONE; 256];
    let mut at = 0;
    while at < alphabet.len() {
        values[alphabet[at] as usize] = at as u8;
        at += 1;
    }
    values
}

#[expect(clippy::indexing_slicing, reason = "this runs when the engine is compiled")]
const fn any_case(mut values: Alphabet) -> Alphabet {
    let mut letter = b'a';
    while letter <= b'z' {
        values[letter.to_ascii_uppercase() as usize] = values[letter as usize];
        letter += 1;
    }
    values
}

#[expect(clippy::indexing_slicing, reason = "this runs when the engine is compiled")]
const fn either(mut values: Alphabet, others: Alphabet) -> Alphabet {
    let mut at = 0;
    while at < values.len() {
        if values[at] == NONE {
            values[at] = others[at];
        }
        at += 1;
    }
    values
}

/// The value of a character; [`NONE`] if the alphabet does not have it.
#[inline]
pub(super) fn value(alphabet: &Alphabet, character: u8) -> u8 {
    alphabet.get(usize::from(character)).copied().unwrap_or(NONE)
}

/// The runs of at least so many characters of an alphabet: where each begins, and its characters.
///
/// Looks only at every so manieth character where there are no runs, so that most texts and bytes are
/// passed over at a fraction of the cost of reading them.
pub(super) struct Runs<'t> {
    text: &'t [u8],
    alphabet: &'static Alphabet,
    shortest: usize,
    /// Before this, everything is done; and no run reaches over it.
    at: usize,
}

impl<'t> Runs<'t> {
    pub(super) fn new(text: &'t [u8], alphabet: &'static Alphabet, shortest: usize) -> Self {
        Self { text, alphabet, shortest, at: 0 }
    }
}

impl<'t> Iterator for Runs<'t> {
    type Item = (usize, &'t [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let has = |byte: &u8| value(self.alphabet, *byte) != NONE;
        loop {
            // A run that is long enough and begins no earlier than `at` must pass over `last`.
            let last = self.at.checked_add(self.shortest)?;
            let (before, rest) = self.text.get(self.at..)?.split_at_checked(self.shortest)?;
            let tail = before.iter().rev().take_while(|byte| has(byte)).count();
            if tail == 0 {
                self.at = last;
                continue;
            }
            let more = rest.iter().take_while(|byte| has(byte)).count();
            let (start, end) = (last - tail, last + more);
            // What ends it belongs to no run.
            self.at = end.saturating_add(1);
            if tail + more >= self.shortest {
                return Some((start, self.text.get(start..end)?));
            }
        }
    }
}
