/** Wallets of every build go on working, and a site that tells them apart finds each as it was. */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { message, permit } from "../../../examples/dapp/requests.js";
import { another, inEachBrowser } from "../harness/suite.mjs";
import { libraries } from "./bundle.mjs";

/** An address that no list names. */
const STRANGER = "0x1c5e4b0a7e4b6e9d0b0a8b7a9c0d1e2f3a4b5c6d";

/** Wallets that make their methods anew at each reading, and the methods that ask. */
const MAKING = ["proxy"];
const DOORS = ["request", "send", "sendAsync"];

/**
 * A page with the wallets of `pages/shapes.js`.
 * @param {import("../harness/suite.mjs").World} world
 * @param {import("../harness/suite.mjs").Driver} browser
 * @param {string} [scripts]
 */
function open({ site, account }, browser, scripts = "") {
  const path = `/shapes/${randomUUID()}`;
  const asking = JSON.stringify({ permit: permit(account, 31337, STRANGER), text: message(account) });
  site.serve(path, (_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Shapes</title>
      <script>window.asking = ${asking};</script><script src="/pages/shapes.js"></script></head>
      <body>${scripts}</body></html>`);
  });
  return browser.open(site.origin + path);
}

/** Runs in the page: what a site can tell of the wallets without asking them for anything that is reviewed. */
async function look() {
  const page = /** @type {any} */ (window);
  /** @type {Record<string, any>} */
  const seen = {};
  for (const name of page.names) {
    const wallet = page.wallet(name);
    /** @type {any} */
    let self;
    const listener = /** @this {any} */ function () { self = this; };
    const returned = wallet.on("accountsChanged", listener);
    wallet.emit?.("accountsChanged", []);
    seen[name] = {
      chain: await wallet.request({ method: "eth_chainId" }),
      message: await wallet.request(page.text),
      old: typeof wallet.send === "function" ? await wallet.send("eth_chainId", []) : null,
      oldest: typeof wallet.sendAsync === "function"
        ? await new Promise((resolve) => {
          wallet.sendAsync({ id: 7, method: "eth_chainId" }, (/** @type {any} */ _error, /** @type {any} */ answer) => resolve(answer));
        })
        : null,
      stays: wallet === page.wallet(name) && page.ethereum.providers.includes(wallet),
      mapped: page.ethereum.providerMap.get(name) === wallet || page.ethereum.providerMap.has(name),
      returned: returned === wallet,
      self: self === undefined ? null : self === wallet,
      keys: Reflect.ownKeys(wallet).map(String),
      tag: Object.prototype.toString.call(wallet),
      address: wallet.selectedAddress ?? null,
      flags: [wallet.isPrivate ?? null, wallet.isOld ?? null, "isPrivate" in wallet],
      sources: ["request", "on", "send"].map((key) => wallet[key] && [wallet[key].name, wallet[key].length]),
    };
  }
  const { ethereum } = page;
  return {
    seen,
    roof: [ethereum === page.ethereum, ethereum.isMetaMask, ethereum.providers.length, ethereum.providers === ethereum.providers],
    chosen: ethereum.providers.find((/** @type {any} */ each) => each.isOld) === page.wallet("old"),
  };
}

inEachBrowser("shapes", (test) => {
  test("each wallet looks and answers as without the extension", async (world) => {
    const bare = await another(world, null);
    let alone;
    try {
      alone = await (await open(world, bare)).evaluate(look);
    } finally {
      await bare.close();
    }
    const page = await open(world, world.browser);
    const here = await page.evaluate(look);
    // A wallet that makes its methods anew at each reading gets doors of its own, which can be seen.
    for (const name of MAKING) here.seen[name].keys = here.seen[name].keys.filter((/** @type {string} */ key) => !DOORS.includes(key));
    assert.deepEqual(here, alone);
    await world.browser.noReview();
  });

  test("each wallet is asked through a review, once", async (world) => {
    const page = await open(world, world.browser);
    const names = await page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).names));
    const asking = page.evaluate(() => {
      const { names: all, sign, permit: asked } = /** @type {any} */ (window);
      return Promise.all(all.map((/** @type {string} */ name) => sign(name, asked)));
    });
    // The first is let through, the others are refused.
    const { window } = await world.browser.review();
    await window.goOn();
    for (let count = 1; count < names.length; count += 1) await (await world.browser.review()).window.refuse();
    const [first, ...others] = await asking;
    assert.deepEqual(first, { result: `signed by ${names[0]}` });
    for (const { result, error } of others) assert.deepEqual([result, error?.code], [undefined, 4001]);
    const reached = await page.evaluate(() => /** @type {any} */ (window).reached);
    assert.deepEqual(reached, { [names[0] ?? ""]: [permit(world.account, 31337, STRANGER)] });
  });

  test("the Coinbase SDK finds its wallet, and its requests are reviewed", async (world) => {
    const bundle = await libraries();
    const path = `/shapes/${randomUUID()}.js`;
    world.site.serve(path, (_request, response) => {
      response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(bundle);
    });
    const page = await open(world, world.browser, `<script src="${path}"></script><script>
      const extension = wallet("private");
      extension.setAppInfo = (...told) => { window.told = told; };
      window.coinbaseWalletExtension = extension;
      window.provider = new libraries.CoinbaseWalletSDK({ appName: "A site" }).makeWeb3Provider({ options: "eoaOnly" });
    </script>`);
    const found = await page.evaluate(async () => {
      const { provider, coinbaseWalletExtension, told, text } = /** @type {any} */ (window);
      return [provider === coinbaseWalletExtension, told[0], await provider.request(text)];
    });
    assert.deepEqual(found, [true, "A site", "signed by private"]);
    const asking = page.evaluate(() => {
      const { provider, permit: asked } = /** @type {any} */ (window);
      return provider.request(asked).catch((/** @type {any} */ error) => error.code);
    });
    await (await world.browser.review()).window.refuse();
    assert.equal(await asking, 4001);
  });
});
