/** The provider that MetaMask injects, from its own package: caught, asked once, and unharmed. */

import assert from "node:assert/strict";
import { transfer } from "../../examples/dapp/requests.js";
import { assertNamesListed, inEachBrowser } from "./harness/suite.mjs";
import { METAMASK_DOORS, PLAIN } from "./harness/tricks.mjs";

const wallet = { arrival: /** @type {const} */ ("metamask") };

inEachBrowser("metamask", (test) => {
  for (const trick of METAMASK_DOORS) {
    test(`a page that ${trick.name} is caught`, async (world) => {
      await world.chainSeesNothing(async () => {
        const visit = await world.visit(trick);
        const { window, shown } = await world.browser.review();
        assertNamesListed(shown);
        await window.refuse();
        await world.wasRefused(visit);
        await world.browser.noReview();
      });
    });
  }

  test("going on asks the person once, and sends once", async (world) => {
    const visit = await world.visit({ ...PLAIN, wallet });
    await (await world.browser.review()).window.goOn();
    await world.wasSent(visit, world.requests["approve"] ?? assert.fail());
    assert.equal(world.site.signed(visit).length, 1);
    await world.browser.noReview();
  });

  test("a harmless transfer passes", async (world) => {
    const visit = await world.visit({ ...PLAIN, wallet }, { approve: transfer(world.account) });
    await world.wasSent(visit, transfer(world.account));
  });

  test("the provider is what it was to a page", async (world) => {
    const visit = await world.visit({
      name: "looks at the provider",
      expect: "harmless",
      wallet,
      play: async (lab) => {
        const provider = await lab.provider();
        const announced = await lab.announced();
        if (!provider.isConnected()) await new Promise((resolve) => provider.on("connect", resolve));
        const accounts = await provider.request({ method: "eth_requestAccounts" });
        return {
          same: provider === announced && provider === /** @type {any} */ (window).ethereum,
          accounts,
          chainId: provider.chainId,
          connected: provider.isConnected(),
          named: provider.isMetaMask,
        };
      },
    });
    const { result, error } = await world.site.outcome(visit);
    assert.equal(error, undefined, error?.message);
    assert.deepEqual(result, {
      same: true, accounts: result.accounts, chainId: "0x7a69", connected: true, named: true,
    });
    assert.equal(result.accounts[0], world.account);
  });
});
