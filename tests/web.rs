//! The engine inside a real browser: `wasm-pack test --headless --chrome --firefox`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use countersign::{Engine, Request, Verdict};
use serde_json::{Value, json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const LISTED: &str = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

fn review(request: Value) -> countersign::Review {
    Engine::new().review(&Request::from_value(request))
}

#[wasm_bindgen_test]
fn an_approval_to_a_listed_address_is_critical() {
    let review = review(json!({
        "origin": "https://app.example", "chain": "eip155:1", "method": "eth_sendTransaction",
        "params": [{
            "to": "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
            "data": format!("0x095ea7b3{:0>64}{}", &LISTED[2..], "f".repeat(64)),
        }],
    }));
    assert_eq!(review.verdict, Verdict::Critical);
    assert_eq!(review.findings[0].rule, "dprk-address");
    assert_eq!(review.findings[0].subject.as_ref().unwrap().to_string(), LISTED);
    assert!(
        review.findings[0].evidence.iter().all(|evidence| evidence.url.starts_with("https://"))
    );
}

#[wasm_bindgen_test]
fn a_harmless_transfer_is_clear() {
    let review = review(json!({
        "chain": "eip155:1", "method": "eth_sendTransaction",
        "params": [{ "to": "0x2222222222222222222222222222222222222222", "value": "0x1" }],
    }));
    assert_eq!(review.verdict, Verdict::Clear, "{review:?}");
}

#[wasm_bindgen_test]
fn typed_data_is_hashed_as_wallets_hash_it() {
    // The example of EIP-712 itself, with the digest that it gives.
    let review = review(json!({
        "method": "eth_signTypedData_v4",
        "params": ["0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826", {
            "types": {
                "EIP712Domain": [
                    { "name": "name", "type": "string" }, { "name": "version", "type": "string" },
                    { "name": "chainId", "type": "uint256" },
                    { "name": "verifyingContract", "type": "address" },
                ],
                "Person": [{ "name": "name", "type": "string" }, { "name": "wallet", "type": "address" }],
                "Mail": [
                    { "name": "from", "type": "Person" }, { "name": "to", "type": "Person" },
                    { "name": "contents", "type": "string" },
                ],
            },
            "primaryType": "Mail",
            "domain": {
                "name": "Ether Mail", "version": "1", "chainId": 1,
                "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC",
            },
            "message": {
                "from": { "name": "Cow", "wallet": "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826" },
                "to": { "name": "Bob", "wallet": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB" },
                "contents": "Hello, Bob!",
            },
        }],
    }));
    assert_eq!(
        review.digests.eip712.unwrap().digest,
        "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2"
    );
}

#[wasm_bindgen_test]
fn hostile_input_is_answered_within_the_small_stack_of_a_browser() {
    let deep = format!("{}{}", "[".repeat(50_000), "]".repeat(50_000));
    for json in [
        format!(r#"{{"method":"eth_sendTransaction","params":{deep}}}"#),
        json!({ "method": "eth_signTypedData_v4", "params": [LISTED, deep] }).to_string(),
        json!({ "method": "personal_sign", "params": ["T".repeat(200_000)] }).to_string(),
    ] {
        let review = Engine::new().review(&Request::from_json(json.as_bytes()));
        assert!(!review.summary.is_empty());
    }
}
