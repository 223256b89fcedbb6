//! The person's own addresses on the settings page: whom they block, trust, and have paid.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlButtonElement, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::browser::{Message, property, string};
use crate::element::{Built, append, by_id, element, fill, set_hidden, words};
use crate::options::{Tone, change, note, on, read_file, save, say};
use crate::{address, list, set, text};

/// The lists: the background's name, and what each says while it is empty.
const LISTS: [(&str, &str); 3] = [
    ("blocked", "You block no address."),
    ("trusted", "You trust no address."),
    ("paid", "Nobody yet."),
];

/// One entry of the person's lists.
#[derive(Clone)]
struct Entry {
    list: String,
    address: String,
    name: String,
    /// Since when, in words.
    added: Option<String>,
}

/// Listens to everything that concerns the person's addresses.
pub(crate) fn listen() -> Result<(), JsValue> {
    on(&by_id("add")?, "submit", add);
    let learns: HtmlInputElement = by_id("learns")?;
    let switch = learns.clone();
    on(&learns, "change", move || {
        change(Message::new("book-learn")?.with("on", switch.checked())?)
    });
    let forget: HtmlButtonElement = by_id("forget")?;
    let pressed = forget.clone();
    on(&forget, "click", move || forget_paid(&pressed));
    for (id, format, kind) in
        [("save-json", "json", "application/json"), ("save-csv", "csv", "text/csv")]
    {
        on(&by_id(id)?, "click", move || {
            Message::new("book-export")?.with("format", format)?.ask(move |answer| {
                crate::broken::or_give_up(answer.and_then(|answer| {
                    let text = string(&answer, "text").unwrap_or_default();
                    save(&format!("countersign-addresses.{format}"), kind, &text)
                }));
            })
        });
    }
    let file: HtmlInputElement = by_id("book-file")?;
    let chosen = file.clone();
    on(&file, "change", move || {
        read_file(&chosen, |_, data| match data {
            Some(data) => change(Message::new("book-import")?.with("data", data)?),
            None => say(&by_id("file-said")?, Tone::Bad, NO_FILE),
        })
    });
    Ok(())
}

/// What is said of a file that holds no list of addresses.
const NO_FILE: &str = "This is not a list of addresses that Countersign can read. Nothing was \
                       changed. It takes JSON or CSV as saved here, or one address a line.";

fn add() -> Result<(), JsValue> {
    let entry = js_sys::Object::new();
    for (name, value) in [
        ("address", by_id::<HtmlInputElement>("address")?.value()),
        ("name", by_id::<HtmlInputElement>("name")?.value()),
        ("list", by_id::<HtmlSelectElement>("list")?.value()),
    ] {
        js_sys::Reflect::set(&entry, &name.into(), &value.into())?;
    }
    change(Message::new("book-add")?.with("entry", entry)?)
}

/// Forgets at the second press: the first one asks.
fn forget_paid(button: &HtmlButtonElement) -> Result<(), JsValue> {
    if button.get_attribute("data-asked").is_none() {
        button.set_attribute("data-asked", "")?;
        button.set_text_content(Some("Press again to forget all of them"));
        return Ok(());
    }
    change(Message::new("book-clear")?.with("list", "paid")?)
}

/// Shows the lists.
pub(crate) fn show(book: &JsValue) -> Result<(), JsValue> {
    let entries: Vec<Entry> =
        Array::from(&property(book, "entries")).iter().map(|entry| read(&entry)).collect();
    for (name, empty) in LISTS {
        let mut own: Vec<Entry> =
            entries.iter().filter(|entry| entry.list == name).cloned().collect();
        // What was added last stands first, where whoever has just added it looks for it.
        own.reverse();
        by_id::<Element>(&format!("{name}-count"))?
            .set_text_content(Some(&format!("({})", own.len())));
        let shown = if own.is_empty() {
            words("p", "none", empty)?
        } else {
            list::bounded("ul", "entries", &own, shown)?
        };
        fill(&by_id(name)?, [&shown])?;
    }
    by_id::<HtmlInputElement>("learns")?.set_checked(property(book, "learns").is_truthy());
    let forget: HtmlButtonElement = by_id("forget")?;
    forget.remove_attribute("data-asked")?;
    forget.set_text_content(Some("Forget everyone you have paid"));
    set_hidden(&forget, !entries.iter().any(|entry| entry.list == "paid"))
}

fn read(entry: &JsValue) -> Entry {
    let member = |name| string(entry, name).unwrap_or_default();
    Entry {
        list: member("list"),
        address: member("address"),
        name: member("name"),
        added: set::moment(&property(entry, "added")),
    }
}

fn shown(entry: &Entry) -> Built {
    let holder = element("li", "entry")?;
    if !entry.name.is_empty() {
        append(&holder, [&text::outside("span", "entry-name", &entry.name)?])?;
    }
    append(&holder, [&address::full(&entry.address)?])?;
    if let Some(added) = &entry.added {
        append(&holder, [&words("span", "entry-added", &format!("since {added}"))?])?;
    }
    let button = crate::element::button("small", "Remove")?;
    let called = if entry.name.is_empty() { &entry.address } else { &entry.name };
    button.set_attribute("aria-label", &format!("Remove {called}"))?;
    let removed = entry.clone();
    on(&button, "click", move || {
        // The button is about to go; without this the focus would fall back to the top.
        by_id::<HtmlElement>(&removed.list)?.focus()?;
        change(
            Message::new("book-remove")?
                .with("list", removed.list.as_str())?
                .with("address", removed.address.as_str())?,
        )
    });
    append(&holder, [&*button])?;
    Ok(holder)
}

/// Says what came of adding an address, or a file of them.
pub(crate) fn show_outcome(answer: &JsValue) -> Result<(), JsValue> {
    let added = property(answer, "added");
    if added.is_object() {
        show_added(&added)?;
    }
    let imported = property(answer, "imported");
    let said: Element = by_id("file-said")?;
    if imported.is_null() {
        return say(&said, Tone::Bad, NO_FILE);
    }
    if imported.is_object() { show_imported(&said, &imported) } else { Ok(()) }
}

fn show_added(outcome: &JsValue) -> Result<(), JsValue> {
    let said: Element = by_id("add-said")?;
    let field: HtmlInputElement = by_id("address")?;
    let refused = Array::from(&property(outcome, "refused")).get(0);
    if let Some(why) = string(&refused, "why") {
        field.set_attribute("aria-invalid", "true")?;
        say(&said, Tone::Bad, refusal(&why))?;
        return field.focus();
    }
    field.remove_attribute("aria-invalid")?;
    let words = match (count(outcome, "added"), count(outcome, "changed")) {
        (0, 0) => "It was there already.",
        (0, _) => "It has a new name.",
        _ => "Added.",
    };
    say(&said, Tone::Good, words)?;
    field.set_value("");
    by_id::<HtmlInputElement>("name")?.set_value("");
    field.focus()
}

fn show_imported(said: &Element, outcome: &JsValue) -> Result<(), JsValue> {
    let refused = count(outcome, "refused");
    let words_said = format!(
        "{} added, {} renamed, {} there already, {refused} not taken.",
        count(outcome, "added"),
        count(outcome, "changed"),
        count(outcome, "same"),
    );
    let tone = if refused == 0 { Tone::Good } else { Tone::Bad };
    say(said, tone, "")?;
    let rows = element("ul", "sources")?;
    let told = Array::from(&property(outcome, "told"));
    for row in told.iter() {
        let number = count(&row, "row");
        let line = words("li", "where", &format!("Row {number}: "))?;
        let address = string(&row, "address").filter(|address| !address.is_empty());
        if let Some(address) = address {
            append(&line, [&text::name(&address)?, &words("span", "", ". ")?])?;
        }
        let why = refusal(&string(&row, "why").unwrap_or_default());
        append(&line, [&words("span", "", why)?])?;
        append(&rows, [&line])?;
    }
    if refused > told.length() {
        let rest = format!("And {} more.", refused - told.length());
        append(&rows, [&words("li", "where", &rest)?])?;
    }
    append(said, [&note(&words_said, &rows)?])
}

/// Why an address was not taken, in words.
fn refusal(why: &str) -> &'static str {
    match why {
        "address" => "This is not a whole address of a chain that Countersign knows.",
        "checksum" => {
            "One of its letters or digits is wrong: the capitals do not fit the rest. Copy it again."
        }
        "list" => "It does not say “blocked”, “trusted” or “paid”.",
        "elsewhere" => {
            "You block or trust this address already, and it cannot be both. Remove it there first."
        }
        "full" => "This list is full: it holds 10,000 addresses.",
        _ => "Countersign could not read it now. Try again.",
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of a list")]
fn count(value: &JsValue, name: &str) -> u32 {
    property(value, name).as_f64().unwrap_or_default() as u32
}
