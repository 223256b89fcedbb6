// What the vectors share: the engine as npm has it, and the list of what is known to differ.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const require = createRequire(import.meta.url);
const { Engine } = require("../../dist/npm/nodejs/countersign.js");

/** @typedef {import("../../dist/npm/nodejs/countersign.js").Review} Review */

const engine = new Engine();

/**
 * @param {string} method
 * @param {unknown} params
 * @param {string} [chain]
 * @returns {Review}
 */
export const review = (method, params, chain = "eip155:1") => engine.review({ method, params, chain });

/**
 * The review of a whole request.
 *
 * @param {Parameters<typeof engine.review>[0]} request
 * @returns {Review}
 */
export const reviewed = (request) => engine.review(request);

/**
 * The cases that Ethers' authors publish.
 *
 * @param {string} name
 * @returns {any[]}
 */
export const testcases = (name) => {
  const file = require.resolve(`@ethersproject/testcases/testcases/${name}.json.gz`);
  return JSON.parse(gunzipSync(readFileSync(file)).toString());
};

/** Which cases are known to fail, by suite, and why. */
const EXPECTED = JSON.parse(
  readFileSync(fileURLToPath(new URL("../expected_gaps.json", import.meta.url)), "utf8"),
);

/**
 * Runs every case. The ones that fail must be those that are known to; one that is known to fail and
 * does not is an error too, so that the list stays true.
 *
 * @template {{ name: string }} Case
 * @param {string} suite
 * @param {Case[]} cases
 * @param {(one: Case) => void} check
 */
export const checkAll = (suite, cases, check) => {
  /** @type {Record<string, string>} */
  const expected = EXPECTED[suite] ?? {};
  const failures = new Map();
  for (const one of cases) {
    try {
      check(one);
    } catch (error) {
      failures.set(one.name, error instanceof Error ? error.message : String(error));
    }
  }
  const surprising = [...failures].filter(([name]) => !(name in expected));
  assert.equal(
    surprising.length,
    0,
    `${surprising.length} of ${cases.length} fail; first: ${surprising
      .slice(0, 3)
      .map(([name, why]) => `${name}: ${why}`)
      .join("\n")}`,
  );
  const mended = Object.keys(expected).filter((name) => !failures.has(name));
  assert.deepEqual(mended, [], "these stand in tests/expected_gaps.json and pass");
};

/**
 * The parties in all acts of a review that play this role.
 *
 * @param {Review} review
 * @param {string} role
 * @returns {string[]}
 */
export const parties = (review, role) => {
  /** @param {any} act @returns {string[]} */
  const of = (act) => [
    ...act.parties
      .filter((/** @type {any} */ party) => party.role === role)
      .map((/** @type {any} */ party) => party.address.toLowerCase()),
    ...act.calls.flatMap(of),
  ];
  return review.acts.flatMap(of);
};
