//! The page “What we know”: the thefts and actions that addresses are listed for, the publications
//! that list them, and what is said of any one address.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use countersign::intel::{Category, ChainAddress, Evidence};
use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlInputElement};

use crate::amount::whole_units;
use crate::broken::or_give_up;
use crate::browser::{Message, json, property, string};
use crate::element::{Built, append, by_id, element, fill, shape, words};
use crate::finding::{category_words, statements_list};
use crate::{address, asker, date, link, list, set, text};

/// Text without a space that is as long as this is meant as an address: no name is.
const LONG: usize = 24;

/// A theft, or an action of an authority, as the engine tells of it.
///
/// Read member by member: what is derived for whole types would be a fifth of this crate's size.
#[derive(Clone)]
struct Incident {
    name: String,
    /// Date, amount and actor in words, as far as they are known.
    facts: Vec<String>,
    what: Option<String>,
    /// Where to read of it, besides the sources.
    url: Option<String>,
    category: &'static str,
    addresses: String,
    sources: Vec<Source>,
    /// Everything that can be searched for.
    sought: String,
}

/// A publication.
#[derive(Clone)]
struct Source {
    title: String,
    url: String,
    date: String,
    addresses: String,
    /// Everything that can be searched for.
    sought: String,
}

/// The page and what it shows.
struct KnownPage {
    known_incidents: Vec<Incident>,
    known_sources: Vec<Source>,
    question: HtmlInputElement,
    answer: Element,
    incidents: Element,
    sources: Element,
    /// Counts the questions, so that a late answer does not stand under a newer question.
    asked: Cell<u32>,
    /// What the lists are narrowed to at present.
    sought: RefCell<Option<String>>,
}

/// Asks the background and shows what it answers.
pub(crate) fn open() -> Result<(), JsValue> {
    Message::new("known")?.ask(|answer| or_give_up(answer.and_then(|answer| show(&answer))))
}

fn show(answer: &JsValue) -> Result<(), JsValue> {
    let known = property(answer, "known");
    if !known.is_object() {
        return Err("the engine does not say what it knows".into());
    }
    if let Some(engine) = set::engine(answer) {
        fill(&by_id("set")?, [&set::rows(&engine, answer)?])?;
    }
    show_categories(&by_id("categories")?, &known)?;
    let page = Rc::new(KnownPage {
        known_incidents: list_of(&known, "incidents", Incident::read),
        known_sources: list_of(&known, "sources", Source::read),
        question: by_id("question")?,
        answer: by_id("answer")?,
        incidents: by_id("incidents")?,
        sources: by_id("sources")?,
        asked: Cell::default(),
        sought: RefCell::default(),
    });
    page.narrow("")?;
    let asking = Rc::clone(&page);
    EventListener::new(&page.question, "input", move |_| or_give_up(asking.ask())).forget();
    crate::reveal()?;
    page.question.focus()
}

fn show_categories(holder: &Element, known: &JsValue) -> Result<(), JsValue> {
    let rows = element("dl", "numbers")?;
    for counted in Array::from(&property(known, "categories")).iter() {
        let count = words("span", "", &number(&counted))?;
        append(&rows, &asker::row(category_of(&counted), &count)?)?;
    }
    fill(holder, [&words("h2", "", "Addresses, by what is said of them")?, &rows])
}

impl Incident {
    fn read(value: &JsValue) -> Self {
        let (date, amount) = (string(value, "date"), string(value, "amount_usd"));
        let facts: Vec<String> = [
            date.as_deref().map(in_words),
            amount.and_then(|amount| whole_units(&amount, 0)).map(|it| format!("{it} US dollars")),
            string(value, "actor"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let chains: Vec<String> = Array::from(&property(value, "chains"))
            .iter()
            .filter_map(|chain| chain.as_string())
            .map(|chain| chain_name(&chain).to_owned())
            .collect();
        let sources = list_of(value, "sources", Source::read);
        let name = string(value, "name").unwrap_or_default();
        let what = string(value, "what");
        let category = category_of(value);
        let addresses = counted(value, &chains.join(", "));
        let mut sought = vec![name.as_str(), what.as_deref().unwrap_or_default(), category];
        sought.extend(date.as_deref());
        sought.push(&addresses);
        sought.extend(facts.iter().map(String::as_str));
        sought.extend(sources.iter().map(|source| source.sought.as_str()));
        let sought = searchable(&sought);
        let said_there = |url: &String| sources.iter().any(|source| source.url == *url);
        let url = string(value, "url").filter(|url| !said_there(url));
        Self { name, facts, what, url, category, addresses, sources, sought }
    }
}

impl Source {
    fn read(value: &JsValue) -> Self {
        let member = |name| string(value, name).unwrap_or_default();
        let title = match (member("authority"), member("title")) {
            (authority, title) if authority.is_empty() => title,
            (authority, title) => format!("{authority}: {title}"),
        };
        let (url, date) = (member("url"), member("date"));
        let sought = searchable(&[&title, &url, &date]);
        Self { title, url, date, addresses: counted(value, ""), sought }
    }
}

fn list_of<T>(value: &JsValue, name: &str, read: fn(&JsValue) -> T) -> Vec<T> {
    Array::from(&property(value, name)).iter().map(|entry| read(&entry)).collect()
}

/// The words of the category that an object has.
fn category_of(value: &JsValue) -> &'static str {
    json(&property(value, "category"))
        .and_then(|text| serde_json::from_str(&text).ok())
        .map_or("", category_words)
}

fn in_words(date: &str) -> String {
    date::day(date).unwrap_or_else(|| date.to_owned())
}

impl KnownPage {
    /// Looks up what was entered if it is an address, and searches for it otherwise.
    fn ask(self: &Rc<Self>) -> Result<(), JsValue> {
        let text = self.question.value();
        let text = text.trim();
        self.asked.set(self.asked.get().wrapping_add(1));
        if text.parse::<ChainAddress>().is_ok() {
            self.narrow("")?;
            return self.look_up(text);
        }
        if text.starts_with("0x") || (text.len() >= LONG && !text.contains(char::is_whitespace)) {
            self.narrow("")?;
            let meaning = "This is not a whole address of a chain that Countersign knows. Copy it \
                           again, all of it.";
            return fill(&self.answer, [&words("p", "verdict-of-set", meaning)?]);
        }
        fill(&self.answer, [])?;
        self.narrow(text)
    }

    fn look_up(self: &Rc<Self>, text: &str) -> Result<(), JsValue> {
        let number = self.asked.get();
        let page = Rc::clone(self);
        Message::new("lookup")?.with("address", text)?.ask(move |answer| {
            if page.asked.get() == number {
                or_give_up(page.show_answer(&answer.unwrap_or_default()));
            }
        })
    }

    fn show_answer(&self, answer: &JsValue) -> Result<(), JsValue> {
        let lookup = property(answer, "lookup");
        let evidence = json(&property(&lookup, "evidence"))
            .and_then(|text| serde_json::from_str::<Vec<Evidence>>(&text).ok());
        let (Some(address), Some(evidence)) = (string(&lookup, "address"), evidence) else {
            let meaning = "Countersign could not look this address up. Reload the page.";
            return fill(&self.answer, [&words("p", "verdict-of-set", meaning)?]);
        };
        let holder = element("div", "verdict-of-set")?;
        let heading = element("h2", "")?;
        append(&holder, [&heading, &address::full(&address)?])?;
        if let Some((level, said)) = standing(&evidence) {
            holder.set_attribute("data-level", level)?;
            append(&heading, [&shape(level)?, &words("span", "", said)?])?;
            append_listed_as(&holder, &address, string(&lookup, "listed_as"))?;
            append(&holder, [&statements_list(&evidence)?])?;
        } else {
            append(&heading, [&words("span", "", "Not in the list")?])?;
            let meaning = "Nobody whose publications are in this set lists it. That does not make \
                           it harmless: the addresses that thieves use next are on no list yet.";
            append(&holder, [&words("p", "", meaning)?])?;
        }
        append_own(&holder, &property(answer, "own"))?;
        fill(&self.answer, [&holder])
    }

    /// Shows the incidents and the sources that hold every word of a text.
    fn narrow(&self, text: &str) -> Result<(), JsValue> {
        let words = text.to_ascii_lowercase();
        if self.sought.replace(Some(words.clone())).as_deref() == Some(words.as_str()) {
            return Ok(());
        }
        let mut incidents = self.known_incidents.clone();
        incidents.retain(|incident| holds(&incident.sought, &words));
        let mut sources = self.known_sources.clone();
        sources.retain(|source| holds(&source.sought, &words));
        let shown = list::bounded("ul", "incidents", &incidents, incident)?;
        show_found(&self.incidents, "Thefts and actions", incidents.len(), &shown)?;
        let shown = list::bounded("ul", "sources-of-set", &sources, source)?;
        show_found(&self.sources, "Who says so", sources.len(), &shown)
    }
}

fn show_found(holder: &Element, title: &str, count: usize, shown: &Element) -> Result<(), JsValue> {
    let heading = words("h2", "", title)?;
    append(&heading, [&words("span", "count", &format!(" ({count})"))?])?;
    if count > 0 {
        return fill(holder, [&heading, shown]);
    }
    fill(holder, [&heading, &words("p", "none", "Nothing here has these words.")?])
}

fn incident(incident: &Incident) -> Built {
    let holder = element("li", "")?;
    append(&holder, [&text::outside("h3", "", &incident.name)?])?;
    if !incident.facts.is_empty() {
        let facts = element("p", "incident-facts")?;
        for fact in &incident.facts {
            append(&facts, [&text::outside("span", "", fact)?])?;
        }
        append(&holder, [&facts])?;
    }
    if let Some(what) = &incident.what {
        append(&holder, [&text::outside("p", "", what)?])?;
    }
    if let Some(url) = &incident.url {
        let line = element("p", "where")?;
        append(&line, [&link::source("Read of it", url)?])?;
        append(&holder, [&line])?;
    }
    let standing = format!("{}. {}.", incident.category, incident.addresses);
    append(&holder, [&words("p", "", &standing)?])?;
    append(&holder, [&list::bounded("ul", "sources", &incident.sources, source)?])?;
    Ok(holder)
}

fn source(source: &Source) -> Built {
    let holder = element("li", "where")?;
    // A publication with one page for each address has none of its own to link to.
    let url = if source.url.contains('{') { "" } else { source.url.as_str() };
    append(&holder, [&link::source(&source.title, url)?])?;
    let rest = format!(", {}; {}", in_words(&source.date), source.addresses);
    append(&holder, [&text::outside("span", "", &rest)?])?;
    Ok(holder)
}

/// How many addresses an object has, of which chains.
fn counted(value: &JsValue, chains: &str) -> String {
    let count = number(value);
    let noun = if count == "1" { "address" } else { "addresses" };
    let space = if chains.is_empty() { "" } else { ": " };
    format!("{count} {noun}{space}{chains}")
}

/// The member `addresses` of an object, as people write numbers.
fn number(value: &JsValue) -> String {
    json(&property(value, "addresses"))
        .and_then(|count| whole_units(&count, 0))
        .unwrap_or_else(|| "?".to_owned())
}

/// How an address of which this is said is spoken of: the shape of a verdict, and a few words;
/// nothing where nothing is said.
fn standing(evidence: &[Evidence]) -> Option<(&'static str, &'static str)> {
    let any =
        |categories: &[Category]| evidence.iter().any(|said| categories.contains(&said.category));
    if any(&[Category::DprkSanctioned, Category::DprkAttributed]) {
        Some(("critical", "Listed: linked to North Korea"))
    } else if any(&[Category::DprkSuspected]) {
        Some(("danger", "Listed: believed to be linked to North Korea"))
    } else if any(&[Category::SanctionedOther]) {
        Some(("danger", "Listed: sanctioned"))
    } else {
        (!evidence.is_empty()).then_some(("warning", "Listed"))
    }
}

fn append_listed_as(
    holder: &Element,
    address: &str,
    listed_as: Option<String>,
) -> Result<(), JsValue> {
    let Some(listed) = listed_as.filter(|listed| listed != address) else {
        return Ok(());
    };
    let meaning = "It is listed in another spelling of the same account:";
    append(holder, [&words("p", "", meaning)?, &address::full(&listed)?])
}

/// Says in which of the person's own lists the address stands.
fn append_own(holder: &Element, own: &JsValue) -> Result<(), JsValue> {
    for entry in Array::from(own).iter() {
        let said = match string(&entry, "list").as_deref() {
            Some("blocked") => "You block it.",
            Some("trusted") => "You trust it.",
            _ => "You have paid it before.",
        };
        let line = words("p", "own", said)?;
        if let Some(name) = string(&entry, "name").filter(|name| !name.is_empty()) {
            append(&line, [&words("span", "", " You call it ")?, &text::name(&name)?])?;
            append(&line, [&words("span", "", ".")?])?;
        }
        append(holder, [&line])?;
    }
    Ok(())
}

/// What people call a kind of chain; its own name where this page knows no better.
fn chain_name(chain: &str) -> &str {
    match chain {
        "evm" => "Ethereum and its relatives",
        "tron" => "Tron",
        "bitcoin" => "Bitcoin",
        "bitcoin-cash" => "Bitcoin Cash",
        "litecoin" => "Litecoin",
        "dogecoin" => "Dogecoin",
        "solana" => "Solana",
        "xrp" => "XRP Ledger",
        "zcash" => "Zcash",
        "dash" => "Dash",
        "bitcoin-gold" => "Bitcoin Gold",
        "bnb-beacon" => "BNB Beacon Chain",
        "monero" => "Monero",
        other => other,
    }
}

/// Texts as they are searched: in one, in lower case as far as ASCII has it.
fn searchable(texts: &[&str]) -> String {
    texts.join(" ").to_ascii_lowercase()
}

/// Whether a searchable text holds every word that is sought, in any order.
fn holds(text: &str, sought: &str) -> bool {
    sought.split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_there() {
        let text = searchable(&["Bybit", "TraderTraitor", "2025-02-21", "FBI: PSA250226"]);
        for sought in ["", "bybit", "fbi bybit", "2025 trader"] {
            assert!(holds(&text, sought), "{sought}");
        }
        for sought in ["ronin", "bybit ronin"] {
            assert!(!holds(&text, sought), "{sought}");
        }
    }
}
