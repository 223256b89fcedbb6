//! Text from outside: isolated, its hidden characters named, its length bounded.

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::broken;
use crate::element::{Built, append, button, document, element, words};
use crate::hidden::{self, Piece};

/// How much of a text is shown before the person asks for more: so many characters and lines from
/// its beginning, and so many from its end, since what matters may stand last, after a page of
/// padding or of empty lines.
#[derive(Clone, Copy)]
struct Bounds {
    first: usize,
    first_lines: usize,
    last: usize,
    last_lines: usize,
    /// Whether line feeds and tabs stay as they are.
    lines: bool,
}

/// Names of wallets, tokens and types: honest ones fit into a line or two.
const NAME: Bounds = Bounds { first: 80, first_lines: 1, last: 20, last_lines: 1, lines: false };
/// Sentences and origins: the longest host name, with scheme and port, is shown whole.
const SENTENCE: Bounds =
    Bounds { first: 300, first_lines: 1, last: 100, last_lines: 1, lines: false };
/// Messages and raw data.
const BLOCK: Bounds = Bounds { first: 600, first_lines: 12, last: 200, last_lines: 4, lines: true };

/// How many characters are ever laid out; more would freeze the window. What is left out is said.
const MAX_SHOWN: usize = 200_000;
/// How many runs of hidden characters are named one by one; a message can hold thousands.
const MAX_NAMED: usize = 200;

/// A text from outside in a line with others: a site, a sentence of the review.
///
/// `bdi` keeps its direction from reaching the words around it.
pub(crate) fn inline(text: &str) -> Built {
    let isolated = element("bdi", "outside")?;
    append_bounded(&isolated, text, SENTENCE)?;
    Ok(isolated)
}

/// A name that somebody gave himself.
pub(crate) fn name(text: &str) -> Built {
    let isolated = element("bdi", "outside")?;
    append_bounded(&isolated, text, NAME)?;
    Ok(isolated)
}

/// An element of the page's own that holds one text from outside.
pub(crate) fn outside(tag: &str, class: &str, text: &str) -> Built {
    let holder = element(tag, class)?;
    append(&holder, [&inline(text)?])?;
    Ok(holder)
}

/// A text from outside that stands by itself and keeps its lines: a message, raw data.
pub(crate) fn block(tag: &str, class: &str, text: &str) -> Built {
    let block = element(tag, class)?;
    block.set_attribute("dir", "auto")?;
    append_bounded(&block, text, BLOCK)?;
    Ok(block)
}

fn append_bounded(holder: &Element, text: &str, bounds: Bounds) -> Result<(), JsValue> {
    let Some((first, last, left_out)) = ends(text, bounds) else {
        return append_pieces(holder, text, bounds.lines);
    };
    append_pieces(holder, first, bounds.lines)?;
    let more = button("more", &format!("Show all ({left_out} more characters)"))?;
    append(holder, [&*more])?;
    append_pieces(holder, last, bounds.lines)?;

    let whole = text.to_owned();
    let holder = holder.clone();
    EventListener::once(&more, "click", move |_| {
        broken::or_give_up(show_whole(&holder, &whole, bounds.lines));
    })
    .forget();
    Ok(())
}

fn show_whole(holder: &Element, whole: &str, lines: bool) -> Result<(), JsValue> {
    holder.set_text_content(None);
    let end = whole.char_indices().nth(MAX_SHOWN).map_or(whole.len(), |(at, _)| at);
    let (shown, rest) = whole.split_at_checked(end).unwrap_or((whole, ""));
    append_pieces(holder, shown, lines)?;
    if !rest.is_empty() {
        let count = rest.chars().count();
        let said = format!(" {count} more characters are too many to show.");
        append(holder, [&words("strong", "", &said)?])?;
    }
    // The button that had the focus is gone; without this the focus would fall back to the top.
    holder.set_attribute("tabindex", "-1")?;
    if let Some(holder) = holder.dyn_ref::<web_sys::HtmlElement>() {
        holder.focus()?;
    }
    Ok(())
}

/// The beginning and the end of a text that is too long to show, and how much lies between.
fn ends(text: &str, bounds: Bounds) -> Option<(&str, &str, usize)> {
    let count = text.chars().count();
    let first = reach(text.chars(), bounds.first, bounds.first_lines);
    let last = reach(text.chars().rev(), bounds.last, bounds.last_lines);
    let left_out = count.checked_sub(first + last).filter(|left_out| *left_out > 0)?;
    let (head, rest) = text.split_at_checked(text.char_indices().nth(first)?.0)?;
    let tail = rest.char_indices().nth(left_out).map_or("", |(at, _)| rest.get(at..).unwrap_or(""));
    Some((head, tail, left_out))
}

/// How many characters fit into so many characters and lines.
fn reach(text: impl Iterator<Item = char>, characters: usize, lines: usize) -> usize {
    text.take(characters)
        .scan(0, |seen, character| {
            *seen += usize::from(character == '\n');
            (*seen < lines).then_some(())
        })
        .count()
}

fn append_pieces(holder: &Element, text: &str, lines: bool) -> Result<(), JsValue> {
    let document = document()?;
    let pieces = hidden::pieces(text, lines);
    let mut named = 0;
    for piece in &pieces {
        match piece {
            Piece::Plain(plain) => {
                holder.append_child(&document.create_text_node(plain))?;
            }
            Piece::Hidden(character, count) => {
                named += 1;
                let said = match (named > MAX_NAMED, count) {
                    (true, _) => "\u{fffd}".to_owned(),
                    (false, 1) => hidden::name(*character),
                    (false, count) => format!("{} ×{count}", hidden::name(*character)),
                };
                append(holder, [&words("span", "hidden-character", &said)?])?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_shown_whole() {
        assert_eq!(ends("", BLOCK), None);
        assert_eq!(ends(&"x".repeat(BLOCK.first + BLOCK.last), BLOCK), None);
        assert_eq!(ends("a\nb\nc", BLOCK), None);
        let origin = format!("https://{}:65535", "a".repeat(253));
        assert_eq!(ends(&origin, SENTENCE), None);
    }

    #[test]
    fn long_texts_keep_their_beginning_and_their_end() {
        let text = format!("{}middle{}", "a".repeat(BLOCK.first), "z".repeat(BLOCK.last));
        let (first, last, left_out) = ends(&text, BLOCK).unwrap();
        assert_eq!(first, "a".repeat(BLOCK.first));
        assert_eq!(last, "z".repeat(BLOCK.last));
        assert_eq!(left_out, "middle".len());
    }

    #[test]
    fn empty_lines_do_not_push_the_end_away() {
        let text = format!("Welcome{}You give everything.", "\n".repeat(500));
        let (first, last, left_out) = ends(&text, BLOCK).unwrap();
        assert!(first.lines().count() <= BLOCK.first_lines);
        assert!(last.ends_with("You give everything."));
        assert_eq!(first.chars().count() + last.chars().count() + left_out, text.chars().count());
    }

    #[test]
    fn characters_of_several_bytes_are_not_cut() {
        let text = "é日🙂".repeat(1_000);
        let (first, last, left_out) = ends(&text, BLOCK).unwrap();
        assert_eq!(first.chars().count() + last.chars().count() + left_out, 3_000);
    }
}
