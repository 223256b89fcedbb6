//! The user's own addresses.

use crate::intel::ChainAddress;

/// The user's own addresses, kept apart from the bundled set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Addresses paid before.
    pub paid: Vec<ChainAddress>,
    /// Addresses the user trusts.
    pub trusted: Vec<ChainAddress>,
    /// Addresses the user has blocked.
    pub blocked: Vec<ChainAddress>,
}
