//! What happens when the window cannot go on.

use wasm_bindgen::prelude::*;

/// Gives the window up after an error that a listener cannot return.
///
/// The thrown error reaches `start.js`, which takes the request and its buttons away and shows
/// the static words that closing the window refuses it. Whoever sees half a window could
/// otherwise believe that it is the whole.
pub(crate) fn or_give_up(result: Result<(), JsValue>) {
    if let Err(error) = result {
        wasm_bindgen::throw_val(error);
    }
}
