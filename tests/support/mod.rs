//! What the data-driven tests share: walking folders of requests, and saying what was found in them.
#![allow(dead_code)] // Each test file uses its own part of this.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub(crate) mod encoding;
pub(crate) mod numbers;

use std::fs;
use std::path::{Path, PathBuf};

use countersign::Review;
use countersign::finding::Finding;
use serde::Serialize;
use serde_json::Value;

/// A folder of this package.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every file with this extension in a folder and the folders inside it, sorted.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A request of a test, and what it is called.
pub(crate) struct Case {
    /// The file.
    pub(crate) file: PathBuf,
    /// Its path inside the folder, without the extension.
    pub(crate) name: String,
    /// What stands in it: a request, and for most tests a member `expected`.
    pub(crate) json: Value,
}

/// Every request in a folder of JSON files.
pub(crate) fn cases(root: &str) -> Vec<Case> {
    let root = folder(root);
    files(&root, "json")
        .into_iter()
        .map(|file| {
            let name = file.strip_prefix(&root).unwrap().with_extension("").display().to_string();
            let json = serde_json::from_slice(&fs::read(&file).unwrap())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            Case { file, name, json }
        })
        .collect()
}

/// A unit variant by the name it has in JSON.
pub(crate) fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// A finding as test data has it: `danger collection-handed-over @ params[0].data/…`.
pub(crate) fn line(finding: &Finding) -> String {
    format!("{} {} @ {}", word(finding.level), finding.rule, finding.path)
}

/// Every finding as test data has it.
pub(crate) fn lines(review: &Review) -> Vec<String> {
    review.findings.iter().map(line).collect()
}
