//! One waiting request, as the background sends it.

use countersign::intel::ChainAddress;
use js_sys::{Array, JSON};
use wasm_bindgen::JsValue;

use crate::browser::{json, property, string};
use crate::checked::Review;

/// A request that waits for the person's decision.
pub(crate) struct Item {
    /// The background's id for it.
    pub(crate) id: String,
    /// Whether a frame asked, not the page itself.
    pub(crate) framed: bool,
    /// What kind of document asked.
    pub(crate) page: Page,
    /// Whether it was caught on its way to the wallet, past the wallet's own functions.
    pub(crate) past_wrapper: bool,
    /// What is wrong with the page itself; with anything here the request can only be refused.
    pub(crate) hostile: Vec<String>,
    /// Whether the page's own connection told what is said of tokens and contracts.
    pub(crate) informed: bool,
    /// Until when warnings of the site are paused, in unix milliseconds.
    pub(crate) paused_until: Option<f64>,
    /// What the wallet calls itself.
    pub(crate) wallet: Option<String>,
    /// The origin of whoever asks.
    pub(crate) origin: Option<String>,
    /// The origin of the page around the frame.
    pub(crate) top_origin: Option<String>,
    /// The network, a CAIP-2 id.
    pub(crate) chain: Option<String>,
    /// The connected account.
    pub(crate) account: Option<String>,
    /// The whole request, as indented JSON; nothing where it cannot be written as JSON.
    pub(crate) raw: Option<String>,
    /// What the engine says.
    pub(crate) check: Check,
    /// The item as it came, to tell whether a new queue holds the same.
    pub(crate) verbatim: String,
}

/// What kind of document asks.
pub(crate) enum Page {
    /// One of a site.
    Site,
    /// One that its page or its server has cut off from every site; perhaps loaded from this one.
    Sandboxed(Option<String>),
    /// A `data:` address.
    Data,
    /// A `blob:` address.
    Blob,
}

impl Page {
    fn read(value: &JsValue) -> Self {
        match string(value, "kind").as_deref() {
            Some("sandboxed") => Self::Sandboxed(string(value, "from")),
            Some("data") => Self::Data,
            Some("blob") => Self::Blob,
            _ => Self::Site,
        }
    }
}

/// Whether the engine could check the request.
pub(crate) enum Check {
    /// It could.
    Reviewed(Box<Review>),
    /// It could not, for this reason.
    Unchecked(String),
}

/// The indentation of the raw request.
const INDENT: f64 = 2.0;

impl Item {
    /// Reads an item; nothing where it has no id, since it could not be decided then.
    ///
    /// Everything else may be missing or odd: the request is whatever a page passed. It is never
    /// parsed here, only printed by the browser, so that no depth or number in it can keep the
    /// item from being shown.
    fn read(value: &JsValue) -> Option<Self> {
        let request = property(value, "request");
        let raw = JSON::stringify_with_replacer_and_space(&request, &JsValue::NULL, &INDENT.into())
            .ok()
            .and_then(|text| text.as_string());
        Some(Self {
            id: string(value, "id")?,
            framed: property(value, "framed").is_truthy(),
            page: Page::read(&property(value, "page")),
            past_wrapper: string(value, "door").as_deref() == Some("message"),
            hostile: texts(&property(value, "hostile")),
            informed: property(value, "informed").is_truthy(),
            paused_until: property(value, "paused_until").as_f64(),
            wallet: string(value, "wallet"),
            origin: string(&request, "origin"),
            top_origin: string(&request, "top_origin"),
            chain: string(&request, "chain"),
            account: string(&request, "account").map(canonical),
            raw,
            check: Check::read(value),
            verbatim: json(value).unwrap_or_default(),
        })
    }
}

impl Check {
    fn read(item: &JsValue) -> Self {
        let review = property(item, "review");
        if review.is_null() || review.is_undefined() {
            let reason = string(item, "unchecked");
            return Self::Unchecked(reason.unwrap_or_else(|| "No reason was given.".to_owned()));
        }
        let text = json(&review).unwrap_or_default();
        match serde_json::from_str(&text) {
            Ok(review) => Self::Reviewed(Box::new(review)),
            Err(error) => {
                Self::Unchecked(format!("The engine’s review could not be read: {error}"))
            }
        }
    }
}

/// The items of a `queue` message, oldest first; nothing for any other message.
pub(crate) fn queue(message: &JsValue) -> Option<Vec<Item>> {
    if string(message, "type").as_deref() != Some("queue") {
        return None;
    }
    let items = property(message, "items");
    Array::is_array(&items)
        .then(|| Array::from(&items).iter().filter_map(|item| Item::read(&item)).collect())
}

/// The texts of a list.
fn texts(value: &JsValue) -> Vec<String> {
    if !Array::is_array(value) {
        return Vec::new();
    }
    Array::from(value).iter().filter_map(|text| text.as_string()).collect()
}

/// An address with its checksum, if it is one; wallets give it in lower case.
fn canonical(address: String) -> String {
    address.parse().map_or(address, |read: ChainAddress| read.to_string())
}
