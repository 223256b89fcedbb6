//! EIP-7702 authorisations: an account handed to the code at an address.

use alloy_primitives::{B256, U256};

use serde_json::Value;

use super::{Party, Place, Unread};

/// An authorisation to run the code at an address as that of an account (EIP-7702).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The chain it is good on; zero is every chain. `None` if it is missing or could not be read.
    pub chain_id: Option<U256>,
    /// The code; the zero address takes a delegation back.
    pub delegate: Option<Party>,
    /// The account's count of transactions that it is for.
    pub nonce: Option<U256>,
    /// The account that is handed over: who signed it, or who is asked to.
    pub authority: Option<Party>,
    /// `keccak256(0x05 ‖ rlp([chain_id, address, nonce]))`: what is signed.
    pub hash: Option<B256>,
    /// Whether it is signed already.
    pub signed: bool,
    /// Where it stands.
    pub path: String,
}

/// Reads one authorisation.
pub(super) fn read(
    _: &Value,
    place: Place<'_>,
    _: Option<&Party>,
    _: Option<u64>,
    unread: &mut Vec<Unread>,
) -> Option<Authorization> {
    unread.push(Unread::new(place, "not read yet"));
    None
}
