//! How much of what.

use serde_json::Value;

use crate::amount::whole_units;
use crate::element::{Built, append, element, words};
use crate::network::coin;
use crate::text;

/// An asset, as an act names it.
pub(crate) struct Asset<'a>(&'a Value);

impl<'a> Asset<'a> {
    /// The asset in a member of a deed, or of a part of a trade.
    pub(crate) fn of(member: Option<&'a Value>) -> Self {
        Self(member.unwrap_or(&Value::Null))
    }

    /// What kind of asset it is; empty where the act names none.
    fn kind(&self) -> &'a str {
        self.text("type").unwrap_or_default()
    }

    /// A member that is text.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.0.get(name)?.as_str()
    }

    fn decimals(&self) -> Option<u8> {
        u8::try_from(self.0.get("decimals")?.as_u64()?).ok()
    }

    /// Whether an amount of it may be the number of an item instead: a token of which nothing is
    /// known, which may be a collection.
    pub(crate) fn may_be_collection(&self) -> bool {
        self.kind() == "token" && self.decimals().is_none()
    }

    /// What its contract is called, and its address.
    pub(crate) fn contract(&self) -> Option<(&'static str, &'a str)> {
        let address = self.text("address")?;
        Some((if self.kind() == "token" { "Token" } else { "Collection" }, address))
    }
}

/// How much of an asset, in units that people count in where they are known.
pub(crate) fn quantity(amount: Option<&Value>, asset: &Asset<'_>, chain: Option<&str>) -> Built {
    let member = |name| amount.and_then(|amount| amount.get(name));
    let value = member("value").and_then(Value::as_str).unwrap_or_default();
    let unlimited = member("unlimited").and_then(Value::as_bool).unwrap_or_default();
    if value.is_empty() {
        return words("strong", "", "an amount that could not be read");
    }
    let whole = || whole_units(value, 0).unwrap_or_else(|| value.to_owned());
    let holder = element("span", "")?;
    let mut decimals = asset.decimals();
    let mut symbol = asset.text("symbol");
    match asset.kind() {
        "native" => {
            let coin = chain.and_then(coin);
            decimals = decimals.or(coin.map(|coin| coin.decimals));
            symbol = symbol.or(coin.map(|coin| coin.words));
        }
        "collectible" => {
            let count = if unlimited { "unlimited".to_owned() } else { whole() };
            append(&holder, [&text::outside("strong", "", &count)?])?;
            let id = text::inline(asset.text("id").unwrap_or_default())?;
            append(&holder, [&words("span", "", " of item ")?, &id])?;
            return Ok(holder);
        }
        "trc10" => symbol = symbol.or(Some("of a TRC-10 token")),
        "collection" => decimals = Some(0),
        _ => {}
    }
    let units = decimals.and_then(|decimals| whole_units(value, decimals));
    let number = match (&units, unlimited) {
        (_, true) => "unlimited".to_owned(),
        (Some(units), false) => units.clone(),
        (None, false) => whole(),
    };
    append(&holder, [&text::outside("strong", "", &number)?])?;
    if let Some(symbol) = symbol {
        append(&holder, [&words("span", "", " ")?, &text::name(symbol)?])?;
    }
    if units.is_none() && !unlimited {
        let meaning = "in the smallest unit; how many make a whole one is not known";
        append(&holder, [&words("span", "role", meaning)?])?;
    }
    Ok(holder)
}
