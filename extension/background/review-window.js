/**
 * The one window in which the person decides. It opens when the first request waits and closes
 * when none does. Whatever ends it otherwise refuses everything that waits.
 */
import * as queue from "./queue.js";

const PAGE = "ui/review.html";
const SIZE = { width: 440, height: 680 };

/** How long the window may take to open and report, before what waits is refused. */
const OPEN_MS = 20_000;

/** Under this key the session's storage holds the window's tab, in case the background is killed. */
const KEY = "review-tab";

const CLOSED = "Countersign: you closed the review, so this request was refused.";
const NOT_OPENED = "Countersign could not show this request, so it was refused.";

/**
 * The tab in the window. The tab is what is closed in the end, not the window: a browser may have
 * opened other tabs there, and those are not ours.
 * @type {number | null}
 */
let tab = null;
/** @type {chrome.runtime.Port | null} */
let port = null;
let opening = false;

/** Brings the window in line with the queue. */
export function update() {
  if (queue.isEmpty()) close();
  else if (port) tell(port);
  else if (!opening && tab === null) void open();
}

/**
 * The window has loaded.
 * @param {chrome.runtime.Port} connected
 */
export function accept(connected) {
  if (port) {
    // A second window would show the same requests twice.
    connected.disconnect();
    return;
  }
  port = connected;
  remember(connected.sender?.tab?.id ?? null);
  connected.onMessage.addListener((message) => {
    if (port !== connected) return;
    if (message?.type === "decide" && typeof message.id === "string") queue.decide(message.id, message.allow === true);
    if (message?.type === "refuse-all") queue.refuseAll("Countersign: you refused this request.");
  });
  connected.onDisconnect.addListener(() => {
    if (port === connected) lost(CLOSED);
  });
  tell(connected);
}

/**
 * A tab of the browser was closed.
 * @param {number} id
 */
export function tabRemoved(id) {
  if (id !== tab) return;
  tab = null;
  lost(CLOSED);
}

/** Closes the window that an earlier life of the background left open: nobody listens to it. */
export async function recover() {
  const { [KEY]: left } = await chrome.storage.session.get(KEY);
  await chrome.storage.session.remove(KEY);
  if (typeof left === "number") await remove(left);
}

async function open() {
  opening = true;
  try {
    const created = await chrome.windows.create({ url: PAGE, type: "popup", focused: true, ...SIZE });
    const id = created?.tabs?.[0]?.id;
    if (id === undefined) throw new Error("The window has no tab.");
    if (!port) remember(id);
    setTimeout(() => {
      if (tab === id && !port) lost(NOT_OPENED);
    }, OPEN_MS);
  } catch (error) {
    console.error("The review window could not be opened.", error);
    queue.refuseAll(NOT_OPENED);
  }
  opening = false;
  // Everything may have been decided or dropped while the window was opening.
  update();
}

/** @param {number | null} id */
function remember(id) {
  tab = id;
  void chrome.storage.session.set({ [KEY]: id });
}

/** @param {chrome.runtime.Port} connected */
function tell(connected) {
  connected.postMessage({ type: "queue", items: queue.items() });
}

/** @param {string} why */
function lost(why) {
  port = null;
  queue.refuseAll(why);
}

function close() {
  const [id, connected] = [tab, port];
  tab = null;
  port = null;
  if (connected) tell(connected);
  if (id !== null) void remove(id);
  void chrome.storage.session.remove(KEY);
}

/** @param {number} id */
async function remove(id) {
  try {
    await chrome.tabs.remove(id);
  } catch {
    // It is closed already.
  }
}
