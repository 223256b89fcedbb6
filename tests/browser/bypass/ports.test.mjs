/**
 * Wallets that let pages talk to their extension directly, as MetaMask does in Chromium. There is no script
 * of the wallet's in the page, and no event that anybody could stop.
 */

import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { another, inEachBrowser } from "../harness/suite.mjs";
import { REQUESTS } from "./requests.mjs";

/** @typedef {import("../harness/tricks.mjs").Trick} Trick */

/** Runs as the worker of an extension that signs whatever a page asks. */
function worker() {
  /** @param {any} message */
  const answer = ({ type, data, ...rest }) => {
    const asked = data ?? rest;
    const result = asked.method === undefined ? { echo: rest } : `signed ${JSON.stringify(asked)}`;
    return type ? { type, data: { jsonrpc: "2.0", id: asked.id, result } } : { id: asked.id, result };
  };
  chrome.runtime.onConnectExternal.addListener((port) => port.onMessage.addListener((message) => port.postMessage(answer(message))));
  chrome.runtime.onMessageExternal.addListener((message, _sender, respond) => respond(answer(message)));
}

/** @param {import("../harness/driver.mjs").Driver} driver */
async function install(driver) {
  const folder = await mkdtemp(join(tmpdir(), "connectable-"));
  await writeFile(join(folder, "manifest.json"), JSON.stringify({
    manifest_version: 3,
    name: "Connectable",
    version: "1",
    background: { service_worker: "worker.js" },
    externally_connectable: { matches: ["http://127.0.0.1/*"] },
  }));
  await writeFile(join(folder, "worker.js"), `(${worker})();`);
  return driver.browser.installExtension(folder);
}

/** @param {string} name @param {Trick["play"]} play @returns {Trick} */
const trick = (name, play) => ({ name, expect: "caught", play });

const TRICKS = [
  trick("opens a port to the wallet's extension", (lab) => new Promise((resolve, reject) => {
    const port = chrome.runtime.connect(lab.request("extension").params[0]);
    port.onMessage.addListener(({ data: { result, error } }) => (error ? reject(error) : resolve(result)));
    const request = { scope: "eip155:1", request: lab.request("approve") };
    port.postMessage({ type: "caip-348", data: { jsonrpc: "2.0", id: 1, method: "wallet_invokeMethod", params: request } });
  })),
  trick("sends the wallet's extension one message", async (lab) => {
    const message = { id: 1, ...lab.request("approve") };
    const { result, error } = await chrome.runtime.sendMessage(lab.request("extension").params[0], message);
    if (error) throw error;
    return result;
  }),
  trick("sends the wallet's extension one message, with a callback", (lab) => new Promise((resolve, reject) => {
    const message = { id: 1, nested: { deeper: lab.request("approve") } };
    chrome.runtime.sendMessage(lab.request("extension").params[0], { ...message, ...lab.request("approve") }, (/** @type {any} */ { result, error }) =>
      (error ? reject(error) : resolve(result)));
  })),
];

inEachBrowser("ports", (test) => {
  /** @type {string | undefined} */
  let extension;

  for (const one of TRICKS) {
    test(`a page that ${one.name} is caught`, async (world, context) => {
      if (world.browser.name === "firefox") return context.skip("pages have no ports to extensions there");
      extension ??= await install(world.browser);
      const visit = await world.visit(one, { ...REQUESTS, extension: { method: "", params: [extension] } });
      const { window, shown } = await world.browser.review();
      assert.equal(shown.verdict, "critical");
      await window.refuse();
      const { result, error } = await world.site.outcome(visit);
      assert.equal(result, undefined);
      assert.equal(error?.code, 4001, `the page was told: ${error?.message}`);
      await world.browser.noReview();

      const again = await world.visit(one, { ...REQUESTS, extension: { method: "", params: [extension] } });
      await (await world.browser.review()).window.goOn();
      assert.match((await world.site.outcome(again)).result, /^signed .*095ea7b3/);
    });
  }

  test("what is no wallet's message passes as it is", async (world, context) => {
    if (world.browser.name === "firefox") return context.skip("pages have no ports to extensions there");
    extension ??= await install(world.browser);
    const visit = await world.visit(trick("talks to an extension of its own", async (lab) => {
      const [id] = lab.request("extension").params;
      const { result } = await chrome.runtime.sendMessage(id, { hello: ["you", { there: 1 }] });
      /** @type {Promise<any>} */
      const answered = new Promise((resolve) => {
        const port = chrome.runtime.connect(id, { name: "mine" });
        port.onMessage.addListener((message) => resolve([port.name, message.result.echo]));
        port.postMessage({ hello: 2 });
      });
      return [result.echo, await answered, chrome.runtime.connect.name];
    }), { extension: { method: "", params: [extension] } });
    const { result, error } = await world.site.outcome(visit);
    assert.equal(error, undefined, error?.message);
    assert.deepEqual(result, [{ hello: ["you", { there: 1 }] }, ["mine", { hello: 2 }], "connect"]);
    assert.deepEqual(await world.browser.reviewWindows(), []);
  });

  test("without the extension, each of these pages succeeds", async (world, context) => {
    if (world.browser.name === "firefox") return context.skip("pages have no ports to extensions there");
    const bare = await another(world, null);
    try {
      const id = await install(bare);
      for (const one of TRICKS) {
        const visit = world.site.visit(one, { ...world.requests, ...REQUESTS, extension: { method: "", params: [id] } });
        await bare.open(visit.url);
        assert.match((await world.site.outcome(visit)).result, /^signed .*095ea7b3/);
      }
    } finally {
      await bare.close();
    }
  });
});
