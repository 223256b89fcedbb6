/** Requests from frames: caught wherever they come from, with the frame and the page both named. */

import assert from "node:assert/strict";
import { FRAMES } from "./harness/frames.mjs";
import { assertNamesListed, inEachBrowser } from "./harness/suite.mjs";

/** What the window calls frames that are not the page's own, by words of the trick's name. @type {[string, RegExp][]} */
const KINDS = [
  ["another origin", /a frame of http:\/\/localhost/],
  ["sandboxed", /sandboxed[\s\S]*loaded from http:\/\/127\.0\.0\.1/],
  ["data:", /no site at all: its content stands in a data: address/],
];

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
        const [, said] = KINDS.find(([kind]) => trick.name.includes(kind)) ?? [];
        if (said) {
          assert.match(shown.text, said);
          assert.ok(
            shown.findings.some(({ rule }) => rule === "framed-by-another-site"),
            `the findings are ${JSON.stringify(shown.findings.map(({ rule }) => rule))}`,
          );
        } else {
          assert.ok(shown.findings.every(({ rule }) => rule !== "framed-by-another-site"), "it is the page's own");
        }
        assert.deepEqual(world.site.signed(visit), []);
        await window.refuse();
        await world.wasRefused(visit);
        await world.browser.noReview();
      });
    });
  }

  test("a frame that a script made in a blob: address is said to be that", async (world) => {
    const trick = FRAMES.find(({ name }) => name.includes("blob:")) ?? assert.fail();
    const visit = await world.visit(trick);
    const { window, shown } = await world.browser.review();
    assert.match(shown.text, /made by a script there, in a blob: address/);
    await window.refuse();
    await world.wasRefused(visit);
  });

  test("a request from a page itself is not said to come from a frame", async (world) => {
    const visit = await world.visit();
    const { window, shown } = await world.browser.review();
    assert.doesNotMatch(shown.text, /frame/i);
    await window.refuse();
    await world.wasRefused(visit);
  });
});
