/**
 * However a request ends, it ends: the page is answered, or is gone; nothing is released, and no window
 * is left that could release it later.
 */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { approve, message } from "../../examples/dapp/requests.js";
import { until } from "./harness/driver.mjs";
import { another, assertNamesListed, inEachBrowser, World } from "./harness/suite.mjs";
import { PLAIN } from "./harness/tricks.mjs";

/** @typedef {import("./harness/tricks.mjs").Trick} Trick */

/** What a page may be told when the extension has ended: refused (4001), or disconnected (4900). */
const INTERRUPTED = [4001, 4900];

/** A stranger, whose approvals differ by their amounts. */
const STRANGER = "0x1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d";

/**
 * A page that asks for everything that it has at once.
 * @param {number} count
 * @returns {Trick}
 */
const many = (count) => ({
  name: `asks ${count} things at once`,
  expect: "caught",
  play: /** @type {any} */ (new Function("lab", `return (async () => {
    const provider = await lab.provider();
    for (let index = 0; index < ${count}; index += 1) void lab.report("r" + index, provider.request(lab.request("r" + index)));
  })()`)),
});

/** A page that asks whenever it is shown: when it is loaded, and when it is woken after something else was shown. */
const ASKS_EACH_TIME = /** @type {Trick} */ ({
  name: "asks each time that it is shown",
  expect: "caught",
  play: async (lab) => {
    const provider = await lab.provider();
    /** @param {string} label */
    const ask = (label) => void lab.report(label, provider.request(lab.request("approve")));
    addEventListener("pageshow", ({ persisted }) => { if (persisted) ask("again"); });
    ask(sessionStorage.getItem("shown") ? "again" : "first");
    sessionStorage.setItem("shown", "yes");
  },
});

/**
 * @param {string} account
 * @param {number} count
 */
const approvals = (account, count) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`r${index}`, approve(account, STRANGER, 2n ** 255n + BigInt(index))]));

inEachBrowser("endings", (test) => {
  test("a frame that is taken away takes its request with it", async (world) => {
    const visit = await world.visit({
      name: "takes its frame away",
      expect: "caught",
      inner: PLAIN.play,
      play: async (lab) => {
        const frame = await lab.frame("same-origin");
        addEventListener("remove-frame", () => frame.remove());
      },
    });
    const { shown } = await world.browser.review();
    assertNamesListed(shown);
    await visit.page.evaluate(() => void dispatchEvent(new Event("remove-frame")));
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(visit), []);
  });

  test("a frame that goes elsewhere takes its request with it", async (world) => {
    const visit = await world.visit({
      name: "sends its frame elsewhere",
      expect: "caught",
      inner: PLAIN.play,
      play: async (lab) => {
        const frame = await lab.frame("same-origin");
        addEventListener("move-frame", () => { frame.src = "about:blank"; });
      },
    });
    await world.browser.review();
    await visit.page.evaluate(() => void dispatchEvent(new Event("move-frame")));
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(visit), []);
  });

  test("a page that is gone back to gets nothing that it asked for before", async (world) => {
    const visit = await world.visit(ASKS_EACH_TIME);
    await world.browser.review();
    await visit.page.goto(world.site.dapp);
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(visit), []);
    // Loaded anew or woken, it asks anew: that is a question of its own, and the only one.
    await visit.page.goBack().catch(() => {});
    const { window } = await world.browser.review();
    await window.refuse();
    await world.wasRefused(visit, "again");
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(visit), []);
  });

  test("ten requests at once are listed, each decided by itself", async (world) => {
    const requests = approvals(world.account, 10);
    const visit = await world.visit(many(10), requests);
    const { window } = await world.browser.review(/1 of 10\b/);
    await window.evaluate("String(document.querySelector('#others').open = true)");
    const lines = await window.evaluate("String(document.querySelectorAll('#list .line').length)");
    assert.equal(lines, "10");
    // The eighth is picked from the list and released; the others wait as before.
    await window.evaluate("String(document.querySelectorAll('#list .line')[7].click())");
    const eighth = await world.browser.review(/8 of 10\b/);
    await eighth.window.goOn();
    const outcome = await world.site.outcome(visit, "r7");
    assert.equal(outcome.error, undefined, outcome.error?.message);
    assert.deepEqual(world.site.signed(visit), [requests["r7"]]);
    await world.browser.review(/1 of 9\b/);
    await window.click("#refuse-all");
    for (let index = 0; index < 10; index += 1) if (index !== 7) await world.wasRefused(visit, `r${index}`);
    assert.equal(world.site.signed(visit).length, 1);
    await world.browser.noReview();
  });

  test("a hundred requests make one window and one list, and one press refuses them", async (world) => {
    const visit = await world.visit(many(101), approvals(world.account, 101));
    const { error } = await world.site.outcome(visit, "r100");
    assert.equal(error?.code, -32005, "more of them wait than may");
    const { window } = await world.browser.review(/of 100\b/);
    await window.click("#refuse-all");
    for (let index = 0; index < 100; index += 1) await world.wasRefused(visit, `r${index}`);
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(visit), []);
    // The flood is over: the next request is like any other.
    const next = await world.visit();
    const shown = await world.browser.review();
    assertNamesListed(shown.shown);
    await shown.window.refuse();
    await world.wasRefused(next);
  });

  test("an update of the extension refuses what waits, and says so to the page", async (world) => {
    const browser = await another(world, world.extension);
    const own = new World(browser, world.anvil, world.site, world.account);
    try {
      const visit = await own.visit();
      await browser.review();
      await browser.reloadExtension();
      const { result, error } = await own.site.outcome(visit);
      assert.equal(result, undefined);
      assert.ok(INTERRUPTED.includes(error?.code ?? 0), `the page was told ${error?.code}: ${error?.message}`);
      assert.deepEqual(own.site.signed(visit), []);
      await browser.noReview();
      // A page that was there before the update cannot be reached any more, or gets new scripts, as in
      // Firefox. Nothing passes in it.
      await visit.page.evaluate(() => {
        /** @type {any} */
        const { lab } = window;
        void lab.report("again", lab.provider().then((/** @type {any} */ one) => one.request(lab.request("approve"))));
      });
      const again = await until("an end", async () => {
        const [window] = await browser.reviewWindows();
        if ((await window?.read())?.verdict === "critical") await window?.refuse();
        return own.site.outcomeSoFar(visit, "again");
      });
      assert.ok(again.error, "a page of before the update got something signed");
      assert.deepEqual(own.site.signed(visit), []);
      // A page that is loaded afterwards is served as usual.
      const next = await own.visit();
      const { window, shown } = await browser.review();
      assertNamesListed(shown);
      await window.refuse();
      await own.wasRefused(next);
    } finally {
      await browser.close();
    }
  });

  test("nothing waits any more after a restart of the browser", async (world) => {
    const profile = await mkdtemp(join(tmpdir(), "countersign-profile-"));
    let browser = await another(world, world.extension, false, profile);
    try {
      const visit = await new World(browser, world.anvil, world.site, world.account).visit();
      await browser.review();
      await browser.close();
      browser = await another(world, world.extension, false, profile);
      const own = new World(browser, world.anvil, world.site, world.account);
      // A harmless request is served, so the background has started and cleared up.
      const harmless = message(world.account);
      const next = await own.ask(harmless);
      const { error } = await own.site.outcome(next);
      assert.equal(error, undefined, error?.message);
      assert.deepEqual(await browser.reviewWindows(), []);
      assert.deepEqual(own.site.signed(visit), []);
    } finally {
      await browser.close();
      await until("the profile to be free", () => rm(profile, { recursive: true, force: true }).then(() => true, () => false));
    }
  });
});
