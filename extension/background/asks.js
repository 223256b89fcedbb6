/**
 * The questions of the frames: each is reviewed, and then allowed, or put before the person.
 *
 * @typedef {import("./queue.js").Decision} Decision
 * @typedef {import("./requests.js").Ask} Ask
 * @typedef {import("./engine.js").Request} Request
 * @typedef {import("./engine.js").Review} Review
 * @typedef {{ request: Request, review: Review | null, unchecked: string | null }} Checked
 */
import * as around from "./around.js";
import * as book from "./book.js";
import { within } from "./bound.js";
import * as counts from "./counts.js";
import * as engine from "./engine.js";
import * as facts from "./facts.js";
import * as pauses from "./pauses.js";
import * as queue from "./queue.js";
import { buildRequest, isFramed, pageOf, readAsk } from "./requests.js";

/** How many requests of one tab may be open: a page that floods its wallet must not flood the person. */
const MAX_OPEN_PER_TAB = 100;
/** How many characters they may have together: one request of the largest size, with its bytes in hex. */
const MAX_SIZE_PER_TAB = 32 * 1024 * 1024;

/** How long reading what is stored may keep a request waiting. */
const READY_MS = 5_000;

/** JSON-RPC's "limit exceeded" (EIP-1474). */
const LIMIT_EXCEEDED = -32005;
/** JSON-RPC's "invalid params". */
const INVALID_PARAMS = -32602;
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
  const asker = new facts.Asker(port);
  const document = sender.documentId ?? queue.randomId();
  /**
   * The frame's number of a question → its size, and the queue's id once it has one.
   * @type {Map<number, { size: number, id: string | null }>}
   */
  const open = new Map();
  /** Is fulfilled when the last question so far is before the person, or needs not be. @type {Promise<void>} */
  let last = Promise.resolve();
  /**
   * Is fulfilled when nothing that is to pass is kept for a fact of the chain any more: what a page asks
   * reaches its wallet in the page's order.
   * @type {Promise<void>}
   */
  let passing = Promise.resolve();

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
    if (!close(n)) return;
    if (decision.allow) around.released();
    port.postMessage({ type: "answer", n, ...decision });
  }

  /** @param {number} n */
  function drop(n) {
    asker.forget(n);
    const id = close(n)?.id;
    if (id) queue.drop(id);
  }

  port.onDisconnect.addListener(() => {
    for (const n of [...open.keys()]) drop(n);
  });

  port.onMessage.addListener((message) => {
    if (message?.type === "gone") drop(message.n);
    else if (message?.type === "facts") asker.heard(message);
    else if (message?.type === "ask" && Number.isSafeInteger(message.n) && !open.has(message.n)) hear(message.n, readAsk(message));
  });

  /**
   * @param {number} n
   * @param {Ask | null} ask
   */
  function hear(n, ask) {
    if (!ask) {
      port.postMessage({ type: "answer", n, allow: false, code: INVALID_PARAMS, message: "This request names no method, so it was refused." });
      return;
    }
    // Before anything else: a relay that hears nothing takes it that nobody is here.
    port.postMessage({ type: "heard", n });
    const size = JSON.stringify(ask.request).length;
    open.set(n, { size, id: null });
    const total = tally(tab, 1, size);
    if (total.count > MAX_OPEN_PER_TAB || total.size > MAX_SIZE_PER_TAB) {
      answer(n, { allow: false, code: LIMIT_EXCEEDED, message: "Too many requests of this tab wait for a decision." });
      return;
    }
    const before = last;
    last = handle(ask, before).catch((error) => {
      console.error("A request could not be handled.", error);
      answer(n, { allow: false, code: INTERNAL_ERROR, message: "Countersign failed, so this request was refused." });
    });
  }

  /**
   * @param {Ask} ask
   * @param {Promise<void>} before when the questions that were asked earlier are before the person
   */
  async function handle(ask, before) {
    const { n, wallet, door, hostile } = ask;
    const checked = await check(sender, ask, ready);
    const { request, unchecked } = checked;
    let { review } = checked;
    // The frame may have gone meanwhile.
    if (!open.has(n)) return;
    const framed = isFramed(sender);
    const pausedUntil = pauses.untilFor(request, framed);
    const withBook = { ...request, book: book.forRequest() };
    // The wallet of a hostile frame, or one that was not asked through the wrapper, is not questioned.
    const asks = hostile.length === 0 && !door;
    /** @type {facts.Facts} */
    let known = {};
    let informed = false;
    if (review && hostile.length === 0 && PASSING.includes(review.verdict)) {
      const earlier = passing;
      if (asks && facts.isUndecided(review)) {
        const deciding = facts.informDecisively(asker, n, withBook, review);
        passing = Promise.all([earlier, deciding]).then(() => {});
        ({ review, informed, facts: known } = await deciding);
      }
      await earlier;
      if (!open.has(n)) return;
      if (PASSING.includes(review.verdict)) return pass(n, review, "passed", pausedUntil);
    }

    if (review && asks) {
      const more = await facts.inform(asker, n, withBook, review, known);
      review = more.review;
      informed ||= more.informed;
      if (!open.has(n)) return;
      if (pausedUntil !== null && pauses.lets(review.verdict)) return pass(n, review, "paused", pausedUntil);
    }
    await before;
    const question = open.get(n);
    if (!question) return;
    counts.reviewed(tab, review?.verdict ?? "unchecked", pausedUntil !== null);
    counts.add("warned");
    const item = {
      asked_at: Date.now(),
      framed,
      page: pageOf(sender),
      wallet,
      request,
      review,
      unchecked,
      informed,
      door,
      hostile,
      paused_until: pausedUntil,
    };
    const place = { tab, frame: sender.frameId ?? 0, document, origin: request.origin ?? null };
    question.id = queue.add(item, place, (decision) => {
      answer(n, decision);
      if (decision.allow && review) remember(sender, review);
    });
  }

  /**
   * @param {number} n
   * @param {Review} review
   * @param {"passed" | "paused"} count
   * @param {number | null} pausedUntil
   */
  function pass(n, review, count, pausedUntil) {
    answer(n, { allow: true });
    counts.reviewed(tab, review.verdict, pausedUntil !== null);
    counts.add(count);
    remember(sender, review);
  }
}

/**
 * What the engine says of a question; without its word, why there is none.
 * @param {chrome.runtime.MessageSender} sender
 * @param {Ask} ask
 * @param {Promise<void>} ready
 * @returns {Promise<Checked>}
 */
async function check(sender, ask, ready) {
  const request = await buildRequest(sender, ask);
  try {
    await within(ready, READY_MS, "What Countersign has stored could not be read in time.");
  } catch (error) {
    return { request, review: null, unchecked: String(error instanceof Error ? error.message : error) };
  }
  return { request, ...(await engine.review({ ...request, book: book.forRequest() })) };
}

/**
 * Remembers whom a request pays that has gone on to the wallet; nothing of a private window.
 * @param {chrome.runtime.MessageSender} sender
 * @param {Review} review
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
