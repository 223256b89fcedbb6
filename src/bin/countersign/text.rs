//! A review as text for a terminal.

use std::fmt::Write;

use countersign::act::Act;
use countersign::finding::{Finding, Level};
use countersign::{Request, Review, Verdict};

/// How wide the text is set.
const WIDTH: usize = 96;

/// A review as it is printed: the verdict and the sentence first, then what was found, what would
/// happen, and what could not be read.
pub(crate) fn page(place: &str, request: &Request, review: &Review, color: bool) -> String {
    let mut page = Page { text: String::new(), color };
    let (word, style) = match review.verdict {
        Verdict::Clear => ("CLEAR", "32"),
        Verdict::Notice => ("NOTICE", "36"),
        Verdict::Warning => ("WARNING", "33"),
        Verdict::Danger => ("DANGER", "31"),
        Verdict::Critical => ("CRITICAL", "1;37;41"),
    };
    let verdict = page.styled(&format!(" {word} "), style);
    page.line(0, &format!("{verdict} {}", printable(&review.summary)));
    let origin = request.origin.as_deref().unwrap_or("an unknown site");
    let chain = request.chain.as_deref().unwrap_or("an unknown network");
    page.line(2, &printable(&format!("{} asked by {origin} on {chain} ({place})", request.method)));
    for finding in &review.findings {
        page.finding(finding);
    }
    if !review.acts.is_empty() {
        page.heading("What it would do");
        for act in &review.acts {
            page.act(act, 2);
        }
    }
    if !review.gaps.is_empty() {
        page.heading("What could not be read");
        for gap in &review.gaps {
            let place = if gap.path.is_empty() { "the request" } else { gap.path.as_str() };
            page.line(2, &printable(&format!("{place}: {}", gap.reason)));
        }
    }
    page.digests(review);
    let intel = &review.engine.intel;
    page.line(
        2,
        &format!(
            "countersign {}, address set {} ({} addresses)",
            review.engine.version, intel.version, intel.entries
        ),
    );
    page.text
}

struct Page {
    text: String,
    color: bool,
}

impl Page {
    fn styled(&self, text: &str, style: &str) -> String {
        if self.color { format!("\x1b[{style}m{text}\x1b[0m") } else { text.trim().to_owned() }
    }

    fn heading(&mut self, title: &str) {
        let title = self.styled(title, "1");
        self.text.push('\n');
        self.line(2, &title);
    }

    /// Sets a paragraph with an indent, broken between words.
    fn line(&mut self, indent: usize, paragraph: &str) {
        let mut column = indent;
        let _ = write!(self.text, "{:indent$}", "");
        for (index, word) in paragraph.split(' ').enumerate() {
            let width = word.chars().count();
            if index > 0 {
                if column + 1 + width > WIDTH {
                    let _ = write!(self.text, "\n{:indent$}", "", indent = indent + 2);
                    column = indent + 2;
                } else {
                    self.text.push(' ');
                    column += 1;
                }
            }
            self.text.push_str(word);
            column += width;
        }
        self.text.push('\n');
    }

    fn finding(&mut self, finding: &Finding) {
        let (word, style) = match finding.level {
            Level::Notice => ("notice", "36"),
            Level::Warning => ("warning", "33"),
            Level::Danger => ("danger", "31"),
            Level::Critical => ("critical", "1;31"),
        };
        let word = self.styled(word, style);
        self.text.push('\n');
        self.line(2, &format!("{word} [{}] {}", finding.rule, printable(&finding.title)));
        self.line(4, &printable(&finding.detail));
        let role = finding.role.map(|role| format!(" as {}", json_word(&role))).unwrap_or_default();
        if let Some(subject) = &finding.subject {
            self.line(4, &format!("{subject}{role}, at {}", printable(&finding.path)));
        } else {
            self.line(4, &format!("at {}", printable(&finding.path)));
        }
        for evidence in &finding.evidence {
            let named: Vec<&str> = [&evidence.actor, &evidence.incident]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            let category = json_word(&evidence.category);
            let confidence = json_word(&evidence.confidence);
            let line = format!("· {}: {category}, {confidence}", named.join(", "));
            self.line(4, &line);
            self.line(6, &format!("{}, {}", evidence.source, evidence.date));
            self.line(6, &evidence.url);
        }
    }

    fn act(&mut self, act: &Act, indent: usize) {
        self.line(indent, &printable(&format!("• {}", act.words)));
        for party in &act.parties {
            let role = json_word(&party.role);
            self.line(indent + 4, &format!("{role:<10} {}", party.address));
        }
        for call in &act.calls {
            self.act(call, indent + 4);
        }
    }

    fn digests(&mut self, review: &Review) {
        let digests = &review.digests;
        let mut lines = Vec::new();
        lines.extend(digests.transaction.iter().map(|hash| ("transaction", hash)));
        lines.extend(digests.message.iter().map(|hash| ("message (EIP-191)", hash)));
        if let Some(eip712) = &digests.eip712 {
            lines.push(("domain", &eip712.domain));
            lines.push(("message", &eip712.message));
            lines.push(("digest (EIP-712)", &eip712.digest));
        }
        if let Some(safe) = &digests.safe {
            lines.push(("Safe domain", &safe.domain));
            lines.push(("Safe message", &safe.message));
            lines.push(("safeTxHash", &safe.safe_tx_hash));
        }
        if !lines.is_empty() {
            self.heading("Hashes to compare on your device");
            for (name, hash) in lines {
                self.line(2, &format!("{name:<18} {hash}"));
            }
        }
        self.text.push('\n');
    }
}

/// A unit variant by the name it has in JSON.
fn json_word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Text of a page with everything made visible that could move the cursor or turn the line around.
fn printable(text: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.chars()
        .flat_map(|c| {
            if unseen(c) { c.escape_unicode().to_string() } else { c.to_string() }
                .chars()
                .collect::<Vec<_>>()
        })
        .collect()
}
