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

/** @param {MessageEvent} event */
function hearMessage(event) {
  if (!event.isTrusted) {
    if (!ownEvents.delete(event)) hearUntrusted(event);
    return;
  }
  try {
    const { data } = event;
    if (!isObject(data) || recognise(data).length === 0) return;
    guardMessage(event, ours(data));
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
  if (typeof data === "object" || typeof data === "function") event.stopImmediatePropagation();
}

/**
 * @param {MessageEvent} event
 * @param {any} message
 */
function guardMessage(event, message) {
  const { origin, source, ports } = event;
  const own = source === null || source === window;
  const calls = recognise(message);
  guard(message, calls, {
    stop: () => event.stopImmediatePropagation(),
    release: () => {
      if (own) {
        for (const call of readable(calls)) issue(call);
        window.postMessage(message, { targetOrigin: ownOrigin(), transfer: [...ports] });
      } else {
        // Only an event can still name the window that it came from.
        const again = new MessageEvent("message", { data: theirs(message), origin, source, ports: [...ports] });
        ownEvents.add(again);
        window.dispatchEvent(again);
      }
    },
    answer: (answer) => {
      if (own) postToPage(answer);
      else /** @type {Window} */ (source).postMessage(answer, { targetOrigin: origin === "null" ? "*" : origin });
    },
  });
}

/** A target for messages to this window: nobody else's, should it be navigated meanwhile. */
const ownOrigin = () => (window.origin === "null" ? "*" : window.origin);

/** @param {any} answer */
function postToPage(answer) {
  window.postMessage(answer, ownOrigin());
}

const watchMessages = () => window.addEventListener("message", hearMessage, true);
