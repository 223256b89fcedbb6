/**
 * Runs the same tests in each browser. A file of tests starts each browser once, with a fresh
 * profile, beside a node and a site of its own; every test leaves the browser as it found it.
 */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import * as asking from "../../../examples/dapp/requests.js";
import { Anvil } from "./anvil.mjs";
import { Chromium } from "./chromium.mjs";
import { install } from "./contracts.mjs";
import { until } from "./driver.mjs";
import { Firefox } from "./firefox.mjs";
import { Site } from "./server.mjs";
import { PLAIN } from "./tricks.mjs";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const ARTIFACTS = join(ROOT, "dist/test-artifacts");

/** Whether a person wants to watch. */
const HEADED = process.env["HEADED"] === "1";

/** The browsers, and the folder of the extension that is built for each. */
const BROWSERS = [
  { name: "chromium", browser: Chromium, folder: "chrome" },
  { name: "firefox", browser: Firefox, folder: "firefox" },
];

/**
 * @typedef {import("./driver.mjs").Driver} Driver
 * @typedef {import("./driver.mjs").ReviewWindow} ReviewWindow
 * @typedef {import("./driver.mjs").Shown} Shown
 * @typedef {import("./tricks.mjs").Trick} Trick
 * @typedef {import("./server.mjs").Visit} Visit
 * @typedef {asking.Request} Request
 */

/**
 * The extension as it was built for a browser.
 * @param {string} folder
 */
function built(folder) {
  const path = join(process.env["DIST"] ?? join(ROOT, "dist"), folder);
  if (!existsSync(join(path, "manifest.json"))) {
    throw new Error(`${path} holds no extension; run ./build.sh first`);
  }
  return path;
}

/** What a test has at hand: a browser, a node, a site, and the requests that a page may make. */
export class World {
  /** @type {Driver} */
  browser;
  /** The unpacked extension of this browser. */
  extension = "";

  /**
   * @param {Driver} browser
   * @param {Anvil} anvil
   * @param {Site} site
   * @param {`0x${string}`} account
   */
  constructor(browser, anvil, site, account) {
    this.browser = browser;
    this.anvil = anvil;
    this.site = site;
    this.account = account;
    /** @type {Record<string, Request>} */
    this.requests = { approve: asking.approve(account), transfer: asking.transfer(account) };
  }

  /**
   * Opens a page that plays a trick.
   * @param {Trick} [trick]
   * @param {Record<string, Request>} [requests] other requests than the usual two
   */
  async visit(trick = PLAIN, requests = {}) {
    const visit = this.site.visit(trick, { ...this.requests, ...requests });
    return { ...visit, page: await this.browser.open(visit.url) };
  }

  /**
   * Opens a page that asks for one thing, plainly.
   * @param {Request} request
   */
  ask(request) {
    return this.visit(PLAIN, { approve: request });
  }

  /**
   * Checks that a page was told that the person refused, and that its wallet was asked to sign
   * nothing.
   * @param {Visit} visit
   * @param {string} [label]
   */
  async wasRefused(visit, label) {
    const { result, error } = await this.site.outcome(visit, label);
    assert.equal(result, undefined, "the request was released");
    assert.equal(error?.code, 4001, `the page was told: ${error?.message}`);
    if (label === undefined) assert.deepEqual(this.site.signed(visit), []);
  }

  /**
   * Checks that a page got the hash of a transaction, and that the chain holds exactly what was
   * asked for.
   * @param {Visit} visit
   * @param {Request} request
   * @param {string} [label]
   */
  async wasSent(visit, request, label) {
    const { result, error } = await this.site.outcome(visit, label);
    assert.equal(error, undefined, `the page was told: ${error?.message}`);
    const [wanted] = request.params;
    // The node tells the hash before the block is made.
    const sent = await until("the transaction to be in a block", async () => {
      const found = await this.anvil.rpc("eth_getTransactionByHash", [result]);
      return found?.blockNumber && found;
    });
    assert.deepEqual(
      { from: sent.from, to: sent.to, input: sent.input, value: BigInt(sent.value) },
      {
        from: wanted.from.toLowerCase(),
        to: wanted.to.toLowerCase(),
        input: wanted.data ?? "0x",
        value: BigInt(wanted.value ?? 0),
      },
    );
  }

  /**
   * Checks that the chain sees nothing while something is done.
   * @param {() => Promise<void>} act
   */
  async chainSeesNothing(act) {
    const before = await this.anvil.state(this.account);
    await act();
    assert.deepEqual(await this.anvil.state(this.account), before, "the chain has changed");
  }
}

/**
 * Checks that the review names the danger for what it is.
 * @param {Shown} shown
 */
export function assertNamesListed(shown) {
  assert.equal(shown.verdict, "critical");
  assert.ok(
    shown.findings.some(({ rule }) => rule === "dprk-address"),
    `the findings are ${JSON.stringify(shown.findings)}`,
  );
}

/**
 * @typedef {(world: World, context: import("node:test").TestContext) => Promise<void>} Body
 */

/**
 * Declares tests that run in each browser, or in the one that `BROWSER` names.
 * @param {string} title
 * @param {(test: (name: string, body: Body) => void) => void} declare
 * @param {{ extension?: boolean }} [options] whether the extension is there; it is unless said so
 */
export function inEachBrowser(title, declare, { extension = true } = {}) {
  for (const { name, browser, folder } of BROWSERS) {
    if (process.env["BROWSER"] && process.env["BROWSER"] !== name) continue;
    describe(`${title} (${name})`, () => {
      /** @type {World} */
      let world;
      /** What has been started, to be ended in the opposite order. @type {(() => Promise<void>)[]} */
      const started = [];
      before(async () => {
        const anvil = await Anvil.start();
        started.push(() => anvil.stop());
        const site = await Site.start(anvil);
        started.push(() => site.close());
        const [account] = await anvil.rpc("eth_accounts");
        await install(anvil, account);
        const path = extension ? built(folder) : null;
        const driver = await browser.launch({ extension: path, headed: HEADED });
        started.push(() => driver.close());
        world = new World(driver, anvil, site, account);
        world.extension = path ?? "";
      });
      after(async () => {
        for (const end of started.reverse()) await end();
      });
      declare((what, body) => {
        it(what, async (context) => {
          try {
            await body(world, context);
          } catch (error) {
            await world.browser.capture(join(ARTIFACTS, name, `${title} ${what}`.replace(/\W+/g, "-")));
            throw error;
          } finally {
            await world.browser.reset();
          }
        });
      });
    });
  }
}

/**
 * Starts another browser of the kind that a world has.
 * @param {World} world
 * @param {string | null} extension
 * @param {boolean} [obliging] see the browsers' own `launch`
 * @param {string} [profile] likewise
 */
export function another(world, extension, obliging = false, profile) {
  const kind = BROWSERS.find(({ name }) => name === world.browser.name);
  if (!kind) throw new Error(`no such browser: ${world.browser.name}`);
  return kind.browser.launch({ extension, headed: HEADED, obliging, ...(profile ? { profile } : {}) });
}
