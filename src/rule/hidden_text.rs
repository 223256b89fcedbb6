use super::Lists;
use crate::act::{Acts, Asset, Content, Deed};
use crate::finding::{Finding, Level};

declare_rule! {
    /// A text has characters that hide or reorder parts of it, or pushes them out of sight.
    HIDDEN_TEXT = "hidden-text", [Warning], check;
}

/// How many line ends in a row push what follows out of a wallet's window; paragraphs have two.
const LINES: usize = 12;

/// How many marks may stand on one letter: Vietnamese and the like have two.
const MARKS: usize = 4;

/// How many blanks in a row do the same.
const BLANKS: usize = 100;

/// What hides parts of a text, in words.
fn hidden(text: &str) -> Option<&'static str> {
    // Most texts are ASCII, which has none of these.
    if !text.is_ascii()
        && let Some(how) = unseen(text)
    {
        return Some(how);
    }
    // What returns to the beginning of its line writes over it, where a terminal shows it.
    if text.split('\r').skip(1).any(|rest| !rest.is_empty() && !rest.starts_with('\n')) {
        return Some("line ends that have one line cover another");
    }
    let run = |wanted: fn(char) -> bool, skipped: fn(char) -> bool| {
        let mut longest = 0_usize;
        let mut current = 0_usize;
        for c in text.chars() {
            if wanted(c) {
                current += 1;
                longest = longest.max(current);
            } else if !skipped(c) {
                current = 0;
            }
        }
        longest
    };
    let ends = text.bytes().filter(|byte| matches!(byte, b'\n' | b'\r' | 0xa8 | 0xa9)).count();
    if ends > LINES && run(ends_line, char::is_whitespace) > LINES
        || may_have_blanks(text.as_bytes()) && run(is_blank, |_| false) > BLANKS
    {
        return Some("empty space that pushes what follows out of sight");
    }
    None
}

/// What ends a line: line feeds, and what some show as one. The last byte of the latter is 0xa8 or 0xa9.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{2028}' | '\u{2029}')
}

/// White space, and the pattern of Braille without dots.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}

/// Whether so many blanks may stand in a row: then one of every so many bytes is of a blank, or of a
/// character beyond ASCII, which may be one.
fn may_have_blanks(text: &[u8]) -> bool {
    let mut looked_at = text.iter().skip(BLANKS).step_by(BLANKS);
    looked_at.any(|byte| byte.is_ascii_whitespace() || *byte == 0x0b || !byte.is_ascii())
}

/// Characters that hide parts of a text or reorder it, in words.
fn unseen(text: &str) -> Option<&'static str> {
    if text.chars().any(reorders) {
        return Some("characters that make it read in another order than it is written");
    }
    if text.chars().any(is_tag) {
        return Some("characters that nobody sees");
    }
    // Emojis and several scripts join letters by characters without width; between ASCII they hide. So do
    // letters of Hangul that stand for none, Mongolian's and the selectors of emojis.
    let invisible = |c: char| {
        matches!(c,
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{34f}' | '\u{17b4}' | '\u{17b5}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{feff}' | '\u{00ad}' | '\u{61c}' | '\u{180e}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{fe00}'..='\u{fe0e}' | '\u{fff9}'..='\u{fffb}')
    };
    let mut before = ' ';
    let mut marks = 0;
    for c in text.chars() {
        if invisible(c) && before.is_ascii() && !is_emoji(before) {
            return Some("characters that nobody sees");
        }
        // Marks on top of one another cover what stands around them.
        marks = if matches!(c, '\u{300}'..='\u{36f}') { marks + 1 } else { 0 };
        if marks > MARKS {
            return Some("marks that cover other letters");
        }
        before = c;
    }
    None
}

/// What selects how a digit or a sign is shown as a picture may follow it.
fn is_emoji(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '#' | '*')
}

/// The controls of the bidirectional algorithm, apart from the two marks that texts in Arabic and Hebrew
/// use.
fn reorders(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Tags and variation selectors, which can carry a whole text unseen; the selectors of emojis are below.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e01ef}')
}

fn check(acts: &Acts, _: &Lists<'_>, findings: &mut Vec<Finding>) {
    acts.each(|act| {
        let texts: [Option<&str>; 2] = match &act.deed {
            Deed::SignMessage { text, .. } => [text.as_deref(), None],
            Deed::Order { text, .. } => [Some(text.as_str()), None],
            Deed::SignIn { domain, statement, .. } => [Some(domain.as_str()), statement.as_deref()],
            Deed::WatchAsset { asset: Asset::Token { symbol, .. }, .. } => {
                [symbol.as_deref(), None]
            }
            Deed::AddNetwork { name, symbol, .. } => [name.as_deref(), symbol.as_deref()],
            _ => return,
        };
        let is_name = matches!(act.deed, Deed::WatchAsset { .. } | Deed::AddNetwork { .. });
        let how = texts.into_iter().flatten().find_map(|text| {
            let controls = is_name && text.chars().any(char::is_control);
            controls.then_some("characters that no name has").or_else(|| hidden(text))
        });
        if let Some(how) = how {
            findings.push(finding(&act.path, how));
        }
    });
    if acts.signed.is_empty() {
        return;
    }
    for signed in &acts.signed {
        if !signed.short_texts.is_ascii()
            && let Some(how) = unseen(&signed.short_texts)
        {
            findings.push(finding(&signed.path, how));
        }
    }
    for payload in &acts.payloads {
        if let Content::Text(text) = &payload.content
            && let Some(how) = hidden(text)
            && findings.iter().all(|one| one.rule != HIDDEN_TEXT.id || one.path != payload.path)
        {
            findings.push(finding(&payload.path, how));
        }
    }
}

fn finding(path: &str, how: &str) -> Finding {
    HIDDEN_TEXT.about_place(
        Level::Warning,
        "Part of this text is hidden from whoever reads it.",
        format!("It has {how}. What you would sign is not what you see."),
        path,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_is_found_and_what_joins_is_not() {
        for text in [
            "a\u{202e}b",
            "a\u{200b}b",
            "x\u{2067}",
            "a\u{e0041}",
            "a\u{3164}b",
            "all my coins\rnothing",
            "a\u{fe01}\u{fe05}",
            "a\u{335}\u{335}\u{335}\u{335}\u{335}",
            &"\u{2028}".repeat(13),
            &"\u{2800}".repeat(101),
            &"\n".repeat(13),
            &" ".repeat(101),
        ] {
            assert!(hidden(text).is_some(), "{text:?}");
        }
        for text in [
            "hello\n\nworld",
            "1\u{fe0e} one",
            "a\r\nb\r",
            "👩\u{200d}💻 dev",
            "نامه\u{200c}ای",
            "❤\u{fe0f}",
            "",
        ] {
            assert!(hidden(text).is_none(), "{text:?}");
        }
        assert!(hidden(&"\n \n".repeat(10)).is_some());
    }
}
