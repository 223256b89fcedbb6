//! Which module may use which: the direction of the data, enforced.
//!
//! ARCHITECTURE.md has the same table. A module that is not in it may use nothing of ours.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::{files, folder};

/// Each module, and the modules of the crate that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("order", &[]),
    ("site", &[]),
    ("intel", &["order"]),
    ("book", &["intel", "order"]),
    ("request", &["intel", "book"]),
    ("decode", &["request", "order"]),
    ("act", &["decode", "intel", "site"]),
    ("finding", &["act", "intel"]),
    ("rule", &["act", "intel", "book", "finding", "order", "site"]),
    ("review", &["finding"]),
    ("summary", &["act", "finding", "order", "review"]),
    ("digest", &["decode"]),
    (
        "engine",
        &[
            "digest", "request", "book", "decode", "act", "rule", "finding", "intel", "review",
            "summary",
        ],
    ),
    // The crate's front page, the exports to JavaScript and the command line use the public API.
    ("lib", &["*"]),
    ("wasm", &["lib", "request", "finding", "intel"]),
];

/// What a module's file uses of the crate: the first segment after `crate::`.
///
/// Tests inside a file are left out: they may build what they need.
fn used(source: &str) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let code: String = code
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n");
    let mut used = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        if let Some(group) = after.strip_prefix('{') {
            let group = group.split('}').next().unwrap_or_default();
            used.extend(group.split(',').map(first_segment));
        } else {
            used.insert(first_segment(after));
        }
    }
    used.retain(|module| !module.is_empty());
    used
}

fn first_segment(path: &str) -> String {
    path.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let src = folder("src");
    let mut wrong = Vec::new();
    let mut checked = 0;
    for file in files(&src, "rs") {
        let relative = file.strip_prefix(&src).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        if module == "bin" {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            panic!("src/{module} has no row in the table");
        };
        checked += 1;
        if allowed.contains(&"*") {
            continue;
        }
        for used in used(&fs::read_to_string(&file).unwrap()) {
            let is_module = MAY_USE.iter().any(|(name, _)| *name == used);
            // What is no module is an item of the front page, such as `Engine`.
            let name = if is_module { used.as_str() } else { "lib" };
            if name != module && !allowed.contains(&name) {
                wrong.push(format!("{} uses crate::{used}", relative.display()));
            }
        }
    }
    assert!(checked > 20, "only {checked} files were checked");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_check_sees_every_form_of_use() {
    let source = "use crate::act::{Act, Role};\nuse crate::{finding, intel::ChainAddress};\n\
                  // crate::comment\nfn f() { crate::request::shortened(x) }\n\
                  #[cfg(test)]\nmod tests {\n use crate::decode::X; }";
    let found: Vec<String> = used(source).into_iter().collect();
    assert_eq!(found, ["act", "finding", "intel", "request"]);
}

#[test]
fn only_one_file_knows_javascript_and_none_does_input_or_output() {
    let src = folder("src");
    for file in files(&src, "rs") {
        let relative = file.strip_prefix(&src).unwrap().display().to_string();
        let source = fs::read_to_string(&file).unwrap();
        let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for word in ["js_sys", "wasm_bindgen", "web_sys", "JsValue"] {
            assert!(relative == "wasm.rs" || !code.contains(word), "{relative} names {word}");
        }
        if !relative.starts_with("bin") {
            for word in ["std::fs", "std::net", "std::io", "std::env", "std::time", "println!"] {
                let inside_tests = relative.ends_with("tests.rs");
                assert!(inside_tests || !code.contains(word), "{relative} names {word}");
            }
        }
    }
}
