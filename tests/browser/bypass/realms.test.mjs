/** Prepared frames: what they ask is shown with the reason, and can only be refused. */

import assert from "node:assert/strict";
import { inEachBrowser } from "../harness/suite.mjs";
import { REALMS } from "./realms.mjs";

/** What the review says where something was found. */
const FOUND = /This frame had a changed|lay in wait for a wallet|waited for wallets here/;

inEachBrowser("prepared frames", (test) => {
  for (const trick of REALMS) {
    test(`a page that ${trick.name} is caught, and told apart`, async (world) => {
      await world.chainSeesNothing(async () => {
        const visit = await world.visit(trick);
        const { window, shown } = await world.browser.review();
        assert.match(shown.text, FOUND);
        assert.equal(await window.mayGoOn(), false, "it could be released");
        await window.refuse();
        await world.wasRefused(visit);
        await world.browser.noReview();
      });
    });
  }

  for (const kind of /** @type {const} */ (["same-origin", "srcdoc", "blank", "blob"])) {
    test(`an ordinary frame (${kind}) is not taken for a prepared one`, async (world) => {
      const visit = await world.visit({
        name: "asks from a frame",
        expect: "caught",
        inner: async (lab) => (await lab.provider()).request(lab.request("approve")),
        play: /** @type {any} */ ({ toString: () => `async (lab) => void (await lab.frame(${JSON.stringify(kind)}))` }),
      });
      const { window, shown } = await world.browser.review();
      assert.doesNotMatch(shown.text, FOUND);
      await window.refuse();
      await world.wasRefused(visit);
    });
  }
});
