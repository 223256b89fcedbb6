//! Who asks, for which account, on which network, through which wallet.

use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::address;
use crate::element::{Built, append, element, fill, words};
use crate::item::{Item, Page};
use crate::network::name;
use crate::text;

/// Shows who asks.
pub(crate) fn show(holder: &Element, item: &Item) -> Result<(), JsValue> {
    let rows = element("dl", "rows")?;
    append(&rows, &row("Site", &site(item)?)?)?;
    let account = match &item.account {
        Some(account) => address::full(account)?,
        None => words("span", "", "not known")?,
    };
    append(&rows, &row("Account", &account)?)?;
    append(&rows, &row("Network", &network_name(item.chain.as_deref())?)?)?;
    if let Some(wallet) = &item.wallet {
        append(&rows, &row("Wallet", &text::name(wallet)?)?)?;
    }
    fill(holder, [&words("h2", "", "Who asks")?, &rows])
}

/// A term and its description.
pub(crate) fn row(term: &str, description: &Element) -> Result<[Element; 2], JsValue> {
    let described = element("dd", "")?;
    append(&described, [description])?;
    Ok([words("dt", "", term)?, described])
}

fn site(item: &Item) -> Built {
    let holder = element("span", "")?;
    if item.framed {
        append(&holder, [&words("span", "", "a frame of ")?])?;
    }
    append(&holder, [&document(item)?])?;
    if item.framed {
        append(&holder, [&words("span", "", " inside ")?, &around(item.top_origin.as_deref())?])?;
    }
    if let Some(warning) = item.origin.as_deref().and_then(imitation) {
        append(&holder, [&words("span", "note", warning)?])?;
    }
    Ok(holder)
}

/// Browsers write the origin of what belongs to no site as `null`.
fn known(origin: Option<&str>) -> Option<&str> {
    origin.filter(|origin| *origin != "null")
}

/// The document that asks: its site, or what it is where it has none.
fn document(item: &Item) -> Built {
    let unknown = |said: &str| words("strong", "unknown", said);
    let origin = known(item.origin.as_deref());
    match (&item.page, origin) {
        (Page::Data, _) => unknown("no site at all: its content stands in a data: address"),
        (Page::Sandboxed(Some(from)), _) => {
            let holder = unknown("no site: sandboxed, so it may be anybody’s")?;
            append(&holder, [&words("span", "", ", loaded from ")?, &text::inline(from)?])?;
            Ok(holder)
        }
        (Page::Sandboxed(None), _) => unknown("no site: sandboxed, so it may be anybody’s"),
        (Page::Blob, Some(origin)) => {
            let holder = text::outside("strong", "", origin)?;
            let made = " (made by a script there, in a blob: address)";
            append(&holder, [&words("span", "", made)?])?;
            Ok(holder)
        }
        (Page::Blob, None) => unknown("no site: it was made by a script, in a blob: address"),
        (Page::Site, Some(origin)) => text::outside("strong", "", origin),
        (Page::Site, None) => unknown("a page that does not say which site it belongs to"),
    }
}

/// The page around a frame.
fn around(origin: Option<&str>) -> Built {
    match known(origin) {
        Some(origin) => text::outside("strong", "", origin),
        None => words("strong", "unknown", "a page that is not known"),
    }
}

/// Who asks, in a line of a list.
pub(crate) fn brief(item: &Item) -> Built {
    match known(item.origin.as_deref()) {
        Some(origin) => text::inline(origin.split_once("://").map_or(origin, |(_, host)| host)),
        None => words("span", "", "no site"),
    }
}

/// A word of caution where a name could imitate another by letters of another alphabet.
fn imitation(origin: &str) -> Option<&'static str> {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    host.split('.')
        .any(|label| label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--")))
        .then_some(
            "This name contains letters of another alphabet. It may imitate a site you know.",
        )
}

fn network_name(chain: Option<&str>) -> Built {
    match chain.map(|id| (id, name(id))) {
        Some((_, Some(known))) => words("span", "", &known),
        Some((id, None)) => {
            let holder = words("span", "", "unknown network ")?;
            append(&holder, [&text::outside("code", "", id)?])?;
            Ok(holder)
        }
        None => words("span", "", "not known"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_other_alphabets_are_pointed_out() {
        for origin in ["https://xn--unswap-q2a.org", "https://app.XN--80ak6aa92e.com", "xn--x"] {
            assert!(imitation(origin).is_some(), "{origin}");
        }
        for origin in
            ["https://app.uniswap.org", "https://max--n.example", "null", "", "https://日本"]
        {
            assert!(imitation(origin).is_none(), "{origin}");
        }
    }
}
