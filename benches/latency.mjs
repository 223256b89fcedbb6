/**
 * What Countersign costs a page: how much longer a harmless request takes from the page to the wallet,
 * beside a message that an extension does nothing with but answer it; what memory a tab needs more; and
 * how much the script in the page weighs. In real Chromium and Firefox, all on this machine.
 *
 *     node benches/latency.mjs
 */

import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Chromium } from "../tests/browser/harness/chromium.mjs";
import { until } from "../tests/browser/harness/driver.mjs";
import { Firefox } from "../tests/browser/harness/firefox.mjs";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));

/** Requests that are made before anything is measured, so that everything is loaded and compiled. */
const WARM = 100;
/** How many times so many requests are made one after the other. */
const ROUNDS = 40;
const PER_ROUND = 20;

/** A page with a wallet that answers at once, so that what is measured is the way there. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Latency</title><script>
  window.ethereum = {
    request: async ({ method }) =>
      method === "eth_chainId" ? "0x1" : method === "eth_accounts" ? ["0x1111111111111111111111111111111111111111"] : "0x",
  };
</script>`;

/** An extension that answers messages and does nothing else. @param {"chrome" | "firefox"} kind */
async function echo(kind) {
  const folder = await mkdtemp(join(tmpdir(), "countersign-echo-"));
  const manifest = {
    manifest_version: 3,
    name: "Echo",
    version: "1",
    background: kind === "chrome" ? { service_worker: "worker.js" } : { scripts: ["worker.js"] },
    content_scripts: [{ matches: ["<all_urls>"], run_at: "document_start", js: ["content.js"] }],
    ...(kind === "chrome" ? {} : { browser_specific_settings: { gecko: { id: "echo@countersign.invalid" } } }),
  };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  await writeFile(
    join(folder, "worker.js"),
    "chrome.runtime.onConnect.addListener((port) => port.onMessage.addListener((message) => port.postMessage(message)));",
  );
  await writeFile(
    join(folder, "content.js"),
    `const { port1, port2 } = new MessageChannel();
     const background = chrome.runtime.connect();
     background.onMessage.addListener((message) => port1.postMessage(message));
     port1.onmessage = ({ data }) => background.postMessage(data);
     addEventListener("echo-welcome", () => dispatchEvent(new MessageEvent("echo-offer", { ports: [port2] })));`,
  );
  return folder;
}

/**
 * Runs in the page: milliseconds for one request, once for each round.
 * @param {{ kind: "wallet" | "echo", warm: number, rounds: number, perRound: number }} plan
 */
async function measure({ kind, warm, rounds, perRound }) {
  /** @type {any} */
  const page = window;
  const text = `0x${Array.from("Sign in to Example.", (letter) => letter.charCodeAt(0).toString(16)).join("")}`;
  const request = { method: "personal_sign", params: [text, "0x1111111111111111111111111111111111111111"] };
  let once = () => page.ethereum.request(request);
  if (kind === "echo") {
    /** @type {MessagePort} */
    const port = await new Promise((resolve) => {
      addEventListener("echo-offer", (event) => resolve(/** @type {any} */ (event).ports[0]));
      dispatchEvent(new Event("echo-welcome"));
    });
    once = () => new Promise((resolve) => {
      port.onmessage = resolve;
      port.postMessage({ type: "ask", n: 1, wallet: null, request });
    });
  }
  for (let index = 0; index < warm; index += 1) await once();
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    for (let index = 0; index < perRound; index += 1) await once();
    times.push((performance.now() - start) / perRound);
  }
  return times.sort((left, right) => left - right);
}

/**
 * @param {typeof Chromium | typeof Firefox} kind
 * @param {string | null} extension
 * @param {string} url
 * @param {"wallet" | "echo"} what
 */
async function run(kind, extension, url, what) {
  const driver = await kind.launch({ extension });
  try {
    const page = await driver.open(url);
    page.setDefaultTimeout(120_000);
    const plan = { kind: what, warm: WARM, rounds: ROUNDS, perRound: PER_ROUND };
    const times = await page.evaluate(measure, plan);
    const at = (/** @type {number} */ share) => /** @type {number} */ (times[Math.floor((times.length - 1) * share)]);
    return { p50: at(0.5), p90: at(0.9), heap: driver.name === "chromium" ? await heap(page) : null };
  } finally {
    await driver.close();
  }
}

/** The scripts' memory of a page, all worlds of it, in bytes. @param {import("puppeteer-core").Page} page */
async function heap(page) {
  const fresh = await page.browser().newPage();
  await fresh.goto(page.url());
  const session = await fresh.createCDPSession();
  await session.send("HeapProfiler.enable");
  await session.send("Performance.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  await fresh.close();
  return metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? null;
}

const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
const url = `http://127.0.0.1:${port}/`;

console.log("\nPage to wallet: a harmless message, warm, milliseconds (median and p90 of rounds)\n");
console.log("                       without   no-op message   with Countersign   above no-op   ratio");
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const chosen = process.env["BROWSER"];
for (const [kind, folder, name] of /** @type {[typeof Chromium, "chrome" | "firefox", string][]} */ ([
  [Chromium, "chrome", "chromium"],
  [Firefox, "firefox", "firefox"],
])) {
  if (chosen && chosen !== name) continue;
  const echoes = await echo(folder);
  const without = await run(kind, null, url, "wallet");
  const noop = await run(kind, echoes, url, "echo");
  const guarded = await run(kind, join(DIST, folder), url, "wallet");
  await until("the folder to be free", () => rm(echoes, { recursive: true }).then(() => true, () => false));
  const figures = (/** @type {{ p50: number, p90: number }} */ one) => `${one.p50.toFixed(2)} (${one.p90.toFixed(2)})`;
  console.log(
    `${folder.padEnd(20)} ${figures(without).padStart(12)} ${figures(noop).padStart(14)} ${figures(guarded).padStart(16)}` +
      ` ${(guarded.p50 - noop.p50).toFixed(2).padStart(12)} ${(guarded.p50 / noop.p50).toFixed(2).padStart(9)}`,
  );
  if (without.heap !== null && guarded.heap !== null) {
    console.log(`  memory of the scripts of a tab: ${kilobytes(guarded.heap - without.heap)} more than ${kilobytes(without.heap)}`);
  }
}
server.close();

const script = await readFile(join(DIST, "chrome/page/wrap.js"));
console.log(`\nThe script in the page: ${kilobytes(script.length)}, ${kilobytes(gzipSync(script).length)} compressed`);
