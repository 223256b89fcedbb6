/**
 * Runs the browser tests, several files at once: each file once for each browser, in a process of its own,
 * with its own browser, node and site on ports of their own. What takes longest begins first, so that the end
 * does not wait for one of them. Prints a line for each that is done, failures in full, and what it adds up to.
 *
 *     node tests/browser/run.mjs [file…]
 */

import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TESTS = join(ROOT, "tests/browser");

/** What takes longest, from the longest on; the others may come in any order. */
const LONG = [
  "compat/test-dapp", "bypass/transports", "bypass/wallets", "bypass/messages", "background", "intel", "control",
  "tricks", "endings", "compat/libraries", "compat/invisible", "failures", "pause", "compat/shapes",
];

/** The slower one first. */
const BROWSERS = ["firefox", "chromium"].filter((name) => [undefined, "", name].includes(process.env["BROWSER"]));

/**
 * How many run at once. Each waits a good deal: for a window to come up, or for the moment in which it may be
 * pressed. So there is one more than processors, and not so many that they get into each other's way.
 */
const LANES = Number(process.env["LANES"]) || Math.min(availableParallelism() + 1, 6);

/**
 * @typedef {{ file: string, browser: string, name: string }} Job
 * @typedef {{ passed: number, failed: number }} Count
 */

/** @param {string} file */
const nameOf = (file) => relative(TESTS, file).replace(".test.mjs", "");

/** @param {Job} job */
const rank = ({ name }) => (LONG.includes(name) ? LONG.indexOf(name) : LONG.length);

/** @returns {Promise<string[]>} */
async function allFiles() {
  const entries = await readdir(TESTS, { recursive: true });
  return entries.filter((name) => name.endsWith(".test.mjs")).sort().map((name) => join(TESTS, name));
}

/**
 * Runs a file in a browser.
 * @param {Job} job
 * @returns {Promise<Count & { skipped: number, report: string[] }>}
 */
async function run({ file, browser }) {
  const child = spawn(process.execPath, ["--test-reporter=tap", file], {
    cwd: ROOT,
    env: { ...process.env, BROWSER: browser },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  /** @type {string[]} */
  const lines = [];
  const read = async (/** @type {import("node:stream").Readable} */ stream) => {
    for await (const line of createInterface({ input: stream })) lines.push(line);
  };
  await Promise.all([read(child.stdout), read(child.stderr)]);
  const code = await ended;
  const counts = new Map(lines.flatMap((line) => {
    const found = /^# (pass|fail|cancelled|skipped) (\d+)$/.exec(line);
    return found ? [[found[1], Number(found[2])]] : [];
  }));
  const [passed = 0, skipped = 0] = [counts.get("pass"), counts.get("skipped")];
  let failed = (counts.get("fail") ?? 0) + (counts.get("cancelled") ?? 0);
  // A file that ends badly, or in which nothing ran, has failed even if it names no test.
  if (failed === 0 && (code !== 0 || passed + skipped === 0)) failed = 1;
  const report = failed > 0 ? lines : lines.filter((line) => /^ +# (?!Subtest)/.test(line));
  return { passed, failed, skipped, report };
}

const files = process.argv.length > 2 ? process.argv.slice(2).map((file) => resolve(file)) : await allFiles();
/** @type {Job[]} */
const jobs = files.flatMap((file) => BROWSERS.map((browser) => ({ file, browser, name: nameOf(file) })));
jobs.sort((left, right) => rank(left) - rank(right));

const begun = Date.now();
/** @type {Count} */
const sum = { passed: 0, failed: 0 };
/** @type {string[]} */
const broken = [];
const width = Math.max(...jobs.map(({ name }) => name.length));

async function lane() {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const start = Date.now();
    const { passed, failed, skipped, report } = await run(job);
    const took = Date.now() - start;
    sum.passed += passed;
    sum.failed += failed;
    const title = `${job.name.padEnd(width)} ${job.browser.padEnd(8)}`;
    if (failed > 0) broken.push(title);
    const seconds = `${(took / 1000).toFixed(0)} s`.padStart(6);
    const more = (failed > 0 ? `, ${failed} FAILED` : "") + (skipped > 0 ? `, ${skipped} skipped` : "");
    console.log(`${title} ${seconds}  ${passed} passed${more}`);
    for (const line of report) console.log(`    ${line}`);
  }
}
await Promise.all(Array.from({ length: LANES }, lane));

for (const title of broken) console.log(`FAILED: ${title}`);
console.log(`# pass ${sum.passed}\n# fail ${sum.failed}\n# ${LANES} at once, ${((Date.now() - begun) / 1000).toFixed(0)} s`);
process.exitCode = sum.failed > 0 ? 1 : 0;
