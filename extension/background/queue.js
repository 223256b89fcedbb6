/**
 * The requests that wait for the person. A decision is for one request, and is told only to the
 * frame that asked: the queue keeps the way back beside each item.
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
 * @property {string | null} wallet
 * @property {Request} request
 * @property {Review | null} review
 * @property {string | null} unchecked
 *
 * @typedef {{ item: Item, tab: number, decided: (decision: Decision) => void }} Entry
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
 * @param {number} tab
 * @param {(decision: Decision) => void} decided
 * @returns {string} the id of the item
 */
export function add(asked, tab, decided) {
  const id = randomId();
  entries.set(id, { item: { id, ...asked }, tab, decided });
  update();
  return id;
}

/**
 * The person has decided on one item.
 * @param {string} id
 * @param {boolean} allow
 */
export function decide(id, allow) {
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
  const waiting = [...entries.values()].map(({ item, tab }) => ({ id: item.id, asked_at: item.asked_at, tab }));
  void chrome.storage.session.set({ [KEY]: waiting });
  changed();
}

function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
