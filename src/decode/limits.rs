//! The bounds on work and memory. Each stands with its reason; what exceeds one becomes unread.

/// How deep JSON may be nested. The deepest typed data seen in use has about ten levels.
pub const JSON_DEPTH: usize = 64;

/// How many strings of a request are searched for listed addresses. An order with a thousand items
/// has some ten thousand; a request with more is not one that a person can judge.
pub const STRINGS: usize = 100_000;

/// How many struct types EIP-712 typed data may declare. The largest in use declare about twenty.
pub const TYPES: usize = 256;

/// How many members all struct types together may declare.
pub const TYPE_MEMBERS: usize = 4_096;

/// How many items of one batch become acts. Nobody judges more, and each costs some hundred bytes.
pub const ITEMS: usize = 1_000;

/// How many gaps a review names one by one.
pub const GAPS: usize = 100;
