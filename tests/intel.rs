//! The bundled address set against `intel/*.csv`, which it is compiled from: everything that
//! is written there is found, nothing else is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Instant;

use countersign::intel::compile::{self, Bars, Files, Rows};
use countersign::intel::{AddressSet, Category, ChainAddress, ChainKind};
use proptest::prelude::*;

const INTEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/intel");

fn rows() -> Rows {
    let read = |name: &str| fs::read(Path::new(INTEL).join(name)).unwrap();
    let files = Files {
        addresses: &read("addresses.csv"),
        sources: &read("sources.csv"),
        incidents: &read("incidents.csv"),
        exceptions: &read("exceptions.csv"),
        version: &read("VERSION"),
    };
    compile::read(&files).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn listed() -> BTreeSet<ChainAddress> {
    let rows = rows();
    let addresses = rows.addresses.iter().map(|row| row.address.parse());
    addresses.collect::<Result<_, _>>().unwrap()
}

fn in_bytes(set: &AddressSet, bytes: &[u8]) -> Vec<(usize, ChainAddress)> {
    let mut hits = Vec::new();
    set.scan_bytes(bytes, |at, listed| hits.push((at, listed.address())));
    hits
}

fn in_text(set: &AddressSet, text: impl AsRef<[u8]>) -> Vec<(usize, ChainAddress)> {
    let mut hits = Vec::new();
    set.scan_text(text, |at, listed| hits.push((at, listed.address())));
    hits
}

/// The bytes an address stands for, read without the engine.
fn raw(address: &ChainAddress) -> Vec<u8> {
    let text = address.to_string();
    match address {
        ChainAddress::Evm(account) | ChainAddress::Tron(account) => account.to_vec(),
        ChainAddress::Text(ChainKind::Solana, _) => bs58::decode(text).into_vec().unwrap(),
        ChainAddress::Text(ChainKind::Xrp, _) => {
            let alphabet = bs58::Alphabet::RIPPLE;
            let account = bs58::decode(text).with_alphabet(alphabet).with_check(None);
            account.into_vec().unwrap()[1..].to_vec()
        }
        ChainAddress::Text(ChainKind::BitcoinCash, _) => {
            // Five bits a character; the version before and the checksum behind are left out.
            let alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
            let body = text.trim_start_matches("bitcoincash:");
            let values = body.chars().map(|character| alphabet.find(character).unwrap());
            let bits: Vec<usize> =
                values.flat_map(|value| (0..5).rev().map(move |bit| (value >> bit) & 1)).collect();
            let bytes = bits[8..168].chunks(8);
            let bytes = bytes.map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit));
            bytes.map(|byte| u8::try_from(byte).unwrap()).collect()
        }
        ChainAddress::Text(ChainKind::BnbBeacon, _) => bech32::decode(&text).unwrap().1,
        ChainAddress::Text(ChainKind::Monero, _) => {
            // Eleven characters for eight bytes; the spend key comes after the network's byte.
            let block = |at: usize| bs58::decode(&text[at..at + 11]).into_vec().unwrap();
            let bytes = (0..55).step_by(11).flat_map(|at| {
                let block = block(at);
                block[block.len() - 8..].to_vec()
            });
            bytes.skip(1).take(32).collect()
        }
        ChainAddress::Text(..) => {
            if let Ok((_, _, program)) = bech32::segwit::decode(&text) {
                return program;
            }
            let bytes = bs58::decode(text).with_check(None).into_vec().unwrap();
            bytes[bytes.len() - 20..].to_vec()
        }
    }
}

#[test]
fn every_row_is_evidence_of_its_address() {
    let rows = rows();
    let set = AddressSet::bundled();
    for row in &rows.addresses {
        let address: ChainAddress = row.address.parse().unwrap();
        let listed = set.lookup(&address).expect(&row.address);
        assert_eq!(listed.address(), address);
        let source = &rows.sources[&row.source];
        let evidence = listed.evidence();
        let said = evidence.iter().find(|evidence| {
            evidence.source == format!("{}: {}", source.authority, source.title)
                && evidence.date == source.date
                && evidence.actor == row.actor
                && evidence.incident == row.incident
        });
        let said = said.unwrap_or_else(|| panic!("{row:?}"));
        assert_eq!((said.category, said.confidence), (row.category, row.confidence));
        assert_eq!(said.url, source.url.replace("{address}", &row.address));
        let worst = evidence.iter().map(|evidence| evidence.category).min();
        assert_eq!(Some(listed.category()), worst);
        assert!(evidence.is_sorted_by_key(|evidence| evidence.confidence));
    }
}

/// Whether these are the address at the offset, and at most others that have its bytes: some
/// accounts are listed both for EVM and for Tron, and some keys in two spellings of Bitcoin.
fn are_only(hits: &[(usize, ChainAddress)], at: usize, address: &ChainAddress) -> bool {
    hits.contains(&(at, address.clone()))
        && hits.iter().all(|(place, hit)| *place == at && raw(hit) == raw(address))
        && hits.iter().collect::<BTreeSet<_>>().len() == hits.len()
}

#[test]
fn every_listed_address_is_found_in_bytes_at_every_alignment() {
    let set = AddressSet::bundled();
    for address in listed() {
        let key = raw(&address);
        for before in 0..33 {
            let mut bytes = vec![0; before];
            bytes.extend(&key);
            bytes.extend([0xff; 5]);
            assert!(are_only(&in_bytes(&set, &bytes), before, &address), "{address} at {before}");
        }
        assert_eq!(in_bytes(&set, &key[1..]), [], "{address}");
        assert_eq!(in_bytes(&set, &key[..key.len() - 1]), [], "{address}");
    }
}

#[test]
fn every_listed_address_is_found_in_text() {
    let set = AddressSet::bundled();
    for address in listed() {
        let text = address.to_string();
        let start = match address.chain() {
            ChainKind::Evm => 2,
            ChainKind::BitcoinCash => "bitcoincash:".len(),
            _ => 0,
        };
        for (before, after) in [("", ""), ("=:X.Y:", ":0"), ("zz", "zz"), ("\u{1F480}", "\0\u{ff}")]
        {
            let glued = format!("{before}{text}{after}");
            let hits = in_text(&set, &glued);
            assert!(are_only(&hits, before.len() + start, &address), "{glued}: {hits:?}");
        }
        for digits in [hex::encode(raw(&address)), hex::encode_upper(raw(&address))] {
            assert!(are_only(&in_text(&set, &digits), 0, &address), "{digits}");
            let odd = format!("0x095ea7b30{digits}7");
            assert!(are_only(&in_text(&set, &odd), 11, &address), "{odd}");
        }
        let any_case = ["bc1", "ltc1", "bnb1", "bitcoincash:"].iter().any(|p| text.starts_with(p));
        if any_case {
            assert_eq!(in_text(&set, text.to_ascii_uppercase()).len(), 1);
        }
        if any_case || address.chain() == ChainKind::Evm {
            let short = &text[..text.len() - 1];
            assert_eq!(in_text(&set, short), [], "{short}");
        }
    }
}

#[test]
fn no_exception_is_ever_hit() {
    let set = AddressSet::bundled();
    let mut kept = Vec::new();
    for row in rows().exceptions {
        let address: ChainAddress = row.address.parse().unwrap();
        if row.bars == Bars::Nothing {
            assert!(set.lookup(&address).is_some(), "{}", row.address);
            kept.push(row.address);
            continue;
        }
        if let Some(listed) = set.lookup(&address) {
            assert_eq!(row.bars, Bars::Dprk, "{}", row.address);
            assert!(!listed.category().is_dprk(), "{}", row.address);
            continue;
        }
        assert_eq!(in_bytes(&set, &raw(&address)), [], "{}", row.address);
        assert_eq!(in_text(&set, &row.address), [], "{}", row.address);
    }
    assert_eq!(kept, ["1HmqvgSXUVES1jn4TQPzk9dxo1NE8wim2T"]);
}

/// Contracts that honest requests name all day, and accounts that tests use.
#[test]
fn no_household_address_is_listed() {
    let set = AddressSet::bundled();
    for text in [
        "0x0000000000000000000000000000000000000000",
        "0x0000000000000000000000000000000000000001",
        "0x000000000000000000000000000000000000dEaD",
        "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE",
        "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2",
        "0x000000000022D473030F116dDEE9F6B43aC78BA3",
        "0xcA11bde05977b3631167028862bE2a173976CA11",
        "0x7a250d5630B4cF539739dF2C5dAcb4c659F2488D",
        "0xE592427A0AEce92De3Edee1F18E0157C05861564",
        "0x00000000006c3852cbEf3e08E8dF289169EdE581",
        "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
        "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "11111111111111111111111111111111",
        "So11111111111111111111111111111111111111112",
        "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA",
        "rrrrrrrrrrrrrrrrrrrrrhoLvTp",
    ] {
        assert!(set.lookup(&text.parse().unwrap()).is_none(), "{text}");
    }
}

#[test]
fn the_set_changes_only_when_somebody_means_it() {
    let set = AddressSet::bundled();
    let info = set.info();
    let mut count = BTreeMap::<(ChainKind, Category), usize>::new();
    for address in listed() {
        let category = set.lookup(&address).unwrap().category();
        *count.entry((address.chain(), category)).or_default() += 1;
    }
    let mut state = format!(
        "version {}\ndigest {}\nas of {}\naddresses {}\nstatements {}\nbytes {}\n",
        info.version,
        hex::encode(set.as_bytes().last_chunk::<32>().unwrap()),
        info.as_of,
        info.entries,
        rows().addresses.len(),
        set.as_bytes().len()
    );
    for ((chain, category), count) in count {
        let category = serde_json::to_value(category).unwrap();
        let category = category.as_str().unwrap();
        writeln!(state, "{} {category} {count}", chain.name()).unwrap();
    }
    print!("{state}");
    let file = Path::new(INTEL).join("STATE");
    let before = fs::read_to_string(&file).unwrap_or_default();
    let number = before.strip_prefix("version ").and_then(|text| text.lines().next());
    let number: u64 = number.and_then(|number| number.parse().ok()).unwrap_or_default();
    assert!(
        state == before || set.number() > number,
        "the address set is not the one that intel/STATE describes; if it should have changed, it \
         needs a higher number in intel/VERSION than {number}"
    );
    if std::env::var_os("BLESS").is_some() {
        fs::write(&file, &state).unwrap();
    }
    let blessed = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(
        state, blessed,
        "the address set is not the one that intel/STATE describes; if it should have changed, \
         run `BLESS=1 cargo test --features compile --test intel` and look at the difference before you commit it"
    );
}

/// The cases are random each time and too large to keep; what they find belongs in a test.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(2))]

    #[test]
    fn random_megabytes_hold_nobody(seed in any::<u64>()) {
        let set = AddressSet::bundled();
        let bytes = noise(seed, 1 << 20);
        prop_assert_eq!(in_bytes(&set, &bytes), []);
        prop_assert_eq!(in_text(&set, &bytes), []);
        // The same noise in hexadecimal and in the characters of base58.
        prop_assert_eq!(in_text(&set, hex::encode(&bytes)), []);
        prop_assert_eq!(in_text(&set, base58_noise(&bytes)), []);
    }

}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn damaged_sets_are_rejected(at in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut bytes = AddressSet::bundled().as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert!(AddressSet::from_bytes(bytes).is_err());
    }

    #[test]
    fn truncated_sets_are_rejected(length in any::<prop::sample::Index>()) {
        let whole = AddressSet::bundled();
        let length = length.index(whole.as_bytes().len());
        prop_assert!(AddressSet::from_bytes(whole.as_bytes()[..length].to_vec()).is_err());
    }

    #[test]
    fn any_text_can_be_asked_for(text in "\\PC*") {
        let set = AddressSet::bundled();
        if let Ok(address) = text.parse::<ChainAddress>() {
            prop_assert!(set.lookup(&address).is_none());
        }
        for chain in [ChainKind::Bitcoin, ChainKind::BitcoinCash, ChainKind::Solana] {
            prop_assert!(set.lookup(&ChainAddress::Text(chain, text.clone())).is_none());
        }
    }
}

/// What looks most like an address, all over again, is where a search could go quadratic: then
/// this would take minutes.
#[test]
fn hostile_text_takes_bounded_time() {
    let set = AddressSet::bundled();
    let beginnings =
        listed().iter().map(|address| address.to_string()[..12].to_owned()).collect::<String>();
    for pattern in ["T", "TZ", "bc1q", "0", "ab", "\u{0}", &beginnings] {
        let text = pattern.repeat((1 << 17) / pattern.len());
        let start = Instant::now();
        assert_eq!(in_text(&set, &text), []);
        assert_eq!(in_bytes(&set, text.as_bytes()), []);
        let shown: String = pattern.chars().take(8).collect();
        println!("128 KiB of {shown:?}: {:?}", start.elapsed());
        assert!(start.elapsed().as_secs() < 20, "{shown:?}");
    }
}

/// A stream of bytes without structure, from a 64-bit mixing generator.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bytes.extend((word ^ (word >> 31)).to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}

fn base58_noise(bytes: &[u8]) -> Vec<u8> {
    let alphabet = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let characters = bytes.iter().map(|byte| alphabet[usize::from(*byte) % 58]);
    characters.collect()
}
