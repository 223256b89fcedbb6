/**
 * The engine: loaded when it is first needed, and again at the next request if that failed.
 *
 * @typedef {import("../engine/countersign.js").Request} Request
 * @typedef {import("../engine/countersign.js").Review} Review
 * @typedef {import("../engine/countersign.js").EngineInfo} EngineInfo
 * @typedef {import("../engine/countersign.js").Known} Known
 * @typedef {import("../engine/countersign.js").Lookup} Lookup
 */
import init, { Engine } from "../engine/countersign.js";
import * as addressSet from "./address-set.js";
import { within } from "./bound.js";

/**
 * How long loading the engine may keep a request waiting. Measured times are below 0.1 s. The engine's
 * own work needs no clock, and none could stop it: it is bounded by the size of the request.
 */
const LOAD_MS = 5_000;

const VERDICTS = ["critical", "danger", "warning", "notice", "clear"];

/** @type {Promise<Engine> | null} */
let loading = null;

/** @returns {Promise<Engine>} */
function load() {
  loading ??= init().then(async () => {
    const engine = new Engine();
    await addressSet.restore(engine);
    return engine;
  });
  return within(loading, LOAD_MS, "The engine took too long to load.");
}

/**
 * Asks the engine something. Never fails: where there is no answer it says why.
 * @template T
 * @param {(engine: Engine) => T | Promise<T>} question
 * @returns {Promise<{ answer: T, failure: null } | { answer: null, failure: string }>}
 */
async function ask(question) {
  try {
    return { answer: await question(await load()), failure: null };
  } catch (error) {
    // An engine that has failed once may be in any state; the next question gets another, in the same memory.
    // If that fails as well, so does the question, until the browser starts the background anew.
    loading = null;
    return { answer: null, failure: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Reviews a request. Without a review it says why there is none, and the caller shows the request
 * as unchecked.
 * @param {Request} request
 * @returns {Promise<{ review: Review, unchecked: null } | { review: null, unchecked: string }>}
 */
export async function review(request) {
  const { answer, failure } = await ask((engine) => {
    const review = engine.review(request);
    if (!VERDICTS.includes(review.verdict)) throw new Error("The engine gave no verdict.");
    return review;
  });
  return answer ? { review: answer, unchecked: null } : { review: null, unchecked: String(failure) };
}

/**
 * Which engine this is, or why there is none.
 * @returns {Promise<{ engine: EngineInfo | null, engine_error: string | null }>}
 */
export async function describe() {
  const { answer, failure } = await ask((engine) => engine.info());
  return { engine: answer, engine_error: failure };
}

/**
 * What the address set lists: incidents, categories and sources with their counts.
 * @returns {Promise<{ known: Known | null }>}
 */
export async function known() {
  return { known: (await ask((engine) => engine.known())).answer };
}

/**
 * What the set says of addresses, in their order; nothing for what is none.
 * @param {string[]} addresses
 * @returns {Promise<{ found: (Lookup | undefined)[] | null }>}
 */
export async function lookUp(addresses) {
  return { found: (await ask((engine) => addresses.map((address) => engine.lookup(address)))).answer };
}

/**
 * Has the engine verify an address set, and use it from then on.
 * @param {Uint8Array} bytes a signed bundle
 * @param {addressSet.Origin} origin
 * @returns {Promise<addressSet.Outcome>}
 */
export async function use(bytes, origin) {
  // What is refused leaves the engine as it was, so a refusal is no failure of it.
  const { answer } = await ask((engine) => addressSet.replace(engine, bytes, origin));
  return answer ?? "engine";
}
