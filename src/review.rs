//! Findings and gaps into one verdict.

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Gap, Level};

/// The overall verdict on a request. Ordered: `Clear < Notice < Warning < Danger < Critical`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Read in full, nothing found.
    Clear,
    /// Worth a line.
    Notice,
    /// Unusual power given away, or something unread.
    Warning,
    /// Very likely loss.
    Danger,
    /// A listed address, or an act that hands over everything.
    Critical,
}

/// The verdict: the worst finding decides, and what could not be read is never shown as safe.
pub(crate) fn verdict(findings: &[Finding], gaps: &[Gap]) -> Verdict {
    let found = match findings.iter().map(|finding| finding.level).max() {
        None => Verdict::Clear,
        Some(Level::Notice) => Verdict::Notice,
        Some(Level::Warning) => Verdict::Warning,
        Some(Level::Danger) => Verdict::Danger,
        Some(Level::Critical) => Verdict::Critical,
    };
    if gaps.is_empty() { found } else { found.max(Verdict::Warning) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(level: Level) -> Finding {
        Finding {
            rule: String::new(),
            level,
            title: String::new(),
            detail: String::new(),
            subject: None,
            role: None,
            path: String::new(),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn the_worst_decides_and_a_gap_is_never_clear() {
        let gap = Gap { path: String::new(), reason: String::new() };
        let mixed = [finding(Level::Notice), finding(Level::Danger), finding(Level::Warning)];
        assert_eq!(verdict(&[], &[]), Verdict::Clear);
        assert_eq!(verdict(&[], std::slice::from_ref(&gap)), Verdict::Warning);
        assert_eq!(verdict(&mixed[..1], &[]), Verdict::Notice);
        assert_eq!(verdict(&mixed[..1], std::slice::from_ref(&gap)), Verdict::Warning);
        assert_eq!(verdict(&mixed, &[gap]), Verdict::Danger);
        assert_eq!(verdict(&[finding(Level::Critical)], &[]), Verdict::Critical);
    }
}
