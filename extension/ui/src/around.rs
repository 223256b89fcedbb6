//! The window that tells of a wallet which opened though no request had gone on to it.

use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use gloo::events::EventListener;

use crate::broken::or_give_up;
use crate::browser::{self, Message, string};
use crate::element::{by_id, fill, focus, words};
use crate::text;

/// Says which wallet it was.
pub(crate) fn open() -> Result<(), JsValue> {
    let close: HtmlElement = by_id("close")?;
    EventListener::new(&close, "click", |_| or_give_up(browser::close_window())).forget();
    Message::new("around")?.ask(move |answer| {
        or_give_up(answer.and_then(|seen| {
            let holder: Element = by_id("wallet")?;
            match string(&seen, "wallet") {
                Some(wallet) => fill(&holder, [&text::name(&wallet)?])?,
                None => fill(&holder, [&words("span", "", "Your wallet")?])?,
            }
            crate::reveal()?;
            focus(&close)
        }));
    })
}
