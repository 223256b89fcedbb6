//! The review window: one waiting request at a time, and the person's decision on it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlButtonElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::broken::or_give_up;
use crate::browser::{self, Port};
use crate::element::{by_id, document, focus, set_hidden};
use crate::item::{self, Check, Item};
use crate::{acts, asker, digests, finding, raw, verdict};

/// How often the background is told that somebody is still reading, in milliseconds. Firefox
/// suspends it after 30 seconds without a message, which would refuse everything that waits.
const ALIVE_MS: u32 = 10_000;

/// For how long an item must have been in sight before the person can go on, in milliseconds.
///
/// A page can ask for a signature in the very moment in which it has lured the person into
/// clicking twice, so that this window comes up under the pointer and takes the second click. The
/// same goes for a window of the page's own that lay above this one and has just closed. Until
/// the guard is over going on is not possible; refusing always is.
const GUARD_MS: u32 = 600;

/// The window and what it is showing.
struct ReviewWindow {
    port: Port,
    parts: Parts,
    /// The item in sight.
    shown: RefCell<Option<Shown>>,
    /// Runs while the guard is up.
    guard: RefCell<Option<Timeout>>,
    /// Whether the item in sight was decided and the background has not answered yet.
    decided: Cell<bool>,
    /// Whether the background is gone or nothing waits any more.
    ended: Cell<bool>,
}

struct Shown {
    id: String,
    verbatim: String,
}

/// The parts of the static page that are filled in.
struct Parts {
    main: Element,
    waiting: Element,
    place: Element,
    refuse_all: HtmlButtonElement,
    word: Element,
    summary: Element,
    reason: Element,
    asker: Element,
    findings: Element,
    acts: Element,
    gaps: Element,
    digests: Element,
    raw: Element,
    engine: Element,
    decision: Element,
    acknowledgement: Element,
    acknowledge: HtmlInputElement,
    acknowledge_words: Element,
    refuse: HtmlButtonElement,
    go_on: HtmlButtonElement,
    ended: Element,
    ended_words: Element,
    close: HtmlElement,
}

impl Parts {
    fn find() -> Result<Self, JsValue> {
        Ok(Self {
            main: by_id("review")?,
            waiting: by_id("waiting")?,
            place: by_id("place")?,
            refuse_all: by_id("refuse-all")?,
            word: by_id("verdict")?,
            summary: by_id("summary")?,
            reason: by_id("reason")?,
            asker: by_id("asker")?,
            findings: by_id("findings")?,
            acts: by_id("acts")?,
            gaps: by_id("gaps")?,
            digests: by_id("digests")?,
            raw: by_id("raw")?,
            engine: by_id("engine")?,
            decision: by_id("decision")?,
            acknowledgement: by_id("acknowledgement")?,
            acknowledge: by_id("acknowledge")?,
            acknowledge_words: by_id("acknowledge-words")?,
            refuse: by_id("refuse")?,
            go_on: by_id("continue")?,
            ended: by_id("ended")?,
            ended_words: by_id("ended-words")?,
            close: by_id("close")?,
        })
    }
}

/// Opens the port and shows what comes through it, for as long as the window lives.
pub(crate) fn open() -> Result<(), JsValue> {
    let parts = Parts::find()?;
    listen_to_close(&parts);
    let Ok(port) = Port::open() else {
        crate::reveal()?;
        return end(&parts, NOTHING_SHOWN);
    };
    let window = Rc::new(ReviewWindow {
        port,
        parts,
        shown: RefCell::default(),
        guard: RefCell::default(),
        decided: Cell::default(),
        ended: Cell::default(),
    });
    window.listen_to_port();
    window.listen_to_person()
}

/// What the window says when the background is gone. It has answered every open request by then.
const INTERRUPTED: &str = "This request was refused. Countersign was interrupted before you \
    decided, and what is not decided is refused. If you want to go on, start again on the page.";

/// What the window says when the background is gone before it named a request.
const NOTHING_SHOWN: &str = "There is no request to show here. What nobody decides is refused.";

/// What the window says when nothing waits, where it cannot close itself.
const NOTHING_WAITS: &str = "Nothing is waiting for your decision. You can close this window.";

/// Takes the request and its buttons away and says why.
fn end(parts: &Parts, why: &str) -> Result<(), JsValue> {
    set_hidden(&parts.main, true)?;
    set_hidden(&parts.decision, true)?;
    set_hidden(&parts.waiting, true)?;
    parts.ended_words.set_text_content(Some(why));
    set_hidden(&parts.ended, false)?;
    focus(&parts.close)
}

fn listen_to_close(parts: &Parts) {
    EventListener::new(&parts.close, "click", |_| or_give_up(browser::close_window())).forget();
}

impl ReviewWindow {
    fn listen_to_port(self: &Rc<Self>) {
        let (heard, lost) = (Rc::clone(self), Rc::clone(self));
        self.port.listen(
            move |message| {
                if let Some(items) = item::queue(&message) {
                    or_give_up(heard.show_queue(&items));
                }
            },
            move || or_give_up(lost.interrupt()),
        );
        let alive = Rc::clone(self);
        Interval::new(ALIVE_MS, move || {
            if !alive.ended.get() && alive.port.alive().is_err() {
                or_give_up(alive.interrupt());
            }
        })
        .forget();
    }

    fn listen_to_person(self: &Rc<Self>) -> Result<(), JsValue> {
        let window = Rc::clone(self);
        EventListener::new(&self.parts.refuse, "click", move |_| or_give_up(window.decide(false)))
            .forget();
        let window = Rc::clone(self);
        EventListener::new(&self.parts.go_on, "click", move |_| or_give_up(window.decide(true)))
            .forget();
        let window = Rc::clone(self);
        EventListener::new(&self.parts.refuse_all, "click", move |_| {
            or_give_up(window.refuse_all());
        })
        .forget();
        let window = Rc::clone(self);
        EventListener::new(&self.parts.acknowledge, "change", move |_| window.allow_or_not())
            .forget();

        // Escape refuses the request in sight, as closing the window does; held down it does so
        // once, not for everything that comes after it.
        let window = Rc::clone(self);
        EventListener::new(&document()?.into(), "keydown", move |event| {
            let pressed = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|event| event.key() == "Escape" && !event.repeat());
            if pressed {
                or_give_up(window.decide(false));
            }
        })
        .forget();

        // A window that comes to the front may do so under a pointer that is about to click.
        let target = web_sys::window().ok_or("there is no window")?;
        let window = Rc::clone(self);
        EventListener::new(&target, "focus", move |_| window.put_guard_up()).forget();

        // Somebody who is clicking away at something else must come to rest first.
        let window = Rc::clone(self);
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&target, "pointerdown", options, move |_| {
            if window.guard.borrow().is_some() {
                window.put_guard_up();
            }
        })
        .forget();
        Ok(())
    }

    fn show_queue(self: &Rc<Self>, items: &[Item]) -> Result<(), JsValue> {
        let Some(oldest) = items.first() else {
            self.ended.set(true);
            crate::reveal()?;
            end(&self.parts, NOTHING_WAITS)?;
            return browser::close_window();
        };
        self.show_place(items.len())?;
        let same = self
            .shown
            .borrow()
            .as_ref()
            .is_some_and(|shown| shown.id == oldest.id && shown.verbatim == oldest.verbatim);
        if same { Ok(()) } else { self.show_item(oldest) }
    }

    fn show_place(&self, count: usize) -> Result<(), JsValue> {
        self.parts.place.set_text_content(Some(&format!("1 of {count} waiting requests")));
        self.parts.refuse_all.set_text_content(Some(&format!("Refuse all {count}")));
        self.parts.refuse_all.set_disabled(false);
        set_hidden(&self.parts.waiting, count < 2)
    }

    fn show_item(self: &Rc<Self>, item: &Item) -> Result<(), JsValue> {
        let parts = &self.parts;
        self.put_guard_up();
        self.decided.set(false);
        *self.shown.borrow_mut() =
            Some(Shown { id: item.id.clone(), verbatim: item.verbatim.clone() });

        let face = verdict::face(&item.check);
        parts.go_on.set_text_content(Some(face.go_on));
        parts.acknowledge.set_checked(false);
        parts.acknowledge_words.set_text_content(face.acknowledgement);
        set_hidden(&parts.acknowledgement, face.acknowledgement.is_none())?;

        let review = match &item.check {
            Check::Reviewed(review) => Some(&**review),
            Check::Unchecked(_) => None,
        };
        let chain = item.chain.as_deref();
        parts.main.set_attribute("data-verdict", face.name)?;
        verdict::show(&parts.word, &parts.summary, item)?;
        verdict::show_reason(&parts.reason, item)?;
        asker::show(&parts.asker, item)?;
        finding::show(&parts.findings, review)?;
        acts::show(&parts.acts, review, chain)?;
        finding::show_gaps(&parts.gaps, review)?;
        digests::show(&parts.digests, review)?;
        raw::show(&parts.raw, item)?;
        raw::show_engine(&parts.engine, review)?;
        document()?.set_title(&format!("{} · Countersign", face.word));

        set_hidden(&parts.main, false)?;
        set_hidden(&parts.decision, false)?;
        crate::reveal()?;
        parts.refuse.set_disabled(false);
        focus(&parts.refuse)?;
        web_sys::window().ok_or("there is no window")?.scroll_to_with_x_and_y(0.0, 0.0);
        Ok(())
    }

    /// Puts the guard up, or up again for its whole time.
    fn put_guard_up(self: &Rc<Self>) {
        let window = Rc::clone(self);
        let timeout = Timeout::new(GUARD_MS, move || {
            // The timer is over: dropping it here would only cancel what has happened.
            if let Some(over) = window.guard.take() {
                over.forget();
            }
            window.allow_or_not();
        });
        if let Some(earlier) = self.guard.replace(Some(timeout)) {
            earlier.cancel();
        }
        self.allow_or_not();
    }

    /// Whether the person may go on: the guard is down, and what must be declared was declared.
    fn may_go_on(&self) -> bool {
        let declared =
            self.parts.acknowledgement.has_attribute("hidden") || self.parts.acknowledge.checked();
        declared && self.guard.borrow().is_none() && !self.decided.get() && !self.ended.get()
    }

    fn allow_or_not(&self) {
        self.parts.go_on.set_disabled(!self.may_go_on());
    }

    fn decide(self: &Rc<Self>, allow: bool) -> Result<(), JsValue> {
        if self.decided.get() || self.ended.get() || (allow && !self.may_go_on()) {
            return Ok(());
        }
        let Some(id) = self.shown.borrow().as_ref().map(|shown| shown.id.clone()) else {
            return Ok(());
        };
        self.wait_for_answer();
        match self.port.decide(&id, allow) {
            Ok(()) => Ok(()),
            Err(_) => self.interrupt(),
        }
    }

    fn refuse_all(&self) -> Result<(), JsValue> {
        if self.ended.get() {
            return Ok(());
        }
        self.wait_for_answer();
        match self.port.refuse_all() {
            Ok(()) => Ok(()),
            Err(_) => self.interrupt(),
        }
    }

    /// One decision per item: until the background sends the next queue no button works.
    fn wait_for_answer(&self) {
        self.decided.set(true);
        self.parts.refuse.set_disabled(true);
        self.parts.refuse_all.set_disabled(true);
        self.allow_or_not();
    }

    fn interrupt(&self) -> Result<(), JsValue> {
        if self.ended.replace(true) {
            return Ok(());
        }
        crate::reveal()?;
        let nothing = self.shown.borrow().is_none();
        end(&self.parts, if nothing { NOTHING_SHOWN } else { INTERRUPTED })
    }
}
