/** Sites with wagmi, viem and ethers, and a wallet that they find by its announcement. */

import assert from "node:assert/strict";
import { isAddressEqual, recoverMessageAddress, recoverTypedDataAddress } from "viem";
import { permit } from "../../../examples/dapp/requests.js";
import { until } from "../harness/driver.mjs";
import { inEachBrowser } from "../harness/suite.mjs";
import { libraries } from "./bundle.mjs";
import { talk } from "./talk.mjs";
import { INFO, Wallet } from "./wallet.mjs";

/** An address that no list names. */
const STRANGER = "0x1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d";

/** The chain that the wallet has beside the node's. */
const OTHER = 0x53a;

const GREETING = "Welcome to Harbour. Sign in to continue.";

/** How each library says that the person has refused. */
const REFUSED = new Map([
  ["wagmi", /\["UserRejectedRequestError",4001\]/],
  ["ethers", /^\[\["Error","ACTION_REJECTED"\],/],
]);

inEachBrowser("libraries", (test) => {
  for (const [library, refusal] of REFUSED) {
    test(`${library}`, async (world) => {
      const { browser, site } = world;
      const wallet = Wallet.at(site, world.anvil);
      wallet.chains.add(`0x${OTHER.toString(16)}`);
      const bundle = await libraries();
      site.serve(`${wallet.path}/libraries.js`, (_request, response) => {
        response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(bundle);
      });
      site.serve(`${wallet.path}/site`, (_request, response) => {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<!doctype html>
          <html lang="en"><head><meta charset="utf-8"><title>A site</title>${wallet.scripts(site.origin)}</head>
          <body><script src="${wallet.path}/libraries.js"></script>
          <script src="/pages/sites.js"></script></body></html>`);
      });
      const page = await browser.open(`${site.origin}${wallet.path}/site?site=${library}`);
      const { act, done } = talk(page);
      const [first = "", second = ""] = wallet.keys.map(({ address }) => address);
      /** @param {Record<string, any>} wanted */
      const comesTo = (wanted) => until(`the site to know ${JSON.stringify(wanted)}`, async () => {
        const { accounts, ...state } = await done("state");
        const now = { ...state, account: accounts[0]?.toLowerCase() };
        return Object.entries(wanted).every(([name, value]) => /** @type {any} */ (now)[name] === value);
      });

      assert.deepEqual(await done("found"), [INFO]);
      assert.equal((await done("connect"))[0].toLowerCase(), first);
      await comesTo({ connected: true, account: first, chainId: 31337 });

      // What is harmless passes without a window; what is not waits in it.
      const signature = await done("message", GREETING);
      assert.ok(isAddressEqual(await recoverMessageAddress({ message: GREETING, signature }), /** @type {any} */ (first)));
      assert.equal(await done("send", second), true);
      const data = JSON.parse(permit(first, 31337, STRANGER).params[1]);
      const signing = act("typed", data);
      await (await browser.review()).window.goOn();
      const { result: signed, error } = await signing;
      assert.equal(error, undefined, JSON.stringify(error));
      assert.ok(isAddressEqual(await recoverTypedDataAddress({ ...data, signature: signed }), /** @type {any} */ (first)));

      // Refusing is the same to the library whoever refuses, the person in the window or in the wallet.
      const asking = act("typed", data);
      await (await browser.review()).window.refuse();
      const here = (await asking).error;
      wallet.refuses.add("eth_signTypedData_v4").add("eth_sendTransaction").add("personal_sign");
      const askingAgain = act("typed", data);
      await (await browser.review()).window.goOn();
      const there = (await askingAgain).error;
      assert.match(JSON.stringify(here), refusal);
      assert.deepEqual(here, there);
      assert.match(JSON.stringify((await act("send", second)).error), refusal);
      assert.match(JSON.stringify((await act("message", GREETING)).error), refusal);
      wallet.refuses.clear();

      // What happens in the wallet reaches the site.
      wallet.chooseOther();
      await comesTo({ account: second });
      wallet.chooseOther();
      await comesTo({ account: first });
      wallet.chooseChain(`0x${OTHER.toString(16)}`);
      await comesTo({ chainId: OTHER });
      assert.equal(await done("choose", 31337), 31337);
      await comesTo({ chainId: 31337 });

      // The site is still connected after a reload, without asking.
      const before = wallet.asked.length;
      await page.reload();
      await comesTo({ connected: true, account: first, chainId: 31337 });
      assert.deepEqual(wallet.asked.slice(before).filter((text) => text.includes("eth_requestAccounts")), []);
      await until("the wallet to be heard", () => wallet.listening === 1);
      wallet.disconnect();
      await comesTo({ connected: false });
      await browser.noReview();
    });
  }
});
