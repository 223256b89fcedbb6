/** The main path: what is dangerous is shown, what is refused goes nowhere, what is harmless passes. */

import assert from "node:assert/strict";
import { approve, LISTED, transfer } from "../../examples/dapp/requests.js";
import { until } from "./harness/driver.mjs";
import { another, assertNamesListed, inEachBrowser } from "./harness/suite.mjs";

/** @typedef {import("./harness/tricks.mjs").Trick} Trick */

/** How many transfers are timed; the median of so many is steady enough to be looked at. */
const TIMED = 15;

/** Sends harmless transfers one after the other, and reports how many milliseconds each took. */
const TIMING = /** @type {Trick} */ ({
  name: "times harmless transfers",
  expect: "harmless",
  play: async (lab) => {
    const provider = await lab.provider();
    const times = [];
    for (let count = Number(lab.request("count").method); count > 0; count -= 1) {
      const begun = performance.now();
      await provider.request(lab.request("transfer"));
      times.push(performance.now() - begun);
    }
    return times;
  },
});

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((left, right) => left - right)[numbers.length >> 1] ?? NaN;

inEachBrowser("release", (test) => {
  test("an approval to a listed address is shown with its evidence, and refused", async (world) => {
    await world.chainSeesNothing(async () => {
      const visit = await world.visit();
      const { window, shown } = await world.browser.review();
      assertNamesListed(shown);
      const { text } = shown.findings.find(({ rule }) => rule === "dprk-address") ?? { text: "" };
      assert.match(text, /Lazarus/);
      assert.match(text, /OFAC|Treasury/);
      assert.match(text.replace(/\s/g, "").toLowerCase(), new RegExp(LISTED.toLowerCase()));
      assert.ok(shown.text.includes(new URL(world.site.origin).host), "the site is not named");
      assert.ok(shown.summary.length > 20, `the summary is "${shown.summary}"`);
      assert.equal(shown.focus, "refuse");
      assert.deepEqual(world.site.signed(visit), [], "the request did not wait");
      await window.refuse();
      await world.wasRefused(visit);
      await world.browser.noReview();
    });
  });

  test("going on sends exactly the reviewed transaction, and only it", async (world) => {
    const before = await world.anvil.state(world.account);
    const request = approve(world.account, LISTED, 123_456_789n);
    const visit = await world.ask(request);
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.goOn();
    await world.wasSent(visit, request);
    assert.deepEqual(world.site.signed(visit), [request]);
    const { block, nonce } = await world.anvil.state(world.account);
    assert.deepEqual({ block, nonce }, { block: before.block + 1, nonce: before.nonce + 1 });
    await world.browser.noReview();
  });

  test("a critical request is not released without the acknowledgement", async (world) => {
    const visit = await world.visit();
    const { window } = await world.browser.review();
    // Presses are ignored for a moment after an item appears; this goes on until well after it.
    const end = Date.now() + 1500;
    while (Date.now() < end) await window.click("#continue").catch(() => {});
    assertNamesListed((await world.browser.review()).shown);
    assert.equal(world.site.outcomeSoFar(visit), null);
    await window.refuse();
    await world.wasRefused(visit);
  });

  test("money sent to a listed address is shown", async (world) => {
    const { account } = world;
    const ether = { from: account, to: LISTED, value: "0xde0b6b3a7640000" };
    const request = { method: "eth_sendTransaction", params: [ether] };
    const visit = await world.ask(request);
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.goOn();
    await world.wasSent(visit, request);
  });

  test("a harmless transfer passes without a window", async (world) => {
    const visit = await world.ask(transfer(world.account));
    await world.wasSent(visit, transfer(world.account));
    assert.deepEqual(world.site.signed(visit), [transfer(world.account)]);
    assert.deepEqual(await world.browser.reviewWindows(), []);
  });

  test("a harmless transfer is hardly slower", async (world, context) => {
    const count = { count: { method: String(TIMED), params: [] } };
    /** @param {import("./harness/driver.mjs").Driver} browser */
    const time = async (browser) => {
      const visit = world.site.visit(TIMING, { ...world.requests, ...count });
      const page = await browser.open(visit.url);
      const { result, error } = await world.site.outcome(visit);
      assert.equal(error, undefined, error?.message);
      await page.close();
      return median(result);
    };
    const bare = await another(world, null);
    try {
      const without = await time(bare);
      const with_ = await time(world.browser);
      context.diagnostic(
        `${world.browser.name}: median of ${TIMED} transfers ${with_.toFixed(1)} ms with the extension, `
        + `${without.toFixed(1)} ms without: ${(with_ - without).toFixed(1)} ms added`,
      );
    } finally {
      await bare.close();
    }
  });

  test("the demonstration dapp is told that the person refused", async (world) => {
    await world.chainSeesNothing(async () => {
      const page = await world.browser.open(world.site.dapp);
      await page.waitForSelector("html[data-ready]");
      await page.click("#approve");
      const { window, shown } = await world.browser.review();
      assertNamesListed(shown);
      await window.refuse();
      const line = await page.waitForSelector("#outcomes li[data-outcome]");
      assert.equal(await line?.evaluate((element) => element.getAttribute("data-code")), "4001");
    });
  });

  test("the demonstration dapp works when the person goes on", async (world) => {
    const page = await world.browser.open(world.site.dapp);
    await page.waitForSelector("html[data-ready]");
    await page.click("#approve");
    const { window } = await world.browser.review();
    await window.goOn();
    await page.waitForSelector("#outcomes li[data-outcome='signed']");
    await until("the page to show the allowance", () =>
      page.evaluate(() => document.querySelector("#allowance")?.textContent === "everything"));
  });
});
