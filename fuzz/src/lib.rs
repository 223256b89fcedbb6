//! What is fuzzed: one function for each way into the engine. Each takes any bytes, and fails by a panic.
//!
//! `tests/fuzz.rs` runs them for a bounded number of inputs in every test run; `fuzz/run.sh` runs them under
//! libFuzzer for as long as one likes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::LazyLock;

use countersign::act::Act;
use countersign::intel::{AddressSet, ChainAddress, ReleaseKeys};
use countersign::{Engine, Request, Review, Verdict};
use serde_json::{Map, Value, json};

/// On the SDN list since 2022: the Lazarus Group's address of the Ronin theft.
pub const LISTED: &str = "098b716b8aaf21512996dc57eb0615e2383e2f96";

const ACCOUNT: &str = "0x1111111111111111111111111111111111111111";
const STRANGER: &str = "0x2222222222222222222222222222222222222222";

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Reviews a request, and checks what is true of every review.
fn review(request: &Request) -> Review {
    let review = ENGINE.review(request);
    assert!(!review.summary.is_empty(), "a summary says something");
    assert!(review.gaps.is_empty() || review.verdict >= Verdict::Warning, "a gap is never clear");
    for act in &review.acts {
        act.each(&mut |act: &Act| assert!(!act.words.is_empty(), "an act has words"));
    }
    for finding in &review.findings {
        assert!(finding.title.ends_with('.') && finding.detail.ends_with('.'), "{finding:?}");
    }
    let text = serde_json::to_string(&review).expect("a review is JSON");
    let again: Review = serde_json::from_str(&text).expect("and is read again");
    assert_eq!(serde_json::to_string(&again).expect("JSON"), text, "as the same review");
    review
}

/// Checks that the listed address is found that was put into a request.
fn found(request: &Value) {
    let review = review(&Request::from_value(request.clone()));
    let found = review.findings.iter().any(|finding| finding.rule.starts_with("dprk-address"));
    assert!(found, "the listed address is not found in {request}");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold("0x".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

/// The bytes with the listed address at a place that they choose themselves.
fn with_listed(bytes: &[u8]) -> Vec<u8> {
    let at = bytes.iter().fold(0_usize, |sum, byte| sum.wrapping_mul(31) + usize::from(*byte));
    let mut with = bytes.to_vec();
    let at = at % (with.len() + 1);
    let listed = (0..20).map(|i| u8::from_str_radix(&LISTED[2 * i..2 * i + 2], 16).unwrap());
    with.splice(at..at, listed);
    with
}

/// A whole request, as text.
pub fn request_json(bytes: &[u8]) {
    review(&Request::from_json(bytes));
}

/// A request put together from the names that readers look for.
pub fn structured(bytes: &[u8]) {
    let mut source = Source { bytes };
    let method = source.pick(METHODS);
    let count = usize::from(source.byte() % 3) + 1;
    let params: Vec<Value> = (0..count).map(|_| source.value(0)).collect();
    review(&Request::from_value(json!({
        "method": method, "params": params, "chain": "eip155:1", "account": ACCOUNT,
        "origin": "https://app.example", "now": 1_790_000_000,
    })));
}

fn transaction(to: &str, data: &[u8]) -> Value {
    json!({
        "method": "eth_sendTransaction", "chain": "eip155:1",
        "params": [{ "from": ACCOUNT, "to": to, "value": "0x1", "data": hex(data) }],
    })
}

/// Calldata of a contract.
pub fn calldata(bytes: &[u8]) {
    review(&Request::from_value(transaction(STRANGER, bytes)));
    // The first four bytes choose the function, and stay.
    let (selector, arguments) = bytes.split_at(bytes.len().min(4));
    found(&transaction(STRANGER, &[selector, &with_listed(arguments)].concat()));
}

/// Calldata of the user's own account, which may be anything.
pub fn own_account(bytes: &[u8]) {
    review(&Request::from_value(transaction(ACCOUNT, bytes)));
    found(&transaction(ACCOUNT, &with_listed(bytes)));
}

/// Typed data, as text.
pub fn typed_data(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let request = |text: &str| json!({ "method": "eth_signTypedData_v4", "chain": "eip155:1", "params": [ACCOUNT, text] });
    review(&Request::from_value(request(&text)));
    let middle = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (before, after) = text.split_at(middle);
    found(&request(&format!("{before} 0x{LISTED} {after}")));
}

/// A message: its bytes, and the same as text.
pub fn message(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for message in [hex(bytes), text.into_owned()] {
        for method in ["personal_sign", "eth_sign"] {
            review(&Request::from_value(json!({ "method": method, "params": [message, ACCOUNT] })));
        }
    }
    found(&json!({ "method": "personal_sign", "params": [hex(&with_listed(bytes)), ACCOUNT] }));
}

/// The bytes of a transaction.
pub fn envelope(bytes: &[u8]) {
    let request = |bytes: &[u8]| json!({ "method": "eth_sendRawTransaction", "chain": "eip155:1", "params": [hex(bytes)] });
    review(&Request::from_value(request(bytes)));
    found(&request(&with_listed(bytes)));
}

/// The bytes of a PSBT or a transaction of Bitcoin: to sign, to publish, and as a message.
pub fn bitcoin(bytes: &[u8]) {
    elsewhere(
        bytes,
        "bip122:000000000019d6689c085ae165831e93",
        &["signPsbt", "pushTx", "signMessage"],
    );
}

/// The bytes of a transaction of Solana: to sign, and as a message.
pub fn solana(bytes: &[u8]) {
    elsewhere(
        bytes,
        "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp",
        &["signTransaction", "signMessage"],
    );
}

fn elsewhere(bytes: &[u8], chain: &str, methods: &[&str]) {
    for method in methods {
        let request =
            |bytes: &[u8]| json!({ "method": method, "chain": chain, "params": [hex(bytes)] });
        review(&Request::from_value(request(bytes)));
        found(&request(&with_listed(bytes)));
    }
}

/// The bytes of a transaction of Tron.
pub fn tron(bytes: &[u8]) {
    let request = |bytes: &[u8]| json!({ "method": "tron_signTransaction", "chain": "tron:0x2b6653dc", "params": [{ "raw_data_hex": &hex(bytes)[2..] }] });
    review(&Request::from_value(request(bytes)));
    found(&request(&with_listed(bytes)));
}

/// The text of an address.
pub fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(address) = text.parse::<ChainAddress>() {
        let canonical = address.to_string();
        assert_eq!(canonical.parse(), Ok(address), "{text:?} is {canonical:?}");
    }
    let _ = ENGINE.lookup(&text);
    let mut hits = 0;
    AddressSet::bundled().scan_text(bytes, |_, _| hits += 1);
    AddressSet::bundled().scan_bytes(bytes, |_, _| hits += 1);
}

/// A compiled address set, and a signed bundle of one.
pub fn compiled_set(bytes: &[u8]) {
    let mut engine = Engine::new();
    assert!(engine.load_intel(bytes, 1_790_000_000).is_err(), "nobody signs at random");
    assert!(engine.load_intel_signed_by(&ReleaseKeys::compiled_in(), bytes, 0).is_err());
    if let Ok(set) = AddressSet::from_bytes(bytes.to_vec()) {
        let _ = (set.info(), set.number());
        for listed in set.iter().take(100) {
            let _ = (listed.address(), listed.category(), listed.evidence());
        }
        let engine = Engine::with_intel(set);
        let _ = (engine.known(), engine.lookup(STRANGER));
        engine.review(&Request::from_value(transaction(STRANGER, &with_listed(bytes))));
    }
}

const METHODS: &[&str] = &[
    "eth_sendTransaction",
    "eth_signTransaction",
    "eth_sendRawTransaction",
    "eth_signTypedData",
    "eth_signTypedData_v3",
    "eth_signTypedData_v4",
    "personal_sign",
    "eth_sign",
    "wallet_sendCalls",
    "wallet_signAuthorization",
    "eth_sendUserOperation",
    "wallet_grantPermissions",
    "wallet_requestExecutionPermissions",
    "wallet_addEthereumChain",
    "wallet_watchAsset",
    "wallet_invokeMethod",
    "wallet_requestPermissions",
    "wallet_requestSnaps",
    "wallet_addSubAccount",
    "wallet_connect",
    "wallet_sign",
    "eth_decrypt",
    "wallet_batch",
];

const NAMES: &[&str] = &[
    "to",
    "from",
    "data",
    "input",
    "value",
    "chainId",
    "types",
    "primaryType",
    "domain",
    "message",
    "EIP712Domain",
    "Permit",
    "SafeTx",
    "OrderComponents",
    "name",
    "type",
    "spender",
    "owner",
    "deadline",
    "details",
    "token",
    "amount",
    "verifyingContract",
    "authorizationList",
    "calls",
    "capabilities",
    "address",
    "nonce",
    "callData",
    "sender",
    "initCode",
    "paymasterAndData",
    "factory",
    "paymaster",
    "permission",
    "permissions",
    "signer",
    "expiry",
    "rpcUrls",
    "chainName",
    "nativeCurrency",
    "symbol",
    "decimals",
    "options",
    "method",
    "params",
    "request",
    "scope",
    "operation",
    "offer",
    "consideration",
    "recipient",
    "yParity",
    "r",
    "s",
    "v",
    "accessList",
];

const TEXTS: &[&str] = &[
    "0x",
    "0x0",
    "0x1",
    "1",
    "-1",
    "1e99",
    "0x095ea7b3",
    "0xa9059cbb",
    "address",
    "uint256",
    "address[]",
    "Permit[2]",
    "bytes",
    "bytes32",
    "string",
    "bool",
    "Permit",
    "SafeTx",
    "ERC20",
    "native-token-transfer",
    "https://rpc.example.com",
    "http://localhost:8545",
    "eip155:1",
    "eth_sendTransaction",
    "personal_sign",
    ACCOUNT,
    STRANGER,
    "\u{202e}",
    "Ethereum",
    "app.example wants you to sign in with your Ethereum account:\n",
];

/// Bytes, as a source of choices. It ends in zeros.
struct Source<'a> {
    bytes: &'a [u8],
}

impl Source<'_> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
        self.bytes = rest;
        *first
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[usize::from(self.byte()) % list.len()]
    }

    fn some(&mut self, most: u8) -> usize {
        usize::from(self.byte() % (most + 1))
    }

    fn value(&mut self, depth: usize) -> Value {
        let kind = self.byte() % if depth > 6 { 6 } else { 9 };
        match kind {
            0 => Value::Null,
            1 => Value::from(self.byte().is_multiple_of(2)),
            2 => Value::from(i64::from(self.byte()) - 100),
            3 => Value::from(self.pick(TEXTS)),
            4 | 5 => {
                let length = self.some(100);
                let bytes: Vec<u8> = (0..length).map(|_| self.byte()).collect();
                if kind == 4 { hex(&bytes).into() } else { String::from_utf8_lossy(&bytes).into() }
            }
            6 => (0..self.some(4)).map(|_| self.value(depth + 1)).collect(),
            _ => {
                let members = (0..self.some(8)).map(|_| {
                    let name = self.pick(NAMES).to_owned();
                    (name, self.value(depth + 1))
                });
                Value::Object(members.collect::<Map<_, _>>())
            }
        }
    }
}
