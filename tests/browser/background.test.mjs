/**
 * The background by itself: what it makes of what page/ and relay/ may tell it. A relay that passes
 * everything on takes the place of both, so that each test says what they would say.
 */

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { approve, LISTED, message, transfer } from "../../examples/dapp/requests.js";
import { BarePage, withBare } from "./harness/bare.mjs";
import { until } from "./harness/driver.mjs";
import { assertNamesListed, inEachBrowser } from "./harness/suite.mjs";

/** @typedef {import("./harness/driver.mjs").Driver} Driver */
/** @typedef {import("./harness/driver.mjs").ReviewWindow} ReviewWindow */

/** Addresses that no list names. */
const STRANGER = "0x1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d";
const UNKNOWN_TOKEN = "0x2d6f5c1b8f5c7fae1c1b9c8bad1e2f3a4b5c6d7e";
const TRON_ACCOUNT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";

/** A word of calldata. @param {bigint} value */
const word = (value) => value.toString(16).padStart(64, "0");
/** A token's answer to `symbol()`. @param {string} name */
const symbol = (name) => `0x${word(32n)}${word(BigInt(name.length))}${Buffer.from(name).toString("hex").padEnd(64, "0")}`;

/** @param {ReviewWindow} window */
async function rawRequest(window) {
  await window.evaluate("String(document.querySelector('#raw details').open = true)");
  return until("the raw request", async () => {
    const text = await window.evaluate("document.querySelector('#raw pre')?.textContent ?? ''");
    return text && JSON.parse(text);
  });
}

/**
 * Waits for an item of the window that is not the one before.
 * @param {Driver} browser
 * @param {RegExp} pattern
 */
const review = (browser, pattern) => browser.review(pattern);

/**
 * Lets facts take their time, so that a test which gives them is in time on a busy machine, too.
 * @type {import("./harness/bare.mjs").Change}
 */
async function patiently(_manifest, folder) {
  const file = join(folder, "background/facts.js");
  const text = await readFile(file, "utf8");
  const patient = text.replace(/^const FACTS_MS = [\d_]+;$/mu, "const FACTS_MS = 60_000;");
  assert.notEqual(patient, text);
  await writeFile(file, patient);
}

inEachBrowser("background", (test) => {
  test("requests of other chains reach the engine with their chain and account", (world) =>
    withBare(world, async (browser) => {
      const page = await BarePage.open(browser, world.site.dapp);
      const asked = { method: "tron_unknownMethod", params: ["x"], account: TRON_ACCOUNT, chain: "tron:0x2b6653dc" };
      await page.ask(1, asked);
      const { window } = await review(browser, /Refuse/);
      const shown = await rawRequest(window);
      assert.equal(shown.chain, "tron:0x2b6653dc");
      assert.equal(shown.account, TRON_ACCOUNT);
      assert.match(await window.text(), /Tron/);
      await window.refuse();
      assert.equal((await page.answer(1)).code, 4001);
      let n = 2;
      for (const [chain, account, kept] of [
        ["solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp", "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV", true],
        ["bip122:000000000019d6689c085ae165831e93", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", true],
        ["tron:../../x", "<b>T</b>", false],
        ["x".repeat(5000), "0x12", false],
      ]) {
        await page.ask(n, { method: "some_unknownMethod", params: [n], chain, account });
        const next = await browser.review();
        const request = await rawRequest(next.window);
        assert.equal(request.chain, kept ? chain : undefined, String(chain));
        assert.equal(request.account, kept ? account : null, String(account));
        await next.window.refuse();
        await page.answer(n);
        n += 1;
      }
    }));

  test("what a hostile frame asks can only be refused, harmless or not", (world) =>
    withBare(world, async (browser) => {
      const page = await BarePage.open(browser, world.site.dapp);
      const hostile = ["It replaced a function of the browser: Function.prototype.apply."];
      await page.ask(1, message(world.account), { hostile });
      const { window, shown } = await review(browser, /Function\.prototype\.apply/);
      assert.equal(shown.verdict, "critical");
      assert.match(shown.summary, /can only be refused/);
      assert.equal(await window.evaluate("String(document.querySelector('#continue').checkVisibility())"), "false");
      assert.equal(await window.acknowledgement(), "absent");
      const forced = "document.querySelector('#continue').disabled = false, document.querySelector('#continue').click(), 'pressed'";
      assert.equal(await window.evaluate(forced), "pressed");
      assert.deepEqual((await page.heard()).map(({ type }) => type), ["heard"]);
      await window.refuse();
      assert.deepEqual((await page.answer(1)).allow, false);
    }));

  test("a request that took the way past the wrapper is said to, and can be decided", (world) =>
    withBare(world, async (browser) => {
      const page = await BarePage.open(browser, world.site.dapp);
      await page.ask(1, approve(world.account, STRANGER), { door: "message" });
      const { window, shown } = await review(browser, /unusual way/);
      assert.equal(shown.verdict, "warning");
      await window.goOn();
      assert.equal((await page.answer(1)).allow, true);
      assert.ok((await page.heard()).every(({ type }) => type !== "read"), "the page was asked for facts");
    }));

  test("facts make the words better", (world) =>
    withBare(world, async (browser) => {
      const page = await BarePage.open(browser, world.site.dapp);
      const request = { ...approve(world.account, STRANGER, 2n ** 255n), chain: "0x1", account: world.account };
      request.params[0].to = UNKNOWN_TOKEN;
      await page.ask(1, request);
      const { calls } = await page.wait("read", 1);
      assert.ok(calls.length > 0 && calls.every((/** @type {any} */ { method }) => /^eth_(call|getCode)$/.test(method)));
      /** @type {Record<string, string>} */
      const facts = {};
      for (const { id } of calls) {
        facts[id] = "0x";
        if (id.startsWith("erc20-symbol:")) facts[id] = symbol("ACORN");
        if (id.startsWith("erc20-decimals:")) facts[id] = `0x${word(18n)}`;
      }
      await page.say({ type: "facts", n: 1, facts });
      const { window, shown } = await review(browser, /ACORN/);
      assert.equal(shown.verdict, "danger", "that the spender is somebody's account was not heard");
      assert.match(shown.text, /told by the page’s own connection/);
      const raw = await rawRequest(window);
      assert.equal(raw.facts, undefined);
      await window.refuse();
      await page.answer(1);
    }, patiently));

  test("a page that gives no facts gets the first review, within a second or so", (world) =>
    withBare(world, async (browser) => {
      const page = await BarePage.open(browser, world.site.dapp);
      await page.ask(1, { ...approve(world.account), chain: "0x1" });
      await page.wait("read", 1);
      const { window, shown } = await browser.review();
      assertNamesListed(shown);
      // Too late: the window does not change under the person's eyes.
      await page.say({ type: "facts", n: 1, facts: { [`code:${LISTED}`]: "0x60" } });
      await window.refuse();
      assert.equal((await page.answer(1)).code, 4001);
    }));

  test("a harmless request does not wait for facts", (world) =>
    withBare(world, async (browser) => {
      const page = await BarePage.open(browser, world.site.dapp);
      await page.ask(1, { ...transfer(world.account), chain: "0x1", account: world.account });
      assert.equal((await page.answer(1)).allow, true);
      assert.ok((await page.heard()).every(({ type }) => type !== "read"));
    }));

  test("an engine that never loads is not waited for", (world) =>
    withBare(
      world,
      async (browser) => {
        const page = await BarePage.open(browser, world.site.dapp);
        await page.ask(1, { ...transfer(world.account), chain: "0x1" });
        const { window, shown } = await browser.review(/took too long/);
        assert.equal(shown.verdict, "unchecked");
        assert.ok(shown.text.includes(new URL(world.site.origin).host), "who asks is not shown");
        assert.equal((await rawRequest(window)).method, "eth_sendTransaction");
        await window.refuse();
        assert.equal((await page.answer(1)).code, 4001);
      },
      (_manifest, folder) =>
        writeFile(
          join(folder, "engine/countersign.js"),
          "export default () => new Promise(() => {}); export class Engine {}",
        ),
    ));
});
