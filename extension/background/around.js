/**
 * The backstop: a wallet opens a window of its own though no request has gone on to it. A page has
 * then reached it by a way that Countersign does not see, or the person has: this tells, and stops
 * nothing.
 *
 * It needs the permission to see the addresses of tabs, which nobody has unless they turned it on in
 * the settings. Only the wallets of the table are looked for, by their addresses in Chromium; Firefox
 * gives each installation of an extension another.
 *
 * @typedef {{ wallet: string, at: number }} Seen
 */
import { WALLETS } from "./wallets.js";

const PAGE = "ui/around.html";
const SIZE = { width: 440, height: 520 };

/** What must be granted. */
const PERMISSION = /** @type {chrome.permissions.Permissions} */ ({ permissions: ["tabs"] });

/** For how long a request that has gone on explains a window: a wallet may first have to be unlocked. */
const EXPLAINS_MS = 60_000;

/** What a wallet's window is called in its own address while it signs nothing. */
const HARMLESS = /unlock|connect|permission|onboard|welcome|switch-?chain|add-?chain/iu;

/** Under this key the session's storage holds when requests went on, in case the background ends. */
const KEY = "released";

/** How many of those are kept. */
const MAX_RELEASED = 20;

/** When requests went on that no window has opened for yet. @type {number[]} */
let releasedAt = [];

/** Wallets' windows that were looked at. @type {Set<number>} */
const looked = new Set();

/** Whether tabs can be seen. */
let on = false;

/** @type {Seen | null} */
let seen = null;

/** The tab in which that is told. @type {number | null} */
let told = null;

/** @returns {Promise<void>} */
export async function load() {
  on = await chrome.permissions.contains(PERMISSION);
  const { [KEY]: stored } = await chrome.storage.session.get(KEY);
  if (Array.isArray(stored)) releasedAt = stored;
}

/**
 * Whether this browser can tell a wallet's window, and whether the person wants that.
 * @returns {Promise<{ possible: boolean, on: boolean }>}
 */
export async function current() {
  const { optional_permissions: optional = [], permissions = [] } = chrome.runtime.getManifest();
  on = await chrome.permissions.contains(PERMISSION);
  return { possible: [...optional, ...permissions].some((name) => name === "tabs"), on };
}

/** Gives the permission back. */
export async function turnOff() {
  await chrome.permissions.remove(PERMISSION);
}

/** @returns {Promise<Seen | null>} what the window tells of */
export async function last() {
  return seen;
}

/** A request goes on to a wallet. */
export function released() {
  if (!on) return;
  releasedAt = [...recent(), Date.now()].slice(-MAX_RELEASED);
  void chrome.storage.session.set({ [KEY]: releasedAt });
}

/**
 * A tab shows an address.
 * @param {chrome.tabs.Tab} tab
 */
export async function tabSeen({ id, url, windowId }) {
  const address = URL.parse(url ?? "");
  const wallet = address?.protocol === "chrome-extension:" ? WALLETS[address.hostname] : undefined;
  if (id === undefined || !address || !wallet || looked.has(id)) return;
  // Pages of a wallet in an ordinary window are opened by people.
  const { type } = await chrome.windows.get(windowId).catch(() => ({ type: undefined }));
  if (type !== "popup" || looked.has(id)) return;
  if (HARMLESS.test(address.pathname + address.hash)) return;
  looked.add(id);
  const [explained, ...rest] = recent();
  if (explained !== undefined) {
    releasedAt = rest;
    await chrome.storage.session.set({ [KEY]: releasedAt });
    return;
  }
  seen = { wallet, at: Date.now() };
  await tell();
}

/** @param {number} tab */
export function tabRemoved(tab) {
  looked.delete(tab);
  if (told === tab) told = null;
}

function recent() {
  const now = Date.now();
  return releasedAt.filter((at) => at <= now && now - at < EXPLAINS_MS);
}

/** Opens the window that tells, over the wallet's. */
async function tell() {
  if (told !== null) await chrome.tabs.remove(told).catch(() => {});
  const created = await chrome.windows.create({ url: PAGE, type: "popup", focused: true, ...SIZE });
  told = created?.tabs?.[0]?.id ?? null;
}
