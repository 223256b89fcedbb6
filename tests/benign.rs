//! Ordinary requests, as people sign them every day: the files under `tests/benign`. None of them may
//! alarm, or people learn to click alarms away.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;

use countersign::{Engine, Request, Review, Verdict};

use support::{Case, cases, lines, word};

/// How many there are at least.
const AT_LEAST: usize = 150;

/// How many in a hundred may be at `warning`, those aside that are there for an unlimited approval alone.
const WARNINGS_IN_A_HUNDRED: usize = 5;

/// What warns of unlimited approvals: applications ask for them every day, and people should know.
const APPROVALS: [&str; 3] = ["unlimited-approval", "permit-signed", "permit2-signed"];

/// Whether the warning is about an unlimited approval and about nothing else.
fn warns_of_approval_alone(review: &Review) -> bool {
    let mut warnings =
        review.findings.iter().filter(|finding| Verdict::Warning <= level(finding)).peekable();
    let unlimited = review.findings.iter().any(|finding| finding.rule == "unlimited-approval");
    review.gaps.is_empty()
        && unlimited
        && warnings.peek().is_some()
        && warnings.all(|finding| APPROVALS.contains(&finding.rule.as_str()))
}

fn level(finding: &countersign::finding::Finding) -> Verdict {
    serde_json::from_value(serde_json::to_value(finding.level).unwrap()).unwrap()
}

#[test]
fn ordinary_requests_do_not_alarm() {
    let engine = Engine::new();
    let all = cases("tests/benign");
    assert!(all.len() >= AT_LEAST, "only {} ordinary requests", all.len());
    let mut table: BTreeMap<(String, Verdict), usize> = BTreeMap::new();
    let (mut alarms, mut warnings) = (Vec::new(), Vec::new());
    for Case { name, json, .. } in &all {
        let request = Request::from_value(json.clone());
        assert_eq!(request.unread, [], "{name} is a whole request");
        let review = engine.review(&request);
        let protocol = name.split('/').next().unwrap_or_default().to_owned();
        *table.entry((protocol, review.verdict)).or_default() += 1;
        let gaps: Vec<_> =
            review.gaps.iter().map(|gap| format!("gap @ {}: {}", gap.path, gap.reason)).collect();
        let said = format!(
            "{name}: {}\n    {}",
            word(review.verdict),
            [lines(&review), gaps].concat().join("\n    ")
        );
        if review.verdict >= Verdict::Danger {
            alarms.push(said);
        } else if review.verdict == Verdict::Warning && !warns_of_approval_alone(&review) {
            warnings.push(said);
        }
    }
    println!("{}", printed(&table));
    println!(
        "{} of {} warn of more than an unlimited approval:\n{}",
        warnings.len(),
        all.len(),
        warnings.join("\n")
    );
    assert!(alarms.is_empty(), "{} alarms:\n{}", alarms.len(), alarms.join("\n"));
    assert!(
        warnings.len() * 100 <= all.len() * WARNINGS_IN_A_HUNDRED,
        "{} of {} warn:\n{}",
        warnings.len(),
        all.len(),
        warnings.join("\n")
    );
}

/// How many of each protocol came out how.
fn printed(table: &BTreeMap<(String, Verdict), usize>) -> String {
    let mut out = String::new();
    for ((protocol, verdict), count) in table {
        let _ = writeln!(out, "{protocol:<20} {:<8} {count:>4}", word(verdict));
    }
    out
}
