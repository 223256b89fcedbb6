//! No input makes the engine panic, and nothing hides a listed address.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use countersign::{Engine, Request, Verdict};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{Case, cases};

/// On the SDN list since 2022: the Lazarus Group's address of the Ronin theft.
const LISTED: &str = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

const METHODS: &[&str] = &[
    "eth_sendTransaction",
    "eth_signTypedData_v4",
    "personal_sign",
    "eth_sign",
    "wallet_sendCalls",
    "eth_signTypedData",
];

/// The names that readers look for, so that random JSON goes deeper than the first check.
const NAMES: &[&str] = &[
    "to",
    "from",
    "data",
    "input",
    "value",
    "chainId",
    "types",
    "primaryType",
    "domain",
    "message",
    "EIP712Domain",
    "Permit",
    "name",
    "type",
    "spender",
    "owner",
    "deadline",
    "details",
    "token",
    "amount",
    "verifyingContract",
    "authorizationList",
];

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
        prop::collection::vec(any::<u8>(), 0..200)
            .prop_map(|bytes| Value::from(format!("0x{}", hex(&bytes)))),
        prop::sample::select(vec![LISTED, "0x095ea7b3", "0x", "Permit", "uint256[][3]", "address"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((prop::sample::select(NAMES), inner), 0..6).prop_map(|members| {
                Value::Object(
                    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
                )
            }),
        ]
    })
}

fn hex(bytes: &[u8]) -> String {
    alloy_primitives::hex::encode(bytes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_gets_a_review(
        method in prop::sample::select(METHODS),
        params in prop::collection::vec(json_value(), 0..3),
        chain in prop::option::of("(eip155|tron):[0-9a-z]{0,22}"),
    ) {
        let request = json!({ "method": method, "params": params, "chain": chain });
        let review = Engine::new().review(&Request::from_value(request));
        prop_assert!(!review.summary.is_empty());
        prop_assert!(review.gaps.is_empty() || review.verdict >= Verdict::Warning);
    }

    #[test]
    fn any_text_gets_a_review(text in ".{0,300}") {
        let review = Engine::new().review(&Request::from_json(text.as_bytes()));
        prop_assert!(!review.summary.is_empty());
    }

    /// Twenty bytes of a listed address, anywhere in any calldata, are found.
    #[test]
    fn a_listed_address_in_calldata_is_found(
        mut before in prop::collection::vec(any::<u8>(), 0..300),
        after in prop::collection::vec(any::<u8>(), 0..300),
        selector in prop::sample::select(vec!["095ea7b3", "a9059cbb", "2eb2c2d6", "a22cb465", "deadbeef"]),
    ) {
        let selector = u32::from_str_radix(selector, 16).unwrap().to_be_bytes();
        before.splice(0..0, selector);
        let data = format!("0x{}{}{}", hex(&before), &LISTED[2..].to_lowercase(), hex(&after));
        let request = json!({
            "method": "eth_sendTransaction", "chain": "eip155:1",
            "params": [{ "to": "0x2222222222222222222222222222222222222222", "data": data }]
        });
        prop_assert_eq!(Engine::new().review(&Request::from_value(request)).verdict, Verdict::Critical);
    }

    /// Spelled out in any text, in any case, a listed address is found.
    #[test]
    fn a_listed_address_in_text_is_found(
        before in "[^0-9a-fA-F]{0,60}",
        after in "[^0-9a-fA-F]{0,60}",
        spelling in prop::sample::select(vec![
            LISTED.to_owned(),
            LISTED.to_lowercase(),
            LISTED[2..].to_uppercase(),
            "bc1qgcv2j80009apvjekph40wagwutfu6l3gcm2fw0".to_owned(),
            "BC1QGCV2J80009APVJEKPH40WAGWUTFU6L3GCM2FW0".to_owned(),
            "TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz".to_owned(),
        ]),
    ) {
        let text = format!("{before}{spelling}{after}");
        for message in [text.clone(), format!("0x{}", hex(text.as_bytes()))] {
            let request = json!({ "method": "personal_sign", "params": [message] });
            let review = Engine::new().review(&Request::from_value(request));
            prop_assert_eq!(review.verdict, Verdict::Critical, "{}", text);
        }
    }
}

/// Puts the listed address in place of each string of a request in turn, and beside each member.
fn with_listed_everywhere(value: &Value, make: &mut dyn FnMut(Value)) {
    match value {
        Value::Array(list) => {
            for (index, item) in list.iter().enumerate() {
                with_listed_everywhere(item, &mut |changed| {
                    let mut list = list.clone();
                    list[index] = changed;
                    make(Value::Array(list));
                });
            }
            let mut longer = list.clone();
            longer.push(json!(LISTED));
            make(Value::Array(longer));
        }
        Value::Object(members) => {
            for (name, member) in members {
                with_listed_everywhere(member, &mut |changed| {
                    let mut members = members.clone();
                    members.insert(name.clone(), changed);
                    make(Value::Object(members));
                });
            }
            let mut longer = members.clone();
            longer.insert("extra".to_owned(), json!(LISTED));
            make(Value::Object(longer));
        }
        Value::String(_) => make(json!(LISTED)),
        _ => {}
    }
}

#[test]
fn a_listed_address_is_found_in_place_of_anything() {
    let engine = Engine::new();
    let mut tried = 0;
    for Case { json: case, .. } in cases("tests/cases") {
        // What signs nothing may name whom it likes.
        let review = engine.review(&Request::from_value(case.clone()));
        if review.acts.is_empty() && review.findings.is_empty() && review.gaps.is_empty() {
            continue;
        }
        with_listed_everywhere(&case["params"], &mut |params| {
            let mut case = case.clone();
            case["params"] = params;
            let review = engine.review(&Request::from_value(case.clone()));
            let found = review.findings.iter().any(|found| found.rule.starts_with("dprk-address"));
            assert!(found, "{case:#}");
            tried += 1;
        });
    }
    assert!(tried > 500, "only {tried} were tried");
}

#[test]
fn hostile_sizes_are_answered() {
    let engine = Engine::new();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let wide_types: serde_json::Map<String, Value> = (0..200)
        .map(|index| {
            let next = format!("T{}", index + 1);
            (
                format!("T{index}"),
                json!([{ "name": "a", "type": next }, { "name": "b", "type": next }]),
            )
        })
        .chain([("T200".to_owned(), json!([{ "name": "x", "type": "uint256" }]))])
        .chain([("EIP712Domain".to_owned(), json!([]))])
        .collect();
    let doubling = json!({
        "types": wide_types, "primaryType": "T0", "domain": {}, "message": { "a": null, "b": null }
    });
    for request in [
        format!(r#"{{"method":"eth_sign","params":{deep}}}"#),
        json!({ "method": "eth_signTypedData_v4", "params": [LISTED, deep] }).to_string(),
        json!({ "method": "eth_signTypedData_v4", "params": [LISTED, doubling] }).to_string(),
        json!({ "method": "personal_sign", "params": ["1".repeat(2_000_000)] }).to_string(),
        json!({ "method": "personal_sign", "params": [format!("0x{}", "0".repeat(4_000_000))] }).to_string(),
        json!({ "method": "eth_sendTransaction", "params": [{ "to": LISTED, "data": format!("0x2eb2c2d6{}", "f".repeat(2_000_000)) }] }).to_string(),
        json!({ "method": "x", "params": vec![json!("a".repeat(30)); 150_000] }).to_string(),
    ] {
        let review = engine.review(&Request::from_json(request.as_bytes()));
        assert!(review.verdict >= Verdict::Warning || !review.acts.is_empty());
        assert!(review.gaps.len() <= 101);
    }
}

/// What JavaScript takes for JSON, or a wallet for a request, and nothing may hide behind.
#[test]
fn a_listed_address_does_not_hide_behind_what_cannot_be_read() {
    let engine = Engine::new();
    let transaction = |extra: &str| {
        format!(
            r#"{{"method":"eth_sendTransaction","params":[{{"to":"{LISTED}","value":"0x1"{extra}}}]}}"#
        )
    };
    let deep = |levels: usize| format!("{}\"{LISTED}\"{}", "[".repeat(levels), "]".repeat(levels));
    let units: Vec<String> = LISTED.bytes().map(|byte| format!("\\u{byte:04x}")).collect();
    let escaped = units.concat();
    let junk = vec![json!("a".repeat(22)); 100_001];
    let data = format!("0xdeadbeef{:0>64}", &LISTED[2..]);
    for (name, request) in [
        ("half a surrogate pair", transaction(r#","x":"\ud800""#)),
        ("a number beyond all bounds", transaction(r#","x":1e999"#)),
        ("levels that the reader refuses", transaction(&format!(",\"x\":{}", deep(200)))),
        ("text after the request", format!("{} rubbish", transaction(""))),
        ("escapes in what is no JSON", format!(r#"{{"method":"x","params":["{escaped}",1e999]}}"#)),
        ("levels beyond the search's own", format!(r#"{{"method":"x","params":{}}}"#, deep(100))),
        (
            "a hundred thousand strings before it",
            json!({ "method": "eth_sendTransaction", "params": [{ "a": junk, "data": data }] })
                .to_string(),
        ),
    ] {
        let review = engine.review(&Request::from_json(request.as_bytes()));
        assert_eq!(review.verdict, Verdict::Critical, "{name}");
    }
}
