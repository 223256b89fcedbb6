/** Several requests at once: one window, in order, and each decision goes where it belongs. */

import assert from "node:assert/strict";
import { approve, LISTED, message, UNLIMITED } from "../../examples/dapp/requests.js";
import { until } from "./harness/driver.mjs";
import { inEachBrowser } from "./harness/suite.mjs";

/** @typedef {import("./harness/suite.mjs").World} World */
/** @typedef {import("./harness/tricks.mjs").Trick} Trick */

/** Asks three things at once, and reports each by its name. */
const THREE = /** @type {Trick} */ ({
  name: "asks three things at once",
  expect: "caught",
  play: async (lab) => {
    const provider = await lab.provider();
    for (const name of ["first", "second", "third"]) {
      void lab.report(name, provider.request(lab.request(name)));
    }
  },
});

/** The amounts by which the requests are told apart. */
const AMOUNTS = { first: 1_234_567n, second: 7_654_321n, third: 9_182_736n };

/**
 * An amount as a person may see it: in whichever unit, with whichever separators.
 * @param {bigint} amount
 */
const spelled = (amount) => new RegExp([...amount.toString()].join("[^0-9]?"));

/** @param {World} world */
const three = ({ account }) => ({
  first: approve(account, LISTED, AMOUNTS.first),
  second: approve(account, LISTED, AMOUNTS.second),
  third: approve(account, LISTED, AMOUNTS.third),
});

inEachBrowser("queue", (test) => {
  test("three requests of a tab are shown in order, and decided one by one", async (world) => {
    const requests = three(world);
    const visit = await world.visit(THREE, requests);
    const first = await world.browser.review(spelled(AMOUNTS.first));
    await until("all three to wait", async () => /of 3\b/.test((await first.window.read())?.text ?? ""));
    await first.window.refuse();
    await world.wasRefused(visit, "first");
    assert.equal(world.site.outcomeSoFar(visit, "second"), null);

    const second = await world.browser.review(spelled(AMOUNTS.second));
    assert.equal(await second.window.acknowledgement(), "open");
    await second.window.goOn();
    await world.wasSent(visit, requests.second, "second");
    assert.equal(world.site.outcomeSoFar(visit, "third"), null);

    const third = await world.browser.review(spelled(AMOUNTS.third));
    assert.equal(await third.window.acknowledgement(), "open");
    assert.equal(third.shown.focus, "refuse");
    await third.window.refuse();
    await world.wasRefused(visit, "third");
    assert.deepEqual(world.site.signed(visit), [requests.second]);
    await world.browser.noReview();
  });

  test("requests keep their order, though the wallet answers questions out of order", async (world) => {
    const visit = await world.visit({ ...THREE, wallet: { hesitates: true } }, three(world));
    for (const label of /** @type {const} */ (["first", "second", "third"])) {
      const { window, shown } = await world.browser.review();
      assert.match(shown.summary, spelled(AMOUNTS[label]));
      await window.refuse();
      await world.wasRefused(visit, label);
    }
    await world.browser.noReview();
  });

  test("harmless requests reach the wallet in the order in which they were asked", async (world) => {
    const requests = {
      first: message(world.account, "The first of three."),
      second: message(world.account, "The second of three."),
      third: message(world.account, "The third of three."),
    };
    const visit = await world.visit({ ...THREE, wallet: { hesitates: true } }, requests);
    for (const label of ["first", "second", "third"]) {
      const { error } = await world.site.outcome(visit, label);
      assert.equal(error, undefined, error?.message);
    }
    assert.deepEqual(world.site.signed(visit), [requests.first, requests.second, requests.third]);
  });

  test("two tabs share one window, and each gets its own decision", async (world) => {
    const { first, second } = three(world);
    const left = await world.ask(first);
    await world.browser.review(spelled(AMOUNTS.first));
    const right = await world.ask(second);
    const { window } = await world.browser.review(/of 2\b/);
    await window.refuse();
    await world.wasRefused(left);
    assert.equal(world.site.outcomeSoFar(right), null);
    await (await world.browser.review(spelled(AMOUNTS.second))).window.goOn();
    await world.wasSent(right, second);
    assert.deepEqual(world.site.signed(left), []);
    await world.browser.noReview();
  });

  test("everything that waits can be refused at once", async (world) => {
    const visit = await world.visit(THREE, three(world));
    const { window } = await world.browser.review();
    await until("all three to wait", async () => /of 3\b/.test((await window.read())?.text ?? ""));
    await window.click("#refuse-all");
    for (const label of ["first", "second", "third"]) await world.wasRefused(visit, label);
    assert.deepEqual(world.site.signed(visit), []);
    await world.browser.noReview();
  });

  test("a tab that is closed takes its request with it", async (world) => {
    const { first, second } = three(world);
    const left = await world.ask(first);
    await world.browser.review(spelled(AMOUNTS.first));
    const right = await world.ask(second);
    await world.browser.review(/of 2\b/);
    await left.page.close();
    const { window } = await world.browser.review(spelled(AMOUNTS.second));
    await window.refuse();
    await world.wasRefused(right);
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(left), []);
  });

  test("the window closes when the only tab that waits is closed", async (world) => {
    const visit = await world.visit();
    await world.browser.review();
    await visit.page.close();
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(visit), []);
  });

  test("the window closes when the page that waits is left", async (world) => {
    const visit = await world.visit();
    await world.browser.review();
    await visit.page.goto(world.site.dapp);
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(visit), []);
  });

  test("a press that was meant for one item does not release the next", async (world) => {
    // A stranger's unlimited approvals need no acknowledgement, only a press.
    const stranger = "0x1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d";
    const requests = {
      first: approve(world.account, stranger),
      second: approve(world.account, stranger, UNLIMITED - 1n),
      third: approve(world.account, stranger, UNLIMITED - 2n),
    };
    const visit = await world.visit(THREE, requests);
    const { window } = await world.browser.review(/of 3\b/);
    // As soon as the next item appears, its button is pressed: sooner than any person could.
    await window.evaluate(`(() => {
      new MutationObserver((_changes, observer) => {
        observer.disconnect();
        setTimeout(() => {
          document.querySelector("#continue").click();
          document.documentElement.dataset.pressed = "true";
        });
      }).observe(document.querySelector("#place"), { childList: true, characterData: true, subtree: true });
      setTimeout(() => document.querySelector("#refuse").click());
      return "";
    })()`);
    await world.wasRefused(visit, "first");
    await until("the hasty press", async () =>
      (await window.evaluate("document.documentElement.dataset.pressed ?? ''")) === "true");
    // The window is asked again, so what it did with the press has been done.
    const { shown } = await world.browser.review(/of 2\b/);
    assert.notEqual(shown.verdict, "critical");
    assert.equal(world.site.outcomeSoFar(visit, "second"), null);
    await window.goOn();
    await world.wasSent(visit, requests.second, "second");
  });
});
