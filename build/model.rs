//! The engine's own files that the build reads and writes the set with, so that what is
//! validated here is what the engine recognises there.

#[path = "../src/intel/address/mod.rs"]
pub(crate) mod address;
#[path = "../src/intel/category.rs"]
pub(crate) mod category;
#[path = "../src/intel/error.rs"]
pub(crate) mod error;
#[path = "../src/intel/format.rs"]
pub(crate) mod format;

pub(crate) use address::{ChainAddress, ChainKind};
pub(crate) use category::{Category, Confidence};
