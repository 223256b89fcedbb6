//! Calls of routers, accounts and markets made up at random: whoever is paid or allowed something is found,
//! with how much of it; who pays nobody else is left in peace; and how a call is encoded changes nothing.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "generated/calls.rs"]
mod calls;
#[path = "generated/maker.rs"]
mod maker;
mod support;

use std::sync::LazyLock;

use alloy_primitives::Address;
use countersign::act::{Act, Amount, Deed, Role};
use countersign::finding::Level;
use countersign::{Engine, Request, Review, Verdict};
use serde_json::{Value, json};

use calls::{KINDS, leaf};
use maker::{Found, ME, Made, Maker, Who};
use support::encoding::{Odd, hex};
use support::lines;
use support::numbers::Numbers;

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

impl Made {
    fn review(&self, data: &[u8]) -> Review {
        review(&json!([{ "from": ME, "to": self.to, "value": format!("{:#x}", self.value),
            "data": hex(data) }]))
    }
}

fn review(params: &Value) -> Review {
    ask("eth_sendTransaction", params)
}

fn ask(method: &str, params: &Value) -> Review {
    ENGINE
        .review(&Request::from_value(json!({ "origin": "https://app.example", "chain": "eip155:1",
        "account": ME, "method": method, "params": params, "now": 1_790_000_000 })))
}

/// How many calls of each kind are made up for a property.
const CALLS: u64 = 60;

/// Runs a property over calls of every kind.
fn each(who: Who, mut property: impl FnMut(&str, &mut Maker, &Made)) {
    for (name, make) in KINDS {
        for seed in 0..CALLS {
            let mut maker = Maker::new(seed + 1, who);
            let made = make(&mut maker);
            property(&format!("{name} {seed}"), &mut maker, &made);
        }
    }
}

/// The amounts that an act is about.
fn amounts(deed: &Deed) -> Vec<&Amount> {
    match deed {
        Deed::Send { amount, .. }
        | Deed::Allow { amount, .. }
        | Deed::Deposit { amount, .. }
        | Deed::Withdraw { amount, .. }
        | Deed::Bridge { amount, .. } => vec![amount],
        Deed::Trade { gets, .. } => gets.iter().map(|part| &part.amount).collect(),
        _ => Vec::new(),
    }
}

/// Everybody in the acts who gets something or may do something, with how much.
fn all(review: &Review) -> Vec<(Role, Address, Vec<String>)> {
    let mut found = Vec::new();
    for act in &review.acts {
        act.each(&mut |act: &Act| {
            let values: Vec<String> =
                amounts(&act.deed).iter().map(|amount| amount.value.clone()).collect();
            for party in &act.parties {
                let Some(address) = party.address.bytes20() else { continue };
                found.push((party.role, *address, values.clone()));
            }
        });
    }
    found
}

fn assert_found(name: &str, expected: &[Found], review: &Review) {
    const NOBODY: [Role; 6] = [
        Role::Signer,
        Role::Contract,
        Role::Token,
        Role::Holder,
        Role::Account,
        Role::VerifyingContract,
    ];
    let all = all(review);
    for Found { address, amount } in expected {
        let found = all.iter().any(|(role, found, amounts)| {
            !NOBODY.contains(role)
                && found == address
                && amount.is_none_or(|amount| amounts.contains(&amount.to_string()))
        });
        assert!(found, "{name}: {address} with {amount:?} is not in {all:#?}");
    }
}

#[test]
fn whoever_gets_something_is_found_with_how_much() {
    let mut found = 0;
    each(Who::Anybody, |name, maker, made| {
        let review = made.review(&made.data(None));
        assert_found(name, &maker.expected, &review);
        assert!(review.gaps.is_empty(), "{name}: {:?}", review.gaps);
        found += maker.expected.len();
    });
    assert!(found > 500, "only {found}");
}

#[test]
fn a_listed_one_among_them_is_critical() {
    let mut tried = 0;
    each(Who::OneListed, |name, maker, made| {
        if !maker.expected.is_empty() {
            let review = made.review(&made.data(None));
            assert_eq!(review.verdict, Verdict::Critical, "{name}");
            assert!(review.findings.iter().any(|found| found.rule == "dprk-address"), "{name}");
            tried += 1;
        }
    });
    assert!(tried > 250, "only {tried}");
}

#[test]
fn who_pays_nobody_else_is_left_in_peace() {
    each(Who::Account, |name, _, made| {
        let review = made.review(&made.data(None));
        let loud: Vec<_> = lines(&review)
            .into_iter()
            .zip(&review.findings)
            .filter(|(_, found)| found.level >= Level::Warning)
            // Plans made up at random leave things in the router.
            .filter(|(_, found)| found.rule != "left-for-anyone")
            .map(|(line, _)| line)
            .collect();
        assert!(loud.is_empty() && review.gaps.is_empty(), "{name}: {loud:?} {:?}", review.gaps);
    });
}

/// What the acts do, without where it stands.
fn told(review: &Review) -> Vec<String> {
    let mut told = Vec::new();
    for act in &review.acts {
        act.each(&mut |act: &Act| {
            let parties: Vec<_> =
                act.parties.iter().map(|party| (party.role, &party.address)).collect();
            told.push(format!("{:?} {parties:?} {:?}", act.deed, act.deadline));
        });
    }
    told
}

#[test]
fn how_a_call_is_encoded_changes_nothing() {
    let mut odd_ones = 0;
    each(Who::Anybody, |name, maker, made| {
        let standard = made.data(None);
        let dirty = maker.numbers.once_in(3);
        let mut odd = Odd { numbers: &mut maker.numbers, dirty };
        let mut other = made.data(Some(&mut odd));
        if maker.numbers.once_in(3) {
            let mut more = vec![0; 1 + maker.numbers.below(70)];
            maker.numbers.fill(&mut more);
            other.extend(more);
        }
        let (one, another) = (made.review(&standard), made.review(&other));
        assert_eq!(told(&one), told(&another), "{name}");
        // To known contracts, applications add bytes of their own.
        if !other.starts_with(&standard) {
            odd_ones += 1;
            assert!(
                another.verdict >= Verdict::Warning,
                "{name} is {:?}: {}\n{}",
                another.verdict,
                hex(&standard),
                hex(&other)
            );
        }
    });
    assert!(odd_ones > 250, "only {odd_ones}");
}

#[test]
fn nor_how_what_stands_inside_is_encoded() {
    let mut odd_ones = 0;
    for (name, make) in KINDS {
        for seed in 1..=CALLS {
            let one = make(&mut Maker::new(seed, Who::Anybody));
            let mut maker = Maker::new(seed, Who::Anybody);
            maker.odd = Some(Numbers(seed * 2 + 1));
            let other = make(&mut maker);
            let (standard, odd) = (one.data(None), other.data(None));
            let (one, another) = (one.review(&standard), other.review(&odd));
            assert_eq!(told(&one), told(&another), "{name} {seed}");
            // Of 0x's actions only words in their heads are read, which stand where they do.
            if standard != odd && name != "settler" {
                odd_ones += 1;
                assert!(another.verdict >= Verdict::Warning, "{name} {seed}: {}", hex(&odd));
            }
        }
    }
    assert!(odd_ones > 100, "only {odd_ones}");
}

#[test]
fn what_a_contract_would_refuse_is_never_harmless() {
    each(Who::Account, |name, maker, made| {
        let standard = made.data(None);
        let words = (standard.len() - 4) / 32;
        for _ in 0..4 {
            let mut data = standard.clone();
            let at = 4 + 32 * maker.numbers.below(words);
            match maker.numbers.below(3) {
                // An offset, a length or a number beyond all bounds.
                0 => data[at] ^= 0x80,
                // An end in the middle.
                1 => data.truncate(at + maker.numbers.below(32)),
                // An offset or a length that is a little too much or too little.
                _ => data[at + 31] ^= 1 << maker.numbers.below(8),
            }
            let review = made.review(&data);
            let refused = refuses(made, &data);
            assert!(
                !refused || review.verdict >= Verdict::Warning,
                "{name} is {:?}: {}",
                review.verdict,
                hex(&data)
            );
        }
    });
}

/// Whether a contract refuses calldata: alloy reads arguments as Solidity does, all zeros at the end left
/// out or not.
fn refuses(made: &Made, data: &[u8]) -> bool {
    let kind = &made.canonical[made.canonical.find('(').unwrap()..];
    let kind = alloy_dyn_abi::DynSolType::parse(kind).unwrap();
    let mut whole = data[4.min(data.len())..].to_vec();
    whole.resize(whole.len().next_multiple_of(32) + 64, 0);
    data.len() < 4 || kind.abi_decode_params(&whole).is_err()
}

#[test]
fn a_batch_of_the_wallets_own_is_read_as_its_calls() {
    for (who, seeds) in [(Who::Anybody, 200_u64), (Who::OneListed, 60), (Who::Account, 60)] {
        for seed in 0..seeds {
            let mut maker = Maker::new(seed + 77, who);
            let calls: Vec<Value> = maker
                .several(4, leaf)
                .iter()
                .map(|one| {
                    let (value, data) = (format!("{:#x}", one.value), hex(&one.inside()));
                    json!({ "to": one.to, "value": value, "data": data })
                })
                .collect();
            let params = json!([{ "version": "2.0.0", "from": ME, "chainId": "0x1",
                "atomicRequired": maker.numbers.once_in(2), "calls": calls }]);
            let review = ask("wallet_sendCalls", &params);
            assert_found(&format!("batch {seed}"), &maker.expected, &review);
            let critical = review.verdict == Verdict::Critical;
            match who {
                Who::OneListed => assert!(critical || maker.expected.is_empty(), "{seed}"),
                Who::Account => assert!(review.verdict < Verdict::Warning, "{:?}", lines(&review)),
                Who::Anybody => assert!(!critical, "{:?}", lines(&review)),
            }
        }
    }
}
