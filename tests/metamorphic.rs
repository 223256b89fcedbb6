//! What must stay true however a request is changed: a listed address is found wherever it stands, and what
//! a call does is the same in whatever it is wrapped.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Address, U256, address, hex, keccak256};
use countersign::act::{Act, Deed, Role, known_functions};
use countersign::decode::abi::signature;
use countersign::{Engine, Request, Review, Verdict};
use proptest::prelude::*;
use serde_json::{Value, json};

/// On the SDN list since 2022: the Lazarus Group's address of the Ronin theft.
const LISTED: Address = address!("0x098B716B8Aaf21512996dC57EB0615e2383E2f96");
const STRANGER: Address = address!("0x2222222222222222222222222222222222222222");
const ACCOUNT: Address = address!("0x1111111111111111111111111111111111111111");

fn review(to: Address, data: &[u8]) -> Review {
    Engine::new().review(&Request::from_value(json!({
        "method": "eth_sendTransaction", "chain": "eip155:1",
        "params": [{ "from": ACCOUNT, "to": to, "data": hex::encode_prefixed(data) }],
    })))
}

/// The types of a function's parameters, as one tuple.
fn parameters(canonical: &str) -> DynSolType {
    let at = canonical.find('(').unwrap();
    DynSolType::parse(&canonical[at..]).unwrap_or_else(|error| panic!("{canonical}: {error}"))
}

/// A value of a type, with an address from `next` wherever one stands, and so many items in lists of any length.
fn value(kind: &DynSolType, items: usize, next: &mut dyn FnMut() -> Address) -> DynSolValue {
    let mut many =
        |kinds: &[DynSolType]| kinds.iter().map(|kind| value(kind, items, &mut *next)).collect();
    match kind {
        DynSolType::Address => DynSolValue::Address(next()),
        DynSolType::Array(inner) => DynSolValue::Array(many(&vec![(**inner).clone(); items])),
        DynSolType::FixedArray(inner, count) => {
            DynSolValue::FixedArray(many(&vec![(**inner).clone(); *count]))
        }
        DynSolType::Tuple(kinds) => DynSolValue::Tuple(many(kinds)),
        DynSolType::Bool => DynSolValue::Bool(true),
        DynSolType::Uint(bits) => DynSolValue::Uint(U256::from(1), *bits),
        DynSolType::Int(bits) => DynSolValue::Int(alloy_primitives::I256::ONE, *bits),
        DynSolType::FixedBytes(size) => DynSolValue::FixedBytes(U256::from(1).into(), *size),
        DynSolType::Bytes => DynSolValue::Bytes(Vec::new()),
        DynSolType::String => DynSolValue::String("x".to_owned()),
        DynSolType::Function => DynSolValue::Function(alloy_primitives::Function::ZERO),
    }
}

fn calldata(canonical: &str, arguments: &DynSolValue) -> Vec<u8> {
    [&keccak256(canonical)[..4], &arguments.abi_encode_params()].concat()
}

#[test]
fn a_listed_address_is_found_in_every_argument_of_every_function() {
    let mut tried = 0;
    for signature in known_functions() {
        let canonical = signature::without_names(signature);
        let kinds = parameters(&canonical);
        let mut addresses = 0;
        let with = |listed: usize, met: &mut usize| {
            value(&kinds, 1, &mut || {
                *met += 1;
                if *met == listed { LISTED } else { STRANGER }
            })
        };
        with(0, &mut addresses);
        for listed in 1..=addresses {
            let data = calldata(&canonical, &with(listed, &mut 0));
            let review = review(STRANGER, &data);
            let found = review.findings.iter().any(|found| found.rule.starts_with("dprk-address"));
            assert!(found, "address {listed} of {canonical}");
            tried += 1;
        }
    }
    assert!(tried >= known_functions().count() / 2, "only {tried} were tried");
}

/// Whom a call names is said in its review: addresses that are not stand in `untold.txt`, for a reason.
#[test]
fn every_address_of_every_function_is_told() {
    let file = support::folder("tests/untold.txt");
    let written = std::fs::read_to_string(&file).unwrap();
    let reasons = || written.lines().take_while(|line| line.starts_with('#'));
    let mut found: Vec<String> = known_functions().filter_map(untold).collect();
    found.sort();
    found.dedup();
    if std::env::var_os("BLESS").is_some() {
        let lines: Vec<&str> = reasons().chain(found.iter().map(String::as_str)).collect();
        std::fs::write(&file, lines.join("\n") + "\n").unwrap();
    }
    let listed: Vec<&str> = written.lines().skip(reasons().count()).collect();
    let new: Vec<&String> = found.iter().filter(|line| !listed.contains(&line.as_str())).collect();
    let old: Vec<&&str> =
        listed.iter().filter(|line| !found.iter().any(|one| one == *line)).collect();
    assert!(
        new.is_empty() && old.is_empty(),
        "not told: {new:#?}\ntold, or not known any more: {old:#?}\nIf those that are not told get nothing and \
         may do nothing, `BLESS=1 cargo test --test metamorphic` writes them down"
    );
}

/// The function with the places of those of its addresses that its review does not name, if there are any. Its lists
/// have two items, so that an address that only the first item is asked for is seen.
fn untold(signature: &str) -> Option<String> {
    let canonical = signature::without_names(signature);
    let mut addresses = Vec::new();
    let arguments = value(&parameters(&canonical), 2, &mut || {
        let mut address = Address::repeat_byte(0x5a);
        address[1] = u8::try_from(addresses.len()).unwrap();
        addresses.push(address);
        address
    });
    let review = review(STRANGER, &calldata(&canonical, &arguments));
    let text = serde_json::to_string(&review).unwrap().to_lowercase();
    let places = addresses.iter().enumerate().filter(|(_, one)| !text.contains(&hex::encode(one)));
    let places: Vec<String> = places.map(|(at, _)| (at + 1).to_string()).collect();
    (!places.is_empty()).then(|| format!("{canonical}: {}", places.join(" ")))
}

#[test]
fn every_known_function_is_recognised() {
    for signature in known_functions() {
        let canonical = signature::without_names(signature);
        let data = calldata(&canonical, &value(&parameters(&canonical), 1, &mut || STRANGER));
        let review = review(STRANGER, &data);
        assert!(!review.acts.is_empty(), "{canonical}");
    }
}

#[test]
fn no_word_of_any_function_stops_the_engine() {
    /// More words than any function's fixed part has.
    const WORDS: usize = 32;
    let words = [[0xff; 32], std::array::from_fn(|at| u8::from(at == 0) << 7)];
    for signature in known_functions() {
        let canonical = signature::without_names(signature);
        let data = calldata(&canonical, &value(&parameters(&canonical), 1, &mut || STRANGER));
        for at in (4..data.len()).step_by(32).take(WORDS) {
            for word in words {
                let mut changed = data.clone();
                changed[at..at + 32].copy_from_slice(&word);
                let result = std::panic::catch_unwind(|| review(STRANGER, &changed));
                let review = result.unwrap_or_else(|_| panic!("{canonical}, the word at {at}"));
                assert!(!review.acts.is_empty(), "{canonical}, the word at {at}");
            }
        }
    }
}

/// What a call inside others does.
#[derive(Clone, Copy, Debug)]
enum Core {
    Transfer,
    Approve,
    AllItems,
}

impl Core {
    fn data(self, who: Address, amount: U256) -> Vec<u8> {
        let (canonical, second) = match self {
            Self::Transfer => ("transfer(address,uint256)", DynSolValue::Uint(amount, 256)),
            Self::Approve => ("approve(address,uint256)", DynSolValue::Uint(amount, 256)),
            Self::AllItems => ("setApprovalForAll(address,bool)", DynSolValue::Bool(true)),
        };
        calldata(canonical, &DynSolValue::Tuple(vec![who.into(), second]))
    }

    fn role(self) -> Role {
        match self {
            Self::Transfer => Role::Payee,
            Self::Approve => Role::Spender,
            Self::AllItems => Role::Operator,
        }
    }
}

/// Puts a call into another one.
fn wrapped(how: u8, to: Address, data: Vec<u8>) -> (Address, Vec<u8>) {
    let (zero, one) = (DynSolValue::Uint(U256::ZERO, 256), DynSolValue::Uint(U256::from(1), 256));
    let data = DynSolValue::Bytes(data);
    let tuple = DynSolValue::Tuple;
    let list = |item| DynSolValue::Array(vec![item]);
    let (canonical, arguments) = match how {
        0 => ("multicall(bytes[])", vec![list(data)]),
        1 => ("multicall(uint256,bytes[])", vec![one, list(data)]),
        2 => ("execute(address,uint256,bytes)", vec![to.into(), zero, data]),
        3 => (
            "executeBatch(address[],uint256[],bytes[])",
            vec![list(to.into()), list(zero), list(data)],
        ),
        4 => (
            "aggregate3((address,bool,bytes)[])",
            vec![list(tuple(vec![to.into(), DynSolValue::Bool(true), data]))],
        ),
        5 => (
            "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)",
            vec![
                to.into(),
                zero.clone(),
                data,
                DynSolValue::Uint(U256::ZERO, 8),
                zero.clone(),
                zero.clone(),
                zero,
                Address::ZERO.into(),
                Address::ZERO.into(),
                DynSolValue::Bytes(Vec::new()),
            ],
        ),
        _ => (
            // Nobody knows it: what is inside is guessed.
            "nobodyKnowsThis(address,uint256,bytes)",
            vec![to.into(), zero, data],
        ),
    };
    // Own calls stay with the contract that is called.
    let outer = if how < 2 { to } else { STRANGER };
    (outer, calldata(canonical, &tuple(arguments)))
}

/// Every address in this role, with the amount, in whatever the acts hold.
fn in_role(review: &Review, role: Role) -> Vec<(Address, String)> {
    let mut found = Vec::new();
    for act in &review.acts {
        act.each(&mut |act: &Act| {
            let amount = match &act.deed {
                Deed::Send { amount, .. } | Deed::Allow { amount, .. } => amount.value.clone(),
                Deed::AllowCollection { .. } => String::new(),
                _ => return,
            };
            let party = act.party(role).and_then(|party| party.address.bytes20());
            found.extend(party.map(|address| (*address, amount)));
        });
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// What a call does is read the same at any depth.
    #[test]
    fn a_call_is_read_inside_any_others(
        core in prop::sample::select(vec![Core::Transfer, Core::Approve, Core::AllItems]),
        who in any::<[u8; 20]>(),
        amount in any::<u128>(),
        wrappers in prop::collection::vec(0_u8..=6, 0..6),
    ) {
        let (who, amount) = (Address::from(who), U256::from(amount));
        let token = address!("0x6B175474E89094C44Da98b954EedeAC495271d0F");
        let (mut to, mut data) = (token, core.data(who, amount));
        for how in &wrappers {
            (to, data) = wrapped(*how, to, data);
        }
        let review = review(to, &data);
        let said = if matches!(core, Core::AllItems) { String::new() } else { amount.to_string() };
        prop_assert!(
            in_role(&review, core.role()).contains(&(who, said)),
            "{wrappers:?}: {:#?}", review.acts
        );
        prop_assert_eq!(review.gaps.is_empty(), !wrappers.contains(&6), "{:?}", review.gaps);
    }

    /// A listed address in a call inside others is found in its role, and nothing makes it less.
    #[test]
    fn a_listed_address_is_critical_at_any_depth(
        core in prop::sample::select(vec![Core::Transfer, Core::Approve, Core::AllItems]),
        wrappers in prop::collection::vec(0_u8..=6, 0..6),
        junk in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let (mut to, mut data) = (STRANGER, core.data(LISTED, U256::from(7)));
        for how in &wrappers {
            (to, data) = wrapped(*how, to, data);
        }
        data.extend(junk);
        prop_assert_eq!(review(to, &data).verdict, Verdict::Critical);
    }

    /// In typed data, under any name and at any depth.
    #[test]
    fn a_listed_address_is_found_in_any_member(
        path in prop::collection::vec("[a-z]{1,8}", 1..5),
        as_bytes in any::<bool>(),
        capitals in any::<bool>(),
    ) {
        let digits = LISTED.to_string();
        let text = if capitals { format!("0x{}", digits[2..].to_uppercase()) } else { digits.to_lowercase() };
        let kind = if as_bytes { "bytes" } else { "address" };
        let mut types = serde_json::Map::new();
        types.insert("EIP712Domain".to_owned(), json!([{ "name": "name", "type": "string" }]));
        let mut message = Value::from(text);
        for (depth, name) in path.iter().enumerate().rev() {
            let inner = if depth + 1 == path.len() { kind.to_owned() } else { format!("T{}", depth + 1) };
            types.insert(format!("T{depth}"), json!([{ "name": name, "type": inner }]));
            message = json!({ name.as_str(): message });
        }
        let data = json!({ "types": types, "primaryType": "T0", "domain": { "name": "x" }, "message": message });
        for data in [data.clone(), Value::from(data.to_string())] {
            let request = json!({ "method": "eth_signTypedData_v4", "params": [ACCOUNT, data] });
            let review = Engine::new().review(&Request::from_value(request));
            prop_assert_eq!(review.verdict, Verdict::Critical);
        }
    }
}
