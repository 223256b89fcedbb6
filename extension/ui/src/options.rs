//! The page “Settings”: the person's own addresses, and where the address set comes from.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use crate::broken::or_give_up;
use crate::browser::{Message, property};
use crate::element::{Built, append, element, words};
use crate::{backstop, own, updates};

/// The largest file that is read, in bytes: an address set of the largest size, in base64 again.
const MAX_FILE: f64 = 6_000_000.0;

/// Asks the background for the settings, shows them, and listens to the person.
pub(crate) fn open() -> Result<(), JsValue> {
    own::listen()?;
    updates::listen()?;
    backstop::listen()?;
    Message::new("settings")?.ask(|answer| {
        or_give_up(answer.and_then(|answer| {
            show(&answer)?;
            crate::reveal()
        }));
    })
}

/// Sends a message that changes something, and shows what came of it.
///
/// The background answers each with everything that the page shows, so that what stands there is
/// what is stored.
pub(crate) fn change(message: Message) -> Result<(), JsValue> {
    message.ask(|answer| or_give_up(answer.and_then(|answer| show(&answer))))
}

fn show(answer: &JsValue) -> Result<(), JsValue> {
    own::show(&property(answer, "book"))?;
    own::show_outcome(answer)?;
    backstop::show(answer)?;
    updates::show(answer)
}

/// Whether what is said is what the person wanted to hear.
#[derive(Clone, Copy)]
pub(crate) enum Tone {
    Good,
    Bad,
}

/// Says in a place of the page what came of something.
pub(crate) fn say(holder: &Element, tone: Tone, said: &str) -> Result<(), JsValue> {
    holder.set_attribute("data-tone", if matches!(tone, Tone::Good) { "good" } else { "bad" })?;
    holder.set_text_content(Some(said));
    Ok(())
}

/// Listens to a button, a form or a field. The browser's own way with forms is to leave the page.
pub(crate) fn on(
    target: &Element,
    event: &'static str,
    act: impl Fn() -> Result<(), JsValue> + 'static,
) {
    listen(target, event, Box::new(act));
}

fn listen(target: &Element, event: &'static str, act: Box<dyn Fn() -> Result<(), JsValue>>) {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, event, options, move |event: &Event| {
        if event.type_() == "submit" {
            event.prevent_default();
        }
        or_give_up(act());
    })
    .forget();
}

/// Reads the file that was chosen and hands it over as base64, with its name; nothing but the name
/// where it is too large to be what is wanted.
pub(crate) fn read_file(
    input: &HtmlInputElement,
    read: impl FnOnce(String, Option<String>) -> Result<(), JsValue> + 'static,
) -> Result<(), JsValue> {
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return Ok(());
    };
    let name = file.name();
    if file.size() > MAX_FILE {
        input.set_value("");
        return read(name, None);
    }
    let reader = web_sys::FileReader::new()?;
    reader.read_as_data_url(&file)?;
    let (target, input) = (reader.clone(), input.clone());
    EventListener::once(&target, "loadend", move |_| {
        // The same file can be chosen again only once the field forgets it.
        input.set_value("");
        let url = reader.result().ok().and_then(|result| result.as_string());
        let data = url.map(|url| url.split_once(',').map_or("", |(_, data)| data).to_owned());
        or_give_up(read(name, data));
    })
    .forget();
    Ok(())
}

/// Has the browser save a text as a file.
pub(crate) fn save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let link = element("a", "")?;
    let encoded = String::from(js_sys::encode_uri_component(text));
    link.set_attribute("href", &format!("data:{kind};charset=utf-8,{encoded}"))?;
    link.set_attribute("download", name)?;
    link.dyn_into::<HtmlElement>()?.click();
    Ok(())
}

/// A list in a place of the page.
pub(crate) fn note(text: &str, rows: &Element) -> Built {
    let holder = element("div", "")?;
    append(&holder, [&words("p", "", text)?, rows])?;
    Ok(holder)
}
