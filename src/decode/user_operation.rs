//! User operations of account abstraction (ERC-4337).

use alloy_primitives::{B256, U256};

use super::{Authorization, Party, Transaction};

/// A user operation: what a contract account is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserOperation {
    /// The account.
    pub sender: Option<Party>,
    /// The call of the account by the entry point: `callData` to the sender.
    pub call: Option<Transaction>,
    /// The call of the factory that creates the account first.
    pub deployment: Option<Transaction>,
    /// Who pays the fees, if not the account itself.
    pub paymaster: Option<Party>,
    /// What the paymaster is given.
    pub paymaster_data: Vec<u8>,
    /// The entry point contract.
    pub entry_point: Option<Party>,
    /// The delegation that goes with it (EIP-7702).
    pub authorization: Option<Authorization>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// The account's nonce: 192 bits of key and 64 of sequence.
    pub nonce: Option<U256>,
    /// `userOpHash`, if everything that it covers was given.
    pub hash: Option<B256>,
    /// Whether it carries a signature.
    pub signed: bool,
    /// Where it stands.
    pub path: String,
}
