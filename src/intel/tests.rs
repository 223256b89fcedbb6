//! How the set is read and searched. That every listed address is found stands in
//! `tests/intel.rs`.

use alloy_primitives::{address, hex};

use super::format::{self, DIGEST_LENGTH, HEADER_LENGTH, KeyTable, VERSION};
use super::{AddressSet, Category, ChainAddress, ChainKind, Confidence, IntelError};

/// On the SDN list since 2022-04-14.
const LAZARUS: alloy_primitives::Address = address!("098B716B8Aaf21512996dC57EB0615e2383E2f96");
/// Listed in bech32, which may be written in upper case.
const BECH32: &str = "bc1qazhupw27euh25wmcst9280zzq4sq6sp8ltj4lc";

fn hits_in_text(text: &str) -> Vec<(usize, String)> {
    let mut hits = Vec::new();
    AddressSet::bundled().scan_text(text, |at, listed| {
        hits.push((at, listed.address().to_string()));
    });
    hits
}

#[test]
fn a_listed_address_comes_with_its_evidence() {
    let set = AddressSet::bundled();
    let listed = set.lookup(&LAZARUS.into()).unwrap();
    assert_eq!(listed.address(), ChainAddress::Evm(LAZARUS));
    assert_eq!(listed.category(), Category::DprkSanctioned);
    let evidence = listed.evidence();
    let first = evidence.first().unwrap();
    assert_eq!(first.actor.as_deref(), Some("Lazarus Group"));
    assert_eq!(first.confidence, Confidence::Official);
    assert!(first.source.starts_with("OFAC: "), "{}", first.source);
    assert!(evidence.is_sorted_by_key(|evidence| evidence.confidence));
    for pair in evidence.windows(2) {
        assert!(pair[0].confidence < pair[1].confidence || pair[0].date >= pair[1].date);
    }
}

#[test]
fn an_account_is_found_in_the_other_alphabet_of_its_twenty_bytes() {
    let set = AddressSet::bundled();
    let tron = ChainAddress::Tron(LAZARUS);
    assert_eq!(set.lookup(&tron).unwrap().chain(), ChainKind::Evm);
    let text = format!("send it to {tron}, please");
    assert_eq!(hits_in_text(&text), [(11, LAZARUS.to_string())]);
}

#[test]
fn a_bitcoin_hash_is_found_in_bytes_but_is_no_account() {
    let set = AddressSet::bundled();
    let hash = hex!("e8afc0b95ecf2eaa3b7882caa3bc4205600d4027");
    let script = [&hex!("0014")[..], &hash, &hex!("ac")].concat();
    let mut hits = Vec::new();
    set.scan_bytes(&script, |at, listed| {
        hits.push((at, listed.address().to_string()));
    });
    assert_eq!(hits, [(2, BECH32.to_owned())]);
    assert!(set.lookup(&ChainAddress::Evm(hash.into())).is_none());
}

#[test]
fn text_is_searched_in_any_surroundings() {
    let address = LAZARUS.to_string();
    let digits = address.trim_start_matches("0x");
    let upper = digits.to_ascii_uppercase();
    for (text, at) in [
        (address.clone(), 2),
        (digits.to_ascii_lowercase(), 0),
        (format!("0X{upper}"), 2),
        (format!("memo:abc{digits}fff"), 8),
        (format!("{}{digits}", "0".repeat(25)), 25),
        (format!("41{digits}"), 2),
    ] {
        assert_eq!(hits_in_text(&text), [(at, address.clone())], "{text}");
    }
    for (text, at) in
        [(format!("=:BTC.BTC:{BECH32}:0"), 10), (format!("xx{}yy", BECH32.to_ascii_uppercase()), 2)]
    {
        assert_eq!(hits_in_text(&text), [(at, BECH32.to_owned())], "{text}");
    }
}

#[test]
fn nearly_an_address_is_no_hit() {
    let digits = hex::encode(LAZARUS);
    let tron = ChainAddress::Tron(LAZARUS).to_string();
    let mut wrong_checksum = tron.clone();
    wrong_checksum.pop();
    wrong_checksum.push(if tron.ends_with('2') { '3' } else { '2' });
    for text in [
        &digits[1..],
        &digits[..39],
        &format!("{} {}", &digits[..20], &digits[20..]),
        &format!("{}0{}", &digits[..20], &digits[20..]),
        &tron[1..],
        &tron.to_ascii_lowercase(),
        &wrong_checksum,
        &BECH32[1..],
        &BECH32[..41],
    ] {
        assert_eq!(hits_in_text(text), [], "{text}");
    }
    AddressSet::bundled().scan_bytes(&LAZARUS.0[..19], |_, _| panic!("19 bytes are no account"));
}

#[test]
fn the_empty_set_lists_nobody() {
    let set = AddressSet::empty();
    assert!(set.lookup(&LAZARUS.into()).is_none());
    set.scan_bytes(LAZARUS.as_slice(), |_, _| panic!("a hit in the empty set"));
    set.scan_text(BECH32, |_, _| panic!("a hit in the empty set"));
    assert_eq!(set.info().entries, 0);
}

#[test]
fn the_bundled_set_is_read_back_whole() {
    let bundled = AddressSet::bundled();
    let set = AddressSet::from_bytes(bundled.as_bytes().to_vec()).unwrap();
    assert_eq!(set.info(), bundled.info());
    assert!(set.lookup(&LAZARUS.into()).is_some());
}

#[test]
fn damaged_bytes_are_rejected_and_the_error_says_why() {
    let bundled = AddressSet::bundled();
    let good = bundled.as_bytes();
    let read = |bytes: &[u8]| AddressSet::from_bytes(bytes.to_vec()).unwrap_err();
    let needed = HEADER_LENGTH + DIGEST_LENGTH;
    assert_eq!(read(&[]), IntelError::TooShort { length: 0, needed });
    assert_eq!(
        read(&good[..HEADER_LENGTH - 1]),
        IntelError::TooShort { length: HEADER_LENGTH - 1, needed }
    );
    assert_eq!(
        read(&good[..good.len() - 1]),
        IntelError::WrongLength { length: good.len() - 1, declared: good.len() }
    );
    let with = |at: usize, byte: u8| {
        let mut bytes = good.to_vec();
        bytes[at] ^= byte;
        bytes
    };
    assert!(matches!(read(&with(0, 1)), IntelError::NotAnAddressSet { .. }));
    assert_eq!(
        read(&with(8, 2)),
        IntelError::UnknownVersion { version: VERSION ^ 2, supported: VERSION }
    );
    for at in [12, HEADER_LENGTH, good.len() / 2, good.len() - 1] {
        let error = read(&with(at, 1));
        assert!(matches!(error, IntelError::WrongDigest { .. }), "{error}");
    }
    // A count so large that the tables would not fit in memory.
    let error = read(&with(HEADER_LENGTH - 1, 0xff));
    assert!(matches!(error, IntelError::WrongLength { .. }), "{error}");
}

/// A set with one byte changed and a digest that says nothing of it.
fn with_right_digest(at: usize, byte: u8) -> Vec<u8> {
    let good = AddressSet::bundled();
    let mut bytes = good.as_bytes()[..good.as_bytes().len() - DIGEST_LENGTH].to_vec();
    bytes[at] = byte;
    let digest = format::digest(&bytes);
    bytes.extend(digest);
    bytes
}

#[test]
fn a_set_that_points_nowhere_is_rejected_though_its_digest_is_right() {
    let good = AddressSet::bundled();
    let tables = good.tables();
    let body = good.as_bytes().len() - DIGEST_LENGTH;
    let long = HEADER_LENGTH + KeyTable::length_of(tables.short.count(), 20);
    let groups = long + KeyTable::length_of(tables.long.count(), 32);
    let statements = groups + tables.groups.len() * 10;
    let sources = statements + tables.statements.len() * 10;
    let incidents = sources + tables.sources.len() * 8;
    let ends = incidents + tables.incidents.len() * 12;
    for (at, table) in [
        // The index of the keys, a key, its group.
        (HEADER_LENGTH, "short keys"),
        (HEADER_LENGTH + 4 * 256, "short keys"),
        (HEADER_LENGTH + 4 * 257, "short keys"),
        (long - 1, "short keys"),
        (groups - 1, "long keys"),
        // Form, category, how many statements, the first.
        (groups, "groups"),
        (groups + 1, "groups"),
        (groups + 3, "groups"),
        (groups + 7, "groups"),
        // Actor, incident, source, category, confidence.
        (statements + 1, "statements"),
        (statements + 3, "statements"),
        (statements + 7, "statements"),
        (statements + 8, "statements"),
        (statements + 9, "statements"),
        (sources + 1, "sources"),
        (incidents + 1, "incidents"),
        (ends + 3, "strings"),
        (body - 1, "strings"),
    ] {
        match AddressSet::from_bytes(with_right_digest(at, 0xfe)) {
            Err(IntelError::BadEntry { table: found, .. }) => assert_eq!(found, table, "{at}"),
            other => panic!("{table}: {other:?}"),
        }
    }
}

#[test]
fn whatever_is_taken_for_a_set_can_be_used() {
    let length = AddressSet::bundled().as_bytes().len() - DIGEST_LENGTH;
    let mut taken = 0;
    for at in (0..length).step_by(2_999) {
        for byte in [0, 0x7f] {
            let Ok(set) = AddressSet::from_bytes(with_right_digest(at, byte)) else {
                continue;
            };
            taken += 1;
            for listed in set.iter().step_by(101) {
                assert!(!listed.evidence().is_empty());
                assert!(set.lookup(&listed.address()).is_some(), "{listed:?}");
            }
        }
    }
    assert!(taken > 10, "{taken}");
}
