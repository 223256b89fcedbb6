//! The verdict: a word, a colour and a shape, and one sentence.

use countersign::Verdict;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::element::{append, fill, set_hidden, shape, words};
use crate::item::{Check, Item};
use crate::{list, text};

/// How a verdict looks and what it asks of the person.
pub(crate) struct Face {
    /// The name in `data-verdict`, in the style sheet and of the shape.
    pub(crate) name: &'static str,
    /// The word, the largest thing in the window beside the sentence.
    pub(crate) word: &'static str,
    /// What going on is called; nothing where nobody can go on.
    pub(crate) go_on: Option<&'static str>,
    /// What the person declares before going on; nothing where a plain press is enough.
    pub(crate) acknowledgement: Option<&'static str>,
}

/// The face of an item. What was not checked is met like a danger: unknown is never safe. What a
/// page asks that tampers with the browser is met with no way on, whatever it is.
pub(crate) fn face(item: &Item) -> Face {
    const ANYWAY: &str = "Continue anyway";
    if !item.hostile.is_empty() {
        return Face { name: "critical", word: "Stop", go_on: None, acknowledgement: None };
    }
    let Check::Reviewed(review) = &item.check else {
        return Face {
            name: "unchecked",
            word: "Not checked",
            go_on: Some(ANYWAY),
            acknowledgement: Some("Nobody checked this. I have read it myself and want to sign."),
        };
    };
    let (name, word, go_on, acknowledgement) = match review.verdict {
        Verdict::Critical => (
            "critical",
            "Stop",
            ANYWAY,
            Some("I have read this warning, I know who this is, and I want to sign."),
        ),
        Verdict::Danger => (
            "danger",
            "Danger",
            ANYWAY,
            Some("I know who asks for this and why, and I want to sign."),
        ),
        Verdict::Warning => ("warning", "Careful", ANYWAY, None),
        Verdict::Notice => ("notice", "Worth knowing", "Continue", None),
        Verdict::Clear => ("clear", "Nothing found", "Continue", None),
    };
    Face { name, word, go_on: Some(go_on), acknowledgement }
}

/// Says the verdict and its sentence at the head of the window.
pub(crate) fn show(word: &Element, summary: &Element, item: &Item) -> Result<(), JsValue> {
    let face = face(item);
    fill(word, [&shape(face.name)?, &words("span", "", face.word)?])?;
    if !item.hostile.is_empty() {
        let said = "This page tampers with what stands between it and your wallet. It can only be refused.";
        return fill(summary, [&words("span", "", said)?]);
    }
    match &item.check {
        Check::Reviewed(review) => fill(summary, [&text::inline(&review.summary)?]),
        Check::Unchecked(_) => fill(
            summary,
            [&words(
                "span",
                "",
                "Countersign could not check this request. It may be harmless or it may take \
                 everything: refuse unless you are certain.",
            )?],
        ),
    }
}

/// What is to be known about the request besides the review: what is wrong with the page, which way
/// the request took, why there is no review, and whether the site is paused.
pub(crate) fn show_reason(holder: &Element, item: &Item) -> Result<(), JsValue> {
    fill(holder, [])?;
    if !item.hostile.is_empty() {
        let list = list::bounded("ul", "reasons", &item.hostile, |reason| {
            text::outside("li", "", reason)
        })?;
        append(holder, [&words("h2", "", "What this page does")?, &list])?;
        let advice = "Honest pages have no use for that. Close the page; if you trust the site, tell those who run it.";
        append(holder, [&words("p", "", advice)?])?;
    }
    if item.past_wrapper {
        let said = "The page did not use the connection that your wallet offers to pages. It addressed the \
                    wallet from behind, where requests are easily missed. Honest pages rarely do.";
        append(holder, [&words("h2", "", "This took an unusual way")?, &words("p", "", said)?])?;
    }
    if let Check::Unchecked(reason) = &item.check {
        append(holder, [&words("h2", "", "Why it was not checked")?])?;
        append(holder, [&text::block("p", "message", reason)?])?;
    }
    if let Some(end) = item.paused_until {
        let said = format!(
            "You paused the warnings of this site until {}. This is shown because a pause is not for \
             what is worse than a warning.",
            clock(end)
        );
        append(holder, [&words("p", "paused", &said)?])?;
    }
    set_hidden(holder, holder.first_child().is_none())
}

/// A time of day as the person's browser writes it.
pub(crate) fn clock(at: f64) -> String {
    let options = js_sys::Object::new();
    for part in ["hour", "minute"] {
        // A plain object takes any property.
        let _ = js_sys::Reflect::set(&options, &part.into(), &"2-digit".into());
    }
    let date = js_sys::Date::new(&at.into());
    date.to_locale_time_string_with_options("default", &options).into()
}
