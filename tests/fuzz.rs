//! The fuzz targets of `fuzz/`, for a bounded number of inputs: the requests of `tests/cases`, changed in
//! ways that are the same in every run. `fuzz/run.sh` runs them for as long as one likes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;
#[path = "../fuzz/src/lib.rs"]
#[allow(unreachable_pub)]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};

use countersign::intel::AddressSet;
use serde_json::Value;

use support::cases;
use support::numbers::Numbers;

/// How many inputs each target is run with. The whole takes half a minute without optimisation.
const INPUTS: usize = 800;

/// No input grows beyond this: what is longer says nothing new, and takes its time.
const LONGEST: usize = 4_096;

/// Words of calldata that readers trip over: offsets and lengths at the edges.
const WORDS: [[u8; 4]; 8] = [
    [0, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 0, 0x20],
    [0, 0, 0, 0x40],
    [0, 0, 0xff, 0xff],
    [0x7f, 0xff, 0xff, 0xff],
    [0xff, 0xff, 0xff, 0xe0],
    [0xff, 0xff, 0xff, 0xff],
];

/// Changes an input in one to four places.
fn change(input: &mut Vec<u8>, others: &[Vec<u8>], numbers: &mut Numbers) {
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(input.len() + 1);
        let to = (at + numbers.below(40)).min(input.len());
        match numbers.below(8) {
            0 if at < input.len() => input[at] ^= 1 << numbers.below(8),
            1 if at < input.len() => input[at] = u8::try_from(numbers.below(256)).unwrap(),
            2 => drop(input.drain(at..to)),
            3 => {
                let copied = input[at..to].to_vec();
                input.splice(at..at, copied);
            }
            4 => input.truncate(at),
            5 => {
                let other = &others[numbers.below(others.len())];
                let from = numbers.below(other.len() + 1);
                let until = (from + numbers.below(200)).min(other.len());
                input.splice(at..to, other[from..until].iter().copied());
            }
            6 => {
                let word = WORDS[numbers.below(WORDS.len())];
                // Where the end of a word stands in calldata.
                let end = (at / 32 * 32 + 4).min(input.len());
                let start = end.saturating_sub(4);
                input.splice(start..end, word);
            }
            _ => input.extend((0..numbers.below(32)).map(|i| u8::try_from(i).unwrap())),
        }
    }
    input.truncate(LONGEST);
}

/// Runs a target with seeds as they are, and then changed.
fn run(target: fn(&[u8]), mut seeds: Vec<Vec<u8>>) {
    seeds.retain(|seed| seed.len() <= LONGEST);
    assert!(!seeds.is_empty());
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for round in 0..INPUTS.max(seeds.len()) {
        let mut input = seeds[round % seeds.len()].clone();
        if round >= seeds.len() {
            change(&mut input, &seeds, &mut numbers);
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| target(&input)));
        assert!(outcome.is_ok(), "round {round} failed with {:?}", String::from_utf8_lossy(&input));
    }
}

/// A part of every case: what `part` takes from its request.
fn seeds(part: impl Fn(&Value) -> Option<Vec<u8>>) -> Vec<Vec<u8>> {
    cases("tests/cases").iter().filter_map(|case| part(&case.json)).collect()
}

fn bytes(value: &Value) -> Option<Vec<u8>> {
    alloy_primitives::hex::decode(value.as_str()?.strip_prefix("0x")?).ok()
}

fn calldata(request: &Value) -> Option<Vec<u8>> {
    let first = &request["params"][0];
    bytes(&first["data"]).or_else(|| bytes(&first["calls"][0]["data"]))
}

fn text(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone().into_bytes()),
        other => Some(other.to_string().into_bytes()),
    }
}

fn of_method(request: &Value, method: &str) -> bool {
    request["method"].as_str().is_some_and(|own| own.starts_with(method))
}

#[test]
fn requests_as_json() {
    run(targets::request_json, seeds(text));
}

#[test]
fn requests_of_names_that_readers_look_for() {
    let mut numbers = Numbers(7);
    let random = |_| (0..400).map(|_| u8::try_from(numbers.below(256)).unwrap()).collect();
    run(targets::structured, (0..INPUTS / 2).map(random).collect());
}

#[test]
fn calldata_of_contracts() {
    run(targets::calldata, seeds(calldata));
}

#[test]
fn calldata_of_the_account_itself() {
    run(targets::own_account, seeds(calldata));
}

#[test]
fn typed_data() {
    run(
        targets::typed_data,
        seeds(|request| {
            of_method(request, "eth_signTypedData").then(|| text(&request["params"][1]))?
        }),
    );
}

#[test]
fn messages() {
    run(
        targets::message,
        seeds(|request| {
            of_method(request, "personal_sign").then(|| text(&request["params"][0]))?
        }),
    );
}

#[test]
fn envelopes() {
    let raw = |request: &Value| {
        of_method(request, "eth_sendRawTransaction").then(|| bytes(&request["params"][0]))?
    };
    let mut seeds = seeds(raw);
    // An empty legacy transaction, and an empty one of each later kind.
    seeds.push(vec![0xc9, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0x80, 0x80]);
    seeds.extend((1..=4).map(|kind| [&[kind][..], &[0xc9], &[0x80; 9]].concat()));
    run(targets::envelope, seeds);
}

/// The bytes of base64 without white space.
fn base64(value: &Value) -> Option<Vec<u8>> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = value.as_str()?.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::new();
    for group in digits.chunks(4) {
        let mut bits = 0_u32;
        for at in 0..4 {
            let digit = group
                .get(at)
                .map_or(Some(0), |digit| ALPHABET.iter().position(|one| one == digit))?;
            bits = bits << 6 | u32::try_from(digit).unwrap();
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    Some(bytes)
}

#[test]
fn transactions_of_bitcoin() {
    run(targets::bitcoin, seeds(|request| base64(&request["params"][0]["psbt"])));
}

#[test]
fn transactions_of_solana() {
    run(targets::solana, seeds(|request| base64(&request["params"][0]["transaction"])));
}

#[test]
fn addresses() {
    let mut seeds = seeds(|request| text(&request["params"][0]["to"]));
    seeds.extend(
        AddressSet::bundled().iter().step_by(101).map(|one| one.address().to_string().into()),
    );
    run(targets::address, seeds);
}

#[test]
fn compiled_sets() {
    let whole = AddressSet::empty().as_bytes().to_vec();
    let bundled = AddressSet::bundled();
    let start = bundled.as_bytes().iter().copied().take(LONGEST).collect();
    run(targets::compiled_set, vec![whole, start]);
}

#[test]
fn transactions_of_tron() {
    let raw = |request: &Value| {
        alloy_primitives::hex::decode(request["params"][0]["raw_data_hex"].as_str()?).ok()
    };
    run(targets::tron, seeds(raw));
}
