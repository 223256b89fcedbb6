//! What an act is about: how much of what, or which text or hash.

use countersign::act::{Act, Amount, Asset, Change, Deed, Role};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::acts::until;
use crate::amount::whole_units;
use crate::asker::row;
use crate::element::{Built, append, element, words};
use crate::network::coin;
use crate::{address, text};

/// Adds the rows that say what an act is about, before those that say who is in it.
///
/// A deed without rows of its own is still shown: its words stand above, its parties below.
pub(crate) fn append_rows(rows: &Element, act: &Act, chain: Option<&str>) -> Result<(), JsValue> {
    append_assets(rows, act, chain)?;
    append_called(rows, act, chain)?;
    append_signed(rows, act)
}

/// What is moved or allowed.
fn append_assets(rows: &Element, act: &Act, chain: Option<&str>) -> Result<(), JsValue> {
    match &act.deed {
        Deed::Send { asset, amount } => {
            append(rows, &row("Amount", &quantity(amount, asset, chain)?)?)?;
            append_asset(rows, act, asset)
        }
        Deed::Allow { asset, amount, change, expires } => {
            let shown = quantity(amount, asset, chain)?;
            let meaning = match change {
                _ if act.may_be_item() => {
                    Some("or, if this is a collection, the item of this number")
                }
                Change::Set if amount.value == "0" => Some("this takes an earlier permission back"),
                Change::Set => None,
                Change::Raise => Some("on top of what was allowed before"),
                Change::Lower => Some("less than what was allowed before"),
            };
            if let Some(meaning) = meaning {
                append(&shown, [&words("span", "role", meaning)?])?;
            }
            append(rows, &row("Allowed", &shown)?)?;
            if let Some(expires) = expires {
                append(rows, &row("Allowed until", &until(expires)?)?)?;
            }
            append_asset(rows, act, asset)
        }
        Deed::AllowCollection { asset, allowed } => {
            let shown = if *allowed {
                "every item of the collection, now and later"
            } else {
                "nothing: this takes an earlier permission back"
            };
            append(rows, &row("Allowed", &words("span", "", shown)?)?)?;
            append_asset(rows, act, asset)
        }
        _ => Ok(()),
    }
}

/// What is called or created, and the coins that go along.
fn append_called(rows: &Element, act: &Act, chain: Option<&str>) -> Result<(), JsValue> {
    match &act.deed {
        Deed::Call { selector, amount } => {
            if let Some(selector) = selector {
                append(rows, &row("Function", &text::outside("code", "", selector)?)?)?;
            }
            append_coins(rows, amount, chain)
        }
        Deed::Deploy { amount } => append_coins(rows, amount, chain),
        _ => Ok(()),
    }
}

/// What is signed, where it is nothing but itself: a text, a hash, data of an unknown form.
fn append_signed(rows: &Element, act: &Act) -> Result<(), JsValue> {
    match &act.deed {
        Deed::SignMessage { text, bytes } => {
            let (term, shown) = match text {
                Some(text) => ("Message", text),
                None => ("Bytes", bytes),
            };
            append(rows, &row(term, &text::block("div", "message", shown)?)?)
        }
        Deed::SignHash { hash, prefixed } => {
            append(rows, &row("Hash", &text::outside("code", "hash", hash)?)?)?;
            let shown = if *prefixed {
                "marked as a message (EIP-191)"
            } else {
                "signed as it is: it can stand for any transaction"
            };
            append(rows, &row("Form", &words("span", "", shown)?)?)
        }
        Deed::SignTypedData { primary_type, domain } => {
            append(rows, &row("Type", &text::outside("code", "", primary_type)?)?)?;
            match domain {
                Some(domain) => append(rows, &row("Calls itself", &text::name(domain)?)?),
                None => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// Adds the contract of an asset, unless it stands among the parties already.
fn append_asset(rows: &Element, act: &Act, asset: &Asset) -> Result<(), JsValue> {
    let (term, contract) = match asset {
        Asset::Native { .. } => return Ok(()),
        Asset::Token { address, .. } => ("Token", address),
        Asset::Collectible { address, .. } | Asset::Collection { address } => {
            ("Collection", address)
        }
    };
    if act.parties.iter().any(|party| party.role == Role::Token && party.address == *contract) {
        return Ok(());
    }
    append(rows, &row(term, &address::full(&contract.to_string())?)?)
}

/// Adds coins that go along with a call, where there are any.
fn append_coins(rows: &Element, amount: &Amount, chain: Option<&str>) -> Result<(), JsValue> {
    if amount.value == "0" {
        return Ok(());
    }
    let coins = Asset::Native { symbol: None, decimals: None };
    append(rows, &row("Sent along", &quantity(amount, &coins, chain)?)?)
}

/// How much of an asset, in units that people count in where they are known.
fn quantity(amount: &Amount, asset: &Asset, chain: Option<&str>) -> Built {
    if amount.value.is_empty() {
        return words("strong", "", "an amount that could not be read");
    }
    let holder = element("span", "")?;
    let (decimals, symbol) = match asset {
        Asset::Native { symbol, decimals } => {
            let coin = chain.and_then(coin);
            let known = coin.map(|coin| coin.words.to_owned());
            (decimals.or(coin.map(|coin| coin.decimals)), symbol.clone().or(known))
        }
        Asset::Token { symbol, decimals, .. } => (*decimals, symbol.clone()),
        Asset::Collectible { id, .. } => {
            let count = whole_units(&amount.value, 0).unwrap_or_else(|| amount.value.clone());
            let count = if amount.unlimited { "unlimited".to_owned() } else { count };
            append(&holder, [&text::outside("strong", "", &count)?])?;
            append(&holder, [&words("span", "", " of item ")?, &text::inline(id)?])?;
            return Ok(holder);
        }
        Asset::Collection { .. } => (Some(0), None),
    };
    let units = decimals.and_then(|decimals| whole_units(&amount.value, decimals));
    let number = match (&units, amount.unlimited) {
        (_, true) => "unlimited".to_owned(),
        (Some(units), false) => units.clone(),
        (None, false) => whole_units(&amount.value, 0).unwrap_or_else(|| amount.value.clone()),
    };
    append(&holder, [&text::outside("strong", "", &number)?])?;
    if let Some(symbol) = &symbol {
        append(&holder, [&words("span", "", " ")?, &text::name(symbol)?])?;
    }
    if units.is_none() && !amount.unlimited {
        let meaning = "in the smallest unit; how many make a whole one is not known";
        append(&holder, [&words("span", "role", meaning)?])?;
    }
    Ok(holder)
}
