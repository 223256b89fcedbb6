use serde_json::{Value, json};

use super::*;
use crate::decode::{Asked, Place};

/// The first transaction of Bitcoin's that has a witness in BIP 143: P2PK and P2WPKH in, two P2PKH out.
const BARE: &str = "0100000002fff7f7881a8099afa6940d42d1e7f6362bec38171ea3edf433541db4e4ad969f0000000000eeffffffef51e1b804cc89d182d279655c3aa89e815b1b309fe287d9b2b55d57b90ec68a0100000000ffffffff02202cb206000000001976a9148280b37df378db99f66f85c95a783a76ac7a6d5988ac9093510d000000001976a9143bde42dbee7e4dbe6a21b2d50ce2f0167faa815988ac11000000";

fn bare() -> Vec<u8> {
    hex::decode(BARE).unwrap()
}

/// A key and a value of a PSBT.
fn pair(key: &[u8], value: &[u8]) -> Vec<u8> {
    let size = |bytes: &[u8]| match u8::try_from(bytes.len()) {
        Ok(short @ ..0xfd) => vec![short],
        _ => [&[0xfd][..], &u16::try_from(bytes.len()).unwrap().to_le_bytes()].concat(),
    };
    [&size(key)[..], key, &size(value)[..], value].concat()
}

fn coin(value: u64, script: &[u8]) -> Vec<u8> {
    [&value.to_le_bytes()[..], &[u8::try_from(script.len()).unwrap()], script].concat()
}

/// A PSBT of the transaction above, whose second coin is a witness program.
fn psbt(first_input: &[u8], second_input: &[u8]) -> Vec<u8> {
    [b"psbt\xff", &pair(&[0], &bare())[..], &[0], first_input, &[0], second_input, &[0, 0, 0]]
        .concat()
}

fn read(method: &str, params: &Value) -> (Vec<Bitcoin>, Vec<String>) {
    let mut unread = Vec::new();
    let place = Place::written("params");
    let asked = super::read(method, params, place, None, &mut unread);
    assert!(knows(method), "{method}");
    let found = match asked {
        Some(Asked::Bitcoin(one)) => vec![one],
        Some(Asked::Several(parts)) => parts
            .into_iter()
            .map(|part| match part.asked {
                Some(Asked::Bitcoin(one)) => one,
                other => panic!("{other:?}"),
            })
            .collect(),
        Some(Asked::Nothing) | None => Vec::new(),
        other => panic!("{other:?}"),
    };
    (found, unread.into_iter().map(|one| format!("{}: {}", one.path, one.reason)).collect())
}

fn spends(method: &str, params: &Value) -> (Vec<Spend>, Vec<String>) {
    let (found, unread) = read(method, params);
    let spends = found.into_iter().map(|one| match one {
        Bitcoin::Spend(spend) => *spend,
        other => panic!("{other:?}"),
    });
    (spends.collect(), unread)
}

#[test]
fn a_transaction_is_read_with_and_without_witnesses() {
    let transaction = Transaction::read(&bare()).unwrap();
    assert_eq!((transaction.inputs.len(), transaction.lock_time), (2, 17));
    let paid: Vec<u64> = transaction.outputs.iter().map(|output| output.value).collect();
    assert_eq!(paid, [112_340_000, 223_450_000]);
    // The same with a witness of one item for the first coin and none for the second has the same hash.
    let bytes = bare();
    let (version, rest) = bytes.split_at(4);
    let (body, lock_time) = rest.split_at(rest.len() - 4);
    let with = [version, &[0, 1], body, &[1, 2, 0xaa, 0xbb, 0], lock_time].concat();
    let witnessed = Transaction::read(&with).unwrap();
    assert_eq!(witnessed.txid, transaction.txid);
    assert!(witnessed.inputs[0].signed && !witnessed.inputs[1].signed);
    for end in 0..with.len() {
        assert_eq!(Transaction::read(&with[..end]), None, "{end}");
    }
    assert_eq!(Transaction::read(&[&with[..], &[0]].concat()), None);
}

#[test]
fn the_hash_is_the_one_by_which_the_transaction_is_known() {
    // The first block's only transaction.
    let genesis = "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000";
    let mut hash = Transaction::read(&hex::decode(genesis).unwrap()).unwrap().txid;
    hash.reverse();
    assert_eq!(
        hex::encode(hash),
        "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
    );
}

#[test]
fn what_outputs_write_is_read() {
    let data = |script: &[u8]| Output { value: 0, script: script.to_vec() }.data();
    assert_eq!(data(&[0x6a, 5, b'h', b'e', b'l', b'l', b'o']).as_deref(), Some(&b"hello"[..]));
    assert_eq!(data(&[0x6a, 0x4c, 2, b'h', b'i', 1, b'!']).as_deref(), Some(&b"hi!"[..]));
    assert_eq!(data(&[0x6a, 0x4d, 2, 0, b'h', b'i']).as_deref(), Some(&b"hi"[..]));
    assert_eq!(data(&[0x6a, 0x5d, 1, b'x']).as_deref(), Some(&b"x"[..]));
    assert_eq!(data(&[0x6a, 9, b'x']).as_deref(), Some(&b"x"[..]));
    assert_eq!(data(&[0x6a]).as_deref(), Some(&b""[..]));
    assert_eq!(data(&[0x00, 0x14]), None);
}

#[test]
fn a_psbt_says_what_is_spent_and_how_it_is_to_be_signed() {
    let script = hex::decode("00141d0f172a0ecb48aee1be1f2687d2963ae33f71a1").unwrap();
    let second =
        [pair(&[1], &coin(600_000_000, &script)), pair(&[3], &0x83_u32.to_le_bytes())].concat();
    let first = pair(&[2, 9], &[1]);
    let read = Psbt::read(&psbt(&first, &second)).unwrap();
    assert_eq!((read.version, read.faults.len()), (0, 0));
    assert_eq!((read.inputs[0].coin.as_ref(), read.inputs[0].signed), (None, true));
    let coin = read.inputs[1].coin.as_ref().unwrap();
    assert_eq!(
        (coin.value, read.inputs[1].sighash, read.inputs[1].signed),
        (600_000_000, Some(0x83), false)
    );
    assert!(!read.inputs[1].proven);
    let whole = psbt(&first, &second);
    for end in 0..whole.len() {
        assert_eq!(Psbt::read(&whole[..end]), None, "{end}");
    }
}

#[test]
fn what_a_psbt_says_twice_or_wrongly_is_a_fault() {
    let twice = pair(&[3], &1_u32.to_le_bytes()).repeat(2);
    let more = [&psbt(&[], &[])[..], &[0]].concat();
    // The transaction itself is not the one that paid its coins.
    let other = pair(&[0], &bare());
    for (bytes, fault) in [
        (psbt(&twice, &[]), "twice"),
        (more, "follow its end"),
        (psbt(&other, &[]), "not the one that paid"),
    ] {
        let read = Psbt::read(&bytes).unwrap();
        assert!(read.faults.iter().any(|one| one.contains(fault)), "{:?}", read.faults);
    }
}

#[test]
fn version_2_has_its_coins_in_its_maps() {
    let script = hex::decode("0014751e76e8199196d454941c45d1b3a323f1433bd6").unwrap();
    let global = [
        pair(&[2], &2_u32.to_le_bytes()),
        pair(&[4], &[1]),
        pair(&[5], &[1]),
        pair(&[0xfb], &2_u32.to_le_bytes()),
    ]
    .concat();
    let input =
        [pair(&[0x0e], &[7; 32]), pair(&[0x0f], &[1, 0, 0, 0]), pair(&[1], &coin(5_000, &script))]
            .concat();
    let output = [pair(&[3], &4_000_u64.to_le_bytes()), pair(&[4], &script)].concat();
    let bytes = [b"psbt\xff", &global[..], &[0], &input, &[0], &output, &[0]].concat();
    let read = Psbt::read(&bytes).unwrap();
    assert_eq!((read.version, read.inputs[0].txid, read.inputs[0].index), (2, [7; 32], 1));
    assert_eq!(read.outputs, [Output { value: 4_000, script }]);
    assert_eq!(read.faults.len(), 0);
}

#[test]
fn every_wallet_has_its_own_shape() {
    let bytes = psbt(&[], &[]);
    let digits = hex::encode(&bytes);
    let list: Vec<Value> = bytes.iter().map(|byte| json!(byte)).collect();
    let base64 = {
        // What `btoa` would write.
        const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for chunk in bytes.chunks(3) {
            let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            for at in 0..=chunk.len() {
                text.push(char::from(
                    ALPHABET[usize::try_from(bits >> (18 - 6 * at) & 63).unwrap()],
                ));
            }
        }
        text
    };
    let one = Signing { inputs: vec![1], sighashes: vec![(Some(1), 0x83)], publishes: false };
    let only = |inputs: &[usize]| Signing { inputs: inputs.to_vec(), ..Signing::default() };
    for (method, params, signing, count) in [
        // UniSat and OKX.
        ("signPsbt", json!([digits]), Signing::default(), 1),
        (
            "signPsbt",
            json!([digits, {"autoFinalized": false, "toSignInputs": [{"index": 1, "address": "x", "sighashTypes": [131]}]}]),
            one.clone(),
            1,
        ),
        (
            "signPsbts",
            json!([[digits, digits], [{"toSignInputs": [{"index": 0}]}, {"toSignInputs": [{"index": 0}]}]]),
            only(&[0]),
            2,
        ),
        // What the extension's own wrapper names it.
        (
            "bitcoin_signPsbt",
            json!([{"psbt": base64, "signInputs": {"bc1q": [0, 1]}}]),
            only(&[0, 1]),
            1,
        ),
        ("bitcoin_signPsbts", json!([{"psbt": digits}, {"psbt": base64}]), Signing::default(), 2),
        // sats-connect, before and now.
        (
            "signTransaction",
            json!({"psbtBase64": base64, "broadcast": false, "inputsToSign": [{"address": "x", "signingIndexes": [1], "sigHash": 131}]}),
            one.clone(),
            1,
        ),
        // Leather.
        (
            "signPsbt",
            json!({"hex": digits, "signAtIndex": [1], "allowedSighash": [131]}),
            Signing { inputs: vec![1], sighashes: vec![(None, 0x83)], publishes: false },
            1,
        ),
        // Phantom: bytes.
        (
            "signPSBT",
            json!([list, {"inputsToSign": [{"address": "x", "signingIndexes": [1], "sigHash": "SINGLE|ANYONECANPAY"}]}]),
            one,
            1,
        ),
        // MetaMask.
        (
            "signPsbt",
            json!({"account": {"address": "x"}, "psbt": base64, "options": {"fill": false, "broadcast": true}}),
            Signing { publishes: true, ..Signing::default() },
            1,
        ),
    ] {
        let (found, unread) = spends(method, &params);
        assert_eq!(unread, [""; 0], "{method} {params}");
        assert_eq!(found.len(), count, "{method} {params}");
        for spend in found {
            assert_eq!((spend.outputs.len(), spend.published, spend.read_as), (2, false, "PSBT"));
            assert_eq!(spend.signing, signing, "{method} {params}");
        }
    }
    for params in [json!([BARE]), json!([{"rawtx": BARE}]), json!({"psbt": digits})] {
        let (found, unread) = spends("pushTx", &params);
        assert_eq!(unread, [""; 0]);
        assert!(found[0].published, "{params}");
    }
}

#[test]
fn payments_are_read_in_every_shape() {
    let to = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
    for (method, params) in [
        ("sendBitcoin", json!([to, 1000, {"feeRate": 15}])),
        ("bitcoin_sendTransfer", json!([{"recipients": [{"address": to, "amount": 1000}]}])),
        (
            "sendTransfer",
            json!({"recipients": [{"address": to, "amount": "1000"}], "network": "mainnet"}),
        ),
        ("sendTransfer", json!({"address": to, "amount": "1000"})),
        ("sendBtcTransaction", json!({"recipients": [{"address": to, "amountSats": "1000"}]})),
    ] {
        let (found, unread) = read(method, &params);
        assert_eq!(unread, [""; 0], "{params}");
        let [Bitcoin::Transfer(payments)] = found.as_slice() else { panic!("{params}") };
        let payment = &payments[0];
        assert_eq!(payment.to.as_ref().map(|to| to.text.as_str()), Some(to), "{params}");
        assert_eq!(payment.value, Some(1000), "{params}");
    }
    let (_, unread) = read("send", &json!([{"to": to, "value": "0.5"}]));
    assert_eq!(unread, ["params[0].value: not an amount in satoshi"]);
}

#[test]
fn messages_are_read_in_every_shape() {
    let bytes: Vec<Value> = b"hello".iter().map(|byte| json!(byte)).collect();
    for params in [
        json!(["hello"]),
        json!(["hello", "ecdsa"]),
        json!([{"message": "hello", "address": "x"}]),
        json!({"message": "hello", "paymentType": "p2tr"}),
        json!(["bc1q", bytes]),
        json!([{"account": {"address": "x"}, "message": bytes}]),
    ] {
        let (found, unread) = read("signMessage", &params);
        assert_eq!(unread, [""; 0], "{params}");
        let [Bitcoin::Message { bytes, .. }] = found.as_slice() else { panic!("{params}") };
        assert_eq!(bytes, b"hello", "{params}");
    }
}

#[test]
fn nothing_is_passed_over_in_silence() {
    for (method, params) in [
        ("signPsbt", json!([])),
        ("signPsbt", json!(["not a psbt"])),
        ("signPsbt", json!([{"nothing": 1}])),
        ("signPsbt", json!([hex::encode(b"psbt\xff\x00")])),
        ("sendBitcoin", json!([])),
        ("sendTransfer", json!([{"recipients": []}])),
        ("signMessage", json!([])),
        ("signMessage", json!([{"text": 5}])),
    ] {
        let (found, unread) = read(method, &params);
        assert!(found.is_empty() && !unread.is_empty(), "{method} {params}");
    }
    assert!(!knows("eth_sign"));
}
