/**
 * Pauses: for a while, the warnings of one site are not put before the person, who asked for that in
 * the popup. What is worse than a warning, or could not be checked, is put before the person all the same.
 *
 * A pause is for a page and the frames of its own origin. Another site's frame in that page has none,
 * and neither has the site where it is framed by another.
 */
import { siteOfTab } from "./requests.js";

/** How long a pause lasts. */
const PAUSE_MS = 15 * 60 * 1000;

/** How many sites can be paused at once. */
const MAX_PAUSES = 20;

/** The one verdict that a pause lets pass. */
const PAUSED = "warning";

/** Under this key the session's storage holds them: a pause does not outlive the browser. */
const KEY = "pauses";

/** The alarm that takes the marks of a pause away. */
const ALARM = "pause-over";

/** What the badge shows in a paused site's tab. */
const BADGE = "❙❙";
const BADGE_COLOUR = "#5f6368";

/** Origin → until when, in unix milliseconds. @type {Map<string, number>} */
const pauses = new Map();

/** Tabs that bear the mark. @type {Set<number>} */
const marked = new Set();

/** @returns {Promise<void>} */
export async function load() {
  const { [KEY]: stored } = await chrome.storage.session.get(KEY);
  if (Array.isArray(stored)) for (const [origin, until] of stored) pauses.set(origin, until);
}

/**
 * Until when a site is paused, in unix milliseconds; nothing if it is not. A clock that was set back
 * does not make a pause longer.
 * @param {string | undefined} origin
 * @returns {number | null}
 */
export function until(origin) {
  const end = pauses.get(origin ?? "");
  const left = (end ?? 0) - Date.now();
  return end !== undefined && left > 0 && left <= PAUSE_MS ? end : null;
}

/**
 * Until when the site that makes a request is paused.
 * @param {import("./engine.js").Request} request
 * @param {boolean} framed
 */
export function untilFor({ origin, top_origin: around }, framed) {
  return framed && around !== origin ? null : until(origin ?? undefined);
}

/**
 * Whether a paused site's request with this verdict goes on to the wallet.
 * @param {string} verdict
 */
export function lets(verdict) {
  return verdict === PAUSED;
}

/**
 * A site, and until when it is paused, in unix milliseconds; nothing if it is not.
 * @typedef {{ origin: string, paused_until: number | null }} Site
 */

/** @param {string} origin @returns {Site} */
const asItIs = (origin) => ({ origin, paused_until: until(origin) });

/**
 * The site in front of the person.
 * @returns {Promise<Site | null>}
 */
export async function siteInFront() {
  const origin = await siteOfTab(await tabInFront());
  return origin === null ? null : asItIs(origin);
}

/**
 * Pauses the site in front, if it is still the one that the person was shown.
 * @param {unknown} origin
 * @returns {Promise<Site | null>} the site as it is then; nothing if another is in front
 */
export async function pause(origin) {
  const tab = await tabInFront();
  const site = await siteOfTab(tab);
  if (tab === undefined || site === null || site !== origin) return null;
  tidy();
  if (pauses.size >= MAX_PAUSES && !pauses.has(site)) return asItIs(site);
  pauses.set(site, Date.now() + PAUSE_MS);
  await Promise.all([store(), mark(tab, site), chrome.alarms.create(ALARM, { when: Date.now() + PAUSE_MS })]);
  return asItIs(site);
}

/**
 * Ends a pause, whether or not its page is in front, or answers.
 * @param {unknown} origin
 * @returns {Promise<Site>} the site as it is then
 */
export async function resume(origin) {
  const site = String(origin);
  pauses.delete(site);
  await Promise.all([store(), unmark()]);
  return asItIs(site);
}

/**
 * A tab shows another page, or the same anew: browsers forget a tab's badge then.
 * @param {number} tab
 */
export async function tabUpdated(tab) {
  if (pauses.size === 0) return;
  marked.delete(tab);
  const site = await siteOfTab(tab);
  if (site !== null) await mark(tab, site);
}

/** @param {string} name */
export async function alarm(name) {
  if (name !== ALARM) return;
  tidy();
  await Promise.all([store(), unmark()]);
  const next = Math.min(...pauses.values());
  if (Number.isFinite(next)) await chrome.alarms.create(ALARM, { when: next });
}

function tidy() {
  for (const origin of [...pauses.keys()]) if (until(origin) === null) pauses.delete(origin);
}

async function store() {
  await chrome.storage.session.set({ [KEY]: [...pauses] });
}

/** @returns {Promise<number | undefined>} */
async function tabInFront() {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id;
}

/**
 * Shows in a tab's badge that its site is paused.
 * @param {number} tabId
 * @param {string} site
 */
async function mark(tabId, site) {
  const end = until(site);
  if (end === null) return;
  marked.add(tabId);
  await show(tabId, BADGE, `Countersign: warnings of this site are paused until ${clock(end)}`);
}

/** Takes the marks away from tabs whose site is not paused any more. */
async function unmark() {
  for (const tab of [...marked]) {
    const site = await siteOfTab(tab);
    if (site !== null && until(site) !== null) continue;
    marked.delete(tab);
    await show(tab, "", "");
  }
}

/**
 * @param {number} tabId
 * @param {string} text
 * @param {string} title empty for the usual one
 */
async function show(tabId, text, title) {
  try {
    await chrome.action.setBadgeText({ tabId, text });
    if (text) await chrome.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
    await chrome.action.setTitle({ tabId, title: title || chrome.i18n.getMessage("name") });
  } catch {
    // The tab is gone.
  }
}

/** @param {number} time */
function clock(time) {
  return new Date(time).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
