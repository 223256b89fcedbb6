//! The engine's review, as far as the window shows it.
//!
//! What an act does is kept as it came: the kinds of deeds are many, and reading each into its own
//! type would be a third of this crate. `deed` shows the members of those that it knows.

use countersign::act::{Means, Party};
use countersign::finding::{Finding, Gap};
use countersign::{Digests, EngineInfo, Verdict};
use serde::Deserialize;
use serde_json::{Map, Value};

/// A review.
#[derive(Deserialize)]
pub(crate) struct Review {
    pub(crate) verdict: Verdict,
    pub(crate) summary: String,
    pub(crate) acts: Vec<Act>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) gaps: Vec<Gap>,
    pub(crate) digests: Digests,
    pub(crate) engine: EngineInfo,
}

/// One thing that the request would do.
#[derive(Clone, Deserialize)]
pub(crate) struct Act {
    pub(crate) words: String,
    pub(crate) path: String,
    pub(crate) read_as: Option<String>,
    pub(crate) means: Means,
    pub(crate) parties: Vec<Party>,
    pub(crate) deadline: Option<String>,
    pub(crate) calls: Vec<Act>,
    /// What it does: `kind`, and the members that this kind has.
    #[serde(flatten)]
    pub(crate) deed: Map<String, Value>,
}

impl Act {
    /// Which kind of deed it is.
    pub(crate) fn kind(&self) -> &str {
        self.text("kind").unwrap_or_default()
    }

    /// A member of the deed that is text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.deed.get(name)?.as_str()
    }

    /// A member of the deed that is yes or no.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.deed.get(name).is_some_and(|value| *value == Value::Bool(true))
    }

    /// A member of the deed that is a list.
    pub(crate) fn list(&self, name: &str) -> &[Value] {
        self.deed.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use countersign::{Engine, Request};

    use super::*;

    /// The members that `deed` and `quantity` show, by kind.
    const SHOWN: [(&str, &[&str]); 29] = [
        ("send", &["asset", "amount"]),
        ("deposit", &["asset", "amount"]),
        ("withdraw", &["asset", "amount"]),
        ("borrow", &["asset", "amount"]),
        ("keep", &["asset", "amount"]),
        ("burn", &["asset", "amount"]),
        ("fee", &["asset", "amount"]),
        ("write", &["text", "bytes"]),
        ("bridge", &["asset", "amount", "to_chain", "recipient", "arrives"]),
        ("trade", &["gives", "gets"]),
        ("allow", &["asset", "amount", "change", "expires"]),
        ("allow-collection", &["asset", "allowed"]),
        ("grant", &["permission", "asset", "amount", "period", "expires"]),
        ("call", &["selector", "function", "read", "amount"]),
        ("deploy", &["amount"]),
        ("delegatecall", &["selector"]),
        ("administer", &["about"]),
        ("change-permissions", &["permissions"]),
        ("resources", &["resource", "asset", "amount", "locked_for"]),
        ("operate", &["operation"]),
        ("delegate", &["chain_id"]),
        ("switch-network", &["chain_id"]),
        ("add-network", &["chain_id", "name", "rpc_urls", "symbol", "known_as"]),
        ("watch-asset", &["asset", "known_as"]),
        ("sign-message", &["text", "bytes"]),
        ("order", &["text"]),
        ("sign-hash", &["hash", "prefixed"]),
        ("sign-typed-data", &["primary_type", "domain"]),
        ("sign-in", &["domain", "account", "uri", "chain_id", "statement", "expires", "faults"]),
    ];

    /// Reads the engine's reviews of the test requests as the window does.
    #[test]
    fn the_engines_reviews_have_what_is_shown() {
        let engine = Engine::new();
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
        let mut acts = 0;
        for theme in std::fs::read_dir(cases).unwrap() {
            for case in std::fs::read_dir(theme.unwrap().path()).unwrap() {
                let path = case.unwrap().path();
                let request = Request::from_json(&std::fs::read(&path).unwrap());
                let review = engine.review(&request);
                let read = serde_json::to_string(&review).unwrap();
                let read: Review = serde_json::from_str(&read)
                    .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                assert_eq!(read.acts.len(), review.acts.len(), "{}", path.display());
                acts += assert_members(&read.acts, &path);
            }
        }
        assert!(acts > 100, "only {acts} acts were seen");
    }

    fn assert_members(acts: &[Act], path: &Path) -> usize {
        let mut seen = acts.len();
        for act in acts {
            assert!(!act.words.is_empty(), "{}", path.display());
            let shown = SHOWN.iter().find(|(kind, _)| *kind == act.kind());
            for member in shown.map_or(&[][..], |(_, members)| members) {
                let there = act.deed.contains_key(*member);
                assert!(there, "{}: {} without {member}", path.display(), act.kind());
            }
            seen += assert_members(&act.calls, path);
        }
        seen
    }
}
