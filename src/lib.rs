//! Countersign: a second look before you sign.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod act;
mod engine;
pub mod finding;
pub mod intel;

pub use engine::{
    Digests, Eip712Digests, EngineInfo, Question, Review, RpcCall, SafeDigests, Verdict,
};
