//! What a wallet was asked. JSON in; never fails: what cannot be read is said to be so.

mod chain;
pub mod json;
mod method;

use std::borrow::Cow;

use serde_json::{Map, Value};

pub use chain::{Chain, spelled};
pub use method::{Method, READ_ONLY, Tron};

use crate::book::{AddressList, Book, BookEntry};
use crate::intel::ChainAddress;

/// Something in a request that could not be read, or only in part, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub path: String,
    /// What is the matter.
    pub reason: String,
    /// How much it matters.
    pub doubt: Doubt,
}

/// How much can be said about something that was not read as the standard has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// What it means is not known.
    Unknown,
    /// It is written in an unusual way, and every reader that takes it takes it for the same.
    Odd,
    /// An address whose capitals are not its checksum (EIP-55).
    Checksum,
    /// Two readers, or what is shown and what is signed, may take it for different things.
    Ambiguous,
}

impl Unread {
    /// Something at `path` that could not be read because of `reason`.
    pub fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into(), doubt: Doubt::Unknown }
    }

    /// Something at `path` that is written in an unusual way.
    pub fn odd(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { doubt: Doubt::Odd, ..Self::new(path, reason) }
    }

    /// An address at `path` whose capitals are not its checksum.
    pub fn misspelled(path: impl Into<String>, address: &str) -> Self {
        let reason = format!("the checksum of {} is wrong", shortened(address));
        Self { doubt: Doubt::Checksum, ..Self::new(path, reason) }
    }

    /// Something at `path` that may be read as different things.
    pub fn ambiguous(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { doubt: Doubt::Ambiguous, ..Self::new(path, reason) }
    }
}

/// A request as a wallet received it, together with what the host knows about it.
///
/// Read from JSON with [`Request::from_json`] or [`Request::from_value`]. Neither fails:
/// a member of the wrong type is left out and noted in [`Request::unread`].
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Request {
    /// Who asks: the origin of the frame. `null` if unknown.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string | null"))]
    pub origin: Option<String>,
    /// The origin of the page around the asker, when the asker is framed.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string | null"))]
    pub top_origin: Option<String>,
    /// The chain, as a CAIP-2 id such as `eip155:1`.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string | null"))]
    pub chain: Option<String>,
    /// The connected account, if known.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "string | null"))]
    pub account: Option<ChainAddress>,
    /// The method, for example `eth_sendTransaction`; empty for a JSON-RPC batch, whose requests are then
    /// the parameters.
    pub method: String,
    /// The parameters, verbatim.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "unknown"))]
    pub params: Value,
    /// Answers to the questions of an earlier review, by the question's id.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "Record<string, unknown> | null"))]
    pub facts: Map<String, Value>,
    /// The user's own addresses.
    #[cfg_attr(
        target_arch = "wasm32",
        tsify(
            optional,
            type = "{ [list in \"paid\" | \"trusted\" | \"blocked\"]?: (string | { address: string; name?: string | null; list?: string | null })[] } | null"
        )
    )]
    pub book: Book,
    /// The time, in unix seconds, for deadlines.
    #[cfg_attr(target_arch = "wasm32", tsify(optional, type = "number | null"))]
    pub now: Option<u64>,
    /// The text of a request that is not JSON: nothing of it is read, and all of it is searched.
    #[cfg_attr(target_arch = "wasm32", serde(skip))]
    pub unparsed: Option<String>,
    /// What could not be read of the above.
    #[cfg_attr(target_arch = "wasm32", serde(skip))]
    pub unread: Vec<Unread>,
}

impl Request {
    /// What a request may have, by name. Anything else in it is not looked at.
    pub const MEMBERS: [&str; 9] =
        ["origin", "top_origin", "chain", "account", "method", "params", "facts", "book", "now"];

    /// Reads a request from JSON text in UTF-8.
    pub fn from_json(json: &[u8]) -> Self {
        // Valid text, which nearly all of it is, is found to be so many times faster by this than by the
        // function that replaces what is not.
        let text = match std::str::from_utf8(json) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(json),
        };
        match json::parse(&text) {
            Ok(parsed) => {
                let mut request = Self::from_value(parsed.value);
                request.unread.extend(parsed.repeated.map(|repeated| repeated.unread("")));
                request
            }
            Err(error) => Self {
                unread: vec![Unread::new("", format!("the request is not JSON: {error}"))],
                unparsed: Some(text.into_owned()),
                ..Self::default()
            },
        }
    }

    /// Reads a request from a JSON value.
    pub fn from_value(value: Value) -> Self {
        let mut request = Self::default();
        if is_batch(&value) {
            request.params = value;
            return request;
        }
        let Value::Object(members) = value else {
            request.note("", "the request is not a JSON object");
            return request;
        };
        let [origin, top_origin, chain, account, method, params, facts, book, now] =
            named(members, Self::MEMBERS);
        request.origin = request.text(origin, "origin");
        request.top_origin = request.text(top_origin, "top_origin");
        request.chain = request.text(chain, "chain");
        request.account = match request.text(account, "account") {
            Some(text) => request.address("account", &text),
            None => None,
        };
        request.method = request.text(method, "method").unwrap_or_default();
        request.params = params;
        if request.method.is_empty() && !is_batch(&request.params) {
            request.note("method", "the request names no method");
        }
        request.facts = request.object(facts, "facts");
        let book = request.object(book, "book");
        request.take_book(book);
        request.now = match now {
            Value::Null => None,
            value => {
                let now = whole_seconds(&value);
                if now.is_none() {
                    request.note("now", "not a time in unix seconds");
                }
                now
            }
        };
        request
    }

    /// Reads a book by itself from JSON text, for an engine that keeps it; and what could not be
    /// read of it.
    pub fn book_from_json(json: &[u8]) -> (Book, Vec<Unread>) {
        let mut request = Self::default();
        match json::parse(&String::from_utf8_lossy(json)) {
            Ok(parsed) => {
                let book = request.object(parsed.value, "book");
                request.take_book(book);
            }
            Err(error) => request.note("book", format!("not JSON: {error}")),
        }
        (request.book, request.unread)
    }

    /// Why this is no request at all, if it is none: it is not JSON, or names no method.
    pub fn unusable(&self) -> Option<&Unread> {
        let usable = !self.method.is_empty() || self.is_batch();
        if usable { None } else { self.unread.first() }
    }

    /// Whether it is a JSON-RPC batch: without a method, with requests as its parameters.
    pub fn is_batch(&self) -> bool {
        self.method.is_empty() && is_batch(&self.params)
    }

    fn note(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        self.unread.push(Unread::new(path, reason));
    }

    fn text(&mut self, value: Value, name: &str) -> Option<String> {
        match value {
            Value::String(text) => Some(text),
            Value::Null => None,
            _ => {
                self.note(name, "not a string");
                None
            }
        }
    }

    fn object(&mut self, value: Value, name: &str) -> Map<String, Value> {
        match value {
            Value::Object(object) => object,
            Value::Null => Map::new(),
            _ => {
                self.note(name, "not an object");
                Map::new()
            }
        }
    }

    fn address(&mut self, path: &str, text: &str) -> Option<ChainAddress> {
        let address = text.parse().ok();
        if address.is_none() {
            self.note(path, format!("not an address: {}", shortened(text)));
        }
        address
    }

    fn take_book(&mut self, mut book: Map<String, Value>) {
        self.book = Book {
            paid: self.addresses(&mut book, "paid"),
            trusted: self.addresses(&mut book, "trusted"),
            blocked: self.addresses(&mut book, "blocked"),
        };
    }

    fn addresses(&mut self, book: &mut Map<String, Value>, name: &str) -> AddressList {
        let entries = match book.remove(name) {
            Some(Value::Array(entries)) => entries,
            None | Some(Value::Null) => return AddressList::default(),
            Some(_) => {
                self.note(format!("book.{name}"), "not a list of addresses");
                return AddressList::default();
            }
        };
        let entries = entries.into_iter().enumerate();
        entries.filter_map(|(index, entry)| self.entry(name, index, entry)).collect()
    }

    /// An entry of the book: an address, or an object with one.
    fn entry(&mut self, list: &str, index: usize, entry: Value) -> Option<BookEntry> {
        let path = |member: &str| format!("book.{list}[{index}]{member}");
        match entry {
            Value::String(text) => self.entry_address(&text, || path("")).map(BookEntry::from),
            Value::Object(mut members) => {
                let Some(Value::String(text)) = members.remove("address") else {
                    self.note(path(".address"), "not an address");
                    return None;
                };
                let address = self.entry_address(&text, || path(".address"))?;
                let mut text = |member: &str| match members.remove(member) {
                    Some(Value::String(text)) if !text.is_empty() => Some(text),
                    Some(Value::String(_) | Value::Null) | None => None,
                    Some(_) => {
                        self.note(path(&format!(".{member}")), "not a string");
                        None
                    }
                };
                Some(BookEntry { name: text("name"), list: text("list"), address })
            }
            _ => {
                self.note(path(""), "not an address");
                None
            }
        }
    }

    /// As `address`, for lists that may be long: the path is put together only where it is needed.
    fn entry_address(&mut self, text: &str, path: impl Fn() -> String) -> Option<ChainAddress> {
        let address = text.parse().ok();
        if address.is_none() {
            self.note(path(), format!("not an address: {}", shortened(text)));
        }
        address
    }
}

/// The members of these names; null for those that are not there.
fn named<const N: usize>(members: Map<String, Value>, names: [&str; N]) -> [Value; N] {
    let mut values = [const { Value::Null }; N];
    for (name, value) in members {
        let place = names.iter().position(|known| *known == name);
        if let Some(place) = place.and_then(|place| values.get_mut(place)) {
            *place = value;
        }
    }
    values
}

/// Whether a value is a list with a request in it.
fn is_batch(value: &Value) -> bool {
    let is_request = |item: &Value| item.get("method").is_some_and(Value::is_string);
    value.as_array().is_some_and(|list| list.iter().any(is_request))
}

/// Unix seconds from a JSON number. A host may pass what its clock gave it, with a fraction.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole_seconds(value: &Value) -> Option<u64> {
    /// The largest whole number that every JSON reader carries exactly (2^53).
    const EXACT: f64 = 9_007_199_254_740_992.0;
    value.as_u64().or_else(|| {
        let seconds = value.as_f64()?;
        (0.0..EXACT).contains(&seconds).then_some(seconds as u64)
    })
}

/// The beginning of a text that may be long, for a message.
pub(crate) fn shortened(text: &str) -> String {
    /// How many characters of a foreign text a message repeats.
    const SHOWN: usize = 48;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or_default()),
        None => format!("{text:?}"),
    }
}

/// A member's name as part of a path: bounded, and quoted where it is not a plain word.
pub(crate) fn shortened_name(name: &str) -> String {
    if is_plain_name(name) { name.to_owned() } else { shortened(name) }
}

/// Whether a member's name can stand in a path as it is.
pub(crate) fn is_plain_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'-');
    name.len() <= 32 && name.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_whole_request_is_read() {
        let request = Request::from_value(json!({
            "origin": "https://app.example", "top_origin": null, "chain": "eip155:1",
            "account": "0x0000000000000000000000000000000000000001",
            "method": "eth_chainId", "params": [1, "a"], "facts": {"code:0x": "0x"},
            "book": {"blocked": ["TNiq9AXBp9EjUqhDhrwrfvAA8U3GUQZH81"]}, "now": 1_790_000_000.5
        }));
        assert_eq!(request.unread, []);
        assert_eq!(request.now, Some(1_790_000_000));
        assert_eq!(request.book.blocked.len(), 1);
        assert_eq!(request.params, json!([1, "a"]));
    }

    #[test]
    fn a_book_is_read_by_itself_as_it_is_within_a_request() {
        let book =
            json!({ "blocked": ["0x2222222222222222222222222222222222222222", 5], "paid": 1 });
        let request = Request::from_value(json!({ "method": "x", "book": book }));
        let (alone, unread) = Request::book_from_json(book.to_string().as_bytes());
        assert_eq!(alone, request.book);
        assert_eq!(unread, request.unread);
        let (none, unread) = Request::book_from_json(b"{");
        assert!(none.is_empty());
        assert_eq!(unread.len(), 1);
        assert_eq!(Request::book_from_json(b"null"), (Book::default(), Vec::new()));
    }

    #[test]
    fn wrong_members_are_noted_and_the_rest_is_kept() {
        let request = Request::from_value(json!({
            "origin": 5, "account": "vitalik.eth", "method": "eth_sign",
            "book": {"paid": ["0x", 7], "trusted": {}}, "facts": [], "now": "soon"
        }));
        let paths: Vec<_> = request.unread.iter().map(|unread| unread.path.as_str()).collect();
        assert_eq!(
            paths,
            ["origin", "account", "facts", "book.paid[0]", "book.paid[1]", "book.trusted", "now"]
        );
        assert_eq!(request.method, "eth_sign");
    }

    #[test]
    fn what_is_no_request_says_why() {
        for json in ["", "[]", "{}", "{\"method\":1}", "\"x\"", "{\"method\":\"\"}"] {
            assert!(Request::from_json(json.as_bytes()).unusable().is_some(), "{json}");
        }
        for json in
            ["{\"method\":\"x\"}", "[{\"method\":\"x\"}]", "{\"params\":[1,{\"method\":\"x\"}]}"]
        {
            assert!(Request::from_json(json.as_bytes()).unusable().is_none(), "{json}");
        }
    }
}
