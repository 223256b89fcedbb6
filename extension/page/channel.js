const OFFER = "countersign:offer";
const WELCOME = "countersign:welcome";

/** @type {MessagePort | null} */
let port = null;
/** @type {Record<number, Decided>} */
const waiting = create(null);
/** The providers that were asked. @type {Record<number, unknown>} */
const askers = create(null);

/** @param {number} n */
const forget = (n) => {
  delete waiting[n];
  delete askers[n];
};

/**
 * @param {number} code
 * @param {string} message
 * @returns {Refusal}
 */
const refusal = (code, message) => ({ code, message });

const unheard = () =>
  refusal(4900, "Countersign cannot be reached from this page, so nothing is signed. Reload the page.");

/**
 * While a listener runs, and for the microtasks after it, `window.event` shows the event to every
 * script of the page, and through it the port. So no script of the page may run because of what is
 * heard before the event is over: decisions are told in a task of their own. A page that came by the
 * port could dispatch events there, but none that is trusted.
 * @param {Event} event
 */
const hear = (event) => {
  if (own(event, "isTrusted") !== true) return;
  missed = 0;
  const message = messageData(event);
  if (typeof message !== "object" || message === null) return;
  const n = own(message, "n");
  if (typeof n !== "number") return;
  const type = own(message, "type");
  if (type === "read") startTimer(() => answerRead(n, own(message, "calls"), own(message, "ms")), 0);
  if (type !== "answer") return;
  const decided = waiting[n];
  if (!decided) return;
  forget(n);
  const refused = own(message, "allow") === true ? null : refusal(own(message, "code"), own(message, "message"));
  startTimer(() => decided(refused), 0);
};

/** A number that nobody can guess, so that no other question can go under it. */
const randomNumber = () => {
  const random = new NativeUint32Array(2);
  apply(getRandomValues, randomness, [random]);
  // 21 and 32 bits: as much as a number holds exactly.
  return (/** @type {number} */ (random[0]) % 0x200000) * 0x100000000 + /** @type {number} */ (random[1]);
};

/**
 * The first port that is offered is kept. Both ends are there before the page's first script.
 * @param {Event} event
 */
const takePort = (event) => {
  stopEvent(event);
  const offered = own(messagePorts(event), 0);
  if (port || !offered) return;
  acceptEvent(event);
  closeDoorToOffers();
  port = offered;
  listen(port, "message", hear);
  startPort(port);
  tellReasons();
};

/** Tells the relay, which watches messages that never come by here. */
const tellReasons = () => {
  if (port && reasons.length > 0) postTo(port, { type: "hostile", reasons });
};

const closeDoorToOffers = () => stopListening(page, OFFER, takePort, true);

listen(page, OFFER, takePort, true);
dispatch(page, new NativeEvent(WELCOME));

/**
 * @param {Call & { chain: unknown, account: unknown }} request
 * @param {unknown} provider whom to ask for what the review would like to know
 * @param {string | null} wallet
 * @param {Decided} decided
 * @returns {number} the number under which the answer is awaited
 */
const askRelay = (request, provider, wallet, decided) => {
  const n = randomNumber();
  if (!port) {
    decided(unheard());
    return n;
  }
  waiting[n] = decided;
  askers[n] = provider;
  const hostile = hostileReasons();
  try {
    postTo(port, hostile.length > 0 ? { type: "ask", n, wallet, request, hostile } : { type: "ask", n, wallet, request });
    if (!beating) {
      beating = true;
      missed = 0;
      startTimer(beat, PULSE_MS);
    }
  } catch {
    forget(n);
    decided(unheard());
  }
  return n;
};

/** @param {number} n */
const withdraw = (n) => {
  if (!waiting[n]) return;
  forget(n);
  if (port) postTo(port, { type: "gone", n });
};

let missed = 0;
let beating = false;

/**
 * Some browsers end the relay without a word when the extension is disabled or removed. What
 * waits would wait for ever then, and a page that hangs teaches people to switch protection off.
 */
const beat = () => {
  const numbers = ownKeys(waiting);
  beating = numbers.length > 0;
  if (!beating || !port) return;
  missed += 1;
  if (missed <= MAX_MISSED) {
    postTo(port, { type: "pulse" });
    startTimer(beat, PULSE_MS);
    return;
  }
  beating = false;
  for (let index = 0; index < numbers.length; index += 1) {
    const n = /** @type {any} */ (numbers[index]);
    const decided = waiting[n];
    withdraw(n);
    if (decided) decided(unheard());
  }
};
