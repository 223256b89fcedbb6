//! Requests and what must be found in them: the files under `tests/cases`.
//!
//! A case is a request with one member more, `expected`: the `verdict`; the `findings` as
//! `"level rule @ path"`, all of them; the paths of the `gaps`, all of them; and, where it matters,
//! words that must stand in the `summary`. `BLESS=1 cargo test` writes what is found into the files.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use countersign::{Engine, Request};
use serde_json::{Value, json};

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(json_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn every_case_is_judged_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let bless = std::env::var_os("BLESS").is_some();
    let engine = Engine::new();
    let mut wrong = Vec::new();
    let files = json_files(&root);
    assert!(files.len() >= 40, "only {} cases", files.len());
    for file in &files {
        let name = file.strip_prefix(&root).unwrap().display();
        let mut case: Value = serde_json::from_slice(&fs::read(file).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let review = engine.review(&Request::from_value(case.clone()));
        let findings: Vec<String> = review
            .findings
            .iter()
            .map(|finding| {
                let level = serde_json::to_value(finding.level).unwrap();
                format!("{} {} @ {}", level.as_str().unwrap(), finding.rule, finding.path)
            })
            .collect();
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
