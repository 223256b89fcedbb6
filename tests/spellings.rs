//! Typed data is read alike however a page spells it: as an object or as JSON text, its numbers in decimal, in
//! hex or as numbers, its addresses in small letters.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use alloy_primitives::U256;
use countersign::{Engine, Request, Review};
use serde_json::{Value, json};

use support::cases;

/// How a value of a type is spelled; nothing where it stays as it is.
type Spelling = fn(&str, &Value) -> Option<Value>;

/// The spellings of values that wallets read as the same.
const SPELLINGS: [(&str, Spelling); 4] = [
    ("decimal", |kind, value| Some(json!(number(kind, value)?.to_string()))),
    ("hex", |kind, value| Some(json!(format!("{:#x}", number(kind, value)?)))),
    ("numbers", |kind, value| {
        // What JavaScript holds exactly.
        let number = u64::try_from(number(kind, value)?).ok()?;
        (number < 1 << 53).then(|| json!(number))
    }),
    ("small letters", |kind, value| {
        (kind == "address").then(|| value.as_str())?.map(|text| json!(text.to_ascii_lowercase()))
    }),
];

/// An unsigned number in any of its spellings.
fn number(kind: &str, value: &Value) -> Option<U256> {
    kind.strip_prefix("uint")?;
    match value {
        Value::Number(number) => number.as_u64().map(U256::from),
        Value::String(text) => match text.strip_prefix("0x") {
            Some(digits) => U256::from_str_radix(digits, 16).ok(),
            None => U256::from_str_radix(text, 10).ok(),
        },
        _ => None,
    }
}

/// A value with everything in it spelled so, by the types.
fn spelled(types: &Value, kind: &str, value: &Value, spelling: Spelling) -> Value {
    if let Some((item, _)) = kind.rsplit_once('[')
        && let Some(items) = value.as_array()
    {
        return items.iter().map(|one| spelled(types, item, one, spelling)).collect();
    }
    let (Some(members), Some(object)) = (types[kind].as_array(), value.as_object()) else {
        return spelling(kind, value).unwrap_or_else(|| value.clone());
    };
    let mut object = object.clone();
    for member in members {
        if let (Some(name), Some(kind)) = (member["name"].as_str(), member["type"].as_str())
            && let Some(inner) = object.get_mut(name)
        {
            *inner = spelled(types, kind, inner, spelling);
        }
    }
    object.into()
}

/// What a review says, apart from where it found it.
fn said(review: &Review) -> String {
    let found: Vec<_> =
        review.findings.iter().map(|one| (&one.rule, one.level, &one.title)).collect();
    let acts: Vec<_> = review.acts.iter().map(|act| &act.words).collect();
    let gaps: Vec<_> = review.gaps.iter().map(|gap| &gap.reason).collect();
    format!(
        "{:?} {} {found:?} {acts:?} {gaps:?} {:?}",
        review.verdict, review.summary, review.digests
    )
}

/// Whether a spelling is what the case itself is about, so that it must be told.
fn is_about_spelling(review: &Review) -> bool {
    let about = ["ambiguous-encoding", "malformed-typed-data", "bad-checksum"];
    review.findings.iter().any(|one| about.contains(&one.rule.as_str()))
}

#[test]
fn typed_data_is_read_alike_in_every_spelling() {
    let engine = Engine::new();
    let mut compared = 0;
    for support::Case { name: path, json: case, .. } in
        cases("tests/cases").into_iter().chain(cases("tests/benign"))
    {
        let method = case["method"].as_str().unwrap_or_default();
        if !matches!(method, "eth_signTypedData_v3" | "eth_signTypedData_v4") {
            continue;
        }
        let parsed = |value: &Value| match value {
            Value::String(text) => serde_json::from_str(text).ok().filter(Value::is_object),
            _ => value.is_object().then(|| value.clone()),
        };
        let Some(params) = case["params"].as_array() else { continue };
        let Some((at, data)) =
            params.iter().enumerate().find_map(|(at, one)| Some((at, parsed(one)?)))
        else {
            continue;
        };
        let review = |data: Value| {
            let mut case = case.clone();
            case.as_object_mut().unwrap().remove("expected");
            case["params"][at] = data;
            engine.review(&Request::from_value(case))
        };
        let plain = review(data.clone());
        let text = serde_json::to_string_pretty(&data).unwrap();
        assert_eq!(said(&review(text.into())), said(&plain), "{path}: as text");
        compared += 1;
        let (Some(kind), false) = (data["primaryType"].as_str(), is_about_spelling(&plain)) else {
            continue;
        };
        for (name, spelling) in SPELLINGS {
            let mut other = data.clone();
            other["message"] = spelled(&data["types"], kind, &data["message"], spelling);
            other["domain"] = spelled(&data["types"], "EIP712Domain", &data["domain"], spelling);
            assert_eq!(said(&review(other)), said(&plain), "{path}: {name}");
        }
    }
    assert!(compared > 250, "only {compared} cases were compared");
}
