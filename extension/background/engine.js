/**
 * The engine: loaded when it is first needed, and again at the next request if that failed.
 *
 * @typedef {import("../engine/countersign.js").Request} Request
 * @typedef {import("../engine/countersign.js").Review} Review
 * @typedef {import("../engine/countersign.js").EngineInfo} EngineInfo
 */
import init, { Engine } from "../engine/countersign.js";

/** How long loading the engine may keep a request waiting. Measured times are below 0.1 s. */
const LOAD_MS = 5_000;

const VERDICTS = ["critical", "danger", "warning", "notice", "clear"];

/** @type {Promise<Engine> | null} */
let loading = null;

/** @returns {Promise<Engine>} */
function load() {
  loading ??= init().then(() => new Engine());
  const { promise: late, reject } = Promise.withResolvers();
  const timer = setTimeout(() => reject(new Error("The engine took too long to load.")), LOAD_MS);
  return Promise.race([loading, late]).finally(() => clearTimeout(timer));
}

/**
 * Reviews a request. Never fails: without a review it says why there is none, and the caller shows
 * the request as unchecked.
 * @param {Request} request
 * @returns {Promise<{ review: Review, unchecked: null } | { review: null, unchecked: string }>}
 */
export async function review(request) {
  try {
    const engine = await load();
    const review = engine.review(request);
    if (!VERDICTS.includes(review.verdict)) throw new Error("The engine gave no verdict.");
    return { review, unchecked: null };
  } catch (error) {
    // An engine that has failed once may be in any state; the next request gets a new one.
    loading = null;
    return { review: null, unchecked: reason(error) };
  }
}

/**
 * Which engine this is, or why there is none.
 * @returns {Promise<{ engine: EngineInfo | null, engine_error: string | null }>}
 */
export async function describe() {
  try {
    return { engine: (await load()).info(), engine_error: null };
  } catch (error) {
    loading = null;
    return { engine: null, engine_error: reason(error) };
  }
}

/** @param {unknown} error */
function reason(error) {
  return error instanceof Error ? error.message : String(error);
}
