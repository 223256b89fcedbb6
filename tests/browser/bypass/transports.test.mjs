/**
 * Pages that go around the provider and post a wallet's own message: each is held, reviewed, and then
 * goes on as it was, or is refused with the wallet's own error.
 */

import assert from "node:assert/strict";
import { until } from "../harness/driver.mjs";
import { assertNamesListed, inEachBrowser } from "../harness/suite.mjs";
import { raw } from "./raw.mjs";
import { installStubs } from "./stub.mjs";
import { WIRES } from "./wires.mjs";

/** @param {import("../harness/suite.mjs").World} world */
const prepare = async (world) => {
  const forget = await installStubs(world);
  process.once("exit", () => void forget());
};

/**
 * What the stub wallets have heard that asks for something; other pages of the browser may be noisy.
 * @param {import("../harness/suite.mjs").World} world
 * @param {string} id
 */
const heardBy = (world, id) => world.site.heard().filter((heard) => heard.id === id).map(({ message }) => message);

/**
 * The one message that a stub wallet hears; it tells the site of it in its own time.
 * @param {import("../harness/suite.mjs").World} world
 * @param {string} id
 */
async function heard(world, id) {
  const [message, ...more] = await until("the wallet to hear it", () => {
    const messages = heardBy(world, id);
    return messages.length > 0 && messages;
  });
  assert.deepEqual(more, []);
  return message;
}

inEachBrowser(
  "transports, control",
  (test) => {
    test("the stub wallets are there", prepare);

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
  test("the stub wallets are there", prepare);

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
