//! Which fields each type of transaction has, in which order, and what of it is signed.

use alloy_primitives::{B256, U256, keccak256};

use super::rlp::{self, Encoded};
use super::signature::Signature;

/// A type of transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The type's number (EIP-2718); `None` for those from before there were types.
    kind: Option<u8>,
    /// The fields that are signed, in order. Those that are no numbers are [`OTHERS`].
    names: &'static [&'static str],
}

/// The fields that are not numbers.
const OTHERS: &[&str] = &["to", "data", "accessList", "blobVersionedHashes", "authorizationList"];

/// The fields of a signature.
const SIGNATURE: usize = 3;

const LEGACY: &[&str] = &["nonce", "gasPrice", "gasLimit", "to", "value", "data"];

/// EIP-2930.
const ACCESS_LIST: &[&str] =
    &["chainId", "nonce", "gasPrice", "gasLimit", "to", "value", "data", "accessList"];

/// EIP-1559.
const DYNAMIC_FEE: &[&str] = &[
    "chainId",
    "nonce",
    "maxPriorityFeePerGas",
    "maxFeePerGas",
    "gasLimit",
    "to",
    "value",
    "data",
    "accessList",
];

/// EIP-4844.
const BLOB: &[&str] = &[
    "chainId",
    "nonce",
    "maxPriorityFeePerGas",
    "maxFeePerGas",
    "gasLimit",
    "to",
    "value",
    "data",
    "accessList",
    "maxFeePerBlobGas",
    "blobVersionedHashes",
];

/// EIP-7702.
const SET_CODE: &[&str] = &[
    "chainId",
    "nonce",
    "maxPriorityFeePerGas",
    "maxFeePerGas",
    "gasLimit",
    "to",
    "value",
    "data",
    "accessList",
    "authorizationList",
];

impl Layout {
    /// The layout of a transaction's type number; zero is none of its own.
    pub(super) fn numbered(kind: u8) -> Option<Self> {
        let names = match kind {
            0 => LEGACY,
            1 => ACCESS_LIST,
            2 => DYNAMIC_FEE,
            3 => BLOB,
            4 => SET_CODE,
            _ => return None,
        };
        Some(Self { kind: Some(kind).filter(|kind| *kind != 0), names })
    }

    /// The layout that bytes begin with, and the list that follows.
    pub(super) fn of(bytes: &[u8]) -> Option<(Self, &[u8])> {
        match bytes {
            [0xc0..=0xff, ..] => Some((Self::numbered(0)?, bytes)),
            [kind @ 1..=4, list @ ..] => Some((Self::numbered(*kind)?, list)),
            _ => None,
        }
    }

    pub(super) fn names(self) -> &'static [&'static str] {
        self.names
    }

    pub(super) fn carries_blobs(self) -> bool {
        self.names == BLOB
    }

    pub(super) fn index(self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| *known == name)
    }

    /// Whether a transaction with these fields is signed; `None` if their number fits neither.
    pub(super) fn is_signed(self, fields: &[Encoded<'_>]) -> Option<bool> {
        match fields.len().checked_sub(self.names.len())? {
            0 => Some(false),
            // Before it is signed, an old one has its chain's id there and two zeros (EIP-155).
            SIGNATURE if self.kind.is_none() => Some(
                fields
                    .iter()
                    .skip(LEGACY.len() + 1)
                    .any(|field| field.number() != Some(U256::ZERO)),
            ),
            SIGNATURE => Some(true),
            _ => None,
        }
    }

    /// Whether every number is written as nodes take it; `None` if one is no number at all.
    pub(super) fn numbers(self, fields: &[Encoded<'_>]) -> Option<bool> {
        let mut canonical = true;
        for (index, field) in fields.iter().enumerate() {
            if self.names.get(index).is_some_and(|name| OTHERS.contains(name)) {
                continue;
            }
            field.number()?;
            canonical &= rlp::is_number(field.bytes()?);
        }
        Some(canonical)
    }

    /// The chain's id, `None` where it is good on every chain, and the signature.
    pub(super) fn signature(
        self,
        fields: &[Encoded<'_>],
        signed: bool,
    ) -> Option<(Option<U256>, Option<Signature>)> {
        let number = |index: usize| fields.get(index).and_then(Encoded::number);
        let start = self.names.len();
        let signature =
            |parity: U256| Some(Signature::new(parity, number(start + 1)?, number(start + 2)?));
        if self.kind.is_some() {
            let signature = if signed { Some(signature(number(start)?)?) } else { None };
            return Some((Some(number(0)?), signature));
        }
        let Some(v) = number(start) else { return Some((None, None)) };
        if !signed {
            return Some((Some(v), None));
        }
        // 27 and 28 before EIP-155; afterwards 35 + 2 × the chain's id, or one more.
        let (chain_id, parity) = match v.checked_sub(U256::from(35)) {
            Some(above) => (Some(above >> 1), above & U256::ONE),
            None => (None, v.wrapping_sub(U256::from(27))),
        };
        Some((chain_id, Some(signature(parity)?)))
    }

    /// What the sender signs.
    pub(super) fn signing_hash(self, fields: &[Encoded<'_>], chain_id: Option<U256>) -> B256 {
        let mut items = Vec::new();
        for field in fields.iter().take(self.names.len()) {
            items.extend_from_slice(field.whole);
        }
        self.hash(items, chain_id)
    }

    /// The hash of the fields that are signed, encoded one after the other.
    pub(super) fn hash(self, mut items: Vec<u8>, chain_id: Option<U256>) -> B256 {
        if let (None, Some(chain_id)) = (self.kind, chain_id) {
            rlp::put_number(&mut items, chain_id);
            rlp::put_number(&mut items, U256::ZERO);
            rlp::put_number(&mut items, U256::ZERO);
        }
        let mut list = Vec::with_capacity(items.len() + 10);
        rlp::put_list(&mut list, &items);
        keccak256(self.whole(&list))
    }

    /// The list with the type's number before it.
    pub(super) fn whole(self, list: &[u8]) -> Vec<u8> {
        let mut whole = Vec::with_capacity(list.len() + 1);
        whole.extend(self.kind);
        whole.extend_from_slice(list);
        whole
    }
}
