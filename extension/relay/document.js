/**
 * Wallets whose scripts talk by events on the document. Such an event is made by the page, and what
 * it carries may answer each reader differently: so the page's event never goes on. It is read once,
 * and what was read goes on in an event of this script's own.
 */

/** Type of event → who listens for it. @type {Map<string, Transport[]>} */
const DOCUMENT_TRANSPORTS = new Map();
for (const transport of /** @type {Transport[]} */ (TRANSPORTS)) {
  if (transport.kind !== "document-event") continue;
  for (const type of transport.events ?? []) DOCUMENT_TRANSPORTS.set(type, [...(DOCUMENT_TRANSPORTS.get(type) ?? []), transport]);
}

/** @param {Event} event */
function hearEvent(event) {
  if (ownEvents.delete(event) || !(event instanceof CustomEvent) || !reachesDocument(event)) return;
  event.stopImmediatePropagation();
  const detail = read(() => ours(event.detail));
  const { type, bubbles, cancelable, composed } = event;
  const target = event.target ?? document;
  const goOn = () => {
    const again = new CustomEvent(type, { detail: frozen(theirs(detail)), bubbles, cancelable, composed });
    ownEvents.add(again);
    target.dispatchEvent(again);
  };
  const calls = isObject(detail) ? eventCalls(type, detail) : [];
  if (calls.length === 0) goOn();
  else guard(detail, calls, { stop: () => {}, pass: goOn, release: goOn, answer: postToPage });
}

/**
 * Whether listeners of the document hear it: components have events of these names among themselves.
 * @param {Event} event
 */
const reachesDocument = ({ target, bubbles }) => bubbles || target === document || target === window;

/**
 * @param {string} type
 * @param {any} detail
 */
function eventCalls(type, detail) {
  /** @type {WireCall[]} */
  const calls = [];
  for (const transport of DOCUMENT_TRANSPORTS.get(type) ?? []) {
    // An event that is for one thing only names no method: its own name is one.
    if (transport.match.length === 0) calls.push({ method: type, params: detail, chain: NETWORKS[transport.namespace ?? ""] ?? null, id: null, transport });
    else if (matches(transport, detail)) calls.push(...asksIn(transport, detail));
  }
  return calls;
}

/**
 * In Firefox a page that listens between this script and the wallet's gets the same object.
 * @param {any} value
 */
function frozen(value) {
  if (typeof cloneInto !== "function" || !isObject(value)) return value;
  /** @param {any} part */
  const freeze = (part) => {
    if (!isObject(part) || ArrayBuffer.isView(part)) return;
    Object.freeze(part);
    for (const member of Object.values(part)) freeze(member);
  };
  freeze(/** @type {any} */ (value).wrappedJSObject ?? value);
  return value;
}

const watchEvents = () => {
  for (const type of DOCUMENT_TRANSPORTS.keys()) window.addEventListener(type, hearEvent, true);
};
