//! The popup: what Countersign has done since the browser started, and what it knows.

use countersign::EngineInfo;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use gloo::events::EventListener;

use crate::asker::row;
use crate::broken::or_give_up;
use crate::browser::{Message, json, property, string};
use crate::element::{append, button, by_id, element, fill, shape, words};
use crate::verdict::clock;
use crate::{set, text};

/// Asks the background and shows what it answers.
pub(crate) fn open() -> Result<(), JsValue> {
    ask(Message::new("counts")?)
}

/// Each message of this page is answered with everything that it shows.
fn ask(message: Message) -> Result<(), JsValue> {
    message.ask(|answer| or_give_up(show(&answer.unwrap_or_default())))
}

fn show(answer: &JsValue) -> Result<(), JsValue> {
    let engine = set::engine(answer);
    show_state(&by_id("state")?, engine.as_ref(), string(answer, "engine_error"))?;
    show_site(&by_id("site")?, &property(answer, "site"))?;
    show_counts(&by_id("counts")?, answer)?;
    show_engine(&by_id("engine")?, engine.as_ref(), answer)?;
    crate::reveal()
}

/// Whether requests are read at all; loudly where they are not.
fn show_state(
    holder: &Element,
    engine: Option<&EngineInfo>,
    error: Option<String>,
) -> Result<(), JsValue> {
    if engine.is_some() {
        holder.set_attribute("data-state", "running")?;
        let protects = "What a page asks your wallet to sign is read here, on this computer, before \
                        the wallet sees it.";
        return fill(holder, [&words("p", "", protects)?]);
    }
    holder.set_attribute("data-state", "failed")?;
    let heading = element("h2", "")?;
    append(&heading, [&shape("unchecked")?, &words("span", "", "The engine does not run")?])?;
    let meaning = "Requests are not checked. Each one will be shown to you as unchecked: refuse \
                   what you are not certain of.";
    fill(holder, [&heading, &words("p", "", meaning)?])?;
    if let Some(error) = error {
        append(holder, [&text::block("p", "message", &error)?])?;
    }
    Ok(())
}

/// The site in front, and the pause of its warnings.
fn show_site(holder: &Element, site: &JsValue) -> Result<(), JsValue> {
    let Some(origin) = string(site, "origin") else {
        return fill(holder, []);
    };
    let until = property(site, "paused_until").as_f64();
    let (kind, label, state, meaning) = match until {
        Some(end) => (
            "resume",
            "End the pause",
            format!("Paused until {}", clock(end)),
            "What this site asks goes to your wallet without a warning. Dangers, listed addresses and what could \
             not be checked are still shown.",
        ),
        None => (
            "pause",
            "Pause warnings for 15 minutes",
            String::new(),
            "A pause lets through, unseen, what deserves only a warning. Dangers, listed addresses and what could \
             not be checked are still shown. Never pause because a page tells you to.",
        ),
    };
    let act = button(kind, label)?;
    EventListener::once(&act, "click", move |_| {
        or_give_up(Message::new(kind).and_then(|message| ask(message.with("origin", &*origin)?)));
    })
    .forget();
    let host = string(site, "origin").unwrap_or_default();
    let heading = element("h2", "")?;
    append(&heading, [&text::inline(&host)?])?;
    holder.set_attribute("data-state", if until.is_some() { "paused" } else { "guarded" })?;
    let state = words("p", "until", &state)?;
    fill(holder, [&heading, &state, &words("p", "", meaning)?, &*act])
}

fn show_counts(holder: &Element, answer: &JsValue) -> Result<(), JsValue> {
    let rows = element("dl", "numbers")?;
    for (name, term) in [
        ("read", "requests read"),
        ("passed", "passed without a warning"),
        ("paused", "passed while paused"),
        ("warned", "warned about"),
        ("refused", "refused"),
        ("allowed", "signed after a warning"),
    ] {
        // A count that did not come is not known; it is not zero.
        let count = json(&property(answer, name)).unwrap_or_else(|| "?".to_owned());
        append(&rows, &row(term, &words("span", name, &count)?)?)?;
    }
    fill(holder, [&words("h2", "", "Since the browser started")?, &rows])
}

fn show_engine(
    holder: &Element,
    engine: Option<&EngineInfo>,
    answer: &JsValue,
) -> Result<(), JsValue> {
    let Some(engine) = engine else {
        return fill(holder, []);
    };
    fill(holder, [&words("h2", "", "What it knows")?, &set::rows(engine, answer)?])
}
