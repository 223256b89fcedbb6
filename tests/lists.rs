//! Lists in typed data: whom a review names in the first item, it names in the last as well, or it says that
//! it does not show them all. And whom typed data names that is of no known type.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::collections::HashSet;

use alloy_primitives::Address;
use countersign::{Engine, Request};
use serde_json::{Value, json};

use support::cases;

/// How many items a list gets: two, and more than are read.
const LENGTHS: [usize; 2] = [2, 1_005];

/// The typed data of a request, if it has some, and at which of its parameters.
fn typed_data(request: &Value) -> Option<(usize, Value)> {
    if !request["method"].as_str()?.starts_with("eth_signTypedData") {
        return None;
    }
    request["params"].as_array()?.iter().enumerate().find_map(|(at, parameter)| {
        let read = match parameter {
            Value::String(text) => serde_json::from_str(text).ok()?,
            other => other.clone(),
        };
        read["message"].is_object().then_some((at, read))
    })
}

/// The JSON pointers of all lists in a value that have items.
fn lists(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            if !items.is_empty() {
                found.push(pointer.to_owned());
            }
            for (at, item) in items.iter().enumerate() {
                lists(item, &format!("{pointer}/{at}"), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                lists(member, &format!("{pointer}/{name}"), found);
            }
        }
        _ => {}
    }
}

/// The value with other addresses in place of its own, and where each of them stands.
fn renamed(
    value: &Value,
    number: &mut u8,
    pointer: &str,
    found: &mut Vec<(String, String)>,
) -> Value {
    match value {
        Value::String(text) if text.len() == 42 && text.parse::<Address>().is_ok() => {
            *number = number.checked_add(1).unwrap();
            let mut address = Address::repeat_byte(0x5a);
            address.0[1] = *number;
            let text = format!("{address:#x}");
            found.push((pointer.to_owned(), text.clone()));
            json!(text)
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, item)| renamed(item, number, &format!("{pointer}/{at}"), found))
            .collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, one)| {
                (name.clone(), renamed(one, number, &format!("{pointer}/{name}"), found))
            })
            .collect(),
        other => other.clone(),
    }
}

#[test]
fn whoever_is_named_in_the_first_item_is_named_in_the_last() {
    let engine = Engine::new();
    let mut tried = 0;
    let mut seen = HashSet::new();
    for case in cases("tests/cases").into_iter().chain(cases("tests/benign")) {
        let Some((at, data)) = typed_data(&case.json) else { continue };
        let mut pointers = Vec::new();
        lists(&data["message"], "/message", &mut pointers);
        pointers.retain(|pointer| seen.insert(format!("{}{pointer}", data["primaryType"])));
        for pointer in &pointers {
            for length in LENGTHS {
                let mut request = case.json.clone();
                let mut data = data.clone();
                let items = data.pointer_mut(pointer).unwrap().as_array_mut().unwrap();
                let (mut number, mut first, mut last) = (0, Vec::new(), Vec::new());
                let item = items.first().unwrap().clone();
                items.resize(length, item.clone());
                *items.first_mut().unwrap() = renamed(&item, &mut number, "", &mut first);
                *items.last_mut().unwrap() = renamed(&item, &mut number, "", &mut last);
                request["params"][at] = data;
                let review = engine.review(&Request::from_value(request));
                let text = serde_json::to_string(&review).unwrap().to_lowercase();
                let untold: Vec<&String> = first
                    .iter()
                    .zip(&last)
                    .filter(|((_, first), (_, last))| {
                        text.contains(first.as_str()) && !text.contains(last.as_str())
                    })
                    .map(|(_, (place, _))| place)
                    .collect();
                assert!(
                    untold.is_empty() || !review.gaps.is_empty(),
                    "{}: {pointer} with {length} items does not tell {untold:?}",
                    case.name
                );
                tried += usize::from(!first.is_empty());
                if first.is_empty() {
                    break;
                }
            }
        }
    }
    assert!(tried >= 100, "only {tried} were tried");
}

#[test]
fn whoever_is_named_in_a_type_that_is_not_known_stands_in_the_sentence() {
    let engine = Engine::new();
    let stranger = "5555222233334444555566667777888899990001";
    let padding = "0".repeat(24);
    let own = "0x5a52e96bacdabb82fd05763e25335261b270efcb";
    for (kind, value) in [
        ("address", json!(format!("0x{stranger}"))),
        ("address[]", json!([own, format!("0x{stranger}")])),
        ("bytes32", json!(format!("0x{padding}{stranger}"))),
        ("bytes32", json!(format!("0x{stranger}{padding}"))),
        ("bytes20", json!(format!("0x{stranger}"))),
        ("bytes", json!(format!("0x{stranger}"))),
        ("bytes", json!(format!("0x12345678{padding}{stranger}"))),
        ("string", json!(format!("all that is mine goes to 0x{stranger}."))),
    ] {
        let request = json!({
            "method": "eth_signTypedData_v4",
            "chain": "eip155:1",
            "params": [own, {
                "types": {
                    "EIP712Domain": [{ "name": "name", "type": "string" }],
                    "Thing": [
                        { "name": "vault", "type": "address" },
                        { "name": "inWhoseFavour", "type": kind },
                    ],
                },
                "primaryType": "Thing",
                "domain": { "name": "App" },
                "message": {
                    "vault": "0x6666222233334444555566667777888899990000",
                    "inWhoseFavour": value,
                },
            }],
        });
        let review = engine.review(&Request::from_value(request));
        assert!(review.summary.contains("0x55552222…990001"), "{kind}: {}", review.summary);
    }
}
