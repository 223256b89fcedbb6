/**
 * MetaMask's own page for trying wallets, `@metamask/test-dapp`, with a wallet on it: how it is served,
 * pressed and read.
 */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { until } from "../harness/driver.mjs";

const DIST = join(dirname(createRequire(import.meta.url).resolve("@metamask/test-dapp/package.json")), "dist");

/** How long the wallet must have had nothing to do until a step counts as done. */
const QUIET_MS = 60;

/** How long a step may take; with a dozen of pages of a review in it. */
const STEP_LIMIT_MS = 90_000;

/**
 * The page waits for receipts by looking every four seconds. A test has no time for that.
 */
const POLLING = "this._pollingInterval = 4000";

/**
 * The page encrypts with a key that it draws by lot; here it draws the same each time. The extension has
 * taken what it draws with before.
 */
const FIXED_LOT = "<script>crypto.getRandomValues = (array) => array.fill(7);</script>";

/** The page shows pictures and asks servers of others; nothing of that is let out. */
const POLICY = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'";

/**
 * @typedef {import("puppeteer-core").Page} Page
 * @typedef {import("../harness/driver.mjs").Driver} Driver
 * @typedef {import("../harness/server.mjs").Site} Site
 * @typedef {import("./wallet.mjs").Wallet} Wallet
 *
 * @typedef {object} Step
 * @property {string | string[]} press the id of what is pressed, or several, one right after the other
 * @property {Record<string, string>} [fill] what is typed first, by the id of the field
 * @property {number} [asks] how often the wallet is asked for something; once unless said so
 * @property {Record<string, RegExp>} [shows] what can be read afterwards, by the id of the element
 */

/**
 * A page of the dapp with a wallet of its own.
 * @param {Site} site
 * @param {Wallet} wallet
 * @returns {Promise<string>} its URL
 */
export async function serve(site, wallet) {
  const script = await readFile(join(DIST, "main.js"), "utf8");
  if (!script.includes(POLLING)) throw new Error("the page of the test dapp waits in another way than it did");
  const faster = script.replaceAll(POLLING, "this._pollingInterval = 20");
  const page = (await readFile(join(DIST, "index.html"), "utf8"))
    .replace(/<link\s[^>]*https:[^>]*>/g, "")
    .replace("<head>", `<head><base href="${wallet.path}/">${wallet.scripts(site.origin)}${FIXED_LOT}`);
  site.serve(`${wallet.path}/index.html`, (_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY }).end(page);
  });
  site.serve(`${wallet.path}/main.js`, (_request, response) => {
    response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(faster);
  });
  return `${site.origin}${wallet.path}/index.html`;
}

/**
 * Runs in the page; everything that it shows and that could be typed or pressed, by the elements' ids.
 */
function look() {
  const shown = Array.from(document.querySelectorAll("main [id]"), (element) => {
    const { value = null, disabled = false, hidden = false } = /** @type {HTMLInputElement} */ (element);
    return [element.id, element.childElementCount > 0 ? null : element.textContent?.trim(), value, disabled, hidden];
  });
  return shown.map((row) => JSON.stringify(row)).join("\n");
}

/** @param {Page} page */
export const read = (page) => page.evaluate(look);

/**
 * Opens the dapp and waits until it knows the wallet.
 * @param {Driver} browser
 * @param {Site} site
 * @param {Wallet} wallet
 */
export async function open(browser, site, wallet) {
  const page = await browser.open(await serve(site, wallet));
  await until("the dapp to know the wallet", () => page.evaluate(() =>
    document.querySelector("#activeProviderName")?.textContent === "MetaMask"
    && document.querySelector("#network")?.textContent !== ""));
  await until("the wallet to be quiet", () => isQuiet(wallet));
  return page;
}

/** @param {Wallet} wallet */
const isQuiet = (wallet) => wallet.busy === 0 && Date.now() - wallet.lastBusy > QUIET_MS;

/**
 * Types and presses.
 * @param {Page} page
 * @param {Step} step
 */
export async function press(page, { press: ids, fill = {} }) {
  const error = await page.evaluate((names, typed) => {
    for (const [field, text] of Object.entries(typed)) {
      const input = document.getElementById(field);
      if (!(input instanceof HTMLInputElement)) return `there is no field ${field}`;
      input.value = text;
      for (const type of ["input", "change", "keyup"]) input.dispatchEvent(new Event(type, { bubbles: true }));
    }
    for (const name of names) {
      const button = document.getElementById(name);
      if (!button) return `there is no ${name}`;
      if (button instanceof HTMLButtonElement && button.disabled) return `${name} cannot be pressed`;
      button.click();
    }
    return "";
  }, [ids].flat(), fill);
  if (error) throw new Error(error);
}

/**
 * Makes a step, and lets through whatever a review window asks about meanwhile.
 * @param {Driver} browser
 * @param {Page} page
 * @param {Wallet} wallet
 * @param {Step} step
 * @returns {Promise<{ asked: string[], verdicts: string[] }>} what reached the wallet, and what was reviewed
 */
export async function make(browser, page, wallet, step) {
  const before = wallet.asked.length;
  /** @type {string[]} */
  const verdicts = [];
  await press(page, step);
  const { asks = 1, shows = {} } = step;
  const wanted = Object.entries(shows).map(([id, { source, flags }]) => ({ id, source, flags }));
  await until(`${step.press} to be done`, async () => {
    const [window] = await browser.reviewWindows();
    const shown = await window?.read();
    if (window && shown) {
      verdicts.push(shown.verdict);
      await window.goOn();
      return false;
    }
    return wallet.asked.length >= before + asks && isQuiet(wallet) && page.evaluate((all, quiet) => {
      const { messages, last } = /** @type {any} */ (window).keyedWallet;
      return messages === 0 && performance.now() - last > quiet
        && all.every(({ id, source, flags }) => new RegExp(source, flags).test(document.getElementById(id)?.textContent ?? ""));
    }, wanted, QUIET_MS);
  }, STEP_LIMIT_MS).catch(async (error) => {
    const seen = wanted.map(({ id }) => id);
    const rows = (await read(page)).split("\n").filter((row) => seen.includes(JSON.parse(row)[0]));
    throw new Error(`${error.message}; the wallet was asked ${wallet.asked.length - before} times, the page shows ${rows}`);
  });
  return { asked: wallet.asked.slice(before), verdicts };
}
