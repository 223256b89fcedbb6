/**
 * Changed copies of the extension; above all, for tests of the background, one with a relay that passes
 * everything on, so that a test speaks for the page's side itself.
 */

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./driver.mjs";

const RELAY = fileURLToPath(new URL("../pages/bare-relay.js", import.meta.url));

/** @typedef {(manifest: any, folder: string) => void | Promise<void>} Change what is changed in a copy */

/**
 * Starts a browser of the kind that a world has with a changed copy of its extension, and ends both afterwards.
 * @param {import("./suite.mjs").World} world
 * @param {Change} change
 * @param {(browser: import("./driver.mjs").Driver) => Promise<void>} act
 */
export async function withCopy(world, change, act) {
  const { another } = await import("./suite.mjs");
  const folder = await mkdtemp(join(tmpdir(), "countersign-copy-"));
  await cp(world.extension, folder, { recursive: true });
  const path = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8"));
  await change(manifest, folder);
  await writeFile(path, JSON.stringify(manifest));
  const browser = await another(world, folder);
  try {
    await act(browser);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

/**
 * The same with a copy whose relay passes everything on.
 * @param {import("./suite.mjs").World} world
 * @param {(browser: import("./driver.mjs").Driver) => Promise<void>} act
 * @param {Change} [change] what else is changed
 */
export function withBare(world, act, change) {
  return withCopy(world, async (manifest, folder) => {
    await cp(RELAY, join(folder, "bare-relay.js"));
    const [script] = manifest.content_scripts;
    manifest.content_scripts = [{ ...script, world: "ISOLATED", js: ["bare-relay.js"] }];
    await change?.(manifest, folder);
  }, act);
}

/** A page whose relay passes everything on. */
export class BarePage {
  /**
   * @param {import("./driver.mjs").Driver} browser
   * @param {string} url
   */
  static async open(browser, url) {
    const page = await browser.open(url);
    await page.evaluate(() => {
      /** @type {any} */
      const self = window;
      self.heard = [];
      addEventListener("message", ({ data }) => data?.fromBackground && self.heard.push(data.fromBackground));
    });
    return new BarePage(page);
  }

  /** @param {import("puppeteer-core").Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {object} message */
  async say(message) {
    await this.page.evaluate((toBackground) => window.postMessage({ toBackground }, "*"), message);
  }

  /**
   * @param {number} n
   * @param {{ method: string, params?: any, chain?: any, account?: any }} request
   * @param {object} [more]
   */
  ask(n, request, more = {}) {
    return this.say({ type: "ask", n, wallet: "Bare", request, ...more });
  }

  /** @returns {Promise<any[]>} everything that has come from the background */
  async heard() {
    return /** @type {any} */ (await this.page.evaluate(() => /** @type {any} */ (window).heard));
  }

  /**
   * @param {string} type
   * @param {number} n
   */
  async wait(type, n) {
    return until(`${type} for ${n}`, async () => (await this.heard()).find((one) => one.type === type && one.n === n));
  }

  /** @param {number} n */
  answer(n) {
    return this.wait("answer", n);
  }
}
