/**
 * Fetching the address set from an address on the web, where the person has turned that on. The only
 * file of the extension that uses the network.
 *
 * What is fetched is a plain file, the same for everybody. The request carries no cookie, no referrer
 * and no mark of an earlier visit, and follows no redirect to a place that the person did not name.
 * Who made the file is told by its signature, not by where it lay.
 *
 * @typedef {"permission" | "unreachable" | "status" | "too-large"} Trouble why nothing was fetched
 *
 * @typedef {object} Attempt
 * @property {number} at unix seconds
 * @property {Trouble | import("./address-set.js").Outcome} outcome
 * @property {string} detail which status, for one
 *
 * @typedef {object} Settings
 * @property {string} url may be empty
 * @property {boolean} on
 * @property {Attempt | null} last the last attempt, by hand or by itself, with a file or a URL
 */
import { MAX_BYTES } from "./address-set.js";
import * as engine from "./engine.js";

/** Under this key the local storage holds the settings. */
const KEY = "updates";

/** The alarm's name. */
const ALARM = "update";

/** How often the file is fetched. Lists change by the week; a day late is early enough. */
const PERIOD_MINUTES = 24 * 60;

/** How long after the browser's start at the earliest, so as not to be in anyone's way. */
const SETTLE_MINUTES = 2;

/** How long fetching may take: Chrome ends a worker whose fetch takes more than 30 s. */
const FETCH_MS = 25_000;

/** How long a URL may be. */
const MAX_URL = 2_000;

/** @type {Settings} */
let settings = { url: "", on: false, last: null };

/** The fetch that is under way. @type {Promise<Attempt> | null} */
let running = null;

/** @returns {Promise<void>} */
export async function load() {
  const { [KEY]: stored } = await chrome.storage.local.get(KEY);
  if (stored) settings = { ...settings, ...stored };
  if (settings.on && !(await chrome.alarms.get(ALARM))) await schedule();
}

/** @returns {Settings} */
export function current() {
  return settings;
}

/**
 * Turns fetching on. The page that asks for this has the browser's permission for the site already;
 * only there can it be asked for.
 * @param {unknown} url
 * @returns {Promise<Attempt | null>} nothing where it is no URL to fetch from
 */
export async function turnOn(url) {
  const wanted = readUrl(url);
  if (!wanted) return null;
  if (settings.url && settings.url !== wanted) await forgetPermission(settings.url, wanted);
  await store({ url: wanted, on: true });
  await schedule();
  return now();
}

export async function turnOff() {
  await store({ on: false });
  await chrome.alarms.clear(ALARM);
  await forgetPermission(settings.url, "");
}

/**
 * An alarm went off.
 * @param {string} name
 */
export async function alarm(name) {
  if (name === ALARM && settings.on) await now();
}

/**
 * Fetches the file and hands it to the engine; whoever asks meanwhile gets the same answer.
 * @returns {Promise<Attempt>}
 */
export function now() {
  running ??= fetchAndUse(settings.url)
    .then((done) => note(done.outcome, done.detail))
    .finally(() => (running = null));
  return running;
}

/**
 * Hands a bundle to the engine that the person has picked as a file.
 * @param {Uint8Array} bytes
 * @param {string} name
 * @returns {Promise<Attempt>}
 */
export async function useFile(bytes, name) {
  return note(await engine.use(bytes, { kind: "file", name }));
}

/**
 * @param {string} url
 * @returns {Promise<{ outcome: Attempt["outcome"], detail?: string }>}
 */
async function fetchAndUse(url) {
  if (!(await chrome.permissions.contains({ origins: [patternOf(url)] }))) return { outcome: "permission" };
  let bytes;
  try {
    const response = await fetch(url, {
      cache: "no-store",
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      // Without this the request would tell which languages the person reads.
      headers: { accept: "*/*", "accept-language": "*" },
      signal: AbortSignal.timeout(FETCH_MS),
    });
    if (!response.ok) return { outcome: "status", detail: String(response.status) };
    bytes = await readAtMost(response, MAX_BYTES);
  } catch {
    return { outcome: "unreachable" };
  }
  return { outcome: bytes ? await engine.use(bytes, { kind: "url", name: url }) : "too-large" };
}

/**
 * @param {Response} response
 * @param {number} most
 * @returns {Promise<Uint8Array | null>} nothing where it is longer than that
 */
async function readAtMost(response, most) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > most) {
      await reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** Sets the alarm: a day after the last attempt, but not at once. */
async function schedule() {
  const since = settings.last ? (Date.now() / 1000 - settings.last.at) / 60 : PERIOD_MINUTES;
  const delayInMinutes = Math.min(Math.max(PERIOD_MINUTES - since, SETTLE_MINUTES), PERIOD_MINUTES);
  await chrome.alarms.create(ALARM, { delayInMinutes, periodInMinutes: PERIOD_MINUTES });
}

/**
 * @param {Attempt["outcome"]} outcome
 * @param {string} [detail]
 * @returns {Promise<Attempt>}
 */
async function note(outcome, detail = "") {
  const last = { at: Math.floor(Date.now() / 1000), outcome, detail };
  await store({ last });
  return last;
}

/** @param {Partial<Settings>} changes */
async function store(changes) {
  const next = { ...settings, ...changes };
  await chrome.storage.local.set({ [KEY]: next });
  settings = next;
}

/**
 * Gives back the permission for a site that is no longer fetched from.
 * @param {string} url
 * @param {string} kept another URL, whose site may be the same
 */
async function forgetPermission(url, kept) {
  if (!url || (kept && patternOf(kept) === patternOf(url))) return;
  try {
    await chrome.permissions.remove({ origins: [patternOf(url)] });
  } catch {
    // It was given for longer than this, by the browser's own settings.
  }
}

/**
 * A URL as it will be fetched; nothing where it is none of the secure web, or names a person.
 * @param {unknown} written
 * @returns {string | null}
 */
function readUrl(written) {
  const url = typeof written === "string" && written.length <= MAX_URL ? URL.parse(written.trim()) : null;
  if (!url || url.protocol !== "https:" || url.username || url.password) return null;
  url.hash = "";
  return url.href;
}

/** @param {string} url */
function patternOf(url) {
  return `https://${URL.parse(url)?.hostname ?? ""}/*`;
}
