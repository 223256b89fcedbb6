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
use crate::element::{
    append, button, by_id, document, element, fill, focus, set_hidden, shape, words,
};
use crate::item::{self, Check, Item};
use crate::{acts, asker, digests, finding, list, raw, verdict};

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
    /// Everything that waits, oldest first.
    waiting: RefCell<Rc<[Item]>>,
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
    others: Element,
    list: Element,
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
            others: by_id("others")?,
            list: by_id("list")?,
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
        waiting: RefCell::new(Rc::new([])),
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
                    or_give_up(heard.show_queue(items));
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

    fn show_queue(self: &Rc<Self>, items: Vec<Item>) -> Result<(), JsValue> {
        let items: Rc<[Item]> = items.into();
        *self.waiting.borrow_mut() = Rc::clone(&items);
        let before = self.shown.borrow().as_ref().map(|shown| shown.id.clone());
        // The oldest, unless the person looks at another one, which still waits.
        let at = before.and_then(|id| items.iter().position(|item| item.id == id)).unwrap_or(0);
        let Some(item) = items.get(at) else {
            self.ended.set(true);
            crate::reveal()?;
            end(&self.parts, NOTHING_WAITS)?;
            return browser::close_window();
        };
        self.show_place(at)?;
        let same = self
            .shown
            .borrow()
            .as_ref()
            .is_some_and(|shown| shown.id == item.id && shown.verbatim == item.verbatim);
        if same { Ok(()) } else { self.show_item(item) }
    }

    /// Says which of everything that waits is in sight, and lists all of it.
    fn show_place(self: &Rc<Self>, at: usize) -> Result<(), JsValue> {
        let items = Rc::clone(&self.waiting.borrow());
        let count = items.len();
        let place = format!("{} of {count} waiting requests", at.saturating_add(1));
        self.parts.place.set_text_content(Some(&place));
        self.parts.refuse_all.set_text_content(Some(&format!("Refuse all {count}")));
        self.parts.refuse_all.set_disabled(false);
        let window = Rc::clone(self);
        let numbers: Vec<usize> = (0..count).collect();
        let rows = list::bounded("ol", "waiting", &numbers, move |number| {
            let row = element("li", "")?;
            if let Some(item) = items.get(*number) {
                append(&row, [&*window.line(item, *number == at)?])?;
            }
            Ok(row)
        })?;
        fill(&self.parts.list, [&rows])?;
        set_hidden(&self.parts.others, count < 2)?;
        set_hidden(&self.parts.waiting, count < 2)
    }

    /// One line of the list; pressed, it brings its request into sight.
    fn line(self: &Rc<Self>, item: &Item, current: bool) -> Result<HtmlElement, JsValue> {
        let line = button("line", "")?;
        let face = verdict::face(item);
        line.set_attribute("data-verdict", face.name)?;
        if current {
            line.set_attribute("aria-current", "true")?;
        }
        append(&line, [&shape(face.name)?, &words("strong", "", face.word)?])?;
        append(&line, [&asker::brief(item)?])?;
        let (window, id) = (Rc::clone(self), item.id.clone());
        EventListener::new(&line, "click", move |_| or_give_up(window.bring(&id))).forget();
        Ok(line)
    }

    /// Brings a request into sight that the person picked from the list.
    fn bring(self: &Rc<Self>, id: &str) -> Result<(), JsValue> {
        let items = Rc::clone(&self.waiting.borrow());
        let found = items.iter().enumerate().find(|(_, item)| item.id == id);
        let Some((at, item)) = found.filter(|_| !self.decided.get() && !self.ended.get()) else {
            return Ok(());
        };
        self.parts.others.remove_attribute("open")?;
        self.show_place(at)?;
        self.show_item(item)
    }

    fn show_item(self: &Rc<Self>, item: &Item) -> Result<(), JsValue> {
        let parts = &self.parts;
        self.put_guard_up();
        self.decided.set(false);
        *self.shown.borrow_mut() =
            Some(Shown { id: item.id.clone(), verbatim: item.verbatim.clone() });

        let face = verdict::face(item);
        parts.go_on.set_text_content(face.go_on);
        set_hidden(&parts.go_on, face.go_on.is_none())?;
        parts.acknowledge.set_checked(false);
        parts.acknowledge_words.set_text_content(face.acknowledgement);
        set_hidden(&parts.acknowledgement, face.acknowledgement.is_none())?;

        let review = match &item.check {
            Check::Reviewed(review) => Some(&**review),
            Check::Unchecked(_) => None,
        };
        let chain = item.chain.as_deref();
        parts.main.set_attribute("data-verdict", face.name)?;
        parts.main.set_attribute("data-item", &item.id)?;
        verdict::show(&parts.word, &parts.summary, item)?;
        verdict::show_reason(&parts.reason, item)?;
        asker::show(&parts.asker, item)?;
        finding::show(&parts.findings, review)?;
        acts::show(&parts.acts, review, chain)?;
        finding::show_gaps(&parts.gaps, review)?;
        digests::show(&parts.digests, review)?;
        raw::show(&parts.raw, item)?;
        raw::show_engine(&parts.engine, review, item.informed)?;
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
        let hidden = |element: &Element| element.has_attribute("hidden");
        let declared = hidden(&self.parts.acknowledgement) || self.parts.acknowledge.checked();
        declared
            && !hidden(&self.parts.go_on)
            && self.guard.borrow().is_none()
            && !self.decided.get()
            && !self.ended.get()
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
