//! Batches of calls: `wallet_sendCalls` (EIP-5792) and `wallet_prepareCalls` (ERC-7836).

use super::{Party, Transaction};

/// Calls that an account would make together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallBatch {
    /// The calls, in order.
    pub calls: Vec<Transaction>,
    /// The account.
    pub from: Option<Party>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// Whether all calls must happen or none (`atomicRequired`), if it says so.
    pub atomic: Option<bool>,
    /// The service that is to pay the fees (ERC-7677): its URL, and where that stands.
    pub paymaster_url: Option<(String, String)>,
    /// Where the batch stands.
    pub path: String,
}
