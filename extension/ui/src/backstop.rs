//! The backstop on the settings page: whether wallets that open by themselves are told of.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::browser::{self, Message, property};
use crate::element::{by_id, set_hidden};
use crate::options::{Tone, change, on, say};

/// Listens to its two buttons.
pub(crate) fn listen() -> Result<(), JsValue> {
    on(&by_id("around-on")?, "click", || {
        browser::ask_permission_for("tabs", |granted| {
            crate::broken::or_give_up(if granted {
                Message::new("settings").and_then(change)
            } else {
                by_id("around-words").and_then(|holder: Element| say(&holder, Tone::Bad, REFUSED))
            });
        })
    });
    on(&by_id("around-off")?, "click", || change(Message::new("around-off")?));
    Ok(())
}

/// What is said where the browser has not given the permission.
const REFUSED: &str = "Without the browser’s permission this stays turned off.";

/// Shows whether it is turned on, or that this browser has no way to do it.
pub(crate) fn show(answer: &JsValue) -> Result<(), JsValue> {
    let around = property(answer, "around");
    let possible = property(&around, "possible").is_truthy();
    let is_on = property(&around, "on").is_truthy();
    let words = match (possible, is_on) {
        (false, _) => {
            "This does not work in this browser: a wallet has another address for each person here, so there \
             is nothing to recognise it by."
        }
        (true, true) => "This is turned on.",
        (true, false) => "This is turned off.",
    };
    let holder: Element = by_id("around-words")?;
    holder.set_text_content(Some(words));
    set_hidden(&by_id("around-permission")?, !possible)?;
    set_hidden(&by_id("around-on")?, !possible || is_on)?;
    set_hidden(&by_id("around-off")?, !possible || !is_on)
}
