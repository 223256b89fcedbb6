/**
 * A page does not notice the extension: its realm and its wallet are what they are without it, apart from
 * what is listed here, and nothing is written to its console.
 */

import assert from "node:assert/strict";
import { until } from "../harness/driver.mjs";
import { another, inEachBrowser } from "../harness/suite.mjs";
import { Wallet } from "./wallet.mjs";

/** Where the property stands is watched for a wallet that comes late, or is exchanged. */
const KNOWN = ["window.ethereum"];

/**
 * Runs in the page: every property of the realm's globals and of their prototypes, with what can be told
 * of it without calling it.
 */
function realm() {
  const text = Function.prototype.toString;
  /** @param {any} value */
  const told = (value) => (typeof value === "function" ? [value.name, value.length, text.call(value).includes("[native code]")] : typeof value);
  /** @param {PropertyDescriptor} property */
  const described = ({ value, get, set, writable, enumerable, configurable }) =>
    JSON.stringify([told(value), told(get), told(set), writable, enumerable, configurable]);
  /** @type {Record<string, string>} */
  const found = {};
  /** @param {string} place @param {object} object */
  const list = (place, object) => {
    for (const key of Reflect.ownKeys(object)) {
      const property = Reflect.getOwnPropertyDescriptor(object, key);
      if (property) found[`${place}.${String(key)}`] = described(property);
    }
  };
  list("window", window);
  list("document", document);
  for (const key of Reflect.ownKeys(window)) {
    const value = Reflect.getOwnPropertyDescriptor(window, key)?.value;
    if (typeof value !== "function") continue;
    list(String(key), value);
    if (value.prototype) list(`${String(key)}.prototype`, value.prototype);
  }
  return found;
}

/** Runs in the page: what can be told of its wallet. */
async function wallet() {
  /** @type {any} */
  const page = window;
  const { ethereum } = page;
  while (!ethereum.isConnected()) await new Promise((resolve) => setTimeout(resolve, 10));
  /** @type {any[]} */
  const announced = [];
  window.addEventListener("eip6963:announceProvider", (event) => announced.push(/** @type {CustomEvent} */ (event).detail));
  for (let count = 0; count < 2; count += 1) window.dispatchEvent(new Event("eip6963:requestProvider"));
  /** @type {any[]} */
  const line = [];
  for (let object = ethereum; object && object !== Object.prototype; object = Object.getPrototypeOf(object)) {
    line.push(Reflect.ownKeys(object).map((key) => {
      const { value, get, ...flags } = /** @type {any} */ (Reflect.getOwnPropertyDescriptor(object, key));
      return [String(key), typeof value, typeof get, value?.name, value?.length, flags];
    }));
  }
  const { enumerable, configurable } = /** @type {any} */ (Reflect.getOwnPropertyDescriptor(window, "ethereum"));
  /** @type {any} */
  let self;
  const listener = /** @this {any} */ function () { self = this; };
  const returned = ethereum.on("message", listener);
  ethereum.emit("message", {});
  return {
    line,
    property: { enumerable, configurable, keys: Object.keys(window).filter((key) => key === "ethereum") },
    stays: ethereum === page.ethereum && Object.is(Reflect.get(window, "ethereum"), ethereum),
    announced: announced.map((detail) => [detail.info, Object.isFrozen(detail), Object.keys(detail), detail.provider === ethereum]),
    same: announced[0]?.provider === announced[1]?.provider,
    listeners: [returned === ethereum, self === ethereum, ethereum.listenerCount("message")],
    promise: ethereum.request({ method: "eth_chainId" }) instanceof Promise,
    bound: await Reflect.apply(ethereum.request, ethereum, [{ method: "eth_chainId" }]),
    taken: await (({ request }) => request({ method: "eth_chainId" }))(ethereum).then(String, (/** @type {any} */ error) => error.message),
  };
}

/**
 * Opens a page and keeps what is written to its console.
 * @param {import("../harness/suite.mjs").Driver} browser
 * @param {string} url
 */
async function open(browser, url) {
  const page = await browser.open(`${new URL(url).origin}/pages/nothing`);
  /** @type {string[]} */
  const written = [];
  page.on("console", (message) => written.push(message.text()));
  page.on("pageerror", (error) => written.push(String(error)));
  await page.goto(url);
  return { page, written };
}

inEachBrowser("invisible", (test) => {
  test("the realm of a page and its wallet are what they are without the extension", async (world) => {
    const { site } = world;
    const keyed = Wallet.at(site, world.anvil);
    for (const [name, scripts] of Object.entries({ bare: "", wallet: keyed.scripts(site.origin) })) {
      site.serve(`/invisible/${name}`, (_request, response) => {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" })
          .end(`<!doctype html><html lang="en"><head><title>A page</title>${scripts}</head><body></body></html>`);
      });
    }
    /** @param {import("../harness/suite.mjs").Driver} browser */
    const look = async (browser) => {
      const bare = await open(browser, `${site.origin}/invisible/bare`);
      // Some of what is put there for wallets goes when none has come.
      const found = await until("the page to be left alone", async () => {
        const all = await bare.page.evaluate(realm);
        return !("window.tronWeb" in all) && all;
      });
      await bare.page.close();
      const full = await open(browser, `${site.origin}/invisible/wallet`);
      const told = await full.page.evaluate(wallet);
      await full.page.close();
      // When the wallet itself writes something depends on when it is answered.
      return { realm: found, wallet: told, written: [...bare.written, ...full.written].sort() };
    };
    const other = await another(world, null);
    let alone;
    try {
      alone = await look(other);
    } finally {
      await other.close();
    }
    const here = await look(world.browser);
    const names = new Set([...Object.keys(alone.realm), ...Object.keys(here.realm)]);
    const differing = [...names].filter((name) => alone.realm[name] !== here.realm[name]);
    assert.deepEqual(differing, KNOWN);
    assert.deepEqual(here.wallet, alone.wallet);
    assert.deepEqual(here.written, alone.written);
    assert.equal(alone.wallet.line.length > 2, true);
  });
});
