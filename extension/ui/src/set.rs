//! Which address set is in use, and where it came from.

use countersign::EngineInfo;
use wasm_bindgen::prelude::*;

use crate::asker::row;
use crate::browser::{json, property, string};
use crate::element::{Built, append, element, words};
use crate::{date, text};

/// The engine that an answer of the background names, if it runs.
pub(crate) fn engine(answer: &JsValue) -> Option<EngineInfo> {
    json(&property(answer, "engine")).and_then(|text| serde_json::from_str(&text).ok())
}

/// Version, date and size of the set; where it came from, where the answer says that, too.
pub(crate) fn rows(engine: &EngineInfo, answer: &JsValue) -> Built {
    let rows = element("dl", "rows")?;
    let intel = &engine.intel;
    let as_of = date::day(&intel.as_of).unwrap_or_else(|| intel.as_of.clone());
    for (term, value) in [
        ("Engine", engine.version.as_str()),
        ("Address set", &intel.version),
        ("Newest source", &as_of),
        (
            "Addresses",
            &crate::amount::whole_units(&intel.entries.to_string(), 0).unwrap_or_default(),
        ),
    ] {
        append(&rows, &row(term, &text::inline(value)?)?)?;
    }
    let set = property(answer, "set");
    if !set.is_undefined() {
        append(&rows, &row("Came", &came(&set)?)?)?;
    }
    if let Some(end) = out_of_date(&set) {
        let meaning = format!("Its publisher wanted it replaced by {end}. Get a newer one.");
        append(&rows, &row("Out of date", &words("span", "unknown", &meaning)?)?)?;
    }
    Ok(rows)
}

/// Where the set came from: with the extension, out of a file, or from the web.
fn came(set: &JsValue) -> Built {
    if set.is_null() {
        return words("span", "", "with this version of Countersign");
    }
    let holder = element("span", "")?;
    if let Some(why) = string(set, "unused") {
        let meaning = "with this version of Countersign. The newer one that was brought in is no \
                       longer accepted: ";
        append(&holder, [&words("span", "unknown", &format!("{meaning}{why}"))?])?;
        return Ok(holder);
    }
    let origin = property(set, "origin");
    let from_web = string(&origin, "kind").as_deref() == Some("url");
    let from = if from_web { "from " } else { "out of the file " };
    let name = string(&origin, "name").unwrap_or_default();
    append(&holder, [&words("span", "", from)?, &text::inline(&name)?])?;
    if let Some(moment) = moment(&property(set, "accepted")) {
        append(&holder, [&words("span", "", &format!(", {moment}"))?])?;
    }
    Ok(holder)
}

/// When the set should have been replaced, if that is over.
fn out_of_date(set: &JsValue) -> Option<String> {
    const MILLISECONDS: f64 = 1_000.0;
    let not_after = property(set, "not_after");
    let is_over = not_after.as_f64()? < js_sys::Date::now() / MILLISECONDS;
    if is_over { moment(&not_after) } else { None }
}

/// A moment of the background, in unix seconds, in words.
pub(crate) fn moment(seconds: &JsValue) -> Option<String> {
    // A browser writes whole numbers without a point; what is none is no moment.
    json(seconds).and_then(|seconds| date::moment(&seconds))
}
