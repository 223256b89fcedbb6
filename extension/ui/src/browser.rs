//! The browser's own interfaces: messages, as `docs/messages.md` describes them, and closing the
//! window. No other file knows `chrome`.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = connect, catch)]
    fn connect(info: &JsValue) -> Result<RuntimePort, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = sendMessage, catch)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "windows"], js_name = getCurrent, catch)]
    fn current_window() -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "windows"], js_name = remove, catch)]
    fn remove_window(id: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = ["chrome", "permissions"], js_name = request, catch)]
    fn request_permission(permissions: &JsValue) -> Result<Promise, JsValue>;

    type RuntimePort;

    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post_message(this: &RuntimePort, message: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, getter, js_name = onMessage)]
    fn on_message(this: &RuntimePort) -> RuntimeEvent;

    #[wasm_bindgen(method, getter, js_name = onDisconnect)]
    fn on_disconnect(this: &RuntimePort) -> RuntimeEvent;

    type RuntimeEvent;

    #[wasm_bindgen(method, js_name = addListener)]
    fn add_listener(this: &RuntimeEvent, listener: &Function);
}

/// The open port to the background.
pub(crate) struct Port {
    port: RuntimePort,
}

impl Port {
    /// Opens the port `review`.
    ///
    /// Fails where the extension was replaced or switched off under the open window.
    pub(crate) fn open() -> Result<Self, JsValue> {
        let info = Object::new();
        Reflect::set(&info, &"name".into(), &"review".into())?;
        let port = connect(&info)?;
        Ok(Self { port })
    }

    /// Listens; both listeners live as long as the window.
    ///
    /// They run as tasks of their own: a browser keeps to itself what a listener of its messages
    /// throws, and `start.js` could not give the window up.
    pub(crate) fn listen(&self, heard: impl Fn(JsValue) + 'static, lost: impl Fn() + 'static) {
        let heard = Rc::new(heard);
        let listener = Closure::<dyn Fn(JsValue)>::new(move |message| {
            let heard = Rc::clone(&heard);
            run_later(move || heard(message));
        });
        self.port.on_message().add_listener(listener.into_js_value().unchecked_ref());
        let lost = Rc::new(lost);
        let listener = Closure::<dyn Fn()>::new(move || {
            let lost = Rc::clone(&lost);
            run_later(move || lost());
        });
        self.port.on_disconnect().add_listener(listener.into_js_value().unchecked_ref());
    }

    /// Sends the person's decision on one item.
    pub(crate) fn decide(&self, id: &str, allow: bool) -> Result<(), JsValue> {
        let message = message("decide")?;
        Reflect::set(&message, &"id".into(), &id.into())?;
        Reflect::set(&message, &"allow".into(), &allow.into())?;
        self.port.post_message(&message)
    }

    /// Refuses everything that waits.
    pub(crate) fn refuse_all(&self) -> Result<(), JsValue> {
        self.port.post_message(&message("refuse-all")?.into())
    }

    /// Tells the browser that the background is still needed.
    pub(crate) fn alive(&self) -> Result<(), JsValue> {
        self.port.post_message(&message("alive")?.into())
    }
}

/// A question to the background, which has one answer.
pub(crate) struct Message(Object);

impl Message {
    /// A message of this kind.
    pub(crate) fn new(kind: &str) -> Result<Self, JsValue> {
        message(kind).map(Self)
    }

    /// The message with one member more.
    pub(crate) fn with(self, name: &str, value: impl Into<JsValue>) -> Result<Self, JsValue> {
        Reflect::set(&self.0, &name.into(), &value.into())?;
        Ok(self)
    }

    /// Sends it. A background that says that it failed has not answered.
    pub(crate) fn ask(
        self,
        heard: impl FnOnce(Result<JsValue, JsValue>) + 'static,
    ) -> Result<(), JsValue> {
        let heard = Rc::new(Cell::new(Some(heard)));
        let answer = send_message(&self.0)?;
        let settled = Rc::clone(&heard);
        settle(
            &answer,
            move |answer| {
                if let Some(heard) = settled.take() {
                    let failed = string(&answer, "failed").is_some();
                    heard(if failed { Err(answer) } else { Ok(answer) });
                }
            },
            move |error| {
                if let Some(heard) = heard.take() {
                    heard(Err(error));
                }
            },
        );
        Ok(())
    }
}

/// Asks the browser, and it the person, whether this extension may read from a site.
///
/// Only in the very moment of a press: browsers refuse the question at any other time.
pub(crate) fn ask_permission(
    origin: &str,
    answered: impl FnOnce(bool) + 'static,
) -> Result<(), JsValue> {
    ask_for("origins", origin, answered)
}

/// Asks for one of the permissions that the manifest calls optional, at the same moment.
pub(crate) fn ask_permission_for(
    name: &str,
    answered: impl FnOnce(bool) + 'static,
) -> Result<(), JsValue> {
    ask_for("permissions", name, answered)
}

fn ask_for(kind: &str, name: &str, answered: impl FnOnce(bool) + 'static) -> Result<(), JsValue> {
    let permissions = Object::new();
    Reflect::set(&permissions, &kind.into(), &Array::of1(&name.into()))?;
    let answer = request_permission(&permissions)?;
    settle(
        &answer,
        move |granted| answered(granted.is_truthy()),
        |error| wasm_bindgen::throw_val(error),
    );
    Ok(())
}

/// Closes this window.
///
/// `window.close()` is enough in Chrome; Firefox lets a script close only what a script opened,
/// so the browser is asked by the window's id as well. Neither needs a permission.
pub(crate) fn close_window() -> Result<(), JsValue> {
    web_sys::window().ok_or("there is no window")?.close()?;
    // Where the extension itself is gone, or the window already, nothing is left to do.
    if let Ok(current) = current_window() {
        settle(
            &current,
            |window| {
                let _ = remove_window(&property(&window, "id"));
            },
            |_| {},
        );
    }
    Ok(())
}

fn run_later(task: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        window.queue_microtask(Closure::once_into_js(task).unchecked_ref());
    }
}

fn settle(
    promise: &Promise,
    fulfilled: impl FnOnce(JsValue) + 'static,
    rejected: impl FnOnce(JsValue) + 'static,
) {
    let fulfilled = Closure::once_into_js(fulfilled);
    let rejected = Closure::once_into_js(rejected);
    // The typed `then` wants closures that outlive the promise; these free themselves when called.
    let _ = Reflect::get(promise, &"then".into())
        .and_then(wasm_bindgen::JsCast::dyn_into::<Function>)
        .and_then(|then| then.call2(promise, &fulfilled, &rejected));
}

fn message(kind: &str) -> Result<Object, JsValue> {
    let message = Object::new();
    Reflect::set(&message, &"type".into(), &kind.into())?;
    Ok(message)
}

/// A property of a message; undefined where the message is not an object.
pub(crate) fn property(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is a string.
pub(crate) fn string(value: &JsValue, name: &str) -> Option<String> {
    property(value, name).as_string()
}

/// A value as JSON; nothing for what JSON cannot say.
pub(crate) fn json(value: &JsValue) -> Option<String> {
    JSON::stringify(value).ok().and_then(|text| text.as_string())
}
