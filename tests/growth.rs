//! What a review costs grows no faster than the request: told by what it holds, not by a clock. (The
//! benchmark prints how the time grows.)

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use alloy_primitives::{Address, U256, hex, keccak256};
use countersign::{Engine, Request};
use serde_json::{Value, json};

/// How much larger the answer may be than the request, in bytes: each call is told with its addresses and in
/// words.
const LARGER: usize = 60;

/// What every answer may take besides.
const BESIDES: usize = 200_000;

fn transaction(to: &str, data: &[u8]) -> Value {
    json!({
        "method": "eth_sendTransaction", "chain": "eip155:1",
        "params": [{ "from": "0x1111111111111111111111111111111111111111", "to": to, "data": hex::encode_prefixed(data) }],
    })
}

fn word(number: usize) -> [u8; 32] {
    U256::from(number).to_be_bytes()
}

fn selector(signature: &str) -> Vec<u8> {
    keccak256(signature)[..4].to_vec()
}

/// A `multicall(bytes[])` all of whose items are the same bytes: those of another such call, and so on. Read
/// without a bound, each level doubles the calls.
fn bomb(levels: usize) -> Vec<u8> {
    let mut data = [selector("transfer(address,uint256)"), vec![0x22; 64]].concat();
    for _ in 0..levels {
        let mut outer = selector("multicall(bytes[])");
        for number in [0x20, 2, 0x40, 0x40, data.len()] {
            outer.extend(word(number));
        }
        outer.extend(&data);
        data = outer;
    }
    data
}

/// Unknown calls inside unknown calls, all of which look like something.
fn unknown(levels: usize) -> Vec<u8> {
    let mut data = [selector("approve(address,uint256)"), vec![0x22; 64]].concat();
    for _ in 0..levels {
        let mut outer = vec![0xde, 0xad, 0xbe, 0xef];
        outer.extend(Address::repeat_byte(0x33).into_word());
        outer.extend(word(data.len()));
        outer.extend(&data);
        data = outer;
    }
    data
}

const STRANGER: &str = "0x2222222222222222222222222222222222222222";
const ACCOUNT: &str = "0x1111111111111111111111111111111111111111";

#[test]
fn an_answer_is_no_larger_than_the_request_allows() {
    let engine = Engine::new();
    let approve = [selector("approve(address,uint256)"), vec![0x44; 64]].concat();
    let batch: Vec<Value> = (0..3_000)
        .map(|_| json!({ "to": STRANGER, "data": hex::encode_prefixed(&approve) }))
        .collect();
    for (name, request) in [
        ("calls that share their bytes", transaction(STRANGER, &bomb(60))),
        ("the same on the account itself", transaction(ACCOUNT, &bomb(60))),
        ("unknown calls in one another", transaction(STRANGER, &unknown(200))),
        ("the same on the account itself", transaction(ACCOUNT, &unknown(200))),
        ("selectors over and over", transaction(STRANGER, &approve[..4].repeat(50_000))),
        ("approvals over and over", transaction(ACCOUNT, &approve.repeat(3_000))),
        (
            "heads of lists over and over, and calls",
            transaction(
                STRANGER,
                &[
                    vec![0xde, 0xad, 0xbe, 0xef],
                    Address::repeat_byte(0x33).into_word().repeat(1_000),
                    [word(1_000), word(32_000)].concat().repeat(200),
                    [word(1_000), word(32_000), word(68)].concat(),
                    [selector("transfer(address,uint256)"), vec![0x22; 64]].concat().repeat(250),
                ]
                .concat(),
            ),
        ),
        (
            "offsets over and over",
            transaction(
                STRANGER,
                &[selector("multicall(bytes[])"), word(0x20).repeat(20_000)].concat(),
            ),
        ),
        ("a batch", json!({ "method": "wallet_sendCalls", "params": [{ "calls": batch }] })),
        (
            "members of nothing",
            json!({ "method": "wallet_sendCalls", "params": [{ "calls": vec![json!({}); 20_000] }] }),
        ),
        (
            "networks",
            json!({ "method": "wallet_batch", "params": vec![json!({ "method": "wallet_addEthereumChain", "params": [{}] }); 5_000] }),
        ),
    ] {
        let text = request.to_string();
        let review = engine.review(&Request::from_value(request));
        let answer = serde_json::to_string(&review).unwrap().len();
        assert!(
            answer <= text.len() * LARGER + BESIDES,
            "{name}: {answer} bytes for {}",
            text.len()
        );
        assert!(review.questions.len() <= 64, "{name}: {} questions", review.questions.len());
    }
}
