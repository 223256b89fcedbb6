//! The validation of `intel/*.csv`: each kind of mistake fails the build, and is told with its
//! file and line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code, reason = "only the mistakes are looked at here")]
#[path = "../build/rows.rs"]
mod rows;

/// What the reading of the rows needs; in the build it comes from the engine's source files.
mod model {
    pub(crate) use countersign::intel::{Category, ChainAddress, ChainKind, Confidence};
}

use std::fs;
use std::path::{Path, PathBuf};

const INTEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/intel");

#[test]
fn each_kind_of_mistake_fails_the_build_with_its_line() {
    let file = |name: &str| fs::read_to_string(Path::new(INTEL).join(name)).unwrap();
    let addresses = file("addresses.csv");
    let sources = file("sources.csv");
    let exceptions = file("exceptions.csv");
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("intel");
    fs::create_dir_all(&directory).unwrap();
    let check = |addresses: &str, sources: &str, exceptions: &str, expected: &str| {
        fs::write(directory.join("addresses.csv"), addresses).unwrap();
        fs::write(directory.join("sources.csv"), sources).unwrap();
        fs::write(directory.join("exceptions.csv"), exceptions).unwrap();
        let problems = rows::read(&directory).expect_err(expected);
        assert!(
            problems.iter().any(|problem| problem.contains(expected)),
            "{expected}: {problems:#?}"
        );
    };
    let line = |text: &str, number: usize| text.lines().nth(number - 1).unwrap().to_owned();
    let second = line(&addresses, 2);
    let with = |from: &str, to: &str| {
        assert!(second.contains(from), "{second}");
        addresses.replacen(&second, &second.replacen(from, to, 1), 1)
    };
    let fields: Vec<&str> = second.split(',').collect();
    let (chain, address, category) = (fields[0], fields[1], fields[2]);
    for (changed, expected) in [
        (with(chain, "moon"), "addresses.csv:2: CSV deserialize error"),
        (with(chain, "evm"), "addresses.csv:2:"),
        (with(address, &address[1..]), "addresses.csv:2:"),
        (
            with(&format!("{chain},{address}"), "evm,0x098b716b8aaf21512996dc57eb0615e2383e2f96"),
            "addresses.csv:2: 0x098b716b8aaf21512996dc57eb0615e2383e2f96 should be spelled 0x098B",
        ),
        (with(category, "bad"), "addresses.csv:2: CSV deserialize error"),
        (with(category, " mixer"), "addresses.csv:2: space around a field"),
        (with("official", "community"), "addresses.csv:2: only an official source sanctions"),
        (with("ofac-sdn", "nobody"), "addresses.csv:2: sources.csv has no"),
        (format!("{addresses}{second}\n"), "the row before belongs after this one"),
        (
            addresses.replacen(&second, &format!("{second}\n{second}"), 1),
            "addresses.csv:3: the row before has the same key",
        ),
        (
            addresses.replacen(
                &second,
                &format!(
                    "{second}\nevm,0x000000000022D473030F116dDEE9F6B43aC78BA3,mixer,,,official,x,\"",
                ),
                1,
            ),
            "addresses.csv:3",
        ),
    ] {
        check(&changed, &sources, &exceptions, expected);
    }
    let barred = format!("{chain},{address},all,A mistake,nowhere");
    let head = line(&exceptions, 1);
    check(
        &addresses,
        &sources,
        &format!("{head}\n{barred}\n"),
        "addresses.csv:2: excepted by intel/exceptions.csv:2: A mistake",
    );
    check(
        &addresses,
        &sources,
        &format!("{head}\n{}\n", barred.replace(",all,", ",dprk,")),
        "addresses.csv:2: excepted by intel/exceptions.csv:2: A mistake",
    );
    check(
        &addresses,
        &sources,
        &format!("{head}\nevm,0x000000000022D473030F116dDEE9F6B43aC78BA3,nothing,Kept,nowhere\n"),
        "exceptions.csv:2: a note on a listed address, but it is not listed",
    );
    let source = line(&sources, 2);
    let date = source.rsplit(',').next().unwrap();
    for (from, to, expected) in [
        (date, "2025-02-30", "sources.csv:2: \"2025-02-30\" is not a date"),
        (date, "21.02.2025", "sources.csv:2: \"21.02.2025\" is not a date"),
        ("https://", "http://", "sources.csv:2: the URL"),
        ("https://", "javascript:", "sources.csv:2: the URL"),
        ("amlcrypto-bybit", "AML", "is not in kebab case"),
        ("amlcrypto-bybit", "aaa", "sources.csv:2: no address is listed by \"aaa\""),
    ] {
        let changed = sources.replacen(&source, &source.replacen(from, to, 1), 1);
        check(&addresses, &changed, &exceptions, expected);
    }
}
