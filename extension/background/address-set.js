/**
 * The address set that the person brought or had fetched, in place of the one that is built in. It is
 * a signed bundle; the engine verifies it before it uses it, here and again at each start.
 *
 * @typedef {import("../engine/countersign.js").Engine} Engine
 *
 * @typedef {{ kind: "file" | "url", name: string }} Origin where a bundle came from
 *
 * @typedef {"signature" | "older" | "expired" | "broken"} Refusal why the engine does not take a bundle
 *
 * @typedef {"new" | "same" | "too-large" | "storage" | "engine" | Refusal} Outcome
 *
 * @typedef {object} Kept
 * @property {string} bytes in base64
 * @property {Origin} origin
 * @property {number} accepted unix seconds
 * @property {number} not_after unix seconds: until when its publisher wants it to be used
 */

/** Under this key the local storage holds the bundle. */
const KEY = "address-set";

/**
 * How large a bundle may be. The storage holds 10 MB in Chrome; base64 is a third longer than the bytes,
 * and the person's own addresses need their part.
 */
export const MAX_BYTES = 2 * 1024 * 1024;

/** Where a bundle says it: behind the first bytes of each and the number of its form. */
const NOT_AFTER_AT = 12;

/** @type {string[]} */
const REFUSALS = ["signature", "older", "expired", "broken"];

/** How many bytes become text at a time: each is an argument of one call, and calls have a limit. */
const CHUNK = 0x4000;

/** The bundle that was accepted last. @type {Kept | null} */
let kept = null;

/** Why it is not in use, if it is not. @type {Refusal | null} */
let unused = null;

/**
 * Where the set in use came from; nothing where it is the one that is built in.
 * @returns {{ origin: Origin, accepted: number, not_after: number, unused: Refusal | null } | null}
 */
export function current() {
  return kept && { origin: kept.origin, accepted: kept.accepted, not_after: kept.not_after, unused };
}

/**
 * Has a new engine use the bundle that was accepted last.
 *
 * It is verified as of the moment in which it was accepted: a set that has expired since then is still
 * newer than the one that is built in, and its date is shown. If the extension now comes with a newer
 * one, the bundle has had its time and is forgotten.
 * @param {Engine} engine
 */
export async function restore(engine) {
  const { [KEY]: stored } = await chrome.storage.local.get(KEY);
  kept = /** @type {Kept | undefined} */ (stored) ?? null;
  unused = null;
  if (!kept) return;
  try {
    engine.loadIntel(fromBase64(kept.bytes), kept.accepted);
  } catch (error) {
    unused = refusal(error);
    if (unused && unused !== "older") return;
    kept = null;
    await chrome.storage.local.remove(KEY);
    // An engine that fails on a bundle would do so at every start; the next one begins without it.
    if (!unused) throw error;
  }
}

/**
 * Has the engine verify a bundle and use it, and keeps it for the next start.
 * @param {Engine} engine
 * @param {Uint8Array} bytes
 * @param {Origin} origin
 * @returns {Promise<Outcome>}
 */
export async function replace(engine, bytes, origin) {
  if (bytes.length > MAX_BYTES) return "too-large";
  const accepted = Math.floor(Date.now() / 1000);
  const before = engine.info().intel.version;
  try {
    engine.loadIntel(bytes, accepted);
  } catch (error) {
    const why = refusal(error);
    if (!why) throw error;
    return why;
  }
  const next = { bytes: toBase64(bytes), origin, accepted, not_after: notAfter(bytes) };
  kept = next;
  unused = null;
  try {
    await chrome.storage.local.set({ [KEY]: next });
  } catch {
    return "storage";
  }
  return engine.info().intel.version === before ? "same" : "new";
}

/**
 * Until when a bundle wants to be used, in unix seconds; the engine has verified the bundle.
 * @param {Uint8Array} bytes
 */
function notAfter(bytes) {
  return Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(NOT_AFTER_AT, true));
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = "";
  for (let start = 0; start < bytes.length; start += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  }
  return btoa(text);
}

/**
 * Why the engine refused a bundle; nothing where it failed in another way.
 * @param {unknown} error
 */
function refusal(error) {
  const code = /** @type {{ code?: unknown } | null} */ (error)?.code;
  return REFUSALS.includes(String(code)) ? /** @type {Refusal} */ (code) : null;
}
