//! Ordinary requests in which one thing is not ordinary: the user's own address, wherever it stands, is turned
//! into a stranger's. Who then gets what, or may do what, must be told.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use alloy_primitives::{Address, address, hex};
use countersign::act::Act;
use countersign::{Engine, Request, Review, Verdict};
use serde_json::Value;

use support::{Case, cases, folder};

const STRANGER: Address = address!("0x4d3c9ad98e6ef4b2f5a5a1ec1d5d8c0b1b5a7c11");

/// Where nobody needs to be told: the requests and places, by the reasons that stand above them as comments.
const UNTURNED: &str = "tests/unturned.txt";

/// The account that a request is for, as it stands in it.
fn account(json: &Value) -> Option<String> {
    let own = [&json["params"][0]["from"], &json["account"], &json["params"][0]];
    let own = own.into_iter().find_map(|value| value.as_str().filter(|text| text.len() == 42))?;
    own.strip_prefix("0x").map(str::to_lowercase)
}

/// The request with the address at one place turned, for each place. The signer stays who it is.
fn turned(json: &Value, own: &str) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    let mut place = |pointer: &str, text: &str| {
        let lower = text.to_lowercase();
        for (count, (at, _)) in lower.match_indices(own).enumerate() {
            let mut changed = text.to_owned();
            changed.replace_range(at..at + own.len(), &hex::encode(STRANGER));
            let mut request = json.clone();
            *request.pointer_mut(pointer).unwrap() = Value::String(changed);
            found.push((format!("{pointer} {}", count + 1), request));
        }
    };
    walk(json, &mut String::new(), &mut place);
    found
}

fn walk(value: &Value, pointer: &mut String, place: &mut dyn FnMut(&str, &str)) {
    let members: Vec<(String, &Value)> = match value {
        Value::String(text) => return place(pointer, text),
        Value::Array(items) => {
            items.iter().enumerate().map(|(n, item)| (n.to_string(), item)).collect()
        }
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), member)).collect()
        }
        _ => return,
    };
    for (name, member) in members {
        let whole = pointer.len();
        let signer = ["from", "account", "address"].contains(&name.as_str())
            || (pointer == "/params" && name == "0");
        if signer && member.is_string() || name == "expected" {
            continue;
        }
        pointer.push('/');
        pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        walk(member, pointer, place);
        pointer.truncate(whole);
    }
}

/// Whether a review names somebody: as a party of an act, or in what it says.
fn names(review: &Review, somebody: &str) -> bool {
    fn within(act: &Act, somebody: &str) -> bool {
        act.words.to_lowercase().contains(&somebody[..8])
            || act
                .parties
                .iter()
                .any(|party| party.address.to_string().to_lowercase().contains(somebody))
            || act.calls.iter().any(|act| within(act, somebody))
    }
    review.acts.iter().any(|act| within(act, somebody))
}

#[test]
fn whoever_stands_in_the_users_place_is_told() {
    let engine = Engine::new();
    let somebody = hex::encode(STRANGER);
    let listed = fs::read_to_string(folder(UNTURNED)).unwrap();
    let mut listed: BTreeSet<&str> =
        listed.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let (mut tried, mut untold) = (0, Vec::new());
    for Case { name, json, .. } in cases("tests/benign") {
        let Some(own) = account(&json) else { continue };
        for (place, request) in turned(&json, &own) {
            tried += 1;
            let review = engine.review(&Request::from_value(request));
            let told = review.verdict >= Verdict::Warning || names(&review, &somebody);
            let place = format!("{name} {place}");
            if !told && !listed.remove(place.as_str()) {
                untold.push(place);
            }
        }
    }
    assert!(tried >= 400, "only {tried} places");
    assert!(untold.is_empty(), "not told, and not in {UNTURNED}:\n{}", untold.join("\n"));
    assert!(listed.is_empty(), "told by now, or gone: {listed:#?}");
}
