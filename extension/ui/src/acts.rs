//! What the request would do: a tree of acts, with everyone in them.

use countersign::act::{Means, Party};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::asker::row;
use crate::checked::{Act, Review};
use crate::element::{Built, append, element, fill, words};
use crate::{address, date, deed, list, role, text};

/// Shows the acts; `chain` tells which coin bare amounts are counted in.
pub(crate) fn show(
    holder: &Element,
    review: Option<&Review>,
    chain: Option<&str>,
) -> Result<(), JsValue> {
    let Some(review) = review.filter(|review| !review.acts.is_empty()) else {
        return fill(holder, []);
    };
    let tree = tree(&review.acts, chain, "acts")?;
    fill(holder, [&words("h2", "", "What it would do")?, &tree])
}

fn tree(acts: &[Act], chain: Option<&str>, class: &str) -> Built {
    let chain = chain.map(str::to_owned);
    list::bounded("ol", class, acts, move |act| one(act, chain.as_deref()))
}

fn one(act: &Act, chain: Option<&str>) -> Built {
    let holder = element("li", "act")?;
    append(&holder, [&text::outside("p", "act-words", &act.words)?])?;
    if act.means == Means::Signature {
        let meaning = "By a signature: whoever gets it can use it without asking you again.";
        append(&holder, [&words("p", "note", meaning)?])?;
    }
    let rows = element("dl", "rows")?;
    deed::append_rows(&rows, act, chain)?;
    for (index, party) in act.parties.iter().enumerate() {
        // The same in two places of the request is told once.
        let mut before = act.parties.iter().take(index);
        if before.any(|one| one.role == party.role && one.address == party.address) {
            continue;
        }
        append(&rows, &row(role::words(party.role).0, &party_words(party)?)?)?;
    }
    if let Some(deadline) = &act.deadline {
        append(&rows, &row("Usable until", &until(deadline)?)?)?;
    }
    append(&holder, [&rows, &read_as(act)?])?;
    if !act.calls.is_empty() {
        append(&holder, [&tree(&act.calls, chain, "acts nested")?])?;
    }
    Ok(holder)
}

fn party_words(party: &Party) -> Built {
    let holder = element("span", "")?;
    let meaning = words("span", "role", role::words(party.role).1)?;
    if let Some(name) = &party.name {
        append(&holder, [&text::outside("span", "known-name", name)?])?;
    }
    append(&holder, [&address::full(&party.address.to_string())?, &meaning])?;
    Ok(holder)
}

/// A moment in words; the number itself where it is none.
pub(crate) fn until(seconds: &str) -> Built {
    match date::moment(seconds) {
        Some(moment) => words("span", "", &moment),
        None => text::inline(seconds),
    }
}

fn read_as(act: &Act) -> Built {
    let holder = element("p", "found-at")?;
    if let Some(read_as) = &act.read_as {
        append(&holder, [&words("span", "", "Read as ")?, &text::outside("code", "", read_as)?])?;
        append(&holder, [&words("span", "", " in ")?])?;
    } else {
        append(&holder, [&words("span", "", "In ")?])?;
    }
    append(&holder, [&text::outside("code", "", &act.path)?])?;
    Ok(holder)
}
