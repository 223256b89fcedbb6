/** Wallets of every chain, reached by every name and announcement: nothing is signed unseen. */

import assert from "node:assert/strict";
import { inEachBrowser } from "../harness/suite.mjs";
import { REQUESTS } from "./requests.mjs";
import { WALLETS } from "./wallets.mjs";

inEachBrowser("wallets of every chain", (test) => {
  for (const trick of WALLETS) {
    test(`a page that ${trick.name} is caught`, async (world) => {
      const visit = await world.visit(trick, REQUESTS);
      const { window } = await world.browser.review();
      assert.deepEqual(world.site.reached(visit), [], "the request did not wait");
      await window.refuse();
      const { result, error } = await world.site.outcome(visit);
      assert.equal(result, undefined, "the request was released");
      assert.equal(error?.code, 4001, `the page was told: ${error?.message}`);
      assert.deepEqual(world.site.reached(visit), []);
      await world.browser.noReview();
    });
  }

  test("a Solana wallet gets the bytes that were reviewed, whatever the page writes later", async (world) => {
    const visit = await world.visit({
      name: "writes other bytes at the second look",
      expect: "harmless",
      wallet: { arrival: "stubs" },
      play: async (lab) => {
        const other = lab.request("text").params[0];
        let looks = 0;
        const serialize = () => {
          looks += 1;
          const said = looks === 1 ? "what was reviewed" : other;
          return Uint8Array.from([1, ...new Array(64).fill(0), ...new TextEncoder().encode(said)]);
        };
        const transaction = { serialize, signatures: [] };
        const signed = await /** @type {any} */ (window).solana.signTransaction(transaction);
        return typeof signed.signatures;
      },
    }, REQUESTS);
    const { window } = await world.browser.review();
    await window.goOn();
    assert.deepEqual(await world.site.outcome(visit), { result: "object" });
    const [asked] = world.site.reached(visit);
    assert.match(asked?.params[0], /what was reviewed$/);
  });

  test("sending what was signed here is not asked about again", async (world) => {
    const visit = await world.visit({
      name: "signs and sends",
      expect: "caught",
      wallet: { arrival: "stubs" },
      play: async (lab) => {
        const page = /** @type {any} */ (window);
        page.connectTron();
        const signed = await page.tronWeb.trx.sign(lab.request("tron").params[0]);
        return page.tronWeb.trx.sendRawTransaction(signed);
      },
    }, REQUESTS);
    const { window } = await world.browser.review();
    await window.goOn();
    assert.deepEqual(await world.site.outcome(visit), { result: "signed" });
    assert.deepEqual(world.site.reached(visit).map(({ method }) => method), ["sign", "sendRawTransaction"]);
    await world.browser.noReview();
  });

  test("a private key that a page hands over does not leave the page", async (world) => {
    const visit = await world.visit({
      name: "hands over a key",
      expect: "caught",
      wallet: { arrival: "stubs" },
      play: async (lab) => {
        const page = /** @type {any} */ (window);
        page.connectTron();
        return page.tronWeb.trx.sign(lab.request("tron").params[0], "c0ffee".repeat(10));
      },
    }, REQUESTS);
    const { window, shown } = await world.browser.review();
    assert.doesNotMatch(shown.text, /c0ffeec0ffee/);
    await window.refuse();
    const { error } = await world.site.outcome(visit);
    assert.equal(error?.code, 4001);
  });

  test("what signs nothing passes, and what wallets are stays as it was", async (world) => {
    const visit = await world.visit({
      name: "looks around",
      expect: "harmless",
      wallet: { arrival: "stubs" },
      play: async () => {
        const page = /** @type {any} */ (window);
        page.connectTron();
        const { publicKey } = await page.solana.request({ method: "connect" });
        return [
          publicKey.toString(),
          page.solana === page.phantom.solana,
          page.solana.isPhantom,
          page.solana.signMessage.name,
          page.solana.signMessage === page.solana.signMessage,
          page.tronWeb === page.tron.tronWeb,
          page.tronWeb.trx === page.tronWeb.trx,
          page.backpack.isBackpack,
          page.unisat === page.unisat,
          Object.keys(page.phantom).join(),
          typeof page.rabby,
          (await page.unisat.getAccounts()).join(),
        ];
      },
    }, REQUESTS);
    const { result, error } = await world.site.outcome(visit);
    assert.equal(error, undefined, error?.message);
    assert.deepEqual(result, [
      "11111111111111111111111111111112", true, true, "signMessage", true, true, true, true, true,
      "solana,ethereum,bitcoin", "undefined", "bc1qexample",
    ]);
    assert.deepEqual(await world.browser.reviewWindows(), []);
  });
});
