//! Who asks, for which account, on which network, through which wallet.

use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::address;
use crate::element::{Built, append, element, fill, words};
use crate::item::Item;
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
    let origin = match &item.origin {
        // Sandboxed frames and data: pages have no origin, and browsers write that as `null`.
        Some(origin) if origin != "null" => text::outside("strong", "", origin)?,
        _ => words("strong", "unknown", "a page that does not say which site it belongs to")?,
    };
    if !item.framed {
        append(&holder, [&origin])?;
    } else if let Some(top) = &item.top_origin {
        let top = text::outside("strong", "", top)?;
        append(&holder, [&words("span", "", "a frame of ")?, &origin])?;
        append(&holder, [&words("span", "", " inside ")?, &top])?;
    } else {
        append(&holder, [&words("span", "", "a frame of ")?, &origin])?;
        append(&holder, [&words("span", "", " inside a page that is not known")?])?;
    }
    if let Some(warning) = item.origin.as_deref().and_then(imitation) {
        append(&holder, [&words("span", "note", warning)?])?;
    }
    Ok(holder)
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
        Some((_, Some(known))) => words("span", "", known),
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
