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

  test("a page does not get at the channel by the event behind an answer", async (world) => {
    const visit = await world.visit({
      name: "takes the port from window.event",
      expect: "caught",
      play: async (lab) => {
        const provider = await lab.provider();
        /** @type {any} */
        let port = null;
        const look = () => {
          const target = globalThis.event?.target;
          if (target instanceof MessagePort) port = target;
        };
        // A request that passes: whatever runs because of its answer looks for the event behind it.
        const then = Object.getOwnPropertyDescriptor(Promise.prototype, "then");
        const looking = { configurable: true, get: () => (look(), then?.value) };
        Object.defineProperty(Promise.prototype, "then", looking);
        await provider.request(lab.request("transfer")).finally(look);
        Object.defineProperty(Promise.prototype, "then", /** @type {PropertyDescriptor} */ (then));
        if (port) return "got the port";
        return provider.request(lab.request("approve"));
      },
    });
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.refuse();
    const { error } = await world.site.outcome(visit);
    assert.equal(error?.code, 4001, `the page was told: ${error?.message}`);
    assert.deepEqual(world.site.signed(visit), [world.requests["transfer"]]);
  });

  test("what a wallet would only inherit is no request", async (world) => {
    const visit = await world.visit({
      name: "puts the request on Object.prototype",
      expect: "caught",
      play: async (lab) => {
        const provider = await lab.provider();
        const { method, params } = lab.request("approve");
        Object.assign(Object.prototype, { method, params });
        Object.assign(Array.prototype, { method, params });
        const told = [];
        for (const empty of [true, 5, [], {}, "x", undefined]) {
          try {
            told.push(await provider.request(empty));
          } catch (error) {
            told.push(/** @type {any} */ (error).code);
          }
          if (told.length === 4) break;
        }
        for (const shared of [Object.prototype, Array.prototype]) {
          delete (/** @type {any} */ (shared).method);
          delete (/** @type {any} */ (shared).params);
        }
        return told.join();
      },
    });
    // An empty object is asked about, like anything that cannot be read.
    const { window } = await world.browser.review();
    await window.refuse();
    const { result } = await world.site.outcome(visit);
    assert.equal(result, "-32602,-32602,-32602,4001");
    assert.deepEqual(world.site.signed(visit), []);
  });

  test("one review is for one request, though the page repeats it at once", async (world) => {
    const visit = await world.visit({
      name: "repeats what was released",
      expect: "caught",
      play: async (lab) => {
        const provider = await lab.provider();
        const request = lab.request("approve");
        const real = globalThis.fetch;
        let repeats = 0;
        // The wallet is on its way: the same again, before anybody looks.
        globalThis.fetch = (...args) => {
          if (repeats < 5 && String(args[1]?.body).includes("095ea7b3")) {
            repeats += 1;
            void provider.request(request).catch(() => {});
          }
          return real(...args);
        };
        return provider.request(request);
      },
    });
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.goOn();
    const again = await world.browser.review();
    assertNamesListed(again.shown);
    await again.window.refuse();
    await world.wasSent(visit, world.requests["approve"] ?? assert.fail());
    await world.browser.noReview();
    assert.deepEqual(world.site.signed(visit), [world.requests["approve"]]);
  });

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
