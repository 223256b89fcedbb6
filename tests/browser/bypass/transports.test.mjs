/**
 * Pages that go around the provider and post a wallet's own message: each is held, reviewed, and then
 * goes on as it was, or is refused with the wallet's own error.
 */

import assert from "node:assert/strict";
import { assertNamesListed, inEachBrowser } from "../harness/suite.mjs";
import { raw } from "./raw.mjs";
import { heard, heardBy, installStubs } from "./stub.mjs";
import { WIRES } from "./wires.mjs";

inEachBrowser(
  "transports, control",
  (test) => {
    test("the stub wallets are there", installStubs);

    for (const wire of WIRES) {
      test(`without the extension, a page that ${raw(wire).name} is served`, async (world) => {
        world.site.heard();
        const visit = await world.visit(raw(wire));
        const { result, error } = await world.site.outcome(visit);
        assert.equal(error, undefined, error?.message);
        assert.equal(result, "0xsigned");
        await heard(world, wire.id);
      });
    }
  },
  { extension: false },
);

inEachBrowser("transports", (test) => {
  test("the stub wallets are there", installStubs);

  for (const wire of WIRES) {
    test(`a page that ${raw(wire).name} is caught, and refused`, async (world) => {
      world.site.heard();
      const visit = await world.visit(raw(wire));
      const { window, shown } = await world.browser.review();
      if (!wire.unnamed) assertNamesListed(shown);
      assert.deepEqual(heardBy(world, wire.id), [], "the message did not wait");
      await window.refuse();
      if (wire.hears) {
        const { error } = await world.site.outcome(visit);
        assert.equal(error?.code, 4001, `the page was told: ${error?.message}`);
      }
      await world.browser.noReview();
      assert.deepEqual(heardBy(world, wire.id), []);
    });

    test(`a page that ${raw(wire).name} gets through when a person goes on, once and unchanged`, async (world) => {
      world.site.heard();
      const visit = await world.visit(raw(wire));
      await (await world.browser.review()).window.goOn();
      const { result, error } = await world.site.outcome(visit);
      assert.equal(error, undefined, error?.message);
      assert.equal(result, "0xsigned");
      assert.ok(wire.reads(await heard(world, wire.id)) !== undefined);
      await world.browser.noReview();
    });
  }
});
