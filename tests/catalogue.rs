//! Every rule is documented, and its documentation is its test.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use countersign::finding::Level;
use countersign::rule::{CATALOGUE, Rule};
use countersign::{Engine, Request};

fn document(rule: &Rule) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/rule")
        .join(format!("{}.md", rule.id.replace('-', "_")));
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The text under a heading of the second level.
fn section<'a>(document: &'a str, heading: &str) -> Option<&'a str> {
    let (_, after) = document.split_once(&format!("\n## {heading}\n"))?;
    Some(after.split("\n## ").next().unwrap_or(after).trim())
}

#[test]
fn every_rule_has_its_document() {
    for rule in CATALOGUE {
        let document = document(rule);
        assert!(document.starts_with(&format!("# {}\n", rule.id)), "{}: title", rule.id);
        for heading in ["Why it is dangerous", "What to do", "A real case", "Example", "References"]
        {
            let text = section(&document, heading);
            assert!(text.is_some_and(|text| !text.is_empty()), "{}: {heading}", rule.id);
        }
        assert!(document.contains("\nLevel: "), "{}: level", rule.id);
    }
}

#[test]
fn every_document_has_its_rule() {
    let ids: BTreeSet<_> = CATALOGUE.iter().map(|rule| rule.id.replace('-', "_")).collect();
    let mut files = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rule")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(stem) = name.strip_suffix(".md") {
            files.insert(stem.to_owned());
        }
    }
    assert_eq!(ids, files);
}

#[test]
fn the_example_of_every_rule_fires_it() {
    let engine = Engine::new();
    for rule in CATALOGUE {
        let document = document(rule);
        let example = section(&document, "Example").unwrap();
        let json = example.split("```json").nth(1).and_then(|rest| rest.split("```").next());
        let request = Request::from_json(json.expect("a json block").as_bytes());
        assert_eq!(request.unread, [], "{}: the example is a whole request", rule.id);
        let review = engine.review(&request);
        let found = example.rsplit_once("\nFound: ").expect("a line `Found: …`").1.trim();
        let fired: Vec<String> = review
            .findings
            .iter()
            .filter(|finding| finding.rule == rule.id)
            .map(|finding| format!("{} at `{}`", word(finding.level), finding.path))
            .collect();
        assert!(fired.iter().any(|one| one == found), "{}: {found} is not in {fired:?}", rule.id);
        for finding in review.findings.iter().filter(|finding| finding.rule == rule.id) {
            assert!(rule.levels.contains(&finding.level), "{}: undeclared level", rule.id);
            assert!(finding.title.ends_with('.'), "{}: the title is a sentence", rule.id);
            assert!(finding.detail.ends_with('.'), "{}: the detail is sentences", rule.id);
        }
    }
}

fn word(level: Level) -> String {
    serde_json::to_value(level).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn ids_name_the_danger() {
    let mut seen = BTreeSet::new();
    for rule in CATALOGUE {
        let id = rule.id;
        assert!(seen.insert(id), "{id} stands twice");
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{id}"
        );
        for advice in ["avoid-", "use-", "do-not-", "dont-", "no-", "never-", "check-", "prefer-"] {
            assert!(!id.starts_with(advice), "{id} gives advice");
        }
        assert!(rule.about.trim().ends_with('.'), "{id}: `about` is a sentence");
        assert!(rule.levels.is_sorted_by(|a, b| a > b), "{id}: levels, the worst first");
    }
}
