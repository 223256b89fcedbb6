//! Lists whose length somebody else chose.

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::broken;
use crate::element::{Built, append, button, element};

/// How many entries are shown at first. A batch can hold thousands of calls, and laying them all
/// out would keep the person waiting in front of an empty window.
const SHOWN_FIRST: usize = 20;
/// How many more each press shows.
const SHOWN_MORE: usize = 200;

/// A list of built entries, bounded, with a button that shows more of them.
pub(crate) fn bounded<T: Clone + 'static>(
    tag: &str,
    class: &str,
    entries: &[T],
    build: impl Fn(&T) -> Built + Clone + 'static,
) -> Built {
    let list = element(tag, class)?;
    extend(&list, entries, SHOWN_FIRST, build)?;
    Ok(list)
}

fn extend<T: Clone + 'static>(
    list: &Element,
    entries: &[T],
    count: usize,
    build: impl Fn(&T) -> Built + Clone + 'static,
) -> Result<(), JsValue> {
    let (shown, rest) = entries.split_at(count.min(entries.len()));
    for entry in shown {
        append(list, [&build(entry)?])?;
    }
    if rest.is_empty() {
        return Ok(());
    }
    let holder = element("li", "rest")?;
    let more = button("more", &format!("Show more ({} left)", rest.len()))?;
    append(&holder, [&*more])?;
    append(list, [&holder])?;

    let (list, rest) = (list.clone(), rest.to_vec());
    EventListener::once(&more, "click", move |_| {
        holder.remove();
        broken::or_give_up(extend(&list, &rest, SHOWN_MORE, build.clone()));
    })
    .forget();
    Ok(())
}
