/**
 * A promise that is not waited for longer than so long: what hangs must not keep a page hanging.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} ms
 * @param {string} late what the error says if it is not there by then
 * @returns {Promise<T>}
 */
export function within(promise, ms, late) {
  const { promise: over, reject } = Promise.withResolvers();
  const timer = setTimeout(() => reject(new Error(late)), ms);
  return Promise.race([promise, /** @type {Promise<never>} */ (over)]).finally(() => clearTimeout(timer));
}
