//! What an act is about: how much of what, until when, or which text or hash.

use countersign::act::Role;
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::acts::until;
use crate::asker::row;
use crate::checked::Act;
use crate::element::{append, element, words};
use crate::quantity::{Asset, quantity};
use crate::{address, network, text};

/// The functions that ERC-20 and ERC-721 share: an amount of the one is an item of the other.
const SHARED: [&str; 2] = ["approve(address,uint256)", "transferFrom(address,address,uint256)"];

/// Adds the rows that say what an act is about, before those that say who is in it.
///
/// A deed without rows of its own is still shown: its words stand above, its parties below.
pub(crate) fn append_rows(rows: &Element, act: &Act, chain: Option<&str>) -> Result<(), JsValue> {
    let asset = Asset::of(act.deed.get("asset"));
    let amount = || quantity(act.deed.get("amount"), &asset, chain);
    match act.kind() {
        "send" | "deposit" | "withdraw" | "borrow" | "keep" | "burn" | "fee" => {
            append(rows, &row("Amount", &amount()?)?)?;
            append_asset(rows, act, &asset)
        }
        "bridge" => {
            append(rows, &row("Amount", &amount()?)?)?;
            append_asset(rows, act, &asset)?;
            append_text(rows, "To the network", act.text("to_chain"))?;
            append_parts(rows, "Arrives there", act, "arrives", chain)?;
            append_address(rows, "Paid there to", act.text("recipient"))
        }
        "trade" => {
            append_parts(rows, "You give", act, "gives", chain)?;
            append_parts(rows, "For at least", act, "gets", chain)
        }
        "allow" => {
            let shown = amount()?;
            if let Some(meaning) = change(act, &asset) {
                append(&shown, [&words("span", "role", meaning)?])?;
            }
            append(rows, &row("Allowed", &shown)?)?;
            append_moment(rows, "Allowed until", act.text("expires"))?;
            append_asset(rows, act, &asset)
        }
        "allow-collection" => {
            let shown = if act.flag("allowed") {
                "every item of the collection, now and later"
            } else {
                "nothing: this takes an earlier permission back"
            };
            append(rows, &row("Allowed", &words("span", "", shown)?)?)?;
            append_asset(rows, act, &asset)
        }
        "grant" => {
            append_text(rows, "Permission", act.text("permission"))?;
            if act.deed.get("amount").is_some_and(Value::is_object) {
                append(rows, &row("Up to", &amount()?)?)?;
            }
            append_text(rows, "Again", act.text("period"))?;
            append_asset(rows, act, &asset)?;
            append_moment(rows, "Until", Some(act.text("expires").unwrap_or("no end")))
        }
        "call" | "deploy" | "delegatecall" => append_called(rows, act, chain),
        "administer" => append_text(rows, "About", act.text("about")),
        "change-permissions" => append_permissions(rows, act),
        "resources" => {
            append(rows, &row("Amount", &amount()?)?)?;
            append_text(rows, "Resource", act.text("resource"))?;
            let locked = act.text("locked_for").and_then(|seconds| seconds.parse().ok());
            append_text(rows, "Locked for", locked.map(span).as_deref())
        }
        "operate" => append_text(rows, "Operation", act.text("operation")),
        "delegate" | "switch-network" => append_chain(rows, act),
        "add-network" | "watch-asset" => append_claims(rows, act, &asset),
        _ => append_signed(rows, act),
    }
}

/// What becomes of an allowance, where that is not plain.
fn change(act: &Act, asset: &Asset<'_>) -> Option<&'static str> {
    let shared = act.read_as.as_deref().is_some_and(|read_as| SHARED.contains(&read_as));
    if shared && asset.may_be_collection() {
        return Some("or, if this is a collection, the item of this number");
    }
    match act.text("change") {
        Some("raise") => Some("on top of what was allowed before"),
        Some("lower") => Some("less than what was allowed before"),
        _ if is_zero(act) => Some("this takes an earlier permission back"),
        _ => None,
    }
}

/// Whether a deed is about an amount of nothing.
fn is_zero(act: &Act) -> bool {
    act.deed.get("amount").and_then(|amount| amount.get("value")).is_some_and(|value| value == "0")
}

/// Who may sign for an account from then on: one row for each permission, with its keys below it.
fn append_permissions(rows: &Element, act: &Act) -> Result<(), JsValue> {
    for permission in act.list("permissions") {
        let member = |name| permission.get(name).and_then(Value::as_str).unwrap_or_default();
        let holder = element("span", "")?;
        append(&holder, [&text::name(member("name"))?])?;
        let needs = format!("needs a weight of {} from", member("threshold"));
        append(&holder, [&words("span", "role", &needs)?])?;
        let keys = permission.get("keys").and_then(Value::as_array);
        for key in keys.into_iter().flatten() {
            let member = |name| key.get(name).and_then(Value::as_str).unwrap_or_default();
            append(&holder, [&address::full(member("address"))?])?;
            let weight = format!("weight {}", member("weight"));
            append(&holder, [&words("span", "role", &weight)?])?;
        }
        let operations = permission.get("operations").and_then(Value::as_array);
        let names: Vec<&str> = operations.into_iter().flatten().filter_map(Value::as_str).collect();
        if !names.is_empty() {
            let allows = format!("allows {}", names.join(", "));
            append(&holder, [&text::outside("span", "role", &allows)?])?;
        }
        let term = match member("of") {
            "owner" => "May do everything",
            "witness" => "May produce blocks",
            _ => "May act",
        };
        append(rows, &row(term, &holder)?)?;
    }
    Ok(())
}

/// A time in words, by its largest unit.
fn span(seconds: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "days"), (3_600, "hours"), (60, "minutes")];
    let unit = UNITS.into_iter().find(|(size, _)| seconds >= *size);
    let (size, name) = unit.unwrap_or((1, "seconds"));
    format!("{} {name}", seconds / size)
}

/// One row for each part of a trade.
fn append_parts(
    rows: &Element,
    term: &str,
    act: &Act,
    parts: &str,
    chain: Option<&str>,
) -> Result<(), JsValue> {
    for part in act.list(parts) {
        let asset = Asset::of(part.get("asset"));
        let holder = element("span", "")?;
        append(&holder, [&quantity(part.get("amount"), &asset, chain)?])?;
        if let Some((_, contract)) = asset.contract().filter(|(_, it)| !is_shown(act, it)) {
            append(&holder, [&words("span", "role", "of the contract")?])?;
            append(&holder, [&address::full(contract)?])?;
        }
        if let Some(to) = part.get("to").and_then(Value::as_str) {
            append(&holder, [&words("span", "role", "paid to")?, &address::full(to)?])?;
        }
        append(rows, &row(term, &holder)?)?;
    }
    Ok(())
}

/// Which function is called, and the coins that go along, where there are any.
fn append_called(rows: &Element, act: &Act, chain: Option<&str>) -> Result<(), JsValue> {
    if let Some(function) = act.text("function").or(act.text("selector")) {
        let shown = text::outside("code", "", function)?;
        append(rows, &row("Function", &shown)?)?;
        if act.kind() == "call" && !act.flag("read") {
            append(&shown, [&words("span", "role", "not read in full")?])?;
        }
    }
    if is_zero(act) || !act.deed.contains_key("amount") {
        return Ok(());
    }
    let coins = serde_json::json!({ "type": "native" });
    let amount = quantity(act.deed.get("amount"), &Asset::of(Some(&coins)), chain)?;
    append(rows, &row("Sent along", &amount)?)
}

/// What a page says of a network or a token, and what is known of it.
fn append_claims(rows: &Element, act: &Act, asset: &Asset<'_>) -> Result<(), JsValue> {
    let called = act.text("name").or(asset.text("symbol"));
    append_text(rows, "Calls itself", called)?;
    append_chain(rows, act)?;
    append_text(rows, "Known as", act.text("known_as"))?;
    append_text(rows, "Its coin", act.text("symbol"))?;
    for url in act.list("rpc_urls") {
        append_text(rows, "Read through", url.as_str())?;
    }
    append_asset(rows, act, asset)
}

/// What is signed, where it is nothing but itself: a text, a hash, data of an unknown form.
fn append_signed(rows: &Element, act: &Act) -> Result<(), JsValue> {
    match act.kind() {
        "sign-message" => append_block(rows, "Message", act.text("text")).and_then(|()| {
            let bytes = act.text("bytes").filter(|_| act.text("text").is_none());
            append_block(rows, "Bytes", bytes)
        }),
        "order" => append_block(rows, "Message", act.text("text")),
        "write" => append_block(rows, "It says", act.text("text")).and_then(|()| {
            let bytes = act.text("bytes").filter(|_| act.text("text").is_none());
            append_block(rows, "Bytes", bytes)
        }),
        "sign-hash" => {
            let hash = text::outside("code", "hash", act.text("hash").unwrap_or_default())?;
            append(rows, &row("Hash", &hash)?)?;
            let shown = if act.flag("prefixed") {
                "marked as a message (EIP-191)"
            } else {
                "signed as it is: it can stand for any transaction"
            };
            append(rows, &row("Form", &words("span", "", shown)?)?)
        }
        "sign-typed-data" => {
            append_text(rows, "Type", act.text("primary_type"))?;
            append_text(rows, "Calls itself", act.text("domain"))
        }
        "sign-in" => {
            append_text(rows, "Signs in to", act.text("domain"))?;
            append_text(rows, "As", act.text("account"))?;
            append_text(rows, "For", act.text("uri"))?;
            append_chain(rows, act)?;
            append_block(rows, "It says", act.text("statement"))?;
            append_text(rows, "Until", act.text("expires"))?;
            for fault in act.list("faults") {
                append_text(rows, "Not as it should be", fault.as_str())?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A network by its chain id; `0` stands for every one (EIP-7702).
fn append_chain(rows: &Element, act: &Act) -> Result<(), JsValue> {
    match act.text("chain_id") {
        Some("0") => append_text(rows, "Network", Some("every network")),
        Some(id) => {
            let name = network::name(&format!("eip155:{id}")).map(|name| format!("{name} ({id})"));
            append_text(rows, "Network", Some(name.as_deref().unwrap_or(id)))
        }
        None => Ok(()),
    }
}

/// Adds the contract of an asset, unless it stands among the parties already.
fn append_asset(rows: &Element, act: &Act, asset: &Asset<'_>) -> Result<(), JsValue> {
    let Some((term, contract)) = asset.contract() else {
        return Ok(());
    };
    if is_shown(act, contract) { Ok(()) } else { append_address(rows, term, Some(contract)) }
}

/// Whether the contract of an asset stands among the parties.
fn is_shown(act: &Act, contract: &str) -> bool {
    act.parties
        .iter()
        .any(|party| party.role == Role::Token && party.address.to_string() == contract)
}

fn append_address(rows: &Element, term: &str, shown: Option<&str>) -> Result<(), JsValue> {
    match shown {
        Some(shown) => append(rows, &row(term, &address::full(shown)?)?),
        None => Ok(()),
    }
}

fn append_moment(rows: &Element, term: &str, shown: Option<&str>) -> Result<(), JsValue> {
    match shown {
        Some(shown) => append(rows, &row(term, &until(shown)?)?),
        None => Ok(()),
    }
}

fn append_block(rows: &Element, term: &str, shown: Option<&str>) -> Result<(), JsValue> {
    match shown {
        Some(shown) => append(rows, &row(term, &text::block("div", "message", shown)?)?),
        None => Ok(()),
    }
}

fn append_text(rows: &Element, term: &str, shown: Option<&str>) -> Result<(), JsValue> {
    match shown {
        Some(shown) => append(rows, &row(term, &text::inline(shown)?)?),
        None => Ok(()),
    }
}
