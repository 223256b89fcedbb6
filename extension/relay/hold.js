/**
 * Holds a message that asks a wallet to sign and was not cleared in the page: it is reviewed like any
 * other request, and then goes on, or is answered with the wallet's own error.
 */

/** How many messages of one frame are held at a time. Whoever sends more is refused unseen. */
const MAX_HELD = 50;
/** Calls in one message. */
const MAX_CALLS = 100;

/** JSON-RPC's "limit exceeded" (EIP-1474). */
const LIMIT_EXCEEDED = -32005;

let held = 0;
let lastNumber = 0;

/**
 * Calls with params that are JSON, in the words that the engine knows.
 * @param {WireCall[]} calls
 * @returns {WireCall[]}
 */
function readable(calls) {
  if (calls.length > MAX_CALLS) throw new Unreadable("it has too many calls");
  const room = { nodes: MAX_NODES, size: MAX_SIZE };
  return calls.map((call) => translated({ ...call, params: asJson(call.params, room) ?? null }));
}

/**
 * Decides what becomes of a message that asks for something.
 * @param {any} message
 * @param {WireCall[]} found what it asks for
 * @param {object} door
 * @param {() => void} [door.pass] lets it through at once, where that takes anything
 * @param {() => void} door.stop keeps it from the wallet
 * @param {() => void} door.release sends it on after it was stopped
 * @param {(answer: any) => void} door.answer tells the page what the wallet would
 */
function guard(message, found, { pass, stop, release, answer }) {
  /** @type {WireCall[] | null} */
  let calls = null;
  /** @param {{ code: number, message: string }} error */
  const refuse = (error) => {
    for (const call of (calls ?? found).slice(0, MAX_CALLS)) {
      const said = refusalOf(call, message, error);
      if (said) answer(said);
    }
  };
  try {
    calls = readable(found);
    if (redeem(calls)) return pass?.();
  } catch {
    // What cannot be read is not signed.
  }
  stop();
  if (!calls) refuse({ code: INVALID_PARAMS, message: "This request is not plain data, or too large, so it was refused." });
  else if (held >= MAX_HELD) refuse({ code: LIMIT_EXCEEDED, message: "Too many requests of this page wait for a decision." });
  else hold(calls, release, refuse);
}

/**
 * @param {WireCall[]} calls
 * @param {() => void} release
 * @param {(error: { code: number, message: string }) => void} refuse
 */
function hold(calls, release, refuse) {
  /** @type {number[]} */
  const numbers = [];
  let open = calls.length;
  held += 1;
  for (const { method, params, chain, transport } of calls) {
    // An earlier one may have been refused at once.
    if (open < 0) return;
    lastNumber -= 1;
    numbers.push(lastNumber);
    const question = { wallet: WALLETS[transport.wallet] ?? null, request: { method, params, chain, account: null } };
    ask(lastNumber, { ...question, door: "message" }, (decision) => {
      if (open < 0) return;
      if (decision.allow) {
        open -= 1;
        if (open > 0) return;
        held -= 1;
        release();
        return;
      }
      open = -1;
      held -= 1;
      for (const n of numbers) withdraw(n);
      refuse(decision);
    });
  }
}
