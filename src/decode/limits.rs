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

/// How deep calls may stand inside calls. The deepest seen in use (a batch of a smart account that
/// executes a Safe transaction that is a `multiSend` of router calls) has about ten levels.
pub const CALL_DEPTH: usize = 48;

/// How many calls one request may make. A person could not judge a hundredth of it.
pub const CALLS: usize = 10_000;

/// How often the bytes of a request may be read again as calls inside calls: each level of nesting reads
/// what is inside once more. Without a bound, a few kilobytes that point at one another could stand for
/// more calls than there are atoms.
pub const SHARED: usize = CALL_DEPTH;

/// How many bytes may be read as calls in any case, however small the request.
pub const SHARED_ALWAYS: usize = 4_096;

/// How many pools of one request are compared with those of known factories for known tokens, at about a
/// millisecond each if it is none of them. A trade goes through three at most.
pub const POOLS: usize = 6;

/// How deep requests may be wrapped in one another. Two levels are in use: a batch, and a method that
/// carries another.
pub const REQUEST_DEPTH: usize = 4;

/// How many authorisations (EIP-7702) of one transaction are read. Real ones have one or two, and to find
/// out who signed one takes about a millisecond.
pub const AUTHORIZATIONS: usize = 16;

/// How many requests one request may hold. Nobody judges more in one window.
pub const PARTS: usize = 100;

/// How many fields of a message in protocol buffers are read; a permission with many keys has a hundred.
pub const PROTOBUF_FIELDS: usize = 1_000;

/// How many contracts of a Tron transaction are read. The network takes one.
pub const TRON_CONTRACTS: usize = 16;

/// How many questions a review asks. The host puts each to a node, and nobody waits for more.
pub const QUESTIONS: usize = 64;

/// How many guesses are tried in one request at calls inside calldata that is not understood: each may read
/// the rest of it.
pub const GUESSES: usize = 1024;

/// How much of calldata that is not understood is looked through for calls; all of it is searched for
/// listed addresses.
pub const GUESSED_BYTES: usize = 65_536;
