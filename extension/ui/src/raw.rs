//! The request as the page sent it, and what reviewed it.

use countersign::EngineInfo;
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::amount::whole_units;
use crate::broken;
use crate::checked::Review;
use crate::element::{append, disclosure, fill, words};
use crate::item::Item;
use crate::{date, text};

/// Shows the raw request on demand: it is laid out only once it is opened, since it can be long.
pub(crate) fn show(holder: &Element, item: &Item) -> Result<(), JsValue> {
    let details = disclosure("", "The request as it was sent")?;
    let (inside, raw) = (details.clone(), item.raw.clone());
    EventListener::once(&details, "toggle", move |_| {
        let block = match &raw {
            Some(raw) => text::block("pre", "raw", raw),
            None => words("p", "", "It is nested too deeply to be written down."),
        };
        broken::or_give_up(block.and_then(|block| append(&inside, [&block])));
    })
    .forget();
    fill(holder, [&details])
}

/// Says which engine and which address set made the review, and what it was told.
pub(crate) fn show_engine(
    holder: &Element,
    review: Option<&Review>,
    informed: bool,
) -> Result<(), JsValue> {
    match review {
        Some(review) => {
            let told = "What tokens are called here, and how they are counted, was told by the page’s own \
                        connection to the network. ";
            let told = words("span", "", if informed { told } else { "" })?;
            let more = words("a", "", "What we know")?;
            more.set_attribute("href", "known.html")?;
            more.set_attribute("target", "_blank")?;
            fill(holder, [&told, &words("span", "", &engine(&review.engine))?, &more])
        }
        None => fill(holder, []),
    }
}

/// An engine and its address set in one line.
fn engine(engine: &EngineInfo) -> String {
    let intel = &engine.intel;
    let as_of = date::day(&intel.as_of).unwrap_or_else(|| intel.as_of.clone());
    let entries = whole_units(&intel.entries.to_string(), 0).unwrap_or_default();
    format!(
        "Countersign {}, address set {} of {as_of} with {entries} addresses. ",
        engine.version, intel.version
    )
}
