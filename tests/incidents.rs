//! Real thefts, as the request that the victim was shown: the files under `tests/incidents`.
//!
//! Each is reviewed twice, with the address set that is built in and with an empty one: the acts
//! themselves must raise the alarm. `expected` has `with_list` and `without_list`, each with a
//! `verdict` (`critical`, `at least danger`, `at most notice`) and the `findings` that must be among
//! those found: `"level rule"`, or `"level rule @ path"`. A rule that must not fire stands in `never`.
//! Ordinary requests of the same accounts stand beside the thefts: they must not alarm.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use countersign::intel::AddressSet;
use countersign::{Engine, Request, Review, Verdict};
use serde_json::Value;

use support::{Case, cases, lines, word};

/// How many there are at least, so that a lost folder is noticed.
const AT_LEAST: usize = 4;

fn verdict(word: &str) -> Verdict {
    serde_json::from_value(Value::from(word)).unwrap_or_else(|_| panic!("no verdict: {word}"))
}

/// What is wrong with a review, by what was expected of it.
fn complaints(review: &Review, expected: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let wanted = expected["verdict"].as_str().expect("a verdict is expected");
    let right = if let Some(least) = wanted.strip_prefix("at least ") {
        review.verdict >= verdict(least)
    } else if let Some(most) = wanted.strip_prefix("at most ") {
        review.verdict <= verdict(most)
    } else {
        review.verdict == verdict(wanted)
    };
    if !right {
        wrong.push(format!("the verdict is {}, expected {wanted}", word(review.verdict)));
    }
    let found = lines(review);
    for wanted in expected["findings"].as_array().into_iter().flatten() {
        let wanted = wanted.as_str().unwrap();
        let is_it = |line: &&String| {
            *line == wanted || line.strip_prefix(wanted).is_some_and(|rest| rest.starts_with(" @ "))
        };
        if !found.iter().any(|line| is_it(&line)) {
            wrong.push(format!("{wanted} was not found"));
        }
    }
    for never in expected["never"].as_array().into_iter().flatten() {
        if review.findings.iter().any(|finding| never == &finding.rule) {
            wrong.push(format!("{never} was found"));
        }
    }
    if !wrong.is_empty() {
        wrong.push(format!("found: {found:#?}"));
        wrong.extend(review.gaps.iter().map(|gap| format!("gap at {}: {}", gap.path, gap.reason)));
    }
    wrong
}

#[test]
fn every_incident_raises_the_alarm() {
    let (with, without) = (Engine::new(), Engine::with_intel(AddressSet::empty()));
    let engines = [("with_list", &with), ("without_list", &without)];
    let incidents = cases("tests/incidents");
    assert!(incidents.len() >= AT_LEAST, "only {} incidents", incidents.len());
    let mut wrong = Vec::new();
    for Case { name, json, .. } in &incidents {
        let request = Request::from_value(json.clone());
        assert_eq!(request.unread, [], "{name} is a whole request");
        for (which, engine) in &engines {
            let complaints = complaints(&engine.review(&request), &json["expected"][which]);
            if !complaints.is_empty() {
                wrong.push(format!("{name}, {which}:\n  {}", complaints.join("\n  ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
