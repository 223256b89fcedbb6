/**
 * The questions of the frames: each is reviewed, and then allowed, or put before the person.
 *
 * @typedef {import("./queue.js").Decision} Decision
 */
import * as book from "./book.js";
import * as counts from "./counts.js";
import * as engine from "./engine.js";
import * as queue from "./queue.js";
import { buildRequest, isFramed, readAsk } from "./requests.js";

/** How many requests of one tab may be open: a page that floods its wallet must not flood the person. */
const MAX_OPEN_PER_TAB = 100;
/** How many characters they may have together: one request of the largest size, with its bytes in hex. */
const MAX_SIZE_PER_TAB = 32 * 1024 * 1024;

/** JSON-RPC's "limit exceeded" (EIP-1474). */
const LIMIT_EXCEEDED = -32005;
/** JSON-RPC's "internal error". */
const INTERNAL_ERROR = -32603;

/** Verdicts that pass without a question to the person. */
const PASSING = ["clear", "notice"];

/** Tab → what is open of its requests. @type {Map<number, { count: number, size: number }>} */
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
  /**
   * The frame's number of a question → its size, and the queue's id once it has one.
   * @type {Map<number, { size: number, id: string | null }>}
   */
  const open = new Map();

  counts.documentSeen(tab, sender);

  /** @param {number} n */
  function close(n) {
    const question = open.get(n);
    if (question && open.delete(n)) tally(tab, -1, -question.size);
    return question;
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
    const id = close(n)?.id;
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
    const question = { size: JSON.stringify(ask.request).length, id: /** @type {string | null} */ (null) };
    open.set(n, question);
    const { count, size } = tally(tab, 1, question.size);
    if (count > MAX_OPEN_PER_TAB || size > MAX_SIZE_PER_TAB) {
      answer(n, { allow: false, code: LIMIT_EXCEEDED, message: "Too many requests of this tab wait for a decision." });
      return;
    }
    try {
      await ready;
      const request = await buildRequest(sender, ask);
      const { review, unchecked } = await engine.review({ ...request, book: book.forRequest() });
      // The frame may have gone meanwhile.
      if (!open.has(n)) return;
      counts.reviewed(tab, review?.verdict ?? "unchecked");
      if (review && PASSING.includes(review.verdict)) {
        counts.add("passed");
        answer(n, { allow: true });
        remember(sender, review);
        return;
      }
      counts.add("warned");
      const item = { asked_at: Date.now(), framed: isFramed(sender), wallet, request, review, unchecked };
      question.id = queue.add(item, tab, (decision) => {
        answer(n, decision);
        if (decision.allow && review) remember(sender, review);
      });
    } catch (error) {
      console.error("A request could not be handled.", error);
      answer(n, { allow: false, code: INTERNAL_ERROR, message: "Countersign failed, so this request was refused." });
    }
  });
}

/**
 * Remembers whom a request pays that has gone on to the wallet; nothing of a private window.
 * @param {chrome.runtime.MessageSender} sender
 * @param {import("./engine.js").Review} review
 */
function remember(sender, review) {
  if (sender.tab?.incognito) return;
  book.learn(review).catch((error) => console.error("A payee could not be remembered.", error));
}

/**
 * @param {number} tab
 * @param {number} more requests
 * @param {number} larger characters
 */
function tally(tab, more, larger) {
  const { count, size } = openByTab.get(tab) ?? { count: 0, size: 0 };
  const now = { count: count + more, size: size + larger };
  if (now.count > 0) openByTab.set(tab, now);
  else openByTab.delete(tab);
  return now;
}
