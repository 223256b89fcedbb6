/** A dapp and a wallet in TronLink's shape, both with the real TronWeb: what is signed is what was shown. */

import assert from "node:assert/strict";
import { TronWeb, Trx } from "tronweb";
import { inEachBrowser } from "../harness/suite.mjs";

/** Cheil Credit Bank's, by the US Treasury's list. */
const LISTED = "TA3941uFAvmVibSkQ6fMJXxmaSNovX86mz";
const ACCOUNT = TronWeb.address.fromPrivateKey("01".repeat(32)) || assert.fail();

/** What a page asks for: to whom, and how often the network changes before. */
const WAYS = [
  { name: "sends TRX", changes: 0 },
  { name: "sends TRX after the network has changed", changes: 1 },
];

/** @param {number} changes */
const dapp = (changes) => ({
  name: "sends TRX",
  expect: /** @type {const} */ ("caught"),
  wallet: { arrival: /** @type {const} */ ("tronlink") },
  play: async (/** @type {import("../harness/tricks.mjs").Lab} */ lab) => {
    const page = /** @type {any} */ (window);
    const { params: [to, count] } = lab.request("payment");
    const [account] = await page.tron.request({ method: "eth_requestAccounts" });
    for (let index = 0; index < count; index += 1) page.changeTronNetwork();
    const { tronWeb } = page.tronLink;
    const blockHeader = {
      ref_block_bytes: "0001", ref_block_hash: "0000000000000001", expiration: 1800000060000, timestamp: 1800000000000,
    };
    const transaction = await tronWeb.transactionBuilder.sendTrx(to, 5_000_000, account, { blockHeader });
    const signed = await tronWeb.trx.sign(transaction);
    return [transaction.raw_data_hex, signed];
  },
  changes,
});

inEachBrowser("TronLink", (test) => {
  for (const { name, changes } of WAYS) {
    test(`a page that ${name} to a listed address is caught`, async (world) => {
      const visit = await world.visit(dapp(changes), { payment: { method: "", params: [LISTED, changes] } });
      const { window, shown } = await world.browser.review();
      assert.equal(shown.verdict, "critical");
      assert.deepEqual(world.site.reached(visit), []);
      await window.refuse();
      const { result, error } = await world.site.outcome(visit);
      assert.equal(result, undefined);
      assert.equal(error?.code, 4001, `the page was told: ${error?.message}`);
      assert.deepEqual(world.site.reached(visit), []);
    });

    test(`a page that ${name} and may, gets exactly that signed`, async (world) => {
      const visit = await world.visit(dapp(changes), { payment: { method: "", params: [LISTED, changes] } });
      await (await world.browser.review()).window.goOn();
      const { result, error } = await world.site.outcome(visit);
      assert.equal(error, undefined, error?.message);
      const [raw, signed] = result;
      assert.equal(signed.raw_data_hex, raw);
      assert.equal(Trx.ecRecover(signed), ACCOUNT);
      const [asked] = world.site.reached(visit);
      assert.equal(asked?.params[0].raw_data_hex, raw);
      await world.browser.noReview();
    });
  }
});

inEachBrowser(
  "control of TronLink",
  (test) => {
    test("without the extension, the page has it signed", async (world) => {
      const visit = await world.visit(dapp(1), { payment: { method: "", params: [LISTED, 1] } });
      const { result, error } = await world.site.outcome(visit);
      assert.equal(error, undefined, error?.message);
      assert.equal(Trx.ecRecover(result[1]), ACCOUNT);
    });
  },
  { extension: false },
);
