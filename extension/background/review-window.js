/**
 * The one window in which the person decides. It opens when the first request waits and closes
 * when none does. Whatever ends it otherwise refuses everything that waits.
 */
import * as queue from "./queue.js";

const PAGE = "ui/review.html";
const SIZE = { width: 440, height: 680 };

/** How long the window may take to open and report, before what waits is refused. */
const OPEN_MS = 20_000;

/** Under this key the session's storage holds the window's id, in case the background is killed. */
const KEY = "window";

const CLOSED = "Countersign: you closed the review, so this request was refused.";
const NOT_OPENED = "Countersign could not show this request, so it was refused.";

/** @type {number | null} */
let shown = null;
/** @type {chrome.runtime.Port | null} */
let port = null;
let opening = false;

/** Brings the window in line with the queue. */
export function update() {
  if (queue.isEmpty()) close();
  else if (port) tell(port);
  else if (!opening && shown === null) void open();
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
 * A window of the browser was closed.
 * @param {number} id
 */
export function removed(id) {
  if (id !== shown) return;
  shown = null;
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
    const { id = null } = (await chrome.windows.create({ url: PAGE, type: "popup", focused: true, ...SIZE })) ?? {};
    shown = id;
    opening = false;
    void chrome.storage.session.set({ [KEY]: id });
    setTimeout(() => {
      if (shown === id && !port) lost(NOT_OPENED);
    }, OPEN_MS);
    // Everything may have been decided or dropped while the window was opening.
    update();
  } catch (error) {
    opening = false;
    console.error("The review window could not be opened.", error);
    queue.refuseAll(NOT_OPENED);
  }
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
  const [id, connected] = [shown, port];
  shown = null;
  port = null;
  if (connected) tell(connected);
  if (id !== null) void remove(id);
  void chrome.storage.session.remove(KEY);
}

/** @param {number} id */
async function remove(id) {
  try {
    await chrome.windows.remove(id);
  } catch {
    // It is closed already.
  }
}
