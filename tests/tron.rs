//! Transactions of Tron: what prost writes is read as it was meant, a listed address is found wherever it
//! stands, and what wraps a request changes nothing about it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use countersign::act::{Asset, Deed, Role};
use countersign::intel::ChainAddress;
use countersign::{Engine, Request, Review, Verdict};
use proptest::prelude::*;
use prost::Message;
use serde_json::{Value, json};

use support::cases;

/// On the SDN list since 2022: the Lazarus Group's address of the Ronin theft, on Tron.
const LISTED: &str = "098b716b8aaf21512996dc57eb0615e2383e2f96";

/// How many addresses of cases are replaced at least, so that a lost folder is noticed.
const AT_LEAST: usize = 60;

#[derive(Clone, PartialEq, Message)]
struct Raw {
    #[prost(bytes, tag = "1")]
    ref_block_bytes: Vec<u8>,
    #[prost(int64, tag = "8")]
    expiration: i64,
    #[prost(message, repeated, tag = "11")]
    contract: Vec<Contract>,
    #[prost(int64, tag = "14")]
    timestamp: i64,
    #[prost(int64, tag = "18")]
    fee_limit: i64,
}

#[derive(Clone, PartialEq, Message)]
struct Contract {
    #[prost(int32, tag = "1")]
    kind: i32,
    #[prost(message, tag = "2")]
    parameter: Option<Any>,
    #[prost(int32, tag = "5")]
    permission: i32,
}

#[derive(Clone, PartialEq, Message)]
struct Any {
    #[prost(string, tag = "1")]
    type_url: String,
    #[prost(bytes, tag = "2")]
    value: Vec<u8>,
}

#[derive(Clone, PartialEq, Message)]
struct Transfer {
    #[prost(bytes, tag = "1")]
    owner_address: Vec<u8>,
    #[prost(bytes, tag = "2")]
    to_address: Vec<u8>,
    #[prost(int64, tag = "3")]
    amount: i64,
}

#[derive(Clone, PartialEq, Message)]
struct Delegate {
    #[prost(bytes, tag = "1")]
    owner_address: Vec<u8>,
    #[prost(int32, tag = "2")]
    resource: i32,
    #[prost(int64, tag = "3")]
    balance: i64,
    #[prost(bytes, tag = "4")]
    receiver_address: Vec<u8>,
    #[prost(bool, tag = "5")]
    lock: bool,
    #[prost(int64, tag = "6")]
    lock_period: i64,
}

fn account(bytes: [u8; 20]) -> Vec<u8> {
    [&[0x41], bytes.as_slice()].concat()
}

fn raw(kind: i32, name: &str, value: Vec<u8>) -> Vec<u8> {
    let type_url = format!("type.googleapis.com/protocol.{name}");
    let parameter = Some(Any { type_url, value });
    Raw {
        ref_block_bytes: vec![1, 2],
        expiration: 1_790_000_060_000,
        contract: vec![Contract { kind, parameter, permission: 0 }],
        timestamp: 1_790_000_000_000,
        fee_limit: 0,
    }
    .encode_to_vec()
}

fn request(bytes: &[u8]) -> Value {
    json!({
        "chain": "tron:0x2b6653dc", "method": "tron_signTransaction",
        "params": [{ "raw_data_hex": alloy_primitives::hex::encode(bytes) }],
    })
}

fn review(request: &Value) -> Review {
    Engine::new().review(&Request::from_value(request.clone()))
}

fn is_found(review: &Review) -> bool {
    review.findings.iter().any(|finding| finding.rule.starts_with("dprk-address"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_prost_writes_is_read(from: [u8; 20], to: [u8; 20], amount in 0_i64..) {
        let transfer =
            Transfer { owner_address: account(from), to_address: account(to), amount };
        let review = review(&request(&raw(1, "TransferContract", transfer.encode_to_vec())));
        prop_assert_eq!(&review.gaps, &[]);
        let [act] = review.acts.as_slice() else { panic!("{review:?}") };
        let address = |role| act.party(role).map(|party| party.address.clone());
        prop_assert_eq!(address(Role::Payee), Some(ChainAddress::Tron(to.into())));
        prop_assert_eq!(address(Role::Signer), Some(ChainAddress::Tron(from.into())));
        let Deed::Send { asset: Asset::Native { decimals, .. }, amount: read } = &act.deed else {
            panic!("{act:?}")
        };
        prop_assert_eq!((*decimals, &read.value), (Some(6), &amount.to_string()));
    }

    #[test]
    fn resources_are_read(
        to: [u8; 20], resource in 0_i32..2, balance in 0_i64.., lock: bool, blocks in 1_i64..1_000_000,
    ) {
        let delegate = Delegate {
            owner_address: account([7; 20]), resource, balance, receiver_address: account(to), lock,
            lock_period: blocks,
        };
        let review = review(&request(&raw(57, "DelegateResourceContract", delegate.encode_to_vec())));
        prop_assert_eq!(&review.gaps, &[]);
        let Deed::Resources { resource: read, amount, locked_for, .. } = &review.acts[0].deed else {
            panic!("{review:?}")
        };
        prop_assert_eq!(read, ["bandwidth", "energy"][usize::try_from(resource).unwrap()]);
        prop_assert_eq!(&amount.value, &balance.to_string());
        prop_assert_eq!(locked_for.clone(), lock.then(|| (3 * blocks).to_string()));
    }

    #[test]
    fn any_bytes_are_reviewed(bytes: Vec<u8>) {
        let review = review(&request(&bytes));
        prop_assert!(review.verdict >= Verdict::Warning);
    }
}

#[test]
fn a_listed_address_is_found_in_place_of_every_address() {
    let mut replaced = 0;
    for case in cases("tests/cases/tron") {
        let Some(bytes) = case.json["params"][0]["raw_data_hex"].as_str() else { continue };
        for digit in ["2", "3", "4", "5", "6"] {
            let address = digit.repeat(40);
            for (at, _) in bytes.match_indices(&address) {
                let mut changed = bytes.to_owned();
                changed.replace_range(at..at + address.len(), LISTED);
                let bytes = alloy_primitives::hex::decode(changed).unwrap();
                assert!(is_found(&review(&request(&bytes))), "{} at {at}", case.name);
                replaced += 1;
            }
        }
    }
    assert!(replaced >= AT_LEAST, "only {replaced} were replaced");
}

#[test]
fn what_wraps_a_request_changes_nothing_about_it() {
    let mut critical = 0;
    for case in cases("tests/cases/tron") {
        let mut plain = case.json.clone();
        let members = plain.as_object_mut().unwrap();
        members.remove("expected");
        let alone = review(&plain);
        if alone.verdict < Verdict::Danger {
            continue;
        }
        critical += 1;
        let chain = case.json["chain"].clone();
        let inner = json!({ "method": case.json["method"], "params": case.json["params"] });
        let invoked = json!({ "scope": chain, "request": inner });
        let mut wrapped = plain.clone();
        wrapped["method"] = json!("wallet_invokeMethod");
        wrapped["params"] = json!([invoked]);
        assert_eq!(review(&wrapped).verdict, alone.verdict, "{} invoked", case.name);
        let mut batch = plain;
        batch["params"] = json!([inner, { "method": "tron_requestAccounts", "params": [] }]);
        batch.as_object_mut().unwrap().remove("method");
        assert_eq!(review(&batch).verdict, alone.verdict, "{} in a batch", case.name);
    }
    assert!(critical >= 20, "only {critical} were wrapped");
}
