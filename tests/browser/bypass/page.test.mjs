/** More tricks of pages, and the same without the extension, where each has to work. */

import assert from "node:assert/strict";
import { assertNamesListed, inEachBrowser } from "../harness/suite.mjs";
import { EXHAUSTED, PAGE } from "./page.mjs";

inEachBrowser("the page's own means", (test) => {
  for (const trick of PAGE) {
    test(`a page that ${trick.name} is caught`, async (world) => {
      await world.chainSeesNothing(async () => {
        const visit = await world.visit(trick);
        const { window, shown } = await world.browser.review();
        assertNamesListed(shown);
        assert.deepEqual(world.site.signed(visit), [], "the request did not wait");
        await window.refuse();
        await world.wasRefused(visit);
        await world.browser.noReview();
      });
    });
  }

  for (const trick of EXHAUSTED) {
    test(`a page that ${trick.name} gets nothing signed unseen`, async (world) => {
      await world.chainSeesNothing(async () => {
        const visit = await world.visit(trick);
        // Whichever comes first: a review, if all of it was read, or a refusal.
        const shown = await Promise.race([
          world.browser.review().then(({ window }) => window, () => null),
          world.site.outcome(visit).then(() => null),
        ]);
        await shown?.refuse();
        const { result, error } = await world.site.outcome(visit);
        assert.equal(result, undefined);
        assert.ok(error);
        assert.deepEqual(world.site.signed(visit), []);
      });
    });
  }
});

inEachBrowser(
  "control of the page's own means",
  (test) => {
    for (const trick of [...PAGE, ...EXHAUSTED]) {
      test(`without the extension, a page that ${trick.name} succeeds`, async (world) => {
        const visit = await world.visit(trick);
        const { result, error } = await world.site.outcome(visit);
        assert.equal(error, undefined, error?.message);
        const sent = await world.anvil.rpc("eth_getTransactionByHash", [result]);
        assert.equal(sent.input, world.requests["approve"]?.params[0].data);
      });
    }
  },
  { extension: false },
);
