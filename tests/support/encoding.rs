//! The ABI encoding of values: the standard one, and others that contracts read in the same way.

use alloy_dyn_abi::DynSolValue;
use alloy_primitives::{Address, B256, Bytes, I256, U256, keccak256};

use super::numbers::Numbers;

/// A value to encode.
pub(crate) fn tuple(members: Vec<DynSolValue>) -> DynSolValue {
    DynSolValue::Tuple(members)
}

/// A list.
pub(crate) fn list(items: Vec<DynSolValue>) -> DynSolValue {
    DynSolValue::Array(items)
}

/// Bytes.
pub(crate) fn bytes(bytes: impl Into<Vec<u8>>) -> DynSolValue {
    DynSolValue::Bytes(bytes.into())
}

/// A whole number.
pub(crate) fn number(number: impl TryInto<U256, Error: std::fmt::Debug>) -> DynSolValue {
    DynSolValue::Uint(number.try_into().unwrap(), 256)
}

/// A word.
pub(crate) fn word(word: B256) -> DynSolValue {
    DynSolValue::FixedBytes(word, 32)
}

/// Ways of encoding that are not the standard one.
pub(crate) struct Odd<'a> {
    pub(crate) numbers: &'a mut Numbers,
    /// Whether the unused bits of addresses are set as well. Contracts of Solidity refuse that;
    /// those that read calldata by themselves do not look.
    pub(crate) dirty: bool,
}

/// Encodes values one after the other, as the arguments of a function.
pub(crate) fn encode(values: &[DynSolValue], mut odd: Option<&mut Odd<'_>>) -> Vec<u8> {
    let heads: usize = values.iter().map(head_size).sum();
    // Tails may stand in any order, apart from one another, or once for two of them.
    let mut order: Vec<usize> = (0..values.len()).filter(|at| is_dynamic(&values[*at])).collect();
    if let Some(odd) = odd.as_deref_mut() {
        for at in (1..order.len()).rev() {
            order.swap(at, odd.numbers.below(at + 1));
        }
    }
    let (mut offsets, mut tails) = (vec![0; values.len()], Vec::new());
    let mut met: Vec<(DynSolValue, usize)> = Vec::new();
    for at in order {
        if let Some(odd) = odd.as_deref_mut() {
            let same = met.iter().find(|(value, _)| *value == values[at]);
            if let Some((_, offset)) = same.filter(|_| odd.numbers.once_in(2)) {
                offsets[at] = *offset;
                continue;
            }
            if odd.numbers.once_in(3) {
                let mut gap = vec![0; odd.numbers.below(70)];
                odd.numbers.fill(&mut gap);
                tails.extend(gap);
            }
        }
        offsets[at] = heads + tails.len();
        met.push((values[at].clone(), offsets[at]));
        tails.extend(tail(&values[at], odd.as_deref_mut()));
    }
    let mut encoded = Vec::with_capacity(heads + tails.len());
    for (value, offset) in values.iter().zip(offsets) {
        if is_dynamic(value) {
            encoded.extend(U256::from(offset).to_be_bytes::<32>());
        } else {
            fixed(value, odd.as_deref_mut(), &mut encoded);
        }
    }
    encoded.extend(tails);
    encoded
}

/// The calldata of a function.
pub(crate) fn call(canonical: &str, values: &[DynSolValue], odd: Option<&mut Odd<'_>>) -> Vec<u8> {
    [&keccak256(canonical)[..4], &encode(values, odd)].concat()
}

fn is_dynamic(value: &DynSolValue) -> bool {
    match value {
        DynSolValue::Bytes(_) | DynSolValue::String(_) | DynSolValue::Array(_) => true,
        DynSolValue::Tuple(members) | DynSolValue::FixedArray(members) => {
            members.iter().any(is_dynamic)
        }
        _ => false,
    }
}

fn head_size(value: &DynSolValue) -> usize {
    match value {
        DynSolValue::Tuple(members) | DynSolValue::FixedArray(members) if !is_dynamic(value) => {
            members.iter().map(head_size).sum()
        }
        _ => 32,
    }
}

fn fixed(value: &DynSolValue, mut odd: Option<&mut Odd<'_>>, encoded: &mut Vec<u8>) {
    match value {
        DynSolValue::Tuple(members) | DynSolValue::FixedArray(members) => {
            for member in members {
                fixed(member, odd.as_deref_mut(), encoded);
            }
        }
        DynSolValue::Address(address) => encoded.extend(address_word(address, odd)),
        DynSolValue::Uint(number, _) => encoded.extend(number.to_be_bytes::<32>()),
        DynSolValue::Int(number, _) => encoded.extend(I256::into_raw(*number).to_be_bytes::<32>()),
        DynSolValue::Bool(truth) => encoded.extend(U256::from(*truth).to_be_bytes::<32>()),
        DynSolValue::FixedBytes(word, _) => encoded.extend(word),
        other => panic!("{other:?} has no fixed size"),
    }
}

fn address_word(address: &Address, odd: Option<&mut Odd<'_>>) -> [u8; 32] {
    let mut word = address.into_word().0;
    if let Some(odd) = odd.filter(|odd| odd.dirty) {
        odd.numbers.fill(&mut word[..12]);
    }
    word
}

fn tail(value: &DynSolValue, odd: Option<&mut Odd<'_>>) -> Vec<u8> {
    let length = |length: usize| U256::from(length).to_be_bytes::<32>();
    match value {
        DynSolValue::Bytes(bytes) => padded(&length(bytes.len()), bytes, odd),
        DynSolValue::String(text) => padded(&length(text.len()), text.as_bytes(), odd),
        DynSolValue::Array(items) => [&length(items.len())[..], &encode(items, odd)].concat(),
        DynSolValue::Tuple(members) | DynSolValue::FixedArray(members) => encode(members, odd),
        other => panic!("{other:?} has no tail"),
    }
}

fn padded(length: &[u8], bytes: &[u8], odd: Option<&mut Odd<'_>>) -> Vec<u8> {
    let mut padding = vec![0; bytes.len().next_multiple_of(32) - bytes.len()];
    if let Some(odd) = odd
        && odd.numbers.once_in(4)
    {
        odd.numbers.fill(&mut padding);
    }
    [length, bytes, &padding].concat()
}

/// Bytes of hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    Bytes::copy_from_slice(bytes).to_string()
}
