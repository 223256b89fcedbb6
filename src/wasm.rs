//! The engine for JavaScript. The only file that knows of it, and it holds no logic.

use js_sys::{JSON, JsString, Reflect, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::finding::Gap;
use crate::intel::AddressSet;
use crate::request::Unread;
use crate::{Engine, Request, Review};

/// Reads signing requests and judges them.
#[wasm_bindgen(js_name = Engine)]
pub struct WasmEngine(Engine);

#[wasm_bindgen(js_class = Engine)]
impl WasmEngine {
    /// An engine with the bundled address set.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self(Engine::new())
    }

    /// Reviews a request. Never throws: what cannot be read stands in the review's gaps.
    #[wasm_bindgen(unchecked_return_type = "Review")]
    pub fn review(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue,
    ) -> Result<JsValue, JsError> {
        // By way of JSON text, since its reader bounds the depth; a walk over the object would
        // follow a hostile one until the stack ends.
        let request = match JSON::stringify(request) {
            Ok(text) if text.is_string() => Request::from_json(&utf8(&text)),
            Ok(_) => unwritable("it is no value that JSON knows"),
            Err(error) => {
                let reason = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
                unwritable(&String::from(reason.unwrap_or_else(|| JsString::from("it failed"))))
            }
        };
        to_js(&self.0.review(&request))
    }

    /// Reviews a request given as JSON text in UTF-8 bytes: faster for large ones.
    #[wasm_bindgen(js_name = reviewJson, unchecked_return_type = "Review")]
    pub fn review_json(&self, json: &[u8]) -> Result<JsValue, JsError> {
        to_js(&self.0.review(&Request::from_json(json)))
    }

    /// An engine with an address set of one's own, compiled by `countersign intel compile`. No
    /// signature is asked for: whoever calls this answers for where the bytes come from. Throws if
    /// they are no whole set.
    #[wasm_bindgen(js_name = withIntel)]
    pub fn with_intel(bytes: Vec<u8>) -> Result<Self, JsError> {
        Ok(Self(Engine::with_intel(AddressSet::from_bytes(bytes)?)))
    }

    /// Replaces the address set by the one in a signed bundle. Throws an error whose `code` is
    /// `signature`, `older`, `expired` or `broken` if it cannot be taken; the old set then stays.
    /// The time is in unix seconds; without one, the clock's is taken.
    #[wasm_bindgen(js_name = loadIntel, unchecked_return_type = "IntelInfo")]
    pub fn load_intel(
        &mut self,
        bundle: &[u8],
        #[wasm_bindgen(unchecked_optional_param_type = "number")] now: Option<f64>,
    ) -> Result<JsValue, JsValue> {
        let now = now.filter(|now| now.is_finite());
        let now = now.unwrap_or_else(|| js_sys::Date::now() / 1000.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a time before 1970 becomes 1970"
        )]
        let info = self.0.load_intel(bundle, now as u64).map_err(|error| {
            let thrown = js_sys::Error::new(&error.to_string());
            let _ = Reflect::set(&thrown, &"code".into(), &error.code().into());
            thrown
        })?;
        Ok(info.serialize(&Serializer::json_compatible()).map_err(JsError::from)?)
    }

    /// Keeps the user's own addresses: each list is for every request that does not bring that list
    /// itself. Returns what could not be read of them. Many entries are read once then, not with each
    /// request.
    #[wasm_bindgen(js_name = setBook, unchecked_return_type = "Gap[]")]
    pub fn set_book(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "NonNullable<Request[\"book\"]>")] book: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let text = JSON::stringify(book)?.as_string().unwrap_or_default();
        let (book, unread) = Request::book_from_json(text.as_bytes());
        self.0.set_book(book);
        let gaps: Vec<Gap> = unread.into_iter().map(Gap::from).collect();
        Ok(gaps.serialize(&Serializer::json_compatible())?)
    }

    /// Which engine and which address set this is.
    #[wasm_bindgen(unchecked_return_type = "EngineInfo")]
    pub fn info(&self) -> Result<JsValue, JsError> {
        Ok(self.0.info().serialize(&Serializer::json_compatible())?)
    }

    /// What the address set knows, in sums: incidents, sources, counts.
    #[wasm_bindgen(unchecked_return_type = "Known")]
    pub fn known(&self) -> Result<JsValue, JsError> {
        Ok(self.0.known().serialize(&Serializer::json_compatible())?)
    }

    /// What the address set says of the address that a text spells; undefined if it is no address.
    #[wasm_bindgen(unchecked_return_type = "Lookup | undefined")]
    pub fn lookup(
        &self,
        // As any value, since the glue writes a number in place of a string beyond the memory's end.
        #[wasm_bindgen(unchecked_param_type = "string")] address: &JsValue,
    ) -> Result<JsValue, JsError> {
        let address = address.as_string();
        Ok(match address.and_then(|address| self.0.lookup(&address)) {
            Some(lookup) => lookup.serialize(&Serializer::json_compatible())?,
            None => JsValue::UNDEFINED,
        })
    }
}

impl Default for WasmEngine {
    fn default() -> Self {
        Self::new()
    }
}

#[wasm_bindgen]
extern "C" {
    /// Of the Encoding Standard, which browsers, workers and Node all have.
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
}

/// A string's bytes.
fn utf8(text: &JsString) -> Vec<u8> {
    /// From this length on, an encoder is several times faster than looking at every character in JavaScript,
    /// which is how a `String` is made.
    const LONG: u32 = 2048;
    if text.length() < LONG {
        return String::from(text).into_bytes();
    }
    TextEncoder::new().encode(text).to_vec()
}

fn unwritable(reason: &str) -> Request {
    let reason = format!("the request cannot be written as JSON: {reason}");
    Request { unread: vec![Unread::new("", reason)], ..Request::default() }
}

fn to_js(review: &Review) -> Result<JsValue, JsError> {
    Ok(review.serialize(&Serializer::json_compatible())?)
}
