/** Hostile pages: whatever they do, nothing is signed that was not reviewed. */

import assert from "node:assert/strict";
import { POISONS } from "./harness/poisons.mjs";
import { assertNamesListed, inEachBrowser } from "./harness/suite.mjs";
import { CHANGES, DOORS } from "./harness/tricks.mjs";

inEachBrowser("tricks", (test) => {
  for (const trick of [...DOORS, ...POISONS]) {
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

  for (const trick of CHANGES) {
    test(`a page that ${trick.name} gets what it asked for at first`, async (world) => {
      const visit = await world.visit(trick);
      await world.wasSent(visit, world.requests["transfer"] ?? assert.fail());
      assert.deepEqual(world.site.signed(visit), [world.requests["transfer"]]);
      assert.deepEqual(await world.browser.reviewWindows(), []);
    });
  }

  test("what was reviewed is what arrives, though the page changes it meanwhile", async (world) => {
    const visit = await world.visit({
      name: "changes its request while it is read",
      expect: "caught",
      play: async (lab) => {
        const request = lab.request("approve");
        const asked = (await lab.provider()).request(request);
        request.method = "eth_chainId";
        request.params[0].to = request.params[0].from;
        request.params[0].data = lab.request("transfer").params[0].data;
        request.params.push("more");
        return asked;
      },
    });
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.goOn();
    const { approve } = world.requests;
    await world.wasSent(visit, approve ?? assert.fail());
    assert.deepEqual(world.site.signed(visit), [approve]);
  });
});
