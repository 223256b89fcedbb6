//! The hashes a wallet would sign, so that they can be compared with a hardware device.

use serde::{Deserialize, Serialize};

use crate::decode::{Asked, Decoded, Part, TypedData};

/// The hashes a wallet would sign, so that they can be compared with a hardware device.
///
/// Of several things that are asked for at once, each hash is that of the first that has one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Digests {
    /// The signing hash of the transaction, if every field that it covers was given. Of Tron's, the id.
    pub transaction: Option<String>,
    /// The hash by which a transaction that is signed already is known.
    pub transaction_hash: Option<String>,
    /// The hash of a message with what its wallets write before it (EIP-191, or Tron's).
    pub message: Option<String>,
    /// The EIP-712 hashes of typed data.
    pub eip712: Option<Eip712Digests>,
    /// The hash of typed data of the first form (version 1), which has no domain.
    pub legacy_typed_data: Option<String>,
    /// The hashes of a Safe transaction.
    pub safe: Option<SafeDigests>,
    /// The hash of an authorisation that hands an account to code (EIP-7702).
    pub authorization: Option<String>,
    /// The hash of a user operation (ERC-4337), for the entry points whose way of hashing is known.
    pub user_operation: Option<String>,
}

/// The EIP-712 hashes of typed data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Eip712Digests {
    /// The domain separator.
    pub domain: String,
    /// `hashStruct` of the message.
    pub message: String,
    /// The digest that is signed.
    pub digest: String,
}

/// The hashes of a Safe transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SafeDigests {
    /// The Safe's domain separator.
    pub domain: String,
    /// The hash of the Safe transaction struct.
    pub message: String,
    /// `safeTxHash`.
    pub safe_tx_hash: String,
}

impl Digests {
    /// The hashes of a decoded request.
    pub(crate) fn of(decoded: &Decoded) -> Self {
        let mut digests = Self::default();
        if let Some(asked) = &decoded.asked {
            digests.add(asked);
        }
        digests
    }

    fn add(&mut self, asked: &Asked) {
        match asked {
            Asked::Message { digest, .. } => keep(&mut self.message, Some(digest)),
            Asked::TypedData(data) => self.add_typed_data(data),
            Asked::Transaction(transaction) => {
                let hashes = transaction.hashes.as_ref();
                keep(&mut self.transaction, hashes.map(|hashes| hashes.signing));
                keep(&mut self.transaction_hash, hashes.and_then(|hashes| hashes.transaction));
                let mut authorizations = transaction.authorizations.iter();
                keep(&mut self.authorization, authorizations.find_map(|item| item.hash));
            }
            Asked::Tron(transaction) => {
                keep(&mut self.transaction, transaction.id);
                keep(&mut self.transaction_hash, transaction.id.filter(|_| transaction.published));
            }
            Asked::Authorizations(authorizations) => {
                let mut authorizations = authorizations.iter();
                keep(&mut self.authorization, authorizations.find_map(|item| item.hash));
            }
            Asked::UserOperation(operation) => keep(&mut self.user_operation, operation.hash),
            Asked::Several(parts) => {
                for Part { asked, .. } in parts {
                    if let Some(asked) = asked {
                        self.add(asked);
                    }
                }
            }
            _ => {}
        }
    }

    fn add_typed_data(&mut self, data: &TypedData) {
        keep(&mut self.legacy_typed_data, data.legacy_hash);
        let Some(hashes) = data.hashes else { return };
        let (domain, message) = (hashes.domain.to_string(), hashes.message.to_string());
        let digest = hashes.digest.to_string();
        if data.is_safe_transaction() && self.safe.is_none() {
            self.safe = Some(SafeDigests {
                domain: domain.clone(),
                message: message.clone(),
                safe_tx_hash: digest.clone(),
            });
        }
        if self.eip712.is_none() {
            self.eip712 = Some(Eip712Digests { domain, message, digest });
        }
    }
}

/// Keeps the first hash of its kind.
fn keep(place: &mut Option<String>, hash: Option<impl ToString>) {
    if place.is_none() {
        *place = hash.map(|hash| hash.to_string());
    }
}
