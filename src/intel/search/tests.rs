//! Ways to write an address that nobody's wallet shows, and what is nearly one.

use alloy_primitives::{U256, hex};

use super::super::{AddressSet, ChainAddress, ChainKind};

/// On the SDN list since 2022-04-14.
const LAZARUS: [u8; 20] = hex!("098B716B8Aaf21512996dC57EB0615e2383E2f96");
const LAZARUS_TEXT: &str = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";

/// Listed as the hash of a key.
const BITCOIN: &str = "125W5ek3DT6Zqy5S2iPt4FHQdNMCbZA3FU";

fn in_text(text: impl AsRef<[u8]>) -> Vec<(usize, String)> {
    let mut hits = Vec::new();
    AddressSet::bundled().scan_text(text, |at, listed| {
        hits.push((at, listed.address().to_string()));
    });
    hits
}

fn in_bytes(bytes: &[u8]) -> Vec<(usize, String)> {
    let mut hits = Vec::new();
    AddressSet::bundled().scan_bytes(bytes, |at, listed| {
        hits.push((at, listed.address().to_string()));
    });
    hits
}

/// Every address of one chain at most, and whatever is listed in full.
fn one_of_each_chain() -> Vec<ChainAddress> {
    let set = AddressSet::bundled();
    ChainKind::ALL
        .into_iter()
        .map(|chain| set.iter().find(|listed| listed.chain() == chain).unwrap().address())
        .collect()
}

#[test]
fn half_a_byte_off_and_backwards() {
    for before in 0..20 {
        let digits = format!("{}{}abc", "1".repeat(2 * before + 1), hex::encode(LAZARUS));
        let shifted = hex::decode(&digits).unwrap();
        assert_eq!(in_bytes(&shifted), [(before, LAZARUS_TEXT.to_owned())], "{digits}");
        let mut reversed = vec![0xab; before];
        reversed.extend(LAZARUS.iter().rev());
        reversed.push(7);
        assert_eq!(in_bytes(&reversed), [(before, LAZARUS_TEXT.to_owned())]);
    }
}

#[test]
fn a_long_payload_is_searched_in_strides_and_misses_nothing() {
    let mut payload = vec![0x5c; 6000];
    for at in 2000..2040 {
        payload[at..at + 20].copy_from_slice(&LAZARUS);
        assert_eq!(in_bytes(&payload), [(at, LAZARUS_TEXT.to_owned())]);
        payload[at..at + 20].reverse();
        assert_eq!(in_bytes(&payload), [(at, LAZARUS_TEXT.to_owned())]);
        let digits = format!("5{}", hex::encode(LAZARUS));
        payload[at..at + 21].copy_from_slice(&hex::decode(digits + "5").unwrap());
        assert_eq!(in_bytes(&payload), [(at, LAZARUS_TEXT.to_owned())]);
        payload[at] = 0x5c;
        payload[at + 20] = 0x5c;
    }
}

#[test]
fn every_chain_is_found_in_base64() {
    for address in one_of_each_chain() {
        let text = address.to_string();
        for before in ["", "x", "xy", "memo="] {
            let encoded = base64(format!("{before}{text}\0").as_bytes());
            let hits = in_text(format!("data:;base64,{encoded}=="));
            assert_eq!(hits.len(), 1, "{encoded}: {hits:?}");
            assert_eq!(hits[0].1, text);
        }
    }
    let bytes = [&hex!("dead")[..], &LAZARUS, &hex!("beef")].concat();
    let encoded = base64(&bytes);
    assert_eq!(in_text(&encoded), [(2, LAZARUS_TEXT.to_owned())], "{encoded}");
}

/// Base64 as its specification has it, without padding.
fn base64(bytes: &[u8]) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u8> =
        bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1)).collect();
    let six = bits.chunks(6).map(|six| {
        (0..6).fold(0, |value, bit| value << 1 | usize::from(six.get(bit).copied().unwrap_or(0)))
    });
    six.map(|value| char::from(alphabet[value])).collect()
}

#[test]
fn decimal_numbers() {
    let account = U256::from_be_slice(&LAZARUS);
    let dirty: U256 = account + (U256::from(0xabcd) << 160);
    for text in [
        account.to_string(),
        format!("000{account}"),
        dirty.to_string(),
        format!("amount={account};"),
    ] {
        assert_eq!(in_text(&text).len(), 1, "{text}");
    }
    assert_eq!(in_text((account + U256::from(1)).to_string()), []);
    assert_eq!(in_text(format!("1{account}")), []);
}

#[test]
fn another_spelling_of_the_same_key() {
    let set = AddressSet::bundled();
    let bytes = bs58::decode(BITCOIN).with_check(None).into_vec().unwrap();
    let hash = &bytes[1..];
    let check = |prefix: &[u8]| bs58::encode([prefix, hash].concat()).with_check().into_string();
    let witness =
        bech32::segwit::encode(bech32::Hrp::parse("bc").unwrap(), bech32::segwit::VERSION_0, hash);
    let ripple = bs58::encode([&[0], hash].concat()).with_alphabet(bs58::Alphabet::RIPPLE);
    for text in [
        witness.unwrap(),
        check(&[0x30]),
        check(&[0x1e]),
        check(&[0x4c]),
        check(&[0x1c, 0xb8]),
        ripple.with_check().into_string(),
    ] {
        let address: ChainAddress = text.parse().unwrap();
        assert_eq!(set.lookup(&address).unwrap().address().to_string(), BITCOIN, "{text}");
        assert_eq!(in_text(format!("to:{text}")), [(3, BITCOIN.to_owned())]);
    }
    // A script with the hash of a key is another owner.
    assert!(set.lookup(&check(&[0x05]).parse().unwrap()).is_none());
    // And so is an account: whoever has the key has another account.
    assert!(set.lookup(&check(&[0x41]).parse().unwrap()).is_none());
}

#[test]
fn bech32_of_any_chain() {
    for prefix in ["inj", "one", "evmos", "cosmos"] {
        let prefix = bech32::Hrp::parse(prefix).unwrap();
        let text = bech32::encode::<bech32::Bech32>(prefix, &LAZARUS).unwrap();
        assert_eq!(in_text(format!("({text})")), [(1, LAZARUS_TEXT.to_owned())]);
        assert_eq!(in_text(text.to_uppercase()), [(0, LAZARUS_TEXT.to_owned())]);
        let mut wrong = text.clone();
        wrong.pop();
        wrong.push(if text.ends_with('q') { 'p' } else { 'q' });
        assert_eq!(in_text(wrong), []);
    }
}

#[test]
fn glued_to_other_characters_of_its_alphabet() {
    for address in one_of_each_chain() {
        let text = address.to_string();
        let body = text.trim_start_matches("bitcoincash:");
        for (before, after) in [("", ""), ("z", "z"), ("zzz", "2"), ("1", "11")] {
            let glued = format!("{before}{body}{after}");
            let hits = in_text(&glued);
            assert!(hits.iter().any(|(_, found)| *found == text), "{glued}: {hits:?}");
        }
    }
}

#[test]
fn a_wrong_checksum_is_no_hit() {
    for address in one_of_each_chain() {
        if matches!(address.chain(), ChainKind::Evm | ChainKind::Solana) {
            continue;
        }
        let mut text = address.to_string();
        let last = text.pop();
        text.push(if last == Some('z') { 'y' } else { 'z' });
        assert_eq!(in_text(&text), [], "{text}");
    }
}
