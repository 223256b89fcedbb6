//! The hashes that would be signed, to compare with the screen of a hardware device.

use countersign::Digests;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::asker::row;
use crate::checked::Review;
use crate::element::{append, disclosure, element, fill, words};
use crate::text;

/// Shows the hashes, where there are any.
pub(crate) fn show(holder: &Element, review: Option<&Review>) -> Result<(), JsValue> {
    let hashes = review.map(|review| named(&review.digests)).unwrap_or_default();
    if hashes.is_empty() {
        return fill(holder, []);
    }
    let details = disclosure("", "Hashes to compare with your hardware wallet")?;
    let meaning = "If your device shows another hash, it was asked to sign something else: refuse \
                   there too.";
    let rows = element("dl", "rows stacked")?;
    for (name, hash) in hashes {
        append(&rows, &row(name, &text::outside("code", "hash", hash)?)?)?;
    }
    append(&details, [&words("p", "", meaning)?, &rows])?;
    fill(holder, [&details])
}

fn named(digests: &Digests) -> Vec<(&'static str, &str)> {
    let mut named = Vec::new();
    if let Some(hash) = &digests.transaction {
        named.push(("Transaction", hash.as_str()));
    }
    if let Some(hash) = &digests.message {
        named.push(("Message", hash));
    }
    if let Some(hashes) = &digests.eip712 {
        named.push(("Domain separator", &hashes.domain));
        named.push(("Message hash", &hashes.message));
        named.push(("Typed data digest", &hashes.digest));
    }
    if let Some(hashes) = &digests.safe {
        named.push(("Safe domain separator", &hashes.domain));
        named.push(("Safe message hash", &hashes.message));
        named.push(("Safe transaction hash", &hashes.safe_tx_hash));
    }
    named
}
