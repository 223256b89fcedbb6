//! Elementary values of typed data, in ordinary and odd spellings.

use alloy_primitives::{Address, I256, U256};
use serde_json::json;

use super::atom::{Atom, Kind};

#[test]
fn elementary_types_are_told_by_name() {
    for (name, kind) in [
        ("uint", Some(Kind::Uint(256))),
        ("uint8", Some(Kind::Uint(8))),
        ("int256", Some(Kind::Int(256))),
        ("bytes1", Some(Kind::FixedBytes(1))),
        ("bytes32", Some(Kind::FixedBytes(32))),
        ("bytes", Some(Kind::Bytes)),
        ("bytes33", None),
        ("bytes0", None),
        ("uint08", None),
        ("uint7", None),
        ("int264", None),
        ("uint+8", None),
        ("function", None),
        ("Person", None),
    ] {
        assert_eq!(Kind::parse(name), kind, "{name}");
    }
}

#[test]
fn what_all_wallets_read_alike_is_not_noted() {
    for (kind, value) in [
        ("address", json!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96")),
        ("bool", json!(true)),
        ("bytes", json!("0x")),
        ("bytes", json!("0xabcd")),
        ("bytes4", json!("0xabcdef01")),
        ("uint256", json!(7)),
        ("uint256", json!("7")),
        ("uint256", json!("0x7")),
        (
            "uint256",
            json!("115792089237316195423570985008687907853269984665640564039457584007913129639935"),
        ),
        ("int8", json!(-128)),
        (
            "int256",
            json!("-57896044618658097711785492504343953926634992332820282019728792003956564819968"),
        ),
        ("string", json!("")),
        // Written so by JavaScript, which has this number exactly.
        ("uint256", json!(18_014_398_509_481_984_u64)),
    ] {
        let read = Kind::parse(kind).unwrap().read(&value).unwrap();
        assert!(read.note.is_none() && read.word.is_some(), "{kind} {value}: {read:?}");
    }
}

#[test]
fn what_wallets_read_differently_is_read_and_noted() {
    for (kind, value, atom) in [
        ("address", json!("1000"), Atom::Address(Address::left_padding_from(&[3, 0xe8]))),
        ("bool", json!("false"), Atom::Bool(true)),
        ("bool", json!(0), Atom::Bool(false)),
        ("bytes", json!("abcd"), Atom::Bytes(b"abcd".to_vec())),
        ("bytes", json!("0xabc"), Atom::Bytes(vec![0x0a, 0xbc])),
        ("bytes", json!(256), Atom::Bytes(vec![1, 0])),
        ("uint256", json!(" 7 "), Atom::Uint(U256::from(7))),
        ("uint256", json!("0b11"), Atom::Uint(U256::from(3))),
        (
            "uint256",
            json!(18_014_398_509_481_985_u64),
            Atom::Uint(U256::from(18_014_398_509_481_984_u64)),
        ),
        ("int8", json!(255), Atom::Int(I256::try_from(255).unwrap())),
        ("string", json!(5), Atom::Bytes(vec![5])),
    ] {
        let read = Kind::parse(kind).unwrap().read(&value).unwrap();
        assert_eq!((read.atom, read.note.is_some()), (atom, true), "{kind} {value}");
    }
}

#[test]
fn what_no_wallet_reads_is_not_read() {
    for (kind, value) in [
        ("address", json!("-5")),
        ("address", json!(null)),
        ("uint256", json!(-1)),
        ("uint8", json!(256)),
        ("uint256", json!("1e3")),
        ("uint256", json!("0x")),
        ("uint256", json!("-0x5")),
        ("uint256", json!(true)),
        ("uint256", json!(1.5)),
        ("bytes", json!([1, 2])),
        ("bytes4", json!("abcd")),
        ("bytes32", json!(format!("0x{}", "ab".repeat(33)))),
        ("string", json!({})),
    ] {
        assert_eq!(Kind::parse(kind).unwrap().read(&value), None, "{kind} {value}");
    }
}
