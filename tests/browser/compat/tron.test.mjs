/** A site with TronLink's own adapter, and a wallet in TronLink's shape that signs with the real TronWeb. */

import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { TronWeb, Trx } from "tronweb";
import { body } from "../harness/server.mjs";
import { inEachBrowser } from "../harness/suite.mjs";
import { libraries } from "./bundle.mjs";
import { talk } from "./talk.mjs";

/** Whose key the wallet has. */
const ACCOUNT = TronWeb.address.fromPrivateKey("01".repeat(32)) || assert.fail();
/** Somebody whom no list names. */
const STRANGER = TronWeb.address.fromHex("411c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d");
const USDT = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
const UNLIMITED = String(2n ** 256n - 1n);
const GREETING = "Welcome to Harbour. Sign in to continue.";

/** The first block of the main network, by whose end its network is known. */
const GENESIS = "00000000000000001ebf88508a03865c71d452e25f4d51194196a1d22b6653dc";

/** How the adapter finds the wallet: what the wallet's script has beside its address, in HTML. */
const WAYS = [
  { name: "that it finds by its announcement", attribute: "data-announces" },
  { name: "that it finds as window.tron", attribute: "" },
];

/** What the adapter makes of a refusal, which keeps the code that wallets refuse with. @type {Told} */
const REFUSED = {
  error: { name: "WalletSignTransactionError", message: "Countersign: you refused this request.", code: 4001 },
};

/**
 * @typedef {import("../harness/suite.mjs").World} World
 * @typedef {import("./talk.mjs").Told} Told
 */

/**
 * Opens a site with a wallet on it, and has it connected.
 * @param {World} world
 * @param {string} attribute
 */
async function enter({ browser, site }, attribute) {
  const run = randomUUID();
  const bundle = await libraries();
  site.serve("/tron/wallet/getblock", (_request, response) => {
    // A transaction is good for a minute after the last block, so a node's clock cannot be a fixed one.
    const block_header = { raw_data: { number: 70_000_000, timestamp: Date.now() } };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ blockID: "00000000042c1d80".padEnd(64, "5"), block_header }));
  });
  site.serve("/tron/wallet/getblockbynum", async (request, response) => {
    assert.equal(JSON.parse(await body(request)).num, 0);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ blockID: GENESIS }));
  });
  site.serve("/compat/libraries.js", (_request, response) => {
    response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(bundle);
  });
  site.serve("/compat/tron-site", (_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>A site</title><script src="/tronweb.js"></script>
      <script src="/pages/tronlink.js" data-reached="/reached?run=${run}" ${attribute}></script></head>
      <body><script src="/compat/libraries.js"></script><script src="/pages/tron-site.js"></script></body></html>`);
  });
  const url = `${site.origin}/compat/tron-site`;
  const page = await browser.open(url);
  const { act, done } = talk(page);
  assert.deepEqual(await done("connect"), { address: ACCOUNT, connected: true });
  assert.deepEqual(await done("heard"), [`connect ${ACCOUNT}`]);
  return { act, done, reached: () => site.reached({ run, url }) };
}

/**
 * Checks what the wallet gave back for a transaction: that very one, signed with its key.
 * @param {any} signed
 * @param {any} built
 */
function assertSigned(signed, built) {
  assert.equal(signed.raw_data_hex, built.raw_data_hex);
  assert.equal(signed.txID, createHash("sha256").update(Buffer.from(built.raw_data_hex, "hex")).digest("hex"));
  assert.equal(signed.signature.length, 1);
  assert.equal(Trx.ecRecover(signed), ACCOUNT);
}

inEachBrowser("TronLink's adapter", (test) => {
  for (const { name, attribute } of WAYS) {
    test(`a site does with a wallet ${name} what it always did`, async (world) => {
      const { done, reached } = await enter(world, attribute);
      assert.equal(await done("network"), "Mainnet");
      assert.equal(Trx.verifyMessageV2(GREETING, await done("message", GREETING)), ACCOUNT);
      const built = await done("build", "pay", STRANGER, 5_000_000);
      assertSigned(await done("sign"), built);
      // Letter by letter what the site asked for, in its order.
      assert.equal(JSON.stringify(reached()), JSON.stringify([
        { method: "signMessageV2", params: [GREETING] },
        { method: "sign", params: [built] },
      ]));
      assert.deepEqual(await done("heard"), []);
      await world.browser.noReview();
    });

    test(`an approval without limit for a wallet ${name} is held, and refused to the adapter`, async (world) => {
      const { act, done, reached } = await enter(world, attribute);
      await done("build", "approve", USDT, STRANGER, UNLIMITED);
      const signing = act("sign");
      const { window, shown } = await world.browser.review();
      assert.equal(shown.verdict, "warning");
      assert.match(shown.summary, /^This would let TCZCt2nu75…\S+ take all your USDT, at any time\.$/);
      assert.deepEqual(shown.findings.map(({ rule }) => rule), ["unlimited-approval"]);
      // Everything that this is about in full, as a person would compare it.
      for (const words of [ACCOUNT, STRANGER, USDT, "Tether USD", "unlimited USDT", "Network\nTron\n"]) {
        assert.ok(shown.text.includes(words), `${words} is not in: ${shown.text}`);
      }
      assert.deepEqual(reached(), []);
      await window.refuse();
      assert.deepEqual(await signing, REFUSED);
      assert.deepEqual(await done("heard"), ["WalletSignTransactionError"]);
      assert.deepEqual(reached(), []);
    });

    test(`the account of a wallet ${name} is not handed over`, async (world) => {
      const { act, done, reached } = await enter(world, attribute);
      await done("build", "handOver", STRANGER);
      for (const way of ["sign", "multiSign"]) {
        const signing = act(way);
        const { window, shown } = await world.browser.review();
        assert.equal(shown.verdict, "critical");
        assert.equal(shown.summary, "One key you do not own could empty this account; your own key would lose it.");
        assert.deepEqual(shown.findings.map(({ rule }) => rule), ["tron-permission-changed"]);
        assert.ok(shown.findings[0]?.text.includes(STRANGER), shown.findings[0]?.text);
        assert.equal(await window.acknowledgement(), "open");
        await window.refuse();
        assert.deepEqual(await signing, REFUSED);
        assert.deepEqual(await done("heard"), ["WalletSignTransactionError"]);
        assert.deepEqual(reached(), []);
      }
    });
  }
});

inEachBrowser(
  "control of TronLink's adapter",
  (test) => {
    for (const { name, attribute } of WAYS) {
      test(`without the extension, a wallet ${name} signs all of it`, async (world) => {
        const { done } = await enter(world, attribute);
        for (const given of [["approve", USDT, STRANGER, UNLIMITED], ["handOver", STRANGER]]) {
          const built = await done("build", ...given);
          assertSigned(await done("sign"), built);
        }
      });
    }
  },
  { extension: false },
);
