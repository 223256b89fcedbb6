/**
 * Wallets whose scripts talk by messages of the window. A message that is not one of theirs costs a
 * few looks at members it does not have.
 *
 * A listener that came first would see a message first; so this one is added before the page's first
 * script, and again whenever the document is opened anew, which removes all listeners.
 */

/** Events that were made here, each good for one time. @type {WeakSet<Event>} */
const ownEvents = new WeakSet();

/**
 * The value in this script's own world. Chromium hands each world a copy of its own; in Firefox it is
 * the page's object, seen from outside.
 * @param {any} value
 */
const ours = (value) => (typeof cloneInto === "function" ? cloneInto(value, globalThis) : value);

/**
 * The value for an event that other worlds read.
 * @param {any} value
 */
const theirs = (value) => (typeof cloneInto === "function" ? cloneInto(value, window) : value);

/**
 * What a message says: some scripts write theirs as JSON.
 * @param {any} data
 */
const spoken = (data) => (typeof data === "string" && data.includes('"method"') ? parsed(data) : data);

/** @param {MessageEvent} event */
function hearMessage(event) {
  if (!event.isTrusted) {
    if (!ownEvents.delete(event)) hearUntrusted(event);
    return;
  }
  try {
    if (postAgain(event)) return;
    const { data } = event;
    if (recognise(spoken(data)).length > 0) guardMessage(event, ours(data));
  } catch {
    // Better a message lost than one that was not looked at.
    event.stopImmediatePropagation();
  }
}

/**
 * What a page dispatches itself, in place of posting it. The data would be an object that may answer
 * each reader differently, so it is not read: only text and numbers, which cannot, go on.
 * @param {MessageEvent} event
 */
function hearUntrusted(event) {
  const { data } = event;
  if (typeof data === "object" || recognise(spoken(data)).length > 0) event.stopImmediatePropagation();
}

/**
 * @param {MessageEvent} event
 * @param {any} message
 */
function guardMessage(event, message) {
  const { origin, source, ports } = event;
  const own = source === null || source === window;
  const calls = recognise(spoken(message));
  guard(spoken(message), calls, {
    stop: () => event.stopImmediatePropagation(),
    release: () => {
      if (!own && sendAgain(event, message)) return;
      for (const call of readable(calls)) issue(call);
      if (own) window.postMessage(message, { targetOrigin: ownOrigin(), transfer: [...ports] });
      else askAgain(event, message);
    },
    answer: (answer) => {
      if (own) postToPage(answer);
      else /** @type {Window} */ (source).postMessage(answer, { targetOrigin: origin === "null" ? "*" : origin });
    },
  });
}

/**
 * Sends a message on that came from another window. Only an event can still name that window.
 * @param {MessageEvent} event
 * @param {any} message
 * @returns {boolean} whether it could: Firefox lets nobody name a window of another origin
 */
function sendAgain({ origin, source, ports }, message) {
  const again = read(() => new MessageEvent("message", { data: theirs(message), origin, source, ports: [...ports] }));
  if (!again) return false;
  ownEvents.add(again);
  window.dispatchEvent(again);
  return true;
}

/** By this one relay asks that of another window to post a message again, which came from there. */
const AGAIN = "countersign:again";

/**
 * @param {MessageEvent} event
 * @param {any} message
 */
function askAgain({ origin, source }, message) {
  /** @type {Window} */ (source).postMessage({ [AGAIN]: message }, { targetOrigin: origin === "null" ? "*" : origin });
}

/**
 * Posts a message to the window that asks for it. Any window may ask: it gets nothing but a message of its
 * own making, which is reviewed there like any other.
 * @param {MessageEvent} event
 */
function postAgain(event) {
  const { data, source, origin } = event;
  if (!isObject(data) || /** @type {any} */ (data)[AGAIN] === undefined) return false;
  event.stopImmediatePropagation();
  const message = ours(/** @type {any} */ (data)[AGAIN]);
  if (source && source !== window) /** @type {Window} */ (source).postMessage(message, { targetOrigin: origin === "null" ? "*" : origin });
  return true;
}

/** A target for messages to this window: nobody else's, should it be navigated meanwhile. */
const ownOrigin = () => (window.origin === "null" ? "*" : window.origin);

/** @param {any} answer */
function postToPage(answer) {
  window.postMessage(answer, ownOrigin());
}

const watchMessages = () => window.addEventListener("message", hearMessage, true);
