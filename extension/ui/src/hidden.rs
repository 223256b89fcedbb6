//! Characters that a reader cannot see, or that move the others around: they are shown by name.
//!
//! A page chooses the texts that the review window repeats. With a right-to-left override, a
//! zero-width space or a pile of combining marks it could make one text look like another, or
//! cover what stands around it.

/// A stretch of text: as it is, or a run of one character that is shown by name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Characters that show what they are.
    Plain(String),
    /// A hidden character, and how often it stands here in a row.
    Hidden(char, usize),
}

/// How many combining marks may sit on one letter. Vietnamese, Thai and Hebrew need up to three;
/// more of them reach into the lines above and below.
const MAX_MARKS: usize = 3;

/// Takes a text apart into what may be shown as it is and what must be named.
///
/// Line feeds and tabs stay as they are where `lines` is set, as in a message that is signed;
/// elsewhere a line feed would push the rest of a name out of sight, so it is named.
pub(crate) fn pieces(text: &str, lines: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut marks = 0;
    for character in text.chars() {
        marks = if is_combining(character) { marks + 1 } else { 0 };
        let shown = lines && matches!(character, '\n' | '\t');
        let hide = !shown && (is_hidden(character) || marks > MAX_MARKS);
        match pieces.last_mut() {
            Some(Piece::Plain(plain)) if !hide => plain.push(character),
            Some(Piece::Hidden(last, count)) if hide && *last == character => *count += 1,
            _ if hide => pieces.push(Piece::Hidden(character, 1)),
            _ => pieces.push(Piece::Plain(character.to_string())),
        }
    }
    pieces
}

/// What a hidden character is called, for those that matter most; the others have their number.
pub(crate) fn name(character: char) -> String {
    let known = match character {
        '\0' => "null",
        '\t' => "tab",
        '\n' => "line feed",
        '\r' => "carriage return",
        '\u{1b}' => "escape",
        '\u{ad}' => "soft hyphen",
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200d}' => "zero-width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202a}' => "left-to-right embedding",
        '\u{202b}' => "right-to-left embedding",
        '\u{202c}' => "end of embedding",
        '\u{202d}' => "left-to-right override",
        '\u{202e}' => "right-to-left override",
        '\u{2060}' => "word joiner",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "isolate",
        '\u{2069}' => "end of isolate",
        '\u{feff}' => "byte order mark",
        _ => return format!("U+{:04X}", u32::from(character)),
    };
    known.to_owned()
}

/// Controls, formatting characters, and letters that are drawn as nothing.
///
/// The emoji presentation selectors U+FE0E and U+FE0F are left alone: they follow ordinary emoji
/// everywhere and move nothing.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The blocks of combining marks that are not tied to one script.
fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Piece {
        Piece::Plain(text.to_owned())
    }

    #[test]
    fn ordinary_text_of_any_script_is_one_piece() {
        for text in ["https://app.example", "Größe ✍️", "日本語", "العربية", "Tiếng Việt"]
        {
            assert_eq!(pieces(text, false), [plain(text)]);
        }
    }

    #[test]
    fn an_override_is_named_where_it_stands() {
        assert_eq!(
            pieces("pay\u{202e}nosnah", false),
            [plain("pay"), Piece::Hidden('\u{202e}', 1), plain("nosnah")]
        );
        assert_eq!(name('\u{202e}'), "right-to-left override");
    }

    #[test]
    fn a_flood_of_one_character_is_counted() {
        let flood = "\u{200b}".repeat(10_000);
        assert_eq!(pieces(&flood, false), [Piece::Hidden('\u{200b}', 10_000)]);
    }

    #[test]
    fn lines_are_kept_in_messages_and_named_in_names() {
        assert_eq!(pieces("a\n\tb", true), [plain("a\n\tb")]);
        assert_eq!(pieces("a\nb", false), [plain("a"), Piece::Hidden('\n', 1), plain("b")]);
        assert_eq!(pieces("a\rb", true), [plain("a"), Piece::Hidden('\r', 1), plain("b")]);
    }

    #[test]
    fn piled_marks_are_named_from_the_fourth_on() {
        let piled = format!("a{}", "\u{301}".repeat(20));
        assert_eq!(
            pieces(&piled, false),
            [plain("a\u{301}\u{301}\u{301}"), Piece::Hidden('\u{301}', 17)]
        );
    }

    #[test]
    fn letters_that_are_drawn_as_nothing_are_named() {
        for character in ['\u{3164}', '\u{2800}', '\u{115f}', '\u{e0041}', '\0', '\u{7f}'] {
            assert_eq!(pieces(&character.to_string(), true), [Piece::Hidden(character, 1)]);
        }
        assert_eq!(name('\u{3164}'), "U+3164");
    }
}
