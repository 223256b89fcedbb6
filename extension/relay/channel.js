/**
 * What joins the page's script, this one, and the background. Questions go to the background under a
 * number; its answers come back, and when it is gone, whatever it had heard is refused. docs/messages.md
 * has the messages.
 *
 * @typedef {{ allow: true } | { allow: false, code: number, message: string }} Decision
 * @typedef {(decision: Decision) => void} Decided
 */

const OFFER = "countersign:offer";
const WELCOME = "countersign:welcome";

/** EIP-1193's "user rejected the request": the one error every dapp knows to take for a no. */
const REFUSED = 4001;
/** EIP-1193's "disconnected": nothing can be signed until the page is loaded again. */
const DISCONNECTED = 4900;
/** JSON-RPC's "invalid params". */
const INVALID_PARAMS = -32602;

/** How many reasons against a frame are passed on, and how many characters each has. */
const MAX_REASONS = 8;
const MAX_REASON = 200;

/**
 * How long the background may take to say that it heard a question: far longer than it takes to start, or
 * to review the largest request. One that is ending can be handed a port that nobody will read.
 */
const HEARD_MS = 10_000;

/** @param {number} code @param {string} message @returns {Decision} */
const refusal = (code, message) => ({ allow: false, code, message });

/**
 * @typedef {object} Question one that waits for its answer
 * @property {object | null} message nothing once the background has it
 * @property {Decided} decided
 * @property {boolean} again whether it was asked a second time
 */

/** @type {Map<number, Question>} */
const waiting = new Map();

/** What speaks against this frame, found out here. @type {Set<string>} */
const suspicions = new Set();

/** @param {string} reason */
function suspect(reason) {
  if (suspicions.size < MAX_REASONS) suspicions.add(reason.slice(0, MAX_REASON));
}

// ---- The background's end -----------------------------------------------------------------------

/** @type {chrome.runtime.Port | null} */
let background = null;

/**
 * @param {number} n
 * @param {Decision} decision
 */
function settle(n, decision) {
  const question = waiting.get(n);
  if (waiting.delete(n)) question?.decided(decision);
}

/**
 * @param {number} n
 * @param {object} message
 */
function toBackground(n, message) {
  try {
    background ??= connect();
    background.postMessage(message);
  } catch {
    // The extension was removed, disabled or updated: this script has outlived it.
    settle(n, refusal(DISCONNECTED, "Countersign was stopped or updated, so nothing is signed in this page. Reload the page."));
  }
}

function connect() {
  const connected = chrome.runtime.connect({ name: "relay" });
  connected.onMessage.addListener((message) => {
    // What was asked over a port that has been given up was asked again, or refused.
    if (background !== connected) return;
    const { type, n } = message ?? {};
    const question = waiting.get(n);
    if (!question) return;
    question.message = null;
    if (type === "answer") {
      const { allow, code, message: why } = message;
      settle(n, allow === true ? { allow } : refusal(code, why));
    } else if (type === "read") {
      // Only the page's script holds a provider; for what was seen on a wire there is nobody to ask.
      if (n >= 0) port.postMessage({ type, n, calls: message.calls, ms: message.ms });
      else toBackground(n, { type: "facts", n, facts: {} });
    }
  });
  connected.onDisconnect.addListener(() => lose(connected));
  return connected;
}

/**
 * A port has no background behind it any more. What that one had heard is refused, since a person may have
 * been reading it; what nobody had heard is asked of the next one, once.
 * @param {chrome.runtime.Port} connected
 */
function lose(connected) {
  if (background !== connected) return;
  background = null;
  for (const [n, question] of [...waiting]) {
    const { message, again } = question;
    if (!message || again) {
      settle(n, refusal(REFUSED, "Countersign was interrupted before you decided, so this request was refused."));
    } else if (waiting.has(n)) {
      question.again = true;
      put(n, message);
    }
  }
}

/**
 * Puts a question before the background, which has to say that it heard it: a port that stays silent is
 * given up.
 * @param {number} n
 * @param {object} message
 */
function put(n, message) {
  toBackground(n, message);
  const asked = background;
  setTimeout(() => {
    if (!asked || asked !== background || !waiting.get(n)?.message) return;
    asked.disconnect();
    lose(asked);
  }, HEARD_MS);
}

/**
 * Puts a question of this frame before the background.
 * @param {number} n
 * @param {{ wallet: unknown, request: object, door?: "message", hostile?: unknown }} asked
 * @param {Decided} decided
 */
function ask(n, { wallet, request, door, hostile }, decided) {
  const said = Array.isArray(hostile) ? hostile.filter((reason) => typeof reason === "string") : [];
  const found = taken ? [...suspicions] : [NOT_TAKEN, ...suspicions];
  const reasons = [...found, ...said].slice(0, MAX_REASONS).map((reason) => reason.slice(0, MAX_REASON));
  const message = { type: "ask", n, wallet, request, ...(door && { door }), ...(reasons.length > 0 && { hostile: reasons }) };
  waiting.set(n, { message, decided, again: false });
  put(n, message);
}

/**
 * Nobody waits for the answer any more.
 * @param {number} n
 */
function withdraw(n) {
  if (waiting.delete(n)) read(() => background?.postMessage({ type: "gone", n }));
}

// ---- The page's end -----------------------------------------------------------------------------

const toPage = new MessageChannel();
const port = toPage.port2;

let taken = false;

/** What speaks against a frame in which nobody took the page's end: whatever is asked there comes past it. */
const NOT_TAKEN = "The part of Countersign that watches wallets did not start in this frame.";

/**
 * Hands the page's end over, in one synchronous event. Whichever of the two scripts runs second
 * completes this, before the page's first script. The page's script welcomes an offer once, when it
 * starts: a welcome after the port was taken means that something else took it.
 */
function offer() {
  if (taken) {
    suspect("Another script took the place of Countersign in this frame before it could start.");
    return;
  }
  const event = new MessageEvent(OFFER, { ports: [toPage.port1], cancelable: true });
  taken = !window.dispatchEvent(event);
}

/** The page's script numbers its questions from zero up; those of this script are below. */
const isPageNumber = (/** @type {unknown} */ n) => Number.isSafeInteger(n) && /** @type {number} */ (n) >= 0;

port.onmessage = (/** @type {MessageEvent<any>} */ { data }) => {
  const { type, n } = data ?? {};
  if (type === "pulse") port.postMessage({ type });
  if (type === "hostile" && Array.isArray(data.reasons)) {
    for (const reason of data.reasons.slice(0, MAX_REASONS)) if (typeof reason === "string") suspect(reason);
  }
  if (!isPageNumber(n)) return;
  if (type === "gone") withdraw(n);
  if (type === "ask" && !waiting.has(n)) hearPage(n, data);
  if (type === "facts" && waiting.has(n)) toBackground(n, { type, n, facts: read(() => asJson(data.facts)) ?? {} });
};

/**
 * The page's script has asked something.
 * @param {number} n
 * @param {any} message
 */
function hearPage(n, { wallet, request, hostile }) {
  /** @param {Decision} decision */
  const answer = (decision) => port.postMessage({ type: "answer", n, ...decision });
  const plain = read(() => asJson(request));
  if (!isObject(plain)) {
    answer(refusal(INVALID_PARAMS, "This request is not plain data, so it was refused."));
    return;
  }
  const { method, params, chain } = /** @type {any} */ (plain);
  ask(n, { wallet, request: plain, hostile }, (decision) => {
    // Before the page's script hears of it: what it releases may be on the wire at once.
    if (decision.allow && typeof method === "string") issue({ method, params, chain: caip2(chain) });
    answer(decision);
  });
}

/**
 * @template T
 * @param {() => T} reading
 * @returns {T | null} null where it cannot be read
 */
function read(reading) {
  try {
    return reading();
  } catch {
    return null;
  }
}

/** @param {unknown} chain as an EVM wallet answers to `eth_chainId`, or a CAIP-2 id */
function caip2(chain) {
  if (typeof chain === "string" && chain.includes(":")) return chain;
  const id = read(() => BigInt(/** @type {any} */ (chain)));
  return id === null ? null : `eip155:${id}`;
}
