//! The user's own addresses: given with a request, or kept by the engine.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use countersign::rule::CATALOGUE;
use countersign::{Engine, Request, Verdict};
use serde_json::{Value, json};

const PAYEE: &str = "0x2222222222222222222222222222222222222222";

fn request(book: &Value) -> Request {
    let mut request = json!({
        "chain": "eip155:1", "method": "eth_sendTransaction",
        "params": [{ "from": "0x1111111111111111111111111111111111111111", "to": PAYEE, "value": "0x1" }]
    });
    if !book.is_null() {
        request["book"] = book.clone();
    }
    Request::from_value(request)
}

#[test]
fn a_list_that_the_engine_keeps_is_for_requests_that_bring_none() {
    let mut engine = Engine::new();
    let blocked = json!({ "blocked": [PAYEE] });
    let other = json!({ "blocked": ["0x3333333333333333333333333333333333333333"] });
    let verdict = |engine: &Engine, book: &Value| engine.review(&request(book)).verdict;
    assert_eq!(verdict(&engine, &Value::Null), Verdict::Clear);
    engine.set_book(Request::book_from_json(blocked.to_string().as_bytes()).0);
    for (book, expected) in [
        (Value::Null, Verdict::Critical),
        (json!({}), Verdict::Critical),
        (blocked, Verdict::Critical),
        (other, Verdict::Clear),
        // Whom the user has paid says nothing about whom his team blocks.
        (json!({ "paid": [PAYEE], "trusted": [PAYEE] }), Verdict::Critical),
    ] {
        assert_eq!(verdict(&engine, &book), expected, "{book}");
    }
    engine.set_book(Request::book_from_json(b"{}").0);
    assert_eq!(verdict(&engine, &Value::Null), Verdict::Clear);
}

#[test]
fn among_ten_thousand_entries_each_is_found_and_nothing_else() {
    // Addresses without any order, of which the multiples of seven are in the list.
    let address = |number: u64| {
        let start = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        format!("0x{start:016x}00000000{number:016x}")
    };
    let entries: Vec<Value> = (0..70_000)
        .step_by(7)
        .map(|number| json!({ "address": address(number), "name": number.to_string() }))
        .collect();
    assert_eq!(entries.len(), 10_000);
    let (book, unread) =
        Request::book_from_json(json!({ "blocked": entries }).to_string().as_bytes());
    assert_eq!(unread, []);
    assert_eq!(book.blocked.len(), 10_000);
    for number in (0..70_000).step_by(3) {
        let found = book.blocked.entries_of(&address(number).parse().unwrap());
        let names: Vec<_> = found.iter().filter_map(|entry| entry.name.clone()).collect();
        let expected = if number % 7 == 0 { vec![number.to_string()] } else { Vec::new() };
        assert_eq!(names, expected);
    }
}

#[test]
fn trust_lowers_no_rule_about_what_others_say_of_an_address() {
    for rule in CATALOGUE {
        let by_others = ["dprk-", "sanctioned-", "listed-", "laundering-", "blocked-"];
        let about_others = by_others.iter().any(|start| rule.id.starts_with(start));
        assert!(!(about_others && rule.lowered_by_trust), "{}", rule.id);
    }
    assert!(CATALOGUE.iter().filter(|rule| rule.lowered_by_trust).count() > 3);
}
