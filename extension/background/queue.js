/**
 * The requests that wait for the person. A decision is for one request, and is told only to the
 * document that asked: the queue keeps the way back beside each item.
 *
 * @typedef {import("./engine.js").Request} Request
 * @typedef {import("./engine.js").Review} Review
 *
 * @typedef {{ allow: true } | { allow: false, code: number, message: string }} Decision
 *
 * @typedef {object} Item what the review window is told of a waiting request
 * @property {string} id random, 128 bits, hex
 * @property {number} asked_at unix milliseconds
 * @property {boolean} framed
 * @property {import("./requests.js").Page} page
 * @property {string | null} wallet
 * @property {Request} request
 * @property {Review | null} review
 * @property {string | null} unchecked
 * @property {boolean} informed whether facts that the page's own connection told are in the review
 * @property {"message" | null} door
 * @property {string[]} hostile with anything here, the request can only be refused
 * @property {number | null} paused_until until when warnings of the site are paused, in unix milliseconds
 *
 * @typedef {object} Place where a request comes from, as the browser says it
 * @property {number} tab
 * @property {number} frame
 * @property {string} document the browser's id of the document, or else one that is made up when it connects
 * @property {string | null} origin
 *
 * @typedef {{ item: Item, place: Place, decided: (decision: Decision) => void }} Entry
 */
import * as counts from "./counts.js";

/** EIP-1193's "user rejected the request". */
const REFUSED = 4001;

/** Under this key the session's storage holds what waits, in case the background is killed. */
const KEY = "waiting";

/** Oldest first. @type {Map<string, Entry>} */
const entries = new Map();

/** @type {() => void} */
let changed = () => {};

/**
 * @param {() => void} listener is called after each change
 */
export function whenChanged(listener) {
  changed = listener;
}

/** @returns {Item[]} */
export function items() {
  return [...entries.values()].map(({ item }) => item);
}

/** @returns {boolean} */
export function isEmpty() {
  return entries.size === 0;
}

/**
 * @param {Omit<Item, "id">} asked
 * @param {Place} place
 * @param {(decision: Decision) => void} decided
 * @returns {string} the id of the item
 */
export function add(asked, place, decided) {
  const id = randomId();
  entries.set(id, { item: { id, ...asked }, place, decided });
  update();
  return id;
}

/**
 * The person has decided on one item. What a hostile frame asks cannot be allowed by anybody.
 * @param {string} id
 * @param {boolean} allow
 */
export function decide(id, allow) {
  if (allow && (entries.get(id)?.item.hostile.length ?? 0) > 0) return;
  settle(id, allow ? { allow } : refusal("Countersign: you refused this request."));
  update();
}

/**
 * @param {string} message why
 */
export function refuseAll(message) {
  for (const id of [...entries.keys()]) settle(id, refusal(message));
  update();
}

/**
 * Forgets an item whose frame is gone.
 * @param {string} id
 */
export function drop(id) {
  if (!entries.delete(id)) return;
  counts.add("refused");
  update();
}

/**
 * Clears what waited when an earlier life of the background ended. The relays have refused it,
 * since their ports closed with that life.
 * @returns {Promise<number>} how much it was
 */
export async function recover() {
  const { [KEY]: left = [] } = await chrome.storage.session.get(KEY);
  await chrome.storage.session.remove(KEY);
  return Array.isArray(left) ? left.length : 0;
}

/**
 * @param {string} message
 * @returns {Decision}
 */
function refusal(message) {
  return { allow: false, code: REFUSED, message };
}

/**
 * @param {string} id
 * @param {Decision} decision
 */
function settle(id, decision) {
  const entry = entries.get(id);
  if (!entry) return;
  entries.delete(id);
  counts.add(decision.allow ? "allowed" : "refused");
  entry.decided(decision);
}

function update() {
  // The requests themselves are not stored: they may be large, and nobody could be answered later.
  const waiting = [...entries.values()].map(({ item, place }) => ({ id: item.id, asked_at: item.asked_at, ...place }));
  void chrome.storage.session.set({ [KEY]: waiting });
  changed();
}

/** 128 bits, in hex. */
export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
