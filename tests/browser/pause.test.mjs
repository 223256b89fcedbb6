/** Pausing the warnings of a site; and wallets that open by themselves. */

import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { approve, COLLECTION, LISTED, message } from "../../examples/dapp/requests.js";
import { withBare } from "./harness/bare.mjs";
import { until } from "./harness/driver.mjs";
import { says, send } from "./harness/own-pages.mjs";
import { assertNamesListed, inEachBrowser, World } from "./harness/suite.mjs";

/** @typedef {import("./harness/driver.mjs").ReviewWindow} Page */

/** A contract that nobody knows: an account that is none would be worse than a warning. */
const STRANGER = COLLECTION;

/**
 * Runs inside the popup; returns what it says of the site in front. Where it says nothing of one, it is
 * loaded anew, once: a second time might end what the test is doing in the popup by then.
 */
function site() {
  const popup = /** @type {typeof globalThis & { left?: true }} */ (globalThis);
  const shown = document.querySelector("#shown:not([hidden])");
  if (!shown || popup.left) return "";
  const named = /** @type {HTMLElement} */ (shown.querySelector("#site")).innerText;
  if (!named) {
    popup.left = true;
    location.reload();
  }
  return named;
}

/**
 * Opens the popup while a page is in front. A browser shows it over the page; here it is a tab behind it,
 * which is loaded anew when the page is in front.
 * @param {World} world
 * @param {import("puppeteer-core").Page} page
 */
async function popupOver(world, page) {
  const popup = await world.browser.openPage("ui/popup.html");
  await page.bringToFront();
  // A browser may say only a moment later which tab is in front.
  await until("the popup to name the site", () => popup.evaluate(`(${site.toString()})()`));
  return popup;
}

/** @param {Page} popup @param {string} selector */
async function press(popup, selector) {
  const pressed = await popup.evaluate(`document.querySelector(${JSON.stringify(selector)}).click(), "pressed"`);
  assert.equal(pressed, "pressed");
}

inEachBrowser("pause", (test) => {
  test("a person pauses a site's warnings, and ends the pause", async (world) => {
    const warned = approve(world.account, STRANGER, 2n ** 255n);
    const visit = await world.ask(warned);
    const first = await world.browser.review();
    assert.equal(first.shown.verdict, "warning");
    await first.window.refuse();
    await world.wasRefused(visit);

    const popup = await popupOver(world, visit.page);
    const { host } = new URL(world.site.origin);
    assert.match(await says(popup, "#site", /Pause warnings/), new RegExp(host));
    await press(popup, "#site .pause");
    await says(popup, "#site", /Paused until/);

    // A warning passes, what is worse does not, and the window says why it is there all the same.
    await world.wasSent(await world.ask(warned), warned);
    const listed = await world.ask(approve(world.account, LISTED));
    const second = await world.browser.review(/You paused the warnings of this site until/);
    assertNamesListed(second.shown);
    await second.window.refuse();
    await world.wasRefused(listed);
    // A frame of another site in the paused one is none of it.
    const framed = await world.visit(
      {
        name: "asks from a frame of another origin",
        expect: "caught",
        inner: async (lab) => (await lab.provider()).request(lab.request("approve")),
        play: async (lab) => void (await lab.frame("cross-origin")),
      },
      { approve: warned },
    );
    const third = await world.browser.review(/a frame of/);
    await third.window.refuse();
    await world.wasRefused(framed);

    const again = await popupOver(world, visit.page);
    await says(again, "#counts", /passed while paused\s+1/);
    await press(again, "#site .resume");
    await says(again, "#site", /Pause warnings/);
    const last = await world.ask(warned);
    const fourth = await world.browser.review();
    assert.doesNotMatch(fourth.shown.text, /You paused/);
    await fourth.window.refuse();
    await world.wasRefused(last);
  });

  test("a pause outlives the background, and nobody but the popup starts one", async (world) => {
    const warned = approve(world.account, STRANGER, 2n ** 255n);
    const visit = await world.ask(message(world.account));
    await world.site.outcome(visit);
    const known = await world.browser.openPage("ui/known.html");
    assert.equal(await send(known, { type: "pause", origin: world.site.origin }), "null");
    const popup = await popupOver(world, visit.page);
    await says(popup, "#site", /Pause warnings/);
    await press(popup, "#site .pause");
    await says(popup, "#site", /Paused until/);
    await world.browser.stopBackground();
    await world.wasSent(await world.ask(warned), warned);
    const again = await popupOver(world, visit.page);
    await says(again, "#site", /Paused until/);
    await press(again, "#site .resume");
    await says(again, "#site", /Pause warnings/);
  });

  test("a wallet that opens by itself is told of, where the browser can", async (world, context) => {
    if (world.browser.name !== "chromium") {
      const settings = await world.browser.openPage("ui/options.html");
      await says(settings, "#around-words", /nothing to recognise/);
      context.diagnostic("Firefox gives each installation of an extension an address of its own");
      return;
    }
    // A wallet that does nothing but open its window when it is told to.
    const wallet = await mkdtemp(join(tmpdir(), "countersign-wallet-"));
    const { installed, id } = await stubWallet(wallet);
    await withBare(
      world,
      async (browser) => {
        const off = await browser.openPage("ui/options.html");
        await says(off, "#around-words", /turned on/);
        assert.equal(await browser.browser.installExtension(installed), id);
        const opener = await browser.open(`chrome-extension://${id}/home.html`);
        await opener.evaluate(() => /** @type {any} */ (globalThis).chrome.windows.create({ url: "notification.html#/connect", type: "popup" }));
        await opener.evaluate(() => /** @type {any} */ (globalThis).chrome.windows.create({ url: "notification.html#/confirm", type: "popup" }));
        const told = await until("the window that tells", async () => {
          for (const target of browser.browser.targets()) {
            if (/\/ui\/around\.html$/.test(target.url())) return target.page().catch(() => null);
          }
          return null;
        });
        const text = await until("what it says", async () => {
          const text = String(await told.evaluate("document.querySelector('#shown:not([hidden])')?.innerText ?? ''"));
          return /went around|gone around/.test(text) && text;
        });
        assert.match(text, /Stub wallet has opened a window/);
        assert.match(text, /refuse there/);
        assert.equal(browser.browser.targets().filter((target) => /\/ui\/around\.html$/.test(target.url())).length, 1);
      },
      async (manifest, folder) => {
        // Nobody can answer Chromium's own question here.
        manifest.permissions.push("tabs");
        delete manifest.optional_permissions;
        await writeFile(
          join(folder, "background/wallets.js"),
          `export const WALLETS = { __proto__: null, "${id}": "Stub wallet" };`,
        );
      },
    );
    await rm(wallet, { recursive: true });
  });
});

/**
 * Writes a wallet with a fixed id, which Chromium makes of its key.
 * @param {string} folder
 */
async function stubWallet(folder) {
  const { createHash, generateKeyPairSync } = await import("node:crypto");
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const der = publicKey.export({ format: "der", type: "spki" });
  const id = Array.from(createHash("sha256").update(der).digest("hex").slice(0, 32), (digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
  const installed = join(folder, "wallet");
  await mkdir(installed);
  const manifest = { manifest_version: 3, name: "Stub wallet", version: "1", key: der.toString("base64") };
  await writeFile(join(installed, "manifest.json"), JSON.stringify(manifest));
  await writeFile(join(installed, "home.html"), "<!doctype html><title>Home</title>");
  await writeFile(join(installed, "notification.html"), "<!doctype html><title>Confirm</title>");
  return { installed, id };
}
