//! Arguments of every function that is known, encoded by alloy, are read back as they were.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// Which variants there are depends on the features that other packages ask for.
#![allow(clippy::match_wildcard_for_single_variants)]

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Address, B256, I256, U256};
use countersign::act::known_functions;
use countersign::decode::abi::{Arguments, Value, oddity, signature};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};

/// More than the elements that a random array has.
const LONGEST: u32 = 5;

fn random(kind: &DynSolType, rng: &mut TestRng) -> DynSolValue {
    let mut word = B256::ZERO;
    rng.fill_bytes(word.as_mut_slice());
    let few = (rng.next_u32() % LONGEST) as usize;
    match kind {
        DynSolType::Address => DynSolValue::Address(Address::from_word(word)),
        DynSolType::Bool => DynSolValue::Bool(word[0] & 1 == 1),
        DynSolType::Uint(bits) => {
            DynSolValue::Uint(U256::from_be_bytes(word.0) >> (256 - bits), *bits)
        }
        DynSolType::Int(bits) => {
            let number = I256::from_raw(U256::from_be_bytes(word.0));
            DynSolValue::Int(number.asr(256 - bits), *bits)
        }
        DynSolType::FixedBytes(size) => {
            word[*size..].fill(0);
            DynSolValue::FixedBytes(word, *size)
        }
        DynSolType::Bytes => DynSolValue::Bytes(word[..few * 6].to_vec()),
        DynSolType::String => DynSolValue::String("a memo, öäü ".repeat(few)),
        DynSolType::Array(inner) => {
            DynSolValue::Array((0..few).map(|_| random(inner, rng)).collect())
        }
        DynSolType::FixedArray(inner, size) => {
            DynSolValue::FixedArray((0..*size).map(|_| random(inner, rng)).collect())
        }
        DynSolType::Tuple(inner) => {
            DynSolValue::Tuple(inner.iter().map(|one| random(one, rng)).collect())
        }
        other => panic!("no function that is known has {other:?}"),
    }
}

fn same(written: &DynSolValue, read: Value<'_>) -> bool {
    let all = |written: &[DynSolValue], read: Vec<Value<'_>>| {
        written.len() == read.len() && written.iter().zip(read).all(|(one, other)| same(one, other))
    };
    match written {
        DynSolValue::Address(address) => read.address() == Some(*address),
        DynSolValue::Bool(truth) => read.bool() == Some(*truth),
        DynSolValue::Uint(number, _) => read.uint() == Some(*number),
        DynSolValue::Int(number, _) => read.uint() == Some(number.into_raw()),
        DynSolValue::FixedBytes(word, _) => read.word() == word.0,
        DynSolValue::Bytes(bytes) => read.bytes() == Some(bytes),
        DynSolValue::String(text) => read.text() == Some(text),
        DynSolValue::Array(items) | DynSolValue::FixedArray(items) => {
            read.items().is_some_and(|read| all(items, read.collect()))
        }
        DynSolValue::Tuple(members) => {
            read.members().is_some_and(|read| all(members, read.map(|(_, value)| value).collect()))
        }
        other => panic!("no function that is known has {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn arguments_of_every_function_are_read_as_they_were_written(seed in any::<[u8; 32]>()) {
        let mut rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        for function in known_functions() {
            let canonical = signature::without_names(function);
            let kinds = &canonical[canonical.find('(').unwrap()..];
            if kinds == "()" {
                continue;
            }
            let kind = DynSolType::parse(kinds).unwrap();
            let DynSolValue::Tuple(arguments) = random(&kind, &mut rng) else { unreachable!() };
            let bytes = DynSolValue::Tuple(arguments.clone()).abi_encode_params();
            prop_assert_eq!(oddity(function, &bytes), None, "{}", function);
            let read: Vec<_> =
                Arguments::new(signature::parameters(function), &bytes).each().collect();
            prop_assert_eq!(read.len(), arguments.len(), "{}", function);
            for (written, (name, value)) in arguments.iter().zip(read) {
                prop_assert!(same(written, value), "{}: {}", function, name);
            }
        }
    }
}
