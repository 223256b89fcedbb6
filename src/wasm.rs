//! The engine for JavaScript. The only file that knows of it, and it holds no logic.

use js_sys::{JSON, JsString};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

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
            Ok(text) if text.is_string() => Request::from_json(String::from(text).as_bytes()),
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

    /// Replaces the address set by a compiled one. Throws if the bytes are none; the old one stays.
    #[wasm_bindgen(js_name = loadIntel)]
    pub fn load_intel(&mut self, bytes: Vec<u8>) -> Result<(), JsError> {
        self.0.load_intel(bytes).map_err(JsError::from)
    }

    /// Which engine and which address set this is.
    #[wasm_bindgen(unchecked_return_type = "EngineInfo")]
    pub fn info(&self) -> Result<JsValue, JsError> {
        Ok(self.0.info().serialize(&Serializer::json_compatible())?)
    }
}

impl Default for WasmEngine {
    fn default() -> Self {
        Self::new()
    }
}

fn unwritable(reason: &str) -> Request {
    let reason = format!("the request cannot be written as JSON: {reason}");
    Request { unread: vec![Unread::new("", reason)], ..Request::default() }
}

fn to_js(review: &Review) -> Result<JsValue, JsError> {
    Ok(review.serialize(&Serializer::json_compatible())?)
}
