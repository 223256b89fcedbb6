//! What the rules found, the worst first, each with its evidence.

use countersign::Review;
use countersign::finding::{Finding, Gap, Level};
use countersign::intel::{Category, Confidence, Evidence};
use wasm_bindgen::JsValue;
use web_sys::Element;

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
    let list = list::bounded("ul", "findings", &findings, one)?;
    fill(holder, [&words("h2", "", "Why Countersign warns")?, &list])
}

fn one(finding: &Finding) -> Built {
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
    append(&heading, [&badge, &text::inline(&finding.title)?])?;
    append(&holder, [&heading])?;
    if !finding.detail.is_empty() {
        append(&holder, [&text::outside("p", "", &finding.detail)?])?;
    }
    if let Some(subject) = &finding.subject {
        append(&holder, [&about(&subject.to_string(), finding)?])?;
    }
    if !finding.evidence.is_empty() {
        append(&holder, [&words("h4", "", "Who says so")?])?;
        append(
            &holder,
            [&list::bounded(
                "ul",
                "evidence",
                &finding.evidence,
                statement,
            )?],
        )?;
    }
    append(&holder, [&found_at(finding)?])?;
    Ok(holder)
}

fn about(subject: &str, finding: &Finding) -> Built {
    let holder = element("p", "subject")?;
    if let Some(role) = finding.role {
        let (name, meaning) = role::words(role);
        append(
            &holder,
            [&words("span", "role", &format!("{name}: {meaning}"))?],
        )?;
    }
    append(&holder, [&address::full(subject)?])?;
    Ok(holder)
}

fn statement(evidence: &Evidence) -> Built {
    let holder = element("li", "")?;
    if evidence.actor.is_some() || evidence.incident.is_some() {
        let heading = element("p", "actor")?;
        if let Some(actor) = &evidence.actor {
            append(&heading, [&text::outside("strong", "", actor)?])?;
        }
        if let Some(incident) = &evidence.incident {
            append(&heading, [&text::outside("span", "incident", incident)?])?;
        }
        append(&holder, [&heading])?;
    }
    let standing = format!(
        "{}, {}.",
        category(evidence.category),
        confidence(evidence.confidence)
    );
    append(&holder, [&words("p", "", &standing)?])?;

    let source = words("p", "where", "Source: ")?;
    append(&source, [&link::source(&evidence.source, &evidence.url)?])?;
    if !evidence.date.is_empty() {
        let date = date::day(&evidence.date).unwrap_or_else(|| evidence.date.clone());
        append(&source, [&text::outside("span", "date", &date)?])?;
    }
    append(&holder, [&source])?;
    Ok(holder)
}

fn category(category: Category) -> &'static str {
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
        [
            &words("span", "", "Found by ")?,
            &text::outside("code", "", &finding.rule)?,
        ],
    )?;
    append(
        &holder,
        [
            &words("span", "", " in ")?,
            &text::outside("code", "", &finding.path)?,
        ],
    )?;
    Ok(holder)
}

/// Shows what could not be read.
pub(crate) fn show_gaps(holder: &Element, review: Option<&Review>) -> Result<(), JsValue> {
    let Some(review) = review.filter(|review| !review.gaps.is_empty()) else {
        return fill(holder, []);
    };
    let list = list::bounded("ul", "gaps", &review.gaps, gap)?;
    let meaning = "It may do something that is not listed here.";
    fill(
        holder,
        [
            &words("h2", "", "What could not be read")?,
            &words("p", "", meaning)?,
            &list,
        ],
    )
}

fn gap(gap: &Gap) -> Built {
    let holder = element("li", "")?;
    append(&holder, [&text::outside("p", "", &gap.reason)?])?;
    let place = words("p", "found-at", "In ")?;
    append(&place, [&text::outside("code", "", &gap.path)?])?;
    append(&holder, [&place])?;
    Ok(holder)
}
