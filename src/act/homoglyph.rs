//! Letters of other alphabets that look like Latin ones.

/// A name as an eye takes it: in small Latin letters and digits, without anything else.
pub fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter_map(latin).collect()
}

/// The Latin letter or digit that a small letter looks like; `None` for what is neither.
fn latin(letter: char) -> Option<char> {
    /// Full-width forms stand in the order of ASCII.
    const WIDE: u32 = 0xfee0;
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric().then_some(letter);
    }
    if let '\u{ff01}'..='\u{ff5e}' = letter {
        return char::from_u32(u32::from(letter) - WIDE).and_then(latin);
    }
    // Letters and digits of mathematics: alphabets of 52 letters each, then digits.
    if let '\u{1d400}'..='\u{1d6a3}' = letter {
        let at = u8::try_from((u32::from(letter) - 0x1d400) % 26).unwrap_or_default();
        return Some(char::from(b'a'.saturating_add(at)));
    }
    if let '\u{1d7ce}'..='\u{1d7ff}' = letter {
        return char::from_digit((u32::from(letter) - 0x1d7ce) % 10, 10);
    }
    Some(match letter {
        // Hangul's letters that stand for none.
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => return None,
        'а' | 'α' | 'ɑ' | 'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ą' | 'ạ' | 'ā' => 'a',
        'в' | 'β' | 'ь' | 'ḃ' => 'b',
        'с' | 'ϲ' | 'ç' | 'ć' | 'č' | 'ċ' | 'ⅽ' => 'c',
        'ԁ' | 'ɗ' | 'đ' | 'ḍ' | 'ⅾ' => 'd',
        'е' | 'ε' | 'ё' | 'é' | 'è' | 'ê' | 'ë' | 'ė' | 'ę' | 'ẹ' | 'ē' => 'e',
        'ɡ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'н' | 'һ' | 'η' | 'ḥ' | 'ħ' => 'h',
        'і' | 'ι' | 'ı' | 'í' | 'ì' | 'î' | 'ï' | 'ị' | 'ī' | 'ⅰ' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' | 'ķ' => 'k',
        'ӏ' | 'ł' | 'ľ' | 'ḷ' | 'ⅼ' => 'l',
        'м' | 'μ' | 'ṃ' | 'ⅿ' => 'm',
        'ո' | 'п' | 'ñ' | 'ń' | 'ň' | 'ṇ' => 'n',
        'о' | 'ο' | 'σ' | 'օ' | 'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ọ' | 'ō' => 'o',
        'р' | 'ρ' | 'ṗ' => 'p',
        'ԛ' => 'q',
        'г' | 'ŕ' | 'ř' | 'ṛ' => 'r',
        'ѕ' | 'ś' | 'š' | 'ş' | 'ș' | 'ṣ' => 's',
        'т' | 'τ' | 'ť' | 'ţ' | 'ṭ' | '₮' => 't',
        'υ' | 'ս' | 'ᑌ' | 'ú' | 'ù' | 'û' | 'ü' | 'ụ' | 'ū' => 'u',
        'ν' | 'ѵ' | 'ⅴ' => 'v',
        'ԝ' | 'ω' | 'ш' | 'ẁ' | 'ẃ' | 'ŵ' => 'w',
        'х' | 'χ' | 'ⅹ' => 'x',
        'у' | 'γ' | 'ý' | 'ÿ' | 'ỵ' => 'y',
        'ž' | 'ź' | 'ż' | 'ζ' | 'ẓ' => 'z',
        _ => return letter.is_alphanumeric().then_some(letter),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_as_they_look() {
        for (text, read) in [
            ("Ethereum Mainnet", "ethereummainnet"),
            ("Εthеrеum", "ethereum"),
            ("ＵＳＤＣ", "usdc"),
            ("USDС", "usdc"),
            ("U\u{200b}SDT", "usdt"),
            ("USD₮0", "usdt0"),
            ("𝐔𝐒𝐃𝐂", "usdc"),
            ("𝗎𝓈𝚍𝕔𝟘", "usdc0"),
            ("US\u{3164}DC", "usdc"),
            ("ᑌSDC", "usdc"),
            ("USDC.e", "usdce"),
            ("以太坊", "以太坊"),
            ("", ""),
        ] {
            assert_eq!(folded(text), read, "{text}");
        }
    }
}
