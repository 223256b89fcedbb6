//! A critical act stays critical however it is wrapped: in multicalls, Safes, batches of smart accounts,
//! user operations, forwarders and timelocks, at any depth and among ordinary calls.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::too_many_arguments)] // The macro writes a function for each of those below.

use std::sync::LazyLock;

use alloy_primitives::{Address, Bytes, FixedBytes, U256, address, keccak256};
use alloy_sol_types::{SolCall, SolValue, sol};
use countersign::intel::AddressSet;
use countersign::{Engine, Request, Verdict};
use proptest::prelude::*;
use serde_json::{Value, json};

sol! {
    struct Call3 { address target; bool allowFailure; bytes callData; }
    struct Execution { address target; uint256 value; bytes callData; }
    struct PackedOperation {
        address sender; uint256 nonce; bytes initCode; bytes callData; bytes32 accountGasLimits;
        uint256 preVerificationGas; bytes32 gasFees; bytes paymasterAndData; bytes signature;
    }
    struct Forward { address from; address to; uint256 value; uint256 gas; uint256 nonce; bytes data; }

    function approve(address spender, uint256 value);
    function transfer(address to, uint256 value);
    function transferOwnership(address newOwner);
    function changeMasterCopy(address masterCopy);
    function multicall(bytes[] data);
    function multicall(uint256 deadline, bytes[] data);
    function aggregate3(Call3[] calls);
    function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas,
        uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures);
    function execTransactionFromModule(address to, uint256 value, bytes data, uint8 operation);
    function multiSend(bytes transactions);
    function execute(address dest, uint256 value, bytes func);
    function execute(bytes32 mode, bytes executionCalldata);
    function execute(Forward req, bytes signature);
    function executeBatch(Execution[] calls);
    function handleOps(PackedOperation[] ops, address beneficiary);
    function schedule(address target, uint256 value, bytes data, bytes32 predecessor, bytes32 salt,
        uint256 delay);
    function upgradeToAndCall(address newImplementation, bytes data);
}

const ME: Address = address!("0x1111111111111111111111111111111111111111");
const STRANGER: Address = address!("0x2222222222222222222222222222222222222222");
const FRIEND: Address = address!("0xd9A1b0B1e1aE382DbDc898Ea68012FfcB2853a91");
const LISTED: Address = address!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96");
const SAFE: Address = address!("0x8675B754342754A30A2AeF474D114d8460bca19b");
const USDC: Address = address!("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
const MULTI_SEND: Address = address!("0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526");
const MULTICALL3: Address = address!("0xcA11bde05977b3631167028862bE2a173976CA11");
const ENTRY_POINT: Address = address!("0x0000000071727De22E5E9d8BAf0edAc6f37da032");

/// A call: whom, and with what.
#[derive(Clone, Debug)]
struct Made {
    to: Address,
    data: Vec<u8>,
}

/// What is critical, and the rule that says so.
#[derive(Clone, Copy, Debug)]
enum Core {
    ApproveListed,
    PayListed,
    OwnershipToListed,
    DelegatecallOfStranger,
    DisguisedDelegatecall,
    OtherMastercopy,
}

const CORES: [Core; 6] = [
    Core::ApproveListed,
    Core::PayListed,
    Core::OwnershipToListed,
    Core::DelegatecallOfStranger,
    Core::DisguisedDelegatecall,
    Core::OtherMastercopy,
];

impl Core {
    fn call(self) -> (Made, &'static str) {
        let to_usdc = |data| Made { to: USDC, data };
        let one = U256::from(1);
        match self {
            Self::ApproveListed => {
                (to_usdc(approveCall { spender: LISTED, value: one }.abi_encode()), "dprk-address")
            }
            Self::PayListed => {
                (to_usdc(transferCall { to: LISTED, value: one }.abi_encode()), "dprk-address")
            }
            Self::OwnershipToListed => {
                (to_usdc(transferOwnershipCall { newOwner: LISTED }.abi_encode()), "dprk-address")
            }
            Self::DelegatecallOfStranger => {
                (safe(STRANGER, vec![0x80, 0x4e, 0x1f, 0x0a], 1), "delegatecall-to-stranger")
            }
            Self::DisguisedDelegatecall => {
                let shown = transferCall { to: FRIEND, value: U256::ZERO }.abi_encode();
                (safe(STRANGER, shown, 1), "delegatecall-disguised")
            }
            Self::OtherMastercopy => {
                let data = changeMasterCopyCall { masterCopy: STRANGER }.abi_encode();
                (safe(SAFE, data, 0), "safe-mastercopy-changed")
            }
        }
    }

    /// Whether it is so without any list.
    fn by_act_alone(self) -> bool {
        !matches!(self, Self::ApproveListed | Self::PayListed | Self::OwnershipToListed)
    }
}

fn safe(to: Address, data: Vec<u8>, operation: u8) -> Made {
    let zero = (U256::ZERO, Address::ZERO);
    let data = execTransactionCall {
        to,
        value: zero.0,
        data: data.into(),
        operation,
        safeTxGas: zero.0,
        baseGas: zero.0,
        gasPrice: zero.0,
        gasToken: zero.1,
        refundReceiver: zero.1,
        signatures: Bytes::new(),
    };
    Made { to: SAFE, data: data.abi_encode() }
}

fn ordinary() -> Made {
    Made { to: USDC, data: transferCall { to: FRIEND, value: U256::from(5) }.abi_encode() }
}

fn packed(calls: &[Made]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for call in calls {
        bytes.push(0);
        bytes.extend(call.to);
        bytes.extend(U256::ZERO.to_be_bytes::<32>());
        bytes.extend(U256::from(call.data.len()).to_be_bytes::<32>());
        bytes.extend(&call.data);
    }
    multiSendCall { transactions: bytes.into() }.abi_encode()
}

fn executions(calls: &[Made]) -> Vec<Execution> {
    let one = |call: &Made| Execution {
        target: call.to,
        value: U256::ZERO,
        callData: call.data.clone().into(),
    };
    calls.iter().map(one).collect()
}

fn mode(first: &[u8]) -> FixedBytes<32> {
    FixedBytes::right_padding_from(first)
}

/// How many ways of wrapping there are.
const WAYS: usize = 15;

/// Wraps a call in one of the ways, with an ordinary one before or after it where there is room.
fn wrap(inner: Made, way: usize, first: bool) -> Made {
    let several = |inner: Made| {
        if first { vec![inner, ordinary()] } else { vec![ordinary(), inner] }
    };
    let zero = U256::ZERO;
    let word = FixedBytes::<32>::ZERO;
    let data = inner.data.clone();
    match way {
        0 => Made { to: inner.to, data: multicall_0Call { data: vec![data.into()] }.abi_encode() },
        1 => {
            let call = multicall_1Call { deadline: zero, data: vec![data.into()] };
            Made { to: inner.to, data: call.abi_encode() }
        }
        2 => {
            let one = |call: &Made| Call3 {
                target: call.to,
                allowFailure: true,
                callData: call.data.clone().into(),
            };
            let calls = several(inner).iter().map(one).collect();
            Made { to: MULTICALL3, data: aggregate3Call { calls }.abi_encode() }
        }
        3 => safe(inner.to, data, 0),
        4 => safe(MULTI_SEND, packed(&several(inner)), 1),
        5 => {
            let call = execTransactionFromModuleCall {
                to: inner.to,
                value: zero,
                data: data.into(),
                operation: 0,
            };
            Made { to: SAFE, data: call.abi_encode() }
        }
        6 => {
            let call = execute_0Call { dest: inner.to, value: zero, func: data.into() };
            Made { to: ME, data: call.abi_encode() }
        }
        7 => {
            let calls = executions(&several(inner));
            Made { to: ME, data: executeBatchCall { calls }.abi_encode() }
        }
        8 => {
            let single = [inner.to.as_slice(), &zero.to_be_bytes::<32>(), &data].concat();
            let call = execute_1Call { mode: mode(&[0]), executionCalldata: single.into() };
            Made { to: ME, data: call.abi_encode() }
        }
        9 => {
            let batch = executions(&several(inner)).abi_encode();
            let call = execute_1Call { mode: mode(&[1]), executionCalldata: batch.into() };
            Made { to: ME, data: call.abi_encode() }
        }
        10 => {
            let batch = executions(&several(inner)).abi_encode();
            let batches = vec![Bytes::from(batch)].abi_encode();
            let marked = mode(&[1, 0, 0, 0, 0, 0, 0x78, 0x21, 0, 2]);
            let call = execute_1Call { mode: marked, executionCalldata: batches.into() };
            Made { to: ME, data: call.abi_encode() }
        }
        11 => {
            let operation = PackedOperation {
                sender: inner.to,
                nonce: zero,
                initCode: Bytes::new(),
                callData: data.into(),
                accountGasLimits: word,
                preVerificationGas: zero,
                gasFees: word,
                paymasterAndData: Bytes::new(),
                signature: Bytes::new(),
            };
            let call = handleOpsCall { ops: vec![operation], beneficiary: FRIEND };
            Made { to: ENTRY_POINT, data: call.abi_encode() }
        }
        12 => {
            let req = Forward {
                from: ME,
                to: inner.to,
                value: zero,
                gas: zero,
                nonce: zero,
                data: data.into(),
            };
            let call = execute_2Call { req, signature: Bytes::new() };
            Made { to: FRIEND, data: call.abi_encode() }
        }
        13 => {
            let call = scheduleCall {
                target: inner.to,
                value: zero,
                data: data.into(),
                predecessor: word,
                salt: word,
                delay: U256::from(86_400),
            };
            Made { to: FRIEND, data: call.abi_encode() }
        }
        _ => {
            let call = upgradeToAndCallCall { newImplementation: FRIEND, data: data.into() };
            Made { to: inner.to, data: call.abi_encode() }
        }
    }
}

fn typed_data(primary_type: &str, members: &[(&str, &str)], message: &Value) -> Value {
    let members: Vec<Value> =
        members.iter().map(|(name, kind)| json!({ "name": name, "type": kind })).collect();
    let domain = [("chainId", "uint256"), ("verifyingContract", "address")];
    let domain: Vec<Value> =
        domain.iter().map(|(name, kind)| json!({ "name": name, "type": kind })).collect();
    json!({
        "types": { "EIP712Domain": domain, primary_type: members },
        "primaryType": primary_type,
        "domain": { "chainId": 1, "verifyingContract": SAFE },
        "message": message,
    })
}

/// How many ways there are for a page to ask for a call.
const DOORS: usize = 6;

/// A request for the call.
fn request(call: &Made, door: usize) -> Value {
    let data = format!("0x{}", hex::encode(&call.data));
    let (method, params) = match door {
        0 => ("eth_sendTransaction", json!([{ "from": ME, "to": call.to, "data": data }])),
        1 => {
            let other = json!({ "to": FRIEND, "value": "0x1" });
            let calls = json!([other, { "to": call.to, "data": data }]);
            let batch = json!({ "version": "2.0.0", "from": ME, "chainId": "0x1",
                "atomicRequired": true, "calls": calls });
            ("wallet_sendCalls", json!([batch]))
        }
        2 => {
            let members = [
                ("to", "address"),
                ("value", "uint256"),
                ("data", "bytes"),
                ("operation", "uint8"),
                ("safeTxGas", "uint256"),
                ("baseGas", "uint256"),
                ("gasPrice", "uint256"),
                ("gasToken", "address"),
                ("refundReceiver", "address"),
                ("nonce", "uint256"),
            ];
            let message = json!({ "to": call.to, "value": 0, "data": data, "operation": 0,
                "safeTxGas": 0, "baseGas": 0, "gasPrice": 0, "gasToken": Address::ZERO,
                "refundReceiver": Address::ZERO, "nonce": 1 });
            ("eth_signTypedData_v4", json!([ME, typed_data("SafeTx", &members, &message)]))
        }
        3 => {
            let members = [
                ("from", "address"),
                ("to", "address"),
                ("value", "uint256"),
                ("gas", "uint256"),
                ("nonce", "uint256"),
                ("data", "bytes"),
            ];
            let message = json!({ "from": ME, "to": call.to, "value": 0, "gas": 0, "nonce": 1,
                "data": data });
            ("eth_signTypedData_v4", json!([ME, typed_data("ForwardRequest", &members, &message)]))
        }
        4 => {
            let operation = json!({ "sender": call.to, "nonce": "0x0", "callData": data,
                "callGasLimit": "0x1", "verificationGasLimit": "0x1", "preVerificationGas": "0x1",
                "maxFeePerGas": "0x1", "maxPriorityFeePerGas": "0x1", "signature": "0x" });
            ("eth_sendUserOperation", json!([operation, ENTRY_POINT]))
        }
        _ => {
            let message = json!({ "nonce": 1, "from": ME, "functionSignature": data });
            let members =
                [("nonce", "uint256"), ("from", "address"), ("functionSignature", "bytes")];
            ("eth_signTypedData_v4", json!([ME, typed_data("MetaTransaction", &members, &message)]))
        }
    };
    json!({ "origin": "https://app.example", "chain": "eip155:1", "method": method,
        "params": params })
}

static WITH_LIST: LazyLock<Engine> = LazyLock::new(Engine::new);
static WITHOUT_LIST: LazyLock<Engine> = LazyLock::new(|| Engine::with_intel(AddressSet::empty()));

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn a_critical_act_stays_critical(
        core in 0..CORES.len(),
        ways in prop::collection::vec((0..WAYS, any::<bool>()), 0..7),
        door in 0..DOORS,
    ) {
        let core = CORES[core];
        let (mut call, rule) = core.call();
        for (way, first) in &ways {
            call = wrap(call, *way, *first);
        }
        let request = Request::from_value(request(&call, door));
        let engines: &[&Engine] =
            if core.by_act_alone() { &[&WITH_LIST, &WITHOUT_LIST] } else { &[&WITH_LIST] };
        for engine in engines {
            let review = engine.review(&request);
            prop_assert_eq!(review.verdict, Verdict::Critical, "{:?}", review.findings);
            prop_assert!(
                review.findings.iter().any(|finding| finding.rule == rule),
                "{} is not in {:?}", rule, review.findings
            );
            prop_assert!(review.gaps.iter().all(|gap| !gap.reason.contains("not laid out")),
                "{:?}", review.gaps);
        }
    }
}

#[test]
fn every_way_and_every_door_is_tried() {
    for door in 0..DOORS {
        for way in 0..WAYS {
            let (call, rule) = Core::DisguisedDelegatecall.call();
            let request = Request::from_value(request(&wrap(call, way, true), door));
            let review = WITHOUT_LIST.review(&request);
            let found = review.findings.iter().any(|finding| finding.rule == rule);
            assert!(found, "way {way} by door {door}: {:?}", review.findings);
        }
    }
}

#[test]
fn the_functions_are_the_ones_that_are_deployed() {
    // As published for Safe's Bybit transaction, and by the standards.
    assert_eq!(execTransactionCall::SELECTOR, [0x6a, 0x76, 0x12, 0x02]);
    assert_eq!(multiSendCall::SELECTOR, [0x8d, 0x80, 0xff, 0x0a]);
    assert_eq!(aggregate3Call::SELECTOR, [0x82, 0xad, 0x56, 0xcb]);
    assert_eq!(execute_1Call::SELECTOR, keccak256("execute(bytes32,bytes)")[..4]);
    assert_eq!(executeBatchCall::SELECTOR, [0x34, 0xfc, 0xd5, 0xbe]);
    assert_eq!(handleOpsCall::SELECTOR, [0x76, 0x5e, 0x82, 0x7f]);
}
