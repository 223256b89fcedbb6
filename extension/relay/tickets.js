/**
 * What has been allowed and has not yet been seen on a wire. A ticket is good once, for the same
 * content: the method and all of its params, in the network that was reviewed. Nothing in a message
 * says that it has one, so there is nothing that a page could copy. docs/threat-model.md says what a
 * page can do with a ticket that its own request has earned.
 */

/** How long a wallet's script may take from the release to its wire. */
const TICKET_MS = 10_000;
/** How many tickets are kept, and how many characters they hold; the oldest go first. */
const MAX_TICKETS = 128;
const MAX_TICKETS_SIZE = 2 * MAX_SIZE;

/**
 * @typedef {{ method: string, params: unknown, chain: string | null }} Call what a wallet is asked; the
 *   params are JSON
 */

/** The oldest first. @type {{ content: string, chain: string | null, until: number }[]} */
let tickets = [];

/**
 * Members of a transaction that are numbers: `0x0`, `0x00` and `0` are one to every wallet.
 */
const QUANTITIES = ["value", "gas", "gasLimit", "gasPrice", "maxFeePerGas", "maxPriorityFeePerGas", "nonce", "chainId", "type"];

/** @param {any} transaction */
function sameTransaction(transaction) {
  /** @type {Record<string, any>} */
  const same = {};
  for (const [key, member] of Object.entries(transaction)) {
    if (member !== null) same[key] = typeof member === "string" && /^0x/iu.test(member) ? member.toLowerCase() : member;
  }
  for (const key of QUANTITIES) {
    const written = same[key];
    if (typeof written !== "number" && !/^(?:0x[0-9a-f]{1,64}|[0-9]{1,78})$/u.test(written ?? "")) continue;
    if (typeof written !== "number" || Number.isSafeInteger(written)) same[key] = `${BigInt(written)}`;
  }
  if (same["value"] === "0") delete same["value"];
  return same;
}

/** @param {string} message as it is signed: bytes in hex, or text */
function sameMessage(message) {
  if (/^0x(?:[0-9a-fA-F]{2})*$/u.test(message)) return message.toLowerCase();
  // Odd digits are bytes to some wallets and text to others.
  if (/^0x/iu.test(message)) return message;
  return asHex(new TextEncoder().encode(message), { size: MAX_SIZE });
}

/** @param {string} text typed data, which is the same however its JSON is laid out */
function sameTypedData(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * One line for everything that means the same to every wallet. Wallets' scripts in the page rewrite
 * some requests on the way to their wire, by no more than is allowed for here.
 * @param {Call} call
 */
function contentOf({ method, params }) {
  const name = bareName(method);
  let given = params ?? [];
  if (Array.isArray(given)) {
    const [first, second] = given;
    if (name === "ethsendtransaction" && typeof first === "object" && first !== null && !Array.isArray(first)) {
      given = [sameTransaction(first), ...given.slice(1)];
    } else if (name === "personalsign" && typeof first === "string" && typeof second === "string") {
      given = [sameMessage(first), second.toLowerCase(), ...given.slice(2)];
    } else if (name.startsWith("ethsigntypeddatav") && typeof second === "string") {
      given = [typeof first === "string" ? first.toLowerCase() : first, sameTypedData(second), ...given.slice(2)];
    }
  }
  return `${name} ${spell(given)}`;
}

/** @param {Call} call */
function issue(call) {
  const now = performance.now();
  tickets = tickets.filter(({ until }) => until > now);
  tickets.push({ content: contentOf(call), chain: call.chain, until: now + TICKET_MS });
  let size = tickets.reduce((sum, { content }) => sum + content.length, 0);
  while (tickets.length > MAX_TICKETS || size > MAX_TICKETS_SIZE) size -= tickets.shift()?.content.length ?? size;
}

/**
 * Uses up a ticket for each call, or none at all if one is missing.
 * @param {Call[]} calls
 * @returns {boolean} whether each had one
 */
function redeem(calls) {
  if (tickets.length === 0) return false;
  const now = performance.now();
  const left = tickets.filter(({ until }) => until > now);
  for (const call of calls) {
    const content = contentOf(call);
    const at = left.findIndex((ticket) =>
      ticket.content === content && (ticket.chain === null || call.chain === null || ticket.chain === call.chain));
    if (at < 0) return false;
    left.splice(at, 1);
  }
  tickets = left;
  return true;
}
