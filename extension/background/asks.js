/**
 * The questions of the frames: each is reviewed, and then allowed, or put before the person.
 *
 * @typedef {import("./queue.js").Decision} Decision
 */
import * as counts from "./counts.js";
import * as engine from "./engine.js";
import * as queue from "./queue.js";
import { buildRequest, isFramed, readAsk } from "./requests.js";

/** How many requests of one tab may be open. A page that floods its wallet cannot flood the person. */
const MAX_OPEN_PER_TAB = 100;

/** JSON-RPC's "limit exceeded" (EIP-1474). */
const LIMIT_EXCEEDED = -32005;
/** JSON-RPC's "internal error". */
const INTERNAL_ERROR = -32603;

/** Verdicts that pass without a question to the person. */
const PASSING = ["clear", "notice"];

/** Tab → how many of its requests are open. @type {Map<number, number>} */
const openByTab = new Map();

/**
 * Serves one frame until its port closes: the frame navigated, its tab was closed, or the
 * extension is going away. What the frame waited for is dropped then; nobody is left to answer.
 * @param {chrome.runtime.Port} port
 * @param {Promise<void>} ready
 */
export function accept(port, ready) {
  const sender = /** @type {chrome.runtime.MessageSender} */ (port.sender);
  const tab = /** @type {number} */ (sender.tab?.id);
  /** The frame's number of a question → the queue's id, once it has one. @type {Map<number, string | null>} */
  const open = new Map();

  counts.documentSeen(tab, sender);

  /** @param {number} n */
  function close(n) {
    const known = open.delete(n);
    if (known) tally(tab, -1);
    return known;
  }

  /**
   * @param {number} n
   * @param {Decision} decision
   */
  function answer(n, decision) {
    if (close(n)) port.postMessage({ type: "answer", n, ...decision });
  }

  /** @param {number} n */
  function drop(n) {
    const id = open.get(n);
    close(n);
    if (id) queue.drop(id);
  }

  port.onDisconnect.addListener(() => {
    for (const n of [...open.keys()]) drop(n);
  });

  port.onMessage.addListener(async (message) => {
    if (message?.type === "gone") drop(message.n);
    if (message?.type !== "ask") return;
    const ask = readAsk(message);
    if (!ask || open.has(ask.n)) return;
    const { n, wallet } = ask;
    const full = (openByTab.get(tab) ?? 0) >= MAX_OPEN_PER_TAB;
    open.set(n, null);
    tally(tab, 1);
    if (full) {
      answer(n, { allow: false, code: LIMIT_EXCEEDED, message: "Too many requests of this tab wait for a decision." });
      return;
    }
    try {
      await ready;
      const request = await buildRequest(sender, ask);
      const { review, unchecked } = await engine.review(request);
      // The frame may have gone meanwhile.
      if (!open.has(n)) return;
      counts.reviewed(tab, review?.verdict ?? "unchecked");
      if (review && PASSING.includes(review.verdict)) {
        counts.add("passed");
        answer(n, { allow: true });
        return;
      }
      counts.add("warned");
      const item = { asked_at: Date.now(), framed: isFramed(sender), wallet, request, review, unchecked };
      open.set(n, queue.add(item, tab, (decision) => answer(n, decision)));
    } catch (error) {
      console.error("A request could not be handled.", error);
      answer(n, { allow: false, code: INTERNAL_ERROR, message: "Countersign failed, so this request was refused." });
    }
  });
}

/**
 * @param {number} tab
 * @param {number} change
 */
function tally(tab, change) {
  const open = (openByTab.get(tab) ?? 0) + change;
  if (open > 0) openByTab.set(tab, open);
  else openByTab.delete(tab);
}
