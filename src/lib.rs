//! Countersign: a second look before you sign.
//!
//! The engine reads what a wallet is asked to sign and says what it would do, whom it would pay or
//! empower, and whether anyone in it is linked to North Korea's thefts. It does no I/O, keeps no
//! clock and never panics: [`Engine::review`] answers every [`Request`] with a [`Review`].
//!
//! ```
//! use countersign::{Engine, Request, Verdict};
//!
//! let request = Request::from_json(br#"{
//!     "origin": "https://app.example",
//!     "chain": "eip155:1",
//!     "method": "eth_sendTransaction",
//!     "params": [{ "to": "0x098B716B8Aaf21512996dC57EB0615e2383E2f96", "value": "0x1" }]
//! }"#);
//! let review = Engine::new().review(&request);
//! assert_eq!(review.verdict, Verdict::Critical);
//! assert_eq!(review.findings[0].rule, "dprk-address");
//! ```
//!
//! The data goes one way: request → decode → act → finding → review. Each is a module:
//! [`request`], [`decode`], [`act`], [`rule`] and [`finding`], with [`intel`] for the address set.
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

pub mod act;
pub mod book;
pub mod decode;
mod digest;
mod engine;
pub mod finding;
pub mod intel;
mod order;
pub mod request;
mod review;
pub mod rule;
mod site;
mod summary;
#[cfg(all(target_arch = "wasm32", feature = "js"))]
mod wasm;

pub use digest::{Digests, Eip712Digests, SafeDigests};
pub use engine::{Engine, EngineInfo, Review};
pub use request::Request;
pub use review::Verdict;

/// What the documents show of the crate is run as well.
#[cfg(doctest)]
#[doc = include_str!("../docs/rust.md")]
struct Documents;
