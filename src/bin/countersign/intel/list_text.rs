//! Lists as people read them: text or a web page, with addresses under headings that name the
//! chain, such as press releases have.

use countersign::intel::{ChainAddress, ChainKind};

use super::list::Item;

/// The shortest and the longest spelling of an address that is looked for.
const LENGTHS: std::ops::RangeInclusive<usize> = 25..=90;

/// How many digits a transaction's hash has. Lists name transactions beside addresses.
const HASH_DIGITS: usize = 64;

/// The longest line that is a heading.
const LONGEST_HEADING: usize = 100;

/// The words by which headings name a chain.
const CHAINS: [(&str, ChainKind); 20] = [
    ("bitcoin cash", ChainKind::BitcoinCash),
    ("bch", ChainKind::BitcoinCash),
    ("bitcoin", ChainKind::Bitcoin),
    ("btc", ChainKind::Bitcoin),
    ("ethereum", ChainKind::Evm),
    ("eth", ChainKind::Evm),
    ("binance smart chain", ChainKind::Evm),
    ("bsc", ChainKind::Evm),
    ("polygon", ChainKind::Evm),
    ("arbitrum", ChainKind::Evm),
    ("avalanche", ChainKind::Evm),
    ("tron", ChainKind::Tron),
    ("trx", ChainKind::Tron),
    ("solana", ChainKind::Solana),
    ("sol", ChainKind::Solana),
    ("litecoin", ChainKind::Litecoin),
    ("ltc", ChainKind::Litecoin),
    ("dogecoin", ChainKind::Dogecoin),
    ("xrp", ChainKind::Xrp),
    ("zcash", ChainKind::Zcash),
];

/// Every address, and everything that looks like one, in a text or a web page.
pub(crate) fn read(text: &str) -> Vec<Item> {
    let plain;
    let (text, of_what) = if is_page(text) {
        plain = without_markup(text);
        (plain.as_str(), " of what a reader of the page sees")
    } else {
        (text, "")
    };
    let mut heading = None;
    let mut items = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let before = items.len();
        let mut previous = "";
        for word in line.split(|c: char| !c.is_ascii_alphanumeric()) {
            if let Some(value) = value(word, previous) {
                let place = format!("line {number}{of_what}");
                // Only Solana needs to be told from what merely looks alike.
                let chain = heading.filter(|chain| *chain == ChainKind::Solana);
                let chain = chain.filter(|_| is_solana(&value));
                items.push(Item { value, place, chain, ..Item::default() });
            }
            previous = word;
        }
        if items.len() == before && line.len() <= LONGEST_HEADING {
            heading = chain_named(line).or(heading);
        }
    }
    items
}

/// Whether a text is a web page.
pub(crate) fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(512).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.contains("<html") || start.contains("<body")
}

/// A word as a value of the list, if it is an address or looks like one.
fn value(word: &str, previous: &str) -> Option<String> {
    if !LENGTHS.contains(&word.len()) {
        return None;
    }
    let hex = word.strip_prefix("0x").unwrap_or(word);
    if hex.len() == HASH_DIGITS && hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    if previous.eq_ignore_ascii_case("bitcoincash") {
        return Some(format!("{previous}:{word}"));
    }
    let is_address = word.parse::<ChainAddress>().is_ok();
    (is_address || looks_like_one(word)).then(|| word.to_owned())
}

/// Whether a word is no word of any language: an address with a mistake, most likely.
fn looks_like_one(word: &str) -> bool {
    let has = |kind: fn(&char) -> bool| word.chars().any(|c| kind(&c));
    word.starts_with("0x")
        || has(char::is_ascii_digit) && has(char::is_ascii_lowercase)
        || has(char::is_ascii_digit) && has(char::is_ascii_uppercase)
}

fn is_solana(value: &str) -> bool {
    value.parse::<ChainAddress>().is_ok_and(|address| address.chain() == ChainKind::Solana)
}

/// The chain that a heading names.
fn chain_named(line: &str) -> Option<ChainKind> {
    let line = line.to_ascii_lowercase();
    let words: Vec<&str> =
        line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let line = format!(" {} ", words.join(" "));
    CHAINS.iter().find(|(name, _)| line.contains(&format!(" {name} "))).map(|(_, chain)| *chain)
}

/// The elements whose content is not text.
const NOT_TEXT: [&str; 2] = ["script", "style"];

/// The elements that stand inside a line, and may stand inside an address.
const INLINE: [&str; 12] =
    ["a", "abbr", "b", "code", "em", "font", "i", "span", "strong", "tt", "u", "wbr"];

/// The text of a web page: what stands between the tags, a line for each block.
fn without_markup(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        push_text(&mut text, before);
        let (tag, after) = match after.strip_prefix("!--") {
            Some(comment) => ("", comment.split_once("-->").map_or("", |(_, after)| after)),
            None => after.split_once('>').unwrap_or((after, "")),
        };
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        rest = after;
        if NOT_TEXT.contains(&name.as_str()) && !tag.starts_with('/') {
            let end = format!("</{name}");
            let at = after.to_ascii_lowercase().find(&end).unwrap_or(after.len());
            rest = after.get(at..).unwrap_or_default();
        }
        if !INLINE.contains(&name.as_str()) {
            text.push('\n');
        }
    }
    push_text(&mut text, rest);
    text
}

/// Adds text with its character references resolved and without the characters that have no
/// width: pages put them into addresses so that lines can break there.
fn push_text(text: &mut String, mut raw: &str) {
    /// The longest reference that is one, `&CounterClockwiseContourIntegral;` and the like aside.
    const LONGEST: usize = 12;
    let mut push = |piece: &str| {
        let seen =
            |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}');
        text.extend(piece.chars().filter(seen));
    };
    while let Some((before, after)) = raw.split_once('&') {
        push(before);
        let (name, rest) = match after.split_once(';') {
            Some((name, rest)) if name.len() <= LONGEST => (name, rest),
            _ => ("amp", after),
        };
        let number =
            name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            });
        match number.and_then(char::from_u32) {
            Some(character) => push(character.encode_utf8(&mut [0; 4])),
            None if matches!(name, "shy" | "ZeroWidthSpace" | "zwj" | "zwnj") => {}
            None => push(" "),
        }
        raw = rest;
    }
    push(raw);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        read(text).into_iter().map(|item| item.value).collect()
    }

    const EVM: &str = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";
    const BITCOIN: &str = "125W5ek3DT6Zqy5S2iPt4FHQdNMCbZA3FU";
    const SOLANA: &str = "5omQJtDUHA3gMFdHEQg1zZSvcBUVzey5WaKWYRmqF1Vj";

    #[test]
    fn addresses_are_found_among_words_and_transactions_are_not() {
        let text = format!(
            "Bitcoin:\n- {BITCOIN}, {EVM};\nhash 0x{0}\n{0}\nantidisestablishmentarianisms\n\
             BTC:{BITCOIN}1\nbitcoincash:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",
            "ab".repeat(32)
        );
        assert_eq!(
            values(&text),
            [
                BITCOIN.to_owned(),
                EVM.to_owned(),
                format!("{BITCOIN}1"),
                "bitcoincash:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq".to_owned()
            ]
        );
    }

    #[test]
    fn only_a_heading_makes_a_key_one_of_solana() {
        let chains = |text: &str| read(text).into_iter().map(|item| item.chain).collect::<Vec<_>>();
        assert_eq!(chains(&format!("{SOLANA}\n")), [None]);
        let under = format!("Solana (SOL) addresses\n{SOLANA}\n{EVM}\nBitcoin\n{SOLANA}\n");
        assert_eq!(chains(&under), [Some(ChainKind::Solana), None, None]);
        assert_eq!(chain_named("Bitcoin Cash"), Some(ChainKind::BitcoinCash));
        assert_eq!(chain_named("resolved"), None);
    }

    #[test]
    fn a_page_is_read_as_it_is_seen() {
        let (start, end) = EVM.split_at(20);
        let page = format!(
            "<!DOCTYPE html><html><head><style>.a{{}}</style><script>var x = '{BITCOIN}';</script>\
             <!-- {BITCOIN} --></head><body><h2>Ethereum</h2><p data-a=\"{BITCOIN}\">{start}<wbr>\
             &#8203;<b>{end}</b><br>{BITCOIN}&nbsp;<td>x</td></body></html>"
        );
        assert_eq!(values(&page), [EVM, BITCOIN]);
        assert_eq!(values("<html><body><h1>Request blocked.</h1></body></html>"), [""; 0]);
    }
}
