//! Permissions to act for an account without asking again: `wallet_grantPermissions` and
//! `wallet_requestExecutionPermissions` (ERC-7715).

use alloy_primitives::U256;

use super::Party;

/// A permission that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permission {
    /// Its type, such as `native-token-stream` or `erc20-token-periodic`: whatever the page wrote.
    pub kind: String,
    /// Who may act by it, where that is an address.
    pub grantee: Option<Party>,
    /// How the one who may act is named: `account`, `key`, `keys`, `wallet`; or what the page wrote.
    pub grantee_kind: Option<String>,
    /// The account that grants it, if named.
    pub account: Option<Party>,
    /// The chain.
    pub chain_id: Option<u64>,
    /// Until when, in unix seconds; `None` if it has no end or none that could be read.
    pub expiry: Option<U256>,
    /// The token it is about, if any.
    pub token: Option<Party>,
    /// Every number in its data, by name: `amountPerSecond`, `allowance`, `periodDuration`.
    pub numbers: Vec<(String, U256)>,
    /// Every other address in its data, such as call targets.
    pub addresses: Vec<Party>,
    /// Why the page says it needs it. Whatever the page wrote.
    pub justification: Option<String>,
    /// Whether the user may change it before granting.
    pub adjustable: bool,
    /// Where it stands.
    pub path: String,
}
