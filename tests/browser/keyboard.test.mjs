/** The review window without a mouse. */

import assert from "node:assert/strict";
import { until } from "./harness/driver.mjs";
import { inEachBrowser } from "./harness/suite.mjs";

/** @typedef {import("./harness/driver.mjs").ReviewWindow} ReviewWindow */

/** More stops than the window has, so that a search for one of them ends. */
const STOPS = 60;

/** How long the focus may take to move inside the page. */
const MOVE_MS = 500;

/**
 * Presses Tab until an element has the focus.
 * @param {ReviewWindow} window
 * @param {string} id
 */
async function tabTo(window, id) {
  const focus = () => window.evaluate("document.activeElement?.id ?? ''");
  // Each stop is numbered in the page, since not every element that takes the focus has an id.
  await window.evaluate(`(() => {
    document.documentElement.dataset.stops = "0";
    addEventListener("focusin", () => {
      document.documentElement.dataset.stops = String(Number(document.documentElement.dataset.stops) + 1);
    });
    return "";
  })()`);
  for (let stop = 0; stop < STOPS; stop += 1) {
    if ((await focus()) === id) return;
    const stops = () => window.evaluate("document.documentElement.dataset.stops");
    const before = await stops();
    window.pressKey("Tab");
    // After the last stop the focus leaves the page, where nothing counts it.
    await until("the focus to move", async () => (await stops()) !== before, MOVE_MS).catch(() => {});
  }
  assert.fail(`#${id} cannot be reached with Tab`);
}

inEachBrowser("keyboard", (test) => {
  test("Enter refuses, since refusing has the focus", async (world) => {
    const visit = await world.visit();
    const { window, shown } = await world.browser.review();
    assert.equal(shown.focus, "refuse");
    window.pressKey("Enter");
    await world.wasRefused(visit);
    await world.browser.noReview();
  });

  test("Escape refuses", async (world) => {
    const visit = await world.visit();
    (await world.browser.review()).window.pressKey("Escape");
    await world.wasRefused(visit);
    await world.browser.noReview();
  });

  test("Tab, Space and Enter go on", async (world) => {
    const visit = await world.visit();
    const { window } = await world.browser.review();
    await tabTo(window, "acknowledge");
    window.pressKey("Space");
    await until("the acknowledgement", async () => (await window.acknowledgement()) === "ticked");
    await until("going on to be possible", () => window.mayGoOn());
    await tabTo(window, "continue");
    await until("the request to be released", async () => {
      window.pressKey("Enter");
      return world.site.outcomeSoFar(visit);
    });
    await world.wasSent(visit, world.requests["approve"] ?? assert.fail());
    await world.browser.noReview();
  });
});
