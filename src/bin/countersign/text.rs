//! A review as text for a terminal.

use std::borrow::Cow;
use std::fmt::Write;

use countersign::act::{Act, Chain, Party, network};
use countersign::finding::{Finding, Level};
use countersign::{Request, Review, Verdict};

/// How wide the text is set.
const WIDTH: usize = 96;

/// How wide the column of roles is: the longest is `verifying-contract`.
const ROLE: usize = 18;

/// A review as it is printed: the verdict and the sentence first, then what was found, what would
/// happen, and what could not be read.
pub(crate) fn page(place: &str, request: &Request, review: &Review, color: bool) -> String {
    let mut page = Page { text: String::new(), color };
    let (word, style) = match review.verdict {
        Verdict::Clear => ("CLEAR", "1;32"),
        Verdict::Notice => ("NOTICE", "1;36"),
        Verdict::Warning => ("WARNING", "1;33"),
        Verdict::Danger => ("DANGER", "1;31"),
        Verdict::Critical => ("CRITICAL", "1;37;41"),
    };
    let verdict = page.styled(&format!(" {word} "), style);
    page.line(0, &format!("{verdict} {}", printable(&review.summary)));
    let origin = request.origin.as_deref().unwrap_or("an unknown site");
    let framed = request.top_origin.as_deref().map(|top| format!(" inside {top}"));
    let chain = network_named(request.chain.as_deref());
    let framed = framed.unwrap_or_default();
    let asked = format!("{} asked by {origin}{framed} on {chain} ({place})", request.method);
    page.line(2, &printable(&asked));
    for finding in &review.findings {
        page.finding(finding);
    }
    if !review.acts.is_empty() {
        page.heading("What it would do");
        page.acts(&review.acts, "  ");
    }
    if !review.gaps.is_empty() {
        page.heading("What could not be read");
        for gap in &review.gaps {
            let place = if gap.path.is_empty() { "the request" } else { gap.path.as_str() };
            page.hanging("  · ", "    ", &printable(&format!("{}, at {place}", gap.reason)));
        }
    }
    page.digests(review);
    page.questions(review);
    let intel = &review.engine.intel;
    page.text.push('\n');
    page.line(
        2,
        &format!(
            "countersign {}, address set {} ({} addresses)",
            review.engine.version, intel.version, intel.entries
        ),
    );
    page.text
}

/// A network by the name that people have for it, and one without a name by its CAIP-2 id.
fn network_named(id: Option<&str>) -> Cow<'_, str> {
    let Some(id) = id else { return Cow::Borrowed("an unknown network") };
    match Chain::read(id).and_then(network::name_of) {
        Some(name) => Cow::Borrowed(name),
        None => Cow::Owned(format!("the unknown network {id}")),
    }
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
        let first = " ".repeat(indent);
        self.hanging(&first, &format!("{first}  "), paragraph);
    }

    /// Sets a paragraph after what its first line begins with, and what the others begin with.
    fn hanging(&mut self, first: &str, others: &str, paragraph: &str) {
        let mut column = first.chars().count();
        self.text.push_str(first);
        for (index, word) in paragraph.split(' ').enumerate() {
            let width = word.chars().count();
            if index > 0 {
                if column + 1 + width > WIDTH {
                    let _ = write!(self.text, "\n{others}");
                    column = others.chars().count();
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

    /// Acts as a tree: what stands inside an act hangs from it.
    fn acts(&mut self, acts: &[Act], indent: &str) {
        for (index, act) in acts.iter().enumerate() {
            let last = index + 1 == acts.len();
            let (branch, trunk) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            let below = format!("{indent}{trunk}");
            // What hangs from the act begins below its sentence.
            let inside = format!("{below}{}", if act.calls.is_empty() { "  " } else { "│ " });
            self.hanging(&format!("{indent}{branch}"), &below, &printable(&act.words));
            let mut told: Vec<String> = Vec::new();
            for party in act.parties.iter().map(of_party) {
                if !told.contains(&party) {
                    self.hanging(&inside, &inside, &party);
                    told.push(party);
                }
            }
            if let Some(deadline) = act.deadline.as_deref() {
                let text = format!("{:<ROLE$} {}", "good until", time(deadline));
                self.hanging(&inside, &inside, &printable(&text));
            }
            self.acts(&act.calls, &below);
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
    }

    /// The facts that would make the review better, by the names under which they are given.
    fn questions(&mut self, review: &Review) {
        if !review.questions.is_empty() {
            self.heading("Facts that would tell more (put a node's answers into `facts`)");
            for question in &review.questions {
                self.line(2, &format!("{} ({})", question.id, question.rpc.method));
            }
        }
    }
}

/// An address of an act: its role, the address, and what it is if everybody knows it.
fn of_party(party: &Party) -> String {
    let name = party.name.as_ref().map(|name| format!("  {name}")).unwrap_or_default();
    printable(&format!("{:<ROLE$} {}{name}", json_word(&party.role), party.address))
}

/// A time in unix seconds, as a date where it is one of this age.
fn time(seconds: &str) -> String {
    /// The last day of the year 9999.
    const LAST: u64 = 253_402_300_799;
    match seconds.parse::<u64>() {
        Ok(seconds) if seconds <= LAST => {
            let (year, month, day) = date(seconds / 86_400);
            let (hour, minute) = (seconds / 3_600 % 24, seconds / 60 % 60);
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02} UTC")
        }
        _ => "the end of time".to_owned(),
    }
}

/// Year, month and day of so many days after the first of January 1970.
fn date(days: u64) -> (u64, u64, u64) {
    // Counted from a first of March in eras of 400 years, so that leap days come last.
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
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
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    text.chars()
        .flat_map(|c| {
            if unseen(c) { c.escape_unicode().to_string() } else { c.to_string() }
                .chars()
                .collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_dates() {
        for (seconds, written) in [
            ("0", "1970-01-01 00:00 UTC"),
            ("951782400", "2000-02-29 00:00 UTC"),
            ("1790000000", "2026-09-21 14:13 UTC"),
            ("4102444799", "2099-12-31 23:59 UTC"),
            ("253402300800", "the end of time"),
            (
                "115792089237316195423570985008687907853269984665640564039457584007913129639935",
                "the end of time",
            ),
        ] {
            assert_eq!(time(seconds), written);
        }
    }
}
