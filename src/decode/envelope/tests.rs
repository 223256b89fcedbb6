use alloy_primitives::{U256, address, b256, hex};

use super::*;

/// Whom the transactions here pay.
const TO: Address = address!("0x2222222222222222222222222222222222222222");

/// Who signed the signed ones: the account of the example of EIP-155.
const SIGNER: Address = address!("0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F");

/// The example of EIP-155.
const EIP155: [u8; 110] = hex!(
    "f86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a7640000\
     8025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb7\
     03304b3800ccf555c9f3dc64214b297fb1966a3b6d83"
);

fn published(bytes: &[u8]) -> (Option<Transaction>, Vec<String>) {
    let mut unread = Vec::new();
    let transaction = read(bytes, Place::written("params[0]"), &mut unread);
    let notes = unread.into_iter().map(|unread| format!("{}: {}", unread.path, unread.reason));
    (transaction.map(|(transaction, _)| transaction), notes.collect())
}

/// A legacy transaction to [`TO`] of these numbers: nonce, price, limit and value; and what follows.
fn legacy(numbers: [&[u8]; 4], rest: &[&[u8]]) -> Vec<u8> {
    let mut items = Vec::new();
    for number in &numbers[..3] {
        items.extend_from_slice(number);
    }
    rlp::put_bytes(&mut items, TO.as_slice());
    items.extend_from_slice(numbers[3]);
    items.push(0x80);
    for item in rest {
        items.extend_from_slice(item);
    }
    let mut out = Vec::new();
    rlp::put_list(&mut out, &items);
    out
}

#[test]
fn the_example_of_eip_155_is_read() {
    let (transaction, notes) = published(&EIP155);
    let transaction = transaction.unwrap();
    assert_eq!(notes, Vec::<String>::new());
    assert_eq!(transaction.from.unwrap().address, SIGNER);
    assert_eq!((transaction.chain_id, transaction.any_chain), (Some(1), false));
    let signing = b256!("0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53");
    assert_eq!(transaction.hashes.unwrap().signing, signing);
    assert_eq!(transaction.fee, Some(U256::from(21_000_u64 * 20_000_000_000)));
}

#[test]
fn what_nodes_refuse_is_read_and_told() {
    let mut trailing = EIP155.to_vec();
    trailing.push(0);
    let (transaction, notes) = published(&trailing);
    assert_eq!(transaction.unwrap().from.unwrap().address, SIGNER);
    assert_eq!(notes, ["params[0]: bytes follow the transaction: nodes would refuse it"]);

    let plain = legacy([&[1], &[1], &[1], &[1]], &[]);
    assert_eq!(published(&plain).1, Vec::<String>::new());
    for numbers in [
        // A small byte with a header of its own, and a zero before a number.
        [&[0x81, 1][..], &[1], &[1], &[1]],
        [&[1], &[1], &[1], &[0x82, 0, 1]],
        [&[1], &[0], &[1], &[1]],
    ] {
        let (transaction, notes) = published(&legacy(numbers, &[]));
        let transaction = transaction.unwrap();
        assert_eq!(transaction.to, Recipient::Account(TO));
        assert_eq!(transaction.hashes, None);
        assert_eq!(notes, ["params[0]: not the canonical encoding: nodes would refuse it"]);
    }
}

#[test]
fn signatures_that_nodes_refuse_are_told() {
    let high = hex!("a0ffffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140a");
    for (rest, note) in [
        ([&[30][..], &[1], &[1]], "the parity of the signature is 3, not 0 or 1"),
        ([&[27], &[0x80], &[1]], "the signature is not one that anybody can make"),
        ([&[27], &[1], &high[..33]], "the larger form of the signature, which nodes refuse"),
    ] {
        let (transaction, notes) = published(&legacy([&[1], &[1], &[1], &[1]], &rest));
        let transaction = transaction.unwrap();
        assert!(transaction.any_chain && transaction.signed);
        assert!(notes.iter().any(|found| found.ends_with(note)), "{note}: {notes:?}");
    }
}

#[test]
fn a_thousand_authorisations_cost_no_more_than_a_few() {
    let mut authorization = Vec::new();
    let mut fields = vec![1];
    rlp::put_bytes(&mut fields, TO.as_slice());
    fields.extend([0x80, 0x80, 1, 1]);
    rlp::put_list(&mut authorization, &fields);
    let mut list = Vec::new();
    rlp::put_list(&mut list, &authorization.repeat(1000));
    let mut items = vec![1, 1, 1, 1, 1];
    rlp::put_bytes(&mut items, TO.as_slice());
    items.extend([0x80, 0x80, 0xc0]);
    items.extend(list);
    let mut bytes = vec![4];
    rlp::put_list(&mut bytes, &items);
    let (transaction, notes) = published(&bytes);
    assert_eq!(transaction.unwrap().authorizations.len(), limits::AUTHORIZATIONS);
    assert_eq!(notes, ["params[0]/authorizationList: only the first 16 authorisations were read"]);
}

#[test]
fn what_is_no_transaction_is_not_read() {
    for bytes in [
        &[][..],
        &[0xc0],
        &[0x02],
        &[0x02, 0xc0],
        &[0x06, 0xc0],
        &[0x80],
        &EIP155[..109],
        b"hello",
        // The recipient is too short.
        &[0xc6, 1, 1, 1, 1, 1, 0x80],
    ] {
        assert_eq!(published(bytes).0, None, "{bytes:?}");
    }
}

#[test]
fn an_authorisation_is_recognised_by_its_hash() {
    // A delegate that empties accounts, for every chain and for one.
    let delegate = address!("0x89383882Fc2D0Cd4d7952a3267A3b6dAE967E704");
    for (chain_id, expected) in [
        (0_u64, b256!("0x304d2c46be90399c56be5ccb6c9c205242e5fc6c0b94bb6dae6b7dac9ba150f9")),
        (1, b256!("0x0dd76d1f2cc6dfeeb745e4f9a48f079312ec1f94597f83533248c4e6a05c0f73")),
    ] {
        let mut items = Vec::new();
        rlp::put_number(&mut items, U256::from(chain_id));
        rlp::put_bytes(&mut items, delegate.as_slice());
        rlp::put_number(&mut items, U256::ZERO);
        let mut bytes = vec![AUTHORIZATION_MAGIC];
        rlp::put_list(&mut bytes, &items);
        assert_eq!(keccak256(&bytes), expected);
        let Some(Hidden::Authorization(found)) = recognise(&bytes, "params[0]") else { panic!() };
        assert_eq!(found.hash, Some(expected));
        assert_eq!(found.delegate.unwrap().address, delegate);
        let text = hex::encode_prefixed(&bytes);
        assert!(matches!(recognise(text.as_bytes(), "p"), Some(Hidden::Authorization(_))));
        bytes.push(0);
        assert_eq!(recognise(&bytes, "params[0]"), None);
    }
}

#[test]
fn transactions_are_recognised_exactly_or_not_at_all() {
    let unsigned = legacy([&[1], &[1], &[1], &[1]], &[]);
    for bytes in [&EIP155[..], &unsigned] {
        assert!(matches!(recognise(bytes, "p"), Some(Hidden::Transaction(_))));
        let mut other = bytes.to_vec();
        other.push(0);
        assert_eq!(recognise(&other, "p"), None);
    }
    for text in ["", "hello", "0xc0", "I agree to the terms", "\u{c5}\u{1}\u{1}\u{1}\u{1}\u{1}"] {
        assert_eq!(recognise(text.as_bytes(), "p"), None, "{text}");
    }
}
