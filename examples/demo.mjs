#!/usr/bin/env node
/**
 * The demonstration: a local node, a dapp with a wallet, and Chromium with Countersign between the
 * two. The page asks for an unlimited approval to an address that the US Treasury lists as the
 * Lazarus Group's, and Countersign shows what that is.
 *
 *     node examples/demo.mjs [--headless]
 *
 * With a display, the browser stays open until it is closed. Without one, the review is printed,
 * pictures are saved in dist/demo, and the request is refused.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Anvil } from "../tests/browser/harness/anvil.mjs";
import { Chromium } from "../tests/browser/harness/chromium.mjs";
import { install } from "../tests/browser/harness/contracts.mjs";
import { Site } from "../tests/browser/harness/server.mjs";
import { printed, visibleLines } from "./terminal.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const EXTENSION = join(ROOT, "dist/chrome");
const PICTURES = join(ROOT, "dist/demo");

/** The node says that it is Ethereum, so that the request reads as it would to a victim. */
const ETHEREUM = 1;

/** The size of the pictures of the page. */
const PAGE_SIZE = { width: 1000, height: 860 };

/** @typedef {import("puppeteer-core").Page} Page */

/** @param {string} text */
const say = (text) => void process.stdout.write(`${text}\n`);

function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const graphical = process.platform === "darwin" || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
  return graphical && !process.argv.includes("--headless");
}

/**
 * Saves a picture of a page in each colour scheme.
 * @param {Chromium} browser
 * @param {Page} page
 * @param {string} name
 */
async function picture(browser, page, name) {
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await browser.prefer(page, scheme);
    const path = join(PICTURES, `${name}-${scheme}.png`);
    await writeFile(path, await page.screenshot());
    say(`  ${path}`);
  }
}

/**
 * Shows the review, refuses it, and says what became of it.
 * @param {Chromium} browser
 * @param {Anvil} anvil
 * @param {Page} page
 * @param {`0x${string}`} account
 */
async function refuse(browser, anvil, page, account) {
  const before = await anvil.state(account);
  await page.click("#approve");
  const { window, shown } = await browser.review();
  say(`\nThe review window (verdict: ${shown.verdict}):\n`);
  const review = await browser.reviewPage();
  say(printed(await review.evaluate(visibleLines)));
  say("\nPictures:");
  await mkdir(PICTURES, { recursive: true });
  await picture(browser, page, "page");
  await picture(browser, review, "review");

  say("\nRefusing.");
  await window.refuse();
  const outcome = await page.waitForSelector("#outcomes li[data-outcome]");
  say(`The page was told: ${await outcome?.evaluate((line) => line.textContent)}`);
  const after = await anvil.state(account);
  const unchanged = after.block === before.block && after.waiting === before.waiting;
  say(
    unchanged
      ? `The chain saw nothing: block ${after.block}, ${after.waiting} transactions of this account, as before.`
      : `The chain has CHANGED: from block ${before.block} to ${after.block}.`,
  );
  return unchanged && shown.verdict === "critical";
}

/**
 * Leaves the browser to the person, until it is closed.
 * @param {Chromium} browser
 * @param {Page} page
 */
async function leave(browser, page) {
  await page.click("#approve");
  await browser.review();
  say(`
A page has asked the wallet for an unlimited approval, and Countersign has stopped it.
Refuse it, or go on, in the window that has opened; then try the other buttons of the page.
Close the browser to end the demonstration.`);
  await new Promise((resolve) => void browser.browser.once("disconnected", resolve));
}

if (!existsSync(join(EXTENSION, "manifest.json"))) {
  throw new Error("dist/chrome holds no extension; run ./build.sh first");
}
const headed = hasDisplay();
const anvil = await Anvil.start({ chainId: ETHEREUM });
const site = await Site.start(anvil);
let well = true;
try {
  const [account] = await anvil.rpc("eth_accounts");
  await install(anvil, account);
  say(`A local node runs at ${anvil.url}, the dapp at ${site.dapp}.`);
  const browser = await Chromium.launch({ extension: EXTENSION, headed });
  try {
    const page = await browser.open(site.dapp);
    if (!headed) await page.setViewport(PAGE_SIZE);
    await page.waitForSelector("html[data-ready]");
    say("The page asks the wallet to approve an unlimited amount of USDC.");
    if (headed) await leave(browser, page);
    else well = await refuse(browser, anvil, page, account);
  } finally {
    await browser.close();
  }
} finally {
  await site.close();
  await anvil.stop();
}
process.exitCode = well ? 0 : 1;
