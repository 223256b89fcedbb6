/**
 * What Countersign has done since the browser started, for the popup, and what it has read in each
 * tab, for the badge on its icon.
 *
 * @typedef {{ read: number, passed: number, paused: number, warned: number, refused: number, allowed: number }} Counts
 */

/** Under this key the session's storage holds the counts. */
const KEY = "counts";

/** The badge's colour by the worst verdict in the tab, mildest first. */
const COLOURS = new Map([
  ["clear", "#1f6f43"],
  ["notice", "#1f5f99"],
  ["warning", "#8a5a00"],
  ["unchecked", "#8a2b00"],
  ["danger", "#b3261e"],
  ["critical", "#8c0d0d"],
]);
const SEVERITY = [...COLOURS.keys()];

/** The badge has room for this much. */
const MAX_SHOWN = 99;

/**
 * How long what is counted may wait to be stored and shown. Both are work for several processes, and a
 * page's next request is not to wait for that.
 */
const SHOW_MS = 100;

/** Tabs whose badges are out of date. @type {Set<number>} */
const outdated = new Set();

let scheduled = false;

/** @type {Counts} */
const counts = { read: 0, passed: 0, paused: 0, warned: 0, refused: 0, allowed: 0 };

/** Tab → what was read in its page. @type {Map<number, { read: number, worst: string }>} */
const tabs = new Map();

/** @returns {Promise<void>} */
export async function load() {
  const { [KEY]: stored } = await chrome.storage.session.get(KEY);
  if (stored) Object.assign(counts, stored);
}

/** @returns {Counts} */
export function current() {
  return { ...counts };
}

/**
 * @param {keyof Counts} name
 * @param {number} [more]
 */
export function add(name, more = 1) {
  counts[name] += more;
  schedule();
}

function schedule() {
  if (scheduled) return;
  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    void chrome.storage.session.set({ [KEY]: counts });
    for (const tab of outdated) {
      const { read, worst } = tabs.get(tab) ?? { read: 0, worst: "" };
      if (read > 0) void showBadge(tab, read > MAX_SHOWN ? `${MAX_SHOWN}+` : String(read), COLOURS.get(worst) ?? "#8a2b00");
    }
    outdated.clear();
  }, SHOW_MS);
}

/**
 * A frame has connected. If it is the page itself, the tab's count begins anew.
 * @param {number} tab
 * @param {chrome.runtime.MessageSender} sender
 */
export function documentSeen(tab, sender) {
  if (sender.frameId === 0) tabs.delete(tab);
}

/** @param {number} tab */
export function forgetTab(tab) {
  tabs.delete(tab);
}

/**
 * A request of a tab was read.
 * @param {number} tab
 * @param {string} verdict
 * @param {boolean} paused whether the badge says that the tab's site is paused, which it goes on saying
 */
export function reviewed(tab, verdict, paused) {
  add("read");
  const before = tabs.get(tab) ?? { read: 0, worst: "clear" };
  const worst = SEVERITY.indexOf(verdict) > SEVERITY.indexOf(before.worst) ? verdict : before.worst;
  tabs.set(tab, { read: before.read + 1, worst });
  if (!paused) outdated.add(tab);
}

/**
 * @param {number} tabId
 * @param {string} text
 * @param {string} color
 */
async function showBadge(tabId, text, color) {
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text }),
      chrome.action.setBadgeBackgroundColor({ tabId, color }),
    ]);
  } catch {
    // The tab is gone.
  }
}
