//! The address set on the settings page: which one is in use, and how a newer one comes.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlButtonElement, HtmlInputElement, Url};

use crate::browser::{self, Message, property, string};
use crate::element::{by_id, fill, set_hidden, words};
use crate::options::{Tone, change, on, read_file, say};
use crate::set;

/// Listens to everything that concerns the address set.
pub(crate) fn listen() -> Result<(), JsValue> {
    let file: HtmlInputElement = by_id("set-file")?;
    let chosen = file.clone();
    on(&file, "change", move || {
        read_file(&chosen, |name, data| match data {
            Some(data) => {
                change(Message::new("update-file")?.with("data", data)?.with("name", name)?)
            }
            None => say(&by_id("set-said")?, Tone::Bad, said("too-large").1),
        })
    });
    on(&by_id("web")?, "submit", turn_on);
    on(&by_id("web-now")?, "click", || {
        busy()?;
        change(Message::new("update-now")?)
    });
    on(&by_id("web-off")?, "click", || change(Message::new("update-off")?));
    Ok(())
}

/// Asks the browser for the permission and then the background to begin.
fn turn_on() -> Result<(), JsValue> {
    let field: HtmlInputElement = by_id("url")?;
    let url = field.value();
    let Some(origin) = origin(&url) else {
        say(&by_id("set-said")?, Tone::Bad, NO_URL)?;
        return field.focus();
    };
    browser::ask_permission(&origin, move |granted| {
        crate::broken::or_give_up(if granted {
            busy().and_then(|()| change(Message::new("update-on")?.with("url", url)?))
        } else {
            by_id("set-said")
                .and_then(|holder: Element| say(&holder, Tone::Bad, said("permission").1))
        });
    })
}

/// What is said of a text that is no place to fetch from.
const NO_URL: &str = "This is not an address of the secure web. It has to begin with https:// and \
                      hold no name or password.";

/// The site of a URL of the secure web, as browsers write it in permissions.
fn origin(url: &str) -> Option<String> {
    let url = Url::new(url.trim()).ok()?;
    let plain =
        url.protocol() == "https:" && url.username().is_empty() && url.password().is_empty();
    plain.then(|| format!("https://{}/*", url.hostname()))
}

fn busy() -> Result<(), JsValue> {
    for id in ["web-on", "web-now", "web-off"] {
        by_id::<HtmlButtonElement>(id)?.set_disabled(true);
    }
    say(&by_id("set-said")?, Tone::Good, "Looking…")
}

/// Shows the set in use, how it is kept up to date, and what came of the last attempt.
pub(crate) fn show(answer: &JsValue) -> Result<(), JsValue> {
    let holder: Element = by_id("set")?;
    match set::engine(answer) {
        Some(engine) => fill(&holder, [&set::rows(&engine, answer)?])?,
        None => fill(&holder, [&words("p", "unknown", "The engine does not run.")?])?,
    }
    let updates = property(answer, "updates");
    let is_on = property(&updates, "on").is_truthy();
    let meaning = if is_on { "This is turned on." } else { "This is turned off." };
    by_id::<Element>("web-words")?.set_text_content(Some(meaning));
    let field: HtmlInputElement = by_id("url")?;
    field.set_read_only(is_on);
    if field.value().is_empty() || is_on {
        field.set_value(&string(&updates, "url").unwrap_or_default());
    }
    for (id, shown) in
        [("web-on", !is_on), ("web-note", !is_on), ("web-now", is_on), ("web-off", is_on)]
    {
        set_hidden(&by_id(id)?, !shown)?;
    }
    for id in ["web-on", "web-now", "web-off"] {
        by_id::<HtmlButtonElement>(id)?.set_disabled(false);
    }
    let last = property(&updates, "last");
    let at = set::moment(&property(&last, "at"));
    let line = at.map(|at| format!("Last attempt: {at}. {}", outcome(&last).1));
    by_id::<Element>("set-last")?.set_text_content(line.as_deref());
    show_attempt(answer)
}

fn show_attempt(answer: &JsValue) -> Result<(), JsValue> {
    let attempt = property(answer, "attempt");
    let holder: Element = by_id("set-said")?;
    if attempt.is_null() {
        return say(&holder, Tone::Bad, NO_URL);
    }
    if !attempt.is_object() {
        return fill(&holder, []);
    }
    let (tone, words) = outcome(&attempt);
    set_hidden(&holder, false)?;
    say(&holder, tone, &words)?;
    // The same would stand there twice.
    by_id::<Element>("set-last")?.set_text_content(None);
    Ok(())
}

fn outcome(attempt: &JsValue) -> (Tone, String) {
    let detail = string(attempt, "detail").unwrap_or_default();
    let (tone, words) = said(&string(attempt, "outcome").unwrap_or_default());
    (tone, words.replace("{}", &detail))
}

/// What came of an attempt to use a set, in words; `{}` stands for a detail.
fn said(outcome: &str) -> (Tone, &'static str) {
    let words = match outcome {
        "new" => return (Tone::Good, "The newer set is in use."),
        "same" => return (Tone::Good, "There is nothing newer."),
        "signature" => {
            "This set was not signed by its publisher, or was changed after that. It is not used; \
             everything stays as it was."
        }
        "older" => "This set is older than the one in use. Everything stays as it was.",
        "expired" => {
            "This set has run out: its publisher did not want it to be used any more. Everything \
             stays as it was."
        }
        "broken" => "This is not an address set, or not a whole one. Everything stays as it was.",
        "too-large" => "This file is too large for an address set. Everything stays as it was.",
        "storage" => {
            "The newer set is in use, but the browser could not store it. It will be gone when \
             the browser restarts."
        }
        "permission" => {
            "Without the browser’s permission for this site nothing is fetched. Everything stays \
             as it was."
        }
        "unreachable" => {
            "Nothing came from there: the site does not answer, or sends elsewhere. Everything \
             stays as it was."
        }
        "status" => "The site has no such file (it answered {}). Everything stays as it was.",
        _ => "The engine could not look at it. Everything stays as it was.",
    };
    (Tone::Bad, words)
}
