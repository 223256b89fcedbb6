//! The windows of the Countersign extension.
//!
//! `review.html` shows one waiting request and takes the person's decision; `popup.html` says what
//! was done so far; `known.html` shows the address set; `options.html` keeps the person's own
//! addresses and brings the set up to date; `around.html` tells of a wallet that opened by itself. All are static pages with their fallback words in place,
//! and this crate fills them in. It shows what the engine says and judges nothing by itself.
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod acts;
mod address;
mod amount;
mod around;
mod asker;
mod backstop;
mod broken;
mod browser;
mod checked;
mod date;
mod deed;
mod digests;
mod element;
mod finding;
mod hidden;
mod item;
mod known;
mod link;
mod list;
mod network;
mod options;
mod own;
mod popup;
mod quantity;
mod raw;
mod review;
mod role;
mod set;
mod text;
mod updates;
mod verdict;

use wasm_bindgen::prelude::*;

/// Opens the window that this page is.
///
/// # Errors
///
/// When the page is none of these, or lacks one of its parts; the static words then stay.
#[wasm_bindgen]
pub fn open() -> Result<(), JsValue> {
    let document = element::document()?;
    let is = |id| document.get_element_by_id(id).is_some();
    if is("review") {
        review::open()
    } else if is("known") {
        known::open()
    } else if is("around") {
        around::open()
    } else if is("options") {
        options::open()
    } else {
        popup::open()
    }
}

/// Takes the static fallback words away and shows what was filled in.
fn reveal() -> Result<(), JsValue> {
    element::set_hidden(&element::by_id("fallback")?, true)?;
    element::set_hidden(&element::by_id("shown")?, false)
}
