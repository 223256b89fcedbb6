//! Lists whose length somebody else chose.

use std::ops::Range;
use std::rc::Rc;

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

/// Builds the entry with this number.
type Build = Rc<dyn Fn(usize) -> Built>;

/// A list of built entries, bounded, with a button that shows more of them.
pub(crate) fn bounded<T: Clone + 'static>(
    tag: &str,
    class: &str,
    entries: &[T],
    build: impl Fn(&T) -> Built + 'static,
) -> Built {
    let list = element(tag, class)?;
    let count = entries.len();
    let entries = entries.to_vec();
    let build: Build = Rc::new(move |number| match entries.get(number) {
        Some(entry) => build(entry),
        None => Err(JsValue::from_str("the list is shorter than it was")),
    });
    extend(&list, 0..count, SHOWN_FIRST, build)?;
    Ok(list)
}

/// Shows so many of these entries, and the button if others are left.
fn extend(list: &Element, entries: Range<usize>, most: usize, build: Build) -> Result<(), JsValue> {
    let end = entries.end.min(entries.start.saturating_add(most));
    for number in entries.start..end {
        append(list, [&build(number)?])?;
    }
    let rest = end..entries.end;
    if rest.is_empty() {
        return Ok(());
    }
    let holder = element("li", "rest")?;
    let more = button("more", &format!("Show more ({} left)", rest.len()))?;
    append(&holder, [&*more])?;
    append(list, [&holder])?;

    let list = list.clone();
    EventListener::once(&more, "click", move |_| {
        holder.remove();
        broken::or_give_up(extend(&list, rest, SHOWN_MORE, build));
    })
    .forget();
    Ok(())
}
