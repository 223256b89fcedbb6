//! Building the page: elements, attributes and text, and nothing that parses markup.
//!
//! Whatever a request or a review says reaches the page as a text node. There is no `innerHTML`,
//! no style and no address from outside in any attribute, except for the links of
//! [`link`](crate::link), which are checked there.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, FocusOptions, HtmlElement};

/// What building yields: an error of the browser is not swallowed, since a window that shows
/// half a request must not be shown at all.
pub(crate) type Built = Result<Element, JsValue>;

/// The document of this window.
pub(crate) fn document() -> Result<Document, JsValue> {
    web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| JsValue::from_str("there is no document"))
}

/// The element of the static page with this id.
pub(crate) fn by_id<T: JsCast>(id: &str) -> Result<T, JsValue> {
    document()?
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into().ok())
        .ok_or_else(|| JsValue::from_str(&format!("the page has no usable #{id}")))
}

/// A new element; `class` may be empty.
pub(crate) fn element(tag: &str, class: &str) -> Built {
    let element = document()?.create_element(tag)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Ok(element)
}

/// A new element that holds the project's own words.
pub(crate) fn words(tag: &str, class: &str, text: &str) -> Built {
    let element = element(tag, class)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// One of the shapes of `shapes.svg`, drawn in the text's colour.
pub(crate) fn shape(name: &str) -> Built {
    const SVG: Option<&str> = Some("http://www.w3.org/2000/svg");
    let document = document()?;
    let svg = document.create_element_ns(SVG, "svg")?;
    svg.set_attribute("class", "shape")?;
    svg.set_attribute("aria-hidden", "true")?;
    let drawn = document.create_element_ns(SVG, "use")?;
    drawn.set_attribute("href", &format!("shapes.svg#{name}"))?;
    svg.append_child(&drawn)?;
    Ok(svg)
}

/// Puts children after those an element has.
pub(crate) fn append<'a>(
    parent: &Element,
    children: impl IntoIterator<Item = &'a Element>,
) -> Result<(), JsValue> {
    for child in children {
        parent.append_child(child)?;
    }
    Ok(())
}

/// Shows these children in place of those an element has; hides it where there are none.
pub(crate) fn fill<'a>(
    parent: &Element,
    children: impl IntoIterator<Item = &'a Element>,
) -> Result<(), JsValue> {
    parent.set_text_content(None);
    append(parent, children)?;
    set_hidden(parent, parent.first_child().is_none())
}

/// Hides an element from everyone, or shows it.
pub(crate) fn set_hidden(element: &Element, hidden: bool) -> Result<(), JsValue> {
    if hidden { element.set_attribute("hidden", "") } else { element.remove_attribute("hidden") }
}

/// Moves the focus to an element and leaves the page where it is.
///
/// The buttons of the decision stick to the window's edge, but in the page's order they stand at
/// its end, and a browser that brought them into view would scroll past the warning.
pub(crate) fn focus(element: &HtmlElement) -> Result<(), JsValue> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options)
}

/// A disclosure that is closed until the person opens it.
pub(crate) fn disclosure(class: &str, summary: &str) -> Built {
    let details = element("details", class)?;
    append(&details, [&words("summary", "", summary)?])?;
    Ok(details)
}

/// A button of a list or a text; the decision's own buttons stand in the static page.
pub(crate) fn button(class: &str, text: &str) -> Result<HtmlElement, JsValue> {
    let button = words("button", class, text)?;
    button.set_attribute("type", "button")?;
    button.dyn_into().map_err(JsValue::from)
}
