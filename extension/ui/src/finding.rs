//! What the rules found, the worst first, each with its evidence.

use countersign::finding::{Finding, Gap, Level};
use countersign::intel::{Category, Confidence, Evidence};
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::checked::Review;
use crate::element::{Built, append, element, fill, shape, words};
use crate::{address, date, link, list, role, text};

/// Shows the findings.
pub(crate) fn show(holder: &Element, review: Option<&Review>) -> Result<(), JsValue> {
    let Some(review) = review.filter(|review| !review.findings.is_empty()) else {
        return fill(holder, []);
    };
    let mut findings = review.findings.clone();
    // The engine sends them in this order; a window that relied on it could hide the worst.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let summary = review.summary.clone();
    let list = list::bounded("ul", "findings", &findings, move |finding| one(finding, &summary))?;
    fill(holder, [&words("h2", "", "Why Countersign warns")?, &list])
}

fn one(finding: &Finding, summary: &str) -> Built {
    let (level, level_words) = match finding.level {
        Level::Critical => ("critical", "Critical"),
        Level::Danger => ("danger", "Danger"),
        Level::Warning => ("warning", "Warning"),
        Level::Notice => ("notice", "Worth knowing"),
    };
    let holder = element("li", "finding")?;
    holder.set_attribute("data-rule", &finding.rule)?;
    holder.set_attribute("data-level", level)?;

    let heading = element("h3", "")?;
    let badge = element("span", "badge")?;
    append(&badge, [&shape(level)?, &words("span", "", level_words)?])?;
    append(&heading, [&badge])?;
    // The summary is often the worst finding's title, and then stands large above already.
    if finding.title != summary {
        append(&heading, [&text::inline(&finding.title)?])?;
    }
    append(&holder, [&heading])?;
    if !finding.detail.is_empty() {
        append(&holder, [&text::outside("p", "", &finding.detail)?])?;
    }
    if let Some(subject) = &finding.subject {
        append(&holder, [&about(&subject.to_string(), finding)?])?;
    }
    if !finding.evidence.is_empty() {
        append(&holder, [&words("h4", "", "Who says so")?])?;
        append(&holder, [&statements_list(&finding.evidence)?])?;
    }
    append(&holder, [&found_at(finding)?])?;
    Ok(holder)
}

fn about(subject: &str, finding: &Finding) -> Built {
    let holder = element("p", "subject")?;
    if let Some(role) = finding.role {
        let (name, meaning) = role::words(role);
        append(&holder, [&words("span", "role", &format!("{name}: {meaning}"))?])?;
    }
    append(&holder, [&address::full(subject)?])?;
    Ok(holder)
}

/// What the sources say of one address.
pub(crate) fn statements_list(evidence: &[Evidence]) -> Built {
    list::bounded("ul", "evidence", &statements(evidence), statement)
}

/// What several sources say alike about one address.
#[derive(Clone)]
struct Statement {
    said: Evidence,
    sources: Vec<Source>,
}

/// Where one of them can be read.
#[derive(Clone)]
struct Source {
    title: String,
    url: String,
    date: String,
}

/// Brings together what is said alike, in the order in which it is said first: the sources are
/// shown all the same, but the name of the thief is read once.
fn statements(evidence: &[Evidence]) -> Vec<Statement> {
    let mut statements: Vec<Statement> = Vec::new();
    for said in evidence {
        let source =
            Source { title: said.source.clone(), url: said.url.clone(), date: said.date.clone() };
        let alike = statements.iter_mut().find(|statement| {
            let earlier = &statement.said;
            earlier.actor == said.actor
                && earlier.incident == said.incident
                && earlier.category == said.category
                && earlier.confidence == said.confidence
        });
        match alike {
            Some(statement) => statement.sources.push(source),
            None => statements.push(Statement { said: said.clone(), sources: vec![source] }),
        }
    }
    statements
}

fn statement(statement: &Statement) -> Built {
    let Statement { said, sources } = statement;
    let holder = element("li", "")?;
    if said.actor.is_some() || said.incident.is_some() {
        let heading = element("p", "actor")?;
        if let Some(actor) = &said.actor {
            append(&heading, [&text::outside("strong", "", actor)?])?;
        }
        if said.actor.is_some() && said.incident.is_some() {
            append(&heading, [&words("span", "", " · ")?])?;
        }
        if let Some(incident) = &said.incident {
            append(&heading, [&text::outside("span", "incident", incident)?])?;
        }
        append(&holder, [&heading])?;
    }
    let standing = format!("{}, {}.", category_words(said.category), confidence(said.confidence));
    append(&holder, [&words("p", "", &standing)?])?;
    append(&holder, [&list::bounded("ul", "sources", sources, source)?])?;
    Ok(holder)
}

fn source(source: &Source) -> Built {
    let holder = words("li", "where", "Source: ")?;
    append(&holder, [&link::source(&source.title, &source.url)?])?;
    if !source.date.is_empty() {
        let date = date::day(&source.date).unwrap_or_else(|| source.date.clone());
        append(&holder, [&words("span", "", ", ")?, &text::outside("span", "date", &date)?])?;
    }
    Ok(holder)
}

/// A category in words.
pub(crate) fn category_words(category: Category) -> &'static str {
    match category {
        Category::DprkSanctioned => "On an official sanctions list for working for North Korea",
        Category::DprkAttributed => "Linked to North Korea’s thefts",
        Category::DprkSuspected => "Believed to be linked to North Korea, not confirmed",
        Category::Mixer => "A mixing service, which hides where money goes",
        Category::LaunderingService => "A service that launders stolen money",
        Category::SanctionedOther => "On an official sanctions list",
    }
}

fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Official => "stated by a government authority",
        Confidence::Attributed => "named by a security firm or a curated register",
        Confidence::Community => "published by community researchers",
    }
}

fn found_at(finding: &Finding) -> Built {
    let holder = element("p", "found-at")?;
    append(
        &holder,
        [&words("span", "", "Found by ")?, &text::outside("code", "", &finding.rule)?],
    )?;
    append(&holder, [&words("span", "", " in ")?, &text::outside("code", "", &finding.path)?])?;
    Ok(holder)
}

/// Shows what could not be read.
pub(crate) fn show_gaps(holder: &Element, review: Option<&Review>) -> Result<(), JsValue> {
    let Some(review) = review.filter(|review| !review.gaps.is_empty()) else {
        return fill(holder, []);
    };
    let list = list::bounded("ul", "gaps", &review.gaps, gap)?;
    let meaning = "It may do something that is not listed here.";
    fill(holder, [&words("h2", "", "What could not be read")?, &words("p", "", meaning)?, &list])
}

fn gap(gap: &Gap) -> Built {
    let holder = element("li", "")?;
    append(&holder, [&text::outside("p", "", &gap.reason)?])?;
    let place = words("p", "found-at", "In ")?;
    append(&place, [&text::outside("code", "", &gap.path)?])?;
    append(&holder, [&place])?;
    Ok(holder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_alike_is_said_once_with_every_source() {
        let said = |actor: &str, confidence, title: &str| Evidence {
            actor: Some(actor.to_owned()),
            incident: None,
            category: Category::DprkAttributed,
            confidence,
            source: title.to_owned(),
            url: String::new(),
            date: String::new(),
        };
        let evidence = [
            said("Lazarus Group", Confidence::Official, "first"),
            said("Lazarus Group", Confidence::Attributed, "second"),
            said("Lazarus Group", Confidence::Official, "third"),
            said("TraderTraitor", Confidence::Official, "fourth"),
        ];
        let titles: Vec<Vec<String>> = statements(&evidence)
            .into_iter()
            .map(|statement| statement.sources.into_iter().map(|source| source.title).collect())
            .collect();
        assert_eq!(titles, [vec!["first", "third"], vec!["second"], vec!["fourth"]]);
    }
}
