//! Addresses, in full.

use crate::element::{Built, append, element, words};
use crate::text;

/// How many characters stand together.
const GROUP: usize = 4;
/// No address of any chain is longer than this; the longest are those of Zcash and of Cardano.
const LONGEST: usize = 300;

/// An address in groups of four, all of them equally strong.
///
/// It is never shortened and its ends are not marked out: whoever plants a look-alike address
/// matches the first and the last characters, since those are what people compare. The groups are
/// separate elements without spaces between them, so that one click selects the address and
/// copying it yields the address alone.
///
/// What is not made of letters and digits is no address, whatever it claims: it is shown as text.
pub(crate) fn full(address: &str) -> Built {
    let plain = address.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b':');
    if !plain || address.len() > LONGEST {
        return text::outside("code", "address", address);
    }
    let holder = element("code", "address")?;
    for (index, group) in groups(address).iter().enumerate() {
        if index > 0 {
            append(&holder, [&element("wbr", "")?])?;
        }
        append(&holder, [&words("span", "", group)?])?;
    }
    Ok(holder)
}

/// Groups of four characters; `0x` belongs to the first.
fn groups(address: &str) -> Vec<String> {
    let (prefix, digits) = match address.strip_prefix("0x") {
        Some(digits) => ("0x", digits),
        None => ("", address),
    };
    let characters: Vec<char> = digits.chars().collect();
    let mut groups: Vec<String> =
        characters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    match groups.first_mut() {
        Some(first) => first.insert_str(0, prefix),
        None => groups.push(prefix.to_owned()),
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_lose_nothing() {
        for address in [
            "0x0D79bC97FAd06A0E4eD5f0B8A4CB9B5a2A3Df0A1",
            "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            "0x",
            "",
        ] {
            assert_eq!(groups(address).concat(), address);
        }
        assert_eq!(groups("0x0D79bC97").join(" "), "0x0D79 bC97");
    }
}
