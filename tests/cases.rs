//! Requests and what must be found in them: the files under `tests/cases`.
//!
//! A case is a request with one member more, `expected`: the `verdict`; the `findings` as
//! `"level rule @ path"`, all of them; the paths of the `gaps`, all of them; and, where it matters,
//! words that must stand in the `summary`. `BLESS=1 cargo test` writes what is found into the files.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::fs;

use countersign::{Engine, Request};
use serde_json::json;

use support::{Case, cases, lines};

/// What whoever made the page could answer to a question of the engine's, in place of the wallet.
const ANSWERS: [&str; 4] = [
    "0x",
    "0x0000000000000000000000000000000000000000000000000000000000000001",
    "0x0000000000000000000000000000000000000000000000000000000000000024",
    "0x5553444300000000000000000000000000000000000000000000000000000000",
];

/// How many there are at least, so that a lost folder is noticed.
const AT_LEAST: usize = 150;

#[test]
fn every_case_is_judged_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let engine = Engine::new();
    let mut wrong = Vec::new();
    let all = cases("tests/cases");
    assert!(all.len() >= AT_LEAST, "only {} cases", all.len());
    for Case { file, name, json: mut case } in all {
        let review = engine.review(&Request::from_value(case.clone()));
        let findings = lines(&review);
        let gaps: Vec<&str> = review.gaps.iter().map(|gap| gap.path.as_str()).collect();
        let mut found = json!({ "verdict": review.verdict, "findings": findings, "gaps": gaps });
        let expected = &case["expected"];
        if let Some(words) = expected["summary"].as_str() {
            if !review.summary.contains(words) {
                wrong.push(format!("{name}: the summary is {:?}", review.summary));
            }
            found["summary"] = json!(words);
        }
        if *expected != found {
            wrong.push(format!("{name}: expected {expected}\n  found {found}"));
            if bless {
                case["expected"] = found;
                fs::write(file, format!("{}\n", serde_json::to_string_pretty(&case).unwrap()))
                    .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_answer_makes_a_verdict_milder() {
    let engine = Engine::new();
    let mut answered = 0;
    for Case { name, json: case, .. } in cases("tests/cases") {
        let first = engine.review(&Request::from_value(case.clone()));
        if first.questions.is_empty() {
            continue;
        }
        for answer in ANSWERS {
            let mut case = case.clone();
            for question in &first.questions {
                case["facts"][&question.id] = json!(answer);
            }
            let told = engine.review(&Request::from_value(case)).verdict;
            assert!(
                told >= first.verdict,
                "{name}: {answer} makes {told:?} of {:?}",
                first.verdict
            );
            answered += 1;
        }
    }
    assert!(answered >= AT_LEAST, "only {answered} reviews had questions");
}
