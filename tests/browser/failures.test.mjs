/** What breaks, breaks shut: nothing is released because something has failed. */

import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transfer } from "../../examples/dapp/requests.js";
import { until } from "./harness/driver.mjs";
import { another, assertNamesListed, inEachBrowser } from "./harness/suite.mjs";
import { PLAIN } from "./harness/tricks.mjs";

/** What a page may be told when the background has ended: refused (4001), or disconnected (4900). */
const INTERRUPTED = [4001, 4900];

/** So many bytes make a WebAssembly file that begins well and ends too soon. */
const TRUNCATED = 4096;

/**
 * A copy of the extension whose engine cannot be compiled.
 * @param {string} extension
 */
async function broken(extension) {
  const folder = await mkdtemp(join(tmpdir(), "countersign-broken-"));
  await cp(extension, folder, { recursive: true });
  const files = (await readdir(join(folder, "engine"))).filter((name) => name.endsWith(".wasm"));
  assert.ok(files.length > 0, "the engine has no WebAssembly file");
  for (const name of files) await truncate(join(folder, "engine", name), TRUNCATED);
  return folder;
}

inEachBrowser("failures", (test) => {
  test("closing the window refuses", async (world) => {
    await world.chainSeesNothing(async () => {
      const visit = await world.visit();
      const { window } = await world.browser.review();
      await window.close();
      await world.wasRefused(visit);
    });
  });

  test("a request is not released when the background ends while it is read", async (world) => {
    await world.chainSeesNothing(async () => {
      const visit = await world.visit();
      await world.browser.review();
      await world.browser.stopBackground();
      const { result, error } = await world.site.outcome(visit);
      assert.equal(result, undefined);
      assert.ok(INTERRUPTED.includes(error?.code ?? 0), `the page was told ${error?.code}: ${error?.message}`);
      assert.deepEqual(world.site.signed(visit), []);
      // The window that is left, if any, offers nothing to release.
      await until("the window to end", async () => {
        const [window] = await world.browser.reviewWindows();
        return !window || (await window.read()) === null;
      });
    });
  });

  test("the next request works after the background has ended", async (world) => {
    const interrupted = await world.visit();
    await world.browser.review();
    await world.browser.stopBackground();
    await world.site.outcome(interrupted);
    const visit = await world.visit();
    const { window, shown } = await until("a review of the next request", async () => {
      // A window that was left over may stand beside the new one until it is closed.
      for (const window of await world.browser.reviewWindows()) {
        const shown = await window.read();
        if (shown) return { window, shown };
      }
      return null;
    });
    assertNamesListed(shown);
    await window.refuse();
    await world.wasRefused(visit);
  });

  test("a page that waits can ask again after the background has ended", async (world) => {
    const visit = await world.visit({
      name: "asks twice",
      expect: "caught",
      play: async (lab) => {
        const provider = await lab.provider();
        await lab.report("first", provider.request(lab.request("approve")));
        await lab.report("second", provider.request(lab.request("approve")));
      },
    });
    const first = await world.browser.review();
    await world.browser.stopBackground();
    await world.site.outcome(visit, "first");
    await first.window.close().catch(() => {});
    await (await world.browser.review()).window.refuse();
    await world.wasRefused(visit, "second");
    assert.deepEqual(world.site.signed(visit), []);
  });

  test("a background that has ended while nothing waited starts again", async (world) => {
    const harmless = await world.ask(transfer(world.account));
    await world.wasSent(harmless, transfer(world.account));
    await world.browser.stopBackground();
    const visit = await world.visit();
    const { window, shown } = await world.browser.review();
    assertNamesListed(shown);
    await window.refuse();
    await world.wasRefused(visit);
  });

  test("an engine that does not load checks nothing, and releases nothing", async (world) => {
    const extension = await broken(world.extension);
    const browser = await another(world, extension);
    try {
      const visit = world.site.visit(PLAIN, { approve: transfer(world.account) });
      await browser.open(visit.url);
      const { window, shown } = await browser.review();
      assert.equal(shown.verdict, "unchecked");
      assert.deepEqual(world.site.signed(visit), []);
      await window.refuse();
      await world.wasRefused(visit);
    } finally {
      await browser.close();
      await rm(extension, { recursive: true });
    }
  });
});
