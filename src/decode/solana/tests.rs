use serde_json::{Value, json};

use super::*;
use crate::decode::{Asked, Place};

/// A payer, a receiver, and the System program, which is all zeros.
const PAYER: [u8; 32] = [1; 32];
const PAYEE: [u8; 32] = [2; 32];
const SYSTEM: [u8; 32] = [0; 32];

/// A message that sends 5 lamports.
fn message() -> Vec<u8> {
    let transfer = [2, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0];
    [&[1, 0, 1, 3][..], &PAYER, &PAYEE, &SYSTEM, &[9; 32], &[1, 2, 2, 0, 1, 12], &transfer].concat()
}

fn unsigned() -> Vec<u8> {
    [&[1][..], &[0; 64], &message()].concat()
}

/// The same as version 0, with one account more that it takes from a table.
fn versioned() -> Vec<u8> {
    let mut bytes = [&[1][..], &[7; 64], &[0x80], &message()].concat();
    let at = bytes.len() - 17;
    assert_eq!(bytes[at..at + 4], [2, 2, 0, 1]);
    bytes.splice(at + 1..at + 4, [3, 0, 1, 3]);
    bytes.push(1);
    bytes.extend([8; 32]);
    bytes.extend([0, 1, 42]);
    bytes
}

fn read(method: &str, params: &Value) -> (Vec<Solana>, Vec<String>) {
    let mut unread = Vec::new();
    let place = Place::written("params");
    let asked = super::read(method, params, place, None, &mut unread);
    assert!(knows(method), "{method}");
    let found = match asked {
        Some(Asked::Solana(one)) => vec![one],
        Some(Asked::Several(parts)) => parts
            .into_iter()
            .map(|part| match part.asked {
                Some(Asked::Solana(one)) => one,
                other => panic!("{other:?}"),
            })
            .collect(),
        Some(Asked::Nothing) | None => Vec::new(),
        other => panic!("{other:?}"),
    };
    (found, unread.into_iter().map(|one| format!("{}: {}", one.path, one.reason)).collect())
}

#[test]
fn a_legacy_transaction_is_read() {
    let read = Transaction::read(&unsigned(), true).unwrap();
    assert_eq!((read.version, read.signers, read.trailing), (None, 1, false));
    assert_eq!((read.signing(), read.signed.as_slice()), (&[PAYER][..], &[false][..]));
    let [instruction] = read.instructions.as_slice() else { panic!() };
    assert_eq!(instruction.program, SYSTEM);
    assert_eq!(instruction.accounts, [Account::Key(PAYER), Account::Key(PAYEE)]);
    assert_eq!(Transaction::read(&message(), true).unwrap().instructions, read.instructions);
}

#[test]
fn accounts_from_tables_are_known_to_be_unknown() {
    let read = Transaction::read(&versioned(), true).unwrap();
    assert_eq!((read.version, read.signed.as_slice()), (Some(0), &[true][..]));
    let in_table = Account::InTable { table: [8; 32], index: 42 };
    assert_eq!(read.instructions[0].accounts[2], in_table);
    assert_eq!((in_table.key(), read.tables.as_slice()), (None, &[[8; 32]][..]));
}

#[test]
fn what_the_runtime_refuses_is_no_transaction() {
    for whole in [unsigned(), versioned()] {
        for end in 0..whole.len() {
            assert_eq!(Transaction::read(&whole[..end], true), None, "{end}");
        }
        let more = [&whole[..], &[0]].concat();
        assert_eq!(Transaction::read(&more, true), None);
        assert!(Transaction::read(&more, false).unwrap().trailing);
    }
    let changed = |at: usize, to: u8| {
        let mut bytes = message();
        bytes[at] = to;
        Transaction::message(&bytes)
    };
    assert_eq!(changed(0, 0), None, "nobody signs");
    assert_eq!(changed(0, 4), None, "more sign than there are");
    assert_eq!(changed(1, 1), None, "the one who pays the fee is only read");
    assert_eq!(changed(2, 3), None, "more are only read than there are");
    let program = message().len() - 17;
    assert_eq!(changed(program, 0), None, "the one who pays the fee is the program");
    assert_eq!(changed(program, 3), None, "a program that is not there");
    assert_eq!(changed(program + 2, 9), None, "an account that is not there");
    assert_eq!(changed(0, 0x81), None, "a version that there is not");
}

#[test]
fn every_wallet_has_its_own_shape() {
    let bytes = unsigned();
    let base58 = bs58::encode(&bytes).into_string();
    let bare = bs58::encode(message()).into_string();
    let digits = hex::encode(&bytes);
    let list: Vec<Value> = bytes.iter().map(|byte| json!(byte)).collect();
    for (method, params, count) in [
        ("solana_signTransaction", json!([{"transaction": base58}]), 1),
        (
            "solana_signAllTransactions",
            json!([{"transaction": base58}, {"transaction": base58}]),
            2,
        ),
        (
            "solana_signAndSendTransaction",
            json!([{"transaction": base58}, {"skipPreflight": true}]),
            1,
        ),
        (
            "solana:signTransaction",
            json!([{"account": {"address": "x"}, "transaction": list, "chain": "solana:mainnet"}]),
            1,
        ),
        ("signTransaction", json!({"message": bare}), 1),
        ("signTransaction", json!([list]), 1),
        ("signAllTransactions", json!([[base58, digits]]), 2),
        ("signAllTransactions", json!({"transactions": [base58, base58], "scope": "solana:x"}), 2),
        ("signAndSendAllTransactions", json!([{"inputs": [{"transaction": base58}]}]), 1),
    ] {
        let (found, unread) = read(method, &params);
        assert_eq!(unread, [""; 0], "{method} {params}");
        assert_eq!(found.len(), count, "{method} {params}");
        for one in found {
            let Solana::Transaction { transaction, .. } = one else { panic!("{params}") };
            assert_eq!(transaction.accounts.len(), 3, "{params}");
        }
    }
}

#[test]
fn messages_are_text_in_every_spelling() {
    let bytes: Vec<Value> = b"Hello World!".iter().map(|byte| json!(byte)).collect();
    for params in [
        json!([{"message": "SGVsbG8gV29ybGQh"}]),
        json!([{"message": "2NEpo7TZRRrLZSi2U"}]),
        json!({"message": "2NEpo7TZRRrLZSi2U", "display": "utf8"}),
        json!([{"message": "Hello World!"}]),
        json!([bytes, "utf8"]),
        json!([{"message": bytes, "account": {"address": "x"}}]),
        json!(["Hello World!"]),
    ] {
        let (found, unread) = read("signMessage", &params);
        assert_eq!(unread, [""; 0], "{params}");
        let [Solana::Message { bytes, .. }] = found.as_slice() else { panic!("{params}") };
        assert_eq!(bytes, b"Hello World!", "{params}");
    }
}

#[test]
fn a_sign_in_may_say_anything_or_nothing() {
    let all = json!([{
        "domain": "app.example", "address": "x", "statement": "Hi", "uri": "https://app.example",
        "version": "1", "chainId": "mainnet", "nonce": "12345678",
        "expirationTime": "2026-01-01T00:00:00Z", "resources": []
    }]);
    for (params, domain) in
        [(all, Some("app.example")), (json!([{}]), None), (json!([]), None), (json!(null), None)]
    {
        let (found, unread) = read("solana_signIn", &params);
        assert_eq!(unread, [""; 0], "{params}");
        let [Solana::SignIn(one)] = found.as_slice() else { panic!("{params}") };
        assert_eq!(one.domain.as_deref(), domain);
    }
}

#[test]
fn nothing_is_passed_over_in_silence() {
    for (method, params) in [
        ("signTransaction", json!([])),
        ("signTransaction", json!(["not a transaction"])),
        ("signTransaction", json!([{"account": "x"}])),
        ("signAllTransactions", json!([[]])),
        ("signMessage", json!([])),
        ("signMessage", json!([{"message": 5}])),
    ] {
        let (found, unread) = read(method, &params);
        assert!(found.is_empty() && !unread.is_empty(), "{method} {params}: {found:?}");
    }
    assert!(!knows("eth_sign"));
}
