/**
 * Facts of the chain. The engine asks questions; the page's script puts them to the very wallet that
 * was asked, and a second review is made with the answers. No server is asked.
 *
 * The wallet's script runs in the page's realm, so whoever made the page can answer in its place. A
 * fact may therefore make words better and a verdict worse, and nothing else: a review that says less
 * than the one without facts is not used.
 *
 * @typedef {import("./engine.js").Request} Request
 * @typedef {import("./engine.js").Review} Review
 * @typedef {{ id: string, method: string, params: unknown[] }} Call
 * @typedef {{ [id: string]: string }} Facts
 */
import { within } from "./bound.js";
import * as engine from "./engine.js";

/** What may be asked: calls that read, and that every node answers. */
const METHODS = ["eth_call", "eth_getCode", "eth_getStorageAt"];

/** How many questions of one request are put to a wallet. */
const MAX_CALLS = 16;

/** How long an answer may be, in characters: the code of the largest contracts, in hex. */
const MAX_ANSWER = 100_000;

/** How long all of it may take. */
const FACTS_MS = 1_000;

/** The same for a request that would pass without it, and keeps nobody waiting who has a window before them. */
const DECISIVE_MS = 500;

/** How much of that is for the way there and back: what a wallet said until then is to arrive in time. */
const WAY_MS = 100;

/** How often answers may lead to new questions. */
const ROUNDS = 2;

const LEVELS = ["notice", "warning", "danger", "critical"];
const VERDICTS = ["clear", ...LEVELS];

/** Asks one frame. */
export class Asker {
  /** The frame's number of a question → who waits for the answers. @type {Map<number, (facts: unknown) => void>} */
  #waiting = new Map();

  /** @param {chrome.runtime.Port} port */
  constructor(port) {
    this.port = port;
  }

  /**
   * @param {number} n
   * @param {Call[]} calls
   * @param {number} ms how long the wallet may take
   * @returns {Promise<unknown>}
   */
  ask(n, calls, ms) {
    const { promise, resolve } = Promise.withResolvers();
    this.#waiting.set(n, resolve);
    this.port.postMessage({ type: "read", n, calls, ms });
    return promise;
  }

  /**
   * A frame has answered. Only what was asked is heard.
   * @param {any} message
   */
  heard({ n, facts }) {
    this.#waiting.get(n)?.(facts);
    this.forget(n);
  }

  /** @param {number} n */
  forget(n) {
    this.#waiting.delete(n);
  }
}

/**
 * @typedef {object} Informed
 * @property {Review} review
 * @property {boolean} informed whether facts of the page's are in it
 * @property {Facts} facts what is known
 */

/**
 * A review with the facts that it asks for, or the same one where none come or they would hide something.
 * @param {Asker} asker
 * @param {number} n
 * @param {Request} request
 * @param {Review} first
 * @param {Facts} [known] what is in that review already
 * @returns {Promise<Informed>}
 */
export function inform(asker, n, request, first, known = {}) {
  return ask(asker, n, request, first, known, { time: FACTS_MS, matters: () => true });
}

/**
 * The same for a request that would pass without it: asked is only what may well make the verdict worse,
 * which the engine tells, and for less long.
 * @param {Asker} asker
 * @param {number} n
 * @param {Request} request
 * @param {Review} first
 * @returns {Promise<Informed>}
 */
export function informDecisively(asker, n, request, first) {
  return ask(asker, n, request, first, {}, { time: DECISIVE_MS, matters });
}

/** Whether there is a fact that a request that would pass is worth being kept for. @param {Review} review */
export function isUndecided({ questions }) {
  return questions.some(matters);
}

/** @param {Review["questions"][number]} question */
function matters({ decides }) {
  return decides === true;
}

/**
 * @param {Asker} asker
 * @param {number} n
 * @param {Request} request
 * @param {Review} first
 * @param {Facts} known
 * @param {{ time: number, matters: (question: Review["questions"][number]) => boolean }} how
 * @returns {Promise<Informed>}
 */
async function ask(asker, n, request, first, known, { time, matters }) {
  const end = Date.now() + time;
  const facts = { ...known };
  let review = first;
  let used = known;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const calls = callsOf(review, facts, matters);
      if (calls.length === 0) break;
      const left = end - Date.now();
      const answers = await within(asker.ask(n, calls, left - WAY_MS), left, "The wallet gave no facts in time.");
      if (!take(answers, calls, facts)) break;
      const next = await engine.review({ ...request, facts });
      if (!next.review || !saysAsMuch(next.review, first)) break;
      review = next.review;
      used = { ...facts };
    }
  } catch {
    // What was reviewed until now stands.
  }
  asker.forget(n);
  return { review, informed: review !== first, facts: used };
}

/**
 * @param {Review} review
 * @param {Facts} known
 * @param {(question: Review["questions"][number]) => boolean} matters
 * @returns {Call[]}
 */
function callsOf({ questions }, known, matters) {
  return questions
    .filter((question) => matters(question) && METHODS.includes(question.rpc.method) && !Object.hasOwn(known, question.id))
    .slice(0, MAX_CALLS)
    .map(({ id, rpc: { method, params } }) => ({ id, method, params }));
}

/**
 * Takes the answers to what was asked, where they are bytes in hex, as they must be.
 * @param {any} answers
 * @param {Call[]} calls
 * @param {Facts} facts
 * @returns {boolean} whether there were any
 */
function take(answers, calls, facts) {
  if (typeof answers !== "object" || answers === null) return false;
  let taken = false;
  for (const { id } of calls) {
    const answer = Object.hasOwn(answers, id) ? answers[id] : null;
    if (typeof answer !== "string" || answer.length > MAX_ANSWER || !/^0x[0-9a-f]*$/iu.test(answer)) continue;
    facts[id] = answer;
    taken = true;
  }
  return taken;
}

/**
 * Whether a review with facts says everything that the one without them warns of, as loudly.
 * @param {Review} informed
 * @param {Review} first
 */
export function saysAsMuch(informed, first) {
  if (VERDICTS.indexOf(informed.verdict) < VERDICTS.indexOf(first.verdict)) return false;
  if (informed.gaps.length < first.gaps.length) return false;
  return first.findings
    .filter(({ level }) => level !== "notice")
    .every((found) =>
      informed.findings.some(({ rule, path, level }) =>
        rule === found.rule && path === found.path && LEVELS.indexOf(level) >= LEVELS.indexOf(found.level)));
}
