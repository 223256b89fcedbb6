/** Requests from frames: caught wherever they come from, with the frame and the page both named. */

import assert from "node:assert/strict";
import { FRAMES } from "./harness/frames.mjs";
import { assertNamesListed, inEachBrowser } from "./harness/suite.mjs";

inEachBrowser("frames", (test) => {
  for (const trick of FRAMES) {
    test(`a page that ${trick.name} is caught`, async (world) => {
      await world.chainSeesNothing(async () => {
        const visit = await world.visit(trick);
        const { window, shown } = await world.browser.review();
        assertNamesListed(shown);
        const { host } = new URL(world.site.origin);
        assert.ok(shown.text.includes(host), "the page in the address bar is not named");
        if (trick.name.includes("another origin")) {
          const { host: other } = new URL(world.site.otherOrigin);
          assert.ok(shown.text.includes(other), "the frame that asks is not named");
        }
        assert.match(shown.text, /frame/i);
        assert.deepEqual(world.site.signed(visit), []);
        await window.refuse();
        await world.wasRefused(visit);
        await world.browser.noReview();
      });
    });
  }

  test("a request from a page itself is not said to come from a frame", async (world) => {
    const visit = await world.visit();
    const { window, shown } = await world.browser.review();
    assert.doesNotMatch(shown.text, /frame/i);
    await window.refuse();
    await world.wasRefused(visit);
  });
});
