//! The engine: a request in, a review out.

use serde::{Deserialize, Serialize};

use crate::act::Act;
use crate::finding::{Finding, Gap};
use crate::intel::IntelInfo;

/// The overall verdict on a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Read in full, nothing found.
    Clear,
    /// Worth a line.
    Notice,
    /// Unusual power given away, or something unread.
    Warning,
    /// Very likely loss.
    Danger,
    /// A listed address, or an act that hands over everything.
    Critical,
}

/// The hashes a wallet would sign, so that they can be compared with a hardware device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Digests {
    /// The signing hash of the transaction, if every field that it covers was given.
    pub transaction: Option<String>,
    /// The EIP-191 hash of a `personal_sign` message.
    pub message: Option<String>,
    /// The EIP-712 hashes of typed data.
    pub eip712: Option<Eip712Digests>,
    /// The hashes of a Safe transaction.
    pub safe: Option<SafeDigests>,
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

/// A fact of the chain that would make the review better.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Question {
    /// Under which key the answer belongs in the request's `facts`.
    pub id: String,
    /// The read-only call that answers it.
    pub rpc: RpcCall,
}

/// A read-only JSON-RPC call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RpcCall {
    /// The method, for example `eth_call`.
    pub method: String,
    /// Its parameters.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "unknown[]"))]
    pub params: Vec<serde_json::Value>,
}

/// Which engine and which address set made a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct EngineInfo {
    /// The version of the engine.
    pub version: String,
    /// The address set.
    pub intel: IntelInfo,
}

/// What the engine says about a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Review {
    /// The overall verdict.
    pub verdict: Verdict,
    /// One sentence a person understands: who gets what.
    pub summary: String,
    /// What the request would do.
    pub acts: Vec<Act>,
    /// What the rules found, the worst first.
    pub findings: Vec<Finding>,
    /// What could not be read.
    pub gaps: Vec<Gap>,
    /// The hashes that would be signed.
    pub digests: Digests,
    /// Facts of the chain that would make the review better.
    pub questions: Vec<Question>,
    /// What made this review.
    pub engine: EngineInfo,
}
