/** Fetching newer address sets without anybody there: by an alarm, and after the browser has been restarted. */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FRIEND } from "../../examples/dapp/requests.js";
import { compileSet, NEWLY_LISTED, Publisher, takenOver } from "./harness/bundles.mjs";
import { until } from "./harness/driver.mjs";
import { FileServer } from "./harness/file-server.mjs";
import { add, alarms, enter, says } from "./harness/own-pages.mjs";
import { another, assertNamesListed, inEachBrowser, World } from "./harness/suite.mjs";

const PUBLISHER = new Publisher(1);
const OPTIONS = "ui/options.html";
const DAY = 24 * 60 * 60;
const now = () => Math.floor(Date.now() / 1000);

inEachBrowser("updates", (test) => {
  test("an alarm fetches a newer set while that is on; settings and the set survive a restart", async (world) => {
    const folder = await takenOver(world.extension, PUBLISHER, (manifest) => {
      // Nobody can answer Chromium's own question here; Firefox's is answered by its settings.
      if (world.browser.name === "chromium") manifest.host_permissions = ["https://127.0.0.1/*"];
    });
    const profile = await mkdtemp(join(tmpdir(), "countersign-profile-"));
    const server = await FileServer.start();
    let browser = await another(world, folder, true, profile);
    try {
      server.served = { body: PUBLISHER.bundle(await compileSet("2098-01-01"), now() + DAY) };
      const url = `${server.origin}/set`;
      let page = await browser.openPage(OPTIONS);
      await enter(page, "#url", url);
      await page.click("#web-on");
      await says(page, "#set", /1 January 2098/u);
      await add(page, FRIEND, "trusted", "Bob");
      await says(page, "#trusted", /Bob/u);

      // The same alarm as the daily one, at once, and to a background that has ended.
      server.served = { body: PUBLISHER.bundle(await compileSet("2098-01-02"), now() + DAY) };
      await browser.stopBackground();
      const before = server.requests.length;
      await page.evaluate(`chrome.alarms.create("update", { when: Date.now() + 100 }), ""`);
      await until("the alarm's request", () => server.requests.length > before);
      await until("the newer set", async () => {
        await page.evaluate("location.reload(), ''").catch(() => "");
        return says(page, "#set", /2 January 2098/u).catch(() => false);
      });

      await browser.close();
      browser = await another(world, folder, true, profile);
      page = await browser.openPage(OPTIONS);
      await says(page, "#web-words", /turned on/u);
      assert.equal(await page.evaluate("document.querySelector('#url').value"), url);
      await says(page, "#set", /2 January 2098/u);
      await says(page, "#trusted", /Bob/u);
      assert.deepEqual(await alarms(page), [{ name: "update", periodInMinutes: 1440 }]);
      const own = new World(browser, world.anvil, world.site, world.account);
      const visit = await own.ask({
        method: "eth_sendTransaction",
        params: [{ from: world.account, to: NEWLY_LISTED, value: "0x1" }],
      });
      const { window, shown } = await browser.review(/2 January 2098/u);
      assertNamesListed(shown);
      await window.refuse();
      await own.wasRefused(visit);

      // Turned off, an alarm that still goes off fetches nothing.
      const last = await browser.openPage(OPTIONS);
      await last.click("#web-off");
      await says(last, "#web-words", /turned off/u);
      const fetched = server.requests.length;
      await last.evaluate(`window.over = "", chrome.alarms.onAlarm.addListener(() => { window.over = "over"; }),
        chrome.alarms.create("update", { when: Date.now() + 100 }), ""`);
      await until("the alarm", () => last.evaluate("window.over"));
      await last.evaluate("location.reload(), ''").catch(() => "");
      await says(last, "#web-words", /turned off/u);
      assert.equal(server.requests.length, fetched);
    } finally {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
      await until("the profile to be free", () => rm(profile, { recursive: true, force: true }).then(() => true, () => false));
    }
  });
});
