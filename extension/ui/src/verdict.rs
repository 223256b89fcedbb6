//! The verdict: a word, a colour and a shape, and one sentence.

use countersign::Verdict;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::element::{append, fill, shape, words};
use crate::item::{Check, Item};
use crate::text;

/// How a verdict looks and what it asks of the person.
pub(crate) struct Face {
    /// The name in `data-verdict`, in the style sheet and of the shape.
    pub(crate) name: &'static str,
    /// The word, the largest thing in the window beside the sentence.
    pub(crate) word: &'static str,
    /// What going on is called.
    pub(crate) go_on: &'static str,
    /// What the person declares before going on; nothing where a plain press is enough.
    pub(crate) acknowledgement: Option<&'static str>,
}

/// The face of an item. What was not checked is met like a danger: unknown is never safe.
pub(crate) fn face(check: &Check) -> Face {
    const ANYWAY: &str = "Continue anyway";
    let Check::Reviewed(review) = check else {
        return Face {
            name: "unchecked",
            word: "Not checked",
            go_on: ANYWAY,
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
    Face { name, word, go_on, acknowledgement }
}

/// Says the verdict and its sentence at the head of the window.
pub(crate) fn show(word: &Element, summary: &Element, item: &Item) -> Result<(), JsValue> {
    let face = face(&item.check);
    fill(word, [&shape(face.name)?, &words("span", "", face.word)?])?;
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

/// Why there is no review, where there is none.
pub(crate) fn show_reason(holder: &Element, item: &Item) -> Result<(), JsValue> {
    match &item.check {
        Check::Reviewed(_) => fill(holder, []),
        Check::Unchecked(reason) => {
            fill(holder, [&words("h2", "", "Why it was not checked")?])?;
            append(holder, [&text::block("p", "message", reason)?])
        }
    }
}
