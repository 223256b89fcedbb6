/** How a test has a site of `pages/` do something, by the site's own `window.act`. */

import assert from "node:assert/strict";

/** @typedef {{ result?: any, error?: any }} Told what came of it */

/** @param {import("puppeteer-core").Page} page */
export function talk(page) {
  /**
   * @param {string} name
   * @param {...any} values
   * @returns {Promise<Told>}
   */
  const act = (name, ...values) =>
    page.evaluate((what, given) => /** @type {any} */ (window).act(what, ...given), name, values);
  /**
   * What must go well.
   * @param {string} name
   * @param {...any} values
   */
  const done = async (name, ...values) => {
    const { result, error } = await act(name, ...values);
    assert.equal(error, undefined, `${name}: ${JSON.stringify(error)}`);
    return result;
  };
  return { act, done };
}
