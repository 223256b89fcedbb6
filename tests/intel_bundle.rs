//! Signed address sets: what is taken, and that everything else leaves the set in use in place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::io::Cursor;

use countersign::Engine;
use countersign::intel::compile::{self, Files};
use countersign::intel::{
    AddressSet, Bundle, BundleError, ReleaseKeys, UNTRUSTED_COMMENT, to_sign,
};
use minisign::{KeyPair, SecretKey};

/// The last second at which the bundles of these tests may be taken.
const NOT_AFTER: u64 = 1_790_000_000;

/// How long the header is.
const HEADER: usize = 24;

/// How long the text of a signature with the comment `a test` is.
const SIGNATURE: usize = 58 + 101 + 24 + 89;

const EVM: &str = "0x3524D9e9af303B6855e4A319Ebb88089B75697AB";

struct Key {
    secret: SecretKey,
    public: ReleaseKeys,
}

fn key() -> Key {
    let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().unwrap();
    Key { secret: sk, public: pk.to_base64().parse().unwrap() }
}

/// A compiled set with one address.
fn set(number: u64, address: &str) -> AddressSet {
    let addresses = format!(
        "chain,address,category,actor,incident,confidence,source,note\n\
         evm,{address},mixer,Somebody,Theft,attributed,lab,\n"
    );
    let rows = compile::read(&Files {
        addresses: addresses.as_bytes(),
        sources: b"id,authority,title,url,date\nlab,Lab,Report,https://lab.example,2025-01-01\n",
        incidents: b"id,name,date,amount_usd,actor,what,source\ntheft,Theft,,,Somebody,,\n",
        exceptions: b"chain,address,bars,reason,seen_in\n",
        version: number.to_string().as_bytes(),
    })
    .unwrap();
    AddressSet::from_bytes(compile::compile(&rows).unwrap()).unwrap()
}

/// Bytes with their signature behind them.
fn signed(mut bytes: Vec<u8>, key: &Key, comment: &str) -> Vec<u8> {
    let untrusted = UNTRUSTED_COMMENT.strip_prefix("untrusted comment: ");
    let signature =
        minisign::sign(None, &key.secret, bytes.as_slice(), Some(comment), untrusted).unwrap();
    bytes.extend(signature.into_string().trim_end().bytes());
    bytes.push(b'\n');
    bytes
}

fn bundle(set: &AddressSet, not_after: u64, key: &Key) -> Vec<u8> {
    signed(to_sign(set, not_after).unwrap(), key, "a test")
}

/// An engine with the set of the number 10.
fn engine() -> Engine {
    Engine::with_intel(set(10, EVM))
}

/// Asserts that a bundle is not taken, that it is said why, and that nothing else happened.
fn refused(engine: &mut Engine, bundle: &[u8], key: &Key, now: u64) -> BundleError {
    let before = engine.info();
    let error = engine.load_intel_signed_by(&key.public, bundle, now).unwrap_err();
    assert_eq!(engine.info(), before);
    assert!(engine.lookup(EVM).unwrap().listed_as.is_some());
    error
}

#[test]
fn a_newer_set_that_is_rightly_signed_is_taken_and_taken_again() {
    let (key, mut engine) = (key(), engine());
    let other = "0xd96CA4ce97e32e0F5E06075244b859e502B7F1B4";
    let newer = set(11, other);
    let bytes = bundle(&newer, NOT_AFTER, &key);
    // The last second counts, and the same set may come again: a host keeps its bundle.
    for now in [0, NOT_AFTER, NOT_AFTER] {
        let info = engine.load_intel_signed_by(&key.public, &bytes, now).unwrap();
        assert_eq!(info, newer.info());
        assert!(engine.lookup(other).unwrap().listed_as.is_some());
        assert!(engine.lookup(EVM).unwrap().listed_as.is_none());
    }
    // The same set under another date is the same set.
    let later = bundle(&newer, NOT_AFTER + 1, &key);
    assert!(engine.load_intel_signed_by(&key.public, &later, NOT_AFTER + 1).is_ok());
}

#[test]
fn a_bundle_cut_in_two_is_what_minisign_verifies() {
    let key = key();
    let bytes = bundle(&set(11, EVM), NOT_AFTER, &key);
    let (signed, text) = bytes.split_at(bytes.len() - SIGNATURE);
    let signature =
        minisign::SignatureBox::from_string(std::str::from_utf8(text).unwrap()).unwrap();
    let public = minisign::PublicKey::from_secret_key(&key.secret).unwrap();
    let verify =
        |signed| minisign::verify(&public, &signature, Cursor::new(signed), true, false, false);
    assert!(verify(signed).is_ok());
    assert!(verify(&signed[1..]).is_err());
}

#[test]
fn not_a_byte_of_a_bundle_can_be_changed() {
    let (key, mut engine) = (key(), engine());
    let good = bundle(&set(11, EVM), NOT_AFTER, &key);
    assert!(Bundle::open(&good, &key.public).is_ok());
    let mut bytes = good.clone();
    let set = HEADER..good.len() - SIGNATURE;
    assert_eq!(&good[set.end..set.end + 9], b"untrusted");
    for at in 0..bytes.len() {
        // Verifying takes its time, and all bytes of the set are alike to it.
        let bits = if set.contains(&at) { at % 8..at % 8 + 1 } else { 0..8 };
        for bit in bits {
            bytes[at] ^= 1 << bit;
            let error = refused(&mut engine, &bytes, &key, 0);
            assert!(
                matches!(error.code(), "signature" | "broken"),
                "byte {at}, bit {bit}: {error}"
            );
            bytes[at] = good[at];
        }
    }
    assert_eq!(bytes, good);
}

#[test]
fn a_bundle_that_is_cut_anywhere_or_goes_on_is_broken() {
    let (key, mut engine) = (key(), engine());
    let good = bundle(&set(11, EVM), NOT_AFTER, &key);
    for length in 0..good.len() {
        let error = refused(&mut engine, &good[..length], &key, 0);
        assert_eq!(error.code(), "broken", "{length}: {error}");
    }
    for more in ["\n", " ", "untrusted comment: more\n"] {
        let longer = [good.as_slice(), more.as_bytes()].concat();
        assert_eq!(refused(&mut engine, &longer, &key, 0), BundleError::UnreadableSignature);
    }
    let text = String::from_utf8_lossy(&good).into_owned();
    assert!(text.contains(UNTRUSTED_COMMENT));
}

#[test]
fn an_older_set_or_another_of_the_same_number_is_not_taken() {
    let (key, mut engine) = (key(), engine());
    for (number, address) in
        [(0, EVM), (9, EVM), (10, "0xd96CA4ce97e32e0F5E06075244b859e502B7F1B4")]
    {
        let bytes = bundle(&set(number, address), NOT_AFTER, &key);
        let error = refused(&mut engine, &bytes, &key, 0);
        assert_eq!(error, BundleError::Older { offered: number, held: 10 });
        assert_eq!(error.code(), "older");
    }
    // What is built in counts as well.
    let mut engine = Engine::new();
    let bytes = bundle(&set(11, EVM), NOT_AFTER, &key);
    let error = engine.load_intel_signed_by(&key.public, &bytes, 0).unwrap_err();
    assert_eq!(error.code(), "older");
    // A set that lists nobody is older than any.
    let mut engine = Engine::with_intel(AddressSet::empty());
    assert!(engine.load_intel_signed_by(&key.public, &bytes, 0).is_ok());
}

#[test]
fn after_its_last_second_a_bundle_is_not_taken() {
    let (key, mut engine) = (key(), engine());
    let bytes = bundle(&set(11, EVM), NOT_AFTER, &key);
    for now in [NOT_AFTER + 1, u64::MAX] {
        let error = refused(&mut engine, &bytes, &key, now);
        assert_eq!(error, BundleError::Expired { not_after: NOT_AFTER, now });
        assert_eq!(error.code(), "expired");
    }
}

#[test]
fn only_the_right_key_counts_whatever_number_another_claims() {
    let (right, other, mut engine) = (key(), key(), engine());
    let newer = set(11, EVM);
    let error = refused(&mut engine, &bundle(&newer, NOT_AFTER, &other), &right, 0);
    assert_eq!(error, BundleError::Signature);
    // A key that gives itself the number of the right one. In minisign's form of a secret key the
    // number stands after the kinds of algorithms, the salt and the costs.
    let (mut forged, numbered) = (other.secret.to_bytes(), right.secret.to_bytes());
    let number = 2 + 2 + 2 + 32 + 8 + 8..2 + 2 + 2 + 32 + 8 + 8 + 8;
    forged[number.clone()].copy_from_slice(&numbered[number]);
    let forged = Key { secret: SecretKey::from_bytes(&forged).unwrap(), public: other.public };
    assert_eq!(forged.secret.keynum(), right.secret.keynum());
    let error = refused(&mut engine, &bundle(&newer, NOT_AFTER, &forged), &right, 0);
    assert_eq!(error, BundleError::Signature);
    // Nothing but releases is signed with the key that is compiled in.
    let error = engine.load_intel(&bundle(&newer, NOT_AFTER, &right), 0).unwrap_err();
    assert_eq!(error, BundleError::Signature);
}

#[test]
fn while_one_key_takes_over_from_another_both_count() {
    let (old, new) = (key(), key());
    let text = |key: &Key| {
        let public = minisign::PublicKey::from_secret_key(&key.secret).unwrap();
        public.to_box().unwrap().into_string()
    };
    let both: ReleaseKeys = format!("{}\n{}", text(&old), text(&new)).parse().unwrap();
    for key in [&old, &new] {
        let bytes = bundle(&set(11, EVM), NOT_AFTER, key);
        assert!(engine().load_intel_signed_by(&both, &bytes, 0).is_ok());
    }
}

#[test]
fn what_is_rightly_signed_and_no_set_is_broken() {
    let (key, mut engine) = (key(), engine());
    let whole = to_sign(&set(11, EVM), NOT_AFTER).unwrap();
    let mut damaged = whole.clone();
    *damaged.last_mut().unwrap() ^= 1;
    let error = refused(&mut engine, &signed(damaged, &key, "a test"), &key, 0);
    assert!(matches!(error, BundleError::Set(_)), "{error}");
    assert_eq!(error.code(), "broken");
    assert!(std::error::Error::source(&error).is_some());
    let mut unknown = whole.clone();
    unknown[8] = 2;
    let error = refused(&mut engine, &signed(unknown, &key, "a test"), &key, 0);
    assert_eq!(error, BundleError::UnknownForm { form: 2, supported: 1 });
    // A compiled set without anything around it is no bundle, and neither is anything else.
    let bare = set(11, EVM).as_bytes().to_vec();
    for bytes in [bare.as_slice(), b"not a bundle", &[0xff; 4096]] {
        assert_eq!(refused(&mut engine, bytes, &key, 0), BundleError::NotABundle);
    }
    // A header that claims more than there is.
    let mut long = whole;
    long[20..24].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(refused(&mut engine, &long, &key, 0).code(), "broken");
}

#[test]
fn the_keys_of_releases_are_public_ones_and_nothing_secret_lies_beside_them() {
    assert_ne!(format!("{:?}", ReleaseKeys::compiled_in()), "ReleaseKeys([])");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("intel");
    let text = std::fs::read_to_string(folder.join("release.pub")).unwrap();
    assert_eq!(text.parse::<ReleaseKeys>().unwrap(), ReleaseKeys::compiled_in());
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        // In base64, 158 bytes: the length of a secret key, with a password or without.
        let is_secret = |line: &str| {
            line.len() == 212
                && line.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
        };
        assert!(!text.lines().any(is_secret), "{}: a secret key", path.display());
    }
    for (text, line) in [("", 0), ("untrusted comment: x\n", 0), ("x", 1), ("\nRWQ=\n", 2)] {
        assert_eq!(text.parse::<ReleaseKeys>().unwrap_err().line, line, "{text:?}");
    }
}
